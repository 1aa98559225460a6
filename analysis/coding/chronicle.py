"""Bulletins and chronologies that tell one act a paragraph, each of which opens with its day."""

import re

from .document import Document, SentenceSpan
from .draft import Draft
from .unit import Unit

_OPENING = 4  # letters before a day that opens a paragraph
_LATER = 2  # sentences behind the one that opens an entry
# « 28 juin 2012 : … », « Le 3 mai – … »
_MARK = re.compile(r" ?(?::|[–—]| - )")
_FEWEST = 3  # paragraphs that make a bulletin


def is_next_entry(document: Document, unit: Unit, draft: Draft) -> bool:
    """Return whether a clause opens another entry of a bulletin than the one a report is of.

    « Le 30 juillet, une patrouille … » · « Le 30 juillet, une section … » · « Le 31 juillet, … »
    """
    first = draft.units[0]
    if unit.sentence.paragraph == first.sentence.paragraph or unit.start != unit.sentence.start:
        return False
    entries = _entries(document)
    return len(entries) >= _FEWEST and {unit.sentence.index, first.sentence.index} <= entries


def is_in_an_entry(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether a sentence goes on with « 28 juin 2012 : … »: its present is of that day."""
    if document.times_in(sentence.start, sentence.end):
        return False
    for back in range(1, min(_LATER, sentence.index) + 1):
        before = document.sentences[sentence.index - back]
        if before.paragraph != sentence.paragraph:
            return False
        days = document.times_in(before.start, before.start + _OPENING)
        if days:
            return days[0].kind == "date" and bool(_MARK.match(document.text, days[0].end))
    return False


def _entries(document: Document) -> set[int]:
    """Return the sentences that open a paragraph with a day and its month."""
    key = "entries", 0
    if key not in document.known:
        document.known[key] = {
            sentence.index
            for before, sentence in zip(document.sentences, document.sentences[1:], strict=False)
            if before.paragraph != sentence.paragraph
            and any(
                t.rule == "day"
                for t in document.times_in(sentence.start, sentence.start + _OPENING)
            )
        }
    entries: set[int] = document.known[key]
    return entries
