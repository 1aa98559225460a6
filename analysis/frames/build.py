"""Rows to frames: typed columns through Arrow, so that no cell is touched one by one in Python.

A row of Python objects takes many times the room of its cells in columns; so rows become columns as
they come, and what a frame in the making holds grows with the frame alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, starmap
from operator import itemgetter, le
from typing import Any

import pandas as pd
import pyarrow as pa

from analysis.frames.cells import joined, nothing, order_of, ranks, stored, to_pandas, to_python
from analysis.frames.columns import Column, Frame
from analysis.frames.violations import Violation

Row = Mapping[str, Any]
_AT_ONCE = 500
# So many parts of a column are made one, for each takes room beside its cells.
_PARTS = 16
_LARGE = 2**16  # bytes


class FrameBuilder:
    """A frame in the making.

    A column missing in a row is NA; a key that is no column is a violation, except in a frame that
    keeps an analyst's own columns.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._columns = {column.name: column for column in frame.columns}
        self._parts: dict[str, list[pa.Array]] = {name: [] for name in self._columns}
        self._waiting: list[Row] = []
        self._size = self._stored = 0
        self._unknown: set[str] = set()
        self._problems: dict[str, list[Violation]] = defaultdict(list)
        self._is_in_order = True
        self._last_key: list[tuple[Any, ...]] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows behind those that are there; they must not change any more."""
        rows = iter(rows)
        while some := list(islice(rows, _AT_ONCE)):
            self._waiting += some
            if len(self._waiting) >= _AT_ONCE:
                self._store()

    def put(self, name: str, values: Sequence[Any]) -> None:
        """Replace the cells of a column that is not sorted by."""
        self._store()
        self._parts[name] = []
        self._put(self._columns[name], values, ())

    def cells(self, name: str) -> list[Any]:
        """Return the cells of a column in the order of `add`; equal words are one object."""
        self._store()
        column = self._columns[name]
        return to_python(column, joined(column, self._parts[name]))

    def rows(self, *names: str) -> Iterator[dict[str, Any]]:
        """Yield rows in the order of `add`, with these cells alone, or all."""
        names = names or tuple(self._columns)
        for cells in zip(*map(self.cells, names), strict=True):
            yield dict(zip(names, cells, strict=True))

    def finish(self) -> tuple[pd.DataFrame, list[Violation]]:
        """Return the sorted frame, and what could not be stored; then nothing is left here."""
        self._store()
        unknown = sorted(self._unknown)
        violations = []
        if not self.frame.is_open:
            violations = [Violation(self.frame.name, "all", n, "is no column") for n in unknown]
        order = None
        if not self._is_in_order:
            order = order_of([self._columns[name] for name in self.frame.order], self._parts)
        data = {}
        for name in (*(column.name for column in self.frame.columns), *unknown):
            if name in self._columns:
                data[name] = self._finished(name, order)
                violations += self._problems[name]
        return pd.DataFrame(data, copy=False), violations

    def _finished(self, name: str, order: pa.Array | None) -> Any:
        column = self._columns[name]
        values = joined(column, self._parts.pop(name))
        if values.nbytes > _LARGE:
            # What the parts took goes back before the next column is joined.
            pa.default_memory_pool().release_unused()
        return to_pandas(column, values if order is None else values.take(order))

    def _store(self) -> None:
        """Turn the rows that wait to columns, some at a time: they lie far apart in memory."""
        rows, self._waiting = self._waiting, []
        for first in range(0, len(rows), _AT_ONCE):
            self._store_some(rows[first : first + _AT_ONCE])

    def _store_some(self, rows: list[Row]) -> None:
        cells = _cells(rows)
        for name in cells.keys() - self._columns.keys():
            self._unknown.add(name)
            if self.frame.is_open:
                column = self._columns[name] = Column(name, "text", "")
                self._parts[name] = [nothing(column, self._size)] if self._size else []
        for name, column in self._columns.items():
            if name in cells:
                self._put(column, cells[name], rows)
            else:
                self._parts[name].append(nothing(column, len(rows)))
        self._is_in_order = self._is_in_order and self._goes_on(cells)
        self._size += len(rows)
        self._stored += 1
        if self._stored % _PARTS == 0:
            for name, column in self._columns.items():
                parts = self._parts[name]
                parts[-_PARTS:] = [joined(column, parts[-_PARTS:])]

    def _put(self, column: Column, values: Sequence[Any], rows: Sequence[Row]) -> None:
        part, problems = stored(self.frame, column, values, rows)
        self._parts[column.name].append(part)
        # A column that cannot be stored says so once.
        known = self._problems[column.name]
        known += [problem for problem in problems if problem not in known]

    def _goes_on(self, cells: Mapping[str, list[Any]]) -> bool:
        """Whether more rows stand in the frame's own order, as those that are coded mostly do."""
        keys: list[list[Any]] = []
        try:
            for name in self.frame.order:
                column, values = self._columns[name], cells[name]
                rank = ranks(column)
                keys.append([rank[word] for word in values] if column.allowed else values)
            every = chain(self._last_key, zip(*keys, strict=True))
            self._last_key = [tuple(values[-1] for values in keys)]
            return all(starmap(le, pairwise(every)))
        except (KeyError, TypeError):
            return False  # a cell without value or of a wrong type


def _cells(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Return the cells of rows by column, None where one is missing."""
    names = list(rows[0])
    try:  # most rows have the same keys
        if {*map(len, rows)} == {len(names)}:
            return {name: list(map(itemgetter(name), rows)) for name in names}
    except KeyError:
        pass
    every = dict.fromkeys(chain.from_iterable(rows))
    return {name: [row.get(name) for row in rows] for name in every}
