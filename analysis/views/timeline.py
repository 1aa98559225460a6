"""Who appears when: actors as rows, the events they take part in as marks of uncertain date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.language.edtf import EDTF
from analysis.tables import Tables
from analysis.views import headings
from analysis.views.dates import draw_date, number, reaches, read_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import happenings
from analysis.views.layout import EDGE, Sheet, clip_lines
from analysis.views.style import BLOCS, bloc_of
from analysis.views.timeaxis import Window, day_lines, tear, torn_axes, window_boxes
from analysis.views.words import actor_name, count, join, kind_name

ROW, LABEL, FOOT = 0.33, 2.0, 0.42
MOST_ROWS = 30
MOST_EVENTS = 150  # more marks hide each other
MOST_LEVELS = 8
# A katiba is part of a group; that a state sits in an alliance is no news for a row.
ARMED_GROUPS = ("jihadist", "separatist", "militia")
# Marker, place within the row, meaning. An actor may act and be attacked on one day.
ROLES = {
    "initiators": ("^", -0.2, "acts or attacks"),
    "targets": ("v", 0.2, "is attacked"),
    "partners": ("D", -0.2, "stands beside another"),
    "interveners": ("s", 0.2, "intervenes"),
}


class Part(NamedTuple):
    """One actor in one role of one event."""

    actor: str
    role: str
    date: EDTF
    event: str


def actor_timeline(tables: Tables) -> Drawn:
    """Actors by bloc as rows, their events as marks: the shape is the role, the colour the bloc.

    Behind each row a pale band says when the actor can have borne its name and acted (from the
    actors frame, not from the articles). Undated events are counted, not drawn.
    """
    events = happenings(tables)
    dated = events[events["date_earliest"].notna() | events["date_latest"].notna()]
    earlier = max(len(dated) - MOST_EVENTS, 0)
    drawn = dated.tail(MOST_EVENTS)
    parts = _parts(drawn)
    undated = len(events) - len(dated)
    if not parts:
        return nothing(tables, "dated event with a participant")
    actors = _order(tables, parts)
    shown = actors[:MOST_ROWS]
    windows = tear(part.date for part in parts)
    boxes = window_boxes(windows, LABEL, EDGE + 0.1)
    names = headings.stack(_places_of_days(drawn), windows, boxes)
    if any(name.level >= MOST_LEVELS for name in names):
        names = []
    above = headings.depth(names)
    sheet = Sheet(
        _finding(tables, parts),
        _subtitle(parts, actors, shown, undated, earlier),
        source_line(tables, "Pale bands: from the actors frame, outside the articles."),
        height=above + ROW * len(shown) + FOOT,
    )
    axes = torn_axes(sheet, windows, left=LABEL, right=EDGE + 0.1, top=above, bottom=FOOT)
    _rows(axes, tables, shown, parts)
    for ax, window in zip(axes, windows, strict=True):
        _bands(ax, tables, shown, window)
        _draw_parts(ax, tables, shown, parts, window)
        day_lines(ax, [n.day for n in names if window.first <= n.day <= window.last], "event day")
    headings.write(sheet, names, above)
    return Drawn(sheet.figure, _caption(events, parts, windows, undated))


def _parts(events: pd.DataFrame) -> list[Part]:
    return [
        Part(actor, role, date, event.event_id)
        for event in events.itertuples()
        if (date := read_date(event.date)) and date.precision != "unknown"
        for role in ROLES
        for actor in getattr(event, role)
    ]


def _order(tables: Tables, parts: Sequence[Part]) -> list[str]:
    """Actors by bloc (the bloc with most parts first), then by their own number of parts."""
    tally = pd.Series([part.actor for part in parts]).value_counts()
    blocs = {actor: bloc_of(tables.actors, actor) for actor in tally.index}
    weight = pd.Series([blocs[part.actor] for part in parts]).value_counts()
    return sorted(
        tally.index,
        key=lambda a: (-weight[blocs[a]], list(BLOCS).index(blocs[a]), -tally[a], a),
    )


def _rows(
    axes: Sequence[Axes], tables: Tables, shown: Sequence[str], parts: Sequence[Part]
) -> None:
    first = axes[0]
    first.set_ylim(len(shown) - 0.5, -0.5)
    names = [clip_lines(_row_name(tables, actor, parts), 8, LABEL - EDGE, 2) for actor in shown]
    first.set_yticks(range(len(shown)), names)
    first.tick_params(axis="y", labelsize=8)
    for ax in axes:
        for y in range(len(shown)):
            ax.axhline(y, color="#eeeeee", linewidth=0.7, zorder=0, gid="ground:row")


def _row_name(tables: Tables, actor: str, parts: Sequence[Part]) -> str:
    """Return the actor's name, with the group it was last part of at the time of its events."""
    name = actor_name(tables.actors, actor)
    dates = [part.date for part in parts if part.actor == actor]
    kinds = tables.actors.set_index("actor_id")["kind"].astype("string")
    wholes = tables.memberships[tables.memberships["actor_id"] == actor]
    found = [
        f"{actor_name(tables.actors, whole)} {_years(start, end)}".strip()
        for whole, start, end in zip(wholes["member_of"], wholes["from"], wholes["to"], strict=True)
        if kinds.get(whole) in ARMED_GROUPS and _held(start, end, dates)
    ]
    return f"{name}\npart of {found[-1]}" if found else name


