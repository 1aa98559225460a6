"""Who made an agreement: « signé par A et B », « entre A et B », « A, signataire de l'accord »."""

import re

from .document import Document
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import Party, put

_BY = re.compile(
    r"\b(?:entre|(?:sign|conclu|paraph|ratifi|scell)[a-z]{0,4} (?:[^.;:«»]{1,40} )?par|"
    r"(?:accord|cessez-le-feu|treve|pacte|protocole)[^.;:«»]{0,50} avec) $"
)
_BY_REACH = 80
# « met fin aux combats entre l'armée et les rebelles »: who fought, not who signed
_FOUGHT = re.compile(
    r"\b(?:combats?|affrontements?|hostilites?|conflits?|guerre|tensions?|violences?|heurts?|"
    r"accrochages?|differends?|rivalites?)(?: [a-z]+){0,3} entre $"
)
_SIGNS = re.compile(r",? (?:(?:est|sont|etait|etaient) )?(?:co-?)?signataires? d[eu']")
_AND = re.compile(r",? et (?:d[eu]s? |d'|par )?|, (?:d[eu]s? |d'|par )?")
_NO_PARTIES = {"civilians", "ngo", "international"}


def add_signatories(
    document: Document, parties: list[Party], draft: Draft, phrases: list[NounPhrase]
) -> None:
    """Add those who signed what a report tells of."""
    if draft.family != "agreement":
        return
    for party in parties:
        if party.role == "target":
            party.role = "initiator"  # « a signé un accord avec X »: nobody is hit
    for unit in draft.units:
        last: NounPhrase | None = None
        for phrase in starting_in(phrases, unit.start, unit.end):
            joined = last is not None and _AND.fullmatch(document.text, last.end, phrase.start)
            before = max(unit.start, phrase.start - _BY_REACH)
            by = _BY.search(document.text, before, phrase.start)
            if by and _FOUGHT.search(document.text, before, phrase.start):
                by, joined = None, False
            if not (joined or by or _SIGNS.match(document.text, phrase.end)):
                continue
            actor = identify(document, phrase, document.country)
            row = document.vocabulary.lexicon.actor.get(actor or "")
            if row is not None and row.kind not in _NO_PARTIES:
                last = phrase
                found = Party(row.actor_id, "initiator", "named", False, phrase.start, phrase.end)
                put(parties, found)
