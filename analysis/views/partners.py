"""Security partners: what is said of their coming, being there and leaving, as spans of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views import headings
from analysis.views.dates import draw_date, number, reaches, read_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.layout import EDGE, WIDTH, Sheet
from analysis.views.statements import (
    COMING,
    LEAVING,
    PARTNER_BLOCS,
    partner_statements,
    turning_points,
)
from analysis.views.style import BLOCS, INK, MUTED, bloc_of
from analysis.views.timeaxis import Window, tear, torn_axes, window_boxes
from analysis.views.words import actor_name, count, dispatches, plain

ROW, HEADER, LABEL, UNDATED, FOOT = 0.21, 0.27, 1.95, 0.62, 0.42
GAP = 1500  # days without a statement that the axis may leave out


class Lane(NamedTuple):
    """One row: a partner's header, or one kind of statement on it."""

    actor: str
    statement: str | None
    y: float


def partner_spans(tables: Tables) -> Drawn:
    """Statements on security partners, one row a kind of statement, at the dates they give.

    Hollow marks and bars: the statement is hedged. Statements without a date stand in a column of
    their own. Grey lines are dates of the chronology, from outside the articles.
    """
    rows = partner_statements(tables)
    if rows.empty:
        return nothing(tables, "statement on a security partner")
    lanes, depth = _lanes(tables, rows)
    windows = tear((date for date in map(read_date, rows["date"]) if date), GAP)
    boxes = window_boxes(windows, LABEL, UNDATED + EDGE)
    facts = headings.stack(_facts(tables, windows), windows, boxes)
    above = headings.depth(facts)
    sheet = Sheet(
        _finding(rows),
        _subtitle(rows, len(windows) > 1),
        source_line(tables, "Grey lines: the project's chronology, from outside the articles."),
        height=above + depth + FOOT,
    )
    box = {"left": LABEL, "right": UNDATED + EDGE, "top": above, "bottom": FOOT}
    axes = torn_axes(sheet, windows, **box)
    box |= {"left": WIDTH - UNDATED - EDGE + 0.14, "right": EDGE}
    side = sheet.axes(**box)
    _frame(axes, side, tables, lanes, depth)
    for lane in lanes:
        if lane.statement is None:
            for ax in axes:
                _draw_life(ax, tables, lane)
        else:
            _draw_lane(axes, side, tables, rows, lane)
    _draw_facts(axes, facts)
    headings.write(sheet, facts, above)
    return Drawn(sheet.figure, _caption(rows, facts))


def _lanes(tables: Tables, rows: pd.DataFrame) -> tuple[list[Lane], float]:
    """One lane a row and the depth of them all in inches; ``y`` is inches from the top."""
    first = rows.groupby("actor_id")["date_earliest"].min()
    actors = sorted(
        first.index,
        key=lambda a: (
            PARTNER_BLOCS.index(bloc_of(tables.actors, a)),
            pd.Timestamp.max if pd.isna(first[a]) else first[a],
            a,
        ),
    )
    order = [*COMING, *LEAVING]
    lanes, y = [], 0.0
    for actor in actors:
        lanes.append(Lane(actor, None, y + HEADER / 2))
        y += HEADER
        said = rows.loc[rows["actor_id"] == actor, "statement"].astype(str).unique()
        for statement in sorted(said, key=order.index):
            lanes.append(Lane(actor, statement, y + ROW / 2))
            y += ROW
    return lanes, y + 0.06


def _frame(
    axes: Sequence[Axes], side: Axes, tables: Tables, lanes: Sequence[Lane], depth: float
) -> None:
    names = [
        plain(lane.statement) if lane.statement else actor_name(tables.actors, lane.actor)
        for lane in lanes
    ]
    for ax in (axes[0], side):
        ax.set_ylim(depth, 0)
        ax.set_yticks([lane.y for lane in lanes], names)
    side.tick_params(axis="y", labelleft=False)
    side.set_xlim(0, 1)
    side.set_xticks([0.5], ["no date"])
    side.tick_params(axis="x", pad=2)
    side.spines["left"].set_visible(False)
    for lane, label in zip(lanes, axes[0].get_yticklabels(), strict=True):
        is_header = lane.statement is None
        label.set(fontweight="bold" if is_header else "normal", fontsize=8.5 if is_header else 8)
        label.set_color(INK if is_header else MUTED)
        for ax in [] if is_header else axes:
            ax.axhline(lane.y, color="#efefef", linewidth=0.7, zorder=0, gid="ground:row")


