"""Stretches of days, as a publication date is hemmed in: intersection, union, and EDTF."""

import datetime as dt
from collections.abc import Callable, Iterable

from analysis.language import edtf
from analysis.language.edtf import EDTF

Bound = dt.date | None
# Sorted stretches of days that do not touch; None is an open side.
Ranges = tuple[tuple[Bound, Bound], ...]

ANY_DAY: Ranges = ((None, None),)
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
# A date is written out as a set of stretches up to this many; beyond, as their hull.
_MOST_STRETCHES = 8


def from_day(day: dt.date) -> Ranges:
    """Return all days from one on."""
    return ((day, None),)


def up_to(day: dt.date) -> Ranges:
    """Return all days up to one."""
    return ((None, day),)


def span(first: Bound, last: Bound) -> Ranges:
    """Return the days from one to another, both included; none when they run backwards."""
    return () if first and last and first > last else ((first, last),)


def of_edtf(date: EDTF) -> Ranges:
    """Return the days that an EDTF value can mean."""
    return union(*(span(*pair) for pair in date.ranges))


def intersect(a: Ranges, b: Ranges) -> Ranges:
    """Return the days in both.

    >>> intersect(from_day(dt.date(2023, 11, 20)), up_to(dt.date(2023, 1, 1)))
    ()
    """
    if a == ANY_DAY or b == ANY_DAY:
        return b if a == ANY_DAY else a
    both = [(max(_low(x), _low(y)), min(_high(x), _high(y))) for x in a for y in b]
    return tuple(_plain(pair) for pair in sorted(pair for pair in both if pair[0] <= pair[1]))


def union(*many: Ranges) -> Ranges:
    """Return the days in any, touching stretches joined."""
    return _joined(sorted([(_low(pair), _high(pair)) for ranges in many for pair in ranges]))


def _joined(stretches: Iterable[tuple[int, int]]) -> Ranges:
    """Return stretches in the order of their first days, touching ones joined."""
    joined: list[list[int]] = []
    for low, high in stretches:
        if joined and low <= joined[-1][1] + 1:
            joined[-1][1] = high if high > joined[-1][1] else joined[-1][1]
        else:
            joined.append([low, high])
    return tuple(_plain((low, high)) for low, high in joined)


def hull(ranges: Ranges) -> Ranges:
    """Return the one stretch from the first day to the last."""
    return ((ranges[0][0], ranges[-1][1]),) if ranges else ()


def size(ranges: Ranges) -> int | None:
    """Return how many days there are, None when open.

    >>> size(span(dt.date(2025, 6, 13), dt.date(2025, 6, 15)))
    3
    """
    if any(None in pair for pair in ranges):
        return None
    return sum(_high(pair) - _low(pair) + 1 for pair in ranges)


def keep(ranges: Ranges, wanted: Callable[[dt.date], bool]) -> Ranges:
    """Return the days of closed stretches that a test wants."""
    kept = [day.toordinal() for day in days(ranges) if wanted(day)]
    return _joined([(number, number) for number in kept])


def keep_first(ranges: Ranges) -> Ranges:
    """Return the first day alone."""
    first = ranges[0][0] if ranges else None
    return span(first, first) if first else ()


def days(ranges: Ranges) -> Iterable[dt.date]:
    """Return the days of closed stretches, in order."""
    for pair in ranges:
        for number in range(_low(pair), _high(pair) + 1):
            yield dt.date.fromordinal(number)


def to_edtf(ranges: Ranges) -> EDTF | None:
    """Return the EDTF value of some days, None when they may be any; a whole month as such.

    >>> str(to_edtf(span(dt.date(2023, 4, 1), dt.date(2023, 4, 30))))
    '2023-04'
    """
    if not ranges or ranges == ANY_DAY:
        return None
    if len(ranges) > _MOST_STRETCHES:
        ranges = hull(ranges)
    parts = [_interval(*pair) for pair in ranges]
    if len(parts) == 1:
        return parts[0]
    return EDTF.parse("[" + ",".join(_member(*pair) for pair in ranges) + "]")


def _interval(first: Bound, last: Bound) -> EDTF:
    if first and last and first.day == 1 and edtf.month(first.year, first.month).latest == last:
        return edtf.month(first.year, first.month)
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return edtf.interval(edtf.year(first.year), edtf.year(last.year))
    return edtf.interval(_short(first, last), last)


def _short(first: Bound, last: Bound) -> EDTF | dt.date | None:
    """Write an open beginning as the month or the year that it is."""
    if first is None or last is not None or first.day != 1:
        return first
    return edtf.year(first.year) if first.month == 1 else edtf.month(first.year, first.month)


def _member(first: Bound, last: Bound) -> str:
    if first and last and "/" not in (text := str(_interval(first, last))):
        return text
    return f"{first or ''}..{last or ''}"


def _low(pair: tuple[Bound, Bound]) -> int:
    return pair[0].toordinal() if pair[0] else _FIRST


def _high(pair: tuple[Bound, Bound]) -> int:
    return pair[1].toordinal() if pair[1] else _LAST


def _plain(pair: tuple[int, int]) -> tuple[Bound, Bound]:
    low, high = pair
    return (
        None if low == _FIRST else dt.date.fromordinal(low),
        None if high == _LAST else dt.date.fromordinal(high),
    )
