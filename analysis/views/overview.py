"""What was read: the articles, the tables made of them, and the clues to their dates."""

from __future__ import annotations

import pandas as pd

from analysis.frames import FRAMES
from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.quotes import quoted, short_id, words_at
from analysis.views.words import plain

FIRST_WORDS = 12


def frame_overview(tables: Tables) -> pd.DataFrame:
    """One row for each frame: what a row of it is, and how many there are."""
    rows = [(frame.name, frame.row, len(getattr(tables, frame.name))) for frame in FRAMES]
    return pd.DataFrame(rows, columns=["table", "one row is", "rows"])


def article_overview(tables: Tables) -> pd.DataFrame:
    """One row for each article: how it begins, when it was published and how that is known."""
    reports = tables.reports["article_id"].value_counts()
    claims = tables.claims["article_id"].value_counts()
    firsts = tables.sentences.groupby("article_id")["text"].first()
    rows = [
        {
            "article": short_id(article.article_id),
            "begins": quoted(" ".join(firsts.get(article.article_id, "").split()[:FIRST_WORDS])),
            "agency": article.agency,
            "published": say_date(article.published, short=True),
            "known from": plain(article.published_basis),
            "sentences": article.n_sentences,
            "reports": int(reports.get(article.article_id, 0)),
            "claims": int(claims.get(article.article_id, 0)),
        }
        for article in _articles_by_date(tables).itertuples()
    ]
    columns = "article begins agency published known-from sentences reports claims".split()
    return pd.DataFrame(rows, columns=[name.replace("-", " ") for name in columns])


def date_clues(tables: Tables) -> pd.DataFrame:
    """One row for each clue to a publication date: the words, what they allow, whether used."""
    facts = tables.chronology.set_index("chronology_id")["title_fr"]
    rows = [
        {
            "article": short_id(clue.article_id),
            "words": "outside the text"
            if pd.isna(clue.start)
            else words_at(tables, clue.article_id, clue.start, clue.end),
            "rule": plain(clue.rule),
            "from": clue.earliest,
            "to": clue.latest,
            "outside fact": facts.get(clue.chronology_id, pd.NA),
            "used": bool(clue.is_used),
        }
        for clue in tables.date_evidence.itertuples()
    ]
    columns = ["article", "words", "rule", "from", "to", "outside fact", "used"]
    return pd.DataFrame(rows, columns=columns)


def correction_overview(tables: Tables) -> pd.DataFrame:
    """One row for each correction made by hand: what, by whom, why, and whether it was applied."""
    rows = [
        {
            "line": row.line,
            "done": "yes" if row.is_applied else f"no: {row.problem}",
            "what": " ".join(filter(None, (row.action, _said(row.frame), _said(row.column)))),
            "row": row.row_id,
            "from": row.old,
            "to": row.new,
            "words": pd.NA if pd.isna(row.words) else quoted(row.words),
            "by": f"{row.who}, {row.when}",
            "why": row.why,
        }
        for row in tables.corrections.itertuples()
    ]
    columns = ["line", "done", "what", "row", "from", "to", "words", "by", "why"]
    return pd.DataFrame(rows, columns=columns)


def _said(word: object) -> str:
    return "" if pd.isna(word) else str(word)


def _articles_by_date(tables: Tables) -> pd.DataFrame:
    keys = ["published_earliest", "article_id"]
    return tables.articles.sort_values(keys, kind="stable", na_position="last")
