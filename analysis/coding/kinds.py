"""What kind of event a report tells of: ACLED's sub-event type, target kind."""

from typing import NamedTuple

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .places import PlaceMention
from .roles import Party

CIVIL = {"civilians", "ngo", "ngo_hrw"}
_STATE_BLOCS = {"malian_state", "burkinabe_state", "nigerien_state", "french_european", "russian",
                "other_state", "un"}  # fmt: skip
_EXPLOSIVE = {"ied", "suicide_bomb"}
_AIR = {"air_strike", "drone"}
_TAKEN = {"capture", "recapture"}
_HANDED_OVER = {"camp", "base", "airport", "un_mission"}
_FIRE = {"ambush", "clash", "capture", "recapture"}


def sub_event(document: Document, draft: Draft, parties: list[Party]) -> tuple[str, str]:
    """Return ACLED's event type and sub-event type of a report.

    The order is ACLED's own: remote violence and battles before what goes with them; an attack on
    unarmed people is violence against civilians.
    """
    frame = _frame(draft, parties, document.vocabulary.blocs)
    row = document.vocabulary.frames[frame]
    return row.event_type, row.sub_event_type


def _frame(draft: Draft, parties: list[Party], blocs: dict[str, str]) -> str:
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
    support = {h.frame for h in draft.happenings}
    for frame in ("suicide_bomb", "sexual_violence"):
        if frame in frames:
            return frame
    if "accident" in frames and not frames & {"attack", "ambush", "ied", "capture"}:
        return "accident"
    if frames & _AIR or (support & {"drone"} and "attack" in frames and _by_state(parties, blocs)):
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
        return "abduction"
    if (
        not frames
        & {"attack", "killing", "execution", "ambush", "clash", "casualty", "neutralisation"}
        and "destruction" in frames | support
    ):
        return "destruction"
    return _battle_or_attack(frames, parties)


def _leading(draft: Draft) -> Happening | None:
    for unit in draft.units:
        if unit.main is not None and unit.main.strength == "main":
            return unit.main
    return next((u.main for u in draft.units if u.main is not None), None)


def _is_mine(draft: Draft, frames: set[str], support: set[str]) -> bool:
    """Whether a mine that somebody drove on, unless a fight went with it."""
    if not {"ied"} & support:
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


def _fought(draft: Draft) -> bool:
    return any(h.is_verb and h.frame == "attack" and h.strength == "main" for h in draft.happenings)


def _by_state(parties: list[Party], blocs: dict[str, str]) -> bool:
    initiators = [p.actor for p in parties if p.role == "initiator"]
    return bool(initiators) and all(blocs.get(a) in _STATE_BLOCS for a in initiators)


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


def target_kind(document: Document, draft: Draft, sub_event: str) -> Hit | None:
    """Return the words for what was hit: the object of the leading trigger, else of any."""
    if draft.family in ("coup", "agreement", "group", "protest", "arrest"):
        return None
    ranked = sorted(draft.happenings, key=lambda h: (h.strength != "main", h.is_generic))
    for happening in ranked:
        if happening.target_nouns:
            return happening.target_nouns[0]
    hits = [h for u in draft.units for h in document.within("target", u.start, u.end)]
    if draft.family == "base":  # a « poste » that is handed over controls no road
        hits = [hit for hit in hits if hit.row.target_kind in _HANDED_OVER] or hits
    fixed = (hit for hit in hits if hit.row.target_kind not in ("town", "vehicle", "bridge"))
    return next(fixed, None) or _the_place(draft, sub_event)


# Acts that kill many in one place, and from how many on the place itself was hit.
_MASSACRES = {"killing", "execution", "casualty", "attack", "operation", "occurrence"}
_MANY = 10


class Settlement(NamedTuple):
    """A named place that was itself taken or cut off."""

    target_kind: str


def _is_massacre(draft: Draft, place: PlaceMention) -> bool:
    """« quinze villageois avaient péri à Guiré »: many dead, and no road or post is named."""
    many = any(f.outcome == "killed" and f.low >= _MANY for f in draft.figures)
    return many and not place.is_near and not draft.frames - _MASSACRES


def _the_place(draft: Draft, sub_event: str) -> Hit | None:
    """« ont pris Loulouni », « Nioro, coupée du reste du pays »: what was hit has a name."""
    place = draft.place
    taken = draft.family == "siege" or draft.frames & _TAKEN
    if place is None or place.row is None or place.row.kind not in ("town", "village"):
        return None
    is_village = place.row.kind == "village" and sub_event == "Attack"
    if not taken and not (is_village and _is_massacre(draft, place)):
        return None
    return Hit(place.start, place.end, Settlement(place.row.kind))
