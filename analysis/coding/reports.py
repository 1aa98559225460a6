"""Clauses folded into reports: one happening of an article, one report."""

import re
from dataclasses import dataclass, field

from analysis.language.times import TimeExpression

from .document import Document
from .happenings import Happening
from .moments import Moments
from .places import PlaceMention, kilometres
from .tolls import Figure
from .units import Unit

_REGION_KM = 150
_ON_THE_SPOT = re.compile(
    r"\b(?:sur les lieux|sur place|au meme endroit|a cet endroit|sur zone|non loin de la|kilometres de la(?=[,. ]))"
)
_GROUPS = {
    "attack": "raid", "ambush": "raid", "clash": "raid", "capture": "raid", "recapture": "raid",
    "neutralisation": "killing", "killing": "killing", "execution": "killing", "casualty": "killing",
    "ied": "blast", "suicide_bomb": "blast", "air_strike": "air", "drone": "air", "shelling": "shelling",
    "abduction": "abduction", "destruction": "looting", "accident": "accident",
}  # fmt: skip
_GO_TOGETHER = {
    ("raid", "killing"), ("raid", "blast"), ("raid", "shelling"), ("raid", "abduction"),
    ("raid", "looting"), ("killing", "blast"), ("killing", "air"), ("killing", "shelling"),
    ("killing", "looting"), ("killing", "accident"), ("blast", "shelling"),
}  # fmt: skip
_ANAPHORA = ("definite", "demonstrative")


@dataclass(slots=True)
class Draft:
    """A report in the making.

    `units` are its clauses in the order of the text; the first names it. What later steps find
    (place, date, participants …) is kept by those steps, not here.
    """

    units: list[Unit]
    family: str
    place: PlaceMention | None = None
    more_places: list[PlaceMention] = field(default_factory=list)
    country: str | None = None

    @property
    def happenings(self) -> list[Happening]:
        """All triggers of the report."""
        return [h for u in self.units for h in u.happenings]

    @property
    def figures(self) -> list[Figure]:
        """All figures of the report."""
        return [f for u in self.units for f in u.figures]

    @property
    def times(self) -> list[TimeExpression]:
        """All times of the report's clauses, in the order of the text."""
        return [t for u in self.units for t in u.times]

    @property
    def places(self) -> list[PlaceMention]:
        """All settlements of the report's clauses."""
        return [p for u in self.units for p in u.places]

    @property
    def areas(self) -> list[PlaceMention]:
        """All regions and areas of the report's clauses."""
        return [p for u in self.units for p in u.areas]

    @property
    def frames(self) -> set[str]:
        """The frames of all its triggers."""
        return {h.frame for h in self.happenings}

    @property
    def start(self) -> int:
        """Where the words begin that made it an event."""
        unit = self.units[0]
        main = unit.main
        return main.start if main else unit.figures[0].start

    @property
    def end(self) -> int:
        """Where those words end."""
        unit = self.units[0]
        main = unit.main
        return main.end if main else unit.figures[0].end


def fold_units(document: Document, units: list[Unit], moments: Moments) -> list[Draft]:
    """Fold the clauses of an article into reports."""
    drafts: list[Draft] = []
    focus: Draft | None = None
    for unit in units:
        if (
            focus is not None
            and not unit.places
            and _ON_THE_SPOT.search(document.text, unit.start, unit.end)
        ):
            unit.places = list(focus.places[:1])
        family = _family(document, unit)
        ranked = [
            (score, -_distance(unit, draft), index)
            for index, draft in enumerate(drafts)
            if (score := _fit(document, unit, family, draft, draft is focus, moments)) is not None
        ]
        best = max(ranked) if ranked else None
        if best is not None and (best[0] >= 2 or not _can_open(document, unit, moments)):
            draft = drafts[best[2]]
            draft.units.append(unit)
            if unit.sentence.role != "title":
                focus = draft
            _keep_place(draft)
        elif _can_open(document, unit, moments):
            focus = Draft([unit], family)
            _keep_place(focus)
            drafts.append(focus)
    return drafts


def _family(document: Document, unit: Unit) -> str:
    main = unit.main
    return document.vocabulary.frames[main.frame].family if main else "violence"


def _distance(unit: Unit, draft: Draft) -> int:
    return unit.sentence.index - draft.units[-1].sentence.index


