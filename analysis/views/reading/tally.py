"""How often a concordance found something, by outlet and period, beside what was read of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.reading.citations import publisher
from analysis.views.reading.concordance import edge_day

COUNTS = ["outlet", "period", "hits", "articles with it", "articles read"]


def concordance_counts(
    tables: Tables, rows: pd.DataFrame, periods: Sequence[str] = ()
) -> pd.DataFrame:
    """Count a concordance by outlet and period, beside the articles that were read of each.

    ``periods`` are the days (EDTF) at which a new period begins; without them every year is one.
    An article whose date may fall on both sides of an edge has a line that says so.

    Columns: ``outlet``, ``period``, ``hits``, ``articles with it``, ``articles read``.
    """
    edges = [edge_day(one) for one in periods]
    if edges != sorted(edges):
        raise UserError("periods: give the days in their order.")
    articles = tables.articles
    read = pd.DataFrame(
        {
            "article_id": articles["article_id"],
            "outlet": [publisher(row._asdict()) for row in articles.itertuples()],
            "period": [_period(row, edges) for row in articles.itertuples()],
        }
    )
    hits = rows["article_id"].value_counts()
    read["hits"] = read["article_id"].map(hits).fillna(0).astype(int)
    read["with"] = (read["hits"] > 0).astype(int)
    counted = read.groupby(["outlet", "period"], as_index=False).agg(
        hits=("hits", "sum"), having=("with", "sum"), read=("article_id", "size")
    )
    return counted.set_axis(COUNTS, axis="columns")


def _period(article: Any, edges: Sequence[dt.date]) -> str:
    early, late = article.published_earliest, article.published_latest
    if pd.isna(early) or pd.isna(late):
        return "undated"
    if not edges:
        return str(early.year) if early.year == late.year else f"{early.year} or {late.year}"
    first, last = (sum(pd.Timestamp(e) <= day for e in edges) for day in (early, late))
    if first != last:
        return f"around {say_date(edges[first].isoformat(), short=True)}"
    names = [say_date(edge.isoformat(), short=True) for edge in edges]
    if first == 0:
        return f"before {names[0]}"
    return f"from {names[first - 1]}" + (f" to {names[first]}" if first < len(edges) else "")
