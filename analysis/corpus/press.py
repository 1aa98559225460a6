"""Which agency a dispatch comes from, and whether it shows that it was translated."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.language.datelines import dateline
from analysis.language.folding import fold
from analysis.language.languages import is_french
from analysis.language.paragraphs import ends_with_stop
from analysis.language.phrases import PhraseMatcher, expand
from analysis.language.roles import is_caption

_LONGEST_CREDIT = 60
_CREDIT_WEIGHT = 10
_LONGEST_LINE = 400
_LONGEST_DATELINE = 150


class Provenance(NamedTuple):
    """The agency of a dispatch, None where none is named; whether it shows a translation."""

    agency: str | None
    is_translated: bool


class _Name(NamedTuple):
    """What a phrase stands for: an agency, or None for a formula of translated articles."""

    agency: str | None
    exact: str | None = None  # the words as they must be written, None where case does not matter


def read_provenance(text: str, body_start: int) -> Provenance:
    """Read from which agency a dispatch comes, and whether it was translated.

    The dateline's agency decides, then a line of credit (« avec AFP »), then the agency named most
    often; a caption's does not count. Translated is what says so, or has an English caption.

    >>> read_provenance("Bamako (AFP) - Des tirs ont été entendus, selon Reuters.", 0).agency
    'AFP'
    """
    folded = fold(text)
    from_dateline = _dateline_agency(text, body_start)
    counts: Counter[str] = Counter()
    is_translated = _has_english_caption(text)
    for start, end, name in _matcher().scan(folded.text):
        first, last = folded.original(start, end)
        if name.agency is None:
            is_translated = True
        elif name.exact in (None, text[first:last]):
            counts[name.agency] += _weight(text, first, from_dateline)
    agency = max(counts, key=counts.__getitem__) if counts.total() else None
    return Provenance(agency, is_translated)


def _weight(text: str, offset: int, from_dateline: tuple[int, int]) -> int:
    if from_dateline[0] <= offset < from_dateline[1]:
        return len(text)
    first, last = max(0, offset - _LONGEST_LINE), offset + _LONGEST_LINE
    start, end = text.rfind("\n", first, offset) + 1, text.find("\n", offset, last)
    line = text[start or first : end if end >= 0 else last].strip()
    if is_caption(line):
        return 0
    is_credit = len(line) <= _LONGEST_CREDIT and not ends_with_stop(line)
    return _CREDIT_WEIGHT if is_credit else 1


def _dateline_agency(text: str, body_start: int) -> tuple[int, int]:
    found = dateline(text[body_start : body_start + _LONGEST_DATELINE])
    if found is None or found.agency is None:
        return 0, 0
    return body_start + found.agency[0], body_start + found.agency[1]


def _has_english_caption(text: str) -> bool:
    return " the " in text and any(
        is_caption(line) and not is_french(line) for line in text.splitlines()
    )


@cache
def _matcher() -> PhraseMatcher[_Name]:
    return PhraseMatcher(_names())


def _names() -> Iterator[tuple[str, _Name]]:
    for row in _table("agencies.csv"):
        for phrase in expand(row["phrase"]):
            yield phrase, _Name(row["agency"], phrase if row["case"] == "exact" else None)
    for row in _table("translation_hints.csv"):
        for phrase in expand(row["phrase"]):
            yield phrase, _Name(None)


def _table(name: str) -> list[dict[str, str]]:
    # Read as plain data: the loader of the lexicon stands in a room further on.
    text = files("analysis").joinpath("lexicon", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
