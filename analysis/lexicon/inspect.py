"""Looking into the lexicon: what is wrong with a folder, and which rows a word can match."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import UserError
from analysis.language.conjugation import forms
from analysis.language.folding import fold_key
from analysis.language.phrases import expand
from analysis.lexicon.cells import Problem
from analysis.lexicon.columns import File
from analysis.lexicon.loader import load, read
from analysis.lexicon.schema import FILES

# Columns of free words in which a reader looks for a word, beside the ids and the phrases.
_WORDED = {"name", "name_fr", "name_en", "lemma", "title_fr"}


class Found(NamedTuple):
    """A row that a word can match: its file, its line, and the row itself."""

    file: str
    line: int
    row: Any

    def __str__(self) -> str:
        """Write the row in one line, without its empty cells."""
        cells = zip(self.row.__slots__, _cells(self.row), strict=True)
        shown = ", ".join(f"{name.strip('_')} {cell}" for name, cell in cells if cell is not None)
        return f"{self.file}, line {self.line}: {shown}"


class Findings(tuple[Found, ...]):
    """Found rows, which print one to a line."""

    def __str__(self) -> str:
        """Write one row to a line."""
        return "\n".join(map(str, self)) or "No row of the lexicon matches."


def check(folder: Path | None = None) -> list[Problem]:
    """Return every problem of the lexicon (empty: it can be used), in order of file and line.

    >>> check()
    []
    """
    return read(folder)[1]


def find(word: str, folder: Path | None = None) -> Findings:
    """Return the rows that a word or phrase can match; those that are no more than it come first.

    Accents, capitals and hyphens do not count, and a form of a verb finds its infinitive.

    >>> print(find("gsim"))  # doctest: +ELLIPSIS
    actor_names.csv, line ...: actor_id jnim, name GSIM, kind acronym, from 2017-03-02, source ...
    """
    lexicon = load(folder)
    wanted = _key(word)
    if not wanted:
        raise UserError("There is no word to look for.")
    whole, part = [], []
    for file in sorted(FILES, key=lambda file: file.name):
        for line, row in zip(lexicon.lines[file.name], getattr(lexicon, file.name), strict=True):
            keys = {_key(phrase) for phrase in _phrases(file, row)}
            if wanted in keys or _is_form(wanted, row):
                whole.append(Found(f"{file.name}.csv", line, row))
            elif any(f" {wanted} " in f" {key} " for key in keys):
                part.append(Found(f"{file.name}.csv", line, row))
    return Findings(whole + part)


def _cells(row: Any) -> list[Any]:
    return [getattr(row, name) for name in row.__slots__]


def _key(phrase: str) -> str:
    return fold_key(phrase).replace("-", " ").replace("'", " ")


def _phrases(file: File, row: Any) -> Iterator[str]:
    """Every phrase that a row stands for."""
    for column, cell in zip(file.columns, _cells(row), strict=True):
        if cell is None:
            continue
        if column.kind == "phrase":
            yield from expand(cell)
        elif column.kind in {"id", "ref"} or column.name in _WORDED:
            yield cell


def _is_form(wanted: str, row: Any) -> bool:
    """Tell whether a row is about a verb (« passer par les armes ») that the words conjugate."""
    if not (hasattr(row, "lemma") or getattr(row, "pos", None) == "verb"):
        return False
    first, *others = _bare(wanted)
    for phrase in expand(getattr(row, "phrase", None) or _cells(row)[0]):
        verb, *rest = _bare(phrase)
        if list(map(_key, others)) == list(map(_key, rest)) and first in _forms(verb):
            return True
    return False


def _bare(phrase: str) -> list[str]:
    """Return the words of a phrase without a leading « se »."""
    return phrase.removeprefix("s'").removeprefix("s ").removeprefix("se ").split()


def _forms(verb: str) -> Collection[str]:
    try:
        return forms(verb)
    except ValueError:  # the conjugation is not known: the infinitive alone is matched
        return {verb}
