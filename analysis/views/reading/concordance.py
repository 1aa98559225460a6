"""Keyword in context: every place where a term, an actor or a label stands, by outlet and period.

In a cell of your own::

    from analysis.views.reading.aligned import show_concordance
    from analysis.views.reading.concordance import concordance
    from analysis.views.reading.tally import concordance_counts

    rows = concordance(tables, "mercenaire*")
    show_concordance(rows)
    concordance_counts(tables, rows, periods=["2022-08-15", "2023-12-31"])
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.language.edtf import EDTF, EdtfError
from analysis.language.folding import fold, fold_key
from analysis.tables import Tables
from analysis.views.measures import with_members
from analysis.views.quotes import OWN_VOICE
from analysis.views.reading.citations import publisher
from analysis.views.reading.coded import speaker_side
from analysis.views.reading.shelf import Shelf
from analysis.views.words import count

WIDTH = 45
COLUMNS = [
    "article_id", "outlet", "published", "sentence", "start", "end", "left", "keyword", "right",
    "speaker",
]  # fmt: skip


class Hit(NamedTuple):
    """One place in an article; ``speaker`` where the row that gave it knows who speaks."""

    article_id: str
    start: int
    end: int
    speaker: str | None = None


def concordance(
    tables: Tables,
    term: str = "",
    *,
    actor: str = "",
    label: str = "",
    outlets: Sequence[str] = (),
    since: str = "",
    until: str = "",
    width: int = WIDTH,
) -> pd.DataFrame:
    """Return every place of a term, an actor's mentions or a label, with ``width`` characters.

    Give one of three. ``term``: whole words, case and accents aside; a star stands for any ending
    (« mercenaire* »), a bar parts alternatives (« putsch|coup d'État »). ``actor``: an actor id,
    its members included, wherever it was recognised. ``label``: a naming coded as such, by its
    words, so that its speaker is known.

    ``outlets`` keeps these outlets; ``since`` and ``until`` (EDTF) keep articles whose date may
    fall between. Columns: ``article_id``, ``outlet`` (else the agency), ``published``,
    ``sentence``, ``start``, ``end``, ``left``, ``keyword``, ``right``, ``speaker``; in the order of
    publication. ``UserError`` for a search that cannot mean anything.

    >>> tables = Tables.from_rows({"articles": [{"article_id": "a", "path": "a", "sha256": "0",
    ...     "text": "Les Mercenaires d'en face, dit un élu."}]})
    >>> concordance(tables, "mercenaire*")[["left", "keyword", "right"]].values.tolist()
    [['Les', 'Mercenaires', "d'en face, dit un élu."]]
    """
    given = [name for name in (term, actor, label) if name.strip()]
    if len(given) != 1:
        raise UserError("Give one of three to look for: a term, an actor or a label.")
    shelf = Shelf(tables)
    articles = _articles(tables, outlets, since, until)
    hits = _of_actor(tables, actor) if actor else _of_label(shelf, label) if label else None
    found = [
        _row(shelf, article, hit, width)
        for article in articles.itertuples()
        for hit in (_of_term(article, term) if hits is None else hits.get(article.article_id, []))
    ]
    return pd.DataFrame(found, columns=COLUMNS)


def say_concordance(rows: pd.DataFrame) -> str:
    """Return how often something stands, in how many articles and outlets."""
    if rows.empty:
        return "Nothing found."
    articles, outlets = rows["article_id"].nunique(), rows["outlet"].nunique()
    own = int((rows["speaker"] == OWN_VOICE).sum())
    return (
        f"{count(len(rows), 'place')} in {count(articles, 'article')} of "
        f"{count(outlets, 'publisher')}; {own} in the article's own voice."
    )


def _articles(tables: Tables, outlets: Sequence[str], since: str, until: str) -> pd.DataFrame:
    rows = tables.articles
    names = pd.Series([publisher(row._asdict()) for row in rows.itertuples()], rows.index, str)
    if outlets:
        wanted = {fold_key(name) for name in outlets}
        rows = rows[[fold_key(name) in wanted for name in names]]
        if rows.empty:
            there = ", ".join(sorted(set(names)))
            raise UserError(f"outlets: none of {', '.join(outlets)}; there are {there}.")
    early, late = rows["published_earliest"], rows["published_latest"]
    if since:
        rows = rows[(late >= pd.Timestamp(edge_day(since))).fillna(False)]
    if until:
        rows = rows[(early[rows.index] <= pd.Timestamp(edge_day(until, last=True))).fillna(False)]
    return rows.sort_values(["published_earliest", "article_id"], kind="stable")


def _of_term(article: Any, term: str) -> Iterator[Hit]:
    folded = fold(str(article.text))
    for match in _pattern(term).finditer(folded.text):
        yield Hit(article.article_id, *folded.original(*match.span()))


def _pattern(term: str) -> re.Pattern[str]:
    """Return what finds whole words of folded text.

    >>> bool(_pattern("coup* d'État").search("deux coups d'etat"))
    True
    """
    words = [fold_key(one.strip()) for one in term.split("|")]
    if not all(word.strip("* ") for word in words):
        raise UserError(f"« {term} » holds no word to look for.")
    forms = [re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _of_actor(tables: Tables, actor: str) -> dict[str, list[Hit]]:
    if actor not in set(tables.actors["actor_id"]):
        raise UserError(f"« {actor} » is no known actor id such as jnim or fama.")
    wanted = with_members([actor], tables.memberships)
    rows = tables.mentions
    rows = rows[(rows["kind"] == "actor") & rows["ref"].isin(wanted)]
    return _by_article(
        Hit(row.article_id, int(row.start), int(row.end)) for row in rows.itertuples()
    )


def _of_label(shelf: Shelf, label: str) -> dict[str, list[Hit]]:
    pattern = _pattern(label)
    return _by_article(
        Hit(row.article_id, int(row.start), int(row.end), speaker_side(shelf, row))
        for row in shelf.tables.labels.itertuples()
        if pattern.search(fold_key(str(row.term)))
    )


def _by_article(hits: Iterator[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.article_id, []).append(hit)
    return found


def _row(shelf: Shelf, article: Any, hit: Hit, width: int) -> tuple[Any, ...]:
    text, start, end = str(article.text), hit.start, hit.end
    before, after = text[max(0, start - 2 * width) : start], text[end : end + 2 * width]
    left, right = " ".join(before.split()), " ".join(after.split())
    # A blank at the keyword is kept: « l'armée » is one word, « une armée » two.
    left, right = _clipped(left[::-1], width)[::-1], _clipped(right, width)
    sentence = shelf.sentence_at(hit.article_id, start)
    number = pd.NA if sentence is None else int(sentence.sentence)
    words = " ".join(text[start:end].split())
    speaker = hit.speaker or _speaker(shelf, hit)
    who = publisher(article._asdict())
    cells = (hit.article_id, who, article.published, number, start, end)
    return (*cells, left, words, right, speaker)


def _clipped(text: str, width: int) -> str:
    """Return at most ``width`` characters, whole words only.

    >>> _clipped("un camp russe", 8)
    'un camp'
    """
    if len(text) <= width:
        return text
    return text[: width + 1].rpartition(" ")[0] or text[:width]


def _speaker(shelf: Shelf, hit: Hit) -> str:
    claims = shelf.rows("claims", "article_id", hit.article_id)
    said = [c for c in claims if c.start < hit.end and hit.start < c.end and not pd.isna(c.speaker)]
    return ", ".join(dict.fromkeys(speaker_side(shelf, claim) for claim in said)) or OWN_VOICE


def edge_day(value: str, *, last: bool = False) -> dt.date:
    """Return the first (or last) day of a date in EDTF; ``UserError`` for what is none."""
    try:
        date = EDTF.parse(value)
    except EdtfError as error:
        raise UserError(f"« {value} » is no date; write 2023, 2023-04 or 2023-04-22.") from error
    day = date.latest if last else date.earliest
    if day is None:
        raise UserError(f"« {value} » has no day to begin with; write 2023, 2023-04 or 2023-04-22.")
    return day
