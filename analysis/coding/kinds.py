"""What kind of event a report tells of: ACLED's sub-event type."""

from .bombs import are_shells, is_shelled, shelled_frames
from .clauses import Happening
from .disorders import by_a_mob, sets_a_crowd_against_soldiers
from .document import Document
from .draft import Draft
from .means import HIT, RAID, by_aircraft, by_means, by_weapon, says_what_site
from .party import ARMED_GROUPS, STATE_BLOCS, Party, is_rapt
from .takings import TAKEN, is_retaken, taking

CIVIL = {"civilians", "ngo", "ngo_hrw"}
_AIR = {"air_strike", "drone"}
_GONE = {"captured", "missing"}  # « deux hommes sont portés disparus », and no more is told
_NEXT = 6  # « a été la cible d'une attaque à l'engin explosif »
_MINED = {"convoy", "patrol", "vehicle", "boat", "bridge", "other", "town", "village"}
_FIRE = {"ambush", "clash", "capture", "recapture"}
_CROWD = {"protest", "gathering", "riot", "dispersal"}
_FOUGHT, _SHOT_AT = {"ambush", "clash", "attack"}, {"killing", "casualty", "attack"}
_OF_A_MOB, _HOSTILE = _SHOT_AT | {"destruction"}, {"attack", "ambush", "ied", "capture"}
_CRAFTS = ("avion", "helicoptere", "drone", "aeronef", "appareil")  # to shoot one down is to fight
_BOMBED = {"ied", "suicide_bomb"}
_MELEE = {"clash", "killing", "casualty"}
_CAUSES = {"dans", "par", "lors", "suite", "apres"}
# Villagers in arms, who live where they fight.
VILLAGE_MILITIAS = {"vdp", "other_community_militia", "dozo_dan_na_ambassagou"}


def sub_event(document: Document, draft: Draft, parties: list[Party]) -> tuple[str, str]:
    """Return ACLED's event type and sub-event type of a report.

    The order is ACLED's own: remote violence and battles before what goes with them; an attack on
    unarmed people is violence against civilians.
    """
    frame = _frame(document, draft, parties)
    row = document.vocabulary.frames[frame]
    return row.event_type, row.sub_event_type


def _frame(document: Document, draft: Draft, parties: list[Party]) -> str:
    blocs = document.vocabulary.blocs
    main = _leading(draft)
    if main is None:
        targets = {p.actor for p in parties if p.role == "target"}
        if {f.outcome for f in draft.figures} <= _GONE and draft.figures:
            return "arrest" if _takes_outlaws(parties) else "abduction"
        return "killing" if targets <= CIVIL else "clash"
    if draft.family == "protest":
        return _of_a_crowd(draft, main)
    if draft.family != "violence":
        return "abduction" if is_rapt(draft.family, parties, blocs) else main.frame
    told = [h for h in draft.happenings if h.strength == "main" and not h.is_generic]
    told = [h for h in told if not _points(document, h)] or told
    # « affirme avoir pris le camp » takes none where others only tell of an attack.
    frames = {h.frame for h in told if not (h.frame in TAKEN and h.is_claimed)}
    frames = frames or {h.frame for h in told} or {main.frame}
    bombs = [h for h in told if h.frame == "air_strike"]
    by_rebels = bool(bombs) and _without_aircraft(parties, blocs)
    shelled = bombs and all(is_shelled(document, h, by_rebels) for h in bombs)
    if shelled or bombs and are_shells(document, bombs, draft.spans):
        frames = shelled_frames(frames, "clash" in draft.frames)
    if frames & _FOUGHT and not is_retaken(document, draft, told, parties):
        frames = frames - {"recapture"} or frames  # « attaquée … la ville, qui a été reprise »
    frames = by_means(document, draft, told) or frames
    support = {h.frame for h in draft.happenings}
    weapons = by_weapon(document, told)
    # « tués par une mine […] une attaque à l'engin explosif »: nobody shot at them
    unarmed = {"attack", "ambush", "casualty", "killing"} - {
        h.frame for h in told if h.frame == "killing" and h.initiators
    }
    if len(weapons) == 1 and "clash" not in support:
        if not weapons & frames or frames - weapons <= unarmed:
            return "suicide_bomb" if "suicide_bomb" in support else next(iter(weapons))
    if frames - {"ied"} and not any(
        h.frame == "ied" and not _is_any_attack(h) for h in draft.happenings
    ):
        frames, support = frames - {"ied"}, support - {"ied"}
    if frames & RAID and _without_aircraft(parties, blocs):
        frames = frames - {"air_strike"}  # the army's answer to a raid
    if "ied" in frames and "suicide_bomb" in support:
        return "suicide_bomb"  # « un kamikaze … dans un attentat à la voiture piégée »
    for frame in ("suicide_bomb", "sexual_violence"):
        if frame in frames:
            return frame
    if "grenade" in frames and not frames & _FIRE or frames == {"ied"} and "grenade" in support:
        return "grenade"
    if support & _CROWD and frames <= {"destruction", "attack"} and not _by_arms(parties):
        return "riot"  # « des manifestants ont incendié le gouvernorat »
    if by_a_mob(parties) and frames <= _OF_A_MOB:
        return "mob" if only_civilians(parties) or "killing" in frames else "riot"
    if frames <= _MELEE and sets_a_crowd_against_soldiers(document, draft):
        return "riot"
    if not draft.frames & {"protest", "gathering"} and "clash" in support:
        support = support - {"riot"}  # « une dispute a dégénéré »: no demonstration
    if support & _CROWD and frames <= _SHOT_AT and _shoots_protesters(parties):
        # « quinze fidèles réunis pour la prière ont été tués »: no demonstration
        if any(h.frame in _CROWD - {"gathering" if h.is_verb else ""} for h in draft.happenings):
            return "repression"
    if "accident" in frames | _mishaps(document, draft, frames) and not _acts(told) & _HOSTILE:
        return "accident"
    if frames & _AIR or _from_the_air(frames, support, parties, blocs):
        return "air_strike"
    if frames == {"destruction"} and by_aircraft(document, draft):
        return "air_strike"
    if frames & TAKEN:
        return taking(document, draft, told, parties)
    if not frames & _FIRE and _shells_killed(draft, main, frames, support):
        return "shelling"
    if _is_mine(draft, frames, support):
        return "ied"
    if "abduction" in frames and not frames & {"killing", "attack", "execution", "ambush", "clash"}:
        if "clash" in support and not any(p.actor in CIVIL for p in parties):
            return "clash"  # « des combats […] dix combattants ont été faits prisonniers »
        return "arrest" if _takes_outlaws(parties) else "abduction"
    if (
        not frames
        & {"attack", "killing", "execution", "ambush", "clash", "casualty", "neutralisation"}
        and "destruction" in frames | support
        and not any(f.outcome == "killed" and f.low for f in draft.figures)
    ):
        return "destruction"
    # « ont tué quinze assaillants »: in a fight, whoever they were
    on_assailants = any(p.cls == "assailant" for h in told for p in h.targets) or any(
        document.text.startswith(_CRAFTS, noun.start) for h in told for noun in h.target_nouns
    )
    return _battle_or_attack(frames, _without_parts(draft, parties), on_assailants)


