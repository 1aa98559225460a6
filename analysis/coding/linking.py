"""Reports of several articles that tell one happening become one event."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key

from .places import kilometres

Row = dict[str, Any]
_SAME_SCENE_KM = 12.0
# A little more than that distance, in degrees of either kind in the Sahel.
_NEAR_DEGREES = 0.12
_LONGEST_DAYS = 40
# Kinds of act that two articles may call differently for one happening.
_ACTS = {
    "Armed clash": "fight", "Attack": "fight", "Non-state actor overtakes territory": "fight",
    "Government regains territory": "fight", "Remote explosive/landmine/IED": "blast",
    "Suicide bomb": "fight", "Shelling/artillery/missile attack": "fight", "Grenade": "fight",
    "Air/drone strike": "air", "Looting/property destruction": "fight",
    "Abduction/forced disappearance": "fight", "Other": "other",
}  # fmt: skip
_UNNAMED = {"jihadists_unspecified", "armed_men_unspecified", "azawad_separatists",
            "russian_unspecified", "civilians"}  # fmt: skip
# Armed groups of these blocs fight the state and each other.
_REBELS = frozenset({"jihadist", "separatist"})
# Forces of these blocs are hit so seldom that their day in a country tells one happening.
_OUTSIDERS = frozenset({"french_european", "un", "russian", "other_state"})
# A commune or a stretch of land no wider than this lies about its scenes.
_SMALL_AREA_KM = 60.0


@dataclass(slots=True)
class _Story:
    """What of a report decides whether another tells the same."""

    row: Row
    date: EDTF | None
    actors: frozenset[str]
    figures: frozenset[tuple[str, int]]
    act: str
    rebels: frozenset[str]
    outsiders: frozenset[str]


def link(
    reports: list[Row], participants: list[Row], tolls: list[Row], blocs: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the event of each report, and for each event why its reports were joined.

    `blocs` gives the side of each actor: jihadists nobody names are no separatists nobody names.
    A report joins an event only if it fits every report that the event already holds, so that no
    chain of likenesses makes one event of many.
    """
    stories = {s.row["report_id"]: s for s in _stories(reports, participants, tolls, blocs)}
    event_of: dict[str, str] = {}
    members: dict[str, list[_Story]] = defaultdict(list)
    reasons: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for story in sorted(stories.values(), key=_order):
        look, leave = _keys(story)
        joined = _find_event(story, [e for key in look for e in places[key]], members)
        if joined is None:
            event = f"e:{story.row['report_id']}"
        else:
            event, reason = joined
            reasons[event].append(f"{story.row['report_id']}: {reason}")
        event_of[story.row["report_id"]] = event
        members[event].append(story)
        for key in leave:
            if event not in places[key]:
                places[key].append(event)
    return event_of, {event: "; ".join(why) for event, why in reasons.items()}


def _order(story: _Story) -> tuple[str, int, str]:
    """Precise dates first, so that vague reports join what is known, not the reverse."""
    row = story.row
    return (str(row.get("date_earliest") or "9999"), width(row), row["report_id"])


def width(row: Row) -> int:
    """Return how many days a date leaves open, many where it has no end."""
    first, last = row.get("date_earliest"), row.get("date_latest")
    return (last - first).days if first and last else 9999


def _stories(
    reports: list[Row], participants: list[Row], tolls: list[Row], blocs: Mapping[str, str]
) -> Iterator[_Story]:
    actors: dict[str, set[str]] = defaultdict(set)
    for row in participants:
        actors[row["report_id"]].add(row["actor_id"])
    figures: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for row in tolls:
        # « des dizaines » here and there are no likeness.
        if row.get("report_id") and row["low"] == row["high"]:
            figures[row["report_id"]].add((row["outcome"], row["low"]))
    for row in reports:
        date = EDTF.parse(row["date"]) if row.get("date") else None
        kind = row["sub_event_type"]
        yield _Story(
            row, date, frozenset(actors[row["report_id"]]), frozenset(figures[row["report_id"]]),
            _ACTS.get(kind, kind),
            _REBELS & {blocs.get(actor, "") for actor in actors[row["report_id"]]},
            frozenset(a for a in actors[row["report_id"]] if blocs.get(a) in _OUTSIDERS),
        )  # fmt: skip


