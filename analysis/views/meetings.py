"""Who acts with whom and against whom: two matrices of parties, counts in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.frames.dead import BYSTANDERS
from analysis.tables import Tables
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, text_width
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.remember import remembered
from analysis.views.style import FAINT, INK, MUTED, bloc_of
from analysis.views.words import actor_name, count

MOST_ACTORS = 12
LABEL, BETWEEN, ROW, SIZE, MOST_HEAD = 1.95, 0.3, 0.3, 7.4, 1.6
AGAINST, WITH = "against", "with"
PANELS = {AGAINST: "row acts against column", WITH: "row and column on one side"}


class Meeting(NamedTuple):
    """Two parties of one event; ``is_told``: the dispatch names who acts in its own voice."""

    event_id: str
    way: str
    who: str
    whom: str
    is_told: bool


@remembered
def meetings(tables: Tables) -> list[Meeting]:
    """Return the pairs of parties of each kept event.

    Against: who acts or attacks, and each target. With: who acts or stands beside who acts; and
    those attacked together, civilians and bystanders apart. A pair with is given both ways.
    """
    events = happenings(tables)
    bloc = {actor: bloc_of(tables.actors, actor) for actor in tables.actors["actor_id"]}
    return [pair for event in events.itertuples() for pair in _pairs(event, bloc)]


def who_meets_whom(tables: Tables) -> Drawn:
    """Draw parties by parties: on the left who acts against whom, on the right who with whom.

    The cells hold numbers of events; shades from ``FEWEST_FOR_SHARES`` events on. Beyond
    ``MOST_ACTORS`` parties those that meet most often are shown.
    """
    found = meetings(tables)
    if not found:
        return nothing(tables, "event with two parties")
    met = Counter(one.who for one in found) + Counter(one.whom for one in found)
    chosen = sorted(met, key=lambda actor: (-met[actor], actor))[:MOST_ACTORS]
    blocs = Counter()
    for actor in chosen:
        blocs[bloc_of(tables.actors, actor)] += met[actor]
    chosen.sort(key=lambda a: (-blocs[bloc_of(tables.actors, a)], -met[a], a))
    names = [actor_name(tables.actors, actor) for actor in chosen]
    head = min(MOST_HEAD, max(text_width(name, SIZE) for name in names)) + 0.12
    depth = 0.24 + head + ROW * len(chosen)
    words = _finding(found), _subtitle(found, len(chosen), len(met)), source_line(tables)
    sheet = Sheet(*words, height=depth + 0.03)
    width = (WIDTH - LABEL - 2 * EDGE - BETWEEN) / 2
    has_shades = len({one.event_id for one in found}) >= FEWEST_FOR_SHARES
    for n, way in enumerate(PANELS):
        left = EDGE + LABEL + n * (width + BETWEEN)
        ax = sheet.axes(left=left, right=WIDTH - left - width, bottom=0.0)
        cells = _cells([one for one in found if one.way == way], chosen)
        _frame(ax, names, width, head, depth, PANELS[way], with_rows=n == 0)
        _draw_cells(ax, cells, width / len(chosen), 0.24 + head, has_shades)
    return Drawn(sheet.figure, _caption(found))


def _pairs(event: Any, bloc: dict[str, str]) -> Iterator[Meeting]:
    is_told = not event.named_by
    acting = list(event.initiators)
    beside = [actor for actor in event.partners if actor not in acting]
    targets = list(event.targets)
    for who in acting:
        for whom in targets:
            if who != whom:
                yield Meeting(event.event_id, AGAINST, who, whom, is_told)
    fighters = [one for one in targets if bloc.get(one, "unspecified") not in BYSTANDERS]
    sides = ([*acting, *beside], fighters) if acting else ([*fighters, *beside],)
    for side in sides:
        for pair in combinations(dict.fromkeys(side), 2):
            for who, whom in (pair, pair[::-1]):
                yield Meeting(event.event_id, WITH, who, whom, is_told)


def _cells(
    found: Sequence[Meeting], chosen: Sequence[str]
) -> dict[tuple[int, int], tuple[int, bool]]:
    """Return number of events and whether any is told in a dispatch's own voice, for each cell."""
    place = {actor: n for n, actor in enumerate(chosen)}
    inside = [one for one in found if one.who in place and one.whom in place]
    tally = Counter((place[one.who], place[one.whom]) for one in inside)
    told = {(place[one.who], place[one.whom]) for one in inside if one.is_told}
    return {at: (n, at in told) for at, n in tally.items()}


