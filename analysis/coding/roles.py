"""Who acts, on whom, beside whom: the parties of a report."""

import re

from .allies import add_partners
from .answers import ATTACKS, STRIKES, answers_of, is_on_people
from .clauses import Happening
from .defeats import WORDS as DEFEATS
from .disorders import add_protesters
from .document import Document, Hit
from .doubts import is_doubted
from .draft import Draft
from .fallen import add_fallen
from .habits import is_habit, is_of_others
from .in_arms import is_among_the_armed, turn_fights
from .landmarks import is_landmark
from .noun_phrase import NounPhrase, army_of, identify
from .once_there import of_now
from .owners import add_owner, add_victims, drove_in_arms
from .party import ARMED_GROUPS, NO_FIGHTERS, NO_PARTY_NAMES, OUTLAWS, Party, put
from .revealed import add_revealed
from .settled_parties import settle
from .signatories import add_signatories
from .spotted import add_spotted
from .takeovers import add_leavers, add_seizers
from .villagers import add_besieged, add_massacred, add_villagers

_CLOSE, _MANY = 30, 1000
# « s'est fait exploser à l'entrée du camp » aims at the camp
_BY_FORCES = {"violence", "base"}  # what a state does is done by its forces
_FROM_THE_AIR = {"air_strike", "drone"}
_FROM_AFAR = {"shelling", "suicide_bomb"}
_ARMED_CROWD = re.compile(r" d(?:e |'|es )(?:d?jihad|terroris|combattant|rebelle|homme|assaillant)")
_MOB = ("manifestant", "protestataire", "contestataire", "emeutier", "casseur", "foule")


def parties_of(document: Document, draft: Draft, phrases: list[NounPhrase]) -> list[Party]:
    """Return initiators, targets and partners of a report, each actor once a role."""
    if draft.parties is None:
        draft.parties = _find_parties(document, draft, phrases)
    return draft.parties


def _find_parties(document: Document, draft: Draft, phrases: list[NounPhrase]) -> list[Party]:
    country, frames = draft.country, document.vocabulary.frames
    if draft.family == "agreement":  # « signé à Alger par le gouvernement »: of whom it is about
        country = document.country or country
    parties: list[Party] = []
    everything = _by_weight(draft)
    # « Une base a été démantelée lors d'une opération de l'armée »: the army's doing
    families = {draft.family, "violence"} if draft.family == "disarming" else {draft.family}
    own = of_now(document, [h for h in everything if frames[h.frame].family in families])
    if "abduction" in draft.frames:
        own = [h for h in own if not _took_its_attackers(document, h, own)]
    if draft.frames & _FROM_THE_AIR:  # « … là où l'armée a subi un revers face aux rebelles »
        own = [h for h in own if not document.text.startswith(DEFEATS, h.start)]
    turn_fights(document, own, country)
    # « L'armée a repoussé une attaque, tuant dix assaillants »: who is attacked began nothing.
    attacked = {p.start for h in own if h.frame in ATTACKS for p in h.targets}
    answers = answers_of(document, own, draft, phrases)
    for happening in own:
        if not happening.initiators:
            continue
        if happening.is_generic and any(p.role == "initiator" for p in parties):
            continue  # « des attaques attribuées à des jihadistes »: others
        if happening.is_generic and is_of_others(happening, draft):
            continue
        if id(happening) in answers:
            continue
        for phrase in (p for p in happening.initiators if p.start not in attacked):
            _add(document, parties, phrase, "initiator", country, draft, happening.is_hearsay)
    in_arms = any(is_among_the_armed(h) or drove_in_arms(document, h, draft, phrases) for h in own)
    for happening in own:
        if is_habit(happening, draft) and any(p.role == "target" for p in parties):
            continue  # « … Le groupe commet des attaques et procède à des enlèvements de civils »
        for phrase in happening.targets:
            of_whom = phrase.cls == "person" and (in_arms or _are_more(document, phrase, parties))
            if not (of_whom or _counts_a_war(phrase)):
                role = "initiator" if _were_beaten(happening, phrase, own) else "target"
                _add(document, parties, phrase, role, country, draft)
    for happening in () if draft.family == "base" else everything:  # a town that is left
        for noun in happening.target_nouns:
            if happening.frame not in _FROM_AFAR and is_landmark(document, noun):
                continue
            aimed = _is_aimed_at(happening, noun, draft)
            add_owner(document, parties, noun, draft, phrases, aimed)
    add_victims(document, parties, draft, country, phrases)
    add_fallen(document, parties, draft, phrases)
    add_spotted(document, parties, draft)
    add_besieged(parties, draft)
    add_massacred(parties, own)
    add_villagers(document, parties, draft, own)
    hit = {p.actor for p in parties if p.role == "target"}
    if answers and hit <= ARMED_GROUPS and any(map(is_on_people, own)):
        # Who came to the village's help had to fight.
        for phrase in (p for h in own if id(h) in answers for p in h.initiators):
            _add(document, parties, phrase, "target", country, draft)
    add_partners(document, parties, draft, phrases)
    add_revealed(document, draft, phrases, parties)
    add_protesters(document, parties, own, draft, phrases)
    add_seizers(document, parties, own, draft)
    add_leavers(document, parties, draft, phrases)
    add_signatories(document, parties, draft, phrases)
    return settle(document, parties, own, draft)


def _took_its_attackers(document: Document, happening: Happening, own: list[Happening]) -> bool:
    """« Trois soldats français ont été blessés […] Barkhane a capturé deux hommes »: afterwards."""
    if happening.frame != "abduction":
        return False
    takers = {identify(document, p) for p in happening.initiators if p.cls in ("army", "named")}
    return any(
        identify(document, p) in takers for h in own if h.frame != "abduction" for p in h.targets
    )


