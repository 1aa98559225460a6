"""Security partners: what is said of their coming, being there and leaving, as spans of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views import headings
from analysis.views.by_month import (
    Look,
    draw_boundaries,
    draw_by_month,
    named_days,
    partner_groups,
)
from analysis.views.dates import draw_date, number, reaches, read_date
from analysis.views.denominator import (
    months,
    original_articles,
    publication_months,
    say_denominator,
)
from analysis.views.drawn import BARS, Drawn, counted_line, nothing, source_line
from analysis.views.layout import EDGE, WIDTH, Sheet, text_width
from analysis.views.periods import Boundary
from analysis.views.statements import (
    COMING,
    LEAVING,
    PARTNER_BLOCS,
    partner_statements,
)
from analysis.views.style import BLOCS, INK, MUTED, bloc_of
from analysis.views.timeaxis import tear, torn_axes, window_boxes
from analysis.views.words import actor_name, count, dispatches, plain

ROW, HEADER, UNDATED, FOOT = 0.21, 0.27, 0.62, 0.42
GAP = 1500  # days without a statement that the axis may leave out


# So many statements can be told apart as marks.
MOST_MARKS = 160
GREY_LINES = "Dotted lines: where periods begin, from outside the articles."
# Said without a date, these hold when the dispatch is written; a coming or going does not.
STANDING = ("present", "operates", "remains", "strength")
COMES, IS_THERE, GOES = "arrives, hired", "is there", "leaves"
KIND_OF = (
    dict.fromkeys(COMING, COMES) | dict.fromkeys(STANDING, IS_THERE) | dict.fromkeys(LEAVING, GOES)
)
LOOKS = {COMES: Look("solid"), IS_THERE: Look("half"), GOES: Look("hollow", "/////")}


class Lane(NamedTuple):
    """One row: a partner's header, or one kind of statement on it."""

    actor: str
    statement: str | None
    y: float


def partner_spans(tables: Tables, boundaries: Sequence[Boundary] = ()) -> Drawn:
    """Statements on security partners, one row a kind of statement, at the dates they give.

    Hollow marks and bars: the statement is hedged. Statements without a date stand in a column of
    their own. Grey lines are the ``boundaries`` of the periods, from outside the articles. Beyond
    ``MOST_MARKS`` statements are counted by month instead, above the number of articles read.
    """
    rows = partner_statements(tables)
    if rows.empty:
        return nothing(tables, "statement on a security partner")
    if len(rows) > MOST_MARKS:
        return _by_month(tables, rows, boundaries)
    lanes, depth = _lanes(tables, rows)
    windows = tear((date for date in map(read_date, rows["date"]) if date), GAP)
    label = _label_width(tables, lanes)
    boxes = window_boxes(windows, label, UNDATED + EDGE)
    facts = headings.stack(named_days(boundaries, windows), windows, boxes)
    above = headings.depth(facts)
    sheet = Sheet(
        _finding(rows),
        _subtitle(rows, len(windows) > 1),
        source_line(tables, GREY_LINES),
        height=above + depth + FOOT,
    )
    box = {"left": label, "right": UNDATED + EDGE, "top": above, "bottom": FOOT}
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
    draw_boundaries(axes, facts)
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


def _label_width(tables: Tables, lanes: Sequence[Lane]) -> float:
    """Return the inches that the longest name of a partner needs."""
    names = (actor_name(tables.actors, lane.actor) for lane in lanes)
    return max(1.8, *(text_width(name, 8.5, "bold") + 0.25 for name in names))


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


def _by_month(tables: Tables, rows: pd.DataFrame, boundaries: Sequence[Boundary]) -> Drawn:
    """Count the statements by month: what is denied and what reprints say is left out."""
    originals = original_articles(tables).set_index("article_id")
    rows = rows[rows["article_id"].isin(originals.index) & ~rows["is_negated"]]
    published = publication_months(originals).reindex(rows["article_id"]).set_axis(rows.index)
    own = months(rows["date_earliest"], rows["date_latest"])
    stands = rows["date"].isna() & rows["statement"].isin(STANDING)
    rows = rows.assign(
        group=rows["actor_id"],
        kind=[KIND_OF[statement] for statement in rows["statement"]],
        month=own.where(~stands, published),
    )
    words = (
        _finding(rows),
        _month_subtitle(rows, stands),
        counted_line(tables, f"{BARS} {GREY_LINES}"),
    )
    groups = partner_groups(tables, rows, PARTNER_BLOCS)
    sheet = draw_by_month(tables, rows, groups, LOOKS, words, boundaries)
    caption = (
        f"{count(len(rows), 'statement')} on security partners by the month that they give; "
        f"{int(rows['month'].isna().sum())} give none, or a longer stretch of time. "
        f"{say_denominator(tables)}"
    )
    return Drawn(sheet.figure, caption)


def _month_subtitle(rows: pd.DataFrame, stands: pd.Series) -> str:
    where = dispatches(rows["article_id"].nunique())
    return (
        f"n = {count(len(rows), 'statement')} in {where}, each counted once, denials and reprints "
        f"left out. That a force is there, said without a date, counts for the month of the "
        f"dispatch ({int(stands.sum())}).\n■ arrives or is hired · ▒ is there · ▨ leaves"
    )


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
        "is the time in which it can have acted under that name; "
        f"{count(len(facts), 'dotted line')} part the periods."
    )
