"""Does it hold? One figure and one table of the finding under every choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.dates import say_date
from analysis.views.display import visible
from analysis.views.drawn import Drawn, counted_line, nothing
from analysis.views.holding.recounts import FEW, HOLDS, TURNS, UNSURE, Holding
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.partner_fights import RUSSIAN
from analysis.views.resampling import FEWEST_WEEKS, Share, say_share
from analysis.views.style import BLOCS, FAINT, INK, MUTED
from analysis.views.words import count, join

MOST_PANELS = 7
ROW, GROUP_GAP, LABEL, FOOT, HEAD = 0.24, 0.16, 2.35, 0.36, 0.24
NOTE = "every number stands in the table below; the fights in the evidence above."
FINDING = "share of the fights with a partner in which Russian forces take part"
SIGNS = {HOLDS: "", UNSURE: "?", TURNS: "turns"}


def draw_holding(tables: Tables, holding: Holding) -> Drawn:
    """Draw the share before and after each boundary, one row for each change of the count.

    Hollow: before, filled: after, with intervals of 95 percent. Where too few fights stand on both
    sides of every boundary, a table of the bare counts is drawn instead, and the title says so.
    """
    changes = holding.changes
    if changes.empty:
        return nothing(tables, "boundary between two periods")
    few = (changes["verdict"] == FEW).all()
    sides = "Before → after" if few else "○ before, ● after"
    words = say_finding(holding), _subtitle(changes, sides), counted_line(tables, NOTE)
    sheet = _counts(words, changes) if few else _dumbbells(words, holding)
    return Drawn(sheet.figure, _caption(holding))


def holding_table(holding: Holding) -> pd.DataFrame:
    """Return the finding as a table to read: a row for each change, a column for each boundary."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for row in holding.changes.itertuples():
        cell = f"{say_share(row.before)} → {say_share(row.after)}: {row.verdict}"
        rows.setdefault((row.change, row.choice), {})[_head(row.boundary)] = cell
    columns = [_head(boundary) for boundary in holding.combined["boundary"]]
    found = pd.DataFrame(
        [{"changed": change, "to": choice, **cells} for (change, choice), cells in rows.items()],
        columns=["changed", "to", *columns],
    )
    every = dict(
        zip(columns, (_agreement(row) for row in holding.combined.itertuples()), strict=True)
    )
    last = {"changed": "all combinations", "to": "", **every}
    return pd.concat([found, pd.DataFrame([last])], ignore_index=True)


def say_finding(holding: Holding) -> str:
    """Return the finding in one sentence: whether it holds, turns, or rests on too little."""
    own = _own(holding.changes)
    shown = own[own["verdict"] != FEW]
    if shown.empty:
        most = max((min(row.before.n, row.after.n) for row in own.itertuples()), default=0)
        return (
            f"Too few fights with a partner to compare shares: at best {most} on the smaller side "
            "of a boundary"
        )
    goes = {way: int((_ways(shown) == way).sum()) for way in ("more", "less", UNSURE)}
    said = [f"in more of them after {goes['more']} of {_boundaries(len(shown))}"]
    said += [f"in less after {goes['less']}"] if goes["less"] else []
    said += [f"{goes[UNSURE]} not sure"] if goes[UNSURE] else []
    recounts = holding.changes[holding.changes["verdict"] != FEW].drop(index=shown.index)
    turns, combined = (
        int((recounts["verdict"] == TURNS).sum()),
        holding.combined[["turn", "counted"]],
    )
    turn, counted = combined.sum()
    return (
        f"Of the fights with a partner, Russian forces take part {', '.join(said)}; the finding "
        f"turns in {turns} of {len(recounts)} recounts, {turn} of {counted} combinations"
    )


def _ways(rows: pd.DataFrame) -> pd.Series:
    """Return whether the share is surely more or less after each boundary, or not sure."""
    rises = [row.after.share > row.before.share for row in rows.itertuples()]
    ways = pd.Series(["more" if rise else "less" for rise in rises], index=rows.index)
    return ways.where(rows["verdict"] != UNSURE, UNSURE)


def _boundaries(number: int) -> str:
    return count(number, "boundary", "boundaries")


def say_holding(holding: Holding) -> list[str]:
    """Return the sentences of the take-aways: each boundary's shares, and what makes them turn."""
    own = _own(holding.changes)
    if (own["verdict"] == FEW).all():
        return [f"{say_finding(holding)}; {FEWEST_FOR_SHARES} are needed on each side."]
    said = [f"{say_finding(holding)}."]
    for row in own[own["verdict"] != FEW].itertuples():
        turning = _named(holding.changes, row.boundary, TURNS)
        said.append(
            f"{_head(row.boundary)}: {say_share(row.before)} before, {say_share(row.after)} after; "
            + (f"the finding turns in {turning}." if turning else "no single change turns it.")
        )
    return said


def _own(changes: pd.DataFrame) -> pd.DataFrame:
    """Return the notebook's own count: the first row of each boundary."""
    return changes.drop_duplicates("boundary")


def _named(changes: pd.DataFrame, boundary: str, verdict: str) -> str:
    found = changes[(changes["boundary"] == boundary) & (changes["verdict"] == verdict)]
    names = [f"« {_row_name(row.change, row.choice)} »" for row in found.itertuples()]
    return join(names)


def _head(boundary: str) -> str:
    return say_date(boundary, short=True)


def _agreement(row: Any) -> str:
    if not row.counted:
        return "too few"
    turning = f", {row.turn} turn" if row.turn else ""
    return f"{row.agree} of {row.counted} agree{turning}"


