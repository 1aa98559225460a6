"""Tests of single days: the weekdays of the news, a month told twice over."""

from collections.abc import Iterator

from analysis.coding.dating.facts import Clue, DatingFacts
from analysis.coding.dating.telling import clue_at, is_to_come, words_of
from analysis.language.times import TimeExpression


def day_tests(facts: DatingFacts) -> list[Clue]:
    """Return tests that single days must pass: they only tell among days already few."""
    return [*_months_told_twice(facts), *_weekdays(facts)]


def fresh_weekdays(facts: DatingFacts) -> list[tuple[int, TimeExpression]]:
    """Return the bare weekdays on which the news happened or was told, in the order of the text."""
    found = []
    for time, sentence in facts.dates:
        values = time.values
        if sentence.role in {"caption", "crosshead"} or values.get("bound") in {"until", "by"}:
            continue
        if "month" in values or "month2" in values or "direction" in values:
            continue
        if time.rule in {"weekday", "weekday_span"} and not is_to_come(facts, time, sentence):
            found.append((values.get("weekday2", values["weekday"]), time))
        elif time.rule == "night" and "weekday" in values:
            found.append((values.get("weekday2", (values["weekday"] + 1) % 7), time))
    return found


def _months_told_twice(facts: DatingFacts) -> Iterator[Clue]:
    """Read « le mois dernier » of what another clause dates « entre le 27 et le 31 mars »."""
    for report in facts.reports:
        last = [
            t
            for t in report.times
            if t.rule == "month_relative" and t.values.get("direction") == -1
        ]
        named = [t for t in report.times if _month_named(t) is not None]
        if last and named:
            month = _month_named(named[0]) % 12 + 1  # type: ignore[operator]
            told = f"{words_of(facts, last[0])} is {words_of(facts, named[0])}"
            note = f"{told}: published in the month after."
            yield clue_at("month", facts, last[0], note, wants=lambda day, m=month: day.month == m)


def _month_named(time: TimeExpression) -> int | None:
    if time.kind != "date" or "year" in time.values or "year2" in time.values:
        return None
    return time.values.get("month2", time.values.get("month"))


def _weekdays(facts: DatingFacts) -> Iterator[Clue]:
    """Read the weekdays of the news: agency copy is written that day or one of the next two."""
    found = fresh_weekdays(facts)
    heads = [s for s in facts.sentences if s.role == "title"]
    body = [s for s in facts.sentences if s.role in {"standfirst", "body"}][:2]
    opening = any(s.start <= time.start < s.end for _, time in found for s in heads + body)
    if not found or not (opening or facts.is_agency):
        return  # a feature, that may look back on the week
    first = [pair for pair in found if body and body[0].start <= pair[1].start < body[0].end]
    # « … ont attaqué mardi …, ont affirmé des habitants mercredi »: the last is when it was told.
    told = first[-1:] if len({day for day, _ in first}) > 1 else found
    weekdays = {(day + step) % 7 for day, _ in told for step in range(3)}
    names = " and ".join(sorted({words_of(facts, time) for _, time in told}))
    note = f"The news is of {names}: written that day or within two days."
    yield clue_at("weekday", facts, told[0][1], note, wants=lambda day: day.weekday() in weekdays)
