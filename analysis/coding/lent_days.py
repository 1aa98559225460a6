"""The day of a clause that gives none: « Le lendemain, ils sont venus. Ils ont attaqué … »."""

import re

from analysis.language.times import TimeExpression

from .asides import is_speech_time
from .document import Document, SentenceSpan
from .moments import DAYS
from .unit import Unit

_OPENING = 4  # letters before a day that opens a sentence
_TALLY = re.compile(r"\W*(?:le |un |ce )?(?:[a-z]+ )?(?:bilan|decompte)\b")
_DAY_BY_DAY = {"next_day", "same_day"}


def lend_day(document: Document, units: list[Unit], quiet: SentenceSpan | None) -> None:
    """« Jeudi, c'était le tour de Léré. Ils se sont emparés de cette localité »: on that day.

    `quiet`: the last sentence that tells nothing, where the place that was lent is named.
    """
    for unit in units:
        if quiet is not None and _is_that_day(unit, quiet):
            days = [t for t in quiet.times if t.kind == "date"]
            unit.times = days if len(days) == 1 else unit.times
        if quiet is None or unit.times or not (unit.is_lent and unit.places):
            continue
        if unit.places[0].sentence == quiet.index >= unit.sentence.index - 2:
            days = [
                t for t in quiet.times
                if t.kind == "date" and not is_speech_time(document, t, quiet, [])
            ]  # fmt: skip
            unit.times = days if len(days) == 1 else []


def _is_that_day(unit: Unit, quiet: SentenceSpan) -> bool:
    """« L'opération a débuté le 9 mai. Un accrochage a eu lieu ce jour-là »: on the ninth."""
    is_next = quiet.index == unit.sentence.index - 1
    return is_next and [t.rule for t in unit.times] == ["same_day"]


def day_of(document: Document, sentence: SentenceSpan) -> list[TimeExpression]:
    """Return the day of « Dimanche, ils sont venus. Ils ont attaqué le camp … »: of the act."""
    opening = document.times_in(sentence.start, sentence.start + _OPENING)[:1]
    return [
        t for t in opening
        if (t.kind == "date" or t.rule in _DAY_BY_DAY)
        and not is_speech_time(document, t, sentence, [])
    ]  # fmt: skip


def next_day(document: Document, sentence: SentenceSpan, told: list[Unit]) -> list[TimeExpression]:
    """Return the day with which a sentence opens that tells no act, for the one behind it.

    « Le lendemain, des renforts ratissent la zone. Leur convoi a sauté sur une mine »
    """
    acts = [h for unit in told for h in unit.happenings]
    if any(unit.figures for unit in told) or any(h.strength == "main" for h in acts):
        return []
    days = day_of(document, sentence)
    return [t for t in days if t.rule in _DAY_BY_DAY] if acts else days


def go_on(document: Document, units: list[Unit], day: list[TimeExpression]) -> None:
    """Give the first clause of a sentence the day with which the one before opened.

    « Mardi, le calme est revenu. Le bilan est de dix tués »: no day of theirs.
    """
    if day and units and not (units[0].times or _counts(document, units[0])):
        main = units[0].main
        if main is not None and main.is_verb and not main.is_past_perfect:
            units[0].times = list(day)


def _counts(document: Document, unit: Unit) -> bool:
    return _TALLY.match(document.text, unit.start) is not None


def lend_opening(opening: Unit, told: list[Unit]) -> None:
    """« Le 9 avril, un mois après l'attaque de Boni, …, une autre a fait … »: on the 9th."""
    days = [t for t in opening.times if t.rule in DAYS]
    if days and told and opening.start < told[0].start and not told[0].times:
        told[0].times = days
