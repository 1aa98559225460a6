"""From the patterns of ``rules`` to one compiled expression over codes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from analysis.language.times import words as tk
from analysis.language.times.rules import PIECES, RULES, Rule
from analysis.language.tokens import ByWord

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
    # « les tirs ont duré deux à trois heures »
    "FEW": ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
    # « ont duré environ trois heures », « pendant près de trois heures »
    "LASTING": ("dure", "durent", "duraient", "durait", "pendant", "durant"),
    "AFTERDAY": tuple(_AFTER_DAY) + _PUNCTUATION,
    "DASH": ("-", "–"),
    "HYPHEN": ("-",), "COMMA": (",",), "DOT": (".",), "COLON": (":",), "SLASH": ("/",),
    "LPAR": ("(",), "RPAR": (")",), "PARAGRAPH": (), "QUOTE": ('"', "«", "“"),
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


def _compiled(rule: Rule) -> str:
    """Return the rule as an expression over codes; its kept words are ``<name>_<count>``."""
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
        return f"(?P<{name}_{counts[name]}>{inner}" + (")" if inner else "")

    return _ATOM.sub(group, _expanded(rule.pattern)).replace(" ", "")


# Frequent words that open or link expressions but never make one by themselves.
WEAK = (
    "de du des d' la le les l' a au aux en dans par pour que qui et ou sur un une il ils elle elles"
    " on ce cette cet est ont sans avec contre quand lorsque alors sont etait avait avaient n lors"
    ' plus pres pendant premier quelque deja total moins . , ; : ! ? ) » " … ( - – % e x'
).split()
_PART = re.compile(r"\(\?<?[!=]|\(\?(?:P<\w+>|:)|\)|\||\?|\$|\[(?:\\.|[^\]])*\]|\\?.", re.DOTALL)


class _Opening(NamedTuple):
    """How a pattern, or a part of it, can begin.

    `follow` gives for each code it can begin with the codes that can come next; `alone` are those
    that can be all of it; `may_be_empty`: it can be nothing.
    """

    follow: dict[str, set[str]]
    alone: set[str]
    may_be_empty: bool

    def then(self, after: _Opening) -> _Opening:
        """Return how this and what comes after it begin."""
        follow = {code: set(codes) for code, codes in self.follow.items()}
        for code in self.alone:
            follow[code].update(after.follow)
        alone = self.alone if after.may_be_empty else set()
        if not self.may_be_empty:
            return _Opening(follow, alone, False)
        return _Opening(follow, alone, False).either(after)

    def either(self, other: _Opening) -> _Opening:
        """Return how one or the other begins."""
        follow = {
            code: self.follow.get(code, set()) | other.follow.get(code, set())
            for code in {**self.follow, **other.follow}
        }
        may_be_empty = self.may_be_empty or other.may_be_empty
        return _Opening(follow, self.alone | other.alone, may_be_empty)


_EMPTY = _Opening({}, set(), True)
_NONE = _Opening({}, set(), False)


def _openings(pattern: str) -> _Opening:
    """Return how a pattern can begin."""
    return _branches([found[0] for found in _PART.finditer(pattern)], 0)[0]


def _branches(parts: list[str], at: int) -> tuple[_Opening, int]:
    """Return how alternatives from ``at`` on begin, and where they end."""
    branches, branch = _NONE, _EMPTY
    while at < len(parts) and parts[at] != ")":
        part = parts[at]
        at += 1
        if part == "|":
            branches, branch = branches.either(branch), _EMPTY
            continue
        if part.startswith("("):
            piece, at = _branches(parts, at)
            at += 1
            piece = _EMPTY if part[2] in "!=<" else piece
        elif part == "$":
            piece = _EMPTY
        else:
            codes = set(part[1:-1].replace("\\", "")) if part[0] == "[" else {part[-1]}
            piece = _Opening({code: set() for code in codes}, codes, False)
        if at < len(parts) and parts[at] == "?":
            piece, at = piece.either(_EMPTY), at + 1
        branch = branch.then(piece)
    return branches.either(branch), at


_EXPRESSIONS = [_compiled(rule) for rule in RULES]
_LOOKAROUND = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
# The codes that some rule asks for, and those of the words that make an expression one.
KNOWN = tk.codes_given_out() | set("".join(_CODES.values())) - {tk.PARAGRAPH, tk.PLURAL}
CORE = KNOWN & set(_LOOKAROUND.sub("", "".join(_EXPRESSIONS))) - {tk.code_of(w) for w in WEAK}


@dataclass(slots=True)
class _Ready:
    """A rule to be tried: its expression, and the names and groups of the words it keeps."""

    rule: Rule
    pattern: re.Pattern[str]
    kept: tuple[tuple[str, int], ...]


def _ready(rule: Rule, expression: str) -> _Ready:
    pattern = re.compile(expression)
    groups = pattern.groupindex.items()
    return _Ready(rule, pattern, tuple((name.rpartition("_")[0], at) for name, at in groups))


# The rules that may begin with a word, each with the words that must follow it; None: any may.
_Rules = dict[str, list[tuple[_Ready, frozenset[str] | None]]]


def _index() -> _Rules:
    """Return the rules to try at a word, by its code."""
    rules_at: _Rules = {}
    for rule, expression in zip(RULES, _EXPRESSIONS, strict=True):
        ready, opening = _ready(rule, expression), _openings(expression)
        for code, follow in opening.follow.items():
            following = None if code in opening.alone else frozenset(follow)
            rules_at.setdefault(code, []).append((ready, following))
    return rules_at


def one_of(codes: set[str] | frozenset[str]) -> str:
    """Return the expression for one of some codes."""
    return f"[{re.escape(''.join(sorted(codes)))}]"


_RULES_AT = _index()


def _rules_at(opening: str) -> list[_Ready]:
    """Return the rules to try at a word, by its code and the next one's."""
    after = opening[1:]
    return [
        ready for ready, following in _RULES_AT.get(opening[0], ())
        if following is None or after in following
    ]  # fmt: skip


_rules = ByWord(_rules_at)
# Whether two words of a stretch can begin an expression, by its codes: those of half of them do.
may_match = ByWord(lambda codes: any(_rules[codes[at : at + 2]] for at in range(len(codes))))


@dataclass(slots=True)
class Match:
    """A rule that matched: its words ``first`` to ``last`` (excluded) and those it kept."""

    rule: Rule
    words: dict[str, str]
    first: int
    last: int


def matches(codes: str, tokens: list[str]) -> Iterator[Match]:
    """Return the rules that match along a text, from left to right, without overlap."""
    for rule, first, last, kept in (_known if len(codes) <= _SHORT else _matched)(codes):
        words = {name: " ".join(tokens[start:end]) for name, start, end in kept}
        yield Match(rule, words, first, last)


# A rule that matched, its first and last word, and from where to where the words it kept stand.
_Matched = tuple[Rule, int, int, tuple[tuple[str, int, int], ...]]


def _matched(codes: str) -> list[_Matched]:
    found: list[_Matched] = []
    done = 0
    for at in range(len(codes)):
        if at < done:
            continue
        for ready in _rules[codes[at : at + 2]]:
            match = ready.pattern.match(codes, at)
            if match is not None:
                done = match.end()
                spans = ((name, *match.span(index)) for name, index in ready.kept)
                found.append((ready.rule, at, done, tuple(one for one in spans if one[1] >= 0)))
                break
    return found


# Which rules match, is told by the codes alone: those of a few words are met over and over.
_SHORT = 12
_known = ByWord(_matched).__getitem__
