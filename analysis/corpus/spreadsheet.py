"""A CSV that somebody wrote in a spreadsheet: its rows, whatever separator and encoding it has."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.decoding import UndecodableError, decode
from analysis.errors import UserError

# An apostrophe that keeps a spreadsheet from running the cell is no part of what it says.
_GUARD = re.compile(r"^'(?=[=+\-@])")


class SheetRow(NamedTuple):
    """One row: the line it ends on, and its cells by column, without the empty ones."""

    line: int
    cells: dict[str, str]


def read_sheet(path: Path, needed: Sequence[str]) -> list[SheetRow]:
    """Return the rows that hold something; no file, no rows.

    Comma, semicolon or tab part the columns, whose names are taken in lower case; those `needed`
    must be there. Raises UserError naming the line for a file that cannot be read so.
    """
    if not path.is_file():
        return []
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    except UndecodableError as error:
        raise UserError(f"{path} {error}.") from error
    rows = _rows(text, path)
    if not rows:
        raise UserError(f"{path} is empty; its first line must name the columns.")
    names = _column_names(rows[0][1], needed, path)
    return [_named(line, cells, names, path) for line, cells in rows[1:]]


def _named(line: int, cells: list[str], names: list[str], path: Path) -> SheetRow:
    if len(cells) > len(names):
        raise UserError(
            f"{path}, line {line}: {len(cells)} cells for {len(names)} columns; quote text with "
            "separators."
        )
    pairs = zip(names, cells, strict=False)
    return SheetRow(line, {name: _GUARD.sub("", cell) for name, cell in pairs if cell})


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of the rows that hold something, the header first."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if stripped:
                rows.append((reader.line_num, stripped))
    except csv.Error as error:
        raise UserError(f"{path}, line {reader.line_num}: no proper CSV ({error}).") from error
    return rows


def _column_names(cells: list[str], needed: Sequence[str], path: Path) -> list[str]:
    names = [cell.lower() for cell in cells]
    missing = [name for name in needed if name not in names]
    if missing:
        raise UserError(f"{path} needs a column {missing[0]}; its columns are {', '.join(names)}.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UserError(f"{path} has two columns « {twice[0]} ».")
    return names
