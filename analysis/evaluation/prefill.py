"""Hand coding begun by the coder: the rows of one article in the form of the guide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import analysis
from analysis.errors import UserError
from analysis.evaluation.coded import (
    CLAIM_TYPE_OF,
    OUTCOME_OF,
    SALIENCE_OF,
    by_article,
    parts_of_reports,
    places_of,
    rows_of,
)
from analysis.evaluation.records import CLAIM_TYPES, OUTCOMES, STATEMENTS
from analysis.tables import Tables

Row = dict[str, Any]
_STATUS_OF = {"claimed": "claimed_unverified", "denied": "disputed", "unknown": "reported"}
_TYPE_OF = {"Other": "Other (strategic)"}
_COUNTRY_OF = {"ML": "Mali", "BF": "Burkina Faso", "NE": "Niger"}
_FROM_THE_TEXT = ("header", "inferred")
_MOST_WORDS = 5


def prefilled(tables: Tables, article_id: str) -> Row:
    """Return the coding of one article as hand coding, to be corrected by a careful reader.

    What the guide knows and the tables do not (alternatives that she would accept) is left to her.
    ``words`` of an event are the first words that made it one. UserError for an unknown article.
    """
    article = next((a for a in rows_of(tables.articles) if a["article_id"] == article_id), None)
    if article is None:
        raise UserError(f"There is no article {article_id} in these tables.")
    claims = by_article(tables.claims)[article_id]
    speakers = {claim["claim_id"]: claim for claim in claims}
    parts = parts_of_reports(tables)
    reports = by_article(tables.reports)[article_id]
    gazetteer = {row["place_id"]: row for row in rows_of(tables.places)}
    mentions = by_article(tables.mentions)[article_id]
    is_told = article["published_basis"] in _FROM_THE_TEXT
    return {
        "id": article_id,
        "published": article["published"] or "",
        "published_basis": "text" if is_told else "world",
        "actors": _once(m["ref"] for m in mentions if m["kind"] == "actor" and m["ref"]),
        "places": _once(
            gazetteer.get(row["ref"], {}).get("name") or row["text"]
            for _, row in places_of(mentions, gazetteer)
        ),
        "events": [
            _event(row, parts[row["report_id"]], speakers, article["text"]) for row in reports
        ],
        "claims": _once(_claims(claims, {row["report_id"] for row in reports})),
        "presence": _once(map(_statement, _scored(by_article(tables.presence)[article_id]))),
        "labels": _once(map(_naming, by_article(tables.labels)[article_id])),
    }


def write_prefilled(article: str | Path, out: str | Path | None = None) -> str:
    """Code one file and return its hand coding as JSON; write it to ``out`` if that is given.

    ``UserError`` when the file is no article, or ``out`` exists: it may hold hours of hand coding.
    """
    path = Path(article)
    if path.is_dir():
        raise UserError(f"{path} is a folder: name one article.")
    corpus = analysis.read_corpus(path)
    if not len(corpus):
        raise UserError(f"{path} {'; '.join(problem.message for problem in corpus.problems)}")
    coding = prefilled(analysis.code(corpus), corpus.articles[0].article_id)
    text = json.dumps(coding, ensure_ascii=False, indent=1) + "\n"
    if out is not None:
        try:
            with Path(out).open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise UserError(f"{out} is there already, and is not overwritten.") from None
    return text


def _once(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _event(row: Row, parts: dict[str, list[Row]], speakers: dict[str, Row], text: str) -> Row:
    initiators = [p for p in parts["participants"] if p["role"] == "initiator"]
    claimed = [p["actor_id"] for p in initiators if p["basis"] == "claimed"]
    told = {outcome: _figures(outcome, parts["tolls"], speakers) for outcome in OUTCOMES}
    kind = row["sub_event_type"]
    return {
        "id": _number(row["report_id"]),
        "words": " ".join(text[row["start"] : row["end"]].split()[:_MOST_WORDS]),
        "salience": SALIENCE_OF.get(row["salience"], "background"),
        "event_type": _TYPE_OF.get(kind, kind),
        "alt_types": [],
        "date": row["date"] or "",
        "time": row["time"],
        "places": _places(row, parts["report_places"]),
        "region": row["admin1"],
        "country": _COUNTRY_OF.get(row["country"], row["country"]),
        "perpetrators": _once(p["actor_id"] for p in initiators),
        "hedged": any(p["is_hedged"] for p in initiators),
        "targets": _once(p["actor_id"] for p in parts["participants"] if p["role"] == "target"),
        "target_kind": row["target_kind"],
        "methods": _once(method["method"] for method in parts["methods"]),
        "claimed_by": _once(claimed),
        **told,
        "status": _STATUS_OF.get(row["occurrence"], row["occurrence"]),
    }


def _number(report_id: str) -> str:
    return report_id.rpartition(":")[2]


def _places(row: Row, more: list[Row]) -> list[str]:
    """Return the places of an event, each under one name."""
    named = {row["place_id"] or row["place"]: row["place"]} if row["place"] else {}
    for place in more:
        named.setdefault(place["place_id"] or place["place"], place["place"])
    return list(named.values())


def _figures(outcome: str, tolls: list[Row], speakers: dict[str, Row]) -> list[Row]:
    figures: dict[tuple, Row] = {}
    for toll in tolls:
        if OUTCOME_OF.get(toll["outcome"], toll["outcome"]) == outcome:
            source = speakers.get(toll["claim_id"], {}).get("speaker")
            cells = {name: toll[name] for name in ("victims", "low", "high")}
            figures.setdefault(tuple(cells.values()), cells | {"source": source})
    return list(figures.values())


def _claims(claims: list[Row], reports: set[str]) -> Iterable[Row]:
    for claim in claims:
        kind = CLAIM_TYPE_OF.get(claim["claim_type"], claim["claim_type"])
        if kind in CLAIM_TYPES and claim["report_id"] in reports:
            yield {
                "event": _number(claim["report_id"]),
                "source_kind": claim["speaker_kind"] or "",
                "source": claim["speaker"],
                "type": kind,
            }


def _scored(rows: list[Row]) -> Iterable[Row]:
    return (row for row in rows if row["statement"] in STATEMENTS)


def _statement(row: Row) -> Row:
    ends = dict.fromkeys(str(end) for end in (row["low"], row["high"]) if end is not None)
    return {
        "actor": row["actor_id"],
        "statement": row["statement"],
        "date": row["date"] or "",
        "value": "–".join(ends) or None,
        "is_negated": row["is_negated"],
    }


def _naming(row: Row) -> Row:
    return {
        "actor": row["actor_id"],
        "term": row["term"],
        "speaker_kind": row["speaker_kind"],
        "is_distanced": row["is_distanced"],
    }
