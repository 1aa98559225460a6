"""Numbers of dead as lines: a bar from low to high, a dot without a range, an arrow if open."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.frames.dead import Interval
from analysis.views.counting import say_number
from analysis.views.layout import EDGE, Sheet, clip_lines, text_width
from analysis.views.style import FAINT, INK

ROW, WIDEST, FOOT, SIZE = 0.30, 3.4, 0.42, 7.6
PALE = "#9a9a9a"


def number_lines(
    words: tuple[str, str, str],
    lines: Sequence[tuple[str, Interval]],
    chosen: Sequence[bool] | None = None,
) -> Sheet:
    """Return a sheet with one line a name and its number; ``words``: title, subtitle, source.

    ``chosen`` tells which lines are dark and bold, the others are pale; by default all are dark.
    """
    dark = [True] * len(lines) if chosen is None else chosen
    depth = ROW * len(lines) + 0.05
    sheet = Sheet(*words, height=depth + FOOT)
    names = [clip_lines(name, SIZE, WIDEST - 0.1, 1) for name, _ in lines]
    label = max(text_width(name, SIZE, "bold") for name in names) + 0.15
    ax = sheet.axes(left=EDGE + label, right=EDGE + 0.1, bottom=FOOT)
    most = max(number.high or 0 for _, number in lines)
    ax.set_xlim(-0.012 * max(most, 1), max(most, 1) * 1.3)
    ax.set_ylim(depth, 0)
    ax.set_yticks([n * ROW + ROW / 2 for n in range(len(lines))], names)
    ax.tick_params(axis="y", labelsize=SIZE)
    ax.set_xlabel("dead counted", size=SIZE)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x", color=FAINT)
    ax.spines["left"].set_visible(False)
    for n, ((_, number), label) in enumerate(zip(lines, ax.get_yticklabels(), strict=True)):
        label.set_fontweight("bold" if chosen and dark[n] else "normal")
        _draw(ax, n * ROW + ROW / 2, number, INK if dark[n] else PALE)
    return sheet


def _draw(ax: Axes, y: float, number: Interval, colour: str) -> None:
    low, high, words = number.low or 0, number.high or 0, say_number(number)
    end = high
    if high > low:
        bar = Rectangle((low, y - 0.06), high - low, 0.12, facecolor=colour, alpha=0.5, label=words)
        ax.add_patch(bar)
    else:
        ax.plot([low], [y], marker="o", markersize=6, color=colour, linestyle="", label=words)
    if number.is_open:
        end = high + ax.get_xlim()[1] * 0.04
        ax.plot([high, end], [y, y], color=colour, linewidth=1.4, gid="ground:reach")
        ax.plot([end], [y], marker=">", markersize=4.5, color=colour, gid="ground:tip")
    if number.best is not None and high > low:
        ax.plot([number.best] * 2, [y - 0.09, y + 0.09], color=colour, linewidth=2, label="best")
    style = {"size": SIZE, "va": "center", "color": INK}
    ax.annotate(words, (end, y), (7, 0), textcoords="offset points", **style)
