"""Who acts, on whom, beside whom: the parties of a report."""

import re
from dataclasses import dataclass

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify

GENERIC = {
    "jihadists_unspecified",
    "armed_men_unspecified",
    "azawad_separatists",
    "russian_unspecified",
}
# What an unnamed party may turn out to be once somebody claims the act.
_COULD_BE = {
    "jihadist": {"jihadists_unspecified", "armed_men_unspecified"},
    "separatist": {"azawad_separatists", "armed_men_unspecified"},
    "russian": {"russian_unspecified"},
}
STATE_CLASSES = {"army", "police", "government"}
_CIVIL_KINDS = {"village", "market", "school", "church_mosque", "health", "mining_site"}
_STATE_KINDS = {"camp", "base", "patrol", "police_post", "checkpoint"}
_BESIDE = re.compile(
    r"(?:aux cotes d[eu]s?|avec l'appui d[eu]s?|appuye(?:e|s|es)? par|epaule(?:e|s|es)? par|"
    r"accompagne(?:e|s|es)? (?:par|d[eu]s?|d')|"
    r"escorte(?:e|s|es)? par|avec le concours d[eu]s?|avec l'aide d[eu]s?|soutenu(?:e|s|es)? par|"
    r"et (?:par )?(?:ses|leurs) (?:allies|partenaires|suppletifs)|conjointement avec|"
    r"flanque(?:e|s)? d[eu]s?) ?(?:l[ea]s? |l'|ses |d'|un |une )?$"
)
ARMED_CLASSES = {"army", "police", "jihadist", "armed_men", "separatist", "mercenary", "militia",
                 "dozo", "peacekeeper", "named", "fighter"}  # fmt: skip
ARMED_GROUPS = {"jihadists_unspecified", "armed_men_unspecified", "azawad_separatists", "jnim",
                "isgs", "macina", "aqim", "ansar_dine", "al_mourabitoun", "ansarul_islam",
                "boko_haram", "cma",
                "csp", "fla", "mnla"}  # fmt: skip
# « un camp dans le nord du Mali » is not Mali's.
_ELSEWHERE = {"dans", "au", "en", "a", ",", ";"}
# A capital, a country or a mother organisation is no party to a fight.
_NO_PARTY_NAMES = {"metonym", "state", "affiliation", "spokesman", "leader"}
_NOT_PARTIES = {"ngo_hrw", "ngo", "un", "ua", "cedeao", "civilians"}
_ATTACKS = {"attack", "ambush"}


@dataclass(slots=True)
class Party:
    """An actor in a report, with the words that say so."""

    actor: str
    role: str
    basis: str
    is_hedged: bool
    start: int
    end: int


def find_parties(document: Document, draft: Draft, phrases: list[NounPhrase]) -> list[Party]:
    """Return initiators, targets and partners of a report, each actor once a role."""
    country = draft.country
    parties: list[Party] = []
    own = [
        h for h in _by_weight(draft) if document.vocabulary.frames[h.frame].family == draft.family
    ]
    # « L'armée a repoussé une attaque, tuant dix assaillants »: who is attacked began nothing.
    attacked = {p.start for h in own if h.frame in _ATTACKS for p in h.targets}
    for happening in own:
        for phrase in (p for p in happening.initiators if p.start not in attacked):
            _add(document, parties, phrase, "initiator", country, draft, happening.is_hearsay)
        for phrase in happening.targets:
            _add(document, parties, phrase, "target", country, draft)
    for happening in _by_weight(draft):
        _add_qualified(document, parties, happening)
    for happening in draft.happenings:
        for noun in happening.target_nouns:
            _add_owner(document, parties, noun, happening, draft, phrases)
    _add_victims(document, parties, draft, country)
    _add_besieged(parties, draft)
    _add_partners(document, parties, draft, phrases, country)
    return _consistent(parties, document.vocabulary.blocs)


def _add_besieged(parties: list[Party], draft: Draft) -> None:
    """« Nioro est coupée du reste du pays »: those who live there are cut off."""
    place = draft.place
    if draft.family == "siege" and place is not None and not place.is_area:
        if not any(p.role == "target" for p in parties):
            found = Party("civilians", "target", "inferred", False, place.start, place.end)
            _put(parties, found)


def _by_weight(draft: Draft) -> list[Happening]:
    return sorted(draft.happenings, key=lambda h: (h.strength != "main", h.is_generic))


