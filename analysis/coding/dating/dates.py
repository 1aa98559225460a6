"""Clues of dates: date lines, dates told as past or still to come, the day of the news."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.coding.dating import ranges as dr
from analysis.coding.dating.facts import Clue, DatingFacts
from analysis.coding.dating.telling import (
    clue_at,
    is_to_come,
    lead_sentences,
    words_of,
)
from analysis.language.times import TimeExpression, resolve
from analysis.language.times.reckoning import make_date, shift_days

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The first year of the war: no dispatch of this collection is older.
_FIRST_YEAR = 2012
# Days after an event within which a dispatch gives its date with the weekday.
_FRESH_DAYS = 9
_WILL = re.compile(
    r"\b(?:ser(?:a|ont|ons)|tiendr(?:a|ont)|aur(?:a|ont) lieu|doi(?:t|vent)|devr(?:a|ont)|d'ici)\b"
)
_LINE_AFTER = re.compile(r"\s*(?:\([^)\n]{2,25}\)\s*)?[-–]|\s*\([a-z]{2,8}\)")
_CITY_BEFORE = re.compile(r"(?:^|\n)[^\n.;:]{2,40}?[,(]?\s*(?:le )?$")
_PUT_ONLINE = re.compile(r"\b(?:publiee?|postee?|mise? en ligne|parue?)s?\s*(?:le|:)?\s*$")
_UPDATED = re.compile(r"\b(?:mis a jour|modifie|actualise|consulte)e?s?\b[^.;]{0,20}$")
_THIS = re.compile(r"\bce\b")
_COMMUNIQUE = re.compile(r"\bcommuniques?\b[^.;]{0,60}\b(?:du|date|datee|le)\s*$")


def date_clues(facts: DatingFacts, until: dt.date) -> Iterator[Clue]:
    """Give the clues of dates; `until` is the day after which years are not told apart."""
    yield from _datelines(facts)
    yield from _named_dates(facts, until)
    yield from _to_come(facts)
    yield from _news_dates(facts, until)


def _datelines(facts: DatingFacts) -> Iterator[Clue]:
    """Read « Bamako, 29 oct 2025 (AFP) - » and « Publié le 22 avril 2023 »."""
    full = [
        time for time, _ in facts.dates
        if time.rule in {"day", "iso"} and "year" in time.values and "day" in time.values
    ]  # fmt: skip
    first = min([s.start for s in facts.sentences if s.role == "body"], default=0) if full else 0
    for time in full:
        before, after = (
            facts.text[max(0, time.start - 60) : time.start],
            facts.text[time.end : time.end + 40],
        )
        is_line = time.start - first < 60 and _CITY_BEFORE.search("\n" + before.lstrip())
        if not (is_line and _LINE_AFTER.match(after)) and not _PUT_ONLINE.search(before):
            continue
        reading = resolve(time, None)
        if reading.earliest is not None:
            note = f"The date line {words_of(facts, time)} is the article's own date."
            day = reading.earliest
            yield clue_at("dateline", facts, time, note, days=dr.span(day, day), strength=3)


def _named_dates(facts: DatingFacts, until: dt.date) -> Iterator[Clue]:
    """Give the latest date named as past: nothing is published before what it tells."""
    latest: tuple[dt.date, TimeExpression] | None = None
    for time, sentence in facts.dates:
        if "year" not in time.values and "year2" not in time.values:
            continue  # most often
        day = _last_day_named(time)
        if day is None or day > until + dt.timedelta(days=400):
            continue
        if _UPDATED.search(facts.text[time.start - 40 if time.start > 40 else 0 : time.start]):
            continue
        if not is_to_come(facts, time, sentence) and (latest is None or day > latest[0]):
            latest = (day, time)
    if latest is not None:
        day, time = latest
        note = f"{words_of(facts, time)} is told as past: published on {day} at the earliest."
        yield clue_at("named_date", facts, time, note, days=dr.from_day(day), strength=2)


def _last_day_named(time: TimeExpression) -> dt.date | None:
    """Return the first day by which a dated past must have come: of its last part."""
    values = time.values
    if values.get("bound") in ("until", "by"):
        return None
    reading = resolve(time, None)
    if reading.anchor is None:
        return None
    if time.rule in ("span", "night", "days"):
        return reading.anchor.latest
    ranges = reading.anchor.ranges
    if time.rule in ("years", "months") and ranges:
        return ranges[-1][0]
    return dt.date(values["year2"], 1, 1) if time.rule == "year_span" else reading.anchor.earliest


def _to_come(facts: DatingFacts) -> Iterator[Clue]:
    """Read « nous serons 3 000 à l'été 2022 »: written before that was over."""
    for time, sentence in facts.dates:
        values = time.values
        if "year" not in values or "year2" in values:
            continue
        before = facts.text[max(sentence.start, time.start - 60) : time.start]
        if values.get("bound") != "by" and not _WILL.search(before):
            continue
        reading = resolve(time, None)
        if reading.latest is None:
            continue
        note = f"{words_of(facts, time)} is still to come: published by {reading.latest}."
        yield clue_at("to_come", facts, time, note, days=dr.up_to(reading.latest))


