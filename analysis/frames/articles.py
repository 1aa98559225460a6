"""The frames of the text itself: articles, what dates them, sentences, mentions."""

from __future__ import annotations

from analysis.frames.columns import (
    ARTICLE,
    Column,
    Frame,
    bounds,
    date,
    enum,
    flag,
    ident,
    ref,
    sentence,
    span,
    text,
    whole,
)
from analysis.vocabularies import MENTION_KINDS, PUBLISHED_BASES, SENTENCE_ROLES

ARTICLES = Frame(
    "articles",
    "one article",
    (
        ident("article_id", "stem of the file's name, or the collection's own id"),
        text("path", "file, relative to the corpus folder", required=True),
        text("text", "the article exactly as decoded; all offsets count in it", required=True),
        text("title", "headline"),
        text("outlet", "who published it"),
        text("agency", "whose dispatch it is or draws on"),
        text("language", "ISO 639-1 code of its language"),
        flag("is_translated", "whether it is a translation; NA: not known", required=False),
        text("url", "where it was published"),
        date("header_date", "the collector's stamp at the head of the text; no part of the news"),
        date("published", "publication date, as well as it is known"),
        *bounds("published", "the publication date"),
        enum("published_basis", PUBLISHED_BASES, "what the publication date rests on"),
        whole("n_sentences", "sentences", required=True),
        whole("n_chars", "characters of the text", required=True),
        ident("sha256", "fingerprint of the file's bytes"),
        text("encoding", "how the bytes were decoded", required=True),
        ref(
            "near_duplicate_of",
            "articles",
            "the first article that prints the same dispatch; NA: none",
            required=False,
        ),
        text("note", "the analyst's note (metadata.csv)"),
    ),
    key=("article_id",),
    order=("article_id",),
    is_open=True,
)
DATE_EVIDENCE = Frame(
    "date_evidence",
    "one clue that bounds a publication date",
    (
        ARTICLE,
        sentence(required=False),
        *span("the clue; NA: it stands outside the text", required=False),
        text("rule", "name of the rule that read it", required=True),
        Column("earliest", "date", "first publication day it allows; NA: no bound"),
        Column("latest", "date", "last publication day it allows; NA: no bound"),
        ref(
            "chronology_id",
            "chronology",
            "the outside fact it rests on; NA: the text alone",
            required=False,
        ),
        flag("is_used", "whether the publication date rests on it (False: contradicted or idle)"),
        text("note", "why"),
    ),
    key=(),
    order=("article_id", "start", "end", "rule", "earliest", "latest", "chronology_id"),
)
SENTENCES = Frame(
    "sentences",
    "one sentence",
    (
        ARTICLE,
        whole("sentence", "its number in the article, from 0", required=True),
        whole("paragraph", "number of its paragraph", required=True),
        *span("the sentence"),
        text("text", "its words", required=True),
        enum("role", SENTENCE_ROLES, "its part in the layout; boilerplate is not coded"),
        ref(
            "speaker_claim_id",
            "claims",
            "the claim whose speaker utters it; NA: the article's own voice",
            required=False,
        ),
    ),
    key=("article_id", "sentence"),
    order=("article_id", "sentence"),
    words="text",
)
MENTIONS = Frame(
    "mentions",
    "one recognised span",
    (
        ident("mention_id", "the mention"),
        ARTICLE,
        sentence(required=False),
        *span("the mention"),
        text("text", "its words", required=True),
        enum("kind", MENTION_KINDS, "what it names"),
        Column("ref", "id", "what it means: actor_id, place_id, EDTF or HH:MM; NA: not resolved"),
        whole("low", "number: least value"),
        whole("high", "number: greatest value; NA: open"),
    ),
    key=("mention_id",),
    order=("article_id", "start", "end", "kind", "ref", "mention_id"),
    words="text",
)
