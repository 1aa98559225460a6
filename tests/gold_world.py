"""What frames made from hand coding take from the lexicon: actors, places, positions, events."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from gold_spans import flat

from analysis.lexicon import load

COUNTRIES = {"Mali": "ML", "Burkina Faso": "BF", "Niger": "NE", "Central African Republic": "CF"}
REFERENCE = ("actors", "memberships", "places", "chronology")
Row = dict[str, Any]
Rows = dict[str, list[Row]]


def reference_rows() -> Rows:
    """Return the rows of the frames that copy the lexicon."""
    lexicon = load()
    return {name: [_cells(row) for row in getattr(lexicon, name)] for name in REFERENCE}


def _cells(row: Any) -> Row:
    """Return a row of the lexicon under its own column names (`from` is `from_` in Python)."""
    return {name.rstrip("_"): value for name, value in asdict(row).items()}


@cache
def places() -> dict[str, Row]:
    """Return the gazetteer's rows by flattened name; towns before regions of the same name."""
    lexicon = load()
    rows = {place.place_id: asdict(place) for place in lexicon.places}
    named = [(place["name"], place) for place in rows.values()]
    named += [(name.name, rows[name.place_id]) for name in lexicon.place_names]
    named.sort(key=lambda pair: pair[1]["kind"] in ("region", "area", "cercle", "province"))
    return {flat(name): place for name, place in reversed(named)}


def place(name: str) -> Row | None:
    """Return the gazetteer's row of a place, or None."""
    return places().get(flat(name))


def region(name: str | None, country: str | None) -> Row | None:
    """Return the gazetteer's row of a region, else of the country, or None."""
    rows = [row for row in places().values() if row["kind"] == "region"]
    by_name = {flat(row["admin1"] or row["name"]): row for row in rows}
    return by_name.get(flat(name or "")) or place(country or "")


def where(event: Row) -> Row:
    """Return the cells of a report that say where the event was."""
    name = event["places"][0] if event["places"] else None
    known = place(name) if name else None
    near = known or region(event["region"], event["country"]) or {}
    exact = 1 if known else 4 if event["region"] else 6
    return {
        "place": name,
        "place_id": known and known["place_id"],
        "admin1": event["region"],
        "admin1_current": near.get("admin1_current"),
        "country": COUNTRIES.get(event["country"]),
        "latitude": near.get("latitude"),
        "longitude": near.get("longitude"),
        "where_prec": exact,
        "radius_km": near.get("radius_km"),
    }


def metadata(folder: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a corpus's metadata by article, without empty cells."""
    path = folder / "metadata.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [{k: v for k, v in row.items() if v} for row in csv.DictReader(lines)]
    return {row["article_id"]: row for row in rows}


def add_events(rows: Rows, same: dict[str, str]) -> None:
    """Add the events: one for each report, but the reports that ``same`` maps to another's."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for report in rows.get("reports", []):
        report["event_id"] = same.get(report["report_id"], report["report_id"]).replace("-r", "-e")
        groups[report["event_id"]].append(report)
    rows["events"] = [_event(event_id, told, rows) for event_id, told in groups.items()]


def _event(event_id: str, told: list[Row], rows: Rows) -> Row:
    first = told[0]
    copied = (
        "event_type sub_event_type is_type_contested date date_earliest date_latest place place_id "
        "admin1 country latitude longitude where_prec"
    ).split()
    articles = {report["article_id"] for report in told}
    reprints = {row["article_id"] for row in rows["articles"] if row["near_duplicate_of"]}
    parts = (first["date"], first["place"] or first["admin1"], first["sub_event_type"])
    return {
        "event_id": event_id,
        "label": " · ".join(filter(None, parts)),
        **{name: first[name] for name in copied},
        **_killed({report["report_id"] for report in told}, rows),
        "n_reports": len(told),
        "n_articles": len(articles),
        "n_sources": len(articles - reprints) or 1,
        "link_reason": "hand coding" if len(told) > 1 else None,
    }


def _killed(reports: set[str], rows: Rows) -> Row:
    """Return the range of the dead over all figures given: a stand-in for the project's rules."""
    figures = [
        toll
        for toll in rows.get("tolls", [])
        if toll["report_id"] in reports and toll["outcome"] == "killed"
    ]
    lows = [toll["low"] or 0 for toll in figures]
    highs = [toll["high"] for toll in figures]
    agreed = len({(toll["low"], toll["high"]) for toll in figures}) == 1
    return {
        "killed_low": min(lows, default=None),
        "killed_best": lows[0] if agreed and lows[0] == highs[0] else None,
        "killed_high": None if None in highs else max(highs, default=None),
    }
