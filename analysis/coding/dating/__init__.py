"""The publication date of an article, argued from its text and from the chronology.

Order of proof: what an analyst says; the collector's stamp; the text's own clues; and, as a second
step marked as knowledge from outside, events of the chronology recognised in the news. The days
that every clue allows are what is left. A clue that contradicts firmer ones is set aside and says
so; what cannot be dated stays open. No clock is ever asked.
"""

import datetime as dt
from collections.abc import Sequence

from analysis.coding.dating import ranges as dr
from analysis.coding.dating.dates import date_clues
from analysis.coding.dating.events import event_clues
from analysis.coding.dating.facts import Clue, DatingFacts, EvidenceRow, Knowledge, Publication
from analysis.coding.dating.names import name_clues
from analysis.coding.dating.weekdays import day_tests
from analysis.language.edtf import EDTF

__all__ = ["DatingFacts", "EvidenceRow", "Knowledge", "Publication", "infer"]

# Tests of single days are made when this many days or fewer are left …
_FEW_DAYS = 1100
# … and kept when the days left form stretches few enough to name.
_FEW_STRETCHES = 4


def infer(facts: DatingFacts, known: Knowledge, use_chronology: bool = True) -> Publication:
    """Return the publication date of an article with the clues it rests on.

    `use_chronology=False` keeps to the article's own words (and the days since which its names
    exist).

    >>> from analysis.language.times import scan
    >>> from analysis.coding.dating.facts import DatingSentence
    >>> text = "bamako, 29 oct 2025 (afp) - des camions ont brule lundi."
    >>> facts = DatingFacts(text, [DatingSentence(0, 0, len(text), "body")], scan(text))
    >>> str(infer(facts, Knowledge()).edtf)
    '2025-10-29'
    """
    if facts.published is not None:
        clue = Clue("analyst", "The analyst gives the date.", days=dr.of_edtf(facts.published))
        return Publication(facts.published, "analyst", (_row(clue),))
    clues = _header(facts) + _text_clues(facts, known)
    text_days = _combined(dr.ANY_DAY, clues)
    days = text_days
    outside: list[Clue] = []
    if use_chronology and dr.size(days) != 1:
        outside, days = _outside(facts, known, days)
    narrowed = any(clue.is_used for clue in outside) and days != text_days
    tests = day_tests(facts)
    if facts.header is None or days != dr.of_edtf(facts.header):
        days = _tested(days, tests)
    else:
        _set_aside(tests, "The month of the stamp is kept.")
    edtf = facts.header if facts.header and days == dr.of_edtf(facts.header) else dr.to_edtf(days)
    basis = _basis(facts, edtf, narrowed)
    return Publication(edtf, basis, tuple(_row(clue) for clue in clues + outside + tests))


def _basis(facts: DatingFacts, edtf: EDTF | None, narrowed: bool) -> str:
    if edtf is None:
        return "unknown"
    if narrowed:
        return "chronology"
    return "header" if facts.header is not None and edtf == facts.header else "inferred"


def _text_clues(facts: DatingFacts, known: Knowledge) -> list[Clue]:
    """Return the clues of the text, the firmest first."""
    clues = [*date_clues(facts, known.until), *name_clues(facts)]
    return sorted(clues, key=lambda clue: -clue.strength)


def _header(facts: DatingFacts) -> list[Clue]:
    if facts.header is None:
        return []
    start, end = facts.header_span or (None, None)
    note = f"The collector stamped the article {facts.header}."
    return [Clue("header", note, dr.of_edtf(facts.header), strength=4, start=start, end=end)]


def _combined(days: dr.Ranges, clues: Sequence[Clue]) -> dr.Ranges:
    """Return the days that all clues allow; the firmer goes before what contradicts it."""
    for clue in clues:
        left = dr.intersect(days, clue.days)
        if left:
            days = left
        elif clue.rule == "named_date":  # the stamp is off, or the date: both stay possible
            days = dr.hull(dr.union(days, dr.keep_first(clue.days)))
            clue.note += " It contradicts a firmer clue: the dates between stay possible."
        else:
            clue.is_used = False
            clue.note += " It contradicts firmer clues and is set aside."
    return days


def _outside(
    facts: DatingFacts, known: Knowledge, text_days: dr.Ranges
) -> tuple[list[Clue], dr.Ranges]:
    """Return the clues of the chronology and the days left; one event settled helps the next."""
    clues: list[Clue] = []
    days = text_days
    for _ in range(3):
        clues = event_clues(facts, known, text_days, days)
        left = _with_chronology(text_days, clues)
        if left == days:
            break
        days = left
    return clues, days


def _with_chronology(days: dr.Ranges, clues: Sequence[Clue]) -> dr.Ranges:
    """Return the days left by the events recognised; two that disagree widen to both."""
    text_days, best = days, 0.0
    for clue in clues:
        left = dr.intersect(days, clue.days)
        apart = dr.intersect(text_days, clue.days)
        if left:
            days, best = left, max(best, clue.score)
        elif apart and clue.score >= best - 0.5:
            days = dr.union(days, apart)
            clue.note += " It contradicts another event: the days of both stay possible."
        else:
            clue.is_used = False
            clue.note += " It contradicts firmer clues and is set aside."
    return days


def _tested(days: dr.Ranges, tests: Sequence[Clue]) -> dr.Ranges:
    for clue in tests:
        count = dr.size(days)
        left = dr.keep(days, clue.wants) if clue.wants and count and count <= _FEW_DAYS else ()
        if left and len(left) <= _FEW_STRETCHES:
            days = left
        else:
            _set_aside([clue], "It leaves too many days to tell, or none.")
    return days


def _set_aside(clues: Sequence[Clue], why: str) -> None:
    for clue in clues:
        clue.is_used = False
        clue.note += f" {why}"


def _row(clue: Clue) -> EvidenceRow:
    ranges = dr.hull(clue.days)
    earliest: dt.date | None
    earliest, latest = ranges[0] if ranges else (None, None)
    return EvidenceRow(
        clue.sentence, clue.start, clue.end, clue.rule, earliest, latest, clue.chronology_id,
        clue.is_used, clue.note,
    )  # fmt: skip