def _add(
    document: Document, parties: list[Party], phrase: NounPhrase, role: str, country: str | None,
    draft: Draft, is_hearsay: bool = False,
) -> None:  # fmt: skip
    """Add a party; « auraient tué » doubts who did it as « présumés » does."""
    leads = phrase.name_kind == "leader" and draft.family in ("coup", "arrest", "abduction")
    if phrase.cls == "assailant" or (phrase.name_kind in _NO_PARTY_NAMES and not leads):
        return
    actor = identify(document, phrase, country)
    if phrase.cls == "civilian" and phrase.country and draft.family in ("base", "establishment"):
        # « les Américains ont rendu la base »: their forces did.
        actor = document.vocabulary.class_actor.get(("army", phrase.country), actor)
    # « neuf personnes » are civilians only because they were attacked.
    basis = "inferred" if phrase.cls == "person" and actor is None else "named"
    if phrase.cls == "person":
        crowd = draft.family == "protest" or (role == "target" and draft.family == "violence")
        actor = actor or ("civilians" if crowd else None)
    if phrase.cls == "government" and draft.family == "violence":
        return
    if actor is None or (role == "initiator" and not _can_act(actor, phrase, draft)):
        return
    if role == "target" and actor in ("un", "ngo", "ngo_hrw", "ua", "cedeao"):
        return
    is_hedged = phrase.is_hedged or is_hearsay
    _put(parties, Party(actor, role, basis, is_hedged, phrase.start, phrase.end))


def _can_act(actor: str, phrase: NounPhrase, draft: Draft) -> bool:
    """Civilians and organisations start protests and agreements, not attacks."""
    if draft.family in ("protest", "agreement", "group", "coup", "base", "establishment"):
        return True
    return actor not in _NOT_PARTIES


def _add_qualified(document: Document, parties: list[Party], happening: Happening) -> None:
    """« attaque terroriste », « assaut jihadiste »: the adjective says who attacks."""
    if happening.is_verb or any(p.role == "initiator" for p in parties):
        return
    for hit in document.within("head", happening.start, happening.end + 14):
        if hit.row.actor_class in ("jihadist", "separatist") and hit.start - happening.start > 0:
            if hit.start <= happening.end + 1:
                actor = document.vocabulary.class_actor[hit.row.actor_class, ""]
                _put(parties, Party(actor, "initiator", "inferred", False, hit.start, hit.end))


def _put(parties: list[Party], party: Party) -> None:
    if not any(p.actor == party.actor and p.role == party.role for p in parties):
        parties.append(party)


def _add_owner(
    document: Document, parties: list[Party], noun: Hit, happening: Happening, draft: Draft,
    phrases: list[NounPhrase],
) -> None:  # fmt: skip
    """Add those who are in a camp, a patrol, a market that was hit."""
    kind = noun.row.target_kind
    demonym = next((h for h in document.within("demonym", noun.end, noun.end + 25)), None)
    country = draft.country or document.country_near(noun.start)
    if demonym is not None:
        classes = document.vocabulary.class_actor
        actor = classes.get(("army", demonym.row.country))
        if actor is not None and kind in _STATE_KINDS | {"convoy", "vehicle", "airport"}:
            _put(parties, Party(actor, "target", "named", False, noun.start, demonym.end))
            return
    owner = next(
        (p for p in starting_in(phrases, noun.end, noun.end + 25)
         if p.preposition in ("de", "d'", "du")
         and p.name_kind not in _NO_PARTY_NAMES
         and not set(document.text[noun.end : p.start].split()) & _ELSEWHERE),
        None,
    )  # fmt: skip
    if owner is not None and owner.cls in ARMED_CLASSES:
        actor = identify(document, owner, country)
        if actor is not None:
            _put(parties, Party(actor, "target", "named", False, noun.start, owner.end))
            return
    if any(p.role == "target" for p in parties):
        return
    military = "militaire" in document.text[noun.start : noun.end + 12]
    actor = None
    if military or kind in _STATE_KINDS:
        actor = document.vocabulary.class_actor.get(("army", country or ""))
    elif kind in _CIVIL_KINDS:
        actor = "civilians"
    if actor is not None and actor not in {p.actor for p in parties if p.role == "initiator"}:
        _put(parties, Party(actor, "target", "inferred", False, noun.start, noun.end))


def _add_victims(
    document: Document, parties: list[Party], draft: Draft, country: str | None
) -> None:
    """Those killed, wounded or carried off are targets, unless they are the attackers."""
    initiators = {p.actor for p in parties if p.role == "initiator"}
    for figure in draft.figures:
        people = figure.people
        if people is None or figure.side == "enemy" or figure.high == 0:
            continue
        actor = identify(document, people, country)
        if actor is None or actor in initiators or people.cls == "assailant":
            continue
        if _same_camp(actor, initiators):
            continue
        if figure.outcome == "neutralised" and any(p.role == "target" for p in parties):
            continue
        _put(parties, Party(actor, "target", "inferred", False, people.start, people.end))


