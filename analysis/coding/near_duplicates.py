"""Agency copy that several papers print: evidence of reach, not a second source."""

import re
from collections import Counter, defaultdict

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


def near_duplicates(articles: list[Article]) -> dict[str, str]:
    """Return for each article that reprints another the id of the first that printed it.

    Two articles are near-duplicates when they share half of the five-word runs of the shorter one.
    """
    numbers: dict[str, int] = {}
    shingles = {
        article.article_id: _shingles(article.text[article.body_start :], numbers)
        for article in sorted(articles, key=lambda article: article.article_id)
    }
    printed: Counter[int] = Counter()
    for runs in shingles.values():
        printed.update(runs)
    holders: dict[int, list[str]] = defaultdict(list)
    for article_id, runs in shingles.items():
        for run in runs:
            if printed[run] > 1:
                holders[run].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids, count in Counter(map(tuple, holders.values())).items():
        firsts = ids if len(ids) <= _COMMON else ids[:1]
        for place, first in enumerate(firsts, 1):
            for second in ids[place:]:
                shared[first, second] += count
    copies: dict[str, str] = {}
    for (first, second), count in sorted(shared.items()):
        smaller = min(len(shingles[first]), len(shingles[second]))
        if count >= _SHARE * smaller:
            copies.setdefault(second, copies.get(first, first))
    return copies


def _shingles(text: str, numbers: dict[str, int]) -> set[int]:
    """Return the runs of words of a text, by the `numbers` that words get when first met."""
    words = [numbers.setdefault(word, len(numbers)) for word in _WORD.findall(fold(text).text)]
    # Hashes of numbers, unlike those of strings, are the same in every interpreter.
    return set(map(hash, zip(*(words[first:] for first in range(_SHINGLE)), strict=False)))
