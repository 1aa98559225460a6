"""Doubt on who did it: « attribuée à X », « vraisemblablement par X », « X dément avoir … »."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit
from .noun_phrase import NounPhrase

_REACH, _CLOSE = 48, 4
_DOUBTING = {"presumed", "authorship"}
_LINK = re.compile(
    r"(?: ?\b(?:par|a|aux?|de|des|du|les?|la|une?|appartenir|etre|faire|partie|lies?|affilies?|"
    r"proches?|membres?|elements?|combattants?|hommes?|groupes?)\b| ?\b[dl]')* ?"
)


_PRESENTED = Seldom(
    "comme|cens",
    r"\b(?:(?:present|decri|qualifi|justifi|montr)[a-z]{1,4} (?:par [^,.;:«»]{2,40} |alors )?comme|"
    r"cens(?:e|ee|es|ees)) $",
)
_PRESENTATION = 70
_LOOKS = ("regards ", "yeux ", "rappelle")
_OF_STATE = {"army", "police", "peacekeeper"}


def is_doubted(document: Document, phrase: NounPhrase) -> bool:
    """Return whether the words right before people doubt that it was them.

    Not so in « des terroristes présumés ont été arrêtés par l'armée ».
    """
    hits = document.within("hedge", phrase.start - _REACH, phrase.start)
    return any(
        hit.row.kind in _DOUBTING
        and _LINK.fullmatch(document.text, hit.end, max(hit.end, phrase.start))
        for hit in hits
    )


def is_only_presented(document: Document, start: int) -> bool:
    """« des frappes présentées par l'armée comme ayant visé des jihadistes »: no fact."""
    return _PRESENTED.search(document.text, max(0, start - _PRESENTATION), start) is not None


def looks_to_state(document: Document, hit: Hit, phrase: NounPhrase) -> bool:
    """« les regards sont tournés vers l'armée », « rappelle les méthodes de l'armée »: no blame."""
    return phrase.cls in _OF_STATE and document.text.startswith(_LOOKS, hit.start)


def is_denied(document: Document, start: int) -> bool:
    """Return whether a verb at `start` is what somebody denies: « nie avoir mené l'attaque »."""
    said = document.verbs_of("speech", start - _REACH, start)
    return any(
        verb.phrase.row.implies == "denies" and 0 <= start - verb.end <= _CLOSE for verb in said
    )
