"""Who holds those who were taken: « ils sont aux mains du Jnim », « Aqmi détient les deux »."""

import re

from .document import Document
from .draft import Draft
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES, Party
from .tellers import initiator

_REACH = 40
_HOLDS = re.compile(r"(?: qui)? (?:l[ae]s? |l')?(?:deten(?:ai|u)|detien|retien)[a-z]{0,5}\b")
_IN_HANDS = re.compile(r"\b(?:aux|entre les) mains d(?:e |u |es |')(?:la |l')?$")


def held_by(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« Ils sont aux mains du Jnim depuis leur enlèvement », « Aqmi détient les deux Français »."""
    for phrase in near if "abduction" in draft.frames else ():
        before = document.text, max(0, phrase.start - _REACH), phrase.start
        holds = _IN_HANDS.search(*before) or _HOLDS.match(document.text, phrase.end)
        if holds and phrase.cls in ARMED_CLASSES:
            return initiator(document, draft, phrase, True)
    return None
