"""Parties in time: when each is seen in the dispatches, when its name holds, what it is part of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.dates import number, read_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import happenings
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, text_width
from analysis.views.remember import remembered
from analysis.views.style import BLOCS, INK, MUTED, bloc_of
from analysis.views.timeaxis import Window, set_window
from analysis.views.words import actor_name, count

MOST_ROWS = 24
ROW, LABEL, FOOT, SIZE = 0.36, 2.05, 0.42, 6.8
AXIS = WIDTH - LABEL - EDGE - 0.1
ROLES = ("initiators", "targets", "partners", "interveners")
LEAST_DAYS = 200  # an axis of fewer days would show no founding


class Life(NamedTuple):
    """One party: how often and between which days it is seen, from when to when its name holds.

    ``seen_by`` is the day by which it was surely seen first, ``seen_still`` the day on which it
    was surely seen last; of one vague date the first may lie after the second.
    """

    actor: str
    events: int
    seen_by: dt.date
    seen_still: dt.date
    named_from: dt.date | None
    active_to: dt.date | None

    @property
    def is_outside(self) -> bool:
        """Whether it is seen before its name can exist or after it ends."""
        early = self.named_from is not None and self.seen_by < self.named_from
        return early or (self.active_to is not None and self.seen_still > self.active_to)


class Bond(NamedTuple):
    """A membership: of whom in what, from when to when (``None``: not known)."""

    actor: str
    whole: str
    first: dt.date | None
    last: dt.date | None


@remembered
def actor_lives(tables: Tables) -> list[Life]:
    """Return the parties of the dated kept events, those seen most often first."""
    events = happenings(tables).dropna(subset=["date_earliest", "date_latest"])
    seen: dict[str, list[tuple[pd.Timestamp, pd.Timestamp]]] = {}
    for event in events.itertuples():
        for actor in dict.fromkeys(one for role in ROLES for one in getattr(event, role)):
            seen.setdefault(actor, []).append((event.date_earliest, event.date_latest))
    known = tables.actors.set_index("actor_id")
    lives = []
    for actor, dates in seen.items():
        row = known.loc[actor] if actor in known.index else {}
        starts = [read_date(row.get(name)) for name in ("named_from", "active_from")]
        firsts = [date.earliest for date in starts if date and date.earliest]
        end = read_date(row.get("active_to"))
        first, last = min(late for _, late in dates), max(early for early, _ in dates)
        span = max(firsts, default=None), end.latest if end else None
        lives.append(Life(actor, len(dates), first.date(), last.date(), *span))
    return sorted(lives, key=lambda life: (-life.events, life.actor))


def actors_in_time(tables: Tables) -> Drawn:
    """Draw one row a party: its name's validity, first and last seen, memberships at their dates.

    Pale bands and memberships come from the project's vocabulary, dark lines from the dispatches.
    Beyond ``MOST_ROWS`` parties those seen most often are drawn.
    """
    lives = actor_lives(tables)
    if not lives:
        return nothing(tables, "dated event with a participant")
    shown = sorted(lives[:MOST_ROWS], key=lambda life: (life.seen_by, life.actor))
    window = _window(shown)
    sheet = Sheet(
        _finding(lives),
        _subtitle(lives, shown),
        source_line(tables, "Pale bands and memberships: the project's vocabulary."),
        height=ROW * len(shown) + FOOT,
    )
    ax = sheet.axes(left=LABEL, right=EDGE + 0.1, bottom=FOOT)
    set_window(ax, window, AXIS)
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_yticks(range(len(shown)), [_name(tables, life) for life in shown])
    ax.tick_params(axis="y", labelsize=8)
    for y, life in enumerate(shown):
        _draw_life(ax, y, life, BLOCS[bloc_of(tables.actors, life.actor)].colour)
    drawn = _draw_bonds(ax, tables, shown, window)
    return Drawn(sheet.figure, _caption(lives, drawn))


def bonds(tables: Tables, actors: Sequence[str]) -> list[Bond]:
    """Return the memberships of some actors that have a date."""
    rows = tables.memberships[tables.memberships["actor_id"].isin(actors)]
    found = []
    columns = (rows[name] for name in ("actor_id", "member_of", "from", "to"))
    for actor, whole, start, end in zip(*columns, strict=True):
        first, last = read_date(start), read_date(end)
        days = first.earliest if first else None, last.latest if last else None
        if any(days):
            found.append(Bond(actor, whole, *days))
    return found


def _window(lives: Sequence[Life]) -> Window:
    """Return the days from the first to the last seen, with some room for foundings."""
    first = min(min(life.seen_by, life.seen_still) for life in lives)
    last = max(max(life.seen_by, life.seen_still) for life in lives)
    room = dt.timedelta(days=max((last - first).days // 12, LEAST_DAYS // 2))
    return Window(first - room, last + room // 2)


def _name(tables: Tables, life: Life) -> str:
    name = clip_lines(actor_name(tables.actors, life.actor), 8, LABEL - EDGE - 0.1, 1)
    return f"{name}\nn = {life.events}"


def _draw_life(ax: Axes, y: int, life: Life, colour: str) -> None:
    low, high = ax.get_xlim()
    ax.axhline(y + 0.5, color="#eeeeee", linewidth=0.7, zorder=0, gid="ground:row")
    if life.named_from or life.active_to:
        left = max(low, number(life.named_from) if life.named_from else low)
        right = min(high, number(life.active_to) if life.active_to else high)
        if left < right:
            band = Rectangle(
                (left, y - 0.4), right - left, 0.8, facecolor=(*to_rgb(colour), 0.12), zorder=0,
                gid="ground:name holds",
            )  # fmt: skip
            ax.add_patch(band)
    at = sorted((number(life.seen_by), number(life.seen_still)))
    if life.seen_by <= life.seen_still:
        style = {"marker": "o", "markersize": 4.5, "linewidth": 1.8, "color": colour, "zorder": 4}
        ax.plot(at, [y - 0.2] * 2, label="seen from … to", **style)
    else:
        bar = Rectangle(
            (at[0], y - 0.28), at[1] - at[0], 0.16, facecolor="none", edgecolor=colour,
            label="seen once, somewhere in it", zorder=4,
        )  # fmt: skip
        ax.add_patch(bar)


def _draw_bonds(ax: Axes, tables: Tables, shown: Sequence[Life], window: Window) -> int:
    """Draw the memberships that overlap the window, with a name where there is room; count them."""
    rows = {life.actor: y for y, life in enumerate(shown)}
    inch = AXIS / window.days
    free: dict[str, float] = {}
    drawn = 0
    found = bonds(tables, list(rows))
    for bond in sorted(found, key=lambda b: (b.actor, b.first or dt.date.min, b.whole)):
        first, last = (
            max(bond.first or window.first, window.first),
            min(bond.last or window.last, window.last),
        )
        if first >= last:
            continue
        y, drawn = rows[bond.actor] + 0.34, drawn + 1
        name = f"in {actor_name(tables.actors, bond.whole)}"
        line = {"color": MUTED, "linewidth": 1.0, "marker": "|", "markersize": 5}
        ax.plot([number(first), number(last)], [y, y], label=name, zorder=3, **line)
        start = max((first - window.first).days * inch + 0.05, free.get(bond.actor, 0.0))
        end = min((last - window.first).days * inch, AXIS)
        words = clip_lines(name, SIZE, end - start - 0.08, 1)
        if words.endswith("…"):
            continue
        x = number(window.first) + start / inch
        style = {"size": SIZE, "va": "center", "color": INK, "zorder": 5}
        ax.text(x, y - 0.2, words, **style)
        free[bond.actor] = start + text_width(words, SIZE) + 0.1
    return drawn


def _finding(lives: Sequence[Life]) -> str:
    once = sum(life.events == 1 for life in lives)
    longest = max(lives, key=lambda life: ((life.seen_still - life.seen_by).days, life.actor))
    years = (longest.seen_still - longest.seen_by).days // 365
    span = f"; the longest is seen over {count(years, 'year')}" if years else ""
    return f"Of {count(len(lives), 'party', 'parties')}, {once} are seen in one event only{span}"


def _subtitle(lives: Sequence[Life], shown: Sequence[Life]) -> str:
    rest = len(lives) - len(shown)
    more = f"; the {len(shown)} seen most often are drawn" if rest else ""
    return (
        f"n = {count(len(lives), 'party', 'parties')} of dated events{more}; n beside a name: its "
        "events, whatever its role.\n"
        "Dark line: from the day by which it was first seen to the day on which it was last seen. "
        "Pale band: the name can be meant. Thin grey line: part of a larger group."
    )


def _caption(lives: Sequence[Life], drawn: int) -> str:
    outside = sum(life.is_outside for life in lives)
    return (
        f"First and last seen are dates of events in these dispatches, not of founding or end. "
        f"{count(drawn, 'membership')} of the vocabulary stand at their dates; "
        f"{count(outside, 'party is', 'parties are')} told to act outside the time its name "
        "holds, which is worth a look at the words."
    )