def _were_beaten(happening: Happening, phrase: NounPhrase, own: list[Happening]) -> bool:
    """« Des assaillants ont attaqué un poste […] Ces hommes armés ont été repoussés »: the same."""
    if happening.initiators or happening.strength == "main" or phrase.cls not in OUTLAWS:
        return False
    return any(
        h.strength == "main" and h.frame in STRIKES and h.start < happening.start
        and h.initiators and all(p.cls == "assailant" for p in h.initiators)
        for h in own
    )  # fmt: skip


def _are_more(document: Document, phrase: NounPhrase, parties: list[Party]) -> bool:
    """« Cinq soldats ont été tués. Plusieurs autres personnes ont été blessées »: none says who."""
    hit = [p for p in parties if p.role == "target"]
    is_more = " autres " in document.text[phrase.start : phrase.end]
    return is_more and bool(hit) and all(p.actor != "civilians" for p in hit)


def _counts_a_war(phrase: NounPhrase) -> bool:
    """« des milliers de soldats sont morts »: of no event."""
    return phrase.quantity is not None and phrase.quantity.low >= _MANY


def _is_aimed_at(happening: Happening, noun: Hit, draft: Draft) -> bool:
    """« attaque contre un convoi humanitaire », « l'école a été incendiée », not « à … »."""
    if happening.is_generic or noun.row.target_kind == "village":
        return False
    if happening.frame == "destruction":
        return happening in draft.units[0].happenings
    gap = max(noun.start - happening.end, happening.start - noun.end)
    return happening.strength == "main" and happening.frame in STRIKES and gap <= _CLOSE


def _by_weight(draft: Draft) -> list[Happening]:
    if len(draft.happenings) < 2:
        return draft.happenings
    return sorted(draft.happenings, key=lambda h: (h.strength != "main", h.is_generic))


def _add(
    document: Document, parties: list[Party], phrase: NounPhrase, role: str, country: str | None,
    draft: Draft, is_hearsay: bool = False,
) -> None:  # fmt: skip
    """Add a party; « auraient tué » doubts who did it as « présumés » does."""
    leads = phrase.name_kind == "leader" and (
        draft.family in ("coup", "arrest", "abduction")
        # Who kills the head of a group hits the group.
        or (role == "target" and phrase.actor in ARMED_GROUPS)
    )
    if phrase.cls == "assailant" and phrase.actor is None:
        return
    acts = role == "initiator" and draft.family in _BY_FORCES and _is_a_state(document, phrase)
    signs = role == "initiator" and draft.family == "agreement" and phrase.name_kind == "state"
    if phrase.name_kind in NO_PARTY_NAMES and not (leads or acts or signs):
        return
    actor = identify(document, phrase, country)
    if acts or (leads and (role, draft.family) == ("initiator", "coup")):
        # « La France a mené une frappe »: her forces did; as a soldier one seizes power
        actor = army_of(document, actor)
    if phrase.cls == "civilian" and phrase.country and draft.family in ("base", "establishment"):
        # « les Américains ont rendu la base »: their forces did.
        actor = document.vocabulary.class_actor.get(("army", phrase.country), actor)
    # « neuf personnes » are civilians only because they were attacked.
    basis = "inferred" if phrase.cls == "person" and actor is None else "named"
    if phrase.cls == "person":
        crowd = draft.family == "protest" or (role == "target" and draft.family == "violence")
        actor = actor or ("civilians" if crowd else None)
    if draft.family == "violence" and _is_government(document, actor, phrase):
        if role != "initiator" or phrase.cls != "government":
            return
        actor = army_of(document, actor)  # « Le ministère de la Défense affirme avoir tué »
    if actor is None or (role == "initiator" and not _can_act(document, actor, phrase, draft)):
        return
    if role == "target" and actor in {"un", "ngo", "ngo_hrw", "ua", "cedeao"}:
        return
    if role == "target" and actor == "civilians" and draft.family in ("base", "establishment"):
        return
    if role == "target" and actor in ARMED_GROUPS and draft.family == "protest":
        return  # « manifestation contre les groupes armés »: nothing befell them
    is_hedged = phrase.is_hedged or is_hearsay
    if role == "initiator" and not is_hedged and "hedge" in document.hits:
        is_hedged = is_doubted(document, phrase)
    put(parties, Party(actor, role, basis, is_hedged, phrase.start, phrase.end))


def _is_a_state(document: Document, phrase: NounPhrase) -> bool:
    """« la France a frappé », « par le Niger », no « Mali-Burkina »."""
    is_named = document.text.startswith(("le ", "la ", "l'"), phrase.start)
    return is_named and phrase.name_kind == "state" and phrase.preposition in (None, "par")


def _is_government(document: Document, actor: str | None, phrase: NounPhrase) -> bool:
    """Governments rule; their soldiers fight: « l'armée tchadienne » has no row of its own."""
    if phrase.cls in ("army", "police"):
        return False
    row = document.vocabulary.lexicon.actor.get(actor or "")
    return phrase.cls == "government" or (row is not None and row.kind == "government")


def _can_act(document: Document, actor: str, phrase: NounPhrase, draft: Draft) -> bool:
    """Civilians and organisations start protests and agreements, not attacks."""
    if draft.family == "protest" and phrase.preposition == "par":
        return False  # « une marche dispersée par la police »
    if draft.family in ("protest", "agreement", "group", "coup", "base", "establishment"):
        return True
    return actor not in NO_FIGHTERS or (
        # « Des manifestants ont incendié l'ambassade », « lynché par la foule »
        actor == "civilians"
        and document.text.startswith(_MOB, phrase.head_start)
        and _ARMED_CROWD.match(document.text, phrase.head_end) is None
    )
