"""Whether a clause tells the happening of a report: by place, day, kind of act, figures."""

from .clauses import Happening
from .document import Document
from .draft import Draft, is_pointing
from .moments import Moments
from .places import PlaceMention, kilometres
from .units import Unit

_REGION_KM = 150
_GROUPS = {
    "attack": "raid", "ambush": "raid", "clash": "raid", "capture": "raid", "recapture": "raid",
    "neutralisation": "killing", "killing": "killing", "execution": "killing",
    "casualty": "killing", "ied": "blast", "suicide_bomb": "blast", "air_strike": "air",
    "drone": "air", "shelling": "shelling",
    "abduction": "abduction", "destruction": "looting", "accident": "accident",
}  # fmt: skip
_GO_TOGETHER = {
    ("raid", "killing"), ("raid", "blast"), ("raid", "shelling"), ("raid", "abduction"),
    ("raid", "looting"), ("killing", "blast"), ("killing", "air"), ("killing", "shelling"),
    ("killing", "looting"), ("killing", "accident"), ("blast", "shelling"),
}  # fmt: skip
_ANAPHORA = ("definite", "demonstrative")


def fit(
    document: Document, unit: Unit, family: str, draft: Draft, is_focus: bool, moments: Moments
) -> float | None:
    """Score a clause against a report; None where the two cannot be one happening."""
    if unit.happenings and family != draft.family:
        return None
    place = _place_fit(unit, draft)
    if place is None:
        return None
    takes_place = any(h.frame == "occurrence" for h in unit.happenings)
    times = [] if is_pointing(unit) and not takes_place else unit.times
    day = moments.fit(times, [t for u in draft.units for t in u.times])
    if day is None or _frames_clash(unit, draft, place, day):
        return None
    score = place + day
    main = unit.main
    if (
        main is not None
        and not main.is_verb
        and main.determiner in _ANAPHORA
        and not main.is_generic
    ):
        score += 1
    if unit.is_another and not (place >= 3 and day >= 2):
        score -= 3
    if _shared_figures(unit, draft):
        score += 2
    if _rare_kind(unit, draft):
        score += 1.5
    if is_focus:
        score += 2
    elif unit.sentence.index - draft.units[-1].sentence.index <= 1:
        score += 1
    if draft.units[0].sentence.role in ("title", "standfirst") and len(draft.units) == 1:
        score += 1
    if main is not None and not main.is_verb and main.determiner == "indefinite" and (
        unit.places or unit.times
    ) and place <= 0 and day <= 0 and (draft.places or draft.times):  # fmt: skip
        score -= 2
    if (
        main is not None
        and main.is_past_perfect
        and not place
        and day <= 0
        and any(t.kind == "date" for t in unit.times)
    ):
        score -= 2
    return score


def _place_fit(unit: Unit, draft: Draft) -> float | None:
    """Score places: the same, none named, one holds the other; None for different ones."""
    own, theirs = unit.places, draft.places
    body = [p for u in draft.units if u.sentence.role != "title" for p in u.places]
    if own and theirs and not body and not {p.key for p in own} & {p.key for p in theirs}:
        return 0.5
    if own and theirs:
        if {p.key for p in own} & {p.key for p in theirs}:
            return 3.0
        if any(_near(a, b) for a in own for b in theirs):
            return 1.0
        near = any(_may_be_near(a, b) for a in own for b in theirs)
        return 0.0 if near and (_shared_figures(unit, draft) or _points_back(unit)) else None
    if own and draft.areas:
        return (
            0.5
            if any(_holds(a, p) for a in draft.areas for p in own)
            else _area_conflict(draft.areas, own)
        )
    if unit.areas and theirs:
        return (
            0.5
            if any(_holds(a, p) for a in unit.areas for p in theirs)
            else _area_conflict(unit.areas, theirs)
        )
    if unit.areas and draft.areas:
        same = {p.key for p in unit.areas} & {p.key for p in draft.areas}
        return 1.0 if same else 0.0
    return 0.0


def _near(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two named places are one scene: a village beside the town."""
    if a.row is None or b.row is None:
        return False
    gap = kilometres(a.row.latitude, a.row.longitude, b.row.latitude, b.row.longitude)
    return gap <= 8


def _may_be_near(a: PlaceMention, b: PlaceMention) -> bool:
    """« près de Gao » may be any village of the region."""
    if a.row is None or b.row is None or not (a.is_near or b.is_near):
        return False
    return (
        kilometres(a.row.latitude, a.row.longitude, b.row.latitude, b.row.longitude) <= _REGION_KM
    )


def _holds(area: PlaceMention, place: PlaceMention) -> bool:
    if area.row is None or place.row is None:
        return True
    names = {place.row.admin1, place.row.admin1_current}
    if area.row.kind == "region":
        return area.row.name in names
    if area.row.latitude is None:
        return True
    gap = kilometres(area.row.latitude, area.row.longitude, place.row.latitude, place.row.longitude)
    return gap <= 2 * (area.row.radius_km or 100)


def _area_conflict(areas: list[PlaceMention], places: list[PlaceMention]) -> float | None:
    known = [
        a for a in areas if a.row is not None and a.row.kind in ("region", "province", "cercle")
    ]
    return None if known and all(p.row is not None for p in places) else 0.0


def _frames_clash(unit: Unit, draft: Draft, place: float, day: float) -> bool:
    """Acts of different kinds are one happening only where place, day or words say so."""
    frames, theirs = _groups(unit.happenings), _groups(draft.happenings)
    if not frames or not theirs or place >= 3 or day >= 2 and place >= 0.5:
        return False
    if _points_back(unit):
        return False
    fitting = any(
        a == b or (a, b) in _GO_TOGETHER or (b, a) in _GO_TOGETHER for a in frames for b in theirs
    )
    return not fitting and bool(unit.places or unit.times or unit.figures)


def _points_back(unit: Unit) -> bool:
    """« l'attaque », « cette embuscade »: told before."""
    main = unit.main
    return main is not None and not main.is_verb and main.determiner in _ANAPHORA


def _groups(happenings: list[Happening]) -> set[str]:
    """Return the kinds of act that triggers tell: of the strong ones, else of the others."""
    known = [h for h in happenings if h.frame in _GROUPS]
    strong = [h for h in known if h.strength == "main"]
    return {_GROUPS[h.frame] for h in strong or known if not h.is_generic}


def _rare_kind(unit: Unit, draft: Draft) -> bool:
    """Whether both tell of the same kind of act, and one that an article seldom tells twice."""
    rare = {"abduction", "accident", "coup", "handover", "suicide_bomb", "protest", "agreement"}
    return bool({h.frame for h in unit.happenings} & draft.frames & rare)


def _shared_figures(unit: Unit, draft: Draft) -> bool:
    own = {(f.outcome, f.low, f.high) for f in unit.figures if f.low > 1}
    return bool(own & {(f.outcome, f.low, f.high) for f in draft.figures})