def _can_open(document: Document, unit: Unit, moments: Moments) -> bool:
    """Whether a clause says enough to be a report of its own."""
    if _is_pointing(unit) and not unit.figures:
        return False
    strong = [h for h in unit.happenings if h.strength == "main" and not h.is_generic]
    dated = any(moments.is_dated(t) for t in unit.times)
    placed = bool(unit.places)
    generic = [h for h in unit.happenings if h.strength == "main"]
    if unit.sentence.role in ("title", "standfirst"):
        return bool(generic) or bool(unit.figures and unit.happenings)
    if strong:
        return dated or placed or bool(unit.figures) or bool(unit.areas) or _is_lead(unit)
    weak = [h for h in unit.happenings if not h.is_generic]
    if weak and (dated and (placed or unit.figures or unit.areas)):
        return True
    if weak and placed and unit.figures:
        return True
    if generic and (unit.figures or placed or unit.areas) and dated:
        return True
    if generic and unit.figures and placed:
        return True
    return bool(unit.figures) and placed and dated


def _is_pointing(unit: Unit) -> bool:
    """« ces attaques », « cette embuscade » and nothing else: what was told already."""
    said = [h for h in unit.happenings if h.strength == "main" or h.frame == "occurrence"]
    return bool(said) and all(
        h.frame == "occurrence" or (not h.is_verb and h.determiner == "demonstrative") for h in said
    )


def _is_lead(unit: Unit) -> bool:
    return unit.sentence.index <= 2


def _fit(
    document: Document, unit: Unit, family: str, draft: Draft, is_focus: bool, moments: Moments
) -> float | None:
    """Score a clause against a report; None where the two cannot be one happening."""
    if unit.happenings and family != draft.family:
        return None
    place = _place_fit(unit, draft)
    takes_place = any(h.frame == "occurrence" for h in unit.happenings)
    times = [] if _is_pointing(unit) and not takes_place else unit.times
    day = moments.fit(times, [t for u in draft.units for t in u.times])
    if place is None or day is None or _frames_clash(unit, draft, place, day):
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
    """Score places: the same, none named, wide enough to hold the other; None for different ones."""
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
        return 0.0 if near and _shared_figures(unit, draft) else None
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
    frames = {
        _GROUPS[h.frame] for h in unit.happenings if h.strength == "main" and h.frame in _GROUPS
    }
    theirs = {
        _GROUPS[h.frame] for h in draft.happenings if h.strength == "main" and h.frame in _GROUPS
    }
    if not frames or not theirs or place >= 3 or day >= 2 and place >= 0.5:
        return False
    main = unit.main
    if main is not None and not main.is_verb and main.determiner in _ANAPHORA:
        return False
    fitting = any(
        a == b or (a, b) in _GO_TOGETHER or (b, a) in _GO_TOGETHER for a in frames for b in theirs
    )
    return not fitting and bool(unit.places or unit.times or unit.figures)


def _rare_kind(unit: Unit, draft: Draft) -> bool:
    """Whether both tell of the same kind of act, and one that an article seldom tells twice."""
    rare = {"abduction", "accident", "coup", "handover", "suicide_bomb", "protest", "agreement"}
    return bool({h.frame for h in unit.happenings} & draft.frames & rare)


def _shared_figures(unit: Unit, draft: Draft) -> bool:
    own = {(f.outcome, f.low, f.high) for f in unit.figures if f.low > 1}
    return bool(own & {(f.outcome, f.low, f.high) for f in draft.figures})


def _keep_place(draft: Draft) -> None:
    """Choose the report's own place: the first settlement named with it, joined ones beside it."""
    # A headline names the town, the first sentence the village.
    for unit in sorted(draft.units, key=lambda u: (u.sentence.role == "title", _only_near(u))):
        if unit.places:
            draft.place = min(unit.places, key=lambda p: (p.is_near, abs(p.start - unit.anchor)))
            draft.more_places = _joined(draft, unit)
            return
    areas = [p for u in draft.units for p in u.areas]
    draft.place = areas[0] if areas else None
    draft.more_places = []


def _only_near(unit: Unit) -> bool:
    """Whether a clause says no more than « près de Gao »."""
    return bool(unit.places) and all(p.is_near for p in unit.places)


def _joined(draft: Draft, unit: Unit) -> list[PlaceMention]:
    """Return the other settlements that the same clause names with it."""
    seen = {draft.place.key} if draft.place else set()
    joined = []
    for place in unit.places:
        if place.key not in seen:
            seen.add(place.key)
            joined.append(place)
    return joined
