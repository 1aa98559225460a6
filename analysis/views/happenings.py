"""One row for each event, with all that the kept reports say of it: what most figures draw."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.tables import Tables
from analysis.views.remember import remembered

STATUS_COLUMNS = ("occurrence", "responsibility", "toll_status", "control")
# When reports of one event differ, the first of these that any of them has is shown.
WEIGHT = ("disputed", "denied", "confirmed", "reported", "claimed", "unknown")
# Kinds of happening that are acts of war; the others are politics, protest and organisation.
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")


@remembered
def happenings(tables: Tables) -> pd.DataFrame:
    """Return the events in the order of their dates, with lists of what is said of each.

    Columns beside those of ``events``: the four status columns; ``initiators``, ``targets``,
    ``partners``, ``interveners``, ``claimed_by`` (lists of actor ids), ``is_hedged`` (every naming
    of an initiator keeps a distance), ``methods``, ``target_kinds``, ``outcomes``, ``times`` (list
    of ``HH:MM``), ``parts_of_day``, ``time_notes``, ``saliences``, ``articles``, ``reports``,
    ``claim_types``, ``named_by`` (who names the initiators, where no article does so itself),
    ``radius_km``.
    """
    reports = tables.reports
    rows = tables.events[tables.events["event_id"].isin(reports["event_id"])]
    rows = rows.sort_values(
        ["date_earliest", "date_latest", "event_id"], kind="stable", na_position="last"
    ).reset_index(drop=True)
    columns = {name: _lists(reports, rows, name) for name in _REPORT_LISTS}
    rows = rows.assign(**{_REPORT_LISTS[name]: values for name, values in columns.items()})
    for name in STATUS_COLUMNS:
        rows[name] = [_heaviest(values) for values in _lists(reports, rows, name)]
    rows["radius_km"] = rows["event_id"].map(reports.groupby("event_id")["radius_km"].min())
    return _with_parties(tables, rows)


def violent_happenings(tables: Tables) -> pd.DataFrame:
    """Return the rows of ``happenings`` that are acts of war."""
    events = happenings(tables)
    return events[events["event_type"].isin(VIOLENT)]


def unique(values: Iterable[object]) -> list[str]:
    """Present values once each, in the order they come.

    >>> unique(["jnim", pd.NA, "jnim", "fama"])
    ['jnim', 'fama']
    """
    return list(dict.fromkeys(str(value) for value in values if not pd.isna(value)))


_REPORT_LISTS = {
    "target_kind": "target_kinds",
    "outcome": "outcomes",
    "time": "times",
    "part_of_day": "parts_of_day",
    "time_note": "time_notes",
    "salience": "saliences",
    "article_id": "articles",
    "report_id": "reports",
}
_ROLES = {
    "initiator": "initiators",
    "target": "targets",
    "partner": "partners",
    "intervener": "interveners",
}


def _with_parties(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    event_of = tables.reports.set_index("report_id")["event_id"]
    parties = tables.participants.assign(event_id=tables.participants["report_id"].map(event_of))
    for role, name in _ROLES.items():
        rows[name] = _lists(parties[parties["role"] == role], rows, "actor_id")
    starters = parties[parties["role"] == "initiator"]
    hedged = starters.groupby("event_id")["is_hedged"].all()
    rows["is_hedged"] = rows["event_id"].map(hedged).fillna(False).astype(bool)
    methods = tables.methods.assign(event_id=tables.methods["report_id"].map(event_of))
    rows["methods"] = _lists(methods, rows, "method")
    claims = tables.claims.assign(event_id=tables.claims["report_id"].map(event_of))
    rows["claim_types"] = _lists(claims, rows, "claim_type")
    claims = claims[claims["claim_type"] == "responsibility"]
    rows["claimed_by"] = _lists(claims, rows, "speaker_actor")
    rows["named_by"] = _accusers(tables, starters, rows)
    return rows


def _accusers(tables: Tables, starters: pd.DataFrame, rows: pd.DataFrame) -> list[list[str]]:
    """Who names the initiators, where the articles never do so in their own voice."""
    told = starters.loc[starters["claim_id"].isna(), "event_id"]
    named = starters.loc[~starters["event_id"].isin(told), ["event_id", "claim_id"]]
    said = tables.claims[["claim_id", "speaker_kind", "speaker_actor"]].merge(named, on="claim_id")
    kinds = said["speaker_kind"].astype("string")
    said["named_by"] = said["speaker_actor"].astype("string").fillna(kinds)
    return _lists(said, rows, "named_by")


def _lists(frame: pd.DataFrame, rows: pd.DataFrame, column: str) -> list[list[str]]:
    """Return for each event the present values of a column, once each, in the order they come."""
    told = frame[["event_id", column]].dropna().drop_duplicates()
    found: dict[str, list[str]] = {}
    for event, value in zip(told["event_id"], told[column].astype("string"), strict=True):
        found.setdefault(event, []).append(value)
    return [found.get(event, []) for event in rows["event_id"]]


def _heaviest(values: list[str]) -> str | None:
    return next((word for word in WEIGHT if word in values), None)
