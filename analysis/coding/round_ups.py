"""Acts told together, then one by one: « Boni et Koro ont été attaqués. Dimanche, à Boni, … »."""

from .draft import Draft
from .moments import DAYS, Moments
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