def _subtitle(changes: pd.DataFrame, sides: str) -> str:
    own = next(iter(changes.itertuples()))
    return (
        f"{sides} each boundary: {FINDING}. n = {own.before.n + own.after.n} in the first row. "
        f"From n = {FEWEST_FOR_SHARES} in {FEWEST_WEEKS} weeks on each side shares are compared; "
        "weeks are drawn again."
    )


def _caption(holding: Holding) -> str:
    changes = holding.changes
    tally = changes["verdict"].value_counts()
    said = [f"« {one} » {tally[one]}" for one in (HOLDS, UNSURE, TURNS, FEW) if one in tally]
    return (
        f"One thing is changed in each row, at {_boundaries(len(holding.combined))}: "
        f"{', '.join(said)}. All the time before is compared with all the time after, so one "
        "break shows at its neighbours too. « Not sure »: the interval of the difference holds "
        "zero. The dead of a fight are counted from all outlets."
    )


def _counts(words: tuple[str, str, str], changes: pd.DataFrame) -> Sheet:
    """Return the table of bare counts for few fights."""
    boundaries = list(dict.fromkeys(changes["boundary"]))[:MOST_PANELS]
    rows = list(dict.fromkeys(zip(changes["change"], changes["choice"], strict=True)))
    cells = {
        (rows.index((row.change, row.choice)), boundaries.index(row.boundary)): (
            f"{say_share(row.before)} → {say_share(row.after)}"
        )
        for row in changes.itertuples()
        if row.boundary in boundaries
    }
    names = [_row_name(change, choice) for change, choice in rows]
    return word_table(words, names, [_head(one) for one in boundaries], cells, label=LABEL)


def _row_name(change: str, choice: str) -> str:
    return change if change.startswith("as in") else visible(f"{change}: {choice}")


def _dumbbells(words: tuple[str, str, str], holding: Holding) -> Sheet:
    changes = holding.changes
    boundaries = list(holding.combined["boundary"])[:MOST_PANELS]
    rows = list(dict.fromkeys(zip(changes["change"], changes["choice"], strict=True)))
    places, depth = _places(rows)
    sheet = Sheet(*words, height=HEAD + depth + FOOT)
    width = (WIDTH - LABEL - EDGE) / len(boundaries)
    for n, boundary in enumerate(boundaries):
        left = LABEL + n * width
        right = WIDTH - left - width + 0.12
        ax = sheet.axes(left=left, right=right, top=HEAD, bottom=FOOT)
        _frame(ax, rows, places, depth, is_first=n == 0)
        ax.set_title(_head(boundary), size=8.2, weight="bold", loc="left", color=INK, pad=4)
        for row in changes[changes["boundary"] == boundary].itertuples():
            _draw_row(ax, row, places[rows.index((row.change, row.choice))])
        every = holding.combined[holding.combined["boundary"] == boundary]
        ax.text(0.0, places[-1], _agreement(next(every.itertuples())), **_WORDS)
    return sheet


_WORDS = {"size": 6.6, "color": MUTED, "va": "center"}


def _places(rows: Sequence[tuple[str, str]]) -> tuple[list[float], float]:
    """Return the height of each row and of the line on all combinations, in inches from the top."""
    places, y = [], ROW / 2
    for n, (change, _) in enumerate(rows):
        if n and change != rows[n - 1][0]:
            y += GROUP_GAP
        places.append(y)
        y += ROW
    places.append(y + GROUP_GAP)
    return places, y + GROUP_GAP + ROW


def _frame(
    ax: Axes,
    rows: Sequence[tuple[str, str]],
    places: Sequence[float],
    depth: float,
    *,
    is_first: bool,
) -> None:
    ax.set_xlim(-0.04, 1.04)
    ax.set_ylim(depth, 0)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100 %"] if is_first else ["0", "50", "100"])
    names = [_row_name(change, choice) for change, choice in rows] + ["all combinations"]
    ax.set_yticks(places, [clip_lines(name, 7.6, LABEL - 0.2, 1) for name in names])
    ax.tick_params(axis="y", labelsize=7.6, labelleft=is_first)
    ax.tick_params(axis="x", labelsize=7)
    for y in places[:-1]:
        ax.axhline(y, color=FAINT, linewidth=0.6, zorder=0, gid="ground:row")


def _draw_row(ax: Axes, row: Any, y: float) -> None:
    """Draw one row of one panel: hollow before, filled after; the counts where they are too few."""
    if row.verdict == FEW:
        ax.text(0.0, y, f"{say_share(row.before)} → {say_share(row.after)}", **_WORDS)
        return
    colour = BLOCS[RUSSIAN].colour
    for share, face, shift, when in (
        (row.before, "white", -0.035, "before"),
        (row.after, colour, 0.035, "after"),
    ):
        _draw_share(ax, share, y + shift, face, f"{_row_name(row.change, row.choice)}, {when}")
    if SIGNS[row.verdict]:
        words = {"size": 7, "weight": "bold", "va": "center", "ha": "right", "color": INK}
        ax.text(1.02, y, SIGNS[row.verdict], **words)


def _draw_share(ax: Axes, share: Share, y: float, face: str, name: str) -> None:
    colour = BLOCS[RUSSIAN].colour
    ax.plot([share.low, share.high], [y, y], color=colour, linewidth=1.2, gid="ground:interval")
    ax.plot(
        [share.share], [y], marker="o", markersize=4.5, linestyle="", markerfacecolor=face,
        markeredgecolor=colour, markeredgewidth=1.0, label=f"{name}: {say_share(share)}", zorder=3,
    )  # fmt: skip
