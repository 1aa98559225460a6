"""The words that a pattern cannot do without, read off the pattern itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

# How many spellings of one stretch are written out; a stretch of more is cut in two.
_MOST_SPELLINGS = 24
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_WITHOUT_LENGTH = ("AT", "ASSERT", "ASSERT_NOT")


def needed(pattern: str) -> tuple[str, ...]:
    r"""Return stretches of text of which each match of a pattern holds at least one.

    The pattern must have some: an alternative of classes and dots only has none.

    >>> needed(r"\b(?:sur les lieux|au meme endroits?)\b")
    ('au meme endroit', 'sur les lieux')
    """
    found = _best(re._parser.parse(pattern))  # type: ignore[attr-defined]
    if found is None:
        raise ValueError(f"A pattern that can do without any word: {pattern}")
    return tuple(sorted(w for w in found if not any(o != w and o in w for o in found)))


def longest_part(words: str) -> str:
    """Return the longest of some words, nothing of mere marks; of equals the last says most.

    >>> longest_part("a l'endroit "), longest_part("avait perdu la vie"), longest_part(": ")
    ('endroit', 'perdu', '')
    """
    return max(reversed(re.findall(r"\w+", words)), key=len, default="")


def _best(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the stretch of a sequence that is best looked for: by its longest words."""
    found = [some for some in _stretches(items) if all(map(longest_part, some))]
    return max(found, key=_worth, default=None)


def _worth(some: frozenset[str]) -> tuple[int, int]:
    return min(len(longest_part(words)) for words in some), -len(some)


def _stretches(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Give the stretches of a sequence that every match holds, each in all its spellings."""
    so_far = frozenset({""})
    for kind, value in items:
        spelt = _spellings(kind, value)
        if spelt is not None and len(so_far) * len(spelt) <= _MOST_SPELLINGS:
            so_far = frozenset(map("".join, product(so_far, spelt)))
            continue
        yield so_far
        so_far = spelt if spelt is not None else frozenset({""})
        inside = _inside(kind, value) if spelt is None else None
        if inside is not None:
            yield inside
    yield so_far


def _spellings(kind: Any, value: Any) -> frozenset[str] | None:
    """Return all that a part of a pattern can match, None where that is too much."""
    name = str(kind)
    if name == "LITERAL":
        return frozenset({chr(value)})
    if name in _WITHOUT_LENGTH:
        return frozenset({""})
    if name == "IN":
        if any(str(what) != "LITERAL" for what, _ in value):
            return None
        return frozenset(chr(code) for _, code in value)
    if name == "BRANCH":
        return _joined([_all_of(branch) for branch in value[1]])
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _all_of(value[-1] if name == "SUBPATTERN" else value)
    if name in _REPEATS and value[1] == 1:
        return _joined([_all_of(value[2]), frozenset({""} if value[0] == 0 else ())])
    return None


def _all_of(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found = frozenset({""})
    for kind, value in items:
        spelt = _spellings(kind, value)
        if spelt is None or len(found) * len(spelt) > _MOST_SPELLINGS:
            return None
        found = frozenset(map("".join, product(found, spelt)))
    return found


def _inside(kind: Any, value: Any) -> frozenset[str] | None:
    """Return what every match of a part too wide to write out holds."""
    name = str(kind)
    if name == "BRANCH":
        return _joined([_best(branch) for branch in value[1]])
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _best(value[-1] if name == "SUBPATTERN" else value)
    return _best(value[2]) if name in _REPEATS and value[0] > 0 else None


def _joined(many: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    known = [some for some in many if some is not None]
    return frozenset().union(*known) if len(known) == len(many) else None
