"""The people that a verb of harm has as its object: « ont tué lundi, dans un raid, dix civils »."""

import re

from .document import Document, VerbHit
from .figure import chain, is_bare, is_verb
from .noun_phrase import NounPhrase
from .verb_shared import has_own_verb, up_to_a_clause

_BY_MEANS = re.compile(r" (?:par balles?|a l'arme blanche|a bout portant|par armes? a feu)(?= )")
# « a neutralisé samedi, dans des frappes aériennes, dix … »: where and how, between commas
_ASIDE = re.compile(
    r", (?:dans|lors|au cours|durant|pendant|grace|a l'aide|a la suite|pres|au?|en|"
    r"une? (?:village|localite|ville|commune|hameau|bourgade)) [^,;:.]{2,60}, "
)
# « ont enlevé la voiture d'un civil », « ont blessé la femme d'un soldat »: no soldier
_OTHERS_THING = re.compile(
    r" (?:l[ae]s? |l'|une? |des |leurs? |son |sa |ses )[a-z-]{3,}(?: [a-z-]{4,})? d(?:e |'|u )?"
)
# « a neutralisé lors d'une opération menée lundi 22 terroristes »: without commas
_ADJUNCT = re.compile(
    r" (?:lors|au cours|dans le cadre|grace|a l'issue|a la suite|au terme|a la faveur|durant|"
    r"pendant) (?!.*\b(?:ont|ayant|qui|que|contre|tues?|visant|ciblant)\b)[^;:.«»\"()]{4,75} "
)
_GLOSS = re.compile(r" \([^()]{3,40}\)")
_AND_DO = re.compile(r",? (?:et|ou|puis) (?:[a-z]+ment )?")
_LANDS, _OF_LANDS = ("named", "government"), ("du", "au", "de", "d'", "en", "aux")
_OBJECT, _FAR_OBJECT, _PARENTHESIS = 45, 90, 150


def right_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the object of an active verb, and what « et » joins to it."""
    right = [p for p in people if p.start >= verb.end - 1 and not is_verb(p)]
    own = (at for at, p in enumerate(right) if is_bare(p) and has_own_verb(document, p))
    right = right[: next(own, len(right))]  # « a perdu 48 soldats et 36 sont portés disparus »
    while right and right[0].cls in _LANDS and right[0].preposition in _OF_LANDS:
        right.pop(0)  # « ont tué dans l'est du Mali dix civils »
    if not right:
        return []
    # « ont tué dans la région de Gao dix civils »: counted, they are the object, far off or not
    is_object = right[0].quantity is not None and right[0].preposition is None
    between = _without_times(document, verb.end, right[0].start)
    between = _BY_MEANS.sub(" ", between[:_PARENTHESIS])
    between = _ASIDE.sub(" ", between)
    between = _GLOSS.sub("", between) if "(" in between else between
    if is_object and _ADJUNCT.fullmatch(between):
        return chain(document, up_to_a_clause(document, right))
    if _does_more(document, verb, right[0]):
        return []
    if len(between) > (_FAR_OBJECT if is_object else _OBJECT):
        return []
    if any(mark in between for mark in (",", ";", ":", " par ", " lors ")):
        return []
    if " dans " in between and not is_object:
        return []
    if right[0].preposition in ("de", "d'", "du") and _OTHERS_THING.fullmatch(between):
        return []
    return chain(document, up_to_a_clause(document, right))


def people_behind(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the subject that stands behind its verb: « Dans l'assaut ont été tués dix hommes »."""
    if verb.reading.voice == "participle" or verb.form.form != "past_participle":
        return []
    right = [p for p in people if p.start > verb.end]
    if not right or right[0].quantity is None or right[0].preposition is not None:
        return []
    between = _without_times(document, verb.end, right[0].start)
    if between.strip() and not _ADJUNCT.fullmatch(between):
        return []
    return chain(document, up_to_a_clause(document, right))


def _does_more(document: Document, verb: VerbHit, people: NounPhrase) -> bool:
    """« ont arrêté un bus et tué six passagers »: these are another verb's."""
    other = [v for v in document.verbs_in(verb.end, people.start) if v.start > verb.end]
    told = [v for v in other if v.phrase.kind in ("casualty", "trigger")]
    if not told or _AND_DO.fullmatch(document.text, verb.end, told[-1].start):
        return False  # « ont blessé et tué … »
    return "(" not in document.text[verb.end : told[-1].start]


def _without_times(document: Document, start: int, end: int) -> str:
    """« ont tué, lundi 21 octobre, cinq civils »: the words between, but for the time."""
    text = document.text[start:end]
    for time in document.times_in(start, end):
        said = document.text[time.start : time.end]
        text = text.replace(f", {said}, ", " ", 1).replace(f" {said} ", " ", 1)
    return text
