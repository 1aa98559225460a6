"""Find thousands of known phrases in a folded text in one pass."""

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Generic, TypeVar

from analysis.errors import UserError
from analysis.language.folding import fold_key

_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_STRAY_BRACKET = re.compile(r"[()\[\]|]")
_MOST_EXPANSIONS = 512

_WORD = re.compile(r"\w+")
# How many characters after its first word tell a longer phrase from the many that it is not.
_LOOK_AHEAD = 3

Payload = TypeVar("Payload")


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
        self._payloads: dict[str, list[Payload]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, payload in pairs:
            key = fold_key(phrase).replace("-", " ")
            first = _WORD.match(key)
            if first is None:
                raise UserError(f"The phrase « {phrase} » does not begin with a letter or digit.")
            payloads = self._payloads.setdefault(key, [])
            if payload not in payloads:
                payloads.append(payload)
            word, opening = first[0], key[: first.end() + _LOOK_AHEAD]
            lengths.setdefault(word, set())
            is_longer = len(key) >= first.end() + _LOOK_AHEAD
            lengths.setdefault(opening if is_longer else word, set()).add(len(key))
        # The lengths to try at an opening, longest first, so that the longest phrase wins.
        self._lengths = {opening: sorted(tried, reverse=True) for opening, tried in lengths.items()}

    def scan(self, folded_text: str) -> list[tuple[int, int, Payload]]:
        """Return (start, end, payload) of the longest known phrase at every word start, in order.

        Phrases that begin inside another are reported too. A phrase ends where a word ends; an
        apostrophe or a hyphen parts words.
        """
        # Inside a phrase a hyphen, or the end of a hard-wrapped line, is as good as a blank.
        flat = folded_text.replace("-", " ").replace("\n", " ")
        lengths_of = self._lengths.get
        found: list[tuple[int, int, Payload]] = []
        for word in _WORD.finditer(flat):
            shorter = lengths_of(word[0])
            if shorter is None:
                continue
            start, end = word.span()
            longer = lengths_of(flat[start : end + _LOOK_AHEAD], ())
            for length in (*longer, *shorter):
                end = start + length
                payloads = self._payloads.get(flat[start:end])
                if payloads is not None and _ends_a_word(flat, end):
                    found += [(start, end, payload) for payload in payloads]
                    break
        return found


def _ends_a_word(text: str, offset: int) -> bool:
    # An offset past the end means that the text stops short of the length that was tried.
    return offset <= len(text) and not (_WORD.match(text, offset) and _WORD.match(text, offset - 1))
