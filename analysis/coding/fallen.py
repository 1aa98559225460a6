"""Several kinds of dead in one figure: « onze morts parmi les soldats et leurs supplétifs »."""

import re

from .document import Document
from .draft import Draft
from .figure import Figure
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_GROUPS, NO_PARTY_NAMES, Party, put

_AMONG = re.compile(
    r"(?: [a-z' ]{2,40})? (?:parmi|dans les rangs d[eu]s?|au sein d[eu]s?|chez|(?:du )?cote)"
    r" ?(?:l[ae]s? |l'|d[eu]s? )?|"
    r", (?:a la fois |tous )?(?:parmi )?"
)
_AND = re.compile(
    r"(?:,|,? et|,? ainsi que)(?: (?:parmi|chez|cote|d[eu]s?|dans (?:ceux|les rangs) d[eu]s?))? ?"
    r"(?:d'|l'|l[ae]s? |leurs |ses )?(?:(?:allies|partenaires|suppletifs|auxiliaires)"
    r"(?: [a-z]+)? (?:de |du |des |d')(?:la |l')?)?"
)
_DEAD = {"killed", "wounded", "captured", "missing"}
_KINDS = {"army", "police", "militia", "dozo", "peacekeeper", "civilian", "named", "mercenary"}
_REACH, _LIST = 70, 120


def add_fallen(
    document: Document, parties: list[Party], draft: Draft, phrases: list[NounPhrase]
) -> None:
    """Add all of whom a figure without people of its own says that they fell, where they are two.

    One alone is read with the figure.
    """
    initiators = {p.actor for p in parties if p.role == "initiator"}
    for figure in draft.figures:
        if figure.outcome not in _DEAD or figure.high == 0 or figure.side == "enemy":
            continue
        fallen = _listed(document, figure, phrases)
        for phrase in fallen if len(fallen) > 1 else ():
            actor = identify(document, phrase, draft.country)
            if actor is not None and actor not in initiators | ARMED_GROUPS:
                put(parties, Party(actor, "target", "named", False, phrase.start, phrase.end))


def _listed(document: Document, figure: Figure, phrases: list[NounPhrase]) -> list[NounPhrase]:
    found: list[NounPhrase] = []
    for phrase in starting_in(phrases, figure.end, figure.end + _LIST):
        gap = found[-1].end if found else figure.end, phrase.start
        joins = _AND if found else _AMONG
        if gap[1] - gap[0] > _REACH or joins.fullmatch(document.text, *gap) is None:
            break
        if phrase.cls not in _KINDS or phrase.name_kind in NO_PARTY_NAMES or phrase.quantity:
            break
        found.append(phrase)
    return found