def _held(start: object, end: object, dates: Sequence[EDTF]) -> bool:
    """Whether a membership may have held at one of some dates."""
    first, last = read_date(start), read_date(end)
    earliest, latest = first and first.earliest, last and last.latest
    return any(
        (earliest is None or date.latest is None or earliest <= date.latest)
        and (latest is None or date.earliest is None or date.earliest <= latest)
        for date in dates
    )


def _years(start: object, end: object) -> str:
    first, last = read_date(start), read_date(end)
    years = [str(d.year) if d else "" for d in (first and first.earliest, last and last.latest)]
    return "–".join(years) if any(years) else ""


def _bands(ax: Axes, tables: Tables, shown: Sequence[str], window: Window) -> None:
    lives = tables.actors.set_index("actor_id")
    for y, actor in enumerate(shown):
        start, end = _life(lives, actor)
        if start is None and end is None:
            continue
        left = max(number(start), number(window.first)) if start else number(window.first)
        right = min(number(end), number(window.last)) if end else number(window.last)
        if left < right:
            colour = BLOCS[bloc_of(tables.actors, actor)].colour
            ax.add_patch(
                Rectangle(
                    (left - 0.5, y - 0.42), right - left + 1, 0.84, facecolor=colour, alpha=0.10,
                    zorder=1, gid="ground:life",
                )
            )  # fmt: skip


def _life(lives: pd.DataFrame, actor: str) -> tuple[dt.date | None, dt.date | None]:
    if actor not in lives.index:
        return None, None
    starts = [read_date(lives.loc[actor, name]) for name in ("named_from", "active_from")]
    firsts = [date.earliest for date in starts if date and date.earliest]
    end = read_date(lives.loc[actor, "active_to"])
    return (max(firsts) if firsts else None), (end.latest if end else None)


def _draw_parts(
    ax: Axes, tables: Tables, shown: Sequence[str], parts: Sequence[Part], window: Window
) -> None:
    inside = [part for part in parts if part.actor in shown and reaches(part.date, ax)]
    beside: list[tuple[float, float, int]] = []
    taken: list[tuple[float, float]] = []
    for (actor, role, date), together in _together(inside).items():
        colour = BLOCS[bloc_of(tables.actors, actor)].colour
        marker, shift, meaning = ROLES[role]
        y = shown.index(actor) + shift
        draw_date(ax, y, date, colour, name=meaning, marker=marker, size=6, height=0.24)
        middle = _middle(date, window)
        if date.precision not in ("day", "set"):
            style = {"marker": marker, "markersize": 6, "linestyle": "", "color": colour}
            ax.plot([number(middle)], [y], label=meaning, zorder=5, **style)
        if together > 1:
            beside.append((number(middle), y, together))
        taken.append((number(middle), y))
    _write_numbers(ax, beside, taken)


