"""Reading the lexicon: CSV files to rows, and a refusal with file, line and mend for a bad row."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import make_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import UserError
from analysis.lexicon.cells import Problem, Table, cell_problems
from analysis.lexicon.columns import File
from analysis.lexicon.rules import rule_problems
from analysis.lexicon.schema import FILES


class LexiconError(UserError):
    """A file of the lexicon holds something that cannot be used; says where and how to mend it."""


class Lexicon:
    """What we know of the war: a tuple of rows for each file, and dictionaries by id.

    ``lexicon.actors`` are the rows of ``actors.csv``, with a field for each column, and
    ``lexicon.actor["jnim"]`` is one of them. Cells are strings (dates are EDTF strings), numbers or
    booleans; an empty cell is None. A column named by a Python keyword has an underscore added:
    ``row.from_``.
    ``fingerprint`` tells one state of the files from another.

    >>> load().actor["jnim"].name_en
    'Group for the Support of Islam and Muslims'
    """

    fingerprint: str
    lines: dict[str, tuple[int, ...]]  # the line of each row, by file

    def __init__(self, tables: Iterable[Table], fingerprint: str) -> None:
        """Lay out tables that have no problems."""
        self.fingerprint = fingerprint
        self.lines = {}
        for table in tables:
            rows = _rows(table)
            setattr(self, table.file.name, rows)
            self.lines[table.file.name] = table.lines
            if table.file.index:
                keys = table.cells[table.file.key or ""]
                setattr(self, table.file.index, dict(zip(keys, rows, strict=True)))

    if TYPE_CHECKING:  # the attributes follow from the schema, which a type checker does not run

        def __getattr__(self, name: str) -> Any:
            """Return the rows of a file, or its dictionary by id."""


@cache
def load(folder: Path | None = None) -> Lexicon:
    """Return the lexicon of the package, or of another folder with the same files; read once.

    Raises ``LexiconError`` for the first fault, with file, line, column and mend.

    >>> load() is load()
    True
    """
    tables, problems, fingerprint = read(folder)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise LexiconError(f"{problems[0]}{more}")
    return Lexicon(tables, fingerprint)


def read(folder: Path | None = None) -> tuple[list[Table], list[Problem], str]:
    """Return the tables, all their problems in order of file and line, and the fingerprint."""
    home: Traversable = files("analysis.lexicon") if folder is None else folder
    tables, problems, digest = [], [], hashlib.sha256()
    for file in sorted(FILES, key=lambda file: file.name):
        path = home.joinpath(f"{file.name}.csv")
        if not path.is_file():
            mend = "put it back, or write it with its header line alone"
            problems.append(Problem(f"{file.name}.csv", 0, "", "the file is missing", mend))
            continue
        data = path.read_bytes()
        digest.update(data)
        table, faults = read_table(file, data)
        problems.extend(faults)
        if table:
            tables.append(table)
    problems.extend(_undeclared(home))
    ids = {file.name: frozenset[str]() for file in FILES}
    ids |= {t.file.name: frozenset(t.cells[t.file.key]) for t in tables if t.file.key}
    for table in tables:
        problems.extend(cell_problems(table, ids))
    if not problems:  # the rules compare cells that can be read
        problems.extend(rule_problems(tables))
    return tables, sorted(problems), digest.hexdigest()[:12]


def _undeclared(home: Traversable) -> Iterator[Problem]:
    """Yield the CSVs that would never be read: a file whose name was mistyped, most often."""
    declared = {f"{file.name}.csv" for file in FILES}
    for path in home.iterdir():
        if path.name.endswith(".csv") and path.name not in declared:
            mend = "correct its name, or declare it in schema.py"
            yield Problem(path.name, 0, "", "the file is unknown", mend)


def read_table(file: File, data: bytes) -> tuple[Table | None, list[Problem]]:
    """Return one CSV's cells by column, and what is wrong with its form.

    UTF-8 with or without a byte order mark, commas, the declared columns in any order.
    """
    filename = f"{file.name}.csv"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "save the file as CSV UTF-8"
        return None, [Problem(filename, line, "", "a letter is not in UTF-8", mend)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        problems = list(_header_problems(file, header))
        if problems:
            return None, problems
        numbered = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        mend = "double every quotation mark inside a quoted cell, and close the last one"
        return None, [Problem(filename, reader.line_num, "", f"cannot be read ({error})", mend)]
    problems = [
        Problem(
            filename,
            line,
            "",
            f"the row has {len(row)} cells, the header has {len(header)}",
            "delete empty lines; put a cell that holds a comma between quotation marks",
        )
        for line, row in numbered
        if len(row) != len(header)
    ]
    if problems:
        return None, problems
    columns = list(zip(*(row for _, row in numbered), strict=True)) or [()] * len(header)
    cells = dict(zip(header, columns, strict=True))
    return Table(file, cells, tuple(line for line, _ in numbered)), []


def _header_problems(file: File, header: list[str]) -> Iterable[Problem]:
    filename = f"{file.name}.csv"
    declared = [column.name for column in file.columns]
    if len(header) == 1 and ";" in header[0]:
        mend = "save the file with commas between the cells"
        yield Problem(filename, 1, "", "the cells are separated by semicolons", mend)
        return
    for name in header:
        if name not in declared:
            mend = f"the columns are {', '.join(declared)}"
            yield Problem(filename, 1, name, "the column is unknown", mend)
    for name in declared:
        if header.count(name) != 1:
            what = "the column stands twice" if name in header else "the column is missing"
            yield Problem(filename, 1, name, what, f"the columns are {', '.join(declared)}")


def _rows(table: Table) -> tuple[Any, ...]:
    names = [column.name for column in table.file.columns]
    row = make_dataclass(
        table.file.name.title().replace("_", ""),
        [f"{name}_" if name == "from" else name for name in names],
        eq=False,  # each is itself
        slots=True,  # and read by the hundred in each article
    )
    columns = (_values(c.kind, table.cells[c.name]) for c in table.file.columns)
    return tuple(starmap(row, zip(*columns, strict=True)))


def _values(kind: str, cells: tuple[str, ...]) -> Iterable[Any]:
    convert: Callable[[str], Any] | None = {"float": float, "bool": "true".__eq__}.get(kind)
    if convert:
        return [convert(cell) if cell else None for cell in cells]
    return [cell or None for cell in cells]
