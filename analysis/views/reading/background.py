"""Reused background: the sentences in which agency copy retells the war, mostly at its close.

What a dispatch repeats from the last one is no news of that day. It is found in two ways: by its
words, when sentences of several articles share most of them, and by its theme, when they say the
same in words of their own. The themes are rows of ``data/background.csv``: in ``words`` every word
of the line must be there, a bar parts alternatives, a star stands for any ending.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import pandas as pd

from analysis.language.folding import fold_key
from analysis.tables import Tables
from analysis.views.quotes import quoted
from analysis.views.reading.citations import publisher
from analysis.views.reading.shelf import Shelf

# Two sentences are one wording when they share so much of the content words of the shorter one,
# and of the longer one, and so many words.
OF_SHORTER, OF_LONGER, FEWEST_SHARED = 0.6, 0.35, 5
# Words from so many letters on carry content; the first letters stand for all forms of a word.
SHORTEST, STEM = 4, 6
FIRST_WORDS = 7
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    "avec dans pour plus cette leur leurs depuis entre apres avant selon aussi sont etait ainsi"
    " contre comme mais meme elle elles dont tout toute tous toutes notamment ayant etre avait"
    " alors fait faire deux trois".split()
)
SENTENCES = ["article_id", "sentence", "start", "end", "name", "wording", "words"]
PASSAGES = [
    "name", "articles", "publishers", "wordings", "first", "last", "example", "article_id",
]  # fmt: skip


class _Old(NamedTuple):
    """A sentence that tells no news of its own article."""

    row: Any
    stems: frozenset[str]
    themes: tuple[str, ...]


def reused_sentences(tables: Tables) -> pd.DataFrame:
    """Return the sentences that retell what other articles retell too, in order of publication.

    Columns: ``article_id``, ``sentence``, ``start``, ``end``; ``name`` of the passage; ``wording``,
    a number shared by sentences that use the same words; ``words``. Reprints are left out; so are
    the sentence that opens an article and those that tell its own news. A sentence with two themes
    has two rows.
    """
    shelf = Shelf(tables)
    olds = [old for article in _originals(tables) for old in _retold(shelf, article)]
    wordings = _wordings(olds)
    names = _names(olds, wordings)
    spread: dict[str, set[str]] = {}
    for old, wording in zip(olds, wordings, strict=True):
        for name in names[wording]:
            spread.setdefault(name, set()).add(old.row.article_id)
    found = []
    for old, wording in zip(olds, wordings, strict=True):
        row = old.row
        place = (row.article_id, int(row.sentence), int(row.start), int(row.end))
        found += [
            (*place, name, wording, quoted(str(row.text)))
            for name in names[wording]
            if len(spread[name]) > 1
        ]
    table = pd.DataFrame(found, columns=SENTENCES)
    return table.assign(wording=pd.factorize(table["wording"])[0] + 1)


def reused_passages(tables: Tables) -> pd.DataFrame:
    """Return the passages that articles reuse, the most frequent first.

    Columns: ``name``; ``articles`` that have it and the ``publishers``; ``wordings``, how many ways
    of saying it; the ``first`` and ``last`` day of publication; an ``example`` with its
    ``article_id``.
    """
    rows = reused_sentences(tables)
    articles = tables.articles.set_index("article_id", drop=False)
    found = []
    for name, here in rows.groupby("name", sort=False):
        its = articles.loc[here["article_id"].unique()]
        found.append(
            {
                "name": name,
                "articles": len(its),
                "publishers": len({publisher(row._asdict()) for row in its.itertuples()}),
                "wordings": here["wording"].nunique(),
                "first": its["published_earliest"].min(),
                "last": its["published_latest"].max(),
                "example": here["words"].iloc[0],
                "article_id": here["article_id"].iloc[0],
            }
        )
    table = pd.DataFrame(found, columns=PASSAGES)
    return table.sort_values(["articles", "name"], ascending=[False, True], ignore_index=True)


def themes_of(sentence: str) -> tuple[str, ...]:
    """Return the themes of a sentence of background; none where no row of the list fits.

    >>> themes_of("Le Mali est en proie depuis 2012 à une profonde crise sécuritaire.")
    ('the crisis since 2012',)
    """
    words = " ".join(_WORD.findall(fold_key(sentence)))
    return tuple(name for name, needs in _themes() if all(need.search(words) for need in needs))


@cache
def _themes() -> list[tuple[str, list[re.Pattern[str]]]]:
    with resources.as_file(resources.files("analysis.views") / "data" / "background.csv") as path:
        rows = pd.read_csv(path)
    pairs = zip(rows["name"], rows["words"], strict=True)
    return [(name, [_need(word) for word in words.split()]) for name, words in pairs]


def _need(word: str) -> re.Pattern[str]:
    forms = re.escape(word).replace(r"\*", r"\w*").replace(r"\|", "|")
    return re.compile(rf"\b(?:{forms})\b")


def _originals(tables: Tables) -> list[str]:
    """Return the articles that reprint no other, in the order of their publication."""
    rows = tables.articles[tables.articles["near_duplicate_of"].isna()]
    rows = rows.sort_values(["published_earliest", "article_id"], kind="stable")
    return rows["article_id"].tolist()


def _retold(shelf: Shelf, article_id: str) -> list[_Old]:
    sentences = [r for r in shelf.rows("sentences", "article_id", article_id) if r.role == "body"]
    reports = shelf.rows("reports", "article_id", article_id)
    news = {row.report_id for row in reports if str(row.salience) != "recalled"}
    told = {
        int(row.sentence)
        for frame in ("reports", "claims", "tolls")
        for row in shelf.rows(frame, "article_id", article_id)
        if not pd.isna(row.report_id) and row.report_id in news
    }
    return [
        _Old(row, _stems(str(row.text)), themes_of(str(row.text)))
        for row in sentences[1:]
        if int(row.sentence) not in told
    ]


def _stems(sentence: str) -> frozenset[str]:
    words = _WORD.findall(fold_key(sentence))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in _COMMON)


def _wordings(olds: Sequence[_Old]) -> list[int]:
    """Give each sentence the number of the first one that it shares most of its words with."""
    holders: dict[str, list[int]] = {}
    leaders: list[frozenset[str]] = []
    numbers = []
    for old in olds:
        shared = Counter(n for stem in old.stems for n in holders.get(stem, ()))
        number = None
        for leader, common in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            shorter, longer = sorted((len(old.stems), len(leaders[leader])))
            enough = max(FEWEST_SHARED, OF_SHORTER * shorter, OF_LONGER * longer)
            if common >= enough:
                number = leader
                break
        if number is None:
            number = len(leaders)
            leaders.append(old.stems)
            for stem in old.stems:
                holders.setdefault(stem, []).append(number)
        numbers.append(number)
    return numbers


def _names(olds: Sequence[_Old], wordings: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Name each wording by the themes of its sentences, else by the words it begins with."""
    names: dict[int, tuple[str, ...]] = {}
    firsts: dict[int, str] = {}
    for old, wording in zip(olds, wordings, strict=True):
        names[wording] = tuple(dict.fromkeys([*names.get(wording, ()), *old.themes]))
        first = quoted(" ".join(str(old.row.text).split()[:FIRST_WORDS]) + " …")
        firsts.setdefault(wording, first)
    return {wording: themes or (firsts[wording],) for wording, themes in names.items()}
