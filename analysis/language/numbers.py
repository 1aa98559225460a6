"""Find figures in French text: digits, words, dozens, ranges and vague quantities as intervals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import compress, count

from analysis.language import number_context as context
from analysis.language.folding import fold
from analysis.language.number_atoms import (
    COLLECTIVE_AFTER,
    CORE,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    ONE,
    OPENINGS,
    Atom,
    read_atom,
)
from analysis.language.tokens import ByWord, Tokens, Told, tokens

COUNTABLE = frozenset({"count", "vague", "none", "article"})

_JOIN = re.compile(r" (?:a|ou|et|voire) | ?[-–] ?")
_BRACKET = re.compile(r" ?\( ?")
_LIST_MARK = re.compile(r"(?:^|\n) {0,3}$")
# All words that are in the patterns of what numbers are, and of what can follow one.
_GOING_ON = {
    word
    for pattern in (CORE, _JOIN, COLLECTIVE_AFTER, context.POST_MODIFIER, context.WORD_AFTER)
    for word in re.findall("[a-z]+", pattern.pattern)
}.union(context.UNIT_WORDS, *map(str.split, NOT_ONE_AFTER))
_is_plain = ByWord(
    lambda word: word.isalpha() and _GOING_ON.isdisjoint((word, word.removesuffix("s")))
)


@dataclass(slots=True)
class Quantity:
    """One figure with its modifiers.

    `low` and `high` are inclusive; `high` None: open (« au moins 60 »). `kind` is one of
    `COUNTABLE` — count, vague (« plusieurs », « des dizaines »), none (« aucun », « pas de »),
    article (« un », « une »: the number one or just the article) — or says what it is instead:
    year, clock, date, age, duration, distance, measure, percent, fraction, frequency, ordinal,
    money, code.
    """

    start: int
    end: int
    low: int
    high: int | None
    approximate: bool
    kind: str


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
        found.append(replace(quantity, start=start, end=end))
    return found


def scan(folded_text: str, words: Tokens | None = None) -> list[Quantity]:
    """Return the figures of a folded text in order, without overlaps.

    `words` are the tokens of the text, where known.

    >>> [(q.low, q.high, q.kind) for q in scan("entre dix et onze morts, des dizaines de blesses")]
    [(10, 11, 'count'), (20, 99, 'vague')]
    """
    found: list[Quantity] = []
    position = floor = 0
    words = words or tokens(folded_text)
    for at in may_begin(words):
        start = words.starts[at]
        if start < position:
            continue
        if _is_article(folded_text, words, at):
            position = floor = words.ends[at]
            found.append(Quantity(start, position, 1, 1, False, "article"))
            continue
        match = CORE.match(folded_text, start)
        if match is None:
            continue
        atom = read_atom(folded_text, match)
        if atom is None:
            position = match.end()
            continue
        if atom.kind in {"count", "article", "vague"}:
            atom = _as_range(folded_text, _with_repetition(folded_text, atom))
            quantity = _qualified(folded_text, atom, floor)
        else:
            quantity = _as_it_is(atom, atom.kind)
        found.append(quantity)
        position = floor = quantity.end
    return found


def may_begin(words: Tokens) -> Iterator[int]:
    """Return the tokens at which a figure may begin: its first words, digits or a plus.

    >>> list(may_begin(tokens("le 3 mai, deux soldats")))
    [1, 4]
    """
    return compress(count(), _opens_figure.of(words))


def _is_article(text: str, words: Tokens, at: int) -> bool:
    """Tell whether a token is « un » or « une » before a word that makes it no figure."""
    if words.words[at] not in ONE or at + 1 == len(words.words):
        return False
    start, end = words.starts[at], words.ends[at]
    if words.starts[at + 1] != end + 1 or text[end] != " " or not _is_plain[words.words[at + 1]]:
        return False
    return not text.endswith(NOT_ONE_BEFORE, 0, start) and context.is_bare(text, start)


_opens_figure = Told(lambda word: word in OPENINGS or word[0] == "+" or word[0].isdecimal())


def modified(quantity: Quantity, sense: str) -> Quantity:
    """Return a figure under one more modifier.

    `sense` is one of at_least, more_than, less_than, up_to, about, as named by the groups of
    `number_context.POST_MODIFIER`.

    >>> modified(Quantity(0, 2, 20, 20, False, "count"), "at_least").high is None
    True
    """
    low, high, approximate = quantity.low, quantity.high, quantity.approximate
    if sense == context.AT_LEAST:
        high = None
    elif sense == context.MORE_THAN:
        low, high = low + 1, None
    elif sense == context.LESS_THAN:
        low, high = 0, None if high is None else max(0, high - 1)
    elif sense == context.UP_TO:
        low = 0
    else:
        approximate = True
    kind = "count" if quantity.kind == "article" else quantity.kind
    return Quantity(quantity.start, quantity.end, low, high, approximate, kind)


# ----------------------------------------------------------------------------------- compositions


def _with_repetition(text: str, atom: Atom) -> Atom:
    """Take in the same figure in brackets: « cinquante-trois(53) », « un (01) »."""
    bracket = _BRACKET.match(text, atom.end)
    if not bracket or atom.kind == "vague":
        return atom
    again = CORE.match(text, bracket.end())
    inner = read_atom(text, again) if again else None
    if inner is None or inner.low != atom.low or not text.startswith((")", " )"), inner.end):
        return atom
    return replace(atom, end=text.index(")", inner.end) + 1, kind="count")


def _as_range(text: str, atom: Atom) -> Atom:
    """Take in the second half of « dix à quinze », « deux ou trois », « entre 10 et 15 »."""
    join = _JOIN.match(text, atom.end)
    match = CORE.match(text, join.end()) if join else None
    second = read_atom(text, match) if match else None
    if join is None or second is None or second.kind not in ("count", "vague"):
        return atom
    before, senses = context.modifiers_before(text, atom.start)
    is_between = text.endswith("entre ", max(0, before - 6), before)
    if join.group() == " et " and not is_between:
        return atom
    if _looks_like_year(atom) and _looks_like_year(second):
        return atom
    if join.group() == " a " and context.is_change(text, atom.start):
        return atom
    low = atom.low
    if atom.unit == 1 and second.unit > 1 and low * second.unit < second.high:
        low *= second.unit  # "deux a trois mille", "5 a 6.000"
    if low >= second.high:
        return atom
    return Atom(
        before - 6 if is_between else atom.start,
        second.end,
        low,
        second.high,
        atom.approximate or second.approximate or (is_between and context.ABOUT in senses),
        "vague" if "vague" in (atom.kind, second.kind) else "count",
    )


def _looks_like_year(atom: Atom) -> bool:
    return atom.is_digits and atom.end - atom.start == 4 and 1900 <= atom.low <= 2099


# ------------------------------------------------------------------------------------- the figure


def _qualified(text: str, atom: Atom, floor: int) -> Quantity:
    """Return the quantity of an atom: what it counts, with its modifiers before and after.

    A modifier before `floor` belongs to the figure before.
    """
    start, senses = context.modifiers_before(text, atom.start)
    if start < floor:
        start, senses = atom.start, []
    kind = _kind(text, atom, bool(senses))
    if atom.kind == "article" and senses == [context.ABOUT]:
        senses = []  # "pres d'un camp"
    after = None if senses else context.POST_MODIFIER.match(text, atom.end)
    if kind in {"year", "date", "code"} or not (senses or after):
        return _as_it_is(atom, kind)
    quantity = _as_it_is(atom, atom.kind)
    for sense in senses:
        quantity = replace(modified(quantity, sense), start=start)
    if after and not CORE.match(text, after.end() + 1):
        quantity = replace(modified(quantity, after.lastgroup), end=after.end())
    return quantity if kind == atom.kind else replace(quantity, kind=kind)


def _as_it_is(atom: Atom, kind: str) -> Quantity:
    return Quantity(atom.start, atom.end, atom.low, atom.high, atom.approximate, kind)


def _kind(text: str, atom: Atom, has_modifier: bool) -> str:
    """Return what a figure counts: its own kind, or the unit or date that follows or precedes."""
    start, end = atom.start, atom.end
    if atom.is_digits:
        if context.is_date_day(text, start, end, atom.low):
            return "date"
        is_year_like = _looks_like_year(atom) and not has_modifier
        if is_year_like and context.is_year(text, start, end, atom.low):
            return "year"
        if context.is_code(text, start, atom.low) or _is_list_mark(text, start, end):
            return "code"
    elif atom.kind == "count" and context.MONTH_AFTER.match(text, end):
        return "date"
    unit = context.unit_after(text, end)
    return context.time_kind(text, start, unit) if unit else atom.kind


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a figure opens a line as « 1. » or « 2) »."""
    if not text.startswith((". ", ") "), end):
        return False
    return bool(_LIST_MARK.search(text, max(0, start - 4), start))
