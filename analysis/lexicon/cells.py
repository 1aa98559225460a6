"""Whether a cell of the lexicon may stand: one small test for each kind of column."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from analysis.errors import UserError
from analysis.language.edtf import EDTF, EdtfError
from analysis.language.phrases import expand
from analysis.lexicon.columns import Column, File

Ids = Mapping[str, frozenset[str]]
Complaint = tuple[str, str]  # what is wrong, how to mend it

_ID = re.compile(r"[a-z0-9_]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028\u2029\ufeff]")


class Problem(NamedTuple):
    """One fault of the lexicon: where it stands, what it is, how to mend it."""

    file: str
    line: int
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Write it in one line."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, line {self.line}{column}: {self.what}; {self.mend}"


class Table(NamedTuple):
    """A CSV as it was read: its cells by column, and the line on which each row ends."""

    file: File
    cells: Mapping[str, tuple[str, ...]]
    lines: tuple[int, ...]

    @property
    def filename(self) -> str:
        """The file's name in the folder."""
        return f"{self.file.name}.csv"

    def problem(self, row: int, column: str, what: str, mend: str) -> Problem:
        """Return a problem of one cell, by the number of its row (from 0)."""
        return Problem(self.filename, self.lines[row], column, what, mend)


def cell_problems(table: Table, ids: Ids) -> Iterator[Problem]:
    """Yield what is wrong with the cells, column by column.

    Each distinct value is tested once: most cells of a lexicon repeat others of their column.
    """
    for column in table.file.columns:
        cells = table.cells[column.name]
        complaints = {
            value: found for value in set(cells) if (found := complaint(column, value, ids))
        }
        if complaints:
            for row, value in enumerate(cells):
                if value in complaints:
                    yield table.problem(row, column.name, *complaints[value])


def complaint(column: Column, value: str, ids: Ids) -> Complaint | None:
    """Return what is wrong with one cell and how to mend it, or None.

    >>> complaint(Column("country", "country"), "Mali", {})
    ('« Mali » is no country', 'write its two letters in ISO 3166, such as ML')
    """
    if not value:
        if column.required:
            return "the cell is empty", f"fill in {column.name}, every row needs it"
        return None
    if value != value.strip() or _UNPRINTABLE.search(value):
        return f"« {value!r} » has a blank at an end or an invisible character", "delete it"
    return _KINDS[column.kind](column, value, ids)


def _id(column: Column, value: str, ids: Ids) -> Complaint | None:
    if _ID.fullmatch(value):
        return None
    return f"« {value} » is no id", "use small letters without accents, digits and _ only"


def _text(column: Column, value: str, ids: Ids) -> Complaint | None:
    return None


def _phrase(column: Column, value: str, ids: Ids) -> Complaint | None:
    try:
        phrases = expand(value)
    except UserError as error:
        return str(error).rstrip("."), "write soldat(s) for optional and [|d]jihadiste for chosen"
    if all(phrase[0].isalnum() for phrase in phrases):
        return None
    return f"« {value} » does not begin with a letter or digit", "begin with the first word"


def _edtf(column: Column, value: str, ids: Ids) -> Complaint | None:
    try:
        EDTF.parse(value)
    except EdtfError:
        return (
            f"« {value} » is no date in EDTF",
            "write 2023, 2023-04, 2023-04-22, or 2021~ for about 2021",
        )
    return None


def _country(column: Column, value: str, ids: Ids) -> Complaint | None:
    if _COUNTRY.fullmatch(value):
        return None
    return f"« {value} » is no country", "write its two letters in ISO 3166, such as ML"


def _enum(column: Column, value: str, ids: Ids) -> Complaint | None:
    if value in column.allowed:
        return None
    return f"« {value} » is not known here", f"use one of: {', '.join(sorted(column.allowed))}"


def _enums(column: Column, value: str, ids: Ids) -> Complaint | None:
    return next(filter(None, (_enum(column, part, ids) for part in value.split(";"))), None)


def _float(column: Column, value: str, ids: Ids) -> Complaint | None:
    try:
        number = float(value)
    except ValueError:
        return f"« {value} » is no number", "write it with a decimal point, such as 14.53"
    if column.low <= number <= column.high:
        return None
    return f"{value} is out of range", f"give a number from {column.low:g} to {column.high:g}"


def _bool(column: Column, value: str, ids: Ids) -> Complaint | None:
    if value in {"true", "false"}:
        return None
    return f"« {value} » is neither true nor false", "write true or false"


def _ref(column: Column, value: str, ids: Ids) -> Complaint | None:
    if value in column.allowed or any(value in ids[name] for name in column.to):
        return None
    files = " or ".join(f"{name}.csv" for name in column.to)
    return f"« {value} » is not in {files}", "correct the id, or add its row there first"


def _refs(column: Column, value: str, ids: Ids) -> Complaint | None:
    return next(filter(None, (_ref(column, part, ids) for part in value.split(";"))), None)


_KINDS: dict[str, Callable[[Column, str, Ids], Complaint | None]] = {
    "id": _id,
    "text": _text,
    "phrase": _phrase,
    "edtf": _edtf,
    "country": _country,
    "enum": _enum,
    "enums": _enums,
    "float": _float,
    "bool": _bool,
    "ref": _ref,
    "refs": _refs,
}
