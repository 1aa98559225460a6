"""Reckoning with dates for time expressions: shifts, last weekdays, thirds of months."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from analysis.language import edtf
from analysis.language.edtf import EDTF, EdtfError

DAY = dt.timedelta(days=1)
# A dispatch may name its own day while its stamp is of the day before: that far a date in the
# past tense may lie after the publication date before it is taken to be last year's.
SLACK = 2 * DAY
_LAST = dt.date.max.toordinal()


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, or None when the calendar has no such day.

    >>> make_date(2022, 2, 30) is None
    True
    """
    if not 1 <= year <= 9998:
        return None
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_days(date: dt.date, days: int) -> dt.date:
    """Return a date some days away, kept within the calendar.

    >>> shift_days(dt.date(2022, 3, 1), -1)
    datetime.date(2022, 2, 28)
    """
    number = date.toordinal() + days
    if 0 < number <= _LAST:
        return dt.date.fromordinal(number)
    return dt.date.max if number > 0 else dt.date.min


def shift_months(date: dt.date, months: int) -> dt.date:
    """Return the same day some months away, or the last of that month.

    >>> shift_months(dt.date(2024, 12, 31), -1)
    datetime.date(2024, 11, 30)
    """
    index = min(max(date.year * 12 + date.month - 1 + months, 12), 9998 * 12)
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(date.day, monthrange(year, month)[1]))


def month_of(date: dt.date, months: int = 0) -> EDTF:
    """Return the month of a date, or one some months away.

    >>> str(month_of(dt.date(2022, 1, 15), -1))
    '2021-12'
    """
    shifted = shift_months(date, months)
    return edtf.month(shifted.year, shifted.month)


def last_weekday(date: dt.date, weekday: int, *, strict: bool = False) -> dt.date:
    """Return the latest such weekday up to a date, or strictly before it (0 is lundi).

    >>> last_weekday(dt.date(2025, 8, 20), 1)
    datetime.date(2025, 8, 19)
    """
    back = (date.weekday() - weekday) % 7
    return shift_days(date, -(back or 7) if strict else -back)


def next_weekday(date: dt.date, weekday: int, *, strict: bool = False) -> dt.date:
    """Return the first such weekday from a date on, or strictly after it.

    >>> next_weekday(dt.date(2025, 8, 20), 4)
    datetime.date(2025, 8, 22)
    """
    ahead = (weekday - date.weekday()) % 7
    return shift_days(date, (ahead or 7) if strict else ahead)


def third(first: dt.date, last: dt.date, edge: str) -> EDTF:
    """Return the beginning, middle or end of a month, a year or a week: its thirds.

    >>> str(third(dt.date(2024, 2, 1), dt.date(2024, 2, 29), "end"))
    '2024-02-21/2024-02-29'
    """
    days = (last - first).days + 1
    cuts = {7: (3, 3), 28: (10, 20), 29: (10, 20), 30: (10, 20), 31: (10, 20)}.get(days)
    if cuts is None:  # a year: thirds of four months
        year = first.year
        spans = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}
        a, b = spans[edge]
        return edtf.interval(edtf.month(year, a), edtf.month(year, b))
    one, two = cuts
    starts = {"start": 0, "mid": one - (days == 7) * 2, "end": two}
    ends = {"start": one, "mid": two + (days == 7), "end": days}
    return edtf.interval(shift_days(first, starts[edge]), shift_days(first, ends[edge] - 1))


def edge_of(whole: EDTF, edge: str | None) -> EDTF:
    """Return the third of a month, week or year that an edge names; the whole without one."""
    if not edge or whole.earliest is None or whole.latest is None:
        return whole
    return third(whole.earliest, whole.latest, edge)


def between(first: EDTF | None, last: EDTF | None) -> EDTF | None:
    """Return what goes from one date to another; None if either is unknown or they run back."""
    if first is None or last is None:
        return None
    try:
        return edtf.interval(first, last)
    except EdtfError:
        return None
