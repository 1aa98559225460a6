"""Places as marks on a map: which there are, how far off each may be, where it lies in inches."""

from __future__ import annotations

from math import cos, radians
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse

from analysis.views.dates import say_date
from analysis.views.outlines import KILOMETRES, View
from analysis.views.words import count

LEAST_SPAN = 8.0  # degrees of latitude
NAMED_PLACE = 2  # where_prec up to this is a named place
COUNTRY = 6  # where_prec from this on is no place within a country
LEAST_RING = 15.0  # kilometres
DOT = 5.0  # points across, for one event
MARK = "#3d3d3d"


class Spot(NamedTuple):
    """One place, the events at it, and how far off it may be."""

    place: str
    longitude: float
    latitude: float
    is_named: bool
    radius: float
    dates: list[str]


def places_of(events: pd.DataFrame) -> list[Spot]:
    """Return the places of some events, those with most events first.

    Events known only to the country are left out: a ring around all of Mali would say nothing.
    """
    known = events.dropna(subset=["latitude", "longitude", "where_prec"])
    known = known[known["where_prec"] < COUNTRY]
    spots = []
    for (latitude, longitude), rows in known.groupby(["latitude", "longitude"], sort=True):
        first = rows.iloc[0]
        named = rows["where_prec"].min() <= NAMED_PLACE
        radius = first["radius_km"]
        spots.append(
            Spot(
                place="place not named" if pd.isna(first["place"]) else str(first["place"]),
                longitude=float(longitude),
                latitude=float(latitude),
                is_named=bool(named),
                radius=0.0 if pd.isna(radius) else float(radius),
                dates=[say_date(value, short=True) for value in rows["date"]],
            )
        )
    return sorted(spots, key=lambda spot: (-len(spot.dates), spot.place, spot.longitude))


def view_of(spots: list[Spot], width: float, height: float) -> View:
    """Return the degrees that hold all spots, in the proportions of a box in inches."""
    souths = [spot.latitude - _reach(spot) for spot in spots]
    norths = [spot.latitude + _reach(spot) for spot in spots]
    wests = [spot.longitude - _reach(spot) for spot in spots]
    easts = [spot.longitude + _reach(spot) for spot in spots]
    middle = (min(souths) + max(norths)) / 2, (min(wests) + max(easts)) / 2
    stretch = 1 / cos(radians(middle[0]))
    shape = width / height * stretch
    tall = max(LEAST_SPAN, max(norths) - min(souths), (max(easts) - min(wests)) / shape)
    wide = tall * shape
    return View(
        middle[1] - wide / 2, middle[0] - tall / 2, middle[1] + wide / 2, middle[0] + tall / 2
    )


def _reach(spot: Spot) -> float:
    return 1.1 if spot.is_named else max(1.1, min(spot.radius / KILOMETRES, 3.0))


def draw_spot(ax: Axes, spot: Spot, least: float = DOT) -> None:
    """Draw a dot for a named place, of ``least`` points for one event, or a ring for an area."""
    at = spot.longitude, spot.latitude
    name = f"{spot.place}: {count(len(spot.dates), 'event')}"
    if spot.is_named:
        size = least + 0.44 * least * (len(spot.dates) - 1) ** 0.5
        style = {"markerfacecolor": MARK, "markeredgecolor": "white", "markeredgewidth": 0.7}
        ax.plot(*[[v] for v in at], marker="o", markersize=size, label=name, zorder=4, **style)
        return
    tall = 2 * max(spot.radius, LEAST_RING) / KILOMETRES
    shade = 0.06 if least >= DOT else 0.0  # many shaded rings would make a dark one
    ring = Ellipse(
        at, tall / cos(radians(spot.latitude)), tall, facecolor=(0.24, 0.24, 0.24, shade),
        edgecolor=MARK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=3, label=name,
    )  # fmt: skip
    ax.add_patch(ring)


def extent(ax: Axes) -> tuple[float, float]:
    """Return width and height of a map in inches."""
    place = ax.get_position(original=True)
    width, height = ax.figure.get_size_inches()
    return place.width * width, place.height * height


def inches_of(ax: Axes, view: View, longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a point lies on a map, in inches from its lower left corner."""
    wide, tall = extent(ax)
    across = (longitude - view.west) / (view.east - view.west)
    return across * wide, (latitude - view.south) / (view.north - view.south) * tall


def degrees_of(ax: Axes, view: View, x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of a point of a map, given in inches."""
    wide, tall = extent(ax)
    east = view.west + x / wide * (view.east - view.west)
    return east, view.south + y / tall * (view.north - view.south)
