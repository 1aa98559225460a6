"""Captives and missing who are so no more: set free, found again, killed."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit, SentenceSpan
from .figure import Figure

# Hostages set free are no captives of this event.
_FREED = Seldom.of(
    r"\b(?:liberation|liberees?|liberes?|relachees?|relaches?|recouvre la liberte|"
    r"evad(?:ee?s?|er|aient)|evasions?|echappe(?:es?|s|r))\b"
)
# « avant de libérer au moins 47 prisonniers », « libérant une vingtaine de détenus »
_FREES = Seldom.of(
    r"\b(?:liber|relach)(?:er|ant|ent|ait|aient|erent)(?: (?!qu|mais|et )[a-z0-9'-]+){0,5} $"
)
_REACH = 60
HOLDING = {"détenir", "retenir"}
# « trois otages ont été tués »: taken before
_DIED = re.compile(r"[^.;:,]{0,30} (?:ont|a) (?:ete (?:tue|execute|abattu|assassine)|peri)")
# « trois soldats portés disparus depuis vendredi ont été retrouvés »: no more
_CAME_BACK = re.compile(
    r"[^.;:,]{0,70}? (?:ont|avaient) (?:finalement |tous )?(?:(?:ete )?(?:retrouve|libere|relache|"
    r"secouru)e?s\b(?! morts| sans vie| calcines)|regagne|rejoint|recouvre|refait surface)"
)


def are_set_free(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether a sentence tells that somebody was freed."""
    return _FREED.search(document.text, sentence.start, sentence.end) is not None


def are_no_more(document: Document, sentence: SentenceSpan, captives: Hit) -> bool:
    """Return whether the captives that a noun counts are free or dead."""
    text, near = document.text, max(sentence.start, captives.start - _REACH)
    if _FREES.search(text, near, captives.start) is not None:
        return True
    return are_set_free(document, sentence) or bool(_DIED.match(text, captives.end))


def came_back(document: Document, sentence: SentenceSpan, missing: Figure) -> bool:
    """Return whether those who were missing have been found."""
    return _CAME_BACK.match(document.text, missing.end, sentence.end) is not None
