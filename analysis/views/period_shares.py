"""Shares by period: who fights, who is said to be there, who is merely named, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from analysis.tables import Tables
from analysis.views.degrees import FIGHTS, LEAVES, NAMED, THERE, partner_degrees
from analysis.views.denominator import original_articles
from analysis.views.drawn import Drawn, counted_line, too_few
from analysis.views.keys import draw_key
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.partner_fights import RUSSIAN, fight_tellings, fights
from analysis.views.periods import Boundary, Period, period_of, say_outside, split_time
from analysis.views.remember import remembered
from analysis.views.resampling import (
    FEWEST_WEEKS,
    Share,
    say_share,
    say_size,
    share_of,
    weeks,
)
from analysis.views.statements import PARTNER_BLOCS
from analysis.views.style import BLOCS, FAINT, INK, MUTED, PAPER
from analysis.views.words import count

MEASURES = {
    FIGHTS: "of the violent events",
    THERE: "of the dispatches read",
    NAMED: "of the dispatches read",
}
COLUMNS = ["period", "measure", "bloc", "share"]
KEY = "From top to bottom:"
TOO_FEW = "Too few events and dispatches to compare who fights, who is there, who is named"
LABEL, GUTTER, LINE, PAD, FOOT = 1.55, 0.25, 0.155, 0.1, 0.8


class Counted(NamedTuple):
    """What one measure counts: dates, weeks and for each bloc whether a row is a hit."""

    first: pd.Series
    last: pd.Series
    week: pd.Series
    hits: pd.DataFrame


def period_shares(tables: Tables, boundaries: Sequence[Boundary]) -> pd.DataFrame:
    """Return the shares of each bloc by period: ``period``, ``measure``, ``bloc``, ``share``.

    The measure « in a fight » counts violent events in which a force of the bloc takes part; « said
    to be there » the dispatches that say so; « merely named » those that do no more than name it.
    ``share`` is a ``Share``: weeks are drawn again. Rows without a period are left out.
    """
    periods = split_time(boundaries)
    rows = [
        (period.name, measure, bloc, share_of(rows.hits.loc[inside, bloc], rows.week[inside]))
        for measure, rows in _counted(tables).items()
        for inside, period in _in_periods(rows, periods)
        for bloc in PARTNER_BLOCS
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def period_table(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the shares as a table to read: a row for each period and measure, blocs as columns."""
    table = shares.assign(share=[say_share(share) for share in shares["share"]])
    table = table.pivot_table(
        index=["period", "measure"], columns="bloc", values="share", aggfunc="first", sort=False
    )
    table = table.reindex(columns=list(PARTNER_BLOCS)).reset_index()
    return table.rename(columns={bloc: BLOCS[bloc].name for bloc in PARTNER_BLOCS})


def draw_period_shares(
    tables: Tables, boundaries: Sequence[Boundary], shares: pd.DataFrame
) -> Drawn:
    """Draw the shares of ``period_shares``; a period with too few rows says so instead."""
    if not any(share.is_shown for share in shares["share"]):
        most = max(share.n for share in shares["share"])
        return too_few(
            tables, TOO_FEW, most, FEWEST_FOR_SHARES, "events or dispatches in the fullest period"
        )
    periods = list(dict.fromkeys(shares["period"]))
    blocs = [
        bloc
        for bloc in PARTNER_BLOCS
        if any(share.hits for share in shares.loc[shares["bloc"] == bloc, "share"])
    ]
    row = LINE * max(len(blocs), 2) + PAD
    sheet = Sheet(
        _finding(shares),
        _subtitle(),
        counted_line(tables, "every share stands in the table below with its numbers."),
        height=row * len(periods) + FOOT + 0.2,
    )
    width = (WIDTH - LABEL - EDGE - GUTTER * len(MEASURES)) / len(MEASURES)
    for n, measure in enumerate(MEASURES):
        left = LABEL + n * (width + GUTTER)
        ax = sheet.axes(left=left, right=WIDTH - left - width, top=0.2, bottom=FOOT)
        found = shares[shares["measure"] == measure]
        _frame(ax, periods, row, measure, is_first=n == 0)
        for m, period in enumerate(periods):
            _draw_period(ax, found[found["period"] == period], blocs, m * row, row)
    draw_key(sheet, blocs, KEY, "not specified")
    return Drawn(sheet.figure, _caption(tables, boundaries))


