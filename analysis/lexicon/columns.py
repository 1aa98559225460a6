"""How a file of the lexicon is declared: its columns, and the kinds of cell they hold.

=========  ==========================================================================
kind       the cell holds
=========  ==========================================================================
id         lower-case letters, digits and ``_``
text       any words, without blanks at either end
phrase     words to look for, with optional letters ``soldat(s)`` and choices ``[|d]jihadiste``
edtf       a date in EDTF: ``2023``, ``2023-04``, ``2023-04-22``, ``2012/2014``, ``2021~``
country    a country's two letters in ISO 3166: ``ML``, ``BF``, ``NE``
enum       one of a closed list of words (``allowed``)
enums      one or several of a closed list, separated by ``;``
float      a number with a decimal point, between ``low`` and ``high``
bool       ``true`` or ``false``
ref        an id of another file (``to``)
refs       one or several ids of another file, separated by ``;``
=========  ==========================================================================
"""

from typing import NamedTuple


class Column(NamedTuple):
    """One column: its name in the header, its kind (table above), what a cell must respect."""

    name: str
    kind: str
    required: bool = True
    allowed: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")


class File(NamedTuple):
    """One CSV: its columns, and what may stand on one row only.

    ``key`` is the column of ids that other files refer to, ``index`` the name of the dictionary of
    rows by that key (``load().actor["jnim"]``), ``unique`` the columns which together stand once,
    ``once`` the column of phrases of which each, written out, stands once.
    """

    name: str
    columns: tuple[Column, ...]
    key: str | None = None
    index: str | None = None
    unique: tuple[str, ...] = ()
    once: str | None = None


def words(text: str) -> frozenset[str]:
    """Return the closed list written as one line of words."""
    return frozenset(text.split())


def text(name: str, required: bool = True) -> Column:
    """Return a column of free words."""
    return Column(name, "text", required)


def enum(name: str, allowed: str, required: bool = True) -> Column:
    """Return a column with one word of a closed list."""
    return Column(name, "enum", required, words(allowed))


def ref(name: str, *files: str, required: bool = True) -> Column:
    """Return a column with an id of one of the named files."""
    return Column(name, "ref", required, to=files)


def refs(name: str, *files: str, required: bool = True) -> Column:
    """Return a column with ids of the named files, separated by ``;``."""
    return Column(name, "refs", required, to=files)
