"""The ground of a map: states, rivers and lakes from the vendored outlines."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from math import cos, radians
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

VINTAGE = "Outlines: Natural Earth 1:50m, version 4.1.0 (2018), public domain."
LAND, NEAR, FOCUS, BORDER, WATER = "#ecebe6", "#f6f5f2", "#ffffff", "#a9a69d", "#b9d3e6"
OURS = ("ML", "BF", "NE")
KILOMETRES = 111.32  # of one degree of latitude
GRID, LEAST_CELLS = 24, 8  # cells a side that a view is sampled in; fewest that carry a name


class View(NamedTuple):
    """The degrees a map shows."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """How much taller than wide a degree is drawn, so that distances look alike."""
        return 1 / cos(radians((self.south + self.north) / 2))


@lru_cache(maxsize=1)
def features() -> list[dict[str, Any]]:
    """Return the features of ``data/sahel.geojson``."""
    path = resources.files("analysis.views") / "data" / "sahel.geojson"
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def draw_ground(ax: Axes, view: View, *, thin: bool = False) -> None:
    """States (Mali in white), rivers and lakes; no frame, no ticks."""
    ax.set_xlim(view.west, view.east)
    ax.set_ylim(view.south, view.north)
    ax.set_aspect(view.stretch)
    ax.set_facecolor("#e4edf3")
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(True)
        spine.set_color("#cccccc")
    for feature in features():
        kind = feature["properties"]["kind"]
        if kind == "river":
            for line in [] if thin else feature["geometry"]["coordinates"]:
                xs, ys = zip(*line, strict=True)
                ax.plot(xs, ys, color=WATER, linewidth=1.1, zorder=1.5, gid="ground:river")
            continue
        is_lake = kind == "lake"
        country = feature["properties"].get("country")
        patch = PathPatch(
            _outline(feature["geometry"]["coordinates"]),
            facecolor=WATER if is_lake else _land(country),
            edgecolor=WATER if is_lake else BORDER,
            linewidth=0.4 if thin else 0.8,
            zorder=1.6 if is_lake else 1.2 if country == "ML" else 1.1 if country in OURS else 1,
            gid=f"ground:{kind}",
        )
        ax.add_patch(patch)


def inner_point(feature: dict[str, Any], view: View) -> tuple[float, float] | None:
    """Return a point well inside what a view shows of a state; ``None`` if that is little."""
    outline = _outline(feature["geometry"]["coordinates"])
    steps = [(n + 0.5) / GRID for n in range(GRID)]
    points = [
        (view.west + a * (view.east - view.west), view.south + b * (view.north - view.south))
        for a in steps
        for b in steps
    ]
    inside = [p for p, is_in in zip(points, outline.contains_points(points), strict=True) if is_in]
    if len(inside) < LEAST_CELLS:
        return None
    middle = sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)
    return min(inside, key=lambda p: ((p[0] - middle[0]) ** 2 + (p[1] - middle[1]) ** 2, p))


def _land(country: str | None) -> str:
    return FOCUS if country == "ML" else NEAR if country in OURS else LAND


def _outline(polygons: list[list[list[list[float]]]]) -> Outline:
    points, codes = [], []
    for polygon in polygons:
        for ring in polygon:
            points += ring
            codes += [Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 2), Outline.CLOSEPOLY]
    return Outline(points, codes)
