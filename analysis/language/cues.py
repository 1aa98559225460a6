"""Phrases looked for in every sentence and seldom there: passed over by the words they hold."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence

# Sentence after sentence of one text is asked for: what a long text lacks is found out once.
_LONG = 200


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
        self._text = ""  # the text asked for last, and the words that may be in it
        self._there: Sequence[str] = self.words

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

    def _words_of(self, text: str) -> Sequence[str]:
        """Return the words that may be in a text; of a long one those that are, and note them."""
        if len(text) < _LONG:
            return self.words
        self._text, self._there = text, [word for word in self.words if word in text]
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
