"""For whom somebody speaks: the party, office or employer that the words around name."""

import re
from dataclasses import replace

from .bridges import FINITE
from .document import Document, Hit
from .nearby import InOrder, starting_in
from .noun_phrase import NounPhrase, identify
from .persons import Speaker

_KIND_OF_BLOC = {
    "malian_state": "military", "burkinabe_state": "military", "nigerien_state": "military",
    "jihadist": "armed_group", "separatist": "armed_group", "self_defence": "armed_group",
    "un": "un", "ngo": "ngo", "regional": "foreign_government", "other_state": "foreign_government",
    "french_european": "foreign_government", "russian": "armed_group",
    "civilians": "resident_witness", "unspecified": "unnamed_source",
}  # fmt: skip
OWN_STATE = {"malian_state", "burkinabe_state", "nigerien_state"}
# « les séparatistes du Front de libération de l'Azawad (FLA) »
_OWN_ACRONYM = re.compile(r" (?:au sein )?(?:du|de l'|de la|des) ?[^,.;:()]{3,110} \(")
_CONTACTED = ("joint", "contact", "interrog", "rencontr")
# « une source au service de communication de la Minusma »
_DESK = re.compile(
    r"^ (?:au|du|a la|de la|de l'|a l'|au sein du|au sein de la) ?(?:service|bureau|cellule|"
    r"direction|division|departement|cabinet|commandement)(?: (?:de |d')?(?:la )?[a-z]+)??"
    r"(?= (?:de|du|des|d')\b)"
)
_ADJECTIVES = re.compile(r"(?:, [a-z]+)* et [a-z]+")
_WORD = re.compile(r"[a-z]{3,}")
_ARTICLES = ("le", "la", "les", "un", "une")
_LINKS = frozenset(("de", "d'", "du", "des", "a", "au"))
_BREAK = re.compile(r'[,.;:()«»"\n]')
# No complement, no signature and no « se présentant comme » reaches further.
COMPLEMENT_REACH = 121
_OFFICE_REACH = 70
_NEAR, _DESK_REACH = 26, 70
_EMPLOYER_REACH = 90
_OF_OFFICE = re.compile(
    r" (?:d(?:u|e|es|e l'|e la|')?|d'une? |d'(?:autres )?|de (?:plusieurs|deux|trois|diverses) |"
    r"(?:publie|signe|diffuse|lu|emis|transmis|rendu public|parvenu)"
    r"e?s?(?:, [^,;.:()«»]{2,40},)? par (?:l[ea]s? |l')?|"
    r"(?:obtenu|recueilli|collecte)e?s? (?:aupres )?d(?:e la |e l'|es |u |e |')) ?"
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
    if match is None or FINITE.search(document.original(end, match.end())):
        return None
    near = starting_in(phrases, match.end() - 4, match.end() + 1)
    return near[0] if near else None


def employer(
    document: Document, end: int, phrases: list[NounPhrase], kind: str | None
) -> tuple[str | None, str | None]:
    """« directrice adjointe de la division Afrique à Human Rights Watch »: for whom one works."""
    for phrase in starting_in(phrases, end, end + _EMPLOYER_REACH):
        gap = document.original(end, phrase.start)
        if _BREAK.search(gap) or FINITE.search(gap):
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
        is_known = _OF_OFFICE.fullmatch(document.text, end, hit.start)
        if hit.row.speaker_kind == "media" and is_known and " par " in is_known.group():
            continue  # « un communiqué diffusé par la radio »: not the radio's own
        if hit.row.speaker_kind and is_known:
            return hit
    return None


def more_sources(document: Document, hit: Hit, first: Speaker) -> list[Speaker]:
    """« des sources sécuritaires et locales »: each adjective is a source of its own."""
    rows = document.vocabulary.source_rows
    listed = _ADJECTIVES.match(document.text, hit.end)
    is_noun = hit.row.noun.startswith("source")
    if listed is None or not is_noun or not document.text.startswith("sources", hit.start):
        return []
    found = []
    for word in _WORD.finditer(document.text, hit.end, listed.end()):
        row = rows.get(word.group())
        if row is not None:
            classes, country = document.vocabulary.class_actor, document.country_near(hit.start)
            actor = classes.get((row.actor_class, country or ""))
            found.append(replace(first, start=word.start(), end=word.end(),
                                 kind=row.speaker_kind, actor=actor))  # fmt: skip
    return found


def complement_of(document: Document, end: int, near: list[NounPhrase]) -> NounPhrase | None:
    """Return which of the phrases after a noun it takes: « un porte-parole de la CMA »."""
    text = document.text
    for phrase in near:
        start = phrase.start
        if text[start - 1] == "(" and _OWN_ACRONYM.fullmatch(text, end, start):
            break
        if start - end > _DESK_REACH:
            continue
        gap = _DESK.sub("", text[end:start])
        words = gap.split()
        if len(gap) > _NEAR:
            continue
        if words and (words[0].startswith(_CONTACTED) or words[0] in _ARTICLES):
            return None  # « un responsable joint au gouvernorat », « sur sa page le ministre du … »
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
    if document.verbs_in(end, start) or FINITE.search(document.original(end, start)):
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
