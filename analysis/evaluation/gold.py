"""Reads hand coding: one JSON file an article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.errors import UserError
from analysis.evaluation.records import (
    OUTCOMES,
    STATEMENTS,
    Figure,
    GoldArticle,
    GoldEvent,
    Partner,
    Value,
    days_of,
    name_key,
    name_keys,
    type_key,
)


def read_gold(folder: str | Path) -> dict[str, GoldArticle]:
    """Return the hand coding of every ``.json`` file in a folder, by article.

    ``UserError`` when there is none, or a file is no hand coding.
    """
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise UserError(f"There is no hand coding (.json files) in {folder}.")
    return {path.stem: _read(path) for path in paths}


def gold_article(article_id: str, coding: dict[str, Any]) -> GoldArticle:
    """Return one article's hand coding, from the content of its file."""
    events = tuple(_event(number, event) for number, event in enumerate(coding["events"]))
    ids = {event.id for event in events}
    labels = coding.get("labels")
    return GoldArticle(
        article_id=article_id,
        events=events,
        actors=frozenset(coding.get("actors", ())),
        other_actors=frozenset(coding.get("alt_actors", ())),
        places=name_keys(coding.get("places")),
        other_places=name_keys(coding.get("alt_places")),
        claims=frozenset(
            (event if event in ids else None, claim["type"], claim["source_kind"])
            for claim in coding.get("claims", ())
            for event in (str(claim.get("event")),)
        ),
        partners=tuple(map(_partner, coding.get("presence", ()))),
        labels=None if labels is None else tuple(map(_label, labels)),
    )


def _read(path: Path) -> GoldArticle:
    try:
        return gold_article(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path} is no hand coding as the guide describes it: {error}.") from error


def _event(number: int, event: dict[str, Any]) -> GoldEvent:
    dates = [days_of(event.get("date")), *map(days_of, event.get("alt_dates", ()))]
    places = "/".join(event.get("places") or ()) or event.get("region") or event.get("country")
    tolls = [(outcome, row) for outcome in OUTCOMES for row in event.get(outcome) or ()]
    return GoldEvent(
        number=number,
        id=str(event["id"]),
        label=f"{event.get('date') or 'undated'} {places} {event['event_type']}",
        is_optional=_is_optional(event),
        salience=event.get("salience"),
        saliences=frozenset((event.get("salience"), *event.get("alt_salience", ()))),
        type=type_key(event["event_type"]),
        types=frozenset(map(type_key, (event["event_type"], *event.get("alt_types", ())))),
        is_dated=dates[0] is not None,
        days=tuple(days for days in dates if days),
        time=event.get("time") or None,
        places=name_keys(event.get("places")),
        other_places=name_keys(event.get("alt_places")),
        region=name_key(event.get("region")),
        country=name_key(event.get("country")),
        countries=name_keys((event.get("country"), *event.get("alt_countries", ()))),
        initiators=frozenset(event.get("perpetrators", ())),
        other_initiators=frozenset(event.get("alt_perpetrators", ())),
        targets=frozenset(event.get("targets", ())),
        other_targets=frozenset(event.get("alt_targets", ())),
        target_kind=event.get("target_kind"),
        target_kinds=frozenset((event.get("target_kind"), *event.get("alt_target_kinds", ()))),
        methods=frozenset(event.get("methods", ())),
        other_methods=frozenset(event.get("alt_methods", ())),
        figures=tuple(_figure(outcome, row) for outcome, row in tolls),
        own_figures=tuple(_figure(outcome, row | {"alt_victims": ()}) for outcome, row in tolls),
    )


def _is_optional(row: dict[str, Any]) -> bool:
    """Whether a careful coder may leave the row out: it is neither required nor punished."""
    return bool(row.get("aggregate") or row.get("partial") or row.get("optional"))


def _figure(outcome: str, row: dict[str, Any]) -> Figure:
    victims = frozenset((row.get("victims"), *(row.get("alt_victims") or ())))
    return Figure(Value(outcome, row.get("low"), row.get("high")), victims, _is_optional(row))


def _partner(row: dict[str, Any]) -> Partner:
    actors = (row["actor"], *row.get("alt_actors", ()))
    statements = (row["statement"], *row.get("alt_statements", ()))
    return Partner(
        row["actor"],
        row["statement"],
        frozenset((actor, statement) for actor in actors for statement in statements),
        row["statement"] in STATEMENTS and not (row.get("is_negated") or row.get("optional")),
    )


def _label(row: dict[str, Any]) -> tuple[str, frozenset[str]]:
    return row["term"], frozenset((row["actor"], *row.get("alt_actors", ())))
