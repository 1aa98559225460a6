"""What an analyst knows about articles: the file metadata.csv beside them."""

import unicodedata
from pathlib import Path

from analysis.corpus.spreadsheet import read_sheet
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
    found: dict[str, dict[str, str]] = {}
    for line, row in read_sheet(path, needed=(_KEY,)):
        _add_row(row, f"{path}, line {line}", found)
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
