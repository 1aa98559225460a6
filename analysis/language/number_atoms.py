"""Figures in folded French without their modifiers: digits, words, dozens, « aucun »."""

import re
from dataclasses import dataclass, replace

from analysis.language.number_context import MONTH_AFTER
from analysis.language.number_words import FIRST_WORDS, RUN, parse


@dataclass(slots=True)
class Atom:
    """A figure without what stands around it; `kind` as in `numbers.Quantity`."""

    start: int
    end: int
    low: int
    high: int
    approximate: bool = False
    kind: str = "count"
    unit: int = 1  # what its last word multiplies by: 1000 in "deux mille", 10 in "deux dizaines"
    is_digits: bool = False


_COLLECTIVES = {
    "dizaine": 10, "dixaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    "millier": 1000, "million": 10**6, "milliard": 10**9, "demi-douzaine": 6, "demi douzaine": 6,
    "huitaine": 8, "demi-millier": 500, "demi-million": 500_000,
}  # fmt: skip
_SCALES = {"mille": 1000} | {
    word + ending: size
    for word, size in (("million", 10**6), ("milliard", 10**9))
    for ending in ("", "s")
}
_GLUED_UNITS = {
    "h": "clock", "km": "distance", "kms": "distance", "m": "distance", "cm": "distance",
    "ans": "age", "mm": "measure", "kg": "measure", "ha": "measure", "f": "money", "fcfa": "money",
}  # fmt: skip
_COLLECTIVE = "|".join(sorted(_COLLECTIVES, key=len, reverse=True))
COLLECTIVE_AFTER = re.compile(
    rf"(?: (?:bonne|petite|grosse|autre|nouvelle|premiere)s?)? ?(?:[«“\"] ?)?"
    rf"(?P<first>{_COLLECTIVE})s?(?!\w)"
    r"(?: (?:de |d')(?P<second>milliers|millions|centaines|milliards|dizaines)(?!\w))?"
)
_PLURAL_DETERMINER = re.compile(
    r"\b(?:(?:de |d')(?:tres )?(?:nombreuses|nombreux|autres) |des |les |ces |ses |leurs )$"
)
_SINGULAR_DETERMINER = re.compile(
    r"\b(?:la |cette |sa |leur |chaque |le |ce |premiere |deuxieme |derniere |seconde )$"
)
# "ni" and "sans" are figures only before a noun; whose noun it is, the caller knows.
_NONE = (
    r"aucune?(?! (?:doute|facon|maniere|cas)\b)(?!\w)|nulle?(?= (?:victime|mort|blesse|perte))"
    r"|pas (?:eu |fait |cause |deplore |enregistre |subi |entraine |provoque |compte )?"
    r"(?:de |d'|un seul |une seule )(?!plus\b|moins\b)"
    r"|sans (?:faire |avoir fait |causer |occasionner )?(?:de |d'|aucune? )?"
    r"(?=(?:victime|mort|blesse|perte|deces|degat)s?\b)"
    r"|ni(?= (?!l[ea]s? |l'|une? |des? |d'|du |en |a |ce|son|sa |ses |ne |plus |pas )[a-z])"
)
_DIGITS = r"\d{1,3}(?:[ .,']\d{3})+(?![\d,])|\d{1,15}(?!\d)(?:[.,]\d{1,2}(?!\d))?"
CORE = re.compile(
    # the letters any figure starts with: most words are passed over at the first one
    r"(?<!\w)(?=[\d+acdhmnopqstuvz])(?:(?=[\d+])(?:"
    r"(?P<date>\d{1,4}([/.-])\d{1,2}\2\d{2,4}(?!\w)|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\w)"
    r"|\d{1,2}/\d{2,4}(?!\w))"
    r"|(?P<fraction>\d{1,2}/\d(?!\w))"
    r"|(?P<code>\+\d{6,15}|(?:\+|00 ?)?\d{2,3}(?:[ .-]\d{2}){3,4}(?!\w))"
    r"|(?P<clock>\d{1,2}(?: ?h(?: ?\d{2})?(?: ?mn| ?min)?(?!\w)|:\d{2}(?![\d:])))"
    r"|(?P<ordinal>\d{1,4}(?:er|ere|ers|eres|re|e|es|eme|emes|nd|nde|ieme|iemes)(?!\w))"
    rf"|(?P<digits>{_DIGITS})(?P<glued>[a-z][a-z\d]*)?)"
    r"|(?P<vague>plusieurs|quelques(?!-un)|une poignee(?= d))(?!\w)"
    rf"|(?P<words>{RUN})(?!\w|-[a-z])"
    rf"|(?P<bare>{_COLLECTIVE})s?(?!\w)"
    rf"|(?P<none>{_NONE})"
    r")"
)
# The first words of all that is written in letters.
OPENINGS = frozenset(
    FIRST_WORDS
    | {word.split("-")[0].split()[0] + ending for word in _COLLECTIVES for ending in ("", "s")}
    | set("plusieurs quelques aucun aucune nul nulle pas sans ni".split())
)
_SCALE_AFTER = re.compile(r" (?P<scale>mille|millions?|milliards?)(?!\w)")
_GROUPED = re.compile(r"\d{1,3}(?:[ .']\d{3})+|\d{1,3}(?:,\d{3})+")
_ABSURD = 10**15  # no count of anything in the news, and it would not fit a table
ONE = ("un", "une")
# Not the number one: "l'un", "quelqu'un", "un des", "un peu".
NOT_ONE_BEFORE = ("l'", "quelqu'")
NOT_ONE_AFTER = (" des ", " de ces ", " peu ")
_TYPED_TENS = re.compile(r" (\d{2,3})aine(?!\w)")  # "une 30aine"
_DAY_BEFORE = re.compile(r"\d(?:er)? $")


