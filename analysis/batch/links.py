"""Links in the pages of notebooks: to the other pages, and from quoted words to where they stand.

A table of evidence names an article and quotes words of it; in a page the words lead to the event
they made, or to the place in the article. The pages are changed when all of them are there, and
changing them twice changes nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from analysis.batch.files import replace_text
from analysis.batch.readings import ARTICLES, EVENTS, article_href, event_href
from analysis.tables import Tables
from analysis.views.quotes import about, quoted, short_id
from analysis.views.reading.shelf import Shelf

_NAV = re.compile("<!--nav-->.*?<!--/nav-->", re.DOTALL)
_ROW = re.compile("<tr>(?:<td[^>]*><bdi>[^\n]*?</bdi></td>)+</tr>")
_LINKED = re.compile(rf'<bdi><a href="(?:{EVENTS}|{ARTICLES})/[^"]*">([^\n]*?)</a></bdi>')
_CELL = re.compile("<bdi>([^\n]*?)</bdi>")
# Frames that hang on a report, in the order in which their words decide for an event.
_OF_REPORTS = ("reports", "tolls", "claims", "participants", "methods", "report_places")
# Frames whose rows stand in the article without a report.
_OF_ARTICLES = ("presence", "labels", "claims")


def link_pages(
    folder: Path, runs: Iterable[Mapping[str, Any]], tables: Tables, readings: Mapping[str, int]
) -> None:
    """Give every page of a folder its links to the others and to the words behind its tables."""
    pages = [run for run in runs if run["page"]]
    guide = Guide(tables, with_articles=bool(readings["articles"]))
    for number, run in enumerate(pages):
        path = folder / run["page"]
        text = path.read_text(encoding="utf-8")
        around = {
            "←": pages[number - 1] if number else None,
            "→": pages[number + 1] if number + 1 < len(pages) else None,
        }
        nav = _navigation(around, readings)
        linked = _NAV.sub(lambda _, nav=nav: nav, text)
        linked = _LINKED.sub(r"<bdi>\1</bdi>", linked)
        linked = _ROW.sub(lambda row: _linked_row(row[0], guide), linked)
        if linked != text:
            replace_text(path, linked)


class Guide:
    """Knows for quoted words of an article the page on which they stand in their place."""

    def __init__(self, tables: Tables, *, with_articles: bool) -> None:
        self._shelf = Shelf(tables)
        self._with_articles = with_articles
        self._reports = tables.reports.set_index("report_id")
        self._articles: dict[str, list[str]] = {}
        for article_id in tables.articles["article_id"]:
            for name in {article_id, short_id(article_id)}:
                self._articles.setdefault(name, []).append(article_id)
        self._known: dict[str, dict[str, list[str]]] = {}
        self._places: dict[str, dict[str, int]] = {}

    def knows(self, name: str) -> bool:
        """Whether this is the id of an article, or its short form."""
        return name in self._articles

    def article(self, name: str) -> str | None:
        """Return the page of the article of that id, where there is one and no other."""
        ids = self._articles.get(name, [])
        return article_href(ids[0]) if self._with_articles and len(ids) == 1 else None

    def words(self, name: str, words: str, cells: Iterable[str]) -> str | None:
        """Return where quoted words of an article stand: its event's page, else in the article.

        When the words were read for several events, what the row is about decides among them.
        """
        for article_id in self._articles.get(name, []):
            reports = self._reports_of(article_id).get(words, [])
            told = set(cells)
            meant = [one for one in reports if about(self._reports, one) in told] or reports
            if meant:
                return event_href(str(self._reports.loc[meant[0], "event_id"]))
            start = self._places_of(article_id).get(words)
            if start is not None and self._with_articles:
                return f"{article_href(article_id)}#a-w{start}"
        return None

    def _reports_of(self, article_id: str) -> dict[str, list[str]]:
        """Return the reports of an article by the words, and the sentences, they were read from."""
        if article_id not in self._known:
            found: dict[str, list[str]] = {}
            for frame in _OF_REPORTS:
                for row in self._rows(frame, article_id):
                    for words in self._quotes(article_id, row):
                        here = found.setdefault(words, [])
                        if row.report_id not in here:
                            here.append(row.report_id)
            self._known[article_id] = found
        return self._known[article_id]

    def _places_of(self, article_id: str) -> dict[str, int]:
        """Return where the rows begin that hang on no report, by their words and sentences."""
        if article_id not in self._places:
            found: dict[str, int] = {}
            for frame in _OF_ARTICLES:
                for row in self._shelf.rows(frame, "article_id", article_id):
                    for words in self._quotes(article_id, row):
                        found.setdefault(words, int(row.start))
            self._places[article_id] = found
        return self._places[article_id]

    def _rows(self, frame: str, article_id: str) -> list[Any]:
        if frame in ("reports", "tolls", "claims"):
            rows = self._shelf.rows(frame, "article_id", article_id)
            return [row for row in rows if not pd.isna(row.report_id)]
        reports = self._shelf.rows("reports", "article_id", article_id)
        return [
            row
            for report in reports
            for row in self._shelf.rows(frame, "report_id", report.report_id)
            if not pd.isna(row.start)
        ]

    def _quotes(self, article_id: str, row: Any) -> list[str]:
        """Return the words of a row and the sentence around them, as tables quote them."""
        text = self._shelf.text(article_id)
        sentence = self._shelf.sentence_at(article_id, int(row.start))
        spans = [(int(row.start), int(row.end))]
        spans += [] if sentence is None else [(int(sentence.start), int(sentence.end))]
        return [quoted(text[start:end]) for start, end in spans]


def _linked_row(row: str, guide: Guide) -> str:
    """Return a row of a table with its article and its quoted words as links."""
    cells = [html.unescape(cell) for cell in _CELL.findall(row)]
    names = [cell for cell in cells if guide.knows(cell)]
    if not names:
        return row
    name = names[-1]
    hrefs = {name: guide.article(name)}
    for cell in cells:
        if cell.startswith("«") and cell.endswith("»"):
            hrefs[cell] = guide.words(name, cell, cells)
    return _CELL.sub(lambda cell: _linked(cell, hrefs), row)


def _linked(cell: re.Match[str], hrefs: Mapping[str, str | None]) -> str:
    href = hrefs.get(html.unescape(cell[1]))
    return (
        cell[0] if href is None else f'<bdi><a href="{quote(href, safe="/#")}">{cell[1]}</a></bdi>'
    )


def _navigation(around: Mapping[str, Any], readings: Mapping[str, int]) -> str:
    links = [("index.html", "All notebooks")]
    if readings["events"]:
        links.append((f"{EVENTS}/index.html", "Events"))
    if readings["articles"]:
        links.append((f"{ARTICLES}/index.html", "Articles"))
    links += [
        (quote(run["page"]), f"{arrow} {run['title'].partition(':')[0]}")
        for arrow, run in around.items()
        if run
    ]
    shown = " · ".join(f'<a href="{href}">{html.escape(words)}</a>' for href, words in links)
    return f"<!--nav-->{shown}<!--/nav-->"
