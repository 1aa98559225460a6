"""How sure a report is: occurrence, responsibility, toll and control follow from its claims.

The rules are those that the data dictionary prints: who is a party to the fight counts for less.
"""

from typing import Any

from .claims import Claim
from .reading import Report

Row = dict[str, Any]
_UNINVOLVED = {"local_official", "resident_witness", "diplomat", "ngo", "un", "expert", "media",
               "unnamed_source", "foreign_government"}  # fmt: skip


def statuses(
    report: Report, claims: list[Claim], tolls: list[Row], blocs: dict[str, str]
) -> dict[str, Any]:
    """Return the four status columns of a report and whether its type is contested."""
    initiators = {p.actor for p in report.parties if p.role == "initiator"}
    targets = {p.actor for p in report.parties if p.role == "target"}
    return {
        "occurrence": _occurrence(claims, initiators, targets, blocs),
        "responsibility": _responsibility(report, claims, initiators),
        "toll_status": _toll(claims, tolls),
        "control": _control(claims),
        "is_type_contested": _contested(report, tolls),
    }


def _is_party(claim: Claim, side: set[str], blocs: dict[str, str]) -> bool:
    bloc = blocs.get(claim.speaker_actor or "")
    return claim.speaker_actor in side or (bloc is not None and bloc in {blocs.get(a) for a in side})


def _occurrence(
    claims: list[Claim], initiators: set[str], targets: set[str], blocs: dict[str, str]
) -> str:
    """Confirmed by its victim or by somebody uninvolved, claimed by its author alone."""
    spoken = [c for c in claims if c.speaker_kind is not None]
    if any(c.claim_type == "denial" and c.speaker_actor in targets for c in spoken):
        return "disputed"
    positive = [c for c in spoken if c.claim_type not in ("denial", "no_comment", "unverified")]
    if not positive:
        return "denied" if any(c.claim_type == "denial" for c in spoken) else "reported"
    if any(c.claim_type == "confirmation" for c in positive):
        return "confirmed"
    if any(_is_party(c, targets, blocs) for c in positive):
        return "confirmed"
    if any(c.speaker_kind in _UNINVOLVED and not _is_party(c, initiators, blocs) for c in positive):
        return "reported" if len(positive) == 1 else "confirmed"
    return "claimed" if all(_is_party(c, initiators, blocs) for c in positive) else "reported"


def _responsibility(report: Report, claims: list[Claim], initiators: set[str]) -> str:
    if any(c.claim_type == "responsibility" for c in claims):
        denied = any(c.claim_type == "denial" and c.speaker_actor in initiators for c in claims)
        return "disputed" if denied else "claimed"
    if any(c.claim_type == "denial" and c.speaker_actor in initiators for c in claims):
        return "disputed" if any(c.claim_type == "accusation" for c in claims) else "denied"
    if not initiators:
        return "unknown"
    hedged = all(p.is_hedged for p in report.parties if p.role == "initiator")
    return "claimed" if hedged and any(c.claim_type == "accusation" for c in claims) else "reported"


def _toll(claims: list[Claim], tolls: list[Row]) -> str:
    if not tolls:
        return "unknown"
    by_victims: dict[tuple[str, str], set[tuple[int | None, int | None]]] = {}
    for toll in tolls:
        if toll["part_of"] is None:
            key = (toll["outcome"], toll["victims"])
            by_victims.setdefault(key, set()).add((toll["low"], toll["high"]))
    if any(len(values) > 1 for values in by_victims.values()):
        return "disputed"
    speakers = {t["claim_id"] for t in tolls}
    if speakers == {None}:
        return "reported"
    kinds = {c.speaker_kind for c in claims if c.claim_id in speakers}
    return "claimed" if kinds and kinds <= {"military", "armed_group", "government"} else "reported"


def _control(claims: list[Claim]) -> str:
    said = [c for c in claims if c.claim_type == "control"]
    if not said:
        return "unknown"
    if len({c.speaker_actor for c in said if c.speaker_actor}) > 1:
        return "disputed"
    if any(c.speaker_kind in _UNINVOLVED for c in said):
        return "reported"
    return "claimed"


def _contested(report: Report, tolls: list[Row]) -> bool:
    """One side's dead fighters are the other side's dead civilians."""
    victims = {t["victims"] for t in tolls if t["outcome"] in ("killed", "neutralised")}
    fighters = victims & {"jihadists_unspecified", "jnim", "isgs", "macina", "armed_men_unspecified"}
    return "civilians" in victims and bool(fighters) and report.sub_event_type in (
        "Armed clash", "Attack", "Air/drone strike"
    )  # fmt: skip
