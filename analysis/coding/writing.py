"""From which day « ce matin » and « hier » are seen: that of the writing, or of who speaks.

A text that says « ce dimanche 26 janvier » may have come out later. « Le dimanche » is seen from
the « dimanche 27 mars » told just before.
"""

import re

from analysis.language.edtf import EDTF, day
from analysis.language.times import TimeExpression

from .document import Document
from .moments import OF_WRITING, Moments

_LEAD = 3  # sentences in which « ce dimanche » tells the day of the paper
_LATE = 3  # days after which a text hardly still says « ce dimanche »
_RULES = {"day", "weekday_day", "weekday"}
_RECENT = 3  # sentences for which « le dimanche » is the Sunday told before
_BESIDE = 20  # « a annoncé (tard) lundi »
_SAID_BY = 90  # letters within which the day of saying stands behind the words
_NO_STOP = re.compile(r"[^.;:]*")


def day_of_writing(document: Document, moments: Moments) -> EDTF | None:
    """Return that day, None where it is the publication date or cannot be told."""
    published = moments.published.latest if moments.published is not None else None
    if published is None or moments.published.earliest != published:
        return None
    days = {
        moments.reading(time).earliest: document.sentence_at(time.start).index
        for time in reversed(document.times)
        if time.rule in _RULES and document.text.startswith("ce ", time.start)
    }
    if len(days) != 1:
        return None
    ((told, sentence),) = days.items()
    if told is None or sentence > _LEAD or not 0 < (published - told).days <= _LATE:
        return None
    return day(told)


def days_of_speaking(document: Document, moments: Moments) -> dict[int, EDTF | None]:
    """Return, by their offsets, the days of quotations that say « ce matin », None where unknown.

    « Notre camp a été attaqué ce matin », a déclaré jeudi …: on Thursday.
    """
    said = [(t, document.quote_at(t.start)) for t in document.times if t.rule in OF_WRITING]
    return {
        time.start: _day_said(document, moments, quote.end)
        or _day_told_first(document, moments, quote.start)
        for time, quote in said
        if quote is not None
    }


def days_told_before(document: Document, moments: Moments) -> dict[int, EDTF | None]:
    """Return, by their offsets, the days from which a bare « le dimanche » is seen.

    « une réunion prévue le dimanche 27 mars. […] Le dimanche, des hélicoptères … »: that day.
    """
    seen: dict[int, EDTF | None] = {}
    last: dict[int, TimeExpression] = {}
    for time in document.times:
        if time.rule == "day" and "weekday" in time.values:
            last[time.values["weekday"]] = time
        elif time.rule == "weekday" and document.text.startswith("le ", time.start):
            told = last.get(time.values["weekday"])
            if (
                told is not None
                and "direction" not in time.values
                and _is_near(document, told, time)
            ):
                reading = moments.reading(told)
                if reading.earliest and reading.earliest.weekday() == told.values["weekday"]:
                    seen[time.start] = reading.edtf  # no « dimanche 19 mai » of a day to come
    return seen


def _is_near(document: Document, told: TimeExpression, time: TimeExpression) -> bool:
    first, second = (document.sentence_at(t.start).index for t in (told, time))
    return 0 < second - first <= _RECENT


def _day_told_first(document: Document, moments: Moments, before: int) -> EDTF | None:
    """« …, a annoncé lundi l'armée. « C'était ce matin », a-t-elle précisé »: on Monday."""
    days = {
        moments.reading(time).edtf
        for time in document.times_in(0, before)
        if time.rule in _RULES
        and any(
            v.phrase.kind == "speech" and v.reading.voice == "active"
            for v in document.verbs_in(max(0, time.start - _BESIDE), time.start)
        )
    }
    return days.pop() if len(days) == 1 else None


def _day_said(document: Document, moments: Moments, end: int) -> EDTF | None:
    """Return the day of saying that stands behind the words, which end at `end`."""
    for time in document.times_in(end, end + _SAID_BY):
        said = any(v.phrase.kind == "speech" for v in document.verbs_in(end, time.start))
        if time.rule in _RULES and said and _NO_STOP.fullmatch(document.text, end, time.start):
            return moments.reading(time).edtf
    return None
