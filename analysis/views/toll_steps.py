"""A toll through successive dispatches drawn: a step each time a speaker's number changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.counting import say_number
from analysis.views.dates import number, read_date
from analysis.views.drawn import Drawn, source_line, too_few
from analysis.views.episodes import episode_cards
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, text_width
from analysis.views.revisions import (
    ATTACKED,
    COPY,
    FEWEST_DISPATCHES,
    HIGHER,
    LOWER,
    NO_SPEAKER,
    Series,
    Telling,
    toll_series,
)
from analysis.views.style import BLOCS, FAINT, INK, MUTED, Bloc
from analysis.views.timeaxis import Window, tear, torn_axes, window_boxes
from analysis.views.words import count, join

MOST_PANELS = 6
LEFT, WORDS = 0.55, 2.75
HEAD, FOOT, GAP, LEAST, LINE, SIZE = 0.42, 0.42, 0.16, 0.95, 0.16, 7.4
STEP = 0.1  # inches between two marks that would hide each other
MOST_NUMBERS = 4
# The dispatches' own words have no side: a small dark mark that is no bloc's.
OWN_WORDS = Bloc(NO_SPEAKER, "#3d3d3d", ".")


class Place(NamedTuple):
    """Where a telling is drawn: its window and its day's number on the axis, moved aside."""

    window: int
    x: float


def toll_revisions(tables: Tables) -> Drawn:
    """Draw the numbers that successive dispatches give for the dead of one episode, as steps.

    One panel an episode and side of the dead; the colour is the speaker's side. Drawn where at
    least ``FEWEST_DISPATCHES`` dispatches, copies apart, count the same dead; beyond
    ``MOST_PANELS`` those that change most often and are told most often.
    """
    found = toll_series(tables)
    if not found:
        title = "No toll can be followed from one dispatch to the next"
        told = _most_dispatches(tables)
        several = "dispatch" if told == 1 else "dispatches"
        what = f"{several} at most on the dead of one episode, copies apart"
        why = "A toll that one dispatch tells once has no history."
        return too_few(tables, title, told, FEWEST_DISPATCHES, what, why)
    shown = _most_telling(found)
    cards = episode_cards(tables)
    depths = [_depth(one) for one in shown]
    sheet = Sheet(
        _finding(found), _subtitle(found, shown), source_line(tables),
        height=sum(depths) + GAP * (len(shown) - 1),
    )  # fmt: skip
    top = 0.0
    for series, depth in zip(shown, depths, strict=True):
        _draw_panel(sheet, series, " · ".join(cards.loc[series.episode]), top, depth)
        top += depth + GAP
    return Drawn(sheet.figure, _caption(found))


def _most_dispatches(tables: Tables) -> int:
    """Return how many dispatches, copies apart, tell of the dead of one event at most."""
    copies = tables.articles.loc[tables.articles["near_duplicate_of"].notna(), "article_id"]
    event_of = tables.reports.set_index("report_id")["event_id"]
    tolls = tables.tolls[tables.tolls["outcome"] == "killed"]
    tolls = tolls[~tolls["article_id"].isin(copies)]
    told = tolls.groupby(tolls["report_id"].map(event_of))["article_id"].nunique()
    return int(told.max()) if len(told) else 0


def _most_telling(found: Sequence[Series]) -> list[Series]:
    """Return the series to draw, in the order of the events."""
    ranked = sorted(
        range(len(found)),
        key=lambda n: (
            not found[n].is_revised,
            not found[n].is_violent,
            -found[n].originals,
            -len(found[n].tellings),
            n,
        ),
    )
    return [found[n] for n in sorted(ranked[:MOST_PANELS])]


def _depth(series: Series) -> float:
    sides = len({one.side for one in series.tellings})
    return HEAD + max(LEAST, sides * LINE * 2 + 0.05) + FOOT


def _draw_panel(sheet: Sheet, series: Series, title: str, top: float, depth: float) -> None:
    dated = [one for one in series.tellings if not pd.isna(one.first) and not pd.isna(one.last)]
    windows = tear(date for date in map(read_date, [one.published for one in dated]) if date)
    box = {"left": LEFT, "right": WORDS + EDGE}
    _write_head(sheet, series, title, top)
    if not dated:
        windows = windows[:1]
    body = {"top": top + HEAD, "bottom": sheet.height - top - depth + FOOT}
    axes = torn_axes(sheet, windows, **box, **body)
    _frame(axes, series)
    widths = [width for _, width in window_boxes(windows, **box)]
    tall = depth - HEAD - FOOT
    places = _places(dated, windows, widths, axes[0].get_ylim()[1] / tall)
    for side in dict.fromkeys(one.side for one in dated):
        _draw_side(axes, [(one, at) for one, at in zip(dated, places, strict=True)
                          if one.side == side])  # fmt: skip
    _write_sides(sheet, series, top + HEAD)


