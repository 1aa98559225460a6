"""French number words, folded: « deux mille cinq cents », « vingt et un », « quatre-vingt-dix ».

With and without hyphens, in old and new spelling, Belgian and Swiss tens included.
"""

import re
from functools import lru_cache

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize".split()
    )
} | {"une": 1}
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "octante": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip
_SCALES = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
_HUNDREDS = ("cent", "cents")
_THOUSANDS = ("mille", "mil")

FIRST_WORDS = frozenset({*_UNITS, *_TENS, *_HUNDREDS, "mille"})
_FIRST = sorted(FIRST_WORDS, key=len, reverse=True)
_NEXT = sorted({*_FIRST, *_SCALES}, key=len, reverse=True)
# Longest runs of number words; `parse` then decides how much of a run is one number.
RUN = rf"(?:{'|'.join(_FIRST)})(?:(?: et |-et-|[ -])(?:{'|'.join(_NEXT)})(?!\w)){{0,14}}"
_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def parse(run: str) -> tuple[int, int]:
    """Return the value of the longest number at the start of a run, and its length in characters.

    >>> parse("deux mille cinq cents")
    (2500, 21)
    >>> parse("dix quinze")
    (10, 3)
    """
    tokens = [(m.group(), m.end()) for m in _TOKEN.finditer(run)]
    words = [word for word, _ in tokens]
    total = index = 0
    ceiling = 10**12
    while index < len(words):
        value, after = _below_million(words, index)
        if after == index:
            break
        scale = _SCALES.get(words[after], 1) if after < len(words) else 1
        if value * scale >= ceiling or (total and value == 0):
            break
        total += value * scale
        index = after + (scale > 1)
        if scale == 1:
            break
        ceiling = scale
    return total, tokens[index - 1][1] if index else 0


def _below_million(words: list[str], index: int) -> tuple[int, int]:
    value, after = _below_thousand(words, index)
    if after < len(words) and words[after] in _THOUSANDS and (after == index or value > 1):
        rest, end = _below_thousand(words, after + 1)
        return (value if after > index else 1) * 1000 + rest, end
    return value, after


def _below_thousand(words: list[str], index: int) -> tuple[int, int]:
    value, after = _below_hundred(words, index)
    is_hundred = after < len(words) and words[after] in _HUNDREDS
    if is_hundred and (after == index or 1 < value < 10):
        rest, end = _below_hundred(words, after + 1)
        if rest == 0:  # "cent zero" is no number
            end = after + 1
        return (value if after > index else 1) * 100 + rest, end
    return value, after


def _below_hundred(words: list[str], index: int) -> tuple[int, int]:
    if index >= len(words):
        return 0, index
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    if word == "quatre" and following in ("vingt", "vingts"):
        # "quatre-vingt et un" is no school French, but it is written
        rest, end = _ones(words, index + 2, 19)
        return 80 + rest, end
    if word in _TENS:
        tens = _TENS[word]
        rest, end = _ones(words, index + 1, 19 if tens == 60 else 9)
        return tens + rest, end
    if word in _UNITS:
        return _teen(words, index)
    return 0, index


def _ones(words: list[str], index: int, largest: int) -> tuple[int, int]:
    """Return what follows the tens: "et un", "deux", after soixante and quatre-vingt up to 19."""
    has_et = index < len(words) and words[index] == "et"
    first = index + has_et
    if first >= len(words) or words[first] not in _UNITS:
        return 0, index
    value, end = _teen(words, first)
    if not 0 < value <= largest:
        return 0, index
    return value, end


def _teen(words: list[str], index: int) -> tuple[int, int]:
    value = _UNITS[words[index]]
    if value == 10 and index + 1 < len(words):
        unit = _UNITS.get(words[index + 1], 0)
        if 7 <= unit <= 9:
            return 10 + unit, index + 2
    return value, index + 1
