"""Time expressions found in folded text: what they say, before any calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.language.times import grammar
from analysis.language.times import words as tk
from analysis.language.times.stretches import stretches
from analysis.language.tokens import Tokens
from analysis.language.tokens import tokens as tokens_of


@dataclass(unsafe_hash=True, slots=True)
class TimeExpression:
    """An expression found in folded text, parsed and not yet read against a date.

    ``start`` and ``end`` are offsets into the folded text; ``rule`` names the rule; ``kind`` is
    date, clock or relation. ``values`` holds what was said, among: weekday, weekday2 (0 = lundi),
    day, day2, month, month2, year, year2, direction (-1 dernier, 1 prochain), part_of_day, edge
    (start, mid, end), count (low, high), unit, side (-1 before, 1 after), clock and gmt 'HH:MM',
    approximate, bound (since, until, before, from, by).
    """

    start: int
    end: int
    rule: str
    kind: str
    values: dict[str, Any] = field(hash=False)


def scan(folded_text: str, words: Tokens | None = None) -> list[TimeExpression]:
    """Return the time expressions of a folded text, in order, without overlap.

    `words` are the tokens of the text, where known.

    >>> [(e.rule, e.values) for e in scan("attaque mardi soir pres de sevare")]
    [('weekday', {'weekday': 1, 'part_of_day': 'evening'})]
    """
    found: list[TimeExpression] = []
    for codes, tokens in stretches(folded_text, words or tokens_of(folded_text)):
        for match in grammar.matches(codes, tokens.words):
            values = _values(match.words)
            if values is None:
                continue
            bound, first = _bound(tokens.words, match)
            if bound:
                values["bound"] = bound
            start, end = tokens.starts[first], tokens.ends[match.last - 1]
            if "month" in values and "year" not in values and found:
                _give_year(values, found, folded_text[found[-1].end : start])
            kind = "relation" if values.get("year_of") in _OF else match.rule.kind
            found.append(TimeExpression(start, end, match.rule.name, kind, values))
    return found


def _give_year(values: dict[str, Any], found: list[TimeExpression], between: str) -> None:
    """« le 7 mars 2015 … le 20 novembre de la même année », « La même année, le 20 novembre »."""
    last = found[-1]
    is_that = last.rule == "same_day" and last.values.get("unit") == "year"
    of = values.get("year_of") or ("same" if is_that and between.strip() in _GAPS else None)
    told = [t.values for t in found if "year" in t.values and "bound" not in t.values]
    if of in _OF and told:
        values["year"] = told[-1]["year"] + _OF[of]
        values.pop("year_of", None)


def _bound(words: list[str], match: grammar.Match) -> tuple[str | None, int]:
    """Tell whether the words at or before a match say since, until …, and where that begins."""
    first = match.first
    if match.rule.kind == "clock":
        return None, first
    opening = words[first]
    if opening in _OPENINGS and (opening != "avant" or match.rule.name in ("month", "year")):
        return _OPENINGS[opening], first
    at = first - 1
    while at >= 0 and first - at <= 3 and words[at] in _LINKS:
        at -= 1
    before = words[max(at, 0)]
    pair = f"{words[at - 1]} {before}" if at > 0 else before
    if opening == "d'" and words[first + 1] == "ici":
        return "by", first
    if opening == "a" and words[first + 1] == "partir":
        return "from", first
    if before in _BEFORE and at >= 0:
        return _BEFORE[before], at
    return (_PAIRS[pair], at - 1) if pair in _PAIRS else (None, first)


_OF = {"same": 0, "next": 1}  # « de la même année », « de l'année suivante »
_GAPS = ("", ",", ":")
_LINKS = ("le", "la", "l'", "a", "au", "en", "de", "du", "d'")
_BEFORE = {"depuis": "since", "avant": "before", "jusqu'": "until"}
_OPENINGS = _BEFORE | {"apres": "after"}
_PAIRS = {"d' ici": "by", "a partir": "from"}


def _values(words: dict[str, str]) -> dict[str, Any] | None:
    """Tell what the kept words say; None when no calendar holds it (31/31/2022)."""
    values: dict[str, Any] = {}
    for name, word in words.items():
        key, read = _READERS[name.rstrip("234")]
        digit = name[-1] if name[-1] in "234" else ""
        values[key + digit] = read(word)
    _put_clock(values)
    for key in ("month", "month2", "month3"):
        if not 1 <= values.get(key, 1) <= 12:
            return None
    return values


def _put_clock(values: dict[str, Any]) -> None:
    """Turn hours and minutes into 'HH:MM' readings."""
    half = values.pop("half", None)
    for key, hour, minute in (("clock", "hour", "minute"), ("clock2", "hour2", "minute2"),
                              ("gmt", "gmt_hour", "gmt_minute")):  # fmt: skip
        if hour in values:
            hours = values.pop(hour)
            hours += 12 if key == "clock" and half in _HALVES and hours < 12 else 0
            values[key] = f"{hours:02d}:{values.pop(minute, 0):02d}"
    if values.pop("same", None):
        values["gmt"] = values.get("clock")
    near = values.pop("near", "")
    if near.startswith(("vers", "aux", "autour", "environ", "un peu", "peu", "il")):
        values["approximate"] = True


def _count(word: str) -> tuple[int, int]:
    if word in tk.VAGUE:
        return tk.VAGUE[word]
    number = int(word[:5]) if word.isdigit() else tk.NUMBERS[word]
    return number, number


def _hour(word: str) -> int:
    return _HOUR_NAMES[word] if word in _HOUR_NAMES else tk.number_of(word)


_HALVES = ("soir", "apres-midi", "apres midi")
_HOUR_NAMES = {"midi": 12, "minuit": 0}
_SIDES = {"apres": 1, "d' apres": 1, "tard": 1, "suivant": 1, "suivante": 1}
_MONTH_NAMES = tk.MONTHS | tk.MONTHS_SHORT | tk.MONTHS_ENGLISH
_READERS = {
    "w": ("weekday", tk.WEEKDAYS.index),
    "d": ("day", tk.number_of),
    "m": ("month", lambda word: _MONTH_NAMES.get(word) or int(word)),
    "y": ("year", int),
    "yr": ("year_of", tk.YEARS_OF.get),
    "ydir": ("year_of", tk.DIRECTIONS.get),
    "dir": ("direction", tk.DIRECTIONS.get),
    "wk": ("week", tk.DIRECTIONS.get),
    "part": ("part_of_day", lambda word: tk.PARTS_OF_DAY.get(word)),
    "edge": ("edge", tk.EDGES.get),
    "ord": ("ordinal", tk.ORDINALS.get),
    "what": ("what", str),
    "season": ("season", tk.SEASONS.get),
    "n": ("count", _count),
    "u": ("unit", lambda word: tk.UNITS.get(word, "day")),
    "exact": ("is_exact", bool),
    "way": ("way", lambda word: 1 if word.startswith("prochain") else -1),
    "side": ("side", lambda word: _SIDES.get(word, -1)),
    "rel": ("rel", str),
    "h": ("hour", _hour),
    "mn": ("minute", int),
    "gh": ("gmt_hour", int),
    "gmn": ("gmt_minute", int),
    "near": ("near", str),
    "half": ("half", str),
    "same": ("same", str),
    "fwd": ("forward", bool),
}
