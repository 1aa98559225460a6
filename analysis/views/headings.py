"""Words above a time axis, each over its day, in as many lines as keep them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from analysis.views.layout import EDGE, WIDTH, Sheet, levels, text_width
from analysis.views.style import MUTED
from analysis.views.timeaxis import Window, inch_of

SIZE, LINE = 6.9, 0.13


class Heading(NamedTuple):
    """Some words, their day, and where they begin: inches from the left, lines above the axis."""

    text: str
    day: dt.date
    left: float
    level: int


def stack(
    items: Sequence[tuple[dt.date, str]],
    windows: Sequence[Window],
    boxes: Sequence[tuple[float, float]],
) -> list[Heading]:
    """Give each of some words, sorted by day, a line where it overlaps no other."""
    widths = [text_width(text, SIZE) + 0.1 for _, text in items]
    starts = [
        min(inch_of(day, windows, boxes), WIDTH - EDGE - width)
        for (day, _), width in zip(items, widths, strict=True)
    ]
    lines = levels([(a, a + width) for a, width in zip(starts, widths, strict=True)])
    rows = zip(items, starts, lines, strict=True)
    return [Heading(text, day, left, level) for (day, text), left, level in rows]


def depth(headings: Sequence[Heading]) -> float:
    """Return the height in inches that the lines of words take.

    >>> depth([Heading("Sévaré", dt.date(2023, 4, 22), 1.0, 0)]) > depth([])
    True
    """
    return LINE * (1 + max((heading.level for heading in headings), default=-1)) + 0.09


def write(sheet: Sheet, headings: Sequence[Heading], above: float) -> None:
    """Write the words into the body of a sheet, whose axes begin ``above`` inches down."""
    top = sheet.below + sheet.height - above
    for heading in headings:
        x, y = heading.left / sheet.width, (top + 0.05 + heading.level * LINE) / sheet.total
        sheet.figure.text(x, y, heading.text, size=SIZE, color=MUTED, va="bottom")
