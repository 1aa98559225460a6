"""Computed take-aways of a close reading: what one article and one event rest on."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.quotes import OWN_VOICE
from analysis.views.reading.anatomy import NEWS, RETOLD, anatomy
from analysis.views.reading.background import reused_passages
from analysis.views.reading.choice import Choice
from analysis.views.reading.pages import event_sentences
from analysis.views.words import count

# So many articles tell something about how a word is used; fewer show places, and no more.
FEWEST_ARTICLES = 5


def say_close_reading(tables: Tables, choice: Choice, rows: pd.DataFrame) -> str:
    """Say what was read: the article, the event, the word (``rows`` of a concordance), the copy."""
    lines = [*_of_article(tables, choice), *_of_event(tables, choice), _of_word(rows)]
    passages = reused_passages(tables)
    if passages.empty:
        lines.append("No sentence of background is reused from one article to another.")
    else:
        first = passages.iloc[0]
        lines.append(
            f"{count(len(passages), 'passage')} of background {_verb(len(passages))} in more than "
            f"one article; most often {first['name']}, in {first['articles']} articles and "
            f"{count(int(first['wordings']), 'wording')}."
        )
    return "\n".join(f"- {line}" for line in lines)


def _of_article(tables: Tables, choice: Choice) -> list[str]:
    if choice.article_id is None:
        return ["There is no article to read."]
    parts = anatomy(tables, choice.article_id)
    own = sum(part.sides == (OWN_VOICE,) for part in parts)
    news = sum(part.tells == NEWS for part in parts)
    old = sum(part.tells == RETOLD for part in parts)
    silent = sum(bool(part.silences) for part in parts)
    return [
        f"Of {count(len(parts), 'sentence')} of the article, {news} tell its own news, {old} only "
        f"older events, the others neither; {own} have no speaker but the article itself.",
        f"In {silent} of {len(parts)} sentences something is said to be unknown, unconfirmed or "
        "refused.",
    ]


def _of_event(tables: Tables, choice: Choice) -> list[str]:
    if choice.event_id is None:
        return ["The article tells of no event that could be followed."]
    rows = event_sentences(tables, choice.event_id)
    articles = rows["article_id"].unique()
    copies = tables.articles["near_duplicate_of"][tables.articles["article_id"].isin(articles)]
    line = f"The event rests on {count(len(rows), 'sentence')} in {count(len(articles), 'article')}"
    if len(articles) == 1:
        return [f"{line}; no other article here tells it."]
    reprints = count(int(copies.isin(articles).sum()), "reprint")
    return [f"{line}, {reprints} among them."]


def _of_word(rows: pd.DataFrame) -> str:
    articles = rows["article_id"].nunique()
    if articles < FEWEST_ARTICLES:
        return (
            f"The word stands in {count(articles, 'article')}: too few to say anything of its use; "
            f"from {FEWEST_ARTICLES} on its speakers are counted here."
        )
    own = int((rows["speaker"] == OWN_VOICE).sum())
    return (
        f"The word stands in {count(len(rows), 'place')} of {articles} articles; {own} of them are "
        "the article's own voice, the others a speaker's."
    )


def _verb(number: int) -> str:
    return "stands" if number == 1 else "stand"