def _without_parts(draft: Draft, parties: list[Party]) -> list[Party]:
    """« 22 morts, dont quelques miliciens », where civilians were attacked: those, above all."""
    if not any(p.actor == "civilians" for p in parties if p.role == "target"):
        return parties
    parts = [f for f in draft.figures if f.part_of is not None]
    return [
        p for p in parties
        if p.actor not in VILLAGE_MILITIAS or not any(f.start <= p.start < f.end for f in parts)
    ]  # fmt: skip


def _points(document: Document, happening: Happening) -> bool:
    """« trois Chinois ont été enlevés … L'attaque »: what was told already, of whatever kind."""
    if says_what_site(document, happening):
        return True
    is_known = happening.determiner in ("definite", "demonstrative")
    return happening.frame == "attack" and not happening.is_verb and is_known


def _of_a_crowd(draft: Draft, main: Happening) -> str:
    """« une marche dispersée par la police »: unless the crowd was violent itself."""
    frames = {happening.frame for happening in draft.happenings}
    # « L'un d'entre eux a été blessé », of the marchers: a march still
    plain = main.frame if main.frame in _CROWD else "protest"
    return next((f for f in ("mob", "riot", "dispersal") if f in frames), plain)


def _by_arms(parties: list[Party]) -> bool:
    """Whether somebody who bears arms is said to have done it."""
    return any(p.role == "initiator" and p.actor not in CIVIL for p in parties)


def _shoots_protesters(parties: list[Party]) -> bool:
    """Whether a crowd was fired on, and not by rebels."""
    initiators = {p.actor for p in parties if p.role == "initiator"}
    return only_civilians(parties) and not initiators & ARMED_GROUPS


def _mishaps(document: Document, draft: Draft, frames: set[str]) -> set[str]:
    """« Des inondations ont fait trois morts », « morts dans l'épidémie »: nobody killed them."""
    accidents = [h for h in draft.happenings if h.frame == "accident"]
    if not accidents or not frames <= _SHOT_AT or any(h.initiators for h in draft.happenings):
        return set()
    for harm in (h for h in draft.happenings if h.frame in frames):
        for noun in accidents:
            if noun.sentence != harm.sentence:
                continue
            is_cause = not _CAUSES.isdisjoint(document.words_before(noun.start, 2))
            is_subject = noun.end <= harm.start and "," not in document.text[noun.end : harm.start]
            if noun.is_verb or is_cause or is_subject:
                return {"accident"}
    return set()


def _acts(told: list[Happening]) -> set[str]:
    """Return what was done, without what is only spoken of: « en réponse à cette attaque »."""
    return {h.frame for h in told if h.is_verb or h.determiner not in ("definite", "demonstrative")}


def _is_any_attack(happening: Happening) -> bool:
    """« l'attentat », with other words for what was done: any attack is called so."""
    return happening.row.trigger.startswith("attentat")


def _leading(draft: Draft) -> Happening | None:
    for unit in draft.units:
        if unit.main is not None and unit.main.strength == "main":
            return unit.main
    return next((u.main for u in draft.units if u.main is not None), None)


