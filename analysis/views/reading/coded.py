"""The rows that were coded from words of an article, each said in a line and tied to its words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd

from analysis.views.dates import say_date
from analysis.views.quotes import OWN_VOICE, quoted
from analysis.views.reading.shelf import Shelf
from analysis.views.words import amount, kind_name, method_name, plain

# Frames whose rows hang on words, the letter of their references, and their ids.
LETTERS = {
    "reports": ("r", "report_id"),
    "claims": ("c", "claim_id"),
    "tolls": ("t", "toll_id"),
    "presence": ("p", "presence_id"),
    "labels": ("l", "label_id"),
}
STATUSES = {
    "occurrence": "it happened",
    "responsibility": "who did it",
    "toll_status": "toll",
    "control": "who holds the place",
}
_NUMBER = re.compile(r"[a-z]?(\d+)")


class Detail(NamedTuple):
    """A part of a report with words of its own: a party, a method, a place."""

    line: str
    start: int | None


class Coded(NamedTuple):
    """One row: its reference, its words in the article, what it says in a line."""

    ref: str
    start: int
    end: int
    line: str
    row: Any
    details: tuple[Detail, ...] = ()


def coded_rows(shelf: Shelf, article_id: str, reports: set[str] | None = None) -> list[Coded]:
    """Return the rows coded from an article in the order of their words.

    With ``reports`` only these reports and the claims and figures on them.
    """
    found = []
    for frame, (letter, key) in LETTERS.items():
        rows = shelf.rows(frame, "article_id", article_id)
        if reports is not None:
            rows = [row for row in rows if str(getattr(row, "report_id", "")) in reports]
        for number, row in enumerate(rows, 1):
            ref = _reference(letter, str(getattr(row, key)), number)
            line, details = _SAY[frame](shelf, row)
            found.append(
                Coded(ref, int(row.start), int(row.end), line + _mended(row), row, details)
            )
    order = list(LETTERS.values())
    letters = [letter for letter, _ in order]
    return sorted(found, key=lambda one: (one.start, letters.index(one.ref[0]), one.end))


def speaker_name(shelf: Shelf, row: Any) -> str:
    """Return who speaks, in words: « un élu », a local official; the article itself for nobody."""
    side, words = speaker_side(shelf, row), getattr(row, "speaker", pd.NA)
    return side if pd.isna(words) else f"{quoted(str(words))}, {side}"


def speaker_side(shelf: Shelf, row: Any) -> str:
    """Return the party that a speaker speaks for, else the kind of speaker."""
    actor = getattr(row, "speaker_actor", pd.NA)
    return shelf.actor(actor) if not pd.isna(actor) else plain(row.speaker_kind) or OWN_VOICE


def _reference(letter: str, row_id: str, number: int) -> str:
    """Return a short reference: the number in the row's id, else its number in the article."""
    told = _NUMBER.fullmatch(row_id.rpartition(":")[2])
    return f"{letter}{told[1]}" if told else f"{letter}x{number}"


def _claim_speaker(shelf: Shelf, claim_id: object) -> str:
    claim = None if pd.isna(claim_id) else shelf.one("claims", "claim_id", claim_id)
    return OWN_VOICE if claim is None else speaker_name(shelf, claim)


def _say_report(shelf: Shelf, row: Any) -> tuple[str, tuple[Detail, ...]]:
    place = "no place" if pd.isna(row.place) else str(row.place)
    time = row.time if not pd.isna(row.time) else row.part_of_day
    parts = [kind_name(row.sub_event_type), place, say_date(row.date, short=True)]
    parts += [] if pd.isna(time) else [str(time)]
    told = {"news": "told as news", "revisited": "told again with something new"}
    parts.append(told.get(str(row.salience), "recalled as background"))
    details = [*_parties(shelf, row), *_methods(shelf, row), *_places(shelf, row)]
    if not pd.isna(row.target_kind):
        details.append(Detail(f"target: {plain(row.target_kind)}", None))
    if not pd.isna(row.outcome):
        details.append(Detail(f"outcome: {plain(row.outcome)}", None))
    known = [f"{words}: {plain(getattr(row, name))}" for name, words in STATUSES.items()]
    details.append(Detail("; ".join(known), None))
    return " · ".join(parts), tuple(details)


