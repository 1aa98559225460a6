"""A text cut into tokens, with where each begins and ends."""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

# A word with the apostrophe that ends it, or a mark.
WORD = re.compile(r"(\w+'?|[^\w\s])")
_MOST_WORDS = 20_000
Answer = TypeVar("Answer")


class ByWord(dict[str, Answer], Generic[Answer]):
    """What each word tells by itself; of the first thousands it is remembered.

    >>> list(map(ByWord(str.isdigit).__getitem__, ["3", "mai"]))
    [True, False]
    """

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> Answer:
        answer = self._answer(word)
        if len(self) < _MOST_WORDS:
            self[word] = answer
        return answer


class Tokens(NamedTuple):
    """The tokens of a text, in order: offsets and words side by side."""

    starts: list[int]
    ends: list[int]
    words: list[str]


def tokens(text: str, pattern: re.Pattern[str] = WORD) -> Tokens:
    """Return what a pattern finds; it is one group and matches no empty string.

    >>> tokens("l'armée à Gao")
    Tokens(starts=[0, 2, 8, 10], ends=[2, 7, 9, 13], words=["l'", 'armée', 'à', 'Gao'])
    """
    # Gap, token, gap …: lengths add up to offsets, without an object for each match.
    parts = pattern.split(text)
    offsets = list(accumulate(map(len, parts)))
    return Tokens(offsets[:-1:2], offsets[1::2], parts[1::2])
