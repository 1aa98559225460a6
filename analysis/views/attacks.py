"""How against what: methods by targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import violent_happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, block_height, clip_lines, wrap
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import FAINT, INK, MUTED
from analysis.views.words import count, join, kind_name, method_name, plain

LABEL, HEAD, SIZE, ROW = 1.8, 0.34, 7.2, 0.34
MOST_COLUMNS = 9
UNTOLD = "not told"


class Way(NamedTuple):
    """How the rows of a figure part the events: its name, the name of a value, the values told."""

    what: str
    name: Callable[[object], str]
    values: Callable[[Any], list[str]]


METHOD = Way("method", method_name, lambda event: event.methods)
KIND = Way("kind of attack", str, lambda event: [kind_name(event.sub_event_type)])


def method_by_target(tables: Tables) -> Drawn:
    """Methods as rows, kinds of target as columns.

    With few events their places stand in the cells; from ``FEWEST_FOR_SHARES`` on, counts with
    shades. An event with two methods stands in two rows.
    """
    return _by_target(tables, METHOD)


def kind_by_target(tables: Tables) -> Drawn:
    """Kinds of attack (ACLED's sub-event types) as rows, kinds of target as columns.

    Drawn as ``method_by_target`` is; an event has one kind, its target may be of several.
    """
    return _by_target(tables, KIND)


def _by_target(tables: Tables, way: Way) -> Drawn:
    events = violent_happenings(tables)
    if events.empty:
        return nothing(tables, "violent event")
    events = events.assign(told=[way.values(event) for event in events.itertuples()])
    pairs = _pairs(events)
    rows = _ranked(pairs["told"])
    columns = _ranked(pairs["target"])
    if len(columns) > MOST_COLUMNS:
        pairs = _fold_rare(pairs, columns)
        columns = _ranked(pairs["target"])
    words = _finding(events, way), _subtitle(events, pairs, columns, way), source_line(tables)
    draw = _with_names if len(events) < FEWEST_FOR_SHARES else _with_counts
    return Drawn(draw(words, pairs, rows, columns, way).figure, _caption(events, way))


def _pairs(events: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (event.event_id, event.place, told, target)
        for event in events.itertuples()
        for told in event.told or [UNTOLD]
        for target in event.target_kinds or [UNTOLD]
    ]
    return pd.DataFrame(rows, columns=["event_id", "place", "told", "target"])


def _fold_rare(pairs: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return the rarest kinds of target together under « other », so that no event is left out."""
    named = [column for column in columns if column not in ("other", UNTOLD)]
    rare = named[MOST_COLUMNS - 2 :]
    return pairs.assign(target=pairs["target"].replace(dict.fromkeys(rare, "other")))


def _ranked(values: pd.Series) -> list[str]:
    """Values by how often they occur; « other » and what is not told last."""
    tally = values.value_counts()
    last = {"other": 1, UNTOLD: 2}
    return sorted(tally.index, key=lambda v: (last.get(v, 0), -tally[v], v))


Words = tuple[str, str, str]


def _with_names(
    words: Words, pairs: pd.DataFrame, rows: list[str], columns: list[str], way: Way
) -> Sheet:
    width = (WIDTH - LABEL - 2 * EDGE) / len(columns)
    texts = {
        (row, column): _names(pairs, row, column, width - 0.1) for row in rows for column in columns
    }
    heights = [
        max(block_height(texts[row, column], SIZE) for column in columns) + 0.13 for row in rows
    ]
    sheet = Sheet(*words, height=HEAD + sum(heights))
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    names = [_row_name(row, way) for row in rows]
    _frame(ax, names, columns, heights, width, way)
    y = HEAD
    for row, height in zip(rows, heights, strict=True):
        ax.axhline(y, color=FAINT, linewidth=0.8, gid="ground:row")
        for n, column in enumerate(columns):
            at = (n * width + 0.05, y + 0.06)
            ax.text(*at, texts[row, column], size=SIZE, va="top", color=INK, linespacing=1.25)
        y += height
    return sheet


def _names(pairs: pd.DataFrame, row: str, column: str, width: float) -> str:
    found = pairs[(pairs["told"] == row) & (pairs["target"] == column)]
    names = found["place"].fillna("no place").value_counts(sort=False)
    lines = [f"● {name}{f' ×{n}' if n > 1 else ''}" for name, n in names.items()]
    return wrap("\n".join(lines), SIZE, width)


def _with_counts(
    words: Words, pairs: pd.DataFrame, rows: list[str], columns: list[str], way: Way
) -> Sheet:
    width = (WIDTH - LABEL - 2 * EDGE) / len(columns)
    tally = pairs.groupby(["told", "target"]).size()
    most = int(tally.max())
    sheet = Sheet(*words, height=HEAD + ROW * len(rows))
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    events = pairs.groupby("told")["event_id"].nunique()
    names = [f"{_row_name(row, way)}  n = {events[row]}" for row in rows]
    _frame(ax, names, columns, [ROW] * len(rows), width, way)
    for m, row in enumerate(rows):
        for n, column in enumerate(columns):
            value = int(tally.get((row, column), 0))
            shade = value / most
            box = Rectangle(
                (n * width + 0.02, HEAD + m * ROW + 0.02), width - 0.04, ROW - 0.04,
                facecolor=(0.24, 0.24, 0.24, 0.75 * shade), gid="ground:shade",
            )  # fmt: skip
            ax.add_patch(box)
            at = (n * width + width / 2, HEAD + (m + 0.5) * ROW)
            colour = "white" if shade > 0.6 else INK if value else "#bbbbbb"
            ax.text(
                *at, f"{value}" if value else "·", size=8, ha="center", va="center", color=colour
            )
    return sheet


def _frame(
    ax: Axes, names: list[str], columns: list[str], heights: list[float], width: float, way: Way
) -> None:
    ax.set_xlim(0, width * len(columns))
    ax.set_ylim(HEAD + sum(heights), 0)
    middles = [HEAD + sum(heights[:n]) + height / 2 for n, height in enumerate(heights)]
    ax.set_yticks(middles, [wrap(name, 8, LABEL - 0.1) for name in names])
    ax.tick_params(axis="y", labelsize=8)
    ax.set_xticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    for n, column in enumerate(columns):
        text = clip_lines(_column_name(column), 8, width - 0.08, 1)
        at = (n * width + 0.05, HEAD - 0.1)
        ax.text(*at, text, size=8, weight="bold", va="baseline", color=INK)
    style = {"size": 7, "ha": "right", "va": "baseline", "color": MUTED}
    ax.text(-0.06, HEAD - 0.1, f"{way.what} ↓  target →", **style)


def _row_name(value: str, way: Way) -> str:
    return f"no {way.what} told" if value == UNTOLD else way.name(value)


def _column_name(target: str) -> str:
    return UNTOLD if target == UNTOLD else plain(target)


def _finding(events: pd.DataFrame, way: Way) -> str:
    untold = int((~events["told"].map(bool)).sum())
    tally = events["told"].explode().dropna().value_counts()
    if tally.empty:
        return f"No {way.what} is told for any of {count(len(events), 'violent event')}"
    top = [way.name(value) for value in tally.index[tally == tally.iloc[0]]][:3]
    said = f"{join(top)} in {tally.iloc[0]}{' each' if len(top) > 1 else ''}"
    more = f"; for {untold} no {way.what} is told" if way is METHOD else ""
    return f"Of {count(len(events), 'violent event')}: {said}{more}"


def _subtitle(events: pd.DataFrame, pairs: pd.DataFrame, columns: list[str], way: Way) -> str:
    folded = events["target_kinds"].explode().nunique() > len(set(columns) - {UNTOLD})
    more = " Rarer kinds of target stand under other." if folded else ""
    few = ""
    if len(events) < FEWEST_FOR_SHARES:
        few = f" Below {FEWEST_FOR_SHARES} events no shares and no shades: places instead."
    two = "two methods or two targets" if way is METHOD else "two targets"
    return (
        f"n = {count(len(events), 'violent event')}; an event with {two} stands in each of their "
        f"cells ({len(pairs)} marks).{few}{more}"
    )


def _caption(events: pd.DataFrame, way: Way) -> str:
    targetless = int((~events["target_kinds"].map(bool)).sum())
    what = (
        "A method is a word of the dispatch, not a finding of fact"
        if way is METHOD
        else "Kinds are ACLED's sub-event types"
    )
    return (
        f"{way.what.capitalize()} by target of {count(len(events), 'violent event')}, as told. "
        f"{what}; for {targetless} no kind of target is told."
    )
