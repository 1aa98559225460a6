"""A text cut into tokens, with where each begins and ends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, repeat
from operator import itemgetter
from typing import Any, Generic, TypeVar

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


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, in order: offsets and words side by side."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    # Of each word, where known, all that it tells; see `Told`.
    told: list[tuple[Any, ...]] | None = field(default=None, repr=False, compare=False)


_asked: list[Callable[[str], Any]] = []
_told = ByWord(lambda word: tuple([answer(word) for answer in _asked]))


class Told(Generic[Answer]):
    """What each word tells by itself, kept with what it tells others: one look-up does for all."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self._own = itemgetter(len(_asked))
        _asked.append(answer)
        forget_words()

    def of(self, words: Tokens) -> Iterator[Answer]:
        """Return the answer for each token."""
        return map(self._own, words.told or map(_told.__getitem__, words.words))


def forget_words() -> None:
    """Let words be asked anew, as they must be when answers change."""
    _told.clear()
    _pieces.clear()


def tokens(text: str, pattern: re.Pattern[str] = WORD, start: int = 0) -> Tokens:
    """Return what a pattern finds; it is one group and matches no empty string.

    `start` is the offset of the text itself.

    >>> tokens("l'armée à Gao")
    Tokens(starts=[0, 2, 8, 10], ends=[2, 7, 9, 13], words=["l'", 'armée', 'à', 'Gao'])
    """
    # Gap, token, gap …: lengths add up to offsets, without an object for each match.
    parts = pattern.split(text)
    offsets = list(accumulate(map(len, parts), initial=start))
    return Tokens(offsets[1:-1:2], offsets[2::2], parts[1::2])


def _taken_apart(piece: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Any, ...]]:
    """Return the tokens of what stands between two blanks, how long gaps and tokens are, all told.

    The blank before it counts as a gap. A gap at its end goes before a token of no letters.
    """
    if piece.isalpha():
        return (piece,), (1, len(piece)), (_told[piece],)
    *parts, rest = WORD.split(piece)
    if rest or not parts:
        parts += [rest, ""]
    gap, *lengths = map(len, parts)
    words = tuple(parts[1::2])
    return words, (gap + 1, *lengths), tuple([word and _told[word] for word in words])


_pieces = ByWord(_taken_apart)


def words_of(text: str) -> Tokens:
    """Return the tokens of a long text: as `tokens` does, most of them remembered.

    >>> words_of("l'armée à Gao")
    Tokens(starts=[0, 2, 8, 10], ends=[2, 7, 9, 13], words=["l'", 'armée', 'à', 'Gao'])
    """
    words, lengths, told = zip(*map(_pieces.__getitem__, text.rstrip().split(" ")), strict=True)
    offsets = list(accumulate(chain.from_iterable(lengths), initial=-1))
    found = list(chain.from_iterable(words))
    columns = offsets[1::2], offsets[2::2], found, list(chain.from_iterable(told))
    # Where blanks stand side by side there are tokens of no letters between them.
    return Tokens(*(map(list, map(compress, columns, repeat(found))) if "" in found else columns))
