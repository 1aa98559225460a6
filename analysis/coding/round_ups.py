"""Acts told together, then one by one: « Boni et Koro ont été attaqués. Dimanche, à Boni, … »."""

from .document import Document
from .draft import Draft
from .moments import DAYS, Moments
from .noun_phrase import identify
from .party import Party
from .unit import Unit


def is_told_apart(unit: Unit, draft: Draft, moments: Moments) -> bool:
    """Whether a clause tells one place on its own day, of several that a report named at first.

    What the report went on to tell was at another of them, on another day.
    """
    own = {place.key for place in unit.places}
    days = [t for t in unit.times if t.rule in DAYS]
    if len(own) != 1 or not days:
        return False
    alone = [u for u in draft.units if len({place.key for place in u.places}) == 1]
    if not alone or any(place.key in own for u in alone for place in u.places):
        return False
    if not any(place.key in own for place in draft.places):
        return False
    theirs = [t for u in alone for t in u.times if t.rule in DAYS]
    return bool(theirs) and moments.fit(days, theirs) is None


def give_back_targets(told: list[tuple[Draft, list[Party]]], document: Document) -> None:
    """« Soldats et civils tués | Deux soldats … lundi. Dimanche, neuf civils … »: to whom they are.

    A title, or a sum of several acts, names those whom all reports tell of.
    """
    for lead, parties in told:
        general = [u for u in lead.units if u.sentence.role == "title" or u.sums]
        own = [u for u in lead.units if u not in general]
        if not general or not any(h.targets or h.target_nouns for u in own for h in u.happenings):
            continue
        hit = _hit_in(document, lead, own)
        elsewhere = {
            p.actor for draft, others in told if draft is not lead
            for p in others if p.role == "target"
        }  # fmt: skip
        kept = [
            p for p in parties
            if p.role != "target" or p.actor in hit or p.actor not in elsewhere
            or not any(u.start <= p.start < u.end for u in general)
        ]  # fmt: skip
        if any(p.role == "target" for p in kept):
            parties[:] = kept


def _hit_in(document: Document, draft: Draft, units: list[Unit]) -> set[str | None]:
    people = [p for u in units for h in u.happenings for p in h.targets]
    people += [f.people for u in units for f in u.figures if f.people is not None]
    hit = {identify(document, p, draft.country) for p in people}
    nouns = [noun for u in units for h in u.happenings for noun in h.target_nouns]
    return hit | ({"civilians"} if any(n.row.owner == "civilian" for n in nouns) else set())
