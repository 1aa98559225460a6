"""A corpus coded: every article by itself, then what joins them."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
from tqdm import tqdm

from analysis.corpus import Article, Corpus
from analysis.frames.build import FrameBuilder
from analysis.language.folding import fold_key
from analysis.tables import Tables, builders

from .abreast import Steps, abreast
from .accounts import READ, Dispatches, place_key
from .corrections import correct, passed_over, planned_corrections
from .dating.facts import Knowledge
from .dating_input import knowledge_of
from .linked_events import TOLD, event_rows
from .linking import link
from .near_duplicates import near_duplicates
from .reading import reading_steps
from .reference import reference_rows
from .rows import article_rows
from .statements import statement_steps
from .vocabulary import Vocabulary, vocabulary_with

Row = dict[str, Any]
Found = Mapping[str, list[Row]]
# So many articles are taken abreast, here and by each worker, which are to end together.
_ABREAST, _ABREAST_THERE = 48, 16
# Fewer of long ones, which take room while they are read.
_MOST_LETTERS = 200_000
_PUBLISHED = ("article_id", "published_earliest", "published_latest")
# So many objects more than were let go, and collections look for cycles.
_BETWEEN_COLLECTIONS = 100_000


@contextmanager
def _made_for_many_rows() -> Iterator[None]:
    """Let rows pile up: what is made here holds no cycles, and to look for some finds none.

    Their cells come in small parts, for which the plain allocator keeps less room than Arrow's own.
    """
    often, pool = gc.get_threshold()[0], pa.default_memory_pool()
    gc.set_threshold(often and max(often, _BETWEEN_COLLECTIONS))
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        gc.set_threshold(often)
        pa.set_memory_pool(pool)


@_made_for_many_rows()
def code(
    corpus: Corpus | Iterable[Article],
    *,
    executor: Executor | None = None,
    use_chronology: bool = True,
    gazetteer: str | Path | None = None,
    earlier: Mapping[str, Mapping[str, list[Row]]] | None = None,
) -> Tables:
    """Code a corpus into tables: every frame of the data dictionary.

    Pure and deterministic: the same articles give the same tables, whatever their order and
    whatever `executor` (any `concurrent.futures.Executor`) does the work.
    `use_chronology=False` dates articles from their own words alone. `gazetteer` is a GeoNames dump
    in its standard tab format; its places are added to the lexicon's. `earlier` gives the rows of
    articles, by article_id and frame, that were coded before and need no coding again. A corpus's
    corrections.csv is applied before reports are linked; what became of each line is in the frame
    `corrections`. Raises UserError for a gazetteer or a correction that cannot be read.

    >>> from analysis import read_corpus
    >>> tables = code(read_corpus("seeds"))
    >>> "Farabougou" in set(tables.reports["place"].dropna())
    True
    """
    articles = sorted(corpus, key=lambda article: article.article_id)
    path = str(gazetteer) if gazetteer is not None else None
    vocabulary = vocabulary_with(path)
    written = getattr(corpus, "corrections", ())
    ids = {article.article_id for article in articles}
    planned = planned_corrections(written, ids, vocabulary)
    work = partial(code_articles, use_chronology=use_chronology, gazetteer=path)
    made = builders()
    made["corrections"].add(passed_over(planned.get(None, ())))
    about: dict[str, frozenset[str]] = {}
    for article, found in _each(articles, earlier or {}, work, executor):
        if mine := planned.get(article.article_id):
            made["corrections"].add(correct(found, article, mine, vocabulary.blocs))
        for frame, rows in found.items():
            made[frame].add(rows)
        about[article.article_id] = places_about(found)
    _join(made, articles, about, knowledge_of(vocabulary))
    for frame, rows in reference_rows(vocabulary, made).items():
        made[frame].add(rows)
    return Tables.from_builders(made)


def _each(
    articles: list[Article],
    earlier: Mapping[str, Found],
    work: Callable[[list[Article]], list[Found]],
    executor: Executor | None,
) -> Iterator[tuple[Article, Found]]:
    """Yield each article with its rows by frame, of which none are kept."""
    new = [article for article in articles if article.article_id not in earlier]
    size = _ABREAST if executor is None else _ABREAST_THERE
    groups = _groups(new, size)
    results = map(work, groups) if executor is None else executor.map(work, groups)
    coded = chain.from_iterable(results)
    with tqdm(total=len(new), desc="coding", unit="article", disable=None) as progress:
        for article in articles:
            found = earlier.get(article.article_id)
            if found is None:
                found = next(coded)
                progress.update()
            yield article, found


def _groups(articles: Iterable[Article], most: int) -> Iterator[list[Article]]:
    """Yield articles in their order, some at a time that are read abreast."""
    group: list[Article] = []
    letters = 0
    for article in articles:
        letters += len(article.text)
        if group and (len(group) == most or letters > _MOST_LETTERS):
            yield group
            group, letters = [], len(article.text)
        group.append(article)
    if group:
        yield group


def code_articles(
    articles: Sequence[Article], use_chronology: bool = True, gazetteer: str | None = None
) -> list[Found]:
    """Return the rows of each of some articles, by frame."""
    vocabulary = vocabulary_with(gazetteer)
    return abreast([_coding(article, vocabulary, use_chronology) for article in articles])


def _coding(article: Article, vocabulary: Vocabulary, use_chronology: bool) -> Steps[Found]:
    """Read an article and write its rows, step by step."""
    reading = yield from reading_steps(article, vocabulary, use_chronology)
    yield
    rows = article_rows(reading)
    yield
    yield from statement_steps(reading, rows)
    return rows


def places_about(found: Found) -> frozenset[str]:
    """Return the places that an article names and tells nothing else of."""
    if not found["reports"]:
        return frozenset()
    scenes = {place_key(row) for frame in ("reports", "report_places") for row in found[frame]}
    named = (row for row in found["mentions"] if row["kind"] == "place")
    return frozenset([row["ref"] or fold_key(row["text"]) for row in named]) - scenes


def _join(
    made: Mapping[str, FrameBuilder],
    articles: list[Article],
    about: Mapping[str, frozenset[str]],
    known: Knowledge,
) -> None:
    """Find copies, link reports into events, and write both to the frames."""
    copies = near_duplicates(articles)
    pa.default_memory_pool().release_unused()  # the plain allocator keeps what all of it left
    ids, *days = map(made["articles"].cells, _PUBLISHED)
    made["articles"].put("near_duplicate_of", [copies.get(one) for one in ids])
    dispatches = Dispatches(dict(zip(ids, zip(*days, strict=True), strict=True)), copies, about)
    parts = {frame: made[frame].rows(*names) for frame, names in READ.items()}
    more_places = parts.pop("report_places")
    event_of, reasons = link(*parts.values(), known, dispatches, more_places)
    made["reports"].put("event_id", [event_of[one] for one in made["reports"].cells("report_id")])
    told = {frame: made[frame].rows(*names) for frame, names in TOLD.items()}
    made["events"].add(event_rows(told, reasons, copies, known.blocs))