def _write_head(sheet: Sheet, series: Series, title: str, top: float) -> None:
    y = (sheet.below + sheet.height - top) / sheet.total
    x = EDGE / sheet.width
    rule = (sheet.width - 2 * EDGE) / sheet.width
    sheet.figure.patches.append(
        Rectangle((x, y), rule, 0.008 / sheet.total, facecolor=FAINT,
                  transform=sheet.figure.transFigure, figure=sheet.figure)
    )  # fmt: skip
    words = clip_lines(title, 8.5, 5.0, 1)
    down = 0.06 / sheet.total
    sheet.figure.text(x, y - down, words, size=8.5, weight="bold", va="top", color=INK)
    style = {"size": SIZE, "va": "top", "color": MUTED}
    room = sheet.width - 2 * EDGE - text_width(words, 8.5, "bold") - 0.25
    says = clip_lines(_panel_words(series), SIZE, room, 1)
    sheet.figure.text(x + rule, y - down * 1.2, says, ha="right", **style)


def _panel_words(series: Series) -> str:
    copies = len({one.article_id for one in series.tellings if one.change == COPY})
    apart = "" if series.is_violent else "; no act of war"
    groups = join([BLOCS[group].name for group in series.groups])
    who = f" ({groups})" if groups else ""
    more = f", {count(copies, 'copy', 'copies')}" if copies else ""
    told = count(series.originals, "dispatch", "dispatches")
    return f"{f'dead {series.victims}'.strip()}{who}{apart} · {told}{more}"


def _frame(axes: Sequence[Axes], series: Series) -> None:
    most = max((one.number.high or one.number.low or 0) for one in series.tellings)
    axes[0].set_ylim(0, max(most, 1) * 1.22)
    axes[0].yaxis.get_major_locator().set_params(integer=True, nbins=4)
    axes[0].tick_params(axis="y", labelsize=SIZE)
    for ax in axes:
        ax.tick_params(axis="x", labelsize=SIZE)
        ax.grid(axis="y", color=FAINT, linewidth=0.7)
    axes[0].set_ylabel("dead", size=SIZE, labelpad=2)


def _places(
    dated: Sequence[Telling], windows: Sequence[Window], widths: Sequence[float], tall: float
) -> list[Place]:
    """Give each telling a place where it hides no other; ``tall`` is how many dead an inch is."""
    taken: list[tuple[int, float, float]] = []
    places = []
    for one in dated:
        day = one.first.date() + (one.last.date() - one.first.date()) / 2
        n = next(n for n, window in enumerate(windows) if window.first <= day <= window.last)
        inch = (number(day) - number(windows[n].first)) / windows[n].days * widths[n]
        y = (one.number.low or 0) / tall
        while any(n == m and abs(inch - x) < STEP and abs(y - v) < STEP for m, x, v in taken):
            inch += STEP
        taken.append((n, inch, y))
        places.append(Place(n, number(windows[n].first) + inch / widths[n] * windows[n].days))
    return places


def _draw_side(axes: Sequence[Axes], told: Sequence[tuple[Telling, Place]]) -> None:
    look = _look(told[0][0])
    steps = [(at, one.number.low or 0) for one, at in told if one.change != COPY]
    if len(steps) > 1:
        xs, ys = [at.x for at, _ in steps], [low for _, low in steps]
        for n, ax in enumerate(axes):
            if steps[0][0].window <= n <= steps[-1][0].window:
                style = {"color": look.colour, "linewidth": 1.1, "drawstyle": "steps-post"}
                ax.plot(xs, ys, label=f"{told[0][0].side}, step by step", zorder=2, **style)
    for one, at in told:
        _draw_telling(axes[at.window], one, at.x)


