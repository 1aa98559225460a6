"""What is coded is kept as columns: no whole rows pile up while a corpus is coded."""

import dataclasses
import datetime as dt
import tracemalloc

import pytest

from analysis.coding import corpus_coding
from analysis.coding.accounts import Dispatches
from analysis.coding.dating_input import knowledge_of
from analysis.coding.linking import link
from analysis.coding.vocabulary import vocabulary_with

FEW, MANY = 100, 500
BYTES_A_REPORT = 3_700


def renamed(rows, old, new):
    """Return new rows as if they were another article's."""
    return [
        {key: value.replace(old, new, 1) if isinstance(value, str) and key != "text" else value
         for key, value in row.items()}
        for row in rows
    ]  # fmt: skip


@pytest.fixture
def measured(monkeypatch, corpus):
    """Give a function that codes articles: bytes held before they are linked, bytes of tables."""
    article = max(corpus, key=lambda one: len(one.text))
    (rows,) = corpus_coding.code_articles([article])
    held = []

    def another(like):
        mine = zip(rows, map(rows.get, rows), strict=True)
        return {frame: renamed(some, article.article_id, like.article_id) for frame, some in mine}

    monkeypatch.setattr(
        corpus_coding, "code_articles", lambda several, **_: [another(like) for like in several]
    )
    monkeypatch.setattr(
        corpus_coding, "_join", lambda *_: held.append(tracemalloc.get_traced_memory()[0])
    )

    def code(count):
        ids = [f"n{number:05}" for number in range(count)]
        many = [dataclasses.replace(article, article_id=one) for one in ids]
        tracemalloc.start(1)
        try:
            tables = corpus_coding.code(many)
        finally:
            tracemalloc.stop()
        coded = (frame for frame in tables.frames().values() if "start" in frame)
        return held[-1], sum(frame.memory_usage(deep=True).sum() for frame in coded)

    return code


def test_memory_grows_with_the_tables_alone(measured):
    (few, small), (many, large) = measured(FEW), measured(MANY)
    assert large - small > 10_000_000
    # What Arrow holds is not traced: beside it there are the codes of words, and what links need.
    assert many - few < 0.2 * (large - small)


def reports(count):
    """Yield reports of as many articles, each of a day and a village of its own."""
    for number in range(count):
        day = dt.date(2012, 1, 1) + dt.timedelta(3 * (number % 1600))
        yield {
            "report_id": f"n{number}:1", "article_id": f"n{number}", "salience": "news",
            "sub_event_type": "Armed clash", "date": str(day), "date_precision": "day",
            "place": f"Village {number}", "country": "ML", "admin1": "Mopti", "where_prec": 1,
        }  # fmt: skip


def linked(count):
    """Return the bytes that linking takes at most."""
    parties = ({"report_id": f"n{number}:1", "role": role, "actor_id": actor}
               for number in range(count)
               for role, actor in (("initiator", "jnim"), ("target", "fama")))  # fmt: skip
    dead = ({"report_id": f"n{number}:1", "outcome": "killed", "victims": "fama",
             "low": number, "high": number} for number in range(count))  # fmt: skip
    tracemalloc.start(1)
    try:
        link(reports(count), parties, dead, knowledge_of(vocabulary_with()), Dispatches())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_linking_keeps_little_of_each_report():
    linked(FEW)
    assert linked(FEW + 2000) - linked(FEW) < 2000 * BYTES_A_REPORT
