"""An article, or all that articles say of an event, put together as a reading."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.language.folding import fold_key
from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.display import visible
from analysis.views.quotes import quoted
from analysis.views.reading.citations import cite_on, publisher
from analysis.views.reading.coded import LETTERS, Coded, coded_rows
from analysis.views.reading.marks import mentions_of, speakers_of
from analysis.views.reading.markup import Page, Stretch
from analysis.views.reading.shelf import Shelf
from analysis.views.words import amount, count, kind_name, plain

_LINE = re.compile(r"[^\n]+")


def slug(text: str) -> str:
    """Return an id's short form for links and file names; unlike ids have unlike forms.

    >>> slug("e:dispatch_7:2"), slug("Été").rpartition("-")[0]
    ('e-dispatch_7-2', 'ete')
    """
    plain_form = text.replace(":", "-")
    if re.fullmatch(r"[a-z0-9_.-]{1,80}", plain_form):
        return plain_form
    words = re.sub(r"[^a-z0-9_.]+", "-", fold_key(text))[:60].strip("-")
    return f"{words}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def article_page(
    shelf: Shelf, article_id: str, key: str, hrefs: Mapping[str, str] | None = None
) -> Page:
    """Return the reading of a whole article; ``KeyError`` when there is no such article."""
    text = shelf.text(article_id)
    lines = [Stretch(*_trimmed(text, m.start(), m.end())) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line.end > line.start]
    return _page(shelf, article_id, key, lines, coded_rows(shelf, article_id), hrefs or {})


def event_pages(shelf: Shelf, event_id: str, key: str) -> list[tuple[str, Page]]:
    """Return the sentences that made an event, article by article in the order of publication."""
    reports = shelf.rows("reports", "event_id", event_id)
    pages = []
    for number, article_id in enumerate(by_published(shelf, {r.article_id for r in reports})):
        ids = {str(row.report_id) for row in reports if row.article_id == article_id}
        rows = coded_rows(shelf, article_id, ids)
        stretches = [
            Stretch(int(row.start), int(row.end)) for row in sentences_of(shelf, article_id, rows)
        ]
        page = _page(shelf, article_id, f"{key}-{number}", stretches, rows, {})
        pages.append((article_id, page))
    return pages


def event_sentences(tables: Tables, event_id: str | None) -> pd.DataFrame:
    """Return the sentences that made an event, in all articles; none for an unknown event.

    Columns: ``article_id``, ``sentence``, ``start``, ``end``, ``gives`` (what was read from it),
    ``words``, ``citation``. Sentences of reprints are there as well: they show how far it went.
    """
    shelf, found = Shelf.of_event(tables, event_id or ""), []
    for article_id, page in event_pages(shelf, event_id or "", "e"):
        for row in sentences_of(shelf, article_id, page.rows):
            start, end = int(row.start), int(row.end)
            found.append(
                {
                    "article_id": article_id,
                    "sentence": int(row.sentence),
                    "start": start,
                    "end": end,
                    "gives": ", ".join(_gives(page.rows, start, end)),
                    "words": quoted(page.text[start:end]),
                    "citation": cite_on(shelf, article_id, start, end),
                }
            )
    columns = ["article_id", "sentence", "start", "end", "gives", "words", "citation"]
    return pd.DataFrame(found, columns=columns)


def sentences_of(shelf: Shelf, article_id: str, rows: Iterable[Coded]) -> list[Any]:
    """Return the sentences of an article in which words of some rows stand."""
    spans = [(row.start, row.end) for row in rows]
    spans += [(d.start, d.start + 1) for row in rows for d in row.details if d.start is not None]
    return [
        row
        for row in shelf.rows("sentences", "article_id", article_id)
        if any(start < row.end and row.start < end for start, end in spans)
    ]


def by_published(shelf: Shelf, article_ids: Collection[str]) -> list[str]:
    """Return article ids in the order of their publication, undated ones last."""
    firsts = {}
    for article_id in sorted(article_ids):
        first = shelf.one("articles", "article_id", article_id).published_earliest
        firsts[article_id] = pd.Timestamp.max if pd.isna(first) else first
    return sorted(firsts, key=lambda one: (firsts[one], one))


def event_facts(shelf: Shelf, event: Any) -> list[tuple[str, str]]:
    """Return what is known of an event as pairs of a name and words."""
    reports = shelf.rows("reports", "event_id", event.event_id)
    where = [part for part in (event.place, event.admin1, event.country) if not pd.isna(part)]
    dead = "no figure"
    if not (pd.isna(event.killed_low) and pd.isna(event.killed_high)):
        dead = f"{amount(event.killed_low, event.killed_high)}, as the counted sources allow"
    told = count(int(event.n_articles), "article")
    if event.n_sources != event.n_articles:
        told += f", {count(int(event.n_sources), 'source')} without reprints"
    facts = [
        ("date", say_date(event.date)),
        ("place", ", ".join(where) or "not said"),
        ("kind", f"{kind_name(event.sub_event_type)} ({event.event_type})"),
        ("dead", dead),
        ("told by", told),
    ]
    for column, name in (("occurrence", "it happened"), ("responsibility", "who did it")):
        said = dict.fromkeys(plain(getattr(row, column)) for row in reports)
        facts.append((name, ", ".join(said)))
    if not pd.isna(event.link_reason):
        facts.append(("one event because", str(event.link_reason)))
    return facts


def say_choice(tables: Tables, article_id: str | None, event_id: str | None) -> str:
    """Return in words which article and which event a reading opens."""
    shelf = Shelf(tables, [article_id or ""])
    event = None if event_id is None else shelf.one("events", "event_id", event_id)
    lines = [
        "Article: " + ("none" if article_id is None else cite_on(shelf, article_id)),
        "Event: " + ("none" if event is None else f"{event_title(event)} ({event_id})."),
    ]
    return "\n".join(lines)


def event_title(event: Any) -> str:
    """Return an event in a line: date, place, kind."""
    place = event.country if pd.isna(event.place) else event.place
    place = "place not said" if pd.isna(place) else place
    return f"{say_date(event.date)} · {place} · {kind_name(event.sub_event_type)}"


def article_title(shelf: Shelf, article_id: str) -> str:
    """Return an article in a line: publisher, title where it has one, date."""
    row = shelf.one("articles", "article_id", article_id)
    title = [] if pd.isna(row.title) else [quoted(str(row.title))]
    return " · ".join([publisher(row._asdict()), *title, say_date(row.published)])


def facts_html(facts: Iterable[tuple[str, str]]) -> str:
    """Return pairs of a name and words as a list."""
    lines = [f"<li>{_escaped(name)}: {_escaped(words)}</li>" for name, words in facts]
    return f"<ul>{''.join(lines)}</ul>"


def _page(
    shelf: Shelf,
    article_id: str,
    key: str,
    stretches: list[Stretch],
    rows: list[Coded],
    hrefs: Mapping[str, str],
) -> Page:
    marks = mentions_of(shelf, article_id), speakers_of(shelf, article_id)
    return Page(key, shelf.text(article_id), stretches, *marks, rows, hrefs)


def _gives(rows: Iterable[Coded], start: int, end: int) -> list[str]:
    """Say what was read from the characters from ``start`` to ``end``."""
    given = []
    for row in rows:
        if start <= row.start < end:
            given.append(f"{_FRAMES[row.ref[0]]} {row.ref}")
        details = [d for d in row.details if d.start is not None and start <= d.start < end]
        given += [f"{detail.line.partition(':')[0]} of {row.ref}" for detail in details]
    return list(dict.fromkeys(given))


_FRAMES = {
    letter: {"reports": "tells", "claims": "claim", "tolls": "figure"}.get(name, name)
    for name, (letter, _) in LETTERS.items()
}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _escaped(text: str) -> str:
    return html.escape(visible(text))
