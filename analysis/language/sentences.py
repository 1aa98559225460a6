"""Split French news text into sentences that know their paragraph and their role."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis.language.paragraphs import paragraphs
from analysis.language.quotes import Quotation, quotations, straight_openers
from analysis.language.roles import Role, note_role, paragraph_roles

__all__ = ["Quotation", "Role", "Sentence", "quotations", "split"]

# Begun with a set of its own, by which the search passes over letters in its fastest loop.
_STOP = re.compile(r"[.!?…][.!?…]*")
_CLOSER = re.compile(r"[ \xa0\u202f]?(?:»|>>|\")|[”’')\]+]")
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[\w°]+$")
_LONGEST_TOKEN = 200
# What goes on for longer without a stop is a list, a table or noise, and is cut at a blank.
_LONGEST = 2_000

# Abbreviations before a name; none ends a sentence.
_TITLES = frozenset(
    "mm mr mrs ms mme mmes mlle mlles me mgr dr drs pr prof st ste sts stes gén gen gal gx col lcl"
    " lt ltt cdt cne capt cpt adj adjt sgt cpl maj amb sén dép cf".split()
)
# Abbreviations that go on with a figure, and those that close a sentence only before a capital.
_BEFORE_FIGURES = frozenset("n° no nos art al p pp vol fig chap tél bp av bd env".split())
_SHORT_FORMS = frozenset(
    "etc janv févr fév avr juil juill sept oct nov déc hab ex éd réf min max jr sr h km kg".split()
)
# A single capital before one of these closes a sentence; before others it is an initial.
_OPENING_WORDS = frozenset(
    "il elle ils elles on ce cet cette ces les des selon dans mais et pour en aucun aucune".split()
)
_WEB_ENDINGS = frozenset("net com org info fr ml bf ne sn ci tv".split())
_LONGEST_SHORT_FORM = max(map(len, _TITLES | _BEFORE_FIGURES | _SHORT_FORMS))
_GOES_ON = frozenset(",;:%/)]}»–—-=&*_")
_OPENS = frozenset("«“„")


@dataclass(slots=True)
class Sentence:
    """A sentence: its number, its paragraph's number, its offsets in the text and its role."""

    index: int
    paragraph: int
    start: int
    end: int
    role: Role


def split(
    text: str,
    start: int = 0,
    title: tuple[int, int] | None = None,
    known: Callable[[str], Role | None] | None = None,
) -> list[Sentence]:
    """Return the sentences of `text` from `start` on, the title first.

    Every character but blanks belongs to exactly one sentence; the title is one sentence. `known`
    names the role of a paragraph or sentence by its words (see `roles.opening_phrases`), or None.

    >>> text = "Le gén. Camara a pris 5.100 hommes. « Nous partons ! », a-t-il dit."
    >>> [text[s.start : s.end] for s in split(text)]
    ['Le gén. Camara a pris 5.100 hommes.', '« Nous partons ! », a-t-il dit.']
    """
    spans = paragraphs(text, start if title is None else max(start, title[1]))
    roles = paragraph_roles(
        [text[first:last] for first, last in spans], text[slice(*title)] if title else None, known
    )
    found: list[Sentence] = []
    if title is not None:
        found.append(Sentence(0, 0, *title, "title"))
    for number, ((first, last), role) in enumerate(zip(spans, roles, strict=True), len(found)):
        for begin, end in _sentences_of(text, first, last):
            own = note_role(text[begin:end], known) if role == "body" else None
            found.append(Sentence(len(found), number, begin, end, own or role))
    return found


def _sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the (start, end) of the sentences of one paragraph."""
    for first, last in _stopped(text, start, end):
        yield from _cut(text, first, last)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a sentence, in pieces of bearable length if need be."""
    while end - start > _LONGEST:
        last = start + _LONGEST
        blank = max(text.rfind(" ", start, last), text.rfind("\n", start, last))
        piece = text[start : blank if blank > start else last]
        yield start, start + len(piece.rstrip())
        start += len(piece)
        while text[start].isspace():
            start += 1
    yield start, end


def _stopped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the (start, end) of what ends in a full stop, or with its paragraph."""
    openers = straight_openers(text, start, end)
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < first:
            continue
        after = _after_closers(text, stop.end(), end, openers)
        following = after
        while following < end and text[following].isspace():
            following += 1
        if following < end and _is_end(text, first, stop, after, following, openers):
            yield first, after
            first = following
    yield first, end


def _after_closers(text: str, position: int, end: int, openers: set[int]) -> int:
    """Return where the closing quotes and brackets after a stop end."""
    while True:
        match = _CLOSER.match(text, position, end)
        if match is None or match.end() - 1 in openers:
            return position
        position = match.end()


def _is_end(
    text: str, first: int, stop: re.Match[str], after: int, following: int, openers: set[int]
) -> bool:
    """Say whether a stop, with what closes after it, ends its sentence."""
    character = text[following]
    if character.islower() and not text.startswith("al-", following):
        return False
    if character in _GOES_ON or character in ".!?…":
        return False
    is_bracketed = stop.start() > first and text[stop.start() - 1] in "(["
    if is_bracketed and text[stop.end()] in ")]":
        return False  # a cut, "(...)", or a doubt, "(?)"
    is_quote = character in _OPENS or following in openers
    if after == following:
        return (character.isupper() or is_quote) and not _is_one_token(text, first, stop, following)
    if stop.group() != "." or after > stop.end():
        return True
    longer = stop.start() - _LONGEST_SHORT_FORM - 1
    if longer >= first and text[longer : stop.start()].isalpha():
        return True  # most often: a word too long to be short for another
    word = _LAST_WORD.search(text, max(first, stop.start() - 20), stop.start())
    return word is None or not _is_abbreviation(text, first, word.group(), following)


def _is_abbreviation(text: str, first: int, word: str, following: int) -> bool:
    """Say whether the dot after `word` only shortens it, by what stands at `following`."""
    lower = word.lower()
    is_figure = text[following].isdigit()
    if lower in _TITLES:
        return True
    if is_figure and (lower in _BEFORE_FIGURES or lower in _SHORT_FORMS):
        return True
    if len(word) == 1 and word.isalpha():
        follower = _WORD.match(text, following)
        is_initial = word.isupper() and follower and follower[0].lower() not in _OPENING_WORDS
        return bool(is_initial) or is_figure
    if text[following] == "(":
        return lower in _SHORT_FORMS
    # "1. Les faits": a number that opens a paragraph counts it.
    return word.isdigit() and text.startswith(word + ".", first)


def _is_one_token(text: str, first: int, stop: re.Match[str], following: int) -> bool:
    """Say whether a stop without a blank after it belongs to an address, an acronym, a name."""
    before = max(first, stop.start() - _LONGEST_TOKEN)
    last = _LAST_WORD.search(text, max(before, stop.start() - 20), stop.start())
    if last is not None and len(last.group()) == 1 and last.group().isalpha():
        return True
    token = text[before : stop.start()].split()[-1:] + text[following : following + 60].split()[:1]
    if any(part in "".join(token) for part in ("/", "@", "www.")):
        return True
    follower = _WORD.match(text, following)
    return follower is not None and follower.group().lower() in _WEB_ENDINGS
