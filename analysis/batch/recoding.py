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
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import analysis
from analysis.batch.files import replace_text
from analysis.coding.corrections import corrected_articles
from analysis.corpus import Article, Corpus
from analysis.errors import UserError
from analysis.frames import FRAME
from analysis.frames.storage import NOTE
from analysis.tables import Tables

Rows = dict[str, list[dict[str, Any]]]
# What is made from all articles together, and what repeats the lexicon.
_JOINED = {"events", "corrections", "actors", "memberships", "places", "chronology"}


def recipe(use_chronology: bool, gazetteer: Path | None) -> dict[str, Any]:
    """Return what makes the rows of an article, the article apart."""
    return {
        "package": package_fingerprint(),
        "use_chronology": use_chronology,
        "gazetteer": _sha256(gazetteer.read_bytes()) if gazetteer else None,
    }


def kept(folder: Path, articles: Corpus, made_by: Mapping[str, Any]) -> dict[str, Rows]:
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
    return _by_article(tables, {one for one in now if keys.get(one) == now[one]})


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


def _by_article(tables: Tables, wanted: set[str]) -> dict[str, Rows]:
    article_of = dict(zip(tables.reports["report_id"], tables.reports["article_id"], strict=True))
    found: dict[str, Rows] = {article_id: defaultdict(list) for article_id in wanted}
    for name, frame in tables.frames().items():
        if name in _JOINED:
            continue
        dates = [c.name for c in FRAME[name].columns if c.kind == "date"]
        cells = frame.astype(object).where(frame.notna(), None)
        for row in cells.to_dict("records"):
            article_id = row.get("article_id") or article_of[row["report_id"]]
            if article_id in wanted:
                row |= {name: row[name].date() for name in dates if row[name] is not None}
                found[article_id][name].append(row)
    return found


@cache
def package_fingerprint() -> str:
    """Return a hash of the package: its code and its vocabulary."""
    folder = Path(analysis.__file__).parent
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".csv"))
    parts = (f"{p.relative_to(folder).as_posix()}\0{_sha256(p.read_bytes())}" for p in files)
    return _sha256("\n".join(parts).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
