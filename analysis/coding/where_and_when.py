"""Whether two accounts can be of one day and one place, and how that agrees, in a word."""

import datetime as dt

from .accounts import Account, Told
from .distance import kilometres
from .spellings import sound_alike

_SAME_SCENE_KM = 12.0
# Farther apart than this, two scenes are two; nearer, a dispatch may name the neighbouring town.
_NEAR_KM = 60.0
# A commune or a stretch of land no wider than this lies about its scenes.
_SMALL_AREA_KM = 60.0
_EXACT, _WEEK, _MONTH = 2, 10, 40
# « vendredi 9 » for Friday the 7th: no dispatch is farther off by a slip of the pen, but for
# « samedi » read against a paper that prints it a week later.
_SLIP, _SEVEN_DAYS = dt.timedelta(3), dt.timedelta(7)
# What is told without a day, and not as past, may have happened so long ago.
_LATELY = dt.timedelta(45)


def days_agree(a: Account, b: Account) -> str | None:
    """Return how the days agree, None where they do not: a key of the points for days."""
    if a.date is None and b.date is None:
        # Dispatches of the same days: each tells of the days before it.
        return "news" if _touch(a, b) else None
    if a.date is None or b.date is None:
        undated, dated = (a, b) if a.date is None else (b, a)
        if _touch(a, b):
            return "news"
        recalled = undated.first is None and undated.published is not None
        is_past = recalled and dated.last is not None and dated.last <= undated.published
        return "before" if is_past else "lately" if _is_lately(undated, dated) else None
    if not _touch(a, b) or not _meet(a, b):
        return _next_day(a, b)
    widest = max(a.width, b.width)
    if widest <= _EXACT:
        return _same_night(a, b)
    if widest <= _WEEK:
        return "same days"
    return "same month" if widest <= _MONTH else "year"


def _is_lately(undated: Account, dated: Account) -> bool:
    if undated.first is None or dated.last is None or not dated.is_exact:
        return False
    return dated.last < undated.first <= dated.last + _LATELY


def _same_night(a: Account, b: Account) -> str:
    """Compare days and nights: that of Monday to Tuesday is not that of Tuesday to Wednesday."""
    if (a.first, a.last) == (b.first, b.last):
        return "same day" if a.width == 0 else "same night"
    return "next day" if a.width == b.width == 1 else "night or day"


def _touch(a: Account, b: Account) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last


def _meet(a: Account, b: Account) -> bool:
    """Whether dates that overlap have a day in common: one of five Saturdays has five."""
    if a.date is None or b.date is None:
        return True
    plain = a.date.kind in ("date", "interval") and b.date.kind in ("date", "interval")
    return plain or a.date.intersects(b.date)


def _next_day(a: Account, b: Account) -> str | None:
    """« mardi » in one dispatch may be Wednesday in another, when it is written at night."""
    if not (a.is_exact and b.is_exact) or a.first is None or b.first is None:
        return None
    one, other = (a, b) if a.first <= b.first else (b, a)
    gap: dt.timedelta = other.first - one.last  # type: ignore[operator]
    if gap == dt.timedelta(1):
        return "night or day" if _is_night(one, other) else "next day"
    return "days apart" if gap <= _SLIP or gap == _SEVEN_DAYS else None


def _is_night(one: Account, other: Account) -> bool:
    """« jeudi, de nuit » and « vendredi à l'aube » may be one night."""
    late = one.row.part_of_day in ("night", "evening")
    early = other.row.part_of_day in ("night", "dawn")
    return (late and other.row.part_of_day is None) or (late and early) or (
        early and one.row.part_of_day is None
    )  # fmt: skip


