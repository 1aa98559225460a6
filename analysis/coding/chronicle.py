"""Bulletins and chronologies that tell one act a paragraph, each of which opens with its day."""

import re

from analysis.language.times import TimeExpression

from .document import Document, SentenceSpan
from .draft import Draft
from .moments import DAYS
from .unit import Unit

_OPENING = 4  # letters before a day that opens a paragraph
_LATER = 2  # sentences behind the one that opens an entry
# « Il est 7h30 ce 1er janvier », « Nous sommes le 4 juin 2023 », « C'était le 1er mai à X »
_STORY_OPENS = re.compile(
    r"\W*(?:il est |il etait |nous sommes |nous etions |on est |c'est |c'etait )(?:aux alentours |"
    r"autour |environ |a peine |tot |presque |pres )?(?:d[e'] ?)?"
    r"(?:\d{1,2} ?h(?:eures?)?(?: ?\d\d)?(?: du matin)?,? )?(?:le |ce |du |en ce |un )?"
)
_STORY, _PAGE = 5, 8
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
            break
        days = document.times_in(before.start, before.start + _OPENING)
        if days:
            return days[0].kind == "date" and bool(_MARK.match(document.text, days[0].end))
    return day_of_story(document, sentence, _PAGE) is not None


def day_of_story(
    document: Document, sentence: SentenceSpan, reach: int = _STORY
) -> TimeExpression | None:
    """Return the day of « Il est 7h30 ce 1er janvier. », some sentences before: of what follows.

    So does the day that opens an entry of a chronology, up to the entry's end.
    """
    day = day_of_entry(document, sentence)
    if day is not None:
        return day
    for back in range(1, min(reach, sentence.index) + 1):
        before = document.sentences[sentence.index - back]
        if before.role != "body":
            return None
        match = _STORY_OPENS.match(document.text, before.start, before.end)
        if match is not None:
            days = [t for t in before.times if t.rule in DAYS and "month" in t.values]
            if days and days[0].start <= match.end():
                return None if document.text.startswith(" que ", days[0].end) else days[0]
    return None


def day_of_entry(document: Document, sentence: SentenceSpan) -> TimeExpression | None:
    """Return the day that opens the entry of a chronology in which a sentence stands."""
    entries = _entries(document)
    if len(entries) < _FEWEST:
        return None
    opens = max((number for number in entries if number < sentence.index), default=-1)
    if opens < 0 or document.sentences[opens].paragraph != sentence.paragraph:
        return None
    start = document.sentences[opens].start
    return next(t for t in document.times_in(start, start + _OPENING) if t.rule == "day")


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
