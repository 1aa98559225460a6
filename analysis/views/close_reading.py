"""Close reading: an article, or what all articles say of an event, with the words marked."""

from __future__ import annotations

import html
from collections import Counter

from IPython.display import display

from analysis.tables import Tables
from analysis.views.display import Shown, show_prose, visible
from analysis.views.reading.citations import cite_on
from analysis.views.reading.markup import STYLE, legend, page_html, page_text
from analysis.views.reading.pages import (
    article_page,
    article_title,
    event_facts,
    event_pages,
    event_title,
    facts_html,
    slug,
)
from analysis.views.reading.shelf import Shelf

# How often each thing was shown in this session: ids must differ on a page that shows it twice.
_shown: Counter[str] = Counter()


def show_article(tables: Tables, article_id: str | None) -> None:
    """Show an article with what was recognised marked, and what was coded from it beside it.

    The text is escaped. Marks and rows are links to one another; the plain text says the same.
    Without an article it says so; ``KeyError`` when there is no such article.
    """
    if article_id is None:
        show_prose("There is no article to read.")
        return
    shelf = Shelf(tables, [article_id])
    page = article_page(shelf, article_id, _key(f"a-{slug(article_id)}"))
    head = [_strong(article_title(shelf, article_id)), legend()]
    body = [*head, page_html(page), f"<p>{_escaped(cite_on(shelf, article_id))}</p>"]
    _show(body, [article_title(shelf, article_id), page_text(page)])


def show_event(tables: Tables, event_id: str | None) -> None:
    """Show what is known of an event, and all sentences that made it, article by article.

    Without an event it says so; ``KeyError`` when there is no such event.
    """
    if event_id is None:
        show_prose("There is no event to follow.")
        return
    shelf = Shelf.of_event(tables, event_id)
    event = shelf.one("events", "event_id", event_id)
    if event is None:
        raise KeyError(event_id)
    facts = event_facts(shelf, event)
    body = [_strong(event_title(event)), facts_html(facts), legend()]
    plain = [event_title(event), *(f"{name}: {words}" for name, words in facts)]
    for article_id, page in event_pages(shelf, event_id, _key(slug(event_id))):
        cited = cite_on(shelf, article_id)
        body += [f"<p>{_escaped(cited)}</p>", page_html(page)]
        plain += [cited, page_text(page)]
    _show(body, plain)


def _show(body: list[str], plain: list[str]) -> None:
    page = "\n".join([STYLE, '<div class="reading">', *body, "</div>"])
    display(Shown({"text/html": page, "text/plain": visible("\n".join(plain))}, {}))


def _key(name: str) -> str:
    """Return what opens the ids of a reading: its name, with a number from the second time on."""
    _shown[name] += 1
    return name if _shown[name] == 1 else f"{name}-{_shown[name]}"


def _strong(text: str) -> str:
    return f"<p><strong>{_escaped(text)}</strong></p>"


def _escaped(text: str) -> str:
    return html.escape(visible(text))
