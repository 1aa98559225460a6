"""A table drawn as a figure: rows and columns with words in the cells, as high as the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from analysis.views.layout import EDGE, WIDTH, Sheet, block_height, clip_lines, wrap
from analysis.views.style import FAINT, INK, MUTED

SIZE, HEAD_SIZE, LINE = 7.2, 7.8, 1.25
PAD = 0.06


def word_table(
    words: tuple[str, str, str],
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    *,
    label: float = 1.4,
    corner: str = "",
) -> Sheet:
    """Return a sheet with a table of words; ``words`` are its title, subtitle and source line.

    ``cells`` holds texts by number of row and column; what it lacks stays empty. ``label`` is the
    width in inches of the names of the rows.
    """
    width = (WIDTH - label - 2 * EDGE) / len(columns)
    heads = [wrap(name, HEAD_SIZE, width - 2 * PAD, "bold") for name in columns]
    names = [clip_lines(name, HEAD_SIZE, label - 0.1, 2) for name in rows]
    texts = {at: wrap(text, SIZE, width - 2 * PAD) for at, text in cells.items()}
    head = max(block_height(text, HEAD_SIZE) for text in [*heads, corner]) + PAD
    heights = [
        max(
            block_height(name, HEAD_SIZE),
            *(block_height(texts.get((n, m), ""), SIZE) for m in range(len(columns))),
        )
        + 2 * PAD
        for n, name in enumerate(names)
    ]
    sheet = Sheet(*words, height=head + sum(heights) + 0.04)
    ax = sheet.axes(left=EDGE + label, right=EDGE, bottom=0.0)
    ax.set_xlim(0, width * len(columns))
    ax.set_ylim(head + sum(heights) + 0.04, 0)
    _bare(ax)
    for m, text in enumerate(heads):
        style = {"size": HEAD_SIZE, "weight": "bold", "va": "top", "linespacing": LINE}
        ax.text(m * width + PAD, 0, text, color=INK, **style)
    beside = {"transform": ax.get_yaxis_transform(), "clip_on": False}
    share = label / (WIDTH - label - 2 * EDGE)
    ax.text(-share, 0, corner, size=SIZE, va="top", color=MUTED, **beside)
    y = head
    places = []
    for n, height in enumerate(heights):
        ax.plot([-share, 1], [y, y], color=FAINT, linewidth=0.8, gid="ground:row", **beside)
        places.append(y + PAD)
        for m in range(len(columns)):
            if (n, m) in texts:
                at = (m * width + PAD, y + PAD)
                ax.text(*at, texts[n, m], size=SIZE, va="top", color=INK, linespacing=LINE)
        y += height
    ax.set_yticks(places, names, va="top", ha="left")
    ax.tick_params(axis="y", pad=label * 72 - 2, labelsize=HEAD_SIZE)
    return sheet


def _bare(ax: Axes) -> None:
    ax.set_xticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
