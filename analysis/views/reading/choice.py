"""Which article and which event a reading opens: by id, by words, or the first that tells one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.language.folding import fold_key
from analysis.tables import Tables
from analysis.views.quotes import short_id
from analysis.views.reading.pages import article_title, by_published, event_title
from analysis.views.reading.shelf import Shelf

MOST_NAMED = 5


class Choice(NamedTuple):
    """What a reading opens; ``None`` where the tables hold nothing of the kind."""

    article_id: str | None
    event_id: str | None


def choose(tables: Tables, article: str = "", event: str = "") -> Choice:
    """Return the article and the event that two words mean; see `find_article`, `find_event`.

    Without ``article`` the first one that tells the event is opened, or the first that tells one
    as news; without ``event`` the first that the article tells as news, or at all.
    """
    shelf = Shelf(tables)
    event_id = find_event(tables, event) if event else None
    article_id = find_article(tables, article) if article else _first_article(shelf, event_id)
    if event_id is None and article_id is not None:
        event_id = _first_event(shelf, article_id)
    return Choice(article_id, event_id)


def find_article(tables: Tables, words: str) -> str:
    """Return the id of the one article of that id, short id or title.

    ``UserError`` when there is none or more than one, with the nearest.
    """
    shelf = Shelf(tables)
    ids = tables.articles["article_id"].tolist()
    exact = [one for one in ids if words in (one, short_id(one))]
    titles = {one: article_title(shelf, one) for one in ids}
    return _only("article", words, exact or _with_words(titles.items(), words), titles)


def find_event(tables: Tables, words: str) -> str:
    """Return the id of the one event of that id, or with all these words in its label.

    ``UserError`` when there is none or more than one, with the nearest. A label is date, place and
    kind: « Sévaré 2023 » is enough where only one event fits.
    """
    events = list(tables.events.itertuples())
    exact = [str(row.event_id) for row in events if words == row.event_id]
    labels = {str(row.event_id): f"{row.label} · {event_title(row)}" for row in events}
    titles = {str(row.event_id): event_title(row) for row in events}
    return _only("event", words, exact or _with_words(labels.items(), words), titles)


def _with_words(named: Iterable[tuple[str, str]], words: str) -> list[str]:
    wanted = fold_key(words).split()
    return [one for one, name in named if all(word in fold_key(name) for word in wanted)]


def _only(what: str, words: str, found: list[str], titles: dict[str, str]) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        some = ", ".join(list(titles)[:MOST_NAMED]) or "none at all"
        raise UserError(f"{what}: nothing fits « {words} »; there are {some}.")
    some = "; ".join(f"{one} ({titles[one]})" for one in found[:MOST_NAMED])
    raise UserError(f"{what}: « {words} » fits {len(found)}: {some}. Give one id.")


def _first_article(shelf: Shelf, event_id: str | None) -> str | None:
    if event_id is not None:
        telling = {row.article_id for row in shelf.rows("reports", "event_id", event_id)}
        return by_published(shelf, telling)[0]
    articles = shelf.tables.articles["article_id"].tolist()
    with_news = (a for a in articles if _is_news(shelf, a))
    return next(with_news, next(iter(articles), None))


def _is_news(shelf: Shelf, article_id: str) -> bool:
    return any(str(r.salience) == "news" for r in shelf.rows("reports", "article_id", article_id))


def _first_event(shelf: Shelf, article_id: str) -> str | None:
    reports = shelf.rows("reports", "article_id", article_id)
    news = [row for row in reports if str(row.salience) == "news"]
    linked = [row for row in news or reports if not pd.isna(row.event_id)]
    return str(linked[0].event_id) if linked else None