def places_agree(a: Account, b: Account) -> str | None:
    """Return how the places agree, None where they do not: a key of the points for places."""
    one, other = a.row, b.row
    if a.place is not None and a.place == b.place and one.country == other.country:
        # « à Kongoussi et dans un hameau » has no one position, but the town is the same.
        is_small = a.is_scene or b.is_scene or (one.radius_km or 999.0) <= _SMALL_AREA_KM
        if is_small or not one.place_id:
            return "place"
    scenes = _scenes(a, b) if a.is_scene and b.is_scene else None
    if scenes == "place" or one.country != other.country:
        return scenes
    if otherwise := _otherwise(a, b):
        return otherwise
    # Most often neither article names the other's scene.
    if (a.place in b.about and _is_named_by(a, b)) or (b.place in a.about and _is_named_by(b, a)):
        return "beside" if a.is_scene and b.is_scene else "named"
    if a.is_scene and b.is_scene:
        return scenes or ("near" if _may_be_near(one, other) else None)
    if (a.is_scene or b.is_scene) and _lies_about(*((b, a) if a.is_scene else (a, b))):
        return "around"
    if _are_two(one.admin1, other.admin1):
        # A forest or a border area may lie in two regions, a region lies in none but itself.
        gap, known = _gap(a, b)
        reach = sum(row.radius_km or 0.0 for row in (one, other))
        are_areas = all(row.where_prec != 4 for row in (one, other))
        return "country" if are_areas and known and gap <= min(reach, 2 * _NEAR_KM) else None
    both = one.admin1 and other.admin1
    return "region" if both else "country"


def _otherwise(a: Account, b: Account) -> str | None:
    """Compare by what the dispatches call the scene beside the place that they name first."""
    if a.place in b.further or b.place in a.further or a.further & b.further:
        return "shared"
    one, other = a.row, b.row
    if (one.place_id and other.place_id) or one.place is None or other.place is None:
        return None
    if _are_two(one.admin1, other.admin1):
        return None
    return "alike" if sound_alike(one.place, other.place) else None


def _are_two(region: str | None, other: str | None) -> bool:
    return region != other and region is not None and other is not None


def _may_be_near(one: Told, other: Told) -> bool:
    """Whether a village that no list has may lie by another scene: it is of one region with it."""
    is_listed = one.place_id and other.place_id
    return not is_listed and one.admin1 is not None and one.admin1 == other.admin1


def _is_named_by(scene: Account, other: Account) -> bool:
    """Whether an article names a scene, as it does, without saying what happened there.

    « Le maire de Tora confirme […] Dix personnes ont été tuées dimanche. »
    """
    if not scene.is_scene:
        return False
    if other.is_scene and not other.row.place_id:
        regions = {row.admin1 for row in (scene.row, other.row)} - {None}
        return len(regions) == 1 and scene.row.country == other.row.country
    return not other.is_scene or _scenes(scene, other) == "near"


def _scenes(a: Account, b: Account) -> str | None:
    gap, known = _gap(a, b)
    if not known or a.row.country != b.row.country:
        return "place" if known and gap <= _SAME_SCENE_KM else None
    areas = (a.row.where_prec == 3) + (b.row.where_prec == 3)
    if gap <= _SAME_SCENE_KM and not areas:
        return "place"
    if areas == 1 and _lies_about(*((a, b) if a.row.where_prec == 3 else (b, a))):
        return "around"
    return "near" if gap <= _NEAR_KM else None


def _gap(a: Account, b: Account) -> tuple[float, bool]:
    """Return the distance of two places, and whether their positions are known."""
    one, other = a.row, b.row
    if not (one.place_id and other.place_id):
        return 0.0, False
    ends = one.latitude, one.longitude, other.latitude, other.longitude
    if None in ends:
        return 0.0, False
    return kilometres(*ends), True  # type: ignore[arg-type]


def _lies_about(area: Account, scene: Account) -> bool:
    """Whether an area of known extent lies about a scene."""
    radius = area.row.radius_km
    gap, known = _gap(area, scene)
    return known and radius is not None and radius <= _SMALL_AREA_KM and (
        gap <= radius + _SAME_SCENE_KM
    )  # fmt: skip
