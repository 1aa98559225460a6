"""Whose soldiers are: « Paris … deux de ses soldats », « la Minusma … un mort dans ses rangs »."""

import re

from .document import Document
from .noun_phrase import NounPhrase, army_of, identify
from .party import ARMED_GROUPS

OF_GROUND = {"state", "metonym", None}
# « un soldat tué et huit blessés dans ses rangs », « a perdu deux soldats »
_ITS_RANKS = re.compile(
    r"[^.;:«»]{0,40} (?:dans|parmi|au sein de) (?:ses|leurs) (?:propres )?rangs\b"
)
_LOST = re.compile(r"\b(?:(?:a|avait|ont|avoir) perdu|la perte de) $")
_HARMS = {"tuer", "abattre", "éliminer", "neutraliser", "blesser", "capturer", "exécuter"}
_OF_HERS = 30


def country_of_owner(
    document: Document, phrase: NounPhrase, phrases: list[NounPhrase]
) -> str | None:
    """« Paris a annoncé la mort de deux de ses soldats »: those of the state that speaks."""
    if not _is_owned(document, phrase):
        return None
    owners = [
        actor for p in phrases
        if p.sentence == phrase.sentence and p.end <= phrase.start and p.preposition is None
        and p.name_kind in OF_GROUND and (actor := identify(document, p)) is not None
    ]  # fmt: skip
    owner = owners[-1] if owners else None
    if owner in ARMED_GROUPS:
        return None  # « ont tué dix jihadistes, deux soldats ayant péri dans leurs rangs »
    countries = document.vocabulary.states_of.get(owner or "", set())
    return next(iter(countries)) if len(countries) == 1 else None


def force_of_owner(document: Document, phrase: NounPhrase, phrases: list[NounPhrase]) -> str | None:
    """« Barkhane a perdu un de ses soldats », « le FLA … un de ses officiers »: of that force."""
    if phrase.quantity is None:
        return None  # « a engagé Wagner pour aider ses forces armées »
    if not _is_owned(document, phrase):
        return None
    named = [
        p for p in phrases
        if p.sentence == phrase.sentence and p.end <= phrase.start and p.preposition is None
        and p.cls != "victim"
    ]  # fmt: skip
    owner = named[-1] if named else None
    if owner is None or owner.cls != "named" or owner.name_kind in OF_GROUND:
        return None
    return army_of(document, owner.actor)


def _is_owned(document: Document, phrase: NounPhrase) -> bool:
    its = {*document.text[phrase.start : phrase.head_start].split()} & {"ses", "leurs"}
    if its or _has_lost(document, phrase):
        return True
    if _ITS_RANKS.match(document.text, phrase.end) is None:
        return False
    verbs = document.verbs_in(max(0, phrase.start - _OF_HERS), phrase.start)
    # « affirme avoir tué cinq soldats et compter deux morts dans ses rangs »: no men of its own
    return not (verbs and verbs[-1].reading.voice == "active" and verbs[-1].lemma in _HARMS)


def _has_lost(document: Document, phrase: NounPhrase) -> bool:
    """« Barkhane a perdu deux soldats », « la Minusma déplore la perte d'un soldat »."""
    reach = phrase.start - _OF_HERS if phrase.start > _OF_HERS else 0
    return _LOST.search(document.text, reach, phrase.start) is not None
