"""Lays the coding of one article beside its hand coding: events, parties, figures."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.evaluation.matching import (
    SAME_PLACE,
    THRESHOLD,
    date_likeness,
    likeness,
    match,
    place_likeness,
)
from analysis.evaluation.records import (
    CodedArticle,
    CodedReport,
    Figure,
    GoldArticle,
    GoldEvent,
    Value,
)
from analysis.evaluation.statements import compare_statements
from analysis.evaluation.tally import Tally, differences

# Classes of size of a figure: the first number of each.
SIZES = {"0": 0, "1–5": 1, "6–19": 6, "20+": 20}
ON_EVENT = "figures on event with victims"


def compare(gold: GoldArticle, coded: CodedArticle) -> Tally:
    """Return the counts and errors of one article."""
    tally = Tally(gold.article_id, coded.sentences)
    pairs = match(gold.events, coded.reports)
    report_of = {i: coded.reports[j] for i, j in pairs.items()}
    event_of = {j: gold.events[i] for i, j in pairs.items()}
    for event in gold.events:
        _wanted(tally, event, report_of.get(event.number), coded)
    for report in coded.reports:
        _coded(tally, report, event_of, gold)
    for i, report in report_of.items():
        _attributes(tally, gold.events[i], report)
        _parties(tally, gold.events[i], report)
    _figures_by_value(tally, gold, coded)
    _figures_on_events(tally, gold, coded, report_of, event_of)
    compare_statements(tally, gold, coded, event_of)
    return tally


def _wanted(
    tally: Tally, event: GoldEvent, report: CodedReport | None, coded: CodedArticle
) -> None:
    """Count one event of the hand coding: found, missed, or told in another event's report."""
    alike = (other for other in coded.reports if likeness(event, other) >= THRESHOLD)
    told = None if report else next(alike, None)
    if event.is_optional:
        return
    tally.count("events", wanted=1, found=report is not None)
    tally.count("events merged", wanted=1, found=told is not None)
    if event.is_main:
        is_right = report is not None and _is_wholly_right(event, report)
        tally.count("main events recall", wanted=1, found=report is not None)
        tally.count("main events wholly right", wanted=1, found=is_right)
    if report is None:
        tally.error("events", "merged" if told else "missed", event, told, expected=event.label)


def _coded(
    tally: Tally, report: CodedReport, event_of: Mapping[int, GoldEvent], gold: GoldArticle
) -> None:
    """Count one report: right, invented, or a second one of an event."""
    is_right = report.number in event_of
    alike = (event for event in gold.events if likeness(event, report) >= THRESHOLD)
    event = None if is_right else next(alike, None)
    tally.count("events", coded=1, right=is_right)
    tally.count("events split", wanted=1, found=event is not None)
    if report.salience == "main":
        tally.count("main precision", wanted=1, found=is_right)
    if not is_right:
        tally.error("events", "split" if event else "invented", event, report, coded=report.label)


def _attributes(tally: Tally, event: GoldEvent, report: CodedReport) -> None:
    kind, kinds, saliences = report.target_kind, event.target_kinds, event.saliences
    is_place, is_date, is_type = _what_where_when(event, report)
    is_kind = kind in kinds or (kind is None and "other" in kinds)
    is_country = not event.country or report.country in event.countries
    rules = [
        ("place right", is_place, event.places, report.places),
        ("date exact", is_date, event.days, report.days),
        ("type right", is_type, event.types, report.type),
        ("target kind right", is_kind, kinds, kind),
        ("salience right", report.salience in saliences, saliences, report.salience),
        ("country right", is_country, event.country, report.country),
    ]
    if event.time:
        rules.append(("time right", report.time == event.time, event.time, report.time))
    for measure, is_right, expected, coded in rules:
        tally.count(measure, wanted=1, found=is_right)
        if not is_right:
            tally.error(measure, "wrong", event, report, expected=expected, coded=coded)


def _what_where_when(event: GoldEvent, report: CodedReport) -> tuple[bool, bool, bool]:
    return (
        place_likeness(event, report) >= SAME_PLACE,
        date_likeness(event, report) == 1.0,
        report.type in event.types,
    )


def _parties(tally: Tally, event: GoldEvent, report: CodedReport) -> None:
    about = {"event": event, "report": report}
    for measure, wanted, accepted, named in _sides(event, report):
        tally.sets(measure, wanted, named | (report.partners & wanted), accepted, **about)
    tally.sets("methods", event.methods, report.methods, event.other_methods, **about)


def _sides(
    event: GoldEvent, report: CodedReport
) -> tuple[tuple[str, frozenset, frozenset, frozenset], ...]:
    return (
        ("perpetrators", event.initiators, event.other_initiators, report.initiators),
        ("targets", event.targets, event.other_targets, report.targets),
    )


def _is_wholly_right(event: GoldEvent, report: CodedReport) -> bool:
    """Whether place, date, type, both sides and every figure are right."""
    for _, wanted, accepted, named in _sides(event, report):
        coded = named | (report.partners & wanted)
        _, wrong, missing = differences(set(wanted), set(coded), set(accepted | report.partners))
        if wrong or missing:
            return False
    are_figures = event.needed <= report.values <= event.values
    return are_figures and all(_what_where_when(event, report))


def _figures_by_value(tally: Tally, gold: GoldArticle, coded: CodedArticle) -> None:
    """Count figures over the whole article: one on the wrong report is still found."""
    required = [event for event in gold.events if not event.is_optional]
    needed = {value for event in required for value in event.needed}
    allowed = {value for event in gold.events for value in event.values}
    have = {value for report in coded.reports for value in report.values}
    for measure, size in {"figures by value": None, **{f"figures {s}": s for s in SIZES}}.items():
        want, found, may = (
            {value for value in values if size is None or size_of(value) == size}
            for values in (needed, have, allowed)
        )
        right = len(want & found)
        tally.count(measure, right=right, coded=right + len(found - may))
        tally.count(measure, found=right, wanted=len(want))


def size_of(value: Value) -> str:
    """Return the class of size of a figure, by its lower bound.

    >>> size_of(Value("killed", 20, 99))
    '20+'
    """
    number = value.low if value.low is not None else value.high or 0
    return max((first, size) for size, first in SIZES.items() if first <= number)[1]


def _figures_on_events(
    tally: Tally,
    gold: GoldArticle,
    coded: CodedArticle,
    report_of: Mapping[int, CodedReport],
    event_of: Mapping[int, GoldEvent],
) -> None:
    """Count figures on the right report with the right victims."""
    for event in gold.events:
        report = report_of.get(event.number)
        left = set(report.figures) if report else set()
        for figure in event.figures:
            hit = next((f for f in sorted(left, key=str) if _is_same(figure, f)), None)
            left.discard(hit)
            if figure.is_optional or event.is_optional:
                continue
            tally.count(ON_EVENT, wanted=1, found=bool(hit), coded=bool(hit), right=bool(hit))
            if hit is None:
                tally.error(ON_EVENT, "missing", event, report, expected=figure)
        _extra_figures(tally, left, event, report)
    for report in coded.reports:
        if report.number not in event_of:
            _extra_figures(tally, report.figures, None, report)


def _is_same(figure: Figure, coded: Figure) -> bool:
    return figure.value == coded.value and coded.victims <= figure.victims


def _extra_figures(
    tally: Tally, figures: set[Figure], event: GoldEvent | None, report: CodedReport | None
) -> None:
    tally.count(ON_EVENT, coded=len(figures))
    for figure in sorted(figures, key=str):
        tally.error(ON_EVENT, "extra", event, report, coded=figure)
