"""Counting rules: from the figures as told to a number of dead, under a rule with a name.

Whatever the rule: an episode counts once, however many dispatches tell it; reprints do not count;
a part is not added to its total; of several figures that one source gives for the same victims the
largest is its version, the others are parts or older; figures for different victims are added up;
a figure without named victims is a total, unless its source gives more in parts; dead whom one side
calls fighters and another civilians are the same dead. An episode without a figure is unknown,
never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views.episodes import episodes
from analysis.views.told import DISPATCH, outermost, told_figures
from analysis.views.words import amount


class Interval(NamedTuple):
    """A number of dead; ``None`` where it is not known; open where a figure has no upper end."""

    low: int | None
    best: int | None
    high: int | None
    is_open: bool = False


class Rule(NamedTuple):
    """A way to count: its name, what it takes, whether « neutralised » counts as killed."""

    title: str
    words: str
    counts_neutralised: bool = False


RULES = {
    "lowest": Rule("lowest figure", "for each group of victims the lowest figure anybody gives"),
    "low_best_high": Rule(
        "low, best, high",
        "from the lowest to the highest number the words allow; best only where independent "
        "sources agree",
    ),
    "highest": Rule(
        "highest figure",
        "the highest number that anybody's words allow, « neutralised » counted as killed",
        counts_neutralised=True,
    ),
    "by_side": Rule("by side", "a count of its own for each side that gives figures"),
    "acled_numbers": Rule(
        "ACLED's numbers",
        "the lowest figure, vague words as ACLED codes them: several 3, dozens 12, hundreds 100",
    ),
}
DEFAULT_RULE = "low_best_high"
# French vague numbers as the coder bounds them, and the number ACLED's codebook gives them.
ACLED_NUMBERS = {(2, 9): 3, (20, 99): 12, (200, 999): 100}
UNKNOWN = Interval(None, None, None)
# The two ends of a figure; what a source does not give is less than any figure.
Ends = tuple[int, int]
LOW, HIGH, NO_FIGURE = 0, 1, (-1, -1)
CONTESTED, TOTAL, UNNAMED = "contested", "unspecified", "_unspecified"
FIGURE = [
    "episode",
    "outcome",
    "group",
    "victims",
    "low",
    "high",
    "source",
    "side",
    "camp",
    "standing",
]
COLUMNS = [
    "episode",
    "side",
    "low",
    "best",
    "high",
    "is_open",
    "n_figures",
    "n_sources",
    "is_violent",
]


def check_counting_rule(counting_rule: str) -> None:
    """Refuse a rule that there is not.

    >>> check_counting_rule("lowest")
    >>> check_counting_rule("best")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    analysis.errors.UserError: counting_rule: « best » is none of lowest, low_best_high, ...
    """
    if counting_rule not in RULES:
        rules = ", ".join(RULES)
        raise UserError(f"counting_rule: « {counting_rule} » is none of {rules}.")


def say_rule(counting_rule: str) -> str:
    """Return the line that every figure with counted dead carries.

    >>> say_rule("lowest")
    'Counting rule « lowest »: for each group of victims the lowest figure anybody gives.'
    """
    return f"Counting rule « {counting_rule} »: {RULES[counting_rule].words}."


def count_dead(tables: Tables, counting_rule: str) -> pd.DataFrame:
    """Return the dead of each kept episode under a rule, one row an episode, unknown ones too.

    ``side`` is only given under ``by_side``, where each side that speaks has a row. ``is_violent``
    is false for accidents and other deaths that are no act of war: they are counted apart.
    ``is_open``: a figure has no upper end (« au moins »), so ``high`` may be too low.
    """
    check_counting_rule(counting_rule)
    told: dict[str, list[Any]] = {}
    for figure in _without_parts(told_figures(tables))[FIGURE].itertuples():
        told.setdefault(figure.episode, []).append(figure)
    counted = []
    violent = episodes(tables).groupby("episode", sort=False)["is_violent"].any()
    for episode, is_violent in violent.items():
        for side, among, number in _count(told.get(episode, []), counting_rule):
            weight = (len(among), len({figure.source for figure in among}))
            counted.append((episode, side, *number, *weight, is_violent))
    frame = pd.DataFrame(counted, columns=COLUMNS)
    whole = dict.fromkeys(["low", "best", "high", "is_open", "n_figures", "n_sources"], "Int64")
    others = {"episode": "string", "side": "string", "is_violent": bool, "is_open": bool}
    return frame.astype(whole | others)


def war_dead(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of acts of war, without accidents."""
    return counted[counted["is_violent"]]


def total(counted: pd.DataFrame) -> Interval:
    """Return the sum over the episodes that have a number.

    A best number that one episode lacks, the sum lacks too; one open end leaves the sum open.

    >>> frame = pd.DataFrame({"low": [6, 20, pd.NA], "best": [6, pd.NA, pd.NA],
    ...                       "high": [6, 99, pd.NA]}, dtype="Int64")
    >>> total(frame.assign(is_open=False))
    Interval(low=26, best=None, high=105, is_open=False)
    """
    known = counted[counted["low"].notna()]
    if known.empty:
        return UNKNOWN
    sums = (None if known[end].isna().any() else int(known[end].sum()) for end in COLUMNS[2:5])
    return Interval(*sums, bool(known["is_open"].any()))


def number_of(row: Any) -> Interval:
    """Return the number of one row of ``count_dead``."""
    ends = [None if pd.isna(end) else int(end) for end in (row.low, row.best, row.high)]
    return Interval(*ends, bool(row.is_open))


