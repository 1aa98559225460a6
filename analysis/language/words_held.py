"""Which words that patterns ask for a text holds, found out once for all patterns."""

from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from analysis.language.needed import longest_part
from analysis.language.tokens import Tokens, Told, forget_words

# Of the words of patterns the longest parts, by their first letters; shorter ones are anywhere.
_OPENING, _ANYWHERE = 3, ""
_asked: dict[str, set[str]] = {}
_openings: set[str] = set()


def _parts_in(word: str) -> tuple[str, ...]:
    """Return which of the parts asked for a word of a text holds."""
    threes = {word[at : at + _OPENING] for at in range(len(word) - _OPENING + 1)}
    return tuple(
        [part for opening in threes & _openings for part in _asked[opening] if part in word]
    )


_parts = Told(_parts_in)


class Asker(Protocol):
    """A pattern, and words of which each of its matches holds at least one."""

    words: tuple[str, ...]


@dataclass(slots=True)
class Read:
    """A text, and of each pattern the words that it may hold."""

    text: str
    there: dict[Asker, tuple[str, ...]]


class Reader:
    """The long text asked for last; who takes turns with others takes up `last` again."""

    def __init__(self) -> None:
        self.last = Read("", {})
        self._users: dict[str, list[tuple[Asker, tuple[str, ...]]]] = {}

    def add(self, asker: Asker) -> None:
        """Take up a pattern."""
        by_part: dict[str, tuple[str, ...]] = {}
        for word in asker.words:
            part = longest_part(word)
            part = part if len(part) >= _OPENING else _ANYWHERE
            by_part[part] = (*by_part.get(part, ()), word)
        for part, words in by_part.items():
            self._users.setdefault(part, []).append((asker, words))
            _asked.setdefault(part[:_OPENING], set()).add(part)
        _openings.update(part[:_OPENING] for part in by_part)
        self.last = Read("", {})
        forget_words()

    def read(self, text: str, words: Tokens) -> Read:
        """Find out which words of each pattern may be in a text of these words."""
        there: dict[Asker, tuple[str, ...]] = {}
        for part in {_ANYWHERE, *chain.from_iterable(_parts.of(words))}:
            for asker, its in self._users.get(part, ()):
                there[asker] = there[asker] + its if asker in there else its
        self.last = read = Read(text, there)
        return read


reader = Reader()
