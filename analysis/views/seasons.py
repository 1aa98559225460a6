"""At what hour, on which weekday, in which month: counts of attacks against an even spread."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.dates import MONTHS, read_date
from analysis.views.drawn import Drawn, nothing, source_line, too_few
from analysis.views.happenings import violent_happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, wrap
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import MUTED
from analysis.views.words import count

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Of the Sahelian belt; the rains begin and end earlier or later from year to year and southwards.
SEASONS = {"dry": (12, 1, 2, 3, 4, 5), "rains": (6, 7, 8, 9), "harvest": (10, 11)}
SEASON_OF = {month: season for season, months in SEASONS.items() for month in months}
SEASON_SHADES = {"dry": "#f3efe4", "rains": "#dfe9f0", "harvest": "#e9e4d3"}
MONTH_DAYS = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MARK, READ = "#3d3d3d", "#a6a6a6"
TALL, GAP, HEAD, FOOT, STRIP = 1.35, 0.2, 0.34, 0.34, 0.5
SIDE, SIZE = 0.45, 7.6
CHANCE = 1.96  # standard deviations: nineteen times in twenty


class Panel(NamedTuple):
    """One way to part the events: its bins with their numbers and what each could expect."""

    title: str
    names: Sequence[str]
    tally: Sequence[int]
    shares: Sequence[float]
    what: str

    @property
    def n(self) -> int:
        """How many events it counts."""
        return sum(self.tally)

    @property
    def band(self) -> list[tuple[float, float]]:
        """From which to which number chance alone would lead in each bin."""
        middles = [self.n * share for share in self.shares]
        reach = [CHANCE * sqrt(m * (1 - s)) for m, s in zip(middles, self.shares, strict=True)]
        return [(max(0.0, m - r), m + r) for m, r in zip(middles, reach, strict=True)]

    @property
    def beyond(self) -> list[str]:
        """The bins that hold more than chance alone would lead to."""
        pairs = zip(self.names, self.tally, self.band, strict=True)
        return [name for name, n, (_, high) in pairs if n > high]


def attack_calendar(tables: Tables) -> Drawn:
    """Draw attacks by hour, weekday and month of the year, each panel with its own n.

    A panel below ``FEWEST_FOR_SHARES`` events says so in its place. The pale band is what an even
    spread would give by chance. Under the months stand the articles read, by month of publication.
    """
    events = violent_happenings(tables)
    if events.empty:
        return nothing(tables, "violent event")
    panels = calendar_panels(events)
    most = max(panel.n for panel in panels)
    if most < FEWEST_FOR_SHARES:
        what = f"violent events at most ({', '.join(_known(panel) for panel in panels)})"
        return too_few(tables, _finding(panels), most, FEWEST_FOR_SHARES, what)
    hours, weekdays, months = panels
    first = HEAD + TALL + FOOT if hours.n >= FEWEST_FOR_SHARES else HEAD + FOOT
    sheet = Sheet(
        _finding(panels), _subtitle(panels, len(events)), source_line(tables),
        height=first + HEAD + TALL + FOOT + GAP + STRIP,
    )  # fmt: skip
    _draw_panel(sheet, hours, SIDE, WIDTH - SIDE - EDGE - 0.1, 0.0)
    top = first + GAP
    half = (WIDTH - 2 * SIDE - EDGE - 0.5) / 2
    _draw_panel(sheet, weekdays, SIDE, half, top)
    left = SIDE + half + SIDE + 0.4
    ax = _draw_panel(sheet, months, left, half, top)
    if months.n >= FEWEST_FOR_SHARES:
        _draw_seasons(ax)
        _draw_articles(sheet, tables, left, half, top + HEAD + TALL + FOOT)
    return Drawn(sheet.figure, _caption(panels, events))


def calendar_panels(events: pd.DataFrame) -> tuple[Panel, Panel, Panel]:
    """Return the events by hour (the first clock time told), by weekday and by month of the year.

    A weekday counts where all candidate days of a date share it, a month likewise.
    """
    hours = [int(times[0][:2]) for times in events["times"] if times]
    weekdays = [day for day in map(_weekday, events["date"]) if day is not None]
    months = [month for month in map(_month, events["date"]) if month is not None]
    return (
        Panel("By hour of the clock", [f"{h:02d}" for h in range(24)], _tally(hours, range(24)),
              [1 / 24] * 24, "violent events with a clock time"),
        Panel("By weekday", [day[:3] for day in WEEKDAYS], _tally(weekdays, range(7)),
              [1 / 7] * 7, "violent events with a known weekday"),
        Panel("By month of the year", [month[:3] for month in MONTHS], _tally(months, range(1, 13)),
              [days / 365.25 for days in MONTH_DAYS], "violent events with a known month"),
    )  # fmt: skip


def _weekday(value: object) -> int | None:
    """Return the weekday of a date, if all days that it may be share one."""
    date = read_date(value)
    if date is None or not date.earliest or not date.latest:
        return None
    if any(first is None or first != last for first, last in date.ranges):
        return None
    days = {first.weekday() for first, _ in date.ranges}
    return days.pop() if len(days) == 1 else None


def _month(value: object) -> int | None:
    """Return the month of the year of a date, if it lies in one."""
    date = read_date(value)
    if date is None or not date.earliest or not date.latest:
        return None
    first, last = date.earliest, date.latest
    return first.month if (first.year, first.month) == (last.year, last.month) else None


def _tally(values: Sequence[int], bins: Sequence[int]) -> list[int]:
    return [values.count(one) for one in bins]


def _known(panel: Panel) -> str:
    return f"{panel.n} {panel.what.removeprefix('violent events ')}"


def _draw_panel(sheet: Sheet, panel: Panel, left: float, width: float, top: float) -> Axes:
    ax = sheet.axes(
        left=left, right=WIDTH - left - width, top=top + HEAD,
        bottom=sheet.height - top - HEAD - TALL,
    )  # fmt: skip
    places = range(len(panel.names))
    ax.set_xlim(-0.6, len(panel.names) - 0.4)
    ax.set_title(f"{panel.title} (n = {panel.n})", loc="left", size=8.5, pad=6)
    if panel.n < FEWEST_FOR_SHARES:
        ax.set_ylim(0, 1)
        ax.axis("off")
        text = f"n = {panel.n} {panel.what}; drawn from {FEWEST_FOR_SHARES} on."
        ax.text(-0.6, 0.98, wrap(text, SIZE, width - 0.2), size=SIZE, va="top", color=MUTED)
        return ax
    lows, highs = zip(*panel.band, strict=True)
    for at, low, high in zip(places, lows, highs, strict=True):
        band = Rectangle(
            (at - 0.5, low), 1, high - low, facecolor="#8c8c8c", alpha=0.25, linewidth=0,
            gid="ground:chance",
        )  # fmt: skip
        ax.add_patch(band)
    ax.bar(places, panel.tally, width=0.5, color=MARK, zorder=3, label="events")
    ax.set_ylim(0, max(*panel.tally, *highs) * 1.12)
    ax.set_xticks(list(places), panel.names)
    ax.tick_params(axis="both", labelsize=SIZE, pad=2)
    ax.yaxis.get_major_locator().set_params(integer=True, nbins=4)
    return ax


def _draw_seasons(ax: Axes) -> None:
    low, high = ax.get_ylim()
    for season, group in itertools.groupby(range(1, 13), key=SEASON_OF.get):
        months = list(group)
        box = Rectangle(
            (months[0] - 1.5, low), len(months), high - low, facecolor=SEASON_SHADES[season],
            zorder=0, linewidth=0, gid=f"ground:{season}",
        )  # fmt: skip
        ax.add_patch(box)
        middle = (months[0] + months[-1]) / 2 - 1
        if len(months) > 1:
            ax.text(middle, high * 0.98, season, size=7, ha="center", va="top", color=MUTED)


def _draw_articles(sheet: Sheet, tables: Tables, left: float, width: float, top: float) -> None:
    """Draw the articles read by month of publication: no season without its denominator."""
    originals = tables.articles[tables.articles["near_duplicate_of"].isna()]
    months = [month for month in map(_month, originals["published"]) if month is not None]
    ax = sheet.axes(
        left=left, right=WIDTH - left - width, top=top, bottom=sheet.height - top - STRIP + 0.12
    )
    tally = _tally(months, range(1, 13))
    ax.bar(range(12), tally, width=0.5, color=READ, label="articles read")
    ax.set_xlim(-0.6, 11.6)
    ax.set_ylim(0, max(*tally, 1))
    ax.set_xticks([])
    ax.set_yticks([max(*tally, 1)])
    ax.tick_params(axis="y", labelsize=SIZE - 0.6, labelcolor=MUTED)
    style = {"size": SIZE - 0.6, "va": "top", "ha": "left", "color": MUTED}
    ax.text(0, -0.06, "articles read, by month", transform=ax.transAxes, **style)


def _finding(panels: Sequence[Panel]) -> str:
    ready = [panel for panel in panels if panel.n >= FEWEST_FOR_SHARES]
    if not ready:
        return "Too few attacks with a clock time, a weekday or a month to compare"
    said = [
        f"{panel.title.removeprefix('By ')}: {', '.join(panel.beyond) or 'none'}" for panel in ready
    ]
    return f"More attacks than an even spread would give, {'; '.join(said)}"


def _subtitle(panels: Sequence[Panel], total: int) -> str:
    return (
        f"n = {count(total, 'violent event')}, each counted once a panel, where its hour (the "
        "first told), weekday or month is known. Grey band: nineteen times in twenty, an even "
        f"spread would stay within it. A panel is drawn from {FEWEST_FOR_SHARES} events on."
    )


def _caption(panels: Sequence[Panel], events: pd.DataFrame) -> str:
    months = panels[2]
    said = ""
    if months.n >= FEWEST_FOR_SHARES:
        tally = dict.fromkeys(SEASONS, 0)
        for month, n in enumerate(months.tally, start=1):
            tally[SEASON_OF[month]] += n
        parts = [f"{season} {tally[season] / len(SEASONS[season]):.1f}" for season in SEASONS]
        said = f" Attacks a month by season: {', '.join(parts)}."
    return (
        f"Of {count(len(events), 'violent event')}, {panels[0].n} have a clock time, "
        f"{panels[1].n} a known weekday, {months.n} a known month.{said} Hours and days are those "
        "that somebody told; seasons follow the rains of the Sahelian belt. With many bins, one "
        "or two leave the band by chance."
    )
