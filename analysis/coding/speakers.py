"""Everybody in a text who could be speaking: for whom, of which kind, under which name."""

import re
from operator import attrgetter
from typing import Any

from .countries import SAHEL, TOLD_OF
from .document import Document, Hit
from .nearby import Coverage, InOrder
from .noun_grammar import DETERMINERS, grammar_of
from .noun_phrase import NounPhrase, identify, is_according
from .noun_phrases import opens_phrase
from .persons import ORDINALS, Speaker, joined_appositions, with_persons, with_signers
from .spoken_for import (
    COMPLEMENT_REACH,
    OWN_STATE,
    complement_of,
    employer,
    kind_of_actor,
    known_party,
    more_sources,
    office_of,
    signer,
    styled_as,
)

_OF_STATES = ("government", "foreign_government")
_INSIDE = re.compile(r" (?:au sein |emanant )?(?:de|d'|du|des|a|au)\b")
# « …, note le communiqué », « rapporte un habitant »: a verb, not a paper.
_VERBS_TOO = ("note", "message", "texte", "document")
_OBJECT = re.compile(r" (?:l[ea]s? |l'|une? |des |que? |qu')")
_OFFICE = re.compile(
    r" (?:d(?:e la |e l'|es |u |e ))(?:affaires etrangeres|armees|defense(?: nationale)?|interieur|"
    r"securite(?: interieure)?|communication|exterieur|transports?|justice|culture|sante) "
)
# « le ministre de la Sécurité et de la Protection civile »: all one office
_SECOND_MATTER = re.compile(
    r"minist(?:re|ere)(?: [a-z]+)? (?:de (?:la |l')?|du |des )[a-z ]{4,30} et "
    r"(?:de (?:la |l')?|du |des )"
)
_FORCE = re.compile(r"(?:d(?:e|u|es) )?(?:l[ae]s? )?forces? ")
_NAMES = ("name", "unit", "operation", "acronym")
_ARMED_KINDS = ("military", "armed_group")
_OF_PLACES = ("state", "metonym")
_BY_WHOM = (None, "par")
_EXECUTIVE = ("présiden", "chef de l'État", "ministre", "ministère", "Premier ministre")
# « a écrit un élu », « le groupe El Mourabitoun, proche d'Al-Qaïda, »: no nouns
_NOUN_IF_DETERMINED = ("écrit", "proche")
_DETERMINED = [[word] for word in DETERMINERS]
_SURNAME = re.compile(r"(?<![.»\"] )\b[A-ZÀ-Ý][a-zà-ÿ]+ $")


def candidates(document: Document, phrases: InOrder[NounPhrase]) -> InOrder[Speaker]:
    """Return everybody in a document who could be speaking, in the order of the text.

    An office and the person who holds it are one: « Ousmane Zongo, maire de Dablo ».
    """
    found: list[Speaker] = []
    # « le groupe de mercenaires russe Wagner »: no mercenaries of whom nobody says whose
    named = Coverage((p.head_start + 1, p.end) for p in phrases if p.name_kind in _NAMES)
    for hit in sorted(document.hits.get("speaker", []), key=lambda h: (h.start, -h.end)):
        if (
            (not found or hit.start >= found[-1].end)
            and not named.touches(hit.start, hit.start + 1)
            and (document.text[hit.end - 1] not in "es" or _is_noun(document, hit))
            and _opens(document, hit)
            and not (found and _SECOND_MATTER.fullmatch(document.text, found[-1].start, hit.start))
        ):
            found.append(_of_noun(document, hit, phrases))
            if hit.row.noun[0] == "s":
                found += more_sources(document, hit, found[-1])
    covered = Coverage((s.start, s.end) for s in found)
    free = [phrase for phrase in phrases if not covered.touches(phrase.start, phrase.end)]
    found += [speaker for phrase in free if (speaker := _of_phrase(document, phrase)) is not None]
    found.sort(key=attrgetter("start"))
    found = with_persons(document, joined_appositions(document, found))
    return InOrder(with_signers(document, found))


