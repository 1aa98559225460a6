"""How far two accounts agree: on place, day, kind of act, parties, figures.

Each agreement is worth points, each difference costs some, and what cannot be reconciled ends it.
`ENOUGH` points make two accounts one happening. No two of place, day and parties reach it where
places are as wide as a country: there the figures, or a force that is seldom hit, must agree too.
"""

import math
from typing import NamedTuple

from .accounts import Account
from .dating.facts import Knowledge
from .hints import CLOSE, close_tolls, hints
from .where_and_when import days_agree, places_agree

ENOUGH = 4.0
_PLACE = {
    "place": 3.0, "shared": 2.4, "alike": 2.4, "around": 1.5, "beside": 1.5, "named": 1.4,
    "region": 0.3, "country": 0.0, "near": -0.5,
}  # fmt: skip
_DAYS = {
    "same day": 2.0, "same night": 2.0, "night or day": 1.5, "same days": 1.0, "same month": 0.7,
    "news": 0.5, "year": 0.0, "before": 0.0, "lately": -0.3, "next day": -0.8,
    "days apart": -1.5,
}  # fmt: skip
_ONE_SCENE = ("place", "shared", "alike", "named", "beside")
_OF_ONE_DAY = ("same day", "same night", "night or day")
_SAME_FACT = 4.0
_SAME_KIND, _OTHER_KIND, _OTHER_MEANS = 0.1, -0.4, -1.6
_OUTSIDERS, _NAMED, _SHARED, _CIVILIANS, _VAGUE = 1.7, 0.8, 0.7, 0.5, 0.4
_OTHER_NAMES, _OTHER_TARGETS, _OTHER_REBELS = -1.0, -1.7, -2.0
# A toll twice that of before, one many times the other, those of a mine and of an attack.
_DOUBLED, _MANY_TIMES, _TWO_TOLLS = -0.25, -1.5, -2.3
# Figures that only other dispatches of the event can have by more than chance.
_TELLING, _STRIKING, _UNIQUE = 1.5, 2.0, 3.0
_NEEDED = {"before": _STRIKING, "year": _TELLING, "lately": CLOSE}
_OTHER_FIGURES, _WIDE_FIGURES, _LEAP = -0.5, -1.0, 4
_UNNAMED = {"jihadists_unspecified", "armed_men_unspecified", "azawad_separatists",
            "russian_unspecified", "civilians"}  # fmt: skip


class Agreement(NamedTuple):
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
    def is_day_after(self) -> bool:
        """Whether no more than a day is between them, and no place."""
        return self.when == "next day" and self.where in _ONE_SCENE

    @property
    def is_exact(self) -> bool:
        """Whether the two tell one happening of a day."""
        return self.is_enough and self.when in _OF_ONE_DAY

    @property
    def is_enough(self) -> bool:
        """Whether the two tell one happening."""
        return self.points >= ENOUGH


def agreement(a: Account, b: Account, known: Knowledge) -> Agreement | None:
    """Return how far two accounts agree, None where they cannot be of one happening."""
    kind = _kinds(a, b)
    when = days_agree(a, b) if kind is not None else None
    if kind is None or when is None:
        return None
    where = places_agree(a, b)
    who = _parties(a, b, known) if where is not None else None
    if where is None or who is None:
        return None
    worth, numbers = _figures(a, b)
    telling = worth + hints(a, b)
    if not numbers:
        worth = _difference(a, b, where, kind == _OTHER_KIND)
        telling += max(worth, 0.0)
    fact = a.fact if a.fact is not None and a.fact == b.fact else None
    points = kind + _DAYS[when] + _PLACE[where] + who[0] + (_SAME_FACT if fact else 0.0)
    points += telling + min(worth, 0.0)
    needed, is_against = _needed(kind, when, where)
    if telling < needed and not fact:
        points = 0.0
    return Agreement(
        points=points,
        where=where,
        when=when,
        parties=who[1],
        numbers=numbers,
        fact=fact,
        is_striking=points >= ENOUGH and worth >= _STRIKING,
        is_against=is_against and telling < needed,
    )


def _needed(kind: float, when: str, where: str) -> tuple[float, bool]:
    """Return what the figures must be worth where the rest tells too little or differs.

    Two attacks on one town on two days are two, unless one toll says that a day is wrong; so are
    those on neighbours, and a strike and a fight. The second value says whether it differs.
    """
    if when == "days apart":
        return _UNIQUE, True
    if when == "next day" or where == "near":
        return _STRIKING, True
    if kind == _OTHER_MEANS:
        return _TELLING, True
    return _NEEDED.get(when, -9.0), False


