"""The sheet a figure is drawn on: finding, counting rule, body, source line; nothing may overlap.

All sizes are inches, so that a row of a chart has the same height however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from analysis.views.style import INK, MUTED

WIDTH = 9.6
EDGE = 0.14
TITLE, SUBTITLE, SOURCE = 12.5, 9.0, 7.2
LINE = 1.32
SHORTEST = 0.3  # of the width: what a last line is never shorter than, where it can be helped


class Sheet:
    """A figure with its words in place and a body of known size to draw in.

    >>> sheet = Sheet("Un titre", "n = 5", "Source : dépêches", height=2.0)
    >>> ax = sheet.axes(left=1.0)
    >>> plt.close(sheet.figure)
    """

    def __init__(
        self, title: str, subtitle: str, source: str, *, height: float, width: float = WIDTH
    ) -> None:
        head = [(title, TITLE, "bold", INK), (subtitle, SUBTITLE, "normal", MUTED)]
        blocks = [(balanced(t, s, width - 2 * EDGE, w), s, w, c) for t, s, w, c in head]
        foot = wrap(source, SOURCE, width - 2 * EDGE)
        above = EDGE + sum(block_height(text, size) for text, size, _, _ in blocks) + 0.12
        below = EDGE + block_height(foot, SOURCE) + 0.06
        self.width, self.height, self.below = width, height, below
        self.total = above + height + below
        self.figure: Figure = plt.figure(figsize=(width, self.total))
        top = self.total - EDGE
        for text, size, weight, colour in blocks:
            self._write(text, top, size, weight, colour, "top")
            top -= block_height(text, size)
        self._write(foot, EDGE, SOURCE, "normal", MUTED, "bottom")

    def _write(
        self, text: str, y: float, size: float, weight: str, colour: str, align: str
    ) -> None:
        self.figure.text(
            EDGE / self.width,
            y / self.total,
            text,
            size=size,
            weight=weight,
            color=colour,
            va=align,
            linespacing=LINE,
        )

    def axes(
        self,
        *,
        left: float = 0.6,
        right: float = 0.2,
        top: float = 0.0,
        bottom: float = 0.3,
        share: Axes | None = None,
    ) -> Axes:
        """Axes in the body, given their distances from the body's four edges."""
        box = (
            left / self.width,
            (self.below + bottom) / self.total,
            (self.width - left - right) / self.width,
            (self.height - top - bottom) / self.total,
        )
        return self.figure.add_axes(box, sharey=share)


def empty_sheet(title: str, reason: str, source: str) -> Figure:
    """Return a figure that says in words why nothing is drawn."""
    sheet = Sheet(title, reason, source, height=0.05)
    return sheet.figure


def block_height(text: str, size: float) -> float:
    """Return the height in inches of wrapped lines of text, with the gap under them."""
    return (text.count("\n") + 1) * size * LINE / 72 + 0.04 if text else 0.0


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Return the width in inches of one line of text.

    >>> text_width("Sévaré", 8.5) < text_width("Sévaré, Mopti", 8.5)
    True
    """
    renderer = FigureCanvasAgg(Figure(dpi=100)).get_renderer()
    font = FontProperties(size=size, weight=weight, style=style)
    return float(renderer.get_text_width_height_descent(text, font, ismath=False)[0]) / 100


def wrap(text: str, size: float, width: float, weight: str = "normal") -> str:
    r"""Break text into lines no wider than ``width`` inches; its own line breaks stay.

    >>> wrap("une ligne trop longue", 8.5, 0.9)
    'une ligne trop\nlongue'
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, weight) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return "\n".join(lines)


def balanced(text: str, size: float, width: float, weight: str = "normal") -> str:
    r"""Break text as ``wrap`` does, but leave no word or two alone on a last line.

    >>> balanced("une ligne un peu trop longue", 8.5, 1.4)
    'une ligne un peu\ntrop longue'
    """
    paragraphs = (_balanced(one, size, width, weight) for one in text.split("\n"))
    return "\n".join(paragraphs)


def _balanced(text: str, size: float, width: float, weight: str) -> str:
    best = wrap(text, size, width, weight)
    lines = best.count("\n")
    narrow = width
    while lines and text_width(best.split("\n")[-1], size, weight) < SHORTEST * width:
        narrow -= 0.02 * width
        narrower = wrap(text, size, narrow, weight)
        if narrower.count("\n") > lines:
            break
        best = narrower
    return best


def clip_lines(text: str, size: float, width: float, lines: int) -> str:
    """Return wrapped text of at most ``lines`` lines; what is left out shows as « … ».

    >>> clip_lines("un deux trois quatre", 8.5, 0.5, 1)
    'un …'
    """
    wrapped = wrap(text, size, width).split("\n")
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    last = wrapped[lines - 1]
    while last and text_width(f"{last} …", size) > width:
        last = last.rpartition(" ")[0]
    return "\n".join([*wrapped[: lines - 1], f"{last} …".strip()])


def levels(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """For each span from left to right (any unit) the lowest level where it overlaps no other.

    >>> levels([(0, 2), (1, 3), (4, 5)])
    [0, 1, 0]
    """
    ends: list[float] = []
    result = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda i: (spans[i][0], i)):
        start, end = spans[index]
        level = next((n for n, last in enumerate(ends) if last + gap <= start), len(ends))
        ends[level : level + 1] = [end]
        result[index] = level
    return result


def crowded(fig: Figure) -> list[str]:
    """Return what an editor would send back: texts that overlap each other or leave the figure."""
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    page = fig.bbox
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in _texts(fig)]
    faults = [
        f"cut: {text}"
        for text, box in boxes
        if box.x0 < page.x0 - 1 or box.x1 > page.x1 + 1 or box.y0 < -1 or box.y1 > page.y1 + 1
    ]
    for index, (text, box) in enumerate(boxes):
        for other, box2 in boxes[index + 1 :]:
            wide = min(box.x1, box2.x1) - max(box.x0, box2.x0)
            high = min(box.y1, box2.y1) - max(box.y0, box2.y0)
            if wide > 1 and high > 2:
                faults.append(f"overlap: {text} | {other}")
    return faults


def shown_ticks(axis: Axis) -> list[tuple[float, Text]]:
    """Return the tick labels of an axis that are drawn, with their positions."""
    low, high = sorted(axis.get_view_interval())
    return [
        (float(tick.get_loc()), tick.label1)
        for tick in axis.get_major_ticks()
        if low <= tick.get_loc() <= high
        and tick.label1.get_visible()
        and tick.label1.get_text().strip()
    ]


def _texts(fig: Figure) -> Iterable[Text]:
    yield from (text for text in fig.texts if text.get_text().strip())
    for axes in fig.axes:
        if not axes.get_visible():
            continue
        own = [*axes.texts, axes.title]
        if axes.axison:
            own += [axes.xaxis.label, axes.yaxis.label]
            own += [label for axis in (axes.xaxis, axes.yaxis) for _, label in shown_ticks(axis)]
        yield from (text for text in own if text.get_text().strip() and text.get_visible())
