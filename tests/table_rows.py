"""A small set of rows that keeps every rule, for tests to break."""

import datetime as dt

from analysis.frames import COLUMNS

TEXT = "Mali: trois morts près de Ségou\n\nTrois soldats ont été tués mardi, selon l'armée."


def row_of(frame, **cells):
    """Return a row whose required cells hold something plausible."""
    fill = {"int": 0, "bool": False, "text": "x", "id": "x"}
    row = {
        column.name: column.allowed[0] if column.kind == "enum" else fill[column.kind]
        for column in COLUMNS[frame]
        if column.required and column.kind in (*fill, "enum")
    }
    return row | cells


def valid_rows():
    """Return a small set of rows that keeps every rule: one invented article."""
    at = {"article_id": "a1", "sentence": 1}
    when = {"date": "2024-05-07", "date_earliest": "2024-05-07", "date_latest": dt.date(2024, 5, 7)}
    kind = {"event_type": "Battles", "sub_event_type": "Armed clash"}
    words = {"start": 33, "end": 38, "text": TEXT[33:38]}
    return {
        "articles": [
            row_of("articles", article_id="a1", text=TEXT, n_chars=len(TEXT), n_sentences=2)
            | {"published_basis": "unknown"}
        ],
        "sentences": [
            row_of("sentences", article_id="a1", sentence=0, start=0, end=31, text=TEXT[:31]),
            row_of("sentences", start=33, end=len(TEXT), text=TEXT[33:], **at),
        ],
        "date_evidence": [row_of("date_evidence", article_id="a1", earliest="2024-05-07")],
        "mentions": [row_of("mentions", mention_id="m1", kind="number", low=3, **words, **at)],
        "reports": [
            row_of("reports", report_id="r1", event_id="e1", date_precision="day", **at)
            | {"start": 55, "end": 59, "place_id": "segou", "country": "ML", **when, **kind}
        ],
        "participants": [
            row_of("participants", report_id="r1", actor_id="fama", claim_id="c1", start=39, end=46)
        ],
        "methods": [row_of("methods", report_id="r1", start=55, end=59)],
        "claims": [row_of("claims", claim_id="c1", report_id="r1", start=33, end=60, **at)],
        "tolls": [
            row_of("tolls", toll_id="t1", report_id="r1", claim_id="c1", victims="fama", **at)
            | {"words": "Trois", "start": 33, "end": 38, "low": 3, "high": 3}
        ],
        "events": [
            row_of("events", event_id="e1", n_reports=1, n_articles=1, n_sources=1, **when, **kind)
            | {"killed_low": 3, "killed_best": 3, "killed_high": 3}
        ],
        "actors": [row_of("actors", actor_id="fama")],
        "places": [row_of("places", place_id="segou", name="Ségou", latitude=13.44)],
        "chronology": [row_of("chronology", chronology_id="C1", date="2024-05", actors=("fama",))],
    }
