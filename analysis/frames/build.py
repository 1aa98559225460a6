"""Rows to frames: typed columns through Arrow, so that no cell is touched one by one in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

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
    names = {column.name for column in frame.columns}
    unknown = sorted(set().union(*rows) - names)
    violations = []
    if unknown and not frame.is_open:
        violations = [Violation(frame.name, "all", name, "is no column") for name in unknown]
        unknown = []
    columns = (*frame.columns, *(Column(name, "text", "") for name in unknown))
    data = {}
    for column, values in zip(columns, _cells(rows, [c.name for c in columns]), strict=True):
        data[column.name], problems = _typed(frame, column, values, rows)
        violations += problems
    return sort(frame, pd.DataFrame(data)), violations


def _cells(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[list[Any]]:
    """Return the cells of rows column by column, None where one is missing.

    Rows lie far apart in memory: each is looked at once for all its cells.
    """
    columns: list[list[Any]] = [[] for _ in names]
    every = itemgetter(*names, names[0])  # a tuple, were it of one column only
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        try:
            cells = list(map(every, some))  # most columns are in every row
        except KeyError:
            cells = [tuple(map(row.get, names)) for row in some]
        for column, values in zip(columns, zip(*cells, strict=False), strict=False):
            column += values
    return columns


def sort(frame: Frame, data: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in the frame's own order, whatever order they came in."""
    return data.sort_values(list(frame.order), ignore_index=True, kind="stable")


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
