"""Clues to a publication date from the chronology: famous events recognised in the news.

A town alone proves nothing: most attacks on a famous town are other attacks. An entry is taken for
what a report tells when the place, the kind of act, the parties and the time of the report agree,
and the time is what dates the article: it must be told « mardi », « le mois dernier » …
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression, resolve, resolve_relation
from analysis.language.times.reckoning import shift_days

from . import day_ranges as dr
from .dating_clues import fresh_weekdays, is_to_come
from .dating_facts import ChronologyRow, Clue, DatingFacts, DatingReport, DatingStatement, Knowledge

# What kinds of act (frames of the triggers) an entry of the chronology can be told as.
_FIGHT = {"attack", "clash", "ambush", "capture", "killing", "casualty", "neutralisation"}
KINDS: Mapping[str, frozenset[str]] = {
    "attack": frozenset(
        _FIGHT | {"suicide_bomb", "ied", "shelling", "execution", "abduction", "destruction"}
    ),
    "battle": frozenset(_FIGHT | {"recapture", "shelling", "air_strike", "drone"}),
    "attack on civilians": frozenset(_FIGHT | {"execution", "abduction", "destruction", "shelling"}),
    "air strike": frozenset({"air_strike", "drone", "killing", "casualty", "attack"}),
    "IED": frozenset({"ied", "casualty", "killing", "attack"}),
    "territorial control": frozenset({"capture", "recapture", "handover"}),
    "base handover": frozenset({"handover"}),
    "foreign withdrawal": frozenset({"handover"}),
    "offensive": frozenset({"attack", "clash", "recapture", "capture"}),
    "coup": frozenset({"coup", "arrest"}),
    "agreement": frozenset({"agreement"}),
    "blockade": frozenset({"siege"}),
    "organisation": frozenset({"merger"}),
    "abduction": frozenset({"abduction"}),
    "accident": frozenset({"accident", "casualty"}),
}
_STATEMENTS: Mapping[str, frozenset[str]] = {
    "foreign withdrawal": frozenset({"announces_departure", "withdraws"}),
    "foreign deployment": frozenset({"arrives"}),
    "base handover": frozenset({"hands_over_base", "withdraws"}),
}
_PLACELESS = {"coup", "foreign withdrawal"}
# Points an entry needs to be taken for what a report tells; see `_score`.
_ENOUGH = 5.0
# How long after an event a report of it may still say « le mois dernier », « en juin dernier ».
_REACH_DAYS = 400
_TOLD_LATER_DAYS = 6


@dataclass(frozen=True, slots=True)
class _Article:
    """The towns of all its reports, the parties it names, the days it may be of, those likely."""

    towns: frozenset[str]
    named: frozenset[str]
    possible: dr.Ranges
    likely: dr.Ranges


@dataclass(frozen=True, slots=True)
class _Match:
    row: ChronologyRow
    time: TimeExpression
    days: dr.Ranges
    score: float


def chronology_clues(
    facts: DatingFacts, known: Knowledge, possible: dr.Ranges, likely: dr.Ranges
) -> list[Clue]:
    """Return the clues of the chronology within the days still possible, the best first.

    `likely` are the days that surer events have left: what falls into a few weeks needs less proof.
    """
    article = _Article(_towns(facts), facts.actors, possible, likely)
    clues = [*_reports(facts, known, article), *_statements(facts, known, possible)]
    clues += _active(facts, known)
    best: dict[str | None, Clue] = {}
    for clue in sorted(clues, key=lambda c: (-c.score, c.start or 0)):
        best.setdefault(clue.chronology_id or f"{clue.rule} {clue.start}", clue)
    return sorted(best.values(), key=lambda c: (-c.score, c.start or 0))


def _towns(facts: DatingFacts) -> frozenset[str]:
    return frozenset(place for report in facts.reports for place in report.places)


def _reports(facts: DatingFacts, known: Knowledge, article: _Article) -> Iterator[Clue]:
    for report in facts.reports:
        matches = [m for row in known.chronology for m in _match(report, row, known, article)]
        if not matches:
            continue
        top = max(match.score for match in matches)
        best = [match for match in matches if match.score == top]
        rows = {match.row.chronology_id: match for match in best}
        if top < _ENOUGH or len(rows) > 1:
            continue
        match = best[0]
        yield Clue(
            "chronology_event", _argument(facts, match), days=match.days, strength=0,
            sentence=report.sentence, start=report.start, end=report.end, score=top,
            chronology_id=match.row.chronology_id,
        )  # fmt: skip


def _argument(facts: DatingFacts, match: _Match) -> str:
    words = " ".join(facts.text[match.time.start : match.time.end].split())
    return (
        f"Place, act and parties are those of « {match.row.title_fr} » ({match.row.date}); "
        f"told as « {words} »."
    )


def _match(
    report: DatingReport, row: ChronologyRow, known: Knowledge, article: _Article
) -> Iterator[_Match]:
    """Give the match of a report with an entry, if all that is told fits."""
    if not report.kinds & KINDS.get(row.category, frozenset()):
        return
    score = _place_score(report, row, known, article) + _party_score(report, row, known, article)
    if score <= 0:
        return
    timed = _window(report.times, EDTF.parse(row.date))
    if timed is None:
        return
    time, days, points = timed
    days = dr.intersect(days, article.possible)
    if days:
        few = (dr.size(article.likely) or 999) <= 62 and dr.intersect(days, article.likely)
        near = 1.0 if few else 0.0
        yield _Match(row, time, days, score + points + near)


def _place_score(
    report: DatingReport, row: ChronologyRow, known: Knowledge, article: _Article
) -> float:
    """Return 2 for a town of one entry, less for one of many; a second town of the entry, 2."""
    places = set((row.place or "").split(";"))
    shared = report.places & places
    if not shared:
        placeless = not report.places and (row.category in _PLACELESS and report.country == row.country)
        return 1.0 if placeless else -9.0
    entries = min(
        sum(place in (other.place or "").split(";") for other in known.chronology) for place in shared
    )
    first = 2.0 if entries == 1 else 1.5 if entries == 2 else 1.0 if entries <= 4 else 0.5
    return first + (2.0 if len(article.towns & places) > 1 else 0.0)


def _party_score(
    report: DatingReport, row: ChronologyRow, known: Knowledge, article: _Article
) -> float:
    """Return a point for each party of both, half for one named elsewhere; wrong attackers end it."""
    actors = set((row.actors or "").split(";"))
    if report.initiators and not any(_same(a, b, known) for a in report.initiators for b in actors):
        return -9.0
    points = 0.0
    for actor in actors:
        here = max((_same(actor, other, known) for other in report.actors), default=0.0)
        points += min(here + (0.5 if actor in article.named else 0.0), 1.0)
    return min(points, 2.0)


def _same(a: str, b: str, known: Knowledge) -> float:
    """Return 1 for one party, one half where one may stand for the other, else 0."""
    if a == b or b in known.member_of.get(a, ()) or a in known.member_of.get(b, ()):
        return 1.0
    generic = a in known.generic or b in known.generic
    blocs = known.blocs.get(a), known.blocs.get(b)
    if generic and (blocs[0] == blocs[1] or "unspecified" in blocs):
        return 0.5
    return 0.0


def _window(
    times: tuple[TimeExpression, ...], date: EDTF
) -> tuple[TimeExpression, dr.Ranges, float] | None:
    """Return the days on which an article can date an event so, by the time nearest to the act.

    None when the report says another day, or nothing that depends on the day it was written.
    """
    for time in times:
        if time.kind != "date" or time.values.get("bound") in ("until", "by", "before"):
            continue
        days = days_told(time, date)
        points = _time_points(time)
        return (time, days, points) if days and points else None
    return None


def days_told(time: TimeExpression, date: EDTF) -> dr.Ranges:
    """Return the publication days from which an expression can mean a date.

    >>> from analysis.language.times import scan
    >>> days_told(scan("mardi dernier")[0], EDTF.parse("2022-04-19"))
    ((datetime.date(2022, 4, 20), datetime.date(2022, 4, 26)),)
    """
    if date.earliest is None or date.latest is None:
        return ()
    first = date.earliest
    days = (shift_days(first, step) for step in range((date.width or 1) + _REACH_DAYS))
    stretches: list[tuple[dt.date, dt.date]] = []
    for day in days:
        reading = resolve(time, EDTF.parse(day.isoformat()))
        if reading.anchor is None or not reading.anchor.intersects(date) or day < date.earliest:
            continue
        if stretches and stretches[-1][1] == shift_days(day, -1):
            stretches[-1] = (stretches[-1][0], day)
        else:
            stretches.append((day, day))
    return tuple(stretches)


def _time_points(time: TimeExpression) -> float:
    """Return how much an agreeing time proves: a day and month more than a weekday or a month."""
    if "year" in time.values or "year2" in time.values:
        return 0.0
    if "day" in time.values:
        return 2.0
    if time.rule in ("recent", "year_relative", "season", "ago"):
        return 0.0
    return 1.0


def _statements(facts: DatingFacts, known: Knowledge, possible: dr.Ranges) -> Iterator[Clue]:
    """Read « quelques jours après que Wagner a annoncé son départ »."""
    for statement in facts.statements:
        rows = [
            row for row in known.chronology
            if statement.statement in _STATEMENTS.get(row.category, ())
            and statement.actor_id in (row.actors or "").split(";")[:1]
        ]  # fmt: skip
        found = []
        for row in rows:
            days, time = _statement_days(facts, statement, EDTF.parse(row.date))
            days = dr.intersect(days, possible)
            if days:
                found.append((row, days, time))
        if len(found) != 1:
            continue
        row, days, time = found[0]
        words = " ".join(facts.text[time.start : time.end].split())
        note = f"« {words} » is reckoned from « {row.title_fr} » ({row.date})."
        yield Clue(
            "chronology_background", note, days=days, strength=0, sentence=statement.sentence,
            start=statement.start, end=statement.end, score=_ENOUGH,
            chronology_id=row.chronology_id,
        )  # fmt: skip


def _statement_days(
    facts: DatingFacts, statement: DatingStatement, date: EDTF
) -> tuple[dr.Ranges, TimeExpression]:
    """Return the days of publication that the times of a statement's sentence allow."""
    sentence = facts.sentence_of(statement.start)
    none = TimeExpression(0, 0, "", "", {})
    if sentence is None:
        return (), none
    own = [t for t in facts.times if sentence.start <= t.start < sentence.end]
    for time in own:
        if time.kind == "relation" and time.rule == "offset" and time.start < statement.start:
            return _since_told(facts, time, date), time
    for time in own:
        if time.kind == "date" and _time_points(time) and not is_to_come(facts, time, sentence):
            days = days_told(time, date)
            return _narrowed_by_next(facts, sentence.index, date, days), time
    return (), none


