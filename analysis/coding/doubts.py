"""Doubt on who did it: « attribuée à X », « vraisemblablement par X », « X dément avoir … »."""

import re

from .document import Document
from .noun_phrase import NounPhrase

_REACH, _CLOSE = 48, 4
_DOUBTING = {"presumed", "authorship"}
_LINK = re.compile(
    r"(?: ?\b(?:par|a|aux?|de|des|du|les?|la|une?|appartenir|etre|faire|partie|lies?|affilies?|"
    r"proches?|membres?|elements?|combattants?|hommes?|groupes?)\b| ?\b[dl]')* ?"
)


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


def is_denied(document: Document, start: int) -> bool:
    """Return whether a verb at `start` is what somebody denies: « nie avoir mené l'attaque »."""
    said = document.verbs_of("speech", start - _REACH, start)
    return any(
        verb.phrase.row.implies == "denies" and 0 <= start - verb.end <= _CLOSE for verb in said
    )
