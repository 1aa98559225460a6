"""The data dictionary: what every column of every frame means, as Markdown."""

from __future__ import annotations

from analysis.frames import FRAMES
from analysis.frames.columns import DTYPES, Column, Frame
from analysis.vocabularies import ACLED, SUB_EVENT_TYPES, WHERE_PREC

DESCRIBED = {"edtf": "EDTF", "clock": "HH:MM", "refs": "separated by `;`"}
INTRODUCTION = """\
# Data dictionary

Offsets are Python string offsets into `articles.text`: `text[start:end]` are the words behind a
row. Missing values are NA, never an empty string, 0 or a guess. Dates are EDTF strings (ISO
8601-2); the columns `*_earliest` and `*_latest` bound the days they can mean. Parquet is the truth;
the CSV files are for spreadsheets (UTF-8; a text cell that a spreadsheet would run begins with an
apostrophe)."""

# What each word of the four status columns of a report takes to be written.
STATUS_RULES = {
    "confirmed": (
        "occurrence: the attacked state's army or government says so, somebody other than the "
        "attacker confirms it, or two kinds of speaker outside the fight tell it"
    ),
    "reported": (
        "the article or one kind of speaker outside the fight tells it, and nobody contradicts; "
        "toll: at least one figure is not a party's own word"
    ),
    "claimed": (
        "only parties to the fight (armies, governments, armed groups) say so; responsibility: "
        "a group says that it did it; control: one side says that it holds or took the place"
    ),
    "disputed": (
        "one denies what another says (a repelled attack is such a denial); toll: speakers of "
        "different kinds give different figures for the same victims"
    ),
    "denied": "who is concerned denies it, and nobody else maintains it",
    "unknown": "the article says nothing of it, or says that nothing is known",
}


def data_dictionary() -> str:
    """Return the description of every frame and column as one Markdown text.

    >>> "| `killed_best` | Int64 |" in data_dictionary()
    True
    """
    parts = [INTRODUCTION, *map(_frame, FRAMES), _status(), _event_types(), _where_prec()]
    return "\n\n".join(parts) + "\n"


def _frame(frame: Frame) -> str:
    key = ", ".join(f"`{name}`" for name in frame.key) or "none"
    head = f"## {frame.name}\nOne row: {frame.row}. Key: {key}.\n"
    lines = ["| column | type | empty | values | meaning |", "|---|---|---|---|---|"]
    return "\n".join([head, *lines, *map(_line, frame.columns)])


def _line(column: Column) -> str:
    dtype = "category" if column.kind == "enum" else DTYPES[column.kind]
    empty = "never" if column.required else "may be"
    cells = (f"`{column.name}`", dtype, empty, _values(column), column.meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _values(column: Column) -> str:
    if column.allowed == SUB_EVENT_TYPES:
        return "ACLED's 25 sub-types, below"
    values = ", ".join(f"`{word}`" for word in (*column.allowed, *column.also))
    if column.to:
        values = f"id of `{column.to}`" + (f", or {values}" if values else "")
    if column.high is not None:
        values = f"{column.low:g} to {column.high:g}"
    if column.kind in ("edtf", "clock", "refs"):
        values = "; ".join(filter(None, (DESCRIBED[column.kind], values)))
    source = f"({column.source})" if column.source else ""
    return " ".join(filter(None, (values, source))) or "—"


def _status() -> str:
    lines = [f"* `{word}`: {rule}" for word, rule in STATUS_RULES.items()]
    columns = "`occurrence`, `responsibility`, `toll_status`, `control`"
    return "\n".join([f"## Status rules\nFor {columns} of a report:\n", *lines])


def _event_types() -> str:
    lines = [f"* **{kind}**: {', '.join(names)}" for kind, names in ACLED.items()]
    return "\n".join(["## Kinds of event\nACLED's six types and 25 sub-types:\n", *lines])


def _where_prec() -> str:
    lines = [f"* {code}: {meaning}" for code, meaning in WHERE_PREC.items()]
    return "\n".join(["## Precision of a position\nUCDP GED's `where_prec`:\n", *lines])
