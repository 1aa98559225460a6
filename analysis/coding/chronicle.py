"""Bulletins that tell one act a paragraph, each of which opens with its day."""

from .document import Document
from .draft import Draft
from .unit import Unit

_OPENING = 4  # letters before a day that opens a paragraph
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