def _is_noun(document: Document, hit: Hit) -> bool:
    """« a compté » is no account (« compte »): the accents of the text decide."""
    if hit.row.noun in _VERBS_TOO and _OBJECT.match(document.text, hit.end):
        return False
    if "é" in hit.row.noun:
        return True
    return not document.original(hit.start, hit.end).lower().endswith(("é", "és", "ée"))


def _opens(document: Document, hit: Hit) -> bool:
    """Whether a noun heads its phrase; ordinals may stand before: « un deuxième élu »."""
    if document.text[hit.start - 1 : hit.start] == "-":
        return False  # « la force anti-jihadiste »
    if hit.row.noun.startswith(_NOUN_IF_DETERMINED):
        return document.words_before(hit.start, 1)[-1:] in _DETERMINED
    if opens_phrase(document, hit.start):
        return True
    if hit.row.noun[0].isupper() and document.original(hit.start, hit.start + 1).isupper():
        return True  # a name needs no article: « comme le révèle Mediapart »
    before = document.words_before(hit.start, 1)
    return before[-1] in ORDINALS


def _of_noun(document: Document, hit: Hit, phrases: InOrder[NounPhrase]) -> Speaker:
    """« un porte-parole de la CMA », « deux élus locaux », « une source militaire malienne »."""
    row = hit.row
    end = hit.end
    demonyms = document.within("demonym", hit.end, hit.end + 2) or _after_office(document, hit)
    demonym = demonyms[0] if demonyms else None
    if demonym is not None:
        end = demonym.end
    near = phrases.within(end, end + COMPLEMENT_REACH)
    complement = complement_of(document, end, near) if row.speaker_kind != "media" else None
    if complement is None and near and not row.speaker_kind:
        complement = signer(document, end, phrases)
    end = complement.end if complement is not None else end
    styled = styled_as(document, end, phrases) if near and complement is None else None
    if styled is not None:
        return Speaker(hit.start, styled.end, kind_of_actor(document, styled.actor or ""),
                       styled.actor, None, *grammar_of(document, hit.start, hit.end))  # fmt: skip
    actor = identify(document, complement) if complement is not None else None
    kind = row.speaker_kind or None
    country, at = demonym.row.country if demonym is not None else None, hit.start
    if complement is not None and complement.name_kind == "state":
        country = document.vocabulary.governed_by.get(actor or "") or country
        if kind not in (None, "government", "foreign_government"):
            # « la coalition jihadiste du Mali », « l'armée du Mali »: where, not for whom.
            actor = None
    if kind is None or row.noun == "président":
        named = complement is not None and complement.actor is not None
        office = None if named else office_of(document, hit.end)
        if office is not None:
            actor = None  # « le communiqué de la présidence »: the office tells whose
            at = end = office.end
            kind, row = office.row.speaker_kind, office.row
            country = country if demonym is not None else None
    if actor is None and kind in {None, "military", "armed_group"}:
        actor = known_party(document, phrases, hit, kind)
        if demonym is not None and actor and kind_of_actor(document, actor) != "un":
            actor = None  # « un militaire guinéen de la Minusma », but « un officier malien »
    if actor is None and kind in {None, "expert"}:
        actor, kind = employer(document, end, phrases, kind)
    if actor == "civilians":
        actor, kind = None, kind or "resident_witness"
    if actor and (kind is None or row.noun == "président"):
        kind = _kind_of_party(document, complement, actor)
    elif kind == "unnamed_source" and actor and _INSIDE.match(document.text, hit.end):
        kind = _kind_of_party(document, complement, actor)  # « une source au sein du MNLA »
    elif kind == "military" and actor and kind_of_actor(document, actor) == "un":
        kind = "un"  # « un officier de la Minusma »
    elif kind == "local_official" and actor and kind_of_actor(document, actor) in _ARMED_KINDS:
        kind = kind_of_actor(document, actor)  # « un responsable local des volontaires »
    if kind == "armed_group" and actor and kind_of_actor(document, actor) != kind:
        actor = None
    if kind not in {None, "military", "government", "armed_group", "un", "foreign_government"}:
        is_itself = kind == "ngo" and actor and kind_of_actor(document, actor) == kind
        actor = actor if is_itself else None  # « l'ONG Human Rights Watch »
    is_local = False  # « le ministre », of the country told of
    if actor is None and row.actor_class:
        classes = document.vocabulary.class_actor
        if country is None and demonym is None:
            country = _country(document, at, row, phrases)
            is_local = country in TOLD_OF
        actor = classes.get((row.actor_class, country or ""), classes.get((row.actor_class, "")))
    actor = None if actor == "civilians" else actor
    if (
        kind == "government"
        and actor
        and not is_local
        and kind_of_actor(document, actor) in _OF_STATES
    ):
        kind = kind_of_actor(document, actor)  # « le président Macron »
    elif kind == "foreign_government" and actor and kind_of_actor(document, actor) == "government":
        actor = None  # « la présidence française » in an article about Mali
    elif kind == "government" and demonym is not None:
        at_home = demonym.row.country in (*SAHEL, document.home)
        kind = kind if at_home else "foreign_government"
    first = at if kind == "unnamed_source" else hit.start  # « un bilan de sources locales »
    return Speaker(first, end, kind, actor, None, *grammar_of(document, hit.start, hit.end),
                   is_paper=not row.speaker_kind and _is_paper(document, hit))  # fmt: skip


