"""Where a report happened: place, region, position and how precise it is."""

from typing import Any, NamedTuple

from .document import Document
from .draft import Draft
from .homonyms import AREA_KINDS
from .places import PlaceMention
from .vocabulary import Vocabulary

# UCDP GED's codes for the kinds of the gazetteer.
_PRECISION = {"country": 6, "region": 4, "cercle": 3, "province": 3, "department": 3, "area": 5,
              "border_area": 5, "forest": 5, "lake": 5, "river": 5, "mountain": 5}  # fmt: skip
_BORDERLAND = "border_area"
_NEAR_KM = 25.0
_VILLAGE_KM = 2.0


class Location(NamedTuple):
    """The place columns of a report."""

    place: str | None
    place_id: str | None
    admin1: str | None
    admin1_current: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    radius_km: float | None


def locate(document: Document, draft: Draft) -> Location:
    """Return where a report happened, as wide as the text leaves it."""
    place = draft.place
    if place is None:
        return _somewhere(document, draft)
    if place.row is None:
        return _unknown_village(document, draft, place)
    there = _told_side(at_place(place.row), place.row, draft.country)
    if there.where_prec == 1 and (draft.more_places or place.is_near):
        radius = max(there.radius_km, _NEAR_KM)
        return there._replace(where_prec=5 if draft.more_places else 2, radius_km=radius)
    return there


def at_place(row: Any) -> Location:
    """Return the place columns of what happened at a place of the gazetteer."""
    radius = row.radius_km if row.radius_km is not None else _VILLAGE_KM
    return Location(
        row.name, row.place_id, row.admin1, row.admin1_current, row.country, row.latitude,
        row.longitude, _PRECISION.get(row.kind, 1), radius,
    )  # fmt: skip


def _unknown_village(document: Document, draft: Draft, place: PlaceMention) -> Location:
    """Keep the name; the position is that of the smallest known area or neighbour around it."""
    around = _smallest_area(draft, place) or place.beside or _neighbour(draft)
    country = draft.country or document.country_near(place.start)
    if around is None:
        return _in_country(document.vocabulary, country, place.name)
    row = around.row
    radius = max(row.radius_km or 0.0, _NEAR_KM)
    precision = _PRECISION.get(row.kind, 2)
    admin1 = row.admin1 or (row.name if row.kind == "region" else None)
    there = Location(
        place.name, None, admin1, row.admin1_current or admin1, row.country or country,
        row.latitude, row.longitude, precision, radius,
    )  # fmt: skip
    return _told_side(there, row, country)


def _smallest_area(draft: Draft, place: PlaceMention) -> PlaceMention | None:
    known = [a for a in draft.areas if a.row is not None and a.row.latitude is not None]
    near = [a for a in known if a.sentence == place.sentence] or known
    near = [a for a in near if a.row.kind != _BORDERLAND] or near
    return min(near, key=lambda a: a.row.radius_km or 999.0) if near else None


def _told_side(there: Location, row: Any, country: str | None) -> Location:
    """« des soldats nigériens … dans la zone des trois frontières »: in the part that is Niger's.

    A borderland lies in several countries; its row names the one that it is mostly told of.
    """
    if row.kind != _BORDERLAND or country in (None, there.country):
        return there
    return there._replace(country=country, admin1=None, admin1_current=None)


def _neighbour(draft: Draft) -> PlaceMention | None:
    return next((p for p in draft.places if p.row is not None), None)


def _somewhere(document: Document, draft: Draft) -> Location:
    return _in_country(document.vocabulary, draft.country, None)


def _in_country(vocabulary: Vocabulary, country: str | None, name: str | None) -> Location:
    row = country_row(vocabulary, country)
    if row is None:
        return Location(name, None, None, None, country, None, None, None, None)
    return Location(name, None, None, None, country, row.latitude, row.longitude, 6, row.radius_km)


def country_row(vocabulary: Vocabulary, country: str | None) -> Any | None:
    """Return the gazetteer's row of a country."""
    return vocabulary.countries.get(country or "")


def is_area(row: Any) -> bool:
    """Whether a gazetteer row is wider than a settlement."""
    return row.kind in AREA_KINDS
