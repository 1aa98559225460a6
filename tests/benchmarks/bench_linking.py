"""How well and how fast an invented press is linked; no part of `make test`.

    python -m pytest tests/benchmarks/bench_linking.py -q -s

20,000 dispatches are coded once with two processes (a few minutes); what was found is then linked
alone, and five times over. Seconds of one machine say nothing about another, ratios do.
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from coded import corpus_of, rows_of  # noqa: E402
from invented_press import Dispatch, dispatches  # noqa: E402
from links_measured import score  # noqa: E402

import analysis  # noqa: E402
from analysis.coding.accounts import Dispatches  # noqa: E402
from analysis.coding.dating_input import knowledge_of  # noqa: E402
from analysis.coding.linking import link  # noqa: E402
from analysis.coding.near_duplicates import near_duplicates  # noqa: E402
from analysis.coding.vocabulary import vocabulary_with  # noqa: E402

FEW, MANY, REPORTS = 2_000, 20_000, 100_000
KNOWN = knowledge_of(vocabulary_with())


class Press(NamedTuple):
    """Invented dispatches, their corpus and what is coded from them."""

    dispatches: list[Dispatch]
    corpus: analysis.Corpus
    tables: analysis.Tables


class Told(NamedTuple):
    """The rows that linking works on."""

    reports: list[dict[str, Any]]
    participants: list[dict[str, Any]]
    tolls: list[dict[str, Any]]
    dispatches: Dispatches


def say_peak(what):
    peak = max(resource.getrusage(who).ru_maxrss for who in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # fmt: skip
    print(f"\n{what}; {peak // 1024} MB at most")


@pytest.fixture(scope="module")
def presses():
    """Code a small and a large press."""
    made = {}
    for size in (FEW, MANY):
        press = dispatches(size)
        days = {dispatch.article_id: str(dispatch.published) for dispatch in press}
        corpus = corpus_of({d.article_id: d.text for d in press}, dates=days)
        started = time.perf_counter()
        with ProcessPoolExecutor(2) as executor:
            tables = analysis.code(corpus, executor=executor)
        say_peak(f"{size} dispatches coded in {time.perf_counter() - started:.0f} s")
        made[size] = Press(press, corpus, tables)
    return made


def told_in(tables):
    rows = [rows_of(getattr(tables, name)) for name in ("reports", "participants", "tolls")]
    for row in rows[0]:
        for name in ("date_earliest", "date_latest"):
            row[name] = row[name].date() if row[name] is not None else None
    published, copies = {}, {}
    for row in rows_of(tables.articles):
        ends = (row["published_earliest"], row["published_latest"])
        published[row["article_id"]] = tuple(
            end.date() if end is not None else None for end in ends
        )
        if row["near_duplicate_of"] is not None:
            copies[row["article_id"]] = row["near_duplicate_of"]
    return Told(*rows, Dispatches(published, copies))


def seconds(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def linked(told):
    return link(told.reports, told.participants, told.tolls, KNOWN, told.dispatches)


@pytest.mark.parametrize("size", [FEW, MANY])
def test_pairs_are_found(presses, size):
    found = score(presses[size].dispatches, presses[size].tables.reports)
    print(f"\n{size} dispatches: {found}")
    assert found.f1 >= 0.97


@pytest.mark.parametrize("size", [FEW, MANY])
def test_reprints_are_found(presses, size):
    press = presses[size]
    copies = press.tables.articles.set_index("article_id")["near_duplicate_of"].dropna()
    true = {dispatch.article_id for dispatch in press.dispatches if dispatch.reprints}
    assert set(copies.index) == true


@pytest.mark.parametrize("size", [FEW, MANY])
def test_no_event_is_a_blob(presses, size):
    """No event holds more accounts than any happening has."""
    press = presses[size]
    told = [one.happening for dispatch in press.dispatches for one in dispatch.told]
    most = max(told.count(number) for number in set(told[:2000]))
    assert press.tables.events["n_articles"].max() <= 2 * most


def test_linking_grows_with_the_reports(presses):
    few, many = (told_in(presses[size].tables) for size in (FEW, MANY))
    times = [min(seconds(lambda told=told: linked(told)) for _ in range(2)) for told in (few, many)]
    ratio, growth = times[1] / times[0], len(many.reports) / len(few.reports)
    print(f"\n{growth:.1f} times the reports: {ratio:.1f} times as long ({times[1]:.1f} s)")
    assert ratio < 1.8 * growth


def test_reprints_are_sought_in_a_time_that_grows_with_the_articles(presses):
    times = [seconds(lambda size=size: near_duplicates(list(presses[size].corpus)))
             for size in (FEW, MANY)]  # fmt: skip
    print(f"\n{MANY // FEW} times the articles: {times[1] / times[0]:.1f} times as long")
    assert times[1] < 1.8 * MANY / FEW * times[0]


def test_a_hundred_thousand_reports(presses):
    """What happens in one press happens in others too, three degrees farther north each time."""
    told = told_in(presses[MANY].tables)
    several = Told([], [], [], Dispatches({}, {}))
    for world in range(-(-REPORTS // len(told.reports))):
        name = f"w{world}_".__add__
        several.reports.extend(_moved(row, name, 3 * world) for row in told.reports)
        for rows, others in zip(several[1:3], told[1:3], strict=True):
            rows.extend(row | {"report_id": name(row["report_id"])} for row in others
                        if row["report_id"] is not None)  # fmt: skip
        several.dispatches.published.update(
            {name(article): days for article, days in told.dispatches.published.items()}
        )
    taken = seconds(lambda: linked(several))
    say_peak(f"{len(several.reports)} reports linked in {taken:.0f} s of one processor")
    assert taken < 120


def _moved(row, name, degrees):
    cells = {key: name(row[key]) for key in ("report_id", "article_id")}
    cells |= {key: row[key] and name(row[key]) for key in ("place", "place_id")}
    return row | cells | {"latitude": row["latitude"] and row["latitude"] + degrees}
