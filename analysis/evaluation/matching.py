"""Which coded report tells which event of the hand coding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.evaluation.records import CodedReport, Days, GoldEvent

THRESHOLD = 0.6
SAME_PLACE = 0.8


def match(events: Sequence[GoldEvent], reports: Sequence[CodedReport]) -> dict[int, int]:
    """Return the report of each event that has one: the pairing of greatest likeness.

    Each report tells one event at most; pairs less alike than ``THRESHOLD`` are none.
    """
    if not events or not reports:
        return {}
    alike = np.array([[likeness(event, report) for report in reports] for event in events])
    worth = np.where(alike >= THRESHOLD, alike, 0.0)
    if len(events) <= len(reports):
        pairs = list(enumerate(best_columns(worth)))
    else:
        pairs = [(i, j) for j, i in enumerate(best_columns(worth.T))]
    return {i: j for i, j in sorted(pairs) if alike[i, j] >= THRESHOLD}


def likeness(event: GoldEvent, report: CodedReport) -> float:
    """Return how much a report looks like an event, from 0 to 1."""
    accepted = (
        event.initiators | event.other_initiators,
        event.targets | event.other_targets,
    )
    parties = accepted[0] | accepted[1]
    values, told = event.values, {toll.value for toll in report.tolls}
    likeness = 0.35 * place_likeness(event, report) + 0.25 * date_likeness(event, report)
    likeness += 0.2 * (report.type in event.types)
    likeness += 0.1 * bool(not parties or parties & (report.initiators | report.targets))
    return likeness + 0.1 * bool(values & told or not (values or told))


def place_likeness(event: GoldEvent, report: CodedReport) -> float:
    """Return 1 for the same place, less for a place of the same first word or the region only."""
    accepted = event.places | event.other_places
    if not event.places:
        wide = accepted | {event.region, event.country}
        return 1.0 if report.places <= wide else 0.2
    if accepted & report.places:
        return 1.0
    if _first_words(accepted) & _first_words(report.places):
        return SAME_PLACE
    return 0.3 if event.region and event.region in {report.region, *report.places} else 0.0


def _first_words(names: frozenset[str]) -> set[str]:
    return {name.split()[0] for name in names if len(name) > 3}


def date_likeness(event: GoldEvent, report: CodedReport) -> float:
    """Return 1 for the same days, less for days that overlap or are not given."""
    if report.days is None and not event.is_dated:
        return 1.0
    if not event.days:
        return 0.5
    if report.days is None:
        return 0.3
    return max(_overlap(days, report.days) for days in event.days)


def _overlap(one: Days, other: Days) -> float:
    if one == other:
        return 1.0
    if other[0] > one[1] or one[0] > other[1]:
        return 0.0
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    covered = (max(one[1], other[1]) - min(one[0], other[0])).days + 1
    return 0.4 + 0.5 * shared / covered


def best_columns(worth: np.ndarray) -> list[int]:
    """Return a different column for each row so that their worth adds up to the most.

    There must be no more rows than columns. The Hungarian method with potentials: rows come in one
    by one, each along the cheapest chain of exchanges with the rows before it.

    >>> best_columns(np.array([[0.9, 0.8], [0.8, 0.1]]))
    [1, 0]
    """
    rows, columns = worth.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = -worth
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    # Row of each column; column 0 holds the row that is looking for one.
    holder = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        holder[0] = row
        _make_room(cost, row_price, column_price, holder)
    column_of = {int(held): column for column, held in enumerate(holder) if column and held}
    return [column_of[row] - 1 for row in range(1, rows + 1)]


def _make_room(
    cost: np.ndarray, row_price: np.ndarray, column_price: np.ndarray, holder: np.ndarray
) -> None:
    """Give the row waiting in column 0 a column, moving the others where that is cheapest."""
    reach = np.full(len(holder), np.inf)
    came_from = np.zeros(len(holder), dtype=int)
    is_reached = np.zeros(len(holder), dtype=bool)
    at = 0
    while True:
        is_reached[at] = True
        row = holder[at]
        left = np.flatnonzero(~is_reached)
        step = cost[row, left] - row_price[row] - column_price[left]
        nearer = step < reach[left]
        reach[left[nearer]] = step[nearer]
        came_from[left[nearer]] = at
        nearest = left[np.argmin(reach[left])]
        price = reach[nearest]
        row_price[holder[is_reached]] += price
        column_price[is_reached] -= price
        reach[left] -= price
        at = nearest
        if holder[at] == 0:
            break
    while at:
        holder[at], at = holder[came_from[at]], came_from[at]
