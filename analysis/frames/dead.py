"""The dead of an event: from the figures as told to a least, an agreed and a greatest number.

Of several figures that one source gives for the same victims the largest is its version, the others
are parts or older; figures for different victims are added up; a figure without named victims is a
total, unless its source gives more in parts; dead whom one side calls fighters and another
civilians are the same dead. The best number is one that independent sources share.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

OUTCOMES = ("killed", "neutralised")
# Who takes part in this war, and speaks of it as a party, wherever the fight is.
BELLIGERENTS = ("military", "government", "armed_group")
# Blocs that take no side in a fight.
BYSTANDERS = ("civilians", "unspecified", "ngo")
# How a speaker stands to the dead, from the nearest to the farthest.
OWN, OTHER_PARTY, OUTSIDER, DISPATCH = "own side", "another party", "outsider", "dispatch"
CONTESTED, TOTAL, UNNAMED = "contested", "unspecified", "_unspecified"
# The two ends of a figure; what a source does not give is less than any figure.
Ends = tuple[int, int]
LOW, HIGH, NO_FIGURE = 0, 1, (-1, -1)


class Interval(NamedTuple):
    """A number of dead; ``None`` where it is not known; open where a figure has no upper end."""

    low: int | None
    best: int | None
    high: int | None
    is_open: bool = False


UNKNOWN = Interval(None, None, None)


class Figure(NamedTuple):
    """One figure of dead, by whom and of whom.

    ``group`` is the bloc of the ``victims``, ``bloc`` that of the speaker; ``source`` is one for
    all who speak for one bloc, ``camp`` for all who fight together; ``standing`` is the speaker's
    to the dead. An end that the words leave open is ``None``.
    """

    outcome: str
    group: str
    victims: str
    low: int | None
    high: int | None
    bloc: str
    source: str
    camp: str
    standing: str


class Sides(NamedTuple):
    """The blocs that fight in an event: who act or attack, and who are attacked."""

    starters: frozenset[str]
    attacked: frozenset[str]


def standing(speaker_kind: str | None, bloc: str, group: str, sides: Sides) -> str:
    """Say how the speaker of a figure stands to its dead; who fights beside them is of their side.

    >>> standing("military", "malian_state", "malian_state", Sides(frozenset(), frozenset()))
    'own side'
    """
    if speaker_kind is None:
        return DISPATCH
    starters, attacked = sides
    pair = {bloc, group}
    together = pair <= starters - attacked or pair <= attacked - starters
    if group not in BYSTANDERS and (together or len(pair) == 1):
        return OWN
    fights = speaker_kind in BELLIGERENTS or bloc in starters | attacked
    return OTHER_PARTY if fights else OUTSIDER


def camp(bloc: str, source: str, sides: Sides) -> str:
    """Return who speaks with one voice: those who fight together, else the source alone."""
    if bloc in sides.starters - sides.attacked:
        return "who act"
    return "who are attacked" if bloc in sides.attacked - sides.starters else source


def contested(figures: Sequence[Figure], starters: Set[str]) -> list[bool]:
    """Say of each figure whether it counts dead whom one side calls fighters, another civilians.

    So it is where the side that acted, and it alone, gives fighters, and others give civilians.
    """
    own = [one.standing != DISPATCH and one.bloc in starters for one in figures]
    civil = [one.group == "civilians" for one in figures]
    fighters = [
        not is_civil and one.group not in (one.bloc, "unspecified")
        for one, is_civil in zip(figures, civil, strict=True)
    ]
    told = list(zip(figures, own, civil, fighters, strict=True))
    accused = any(c and not o and one.standing != DISPATCH for one, o, c, _ in told)
    accusing = any(f and o for _, o, _, f in told)
    denied = any(c and o for _, o, c, _ in told)
    others = any(f and not o for _, o, _, f in told)
    meant = accused and accusing and not denied and not others
    return [meant and (c or (f and o)) for _, o, c, f in told]


def low_best_high(figures: Sequence[Figure]) -> Interval:
    """Return the dead of an event: best only where independent sources agree.

    >>> said = Figure("killed", "malian_state", "fama", 6, 6, "", "AFP", "AFP", DISPATCH)
    >>> low_best_high([said])
    Interval(low=6, best=None, high=6, is_open=False)
    >>> low_best_high([said, said._replace(source="RFI", camp="RFI")]).best
    6
    """
    killed = [one for one in figures if one.outcome == "killed"]
    if not killed:
        return UNKNOWN
    if len(figures) == 1:  # most often
        low, high = _ends(killed[0])
        return Interval(low, None, high, is_open(killed))
    told = versions(killed)
    least, most = across(told, min, LOW), across(told, max, HIGH)
    return Interval(least, agreed(figures), most, is_open(killed))


def lowest(figures: Sequence[Figure]) -> int:
    """Return the sum over the groups of victims of the lowest version of each."""
    return across(versions(figures), min, LOW)


def highest(figures: Sequence[Figure]) -> int:
    """Return the sum over the groups of victims of the highest version of each."""
    return across(versions(figures), max, HIGH)


def versions(figures: Sequence[Figure]) -> dict[str, list[Ends]]:
    """Return for each group of victims the numbers that the sources give, one a source."""
    largest: dict[tuple[str, str, str], Ends] = {}
    for one in figures:
        key = one.source, one.group, one.victims
        largest[key] = max(largest.get(key, NO_FIGURE), _ends(one), key=itemgetter(LOW))
    told: dict[str, dict[str, Ends]] = {}
    for source, group in dict.fromkeys(key[:2] for key in largest):
        among = {key[2]: ends for key, ends in largest.items() if key[:2] == (source, group)}
        # A force that is named and one that is not may be the same people: the larger figure.
        vague = [ends for victims, ends in among.items() if victims.endswith(UNNAMED)]
        named = [ends for victims, ends in among.items() if not victims.endswith(UNNAMED)]
        told.setdefault(source, {})[group] = max(_sum(vague), _sum(named), key=itemgetter(LOW))
    groups: dict[str, list[Ends]] = {}
    for version in told.values():
        for group, ends in _total_or_parts(version).items():
            groups.setdefault(group, []).append(ends)
    return groups


def across(groups: dict[str, list[Ends]], choose: Callable[[Iterable[int]], int], end: int) -> int:
    """Add up over the groups what is chosen among the sources; totals rival with the sum."""
    chosen = {group: choose(one[end] for one in said) for group, said in groups.items()}
    rivals = [chosen.pop(TOTAL)] if TOTAL in chosen else []
    return choose([*rivals, sum(chosen.values())] if chosen else rivals)


def agreed(figures: Sequence[Figure]) -> int | None:
    """Return the sum of the numbers that independent sources share, one for every group killed.

    « Neutralised » fighters do not count, but they speak against another figure for the same dead.
    """
    groups = dict.fromkeys(one.group for one in figures if one.outcome == "killed")
    if TOTAL in groups and len(groups) > 1:
        return None
    shared = [_shared([one for one in figures if one.group == group]) for group in groups]
    return None if None in shared else sum(number for number in shared if number is not None)


def is_open(figures: Iterable[Figure]) -> bool:
    """Whether a figure has no upper end: « au moins »."""
    return any(one.high is None for one in figures)


def _total_or_parts(version: dict[str, Ends]) -> dict[str, Ends]:
    """Return a source's total or its groups of victims, whichever is more."""
    parts = {group: ends for group, ends in version.items() if group != TOTAL}
    whole = version.get(TOTAL, NO_FIGURE)
    return {TOTAL: whole} if whole[LOW] > _sum(parts.values())[LOW] else parts


def _shared(said: Sequence[Figure]) -> int | None:
    spoken = {one.camp for one in said if one.standing != DISPATCH}
    # A dispatch's own account rests on what it was told: only another agency's is a second one.
    sources = spoken or {one.camp for one in said}
    low = max(_ends(one)[LOW] for one in said)
    highs = [_ends(one)[HIGH] for one in said if one.high is not None]
    return low if len(sources) > 1 and highs and low == min(highs) else None


def _ends(one: Figure) -> Ends:
    """Return a figure's ends: « up to twelve » may be none, « at least twelve » is named twelve."""
    low = one.low or 0
    return low, low if one.high is None else one.high


def _sum(several: Collection[Ends]) -> Ends:
    if not several:
        return NO_FIGURE
    return sum(ends[LOW] for ends in several), sum(ends[HIGH] for ends in several)
