"""A corpus coded: every article by itself, then what joins them."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from analysis.corpus import Article, Corpus
from analysis.language.folding import fold_key
from analysis.tables import Tables

from .accounts import Dispatches
from .corrections import correct, passed_over, planned_corrections
from .dating.facts import Knowledge
from .dating_input import knowledge_of
from .linked_events import event_rows
from .linking import link
from .near_duplicates import near_duplicates
from .reading import read_article
from .reference import reference_rows
from .rows import article_rows
from .statements import statement_rows
from .vocabulary import Vocabulary, vocabulary_with

Row = dict[str, Any]
_CHUNK = 16
# So many objects more than were let go, and collections look for cycles.
_BETWEEN_COLLECTIONS = 20_000


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let rows pile up: what is made here holds no cycles, and to look for some finds none."""
    often = gc.get_threshold()[0]
    gc.set_threshold(often and max(often, _BETWEEN_COLLECTIONS))
    try:
        yield
    finally:
        gc.set_threshold(often)


@_rare_collections()
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
    work = partial(code_article, use_chronology=use_chronology, gazetteer=path)
    earlier = earlier or {}
    new = [article for article in articles if article.article_id not in earlier]
    results = map(work, new) if executor is None else executor.map(work, new, chunksize=_CHUNK)
    progress = tqdm(results, total=len(new), desc="coding", unit="article", disable=None)
    coded = {a.article_id: found for a, found in zip(new, progress, strict=True)}
    rows: dict[str, list[Row]] = defaultdict(list)
    rows["corrections"] = passed_over(planned.get(None, ()))
    for article in articles:
        found = earlier.get(article.article_id) or coded.pop(article.article_id)
        if mine := planned.get(article.article_id):
            rows["corrections"] += correct(found, article, mine, vocabulary.blocs)
        for frame, some in found.items():
            rows[frame] += some
    _join(rows, articles, knowledge_of(vocabulary))
    rows |= reference_rows(vocabulary, rows)
    return Tables.from_rows(rows)


def code_article(
    article: Article, use_chronology: bool = True, gazetteer: str | None = None
) -> dict[str, list[Row]]:
    """Return the rows of one article, by frame."""
    vocabulary: Vocabulary = vocabulary_with(gazetteer)
    reading = read_article(article, vocabulary, use_chronology)
    rows = article_rows(reading)
    statement_rows(reading, rows)
    return rows


def dispatches_of(rows: Mapping[str, list[Row]], copies: Mapping[str, str]) -> Dispatches:
    """Return what linking knows of the articles whose rows these are."""
    published = {
        row["article_id"]: (row["published_earliest"], row["published_latest"])
        for row in rows["articles"]
    }
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows["mentions"]:
        if row["kind"] == "place":
            named[row["article_id"]].add(row["ref"] or fold_key(row["text"]))
    return Dispatches(published, copies, {a: frozenset(found) for a, found in named.items()})


def _join(rows: dict[str, list[Row]], articles: list[Article], known: Knowledge) -> None:
    """Find copies, link reports into events, and write both back to the rows."""
    copies = near_duplicates(articles)
    for row in rows["articles"]:
        row["near_duplicate_of"] = copies.get(row["article_id"])
    dispatches = dispatches_of(rows, copies)
    told = rows["reports"], rows["participants"], rows["tolls"]
    event_of, reasons = link(*told, known, dispatches, rows["report_places"])
    for row in rows["reports"]:
        row["event_id"] = event_of[row["report_id"]]
    rows["events"] = event_rows(rows, reasons, copies, known.blocs)
