"""Named places on a map, with rings where the place is only roughly known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from analysis.tables import Tables
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, text_width
from analysis.views.outlines import (
    KILOMETRES,
    OURS,
    VINTAGE,
    View,
    draw_ground,
    features,
    inner_point,
)
from analysis.views.placing import Box, place_labels
from analysis.views.spots import (
    DOT,
    LEAST_RING,
    Spot,
    degrees_of,
    draw_spot,
    extent,
    inches_of,
    places_of,
    view_of,
)
from analysis.views.style import INK, MUTED
from analysis.views.words import count

HEIGHT = 5.5
SIZE = 7.4
MOST_DATES = 3
# Of more places only the named ones told most often carry their names, without dates.
MANY, MOST_NAMES = 60, 24
SMALL_DOT = 3.2  # points across, for one event of many
WHOLE = View(-12.8, 9.6, 5.2, 25.4)  # Mali
CITY_KM = 20  # a region no wider is a city (Bamako) and carries its dot, not a region's name
HALO = [withStroke(linewidth=2.2, foreground="#fdfdfc")]


def place_map(tables: Tables) -> Drawn:
    """Every place of the kept events: a dot for a named place, a ring for an area.

    Marks are of one colour: a map must not accuse. Larger dots stand for more events.
    """
    events = happenings(tables)
    spots = places_of(events)
    if not spots:
        return nothing(tables, "event with a place")
    missing = len(events) - sum(len(spot.dates) for spot in spots)
    sheet = Sheet(
        _finding(spots, missing),
        _subtitle(events),
        source_line(tables, f"{VINTAGE} Region names: map of 2012–2016."),
        height=HEIGHT,
    )
    ax = sheet.axes(left=EDGE, right=EDGE, bottom=0.05)
    view = view_of(spots, WIDTH - 2 * EDGE, HEIGHT - 0.05)
    draw_ground(ax, view)
    is_crowded = len(spots) > MANY
    for spot in spots:
        draw_spot(ax, spot, SMALL_DOT if is_crowded else DOT)
    taken, unnamed = _label_spots(ax, view, spots, is_crowded)
    _name_areas(ax, view, tables, taken)
    _locate(sheet, view)
    return Drawn(sheet.figure, _caption(spots, missing, unnamed))


def _label_spots(
    ax: Axes, view: View, every: list[Spot], is_crowded: bool
) -> tuple[list[Box], int]:
    """Write the names that find room; return the room they take, and how many marks have none."""
    spots = [spot for spot in every if spot.is_named][:MOST_NAMES] if is_crowded else every
    words = [_words(spot, is_crowded) for spot in spots]
    points = [inches_of(ax, view, spot.longitude, spot.latitude) for spot in spots]
    sizes = [_size(text, SIZE) for text in words]
    page = _page(ax)
    inset = Box(page.left, page.bottom, page.left + INSET[0] + 0.1, page.bottom + INSET[1] + 0.1)
    scale = extent(ax)[1] / (view.north - view.south) / KILOMETRES
    clear = [0.0 if spot.is_named else max(spot.radius, LEAST_RING) * scale for spot in spots]
    boxes = place_labels(points, sizes, page, [inset], clear)
    for spot, text, point, box in zip(spots, words, points, boxes, strict=True):
        if box is None:
            continue
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        away = abs(middle[0] - point[0]) - (box.right - box.left) / 2
        up = abs(middle[1] - point[1]) - (box.top - box.bottom) / 2
        if spot.is_named and max(away, up) > 0.15:
            ends = [degrees_of(ax, view, *p) for p in (point, _nearest(box, point))]
            xs, ys = zip(*ends, strict=True)
            ax.plot(xs, ys, color=MUTED, linewidth=0.6, zorder=3.5, gid="ground:leader")
        place = degrees_of(ax, view, box.left + 0.02, box.top - 0.01)
        weight = "bold" if spot.is_named else "normal"
        style = {"va": "top", "zorder": 6, "path_effects": HALO}
        name, _, dates = text.partition("\n")
        ax.text(*place, name, size=SIZE, weight=weight, color=INK, **style)
        below = degrees_of(ax, view, box.left + 0.02, box.top - 0.14)
        ax.text(*below, dates, size=SIZE - 0.6, color=MUTED, **style)
    written = [box for box in boxes if box]
    return [inset, *written], len(every) - len(written)


def _words(spot: Spot, is_crowded: bool) -> str:
    if is_crowded:
        return f"{spot.place}\n{count(len(spot.dates), 'event')}"
    tally = Counter(spot.dates)
    dates = [f"{date} ×{n}" if n > 1 else date for date, n in tally.items()]
    more = f" and {len(dates) - MOST_DATES} more" if len(dates) > MOST_DATES else ""
    name = spot.place if spot.is_named else f"{spot.place} (area)"
    return f"{name}\n{' · '.join(dates[:MOST_DATES])}{more}"


def _size(text: str, size: float) -> tuple[float, float]:
    name, _, dates = text.partition("\n")
    wide = max(text_width(name, size, "bold"), text_width(dates, size - 0.6) if dates else 0)
    return wide + 0.05, 0.29 if dates else 0.15


INSET = (1.15, 1.05)


def _locate(sheet: Sheet, view: View) -> None:
    """Draw a small map of the whole of Mali that shows what the large one shows."""
    left, bottom = EDGE + 0.05, 0.1
    ax = sheet.axes(
        left=left, right=WIDTH - left - INSET[0], bottom=bottom, top=HEIGHT - bottom - INSET[1]
    )
    draw_ground(ax, WHOLE, thin=True)
    ax.set_zorder(3)
    box = Rectangle(
        (view.west, view.south), view.east - view.west, view.north - view.south, fill=False,
        edgecolor=INK, linewidth=0.9, zorder=5, gid="ground:frame of the large map",
    )  # fmt: skip
    ax.add_patch(box)


def _name_areas(ax: Axes, view: View, tables: Tables, taken: list[Box]) -> None:
    """Names of states and of Mali's regions, where they hide no other words."""
    page = _page(ax)
    for name, longitude, latitude, size, style in _areas(view, tables):
        x, y = inches_of(ax, view, longitude, latitude)
        half = text_width(name, size, style=style) / 2 + 0.05
        for shift in (0.0, 0.22, -0.22, 0.45, -0.45):
            box = Box(x - half, y + shift - 0.08, x + half, y + shift + 0.08)
            if box.inside(page) and not any(box.overlaps(other) for other in taken):
                at = degrees_of(ax, view, x, y + shift)
                look = {"size": size, "style": style, "color": "#8d897e"}
                ax.text(*at, name, ha="center", va="center", zorder=2, gid="ground:area", **look)
                taken.append(box)
                break


