"""French words at their place in an article, who says them, and what they are about."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.remember import remembered
from analysis.views.words import actor_name, kind_name, plain

OWN_VOICE = "the article itself"
_FINGERPRINT = re.compile("_[0-9a-f]{12,64}$")


def quoted(text: str) -> str:
    r"""Return French words between French marks, on one line.

    >>> quoted("ont  attaqué\nsamedi")
    '«\xa0ont attaqué samedi\xa0»'
    """
    return f"«\u00a0{' '.join(text.split())}\u00a0»"


def words_at(tables: Tables, article_id: str, start: int, end: int) -> str:
    """Return the characters of an article from ``start`` to ``end``, quoted."""
    return quoted(_texts(tables.articles)[article_id][int(start) : int(end)])


def sentence_at(tables: Tables, article_id: str, sentence: object) -> str:
    """One sentence of an article, quoted; empty when the row names none."""
    if pd.isna(sentence):
        return ""
    span = _spans(tables.sentences).get((article_id, int(sentence)))
    return words_at(tables, article_id, *span) if span else ""


def speaker(tables: Tables, claim: Any) -> str:
    """Return the speaker of a claim: the words that name him, and the party he speaks for."""
    words = claim.speaker
    kind, actor = claim.speaker_kind, claim.speaker_actor
    side = naming_speaker(tables, kind, actor)
    return side if pd.isna(words) else f"{quoted(str(words))} ({side})"


def claim_speaker(tables: Tables, claim_id: object) -> str:
    """Return the speaker of the claim of that id; the article itself when there is none."""
    if pd.isna(claim_id):
        return OWN_VOICE
    claim = _claims(tables.claims).get(claim_id)
    return speaker(tables, claim) if claim else OWN_VOICE


def speaker_of(tables: Tables, claim_id: object, kind: object) -> str:
    """Return who makes a statement: the claim's speaker, else the kind of speaker."""
    if not pd.isna(claim_id):
        return claim_speaker(tables, claim_id)
    return OWN_VOICE if pd.isna(kind) else plain(kind)


def naming_speaker(tables: Tables, kind: object, actor: object) -> str:
    """Who names: the party the speaker stands for, else the kind of speaker, else the article."""
    if not pd.isna(actor):
        return actor_name(tables.actors, str(actor))
    return OWN_VOICE if pd.isna(kind) else plain(kind)


def naming_manner(tables: Tables, row: Any) -> str:
    """How a naming is set off: distanced, an editor's note, in a translated article."""
    manners = [
        "at a distance" if row.is_distanced else "",
        "editor's note" if row.is_editorial else "",
        "translated" if row.article_id in _translated(tables.articles) else "",
    ]
    return ", ".join(filter(None, manners))


def about(reports: pd.DataFrame, report_id: object) -> str:
    """Return a report in a few words: place and date; ``reports`` are indexed by their id."""
    return _abouts(reports).get(report_id, "no single event")


def short_id(article_id: str) -> str:
    """Return an article's id without the fingerprint that some collections add.

    >>> short_id("007_0123456789abcdef"), short_id("le_monde_2")
    ('007', 'le_monde_2')
    """
    return _FINGERPRINT.sub("", str(article_id))


@remembered
def _texts(articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(articles["article_id"], articles["text"].astype(str), strict=True))


@remembered
def _translated(articles: pd.DataFrame) -> frozenset[str]:
    return frozenset(articles.loc[articles["is_translated"].fillna(False), "article_id"])


@remembered
def _spans(sentences: pd.DataFrame) -> dict[tuple[str, int], tuple[int, int]]:
    columns = (sentences[name] for name in ("article_id", "sentence", "start", "end"))
    return {(article, n): (start, end) for article, n, start, end in zip(*columns, strict=True)}


@remembered
def _claims(claims: pd.DataFrame) -> dict[str, Any]:
    return {claim.claim_id: claim for claim in claims.itertuples()}


@remembered
def _abouts(reports: pd.DataFrame) -> dict[object, str]:
    columns = (reports[name] for name in ("place", "sub_event_type", "date"))
    places = (
        f"{kind_name(kind) if pd.isna(place) else place}, {say_date(date, short=True)}"
        for place, kind, date in zip(*columns, strict=True)
    )
    return dict(zip(reports.index, places, strict=True))
