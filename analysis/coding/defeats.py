"""Defeats in the field: « a subi un revers face à X », and no « défaite aux élections »."""

import re

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document, Hit, SentenceSpan
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES, NO_PARTY_NAMES

WORDS = ("defaite", "revers", "debacle")
# « une défaite électorale », « ce revers diplomatique », « d'un revers de la main »
_ELSEWHERE = Seldom.of(
    r"\b(?:elector|election|scrutin|urnes|referendum|diplomati|judiciair|economi|financi|sport|"
    r"football|match|finale|tribunal|candidat|legislatives|presidentielle|communales|municipales|"
    r"revers de la|d'un revers|au revers|a revers)"
)
_BORNE = re.compile(
    r"\b(?:subi|essuye|encaiss|concede|connu|connai|inflig)[a-z]{0,5}\b[^.;:«»]{0,60}$"
)
_BORNE_BY = re.compile(r"(?: [a-z-]+){0,2} (?:subie?|essuyee?|inflige?e|encaissee?)s? ")
_FACING = re.compile(r"\b(?:face|contre|devant)(?: a(?:ux?)?)?(?: la| les| l')? ?$")
_FACING_REACH, _BORNE_REACH = 20, 90
_AT = ("a", "au", "aux")


def is_no_battle(document: Document, noun: Hit, sentence: SentenceSpan) -> bool:
    """Return whether a defeat is one of the polls, or only spoken of: « cette défaite »."""
    text = document.text
    if not text.startswith(WORDS, noun.start):
        return False
    if _ELSEWHERE.search(text, sentence.start, sentence.end):
        return True
    if not _names_fighters(document, sentence):
        return True  # « Le parti au pouvoir a connu une défaite lundi »
    if _BORNE.search(text, sentence.start, noun.start):
        return False
    if _BORNE_BY.match(text, noun.end, sentence.end):
        return False
    # « la défaite de Tinzaouatène »
    return not document.within("place", noun.end, noun.end + len(" de la "))


def _names_fighters(document: Document, sentence: SentenceSpan) -> bool:
    heads = document.within("head", sentence.start, sentence.end)
    if any(hit.row.actor_class in ARMED_CLASSES for hit in heads):
        return True
    actors = document.within("actor", sentence.start, sentence.end)
    return any(hit.row.kind not in NO_PARTY_NAMES for hit in actors)


def foe_of(
    document: Document, noun: Happening, right: list[NounPhrase]
) -> list[tuple[str, NounPhrase]]:
    """Return the other side of a defeat: « subie face aux rebelles », « infligée à l'armée »."""
    if not document.text.startswith(WORDS, noun.start):
        return []
    borne = _BORNE.search(document.text, max(0, noun.start - _BORNE_REACH), noun.start)
    if borne and borne.group().startswith("inflig"):
        return [("target", p) for p in right if p.preposition in _AT][:1]
    return [
        ("initiator", p) for p in right
        if _FACING.search(document.text, p.head_start - _FACING_REACH, p.head_start)
    ][:1]  # fmt: skip
