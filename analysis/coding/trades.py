"""People whose trade the lexicon does not hold: « trois ferrailleurs ont été tués »."""

import re

from analysis.language.numbers import Quantity

from .document import Document

# « ferrailleurs nigérians », « conducteurs de travaux »
_TRADE = re.compile(r" ((?P<noun>[a-z-]{5,}s)(?: (?:[a-z-]{3,}s|d(?:e |')[a-z-]{4,}))?) ")
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