def _draw_telling(ax: Axes, one: Telling, x: float) -> None:
    look = _look(one)
    low, high = one.number.low or 0, one.number.high or 0
    name = f"{one.side}: {say_number(one.number)}{', a copy' if one.change == COPY else ''}"
    days = (one.last - one.first).days
    if days:
        tall = (high - low) or ax.get_ylim()[1] * 0.03
        foot = low if high > low else low - tall / 2
        bar = Rectangle(
            (number(one.first.date()) - 0.5, foot), days + 1, tall, zorder=2,
            label=f"published within: {name}", facecolor=(*to_rgb(look.colour), 0.22),
            edgecolor=look.colour, linewidth=0.8,
        )  # fmt: skip
        ax.add_patch(bar)
    elif high > low:
        ax.plot(
            [x, x], [low, high], color=look.colour, linewidth=3, alpha=0.5, label=f"range: {name}"
        )
    if one.number.is_open:
        reach = max(low, high) + ax.get_ylim()[1] * 0.12
        line = {"color": look.colour, "linewidth": 1.1, "gid": "ground:reach"}
        ax.plot([x, x], [max(low, high), reach], **line)
        ax.plot([x], [reach], marker="^", markersize=4, color=look.colour, gid="ground:tip")
    face = "white" if one.change == COPY else look.colour
    edge = {"markerfacecolor": face, "markeredgecolor": look.colour, "markeredgewidth": 1.1}
    size = 9 if look is OWN_WORDS else 6
    style = {"marker": look.marker, "markersize": size, "linestyle": "", "zorder": 4}
    ax.plot([x], [low], label=name, **style, **edge)


def _write_sides(sheet: Sheet, series: Series, top: float) -> None:
    """Write beside the panel each side with its mark and its numbers one after the other."""
    ax = sheet.axes(left=WIDTH - WORDS, right=EDGE, top=top, bottom=sheet.height - top - LEAST)
    ax.axis("off")
    ax.set_xlim(0, WORDS - EDGE)
    ax.set_ylim(LEAST, 0)
    for n, side in enumerate(dict.fromkeys(one.side for one in series.tellings)):
        told = [one for one in series.tellings if one.side == side]
        look = _look(told[0])
        y = 0.08 + n * LINE * 2
        size = 9 if look is OWN_WORDS else 5
        mark = {"marker": look.marker, "color": look.colour, "markersize": size, "linestyle": ""}
        ax.plot([0.06], [y], gid="ground:key", clip_on=False, **mark)
        style = {"size": SIZE, "va": "center", "clip_on": False}
        ax.text(0.17, y, clip_lines(side, SIZE, WORDS - 0.4, 1), color=INK, **style)
        words = clip_lines(_numbers(told), SIZE, WORDS - 0.4, 1)
        ax.text(0.17, y + LINE * 0.9, words, color=MUTED, **style)


def _look(one: Telling) -> Bloc:
    return OWN_WORDS if one.side == NO_SPEAKER else BLOCS[one.bloc]


def _numbers(told: Sequence[Telling]) -> str:
    """Return a side's numbers in order, a repeated one once; copies only where nothing else is."""
    said = [one for one in told if one.change != COPY] or told
    words = [f"{say_number(one.number)}{f' ({one.stage})' if one.stage else ''}" for one in said]
    words = [word for n, word in enumerate(words) if n == 0 or word != words[n - 1]]
    if len(words) > MOST_NUMBERS:
        words = [words[0], "…", *words[1 - MOST_NUMBERS :]]
    times = count(len({one.article_id for one in said}), "dispatch", "dispatches")
    copied = " (a copy)" if said[0].change == COPY else ""
    return f"{' → '.join(words)}  in {times}{copied}"


def _finding(found: Sequence[Series]) -> str:
    changes = [{one.change for one in series.tellings} for series in found]
    up, down = (sum(way in said for said in changes) for way in (HIGHER, LOWER))
    return (
        f"Of {count(len(found), 'toll')} that several dispatches tell, {up} "
        f"{'is' if up == 1 else 'are'} raised and {down} lowered by a speaker later on"
    )


def _subtitle(found: Sequence[Series], shown: Sequence[Series]) -> str:
    left = len(found) - len(shown)
    more = f" Shown: {len(shown)}, the revised and most told before others." if left else ""
    return (
        f"n = {count(len(found), 'toll')}, each counted by {FEWEST_DISPATCHES} dispatches or more, "
        f"copies apart; one number a dispatch and speaker, parts not added to totals.{more}\n"
        "Mark: the lowest number meant; bar upwards: its range; arrow: open; wide bar: published "
        "on one of these days; hollow: a copy. Marks of one day stand side by side. In "
        "brackets: what the dispatch calls the count."
    )


def _caption(found: Sequence[Series]) -> str:
    sides = {one.side for series in found for one in series.tellings}
    spoken = sides - {NO_SPEAKER}
    same = sum(not series.is_revised for series in found)
    theirs = sum(series.victims == ATTACKED for series in found)
    return (
        f"{count(len(found), 'toll')} followed through the dispatches, {theirs} of them of the "
        f"side attacked, from {count(len(spoken), 'side')} that speak and the dispatches' own "
        f"words. In {same} nobody's number changes. A later dispatch may repeat an early figure; "
        "a change may also be a part that was read for the whole: the table gives the words."
    )