def say_number(number: Interval) -> str:
    """Return a number of dead in words.

    >>> say_number(Interval(20, None, 99)), say_number(Interval(71, None, 71, True))
    ('20–99', '71 or more')
    """
    if number.low is None:
        return "unknown"
    span = amount(number.low, number.high) + (" or more" if number.is_open else "")
    is_plain = number.best is None or (number.low == number.high and not number.is_open)
    return span if is_plain else f"{span}, best {number.best}"


def number_told(figures: list[Any]) -> Interval:
    """Return the number that some figures make together, each a row of ``told_figures``."""
    return Interval(_lowest(figures), None, _highest(figures), _is_open(figures))


def _without_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that are no parts; the contested dead are one group of victims."""
    rows = outermost(rows)
    return rows.assign(group=rows["group"].mask(rows["is_contested"], CONTESTED))


def _count(figures: list[Any], counting_rule: str) -> Iterator[tuple[object, list[Any], Interval]]:
    """Yield side, figures counted and number: one triple for the episode, or one a side."""
    neutralised = RULES[counting_rule].counts_neutralised
    killed = [one for one in figures if neutralised or one.outcome == "killed"]
    if not killed:
        yield pd.NA, killed, UNKNOWN
    elif counting_rule == "by_side":
        spoken = [one for one in killed if one.standing != DISPATCH]
        for side in dict.fromkeys(one.side for one in spoken):
            said = [one for one in spoken if one.side == side]
            yield side, said, number_told(said)
    else:
        yield pd.NA, killed, _number(killed, figures, counting_rule)


def _number(killed: list[Any], figures: list[Any], counting_rule: str) -> Interval:
    if counting_rule == "low_best_high":
        best = _agreed(figures)
        return Interval(_lowest(killed), best, _highest(killed), _is_open(killed))
    if counting_rule == "highest":
        low = _across(_versions(killed), max, LOW)
        return Interval(low, None, _highest(killed), _is_open(killed))
    if counting_rule == "acled_numbers":
        killed = [
            one._replace(low=ACLED_NUMBERS.get((one.low, one.high), one.low)) for one in killed
        ]
    low = _lowest(killed)
    return Interval(low, low, low)


def _lowest(figures: list[Any]) -> int:
    return _across(_versions(figures), min, LOW)


def _highest(figures: list[Any]) -> int:
    return _across(_versions(figures), max, HIGH)


def _versions(figures: list[Any]) -> dict[str, list[Ends]]:
    """Return for each group of victims the numbers that the sources give, one a source."""
    largest: dict[tuple[str, str, str], Ends] = {}
    for one in figures:
        key = one.source, one.group, one.victims
        largest[key] = max(largest.get(key, NO_FIGURE), _ends(one), key=itemgetter(LOW))
    versions: dict[str, dict[str, Ends]] = {}
    for source, group in dict.fromkeys(key[:2] for key in largest):
        among = {key[2]: ends for key, ends in largest.items() if key[:2] == (source, group)}
        # A force that is named and one that is not may be the same people: the larger figure.
        vague = [ends for victims, ends in among.items() if victims.endswith(UNNAMED)]
        named = [ends for victims, ends in among.items() if not victims.endswith(UNNAMED)]
        versions.setdefault(source, {})[group] = max(_sum(vague), _sum(named), key=itemgetter(LOW))
    groups: dict[str, list[Ends]] = {}
    for version in versions.values():
        for group, ends in _total_or_parts(version).items():
            groups.setdefault(group, []).append(ends)
    return groups


def _total_or_parts(version: dict[str, Ends]) -> dict[str, Ends]:
    """Return a source's total or its groups of victims, whichever is more."""
    parts = {group: ends for group, ends in version.items() if group != TOTAL}
    whole = version.get(TOTAL, NO_FIGURE)
    return {TOTAL: whole} if whole[LOW] > _sum(parts.values())[LOW] else parts


def _across(groups: dict[str, list[Ends]], choose: Callable[[Iterable[int]], int], end: int) -> int:
    """Add up over the groups what is chosen among the sources; totals rival with the sum."""
    chosen = {group: choose(one[end] for one in said) for group, said in groups.items()}
    rivals = [chosen.pop(TOTAL)] if TOTAL in chosen else []
    return choose([*rivals, sum(chosen.values())] if chosen else rivals)


def _agreed(figures: list[Any]) -> int | None:
    """Return the sum of the numbers that independent sources share, one for every group killed.

    « Neutralised » fighters do not count, but they speak against another figure for the same dead.
    """
    groups = dict.fromkeys(one.group for one in figures if one.outcome == "killed")
    if TOTAL in groups and len(groups) > 1:
        return None
    shared = [_shared([one for one in figures if one.group == group]) for group in groups]
    return None if None in shared else sum(shared)


def _shared(said: list[Any]) -> int | None:
    spoken = {one.camp for one in said if one.standing != DISPATCH}
    # A dispatch's own account rests on what it was told: only another agency's is a second one.
    sources = spoken or {one.camp for one in said}
    low = max(_ends(one)[LOW] for one in said)
    highs = [_ends(one)[HIGH] for one in said if not pd.isna(one.high)]
    return low if len(sources) > 1 and highs and low == min(highs) else None


def _is_open(figures: list[Any]) -> bool:
    return any(pd.isna(one.high) for one in figures)


def _ends(one: Any) -> Ends:
    """Return a figure's ends: « up to twelve » may be none, « at least twelve » is named twelve."""
    low = 0 if pd.isna(one.low) else int(one.low)
    return low, low if pd.isna(one.high) else int(one.high)


def _sum(several: Collection[Ends]) -> Ends:
    if not several:
        return NO_FIGURE
    return sum(ends[LOW] for ends in several), sum(ends[HIGH] for ends in several)