def _draw_life(ax: Axes, tables: Tables, lane: Lane) -> None:
    """Draw the time in which the partner can have acted under its name, from the actors frame."""
    low, high = ax.get_xlim()
    found = tables.actors[tables.actors["actor_id"] == lane.actor]
    if found.empty:
        return
    row = found.iloc[0]
    starts = [read_date(row[name]) for name in ("named_from", "active_from")]
    firsts = [number(date.earliest) for date in starts if date and date.earliest]
    end = read_date(row["active_to"])
    if not firsts and end is None:
        return
    left = max([low, *firsts])
    right = min(high, number(end.latest)) if end and end.latest else high
    colour = BLOCS[bloc_of(tables.actors, lane.actor)].colour
    if left < right:
        bar = Rectangle(
            (left, lane.y - 0.05), right - left, 0.1, facecolor=colour, alpha=0.22, zorder=1,
            gid="ground:life",
        )  # fmt: skip
        ax.add_patch(bar)


def _draw_lane(
    axes: Sequence[Axes], side: Axes, tables: Tables, rows: pd.DataFrame, lane: Lane
) -> None:
    said = rows[(rows["actor_id"] == lane.actor) & (rows["statement"] == lane.statement)]
    colour = BLOCS[bloc_of(tables.actors, lane.actor)].colour
    undated = 0
    for row in said.itertuples():
        name = f"{plain(lane.statement)}{' (denied)' if row.is_negated else ''}"
        hedged = bool(row.is_hedged or row.is_negated)
        drawn = [
            draw_date(ax, lane.y, row.date, colour, name=name, height=0.13, filled=not hedged)
            for ax in axes
            if reaches(row.date, ax)
        ]
        undated += not any(drawn)
    if undated:
        style = {"size": 8, "weight": "bold", "ha": "center", "va": "center"}
        side.text(0.5, lane.y, f"{undated}", color=INK, **style)


def _facts(tables: Tables, windows: Sequence[Window]) -> list[tuple[dt.date, str]]:
    """Return the chronology's turning points inside the windows, by day."""
    found = []
    for entry in turning_points(tables).itertuples():
        date = read_date(entry.date)
        day = date.earliest if date else None
        if day and any(window.first <= day <= window.last for window in windows):
            found.append((day, str(entry.title_fr)))
    return sorted(found)


def _draw_facts(axes: Sequence[Axes], facts: Sequence[headings.Heading]) -> None:
    style = {"color": "#bdbdbd", "linewidth": 0.7, "linestyle": (0, (1, 2)), "zorder": 0}
    for fact in facts:
        for ax in axes:
            low, high = ax.get_xlim()
            if low <= number(fact.day) <= high:
                ax.axvline(number(fact.day), gid="ground:chronology", **style)


def _finding(rows: pd.DataFrame) -> str:
    west = rows[rows["bloc"].isin(["french_european", "un"])]
    east = rows[rows["bloc"] == "russian"]
    parts = []
    if len(west):
        leave = int(west["statement"].isin(LEAVING).sum())
        parts.append(f"French, European and UN forces leave in {leave} of {len(west)} statements")
    if len(east):
        come = int(east["statement"].isin(COMING).sum())
        parts.append(f"Russian forces come or stay in {come} of {len(east)}")
    return "; ".join(parts) or f"{count(len(rows), 'statement')} on security partners"


def _subtitle(rows: pd.DataFrame, is_torn: bool) -> str:
    hedged = int((rows["is_hedged"] | rows["is_negated"]).sum())
    spoken = int(rows["speaker_kind"].notna().sum())
    torn = "; years that nobody speaks of are left out" if is_torn else ""
    return (
        f"n = {count(len(rows), 'statement')} in {dispatches(rows['article_id'].nunique())}, each "
        f"counted once{torn}.\n"
        f"{spoken} are a speaker's, the others the dispatch's own. Hollow: hedged or denied "
        f"({hedged})."
    )


def _caption(rows: pd.DataFrame, facts: Sequence[headings.Heading]) -> str:
    undated = int(rows["date"].isna().sum())
    return (
        f"{count(len(rows), 'statement')} on security partners at the dates they give; {undated} "
        "give none. A bar is a stretch of time, a dot a day. The thin band beside a partner's name "
        "is the time in which it can have acted under that name; behind stand "
        f"{count(len(facts), 'date')} of the chronology."
    )
