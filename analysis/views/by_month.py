"""Small multiples: groups one under the other, what is counted of each by month, and the strip.

A group is a partner, or a word; one lane is one kind of thing that is counted of it. Bars of one
kind have the same scale for all groups; lines part the periods; the articles read stand under
everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views import headings
from analysis.views.dates import number, say_date
from analysis.views.denominator import STRIP, draw_denominator
from analysis.views.display import visible
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines
from analysis.views.periods import Boundary
from analysis.views.style import INK, MUTED, PAPER, bloc_of, colour_of
from analysis.views.timeaxis import Window, torn_axes, window_boxes
from analysis.views.words import actor_name

MOST_GROUPS = 10
LANE, GROUP_GAP, BAR, HEAD = 0.21, 0.1, 0.17, 0.14
NAME, LABEL, SIDE = 1.75, 2.95, 0.95
TINTS = {"solid": 1.0, "half": 0.45, "hollow": 0.0}


class Look(NamedTuple):
    """How the bars of one kind look: ``fill`` is one of ``TINTS``."""

    fill: str
    hatch: str = ""


class Group(NamedTuple):
    """What some lanes have in common: its name and the colour of its bars."""

    name: str
    colour: str


class Lane(NamedTuple):
    """One row of bars: whose, of what, where its ground line is (inches from the top)."""

    group: str
    kind: str
    y: float


def draw_by_month(
    tables: Tables,
    rows: pd.DataFrame,
    groups: Mapping[str, Group],
    looks: Mapping[str, Look],
    words: tuple[str, str, str],
    boundaries: Sequence[Boundary],
) -> Sheet:
    """Return a sheet with the rows counted by month, a lane for each group and kind.

    ``rows`` has one row for each thing that counts: ``group`` and ``kind`` (keys of ``groups`` and
    ``looks``, which give the order of the lanes; rows of no group are not drawn) and ``month`` (its
    first day; missing: counted at the right edge). ``words`` are title, subtitle and source line.
    """
    rows = rows[rows["group"].isin(list(groups))]
    lanes, depth = _lanes(rows, groups, looks)
    windows = _windows(rows["month"], boundaries)
    boxes = window_boxes(windows, LABEL, SIDE)
    facts = headings.stack(named_days(boundaries, windows), windows, boxes)
    above = max(headings.depth(facts), 0.22)
    sheet = Sheet(*words, height=above + depth + STRIP + 0.12)
    axes = torn_axes(sheet, windows, left=LABEL, right=SIDE, top=above, bottom=STRIP + 0.12)
    _frame(axes, groups, lanes, depth)
    draw_boundaries(axes, facts)
    peaks = rows.groupby(["group", "kind", "month"]).size().groupby("kind").max()
    for lane in lanes:
        found = rows[(rows["group"] == lane.group) & (rows["kind"] == lane.kind)]
        group, look = groups[lane.group], looks[lane.kind]
        _draw_lane(axes, group, lane, found["month"], look, peaks.get(lane.kind, 1))
    _count_lanes(sheet, axes[-1], rows, lanes)
    headings.write(sheet, facts, above)
    draw_denominator(sheet, tables, windows, left=LABEL, right=SIDE)
    return sheet


def partner_groups(tables: Tables, rows: pd.DataFrame, blocs: Sequence[str]) -> dict[str, Group]:
    """Return the partners with most rows, bloc by bloc, at most ``MOST_GROUPS``."""
    tally = rows["group"].value_counts()
    chosen = sorted(tally.index, key=lambda actor: (-tally[actor], actor))[:MOST_GROUPS]
    place = {actor: blocs.index(bloc_of(tables.actors, actor)) for actor in chosen}
    return {
        actor: Group(actor_name(tables.actors, actor), colour_of(tables.actors, actor))
        for actor in sorted(chosen, key=lambda actor: (place[actor], -tally[actor], actor))
    }


def named_days(
    boundaries: Sequence[Boundary], windows: Sequence[Window]
) -> list[tuple[dt.date, str]]:
    """Return the boundaries that the windows show, each with its date and its first reason."""
    return [
        (one.day, f"{say_date(one.date, short=True)}: {one.reason.split(' · ')[0]}")
        for one in boundaries
        if any(window.first <= one.day <= window.last for window in windows)
    ]


def draw_boundaries(axes: Sequence[Axes], facts: Sequence[headings.Heading]) -> None:
    """Draw a dotted line on the first day of each period."""
    style = {"color": "#9a9a9a", "linewidth": 0.8, "linestyle": (0, (1, 2)), "zorder": 0}
    for fact in facts:
        for ax in axes:
            low, high = ax.get_xlim()
            if low <= number(fact.day) <= high:
                ax.axvline(number(fact.day), gid="ground:boundary", **style)


def _lanes(
    rows: pd.DataFrame, groups: Mapping[str, Group], looks: Mapping[str, Look]
) -> tuple[list[Lane], float]:
    """Return the lanes from the top, and their depth."""
    lanes, y = [], HEAD
    present = set(zip(rows["group"], rows["kind"], strict=True))
    for group in groups:
        for kind in looks:
            if (group, kind) in present:
                y += LANE
                lanes.append(Lane(group, kind, y))
        y += GROUP_GAP
    return lanes, y


def _windows(months: pd.Series, boundaries: Sequence[Boundary]) -> list[Window]:
    """Return one window over all months, with some room; without any, over the boundaries."""
    known = months.dropna()
    days = [known.min().date(), known.max().date()] if len(known) else []
    days = days or [one.day for one in boundaries] or [dt.date(2012, 1, 1)]
    return [Window(days[0] - dt.timedelta(days=10), days[-1] + dt.timedelta(days=41))]


def _frame(
    axes: Sequence[Axes], groups: Mapping[str, Group], lanes: Sequence[Lane], depth: float
) -> None:
    middles = [lane.y - LANE / 2 for lane in lanes]
    axes[0].set_ylim(depth, 0)
    axes[0].set_yticks(middles, [lane.kind for lane in lanes])
    axes[0].tick_params(axis="y", labelsize=7.4, labelcolor=MUTED)
    beside = {"transform": axes[0].get_yaxis_transform(), "clip_on": False}
    left, right = axes[0].get_position().x0 * WIDTH, axes[0].get_position().x1 * WIDTH
    edge = -(left - EDGE) / (right - left)
    seen: set[str] = set()
    for lane in lanes:
        for ax in axes:
            ax.axhline(lane.y, color="#dedede", linewidth=0.6, zorder=0, gid="ground:row")
        if lane.group not in seen:
            name = clip_lines(visible(groups[lane.group].name), 8.2, NAME - 0.1, 2)
            style = {"size": 8.2, "weight": "bold", "va": "top", "color": INK, "linespacing": 1.1}
            axes[0].text(edge, lane.y - LANE + 0.03, name, **style, **beside)
        seen.add(lane.group)
    for ax in axes:
        ax.tick_params(axis="x", labelbottom=False)


def _draw_lane(
    axes: Sequence[Axes],
    group: Group,
    lane: Lane,
    months: pd.Series,
    look: Look,
    peak: int,
) -> None:
    name = f"{group.name}: {lane.kind}"
    style = {"edgecolor": group.colour, "linewidth": 0.6, "hatch": look.hatch or None, "zorder": 3}
    face = PAPER if look.fill == "hollow" else _tint(group.colour, TINTS[look.fill])
    for month, n in months.value_counts().sort_index().items():
        day = month.date()
        for ax in axes:
            low, high = ax.get_xlim()
            if low <= number(day) <= high:
                corner, high = (number(day) - 0.5, lane.y), -BAR * n / peak
                bar = Rectangle(
                    corner, month.days_in_month, high, facecolor=face, label=f"{name} {n}", **style
                )
                ax.add_patch(bar)


def _tint(colour: str, share: float) -> str:
    """Return a colour mixed with white, so that nothing shines through it."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _count_lanes(sheet: Sheet, ax: Axes, rows: pd.DataFrame, lanes: Sequence[Lane]) -> None:
    """Write at the right edge how many each lane counts, and how many have no month."""
    tally = rows.groupby(["group", "kind"])["month"].agg(["size", "count"])
    beside = {"transform": ax.get_yaxis_transform(), "clip_on": False, "va": "center"}
    width = ax.get_position().width * sheet.width
    ax.text(1 + 0.1 / width, HEAD / 2, "n (no month)", size=6.8, color=MUTED, **beside)
    for lane in lanes:
        size, dated = tally.loc[(lane.group, lane.kind)]
        more = f" ({size - dated})" if size > dated else ""
        at = (1 + 0.1 / width, lane.y - LANE / 2)
        ax.text(*at, f"{size}{more}", size=7.4, color=INK, **beside)
