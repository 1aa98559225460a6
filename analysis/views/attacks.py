"""How against what: methods by targets."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.drawn import Drawn, nothing, source_line, too_few
from analysis.views.happenings import VIOLENT, happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, block_height, clip_lines, wrap
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import FAINT, INK, MUTED
from analysis.views.words import count, join, method_name, plain

LABEL, HEAD, SIZE, ROW = 1.4, 0.34, 7.2, 0.34
MOST_COLUMNS = 9
UNTOLD = "not told"
MARK = "#3d3d3d"


def method_by_target(tables: Tables) -> Drawn:
    """Methods as rows, kinds of target as columns.

    With few events their places stand in the cells; from ``FEWEST_FOR_SHARES`` on, counts with
    shades. An event with two methods stands in two rows.
    """
    events = happenings(tables)
    events = events[events["event_type"].isin(VIOLENT)]
    if events.empty:
        return nothing(tables, "violent event")
    pairs = _pairs(events)
    rows = _ranked(pairs["method"])
    columns = _ranked(pairs["target"])
    if len(columns) > MOST_COLUMNS:
        pairs = _fold_rare(pairs, columns)
        columns = _ranked(pairs["target"])
    if len(events) < FEWEST_FOR_SHARES:
        return _with_names(tables, events, pairs, rows, columns)
    return _with_counts(tables, events, pairs, rows, columns)


def method_shares(tables: Tables) -> Drawn:
    """Draw the share of violent events with each method; refused below a stated number."""
    events = happenings(tables)
    events = events[events["event_type"].isin(VIOLENT)]
    told = events[events["methods"].map(bool)] if len(events) else events
    if len(told) < FEWEST_FOR_SHARES:
        title = "Too few attacks with a method for shares"
        return too_few(
            tables, title, len(told), FEWEST_FOR_SHARES, "violent events with a method told"
        )
    tally = told["methods"].explode().value_counts()
    tally = tally.sort_index().sort_values(ascending=False, kind="stable")
    top = method_name(tally.index[0]).capitalize()
    title = f"{top} is told in {tally.iloc[0]} of {len(told)} attacks"
    subtitle = (
        f"n = {count(len(told), 'violent event')} with a method told, of {len(events)}; an event "
        "counts under each of its methods, so the bars add up to more than n."
    )
    sheet = Sheet(title, subtitle, source_line(tables), height=0.27 * len(tally) + 0.1)
    ax = sheet.axes(left=LABEL, right=EDGE + 0.5, bottom=0.02)
    ax.barh(range(len(tally)), tally.to_numpy(), height=0.66, color=MARK, label="events")
    ax.set_yticks(range(len(tally)), [method_name(method) for method in tally.index])
    ax.set_ylim(len(tally) - 0.5, -0.5)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    for y, value in enumerate(tally):
        text = f"{value} ({value / len(told):.0%})"
        ax.annotate(text, (value, y), (4, 0), textcoords="offset points", va="center", size=8)
    return Drawn(sheet.figure, subtitle)


def _pairs(events: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (event.event_id, event.place, method, target)
        for event in events.itertuples()
        for method in event.methods or [UNTOLD]
        for target in event.target_kinds or [UNTOLD]
    ]
    return pd.DataFrame(rows, columns=["event_id", "place", "method", "target"])


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


def _with_names(
    tables: Tables, events: pd.DataFrame, pairs: pd.DataFrame, rows: list[str], columns: list[str]
) -> Drawn:
    width = (WIDTH - LABEL - 2 * EDGE) / len(columns)
    texts = {
        (row, column): _names(pairs, row, column, width - 0.1) for row in rows for column in columns
    }
    heights = [
        max(block_height(texts[row, column], SIZE) for column in columns) + 0.13 for row in rows
    ]
    sheet = Sheet(
        _finding(events),
        _subtitle(events, pairs, columns),
        source_line(tables),
        height=HEAD + sum(heights),
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    _frame(ax, rows, columns, heights, width)
    y = HEAD
    for row, height in zip(rows, heights, strict=True):
        ax.axhline(y, color=FAINT, linewidth=0.8, gid="ground:row")
        for n, column in enumerate(columns):
            at = (n * width + 0.05, y + 0.06)
            ax.text(*at, texts[row, column], size=SIZE, va="top", color=INK, linespacing=1.25)
        y += height
    return Drawn(sheet.figure, _caption(events, pairs))


def _names(pairs: pd.DataFrame, row: str, column: str, width: float) -> str:
    found = pairs[(pairs["method"] == row) & (pairs["target"] == column)]
    names = found["place"].fillna("no place").value_counts(sort=False)
    lines = [f"● {name}{f' ×{n}' if n > 1 else ''}" for name, n in names.items()]
    return wrap("\n".join(lines), SIZE, width)


def _with_counts(
    tables: Tables, events: pd.DataFrame, pairs: pd.DataFrame, rows: list[str], columns: list[str]
) -> Drawn:
    width = (WIDTH - LABEL - 2 * EDGE) / len(columns)
    tally = pairs.groupby(["method", "target"]).size()
    most = int(tally.max())
    sheet = Sheet(
        _finding(events),
        _subtitle(events, pairs, columns),
        source_line(tables),
        height=HEAD + ROW * len(rows),
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    _frame(ax, rows, columns, [ROW] * len(rows), width)
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
    return Drawn(sheet.figure, _caption(events, pairs))


def _frame(
    ax: Axes, rows: list[str], columns: list[str], heights: list[float], width: float
) -> None:
    ax.set_xlim(0, width * len(columns))
    ax.set_ylim(HEAD + sum(heights), 0)
    middles = [HEAD + sum(heights[:n]) + height / 2 for n, height in enumerate(heights)]
    ax.set_yticks(middles, [_row_name(row) for row in rows])
    ax.tick_params(axis="y", labelsize=8)
    ax.set_xticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    for n, column in enumerate(columns):
        text = clip_lines(_column_name(column), 8, width - 0.08, 1)
        at = (n * width + 0.05, HEAD - 0.1)
        ax.text(*at, text, size=8, weight="bold", va="baseline", color=INK)
    style = {"size": 7, "ha": "right", "va": "baseline", "color": MUTED}
    ax.text(-0.06, HEAD - 0.1, "method ↓  target →", **style)


def _row_name(method: str) -> str:
    return "no method told" if method == UNTOLD else method_name(method)


def _column_name(target: str) -> str:
    return "no target told" if target == UNTOLD else plain(target)


def _finding(events: pd.DataFrame) -> str:
    untold = int((~events["methods"].map(bool)).sum())
    tally = events["methods"].explode().dropna().value_counts()
    if tally.empty:
        return f"No method is told for any of {count(len(events), 'violent event')}"
    top = [method_name(m) for m in tally.index[tally == tally.iloc[0]]][:3]
    said = f"{join(top)} in {tally.iloc[0]}{' each' if len(top) > 1 else ''}"
    return f"Of {count(len(events), 'violent event')}: {said}; for {untold} no method is told"


def _subtitle(events: pd.DataFrame, pairs: pd.DataFrame, columns: list[str]) -> str:
    folded = events["target_kinds"].explode().nunique() > len(set(columns) - {UNTOLD})
    more = " Rarer kinds of target stand under other." if folded else ""
    few = ""
    if len(events) < FEWEST_FOR_SHARES:
        few = f" Below {FEWEST_FOR_SHARES} events no shares and no shades: places instead."
    return (
        f"n = {count(len(events), 'violent event')}; an event with two methods or two targets "
        f"stands in each of their cells ({len(pairs)} marks).{few}{more}"
    )


def _caption(events: pd.DataFrame, pairs: pd.DataFrame) -> str:
    targetless = int((~events["target_kinds"].map(bool)).sum())
    return (
        f"Methods by targets of {count(len(events), 'violent event')}, as told. A method is a "
        f"word of the dispatch, not a finding of fact; for {targetless} no kind of target is told."
    )
