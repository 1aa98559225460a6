"""Who acts, on whom, beside whom: the parties of a report."""

from .allies import add_partners
from .answers import ATTACKS, STRIKES, answers_of, is_on_people
from .clauses import Happening
from .disorders import add_protesters
from .document import Document, Hit
from .doubts import is_doubted
from .draft import Draft
from .fallen import add_fallen
from .habits import is_habit, is_of_others
from .in_arms import is_among_the_armed, turn_fights
from .landmarks import is_landmark
from .noun_phrase import NounPhrase, army_of, identify
from .owners import add_owner, add_victims, drove_in_arms
from .party import ARMED_GROUPS, GENERIC, NO_PARTY_NAMES, OUTLAWS, Party, put
from .revealed import add_revealed
from .spotted import add_spotted
from .villagers import add_besieged, add_massacred, add_villagers

# What an unnamed party may turn out to be once somebody claims the act.
_COULD_BE = {
    "jihadist": {"jihadists_unspecified", "armed_men_unspecified"},
    "separatist": {"azawad_separatists", "armed_men_unspecified"},
    "russian": {"russian_unspecified"},
}
_NOT_PARTIES = {"ngo_hrw", "ngo", "un", "ua", "cedeao", "civilians"}
_CLOSE, _MANY = 30, 1000
# « s'est fait exploser à l'entrée du camp » aims at the camp
_MOTHER = "al_qaida"
_FROM_AFAR = {"shelling", "suicide_bomb"}
_AIR, _BOMBS = {"air_strike", "drone"}, {"ied", "suicide_bomb"}


def parties_of(document: Document, draft: Draft, phrases: list[NounPhrase]) -> list[Party]:
    """Return initiators, targets and partners of a report, each actor once a role."""
    if draft.parties is None:
        draft.parties = _find_parties(document, draft, phrases)
    return draft.parties


def _find_parties(document: Document, draft: Draft, phrases: list[NounPhrase]) -> list[Party]:
    country, frames = draft.country, document.vocabulary.frames
    parties: list[Party] = []
    everything = _by_weight(draft)
    # « Une base a été démantelée lors d'une opération de l'armée »: the army's doing
    families = {draft.family, "violence"} if draft.family == "disarming" else {draft.family}
    own = [h for h in everything if frames[h.frame].family in families]
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
    for happening in everything:
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
    add_protesters(parties, own, draft)
    kept = _consistent(parties, document.vocabulary.blocs)
    # Whom bombs hit did not drop them.
    bombed = any(h.frame in _AIR and h.strength == "main" and not h.is_generic for h in own)
    bombed = bombed or _were_bombed(own, kept, document.vocabulary.blocs)
    kept = kept if bombed else _sides(kept)
    _name_by_the_fallen(document, kept, draft)
    return _named_before_unnamed(kept, document.vocabulary.blocs)


def _name_by_the_fallen(document: Document, parties: list[Party], draft: Draft) -> None:
    """« un raid d'islamistes […] cent combattants de Boko Haram tués »: those had come."""
    unnamed = [p for p in parties if p.role == "initiator" and p.actor in GENERIC]
    if not unnamed:
        return  # most often
    fallen = {
        actor: f.people for f in draft.figures
        if f.people is not None and f.outcome in ("killed", "neutralised")
        and (actor := identify(document, f.people, draft.country)) in ARMED_GROUPS - GENERIC
    }  # fmt: skip
    for actor, people in fallen.items() if len(fallen) == 1 else ():
        could_be = _COULD_BE.get(document.vocabulary.blocs.get(actor, ""), set())
        for party in unnamed:
            if party.actor in could_be and not any(p.actor == actor for p in parties):
                party.actor, party.basis = actor, "inferred"
                party.start, party.end = people.start, people.end


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
    acts = role == "initiator" and draft.family == "violence" and phrase.name_kind == "state"
    acts = acts and phrase.preposition in (None, "par")
    if phrase.name_kind in NO_PARTY_NAMES and not (leads or acts):
        return
    actor = identify(document, phrase, country)
    if acts:  # « La France a mené une frappe »: her forces did
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
    if actor is None or (role == "initiator" and not _can_act(actor, phrase, draft)):
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


