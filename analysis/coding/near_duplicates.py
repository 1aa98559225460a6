"""Agency copy that several papers print: evidence of reach, not a second source."""

import re
from collections import Counter, defaultdict

import numpy as np

from analysis.corpus import Article
from analysis.language.folding import fold

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 5
# Half of the shorter text's five-word runs: an edited reprint keeps more, two reports of one event
# by different hands share almost none (measured on the seeds and the invented articles: under 0.1).
_SHARE = 0.5
# What more articles share is a formula, or a dispatch that everybody prints: its first printer is
# enough to compare with.
_COMMON = 50
# Fewer runs in common are a turn of phrase.
_FEW = 5
_ADDED = 0.15
# An odd number without pattern: runs of word numbers that differ get different products.
_MIX = np.uint64(0x9E3779B97F4A7C15)


def _plain(code: int) -> bytes:
    """Return the byte that a character of the Western code page folds to: no letter is a blank."""
    folded = fold(bytes([code]).decode("cp1252", "replace")).text
    if not _WORD.fullmatch(folded):
        return b" " if len(folded) == 1 else _ODD
    return folded.encode() if len(folded) == 1 and folded.isascii() else _ODD


_ODD = b"\0"
_PLAIN = b"".join(map(_plain, range(256)))


def near_duplicates(articles: list[Article]) -> dict[str, str]:
    """Return for each article that reprints another the id of the first that printed it.

    Two articles are near-duplicates when they share half of the five-word runs of the shorter one.
    """
    articles = sorted(articles, key=lambda article: article.article_id)
    own = _Runs([article.text[article.body_start :] for article in articles])
    together = own.held_together()
    rare = own.sizes.copy()
    for group, number in together.items():
        if len(group) > _COMMON:
            rare[list(group)] -= number
    first, second, number = _pairs(together, len(articles))
    least = np.minimum(rare[first], rare[second])
    size = np.minimum(own.sizes[first], own.sizes[second])
    # The news that only few have must agree, where there is more of it than an added line.
    is_near = (number >= _SHARE * least) | (least <= _ADDED * size)
    copies: dict[int, int] = {}
    for at in np.flatnonzero(is_near).tolist():
        one, other = int(first[at]), int(second[at])
        enough = _SHARE * size[at]
        if number[at] >= enough or own.in_common(one, other) >= enough:
            copies.setdefault(other, copies.get(one, one))
    return {articles[copy].article_id: articles[first].article_id for copy, first in copies.items()}


def _pairs(
    together: Counter[tuple[int, ...]], texts: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs of texts that have some runs in common, and how many of those few have."""
    rare, common = defaultdict(list), defaultdict(list)
    for group, number in together.items():
        if len(group) <= _COMMON:
            rare[len(group)].append((*group, number))
        else:
            common[2] += [(group[0], other, number) for other in group[1:]]
    few, numbers = _counted(rare, texts)
    many, _ = _counted(common, texts)
    every = np.union1d(few, many)
    found = np.zeros(len(every), np.int64)
    found[np.searchsorted(every, few)] = numbers
    return every // texts, every % texts, found


def _counted(groups: dict[int, list[tuple[int, ...]]], texts: int) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of texts, each as one number, and the runs they share, where they are some."""
    pairs, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size, found in groups.items():
        table = np.array(found, np.int64)
        first, second = np.triu_indices(size, 1)
        pairs.append((table[:, first] * texts + table[:, second]).ravel())
        numbers.append(np.repeat(table[:, -1], len(first)))
    every, at = np.unique(np.concatenate(pairs), return_inverse=True)
    sums = np.bincount(at, np.concatenate(numbers), len(every)).astype(np.int64)
    kept = sums >= _FEW
    return every[kept], sums[kept]


class _Runs:
    """The runs of five words of each text, each a number made of those that words hash to."""

    def __init__(self, texts: list[str]) -> None:
        words = [np.fromiter(map(hash, _words(text)), np.int64).view(np.uint64) for text in texts]
        flat = np.concatenate([np.zeros(0, np.uint64), *words])
        holders = np.repeat(np.arange(len(texts)), [len(found) for found in words])
        last = max(len(flat) - _SHINGLE + 1, 0)
        runs = np.zeros(last, np.uint64)
        for first in range(_SHINGLE):
            runs = runs * _MIX + flat[first : first + last]
        is_within = holders[:last] == holders[_SHINGLE - 1 :]
        runs, holders = runs[is_within], holders[:last][is_within]
        order = np.argsort(runs, kind="stable")
        runs, holders = runs[order], holders[order]
        is_first = np.ones(len(runs), bool)
        is_first[1:] = (runs[1:] != runs[:-1]) | (holders[1:] != holders[:-1])
        # In the order of runs, each once a text.
        self._ordered, self._held = runs[is_first], holders[is_first]
        self.sizes = np.bincount(self._held, minlength=len(texts))
        # In the order of texts, the runs of each sorted.
        self._of_texts = self._ordered[np.argsort(self._held, kind="stable")]
        self._ends = np.concatenate([[0], np.cumsum(self.sizes)])

    def held_together(self) -> Counter[tuple[int, ...]]:
        """Return how many runs each group of texts, two or more, has in common."""
        runs = self._ordered
        starts = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
        sizes = np.diff(np.append(starts, len(runs)))
        several = sizes > 1
        held = self._held.tolist()
        return Counter(
            tuple(held[first : first + size])
            for first, size in zip(starts[several].tolist(), sizes[several].tolist(), strict=True)
        )

    def in_common(self, first: int, second: int) -> int:
        """Return how many runs two texts share, common ones too."""
        one, other = self._of(first), self._of(second)
        at = np.searchsorted(other, one).clip(max=len(other) - 1)
        return int(np.count_nonzero(other[at] == one))

    def _of(self, text: int) -> np.ndarray:
        return self._of_texts[self._ends[text] : self._ends[text + 1]]


def _words(text: str) -> list[bytes]:
    """Return the words of a text, folded; most dispatches need no more than a table of bytes."""
    try:
        plain = text.replace("œ", "oe").encode("cp1252").translate(_PLAIN)
    except UnicodeEncodeError:
        plain = _ODD
    if _ODD in plain:
        return [word.encode() for word in _WORD.findall(fold(text).text)]
    return plain.split()
