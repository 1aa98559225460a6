"""What kind of event a report tells of: ACLED's sub-event type, target kind."""

import re
from typing import NamedTuple

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .nearby import REACH
from .party import ARMED_GROUPS, Party

CIVIL = {"civilians", "ngo", "ngo_hrw"}
# Those who live where they fight.
_VILLAGERS = CIVIL | {"vdp", "dozo_dan_na_ambassagou", "other_community_militia"}
_STATE_BLOCS = {"malian_state", "burkinabe_state", "nigerien_state", "french_european", "russian",
                "other_state", "un"}  # fmt: skip
_EXPLOSIVE = {"ied", "suicide_bomb"}
_AIR = {"air_strike", "drone"}
_TAKEN = {"capture", "recapture"}
_HANDED_OVER = {"camp", "base", "airport", "un_mission"}
# Who is carried off or driven on a mine need not be in the village.
_ON_THE_ROAD = {"abduction", "ied", "accident"}
_MINED = {"convoy", "patrol", "vehicle", "boat", "bridge", "other", "town", "village"}
# What a thing says of the target: a village is more than a car, a town hardly one.
_LAST_KINDS = {"village": 1, "vehicle": 2, "bridge": 2, "other": 2, "town": 3}
# « évacués vers un centre de santé »: never the target unless an act is aimed at it.
_NEVER_ALONE = {"town", "vehicle", "boat", "bridge", "other", "health"}
_NEAR_BY = re.compile(
    r"\b(?:km|kilometres|pres|proche|loin|autour|a cote|en face|en amont|en aval|a hauteur|"
    r"a la hauteur|"
    r"au (?:nord|sud)|a l'(?:est|ouest)|aux? (?:alentours|environs|abords)|a proximite|"
    r"a la sortie|a l'entree|sortie?s?|venue?s?|en provenance|en direction|maire|elus?|"
    r"origine|originaires?|frontaliere?s?) "
    r"(?:d[eu]s? |d')(?:l[ae]s? |l'|une? |cette |son |sa |leur )?$"
)
_ONE_OF_ITS = re.compile(r"\b(?:un|deux|trois|plusieurs) de (?:ses|leurs|nos) $")
_FAR = 40
_AGAINST = re.compile(r"\bcontre (?:l[ae] |l'|cette |une? |les )?\Z")
# « visé lundi soir par des tirs d'obus »: what an attack was made with.
_BY = re.compile(r"[^,.;:()]{0,40} par (?:[a-z]+ |l')?")
_MEANS = _AIR | {"shelling"}
_FIRE = {"ambush", "clash", "capture", "recapture"}
_FOUGHT = {"ambush", "clash", "attack"}
_RAID = _FIRE | {"attack", "execution"}


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
        return "killing" if targets <= CIVIL else "clash"
    if draft.family != "violence":
        return main.frame
    told = [h for h in draft.happenings if h.strength == "main" and not h.is_generic]
    # « affirme avoir pris le camp » takes none where others only tell of an attack.
    frames = {h.frame for h in told if not (h.frame in _TAKEN and h.is_claimed)}
    frames = frames or {h.frame for h in told} or {main.frame}
    if frames & _FOUGHT and not any(h.initiators for h in told if h.frame == "recapture"):
        frames = frames - {"recapture"} or frames  # « attaquée … la ville, qui a été reprise »
    frames = _by_means(document, draft, told) or frames
    if frames & _RAID and _without_aircraft(parties, blocs):
        frames = frames - {"air_strike"}  # the army's answer to a raid
    support = {h.frame for h in draft.happenings}
    for frame in ("suicide_bomb", "sexual_violence"):
        if frame in frames:
            return frame
    if "accident" in frames and not frames & {"attack", "ambush", "ied", "capture"}:
        return "accident"
    if frames & _AIR or _from_the_air(frames, support, parties, blocs):
        return "air_strike"
    if "recapture" in frames:
        return "recapture" if _by_state(parties, blocs) else "capture"
    if "capture" in frames:
        return "recapture" if _by_state(parties, blocs) else "capture"
    if "shelling" in frames and not frames & (_FIRE | {"attack", "killing"}):
        return "shelling"
    if (
        "shelling" in support
        and main.frame in ("attack", "casualty")
        and not frames & _FIRE
        and not _fought(draft)
    ):
        return "shelling"
    if _is_mine(draft, frames, support):
        return "ied"
    if "abduction" in frames and not frames & {"killing", "attack", "execution", "ambush", "clash"}:
        return "arrest" if _takes_outlaws(parties) else "abduction"
    if (
        not frames
        & {"attack", "killing", "execution", "ambush", "clash", "casualty", "neutralisation"}
        and "destruction" in frames | support
    ):
        return "destruction"
    return _battle_or_attack(frames, parties)


