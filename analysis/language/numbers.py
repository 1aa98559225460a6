"""Find figures in French text: digits, words, dozens, ranges and vague quantities as intervals."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.language import number_context as context
from analysis.language.folding import fold
from analysis.language.number_words import RUN, parse


class Quantity(NamedTuple):
    """One figure with its modifiers.

    `low` and `high` are inclusive; `high` None: open (« au moins 60 »). `kind`: count, vague
    (« plusieurs », « des dizaines »), none (« aucun », « pas de »), article (« un », « une »:
    the number one or just the article); or what is no count: year, clock, date, age, duration,
    distance, measure, percent, fraction, frequency, ordinal, money, code.
    """

    start: int
    end: int
    low: int
    high: int | None
    approximate: bool
    kind: str


COUNTABLE = frozenset({"count", "vague", "none", "article"})


class _Atom(NamedTuple):
    """A figure without what stands around it."""

    start: int
    end: int
    low: int
    high: int
    approximate: bool = False
    kind: str = "count"
    unit: int = 1  # what its last word multiplies by: 1000 in "deux mille", 10 in "deux dizaines"
    is_digits: bool = False


_COLLECTIVES = {
    "dizaine": 10, "dixaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
    "million": 10**6, "milliard": 10**9, "demi-douzaine": 6, "demi douzaine": 6, "huitaine": 8,
    "demi-millier": 500, "demi-million": 500_000,
}  # fmt: skip
_VAGUE = {"plusieurs": (2, 9), "quelques": (2, 9), "une poignee": (2, 9)}
_COLLECTIVE = "|".join(sorted(_COLLECTIVES, key=len, reverse=True))
_COLLECTIVE_AFTER = re.compile(
    rf"(?: (?:bonne|petite|grosse|autre|nouvelle|premiere)s?)?[ ]?(?P<first>{_COLLECTIVE})s?(?!\w)"
    r"(?: (?:de |d')(?P<second>milliers|millions|centaines|milliards|dizaines)(?!\w))?"
)
_PLURAL_DETERMINER = re.compile(
    r"\b(?:(?:de |d')(?:tres )?(?:nombreuses|nombreux|autres) |des |les |ces |ses |leurs |par |de )$"
)
_SINGULAR_DETERMINER = re.compile(
    r"\b(?:la |cette |sa |leur |chaque |le |ce |(?:premiere|deuxieme|derniere|seconde) )$"
)
_NONE = (
    r"aucune?(?! doute|e? facon|e? maniere)|nulle?(?= (?:victime|mort|blesse|perte))"
    r"|pas (?:eu |fait |cause |deplore |enregistre |subi |entraine |provoque |compte )?"
    r"(?:de |d'|un seul |une seule )(?!plus|moins)"
    r"|sans (?:faire |avoir fait |causer |occasionner )?(?:de |d'|aucune? )?"
    r"(?=(?:victime|mort|blesse|perte|deces|degat)s?\b)"
    r"|ni(?= (?!l[ea]s? |l'|une? |des? |d'|du |en |a |ce|son|sa |ses |ne |plus |pas )[a-z]+)"
)
_CORE = re.compile(
    # the letters any figure starts with: most words are passed over at the first one
    r"(?<!\w)(?=[\d+acdhmnopqstuvz])(?:(?=[\d+])(?:"
    r"(?P<stamp>\d{1,4}([/.-])\d{1,2}\2\d{2,4}(?!\w)|\d{1,2}/\d{2,4}(?!\w))"
    r"|(?P<phone>\+\d{6,15}|(?:\+|00 ?)?\d{2,3}(?:[ .-]\d{2}){3,4}(?!\w))"
    r"|(?P<clock>\d{1,2}(?: ?h(?: ?\d{2})?(?: ?mn| ?min)?(?!\w)|:\d{2}(?![\d:])))"
    r"|(?P<ordinal>\d{1,4}(?:er|ere|ers|eres|re|e|es|eme|emes|nd|nde|ieme|iemes)(?!\w))"
    r"|(?P<digits>\d{1,3}(?:[ .,]\d{3})+(?![\d,])|\d{1,15}(?!\d)(?:[.,]\d{1,2}(?!\d))?)(?P<glued>[a-z][a-z\d]*)?)"
    rf"|(?P<words>{RUN})(?!\w|-[a-z])"
    r"|(?P<vague>plusieurs|quelques(?!-un)|une poignee(?= d))(?!\w)"
    rf"|(?P<bare>{_COLLECTIVE})s?(?!\w)"
    rf"|(?P<none>{_NONE})"
    r")"
)
_SCALE_AFTER = re.compile(r" (?P<scale>mille|millions?|milliards?)(?!\w)")
_SCALES = {
    "mille": 1000,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
}
_JOIN = re.compile(r" (?:a|ou|et|voire) | ?[-–] ?")
_BRACKET = re.compile(r" ?\( ?")
_GLUED_UNITS = {
    "h": "clock", "km": "distance", "kms": "distance", "m": "distance", "ans": "age", "mm": "measure",
    "cm": "distance", "kg": "measure", "ha": "measure", "f": "money", "fcfa": "money",
}  # fmt: skip
_LIST_MARK = re.compile(r"(?:^|\n) {0,3}$")


def find(text: str) -> list[Quantity]:
    """Return the figures of a plain text, with offsets into it.

    >>> text = "Au moins une dizaine de tués, 2 000 déplacés"
    >>> [(text[q.start : q.end], q.low, q.high) for q in find(text)]
    [('Au moins une dizaine', 10, None), ('2 000', 2000, 2000)]
    """
    folded = fold(text)
    found = []
    for quantity in scan(folded.text):
        start, end = folded.original(quantity.start, quantity.end)
        found.append(quantity._replace(start=start, end=end))
    return found


def scan(folded_text: str) -> list[Quantity]:
    """Return the figures of a folded text in order, without overlaps.

    >>> [q[2:] for q in scan("entre dix et quinze morts, des dizaines de blesses")]
    [(10, 15, False, 'count'), (20, 99, False, 'vague')]
    """
    found: list[Quantity] = []
    position = floor = 0
    while match := _CORE.search(folded_text, position):
        atom = _atom(folded_text, match)
        if atom is None:
            position = match.end()
            continue
        atom = _with_repetition(folded_text, atom)
        if atom.kind in ("count", "vague", "article"):
            atom = _as_range(folded_text, atom)
        quantity = _qualified(folded_text, atom, floor)
        found.append(quantity)
        position = floor = max(quantity.end, match.start() + 1)
    return found


def modified(quantity: Quantity, sense: str) -> Quantity:
    """Return a figure under one more modifier (a sense of `number_context.POST_MODIFIER`).

    >>> modified(Quantity(0, 2, 20, 20, False, "count"), "at_least").high is None
    True
    """
    low, high, approximate = quantity.low, quantity.high, quantity.approximate
    if sense == context.AT_LEAST:
        high = None
    elif sense == context.MORE_THAN:
        low, high = low + 1, None
    elif sense == context.LESS_THAN:
        low, high = 0, max(0, (low if high is None or low == high else high) - 1)
    elif sense == context.UP_TO:
        low = 0
    else:
        approximate = True
    kind = "count" if quantity.kind == "article" else quantity.kind
    return quantity._replace(low=low, high=high, approximate=approximate, kind=kind)


# ------------------------------------------------------------------------------------------ atoms


def _atom(text: str, match: re.Match[str]) -> _Atom | None:
    start, end = match.span()
    group = match.lastgroup
    if group == "words":
        return _word_atom(text, start, match.group())
    if group in ("digits", "glued"):
        return _digit_atom(text, match)
    if group == "vague":
        low, high = _VAGUE[match.group()]
        return _collective(text, _Atom(start, end, low, high, kind="vague")) or _Atom(
            start, end, low, high, kind="vague"
        )
    if group == "bare":
        return _bare_collective(text, match)
    if group == "none":
        return _Atom(start, end - (text[end - 1] == " "), 0, 0, kind="none")
    kind = {"stamp": "date", "phone": "code"}.get(group, group)
    digits = re.match(r"\D*(\d+)", match.group())
    value = int(digits.group(1)) if digits else 0
    if kind == "ordinal" and value == 1 and context.MONTH_AFTER.match(text, end):
        kind = "date"
    return _Atom(start, end, value, value, kind=kind)


def _word_atom(text: str, start: int, run: str) -> _Atom | None:
    value, length = (1, len(run)) if run in ("un", "une") else parse(run)
    end = start + length
    if run[:length] in ("un", "une"):
        if text[max(0, start - 2) : start] == "l'":
            return None
        if text.startswith(
            (" des ", " de ces ", " de ses ", " de nos ", " de leurs ", " peu "), end
        ):
            return None
        atom = _Atom(start, end, 1, 1, kind="article")
        return _collective(text, atom) or atom
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and length == len(run):
        return None  # "deux-roues"
    if run.startswith("zero"):
        return _Atom(start, start + 4, 0, 0, kind="none")
    if run.startswith("cent") and text.endswith("pour ", max(0, start - 5), start):
        return None  # "12 pour cent"
    if run[:length] == "neuf" and text[max(0, start - 8) : start].endswith(
        ("quoi de ", "flambant ")
    ):
        return None
    last = run[:length].rsplit(" ", 1)[-1].rsplit("-", 1)[-1]
    unit = 100 if last in ("cent", "cents") and value % 100 == 0 else _SCALES.get(last, 1)
    atom = _Atom(start, end, value, value, unit=unit if value > unit else 1)
    return _collective(text, atom) or atom


def _digit_atom(text: str, match: re.Match[str]) -> _Atom:
    start, end = match.span("digits")
    glued = match.group("glued")
    figure = match.group("digits")
    scale = _SCALE_AFTER.match(text, end)
    grouped = re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+|\d{1,3}(?:,\d{3})+", figure)
    number = re.sub(r"[ .,]", "", figure) if grouped and not scale else figure
    number = number.replace(",", ".").replace(" ", "")
    if glued:
        kind = "count" if glued == "aine" or glued == "aines" else _GLUED_UNITS.get(glued, "code")
        if kind == "count":  # "une 30aine"
            return _Atom(start, match.end(), int(float(number)), int(float(number)), True)
        return _Atom(start, match.end(), int(float(number)), int(float(number)), kind=kind)
    factor = _SCALES[scale.group("scale")] if scale else 1
    exact = _times(number, factor)
    atom = _Atom(start, scale.end() if scale else end, exact, exact, unit=factor, is_digits=True)
    if "." in number and factor == 1:
        return atom._replace(kind="measure")
    return _collective(text, atom) or atom


def _times(number: str, factor: int) -> int:
    """Return a decimal number times a power of ten, without rounding through floats."""
    whole, _, part = number.partition(".")
    return int(whole) * factor + (int(part) * factor // 10 ** len(part) if part else 0)


def _collective(text: str, atom: _Atom) -> _Atom | None:
    """Return the atom with the dozens or thousands that follow it: « plusieurs dizaines »."""
    match = _COLLECTIVE_AFTER.match(text, atom.end)
    if not match:
        return None
    size = _COLLECTIVES[match.group("first")]
    if match.group("second"):
        size *= _COLLECTIVES[match.group("second").removesuffix("s")]
    if atom.kind == "vague":
        return atom._replace(end=match.end(), low=2 * size, high=10 * size - 1, unit=size)
    is_exact = size >= 10**6 and not match.group("second")
    return atom._replace(
        end=match.end(), low=atom.low * size, high=atom.high * size, unit=size, kind="count",
        approximate=not is_exact,
    )  # fmt: skip


def _bare_collective(text: str, match: re.Match[str]) -> _Atom | None:
    """Return « des dizaines », « la centaine de », or nothing for a quarantine."""
    start, end = match.span()
    before = text[max(0, start - 20) : start]
    is_plural = text[end - 1] == "s"
    determiner = (_PLURAL_DETERMINER if is_plural else _SINGULAR_DETERMINER).search(before)
    has_noun = text.startswith((" de ", " d'"), end)
    if not determiner and not has_noun:
        return None
    if not is_plural and not has_noun:
        return None
    kind = "vague" if is_plural else "article"
    low = 2 if is_plural else 1
    whole = _collective(text, _Atom(start, start, low, 9 if is_plural else 1, kind=kind))
    if whole is None:
        return None
    has_article = determiner and determiner.group() not in ("de ", "par ")
    return whole._replace(start=start - len(determiner.group()) if has_article else start)


# ----------------------------------------------------------------------------------- compositions


def _with_repetition(text: str, atom: _Atom) -> _Atom:
    """Take in the same figure in brackets: « cinquante-trois(53) », « deux (02) »."""
    bracket = _BRACKET.match(text, atom.end)
    if not bracket or atom.kind != "count":
        return atom
    again = _CORE.match(text, bracket.end())
    inner = _atom(text, again) if again else None
    if inner is None or inner.low != atom.low or not text.startswith((")", " )"), inner.end):
        return atom
    return atom._replace(end=text.index(")", inner.end) + 1)


def _as_range(text: str, atom: _Atom) -> _Atom:
    """Take in the second half of « dix à quinze », « deux ou trois », « entre 10 et 15 »."""
    join = _JOIN.match(text, atom.end)
    second_match = _CORE.match(text, join.end()) if join else None
    second = _atom(text, second_match) if second_match else None
    if join is None or second is None or second.kind not in ("count", "vague"):
        return atom
    is_between = text[max(0, atom.start - 6) : atom.start] == "entre "
    if join.group() == " et " and not is_between:
        return atom
    if _looks_like_year(text, atom) and _looks_like_year(text, second):
        return atom
    if join.group() == " a " and context.is_change(text, atom.start):
        return atom
    low = atom.low
    if atom.unit == 1 and second.unit > 1 and low * second.unit < second.high:
        low *= second.unit  # "deux a trois mille"
    if low >= second.high:
        return atom
    return atom._replace(
        start=atom.start - 6 if is_between else atom.start,
        end=second.end, low=low, high=second.high, approximate=atom.approximate or second.approximate,
        kind="vague" if "vague" in (atom.kind, second.kind) else "count", is_digits=False,
    )  # fmt: skip


def _looks_like_year(text: str, atom: _Atom) -> bool:
    return atom.is_digits and atom.end - atom.start == 4 and 1900 <= atom.low <= 2099


# ------------------------------------------------------------------------------------ the figure


def _qualified(text: str, atom: _Atom, floor: int) -> Quantity:
    """Return the quantity of an atom: what it counts, and its modifiers before and after."""
    quantity = Quantity(*atom[:6])
    if atom.kind not in ("count", "vague", "article"):
        return quantity
    kind = _kind(text, atom)
    if kind in ("year", "date", "code"):
        return quantity._replace(kind=kind)
    start, senses = context.modifiers_before(text, atom.start)
    if senses and start >= floor:
        for sense in senses:
            quantity = modified(quantity, sense)
        quantity = quantity._replace(start=start)
        kind = kind if kind != "article" else "count"
    after = context.POST_MODIFIER.match(text, quantity.end)
    if after and not (senses or _CORE.match(text, after.end() + 1)):
        quantity = modified(quantity, after.lastgroup)._replace(end=after.end())
        kind = kind if kind != "article" else "count"
    return quantity._replace(kind=kind)


def _kind(text: str, atom: _Atom) -> str:
    start, end = atom.start, atom.end
    if atom.is_digits:
        if context.is_date_day(text, start, end, atom.low):
            return "date"
        if _looks_like_year(text, atom) and not context.modifiers_before(text, start)[1]:
            if context.is_year(text, start, end, atom.low):
                return "year"
        if context.is_code(text, start, atom.low) or _is_list_mark(text, start, end):
            return "code"
    elif atom.kind == "count" and context.MONTH_AFTER.match(text, end):
        return "date"
    unit = context.unit_after(text, end)
    if unit in ("age", "duration"):
        return context.time_kind(text, start, end, unit)
    return unit or atom.kind


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a figure opens a line as « 1. » or « 2) »."""
    if text[end : end + 2] not in (". ", ") "):
        return False
    return bool(_LIST_MARK.search(text, max(0, start - 4), start))
