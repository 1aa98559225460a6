"""What was recognised in an article: actors, places, dates, times, figures, speakers."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd

from analysis.views.dates import say_date
from analysis.views.reading.coded import speaker_side
from analysis.views.reading.shelf import Shelf

# How far from what is said the words for its speaker may stand.
FARTHEST = 600


class Mark(NamedTuple):
    """A recognised stretch of an article: its kind and what it means, as id and in words."""

    start: int
    end: int
    kind: str
    ref: str | None
    meaning: str


def mentions_of(shelf: Shelf, article_id: str) -> list[Mark]:
    """Return the mentions of an article that do not overlap.

    Of mentions that overlap the first is kept, and of those that start together the longest.
    """
    rows = shelf.rows("mentions", "article_id", article_id)
    rows = sorted(rows, key=lambda row: (int(row.start), -int(row.end)))
    marks: list[Mark] = []
    for row in rows:
        if not marks or int(row.start) >= marks[-1].end:
            ref = _reference(row)
            marks.append(
                Mark(int(row.start), int(row.end), str(row.kind), ref, _meaning(shelf, row, ref))
            )
    return marks


def speakers_of(shelf: Shelf, article_id: str) -> list[Mark]:
    """Return the words that name the speakers of an article's claims, where they stand nearest.

    ``ref`` is the id of the first claim of that speaker there.
    """
    text = shelf.text(article_id)
    found: dict[tuple[int, int], Mark] = {}
    for claim in shelf.rows("claims", "article_id", article_id):
        place = None if pd.isna(claim.speaker) else _nearest(text, str(claim.speaker), claim)
        if place is not None and place not in found:
            side = speaker_side(shelf, claim)
            found[place] = Mark(*place, "speaker", str(claim.claim_id), side)
    marks: list[Mark] = []
    for mark in sorted(found.values(), key=lambda mark: (mark.start, -mark.end)):
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return marks


def _nearest(text: str, words: str, claim: Any) -> tuple[int, int] | None:
    first, last = max(0, int(claim.start) - FARTHEST), int(claim.end) + FARTHEST
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [(m.start() + first, m.end() + first) for m in pattern.finditer(text[first:last])]
    if not places:
        return None
    return min(places, key=lambda at: max(int(claim.start) - at[1], at[0] - int(claim.end), 0))


def _reference(row: Any) -> str | None:
    if not pd.isna(row.ref):
        return str(row.ref)
    low, high = row.low, row.high
    if pd.isna(low) and pd.isna(high):
        return None
    ends = ["" if pd.isna(end) else str(int(end)) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _meaning(shelf: Shelf, row: Any, ref: str | None) -> str:
    if ref is None:
        return "not resolved"
    if row.kind == "actor":
        return shelf.actor(ref)
    if row.kind == "place":
        return shelf.place(ref)
    return say_date(ref, short=True) if row.kind == "date" else ref
