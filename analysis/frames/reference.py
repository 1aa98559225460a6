"""The frames that copy the lexicon, saved with the others so that a folder explains itself."""

from __future__ import annotations

from analysis.frames.columns import Column, Frame, country, date, enum, ident, number, ref, text
from analysis.lexicon.schema import ACTOR_KINDS, BLOCS, PLACE_KINDS

SOURCE = text("source", "where the row comes from", required=True)

ACTORS = Frame(
    "actors",
    "one party to the war, or one named with it",
    (
        ident("actor_id", "the actor"),
        text("name_fr", "its name in French", required=True),
        text("name_en", "its name in English", required=True),
        enum("kind", tuple(ACTOR_KINDS.split()), "what it is"),
        enum("bloc", tuple(BLOCS.split()), "which side it is drawn with; one colour each"),
        date("named_from", "since when it can have been called so; NA: always"),
        date("active_from", "since when it acts; NA: not bounded"),
        date("active_to", "until when it acts; NA: still, or not bounded"),
        text("acled_name", "its name at ACLED", source="ACLED"),
        Column("ucdp_id", "id", "its number at UCDP", source="UCDP"),
        SOURCE,
    ),
    key=("actor_id",),
    order=("actor_id",),
)
MEMBERSHIPS = Frame(
    "memberships",
    "one actor as part of another",
    (
        ref("actor_id", "actors", "the part"),
        ref("member_of", "actors", "the whole"),
        date("from", "since when; NA: not bounded"),
        date("to", "until when; NA: still"),
        SOURCE,
    ),
    key=("actor_id", "member_of", "from"),
    order=("actor_id", "member_of", "from"),
)
PLACES = Frame(
    "places",
    "one place of the gazetteer",
    (
        ident("place_id", "the place"),
        text("name", "its name", required=True),
        text("admin1", "region (first division), map of 2012–2016", source="ACLED and UCDP GED"),
        text("admin1_current", "region on today's map (Mali: since 2023)"),
        country("its country; NA: it lies in several"),
        number("latitude", "degrees north (WGS 84)", -90, 90),
        number("longitude", "degrees east (WGS 84)", -180, 180),
        enum("kind", tuple(PLACE_KINDS.split()), "what it is"),
        number("radius_km", "how far it reaches from that point", 0, 3000),
        SOURCE,
        text("note", "what to know about it"),
    ),
    key=("place_id",),
    order=("place_id",),
)
CHRONOLOGY = Frame(
    "chronology",
    "one dated fact of the war from outside the corpus",
    (
        ident("chronology_id", "the fact"),
        date("date", "when", required=True),
        text("title_fr", "the fact in a few French words", required=True),
        text("description_en", "the fact in an English sentence", required=True),
        Column("actors", "refs", "who took part", to="actors"),
        Column("place", "refs", "where", to="places"),
        text("category", "what kind of fact", required=True),
        country("where"),
        SOURCE,
        text("url", "where to read about it"),
        text("note", "doubts"),
    ),
    key=("chronology_id",),
    order=("chronology_id",),
)
