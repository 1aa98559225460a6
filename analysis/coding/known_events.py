"""Coups, agreements and handovers: which entry of the chronology a report tells, if one alone."""

from collections.abc import Set
from typing import Any

from analysis.language.edtf import EDTF

from .dating.facts import PLACELESS, Event, Knowledge

# What kinds of entry a report of this sub-type can tell.
_CATEGORIES = {
    "Non-violent transfer of territory": {"coup", "base handover", "foreign withdrawal"},
    "Other (strategic)": {"coup"},
    "Other": {"coup"},
    "Agreement": {"agreement", "diplomatic"},
    "Change to group/activity": {"organisation"},
}
# Who leaves a base makes no coup.
_OUTSIDERS = frozenset({"french_european", "un", "russian", "other_state"})
_LONGEST_DAYS = 366


def known_event(
    row: dict[str, Any], initiators: Set[str], date: EDTF | None, known: Knowledge
) -> str | None:
    """Return the entry that a report tells, None where there is none or more than one.

    Kind, country and date must agree, and the place where the entry needs one.
    """
    categories = _CATEGORIES.get(row["sub_event_type"])
    if categories is None or date is None or date.earliest is None or date.latest is None:
        return None
    if (date.latest - date.earliest).days > _LONGEST_DAYS:
        return None
    place = row.get("place_id")
    is_scene = place is not None and (row.get("where_prec") or 9) <= 5
    found = [
        event
        for event in known.events_at({place} if is_scene else frozenset())
        if event.row.category in categories
        and event.row.country == row.get("country")
        and event.date.intersects(date)
        and _can_be_by(event, initiators, known)
    ]
    return found[0].row.chronology_id if len(found) == 1 else None


def _can_be_by(event: Event, initiators: Set[str], known: Knowledge) -> bool:
    if event.row.category in PLACELESS - {"coup"}:
        return not initiators or bool(initiators & set(event.actors))
    leave = any(known.blocs.get(actor) in _OUTSIDERS for actor in initiators)
    return event.row.category != "coup" or not leave
