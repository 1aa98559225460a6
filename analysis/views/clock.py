"""Times of day: one row an event, a dot for a clock time, a bar for a part of the day."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.dates import latest, say_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import violent_happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, text_width
from analysis.views.style import INK, MUTED
from analysis.views.words import count

# Hours of the parts of a day as drawn; the dispatches' words have no sharp edges.
PARTS = {
    "dawn": (5, 7),
    "morning": (7, 12),
    "midday": (12, 14),
    "afternoon": (14, 18),
    "evening": (18, 22),
    "night": (22, 29),
}
SHADES = {"night": "#d5d9e2", "dawn": "#e8e6ee", "evening": "#e6e8ee"}
ROW, LABEL = 0.30, 2.35
SIZE = 7.4
DAY_WIDTH = WIDTH - LABEL - EDGE - 0.1  # inches
MOST_ROWS = 30
MARK = "#3d3d3d"
# A bar may lie behind the words; a stroke around the letters would make them wider than measured.
GROUND = {"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.8}


def clock_strip(tables: Tables) -> Drawn:
    """Draw the times of day of violent events that the dispatches give, one row each."""
    events, timed = timed_events(tables)
    if timed.empty:
        return nothing(tables, "violent event with a time of day")
    shown = latest(timed, MOST_ROWS)
    sheet = Sheet(
        _finding(timed, events),
        _subtitle(timed, shown, events),
        source_line(tables),
        height=ROW * len(shown) + 0.62,
    )
    ax = sheet.axes(left=LABEL, right=EDGE + 0.1, top=0.22, bottom=0.38)
    _day(ax, len(shown))
    places = shown["place"].fillna("no place")
    days = [say_date(date, short=True) for date in shown["date"]]
    names = [f"{place}, {day}" for place, day in zip(places, days, strict=True)]
    ax.set_yticks(range(len(shown)), [clip_lines(name, 8, LABEL - 0.15, 2) for name in names])
    ax.tick_params(axis="y", labelsize=8)
    for y, event in enumerate(shown.itertuples()):
        _draw_event(ax, y, event)
    return Drawn(sheet.figure, _caption(timed, events))


def timed_events(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Violent events, and those of them with a clock time or a part of the day."""
    events = violent_happenings(tables)
    has_time = events["times"].map(bool) | events["parts_of_day"].map(bool)
    return events, events[has_time.astype(bool)]


def _day(ax: Axes, rows: int) -> None:
    ax.set_xlim(0, 24)
    ax.set_ylim(rows - 0.5, -0.5)
    ax.set_xticks(range(0, 25, 3), [f"{hour:02d}:00" for hour in range(0, 25, 3)])
    for part, (start, end) in PARTS.items():
        for low, high in ((start, min(end, 24)), (0, end - 24)):
            if low < high and part in SHADES:
                box = Rectangle(
                    (low, -0.5), high - low, rows, color=SHADES[part], zorder=0, linewidth=0,
                    gid=f"ground:{part}",
                )  # fmt: skip
                ax.add_patch(box)
        middle = 2.5 if part == "night" else (start + end) / 2
        ax.annotate(
            part, (middle, 1), (0, 3), xycoords=("data", "axes fraction"), size=7.2,
            textcoords="offset points", ha="center", va="bottom", color=MUTED,
        )  # fmt: skip


def _draw_event(ax: Axes, y: int, event: Any) -> None:
    notes = event.time_notes
    for part in event.parts_of_day:
        _draw_part(ax, y, part)
    for time in event.times:
        hour = int(time[:2]) + int(time[3:]) / 60
        face = "white" if notes else MARK
        style = {"markerfacecolor": face, "markeredgecolor": MARK, "markeredgewidth": 1.2}
        ax.plot([hour], [y], marker="o", markersize=7, label=time, zorder=4, **style)
        _write_beside(ax, y, hour, f"{time}  ({notes[0]})" if notes else time)


def _write_beside(ax: Axes, y: int, hour: float, text: str) -> None:
    """Write to the right of a mark, or to its left where there is more room."""
    right = (24 - hour) / 24 * DAY_WIDTH - 0.12
    left = DAY_WIDTH - right - 0.24
    is_right = text_width(text, SIZE) <= right or right >= left
    words = clip_lines(text, SIZE, right if is_right else left, 1)
    style = {"textcoords": "offset points", "size": SIZE, "va": "center", "color": INK}
    style["bbox"] = GROUND
    side = {"ha": "left" if is_right else "right"}
    ax.annotate(words, (hour, y), (7 if is_right else -7, 0), **style, **side)


def _draw_part(ax: Axes, y: int, part: str) -> None:
    start, end = PARTS.get(part, (0, 24))
    for low, high in ((start, min(end, 24)), (0, end - 24)):
        if low < high:
            bar = Rectangle(
                (low, y - 0.17), high - low, 0.34, facecolor=(0.24, 0.24, 0.24, 0.35),
                edgecolor=MARK, label=part, zorder=3,
            )  # fmt: skip
            ax.add_patch(bar)


def _finding(timed: pd.DataFrame, events: pd.DataFrame) -> str:
    clocked = int(timed["times"].map(bool).sum())
    return (
        f"A time of day is told for {len(timed)} of {count(len(events), 'violent event')}, "
        f"a clock time for {clocked}"
    )


def _subtitle(timed: pd.DataFrame, shown: pd.DataFrame, events: pd.DataFrame) -> str:
    odd = int(timed["time_notes"].map(bool).sum())
    more = f" The latest {len(shown)} are shown." if len(shown) < len(timed) else ""
    note = f" Hollow: something about it is unsure ({odd})." if odd else ""
    return (
        f"n = {count(len(timed), 'event')} with a time; Mali keeps GMT all year. "
        f"● clock time · bar: part of the day.{note}{more}"
    )


def _caption(timed: pd.DataFrame, events: pd.DataFrame) -> str:
    return (
        f"Times of day of {count(len(timed), 'violent event')}; for {len(events) - len(timed)} of "
        f"{len(events)} the dispatches give none. No share of night attacks is computed: the times "
        "told are those a witness or a communiqué happened to give."
    )
