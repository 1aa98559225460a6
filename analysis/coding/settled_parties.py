"""The parties of a report settled: nobody on both sides, the named before the unnamed."""

from .clauses import Happening
from .document import Document
from .draft import Draft
from .noun_phrase import identify
from .party import ARMED_GROUPS, GENERIC, STATE_BLOCS, Party, put
from .takings import takers
from .tellers import went_out

# What an unnamed party may turn out to be once somebody claims the act.
_COULD_BE = {
    "jihadist": {"jihadists_unspecified", "armed_men_unspecified"},
    "separatist": {"azawad_separatists", "armed_men_unspecified"},
    "russian": {"russian_unspecified"},
}
_AIR, _BOMBS = {"air_strike", "drone"}, {"ied", "suicide_bomb"}
_MOTHER = "al_qaida"


def settle(
    document: Document, parties: list[Party], own: list[Happening], draft: Draft
) -> list[Party]:
    """Return the parties of a report, each on one side and by the best name it has."""
    blocs = document.vocabulary.blocs
    if draft.family == "agreement":
        return _named_before_unnamed(parties, blocs)  # who were enemies sign together
    # « L'armée a tué par erreur deux de ses soldats »
    on_its_own = any(
        h.is_verb and p.end <= h.start < q.start
        for h in own for p in h.initiators for q in h.targets
    )  # fmt: skip
    first_words = {p.start for p in takers(own, {"capture"})}
    kept = _consistent(parties, blocs, first_words, on_its_own)
    # Whom bombs hit did not drop them.
    bombed = any(h.frame in _AIR and h.strength == "main" and not h.is_generic for h in own)
    bombed = bombed or _were_bombed(own, kept, blocs)
    kept = kept if bombed else _sides(document, kept, draft)
    kept = _under_one_flag(kept, draft, blocs)
    _name_by_the_fallen(document, kept, draft)
    return _named_before_unnamed(kept, blocs)


def _under_one_flag(parties: list[Party], draft: Draft, blocs: dict[str, str]) -> list[Party]:
    """« un camp de la Minusma […] deux soldats tchadiens »: in Mali hers."""
    if draft.country != "ML" or not any(p.actor == "minusma" for p in parties):
        return parties
    return [p for p in parties if (p.role, blocs.get(p.actor)) != ("target", "other_state")]


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


def _consistent(
    parties: list[Party], blocs: dict[str, str], first_words: set[int], on_its_own: bool
) -> list[Party]:
    """Keep an actor on both sides of one act where it was said first.

    Where two enemies both act, who acts first is the initiator, the other its target, unless
    somebody else was: the army that comes to help villagers was not attacked. Those who took
    the place, whose words begin at `first_words`, were first.
    """
    acting = [p for p in parties if p.role == "initiator"]
    first = next((p for p in acting if p.start in first_words), acting[0] if acting else None)
    others = any(p.role == "target" and p.actor == "civilians" for p in parties)
    for party in list(parties):
        if first is not None and party.role == "initiator" and _are_enemies(first, party, blocs):
            party.role = "target"
            if others:
                parties.remove(party)
    initiators = {p.actor for p in parties if p.role == "initiator"}
    kept: list[Party] = []
    if not on_its_own and _fell_in_their_own_operation(parties, initiators, blocs):
        parties = [p for p in parties if p.role != "initiator"]
        initiators = set()
    for party in parties:
        if not (party.role == "target" and party.actor in initiators):
            put(kept, party)
    return kept


def _fell_in_their_own_operation(
    parties: list[Party], initiators: set[str], blocs: dict[str, str]
) -> bool:
    """« un soldat français tué lors d'une opération de Barkhane »: she did not kill him."""
    hit = {p.actor for p in parties if p.role == "target"}
    own = bool(hit) and hit <= initiators
    return own and all(blocs.get(actor) in STATE_BLOCS for actor in initiators)


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


def _sides(document: Document, parties: list[Party], draft: Draft) -> list[Party]:
    """Make attackers of those whom the defenders killed: an armed group beside an army.

    « deux gendarmes tués et dix terroristes abattus lors d'une opération de ratissage »: the army.
    """
    initiators = {p.actor for p in parties if p.role == "initiator"}
    targets = {p.actor for p in parties if p.role == "target"}
    armed = targets & ARMED_GROUPS
    others = {p.actor for p in parties if p.role in {"target", "partner"}} - ARMED_GROUPS
    if not armed or not others or not initiators <= ARMED_GROUPS:
        return parties
    came = [p for p in parties if document.vocabulary.blocs.get(p.actor) in STATE_BLOCS]
    if not initiators and came and went_out(document, draft, min(p.start for p in came)):
        for party in came:
            party.role, party.basis = "initiator", "inferred"
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
