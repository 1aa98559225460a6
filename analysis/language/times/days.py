"""Days and nights: what the values of a rule mean for an article of a given day.

One function a rule. Each takes the values, the day to reckon from (the publication day, or
for relations the day of the other event; None when unknown) and whether the verb is in the future;
it gives an EDTF value, or None when it cannot say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from analysis.language import edtf
from analysis.language.edtf import EDTF
from analysis.language.times import reckoning as cal

Values = dict[str, Any]
Day = dt.date | None
ReadingOf = Callable[..., EDTF | None]


def year_named(values: Values, day: Day) -> int | None:
    """Return the year that is written or named ("de cette année", "de l'an dernier")."""
    if "year" in values:
        return values["year"]
    of = values.get("year_of")
    if of is None or day is None:
        return None
    return day.year + {"same": 0, "next": 1}.get(of, of)


def month_named(values: Values, day: Day, *, future: bool, key: str = "month") -> EDTF | None:
    """Return a month, of its written year or of the nearest one."""
    number, year = values[key], year_named(values, day)
    if year is None:
        if day is None:
            return None
        direction = values.get("direction") or (1 if future else -1)
        strict = "direction" in values
        year = day.year
        if direction < 0 and (number > day.month or strict and number == day.month):
            year -= 1
        elif direction > 0 and (number < day.month or strict and number == day.month):
            year += 1
    return edtf.month(year, number)


def date_named(values: Values, day: Day, *, future: bool) -> dt.date | None:
    """Return a day of a month, of its written year or of the nearest one."""
    number, month, year = values["day"], values["month"], year_named(values, day)
    if year is not None:
        return cal.make_date(year, month, number)
    if day is None:
        return None
    direction = values.get("direction")
    if (direction or (1 if future else -1)) < 0:
        limit, steps = day if direction else day + cal.SLACK, range(1, -5, -1)
    else:
        limit, steps = day, range(5)
    for step in steps:
        date = cal.make_date(day.year + step, month, number)  # 29 February: in some years only
        if date and (date >= limit if steps.step > 0 else date <= limit):
            return date
    return None


def _read_day(values: Values, day: Day, *, future: bool) -> EDTF | None:
    rel = {"hier": -1, "aujourd'hui": 0}.get(values.get("rel", ""))
    date = date_named(values, day, future=future)
    if rel is not None and day is not None and "year" not in values:
        told = cal.shift_days(day, rel)
        # "hier soir jeudi 19 décembre" in a Friday's paper: two of three agree on the 18th.
        if told.weekday() == values.get("weekday") and date and date.weekday() != told.weekday():
            return edtf.day(told)
    return edtf.day(date) if date else None


def _day_of_month(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « Le 27 », "samedi 22": the nearest such day; a weekday decides the month."""
    if day is None:
        return None
    step = 1 if (values.get("direction") or (1 if future else -1)) > 0 else -1
    months = (cal.shift_months(day.replace(day=1), step * n) for n in range(7))
    dates = [cal.make_date(first.year, first.month, values["day"]) for first in months]
    limit = day if step > 0 else day + cal.SLACK
    known = [date for date in dates if date and (date - limit).days * step >= 0]
    matching = [date for date in known if date.weekday() == values.get("weekday")]
    return edtf.day((matching or known)[0]) if known else None


