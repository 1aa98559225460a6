"""Names of places that the press spells as it hears them: Fambita, Fombita, Fonbita."""

import re
from functools import lru_cache

from analysis.language.folding import fold_key

# One sound, several spellings; what comes first is changed first.
_SOUNDS = (
    ("tch", "c"), ("tsh", "c"), ("sh", "c"), ("ch", "c"), ("dj", "j"), ("dg", "j"), ("ph", "f"),
    ("gu", "g"), ("qu", "k"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("m", "n"),
)  # fmt: skip
_NO_LETTER = re.compile(r"[^a-z]+")
# The vowels and half vowels are what ears and pens disagree on.
_SOFT = re.compile(r"(?<=.)[aeiouywh]+")
_TWICE = re.compile(r"(.)\1+")
# Names of fewer firm sounds are too like others: Kona, Kani, Kaniou.
_LEAST_FIRM = 4
_MOST_LETTERS_APART = 3


@lru_cache(maxsize=65536)
def sound_of(name: str) -> str | None:
    """Return the firm sounds of a name, None for a name that has too few to be told by them.

    >>> sound_of("Fambita") == sound_of("Fonbita"), sound_of("Kona")
    (True, None)
    """
    letters = _NO_LETTER.sub("", fold_key(name))
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    firm = _TWICE.sub(r"\1", _SOFT.sub("", letters))
    return firm if len(firm) >= _LEAST_FIRM else None


def sound_alike(one: str, other: str) -> bool:
    """Return whether two names may be one name, written twice by ear.

    >>> sound_alike("Tchoma Bangou", "Tchomobangou"), sound_alike("Banibangou", "Barabangou")
    (True, False)
    """
    sound = sound_of(one)
    if sound is None or sound != sound_of(other):
        return False
    return abs(len(fold_key(one)) - len(fold_key(other))) <= _MOST_LETTERS_APART
