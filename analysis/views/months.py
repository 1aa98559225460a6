"""Rows of monthly bars over the articles read: the one way to draw a trend of many rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from analysis.language.edtf import EDTF
from analysis.tables import Tables
from analysis.views.dates import number, say_date
from analysis.views.denominator import STRIP, draw_denominator
from analysis.views.layout import EDGE, Sheet, clip_lines
from analysis.views.timeaxis import tear, torn_axes

# Below so many events in a known month no trend is drawn.
FEWEST_FOR_TREND = 30
ROW, LABEL, SIZE = 0.46, 2.05, 8
BAR, LEAST = 0.38, 0.02  # inches: the tallest bar, the lowest that is seen
GAP = 1100  # days without an event that the axis may leave out
MARK = "#3d3d3d"


class MonthRow(NamedTuple):
    """One row: its name and colour, the months of its events, and of those drawn downwards."""

    name: str
    colour: str
    up: pd.Series
    down: pd.Series


def month_of(events: pd.DataFrame) -> pd.Series:
    """Return the first day of the month of each event; missing where it may be one of several.

    >>> ends = pd.to_datetime(pd.Series(["2023-04-22", "2023-04-30"]))
    >>> last = pd.to_datetime(pd.Series(["2023-04-24", "2023-05-02"]))
    >>> month_of(pd.DataFrame({"date_earliest": ends, "date_latest": last})).tolist()
    [Timestamp('2023-04-01 00:00:00'), NaT]
    """
    first, last = (events[f"date_{end}"].dt.to_period("M") for end in ("earliest", "latest"))
    return first.where(first == last).dt.to_timestamp()


def month_rows(
    words: tuple[str, str, str],
    tables: Tables,
    rows: Sequence[MonthRow],
    names: tuple[str, str] = ("events", ""),
) -> Sheet:
    """Return a sheet with a row of bars for each name, one a month, and the denominator below.

    ``words`` are title, subtitle and source line; ``names`` say what bars upwards and downwards
    count. All rows have one scale; beside the name stands how many events the row holds.
    """
    peaks = [max(_most(getattr(row, way)) for row in rows) for way in ("up", "down")]
    scale = BAR / sum(peaks)
    stand = 0.04 + peaks[0] * scale  # how deep in its row the line lies on which bars stand
    months = pd.concat([series for row in rows for series in (row.up, row.down)]).dropna()
    windows = tear((EDTF.parse(f"{month:%Y-%m}") for month in months.unique()), GAP)
    depth = ROW * len(rows) + 0.06
    sheet = Sheet(*words, height=depth + STRIP)
    box = {"left": LABEL, "right": EDGE + 0.1}
    axes = torn_axes(sheet, windows, top=0.0, bottom=STRIP, **box)
    draw_denominator(sheet, tables, windows, **box)
    for ax in axes:
        ax.tick_params(axis="x", labelbottom=False)
        for n, row in enumerate(rows):
            foot = n * ROW + stand
            ax.axhline(foot, color="#e3e3e3", linewidth=0.7, zorder=1, gid="ground:row")
            _draw_months(ax, row.up, foot, -scale, row.colour, f"{row.name}, {names[0]}")
            _draw_months(ax, row.down, foot, scale, row.colour, f"{row.name}, {names[1]}")
    axes[0].set_ylim(depth, 0)
    labels = [_label(row) for row in rows]
    axes[0].set_yticks([(n + 0.5) * ROW for n in range(len(rows))], labels)
    axes[0].tick_params(axis="y", labelsize=SIZE, length=0)
    axes[0].spines["left"].set_visible(False)
    return sheet


def most_in_a_month(rows: Sequence[MonthRow]) -> str:
    """Return the tallest bar in words, for a subtitle."""
    best = max(rows, key=lambda row: max(_most(row.up), _most(row.down)))
    series = max((best.up, best.down), key=_most)
    month = series.value_counts().sort_index().idxmax()
    return f"the tallest bar is {_most(series)} ({best.name}, {_say(month)})"


def _label(row: MonthRow) -> str:
    name = clip_lines(row.name, SIZE, LABEL - EDGE - 0.1, 1)
    return f"{name}\nn = {len(row.up) + len(row.down)}"


def _most(months: pd.Series) -> int:
    return int(months.value_counts().max()) if months.notna().any() else 0


def _draw_months(
    ax: Axes, months: pd.Series, foot: float, scale: float, colour: str, name: str
) -> None:
    """Draw the bars of a row as one shape; it says how many events it holds, and its peak."""
    low, high = ax.get_xlim()
    tally = months.dropna().value_counts().sort_index()
    starts = [number(month.date()) - 0.5 for month in tally.index]
    inside = [low - 31 < start < high for start in starts]
    if not any(inside):
        return
    points, codes = [], []
    bars = zip(tally.index, starts, tally, inside, strict=True)
    for month, start, n, is_inside in bars:
        if is_inside:
            tall = max(abs(n * scale), LEAST) * (1 if scale > 0 else -1)
            left, right = start + 0.06 * month.days_in_month, start + 0.94 * month.days_in_month
            points += [(left, foot), (left, foot + tall), (right, foot + tall), (right, foot)]
            points.append((left, foot))
            codes += [Outline.MOVETO, *[Outline.LINETO] * 3, Outline.CLOSEPOLY]
    shown = tally[inside]
    label = f"{name}: {shown.sum()} in {len(shown)} months, most {shown.max()} in "
    shape = PathPatch(
        Outline(points, codes), facecolor=colour, linewidth=0, zorder=3,
        label=label + _say(shown.idxmax()),
    )  # fmt: skip
    ax.add_patch(shape)


def _say(month: pd.Timestamp) -> str:
    return say_date(f"{month:%Y-%m}", short=True)


def left_out(events: pd.DataFrame) -> str:
    """Return how many events have no known month, in words for a subtitle.

    >>> none = pd.to_datetime(pd.Series([None]))
    >>> left_out(pd.DataFrame({"date_earliest": none, "date_latest": none}))
    '1 without a known month is left out'
    """
    rest = int(month_of(events).isna().sum())
    return f"{rest} without a known month {'is' if rest == 1 else 'are'} left out"