def _parties(shelf: Shelf, report: Any) -> list[Detail]:
    return [
        Detail(
            f"{row.role}: {shelf.actor(row.actor_id)}"
            + (" (hedged)" if row.is_hedged else "")
            + ("" if str(row.basis) == "named" else f" ({row.basis})")
            + _says(shelf, row)
            + _mended(row),
            None if pd.isna(row.start) else int(row.start),
        )
        for row in shelf.rows("participants", "report_id", report.report_id)
    ]


def _methods(shelf: Shelf, report: Any) -> list[Detail]:
    return [
        Detail(
            f"method: {method_name(str(row.method))}{_says(shelf, row)}{_mended(row)}",
            int(row.start),
        )
        for row in shelf.rows("methods", "report_id", report.report_id)
        if not pd.isna(row.start)
    ]


def _places(shelf: Shelf, report: Any) -> list[Detail]:
    return [
        Detail(f"place: {row.place}", None if pd.isna(row.start) else int(row.start))
        for row in shelf.rows("report_places", "report_id", report.report_id)
    ]


def _says(shelf: Shelf, row: Any) -> str:
    return "" if pd.isna(row.claim_id) else f", says {_claim_speaker(shelf, row.claim_id)}"


def _say_claim(shelf: Shelf, row: Any) -> tuple[str, tuple[Detail, ...]]:
    line = f"{speaker_name(shelf, row)}: {plain(row.claim_type)}"
    line += " (hedged)" if row.is_hedged else ""
    line += "" if pd.isna(row.channel) else f", channel: {plain(row.channel)}"
    silent = row.silent_actor
    return line + ("" if pd.isna(silent) else f"; silent: {shelf.actor(silent)}"), ()


def _say_toll(shelf: Shelf, row: Any) -> tuple[str, tuple[Detail, ...]]:
    whom = "" if row.victims == "unspecified" else f", {shelf.actor(row.victims)}"
    about = "about " if row.is_approximate else ""
    line = f"{plain(row.outcome)}{whom}: {about}{amount(row.low, row.high)}"
    return f"{line}, says {_claim_speaker(shelf, row.claim_id)}", ()


def _say_presence(shelf: Shelf, row: Any) -> tuple[str, tuple[Detail, ...]]:
    line = f"{shelf.actor(row.actor_id)}: {plain(row.statement)}"
    line += " (denied)" if row.is_negated else ""
    line += " (hedged)" if row.is_hedged else ""
    line += "" if pd.isna(row.date) else f", {say_date(row.date, short=True)}"
    if not (pd.isna(row.low) and pd.isna(row.high)):
        line += f", {amount(row.low, row.high)}"
    claim = row.claim_id
    who = speaker_name(shelf, row) if pd.isna(claim) else _claim_speaker(shelf, claim)
    return f"{line}, says {who}", ()


def _say_label(shelf: Shelf, row: Any) -> tuple[str, tuple[Detail, ...]]:
    line = f"{shelf.actor(row.actor_id)} is called {quoted(str(row.term))} by "
    line += speaker_name(shelf, row)
    line += " (at a distance)" if row.is_distanced else ""
    return line + (" (editor's note)" if row.is_editorial else ""), ()


def _mended(row: Any) -> str:
    """Say who corrected a row by hand, where the tables know of corrections."""
    who = getattr(row, "corrected_by", pd.NA)
    return "" if pd.isna(who) else f" [corrected by {who}]"


_SAY = {
    "reports": _say_report,
    "claims": _say_claim,
    "tolls": _say_toll,
    "presence": _say_presence,
    "labels": _say_label,
}
