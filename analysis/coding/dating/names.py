"""Clues of names: since when they exist, who held which office, how long something has lasted."""

import datetime as dt
import re
from collections.abc import Iterator

from analysis.coding.dating import ranges as dr
from analysis.coding.dating.facts import (
    NAMES,
    OFFICES,
    Clue,
    DatingFacts,
    DatingName,
    DatingSentence,
)
from analysis.coding.dating.telling import clue_at, words_of
from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression
from analysis.language.times.reckoning import shift_days
from analysis.language.times.words import NUMBERS

_NO_MORE = re.compile(
    r"\b(?:ancien|ancienne|ex|feu|dechu|renverse|destitue|defunt|epoque|alors|evince|chasse|depose"
    r"|tombe|predecesseur|successeur|avait|avaient)\b"
)
_LASTING = Seldom(
    "depuis",
    # The word comes first, that it is looked for and not a boundary.
    r"depuis (?<=\bdepuis )(?:pres de |environ |plus de |quelque )?"
    r"(?P<n>[a-z-]{2,20}|\d{1,2}) ans\b(?P<noun>)",
)
_LATER = Seldom(
    "ans apres le debut",
    r"\b(?P<n>[a-z-]{2,20}|\d{1,2}) ans apres le debut (?:de la |de l'|du |des )"
    r"(?P<noun>[a-z]{6,})",
)
_BEGAN = re.compile(r"\b(?:debut|debute|eclate|commence|intervenue|lancee?|declenchee?)s?\b")
# An office holder is still called one for some weeks after the end.
_AFTERGLOW = 31


def name_clues(facts: DatingFacts) -> Iterator[Clue]:
    """Give the clues of names."""
    yield from _names(facts)
    yield from _offices(facts)
    yield from _lapses(facts)


def _names(facts: DatingFacts) -> Iterator[Clue]:
    """Give the two names that came up last: nobody wrote them before they existed."""
    latest: dict[str, tuple[dt.date, DatingName]] = {}
    for name in facts.names:
        if name.kind not in NAMES or not name.terms:
            continue
        firsts = [first.earliest for first, _ in name.terms if first is not None]
        if len(firsts) < len(name.terms):
            continue
        day = min(first for first in firsts if first is not None)
        if name.actor_id not in latest or day > latest[name.actor_id][0]:
            latest[name.actor_id] = (day, name)
    for day, name in sorted(
        latest.values(), key=lambda pair: (-pair[0].toordinal(), pair[1].start)
    )[:2]:
        note = f"{words_of(facts, name)} is a name that nobody wrote before {day}."
        yield clue_at("name", facts, name, note, days=dr.from_day(day), strength=2)


def _offices(facts: DatingFacts) -> Iterator[Clue]:
    """Read office holders who speak or act: « le président IBK a annoncé »."""
    for name in facts.names:
        if name.kind not in OFFICES or not name.terms:
            continue
        sentence = facts.sentence_of(name.start)
        if sentence is None:
            continue
        if sentence.role == "boilerplate" or any(None in term for term in name.terms):
            continue
        around = facts.text[max(sentence.start, name.start - 50) : min(sentence.end, name.end + 60)]
        if not name.is_titled or _NO_MORE.search(around) or _has_past_date(facts, sentence):
            continue
        days = dr.union(
            *(dr.span(a.earliest, shift_days(b.latest, _AFTERGLOW)) for a, b in name.terms)
        )
        held = " and ".join(f"from {first} to {last}" for first, last in name.terms)
        note = f"{words_of(facts, name)} is named in an office held {held}."
        yield clue_at("office", facts, name, note, days=days)


def _has_past_date(facts: DatingFacts, sentence: DatingSentence) -> bool:
    return any(
        sentence.start <= time.start < sentence.end
        and ("year" in time.values or time.rule in ("month", "year_relative", "month_edge"))
        for time in facts.times
    )


def _lapses(facts: DatingFacts) -> Iterator[Clue]:
    """Read « une insurrection qui dure depuis dix ans » beside « a débuté en 2012 »."""
    lapses = [*_LASTING.finditer(facts.text), *_LATER.finditer(facts.text)]
    last = 0
    for found in sorted(lapses, key=lambda lapse: lapse.start()):
        if found.start() < last:
            continue  # « depuis dix ans après le début … »
        last = found.end()
        number = _number(found["n"])
        sentence = facts.sentence_of(found.start())
        if number is None or number < 2 or sentence is None:
            continue
        words = set(re.findall(r"[a-z]{8,}", facts.text[sentence.start : sentence.end]))
        words = {found["noun"]} if found["noun"] else words
        year = _beginning(facts, words)
        if year is None:
            continue
        loose = 0 if found["noun"] else 1
        days = dr.span(dt.date(year + number - loose, 1, 1), dt.date(year + number + 1, 12, 31))
        at = TimeExpression(found.start(), found.end(), "lapse", "relation", {})
        note = f"{words_of(facts, at)} of what began in {year}: published about {year + number}."
        yield clue_at("lapse", facts, at, note, days=days)


def _beginning(facts: DatingFacts, words: set[str]) -> int | None:
    """Return the year in which something began that one of these words names."""
    for time, sentence in facts.dates:
        text = facts.text[sentence.start : sentence.end]
        if (
            time.rule == "year"
            and _BEGAN.search(text)
            and words & set(re.findall(r"[a-z]{6,}", text))
        ):
            return time.values["year"]
    return None


def _number(word: str) -> int | None:
    number = int(word[:4]) if word.isdigit() else NUMBERS.get(word)
    return number if number is not None and 2 <= number <= 40 else None
