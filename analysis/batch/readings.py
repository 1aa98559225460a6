"""Pages of words: one for each event and each article, with all that was read from them."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from analysis.batch.files import replace_text
from analysis.batch.pages import render
from analysis.tables import Tables
from analysis.views.dates import say_date, sort_days
from analysis.views.display import visible
from analysis.views.quotes import quoted, short_id
from analysis.views.reading.citations import cite_on
from analysis.views.reading.coded import Coded
from analysis.views.reading.markup import STYLE, Page, legend, page_html
from analysis.views.reading.pages import (
    article_page,
    article_title,
    by_published,
    event_facts,
    event_pages,
    event_title,
    facts_html,
    slug,
)
from analysis.views.reading.shelf import Shelf
from analysis.views.words import amount, kind_name, plain

EVENTS, ARTICLES = "events", "articles"


class _List(NamedTuple):
    """The page that lists others: its columns, and a row for each."""

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def write_readings(tables: Tables, folder: Path, *, with_articles: bool = True) -> dict[str, int]:
    """Write a page for each event and, with ``with_articles``, for each article; return how many.

    Pages of an earlier run that stand for nothing any more are removed.
    """
    shelf = Shelf(tables)
    events = sort_days(tables.events)["event_id"].astype(str).tolist()
    articles = by_published(shelf, tables.articles["article_id"].tolist()) if with_articles else []
    _write_events(shelf, folder / EVENTS, events, with_articles)
    if with_articles:
        _write_articles(shelf, folder / ARTICLES, articles)
    else:
        _clear(folder / ARTICLES, ())
    return {"events": len(events), "articles": len(articles)}


def event_href(event_id: str) -> str:
    """Return the address of an event's page in the output folder."""
    return f"{EVENTS}/{slug(event_id)}.html"


def article_href(article_id: str) -> str:
    """Return the address of an article's page in the output folder."""
    return f"{ARTICLES}/{slug(article_id)}.html"


def _write_events(shelf: Shelf, folder: Path, ids: Sequence[str], with_articles: bool) -> None:
    events = [shelf.one("events", "event_id", event_id) for event_id in ids]
    rows = []
    for event in events:
        dead = ""
        if not (pd.isna(event.killed_low) and pd.isna(event.killed_high)):
            dead = amount(event.killed_low, event.killed_high)
        place = "not said" if pd.isna(event.place) else str(event.place)
        date = say_date(event.date, short=True)
        rows.append((date, place, kind_name(event.sub_event_type), dead, event.n_articles))
    note = (
        "Happenings that the articles tell, each with the sentences that made it. A count of them "
        "is a count of what was reported. Dead: as the counted sources allow; empty: no figure."
    )
    columns = ("date", "place", "kind", "dead", "articles")
    pages = ((event_title(event), _event_body(shelf, event, with_articles)) for event in events)
    _write(folder, ids, pages, _List("Events", note, columns, rows))


def _write_articles(shelf: Shelf, folder: Path, ids: Sequence[str]) -> None:
    hrefs = {
        str(event_id): f"../{event_href(str(event_id))}"
        for event_id in shelf.tables.events["event_id"]
    }
    rows = []
    for one in ids:
        counts = [len(shelf.rows(frame, "article_id", one)) for frame in ("reports", "claims")]
        rows.append((article_title(shelf, one), short_id(one), *counts))
    note = "Articles with what was recognised in them marked, and what was coded from them beside."
    pages = ((article_title(shelf, one), _article_body(shelf, one, hrefs)) for one in ids)
    columns = ("article", "id", "reports", "claims")
    _write(folder, ids, pages, _List("Articles", note, columns, rows))


