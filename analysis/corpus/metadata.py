"""What an analyst knows about articles: the file metadata.csv beside them."""

import csv
import io
import unicodedata
from pathlib import Path

from analysis.corpus.decoding import UndecodableError, decode
from analysis.errors import UserError
from analysis.language.edtf import EDTF

FILE_NAME = "metadata.csv"
_KEY = "article_id"


def read_metadata(folder: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a folder's metadata.csv by article id, without their empty cells.

    Comma, semicolon or tab part the columns. Every column is kept; `published` must be EDTF.
    Raises UserError naming the line for a file that cannot be read.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    except UndecodableError as error:
        raise UserError(f"{path} {error}.") from error
    rows = _rows(text, path)
    if not rows:
        raise UserError(f"{path} is empty; its first line must name the columns.")
    names = _column_names(rows[0][1], path)
    found: dict[str, dict[str, str]] = {}
    for line, cells in rows[1:]:
        where = f"{path}, line {line}"
        if len(cells) > len(names):
            raise UserError(
                f"{where}: {len(cells)} cells for {len(names)} columns; quote text with separators."
            )
        row = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        _add_row(row, where, found)
    return found


def _add_row(row: dict[str, str], where: str, found: dict[str, dict[str, str]]) -> None:
    if _KEY not in row:
        raise UserError(f"{where}: the article_id is empty.")
    row[_KEY] = unicodedata.normalize("NFC", row[_KEY])
    if row[_KEY] in found:
        raise UserError(f"{where}: article_id « {row[_KEY]} » stands in the file twice.")
    if "published" in row:
        try:
            row["published"] = str(EDTF.parse(row["published"]))
        except UserError as error:
            raise UserError(f"{where}: published: {error}") from error
    found[row[_KEY]] = row


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


def _column_names(cells: list[str], path: Path) -> list[str]:
    names = [cell.lower() for cell in cells]
    if _KEY not in names:
        raise UserError(f"{path} needs a column article_id; its columns are {', '.join(names)}.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UserError(f"{path} has two columns « {twice[0]} ».")
    return names
