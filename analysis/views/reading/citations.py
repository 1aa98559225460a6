"""How a quoted row is cited: outlet, title, date or interval, article, characters."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.display import BLANK
from analysis.views.quotes import quoted
from analysis.views.reading.shelf import Shelf

FIRST_WORDS = 8
# What a publication date rests on, where it was not printed.
BASES = {
    "inferred": " (inferred from the text)",
    "chronology": " (inferred from known events)",
    "analyst": " (as the analyst knows)",
}


def cite(tables: Tables, article_id: str, start: object = None, end: object = None) -> str:
    """Return the citation of an article, or of the characters from ``start`` to ``end`` of it.

    >>> tables = Tables.from_rows({"articles": [{"article_id": "a", "path": "a.txt",
    ...     "text": "Attaque à Sévaré.", "title": "Attaque à Sévaré", "outlet": "Le Sahel",
    ...     "published": "2023-04-22", "sha256": "0"}]})
    >>> cite(tables, "a", 0, 7).replace(chr(160), " ")
    'Le Sahel, « Attaque à Sévaré », 22 April 2023. Article a, characters 0–7.'
    """
    row = tables.articles.set_index("article_id").loc[article_id]
    return _citation(row, article_id, start, end)


def cite_on(shelf: Shelf, article_id: str, start: object = None, end: object = None) -> str:
    """Return the same as `cite`, for many rows of the same tables."""
    row = shelf.one("articles", "article_id", article_id)
    return _citation(row._asdict(), article_id, start, end)


def _citation(article: Any, article_id: str, start: object, end: object) -> str:
    if pd.isna(article["published"]):
        date = "undated"
    else:
        date = say_date(article["published"]) + BASES.get(str(article["published_basis"]), "")
    where = f"Article {article_id}"
    if start is not None and not pd.isna(start):
        where += f", characters {int(start)}–{int(end)}"
    return f"{publisher(article)}, {_title(article)}, {date}. {where}."


def publisher(article: Any) -> str:
    """Who published an article: its outlet, else its agency.

    >>> publisher({"outlet": None, "agency": "AFP"})
    'AFP'
    """
    for name in ("outlet", "agency"):
        if not pd.isna(article[name]):
            return str(article[name])
    return "outlet not known"


def _title(article: Any) -> str:
    """Return the title, else the first words, which cannot be taken for one: they trail off."""
    if not pd.isna(article["title"]):
        return quoted(str(article["title"]))
    if BLANK in str(article["text"]):
        return "without a title"
    words = str(article["text"]).split()
    if words[:1] == ["date"]:
        words = words[2:]
    return quoted(" ".join(words[:FIRST_WORDS]) + " …")
