"""Where attacks are told in each period: small maps side by side, all of one scale."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.tables import Tables
from analysis.views.drawn import Drawn, source_line, too_few
from analysis.views.happenings import violent_happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, text_width
from analysis.views.maps import HALO, SMALL_DOT
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.outlines import VINTAGE, View, draw_ground
from analysis.views.periods import period_of, read_boundaries, say_outside, split_time
from analysis.views.placing import Box, place_labels
from analysis.views.spots import Spot, degrees_of, draw_spot, inches_of, places_of, view_of
from analysis.views.style import INK
from analysis.views.words import count

ACROSS, GAP, HEAD, TALL, SIZE = 3, 0.12, 0.24, 2.35, 6.8
MOST_NAMES = 5


def maps_by_period(tables: Tables, periods: Sequence[str]) -> Drawn:
    """Draw one map of violent events a period; ``periods`` are the dates that part them.

    Refused below ``FEWEST_FOR_SHARES`` events that have a place and lie in one period. The places
    with most events carry their names, where there is room.
    """
    events = violent_happenings(tables)
    split = split_time(read_boundaries(tables, periods))
    ends = events["date_earliest"], events["date_latest"]
    part = period_of(*ends, split)
    spots = [places_of(events[(part == n).fillna(False)]) for n in range(len(split))]
    placed = [sum(len(spot.dates) for spot in here) for here in spots]
    if sum(placed) < FEWEST_FOR_SHARES:
        title = "Too few attacks with a place and a period for maps by period"
        what = "violent events with a place in a known period"
        return too_few(tables, title, sum(placed), FEWEST_FOR_SHARES, what)
    lines = -(-len(split) // ACROSS)
    width = (WIDTH - 2 * EDGE - GAP * (ACROSS - 1)) / ACROSS
    view = view_of([spot for here in spots for spot in here], width, TALL)
    words = (
        _finding([one.name for one in split], placed),
        _subtitle(placed),
        source_line(tables, VINTAGE),
    )
    sheet = Sheet(*words, height=lines * (HEAD + TALL + 0.08))
    for n, (one, here) in enumerate(zip(split, spots, strict=True)):
        line, column = divmod(n, ACROSS)
        left, top = EDGE + column * (width + GAP), line * (HEAD + TALL + 0.08) + HEAD
        box = {"right": WIDTH - left - width, "bottom": sheet.height - top - TALL}
        ax = sheet.axes(left=left, top=top, **box)
        draw_ground(ax, view, thin=True)
        ax.set_title(f"{one.name} (n = {placed[n]})", loc="left", size=8, pad=3)
        for spot in here:
            draw_spot(ax, spot, SMALL_DOT)
        _name_spots(ax, view, here, (width, TALL))
    outside = say_outside(*ends, split, "violent event")
    return Drawn(sheet.figure, _caption(events, sum(placed), outside))


def _name_spots(ax: Axes, view: View, spots: list[Spot], page: tuple[float, float]) -> None:
    named = [spot for spot in spots if spot.is_named]
    chosen = named[:MOST_NAMES]
    points = [inches_of(ax, view, spot.longitude, spot.latitude) for spot in named]
    sizes = [(text_width(spot.place, SIZE) + 0.04, 0.13) for spot in chosen]
    sheet = Box(0.03, 0.03, page[0] - 0.03, page[1] - 0.03)
    taken = [Box(x - 0.04, y - 0.04, x + 0.04, y + 0.04) for x, y in points[MOST_NAMES:][:60]]
    boxes = place_labels(points[:MOST_NAMES], sizes, sheet, taken)
    for spot, box in zip(chosen, boxes, strict=True):
        if box:
            at = degrees_of(ax, view, box.left + 0.02, box.bottom + 0.02)
            style = {"size": SIZE, "color": INK, "zorder": 6, "path_effects": HALO}
            ax.text(*at, spot.place, va="bottom", **style)


def _finding(names: Sequence[str], placed: Sequence[int]) -> str:
    most = max(range(len(placed)), key=lambda n: placed[n])
    where = f"{placed[most]} fall {_in(names[most])}"
    return f"Of {sum(placed)} attacks with a place and a period, {where}"


def _in(name: str) -> str:
    return name if name.startswith(("before ", "from ")) else f"in {name}"


def _subtitle(placed: Sequence[int]) -> str:
    return (
        f"n = {count(sum(placed), 'violent event')}, each at its main place. Periods differ in "
        "length, and in how many dispatches were read. ● larger for more events; dashed ring: "
        "somewhere in it."
    )


def _caption(events: pd.DataFrame, placed: int, outside: str) -> str:
    return (
        f"{placed} of {count(len(events), 'violent event')}, as told, on maps of one scale. "
        f"{outside} The other missing ones have no place."
    )
