"""A folder of tables: written whole or not at all, the same bytes for the same tables."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from analysis.errors import UserError
from analysis.frames import FRAME, FRAMES
from analysis.frames.cells import from_arrow
from analysis.frames.columns import Column, Frame

PARQUET = frozenset(f"{name}.parquet" for name in FRAME)
# What `analysis.batch.recoding` notes beside the tables.
NOTE = "coded_by.json"
OURS = PARQUET | {f"{name}.csv" for name in FRAME} | {NOTE}
# What a desktop leaves in a folder it has shown; of no value to anyone.
DROPPINGS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
# A spreadsheet takes a cell that begins so for a formula, and runs it.
RUNS_IN_A_SPREADSHEET = r"^[=+\-@\t\r]"
APOSTROPHE, EMPTY = pa.scalar("'", pa.large_string()), pa.scalar("", pa.large_string())
ROWS_AT_ONCE = 500
TEXT_KINDS = ("text", "edtf", "clock", "country", "refs")


def write_folder(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write every frame as Parquet and CSV; the folder changes only once all is written."""
    folder = folder.resolve()
    _recover(folder)
    _refuse_foreign(folder)
    partial = _sibling(folder, "partial")
    # Of a killed run that had our number (in a container every run has).
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        for frame in FRAMES:
            _write_frame(frame, frames[frame.name], partial)
            pa.default_memory_pool().release_unused()
        _replace(folder, partial)
    except OSError as error:
        raise UserError(f"The tables cannot be saved in {folder}: {error.strerror}.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        _recover(folder)


def read_folder(folder: Path) -> dict[str, pd.DataFrame]:
    """Read every frame from Parquet, with exact dtypes."""
    _recover(folder.resolve())
    if not folder.is_dir():
        raise UserError(f"There is no folder of tables at {folder}.")
    return {frame.name: _read_frame(frame, folder) for frame in FRAMES}


def _read_frame(frame: Frame, folder: Path) -> pd.DataFrame:
    path = folder / f"{frame.name}.parquet"
    if not path.is_file():
        raise UserError(f"{folder} is no complete folder of tables: {path.name} is missing.")
    try:
        table = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise UserError(f"{path} is damaged; code the corpus again.") from error
    declared = {column.name for column in frame.columns}
    missing = sorted(declared - set(table.column_names))
    if missing:
        raise UserError(f"{path} lacks the column {missing[0]}; code the corpus again.")
    more = (Column(name, "text", "") for name in table.column_names if name not in declared)
    columns = (*frame.columns, *more)
    try:
        return pd.DataFrame({c.name: from_arrow(c, table[c.name]) for c in columns})
    except pa.ArrowException as error:
        raise UserError(
            f"{path} holds other types than declared; code the corpus again."
        ) from error


def _write_frame(frame: Frame, data: pd.DataFrame, folder: Path) -> None:
    table = pa.Table.from_pandas(data, preserve_index=False)
    pq.write_table(_without_versions(table), folder / f"{frame.name}.parquet")
    _write_csv(frame, table, folder / f"{frame.name}.csv")


def _write_csv(frame: Frame, table: pa.Table, path: Path) -> None:
    """Write some rows at a time: their cells as a spreadsheet wants them are copies."""
    kinds = {column.name: column.kind for column in frame.columns}
    texts = {name for name in table.column_names if kinds.get(name, "text") in TEXT_KINDS}

    def cells(some: pa.Table) -> pa.Table:
        return pa.table({n: _csv_cells(some[n], n in texts) for n in some.column_names})

    # Every string is quoted: a lone carriage return in a text would else end the line.
    options = pacsv.WriteOptions(quoting_style="needed")
    with pacsv.CSVWriter(path, cells(table[:0]).schema, write_options=options) as writer:
        for first in range(0, len(table), ROWS_AT_ONCE):
            writer.write_table(cells(table[first : first + ROWS_AT_ONCE]))


def _without_versions(table: pa.Table) -> pa.Table:
    """Return the table without the versions of libraries: pandas finds its dtypes all the same."""
    about = json.loads(table.schema.metadata[b"pandas"])
    about["pandas_version"], about["creator"]["version"] = "", ""
    return table.replace_schema_metadata({"pandas": json.dumps(about)})


def _csv_cells(values: pa.ChunkedArray, is_text: bool) -> pa.ChunkedArray:
    type_ = values.type
    if pa.types.is_dictionary(type_):
        return values.cast(pa.string())
    if pa.types.is_boolean(type_):
        return pc.if_else(values, "True", "False")
    if pa.types.is_timestamp(type_):
        return pc.strftime(values, format="%Y-%m-%d")
    if not is_text or not len(values):
        return values
    runs = pc.match_substring_regex(values, RUNS_IN_A_SPREADSHEET)
    if not pc.any(runs).as_py():
        return values
    return pc.if_else(runs, pc.binary_join_element_wise(APOSTROPHE, values, EMPTY), values)


def _refuse_foreign(folder: Path) -> None:
    """Refuse to replace anything but an empty folder or one that tables were saved in."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file; name a folder for the tables.")
    names = {path.name for path in folder.glob("*")} - DROPPINGS
    # A lone « articles.csv » is somebody's collection, whatever it is called; tables without
    # corrections are of an earlier version.
    is_theirs = bool(names) and not names >= PARQUET - {"corrections.parquet"}
    foreign = sorted(names if is_theirs else names - OURS)
    if foreign:
        raise UserError(f"{folder} holds {foreign[0]}, which no tables wrote; name another folder.")


def _sibling(folder: Path, mark: str) -> Path:
    name = f".{folder.name}.{mark}"
    return folder.with_name(f"{name}-{os.getpid()}" if mark == "partial" else name)


def _replace(folder: Path, partial: Path) -> None:
    """Put the new folder in the place of the old; a kill in between is mended by `_recover`."""
    if not folder.exists():
        partial.rename(folder)
        return
    previous = _sibling(folder, "previous")
    shutil.rmtree(previous, ignore_errors=True)
    folder.rename(previous)
    partial.rename(folder)
    shutil.rmtree(previous)


def _recover(folder: Path) -> None:
    """Put the last good folder back if a run was killed between the two renames."""
    previous = _sibling(folder, "previous")
    if previous.is_dir() and not folder.exists():
        previous.rename(folder)
