"""What attackers take with them: « ont récupéré deux véhicules », « repartis avec des armes »."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit
from .goods import GOODS
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_GROUPS, Party

TOOK = Seldom(
    "recuper|saisi|captur|pris |empar|parti|partant|enfui|confisq",
    r"\b(?:(?:ont|a|avoir|avait|avaient|aurai(?:t|ent)|et|en) (?:[a-z]+ment |aussi |notamment )?"
    r"(?:recupere|saisi|capture|pris|confisque)|(?:recuper|saisiss|captur|confisqu)ant|"
    r"(?:se sont|s'est|se seraient|s'etre|s'etaient) (?:[a-z]+ment |aussi )?empares?|s'emparant|"
    r"(?:re)?(?:partie?s?|partir|partant|enfuis?)\b(?: [a-z']+){0,4} avec)"
    rf" (?:[^\s.;:,]+ ){{0,6}}?(?:d'|l')?{GOODS}",
)
# Where the words of who speaks end and those told begin.
_OPENS = re.compile(r"\bqu(?:e |')|[«\":;]")
_ARMED_BLOCS = {"jihadist", "separatist", "unspecified", None}


def plundered(
    document: Document, start: int, end: int, parties: list[Party], phrases: list[NounPhrase]
) -> Hit | None:
    """Return the words that say what attackers took, None where an army did or nobody."""
    if not TOOK.may_be_in(document.text, start, end):
        return None  # most often
    initiators = {p.actor for p in parties if p.role == "initiator"}
    if not initiators or not initiators <= ARMED_GROUPS:
        return None
    for took in TOOK.finditer(document.text, start, end):
        opens = [m.end() for m in _OPENS.finditer(document.text, start, took.start())]
        since = opens[-1] if opens else start
        acting = [p for p in starting_in(phrases, since, took.start()) if p.preposition is None]
        actor = identify(document, acting[0]) if acting else None
        if document.vocabulary.blocs.get(actor or "") in _ARMED_BLOCS:
            return Hit(*took.span(), None)
    return None
