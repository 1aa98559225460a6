"""Nouns of acts that only date what is told, and those that tell it all the same."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit, SentenceSpan

# « la veille de la passation », « après l'embuscade »: the noun only dates what is told.
BACKDROP = Seldom(
    "veille|lendemain|suite|marge|apres|depuis|avant|reponse|reaction|represailles",
    r"\b(?:(?:la veille|le lendemain|au lendemain|a la suite|en marge) d(?:e|u|')|"
    r"apres|depuis|avant|(?:suite|en (?:reponse|reaction|represailles)) (?:a|aux?))\s*"
    r"(?:l[ea]s? |l'|une? |cette |cet |ce )?$",
)
# « après une attaque survenue vendredi à Fambita »: it tells all the same.
TOLD_THERE = re.compile(
    r"[^,.;:]{0,30} (?:survenu|perpetre|commis|tendu|mene|lance|intervenu|produit|execute)e?s? "
)
_RAIDS = {"attack", "ambush", "clash", "suicide_bomb", "killing", "ied"}
_CALM = Seldom.of(
    r"\b(?:calme|accalmie|situation|population|habitants|ville|vie|activites|emoi|consternation|"
    r"choc|stupeur|psychose|peur|panique|tension|bilan|deuil|blesses|corps)\b"
)


def brings_news(document: Document, hit: Hit) -> bool:
    """« après l'enlèvement de cent civils », « depuis l'attaque de Karma »: told here as well."""
    near = (hit.end, hit.end + 30)
    counted = any(q.kind in ("count", "vague") for q in document.quantities_in(*near))
    return counted or bool(document.within("place", hit.end, hit.end + 10))


def tells_the_news(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    """« Le calme est revenu à X après l'attaque du camp »: a first sentence of no other act."""
    if hit.row.frame not in _RAIDS or document.verbs_of("trigger", sentence.start, sentence.end):
        return False
    others = document.within("trigger", sentence.start, hit.start)
    return not others and _CALM.search(document.text, sentence.start, hit.start) is not None
