"""How sure a report is: occurrence, responsibility, toll and control follow from its claims.

The rules are those that the data dictionary prints: who is a party to the fight counts for less.
"""

from typing import Any

Row = dict[str, Any]
# Those of the coding, or what stands in for them where a correction is applied.
Claim = Any
Report = Any
_UNINVOLVED = {"local_official", "resident_witness", "diplomat", "ngo", "un", "expert", "media",
               "unnamed_source", "foreign_government"}  # fmt: skip
_STATE = {"military", "government"}
_PARTIES = _STATE | {"armed_group"}
_SAYS_NOTHING = {"no_comment", "unverified", "access_denied", "unclaimed", "toll_unknown"}


def statuses(
    report: Report, claims: list[Claim], tolls: list[Row], blocs: dict[str, str]
) -> dict[str, Any]:
    """Return the four status columns of a report and whether its type is contested."""
    initiators = {p.actor for p in report.parties if p.role == "initiator"}
    targets = {p.actor for p in report.parties if p.role == "target"}
    return {
        "occurrence": _occurrence(claims, report.outcome, initiators, targets, blocs),
        "responsibility": _responsibility(report, claims, initiators),
        "toll_status": _toll(claims, tolls),
        "control": _control(claims),
        "is_type_contested": _contested(report, tolls),
    }


def _is_party(claim: Claim, side: set[str], blocs: dict[str, str]) -> bool:
    bloc = blocs.get(claim.speaker_actor or "")
    return claim.speaker_actor in side or (
        bloc is not None and bloc in {blocs.get(a) for a in side}
    )


def _occurrence(
    claims: list[Claim],
    outcome: str | None,
    initiators: set[str],
    targets: set[str],
    blocs: dict[str, str],
) -> str:
    """Whether it happened: the attacked state's word confirms it, a group's does not."""
    spoken = [c for c in claims if c.speaker_kind is not None]
    positive = [c for c in spoken if c.claim_type not in _SAYS_NOTHING and c.claim_type != "denial"]
    denials = [c for c in spoken if c.claim_type == "denial"]
    if outcome == "repelled":
        # Who says that it repelled an attack says that there was one.
        denials = [
            c for c in denials if c.speaker_kind not in _PARTIES or _is_party(c, initiators, blocs)
        ]
    if denials and positive and _other_sides(denials, positive):
        return "disputed"
    if not positive:
        own = [c for c in denials if not _is_party(c, targets, blocs)]
        return "denied" if own else "reported"
    if any(
        c.claim_type == "confirmation" and not _is_party(c, initiators, blocs) for c in positive
    ):
        return "confirmed"
    if any(_is_party(c, targets, blocs) and c.speaker_kind in _STATE for c in positive):
        return "confirmed"
    outside = {c.speaker_kind for c in positive if c.speaker_kind in _UNINVOLVED}
    if len(outside) > 1:
        return "confirmed"
    if outside:
        return "reported"
    return "claimed" if all(c.speaker_kind in _PARTIES for c in positive) else "reported"


def _other_sides(denials: list[Claim], positive: list[Claim]) -> bool:
    """Whether somebody denies what another says."""
    said = {(c.speaker_kind, c.speaker_actor) for c in positive}
    return any(said - {(c.speaker_kind, c.speaker_actor)} for c in denials)


def _responsibility(report: Report, claims: list[Claim], initiators: set[str]) -> str:
    """Who did it: its own word makes it claimed, its denial of an accusation disputed."""
    denied = any(c.claim_type == "denial" and c.speaker_actor in initiators for c in claims)
    accused = any(c.claim_type == "accusation" for c in claims)
    if any(c.claim_type == "responsibility" for c in claims):
        return "disputed" if denied else "claimed"
    if denied:
        return "disputed" if accused else "denied"
    if not initiators:
        return "unknown"
    hedged = all(p.is_hedged for p in report.parties if p.role == "initiator")
    return "claimed" if hedged and accused else "reported"


def _toll(claims: list[Claim], tolls: list[Row]) -> str:
    """How many: unknown without a figure, disputed where sides differ for the same victims."""
    if not tolls:
        return "unknown"
    kinds = {c.claim_id: c.speaker_kind for c in claims}
    by_victims: dict[tuple[str, str], dict[tuple[int | None, int | None], set[str | None]]] = {}
    for toll in tolls:
        if toll["part_of"] is None:
            values = by_victims.setdefault((toll["outcome"], toll["victims"]), {})
            values.setdefault((toll["low"], toll["high"]), set()).add(kinds.get(toll["claim_id"]))
    if any(
        len(values) > 1 and len(set().union(*values.values())) > 1 for values in by_victims.values()
    ):
        return "disputed"
    speakers = {kinds.get(t["claim_id"]) if t["claim_id"] else None for t in tolls}
    if None not in speakers and speakers <= _PARTIES:
        return "claimed"
    return "reported"


def _control(claims: list[Claim]) -> str:
    """Who holds the place: claimed by one side, disputed by two, reported by those outside."""
    said = [c for c in claims if c.claim_type == "control"]
    if not said:
        return "unknown"
    sides = {c.speaker_actor for c in said if c.speaker_actor}
    against = any(c.claim_type == "denial" and c.speaker_actor not in sides for c in claims)
    if len(sides) > 1 or against:
        return "disputed"
    return "claimed"


def _contested(report: Report, tolls: list[Row]) -> bool:
    """One side's dead fighters are the other side's dead civilians."""
    victims = {t["victims"] for t in tolls if t["outcome"] in {"killed", "neutralised"}}
    fighters = victims & {
        "jihadists_unspecified",
        "jnim",
        "isgs",
        "macina",
        "armed_men_unspecified",
    }
    return "civilians" in victims and bool(fighters) and report.sub_event_type in (
        "Armed clash", "Attack", "Air/drone strike"
    )  # fmt: skip