def _frame(
    ax: Axes,
    names: Sequence[str],
    width: float,
    head: float,
    depth: float,
    title: str,
    *,
    with_rows: bool,
) -> None:
    ax.set_xlim(0, width)
    ax.set_ylim(depth + 0.03, 0)
    ax.set_xticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    top, side = 0.24 + head, width / len(names)
    middles = [top + (n + 0.5) * ROW for n in range(len(names))]
    rows = [clip_lines(name, SIZE, LABEL - 0.1, 1) for name in names]
    ax.set_yticks(middles, rows if with_rows else [])
    ax.tick_params(axis="y", labelsize=SIZE, length=0)
    ax.text(0, 0.02, title, size=8, weight="bold", va="top", color=INK)
    for n, name in enumerate(names):
        style = {"size": SIZE, "rotation": 90, "va": "bottom", "ha": "center", "color": MUTED}
        ax.text((n + 0.5) * side, top - 0.06, clip_lines(name, SIZE, MOST_HEAD, 1), **style)
        box = Rectangle(
            (n * side, top + n * ROW), side, ROW, facecolor=FAINT, gid="ground:diagonal"
        )
        ax.add_patch(box)
        ax.axhline(top + n * ROW, color=FAINT, linewidth=0.7, zorder=0, gid="ground:row")


def _draw_cells(
    ax: Axes,
    cells: dict[tuple[int, int], tuple[int, bool]],
    side: float,
    top: float,
    has_shades: bool,
) -> None:
    most = max((n for n, _ in cells.values()), default=1)
    for (row, column), (n, is_told) in sorted(cells.items()):
        shade = n / most if has_shades else 0.0
        if has_shades:
            box = Rectangle(
                (column * side + 0.01, top + row * ROW + 0.01), side - 0.02, ROW - 0.02,
                facecolor=(0.24, 0.24, 0.24, 0.75 * shade), gid="ground:shade",
            )  # fmt: skip
            ax.add_patch(box)
        style = {"ha": "center", "va": "center", "size": SIZE, "zorder": 3}
        style["color"] = "white" if shade > 0.6 else INK
        face = {"style": "normal" if is_told else "italic"}
        text = f"{n}" if is_told else f"({n})"
        ax.text((column + 0.5) * side, top + (row + 0.5) * ROW, text, **style, **face)


def _finding(found: Sequence[Meeting]) -> str:
    against, beside = (len({one.event_id for one in found if one.way == way}) for way in PANELS)
    return (
        f"{count(against, 'event')} {'names' if against == 1 else 'name'} who acts and who is "
        f"attacked; {beside} {'names' if beside == 1 else 'name'} parties on one side"
    )


def _subtitle(found: Sequence[Meeting], shown: int, total: int) -> str:
    events = len({one.event_id for one in found})
    more = f"; the {shown} parties that meet most often of {total}" if total > shown else ""
    few = "" if events >= FEWEST_FOR_SHARES else f" Below {FEWEST_FOR_SHARES} events no shades."
    return (
        f"n = {count(events, 'event')} with two parties{more}; an event stands in the cell of each "
        f"of its pairs.{few}\n"
        "In brackets: every time a speaker names who acts, never a dispatch itself; the table of "
        "parties says who."
    )


def _caption(found: Sequence[Meeting]) -> str:
    said = len({one.event_id for one in found if not one.is_told})
    return (
        "Numbers of events, as told: to act is no guilt, and a party that is not named is in no "
        f"cell. In {count(said, 'event')} only speakers name who acts. Civilians attacked beside "
        "soldiers are not on one side with them."
    )