def _by_means(document: Document, draft: Draft, told: list[Happening]) -> set[str]:
    """« des frappes ont visé », « touché par des tirs d'obus »: the noun tells what the verb does.

    Nothing where the report tells another act besides.
    """
    means = [h for h in draft.happenings if h.frame in _MEANS and not h.is_verb]
    pairs = [
        (m, v) for m in means for v in draft.happenings if v.is_verb and _touch(document, m, v)
    ]
    taken = {id(happening) for pair in pairs for happening in pair}
    others = [h for h in told if id(h) not in taken and h.frame in _RAID]
    return {noun.frame for noun, _ in pairs} if not others else set()


def _touch(document: Document, noun: Happening, verb: Happening) -> bool:
    """Whether a noun stands directly before a verb of attack, or is what it was done by."""
    if verb.frame != "attack":
        return False
    if 0 <= verb.start - noun.end <= 1:
        return True
    is_near = verb.end < noun.start <= verb.end + REACH
    return is_near and _BY.fullmatch(document.text, verb.end, noun.start) is not None


def _leading(draft: Draft) -> Happening | None:
    for unit in draft.units:
        if unit.main is not None and unit.main.strength == "main":
            return unit.main
    return next((u.main for u in draft.units if u.main is not None), None)


def _is_mine(draft: Draft, frames: set[str], support: set[str]) -> bool:
    """Whether a mine that somebody drove on, unless a fight went with it."""
    if not {"ied"} & support or any(_is_on_a_site(h) for h in draft.happenings):
        return False
    fight = frames & (_FIRE | {"execution"}) or any(
        h.frame == "killing" and h.initiators for h in draft.happenings
    )
    if "ied" in frames and not fight:
        plain = [
            h
            for h in draft.happenings
            if h.frame == "attack" and h.is_verb and h.strength == "main"
        ]
        return not plain
    harm = {"casualty", "attack", "ied", "killing"}  # nobody is named as the killer: the mine is
    return frames <= harm and "ied" in support and not fight and not [
        h for h in draft.happenings if h.frame == "attack" and h.is_verb and h.strength == "main"
    ]  # fmt: skip


