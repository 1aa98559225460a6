"""One way to say and to draw a date that may be vague, used by every figure.

A dot is a day; hollow dots joined by a line are candidate days, of which one is meant; a bar is a
stretch of time (it happened through all of it, or somewhere in it: the text beside it says which);
an arrow is an end left open.
"""

from __future__ import annotations

import datetime as dt

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from analysis.language.edtf import EDTF

MARK_SIZE = 6.5
BAR_HEIGHT = 0.34
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def read_date(value: object) -> EDTF | None:
    """Return the EDTF value of a cell; ``None`` where it is missing.

    >>> read_date("2022-04").latest
    datetime.date(2022, 4, 30)
    """
    if isinstance(value, EDTF):
        return value
    return None if pd.isna(value) else EDTF.parse(str(value))


def say_date(value: object, *, short: bool = False) -> str:
    """Return a date in English words, as vague as it is.

    >>> say_date("2022-03-27/2022-03-31")
    '27–31 March 2022'
    >>> say_date("[2023-04-15,2023-04-22]")
    'one of 2 days, 15–22 April 2023'
    >>> say_date(None)
    'date not said'
    """
    date = read_date(value)
    if date is None or date.precision == "unknown":
        return "undated" if short else "date not said"
    first, last = date.earliest, date.latest
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}[date.qualifier]
    if first is None or last is None:
        day = last if first is None else first
        return f"{about}{'until' if first is None else 'since'} {_day(day, short)}"
    span = _span(first, last, short)
    if date.kind == "one_of" and len(date.ranges) > 1:
        return f"one of {len(date.ranges)} {'days' if _all_days(date) else 'dates'}, {span}"
    return f"{about}{span}"


def sort_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame's rows by ``date_earliest``, then ``date_latest``; undated last."""
    return frame.sort_values(["date_earliest", "date_latest"], kind="stable", na_position="last")


def latest(frame: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the latest rows of a frame sorted by day, undated ones only where there is room.

    >>> days = pd.to_datetime(pd.Series(["2022-04-19", "2023-04-22", None]))
    >>> latest(pd.DataFrame({"date_earliest": days}), 1)["date_earliest"].dt.year.tolist()
    [2023]
    """
    if len(frame) <= most:
        return frame
    return frame.sort_values("date_earliest", kind="stable", na_position="first").tail(most)


def number(day: dt.date) -> float:
    """Return the place of a day's noon on a date axis."""
    return float(mdates.date2num(day)) + 0.5


def reaches(value: object, ax: Axes) -> bool:
    """Whether a date can fall into the stretch that an axis shows."""
    date = read_date(value)
    if date is None or date.precision == "unknown":
        return False
    low, high = ax.get_xlim()
    starts = date.earliest is None or number(date.earliest) <= float(high)
    return starts and (date.latest is None or number(date.latest) >= float(low))


def draw_date(
    ax: Axes,
    y: float,
    value: object,
    colour: str,
    *,
    name: str,
    marker: str = "o",
    size: float = MARK_SIZE,
    height: float = BAR_HEIGHT,
    filled: bool = True,
) -> bool:
    """Draw one date on a date axis at height ``y``; ``False`` when there is nothing to draw.

    ``name`` is what the mark stands for (it goes into the text twin). ``filled=False`` draws the
    mark of a day hollow: the day is known, something else about it is not.
    """
    date = read_date(value)
    if date is None or date.precision == "unknown":
        return False
    if date.kind == "one_of" and date.earliest and date.latest and len(date.ranges) > 1:
        _draw_candidates(ax, y, date, colour, name, marker, size)
    elif date.kind == "all_of" and date.earliest and date.latest:
        for first, last in date.ranges:
            _draw_span(ax, y, first, last, colour, name, marker, size, height, filled, False)
    elif date.earliest and date.latest:
        vague = bool(date.qualifier)
        first, last = date.earliest, date.latest
        _draw_span(ax, y, first, last, colour, name, marker, size, height, filled, vague)
    else:
        _draw_open(ax, y, date, colour, name, height)
    return True


def _day(day: dt.date, short: bool) -> str:
    month = MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if short else month} {day.year}"


def _span(first: dt.date, last: dt.date, short: bool) -> str:
    month = MONTHS[first.month - 1][: 3 if short else None]
    if first == last:
        return _day(first, short)
    ends_month = (last + dt.timedelta(days=1)).day == 1
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and ends_month and (first.year, first.month) == (last.year, last.month):
        return f"{month} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {first.year}"
    start = _day(first, short)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start} – {_day(last, short)}"


def _all_days(date: EDTF) -> bool:
    return all(first == last for first, last in date.ranges)


def _draw_candidates(
    ax: Axes, y: float, date: EDTF, colour: str, name: str, marker: str, size: float
) -> None:
    days = [first + (last - first) / 2 for first, last in date.ranges if first and last]
    style = {"markerfacecolor": "white", "markeredgecolor": colour, "markeredgewidth": 1.2}
    ax.plot(
        [number(day) for day in days],
        [y] * len(days),
        color=colour,
        linewidth=0.9,
        marker=marker,
        markersize=size,
        label=f"{name}: one of",
        zorder=4,
        **style,
    )


def _draw_span(
    ax: Axes,
    y: float,
    first: dt.date | None,
    last: dt.date | None,
    colour: str,
    name: str,
    marker: str,
    size: float,
    height: float,
    filled: bool,
    vague: bool,
) -> None:
    if first is None or last is None:
        return
    if first == last:
        face = colour if filled else "white"
        style = {"markerfacecolor": face, "markeredgecolor": colour, "markeredgewidth": 1.2}
        dot = [number(first)], [y]
        ax.plot(*dot, marker=marker, markersize=size, label=name, linestyle="", zorder=4, **style)
        return
    left = number(first) - 0.5
    bar = Rectangle(
        (left, y - height / 2),
        number(last) + 0.5 - left,
        height,
        facecolor=(*to_rgb(colour), 0.35 if filled else 0.0),
        edgecolor=colour,
        linewidth=1.0,
        linestyle=(0, (3, 2)) if vague else "-",
        label=name,
        zorder=3,
    )
    ax.add_patch(bar)


def _draw_open(ax: Axes, y: float, date: EDTF, colour: str, name: str, height: float) -> None:
    known = date.earliest or date.latest
    if known is None:
        return
    starts = date.latest is None
    low, high = ax.get_xlim()
    edge = low + (high - low) * (0.992 if starts else 0.008)
    tip = {"marker": ">" if starts else "<", "markersize": 5.5, "label": "_tip"}
    ax.plot([edge], [y], color=colour, markerfacecolor="white", zorder=4, **tip)
    line = {"color": colour, "linewidth": 1.4, "zorder": 3}
    end = {"marker": "|", "markevery": [0], "markersize": height * 26, "markeredgewidth": 1.4}
    ax.plot([number(known), edge], [y, y], label=f"{name}: {_side(starts)}", **line, **end)


def _side(starts: bool) -> str:
    return "from … on" if starts else "up to"
