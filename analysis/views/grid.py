"""The knowledge grid: events by what is known of each, and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.dates import latest, read_date, say_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines
from analysis.views.remember import remembered
from analysis.views.style import INK, MUTED, STATUS, Sign, status
from analysis.views.words import actor_name, actor_names, amount, count, kind_name, plain

MOST_ROWS = 20
ROW, HEAD, LABEL = 0.52, 0.30, 1.45
SIZE = 7.0
MOST_FIGURES = 3
COLUMNS = (
    ("Day", 1.08),
    ("Place", 1.08),
    ("Happened?", 0.92),
    ("Who acted", 1.55),
    ("Claimed by", 1.08),
    ("Killed", 1.22),
    ("How it ended", 1.0),
)
# Day and place have a precision, not a status.
EXACT = Sign("●", STATUS["confirmed"].tint, "exact")
NARROWED = Sign("◐", STATUS["reported"].tint, "narrowed down")
NOT_SAID = STATUS["not said"]


class Cell(NamedTuple):
    """What one square says, and how surely."""

    sign: Sign
    text: str


def knowledge_grid(tables: Tables) -> Drawn:
    """Events as rows; day, place, whether, who, claimed by, toll and end as columns.

    One row is one event of the kept reports; where reports differ, the weightier status is shown
    (disputed, denied, confirmed, reported, claimed, unknown). Of more than ``MOST_ROWS`` events
    the latest are shown.
    """
    events = happenings(tables)
    if events.empty:
        return nothing(tables, "event")
    shown = latest(events, MOST_ROWS)
    sheet = Sheet(
        _finding(tables, events),
        _subtitle(events, shown),
        source_line(tables),
        height=HEAD + ROW * len(shown) + 0.02,
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    _frame(ax, shown)
    for y, event in enumerate(shown.itertuples()):
        for (x, width), cell in zip(_columns(), cells(tables, event), strict=True):
            _draw_cell(ax, x, y, width, cell)
    silent = Counter(_killed(tables, event).sign for event in events.itertuples())
    return Drawn(sheet.figure, _caption(events, shown, silent))


def cells(tables: Tables, event: Any) -> Iterator[Cell]:
    """Return the seven squares of one event (a row of ``happenings``)."""
    yield _day(event.date)
    yield _place(event)
    happened = event.occurrence
    yield Cell(status(happened), plain(happened) or "not said")
    yield _who(tables, event)
    yield _claimed(tables, event)
    yield _killed(tables, event)
    yield _end(event)


def _day(value: object) -> Cell:
    date = read_date(value)
    if date is None or date.precision == "unknown":
        return Cell(NOT_SAID, "not said")
    return Cell(EXACT if date.precision == "day" else NARROWED, say_date(value, short=True))


def _place(event: Any) -> Cell:
    place, precision = event.place, event.where_prec
    if pd.isna(place):
        region = event.admin1
        return Cell(NOT_SAID, "not said") if pd.isna(region) else Cell(NARROWED, f"region {region}")
    is_exact = not pd.isna(precision) and int(precision) <= 2
    return Cell(EXACT if is_exact else NARROWED, str(place))


def _who(tables: Tables, event: Any) -> Cell:
    names = actor_names(tables.actors, event.initiators)
    if not names:
        return Cell(NOT_SAID, "not named")
    presumed = " (presumed)" if event.is_hedged else ""
    others = [who for who in event.named_by if who not in event.initiators]
    says = f", says {_accuser(tables, others[0])}" if others else ""
    more = " and others" if len(others) > 1 else ""
    return Cell(status(event.responsibility), names + presumed + says + more)


def _accuser(tables: Tables, who: str) -> str:
    is_actor = (tables.actors["actor_id"] == who).any()
    return actor_name(tables.actors, who) if is_actor else plain(who)


def _claimed(tables: Tables, event: Any) -> Cell:
    names = actor_names(tables.actors, event.claimed_by)
    if names:
        return Cell(STATUS["claimed"], names)
    if "responsibility" in event.claim_types:
        return Cell(STATUS["claimed"], "an unnamed party")
    if "unclaimed" in event.claim_types:
        return Cell(STATUS["unknown"], "said to be unclaimed")
    return Cell(NOT_SAID, "no claim told")


def _killed(tables: Tables, event: Any) -> Cell:
    told = _tolls(tables.tolls)
    tolls = [toll for report in event.reports for toll in told.get(report, [])]
    dead = dict.fromkeys((one.victims, one.low, one.high) for one in tolls if one.is_killed)
    said = [_figures([ends for _, *ends in dead])] if dead else []
    said += [f"{amount(one.low, one.high)} neutralised" for one in tolls if one.is_neutralised]
    if said:
        return Cell(status(event.toll_status), "; ".join(said))
    if "toll_unknown" in event.claim_types:
        return Cell(STATUS["unknown"], "said to be unknown")
    return Cell(NOT_SAID, "not said")


def _figures(dead: Sequence[Sequence[Any]]) -> str:
    words = list(dict.fromkeys(amount(*ends) for ends in dead))
    if len(words) <= MOST_FIGURES:
        return " / ".join(words)
    lows, highs = (list(ends) for ends in zip(*dead, strict=True))
    most = pd.NA if any(map(pd.isna, highs)) else max(highs)
    known = [low for low in lows if not pd.isna(low)]
    return f"{len(words)} figures, {amount(min(known, default=pd.NA), most)}"


@remembered
def _tolls(tolls: pd.DataFrame) -> dict[str, list[Any]]:
    """Return the figures of each report."""
    cells = tolls[["report_id", "victims", "low", "high"]].assign(
        is_killed=tolls["outcome"] == "killed", is_neutralised=tolls["outcome"] == "neutralised"
    )
    found: dict[str, list[Any]] = {}
    for toll in cells.dropna(subset=["report_id"]).astype(object).itertuples(index=False):
        found.setdefault(toll.report_id, []).append(toll)
    return found


def _end(event: Any) -> Cell:
    sign = status(event.control)
    ends = [plain(end) for end in event.outcomes if end != "unknown"]
    known = sign is not STATUS["unknown"] and sign is not NOT_SAID
    if ends:
        return Cell(sign if known else STATUS["reported"], ", ".join(ends))
    if "control" in event.claim_types or known:
        return Cell(sign, f"control {plain(event.control)}")
    return Cell(NOT_SAID, "not said")


def _columns() -> Iterator[tuple[float, float]]:
    x = 0.0
    scale = (WIDTH - 2 * EDGE - LABEL) / sum(width for _, width in COLUMNS)
    for _, width in COLUMNS:
        yield x, width * scale
        x += width * scale


def _frame(ax: Axes, shown: pd.DataFrame) -> None:
    ax.set_xlim(0, sum(width for _, width in _columns()))
    ax.set_ylim(len(shown) - 0.5, -0.5 - HEAD / ROW)
    names = [clip_lines(_name(place), SIZE + 1, LABEL - 0.08, 1) for place in shown["place"]]
    ax.set_yticks(range(len(shown)), names)
    ax.tick_params(axis="y", labelsize=SIZE + 1, pad=LABEL * 72 - 2)
    for label in ax.get_yticklabels():
        label.set(ha="left", va="bottom", fontweight="bold")
    for y, kind in enumerate(shown["sub_event_type"]):
        ax.text(-LABEL + 0.03, y + 0.05, kind_name(kind), size=SIZE, va="top", color=MUTED)
    ax.set_xticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    for (x, _), (name, _) in zip(_columns(), COLUMNS, strict=True):
        ax.text(x + 0.05, -0.66, name, size=SIZE + 0.8, weight="bold", color=INK, va="baseline")


def _name(place: object) -> str:
    return "place not named" if pd.isna(place) else str(place)


def _draw_cell(ax: Axes, x: float, y: int, width: float, cell: Cell) -> None:
    box = Rectangle(
        (x + 0.015, y - 0.46), width - 0.03, 0.92, facecolor=cell.sign.tint, gid="ground:cell"
    )
    ax.add_patch(box)
    ax.text(x + 0.13, y, cell.sign.sign, size=9.5, ha="center", va="center", color=INK)
    text = clip_lines(cell.text, SIZE, width - 0.28, 4)
    colour = MUTED if cell.sign is NOT_SAID else INK
    ax.text(x + 0.25, y, text, size=SIZE, va="center", color=colour, linespacing=1.05)


def _finding(tables: Tables, events: pd.DataFrame) -> str:
    days = sum(_day(value).sign is EXACT for value in events["date"])
    agreed = sum(
        _killed(tables, event).sign in (STATUS["confirmed"], STATUS["reported"])
        for event in events.itertuples()
    )
    total = len(events)
    if total == 1:
        return f"One event; its day is {'known' if days else 'not known'}"
    return (
        f"Of {total} events, {days} can be dated to the day and "
        f"{agreed} {'has' if agreed == 1 else 'have'} an undisputed toll beyond a party's word"
    )


def _subtitle(events: pd.DataFrame, shown: pd.DataFrame) -> str:
    left_out = len(events) - len(shown)
    more = (
        f" The {len(shown)} latest are shown, {left_out} earlier ones are not." if left_out else ""
    )
    words = {"unknown": "said to be unknown", "claimed": "claimed by a party only"}
    legend = " · ".join(f"{sign.sign} {words.get(word, word)}" for word, sign in STATUS.items())
    return (
        f"n = {count(len(events), 'event')}; one row each, however many articles tell it.{more}\n"
        f"{legend}\nDay and place: {EXACT.sign} exact · {NARROWED.sign} narrowed down"
    )


def _caption(events: pd.DataFrame, shown: pd.DataFrame, silent: Counter[Sign]) -> str:
    return (
        f"What is known of {count(len(events), 'event')}, {len(shown)} of them shown. Silence has "
        f"squares of its own: for {silent[STATUS['unknown']]} the dispatches say that no toll is "
        f"known, for {silent[NOT_SAID]} they say nothing of one."
    )
