"""Weeks, months, years, lapses and relations: what a rule means for an article of a given day.

The functions are like those of ``days``. A lapse ("il y a trois semaines") is an approximate
interval that widens with its length.
"""

from __future__ import annotations

import datetime as dt

from analysis.language import edtf
from analysis.language.edtf import EDTF
from analysis.language.times import reckoning as cal
from analysis.language.times.days import (
    DAY_READINGS,
    Day,
    ReadingOf,
    Values,
    date_named,
    month_named,
    year_named,
)

# How far back "ces derniers jours", "ces dernières semaines" … reach, in days, months, years.
_RECENT = {"hour": 1, "day": 10, "week": 56, "month": 12, "year": 10}
_FEW_MONTHS = 4  # « novembre et octobre » go back, « novembre et janvier » go on
_DAYS_IN = {"hour": 0, "day": 1, "week": 7}


def _month(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return month_named(values, day, future=future)


def _month_part(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « La première semaine d'avril »: days 1 to 7; "la dernière": the last seven."""
    month = month_named(values, day, future=future)
    if month is None or month.earliest is None or month.latest is None:
        return None
    length = 7 if values["what"] == "semaine" else 15
    number = values["ordinal"]
    if number == -1 or length == 15 and number == 2:
        first = cal.shift_days(month.latest, -6) if length == 7 else month.earliest.replace(day=16)
        return edtf.interval(first, month.latest)
    first = cal.shift_days(month.earliest, (number - 1) * length)
    return edtf.interval(first, min(cal.shift_days(first, length - 1), month.latest))


def _month_edge(values: Values, day: Day, *, future: bool) -> EDTF | None:
    month = month_named(values, day, future=future)
    return cal.edge_of(month, values["edge"]) if month else None


def _month_end(values: Values, day: Day, *, future: bool) -> tuple[EDTF | None, EDTF | None]:
    """Return the months that a span of months goes from and to."""
    second = {"month": values["month2"]}
    if "year2" in values:
        second["year"] = values["year2"]
    last = month_named(second, day, future=future)
    if last is None or last.earliest is None:
        return None, None
    back = values["month"] > last.earliest.month
    return edtf.month(values.get("year", last.earliest.year - back), values["month"]), last


def _month_span(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return cal.between(*_month_end(values, day, future=future))


def _month_edges(values: Values, day: Day, *, future: bool) -> EDTF | None:
    first, last = _month_end(values, day, future=future)
    if first is None or last is None:
        return None
    start = cal.edge_of(first, values["edge"]).earliest
    end = cal.edge_of(last, values["edge2"]).latest
    return edtf.interval(start, end) if start and end and start <= end else None


def _months(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """« octobre et novembre 2016 »; « novembre et octobre 2016 », the later named first."""
    if "year" not in values and 0 < values["month"] - values["month2"] < _FEW_MONTHS:
        values = {**values, "month": values["month2"], "month2": values["month"]}
    first, last = _month_end(values, day, future=future)
    if first is None or last is None or last.earliest is None:
        return None
    members = [first, last]
    if "month3" in values:
        members.insert(1, edtf.month(last.earliest.year, values["month3"]))
    return EDTF.parse("{" + ",".join(map(str, members)) + "}")


def _quarter(values: Values, day: Day, *, future: bool) -> EDTF | None:
    length = 3 if values["what"] == "trimestre" else 6
    number = values["ordinal"] if values["ordinal"] > 0 else 12 // length
    first = (number - 1) * length + 1
    year = year_named(values, day)
    if year is None and day is not None:
        year = day.year - (first > day.month and not future)
    if year is None or first > 12:
        return None
    return edtf.interval(edtf.month(year, first), edtf.month(year, first + length - 1))


def _season(values: Values, day: Day, *, future: bool) -> EDTF | None:
    first, last = values["season"]
    year, direction = values.get("year"), values.get("direction")
    if year is not None:
        return _season_of(year, first, last) if last <= 12 else _season_of(year - 1, first, 27)
    if day is None:
        return None
    seasons = [_season_of(day.year + step, first, last) for step in range(-2, 3)]
    if direction == 1 or direction is None and future:
        bound = "earliest" if direction else "latest"
        return next(s for s in seasons if getattr(s, bound) >= day)
    bound = "latest" if direction else "earliest"
    return next(s for s in reversed(seasons) if getattr(s, bound) <= day)


def _season_of(year: int, first: int, last: int) -> EDTF:
    """Return the months of a season, counted from January of its year (15: March of the next)."""
    end = dt.date(year, 1, 1)
    return edtf.interval(edtf.month(year, first), cal.month_of(end, last - 1))


def _decade(values: Values, day: Day, *, future: bool) -> EDTF | None:
    year = values["count"][0]
    if year < 100:
        year += 1900 if year >= 30 else 2000
    return EDTF.parse(f"{year // 10:03d}X")


def _year(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return edtf.year(values["year"])


def _years(values: Values, day: Day, *, future: bool) -> EDTF | None:
    years = sorted({values[key] for key in ("year", "year2", "year3") if key in values})
    return EDTF.parse("{" + ",".join(f"{year:04d}" for year in years) + "}")


def _year_span(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return cal.between(edtf.year(values["year"]), edtf.year(values["year2"]))


def _year_edge(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return cal.edge_of(edtf.year(values["year"]), values["edge"])


def _step(values: Values, *, future: bool) -> int:
    """Last, this or next: -1, 0, 1. "En début de semaine" is of this one."""
    return values.get("direction", 0)


def _week(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if "day" in values:
        first = date_named(values, day, future=future)
        return edtf.interval(first, cal.shift_days(first, 6)) if first else None
    if day is None:
        return None
    monday = cal.shift_days(day, -day.weekday() + 7 * _step(values, future=future))
    week = edtf.interval(monday, cal.shift_days(monday, 6))
    return cal.edge_of(week, values.get("edge"))


def _weekend(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if "day" in values:
        first = date_named(values, day, future=future)
        if first is None:
            return None
        saturday = cal.next_weekday(first, 5) if first.weekday() != 6 else cal.shift_days(first, -1)
        return edtf.interval(min(first, saturday), cal.shift_days(saturday, 1))
    if day is None:
        return None
    saturday = cal.last_weekday(day, 5)
    direction = values.get("direction", 0)
    if direction < 0 and (day - saturday).days < 2:
        saturday = cal.shift_days(saturday, -7)
    if (direction > 0 or future) and (day - saturday).days > 1:
        saturday = cal.shift_days(saturday, 7)
    return edtf.interval(saturday, cal.shift_days(saturday, 1))


def _month_relative(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is None:
        return None
    return cal.edge_of(cal.month_of(day, _step(values, future=future)), values.get("edge"))


def _year_relative(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is None:
        return None
    return cal.edge_of(edtf.year(day.year + _step(values, future=future)), values.get("edge"))


def _recent(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « Ces dernières semaines »: from some way back to the publication day."""
    if day is None:
        return None
    unit = values.get("unit", "month")
    count = values["count"][1] if "count" in values else _RECENT[unit]
    days = count if unit in ("hour", "day", "week") and "count" not in values else None
    other = _away(day, values["way"] * count, unit) if days is None else None
    other = other or cal.shift_days(day, values["way"] * (days or 0))
    return _rough(min(day, other), max(day, other))


def _away(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("month", "year"):
        return cal.shift_months(day, count * (12 if unit == "year" else 1))
    sign = 1 if count > 0 else -1
    days = -(-abs(count) // 24) if unit == "hour" else abs(count) * _DAYS_IN[unit]
    return cal.shift_days(day, sign * days)


def _lapse(values: Values, day: Day, sign: int) -> EDTF | None:
    """Return a lapse before or after a day, as loose as such lapses are told."""
    if day is None:
        return None
    low, high = values["count"]
    unit = values["unit"]
    near, far = sorted((_away(day, sign * low, unit), _away(day, sign * high, unit)))
    loose = _looseness(high, unit) if low == high else 0
    return _rough(cal.shift_days(near, -loose), cal.shift_days(far, loose))


def _looseness(count: int, unit: str) -> int:
    """Count the days to either side: a day or a week is told exactly, a year within half a year."""
    if unit == "year":
        return 183
    if unit == "month":
        return 15
    if unit == "week":
        return min(count - 1, 3)
    return 1 if unit == "day" and count > 3 else 0


def _rough(first: dt.date, last: dt.date) -> EDTF:
    if first == last:
        return EDTF.parse(f"{first.isoformat()}~")
    return EDTF.parse(f"{first.isoformat()}~/{last.isoformat()}~")


def _ago(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is not None and values.get("is_exact"):  # « il y a un an, jour pour jour »
        return edtf.day(_away(day, -values["count"][0], values["unit"]))
    return _lapse(values, day, -1)


def _ahead(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return _lapse(values, day, 1)


def _offset(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « Dix jours après »: exact in days; months and years give the month and the year."""
    if day is None:
        return None
    (low, high), unit, side = values["count"], values["unit"], values["side"]
    if unit == "hour" and high < 24:
        return edtf.day(day)  # a few hours away: told of the same day or night
    if low == high and unit in ("hour", "day"):
        return edtf.day(_away(day, side * low, unit))
    if low == high and unit in ("month", "year"):
        shifted = _away(day, side * low, unit)
        return cal.month_of(shifted) if unit == "month" else edtf.year(shifted.year)
    return _lapse(values, day, side)


def _next_day(values: Values, day: Day, *, future: bool) -> EDTF | None:
    steps = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
    return None if day is None else edtf.day(cal.shift_days(day, steps[values["rel"]]))


def _same_day(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « le même jour », « ce samedi-là »."""
    if day is None:
        return None
    if "weekday" in values:
        return edtf.day(cal.last_weekday(day, values["weekday"]))
    return _around(day, values.get("unit", "day"), 0)


def _adjacent(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return None if day is None else _around(day, values["unit"], values["side"])


def _around(day: dt.date, unit: str, step: int) -> EDTF:
    """Return the day, week, month or year of a date, or the one before or after it."""
    if unit == "month":
        return cal.month_of(day, step)
    if unit == "year":
        return edtf.year(day.year + step)
    if unit == "week":
        monday = cal.shift_days(day, -day.weekday() + 7 * step)
        return edtf.interval(monday, cal.shift_days(monday, 6))
    return edtf.day(cal.shift_days(day, step))


READINGS: dict[str, ReadingOf] = DAY_READINGS | {
    "month": _month, "month_part": _month_part, "month_edge": _month_edge,
    "month_span": _month_span, "month_edges": _month_edges, "months": _months,
    "quarter": _quarter, "season": _season, "decade": _decade, "year": _year, "years": _years,
    "year_span": _year_span, "year_edge": _year_edge, "week": _week, "weekend": _weekend,
    "month_relative": _month_relative, "year_relative": _year_relative, "recent": _recent,
    "ago": _ago, "ahead": _ahead, "offset": _offset, "next_day": _next_day,
    "same_day": _same_day, "adjacent": _adjacent,
}  # fmt: skip