def _weekday(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is None:
        return None
    if "week" in values:  # "mardi de la semaine dernière"
        monday = cal.shift_days(day, 7 * values["week"] - day.weekday())
        return edtf.day(cal.shift_days(monday, values["weekday"]))
    direction = values.get("direction")
    find = cal.next_weekday if (direction or (1 if future else -1)) > 0 else cal.last_weekday
    return edtf.day(find(day, values["weekday"], strict=direction is not None))


def _weekday_span(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is None:
        return None
    find = cal.next_weekday if future else cal.last_weekday
    last = find(day, values["weekday2"])
    return edtf.interval(cal.last_weekday(last, values["weekday"]), last)


def _weekdays(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « samedi et dimanche », « mardi, mercredi et jeudi »: each after the one before."""
    if day is None:
        return None
    second = {"weekday": values["weekday2"]} | {
        key: values[key] for key in ("direction",) if key in values
    }
    last = _weekday(second, day, future=future)
    if last is None or last.earliest is None:
        return None
    days = [last.earliest]
    for key in ("weekday3", "weekday"):
        if key in values:
            days.append(cal.last_weekday(days[-1], values[key], strict=True))
    return edtf.all_days(days)


def _ends(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « Du 25 au 27 juillet »: a date, and the latest such day before it."""
    end_values = {"day": values["day2"], "month": values["month2"]}
    for key in ("year2", "direction"):
        if key in values:
            end_values[key.rstrip("2")] = values[key]
    last = date_named(end_values, day, future=future)
    if last is None:
        return None
    month = values.get(
        "month", last.month if values["day"] <= last.day else (last.month - 2) % 12 + 1
    )
    year = values.get("year", last.year if month <= last.month else last.year - 1)
    first = cal.make_date(year, month, values["day"])
    return edtf.interval(first, last) if first and first <= last else None


def _days(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « les 2 et 6 juin », "27, 28 et 29 mai": all of the days."""
    if "month" in values:  # "les 30 septembre et 1er octobre"
        span = _ends(values, day, future=future)
        if span is None or span.earliest is None or span.latest is None:
            return None
        return edtf.all_days([span.earliest, span.latest])
    month = {"month": values["month2"]} | {
        key: values[key] for key in ("year", "year_of", "direction") if key in values
    }
    numbers = [values[key] for key in ("day", "day2", "day3", "day4") if key in values]
    last = date_named(month | {"day": values["day2"]}, day, future=future)
    if last is None:
        return None
    dates = [cal.make_date(last.year, last.month, number) for number in numbers]
    return edtf.all_days(date for date in dates if date)


def _night(values: Values, day: Day, *, future: bool) -> EDTF | None:
    """Read « Dans la nuit de lundi à mardi »: both days; with one day named, that and the next."""
    if "day2" in values and "month2" in values and "day" in values:
        return _ends(values, day, future=future)
    if "weekday2" in values or "day2" in values:
        return _night_to(values, day, future=future)
    read = _read_day if "month" in values else _day_of_month if "day" in values else _weekday
    one = (_yesterday if "rel" in values else read)(values, day, future=future)
    if one is None or one.earliest is None:
        return None
    if one.earliest == day:  # told the same day: the night that led to it
        return edtf.interval(cal.shift_days(one.earliest, -1), one.earliest)
    return edtf.interval(one.earliest, cal.shift_days(one.earliest, 1))


def _night_to(values: Values, day: Day, *, future: bool) -> EDTF | None:
    renamed = {"day2": "day", "month2": "month", "year2": "year", "weekday2": "weekday"}
    second = {name: values[key] for key, name in renamed.items() if key in values}
    read = _read_day if "month" in second else _day_of_month if "day" in second else _weekday
    if "direction" in values:
        second["direction"] = values["direction"]
    last = read(second, day, future=future)
    if last is None or last.earliest is None:
        return None
    if "weekday" not in values:
        return edtf.interval(cal.shift_days(last.earliest, -1), last.earliest)
    return edtf.interval(cal.last_weekday(last.earliest, values["weekday"], strict=True), last)


def _last_night(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if day is None:
        return None
    first = day if future else cal.shift_days(day, -1)
    return edtf.interval(first, cal.shift_days(first, 1))


def _yesterday(values: Values, day: Day, *, future: bool) -> EDTF | None:
    steps = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}
    return _agreeing(values, None if day is None else cal.shift_days(day, steps[values["rel"]]))


def _agreeing(values: Values, told: Day) -> EDTF | None:
    """« hier samedi », printed on the Monday after: the day of the week is sure."""
    weekday = values.get("weekday")
    if told is None or weekday in (None, told.weekday()):
        return None if told is None else edtf.day(told)
    return edtf.day(cal.last_weekday(told, weekday))


def _today(values: Values, day: Day, *, future: bool) -> EDTF | None:
    return _agreeing(values, day)


def _iso(values: Values, day: Day, *, future: bool) -> EDTF | None:
    if "day" not in values:
        return edtf.month(values["year"], values["month"])
    date = cal.make_date(values["year"], values["month"], values["day"])
    return edtf.day(date) if date else None


DAY_READINGS: dict[str, ReadingOf] = {
    "night": _night, "last_night": _last_night, "span": _ends, "weekday_span": _weekday_span,
    "weekdays": _weekdays, "days": _days, "iso": _iso, "english": _read_day, "day": _read_day,
    "weekday_day": _day_of_month, "day_of_month": _day_of_month, "yesterday": _yesterday,
    "today": _today, "weekday": _weekday,
}  # fmt: skip
