"""How far two accounts agree: on place, day, kind of act, parties, figures.

Each agreement is worth points, each difference costs some, and what cannot be reconciled ends it.
`ENOUGH` points make two accounts one happening. No two of place, day and parties reach it where
places are as wide as a country: there the figures, or a force that is seldom hit, must agree too.
"""

import datetime as dt
from dataclasses import dataclass

from .accounts import Account
from .dating.facts import Knowledge
from .places import kilometres

ENOUGH = 4.0
_SAME_SCENE_KM = 12.0
# Farther apart than this, two scenes are two; nearer, a dispatch may name the neighbouring town.
_NEAR_KM = 60.0
# A commune or a stretch of land no wider than this lies about its scenes.
_SMALL_AREA_KM = 60.0
_PLACE = {"place": 3.0, "around": 1.5, "region": 0.3, "country": 0.0, "near": -0.5}
_DAY, _NIGHT, _WEEK, _MONTH, _NEWS, _NEXT_DAY = 2.0, 1.5, 1.0, 0.5, 0.3, -0.8
_SAME_FACT = 4.0
_SAME_KIND, _OTHER_KIND, _OTHER_MEANS = 0.1, -0.4, -1.6
_OUTSIDERS, _NAMED, _SHARED, _CIVILIANS, _VAGUE = 1.7, 0.8, 0.7, 0.5, 0.4
_OTHER_NAMES = -1.0
# Figures that only other dispatches of the event can have by more than chance.
_TELLING, _STRIKING = 1.5, 2.0
_OTHER_FIGURES, _WIDE_FIGURES, _LEAP = -0.5, -1.0, 4
_UNNAMED = {"jihadists_unspecified", "armed_men_unspecified", "azawad_separatists",
            "russian_unspecified", "civilians"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two accounts have in common, and how much that is worth.

    `is_striking`: they share a toll that only other dispatches of the event can have;
    `is_against`: day, place or means differ, and no toll says that one of the two is wrong.
    """

    points: float
    where: str
    when: str
    parties: frozenset[str]
    numbers: tuple[tuple[str, int], ...]
    fact: str | None
    is_striking: bool
    is_against: bool

    @property
    def is_exact(self) -> bool:
        """Whether the two tell one happening of a day."""
        return self.is_enough and self.when in ("same day", "same night or day")

    @property
    def is_enough(self) -> bool:
        """Whether the two tell one happening."""
        return self.points >= ENOUGH


def agreement(a: Account, b: Account, known: Knowledge) -> Agreement | None:
    """Return how far two accounts agree, None where they cannot be of one happening."""
    kind = _kinds(a, b)
    timed = _days(a, b) if kind is not None else None
    if kind is None or timed is None:
        return None
    where = _places(a, b)
    who = _parties(a, b, known) if where is not None else None
    if where is None or who is None:
        return None
    worth, numbers = _figures(a, b)
    if not numbers:
        worth = _difference(a, b, where)
    when, days = timed
    fact = a.fact if a.fact is not None and a.fact == b.fact else None
    points = kind + days + _PLACE[where] + who[0] + worth + (_SAME_FACT if fact else 0.0)
    needed, is_against = _needed(kind, when, where)
    if worth < needed:
        points = 0.0
    return Agreement(
        points=points,
        where=where,
        when=when,
        parties=who[1],
        numbers=numbers,
        fact=fact,
        is_striking=points >= ENOUGH and worth >= _STRIKING,
        is_against=is_against and worth < needed,
    )


def _needed(kind: float, when: str, where: str) -> tuple[float, bool]:
    """Return what the figures must be worth where the rest tells too little or differs.

    Two attacks on one town on two days are two, unless one toll says that a day is wrong; so are
    those on neighbours, and a strike and a fight. The second value says whether it differs.
    """
    if when == "next day" or where == "near" or kind == _OTHER_MEANS:
        return _TELLING, True
    return {"before": _STRIKING, "year": _TELLING}.get(when, -9.0), False


def _kinds(a: Account, b: Account) -> float | None:
    if a.row["sub_event_type"] == b.row["sub_event_type"]:
        return _SAME_KIND
    if a.act == b.act:
        return 0.0
    if not (a.is_violent and b.is_violent):
        return None
    # A mine and the fire on those whom it stopped are one ambush; a strike is another matter.
    return _OTHER_KIND if {a.act, b.act} == {"fight", "blast"} else _OTHER_MEANS


def _days(a: Account, b: Account) -> tuple[str, float] | None:
    """Return how the days agree in a word, and what that is worth."""
    if a.date is None and b.date is None:
        # Dispatches of the same days: each tells of the days before it.
        return ("news", _NEWS) if _touch(a, b) else None
    if a.date is None or b.date is None:
        undated, dated = (a, b) if a.date is None else (b, a)
        if _touch(a, b):
            return "news", _NEWS
        recalled = undated.first is None and undated.published is not None
        is_past = recalled and dated.last is not None and dated.last <= undated.published
        return ("before", 0.0) if is_past else None
    if not _touch(a, b) or not _meet(a, b):
        return _next_day(a, b)
    widest = max(a.width, b.width)
    if widest <= 2:
        alike = (a.first, a.last) == (b.first, b.last)
        return ("same day" if widest == 0 else "same night or day", _DAY if alike else _NIGHT)
    if widest <= 10:
        return "same days", _WEEK
    return ("same month", _MONTH) if widest <= 40 else ("year", 0.0)


def _touch(a: Account, b: Account) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last


def _meet(a: Account, b: Account) -> bool:
    """Whether dates that overlap have a day in common: one of five Saturdays has five."""
    if a.date is None or b.date is None:
        return True
    plain = a.date.kind in ("date", "interval") and b.date.kind in ("date", "interval")
    return plain or a.date.intersects(b.date)


def _next_day(a: Account, b: Account) -> tuple[str, float] | None:
    """« mardi » in one dispatch may be Wednesday in another, when it is written at night."""
    if not (a.is_exact and b.is_exact) or a.first is None or b.first is None:
        return None
    one, other = (a, b) if a.first <= b.first else (b, a)
    gap = other.first - one.last  # type: ignore[operator]
    return ("next day", _NEXT_DAY) if gap == dt.timedelta(1) else None


def _places(a: Account, b: Account) -> str | None:
    """Return how the places agree: a key of `_PLACE`."""
    one, other = a.row, b.row
    if a.place is not None and a.place == b.place and one.get("country") == other.get("country"):
        # « à Kongoussi et dans un hameau » has no one position, but the town is the same.
        if a.is_scene or b.is_scene or (one.get("radius_km") or 999) <= _SMALL_AREA_KM:
            return "place"
    if a.is_scene and b.is_scene:
        return _scenes(a, b)
    if one.get("country") != other.get("country"):
        return None
    if (a.is_scene or b.is_scene) and _lies_about(*((b, a) if a.is_scene else (a, b))):
        return "around"
    regions = {row["admin1"] for row in (one, other) if row.get("admin1")}
    if len(regions) == 2:
        # A forest or a border area may lie in two regions, a region lies in none but itself.
        gap, known = _gap(a, b)
        reach = sum(row.get("radius_km") or 0.0 for row in (one, other))
        are_areas = all(row.get("where_prec") != 4 for row in (one, other))
        return "country" if are_areas and known and gap <= min(reach, 2 * _NEAR_KM) else None
    both = one.get("admin1") and other.get("admin1")
    return "region" if both else "country"


def _scenes(a: Account, b: Account) -> str | None:
    gap, known = _gap(a, b)
    if not known or a.row.get("country") != b.row.get("country"):
        return "place" if known and gap <= _SAME_SCENE_KM else None
    areas = (a.row.get("where_prec") == 3) + (b.row.get("where_prec") == 3)
    if gap <= _SAME_SCENE_KM and not areas:
        return "place"
    if areas == 1 and _lies_about(*((a, b) if a.row.get("where_prec") == 3 else (b, a))):
        return "around"
    return "near" if gap <= _NEAR_KM else None


def _gap(a: Account, b: Account) -> tuple[float, bool]:
    """Return the distance of two places, and whether their positions are known."""
    one, other = a.row, b.row
    if not (one.get("place_id") and other.get("place_id")):
        return 0.0, False
    ends = one.get("latitude"), one.get("longitude"), other.get("latitude"), other.get("longitude")
    if None in ends:
        return 0.0, False
    return kilometres(*ends), True  # type: ignore[arg-type]


def _lies_about(area: Account, scene: Account) -> bool:
    """Whether an area of known extent lies about a scene."""
    radius = area.row.get("radius_km")
    gap, known = _gap(area, scene)
    return known and radius is not None and radius <= _SMALL_AREA_KM and (
        gap <= radius + _SAME_SCENE_KM
    )  # fmt: skip


def _parties(a: Account, b: Account, known: Knowledge) -> tuple[float, frozenset[str]] | None:
    """Return what the parties are worth and those in common; None for other people."""
    shared = a.actors & b.actors
    if a.rebels and b.rebels and not a.rebels & b.rebels:
        return None
    points = 0.0
    if not shared - _UNNAMED:
        one, other = a.actors - _UNNAMED, b.actors - _UNNAMED
        if one and other and not any(_kin(x, y, known) for x in one for y in other):
            return None
    if shared & a.outsiders:
        points += _OUTSIDERS
    rest = shared - a.outsiders
    named = {actor for actor in rest - _UNNAMED if known.blocs.get(actor) in _FIGHTERS}
    points += _NAMED if named else _VAGUE if a.rebels & b.rebels else 0.0
    points += _SHARED if rest - _UNNAMED - named else 0.0
    points += _CIVILIANS if "civilians" in shared else 0.0
    ours, theirs = a.initiators - _UNNAMED, b.initiators - _UNNAMED
    if ours and theirs and not any(_kin(x, y, known) for x in ours for y in theirs):
        points += _OTHER_NAMES
    return points, shared


_FIGHTERS = frozenset({"jihadist", "separatist"})


def _kin(one: str, other: str, known: Knowledge) -> bool:
    """Whether two names can stand for one force: a katiba for the coalition it belongs to."""
    wholes = known.member_of
    return one == other or one in wholes.get(other, ()) or other in wholes.get(one, ())


def _figures(a: Account, b: Account) -> tuple[float, tuple[tuple[str, int], ...]]:
    """Return what the numbers in common are worth: large ones more, for few events have them."""
    if not a.figures or not b.figures:
        return 0.0, ()
    shared = [
        key for key in a.figures if key in b.figures and _of_one(a.figures[key], b.figures[key])
    ]
    if not shared:
        return 0.0, ()
    worths = sorted((_worth(number) for _, number in shared), reverse=True)
    return worths[0] + sum(worths[1:3]) / 2, tuple(sorted(shared))


def _worth(number: int) -> float:
    for least, worth in ((30, 3.0), (13, 2.2), (6, 1.6), (4, 1.0), (3, 0.7), (2, 0.4)):
        if number >= least:
            return worth
    return 0.2


def _of_one(sides: frozenset[str], others: frozenset[str]) -> bool:
    return bool(sides & others) or "unspecified" in sides or "unspecified" in others


def _difference(a: Account, b: Account, where: str) -> float:
    """Return what different tolls cost: nothing where the later one has grown."""
    if not a.dead or not b.dead:
        return 0.0
    common = a.dead.keys() & b.dead.keys()
    if not common and "unspecified" not in a.dead and "unspecified" not in b.dead:
        return 0.0
    ours = max((a.dead[side] for side in common), default=max(a.dead.values()))
    theirs = max((b.dead[side] for side in common), default=max(b.dead.values()))
    if ours == theirs:
        return 0.0
    cost = _OTHER_FIGURES if where == "place" else _WIDE_FIGURES
    low, high = sorted((ours, theirs))
    if a.published is None or b.published is None:
        return cost
    grows = (ours < theirs) == (a.published < b.published) or a.published == b.published
    if where == "place" and grows:
        return 0.0 if high <= _LEAP * low else cost
    return cost if grows else 2 * cost
