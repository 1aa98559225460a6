"""How fast articles are coded, and what takes the time; no part of `make test`.

    python -m pytest tests/benchmarks/bench_coding.py --benchmark-enable -q

The figures are articles a second (in `extra_info` and the last lines) and ratios: seconds of one
machine say nothing about another.
"""

import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]

from coded import code_text, corpus_of, rows_of  # noqa: E402
from test_coding_hostile import NASTY, repeated  # noqa: E402
from varied import varied  # noqa: E402

import analysis  # noqa: E402
from analysis.coding.abreast import alone  # noqa: E402
from analysis.coding.accounts import Dispatches  # noqa: E402
from analysis.coding.dating_input import knowledge_of  # noqa: E402
from analysis.coding.document import document_steps  # noqa: E402
from analysis.coding.linking import link  # noqa: E402
from analysis.coding.near_duplicates import near_duplicates  # noqa: E402
from analysis.coding.reading import read_article  # noqa: E402
from analysis.coding.vocabulary import vocabulary_with  # noqa: E402
from analysis.language import numbers, times  # noqa: E402
from analysis.language.folding import fold  # noqa: E402
from analysis.language.sentences import split  # noqa: E402

MANY = 300


@pytest.fixture(scope="module")
def corpora():
    """Give corpora of varied articles by size."""
    base = analysis.read_corpus(ROOT / "tests" / "exercise")
    sizes = (MANY // 4, MANY, 4 * MANY)
    return {n: corpus_of(dict(varied(base, n)), published="2024-05-16") for n in sizes}


@pytest.fixture(scope="module")
def many(corpora):
    return corpora[MANY]


@pytest.fixture(scope="module")
def coded(many):
    return analysis.code(many)


STAGES = {
    "fold": lambda article: fold(article.text),
    "sentences": lambda article: split(article.text, article.body_start, article.title_span),
    "numbers": lambda article: numbers.scan(fold(article.text).text),
    "times": lambda article: times.scan(fold(article.text).text),
    "lexicon": lambda article: vocabulary_with().matcher.scan(fold(article.text).text),
    "document": lambda article: alone(document_steps(article, vocabulary_with())),
    "reports": lambda article: read_article(article, vocabulary_with()),
}


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_stage(benchmark, many, stage):
    benchmark.pedantic(lambda: [stage(article) for article in many], rounds=3, warmup_rounds=1)
    benchmark.extra_info["articles a second"] = round(MANY / benchmark.stats["min"])


def test_coding(benchmark, many):
    benchmark.pedantic(analysis.code, (many,), rounds=3, warmup_rounds=1)
    benchmark.extra_info["articles a second"] = round(MANY / benchmark.stats["min"])


def test_near_duplicates(benchmark, many):
    benchmark.pedantic(near_duplicates, (list(many),), rounds=3)


def test_linking(benchmark, coded):
    rows = [rows_of(getattr(coded, name)) for name in ("reports", "participants", "tolls")]
    for row in rows[0]:
        for name in ("date_earliest", "date_latest"):
            row[name] = row[name].date() if row[name] is not None else None
    benchmark.pedantic(link, (*rows, knowledge_of(vocabulary_with()), Dispatches()), rounds=3)


def test_save(benchmark, coded, tmp_path):
    benchmark.pedantic(coded.save, (tmp_path / "tables",), rounds=3)


# --- ratios ----------------------------------------------------------------------------------


def seconds(corpus):
    started = time.process_time()
    analysis.code(corpus)
    return time.process_time() - started


def test_sixteen_times_the_articles_take_sixteen_times_as_long(corpora):
    few, most = min(corpora), max(corpora)
    ratio = seconds(corpora[most]) / min(seconds(corpora[few]) for _ in range(2))
    print(f"\n{most // few} times the articles: {ratio:.1f} times as long")
    assert ratio < 1.5 * most / few


@pytest.fixture(scope="module")
def megabyte(corpora):
    """Return how long a megabyte of ordinary articles takes."""
    corpus = corpora[max(corpora)]
    return seconds(corpus) * 1e6 / sum(len(article.text) for article in corpus)


def test_a_megabyte_in_one_article(corpora, megabyte):
    text = "\n\n".join(article.text for article in corpora[max(corpora)])[:1_000_000]
    ratio = seconds(corpus_of({"a": text}, published="2024-05-16")) / megabyte
    print(f"\na megabyte in one article: {ratio:.1f} times as long as in many")
    assert ratio < 5


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY)
def test_a_megabyte_of_repetition(megabyte, unit):
    code_text("Bamako.")
    corpus = corpus_of({"a": repeated(unit, 1_000_000)}, published="2024-05-16")
    ratio = seconds(corpus) / megabyte
    print(f"\na megabyte of « {unit.strip()} »: {ratio:.1f} times as long as ordinary articles")
    assert ratio < 10