def _is_on_a_site(happening: Happening) -> bool:
    """« l'attaque contre le marché »: nobody drove there."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    return happening.frame == "attack" and bool(kinds) and not kinds & _MINED


def _fought(draft: Draft) -> bool:
    return any(h.is_verb and h.frame == "attack" and h.strength == "main" for h in draft.happenings)


def _by_state(parties: list[Party], blocs: dict[str, str]) -> bool:
    initiators = [p.actor for p in parties if p.role == "initiator"]
    return bool(initiators) and all(blocs.get(a) in _STATE_BLOCS for a in initiators)


def _without_aircraft(parties: list[Party], blocs: dict[str, str]) -> bool:
    initiators = [p.actor for p in parties if p.role == "initiator"]
    return bool(initiators) and not any(blocs.get(a) in _STATE_BLOCS for a in initiators)


def _from_the_air(
    frames: set[str], support: set[str], parties: list[Party], blocs: dict[str, str]
) -> bool:
    """Whether strikes killed and nobody fought on the ground as well: only states have aircraft."""
    if "drone" in support and "attack" in frames:
        return _by_state(parties, blocs)
    killed = frames <= {"neutralisation", "casualty", "killing"}
    return killed and bool(support & _AIR) and not _without_aircraft(parties, blocs)


def _takes_outlaws(parties: list[Party]) -> bool:
    """« le chef jihadiste et deux de ses hommes ont été capturés »: arrested, not abducted."""
    targets = {p.actor for p in parties if p.role == "target"}
    initiators = {p.actor for p in parties if p.role == "initiator"}
    return bool(targets) and targets <= ARMED_GROUPS and not initiators & ARMED_GROUPS


def _only_civilians(parties: list[Party]) -> bool:
    targets = {p.actor for p in parties if p.role in ("target",)}
    return bool(targets) and targets <= CIVIL


def _battle_or_attack(frames: set[str], parties: list[Party]) -> str:
    targets = {p.actor for p in parties if p.role == "target"}
    if _only_civilians(parties) and "clash" not in frames - {"killing", "execution", "attack"}:
        return "killing"
    if not targets and frames & {"killing", "execution", "found"}:
        return "killing"
    return "clash"


def target_kind(document: Document, draft: Draft, parties: list[Party]) -> Hit | None:
    """Return the words for what was hit: the object of the leading trigger, else of any.

    A camp or a market says more than the village or the town around it.
    """
    if draft.family in ("coup", "agreement", "group", "protest", "arrest"):
        return None
    family = document.vocabulary.frames
    soldiers = _among_soldiers(draft, parties)
    ranked = [
        ((h.frame == "destruction", h.is_generic, _rank(noun),
          h.strength != "main" and h.frame != "destruction"), number, noun)
        for number, h in enumerate(draft.happenings)
        if family[h.frame].family == draft.family
        for noun in h.target_nouns
        if h.frame == "shelling" or not _is_landmark(document, noun)
        if not ((soldiers or h.frame == "clash") and _is_scene(document, h, noun))
    ]  # fmt: skip
    if ranked:
        noun = min(ranked, key=lambda item: item[:2])[2]
        return _column(document, noun) or noun
    acting = {p.start for h in draft.happenings for p in h.initiators}
    hits = [
        hit
        for unit in draft.units
        for hit in document.within("target", unit.start, unit.end)
        if hit.row.target_kind not in _NEVER_ALONE
        and hit.start not in acting  # « une patrouille a neutralisé … »
        and not _is_landmark(document, hit)
        and not (soldiers and _is_scene(document, None, hit))
    ]
    if draft.family == "base":  # a « poste » that is handed over controls no road
        hits = [hit for hit in hits if hit.row.target_kind in _HANDED_OVER] or hits
    return next(iter(hits), None) or _kind_of_place(draft, parties)


def _column(document: Document, noun: Hit) -> Hit | None:
    """« l'un de ses véhicules »: one of a column's."""
    before = document.text[max(0, noun.start - 16) : noun.start]
    if noun.row.target_kind == "vehicle" and _ONE_OF_ITS.search(before):
        return Hit(noun.start, noun.end, Settlement("patrol"))
    return None


class Settlement(NamedTuple):
    """A named place that was itself taken, cut off or killed in."""

    target_kind: str


def _kind_of_place(draft: Draft, parties: list[Party]) -> Hit | None:
    """« ont pris Loulouni », « tués à Ogossagou », « Nioro, coupée du reste du pays »."""
    place = draft.place
    if place is None or place.row is None or place.row.kind not in ("town", "village"):
        return None
    taken = draft.family == "siege" or any(
        h.frame in _TAKEN and h.strength == "main" for h in draft.happenings
    )
    killed = place.row.kind == "village" and not place.is_near and _only_civilians(parties)
    if taken or (killed and draft.family == "violence" and not draft.frames & _ON_THE_ROAD):
        return Hit(place.start, place.end, Settlement(place.row.kind))
    return None


def _rank(noun: Hit) -> int:
    return _LAST_KINDS.get(noun.row.target_kind, 0)


def _is_scene(document: Document, happening: Happening | None, noun: Hit) -> bool:
    """Whether soldiers fought in a village, or lost a car in the fight: neither was the target."""
    if noun.row.target_kind != "vehicle" or happening is None:
        against = _AGAINST.search(document.text, max(0, noun.start - 16), noun.start)
        return noun.row.target_kind in ("village", "town") and against is None
    return happening.frame == "destruction" or noun.start - happening.end > _FAR


def _among_soldiers(draft: Draft, parties: list[Party]) -> bool:
    targets = {p.actor for p in parties if p.role == "target"}
    fought = draft.frames & {"attack", "ambush", "clash"}
    return bool(fought and targets) and targets.isdisjoint(_VILLAGERS)


def _is_landmark(document: Document, noun: Hit) -> bool:
    """« à 10 km du village », « en face d'une boutique »: where it was, not what was hit."""
    before = document.text[max(0, noun.start - 40) : noun.start]
    return bool(_NEAR_BY.search(before))