@remembered
def _counted(tables: Tables) -> dict[str, Counted]:
    """Return the rows of each measure: events, or dispatches, with a column for each bloc."""
    events = fights(fight_tellings(tables))
    articles = original_articles(tables).set_index("article_id")
    dates = articles["published_earliest"], articles["published_latest"]
    degrees = partner_degrees(tables)
    degrees = degrees[degrees["article_id"].isin(articles.index)]
    more = degrees[degrees["degree"].isin([FIGHTS, THERE, LEAVES])]
    found = {
        FIGHTS: Counted(
            events["date_earliest"], events["date_latest"], events["week"], events[_BLOCS]
        )
    }
    for measure in (THERE, NAMED):
        said, further = (
            _says(degrees[degrees["degree"] == measure], articles),
            _says(more, articles),
        )
        hits = said & ~further if measure == NAMED else said
        found[measure] = Counted(*dates, weeks(*dates), hits)
    return found


_BLOCS = list(PARTNER_BLOCS)


def _says(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return which articles have a row on each bloc."""
    return pd.DataFrame(
        {
            bloc: articles.index.isin(rows.loc[rows["bloc"] == bloc, "article_id"])
            for bloc in PARTNER_BLOCS
        },
        index=articles.index,
    )


def _in_periods(rows: Counted, periods: Sequence[Period]) -> list[tuple[pd.Series, Period]]:
    number = period_of(rows.first, rows.last, periods)
    return [((number == n).fillna(False), period) for n, period in enumerate(periods)]


def _frame(ax: Axes, periods: Sequence[str], row: float, measure: str, *, is_first: bool) -> None:
    ax.set_xlim(0, 1)
    ax.set_ylim(row * len(periods), 0)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "25", "50", "75", "100"])
    ax.set_xlabel(f"% {MEASURES[measure]}", size=8, color=MUTED)
    ax.set_title(measure, size=9, weight="bold", loc="left", color=INK)
    names = [clip_lines(period, 8, LABEL - 0.2, 2) for period in periods]
    ax.set_yticks([(n + 0.5) * row for n in range(len(periods))], names)
    ax.tick_params(axis="y", labelleft=is_first, labelsize=8)
    for n in range(1, len(periods)):
        ax.axhline(n * row, color=FAINT, linewidth=0.8, zorder=0, gid="ground:row")


def _draw_period(
    ax: Axes, shares: pd.DataFrame, blocs: Sequence[str], top: float, row: float
) -> None:
    by_bloc: dict[str, Share] = dict(zip(shares["bloc"], shares["share"], strict=True))
    some = next(iter(by_bloc.values()))
    if not some.is_shown:
        words = f"{say_size(some)}: too few"
        ax.text(0.5, top + row / 2, words, size=7.2, color=MUTED, ha="center", va="center")
        return
    ax.text(1.0, top + 0.07, say_size(some), size=6.6, color=MUTED, ha="right", va="center")
    for m, bloc in enumerate(blocs):
        share, y = by_bloc[bloc], top + PAD / 2 + (m + 0.5) * (row - PAD) / len(blocs)
        style = {"color": BLOCS[bloc].colour, "zorder": 3}
        name = f"{BLOCS[bloc].name}: {say_share(share)}"
        # Nobody at all: only the bound of what may have been missed, drawn thin.
        width = 1.6 if share.hits else 0.6
        ax.plot([share.low, share.high], [y, y], linewidth=width, gid="ground:interval", **style)
        ax.plot(
            [share.share], [y], marker=BLOCS[bloc].marker, markersize=5, linestyle="",
            markeredgecolor=PAPER, markeredgewidth=0.5, label=name, **style,
        )  # fmt: skip


def _finding(shares: pd.DataFrame) -> str:
    """Say how often the Russian side fights in the first and in the last period that shows it."""
    chosen = shares[(shares["measure"] == FIGHTS) & (shares["bloc"] == RUSSIAN)]
    shown = [
        (period, share)
        for period, share in zip(chosen["period"], chosen["share"], strict=True)
        if share.is_shown
    ]
    if not shown:
        return f"Fewer than {FEWEST_FOR_SHARES} violent events in every period"
    said = [f"{share.share * 100:.0f} % ({period})" for period, share in (shown[0], shown[-1])]
    told = " and in ".join(said[: len(shown)])
    return f"Russian forces take part in {told} of the violent events told of"


def _subtitle() -> str:
    return (
        "Each event and each dispatch counts once, reprints left out. From "
        f"n = {FEWEST_FOR_SHARES} in {FEWEST_WEEKS} weeks on a share is drawn; its line is the "
        "interval of 95 % when weeks are drawn again."
    )


def _caption(tables: Tables, boundaries: Sequence[Boundary]) -> str:
    periods = split_time(boundaries)
    rows = _counted(tables)
    outside = [
        say_outside(rows[measure].first, rows[measure].last, periods, what)
        for measure, what in ((FIGHTS, "event"), (THERE, "dispatch"))
    ]
    return (
        f"{count(len(periods), 'period')}. A fight is counted at its own date, a dispatch at its "
        f"date of publication. {' '.join(outside)} These are shares of what dispatches tell, not "
        "of what happened."
    )
