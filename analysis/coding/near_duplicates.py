"""Agency copy that several papers print: evidence of reach, not a second source."""

import re
from collections import Counter, defaultdict
from zlib import crc32

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
    shingles = {a.article_id: _shingles(a.text[a.body_start :]) for a in articles}
    holders: dict[int, list[str]] = defaultdict(list)
    for article_id in sorted(shingles):
        for shingle in shingles[article_id]:
            holders[shingle].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        firsts = ids if len(ids) <= _COMMON else ids[:1]
        shared.update((a, b) for i, a in enumerate(firsts) for b in ids[i + 1 :])
    copies: dict[str, str] = {}
    for (first, second), count in sorted(shared.items()):
        smaller = min(len(shingles[first]), len(shingles[second]))
        if count >= _SHARE * smaller:
            copies.setdefault(second, copies.get(first, first))
    return copies


def _shingles(text: str) -> set[int]:
    words = _WORD.findall(fold(text).text)
    # A checksum, since hash() of strings differs between interpreters.
    runs = (" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return {crc32(run.encode()) for run in runs}