def _since_told(facts: DatingFacts, time: TimeExpression, date: EDTF) -> dr.Ranges:
    """Return the publication days of news that happened so long after a dated event."""
    happened = resolve_relation(time, date).edtf
    if happened is None or happened.earliest is None or happened.latest is None:
        return ()
    days = dr.span(happened.earliest, shift_days(happened.latest, _TOLD_LATER_DAYS))
    weekdays = {weekday for weekday, _ in fresh_weekdays(facts)}
    if not weekdays:
        return days
    # The news of « vendredi » must itself lie within the lapse, and be told soon after.
    fresh = [day for day in dr.days(dr.of_edtf(happened)) if day.weekday() in weekdays]
    return dr.union(*(dr.span(day, shift_days(day, 2)) for day in fresh)) or days


def _narrowed_by_next(
    facts: DatingFacts, sentence: int, date: EDTF, days: dr.Ranges
) -> dr.Ranges:
    """Read a next sentence « Sept semaines plus tard, … peinent à voir »: that is now."""
    following = next((s for s in facts.sentences if s.index == sentence + 1), None)
    if following is None:
        return days
    for time in facts.times:
        opens = following.start <= time.start <= following.start + 2
        if opens and time.rule == "offset" and time.values["side"] > 0:
            rest = facts.text[time.end : following.end]
            now = resolve_relation(time, date).edtf
            if now is not None and not _is_past(rest):
                return dr.intersect(days, dr.of_edtf(now)) or days
    return days


def _is_past(text: str) -> bool:
    words = set(text.replace("'", " ").split())
    return bool(words & {"a", "ont", "avait", "avaient", "fut", "furent", "etait", "etaient"})


def _active(facts: DatingFacts, known: Knowledge) -> Iterator[Clue]:
    """Read a force that acts in the news: it was still there, or there again."""
    for report in facts.reports:
        fresh = any(t.rule in ("weekday", "today", "yesterday", "night", "day") for t in report.times)
        for actor in sorted(report.initiators) if fresh else ():
            first, last = known.active.get(actor, (None, None))
            if last is None or last.latest is None:
                continue
            start = first.earliest if first else None
            days = dr.span(start, shift_days(last.latest, 31))
            note = f"The acting force ({actor}) was there from {first or 'an unknown day'} to {last}."
            yield Clue(
                "active", note, days=days, strength=0, sentence=report.sentence,
                start=report.start, end=report.end, score=1.0,
            )  # fmt: skip
            return
