"""Acts told of other parts of the world: « un attentat à Paris », « en Syrie »."""

import re
from typing import TYPE_CHECKING, Any

from analysis.language.cues import Seldom
from analysis.language.folding import fold_key

if TYPE_CHECKING:
    from .document import Document
    from .unit import Unit

_NEAR = 60
# « est mort en France des suites de ses blessures »: where he was brought
_BROUGHT = Seldom.of(
    r"\b(?:blessures|blessee? (?:au|en)|hopita|hospita|evacu|rapatri|soign|suites|corps|depouille)"
)

# « des drones achetés à la Turquie », « qui devait partir en Allemagne »: no act was there
_ELSEWHERE = Seldom.of(
    r"\b(?:venue?s?|arriv[a-z]{1,4}|originaires?|part(?:ie?s?|ir|ait|aient)|formee?s?|achetee?s?|"
    r"acquis(?:es?)?|dirigee?s?|exilee?s?|refugiee?s?|basee?s?|rendre|aller|rentr[a-z]{1,4}|"
    r"revenue?s?|installee?s?|envoyee?s?|expulsee?s?|vit|vivant|residant|etudi[a-z]{1,5})"
    r"(?: [a-z]{2,10}){0,2} $"
)


def far_places(lexicon: Any) -> re.Pattern[str]:
    """Return a pattern of what lies outside the region, behind the words that say where."""
    names = sorted({fold_key(row.name) for row in lexicon.far_places}, key=len)[::-1]
    there = r"(?:a|en|au|aux|dans|pres de|de) (?:l[ae] |les |l')?"
    return re.compile(rf"\b(?:{there}|d')(?:{'|'.join(names)})\b")


def is_far_off(document: "Document", unit: "Unit") -> bool:
    """Whether a clause says that its act was somewhere else in the world, and names no place here.

    « L'armée a annoncé à Paris la mort de … » is only told there.
    """
    if document.within("place", unit.start, unit.end):
        return False  # most often
    text = document.text
    for named in document.vocabulary.far.finditer(text, unit.start, unit.end):
        told = document.verbs_of("speech", max(unit.start, named.start() - _NEAR), named.start())
        acts = [h for h in unit.happenings if abs(h.start - named.start()) <= 2 * _NEAR]
        near = max(unit.start, named.start() - _NEAR)
        if _ELSEWHERE.search(text, near, named.start()):
            continue
        if text.startswith("d", named.start()) and not text.startswith("dans", named.start()):
            # « les attentats de Paris » were there, « un prêtre de Rome » is from there
            acts = [h for h in acts if not h.is_verb and named.start() - h.end in (0, 1)]
        if acts and not told and _BROUGHT.search(text, unit.start, unit.end) is None:
            return True
    return False
