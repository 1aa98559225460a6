"""Parsed time expressions read against a publication date, or against another event's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from analysis.language import edtf
from analysis.language.dated import Dated
from analysis.language.edtf import EDTF, EdtfError
from analysis.language.times import reckoning as cal
from analysis.language.times.days import Values
from analysis.language.times.periods import READINGS

if TYPE_CHECKING:
    from analysis.language.times.expressions import TimeExpression

# Hours ahead of GMT, the year round, of the countries of the war and their neighbours.
GMT_OFFSETS = {
    "ML": 0, "BF": 0, "MR": 0, "SN": 0, "CI": 0, "GN": 0, "TG": 0, "GH": 0,
    "NE": 1, "DZ": 1, "TD": 1, "BJ": 1, "NG": 1,
}  # fmt: skip
# Publication dates up to this wide are tried day by day; of wider ones only the two ends are.
_WIDE = 62
# "Au lendemain de" what was the day before; "deux jours après" what was two days before.
_OPPOSITE = {
    1: -1, -1: 1, "veille": "lendemain", "lendemain": "veille", "avant-veille": "surlendemain",
    "surlendemain": "avant-veille", "meme": "meme",
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reading(Dated):
    """What an expression means against a publication date.

    ``edtf`` None: no date (a clock time, or nothing to reckon from). ``anchor`` is the date itself
    where ``edtf`` is only bounded by it ("depuis août 2020": 2020-08, open). ``weekday`` (0 is
    lundi) is kept where the days are too many to write out. ``gmt`` is the GMT reading beside
    ``clock``. ``note`` says in a sentence what is odd or assumed.
    """

    edtf: EDTF | None = None
    clock: str | None = None
    part_of_day: str | None = None
    note: str | None = None
    anchor: EDTF | None = None
    weekday: int | None = None
    gmt: str | None = None


def resolve(
    expression: TimeExpression,
    published: EDTF | None,
    tense: str = "past",
    country: str | None = None,
) -> Reading:
    """Read an expression against a publication date (day, month, interval, set or None).

    A bare weekday is the latest one up to and including the publication day, with ``tense``
    "future" the first one from it on. ``country`` (ISO alpha-2) lets clock times be checked
    against GMT. Relations give no date here: see ``resolve_relation``.

    >>> from analysis.language.times import scan
    >>> str(resolve(scan("samedi")[0], EDTF.parse("2023-04")).edtf)
    '[2023-04-01,2023-04-08,2023-04-15,2023-04-22,2023-04-29]'
    """
    told = tuple(expression.values.items())
    return _resolve(expression.rule, expression.kind, told, published, tense, country)


@lru_cache(maxsize=8192)
def _resolve(
    rule: str, kind: str, told: tuple[tuple[str, Any], ...], published: EDTF | None, tense: str,
    country: str | None,
) -> Reading:  # fmt: skip
    values = dict(told)
    if kind == "clock":
        return _clock(values, country)
    part = values.get("part_of_day")
    if kind == "relation":
        return Reading(part_of_day=part, note="relative to another event")
    anchor, weekday = _over(_reading(rule, values, tense), published, values.get("weekday"))
    if anchor is None:
        return Reading(part_of_day=part, weekday=values.get("weekday"))
    bound = _bounded(anchor, values.get("bound"), published)
    return Reading(
        edtf=bound,
        part_of_day=part,
        note=_weekday_note(values, anchor),
        anchor=anchor,
        weekday=weekday,
    )


def meaning(expression: TimeExpression) -> Callable[[dt.date], EDTF | None]:
    """Return what a date means to a reader of each day.

    >>> from analysis.language.times import scan
    >>> str(meaning(scan("mardi")[0])(dt.date(2025, 8, 20)))
    '2025-08-19'
    """
    reading = _reading(expression.rule, expression.values)
    absolute = reading(None)
    return reading if absolute is None else lambda _: absolute


def _reading(rule: str, values: Values, tense: str = "past") -> Callable[..., EDTF | None]:
    """Return what a date means by the day from which it is reckoned, None where unknown."""
    future = tense == "future" or "forward" in values or values.get("bound") == "by"
    return partial(READINGS[rule], values, future=future)


def resolve_relation(
    expression: TimeExpression, anchor: EDTF | None, *, is_later: bool = True
) -> Reading:
    """Read an expression of kind relation once the event it leans on is dated.

    "Dix jours après le départ" dates what came ten days later by the departure. With
    ``is_later=False`` the anchor is that later event, and the reading dates the departure.

    >>> from analysis.language.times import scan
    >>> str(resolve_relation(scan("dix jours apres")[0], EDTF.parse("2025-06-06")).edtf)
    '2025-06-16'
    """
    part = expression.values.get("part_of_day")
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return Reading(part_of_day=part, note="relative to an event without a date")
    values = expression.values
    if not is_later:
        values = values | {key: _OPPOSITE[values[key]] for key in ("side", "rel") if key in values}
    shift = partial(READINGS[expression.rule], values, future=False)
    is_hours = values.get("unit") == "hour" and 6 <= values["count"][1] < 24
    stretches = []
    for first, last in anchor.ranges:
        if is_hours and (last - first).days == 1:  # type: ignore[operator]
            # Some hours after a night is the day it led to, some hours before the one it began.
            first = last = last if values["side"] > 0 else first
        stretches.append(cal.between(shift(first), shift(last)))
    value = stretches[0]
    if len(stretches) > 1 and None not in stretches:
        value = _union(list(dict.fromkeys(stretches)))  # type: ignore[arg-type]
    if value is not None and value.ranges == anchor.ranges:
        value = anchor
    return Reading(edtf=value, anchor=value, part_of_day=part)


@lru_cache(maxsize=1024)
def candidate_days(published: EDTF, most: int = _WIDE) -> tuple[dt.date, ...] | None:
    """Return the days a publication date may be, when there are not too many to try.

    >>> len(candidate_days(EDTF.parse("2023-04")))
    30
    """
    if published.width is None or published.width > 4 * most:
        return None
    days = [
        dt.date.fromordinal(number)
        for first, last in published.ranges
        for number in range(first.toordinal(), last.toordinal() + 1)  # type: ignore[union-attr]
    ]
    return tuple(sorted(set(days))) if len(days) <= most else None


def _over(reading, published: EDTF | None, weekday: int | None):
    """Return one reading for all days of publication; the weekday where it stands for many."""
    absolute = reading(None)
    if absolute is not None or published is None or published.precision == "unknown":
        return absolute, None
    days = candidate_days(published)
    if days is None:
        return _over_wide(reading, published), weekday
    values = list(dict.fromkeys(map(reading, days)))
    if None in values:
        return None, weekday
    month = len(published.text) == 7 and weekday is not None
    if month:  # of a month that is all we know of a publication, its own days are meant
        own = [value for value in values if published.intersects(value)]
        values = own or values
    return _union(values), None


def _over_wide(reading, published: EDTF) -> EDTF | None:
    """Return a reading for a publication date that is wide or open: from one end to the other."""
    first = reading(published.earliest) if published.earliest else None
    last = reading(published.latest) if published.latest else None
    if first is not None and first == last:
        return first
    earliest, latest = first and first.earliest, last and last.latest
    if earliest is None and latest is None or earliest and latest and earliest > latest:
        return None
    return edtf.interval(earliest, latest)


def _union(values: list[EDTF]) -> EDTF | None:
    if len(values) == 1:
        return values[0]
    firsts = [value.earliest for value in values]
    lasts = [value.latest for value in values]
    if None in firsts or None in lasts:
        return None
    first, last = min(firsts), max(lasts)  # type: ignore[type-var]
    if any(value.kind not in ("date", "interval") or value.qualifier for value in values):
        return edtf.interval(first, last)
    return edtf.one_of(value.ranges[0] for value in values)


def _bounded(anchor: EDTF, bound: str | None, published: EDTF | None) -> EDTF:
    """Return the open interval that "depuis", "avant", "jusqu'à" … make of a date."""
    try:
        if bound in ("since", "from"):
            return edtf.interval(_plain(anchor, "earliest"), None)
        if bound == "until":
            return edtf.interval(None, _plain(anchor, "latest"))
        if bound == "before" and anchor.earliest:
            return edtf.interval(None, cal.shift_days(anchor.earliest, -1))
        if bound == "after" and anchor.latest:
            return edtf.interval(cal.shift_days(anchor.latest, 1), None)
        if bound == "by":
            start = published.earliest if published else None
            return edtf.interval(start, _plain(anchor, "latest"))
    except EdtfError:  # "d'ici lundi" in a text of a later day: the date stands by itself
        return anchor
    return anchor


def _plain(anchor: EDTF, side: str) -> EDTF | dt.date | None:
    return anchor if anchor.kind == "date" else getattr(anchor, side)


def _weekday_note(values: Values, anchor: EDTF) -> str | None:
    weekday = values.get("weekday")
    if weekday is None or anchor.precision != "day" or "day" not in values and "rel" not in values:
        return None
    actual = anchor.earliest.weekday()  # type: ignore[union-attr]
    if actual == weekday:
        return None
    return f"{anchor} was a {_WEEKDAYS[actual]}, the text says {_WEEKDAYS[weekday]}"


def _clock(values: Values, country: str | None) -> Reading:
    clock, gmt = values.get("clock"), values.get("gmt")
    offset, note = GMT_OFFSETS.get(country or ""), None
    if clock is None and gmt is not None and offset is not None:
        hours = (int(gmt[:2]) + offset) % 24
        clock, note = f"{hours:02d}{gmt[2:]}", f"given as {gmt} GMT"
    elif clock and gmt and offset is not None:
        apart = (_minutes(clock) - _minutes(gmt)) % 1440
        if apart != offset * 60:
            note = f"{clock} local and {gmt} GMT disagree: {country} is at UTC+{offset}"
    elif clock and values.get("approximate"):
        note = "approximate"
    return Reading(clock=clock, gmt=gmt, part_of_day=values.get("part_of_day"), note=note)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
