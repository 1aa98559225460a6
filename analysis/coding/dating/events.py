"""Clues to a publication date from the chronology: famous events recognised in the news.

A town alone proves nothing: most attacks on a famous town are other attacks. An entry is taken for
what a report tells when the place, the kind of act, the parties and the time of the report agree,
and the time is what dates the article: it must be told « mardi », « le mois dernier » …
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.coding.dating import ranges as dr
from analysis.coding.dating.background import background_clues
from analysis.coding.dating.facts import (
    PLACELESS,
    Clue,
    DatingFacts,
    DatingReport,
    Event,
    Knowledge,
)
from analysis.coding.dating.told import days_told, points_of
from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression

# What kinds of act (frames of the triggers) an entry of the chronology can be told as.
_FIGHT = {"attack", "clash", "ambush", "capture", "killing", "casualty", "neutralisation"}
KINDS: Mapping[str, frozenset[str]] = {
    "attack": frozenset(
        _FIGHT | {"suicide_bomb", "ied", "shelling", "execution", "abduction", "destruction"}
    ),
    "battle": frozenset(_FIGHT | {"recapture", "shelling", "air_strike", "drone"}),
    "attack on civilians": frozenset(
        _FIGHT | {"execution", "abduction", "destruction", "shelling"}
    ),
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
_NO_KIND: frozenset[str] = frozenset()
# Points an entry needs to be taken for what a report tells; see `_score`.
_ENOUGH = 5.5
# The most that a time adds: a day and month, a second date that agrees, the few weeks left.
_MOST_FOR_TIME = 6.0


@dataclass(frozen=True, slots=True)
class _Article:
    """The towns of all its reports, the parties it names, the days it may be of, those likely."""

    towns: frozenset[str]
    named: frozenset[str]
    possible: dr.Ranges
    likely: dr.Ranges


@dataclass(frozen=True, slots=True)
class _Match:
    event: Event
    time: TimeExpression
    days: dr.Ranges
    score: float


def event_clues(
    facts: DatingFacts, known: Knowledge, possible: dr.Ranges, likely: dr.Ranges
) -> list[Clue]:
    """Return the clues of the chronology within the days still possible, the best first.

    `likely` are the days that surer events have left: what falls into a few weeks needs less proof.
    """
    article = _Article(_towns(facts), facts.actors, possible, likely)
    clues = [*_reports(facts, known, article), *background_clues(facts, known, possible)]
    best: dict[str | None, Clue] = {}
    for clue in sorted(clues, key=lambda c: (-c.score, c.start or 0)):
        best.setdefault(clue.chronology_id or f"{clue.rule} {clue.start}", clue)
    return sorted(best.values(), key=lambda c: (-c.score, c.start or 0))


def _towns(facts: DatingFacts) -> frozenset[str]:
    return frozenset(place for report in facts.reports for place in report.places)


def _reports(facts: DatingFacts, known: Knowledge, article: _Article) -> Iterator[Clue]:
    for report in facts.reports:
        matches = [
            m
            for event in known.events_at(report.places)
            if not report.kinds.isdisjoint(KINDS.get(event.row.category, _NO_KIND))
            for m in _match(report, event, known, article)
        ]
        top = max((match.score for match in matches), default=0.0)
        best = [match for match in matches if match.score == top]
        if top < _ENOUGH or len(best) > 1:
            continue
        match = best[0]
        yield Clue(
            "chronology_event", _argument(facts, match), days=match.days, strength=0,
            sentence=report.sentence, start=report.start, end=report.end, score=top,
            chronology_id=match.event.row.chronology_id,
        )  # fmt: skip


def _argument(facts: DatingFacts, match: _Match) -> str:
    row = match.event.row
    return (
        f"Place, act and parties are those of « {row.title_fr} » ({row.date}); "
        f"told as {facts.words(match.time.start, match.time.end)}."
    )


def _match(
    report: DatingReport, event: Event, known: Knowledge, article: _Article
) -> Iterator[_Match]:
    """Give the match of a report with an event of its kind, if all that is told fits."""
    score = _place_score(report, event, known, article)
    score += _party_score(report, event, known, article)
    if score + _MOST_FOR_TIME < _ENOUGH:
        return
    timed = _window(report.times, event.date)
    if timed is None:
        return
    time, days, points = timed
    days = dr.intersect(days, article.possible)
    if days:
        few = (dr.size(article.likely) or 999) <= 62 and dr.intersect(days, article.likely)
        yield _Match(event, time, days, score + points + (2.0 if few else 0.0))


def _place_score(report: DatingReport, event: Event, known: Knowledge, article: _Article) -> float:
    """Return 2 for a town of one event, less for one of many; a second town of the event, 2."""
    shared = report.places & event.places
    if not shared:
        placeless = not report.places and event.row.category in PLACELESS
        return 1.0 if placeless and report.country == event.row.country else -9.0
    events = min(len(known.events_at({place})) for place in shared)
    first = 2.0 if events == 1 else 1.5 if events == 2 else 1.0 if events <= 4 else 0.5
    return first + (2.0 if len(article.towns & event.places) > 1 else 0.0)


def _party_score(report: DatingReport, event: Event, known: Knowledge, article: _Article) -> float:
    """Return a point for each party of both, half for one named elsewhere.

    Attackers who are no party of the event end it.
    """
    actors = event.actors
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
        points = points_of(time)
        if not days or not points:
            return None
        # A second date that agrees to the day: « le mois dernier … entre le 27 et le 31 mars ».
        also = any(t is not time and "day" in t.values and days_told(t, date) for t in times)
        return time, days, points + (2.0 if also else 0.0)
    return None
