"""From the patterns of ``rules`` to one compiled expression over codes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.language.times import words as tk
from analysis.language.times.rules import PIECES, RULES, Rule

_ATOM = re.compile(r"(?:([a-z]+[0-9]?)=)?(\(\?:|-la|-ci|[A-Z][A-Z0-9]*|[a-z0-9%][a-z0-9%'-]*)")
# Words after "le 27" that show it to be a day: "le 27 à Gao", "le 27 les soldats".
_AFTER_DAY = (
    "a au aux dans en par pour que qui et ou sur vers lors des apres avant contre avec sans la le"
    " les l' un une il ils elle elles on quand lorsque alors ont a est sont etait avait avaient"
).split()
_PUNCTUATION = tuple('.,;:!?)»"…')
_WORDS: dict[str, tuple[str, ...]] = {
    "WEEKDAY": tk.WEEKDAYS,
    "MONTH": tuple(tk.MONTHS),
    "SHORT": tuple(tk.MONTHS_SHORT),
    "ENGLISH": tuple(tk.MONTHS_ENGLISH),
    "DIRECTION": tuple(tk.DIRECTIONS),
    "ORDINAL": tuple(tk.ORDINALS),
    "EDGE": tuple(tk.EDGES),
    "SEASON": tuple(tk.SEASONS),
    "UNITS": (*tk.UNITS, "apres-midi", "soiree", "matinee", "journee"),
    "VAGUE": tuple(tk.VAGUE),
    "WORDDAY": tuple(word for word, value in tk.NUMBERS.items() if value <= 31),
    "LASTS": (
        "dernier", "derniere", "derniers", "dernieres", "prochain", "prochaine", "prochains",
        "prochaines",
    ),
    "HEURE": ("h", "heure", "heures"),
    "COUPS": ("coup", "coups"),
    "LOCALE": ("locale", "locales"),
    # "le dimanche", "chaque vendredi": a habit and no day; "le marché du jeudi", "la messe du".
    "HABIT": ("chaque", "les", "un", "tous", "mi-"),
    "FEAST": ("marche", "priere", "prieres", "foire", "messe", "office", "culte", "journal"),
    # What is named after a day: "le Mouvement du 5 juin", "le stade du 26 mars".
    "NAMED": (
        "mouvement", "stade", "place", "avenue", "boulevard", "rue", "pont", "palais", "camp",
        "base", "hopital", "lycee", "universite", "radio",
    ),
    "MORE": ("plus", "moins", "pres", "total", "environ", "quelque", "montant", "somme"),
    "COUNTING": ("loi", "resolution", "numero", "n", "decret", "arrete", "no"),
    "CLOCKLESS": ("de", "d'", "plus", "durant", "apres", "suivant", "pendant"),
    "AFTERDAY": tuple(_AFTER_DAY) + _PUNCTUATION,
    "DASH": ("-", "–"),
    "HYPHEN": ("-",), "COMMA": (",",), "DOT": (".",), "COLON": (":",), "SLASH": ("/",),
    "LPAR": ("(",), "RPAR": (")",), "PARAGRAPH": (),
}  # fmt: skip
_CODES = {
    "DIGITS": tk.DIGITS_DAY,
    "TWO": tk.ZEROS + tk.TO_23 + tk.TO_31,
    "TENS": tk.ZEROS + tk.TO_23 + tk.TO_31 + tk.TO_59 + tk.TO_99,
    "YEAR": tk.YEAR,
    "DIGIT": tk.DIGITS_ANY + tk.YEAR,
    "NUMBER": tk.DIGITS_ANY + tk.YEAR,
    "HOUR": tk.ZERO + tk.ZEROS + tk.DIGIT + tk.TO_23,
    "HOURS": tk.ZERO + tk.ZEROS + tk.DIGIT + tk.TO_23,
    "MINUTES": tk.DIGITS_MINUTE,
    "PLURAL": tk.PLURAL,
    "PARAGRAPH": tk.PARAGRAPH,
}
# Classes that take numbers in words too.
_ALSO = {
    "NUMBER": tuple(tk.NUMBERS),
    "HOURS": tuple(word for word, value in tk.NUMBERS.items() if value <= 23),
}


def _classes() -> dict[str, str]:
    found = {name: "".join(map(tk.code_of, words)) for name, words in _WORDS.items()}
    for name, codes in _CODES.items():
        found[name] = codes + "".join(map(tk.code_of, _ALSO.get(name, ())))
    return found


_CLASSES = _classes()


def _expanded(pattern: str) -> str:
    for _ in range(3):  # pieces call on pieces, two levels deep
        pattern = re.sub(r"\b[A-Z][A-Z0-9]*\b", lambda m: PIECES.get(m[0], m[0]), pattern)
    return pattern


def _compiled(number: int, rule: Rule) -> str:
    """Return the rule as a group ``r<number>``; its kept words are ``r<number>_<name>_<count>``."""
    counts: dict[str, int] = {}

    def group(found: re.Match[str]) -> str:
        name, atom = found.groups()
        if atom == "(?:":
            inner = ""
        elif atom.isupper():
            inner = f"[{re.escape(_CLASSES[atom])}]"
        else:
            inner = re.escape(tk.code_of(atom))
        if name is None:
            return inner or "(?:"
        counts[name] = counts.get(name, 0) + 1
        return f"(?P<r{number}_{name}_{counts[name]}>{inner}" + (")" if inner else "")

    pattern = _ATOM.sub(group, _expanded(rule.pattern))
    return f"(?P<r{number}>{pattern.replace(' ', '')})"


_COMPILED = tuple(_compiled(number, rule) for number, rule in enumerate(RULES))
# Frequent words that open or link expressions but never make one by themselves.
_WEAK = (
    "de du des d' la le les l' a au aux en dans par pour que qui et ou sur un une il ils elle elles"
    " on ce cette cet est ont sans avec contre quand lorsque alors sont etait avait avaient n lors"
    ' plus pres pendant premier quelque deja total moins . , ; : ! ? ) » " … ( - – % e x'
).split()
_PART = re.compile(r"\(\?<?[!=]|\(\?(?:P<\w+>|:)|\)|\||\?|\$|\[(?:\\.|[^\]])*\]|\\?.", re.DOTALL)


def _openings(pattern: str) -> set[str]:
    """Return the codes a pattern can begin with."""
    parts = [found[0] for found in _PART.finditer(pattern)]
    return _branch_openings(parts, 0)[0]


def _branch_openings(parts: list[str], at: int) -> tuple[set[str], bool, int]:
    """Return what alternatives from ``at`` on begin with, if one may be empty, and their end."""
    codes: set[str] = set()
    may_be_empty, empty_so_far = False, True
    while at < len(parts) and parts[at] != ")":
        part = parts[at]
        if part == "|":
            may_be_empty, empty_so_far, at = may_be_empty or empty_so_far, True, at + 1
            continue
        if part.startswith("("):
            inside, empty, at = _branch_openings(parts, at + 1)
            looks = part[2] in "!=<"
            inside, empty = (set(), True) if looks else (inside, empty)
        else:
            inside, empty = (
                set(part[1:-1].replace("\\", "")) if part[0] == "[" else {part[-1]},
                False,
            )
            inside, empty = (set(), True) if part == "$" else (inside, empty)
        at += 1
        if at < len(parts) and parts[at] == "?":
            empty, at = True, at + 1
        codes |= inside if empty_so_far else set()
        empty_so_far = empty_so_far and empty
    return codes, may_be_empty or empty_so_far, at


def _index() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Where an expression may begin, and the rules to try for each word that may begin one."""
    by_opening: dict[str, list[str]] = {}
    for pattern in _COMPILED:
        for code in sorted(_openings(pattern)):
            by_opening.setdefault(code, []).append(pattern)
    known = tk.codes_given_out() | set("".join(_CODES.values())) - {tk.PARAGRAPH, tk.PLURAL}
    weak = {tk.code_of(word) for word in _WEAK}
    alone, opening = set(by_opening) - weak, set(by_opening) & weak
    start = f"{_set(alone)}|{_set(opening)}(?={_set(weak)}{{0,9}}{_set(known - weak)})"
    return re.compile(start), {c: re.compile("|".join(by_opening[c])) for c in by_opening}


