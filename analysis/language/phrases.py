"""Find thousands of known phrases in a folded text in one pass."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from analysis.errors import UserError
from analysis.language.folding import fold_key
from analysis.language.tokens import ByWord, Tokens, tokens

_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_STRAY_BRACKET = re.compile(r"[()\[\]|]")
_MOST_EXPANSIONS = 512

_WORD = re.compile(r"\w+")
# How many characters after its first word tell a longer phrase from the many that it is not.
_LOOK_AHEAD = 3

Payload = TypeVar("Payload")


class _Opening(NamedTuple, Generic[Payload]):
    """The phrases that begin with one word: what that word means alone, and what may follow it.

    `length` is that of the word; `longer`: the phrases that go on, without their first word,
    longest first, by the characters that come next, None where there are none; `short`: those too
    short for that.
    """

    length: int
    payloads: list[Payload]
    longer: dict[str, list[tuple[str, list[Payload]]]] | None
    short: list[tuple[str, list[Payload]]]


def expand(pattern: str) -> list[str]:
    """Write out the phrases a pattern stands for, in order and without repeats.

    `(s)` may be there or not, `(a|b)` may be one of them or nothing, `[a|b]` must be one of them.
    Groups do not nest. Raises UserError for a pattern that cannot be read.

    >>> expand("soldat(s) malien(s)")
    ['soldat malien', 'soldat maliens', 'soldats malien', 'soldats maliens']
    >>> expand("[|d]jihadiste(s)")
    ['jihadiste', 'jihadistes', 'djihadiste', 'djihadistes']
    """
    choices: list[list[str]] = []
    position = 0
    count = 1
    for group in _GROUP.finditer(pattern):
        optional, alternatives = group.groups()
        options = alternatives.split("|") if optional is None else ["", *optional.split("|")]
        choices += [[_literal(pattern, position, group.start())], options]
        position = group.end()
        count *= len(options)
    choices.append([_literal(pattern, position, len(pattern))])
    if count > _MOST_EXPANSIONS:
        raise UserError(f"« {pattern} » stands for {count} phrases, over {_MOST_EXPANSIONS}.")
    phrases = (" ".join("".join(parts).split()) for parts in product(*choices))
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))


def _literal(pattern: str, start: int, end: int) -> str:
    literal = pattern[start:end]
    if _STRAY_BRACKET.search(literal):
        raise UserError(f"« {pattern} » has a bracket or bar that does not belong to a group.")
    return literal


class PhraseMatcher(Generic[Payload]):
    """Finds the phrases of a mapping from phrase to payload, or of such pairs, in folded text.

    Phrases are folded here; patterns are to be written out with `expand` before. A hyphen and a
    blank are the same. Where several pairs share a phrase, each of their payloads is reported.

    >>> matcher = PhraseMatcher({"Mali": "pays", "Côte d'Ivoire": "pays", "côte": "relief"})
    >>> matcher.scan("la cote d'ivoire et la cote")
    [(3, 16, 'pays'), (23, 27, 'relief')]
    """

    def __init__(self, phrases: Mapping[str, Payload] | Iterable[tuple[str, Payload]]) -> None:
        """Index the phrases; raises UserError for one that does not begin with a word."""
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        payloads_of: dict[str, list[Payload]] = {}
        for phrase, payload in pairs:
            key = fold_key(phrase).replace("-", " ")
            if _WORD.match(key) is None:
                raise UserError(f"The phrase « {phrase} » does not begin with a letter or digit.")
            payloads = payloads_of.setdefault(key, [])
            if payload not in payloads:
                payloads.append(payload)
        openings = _by_opening(payloads_of)
        # As a token a word may have its apostrophe; of a hundred thousand few are in the news.
        self._opening = ByWord(lambda word: openings.get(word.rstrip("'")))

    def scan(self, folded_text: str, words: Tokens | None = None) -> list[tuple[int, int, Payload]]:
        """Return (start, end, payload) of the longest known phrase at every word start, in order.

        Phrases that begin inside another are reported too. A phrase ends where a word ends; an
        apostrophe or a hyphen parts words. `words` are the tokens of the text, where known.
        """
        words = words or tokens(folded_text)
        starts = words.starts
        return [
            (starts[at], end, payload)
            for at, end, payloads in self.found_at(folded_text, words) for payload in payloads
        ]  # fmt: skip

    def found_at(self, folded_text: str, words: Tokens) -> Iterator[tuple[int, int, list[Payload]]]:
        """Yield the number of the token where a phrase begins, its end and its payloads."""
        starts = words.starts
        # Inside a phrase a hyphen, or the end of a hard-wrapped line, is as good as a blank.
        flat = folded_text.replace("-", " ").replace("\n", " ")
        for at, opening in enumerate(map(self._opening.__getitem__, words.words)):
            if opening is None:
                continue
            length, payloads, longer, short = opening
            end = starts[at] + length
            if longer is not None:
                for tail, of_tail in longer.get(flat[end : end + _LOOK_AHEAD], short):
                    if flat.startswith(tail, end) and _ends_a_word(flat, end + len(tail)):
                        end += len(tail)
                        payloads = of_tail
                        break
            if payloads:
                yield at, end, payloads


def _by_opening(payloads_of: dict[str, list[Payload]]) -> dict[str, _Opening[Payload]]:
    """Sort phrases by their first word, and the longer ones by the characters after it."""
    tails: dict[str, dict[str, list[Payload]]] = {}
    for phrase, payloads in payloads_of.items():
        first = _WORD.match(phrase)[0]  # type: ignore[index]
        tails.setdefault(first, {})[phrase[len(first) :]] = payloads
    return {first: _opening(len(first), of_tail) for first, of_tail in tails.items()}


def _opening(length: int, of_tail: dict[str, list[Payload]]) -> _Opening[Payload]:
    payloads = of_tail.pop("", [])
    if not of_tail:
        return _Opening(length, payloads, None, [])
    tails = sorted(of_tail.items(), key=lambda tail: -len(tail[0]))
    short = [tail for tail in tails if len(tail[0]) < _LOOK_AHEAD]
    longer: dict[str, list[tuple[str, list[Payload]]]] = {}
    for tail in tails:
        if len(tail[0]) >= _LOOK_AHEAD:
            longer.setdefault(tail[0][:_LOOK_AHEAD], []).append(tail)
    for ahead, found in longer.items():
        found += [tail for tail in short if ahead.startswith(tail[0])]
    return _Opening(length, payloads, longer, short)


def _ends_a_word(text: str, offset: int) -> bool:
    return not (_WORD.match(text, offset) and _WORD.match(text, offset - 1))