def _areas(view: View, tables: Tables) -> Iterator[tuple[str, float, float, float, str]]:
    """Names of the states in view and of Mali's regions, with where to write them and how."""
    for feature in features():
        point = None
        if feature["properties"]["kind"] == "country":
            point = inner_point(feature, view)
        if point:
            size = 9.5 if feature["properties"]["country"] in OURS else 7.6
            yield feature["properties"]["name_fr"].upper(), *point, size, "normal"
    places = tables.places
    regions = places[(places["kind"] == "region") & (places["country"] == "ML")]
    regions = regions[regions["name"] == regions["admin1"]]
    for row in regions[regions["radius_km"] > CITY_KM].itertuples(index=False):
        if _within(view, row.longitude, row.latitude):
            name = f"région de {row.name}"
            yield name, float(row.longitude), float(row.latitude), 7.4, "italic"


def _within(view: View, longitude: float, latitude: float) -> bool:
    return view.west < longitude < view.east and view.south < latitude < view.north


def _page(ax: Axes) -> Box:
    wide, tall = extent(ax)
    return Box(0.05, 0.05, wide - 0.05, tall - 0.05)


def _nearest(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    x = min(max(point[0], box.left), box.right)
    return x, min(max(point[1], box.bottom), box.top)


def _finding(spots: list[Spot], missing: int) -> str:
    named = sum(spot.is_named for spot in spots)
    events = sum(len(spot.dates) for spot in spots)
    places = f"{count(named, 'named place')}"
    areas = f" and {count(len(spots) - named, 'area')}" if len(spots) > named else ""
    lost = f"; {missing} cannot be placed" if missing else ""
    return f"{count(events, 'event')} at {places}{areas}{lost}"


def _subtitle(events: pd.DataFrame) -> str:
    return (
        f"n = {count(len(events), 'event')}, each at its main place. "
        "● a named place, larger for more events; dashed ring: somewhere in it."
    )


def _caption(spots: list[Spot], missing: int, unnamed: int) -> str:
    rings = sum(not spot.is_named for spot in spots)
    bare = f"; {count(unnamed, 'mark')} without a name" if unnamed else ""
    places = f"{count(len(spots), 'place')}: {len(spots) - rings} named, {rings} only as an area"
    lost = f" {count(missing, 'event')} told without a place cannot be shown." if missing else ""
    return (
        f"{places} (dashed){bare}.{lost} A place is where the dispatch puts the event; absence of "
        "dots follows the reach of reporters, not calm."
    )