def _write_numbers(
    ax: Axes, beside: Sequence[tuple[float, float, int]], taken: Sequence[tuple[float, float]]
) -> None:
    """Write how many events a mark stands for, where no other mark follows close by."""
    low, high = ax.get_xlim()
    room = (high - low) / (ax.get_position().width * ax.figure.get_figwidth()) * 0.2
    for x, y, together in beside:
        if not any(y == other and 0 < at - x < room for at, other in taken):
            style = {"textcoords": "offset points", "size": 6.5, "va": "center"}
            ax.annotate(f"{together}", (x, y), (5, 0), **style)


def _together(parts: Sequence[Part]) -> dict[tuple[str, str, EDTF], int]:
    """How many events share actor, role and date, so that their marks would hide each other."""
    tally: dict[tuple[str, str, EDTF], int] = {}
    for part in parts:
        key = part.actor, part.role, part.date
        tally[key] = tally.get(key, 0) + 1
    return tally


def _middle(date: EDTF, window: Window) -> dt.date:
    early = max(date.earliest or window.first, window.first)
    late = min(date.latest or window.last, window.last)
    return early + (late - early) / 2


def _places_of_days(events: pd.DataFrame) -> list[tuple[dt.date, str]]:
    """Return the middle day of each event's date with its place; none for very vague dates."""
    words: dict[dt.date, list[str]] = {}
    for event in events.itertuples():
        date = read_date(event.date)
        if date is None or not (date.earliest and date.latest) or (date.width or 0) > 62:
            continue
        place = kind_name(event.sub_event_type) if pd.isna(event.place) else str(event.place)
        words.setdefault(date.earliest + (date.latest - date.earliest) / 2, []).append(place)
    return [(day, ", ".join(dict.fromkeys(words[day]))) for day in sorted(words)]


def _finding(tables: Tables, parts: Sequence[Part]) -> str:
    blocs: dict[str, set[str]] = {}
    for part in parts:
        blocs.setdefault(bloc_of(tables.actors, part.actor), set()).add(part.event)
    ranked = sorted(blocs.items(), key=lambda item: (-len(item[1]), list(BLOCS).index(item[0])))
    said = [f"{BLOCS[bloc].name} in {len(events)}" for bloc, events in ranked[:3]]
    total = len({part.event for part in parts})
    return f"Parties to {count(total, 'dated event')}: {join(said)}"


def _subtitle(
    parts: Sequence[Part],
    actors: Sequence[str],
    shown: Sequence[str],
    undated: int,
    earlier: int,
) -> str:
    roles = " · ".join(
        f"{sign} {meaning}"
        for sign, (_, _, meaning) in zip("▲▼◆■", ROLES.values(), strict=True)
        if any(ROLES[part.role][2] == meaning for part in parts)
    )
    left_out = len(actors) - len(shown)
    rows = f"; the {len(shown)} most frequent of {len(actors)} actors" if left_out else ""
    late = f" {count(undated, 'event')} without a date cannot be drawn." if undated else ""
    events = count(len({part.event for part in parts}), "event")
    latest = f" The latest {MOST_EVENTS} are drawn, {earlier} are earlier." if earlier else ""
    return (
        f"n = {events}, {count(len(actors), 'actor')}{rows}; an event counts once for each party."
        f"{late}{latest}\n{roles}. Filled: the day is known; hollow, joined: one of these days; "
        "bar: somewhere in it."
    )


def _caption(
    events: pd.DataFrame, parts: Sequence[Part], windows: Sequence[Window], undated: int
) -> str:
    torn = ""
    if len(windows) > 1:
        torn = f" The axis is torn into {len(windows)} windows; nothing is dated in between."
    told = count(len({part.event for part in parts}), "event")
    return (
        f"{told} and the parties the dispatches give them.{torn} An initiator is who acts or "
        f"attacks, as told; no guilt is implied. {undated} of {count(len(events), 'event')} "
        "have no date."
    )
