"""Time expressions of French news: found in a text, then read against a publication date.

Two phases. ``scan`` finds expressions in folded text and keeps what they say ("mardi soir":
weekday 1, evening), without a calendar. ``resolve`` reads one against the publication date, which
may itself be a day, a month, an interval or a set. What is relative to another event ("la veille",
"dix jours après") is of kind relation and read by ``resolve_relation`` once that event is dated.
``find`` does both on plain text, for notebooks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analysis.language.edtf import EDTF
from analysis.language.folding import fold
from analysis.language.times.expressions import TimeExpression, scan
from analysis.language.times.readings import (
    Reading,
    candidate_days,
    meaning,
    resolve,
    resolve_relation,
)

__all__ = [
    "Found", "Reading", "TimeExpression", "candidate_days", "find", "meaning", "resolve",
    "resolve_relation", "scan",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of a plain text with its reading; offsets are those of the text itself."""

    start: int
    end: int
    text: str
    rule: str
    kind: str
    edtf: EDTF | None
    earliest: dt.date | None
    latest: dt.date | None
    clock: str | None
    part_of_day: str | None
    note: str | None


def find(text: str, published: str | EDTF | None = None) -> list[Found]:
    """Return the time expressions of a plain text, read against its publication date.

    >>> [(f.text, str(f.edtf)) for f in find("Attaqué mardi soir, le camp…", "2025-08-20")]
    [('mardi soir', '2025-08-19')]
    """
    date = EDTF.parse(published) if isinstance(published, str) else published
    folded = fold(text)
    found = []
    for expression in scan(folded.text):
        start, end = folded.original(expression.start, expression.end)
        reading = resolve(expression, date)
        found.append(
            Found(
                start, end, text[start:end], expression.rule, expression.kind, reading.edtf,
                reading.earliest, reading.latest, reading.clock, reading.part_of_day, reading.note,
            )
        )  # fmt: skip
    return found
