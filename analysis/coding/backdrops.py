"""Nouns of acts that only date what is told, and those that tell it all the same."""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .document import Document, Hit, SentenceSpan

# « la veille de la passation », « après l'embuscade »: the noun only dates what is told.
BACKDROP = Seldom(
    "veille|lendemain|suite|marge|apres|depuis|avant|reponse|reaction|represailles|avec ",
    r"\b(?:(?:la veille|le lendemain|au lendemain|a la suite|en marge) d(?:e|u|')|"
    r"apres|depuis|avant|(?:suite|en (?:reponse|reaction|represailles)) (?:a|aux?))\s*"
    r"(?:l[ea]s? |l'|une? |cette |cet |ce )?$|"
    r"\bdepuis l[ae] (?:toute )?(?:premiere?|derniere?) $|"
    r"\bavec (?:cette|cet|ce) (?:derniere? |nouvel(?:le)? |double )?$",
)
# « après une attaque survenue vendredi à Fambita »: it tells all the same.
TOLD_THERE = re.compile(
    r"[^,.;:]{0,30} (?:survenu|perpetre|commis|tendu|mene|lance|intervenu|produit|execute)e?s? "
)
_COUP_REACH = 90
_OPENS = 40  # « Dix mois après le coup d'État … »
_RAIDS = {"attack", "ambush", "clash", "suicide_bomb", "killing", "ied"}
_CALM = Seldom.of(
    r"\b(?:calme|accalmie|situation|population|habitants|ville|vie|activites|emoi|consternation|"
    r"choc|stupeur|psychose|peur|panique|tension|bilan|deuil|blesses|corps)\b"
)


# « depuis le coup d'État militaire survenu au Niger en juillet 2023 »: a day of its own
_OF_ITS_DAY = re.compile(
    r"(?: (?!(?:a|ont|est|sont|avait|avaient|se|l[ae]s?)\b)[a-z-]+){0,3}?"
    r"(?: (?:contre|d[eu]) [^,;.:]{3,50}?)?(?: (?:au|en|a) [a-z-]+(?: faso)?)?"
    r",? ?(?:du |de |d'|en |le |l'|a l'|a la )?"
)


def brings_news(document: Document, hit: Hit) -> bool:
    """« après l'enlèvement de cent civils », « depuis l'attaque de Karma »: told here as well."""
    if hit.row.frame == "coup":
        day = day_of_coup(document, hit.end)
        return day is not None and not _only_opens(document, hit, day)
    near = (hit.end, hit.end + 30)
    counted = any(q.kind in ("count", "vague") for q in document.quantities_in(*near))
    return counted or bool(document.within("place", hit.end, hit.end + 10))


def _only_opens(document: Document, hit: Hit, day: TimeExpression) -> bool:
    """« Depuis le putsch de 2020, … tué lundi à Boni »: the act that follows is what is told."""
    sentence = document.sentence_at(hit.start)
    if hit.start - sentence.start > _OPENS or not BACKDROP.search(
        document.text, sentence.start, hit.start
    ):
        return False
    places = document.within("place", day.end, sentence.end)
    return any(time.start >= day.end for time in sentence.times) or any(
        place.row.kind != "country" for place in places
    )


def day_of_coup(document: Document, end: int) -> TimeExpression | None:
    """« après le putsch d'août 2020 »: a coup is an event as soon as its time is told."""
    for time in document.sentence_at(end - 1).times:
        is_next = time.kind == "date" and 0 <= time.start - end <= _COUP_REACH
        if is_next and _OF_ITS_DAY.fullmatch(document.text, end, time.start):
            return time
    return None


def tells_the_news(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    """« Le calme est revenu à X après l'attaque du camp »: a first sentence of no other act."""
    if hit.row.frame not in _RAIDS or document.verbs_of("trigger", sentence.start, sentence.end):
        return False
    others = document.within("trigger", sentence.start, hit.start)
    return not others and _CALM.search(document.text, sentence.start, hit.start) is not None
