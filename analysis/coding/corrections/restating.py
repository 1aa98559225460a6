"""How sure a report is, told anew from its claims, parties and figures after a correction."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.coding.status import statuses

from .desk import Desk


class _Party(NamedTuple):
    actor: str
    role: str
    is_hedged: bool


class _Claim(NamedTuple):
    claim_id: str
    claim_type: str
    speaker_kind: str | None
    speaker_actor: str | None


class _Report(NamedTuple):
    parties: list[_Party]
    sub_event_type: str
    outcome: str | None


def restate(desk: Desk, blocs: Mapping[str, str]) -> None:
    """Write the statuses of every report that follow from its rows, but those set by hand."""
    rows = desk.rows
    for report in rows.get("reports", ()):
        report_id = report["report_id"]
        parties = [
            _Party(row["actor_id"], row["role"], row["is_hedged"])
            for row in rows.get("participants", ())
            if row["report_id"] == report_id
        ]
        claims = [
            _Claim(*(row.get(name) for name in _Claim._fields))
            for row in rows.get("claims", ())
            if row.get("report_id") == report_id
        ]
        tolls = [
            {"part_of": None, "claim_id": None, "low": None, "high": None} | row
            for row in rows.get("tolls", ())
            if row.get("report_id") == report_id
        ]
        stand_in = _Report(parties, report["sub_event_type"], report["outcome"])
        told = statuses(stand_in, claims, tolls, dict(blocs))
        for name, value in told.items():
            if (report_id, name) not in desk.by_hand:
                report[name] = value
