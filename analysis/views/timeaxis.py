"""Axes of time: ticks that fit, and a broken axis for dispatches that lie months apart."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.language.edtf import EDTF
from analysis.views.dates import MONTHS, number
from analysis.views.layout import WIDTH, Sheet
from analysis.views.style import FAINT, MUTED

# Ticks: (days between two, or months between two), narrowest first.
DAY_STEPS, MONTH_STEPS = (1, 2, 5, 10), (1, 2, 3, 6, 12, 24, 60, 120)
TICK_ROOM = 0.46  # inches a tick label needs
TICK_EDGE = 0.17  # inches it stays away from the end of its window
GAP_DAYS = 40  # dates further apart than this may be torn apart
MOST_WINDOWS = 7
SHORT = 200  # days
SPARSE = 0.7  # torn when the windows hold less than this part of the whole
GUTTER = 0.16  # inches between two windows


class Window(NamedTuple):
    """A stretch of days shown in one piece, both ends included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last - self.first).days + 1


def set_window(ax: Axes, window: Window, width: float) -> None:
    """Give an axis the limits of a window and ticks that fit ``width`` inches."""
    ax.set_gid("dates")
    ax.set_xlim(number(window.first) - 0.5, number(window.last) + 0.5)
    days = _ticks(window, width)
    ax.set_xticks([number(day) for day in days], _labels(days, window))
    ax.tick_params(axis="x", pad=2)


def tear(dates: Iterable[EDTF], gap: int = GAP_DAYS) -> list[Window]:
    """Return the windows in which to show some dates: one, or several with gaps between.

    ``gap`` is the least number of days without a date that may be left out. Dates longer than a
    year and dates with an open end make no window of their own; the others' windows clip them.

    >>> [w.first.year for w in tear([EDTF.parse("2022-04-24"), EDTF.parse("2025-06-13")])]
    [2022, 2025]
    """
    known = sorted(
        (date.earliest, date.latest)
        for date in dates
        if date.earliest and date.latest and (date.width or 0) <= 366
    )
    if not known:
        return [Window(dt.date(2012, 1, 1), dt.date(2025, 12, 31))]
    groups = [list(known[0])]
    for first, last in known[1:]:
        if (first - groups[-1][1]).days > gap:
            groups.append([first, last])
        else:
            groups[-1][1] = max(groups[-1][1], last)
    windows = [_padded(first, last) for first, last in groups]
    whole = _padded(groups[0][0], groups[-1][1])
    is_sparse = sum(window.days for window in windows) < SPARSE * whole.days
    return windows if is_sparse and len(windows) <= MOST_WINDOWS else [whole]


def window_boxes(windows: Sequence[Window], left: float, right: float) -> list[tuple[float, float]]:
    """Where each window lies between two margins: its left edge and its width, in inches.

    A window of more days is wider; where all are short by the square root, so that a single day
    stays legible, else in proportion.
    """
    room = WIDTH - left - right - GUTTER * (len(windows) - 1)
    least = min(0.9, room / len(windows))
    power = 0.5 if max(window.days for window in windows) <= SHORT else 1.0
    weights = [window.days**power for window in windows]
    boxes = []
    for weight in weights:
        share = least + (room - least * len(windows)) * weight / sum(weights)
        boxes.append((left, share))
        left += share + GUTTER
    return boxes


def torn_axes(
    sheet: Sheet, windows: Sequence[Window], *, left: float, right: float, top: float, bottom: float
) -> list[Axes]:
    """One axes for each window, side by side, with the same rows."""
    axes: list[Axes] = []
    for window, (start, share) in zip(windows, window_boxes(windows, left, right), strict=True):
        rest = sheet.width - start - share
        first = axes[0] if axes else None
        ax = sheet.axes(left=start, right=rest, top=top, bottom=bottom, share=first)
        set_window(ax, window, share)
        if axes:
            ax.tick_params(axis="y", labelleft=False)
            ax.spines["left"].set_linestyle((0, (2, 3)))
            ax.spines["left"].set_color(MUTED)
        axes.append(ax)
    return axes


def inch_of(day: dt.date, windows: Sequence[Window], boxes: Sequence[tuple[float, float]]) -> float:
    """Where a day lies across the sheet, in inches; in the nearest window if in none.

    >>> inch_of(dt.date(2022, 4, 1), [Window(dt.date(2022, 4, 1), dt.date(2022, 4, 2))], [(1, 2)])
    1.5
    """
    best = min(windows, key=lambda w: max((w.first - day).days, (day - w.last).days, 0))
    left, width = boxes[windows.index(best)]
    share = ((day - best.first).days + 0.5) / best.days
    return left + width * min(max(share, 0.0), 1.0)


def day_lines(ax: Axes, days: Iterable[dt.date], name: str) -> None:
    """Thin vertical lines behind the marks."""
    for day in days:
        ax.axvline(number(day), color=FAINT, linewidth=0.8, zorder=0, gid=f"ground:{name}")


def _padded(first: dt.date, last: dt.date) -> Window:
    room = max(4, round((last - first).days * 0.06))
    return Window(first - dt.timedelta(days=room), last + dt.timedelta(days=room))


def _ticks(window: Window, width: float) -> list[dt.date]:
    """Return the days to label: on round steps, and not so near an edge that words meet."""
    edge = TICK_EDGE / width * window.days
    inner = [
        day
        for n, day in enumerate(_days(window))
        if edge <= n + 0.5 <= window.days - edge or width < 4 * TICK_EDGE
    ]
    for step in DAY_STEPS:
        days = [day for day in inner if _on_step(day, step)]
        if _has_room(days, window, width):
            return days
    months = [day for day in inner if day.day == 1]
    for step in MONTH_STEPS:
        chosen = [d for d in months if (d.year * 12 + d.month - 1) % step == 0]
        if _has_room(chosen, window, width):
            return chosen
    return months[:1]


def _has_room(days: Sequence[dt.date], window: Window, width: float) -> bool:
    """Whether labels on these days stand clear of each other."""
    gaps = [(after - day).days for day, after in itertools.pairwise(days)]
    return min(gaps, default=window.days) / window.days * width >= TICK_ROOM


def _days(window: Window) -> list[dt.date]:
    return [window.first + dt.timedelta(days=n) for n in range(window.days)]


def _on_step(day: dt.date, step: int) -> bool:
    if step in (1, 2):
        return (day.toordinal() % step) == 0
    return day.day in {5: (1, 5, 10, 15, 20, 25), 10: (1, 10, 20)}[step]


def _labels(days: Sequence[dt.date], window: Window) -> list[str]:
    by_year = all(day.day == 1 and day.month == 1 for day in days) and window.days > 366
    by_month = all(day.day == 1 for day in days) and window.days > 62
    labels, year = [], None
    for day in days:
        month = MONTHS[day.month - 1][:3]
        if by_year:
            labels.append(str(day.year))
            continue
        label = month if by_month else f"{day.day} {month}"
        labels.append(label if day.year == year else f"{label}\n{day.year}")
        year = day.year
    return labels
