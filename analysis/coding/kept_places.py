"""Where a report was, of the places that its clauses name."""

from .document import Document
from .draft import Draft
from .places import PlaceMention
from .unit import Unit
from .unit_places import begins_road, is_only_near, is_road, names_scene, off_road

# How far down an area is: a commune lies in a cercle, a department in a province.
_LEVELS = {"commune": 0, "district": 1, "department": 1, "cercle": 1, "province": 2}
_WIDEST = 3


def keep_places(document: Document, drafts: list[Draft]) -> None:
    """Choose the place of each report, and what other places are of it too."""
    for draft in drafts:
        _keep_place(document, draft, drafts)


def _keep_place(document: Document, draft: Draft, drafts: list[Draft]) -> None:
    """Choose the report's own place: the first settlement named with it, joined ones beside it."""
    placed = [unit for unit in draft.units if unit.places]
    roads = [unit for unit in placed if is_road(document, unit)]
    if roads and len(roads) < len(placed):
        # « entre Gao et Ansongo », then « à hauteur de Kobé »: on that road.
        ends = {place.key for unit in roads for place in unit.places}
        on_road = [u for u in placed if not {p.key for p in u.places} & ends and u not in roads]
        placed = on_road or [u for u in placed if u not in roads and not is_only_near(u)] or placed
    # A headline names the town, the first sentence the village.
    if placed:
        unit = min(placed, key=lambda u: _scene_rank(document, u)) if placed[1:] else placed[0]
        named = {p.key for u in draft.units if u.sentence.role == "title" for p in u.places}
        chosen = [p for p in unit.places if p.key in named] or off_road(document, unit.places)
        one = _one_of_them(draft, chosen, drafts)
        if one is not None:
            draft.place, draft.more_places = one, []
            return
        nearest = min(chosen, key=lambda p, at=unit.anchor: _place_rank(p, at))
        draft.place = begins_road(document, nearest, chosen)
        draft.more_places = _joined(draft, [unit, *roads] if unit not in roads else [unit])
        return
    areas = next((u.areas for u in draft.units if u.areas), [])
    # « dans la région de Tillabéri, département de Torodi »: in Torodi
    draft.place = min(areas, key=_level) if areas else None
    draft.more_places = []


def _level(area: PlaceMention) -> int:
    """Return how wide an area is: by « le département de » before it, or what it is."""
    kind = area.row.kind if area.row is not None else None
    return _LEVELS.get(area.admin_word or "", _LEVELS.get(kind or "", _WIDEST))


def _place_rank(place: PlaceMention, anchor: int) -> tuple[bool, bool, bool, int]:
    """Order places: in one before near it or its commune, a village by its word, the nearest."""
    gap = place.start if place.is_settlement else abs(place.start - anchor)
    return place.is_near, place.admin_word == "commune", not place.is_settlement, gap


def _scene_rank(document: Document, unit: Unit) -> tuple[bool, bool, bool, bool]:
    in_commune = all(p.admin_word == "commune" for p in unit.places)  # « L'attaque a visé X »
    is_title = unit.sentence.role == "title"
    return not names_scene(document, unit), in_commune, is_title, is_only_near(unit)


def _joined(draft: Draft, units: list[Unit]) -> list[PlaceMention]:
    """Return the other settlements that the same clause names with it, and the ends of its road."""
    seen = {draft.place.key} if draft.place else set()
    joined = []
    for place in (place for unit in units for place in unit.places):
        if place.key not in seen:
            seen.add(place.key)
            joined.append(place)
    return joined


def _one_of_them(
    draft: Draft, chosen: list[PlaceMention], drafts: list[Draft]
) -> PlaceMention | None:
    """« Boni et Koro ont été attaqués. Dimanche, à Boni, … Lundi, à Koro, … »: the one told here.

    The others are told by other reports.
    """
    if len(chosen) < 2:
        return None
    alone = {keys.pop() for unit in draft.units if len(keys := {p.key for p in unit.places}) == 1}
    others = {
        p.key for other in drafts if other is not draft for unit in other.units for p in unit.places
    }
    named = {p.key for p in chosen}
    if len(alone) != 1 or not alone <= named or not named - alone <= others:
        return None
    return next(p for p in chosen if p.key in alone)
