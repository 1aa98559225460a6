"""Phrases looked for in every sentence and seldom there: passed over by the words they hold."""

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from analysis.language.needed import longest_part, needed

# Sentence after sentence of one text is asked for: what a long text lacks is found out once.
_LONG = 200
_MOST_CHUNKS = 20_000
# Words of one letter are in any text.
_SHORT, _ANY = 2, ""
# The words of all patterns, of several the longest, by their first two letters.
_asked: dict[str, set[str]] = {}


class _Held(dict[str, frozenset[str]]):
    """Which of the words asked for are in letters between two blanks; the first are remembered."""

    def __missing__(self, chunk: str) -> frozenset[str]:
        held = frozenset(
            word for at in range(len(chunk) - 1)
            for word in _asked.get(chunk[at : at + 2], ()) if chunk.startswith(word, at)
        )  # fmt: skip
        if len(self) < _MOST_CHUNKS:
            self[chunk] = held
        return held


_held = _Held()


@lru_cache(maxsize=4)
def _held_by(text: str) -> set[str]:
    """Return which of the words asked for a text holds."""
    return {_ANY}.union(*map(_held.__getitem__, set(text.split())))


class Seldom:
    r"""A pattern, and words of which each of its matches holds at least one.

    A text that holds none of the words is passed over, which is far quicker than trying the
    pattern at every letter. The tests hold that no match can do without them. Folded text has few
    letters beyond a to z, which `\w` and `\b` then need not ask for; `is_folded` False is for text
    as it is printed.

    >>> spot = Seldom("lieux|endroit", r"\b(?:sur les lieux|au meme endroit)\b")
    >>> spot.search("ils sont restes sur les lieux").group()
    'sur les lieux'
    """

    def __init__(self, words: str, pattern: str, is_folded: bool = True) -> None:
        """Compile the pattern; `words` are parts of words, with bars between."""
        self.words = tuple(words.split("|"))
        self.pattern = re.compile(pattern, re.ASCII if is_folded else re.UNICODE)
        self._by_part: dict[str, list[str]] = {}  # the words, under the part of each to look for
        for word in self.words:
            part = longest_part(word)
            self._by_part.setdefault(part if len(part) >= _SHORT else _ANY, []).append(word)
        self._parts = frozenset(self._by_part)
        for part in self._parts:
            _asked.setdefault(part[:_SHORT], set()).add(part)
        _held.clear()
        _held_by.cache_clear()
        self._text = ""  # the text asked for last, and the words that may be in it
        self._there: Collection[str] = self.words

    @classmethod
    def of(cls, pattern: str) -> "Seldom":
        r"""Return a pattern that says itself what it cannot do without, of letters in any writing.

        >>> Seldom.of(r"\bsur (?:les lieux|place)\b").words
        ('sur les lieux', 'sur place')
        """
        return cls("|".join(needed(pattern)), pattern, is_folded=False)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a stretch of text."""
        for word in self._there if text is self._text else self._words_of(text):
            if text.find(word, start, end) >= 0:
                return self.pattern.search(text, start, end)
        return None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches in a stretch of text."""
        for word in self._there if text is self._text else self._words_of(text):
            if text.find(word, start, end) >= 0:
                return self.pattern.finditer(text, start, end)
        return iter(())

    def _words_of(self, text: str) -> Collection[str]:
        """Return the words that may be in a text; of a long one those that are, and note them."""
        if len(text) < _LONG:
            return self.words
        parts = self._parts & _held_by(text)
        self._text, self._there = text, [
            word for part in parts for word in self._by_part[part] if word == part or word in text
        ]  # fmt: skip
        return self._there


class Cues(Seldom):
    """Patterns of whole words, each under a word that it holds.

    >>> since = Cues({"depuis": r"depuis (?:deux|trois) ans", "jadis": "jadis"})
    >>> since.search("il vit la depuis deux ans", 0, 25).group()
    'depuis deux ans'
    """

    def __init__(self, patterns: Mapping[str, str], after: str = r"\b") -> None:
        """Compile the patterns; `after` is what must follow any of them."""
        stray = [word for word, pattern in patterns.items() if word not in pattern]
        if stray:
            raise ValueError(f"Patterns without their word: {stray}")
        super().__init__("|".join(patterns), rf"\b(?:{'|'.join(patterns.values())}){after}")
        self._each = {
            word: (number, re.compile(rf"\b(?:{pattern}){after}", re.ASCII))
            for number, (word, pattern) in enumerate(patterns.items())
        }

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a stretch of text, of patterns whose word is there."""
        found: list[tuple[int, int, re.Match[str]]] = []
        for word in self._there if text is self._text else self._words_of(text):
            if text.find(word, start, end) >= 0:
                number, pattern = self._each[word]
                match = pattern.search(text, start, end)
                if match is not None:
                    found.append((match.start(), number, match))
        return min(found)[2] if found else None