def _after_office(document: Document, hit: Hit) -> list[Hit]:
    """« le ministère des Affaires étrangères français », « la ministre de la Défense malienne »."""
    if not hit.row.noun.startswith("minist"):
        return []
    near = document.within("demonym", hit.end, hit.end + 56)
    return near[:1] if near and _OFFICE.fullmatch(document.text, hit.end, near[0].start) else []


def _kind_of_party(document: Document, phrase: NounPhrase | None, actor: str) -> str:
    """« l'état-major de l'armée tchadienne »: soldiers, though Chad is one actor."""
    kind = kind_of_actor(document, actor)
    soldiers = phrase is not None and (
        phrase.cls == "army"
        and phrase.actor is None
        or _FORCE.match(document.text, phrase.start)  # « la force du G5 Sahel »
    )
    return "military" if soldiers and kind in _OF_STATES else kind


def _country(document: Document, at: int, row: Any, phrases: list[NounPhrase]) -> str | None:
    """Return whose office it is: « la présidence » is Paris's where only France is named."""
    is_office = row.actor_class == "government" and row.noun.startswith(_EXECUTIVE)
    return "FR" if is_office and _is_of_paris(document, phrases) else document.country_near(at)


def _is_of_paris(document: Document, phrases: list[NounPhrase]) -> bool:
    """Whether a text names France and no state of the Sahel that could have such an office."""
    key = ("of Paris", 0)
    if key not in document.known:
        blocs = document.vocabulary.blocs
        named = {
            blocs.get(p.actor or identify(document, p) or "")
            for p in (phrases if document.names_side("france_gov") else ())
            if p.name_kind not in _OF_PLACES
        }
        document.known[key] = "french_european" in named and not named & OWN_STATE
    return bool(document.known[key])


def _is_paper(document: Document, hit: Hit) -> bool:
    """Whether the noun is a channel too: « communiqué », « document », « bulletin »."""
    return bool(document.within("channel", hit.start, hit.start + 1))


def _of_phrase(document: Document, phrase: NounPhrase) -> Speaker | None:
    if phrase.name_kind == "affiliation":
        return None
    if phrase.name_kind in _OF_PLACES and not (
        phrase.preposition in _BY_WHOM or is_according(document, phrase.start)
    ):
        return None  # « à Bamako », but « selon Bamako », « démenti par Paris »
    actor = phrase.actor or identify(document, phrase)
    if actor is None:
        return None
    if phrase.name_kind == "state" and _SURNAME.search(
        document.original(phrase.start - 24 if phrase.start > 24 else 0, phrase.start)
    ):
        return None  # « Mamadou Togo »
    kind = _kind_of_party(document, phrase, actor)
    gender, plural, determiner = grammar_of(document, phrase.start, phrase.end)
    name = None
    if phrase.name_kind in {"leader", "spokesman"}:
        name = document.original(phrase.head_start, phrase.head_end)
        name = name if " " in name else None
    return Speaker(phrase.start, phrase.end, kind, actor if actor != "civilians" else None, name,
                   gender, plural, determiner)  # fmt: skip
