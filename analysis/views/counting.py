"""Counting rules: from the figures as told to a number of dead, under a rule with a name.

Whatever the rule: an episode counts once, however many dispatches tell it; reprints do not count;
a part is not added to its total; of several figures that one source gives for the same victims the
largest is its version, the others are parts or older; figures for different victims are added up;
a figure without named victims is a total, unless its source gives more in parts; dead whom one side
calls fighters and another civilians are the same dead. An episode without a figure is unknown,
never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.frames.dead import (
    CONTESTED,
    DISPATCH,
    LOW,
    UNKNOWN,
    Figure,
    Interval,
    across,
    highest,
    is_open,
    low_best_high,
    lowest,
    versions,
)
from analysis.tables import Tables
from analysis.views.episodes import episodes
from analysis.views.told import figures_of, outermost, say_source, told_figures
from analysis.views.words import amount


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
    rows = _without_parts(told_figures(tables))
    told: dict[str, list[Figure]] = {}
    for episode, figure in zip(rows["episode"], figures_of(rows), strict=True):
        told.setdefault(episode, []).append(figure)
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
    return _together(figures_of(pd.DataFrame(figures).reindex(columns=Figure._fields)))


def _together(figures: list[Figure]) -> Interval:
    return Interval(lowest(figures), None, highest(figures), is_open(figures))


def _without_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that are no parts; the contested dead are one group of victims."""
    rows = outermost(rows)
    return rows.assign(group=rows["group"].mask(rows["is_contested"], CONTESTED))


def _count(
    figures: list[Figure], counting_rule: str
) -> Iterator[tuple[object, list[Figure], Interval]]:
    """Yield side, figures counted and number: one triple for the episode, or one a side."""
    neutralised = RULES[counting_rule].counts_neutralised
    killed = [one for one in figures if neutralised or one.outcome == "killed"]
    if not killed:
        yield pd.NA, killed, UNKNOWN
    elif counting_rule == "by_side":
        spoken = [one for one in killed if one.standing != DISPATCH]
        for side in dict.fromkeys(one.source for one in spoken):
            said = [one for one in spoken if one.source == side]
            yield say_source(side), said, _together(said)
    else:
        yield pd.NA, killed, _number(killed, figures, counting_rule)


def _number(killed: list[Figure], figures: list[Figure], counting_rule: str) -> Interval:
    if counting_rule == "low_best_high":
        return low_best_high(figures)
    if counting_rule == "highest":
        low = across(versions(killed), max, LOW)
        return Interval(low, None, highest(killed), is_open(killed))
    if counting_rule == "acled_numbers":
        killed = [
            one._replace(low=ACLED_NUMBERS.get((one.low, one.high), one.low)) for one in killed
        ]
    low = lowest(killed)
    return Interval(low, low, low)
