"""Cells of a column: Python values to Arrow, and Arrow to pandas or back to Python.

Words of a closed vocabulary are stored as their number in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
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
_CODES = pa.int16()


@cache
def ranks(column: Column) -> dict[str, int]:
    """Return the number of each word of a closed vocabulary."""
    return {word: number for number, word in enumerate(column.allowed)}


@cache
def _codes(column: Column) -> dict[str | None, int]:
    return {None: -1, **ranks(column)}


def stored(
    frame: Frame, column: Column, values: Sequence[Any], rows: Sequence[Mapping[str, Any]]
) -> tuple[pa.Array, list[Violation]]:
    """Return cells as they are stored, and what cannot be; `rows` are those that hold them."""
    try:
        if column.kind == "enum":
            codes = map(_codes(column).__getitem__, values)
            return pa.array(np.fromiter(codes, np.int16, len(values))), []
    except (KeyError, TypeError):
        pass  # a word outside the vocabulary, or no word
    try:
        array = to_arrow(column, values)
    except (pa.ArrowException, UnicodeEncodeError, TypeError, ValueError) as error:
        what = f"cannot be stored as {column.kind}: {error}"
        return nothing(column, len(values)), [Violation(frame.name, "all", column.name, what)]
    if column.kind != "enum":
        return array, []
    foreign = pc.and_(pc.is_valid(array), pc.is_null(_numbers(column, array)))
    problems = [
        Violation(
            frame.name, key_of(frame, rows[i]), column.name, f"« {values[i]} » is no such word"
        )
        for i in pc.indices_nonzero(foreign).to_pylist()
    ]
    return pc.fill_null(_numbers(column, array), -1).cast(_CODES), problems


def nothing(column: Column, size: int) -> pa.Array:
    """Return so many missing cells as they are stored."""
    if column.kind == "enum":
        return pa.array(np.full(size, -1, np.int16))
    return pa.nulls(size, ARROW[DTYPES[column.kind]])


def joined(column: Column, parts: Sequence[pa.Array]) -> pa.Array:
    """Return stored cells in one piece."""
    type_ = _CODES if column.kind == "enum" else ARROW[DTYPES[column.kind]]
    return pa.chunked_array(parts, type_).combine_chunks()


def order_of(columns: Sequence[Column], parts: Mapping[str, Sequence[pa.Array]]) -> pa.Array:
    """Return where the rows stand that are sorted by some columns, what is missing last."""
    cells = {column.name: joined(column, parts[column.name]) for column in columns}
    for column in columns:
        if column.kind == "enum":
            codes = cells[column.name]
            cells[column.name] = pc.if_else(pc.less(codes, 0), None, codes)
    return pc.sort_indices(pa.table(cells), sort_keys=[(name, "ascending") for name in cells])


def to_pandas(column: Column, values: pa.Array) -> Any:
    """Return stored cells as a pandas array of the column's dtype."""
    if column.kind == "enum":
        return pd.Categorical.from_codes(values.to_numpy(), dtype=column.dtype)
    return from_arrow(column, values)


def to_python(column: Column, values: pa.Array) -> list[Any]:
    """Return cells, as stored or as in pandas, as Python values; equal words are one object."""
    if column.kind == "date":
        return values.cast(pa.date32()).to_pylist()
    if pa.types.is_large_string(values.type):
        values = values.dictionary_encode()
    if pa.types.is_dictionary(values.type):
        words, values = values.dictionary.to_pylist(), pc.fill_null(values.indices, -1)
    elif column.kind == "enum":
        words = column.allowed
    else:
        return values.to_pylist()
    every = [*words, None]  # the number of what is missing is -1
    return [every[code] for code in values.to_numpy().tolist()]


def from_arrow(column: Column, values: pa.Array | pa.ChunkedArray) -> Any:
    """Return a pandas array of the column's dtype; words outside the vocabulary become NA."""
    dtype = column.dtype
    if column.kind == "enum":
        codes = pc.fill_null(_numbers(column, values), -1)
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


def _numbers(column: Column, values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return the number of each word in the vocabulary, none for others."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    words = pa.array(column.allowed, pa.large_string())
    return pc.index_in(values.cast(pa.large_string()), value_set=words)
