"""Acts that answer an attack: who strikes back, or searches for the attackers, began nothing."""

import re

from .clauses import Happening
from .document import Document
from .draft import Draft
from .holders import guards
from .nearby import starting_in
from .noun_phrase import NounPhrase, army_of, identify
from .owners import owner_of
from .party import OUTLAWS

ATTACKS = {"attack", "ambush"}
STRIKES = ATTACKS | {"ied", "suicide_bomb", "shelling"}
_LOSSES = {"killing", "casualty"}
_FORCES = {"army", "police"}
_STATE = _FORCES | {"government", "named", "peacekeeper"}
# « l'opération Doofu », « l'opération « Otapuanu » »
_NAMED = re.compile(r"(?: militaire| antiterroriste| conjointe)? [«\"“]?[ \u00a0]?[A-ZÀ-Ý]")
_NAME_REACH = 24
_SWEEPS = ("ratissage", "opération(s) de ratissage", "opération(s) de sécurisation")
_OPERATIONS = ("operation", "offensive", "raid", "ratissage", "reconnaissance", "contre-offensive",
               "mission", "action")  # fmt: skip
_ESCORT = 60  # « un convoi de vivres escorté par des soldats »
_OF_PEOPLE = {"village", "town", "market", "church_mosque", "school", "mining_site", "health"}


def answers_of(
    document: Document, own: list[Happening], draft: Draft, phrases: list[NounPhrase]
) -> set[int]:
    """Return the ids of the happenings that only answer the act a report tells of.

    Those in which nobody acts are of no concern.
    """
    if not any(h.initiators and (len(own) > 1 or h.targets) for h in own):
        return set()
    told = sorted((h for h in own if not h.is_generic), key=lambda h: h.start)
    everything = sorted(own, key=lambda h: h.start)
    return (
        _on_outlaws(document, told, draft)
        | _on_assailants(told)
        | _ripostes(document, told, everything, draft, phrases)
        | _on_raiders(document, told, draft, phrases)
        | _after_losses(document, everything, draft)
        | _sweeps(document, everything, draft)
        | _on_operation(document, everything, draft)
        | _beside_outlaws(document, told)
    )


def _on_outlaws(document: Document, told: list[Happening], draft: Draft) -> set[int]:
    """« neuf villageois ont été tués. […] L'armée a neutralisé dix jihadistes »: a riposte.

    « Dix jihadistes et un soldat tués. L'armée a mené … » says nothing of who began.
    """
    is_struck = any(h.frame in STRIKES for h in told)
    told = [h for h in told if h.targets]
    if not told or told[0].initiators or OUTLAWS & {p.cls for p in told[0].targets}:
        return set()
    fell = {
        f.people.cls for u in draft.units if u.sentence.index == told[0].sentence
        for f in u.figures if f.people is not None
    }  # fmt: skip
    if OUTLAWS & fell and not is_struck:
        return set()
    return {
        id(h) for h in told
        if h.sentence > told[0].sentence and _are_outlaws(document, h.targets)
    }  # fmt: skip


def _on_assailants(told: list[Happening]) -> set[int]:
    """« quinze assaillants tués par l'armée. […] Des hommes ont attaqué un poste »: so is this."""
    if not any(h.frame in STRIKES and OUTLAWS & {p.cls for p in h.initiators} for h in told):
        return set()
    return {id(h) for h in told if h.targets and {p.cls for p in h.targets} == {"assailant"}}


def _ripostes(
    document: Document, told: list[Happening], everything: list[Happening], draft: Draft,
    phrases: list[NounPhrase],
) -> set[int]:  # fmt: skip
    """« attaque contre une position de l'armée. […] L'armée a mené un ratissage »: it answers."""
    first = next((h for h in told if h.frame in STRIKES and (h.targets or h.target_nouns)), None)
    if first is None or any(p.cls not in OUTLAWS for p in first.initiators):
        return set()
    # « … Les forces armées ont mené des frappes »: any that answer
    later = [h for h in everything if h.start > first.start and h.initiators]
    if not later:
        return set()  # most often
    struck = {identify(document, p, draft.country) for p in first.targets}
    struck |= {owner_of(document, n, draft, phrases) for n in first.target_nouns}
    struck |= {
        identify(document, p, draft.country) for n in first.target_nouns
        for p in starting_in(phrases, n.end, n.end + _ESCORT) if guards(document, [first], p)
    }  # fmt: skip
    return {id(h) for h in later if _act(document, h, draft, struck)}


def _on_raiders(
    document: Document, told: list[Happening], draft: Draft, phrases: list[NounPhrase]
) -> set[int]:
    """« L'armée a neutralisé vingt jihadistes. […] Ils avaient attaqué un poste »: so it does."""
    answers = [h for h in told if h.initiators and _are_outlaws(document, h.targets)]
    if not answers:
        return set()  # most often
    raids = [
        h for h in told
        if h.frame in STRIKES and (not h.initiators or _are_outlaws(document, h.initiators))
    ]  # fmt: skip
    struck = {identify(document, p, draft.country) for h in raids for p in h.targets}
    struck |= {owner_of(document, n, draft, phrases) for h in raids for n in h.target_nouns}
    found = {id(h) for h in answers if _act(document, h, draft, struck)}
    if any(map(is_on_people, raids)):
        # « L'armée a tué dix jihadistes en repoussant une attaque contre le village »
        found |= {id(h) for h in answers if {p.cls for p in h.initiators} <= _FORCES}
    return found