def _news_dates(facts: DatingFacts, until: dt.date) -> Iterator[Clue]:
    """Read « ce mercredi 21 février », « lundi 8 août 2022 »: the day of the news itself."""
    found = []
    told = [(time, sentence) for time, sentence in facts.dates if time.rule in {"day", "night"}]
    lead = lead_sentences(facts) if told else set()
    for time, sentence in told:
        if sentence.role == "caption" or "bound" in time.values:
            continue
        if is_to_come(facts, time, sentence):
            continue
        after = _days_after(facts, time, sentence.index in lead)
        if after is not None:
            found.append((time, after))
    agree = _years_agreed([time for time, _ in found], until) if found else set()
    for time, after in found:
        # Agencies err by a day: one weekday alone does not settle the year to the day.
        sure = bool(agree) or _is_this_day(facts, time)
        dates = list(_possible_dates(time, until, 0 if sure else 1))
        days = dr.union(*(dr.span(day, shift_days(day, after)) for day in dates if day <= until))
        later = [day for day in dates if day > until]
        days = dr.union(days, dr.from_day(later[0]) if later else ())
        if days:
            note = _news_note(facts, time, after, dates, sure, until)
            yield clue_at("news_date", facts, time, note, days=days)


def _news_note(
    facts: DatingFacts, time: TimeExpression, after: int, dates: list[dt.date], sure: bool,
    until: dt.date,
) -> str:  # fmt: skip
    note = f"{words_of(facts, time)} dates the news: published within {after} days of it"
    weekday = time.values.get("weekday2", time.values.get("weekday"))
    if "year" in time.values or "year2" in time.values or weekday is None:
        return note + "."
    years = ", ".join(str(day.year) for day in dates if day <= until) or "no year known"
    about = "" if sure else ", or a day off,"
    return f"{note}; it was a {_WEEKDAYS[weekday]}{about} in {years}."


def _years_agreed(times: list[TimeExpression], until: dt.date) -> set[int]:
    """Return the years in which two or more different dates all fall on their weekdays."""
    unlike = {(t.values.get("day"), t.values.get("month")): t for t in times if _has_weekday(t)}
    if len(unlike) < 2:
        return set()
    return set.intersection(
        *({day.year for day in _possible_dates(t, until)} for t in unlike.values())
    )


def _has_weekday(time: TimeExpression) -> bool:
    return "weekday" in time.values or "weekday2" in time.values


def _is_this_day(facts: DatingFacts, time: TimeExpression) -> bool:
    return _THIS.search(facts.text, time.start, time.end) is not None


def _days_after(facts: DatingFacts, time: TimeExpression, is_lead: bool) -> int | None:
    """Return how long after such a date its article may come; None when it says nothing."""
    values, has_weekday = time.values, _has_weekday(time)
    has_year = "year" in values or "year2" in values
    before = facts.text[time.start - 90 if time.start > 90 else 0 : time.start]
    if "rel" in values and not has_year:
        return None  # "hier soir jeudi 19 décembre": of the printed paper, often misprinted
    if is_lead and _is_this_day(facts, time) and (has_year or has_weekday):
        return 1
    if has_weekday and "direction" in values:
        return 120
    if has_weekday and is_lead:
        return _FRESH_DAYS
    if is_lead and has_year and _COMMUNIQUE.search(before):
        return _FRESH_DAYS
    return 330 if has_weekday and not has_year else None


def _possible_dates(time: TimeExpression, until: dt.date, days_off: int = 0) -> Iterator[dt.date]:
    """Give the days a date may be: of its year, or of every year in which the weekday fits."""
    values = time.values
    second = "2" if "day2" in values else ""
    if "day" + second not in values:
        return
    day, month = values["day" + second], values.get("month" + second, values.get("month"))
    weekday = values.get("weekday" + second, None if second else values.get("weekday"))
    if month is None:
        return
    year = values.get("year" + second, values.get("year"))
    if year is not None:
        date = make_date(year, month, day)
        if date:
            yield date
        return
    yield from _on_weekday(day, month, weekday, until.year + 12, days_off)


@lru_cache(maxsize=4096)
def _on_weekday(
    day: int, month: int, weekday: int | None, end: int, days_off: int
) -> list[dt.date]:
    """Return a day of each year that falls on a weekday, or so many days off; `end` is no year."""
    found = []
    for year in range(_FIRST_YEAR, end):
        date = make_date(year, month, day)
        off = (date.weekday() - weekday) % 7 if date and weekday is not None else 0
        if date and min(off, 7 - off) <= days_off:
            found.append(date)
    return found
