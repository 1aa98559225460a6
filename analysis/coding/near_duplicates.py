"""Agency copy that several papers print: evidence of reach, not a second source."""

import re
from collections.abc import Iterator

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
# So many texts, of which a byte can hold the number, and so many runs or pairs are sorted at once.
_TEXTS, _AT_ONCE = 64, 2**16
# An odd number without pattern: runs of word numbers that differ get different products.
_MIX = np.uint64(0x9E3779B97F4A7C15)
# What a letter adds to its word's number by its place in it.
_WEIGHTS = np.random.default_rng(5).integers(0, 2**64, (32, 256), np.uint64)


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
    own = _Runs(articles)
    first, second, number, rare = _pairs(own)
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


def _pairs(own: "_Runs") -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs of texts that have some runs in common, how many of those few texts have.

    The last array gives for each text how many of its runs few have.
    """
    rare, texts = own.sizes.copy(), len(own.sizes)
    few, many = _Counted(), _Counted()
    for holders, numbers in own.held_together():
        if holders.shape[1] <= _COMMON:
            first, second = np.triu_indices(holders.shape[1], 1)
            few.add(holders[:, first] * texts + holders[:, second], numbers)
        else:
            np.subtract.at(rare, holders, numbers[:, None])
            many.add(holders[:, :1] * texts + holders[:, 1:], numbers)
    (some, numbers), (others, _) = few.often(), many.often()
    every = np.union1d(some, others)
    found = np.zeros(len(every), np.int64)
    found[np.searchsorted(every, some)] = numbers
    return every // texts, every % texts, found, rare


class _Counted:
    """How many runs pairs of texts, each one number, share: many are counted at a time."""

    def __init__(self) -> None:
        self._pairs, self._numbers = np.zeros(0, np.int64), np.zeros(0, np.int32)
        self._waiting: list[tuple[np.ndarray, np.ndarray]] = []
        self._size = 0

    def add(self, pairs: np.ndarray, numbers: np.ndarray) -> None:
        """Count more runs: of each row of pairs so many."""
        self._waiting.append((pairs.ravel(), np.repeat(numbers, pairs.shape[1])))
        self._size += pairs.size
        if self._size > _AT_ONCE + len(self._pairs) // 4:
            self._count()

    def often(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs that are more than a turn of phrase, and their numbers."""
        self._count()
        is_often = self._numbers >= _FEW
        return self._pairs[is_often], self._numbers[is_often]

    def _count(self) -> None:
        if not self._waiting:
            return
        pairs, numbers = map(np.concatenate, zip(*self._waiting, strict=True))
        self._waiting, self._size = [], 0
        order = np.argsort(pairs, kind="stable")
        pairs, numbers = pairs[order], numbers[order]
        starts = _starts(pairs)
        pairs, numbers = pairs[starts], np.add.reduceat(numbers, starts, dtype=np.int32)
        at = np.searchsorted(self._pairs, pairs)
        is_new = np.append(self._pairs, -1)[at] != pairs
        self._numbers[at[~is_new]] += numbers[~is_new]
        self._pairs = np.insert(self._pairs, at[is_new], pairs[is_new])
        self._numbers = np.insert(self._numbers, at[is_new], numbers[is_new])