def is_on_people(one: Happening) -> bool:
    """« une attaque contre le village »: where no army sits, outlaws attack."""
    return one.frame in STRIKES and any(
        noun.row.target_kind in _OF_PEOPLE for noun in one.target_nouns
    )


def _are_outlaws(document: Document, people: list[NounPhrase]) -> bool:
    blocs = document.vocabulary.blocs
    return bool(people) and all(
        p.cls in OUTLAWS or blocs.get(p.actor or "") in ("jihadist", "separatist") for p in people
    )


def _after_losses(document: Document, own: list[Happening], draft: Draft) -> set[int]:
    """« quatorze soldats ont été tués. […] L'armée a lancé un ratissage »: so does a search."""
    first = next((h for h in own if h.frame in _LOSSES and h.targets and not h.is_generic), None)
    if first is None or first.initiators or OUTLAWS & {p.cls for p in first.targets}:
        return set()
    later = [h for h in own if h.sentence > first.sentence and h.strength == "support"]
    struck = {identify(document, p, draft.country) for p in first.targets} if later else set()
    return {id(h) for h in later if _act(document, h, draft, struck)}


def _on_operation(document: Document, own: list[Happening], draft: Draft) -> set[int]:
    """« deux soldats français ont été tués lors d'une opération de Barkhane »: she lost them."""
    first = min((h.start for h in own if h.frame in _LOSSES and h.targets), default=0)
    ventures = [
        h for h in own
        if not h.is_verb and h.initiators and not h.targets and h.start > first
        and document.text.startswith(_OPERATIONS, h.start)
    ]  # fmt: skip
    if not ventures:
        return set()  # most often
    hurt = [p for h in own if h.frame in _LOSSES and not h.is_generic for p in h.targets]
    if OUTLAWS & {p.cls for p in hurt}:
        return set()
    struck = {identify(document, p, draft.country) for p in hurt} - {None}
    return {
        id(h) for h in ventures
        if struck & {identify(document, p, draft.country) for p in h.initiators}
    }  # fmt: skip


def _sweeps(document: Document, own: list[Happening], draft: Draft) -> set[int]:
    """« Trente villageois ont été tués. L'armée a lancé un ratissage »: she looks for who did."""
    first = next((h for h in own if h.frame in STRIKES | _LOSSES and not h.is_generic), None)
    if first is None or {p.cls for p in first.initiators} & _FORCES:
        return set()
    if first.targets and _are_outlaws(document, first.targets):
        return set()
    return {
        id(h) for h in own
        if h.start > first.start and (
            not h.targets and h.frame == "recapture"  # « … attaquée. […] L'armée l'a reprise »
            or not h.is_verb and h.strength == "support" and (
                not h.targets and h.row.trigger.startswith(_SWEEPS)
                or h.sentence > first.sentence and _is_campaign(document, h, draft)
            )
        )
    }  # fmt: skip


def _is_campaign(document: Document, one: Happening, draft: Draft) -> bool:
    """« L'armée mène depuis mai l'opération Doofu », « a lancé une opération »: to find them."""
    if not document.text.startswith("operation", one.start):
        return False
    if not {p.cls for p in one.initiators} <= _STATE or _are_here(one, draft):
        return False
    if _are_outlaws(document, one.initiators):
        return False
    is_named = _NAMED.match(document.original(one.end, one.end + _NAME_REACH)) is not None
    return is_named or one.is_plural or one.determiner == "indefinite"


def _are_here(one: Happening, draft: Draft) -> bool:
    """« L'armée a mené une opération à X, faisant dix morts »: she did it, if anybody."""
    unit = next((u for u in draft.units if u.start <= one.start < u.end), None)
    return unit is not None and bool(unit.places or unit.figures)


def _beside_outlaws(document: Document, told: list[Happening]) -> set[int]:
    """« une attaque jihadiste … dans la zone de l'opération de l'armée »: she attacked nobody."""
    if not any(_is_outlaws_own(document, h) for h in told):
        return set()
    return {
        id(h) for h in told
        if not h.is_verb and h.strength == "support" and h.initiators and not h.targets
        and {p.cls for p in h.initiators} <= _FORCES
    }  # fmt: skip


def _is_outlaws_own(document: Document, one: Happening) -> bool:
    """« une attaque jihadiste »: the adjective says whose it is."""
    if one.is_verb or one.frame not in ATTACKS or one.strength != "main" or one.initiators:
        return False
    heads = document.within("head", one.end, one.end + 2)
    return any(h.row.actor_class in OUTLAWS for h in heads)


def _act(document: Document, one: Happening, draft: Draft, struck: set[str | None]) -> bool:
    """Whether those who act in a happening are all of those who were struck."""
    actors = {army_of(document, identify(document, p, draft.country)) for p in one.initiators}
    return bool(actors) and actors <= struck - {None}