def _event_body(shelf: Shelf, event: Any, with_articles: bool) -> Markup:
    facts = [*event_facts(shelf, event), ("event", str(event.event_id))]
    readings = event_pages(shelf, str(event.event_id), "e")
    parts = [STYLE, '<div class="reading">', facts_html(facts)]
    parts += [
        "<h2>Who says what</h2>",
        _accounts(shelf, readings),
        "<h2>The sentences</h2>",
        legend(),
    ]
    for article_id, page in readings:
        title = html.escape(visible(article_title(shelf, article_id)))
        if with_articles:
            title = f'<a href="../{html.escape(article_href(article_id))}">{title}</a>'
        cited = page._replace(citation=cite_on(shelf, article_id))
        parts += [f"<h3>{title}</h3>", page_html(cited)]
    return Markup("\n".join([*parts, "</div>"]))


def _accounts(shelf: Shelf, readings: Sequence[tuple[str, Page]]) -> str:
    """Return the claims and figures of an event as lists, each with its words and citation."""
    blocks = []
    for article_id, page in readings:
        spans: dict[tuple[int, int], list[Coded]] = {}
        for row in page.rows:
            if row.ref[0] in "ct":
                spans.setdefault((row.start, row.end), []).append(row)
        lines = [_account(shelf, article_id, page, rows) for rows in spans.values()]
        if lines:
            title = html.escape(visible(article_title(shelf, article_id)))
            blocks.append(f"<h3>{title}</h3>\n<ul>\n" + "\n".join(lines) + "\n</ul>")
    if not blocks:
        return "<p>No speaker and no figure: the articles tell it in their own voice.</p>"
    return "\n".join(blocks)


def _account(shelf: Shelf, article_id: str, page: Page, rows: Sequence[Coded]) -> str:
    """Return the rows that stand on the same words, these words, and where they stand."""
    start, end = rows[0].start, rows[0].end
    words, where = quoted(page.text[start:end]), cite_on(shelf, article_id, start, end)
    words, where = html.escape(visible(words)), html.escape(visible(where))
    said = [
        f'<a href="#{page.key}-w{start}">{row.ref}</a> · {html.escape(visible(row.line))}<br>'
        for row in rows
    ]
    return f'<li>{"".join(said)}<bdi>{words}</bdi><br><cite class="small">{where}</cite></li>'


def _article_body(shelf: Shelf, article_id: str, hrefs: Mapping[str, str]) -> Markup:
    row = shelf.one("articles", "article_id", article_id)
    facts = [
        ("publication date known from", plain(row.published_basis)),
        ("fingerprint of the file", str(row.sha256)),
        ("cite as", cite_on(shelf, article_id)),
    ]
    if not pd.isna(row.near_duplicate_of):
        facts.append(("reprints", str(row.near_duplicate_of)))
    page = article_page(shelf, article_id, "a", hrefs)
    parts = [STYLE, '<div class="reading">', facts_html(facts), legend(), page_html(page), "</div>"]
    return Markup("\n".join(parts))


def _write(
    folder: Path, ids: Sequence[str], pages: Iterable[tuple[str, Markup]], listed: _List
) -> None:
    """Write one page for each id, and their list; pages that stand for nothing go."""
    names = [f"{slug(one)}.html" for one in ids]
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder, {*names, "index.html"})
    for number, (name, (heading, body)) in enumerate(zip(names, pages, strict=True)):
        page = render(
            "reading.html.j2",
            title=visible(heading),
            body=body,
            shelf=f"All {listed.title.lower()}",
            before=names[number - 1] if number else "",
            after=names[number + 1] if number + 1 < len(names) else "",
        )
        replace_text(folder / name, page)
    shown = [[visible(str(cell)) for cell in row] for row in listed.rows]
    rows = list(zip(names, shown, strict=True))
    page = render(
        "shelf.html.j2", title=listed.title, note=listed.note, columns=listed.columns, rows=rows
    )
    replace_text(folder / "index.html", page)


def _clear(folder: Path, names: Collection[str]) -> None:
    """Remove the pages of a folder, apart from some; and the folder when nothing is left in it."""
    for path in folder.glob("*.html"):
        if path.name not in names:
            path.unlink()
    if folder.is_dir() and not names and not any(folder.iterdir()):
        folder.rmdir()
