"""For whom somebody speaks: the party, office or employer that the words around name."""

import re
from dataclasses import replace

from .document import Document, Hit
from .nearby import InOrder, starting_in
from .noun_phrase import NounPhrase, identify

_KIND_OF_BLOC = {
    "malian_state": "military", "burkinabe_state": "military", "nigerien_state": "military",
    "jihadist": "armed_group", "separatist": "armed_group", "self_defence": "armed_group",
    "un": "un", "ngo": "ngo", "regional": "foreign_government", "other_state": "foreign_government",
    "french_european": "foreign_government", "russian": "foreign_government",
    "civilians": "resident_witness", "unspecified": "unnamed_source",
}  # fmt: skip
OWN_STATE = {"malian_state", "burkinabe_state", "nigerien_state"}
# « les séparatistes du Front de libération de l'Azawad (FLA) »
_OWN_ACRONYM = re.compile(r" (?:au sein )?(?:du|de l'|de la|des) ?[^,.;:()]{3,110} \(")
_CONTACTED = ("joint", "contact", "interrog", "rencontr")
_FINITE = re.compile(r"\b(?:a|ont|est|sont|avait|avaient|était|étaient)\b")
_LINKS = frozenset(("de", "d'", "du", "des", "a", "au"))
_BREAK = re.compile(r'[,.;:()«»"\n]')
# No complement, no signature and no « se présentant comme » reaches further.
COMPLEMENT_REACH = 121
_OFFICE_REACH = 70
_EMPLOYER_REACH = 90
_OF_OFFICE = re.compile(
    r" (?:d(?:u|e|es|e l'|e la|')?|(?:publie|signe|diffuse|lu|emis|transmis|rendu public|parvenu)"
    r"e?s?(?:, [^,;.:()«»]{2,40},)? par (?:l[ea]s? |l')?) ?"
)
# « un homme se présentant comme un combattant du Jnim », « qui se réclame de la katiba »
_STYLED = re.compile(
    r",? (?:se (?:presentant|reclamant|disant|revendiquant)|qui se (?:presente|reclame|dit|"
    r"revendique)(?:nt)?|disant appartenir|affirmant appartenir) (?:comme |membres? )?"
    r"(?:etant )?(?:de la |de l'|du |des |d'|de |au |a la |aux )?"
)
_SIGNED = re.compile(
    r",? (?:publie|signe|diffuse|lu|emis|transmis|rendu public|poste|mis en ligne)e?s?\b"
    r"[^.;:«»]{1,60}? par (?:l[ea]s? |l')?"
)


def styled_as(document: Document, end: int, phrases: InOrder[NounPhrase]) -> NounPhrase | None:
    """Return for whom somebody says to speak: « un homme se présentant comme du Jnim »."""
    match = _STYLED.match(document.text, end)
    if match is None:
        return None
    for phrase in starting_in(phrases, match.end() - 4, match.end() + 40):
        actor = identify(document, phrase)
        if re.search(r"[,.;:()]", document.text[match.end() : phrase.start]):
            return None
        if actor is not None and kind_of_actor(document, actor) == "armed_group":
            return replace(phrase, actor=actor)
    return None


def signer(document: Document, end: int, phrases: InOrder[NounPhrase]) -> NounPhrase | None:
    """Return whose paper it is: « le communiqué diffusé peu avant, à midi, par l'armée »."""
    match = _SIGNED.match(document.text, end)
    if match is None or _FINITE.search(document.original(end, match.end())):
        return None
    near = starting_in(phrases, match.end() - 4, match.end() + 1)
    return near[0] if near else None


def employer(
    document: Document, end: int, phrases: list[NounPhrase], kind: str | None
) -> tuple[str | None, str | None]:
    """« directrice adjointe de la division Afrique à Human Rights Watch »: for whom one works."""
    for phrase in starting_in(phrases, end, end + _EMPLOYER_REACH):
        gap = document.original(end, phrase.start)
        if _BREAK.search(gap) or _FINITE.search(gap):
            break
        if phrase.actor and phrase.preposition in ("a", "de", "d'", "chez", "pour"):
            employer = kind_of_actor(document, phrase.actor)
            if employer in ("ngo", "un"):
                return phrase.actor, employer
    return None, kind


def known_party(
    document: Document, phrases: list[NounPhrase], hit: Hit, kind: str | None
) -> str | None:
    """Return the party that the text means by a noun: « les combattants du Jnim »."""
    for phrase in starting_in(phrases, hit.start - 12, hit.end):
        if phrase.actor and hit.start < phrase.end and phrase.cls not in ("civilian", "victim"):
            own = kind_of_actor(document, phrase.actor)
            if kind in (None, own) or (kind, own) == ("military", "un"):
                return phrase.actor
    return None


def office_of(document: Document, end: int) -> Hit | None:
    """Return the office of a paper or spokesman: « communiqué du gouvernorat », « signé par »."""
    for hit in document.within("speaker", end, end + _OFFICE_REACH):
        if hit.row.speaker_kind and _OF_OFFICE.fullmatch(document.text, end, hit.start):
            return hit
    return None


def complement_of(document: Document, end: int, near: list[NounPhrase]) -> NounPhrase | None:
    """Return which of the phrases after a noun it takes: « un porte-parole de la CMA »."""
    text = document.text
    for phrase in near:
        start = phrase.start
        if text[start - 1] == "(" and _OWN_ACRONYM.fullmatch(text, end, start):
            break
        if start - end > 26:
            continue
        gap = text[end:start]
        words = gap.split()
        if words and words[0].startswith(_CONTACTED):
            return None  # « un responsable joint au gouvernorat »: where he is
        if phrase.name_kind in {"metonym", "state"} and phrase.preposition in {"a", "au"}:
            return None
        named = not words and phrase.name_kind is not None and phrase.determiner is None
        if (
            (named or phrase.preposition in _LINKS)
            and len(words) <= 3
            and "et" not in words
            and not _BREAK.search(gap)
        ):
            break
    else:
        return None
    if document.verbs_in(end, start) or _FINITE.search(document.original(end, start)):
        return None  # « l'armée déplore avoir perdu des hommes »
    return phrase


def kind_of_actor(document: Document, actor: str) -> str:
    """Return the kind of speaker that speaks for an actor."""
    row = document.vocabulary.lexicon.actor[actor]
    if row.kind == "government":
        at_home = document.vocabulary.governed_by.get(actor) == document.home
        return "government" if row.bloc in OWN_STATE or at_home else "foreign_government"
    if row.kind == "state_force":
        return "military"
    if row.kind == "private_military":
        return "armed_group"
    if row.kind == "foreign_force" and row.bloc != "un":
        return "military"
    return _KIND_OF_BLOC[row.bloc]