def _shells_killed(draft: Draft, main: Happening, frames: set[str], support: set[str]) -> bool:
    """« un obus est tombé sur une école, tuant … »: nobody else is said to have killed."""
    if "shelling" in frames and not frames & {"attack", "killing"}:
        return True
    if frames <= {"shelling", "attack", "casualty"} and "shelling" in frames:
        # « cible d'une attaque […] neuf obus ont été tirés »: that is what was done
        return "clash" not in support and not any(
            h.initiators and h.is_verb for h in draft.happenings if h.frame == "attack"
        )
    if any(h.frame == "killing" and h.initiators for h in draft.happenings):
        return False
    told = main.frame in ("attack", "casualty", "killing") and not _fought(draft)
    told = told and not {"clash", "suicide_bomb"} <= support  # « Les combats ont combiné … »
    return "shelling" in support and (told or "shelling" in frames and "attack" not in frames)


def _is_mine(draft: Draft, frames: set[str], support: set[str]) -> bool:
    """Whether a mine that somebody drove on, unless a fight went with it."""
    mines = [h for h in draft.happenings if h.frame == "ied" and not h.is_verb]
    if not {"ied"} & support or any(_is_on_a_site(h) for h in draft.happenings):
        return False
    fight = frames & (_FIRE | {"execution"}) or any(
        h.frame == "killing" and h.initiators and not _by_a_mine(h, draft) for h in draft.happenings
    )
    if "ied" in frames and not fight:
        plain = [
            h
            for h in draft.happenings
            if h.frame == "attack"
            and h.is_verb
            and h.strength == "main"
            and h.row.trigger not in HIT
            and not any(0 <= m.start - h.end <= _NEXT for m in mines)
        ]
        return not plain
    harm = {"casualty", "attack", "ied", "killing"}  # nobody is named as the killer: the mine is
    if not any(h.initiators for h in draft.happenings if h.frame == "destruction"):
        harm.add("destruction")  # « un véhicule a été détruit par une mine »
    return frames <= harm and "ied" in support and not fight and not [
        h for h in draft.happenings
        if h.frame == "attack" and h.is_verb and h.strength == "main" and h.row.trigger not in HIT
    ]  # fmt: skip


def _by_a_mine(killing: Happening, draft: Draft) -> bool:
    """« tués par une mine posée par des jihadistes », « l'explosion d'une mine a tué »."""
    mines = [h for h in draft.happenings if h.frame == "ied" and h.sentence == killing.sentence]
    return all(
        any(killing.end <= m.start < p.start or m.start < p.start < m.end for m in mines)
        for p in killing.initiators
    )


def _is_on_a_site(happening: Happening) -> bool:
    """« l'attaque contre le marché »: nobody drove there."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    told = happening.frame == "attack" and not happening.is_generic
    return told and bool(kinds) and not kinds & _MINED


def _fought(draft: Draft) -> bool:
    return any(h.is_verb and h.frame == "attack" and h.strength == "main" for h in draft.happenings)


def _by_state(parties: list[Party], blocs: dict[str, str]) -> bool:
    initiators = [p.actor for p in parties if p.role == "initiator"]
    return bool(initiators) and all(blocs.get(a) in STATE_BLOCS for a in initiators)


def _without_aircraft(parties: list[Party], blocs: dict[str, str]) -> bool:
    initiators = [p.actor for p in parties if p.role == "initiator"]
    return bool(initiators) and not any(blocs.get(a) in STATE_BLOCS for a in initiators)


def _from_the_air(
    frames: set[str], support: set[str], parties: list[Party], blocs: dict[str, str]
) -> bool:
    """Whether strikes killed and nobody fought on the ground as well: only states have aircraft."""
    if "drone" in support and "attack" in frames:
        return _by_state(parties, blocs)
    # « tués par une mine […] un hélicoptère a évacué les blessés » is no strike
    killed = frames <= {"neutralisation", "casualty", "killing", "destruction"}
    killed = killed and not support & _BOMBED
    return killed and bool(support & _AIR) and not _without_aircraft(parties, blocs)


def _takes_outlaws(parties: list[Party]) -> bool:
    """« le chef jihadiste et deux de ses hommes ont été capturés »: arrested, not abducted."""
    targets = {p.actor for p in parties if p.role == "target"}
    initiators = {p.actor for p in parties if p.role == "initiator"}
    return bool(targets) and targets <= ARMED_GROUPS and not initiators & ARMED_GROUPS


def only_civilians(parties: list[Party]) -> bool:
    """Return whether nobody but civilians was a target."""
    targets = {p.actor for p in parties if p.role in ("target",)}
    return bool(targets) and targets <= CIVIL


def _battle_or_attack(frames: set[str], parties: list[Party], on_assailants: bool) -> str:
    targets = {p.actor for p in parties if p.role == "target"}
    if only_civilians(parties) and "clash" not in frames - {"killing", "execution", "attack"}:
        return "killing"
    if not targets and frames & {"killing", "execution", "found"} and not on_assailants:
        return "killing"
    return "clash"
