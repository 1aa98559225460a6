"""People whose trade the lexicon does not hold: « trois ferrailleurs ont été tués »."""

import re

from analysis.language.numbers import Quantity

from .document import Document
from .noun_phrase import NounPhrase

# « ferrailleurs nigérians », « conducteurs de travaux »
_TRADE = re.compile(r" ((?P<noun>[a-z-]{5,}s)(?: (?:[a-z-]{3,}s|d(?:e |')[a-z-]{4,}))?) ")
# « quatre agents » of a post of the police or the customs that was told of
AGENT = re.compile(r"agents?")
_WHOSE_AGENT = re.compile(r" (?:d[eu]s? |d'|[a-z]+(?:aux|eurs?|ires?|aires?)\b)")
_POST = re.compile(
    r"\b(?:poste|bureau|brigade|base|barriere)s? (?:de controle )?(?:(?:mobile|frontalier)e? )?"
    r"(?:de (?:la |l[ea] )?|des )?(?:douane|police|gendarmerie|eaux et forets)|\bcommissariat\b|"
    r"\b(?:douanier|policier|gendarme|forestier)s?\b"
)
_POST_REACH = 400
_HARMED = ("killed", "wounded")
_CLAUSE = 60


def end_of_trade(document: Document, quantity: Quantity) -> int | None:
    """Return where the noun ends in « trois ferrailleurs ont été tués »: who is killed is people.

    No list holds every trade; what the lexicon knows as something else is no trade.
    """
    for verb in document.verbs_in(quantity.end, quantity.end + _CLAUSE):
        row, reading = verb.phrase.row, verb.reading
        if verb.phrase.kind != "casualty" or row.outcome not in _HARMED:
            continue
        if reading.voice == "active" and row.victims_are != "subject":
            continue
        noun = _TRADE.fullmatch(document.text, quantity.end, reading.start)
        if noun is not None:
            known = any(document.within(kind, *noun.span("noun")) for kind in document.hits)
            return None if known else noun.end(1)
    return None


def serves_at_a_post(document: Document, phrase: NounPhrase) -> bool:
    """« un poste de douane … Quatre agents ont été tués »: officers of that post."""
    if not AGENT.fullmatch(document.text, phrase.head_start, phrase.head_end):
        return False
    if _WHOSE_AGENT.match(document.text, phrase.head_end):
        return False
    start = phrase.start - _POST_REACH if phrase.start > _POST_REACH else 0
    return _POST.search(document.text, start, phrase.start) is not None
