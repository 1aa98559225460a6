"""Phrases looked for in every sentence and seldom there: passed over by the words they hold."""

import re
import sys
from collections.abc import Iterator, Mapping

from analysis.language.needed import needed
from analysis.language.tokens import tokens
from analysis.language.words_held import reader as _reader

# Sentence after sentence of one text is asked for: what a long text holds is found out once.
_LONG = 400
_NONE: tuple[str, ...] = ()
_NO_MATCHES: Iterator[re.Match[str]] = iter(())
# Below, words are looked for in a slice: `find` takes longer to read where it is to look.


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
        _reader.add(self)

    @classmethod
    def of(cls, *patterns: str, is_folded: bool = False) -> "Seldom":
        r"""Return patterns, any of which will do, that say themselves what they cannot do without.

        >>> Seldom.of(r"\bsur (?:les lieux|place)\b").words
        ('sur les lieux', 'sur place')
        """
        pattern = "|".join(f"(?:{one})" for one in patterns)
        return cls("|".join(needed(pattern)), pattern, is_folded)

    @classmethod
    def either(cls, *cues: "Seldom") -> "Seldom":
        r"""Return what may be in a text where one of some patterns may: to ask before them all.

        >>> Seldom.either(Seldom.of(r"\bsur place\b"), Seldom.of(r"\bla-bas\b")).words
        ('sur place', 'la-bas')
        """
        words = dict.fromkeys(word for one in cues for word in one.words)
        return cls("|".join(words), "|".join(f"(?:{one.pattern.pattern})" for one in cues))

    def may_be_in(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Return whether a stretch of text holds one of the words, as most do not."""
        last = _reader.last
        words = last.there.get(self, _NONE) if last.text is text else self._words_in(text)
        if words:
            stretch = text[start:end]
            for word in words:
                if word in stretch:
                    return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a stretch of text."""
        # What `may_be_in` does, without a call: hundreds are asked of each article.
        last = _reader.last
        words = last.there.get(self, _NONE) if last.text is text else self._words_in(text)
        if words:
            stretch = text[start:end]
            for word in words:
                if word in stretch:
                    return self.pattern.search(text, start, end)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins a stretch of text."""
        last = _reader.last
        if last.text is text and self not in last.there:
            return None  # most often
        return self.pattern.match(text, start, end)

    def starts(self, text: str) -> list[int]:
        r"""Return where matches begin, of a pattern whose matches all begin with their word.

        >>> Seldom.of(r"\b(?:et qu[e']|puis\b)").starts("il dit puis qu'il vient et qu'il part")
        [7, 24]
        """
        found: list[int] = []
        for word in self._words_in(text):
            at = text.find(word)
            while at >= 0:
                if self.pattern.match(text, at) is not None:
                    found.append(at)
                at = text.find(word, at + 1)
        return sorted(found)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches in a stretch of text."""
        last = _reader.last  # as in `search`
        words = last.there.get(self, _NONE) if last.text is text else self._words_in(text)
        if words:
            stretch = text[start:end]
            for word in words:
                if word in stretch:
                    return self.pattern.finditer(text, start, end)
        return _NO_MATCHES

    def _words_in(self, text: str) -> tuple[str, ...]:
        """Return the words that may be in a text; a long one is read for all patterns at once."""
        last = _reader.last
        if last.text is not text:
            if len(text) < _LONG:
                return self.words
            last = _reader.read(text, tokens(text))
        return last.there.get(self, _NONE)


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
        # These are tried where their word stands, not at every letter.
        self._led = {
            word
            for word, pattern in patterns.items()
            if all(part.startswith(word) for part in _alternatives(pattern))
        }

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a stretch of text, of patterns whose word is there."""
        found: list[tuple[int, int, re.Match[str]]] = []
        words = self._words_in(text)
        stretch = text[start:end] if words else ""
        for word in words:
            if word in stretch:
                number, pattern = self._each[word]
                if word in self._led:
                    match = _led_by(word, pattern, text, start, end)
                else:
                    match = pattern.search(text, start, end)
                if match is not None:
                    found.append((match.start(), number, match))
        return min(found)[2] if found else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches in a stretch of text; the first is found by its word."""
        first = self.search(text, start, end)
        return self.pattern.finditer(text, first.start(), end) if first else _NO_MATCHES


def _alternatives(pattern: str) -> list[str]:
    """Return the parts of a pattern between bars that stand in no brackets."""
    parts, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _led_by(
    word: str, pattern: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Return the first match of a pattern that begins with a word."""
    at = text.find(word, start, end)
    while at >= 0:
        match = pattern.match(text, at, end)
        if match is not None:
            return match
        at = text.find(word, at + 1, end)
    return None


class AnyOf(Seldom):
    r"""Patterns of which one is asked for, whichever: those alone are tried whose words are there.

    >>> spot = AnyOf(r"\bsur (?:les lieux|place)\b", r"\bau meme endroit\b")
    >>> spot.is_in("il est au meme endroit"), spot.is_in("il est au meme etage")
    (True, False)
    """

    def __init__(self, *parts: str | tuple[str, str], is_folded: bool = False) -> None:
        """Compile the patterns, each under the words that it cannot do without.

        Of a pair the first are such words, with bars between, where rarer ones will do.
        """
        self._under: dict[str, list[re.Pattern[str]]] = {}
        patterns = [part if isinstance(part, str) else part[1] for part in parts]
        for part, pattern in zip(parts, patterns, strict=True):
            compiled = re.compile(pattern, re.ASCII if is_folded else re.UNICODE)
            for word in needed(pattern) if isinstance(part, str) else part[0].split("|"):
                self._under.setdefault(word, []).append(compiled)
        super().__init__(
            "|".join(self._under), "|".join(f"(?:{one})" for one in patterns), is_folded
        )

    def is_in(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Return whether one of the patterns is in a stretch of text."""
        words = self._words_in(text)
        stretch = text[start:end] if words else ""
        for word in words:
            if word in stretch:
                for pattern in self._under[word]:
                    if pattern.search(text, start, end) is not None:
                        return True
        return False