def _same_camp(actor: str, initiators: set[str]) -> bool:
    """Whether the victims belong to a side that already acts under another name."""
    return actor in ARMED_GROUPS and bool(initiators & ARMED_GROUPS)


def _add_partners(
    document: Document, parties: list[Party], draft: Draft, phrases: list[NounPhrase],
    country: str | None,
) -> None:  # fmt: skip
    for unit in draft.units:
        is_hearsay = unit.main is not None and unit.main.is_hearsay
        for phrase in starting_in(phrases, unit.start, unit.end):
            if phrase.cls not in ARMED_CLASSES:
                continue
            before = document.text[max(unit.start, phrase.start - 45) : phrase.start]
            if not _BESIDE.search(before):
                continue
            actor = identify(document, phrase, country)
            taken = {p.actor for p in parties}
            if actor is not None and actor not in taken and actor not in _NOT_PARTIES:
                is_hedged = phrase.is_hedged or is_hearsay
                _put(parties, Party(actor, "partner", "named", is_hedged, phrase.start, phrase.end))


def _consistent(parties: list[Party], blocs: dict[str, str]) -> list[Party]:
    """Keep an actor on both sides of one act where it was said first.

    Where two enemies both act, who acts first is the initiator, the other its target.
    """
    first = next((p for p in parties if p.role == "initiator"), None)
    for party in parties:
        if first is not None and party.role == "initiator" and _are_enemies(first, party, blocs):
            party.role = "target"
    initiators = {p.actor for p in parties if p.role == "initiator"}
    kept: list[Party] = []
    for party in parties:
        if not (party.role == "target" and party.actor in initiators):
            _put(kept, party)
    return _named_before_unnamed(_sides(kept, initiators))


def _named_before_unnamed(parties: list[Party]) -> list[Party]:
    """« des hommes armés », whom somebody in the article calls jihadists."""
    named = {p.actor for p in parties if p.role == "initiator"} & ARMED_GROUPS
    if not named - {"armed_men_unspecified"}:
        return parties
    return [p for p in parties if (p.actor, p.role) != ("armed_men_unspecified", "initiator")]


def _are_enemies(a: Party, b: Party, blocs: dict[str, str]) -> bool:
    armed = {"jihadist", "separatist", "unspecified"}
    sides = [blocs.get(p.actor, "") in armed for p in (a, b)]
    return sides[0] != sides[1] and "self_defence" not in (blocs.get(a.actor), blocs.get(b.actor))


def _sides(parties: list[Party], initiators: set[str]) -> list[Party]:
    """Make attackers of those whom the defenders killed: an armed group beside an army."""
    targets = {p.actor for p in parties if p.role == "target"}
    armed = targets & ARMED_GROUPS
    others = {p.actor for p in parties if p.role in ("target", "partner")} - ARMED_GROUPS
    if not armed or not others or not initiators <= ARMED_GROUPS:
        return parties
    kept = []
    for party in parties:
        if party.role == "target" and party.actor in armed:
            if initiators:
                continue
            party.role, party.basis = "initiator", "inferred"
        kept.append(party)
    return kept


def claim_parties(parties: list[Party], claimed: list[Party], blocs: dict[str, str]) -> list[Party]:
    """Let a claim of responsibility name the initiator whom the text left unnamed.

    An unnamed party gives way to the claimant that it could be.
    """
    if not claimed:
        return parties
    named = {blocs.get(c.actor) for c in claimed if c.actor not in GENERIC}
    claimed = [c for c in claimed if c.actor not in GENERIC or blocs.get(c.actor) not in named]
    actors = {c.actor for c in claimed}
    gone: set[str] = set()
    for actor in actors:
        gone |= _COULD_BE.get(blocs.get(actor, ""), set())
    kept = [p for p in parties if not (p.role == "initiator" and p.actor in gone - actors)]
    # Whom the defenders say they killed is no guess at the attacker once somebody claims the act.
    kept = [
        p for p in kept if (p.role, p.basis) != ("initiator", "inferred") or p.actor not in GENERIC
    ]
    kept = [p for p in kept if not (p.role == "target" and p.actor in actors)]
    for claim in claimed:
        _put(kept, claim)
    return kept
