"""Agency copy that several papers print: evidence of reach, not a second source."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import count

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


def near_duplicates(articles: list[Article]) -> dict[str, str]:
    """Return for each article that reprints another the id of the first that printed it.

    Two articles are near-duplicates when they share half of the five-word runs of the shorter one.
    """
    articles = sorted(articles, key=lambda article: article.article_id)
    runs, holders = _shingles([article.text[article.body_start :] for article in articles])
    own = _Runs(runs, holders, len(articles))
    together = _held_together(runs, holders)
    rare = own.sizes.copy()
    for group, number in together.items():
        if len(group) > _COMMON:
            rare[list(group)] -= number
    copies: dict[int, int] = {}
    for first, second, number in _pairs(together, len(articles)):
        least, size = min(rare[first], rare[second]), min(own.sizes[first], own.sizes[second])
        # The news that only few have must agree, where there is more of it than an added line.
        is_near = number >= _SHARE * least or least <= _ADDED * size
        if is_near and own.in_common(first, second) >= _SHARE * size:
            copies.setdefault(second, copies.get(first, first))
    return {articles[copy].article_id: articles[first].article_id for copy, first in copies.items()}


def _pairs(together: Counter[tuple[int, ...]], texts: int) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of texts that have some runs in common, with how many of those few have."""
    rare, common = defaultdict(list), defaultdict(list)
    for group, number in together.items():
        if len(group) <= _COMMON:
            rare[len(group)].append((*group, number))
        else:
            common[2] += [(group[0], other, number) for other in group[1:]]
    few, many = _counted(rare, texts), _counted(common, texts)
    for pair in sorted(few.keys() | many.keys()):
        yield pair // texts, pair % texts, few.get(pair, 0)


def _counted(groups: dict[int, list[tuple[int, ...]]], texts: int) -> dict[int, int]:
    """Return for each pair of texts, as one number, the runs it shares, where they are some."""
    pairs, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size, found in groups.items():
        table = np.array(found, np.int64)
        first, second = np.triu_indices(size, 1)
        pairs.append((table[:, first] * texts + table[:, second]).ravel())
        numbers.append(np.repeat(table[:, -1], len(first)))
    every, at = np.unique(np.concatenate(pairs), return_inverse=True)
    sums = np.bincount(at, np.concatenate(numbers), len(every)).astype(np.int64)
    kept = sums >= _FEW
    return dict(zip(every[kept].tolist(), sums[kept].tolist(), strict=True))


class _Runs:
    """The runs of each text."""

    def __init__(self, runs: np.ndarray, holders: np.ndarray, texts: int) -> None:
        self.sizes = np.bincount(holders, minlength=texts)
        self._runs = runs[np.argsort(holders, kind="stable")]
        self._ends = np.cumsum(self.sizes)
        self._starts = self._ends - self.sizes

    def in_common(self, first: int, second: int) -> int:
        """Return how many runs two texts share, common ones too."""
        one, other = (self._runs[self._starts[n] : self._ends[n]] for n in (first, second))
        return len(np.intersect1d(one, other, assume_unique=True))


def _shingles(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the runs of words of all texts in the order of runs, each once a text, and its text.

    A run is a number made of those that its words get when first met.
    """
    numbers: dict[str, int] = defaultdict(count().__next__)
    words = [
        np.fromiter(map(numbers.__getitem__, _WORD.findall(fold(text).text)), np.uint64)
        for text in texts
    ]
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
    return runs[is_first], holders[is_first]


def _held_together(runs: np.ndarray, holders: np.ndarray) -> Counter[tuple[int, ...]]:
    """Return how many runs each group of texts, two or more, has in common."""
    starts = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
    sizes = np.diff(np.append(starts, len(runs)))
    several = sizes > 1
    held = holders.tolist()
    return Counter(
        tuple(held[first : first + size])
        for first, size in zip(starts[several].tolist(), sizes[several].tolist(), strict=True)
    )