def _is_government(document: Document, actor: str | None, phrase: NounPhrase) -> bool:
    """Governments rule; their soldiers fight: « l'armée tchadienne » has no row of its own."""
    if phrase.cls in ("army", "police"):
        return False
    row = document.vocabulary.lexicon.actor.get(actor or "")
    return phrase.cls == "government" or (row is not None and row.kind == "government")


def _can_act(actor: str, phrase: NounPhrase, draft: Draft) -> bool:
    """Civilians and organisations start protests and agreements, not attacks."""
    if draft.family == "protest" and phrase.preposition == "par":
        return False  # « une marche dispersée par la police »
    if draft.family in ("protest", "agreement", "group", "coup", "base", "establishment"):
        return True
    return actor not in _NOT_PARTIES


def _consistent(parties: list[Party], blocs: dict[str, str]) -> list[Party]:
    """Keep an actor on both sides of one act where it was said first.

    Where two enemies both act, who acts first is the initiator, the other its target, unless
    somebody else was: the army that comes to help villagers was not attacked.
    """
    first = next((p for p in parties if p.role == "initiator"), None)
    others = any(p.role == "target" and p.actor == "civilians" for p in parties)
    for party in list(parties):
        if first is not None and party.role == "initiator" and _are_enemies(first, party, blocs):
            party.role = "target"
            if others:
                parties.remove(party)
    initiators = {p.actor for p in parties if p.role == "initiator"}
    kept: list[Party] = []
    for party in parties:
        if not (party.role == "target" and party.actor in initiators):
            put(kept, party)
    return kept


def _named_before_unnamed(parties: list[Party], blocs: dict[str, str]) -> list[Party]:
    """« des hommes armés », « les jihadistes », whom the article calls by a name as well."""
    unnamed = set()
    for party in parties:
        if party.actor not in GENERIC:
            bloc = blocs.get(party.actor, "")
            unnamed |= {(actor, party.role) for actor in _COULD_BE.get(bloc, ())}
        elif party.actor != "armed_men_unspecified" and party.role == "initiator":
            unnamed.add(("armed_men_unspecified", "initiator"))
    return [p for p in parties if (p.actor, p.role) not in unnamed]


def _are_enemies(a: Party, b: Party, blocs: dict[str, str]) -> bool:
    armed = {"jihadist", "separatist", "unspecified"}
    sides = [blocs.get(p.actor, "") in armed for p in (a, b)]
    return sides[0] != sides[1] and "self_defence" not in (blocs.get(a.actor), blocs.get(b.actor))


def _were_bombed(own: list[Happening], kept: list[Party], blocs: dict[str, str]) -> bool:
    """« l'attentat a visé un rassemblement de la CMA et de l'armée »: rebels send no such bombs."""
    if not any(h.frame in _BOMBS and h.strength == "main" for h in own):
        return False
    return any(p.role == "target" and blocs.get(p.actor) == "separatist" for p in kept)


def _sides(parties: list[Party]) -> list[Party]:
    """Make attackers of those whom the defenders killed: an armed group beside an army."""
    initiators = {p.actor for p in parties if p.role == "initiator"}
    targets = {p.actor for p in parties if p.role == "target"}
    armed = targets & ARMED_GROUPS
    others = {p.actor for p in parties if p.role in {"target", "partner"}} - ARMED_GROUPS
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
    known = [p for p in parties if p.role == "initiator"]
    named = {blocs.get(p.actor) for p in (*claimed, *known) if p.actor not in GENERIC}
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
    if actors - {_MOTHER} and any(blocs.get(a) == "jihadist" for a in actors - {_MOTHER}):
        claimed = [c for c in claimed if c.actor != _MOTHER]  # « Al-Qaïda revendique »: the JNIM
    for claim in claimed:
        put(kept, claim)
    return kept
