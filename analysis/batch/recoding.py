"""Coding a folder again: articles that did not change keep the rows they had.

Beside the tables lies ``coded_by.json``: by which package and lexicon, with which options, and from
which article they were made. When one of these differs, the rows it made are made anew; so the
tables are always those that coding everything would give. Corrected articles are not noted: their
rows are not the coder's alone, and are always made anew.
"""

import dataclasses
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import analysis
from analysis.batch.files import replace_text
from analysis.coding.corrections import corrected_articles
from analysis.corpus import Article, Corpus
from analysis.errors import UserError
from analysis.frames import FRAME
from analysis.frames.cells import to_python
from analysis.frames.columns import Column
from analysis.frames.storage import NOTE
from analysis.tables import Tables

Rows = dict[str, list[dict[str, Any]]]
_AT_ONCE = 100
# What is made from all articles together, and what repeats the lexicon.
_JOINED = {"events", "corrections", "actors", "memberships", "places", "chronology"}


def recipe(use_chronology: bool, gazetteer: Path | None) -> dict[str, Any]:
    """Return what makes the rows of an article, the article apart."""
    return {
        "package": package_fingerprint(),
        "use_chronology": use_chronology,
        "gazetteer": _sha256(gazetteer.read_bytes()) if gazetteer else None,
    }


def kept(folder: Path, articles: Corpus, made_by: Mapping[str, Any]) -> Mapping[str, Rows]:
    """Return the rows of the articles that a folder of tables holds as they would be coded now."""
    try:
        earlier = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        keys = earlier.pop("articles")
        if earlier != made_by:
            return {}
        tables = Tables.load(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, UserError):
        return {}  # no such folder, or not ours: everything is coded
    now = _keys(articles)
    wanted = {one for one in now if keys.get(one) == now[one]}
    return _Kept(tables, wanted) if wanted else {}


def note(folder: Path, articles: Corpus, made_by: Mapping[str, Any]) -> None:
    """Write down beside the tables what they were made of."""
    keys = _keys(articles)
    replace_text(folder / NOTE, json.dumps({**made_by, "articles": keys}, indent=1, sort_keys=True))


def _keys(articles: Corpus) -> dict[str, str]:
    corrected = corrected_articles(articles)
    return {one.article_id: key_of(one) for one in articles if one.article_id not in corrected}


def key_of(article: Article) -> str:
    """Return what changes when anything changes that the rows of an article are made from."""
    told = {f.name: getattr(article, f.name) for f in dataclasses.fields(article)}
    del told["text"]  # its hash stands for it
    return _sha256(json.dumps(told, sort_keys=True, ensure_ascii=True).encode())


class _Kept(Mapping[str, Rows]):
    """The rows of articles that were coded before: as they are asked for, some articles at a time.

    As rows, tables take many times the room.
    """

    def __init__(self, tables: Tables, wanted: set[str]) -> None:
        self._ids = sorted(wanted)
        self._at = {article_id: number for number, article_id in enumerate(self._ids)}
        self._some: dict[str, Rows] = {}
        article_of = tables.reports.set_index("report_id")["article_id"]
        # Beside each frame, which article each of its rows is of.
        self._frames: dict[str, tuple[pa.Table, np.ndarray]] = {}
        for name, frame in tables.frames().items():
            if name not in _JOINED:
                is_told = "article_id" in frame
                of = frame["article_id"] if is_told else frame["report_id"].map(article_of)
                numbers = of.map(self._at).to_numpy(float, na_value=-1)
                self._frames[name] = pa.Table.from_pandas(frame, preserve_index=False), numbers

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, article_id: str) -> Rows:
        number = self._at[article_id]
        if article_id not in self._some:
            self._some = {}  # to make room
            self._some = self._read(number, number + _AT_ONCE)
        return self._some[article_id]

    def _read(self, first: int, last: int) -> dict[str, Rows]:
        found: dict[str, Rows] = {one: defaultdict(list) for one in self._ids[first:last]}
        for name, (table, article) in self._frames.items():
            rows = np.flatnonzero((first <= article) & (article < last))
            for number, row in zip(article[rows], _rows(name, table.take(rows)), strict=True):
                found[self._ids[int(number)]][name].append(row)
        return found


def _rows(name: str, table: pa.Table) -> Iterator[dict[str, Any]]:
    declared = {column.name: column for column in FRAME[name].columns}
    names = table.column_names
    columns = [declared.get(one) or Column(one, "text", "") for one in names]
    cells = map(to_python, columns, [cells.combine_chunks() for cells in table.columns])
    for row in zip(*cells, strict=True):
        yield dict(zip(names, row, strict=True))


@cache
def package_fingerprint() -> str:
    """Return a hash of the package: its code and its vocabulary."""
    folder = Path(analysis.__file__).parent
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".csv"))
    parts = (f"{p.relative_to(folder).as_posix()}\0{_sha256(p.read_bytes())}" for p in files)
    return _sha256("\n".join(parts).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
