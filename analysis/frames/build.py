"""Rows to frames: typed columns through Arrow, so that no cell is touched one by one in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise, starmap
from operator import itemgetter, le
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.frames.columns import DTYPES, Column, Frame
from analysis.frames.violations import Violation, key_of

ARROW = {
    "string": pa.large_string(),
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "boolean": pa.bool_(),
    "datetime64[us]": pa.timestamp("us"),
}

_AT_ONCE = 500


def build(frame: Frame, rows: Sequence[Mapping[str, Any]]) -> tuple[pd.DataFrame, list[Violation]]:
    """Return the sorted frame of these rows, and what could not be stored.

    A column missing in a row is NA; a key that is no column is a violation, except in a frame that
    keeps an analyst's own columns.
    """
    cells = _cells(rows)
    unknown = sorted(cells.keys() - {column.name for column in frame.columns})
    violations = []
    if unknown and not frame.is_open:
        violations = [Violation(frame.name, "all", name, "is no column") for name in unknown]
        unknown = []
    columns = (*frame.columns, *(Column(name, "text", "") for name in unknown))
    data = {}
    for column in columns:
        values = cells.get(column.name) or [None] * len(rows)
        data[column.name], problems = _typed(frame, column, values, rows)
        violations += problems
    made = pd.DataFrame(data, copy=False)
    if not _is_in_order(frame, cells):
        made = made.sort_values(list(frame.order), ignore_index=True, kind="stable")
    return made, violations


def _cells(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the cells of rows by column, None where one is missing.

    Rows lie far apart in memory: each is looked at once for all its cells.
    """
    columns: dict[str, list[Any]] = {}
    for first in range(0, len(rows), _AT_ONCE):
        names, cells = _table(rows[first : first + _AT_ONCE])
        for name, values in zip(names, zip(*cells, strict=True), strict=True):
            column = columns.setdefault(name, [])
            column += [None] * (first - len(column))
            column += values
    for column in columns.values():
        column += [None] * (len(rows) - len(column))
    return columns


def _table(rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the keys of rows, and the cells of each row in their order."""
    names = list(rows[0])
    try:  # most rows have the same keys
        if len(names) > 1 and {*map(len, rows)} == {len(names)}:
            return names, list(map(itemgetter(*names), rows))
    except KeyError:
        pass
    names = list(dict.fromkeys(chain.from_iterable(rows)))
    return names, [tuple(map(row.get, names)) for row in rows]


def _is_in_order(frame: Frame, cells: Mapping[str, list[Any]]) -> bool:
    """Whether rows stand in the frame's own order already, as those that are coded mostly do."""
    keys: list[Iterable[Any]] = []
    for column in map(frame.column, frame.order):
        if column.name not in cells:
            return False
        values = cells[column.name]
        keys.append(map(_ranks(column).__getitem__, values) if column.allowed else values)
    try:
        return all(starmap(le, pairwise(zip(*keys, strict=False))))
    except (KeyError, TypeError):
        return False  # a cell without value or of a wrong type


@cache
def _ranks(column: Column) -> dict[str, int]:
    """Return the number of each word of a closed vocabulary."""
    return {word: number for number, word in enumerate(column.allowed)}


def from_arrow(column: Column, values: pa.Array | pa.ChunkedArray) -> Any:
    """Return a pandas array of the column's dtype; words outside the vocabulary become NA."""
    dtype = column.dtype
    if column.kind == "enum":
        codes = pc.fill_null(_codes(column, values), -1)
        return pd.Categorical.from_codes(codes.to_numpy(zero_copy_only=False), dtype=dtype)
    values = values.cast(ARROW[DTYPES[column.kind]])
    if column.kind == "date":
        return values.to_numpy(zero_copy_only=False)
    return dtype.__from_arrow__(values)


def to_arrow(column: Column, values: Iterable[Any]) -> pa.Array:
    """Return Python values as an Arrow array: None, NaN and NA are missing."""
    if column.kind == "date":
        return pa.array(values, from_pandas=True).cast(pa.timestamp("us"))
    if column.kind == "refs":
        values = [
            ";".join(value) or None if isinstance(value, tuple) else value for value in values
        ]
    if column.kind == "int":
        # Inferred first: Arrow would cut 2.5 to 2 where an integer is asked for.
        return pa.array(values, from_pandas=True).cast(pa.int64())
    type_ = pa.large_string() if column.kind == "enum" else ARROW[DTYPES[column.kind]]
    return pa.array(values, type=type_, from_pandas=True)


def _typed(
    frame: Frame, column: Column, values: list[Any], rows: Sequence[Mapping[str, Any]]
) -> tuple[Any, list[Violation]]:
    try:
        if column.kind == "enum":
            ranks = {None: -1, **_ranks(column)}
            codes = np.fromiter(map(ranks.__getitem__, values), np.int64, len(values))
            return pd.Categorical.from_codes(codes, dtype=column.dtype), []
    except (KeyError, TypeError):
        pass  # a word outside the vocabulary, or no word
    try:
        array = to_arrow(column, values)
    except (pa.ArrowException, UnicodeEncodeError, TypeError, ValueError) as error:
        what = f"cannot be stored as {column.kind}: {error}"
        missing = pa.nulls(len(values), pa.large_string())
        return from_arrow(column, missing), [Violation(frame.name, "all", column.name, what)]
    if column.kind != "enum":
        return from_arrow(column, array), []
    foreign = pc.and_(pc.is_valid(array), pc.is_null(_codes(column, array)))
    problems = [
        Violation(
            frame.name, key_of(frame, rows[i]), column.name, f"« {values[i]} » is no such word"
        )
        for i in pc.indices_nonzero(foreign).to_pylist()
    ]
    return from_arrow(column, array), problems


def _codes(column: Column, values: pa.Array | pa.ChunkedArray) -> pa.Array:
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    words = pa.array(column.allowed, pa.large_string())
    return pc.index_in(values.cast(pa.large_string()), value_set=words)
