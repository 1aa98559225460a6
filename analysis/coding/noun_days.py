"""Days that belong to a noun: « la tuerie de mercredi », « la veille du démarrage »."""

import re

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document
from .moments import DAYS
from .unit import Unit

_OF = re.compile(r" (?:du|de la|de l'|des|de) ?\w")
_THAT = re.compile(r" qu(?:e |')")
# How long « l'attaque par des jihadistes contre un convoi d'employés » may be before its day.
_PHRASE = 80
_OTHER_CLAUSE = re.compile(r"[;:.«»\"]|\b(?:qui|que|dont|ou)\b")
_NOUN = 24  # how far behind « la veille de » its noun may begin
_LONG_PHRASE = 200


def dates_noun(document: Document, happening: Happening, time: TimeExpression) -> bool:
    """Whether a time stands right behind a noun: « la tuerie de mercredi »."""
    between = document.text[happening.end : time.start].strip()
    return not happening.is_verb and between in ("de", "du", "de ce", "d'")


def is_of_noun(document: Document, unit: Unit, time: TimeExpression) -> bool:
    """« la neutralisation de plusieurs cadres au cours d'une opération menée à X, dimanche »."""
    gap = time.start - unit.anchor
    if not 0 < gap <= _LONG_PHRASE:
        return False
    if gap <= _PHRASE:
        return True
    if time.rule not in DAYS or not document.text.endswith(", ", 0, time.start):
        return False
    between = document.groups_in(unit.anchor, time.start)
    return all(verb.reading.voice == "participle" for verb in between)


def leans_on_others(document: Document, unit: Unit, time: TimeExpression) -> bool:
    """Whether a time leans on what is no event here: « la veille du démarrage des travaux »."""
    if not _OF.match(document.text, time.end):
        return False
    return not any(0 <= h.start - time.end <= _NOUN for h in unit.happenings)


def is_when_said(document: Document, unit: Unit, time: TimeExpression) -> bool:
    """« deux jours après que l'armée a annoncé avoir tué … »: how far the words were."""
    if _THAT.match(document.text, time.end) is None:
        return False
    said = document.verbs_of("speech", time.end, time.end + _PHRASE)
    return bool(said) and said[0].end < unit.anchor


def is_day_of(document: Document, happening: Happening, time: TimeExpression) -> bool:
    """Whether a day belongs to « l'attaque »: « l'attaque contre un convoi, mercredi dernier »."""
    if happening.is_verb or happening.determiner not in ("definite", "demonstrative"):
        return False
    if document.vocabulary.frames[happening.frame].family != "violence":
        return False
    return dates_noun(document, happening, time) or (
        0 <= time.start - happening.end <= _PHRASE
        and not document.verbs_in(happening.end, time.start)
        and not _OTHER_CLAUSE.search(document.text, happening.end, time.start)
    )
