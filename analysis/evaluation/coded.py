"""Turns tables into the form of hand coding, article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from analysis.evaluation.records import (
    CLAIM_TYPES,
    STATEMENTS,
    CodedArticle,
    CodedReport,
    Figure,
    Value,
    days_of,
    name_key,
    type_key,
)
from analysis.tables import Tables

# What the frames tell apart and hand coding does not.
OUTCOME_OF = {"neutralised": "killed"}
CLAIM_TYPE_OF = {"access_denied": "accusation"}
SALIENCE_OF = {"news": "main", "revisited": "main"}
COUNTRY_OF = {"ML": "mali", "BF": "burkina faso", "NE": "niger"}
# Countries and wider regions are no places in hand coding.
COUNTRIES = frozenset(
    map(
        name_key,
        (
            "Mali,Burkina Faso,Burkina,Niger,Sahel,Afrique,Afrique de l'Ouest,France,Russie,"
            "Algérie,Mauritanie,Sénégal,Côte d'Ivoire,Bénin,Togo,Ghana,Tchad,Nigeria,Libye,"
            "Azawad,Europe"
        ).split(","),
    )
)
Rows = dict[str, list[dict[str, Any]]]


def coded_articles(tables: Tables) -> dict[str, CodedArticle]:
    """Return the coding of every article in these tables."""
    by_report = parts_of_reports(tables)
    sentences = _sentences(tables)
    frames = {
        name: by_article(getattr(tables, name))
        for name in ("reports", "claims", "presence", "labels", "mentions")
    }
    gazetteer = {row["place_id"]: row for row in rows_of(tables.places)}
    return {
        article_id: _article(
            {name: rows[article_id] for name, rows in frames.items()},
            by_report,
            sentences[article_id],
            gazetteer,
        )
        for article_id in tables.articles["article_id"]
    }


def _article(
    rows: Rows,
    by_report: dict[str, Rows],
    sentences: dict[int, str],
    gazetteer: dict[str, dict[str, Any]],
) -> CodedArticle:
    reports = enumerate(rows["reports"])
    number = {row["report_id"]: index for index, row in enumerate(rows["reports"])}
    namings = (((row["term"], row["actor_id"]), row) for row in rows["labels"])
    return CodedArticle(
        reports=tuple(
            _report(i, row, by_report[row["report_id"]], sentences) for i, row in reports
        ),
        actors=_first_said(_actors(rows["mentions"]), sentences),
        places=_first_said(places_of(rows["mentions"], gazetteer), sentences),
        claims=_first_said(_claims(rows["claims"], number), sentences),
        partners=_first_said(_partners(rows["presence"]), sentences),
        labels=_first_said(namings, sentences),
        sentences=tuple(sentences.values()),
    )


def _first_said(
    values: Iterable[tuple[Any, dict[str, Any]]], sentences: dict[int, str]
) -> dict[Any, str]:
    """Return each value once, with the sentence of its first row."""
    said: dict[Any, str] = {}
    for value, row in values:
        said.setdefault(value, sentences.get(row["sentence"], ""))
    return said


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries, None where a value is missing."""
    plain = frame.astype(object)
    return plain.where(frame.notna(), None).to_dict("records")


def by_article(frame: pd.DataFrame, key: str = "article_id") -> Rows:
    """Return the rows of a frame by article, or by another column."""
    grouped: Rows = defaultdict(list)
    for row in rows_of(frame):
        grouped[row[key]].append(row)
    return grouped


def parts_of_reports(tables: Tables) -> dict[str, Rows]:
    """Return what hangs on each report: places, participants, methods and figures, by frame."""
    parts: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    for name in ("report_places", "participants", "methods", "tolls"):
        for report_id, rows in by_article(getattr(tables, name), "report_id").items():
            parts[report_id][name] = rows
    return parts


def _sentences(tables: Tables) -> dict[str, dict[int, str]]:
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    for row in tables.sentences[["article_id", "sentence", "text"]].itertuples(index=False):
        texts[row.article_id][row.sentence] = row.text
    return texts


def _report(
    number: int, row: dict[str, Any], parts: Rows, sentences: dict[int, str]
) -> CodedReport:
    roles = defaultdict(set)
    for participant in parts["participants"]:
        roles[participant["role"]].add(participant["actor_id"])
    places = {place["place"] for place in parts["report_places"]} | {row["place"]} - {None}
    where = "/".join(sorted(places)) or row["admin1"] or row["country"]
    days = (row["date_earliest"], row["date_latest"])
    bounds = None if None in days else (days[0].date(), days[1].date())
    return CodedReport(
        number=number,
        id=row["report_id"],
        salience=SALIENCE_OF.get(row["salience"], "background"),
        type=type_key(row["sub_event_type"]),
        days=bounds or days_of(row["date"]),
        time=row["time"],
        places=frozenset(map(name_key, places)),
        region=name_key(row["admin1"]),
        country=COUNTRY_OF.get(row["country"], name_key(row["country"])),
        initiators=frozenset(roles["initiator"]),
        targets=frozenset(roles["target"]),
        partners=frozenset(roles["partner"]),
        target_kind=row["target_kind"],
        methods=frozenset(method["method"] for method in parts["methods"]),
        tolls=tuple(map(_figure, parts["tolls"])),
        label=f"{row['date'] or 'undated'} {where} {row['sub_event_type']}",
        sentence=sentences[row["sentence"]],
    )


def _figure(toll: dict[str, Any]) -> Figure:
    outcome = OUTCOME_OF.get(toll["outcome"], toll["outcome"])
    return Figure(Value(outcome, toll["low"], toll["high"]), frozenset((toll["victims"],)))


def _actors(mentions: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in mentions:
        if row["kind"] == "actor" and row["ref"]:
            yield row["ref"], row


def places_of(
    mentions: list[dict[str, Any]], gazetteer: dict[str, dict[str, Any]]
) -> Iterator[tuple[frozenset[str], dict[str, Any]]]:
    """Yield what each place mentioned is called; countries left out."""
    for row in mentions:
        if row["kind"] != "place":
            continue
        place = gazetteer.get(row["ref"], {})
        names = frozenset(map(name_key, (row["text"], place.get("name") or row["text"])))
        abroad = place.get("country") and place["country"] not in COUNTRY_OF
        if not (names & COUNTRIES or place.get("kind") == "country" or abroad):
            yield names, row


def _claims(
    rows: list[dict[str, Any]], number: dict[str, int]
) -> Iterator[tuple[tuple[int, str, str], dict[str, Any]]]:
    """Yield what is scored of the claims; those about no report are not."""
    for row in rows:
        kind = CLAIM_TYPE_OF.get(row["claim_type"], row["claim_type"])
        if kind in CLAIM_TYPES and row["report_id"] in number:
            yield (number[row["report_id"]], kind, row["speaker_kind"] or ""), row


def _partners(
    rows: list[dict[str, Any]],
) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for row in rows:
        if row["statement"] in STATEMENTS and not row["is_negated"]:
            yield (row["actor_id"], row["statement"]), row
