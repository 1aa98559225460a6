"""Dates that may be vague: a small value class for EDTF (ISO 8601-2).

Covered: day, month, year, decade, seasons 21-24, quarters 33-36 and semesters 40-41, unspecified
digits (``2022-04-XX``), the qualifiers ``~ ? %``, intervals (open ``..`` or with an unknown end),
sets: one of ``[a,b]`` and all of ``{a,b}``, with ranges ``a..b`` inside. Years 0001 to 9999.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.errors import UserError

Bound = dt.date | None
Range = tuple[Bound, Bound]

PRECISIONS = ("day", "set", "days", "week", "month", "year", "longer", "unknown")
OPEN = ".."
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX))?)?(?P<qualifier>[~?%]?)",
    re.ASCII,
)
# First and last month of the codes that stand in the place of a month. Seasons are the
# meteorological ones of the northern hemisphere, as a French press reader takes them.
_SPANS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


class EdtfError(UserError):
    """A string that is no EDTF date, or one outside the part of the standard covered here."""


@dataclass(frozen=True, slots=True)
class EDTF:
    """One EDTF value; equal when written equally.

    ``text`` is the EDTF string, ``kind`` one of date, interval, one_of, all_of; ``ranges`` the
    stretches of days it covers (``None`` where a stretch is open), ``qualifier`` its ``~ ? %``;
    ``earliest`` and ``latest`` are the first and last day it can mean, ``None`` if open or unknown.

    >>> EDTF.parse("2022-04~").latest
    datetime.date(2022, 4, 30)
    >>> EDTF.parse("[2023-04-15,2023-04-22]").precision
    'set'
    """

    text: str
    kind: str = field(compare=False)
    ranges: tuple[Range, ...] = field(compare=False)
    earliest: Bound = field(init=False, compare=False, repr=False)
    latest: Bound = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        starts, ends = zip(*self.ranges, strict=True)
        object.__setattr__(self, "earliest", None if None in starts else min(starts))
        object.__setattr__(self, "latest", None if None in ends else max(ends))

    @staticmethod
    def parse(text: str) -> EDTF:
        """Read an EDTF string; ``EdtfError`` when it is none.

        >>> str(EDTF.parse("2020-08/.."))
        '2020-08/..'
        """
        return _parse(text)

    def __str__(self) -> str:
        return self.text

    @property
    def qualifier(self) -> str:
        """``~`` approximate, ``?`` uncertain, ``%`` both, or nothing (of any part)."""
        marks = {mark for mark in "~?%" if mark in self.text}
        return "%" if len(marks) > 1 else "".join(marks)

    @property
    def precision(self) -> str:
        """How narrow it is: one of ``PRECISIONS``; a set of days stays a set.

        >>> [EDTF.parse(s).precision for s in ("2022-04-22", "2022-04-22/2022-04-23", "2022")]
        ['day', 'days', 'year']
        """
        first, last = self.earliest, self.latest
        if first is None and last is None:
            return "unknown"
        if first is None or last is None:
            return "longer"
        if self.kind == "one_of" and first != last:
            return "set"
        days = (last - first).days + 1
        for name, most in (("day", 1), ("days", 6), ("week", 10), ("month", 31), ("year", 366)):
            if days <= most:
                return name
        return "longer"

    @property
    def width(self) -> int | None:
        """Days from the earliest to the latest, both included; ``None`` when open."""
        first, last = self.earliest, self.latest
        return None if first is None or last is None else (last - first).days + 1

    def contains(self, date: dt.date) -> bool:
        """Whether it can mean this day (a set only its own days).

        >>> EDTF.parse("[2023-04-15,2023-04-22]").contains(dt.date(2023, 4, 16))
        False
        """
        return any((a is None or a <= date) and (b is None or date <= b) for a, b in self.ranges)

    def intersects(self, other: EDTF) -> bool:
        """Whether some day can be meant by both.

        >>> EDTF.parse("2022-04").intersects(EDTF.parse("2022-04-30/2022-05-02"))
        True
        """
        if len(self.ranges) == len(other.ranges) == 1:
            return _overlap(self.ranges[0], other.ranges[0])
        return any(_overlap(a, b) for a in self.ranges for b in other.ranges)


@lru_cache(maxsize=16384)
def day(date: dt.date) -> EDTF:
    """One day.

    >>> str(day(dt.date(2023, 4, 22)))
    '2023-04-22'
    """
    return EDTF(date.isoformat(), "date", ((date, date),))


def month(year: int, month: int) -> EDTF:
    """One month.

    >>> str(month(2023, 4))
    '2023-04'
    """
    return _parse(f"{year:04d}-{month:02d}")


def year(year: int) -> EDTF:
    """One year.

    >>> str(year(2012))
    '2012'
    """
    return _parse(f"{year:04d}")


def interval(first: dt.date | EDTF | None, last: dt.date | EDTF | None) -> EDTF:
    """From one date to another, ``None`` for an open end; equal ends give the plain date.

    >>> str(interval(dt.date(2022, 3, 27), dt.date(2022, 3, 31)))
    '2022-03-27/2022-03-31'
    >>> str(interval(month(2020, 8), None))
    '2020-08/..'
    """
    left = OPEN if first is None else _plain(first)
    right = OPEN if last is None else _plain(last)
    return _parse(left if left == right != OPEN else f"{left}/{right}")


def one_of(stretches: Iterable[tuple[dt.date, dt.date]]) -> EDTF:
    """One of several stretches of days; those that touch are one, and one alone is itself.

    >>> nuits = [(dt.date(2023, 4, n), dt.date(2023, 4, n + 1)) for n in (15, 22)]
    >>> str(one_of(nuits))
    '[2023-04-15..2023-04-16,2023-04-22..2023-04-23]'
    """
    joined: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(stretches):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    if len(joined) == 1:
        return interval(*joined[0])
    members = [str(a) if a == b else f"{a}..{b}" for a, b in joined]
    return _parse(f"[{','.join(members)}]")


def all_days(days: Iterable[dt.date]) -> EDTF:
    """Every one of several days: an interval when they follow each other, else ``{a,b}``.

    >>> str(all_days([dt.date(2022, 5, 27), dt.date(2022, 5, 29)]))
    '{2022-05-27,2022-05-29}'
    """
    dates = sorted(set(days))
    if dates and (dates[-1] - dates[0]).days == len(dates) - 1:
        return interval(dates[0], dates[-1])
    return _parse(f"{{{','.join(date.isoformat() for date in dates)}}}")


def _plain(value: dt.date | EDTF) -> str:
    return value.text if isinstance(value, EDTF) else value.isoformat()


def _overlap(a: Range, b: Range) -> bool:
    (a1, a2), (b1, b2) = a, b
    return (a1 is None or b2 is None or a1 <= b2) and (b1 is None or a2 is None or b1 <= a2)


@lru_cache(maxsize=65536)
def _parse(text: str) -> EDTF:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return EDTF(text, "date", (_date(text, text),))


def _interval(text: str) -> EDTF:
    ends = text.split("/")
    if len(ends) != 2 or ends[0] in ("", OPEN) and ends[1] in ("", OPEN):
        raise EdtfError(f"« {text} » is no EDTF interval; write one like 2022-03-27/2022-03-31.")
    first = None if ends[0] in ("", OPEN) else _date(ends[0], text)[0]
    last = None if ends[1] in ("", OPEN) else _date(ends[1], text)[1]
    if first and last and first > last:
        raise EdtfError(f"« {text} » ends before it begins.")
    return EDTF(text, "interval", ((first, last),))


def _set(text: str) -> EDTF:
    closing = {"[": "]", "{": "}"}[text[0]]
    members = [member.strip() for member in text[1:-1].split(",")]
    if text[-1] != closing or not all(members):
        raise EdtfError(f"« {text} » is no EDTF set; write one like [2023-04-15,2023-04-22].")
    kind = "one_of" if closing == "]" else "all_of"
    ranges = tuple(_member(member, text) for member in members)
    return EDTF(f"{text[0]}{','.join(members)}{closing}", kind, ranges)


def _member(member: str, text: str) -> Range:
    first, dots, last = member.partition(OPEN)
    if not dots:
        return _date(member, text)
    if not first and not last:
        raise EdtfError(f"« {text} » is no EDTF date.")
    start = _date(first, text)[0] if first else None
    end = _date(last, text)[1] if last else None
    if start and end and start > end:
        raise EdtfError(f"« {text} » ends before it begins.")
    return start, end


def _date(text: str, whole: str) -> Range:
    found = _DATE.fullmatch(text)
    if found is None:
        raise EdtfError(f"« {whole} » is no EDTF date; write one like 2022-04-22 or 2022-04.")
    year, month, day = found["year"], found["month"], found["day"]
    if year == "XXXX":
        return None, None
    if "X" in year and (month or day):
        raise EdtfError(f"« {whole} » gives a month without a whole year.")
    try:
        if "X" in year:
            first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
            return dt.date(max(first, 1), 1, 1), dt.date(last, 12, 31)
        return _in_year(int(year), month, day)
    except ValueError as error:
        raise EdtfError(f"« {whole} » is on no calendar.") from error


def _in_year(year: int, month: str | None, day: str | None) -> Range:
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(day)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    number = int(month)
    if number in _SPANS:
        if day is not None:
            raise ValueError(day)
        first, last = _SPANS[number]
        return dt.date(year, first, 1), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
    if day in (None, "XX"):
        return dt.date(year, number, 1), _month_end(year, number)
    if day.endswith("X"):
        start = max(int(day[0]) * 10, 1)
        end = min(int(day[0]) * 10 + 9, monthrange(year, number)[1])
        return dt.date(year, number, start), dt.date(year, number, end)
    date = dt.date(year, number, int(day))
    return date, date


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])