def _set(codes: set[str]) -> str:
    return f"[{re.escape(''.join(sorted(codes)))}]"


_START, _RULES_AT = _index()


def _kept(pattern: re.Pattern[str]) -> dict[int, list[tuple[str, int]]]:
    """Return the words that each rule keeps: by number of the rule, names and groups."""
    kept: dict[int, list[tuple[str, int]]] = {}
    for group, index in pattern.groupindex.items():
        number, _, name = group[1:].partition("_")
        kept.setdefault(int(number), [])
        if name:
            kept[int(number)].append((name.rpartition("_")[0], index))
    return kept


_KEPT = {code: _kept(pattern) for code, pattern in _RULES_AT.items()}


class Match(NamedTuple):
    """A rule that matched: its words ``first`` to ``last`` (excluded) and those it kept."""

    rule: Rule
    words: dict[str, str]
    first: int
    last: int


def matches(codes: str, tokens: list[re.Match[str]]) -> Iterator[Match]:
    """Return the rules that match along a text, from left to right, without overlap."""
    done = 0
    for start in _START.finditer(codes):
        at = start.start()
        if at < done:
            continue
        found = _RULES_AT[codes[at]].match(codes, at)
        if found:
            done = found.end()
            number = int(found.lastgroup[1:])  # type: ignore[index]
            words = {
                name: " ".join([token[0] for token in tokens[slice(*found.span(index))]])
                for name, index in _KEPT[codes[at]][number]
                if found.start(index) >= 0
            }
            yield Match(RULES[number], words, at, done)