def _keys(story: _Story) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return where to look for the event of a report, and where to leave it for others.

    A scene is looked for among scenes near it, and among what is told of the country or a region;
    what is told of the country, among all of that kind and month.
    """
    row = story.row
    look, leave = [], []
    for month in _months(row.get("date_earliest"), row.get("date_latest")):
        around = (row.get("country") or "", story.act, month)
        look.append(("wide", *around))
        if not _is_scene(row):
            look.append(("scenes", *around))
            leave.append(("wide", *around))
            continue
        near = [("place", row.get("place_id") or fold_key(row["place"]), month)]
        cells = _cells(row.get("latitude"), row.get("longitude"))
        near += [("cell", *cell, month) for cell in cells]
        look += near
        leave += [*near, ("scenes", *around)]
    return look, leave


def _is_scene(row: Row) -> bool:
    """Whether a report has a place of its own, not a region or a country only."""
    return bool(row.get("place")) and (row.get("where_prec") or 9) <= 3


def _cells(latitude: float | None, longitude: float | None) -> list[tuple[str, str]]:
    """Return the squares of a degree that a scene lies in or near: neighbours share one."""
    if latitude is None or longitude is None:
        return []
    rows, columns = (
        sorted({math.floor(at - _NEAR_DEGREES), math.floor(at + _NEAR_DEGREES)})
        for at in (latitude, longitude)
    )
    return [(str(row), str(column)) for row in rows for column in columns]


def _months(first: dt.date | None, last: dt.date | None) -> list[str]:
    if first is None or last is None or (last - first).days > _LONGEST_DAYS:
        return []
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _find_event(
    story: _Story, candidates: list[str], members: dict[str, list[_Story]]
) -> tuple[str, str] | None:
    best: tuple[int, str, str] | None = None
    for event in dict.fromkeys(candidates):
        reasons = _reasons(story, members[event])
        if reasons:
            strength = max(map(len, reasons))
            if best is None or strength > best[0]:
                best = (strength, event, reasons[0])
    return (best[1], best[2]) if best is not None else None


def _reasons(story: _Story, members: list[_Story]) -> list[str]:
    """Return why a report tells what each of an event's reports tells; none if one does not fit."""
    reasons = []
    for member in members:
        is_own = member.row["article_id"] == story.row["article_id"]
        reason = None if is_own else _same_happening(story, member)
        if reason is None:
            return []
        reasons.append(reason)
    return reasons


def _same_happening(a: _Story, b: _Story) -> str | None:
    """Return why two reports tell one happening, None where they do not.

    Never by date alone or place alone: the parties or the figures must agree with them.
    """
    if a.act != b.act or (a.rebels and b.rebels and not a.rebels & b.rebels):
        return None
    if not _can_agree(a.actors, b.actors):
        return None
    if a.date is None or b.date is None or not a.date.intersects(b.date):
        return None
    where = _same_place(a.row, b.row)
    if where is None:
        return None
    shared = a.figures & b.figures
    parties = a.actors & b.actors
    if where != "place" and not (parties and (shared or _is_that_day(a, b, where))):
        return None
    if (
        not shared
        and not parties
        and a.actors
        and b.actors
        and not (a.actors | b.actors) & _UNNAMED
    ):
        return None
    said = [f"{a.row['date']} ∩ {b.row['date']}", str(a.row.get("place") or a.row.get("country"))]
    said += [f"parties {', '.join(sorted(parties))}"] if parties else []
    said += ["same figures"] if shared else []
    return " · ".join(said)


def _is_that_day(a: _Story, b: _Story, where: str) -> bool:
    """Whether the day tells enough: of a commune and its village, or of an outside force."""
    if width(a.row) or width(b.row) or a.row["date"] != b.row["date"]:
        return False
    if a.figures and b.figures:
        return False  # both count, and count differently
    return where == "around" or bool(a.outsiders & b.outsiders)


def _same_place(a: Row, b: Row) -> str | None:
    """Return `place` for one scene, `around` for an area about a scene, `wide` for a country."""
    scenes = [_is_scene(row) for row in (a, b)]
    # « à Kongoussi et dans un hameau » has no one position, but the town is the same.
    if any(scenes) and a.get("place_id") and a.get("place_id") == b.get("place_id"):
        return "place"
    if all(scenes):
        if fold_key(a["place"]) == fold_key(b["place"]) and a.get("country") == b.get("country"):
            return "place"
        if a.get("place_id") and b.get("place_id"):
            gap = kilometres(a["latitude"], a["longitude"], b["latitude"], b["longitude"])
            return "place" if gap <= _SAME_SCENE_KM else None
        return None
    if a.get("country") != b.get("country"):
        return None
    if any(scenes) and _lies_about(*sorted((a, b), key=_is_scene)):
        return "around"
    regions = {r["admin1"] for r in (a, b) if r.get("admin1")}
    return "wide" if len(regions) <= 1 else None


def _lies_about(area: Row, scene: Row) -> bool:
    """Whether an area of known extent lies about a scene."""
    radius = area.get("radius_km")
    known = all(row.get("latitude") is not None and row.get("place_id") for row in (area, scene))
    if not known or radius is None or radius > _SMALL_AREA_KM:
        return False
    gap = kilometres(area["latitude"], area["longitude"], scene["latitude"], scene["longitude"])
    return gap <= radius + _SAME_SCENE_KM


def _can_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the named parties of two reports can be the same people."""
    named_a, named_b = a - _UNNAMED, b - _UNNAMED
    return not named_a or not named_b or bool(named_a & named_b)
