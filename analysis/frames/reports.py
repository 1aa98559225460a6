"""The frames of what happened: reports with their places, parties, methods; events."""

from __future__ import annotations

from analysis.frames.columns import (
    ARTICLE,
    CLAIM,
    CORRECTED,
    HEDGED,
    REPORT,
    Column,
    Frame,
    bounds,
    country,
    date,
    enum,
    flag,
    ident,
    number,
    ref,
    sentence,
    span,
    text,
    whole,
)
from analysis.vocabularies import (
    DATE_PRECISIONS,
    EVENT_TYPES,
    METHODS,
    PARTICIPANT_BASES,
    PARTICIPANT_ROLES,
    REPORT_OUTCOMES,
    SALIENCES,
    STATUSES,
    SUB_EVENT_TYPES,
    TARGET_KINDS,
)


def kinds_of_event(required: bool = True) -> tuple[Column, Column]:
    """Return the columns of ACLED's classification."""
    return (
        enum("event_type", EVENT_TYPES, "kind of event", required, source="ACLED codebook"),
        enum("sub_event_type", SUB_EVENT_TYPES, "its sub-type", required, source="ACLED codebook"),
    )


def where(of: str) -> tuple[Column, ...]:
    """Return the columns that say where."""
    return (
        text("place", f"main place of {of}, as the gazetteer (or else the article) writes it"),
        ref("place_id", "places", "the place; NA: unknown to the gazetteer", required=False),
        text("admin1", "region (first division), map of 2012–2016", source="ACLED and UCDP GED"),
    )


def coordinates() -> tuple[Column, ...]:
    """Return the columns of a position and its precision."""
    return (
        number("latitude", "degrees north, WGS 84 (of the smallest known area)", -90, 90),
        number("longitude", "degrees east, WGS 84", -180, 180),
        whole("where_prec", "precision of the position, 1 to 7", low=1, high=7, source="UCDP GED"),
    )


def status(name: str, of: str) -> Column:
    """Return one of the four columns that say how sure a thing is."""
    return enum(name, STATUSES, f"how sure is {of}: see the status rules below")


REPORTS = Frame(
    "reports",
    "one article's account of one happening",
    (
        ident("report_id", "the report"),
        ARTICLE,
        ref("event_id", "events", "the happening in the world it tells"),
        enum(
            "salience",
            SALIENCES,
            "news: the article's own; revisited: older, with new information or claims; "
            "recalled: background",
        ),
        *kinds_of_event(),
        flag("is_type_contested", "accounts differ on what kind of event it was"),
        date("date", "when it happened; NA: the text does not say"),
        *bounds("date", "the date"),
        enum("date_precision", DATE_PRECISIONS, "how narrow the date is", ordered=True),
        Column("time", "clock", "time of day in Mali (UTC+0)"),
        text("part_of_day", "aube, matin, nuit …, where the article says so"),
        text("time_note", "what is odd about the time"),
        *where("the report"),
        text("admin1_current", "region on today's map (Mali: since 2023)"),
        country("the country it happened in"),
        *coordinates(),
        number("radius_km", "how far from the position it may have been", 0, 3000),
        enum("target_kind", TARGET_KINDS, "what was attacked; NA: not said", required=False),
        enum("outcome", REPORT_OUTCOMES, "how the attack ended", required=False),
        status("occurrence", "it that it happened"),
        status("responsibility", "it who did it"),
        status("toll_status", "the toll"),
        status("control", "it who holds the place"),
        sentence(),
        *span("the words that made it an event"),
        CORRECTED,
    ),
    key=("report_id",),
    order=("article_id", "start", "end", "report_id"),
)
REPORT_PLACES = Frame(
    "report_places",
    "one further place of a report (an axis has two ends), or the article's spelling of a place",
    (
        REPORT,
        text("place", "the place, as the gazetteer or the article writes it", required=True),
        ref("place_id", "places", "the place; NA: unknown to the gazetteer", required=False),
        *span("its name"),
        CORRECTED,
    ),
    key=("report_id", "place", "start"),
    order=("report_id", "start", "end", "place"),
)
PARTICIPANTS = Frame(
    "participants",
    "one actor in one role of one report, under one claim",
    (
        REPORT,
        ref("actor_id", "actors", "the actor"),
        enum(
            "role",
            PARTICIPANT_ROLES,
            "initiator: who acts or attacks, no guilt implied; target; partner: beside another "
            "participant; intervener: a third party",
        ),
        enum("basis", PARTICIPANT_BASES, "named in the words, inferred from them, or a claim's"),
        HEDGED,
        CLAIM,
        *span("the words that name it"),
        CORRECTED,
    ),
    key=("report_id", "actor_id", "role", "claim_id", "start", "end"),
    order=("report_id", "role", "start", "end", "actor_id", "claim_id"),
)
METHODS_USED = Frame(
    "methods",
    "one method of one report, under one claim",
    (
        REPORT,
        enum("method", METHODS, "how it was done"),
        CLAIM,
        *span("the words that say so"),
        CORRECTED,
    ),
    key=("report_id", "method", "claim_id", "start", "end"),
    order=("report_id", "start", "end", "method", "claim_id"),
)
EVENTS = Frame(
    "events",
    "one happening in the world, reports linked across articles",
    (
        ident("event_id", "the event, named after its first report"),
        text("label", "date · place · kind", required=True),
        *kinds_of_event(),
        flag("is_type_contested", "accounts differ on what kind of event it was"),
        date("date", "when it happened; NA: no article says"),
        *bounds("date", "the date"),
        *where("the event"),
        country("the country it happened in"),
        *coordinates(),
        whole("killed_low", "least number of dead any counted source allows"),
        whole(
            "killed_best",
            "number that independent sources share; NA: they do not, or there is one",
        ),
        whole("killed_high", "greatest number of dead a counted source allows; NA: open"),
        whole("n_reports", "reports linked", required=True, low=1),
        whole("n_articles", "articles that tell it", required=True, low=1),
        whole("n_sources", "articles, near-duplicates once", required=True, low=1),
        text("link_reason", "why its reports were taken for one event"),
    ),
    key=("event_id",),
    order=("date_earliest", "date_latest", "event_id"),
)