def _kinds(a: Account, b: Account) -> float | None:
    if a.row.sub_event_type == b.row.sub_event_type:
        return _SAME_KIND
    if a.act == b.act:
        return 0.0
    if not (a.is_violent and b.is_violent):
        return None
    # A mine and the fire on those whom it stopped are one ambush; a strike is another matter.
    return _OTHER_KIND if {a.act, b.act} == {"fight", "blast"} else _OTHER_MEANS


def _parties(a: Account, b: Account, known: Knowledge) -> tuple[float, frozenset[str]] | None:
    """Return what the parties are worth and those in common; None for other people."""
    shared = a.actors & b.actors
    told = shared - _UNNAMED
    are_others = bool(a.rebels and b.rebels) and not a.rebels & b.rebels
    if are_others and not _may_be_one(a, b, known):
        return None
    differ = _differ(a.initiators, b.initiators, known)
    points = _OTHER_REBELS if are_others else _OTHER_NAMES if differ else 0.0
    if not told:
        if differ:
            return None
        points += _OTHER_TARGETS if _differ(a.targets, b.targets, known) else 0.0
    if shared & a.outsiders:
        points += _OUTSIDERS
    rest = told - a.outsiders
    named = {actor for actor in rest if known.blocs.get(actor) in _FIGHTERS}
    points += _NAMED if named else _VAGUE if a.rebels & b.rebels else 0.0
    points += _SHARED if rest - named else 0.0
    points += _CIVILIANS if "civilians" in shared else 0.0
    return points, shared


def _may_be_one(a: Account, b: Account, known: Knowledge) -> bool:
    """Whether fighters named by one can be the « terroristes » of the other: armies call all so."""
    named = (
        {actor for actor in account.actors - _UNNAMED if known.blocs.get(actor) == "jihadist"}
        for account in (a, b)
    )
    return not any(named)


_FIGHTERS = frozenset({"jihadist", "separatist"})


def _differ(some: frozenset[str], others: frozenset[str], known: Knowledge) -> bool:
    """Whether two reports name other people in one role."""
    if not some or not others:
        return False
    ours, theirs = some - _UNNAMED, others - _UNNAMED
    if not ours or not theirs or ours & theirs:
        return False
    return not any(_kin(one, other, known) for one in ours for other in theirs)


def _kin(one: str, other: str, known: Knowledge) -> bool:
    """Whether two names can stand for one force: a katiba for the coalition it belongs to."""
    wholes = known.member_of
    return one == other or one in wholes.get(other, ()) or other in wholes.get(one, ())


def _figures(a: Account, b: Account) -> tuple[float, tuple[tuple[str, int], ...]]:
    """Return what the numbers in common are worth: large ones more, for few events have them."""
    if a.figures.keys().isdisjoint(b.figures):
        return 0.0, ()  # most often
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


def _difference(a: Account, b: Account, where: str, are_two: bool) -> float:
    """Return what different tolls cost: little where the later one has grown.

    `are_two`: one tells of a mine, one of a fight; a toll that grows much is that of the other.
    """
    if not a.dead or not b.dead:
        return 0.0
    common = a.dead.keys() & b.dead.keys()
    if not common and "unspecified" not in a.dead and "unspecified" not in b.dead:
        return 0.0
    ours = max([a.dead[side] for side in common or a.dead])
    theirs = max([b.dead[side] for side in common or b.dead])
    if ours == theirs:
        return 0.0
    low, high = sorted((ours, theirs))
    if where in _ONE_SCENE and not are_two and (close := close_tolls(a, b)):
        return close
    known = a.published is not None and b.published is not None
    grows = known and (
        a.published == b.published or (ours < theirs) == (a.published < b.published)  # type: ignore[operator]
    )
    if where not in _ONE_SCENE:
        return _WIDE_FIGURES if grows or not known else 2 * _WIDE_FIGURES
    if grows and high <= (2 if are_two else _LEAP) * low:
        return _DOUBLED * math.log2(high / low)
    if are_two:
        return _TWO_TOLLS
    return _MANY_TIMES if high > _LEAP * low else _OTHER_FIGURES
