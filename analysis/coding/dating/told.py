"""The days on which an article could say « mardi », « le mois dernier » of a known date."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from analysis.coding.dating import ranges as dr
from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression, meaning
from analysis.language.times.reckoning import shift_days

# How long after a date an expression can begin to mean it, and how long it goes on.
_BEGINS_WITHIN, _GOES_ON = 45, 400
# Expressions too loose, or not reckoned from the day of writing, to prove an event the same.
_LOOSE = {"recent", "year_relative", "season", "ago", "ahead", "quarter", "decade"}


def days_told(time: TimeExpression, date: EDTF) -> dr.Ranges:
    """Return the publication days from which an expression can mean a date.

    >>> from analysis.language.times import scan
    >>> days_told(scan("mardi dernier")[0], EDTF.parse("2022-04-19"))
    ((datetime.date(2022, 4, 20), datetime.date(2022, 4, 26)),)
    """
    # The hour of the day names no other day.
    values = (pair for pair in time.values.items() if pair[0] != "part_of_day")
    return _days_told(time.rule, tuple(sorted(values)), str(date))


@lru_cache(maxsize=16384)
def _days_told(rule: str, values: tuple[tuple[str, Any], ...], text: str) -> dr.Ranges:
    """Find the one stretch of days: its beginning step by step, its end by halving."""
    date = EDTF.parse(text)
    if date.earliest is None or date.latest is None:
        return ()
    told = dict(values)
    if not _may_mean(rule, told, date.earliest, date.latest):
        return ()
    meant = meaning(TimeExpression(0, 0, rule, "date", told))

    def means_it(number: int) -> bool:
        anchor = meant(dt.date.fromordinal(number))
        return anchor is not None and anchor.intersects(date)

    start = date.earliest.toordinal()
    steps = range(start, date.latest.toordinal() + _BEGINS_WITHIN)
    first = next((number for number in steps if means_it(number)), None)
    if first is None:
        return ()
    last = _last(means_it, first, first + _GOES_ON)
    return dr.span(dt.date.fromordinal(first), dt.date.fromordinal(last))


def _may_mean(rule: str, told: dict[str, Any], first: dt.date, last: dt.date) -> bool:
    """Whether the weekday, day or month that is told is that of a date, from whatever day."""
    if rule == "month":
        return (first.year, first.month) != (last.year, last.month) or first.month == told["month"]
    if first != last or rule not in ("weekday", "day") or "rel" in told:
        return True
    if rule == "weekday":
        return first.weekday() == told["weekday"]
    return (first.month, first.day) == (told["month"], told["day"])


def _last(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Return the last number up to which something holds that holds at `low`, not at `high`."""
    step = 1
    while low + step < high and holds(low + step):
        low, step = low + step, step * 2
    high = min(high, low + step)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def points_of(time: TimeExpression) -> float:
    """Return how much an agreeing time proves: a day and month more than a weekday or a month."""
    if "year" in time.values or "year2" in time.values or time.rule in _LOOSE:
        return 0.0
    return 2.0 if "day" in time.values else 1.0


def told_soon_after(date: EDTF, days: int) -> dr.Ranges:
    """Return the days from a date to some days after it."""
    if date.earliest is None or date.latest is None:
        return ()
    return dr.span(date.earliest, shift_days(date.latest, days))
