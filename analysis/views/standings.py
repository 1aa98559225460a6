"""Whose figures these are: by who died and by how the speaker stands to the dead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from analysis.frames.dead import DISPATCH, OTHER_PARTY, OUTSIDER, OWN
from analysis.tables import Tables
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.keys import blocs_key, draw_key, key_height, mark_size
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import BLOCS, FAINT, INK, MUTED
from analysis.views.told import told_figures
from analysis.views.words import count

LABEL, HEAD, SIZE = 1.75, 0.40, 7.8
SIDE, STEP, LINE, MARK = 0.11, 0.15, 0.17, 6.2
LEAD = "Who says so:"
COLUMNS = {
    OWN: "their own side",
    OTHER_PARTY: "another party to the war",
    OUTSIDER: "a third voice",
    DISPATCH: "the dispatch itself,\nno speaker named",
}
CELL = (WIDTH - 2 * EDGE - LABEL) / len(COLUMNS)
FITTING, MOST_LINES = int((CELL - 0.2) / STEP), 4
PARTIES = (OWN, OTHER_PARTY)


def distinct_figures(tables: Tables) -> pd.DataFrame:
    """Return the figures of the dead, each once for a speaker, victims and episode."""
    rows = told_figures(tables)
    return rows.drop_duplicates(["episode", "group", "outcome", "low", "high", "name"])


def whose_figures(tables: Tables) -> Drawn:
    """Draw one mark for each figure: rows are who died, columns who says so.

    Its colour and shape are the speaker's side. Where there are too many, one stands for several.
    """
    rows = distinct_figures(tables)
    if rows.empty:
        return nothing(tables, "figure of the dead")
    groups = sorted(rows["group"].unique(), key=list(BLOCS).index)
    cells = {
        (group, standing): rows[(rows["group"] == group) & (rows["standing"] == standing)]
        for group in groups
        for standing in COLUMNS
    }
    worth = -(-max(len(figures) for figures in cells.values()) // (FITTING * MOST_LINES))
    squares = {at: _squares(figures, worth) for at, figures in cells.items()}
    heights = [
        max(1, *(-(-len(squares[group, standing]) // FITTING) for standing in COLUMNS)) * LINE
        + 0.16
        for group in groups
    ]
    depth = HEAD + sum(heights)
    sides = blocs_key(square.bloc for marks in squares.values() for square in marks)
    below = key_height(sides, LEAD)
    words = _finding(rows), _subtitle(rows, worth), source_line(tables)
    sheet = Sheet(*words, height=depth + 0.04 + below)
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=below)
    _frame(ax, depth)
    y = HEAD
    for group, height in zip(groups, heights, strict=True):
        _draw_name(ax, y, group)
        for n, standing in enumerate(COLUMNS):
            at = n * CELL + 0.05, y + 0.08
            _draw_cell(ax, at, squares[group, standing], len(cells[group, standing]))
        y += height
    draw_key(sheet, sides, LEAD)
    return Drawn(sheet.figure, _caption(rows))


class Square(NamedTuple):
    """One mark: the speaker's side, whether it is filled, and what it stands for."""

    bloc: str
    is_filled: bool
    meaning: str


def _squares(figures: pd.DataFrame, worth: int) -> list[Square]:
    """Return the marks of a cell in the order of the sides, each for as many as ``worth``."""
    blocs = figures["bloc"].where(figures["standing"] != DISPATCH, "unspecified")
    sides = figures["side"].fillna("the dispatch")
    tally = figures.assign(bloc=blocs, side=sides).groupby(["bloc", "side", "outcome"]).size()
    marks = []
    for (bloc, side, outcome), number in tally.items():
        mark = Square(bloc, outcome == "killed", f"{outcome}, said by {side}")
        marks += [mark] * -(-number // worth)
    return sorted(marks, key=lambda mark: (-marks.count(mark), mark.meaning))


def _frame(ax: Axes, depth: float) -> None:
    ax.set_xlim(0, CELL * len(COLUMNS))
    ax.set_ylim(depth + 0.04, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    style = {"va": "top", "linespacing": 1.2, "clip_on": False}
    ax.text(-LABEL, 0, "who died ↓  who says so →", size=7.2, color=MUTED, **style)
    for n, name in enumerate(COLUMNS.values()):
        ax.text(n * CELL + 0.05, 0, name, size=SIZE, weight="bold", color=INK, **style)


def _draw_name(ax: Axes, y: float, group: str) -> None:
    ends = [-LABEL, CELL * len(COLUMNS)]
    ax.plot(ends, [y, y], color=FAINT, linewidth=0.8, clip_on=False, gid="ground:row")
    name = clip_lines(BLOCS[group].name, SIZE, LABEL - 0.1, 1)
    ax.text(-LABEL, y + 0.08, name, size=SIZE, va="top", color=INK, clip_on=False)


def _draw_cell(ax: Axes, at: tuple[float, float], squares: Sequence[Square], number: int) -> None:
    for n, square in enumerate(squares):
        line, place = divmod(n, FITTING)
        side = BLOCS[square.bloc]
        face = side.colour if square.is_filled else "none"
        ax.plot(
            [at[0] + place * STEP + SIDE / 2], [at[1] + line * LINE + SIDE / 2],
            marker=side.marker, markersize=mark_size(square.bloc, MARK), linestyle="",
            color=side.colour, markerfacecolor=face, gid=f"ground:{square.meaning}",
        )  # fmt: skip
    if squares:
        line, place = divmod(len(squares) - 1, FITTING)
        end = at[0] + place * STEP + SIDE + 0.05, at[1] + line * LINE + SIDE / 2
        ax.text(*end, f"{number}", size=7, va="center", color=MUTED)


def of_parties(rows: pd.DataFrame) -> tuple[int, int]:
    """Return how many figures come from a party to the war, and how many have a speaker."""
    return int(rows["standing"].isin(PARTIES).sum()), int((rows["standing"] != DISPATCH).sum())


def _finding(rows: pd.DataFrame) -> str:
    theirs, spoken = of_parties(rows)
    share = f" ({theirs / spoken:.0%})" if spoken >= FEWEST_FOR_SHARES else ""
    verb = "comes" if theirs == 1 else "come"
    return (
        f"Of {count(spoken, 'figure')} with a speaker, {theirs}{share} {verb} from a party to the "
        "war"
    )


def _subtitle(rows: pd.DataFrame, worth: int) -> str:
    spoken = of_parties(rows)[1]
    few = f" Below {FEWEST_FOR_SHARES} no percentage." if spoken < FEWEST_FOR_SHARES else ""
    square = "one figure" if worth == 1 else f"up to {worth} figures of one side"
    return (
        f"n = {count(len(rows), 'figure')} on {count(rows['episode'].nunique(), 'episode')}, "
        f"{len(rows) - spoken} of them without a speaker; what a speaker repeats counts once, and "
        f"parts stand beside their totals.{few}\n"
        f"One mark: {square}, with the colour and shape of the speaker's side; hollow: "
        "« neutralised »."
    )


def _caption(rows: pd.DataFrame) -> str:
    tally = rows["standing"].value_counts()
    return (
        f"Sides give {count(int(tally.get(OWN, 0)), 'figure')} of their own dead and "
        f"{int(tally.get(OTHER_PARTY, 0))} of others' dead; {int(tally.get(OUTSIDER, 0))} come "
        "from third voices such as officials of the place, witnesses and organisations. Parties: "
        "the armies, governments and armed groups of this war, and who else fights in the episode."
    )
