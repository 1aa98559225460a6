"""Find thousands of known phrases in a folded text in one pass."""

import re
from collections.abc import Iterable, Mapping
from itertools import compress, count, islice, product
from typing import Generic, TypeVar

from analysis.errors import UserError
from analysis.language.folding import fold_key
from analysis.language.tokens import WORD, ByWord, Tokens, tokens

_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_STRAY_BRACKET = re.compile(r"[()\[\]|]")
_MOST_EXPANSIONS = 512

_STARTS_WORD = re.compile(r"\w")

Payload = TypeVar("Payload")


# The phrases that begin with a word, by the token after it: without that word, longest first.
_Longer = dict[str, list[tuple[str, list[Payload]]]]


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
            if _STARTS_WORD.match(key) is None:
                raise UserError(f"The phrase « {phrase} » does not begin with a letter or digit.")
            payloads = payloads_of.setdefault(key, [])
            if payload not in payloads:
                payloads.append(payload)
        longer = _by_opening(payloads_of)

        def openings(word: str) -> tuple[list[Payload] | None, int, _Longer[Payload]] | None:
            """Return what a token means alone, what of it is left over, and with what it opens."""
            bare = word if word in payloads_of else word.removesuffix("'")
            if bare not in payloads_of and word not in longer:
                return None
            return payloads_of.get(bare), len(word) - len(bare), longer.get(word, {})

        self._openings = ByWord(openings)

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

    def found_at(self, folded_text: str, words: Tokens) -> list[tuple[int, int, list[Payload]]]:
        """Return the numbers of tokens where phrases begin, with their ends and payloads."""
        found: list[tuple[int, int, list[Payload]]] = []
        ends, spelled = words.ends, words.words
        # Inside a phrase a hyphen, or the end of a hard-wrapped line, is as good as a blank.
        flat = folded_text.replace("-", " ").replace("\n", " ")
        openings = list(map(self._openings.__getitem__, spelled))
        following = [*spelled[1:], ""]
        for at in compress(count(), openings):
            own, left_over, longer = openings[at]  # type: ignore[misc]
            end = ends[at]
            if following[at] in longer:
                tails = longer[following[at]] or longer.get(_past_hyphens(spelled, at)) or ()
                for tail, payloads in tails:
                    stop = end + len(tail)
                    # A slice is made sooner than `startswith` reads its arguments.
                    if flat[end:stop] == tail and _ends_a_word(flat, stop):
                        own = None
                        found.append((at, stop, payloads))
                        break
            if own is not None:
                found.append((at, end - left_over, own))
        return found


def _past_hyphens(spelled: list[str], at: int) -> str:
    """Return the word after a token and a hyphen, which is but a blank."""
    return next((word for word in islice(spelled, at + 2, None) if word != "-"), "")


def _by_opening(payloads_of: dict[str, list[Payload]]) -> dict[str, _Longer[Payload]]:
    """Sort phrases by their first token and the one after it, none where that is a hyphen."""
    longer: dict[str, _Longer[Payload]] = {}
    for phrase in sorted(payloads_of, key=len, reverse=True):
        first = WORD.match(phrase)[0]  # type: ignore[index]
        tail = phrase[len(first) :]
        for after in _first_tokens(tail) if tail else ():
            tails = longer.setdefault(first, {"-": []})
            tails.setdefault(after, []).append((tail, payloads_of[phrase]))
    return longer


def _first_tokens(tail: str) -> tuple[str, ...]:
    """Return as what tokens the words of a tail can begin; its last may have an apostrophe."""
    after = WORD.search(tail)[0]  # type: ignore[index]
    return (after, after + "'") if tail.endswith(after) and after[-1].isalnum() else (after,)


def _ends_a_word(text: str, offset: int) -> bool:
    return not (_is_of_word(text[offset : offset + 1]) and _is_of_word(text[offset - 1]))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
