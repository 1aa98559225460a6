"""Fold text to plain lower case for matching, with a way back to the original characters."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_LIGATURES = {
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o",
    "ı": "i", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip
_REPLACED = {
    **_LIGATURES,
    **dict.fromkeys("’‘ʼʹ‛´′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑⁃", "-"),
    **dict.fromkeys("‒–—―−", "–"),
    **dict.fromkeys("\t\x1c\x1d\x1e\x1f", " "),
    **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
}
# Zero-width, bidi and soft-hyphen marks (category Cf) and accents on their own (Mn) leave no trace.
_DROPPED_CATEGORIES = {"Cf", "Mn", "Me"}

_PLAIN = bytes([*b"\n", *range(32, 127)])
# A special character, or a blank that may follow another one.
_SPECIAL_OR_BLANK = re.compile(r"[^\n -~]|(?<=[^\n!-~]) ")
_MANY_KINDS = 64


class _Table(dict[int, str]):
    """The folded form of each character, by code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    category = unicodedata.category(character)
    if category in _DROPPED_CATEGORIES:
        return ""
    if category == "Zs":
        return " "
    # Letters and digits of another make: « 1ᵉʳ », the bold type of posts.
    is_written = category[0] == "L" or category == "Nd"
    decomposed = unicodedata.normalize("NFKD" if is_written else "NFD", character)
    base = "".join(part for part in decomposed if unicodedata.category(part) != "Mn")
    if len(base) != 1:  # a Hangul syllable, say: nothing to gain from taking it apart
        return character
    lower = base.lower()
    return _REPLACED.get(lower, lower if len(lower) == 1 else base)


_TABLE = _Table()


@dataclass(slots=True)
class Folded:
    """A folded text that remembers where its characters came from.

    `text` is what to match on. `original` maps a span of it back to the source, `folded_at` maps an
    offset of the source forward. Offsets are Python string offsets, ends exclusive.
    """

    text: str
    source: str
    # Only where lengths differ, one entry for each source character that became none or several:
    # its offset in the source, its offset in the folded text, the length of what it became.
    _sources: tuple[int, ...] = ()
    _targets: tuple[int, ...] = ()
    _lengths: tuple[int, ...] = ()

    @property
    def keeps_offsets(self) -> bool:
        """Whether every character became one: offsets are those of the source."""
        return not self._sources

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that folded to `text[start:end]`.

        Accents written as characters of their own stay with their letter; half a ligature is the
        whole ligature.

        >>> folded = fold("La sœur du colonel")
        >>> folded.text[3:8], folded.original(3, 8)
        ('soeur', (3, 7))
        """
        if not self._sources:
            return start, end
        first = self._source_at(start)
        if end <= start:
            return first, first
        last = self._source_at(end - 1) + 1
        while last < len(self.source) and unicodedata.category(self.source[last]) in {"Mn", "Me"}:
            last += 1
        return first, last

    def folded_at(self, original_offset: int) -> int:
        """Return the offset in `text` of the source character at `original_offset`.

        >>> folded = fold("La sœur du colonel")
        >>> folded.folded_at(8)
        9
        """
        index = bisect_right(self._sources, original_offset) - 1 if self._sources else -1
        if index < 0:
            return original_offset
        after = original_offset - self._sources[index] - 1
        if after < 0:
            return self._targets[index]
        return self._targets[index] + self._lengths[index] + after

    def _source_at(self, offset: int) -> int:
        index = bisect_right(self._targets, offset) - 1
        if index < 0:
            return offset
        after = offset - self._targets[index] - self._lengths[index]
        return self._sources[index] if after < 0 else self._sources[index] + 1 + after


def fold(text: str) -> Folded:
    """Fold case, accents, apostrophes, hyphens, quotes, ligatures and blanks.

    NFC and NFD text fold alike. Newlines stay (CR LF becomes LF), a run of blanks becomes one
    blank, soft hyphens and zero-width marks vanish, « » stay.

    >>> fold("L’Armée a repris Sévaré").text
    "l'armee a repris sevare"
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return Folded(text.lower(), text)
    # Taken out as bytes, which is done in no time, plain letters leave all others whole.
    special = text.encode(errors="surrogatepass").translate(None, _PLAIN)
    kinds = set(special.decode(errors="surrogatepass"))
    if len(kinds) > _MANY_KINDS:
        return _fold_with_offsets(text, text)
    # French has a few dozen kinds: replacing each is three times as fast as str.translate.
    plain = text
    keeps_length = True
    for character in kinds:
        folded = _TABLE[ord(character)]
        if len(folded) == 1 and character != "\r":
            plain = plain.replace(character, folded)
        else:
            keeps_length = False
    if keeps_length and "  " not in plain:
        return Folded(plain.lower(), text)
    return _fold_with_offsets(plain, text)


def fold_key(phrase: str) -> str:
    """Fold a phrase for use as a key: as `fold`, with every run of white space made one blank.

    >>> fold_key("  Côte  d’Ivoire ")
    "cote d'ivoire"
    """
    folded = phrase.lower() if phrase.isascii() and phrase.isprintable() else fold(phrase).text
    return " ".join(folded.split())


def _fold_with_offsets(text: str, source: str) -> Folded:
    """Fold `text`, which is `source` with the easy characters replaced, one for one."""
    pieces: list[str] = []
    sources: list[int] = []
    targets: list[int] = []
    lengths: list[int] = []
    position = length = 0
    last = ""
    for match in _SPECIAL_OR_BLANK.finditer(text):
        start = match.start()
        if start > position:
            pieces.append(text[position:start])
            length += start - position
            last = text[start - 1]
        folded = _TABLE[ord(match.group())]
        if (folded == last == " ") or text.startswith("\r\n", start):
            folded = ""
        if len(folded) != 1:
            sources.append(start)
            targets.append(length)
            lengths.append(len(folded))
        if folded:
            pieces.append(folded)
            length += len(folded)
            last = folded
        position = start + 1
    pieces.append(text[position:])
    folded_text = "".join(pieces).lower()
    return Folded(folded_text, source, tuple(sources), tuple(targets), tuple(lengths))
