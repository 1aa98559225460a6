"""Whose soldiers are: « Paris … deux de ses soldats », « la Minusma … un mort dans ses rangs »."""

import re

from .countries import SAHEL
from .document import Document, Hit
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
_HELD = {"convoy", "patrol", "vehicle", "camp", "base", "un_mission"}
# « attaqués près d'un camp de la Minusma »: nobody's but a landmark
_NEAR_IT = re.compile(
    r"\b(?:pres|loin|proximite|cote|face|abords|devant|derriere|avec|par|appui|soutien) "
    r"(?:d'une? |d'|du |de la |de l'|de |des |le |la |un |une |au |a |a la )?$"
)
_GUESTS = {"french_european", "un"}
_ARMIES = {"army", "police", "peacekeeper"}
_OF_THE_FORCE = len(" appartenant a la force ")


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


def force_of_what_was_hit(
    document: Document, phrase: NounPhrase, phrases: list[NounPhrase]
) -> str | None:
    """« un convoi de Barkhane attaqué, deux soldats tués »: hers, if no other army is told of."""
    if phrase.quantity is None:
        return None
    near = document.sentences[max(0, phrase.sentence - 1) : phrase.sentence + 1]
    if document.within("place", near[-1].start, near[-1].end):
        near = near[-1:]  # « Par ailleurs, deux soldats ont été tués à Boni »: somewhere else
    for start in (sentence.start for sentence in reversed(near)):
        held = [
            noun for noun in document.within("target", start, phrase.start)
            if noun.row.target_kind in _HELD
            and not _NEAR_IT.search(document.text, start, noun.start)
        ]  # fmt: skip
        if held:
            force = _guest(document, held[-1], phrases)
            others = [p for p in phrases if start <= p.start < phrase.start]
            return None if any(_is_other(document, p, force) for p in others) else force
    return None


def _guest(document: Document, noun: Hit, phrases: list[NounPhrase]) -> str | None:
    """« une patrouille française », « le camp de la Minusma »: whose."""
    for demonym in document.within("demonym", noun.end, noun.end + 2):
        if demonym.row.country not in SAHEL:
            return document.vocabulary.class_actor.get(("army", demonym.row.country))
    for p in phrases:
        if noun.start < p.start <= noun.end + _OF_THE_FORCE and p.cls == "named":
            if p.preposition in ("de", "du") and _is_guest(document, p):
                return p.actor
    return None


def _is_guest(document: Document, phrase: NounPhrase) -> bool:
    bloc = document.vocabulary.blocs.get(phrase.actor or "")
    return bloc in _GUESTS and phrase.name_kind not in OF_GROUND


def _is_other(document: Document, phrase: NounPhrase, force: str | None) -> bool:
    """Whether a phrase names soldiers of another army, whose the nameless may be."""
    is_force = phrase.cls in _ARMIES or (phrase.cls == "named" and _is_guest(document, phrase))
    return is_force and identify(document, phrase) != force