class _Runs:
    """The runs of five words of each text, each a number made of those that words hash to.

    Two runs have the same number once in thousands of millions, and texts share a run so by chance.
    They are sorted for some texts at a time and compared some runs at a time: at once they would
    take more memory than all that is coded of the texts.
    """

    def __init__(self, articles: list[Article]) -> None:
        starts = range(0, len(articles), _TEXTS)
        self._parts = [_runs_of(articles[first : first + _TEXTS]) for first in starts]
        sizes = [np.bincount(holders, minlength=_TEXTS) for _, holders in self._parts]
        self.sizes = np.concatenate([*sizes, np.zeros(0, np.int64)])[: len(articles)]
        # Where the runs of each text stand in their part, for the parts that were asked.
        self._by_text: dict[int, tuple[np.ndarray, list[int]]] = {}

    def held_together(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield groups of texts that have runs in common, a group each row, and how many runs."""
        if not self._parts:
            return  # a corpus without articles
        steps = 1 + int(self.sizes.sum()) // _AT_ONCE
        limits = np.array([2**32 * step // steps for step in range(1, steps)], np.uint32)
        cuts = [[0, *np.searchsorted(runs, limits).tolist(), len(runs)] for runs, _ in self._parts]
        for step in range(steps):
            some, held_by = [], []
            for number, ((runs, holders), cut) in enumerate(zip(self._parts, cuts, strict=True)):
                at = slice(cut[step], cut[step + 1])
                some.append(runs[at])
                held_by.append(holders[at] + np.int64(number * _TEXTS))
            runs, held = np.concatenate(some), np.concatenate(held_by)
            order = np.argsort(runs, kind="stable")
            runs, held = runs[order], held[order]
            starts = _starts(runs)
            sizes = np.diff(np.append(starts, len(runs)))
            for size in np.unique(sizes[sizes > 1]).tolist():
                groups = held[starts[sizes == size, None] + np.arange(size)]
                keys = groups.astype(np.uint64) @ _MIX ** np.arange(size, dtype=np.uint64)
                _, first, numbers = np.unique(keys, return_index=True, return_counts=True)
                yield groups[first], numbers

    def in_common(self, first: int, second: int) -> int:
        """Return how many runs two texts share, common ones too."""
        one, other = self._of(first), self._of(second)
        at = np.searchsorted(other, one).clip(max=len(other) - 1)
        return int(np.count_nonzero(other[at] == one))

    def _of(self, text: int) -> np.ndarray:
        number, place = divmod(text, _TEXTS)
        runs, holders = self._parts[number]
        if number not in self._by_text:
            order = np.argsort(holders, kind="stable").astype(np.int32)
            starts = np.searchsorted(holders[order], np.arange(_TEXTS + 1))
            self._by_text[number] = order, starts.tolist()
        order, starts = self._by_text[number]
        return runs[order[starts[place] : starts[place + 1]]]


def _starts(values: np.ndarray) -> np.ndarray:
    """Return where in sorted values each begins."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])


def _runs_of(articles: list[Article]) -> tuple[np.ndarray, np.ndarray]:
    """Return the runs of some texts in their order, each once a text, and the texts' numbers."""
    words, holders = _words_of(articles)
    last = max(len(words) - _SHINGLE + 1, 0)
    runs = np.zeros(last, np.uint64)
    for number in range(_SHINGLE):
        runs = runs * _MIX + words[number : number + last]
    is_within = holders[:last] == holders[_SHINGLE - 1 :]
    # The upper half of a product is the one that every factor has a share in.
    runs, holders = (runs[is_within] >> np.uint64(32)).astype(np.uint32), holders[:last][is_within]
    order = np.argsort(runs, kind="stable")
    runs, holders = runs[order], holders[order]
    is_new = np.append(True, (runs[1:] != runs[:-1]) | (holders[1:] != holders[:-1]))[: len(runs)]
    return runs[is_new], holders[is_new].astype(np.uint8)


def _words_of(articles: list[Article]) -> tuple[np.ndarray, np.ndarray]:
    """Return the words of some texts, each a number, and which text each is of."""
    texts = [_words(article.text[article.body_start :]) + b" " for article in articles]
    every = np.frombuffer(b"".join(texts), np.uint8)
    is_letter = np.concatenate([[False], every != ord(" ")])
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    starts, ends = edges[::2], edges[1::2]
    first = np.concatenate([[0], np.cumsum(ends - starts)])
    letters = every[is_letter[1:]]
    places = np.arange(len(letters)) - np.repeat(first[:-1], ends - starts)
    numbers = np.add.reduceat(_WEIGHTS[places % len(_WEIGHTS), letters], first[:-1])
    behind = np.cumsum([len(text) for text in texts])
    return numbers, np.searchsorted(behind, starts, "right").astype(np.int32)


def _words(text: str) -> bytes:
    """Return a text folded, blanks alone between words: most need no more than a table of bytes."""
    try:
        plain = text.replace("œ", "oe").encode("cp1252").translate(_PLAIN)
    except UnicodeEncodeError:
        plain = _ODD
    return b" ".join(map(str.encode, _WORD.findall(fold(text).text))) if _ODD in plain else plain