def read_atom(text: str, match: re.Match[str]) -> Atom | None:
    """Return the figure of a match of `CORE`, or None where the words are none after all.

    >>> text = "deux dizaines de morts"
    >>> read_atom(text, CORE.search(text)).low
    20
    """
    atom = _any_atom(text, match)
    return atom if atom and atom.high < _ABSURD else None


def _any_atom(text: str, match: re.Match[str]) -> Atom | None:
    start, end = match.span()
    group = match.lastgroup
    if group == "words":
        return _word_atom(text, start, match.group())
    if group in {"digits", "glued"}:
        return _digit_atom(text, match)
    if group == "vague":
        return _vague_atom(text, match)
    if group == "bare":
        return _bare_collective(text, match)
    if group == "none":
        return Atom(start, end - (text[end - 1] == " "), 0, 0, kind="none")
    value = int(re.search(r"\d+", match.group()).group())
    if group == "ordinal" and value == 1 and MONTH_AFTER.match(text, end):
        group = "date"
    return Atom(start, end, value, value, kind=group)


def _word_atom(text: str, start: int, run: str) -> Atom | None:
    value, length = (1, len(run)) if run in ONE else parse(run)
    words, end = run[:length], start + length
    if words in ONE:
        if text.endswith(NOT_ONE_BEFORE, 0, start):
            return None
        if text.startswith(NOT_ONE_AFTER, end):
            return None
        typed = _TYPED_TENS.match(text, end)
        if typed:
            tens = int(typed.group(1))
            return Atom(start, typed.end(), tens, tens, approximate=True)
        atom = Atom(start, end, 1, 1, kind="article")
        return _collective(text, atom) or atom
    if value == 0:
        return Atom(start, end, 0, 0, kind="none")
    before = text[start - 9 if start > 9 else 0 : start]
    if words == "sept" and _DAY_BEFORE.search(before):  # "12 sept 2021"
        return None
    if before.endswith("pour ") and words == "cent":
        return None
    if words == "neuf" and before.endswith(("quoi de ", "flambant ")):
        return None
    last = words.replace("-", " ").rpartition(" ")[2]
    unit = 100 if last in {"cent", "cents"} and value % 100 == 0 else _SCALES.get(last, 1)
    atom = Atom(start, end, value, value, unit=unit if value > unit else 1)
    return _collective(text, atom) or atom


def _digit_atom(text: str, match: re.Match[str]) -> Atom:
    start, end = match.span("digits")
    glued, figure = match.group("glued"), match.group("digits")
    scale = None if glued else _SCALE_AFTER.match(text, end)
    if _GROUPED.fullmatch(figure) and not scale:
        number = re.sub(r"[ .,']", "", figure)
    else:
        number = figure.replace(",", ".").replace(" ", "").replace("'", "")
    factor = _SCALES[scale.group("scale")] if scale else 1
    value = _times(number, factor)
    if glued:
        return Atom(start, match.end(), value, value, kind=_GLUED_UNITS.get(glued, "code"))
    unit = 1000 if len(figure) > len(number) and value % 1000 == 0 else factor
    atom = Atom(start, scale.end() if scale else end, value, value, unit=unit, is_digits=True)
    if "." in number and factor == 1:
        return replace(atom, kind="measure")
    return _collective(text, atom) or atom


def _times(number: str, factor: int) -> int:
    """Return a decimal number times a power of ten, without rounding through floats."""
    whole, _, part = number.partition(".")
    return int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)


def _vague_atom(text: str, match: re.Match[str]) -> Atom | None:
    start, end = match.span()
    if match.group() == "quelques":  # "quelques 200 hommes", for "quelque 200"
        after = CORE.match(text, end + 1)
        if after and after.lastgroup in ("digits", "words"):
            return None
    atom = Atom(start, end, 2, 9, kind="vague")
    return _collective(text, atom) or atom


def _collective(text: str, atom: Atom) -> Atom | None:
    """Return the atom with the dozens or thousands that follow it: « plusieurs dizaines »."""
    match = COLLECTIVE_AFTER.match(text, atom.end)
    if not match:
        return None
    size = _COLLECTIVES[match.group("first")]
    if match.group("second"):
        size *= _COLLECTIVES[match.group("second").removesuffix("s")]
    if atom.kind == "vague":
        return replace(atom, end=match.end(), low=2 * size, high=10 * size - 1, unit=size)
    is_exact = size >= 10**6 and not match.group("second")
    return replace(
        atom, end=match.end(), low=atom.low * size, high=atom.high * size, unit=size, kind="count",
        approximate=not is_exact,
    )  # fmt: skip


def _bare_collective(text: str, match: re.Match[str]) -> Atom | None:
    """Return « des dizaines », « la centaine de », or nothing for a quarantine."""
    start, end = match.span()
    is_plural = text[end - 1] == "s"
    pattern = _PLURAL_DETERMINER if is_plural else _SINGULAR_DETERMINER
    determiner = pattern.search(text, max(0, start - 20), start)
    has_noun = text.startswith((" de ", " d'"), end)
    if not has_noun and not (is_plural and determiner):
        return None
    kind, low, high = ("vague", 2, 9) if is_plural else ("article", 1, 1)
    whole = _collective(text, Atom(start, start, low, high, kind=kind))
    return replace(whole, start=determiner.start()) if whole and determiner else whole
