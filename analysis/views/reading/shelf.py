"""The rows of some tables, found by article, report or event without searching a frame."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.tables import Tables
from analysis.views.words import actor_name


class Shelf:
    """Tables as rows that can be asked for by a key, each frame sorted out at its first use.

    With ``only`` the rows of these articles, which is quick however large the tables are.
    """

    def __init__(self, tables: Tables, only: Collection[str] | None = None) -> None:
        self.tables = tables
        self._only = None if only is None else list(only)
        self._rows: dict[tuple[str, str], dict[str, list[Any]]] = {}
        self._names: dict[str, str] = {}

    @classmethod
    def of_event(cls, tables: Tables, event_id: str) -> Shelf:
        """Return the rows of the articles that tell an event."""
        reports = tables.reports
        return cls(tables, reports.loc[reports["event_id"] == event_id, "article_id"].unique())

    def rows(self, frame: str, key: str, value: object) -> list[Any]:
        """Return the rows of a frame whose ``key`` is ``value``, in the order of the frame."""
        found = self._rows.get((frame, key))
        if found is None:
            found = self._rows[frame, key] = self._sorted_out(frame, key)
        return found.get(str(value), [])

    def one(self, frame: str, key: str, value: object) -> Any | None:
        """Return the first row of a frame whose ``key`` is ``value``."""
        return next(iter(self.rows(frame, key, value)), None)

    def text(self, article_id: str) -> str:
        """Return an article's text; ``KeyError`` when there is no such article."""
        return self._texts[article_id]

    def actor(self, actor_id: object) -> str:
        """Return an actor's name as figures and tables write it."""
        name = self._names.get(str(actor_id))
        if name is None:
            name = self._names[str(actor_id)] = actor_name(self.tables.actors, str(actor_id))
        return name

    def place(self, place_id: object) -> str:
        """Return a place's name; the id of one that the gazetteer does not hold."""
        row = self.one("places", "place_id", place_id)
        return str(place_id) if row is None else str(row.name)

    def sentence_at(self, article_id: str, offset: int) -> Any | None:
        """Return the sentence that holds a character, or the last one before it."""
        rows = self.rows("sentences", "article_id", article_id)
        found = bisect_right([row.start for row in rows], offset) - 1
        return rows[found] if found >= 0 else None

    @cached_property
    def _texts(self) -> dict[str, str]:
        articles = self.tables.articles
        return dict(zip(articles["article_id"], articles["text"], strict=True))

    def _sorted_out(self, frame: str, key: str) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        data = self._of_articles(getattr(self.tables, frame))
        for value, row in zip(data[key].astype("string"), data.itertuples(), strict=True):
            if isinstance(value, str):
                found.setdefault(value, []).append(row)
        return found

    def _of_articles(self, data: pd.DataFrame) -> pd.DataFrame:
        if self._only is None:
            return data
        if "article_id" in data:
            return data[data["article_id"].isin(self._only)]
        if "report_id" in data:
            reports = self._of_articles(self.tables.reports)["report_id"]
            return data[data["report_id"].isin(reports)]
        return data
