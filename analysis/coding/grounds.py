"""Whether two places that a text names can be one scene."""

import re

from .distance import kilometres
from .document import Document
from .places import PlaceMention

# « sur la route de A à B », « entre A et B », « l'axe A-B »
_WAY = re.compile(r"\b(?:entre|axe|route|troncon|piste|trajet)\b[^,.;:]{0,24}$")
_TO = re.compile(r" ?(?:a|et|-|–|vers|et de) ?")
_REGION_KM = 250
_COMMUNE_KM = 60  # as far as a village may lie from the seat of its commune
_HEADLINE_KM = 80.0
_LANDS = {"area", "border_area"}


def near(a: PlaceMention, b: PlaceMention) -> bool:
    """Return whether two named places are one scene: a village beside the town."""
    if a.row is None or b.row is None:
        return False
    gap = kilometres(a.row.latitude, a.row.longitude, b.row.latitude, b.row.longitude)
    return gap <= 8


def are_ends(document: Document, places: list[PlaceMention]) -> bool:
    """Return whether the first two of a clause's places are the ends of a road."""
    if len(places) < 2:
        return False
    first, second = places[0], places[1]
    if _TO.fullmatch(document.text, first.end, second.start) is None:
        return False
    return _WAY.search(document.text, max(0, first.start - 40), first.start) is not None


def is_commune_of(commune: PlaceMention, village: PlaceMention) -> bool:
    """Return whether « la commune de Bankass » may hold a village that is named elsewhere."""
    if commune.admin_word != "commune" or village.admin_word is not None:
        return False
    if commune.row is None or village.row is None:
        return True
    gap = kilometres(
        commune.row.latitude, commune.row.longitude, village.row.latitude, village.row.longitude
    )
    return gap <= _COMMUNE_KM


def may_be_near(a: PlaceMention, b: PlaceMention) -> bool:
    """Return whether « près de Gao » may be a village that is named elsewhere."""
    if not (a.is_near or b.is_near):
        return False
    if a.row is None or b.row is None:
        return True  # « au sud de Niamey », then a village that no list knows
    return (
        kilometres(a.row.latitude, a.row.longitude, b.row.latitude, b.row.longitude) <= _REGION_KM
    )


def may_be_meant(headline: PlaceMention, told: PlaceMention) -> bool:
    """Return whether a headline's place may stand for the one told below: its town, its region."""
    if headline.row is None or told.row is None:
        return True
    if None in (headline.row.latitude, told.row.latitude):
        return True
    gap = kilometres(
        headline.row.latitude, headline.row.longitude, told.row.latitude, told.row.longitude
    )
    return gap <= _HEADLINE_KM + max(headline.row.radius_km or 0.0, told.row.radius_km or 0.0)


def holds(area: PlaceMention, place: PlaceMention) -> bool:
    """Return whether a settlement may lie in an area."""
    if area.row is None or place.row is None:
        return True
    names = {place.row.admin1, place.row.admin1_current}
    if area.row.kind == "region":
        return area.row.name in names
    if area.row.latitude is None:
        return True
    gap = kilometres(area.row.latitude, area.row.longitude, place.row.latitude, place.row.longitude)
    return gap <= 2.0 * (area.row.radius_km or 100.0)


def are_apart(a: PlaceMention, b: PlaceMention) -> bool:
    """Return whether two areas are two scenes: « dans le Gourma », « dans le Liptako »."""
    if a.row is None or b.row is None or None in (a.row.latitude, b.row.latitude):
        return False
    kinds = {a.row.kind, b.row.kind}
    if kinds <= _LANDS:
        gap = kilometres(a.row.latitude, a.row.longitude, b.row.latitude, b.row.longitude)
        # neither holds the other
        return gap > max(a.row.radius_km or 100.0, b.row.radius_km or 100.0)
    return len(kinds) == 1 and kinds <= {"region", "province", "cercle"}


def area_conflict(areas: list[PlaceMention], places: list[PlaceMention]) -> float | None:
    """Return None where settlements that are known lie outside known areas, else no points."""
    known = [
        a
        for a in areas
        if a.row is not None and a.row.kind in ("region", "province", "cercle", *_LANDS)
    ]
    return None if known and any(p.row is not None for p in places) else 0.0
