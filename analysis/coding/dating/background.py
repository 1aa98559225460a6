"""Clues of background: a partner's announced departure, a force that was there at all."""

import re
from collections.abc import Iterator, Mapping

from analysis.coding.dating import ranges as dr
from analysis.coding.dating.facts import Clue, DatingFacts, DatingStatement, Event, Knowledge
from analysis.coding.dating.telling import is_to_come
from analysis.coding.dating.told import days_told, points_of, told_soon_after
from analysis.coding.dating.weekdays import fresh_weekdays
from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression, resolve_relation
from analysis.language.times.reckoning import last_weekday, shift_days

# What a statement says of a partner, and the entries of the chronology that it can be about.
_STATEMENTS: Mapping[str, frozenset[str]] = {
    "foreign withdrawal": frozenset({"announces_departure", "withdraws"}),
    "foreign deployment": frozenset({"arrives"}),
    "base handover": frozenset({"hands_over_base", "withdraws"}),
}
_SCORE = 5.5
_TOLD_LATER_DAYS = 6


def background_clues(facts: DatingFacts, known: Knowledge, possible: dr.Ranges) -> Iterator[Clue]:
    """Give the clues of what the article recalls, within the days still possible."""
    yield from _statements(facts, known, possible)
    yield from _active(facts, known)


def _statements(facts: DatingFacts, known: Knowledge, possible: dr.Ranges) -> Iterator[Clue]:
    """Read « quelques jours après que Wagner a annoncé son départ »."""
    for statement in facts.statements:
        found = []
        for event in known.moves_of(statement.actor_id):
            if _is_of(statement, event):
                days, time = _statement_days(facts, statement, event.date)
                if days := dr.intersect(days, possible):
                    found.append((event.row, days, time))
        if len(found) != 1:
            continue
        row, days, time = found[0]
        words = facts.words(time.start, time.end)
        note = f"{words} is reckoned from « {row.title_fr} » ({row.date})."
        yield Clue(
            "chronology_background", note, days=days, strength=0, sentence=statement.sentence,
            start=statement.start, end=statement.end, score=_SCORE,
            chronology_id=row.chronology_id,
        )  # fmt: skip


def _is_of(statement: DatingStatement, event: Event) -> bool:
    """Tell whether a statement can be about an event of its actor's: its move, its town."""
    if statement.statement not in _STATEMENTS.get(event.row.category, ()):
        return False
    return event.row.category != "base handover" or bool(statement.places & event.places)


def _statement_days(
    facts: DatingFacts, statement: DatingStatement, date: EDTF
) -> tuple[dr.Ranges, TimeExpression]:
    """Return the days of publication that the times of a statement's sentence allow."""
    sentence = facts.sentence_of(statement.start)
    none = TimeExpression(0, 0, "", "", {})
    if sentence is None:
        return (), none
    own = [t for t in facts.times if sentence.start <= t.start < sentence.end]
    if any("year" in t.values or "year2" in t.values for t in own):
        return (), none  # the year is told: "le 31 décembre" is of that one
    for time in own:
        if time.kind == "relation" and time.rule == "offset" and time.start < statement.start:
            return _since_told(facts, time, date), time
    for time in own:
        if time.kind == "date" and points_of(time) and not is_to_come(facts, time, sentence):
            days = days_told(time, date)
            return _narrowed_by_next(facts, sentence.index, date, days), time
    return (), none


def _since_told(facts: DatingFacts, time: TimeExpression, date: EDTF) -> dr.Ranges:
    """Return the publication days of news that happened so long after a dated event."""
    happened = resolve_relation(time, date).edtf
    if happened is None or happened.earliest is None or happened.latest is None:
        return ()
    days = told_soon_after(happened, _TOLD_LATER_DAYS)
    weekdays = {weekday for weekday, _ in fresh_weekdays(facts)}
    if not weekdays:
        return days
    # The news of « jeudi » and « vendredi » must lie within the lapse, and be told soon after.
    fresh = [day for day in dr.days(dr.of_edtf(happened)) if day.weekday() in weekdays]
    soon = dr.union(*(dr.span(day, shift_days(day, 2)) for day in fresh))
    within = dr.keep(
        soon, lambda day: all(last_weekday(day, w) >= happened.earliest for w in weekdays)
    )
    return within or soon or days


def _narrowed_by_next(facts: DatingFacts, sentence: int, date: EDTF, days: dr.Ranges) -> dr.Ranges:
    """Read a next sentence « Sept semaines plus tard, … peinent à voir »: that is now."""
    following = next((s for s in facts.sentences if s.index == sentence + 1), None)
    if following is None:
        return days
    for time in facts.times:
        opens = following.start <= time.start <= following.start + 2
        if opens and time.rule == "offset" and time.values["side"] > 0:
            rest = facts.text[time.end : following.end]
            now = resolve_relation(time, date).edtf
            if now is not None and not _PAST.search(rest):
                return dr.intersect(days, dr.of_edtf(now)) or days
    return days


_PAST = re.compile(
    r"\b(?:ont|avai(?:t|ent)|etai(?:t|ent)|fu(?:t|rent)|s'est|se sont)\b|\ba (?:ete|[a-z]+[^r]e)\b"
)


def _active(facts: DatingFacts, known: Knowledge) -> Iterator[Clue]:
    """Read a force that acts in the news: it was still there, or there again."""
    for report in facts.reports:
        fresh = any(
            t.rule in ("weekday", "today", "yesterday", "night", "day") for t in report.times
        )
        actors = report.initiators | (report.actors & known.soldiers)
        for actor in sorted(actors) if fresh else ():
            first, last = known.active.get(actor, (None, None))
            if last is None or last.latest is None:
                continue
            start = first.earliest if first else None
            days = dr.span(start, shift_days(last.latest, 31))
            note = (
                f"The acting force ({actor}) was there from {first or 'an unknown day'} to {last}."
            )
            yield Clue(
                "active", note, days=days, strength=0, sentence=report.sentence,
                start=report.start, end=report.end, score=1.0,
            )  # fmt: skip
            return
