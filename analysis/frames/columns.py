"""What a column of a frame is: the types behind the declarations beside this module.

=========  ================  ==============================================================
kind       dtype             the cell holds
=========  ================  ==============================================================
id         string            an identifier, stable from run to run
ref        string            an id of the frame ``to`` (``to`` and ``also``: or such a word)
refs       string            several such ids, separated by ``;``
text       string            free words
edtf       string            a date in EDTF (ISO 8601-2): ``2022``, ``[2023-04-15,2023-04-22]``
clock      string            a time of day, ``HH:MM``
country    string            a country's two letters in ISO 3166
enum       category          one of the words of ``allowed``, in that order
int        Int64             a whole number between ``low`` and ``high``
float      Float64           a number between ``low`` and ``high``
bool       boolean           True or False
date       datetime64[us]    a day (midnight)
=========  ================  ==============================================================
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.lexicon.schema import SPEAKER_KINDS

DTYPES = {
    "id": "string",
    "ref": "string",
    "refs": "string",
    "text": "string",
    "edtf": "string",
    "clock": "string",
    "country": "string",
    "int": "Int64",
    "float": "Float64",
    "bool": "boolean",
    "date": "datetime64[us]",
}


class Column(NamedTuple):
    """One column: its kind (table above), its meaning, and what a cell must respect.

    ``required`` cells are never missing; ``ordered`` words can be compared with ``<``; ``source``
    says whose vocabulary or convention it is, where it is not the project's own.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    to: str | None = None
    also: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    ordered: bool = False
    source: str | None = None

    @property
    def dtype(self) -> object:
        """The pandas dtype of the column.

        >>> enum("statut", ("confirmé", "démenti"), "…").dtype.categories.tolist()
        ['confirmé', 'démenti']
        """
        return _dtype(self.kind, self.allowed, self.ordered)


@cache
def _dtype(kind: str, allowed: tuple[str, ...], ordered: bool) -> object:
    if kind == "enum":
        return pd.CategoricalDtype(list(allowed), ordered=ordered)
    return pd.api.types.pandas_dtype(DTYPES[kind])


class Frame(NamedTuple):
    """One frame: what a row is, its columns, its key and the order of its rows.

    ``words`` names the column that repeats the characters from ``start`` to ``end`` of the article.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    words: str | None = None
    is_open: bool = False

    def column(self, name: str) -> Column:
        """Return the column of this name; ``KeyError`` when there is none."""
        return {column.name: column for column in self.columns}[name]


def ident(name: str, meaning: str) -> Column:
    """Return a column of the frame's own identifiers."""
    return Column(name, "id", meaning, required=True)


def ref(name: str, to: str, meaning: str, required: bool = True, **more) -> Column:
    """Return a column of ids of another frame (or, with ``also``, one of a few words)."""
    return Column(name, "ref", meaning, required, to=to, **more)


def text(name: str, meaning: str, required: bool = False, **more) -> Column:
    """Return a column of free words."""
    return Column(name, "text", meaning, required, **more)


def enum(
    name: str, allowed: tuple[str, ...], meaning: str, required: bool = True, **more
) -> Column:
    """Return a column with one word of a closed vocabulary."""
    return Column(name, "enum", meaning, required, allowed=allowed, **more)


def flag(name: str, meaning: str, required: bool = True) -> Column:
    """Return a column of True or False."""
    return Column(name, "bool", meaning, required)


def whole(name: str, meaning: str, required: bool = False, low: float = 0, **more) -> Column:
    """Return a column of whole numbers."""
    return Column(name, "int", meaning, required, low=low, **more)


def number(name: str, meaning: str, low: float, high: float) -> Column:
    """Return a column of numbers with a fraction."""
    return Column(name, "float", meaning, low=low, high=high)


def country(meaning: str) -> Column:
    """Return the column ``country``: two letters."""
    return Column("country", "country", meaning, source="ISO 3166-1 alpha-2")


def date(name: str, meaning: str, required: bool = False) -> Column:
    """Return a column of dates in EDTF, which may be vague."""
    return Column(name, "edtf", meaning, required, source="ISO 8601-2")


def bounds(name: str, of: str) -> tuple[Column, Column]:
    """Return the columns of the first and the last day which the date ``name`` can mean."""
    return (
        Column(f"{name}_earliest", "date", f"first day {of} can mean; NA: open or unknown"),
        Column(f"{name}_latest", "date", f"last day {of} can mean; NA: open or unknown"),
    )


def sentence(required: bool = True) -> Column:
    """Return the column of the number of the sentence in its article."""
    none = "" if required else "; NA: it stands outside every sentence (a header)"
    return whole("sentence", f"number of the sentence in which `start` lies{none}", required)


def span(meaning: str, required: bool = True) -> tuple[Column, Column]:
    """Return the columns that say where the words stand: ``text[start:end]`` of the article."""
    return (
        whole("start", f"offset in the text of the first character of {meaning}", required),
        whole("end", "offset behind the last of these characters", required, low=1),
    )


ARTICLE = ref("article_id", "articles", "the article")
REPORT = ref("report_id", "reports", "the report")
SPEAKER_KIND = enum(
    "speaker_kind",
    tuple(SPEAKER_KINDS.split()),
    "what kind of speaker; NA: the article's own voice, or nobody is named",
    required=False,
)
CLAIM = ref(
    "claim_id", "claims", "the claim that says so; NA: the article's own voice", required=False
)
HEDGED = flag("is_hedged", "the words keep a distance: « présumés », conditional, « selon »")
CORRECTED = text(
    "corrected_by",
    "who changed or added the row by hand (corrections.csv), separated by `;`; NA: as coded",
)
