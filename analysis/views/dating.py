"""How sure the dates are: the publication of each article before and after outside knowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.language.edtf import EDTF
from analysis.tables import Tables
from analysis.views.dates import draw_date, number, read_date, say_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.happenings import unique
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, wrap
from analysis.views.quotes import short_id, words_at
from analysis.views.style import INK, MUTED
from analysis.views.timeaxis import Window, set_window
from analysis.views.words import dispatches, kind_name, plain

MOST_PANELS = 8
MOST_ROWS = 45
LABEL, CLUES, ROW, AXIS, GAP, SIZE = 1.75, 3.15, 0.21, 0.36, 0.16, 7.2
LINE = 0.135  # inches a line of clues takes
BEFORE, AFTER, EVENT = "#9fb0c8", "#27427c", "#3d3d3d"
SIDE_DAYS = 16  # days shown on either side of a publication date
WIDEST = 420
EVENTS = "Events: dot, a day; hollow, joined: one of these days; bar: somewhere in it."
NEAR_DAYS, GIVEN = 10, "analyst"


class Dated(NamedTuple):
    """One article: what the text alone allows, what is concluded, and its events."""

    article: str
    before: EDTF | None
    published: EDTF | None
    basis: str
    events: pd.DataFrame
    clues: list[str]


def dating_strip(tables: Tables) -> Drawn:
    """One panel an article: its publication date before and after outside facts, its events.

    Pale bar: the days that the text alone allows (header, words for dates, names that exist only
    since a day). Dark mark: the conclusion, with the chronology's facts where they were needed.
    With many articles one row each on a common axis.
    """
    if tables.articles.empty:
        return nothing(tables, "article")
    dated = [_dated(tables, article) for article in tables.articles["article_id"]]
    dated.sort(key=lambda d: (d.published is None, _first(d.published), d.article))
    return (_panels if len(dated) <= MOST_PANELS else _rows)(tables, dated)


def _dated(tables: Tables, article: str) -> Dated:
    row = tables.articles.set_index("article_id").loc[article]
    clues = tables.date_evidence[tables.date_evidence["article_id"] == article]
    clues = clues[clues["is_used"].fillna(False)]
    reports = tables.reports[tables.reports["article_id"] == article]
    return Dated(
        article=article,
        before=_meet(clues[clues["chronology_id"].isna()]),
        published=read_date(row["published"]),
        basis=plain(row["published_basis"]),
        events=reports.sort_values(["date_earliest", "start"], kind="stable"),
        clues=_clue_words(tables, clues),
    )


def _meet(clues: pd.DataFrame) -> EDTF | None:
    """Return the stretch that all clues allow together; ``None`` when nothing bounds it."""
    first, last = clues["earliest"].max(), clues["latest"].min()
    starts = None if pd.isna(first) else first.date()
    ends = None if pd.isna(last) else last.date()
    if starts is None and ends is None or (starts and ends and starts > ends):
        return None
    text = f"{starts or '..'}/{ends or '..'}"
    return EDTF.parse(str(starts) if starts == ends else text)


def _clue_words(tables: Tables, clues: pd.DataFrame) -> list[str]:
    facts = tables.chronology.set_index("chronology_id")["title_fr"]
    words = []
    for clue in clues.itertuples():
        said = ""
        if not pd.isna(clue.start):
            said = f"{words_at(tables, clue.article_id, clue.start, clue.end)}: "
        if not pd.isna(clue.chronology_id):
            fact = facts.get(clue.chronology_id, clue.chronology_id)
            words.append(f"■ {said}{fact}")
        else:
            words.append(f"□ {said}{plain(clue.rule)}")
    return unique(words)


def _panels(tables: Tables, dated: Sequence[Dated]) -> Drawn:
    clues = [_clue_lines(item) for item in dated]
    tall = [_panel_height(item, lines) for item, lines in zip(dated, clues, strict=True)]
    sheet = Sheet(
        _finding(dated),
        f"{_subtitle(dated)} {EVENTS}",
        source_line(tables, "■ facts of the chronology come from outside the articles."),
        height=sum(tall) + (AXIS + GAP) * len(dated),
    )
    top = 0.0
    for item, lines, height in zip(dated, clues, tall, strict=True):
        bottom = sheet.height - top - height
        ax = sheet.axes(left=LABEL, right=CLUES + EDGE, top=top, bottom=bottom)
        _draw_panel(ax, item, lines, height)
        top += height + AXIS + GAP
    return Drawn(sheet.figure, _caption(dated))


def _clue_lines(item: Dated) -> list[str]:
    lines = [line for clue in item.clues for line in wrap(clue, SIZE, CLUES - 0.25).split("\n")]
    room = max(round((_row_count(item) * ROW + AXIS) / LINE), 4)
    return lines if len(lines) <= room else [*lines[: room - 1], "… (all clues in the table)"]


def _row_count(item: Dated) -> int:
    return 1 + len(item.events)


def _panel_height(item: Dated, lines: Sequence[str]) -> float:
    return max(_row_count(item) * ROW, len(lines) * LINE - AXIS + 0.1)


def _draw_panel(ax: Axes, item: Dated, lines: Sequence[str], height: float) -> None:
    rows = _row_count(item)
    set_window(ax, _window(item), WIDTH - LABEL - CLUES - EDGE)
    ax.set_ylim(height / ROW - 0.5, -0.5)
    names = [f"{short_id(item.article)} published", *map(_event_name, item.events.itertuples())]
    ax.set_yticks(range(rows), [clip_lines(name, 8, LABEL - 0.12, 1) for name in names])
    ax.tick_params(axis="y", labelsize=8)
    ax.get_yticklabels()[0].set_fontweight("bold")
    for y in range(rows):
        ax.axhline(y, color="#f0f0f0", linewidth=0.7, zorder=0, gid="ground:row")
    _draw_published(ax, 0, item)
    for y, event in enumerate(item.events.itertuples(), start=1):
        if not draw_date(ax, y, event.date, EVENT, name="event", size=5.5, height=0.4):
            low = ax.get_xlim()[0]
            ax.text(low, y, " date not said", size=SIZE, va="center", color=MUTED)
    ax.annotate(
        "\n".join(lines), (1, 1), (8, 2), xycoords="axes fraction", textcoords="offset points",
        size=SIZE, va="top", color=INK, linespacing=1.3,
    )  # fmt: skip


def _draw_published(ax: Axes, y: float, item: Dated, *, has_room: bool = True) -> None:
    low, high = ax.get_xlim()
    if item.before:
        left = low if item.before.earliest is None else number(item.before.earliest) - 0.5
        right = high if item.before.latest is None else number(item.before.latest) + 0.5
        left, right = max(left, low), min(right, high)
        bar = Rectangle(
            (left, y - 0.32), max(right - left, 0), 0.64, facecolor=BEFORE, alpha=0.65,
            label="the text alone allows", zorder=2,
        )  # fmt: skip
        ax.add_patch(bar)
        if has_room:
            _write_beyond(ax, y, item.before)
    draw_date(ax, y, item.published, AFTER, name="concluded", size=7, height=0.36)


def _write_beyond(ax: Axes, y: float, before: EDTF) -> None:
    """Say at the edge of the panel where the pale bar goes on to."""
    low, high = ax.get_xlim()
    style = {"size": 6.4, "va": "center", "color": INK, "zorder": 5}
    if before.earliest is None or number(before.earliest) - 0.5 < low:
        ax.text(low, y, f" ‹ {_edge(before.earliest)}", **style)
    if before.latest is None or number(before.latest) + 0.5 > high:
        ax.text(high, y, f"{_edge(before.latest)} › ", ha="right", **style)


def _edge(day: dt.date | None) -> str:
    return "open" if day is None else say_date(day.isoformat(), short=True)


def _event_name(event: Any) -> str:
    place, kind = event.place, kind_name(event.sub_event_type)
    return kind if pd.isna(place) else f"{place}, {kind}"


def _window(item: Dated) -> Window:
    """Return the days around the conclusion, or around what the text allows."""
    date = item.published or item.before
    first, last = _first(date), _last(date)
    side = dt.timedelta(days=SIDE_DAYS)
    near = [
        read
        for read in map(read_date, item.events["date"])
        if read and read.earliest and read.latest and (first - read.earliest).days < 75
    ]
    first = min([first - side, *(read.earliest - dt.timedelta(days=3) for read in near)])
    last = min(last + side, first + dt.timedelta(days=WIDEST))
    return Window(first, max(last, first + side))


def _rows(tables: Tables, dated: Sequence[Dated]) -> Drawn:
    shown = [item for item in dated if item.published or item.before][-MOST_ROWS:]
    if not shown:
        return nothing(tables, "dated article")
    closed = [day for item in shown for day in (_first(item.published), _last(item.published))]
    window = Window(min(closed) - dt.timedelta(days=20), max(closed) + dt.timedelta(days=20))
    sheet = Sheet(
        _finding(dated),
        _subtitle(dated) + (f" The {len(shown)} latest." if len(shown) < len(dated) else ""),
        source_line(tables),
        height=ROW * len(shown) + 0.45,
    )
    ax = sheet.axes(left=LABEL, right=EDGE + 0.1, bottom=0.42)
    set_window(ax, window, WIDTH - LABEL - 0.4)
    ax.set_ylim(len(shown) - 0.5, -0.5)
    names = [f"{short_id(item.article)} ({item.basis})" for item in shown]
    ax.set_yticks(range(len(shown)), [clip_lines(name, 7.5, LABEL - 0.12, 1) for name in names])
    ax.tick_params(axis="y", labelsize=7.5)
    for y, item in enumerate(shown):
        ax.axhline(y, color="#f0f0f0", linewidth=0.7, zorder=0, gid="ground:row")
        _draw_published(ax, y, item, has_room=False)
    return Drawn(sheet.figure, _caption(dated))


def _first(date: EDTF | None) -> dt.date:
    return (date.earliest or date.latest) if date else None or dt.date(2012, 1, 1)


def _last(date: EDTF | None) -> dt.date:
    return (date.latest or date.earliest) if date else None or dt.date(2012, 1, 1)


def _finding(dated: Sequence[Dated]) -> str:
    near = sum(_is_near(item.published) for item in dated)
    given = sum(_is_near(item.published) and item.basis == GIVEN for item in dated)
    alone = sum(_is_near(item.before) and item.basis != GIVEN for item in dated)
    known = f"{given} by the analyst, " if given else ""
    return (
        f"{near} of {dispatches(len(dated))} can be dated to within ten days, {known}"
        f"{alone or 'none'} by the text alone"
    )


def _is_near(date: EDTF | None) -> bool:
    return date is not None and date.width is not None and date.width <= NEAR_DAYS


def _subtitle(dated: Sequence[Dated]) -> str:
    tally = pd.Series([item.basis or "unknown" for item in dated]).value_counts(sort=False)
    bases = ", ".join(f"{basis} {n}" for basis, n in sorted(tally.items()))
    return (
        f"n = {dispatches(len(dated))}; what the date rests on: {bases}.\n"
        "Pale bar: the days the text alone allows; dark mark: the conclusion."
    )


def _caption(dated: Sequence[Dated]) -> str:
    said = [say_date(item.published, short=True) for item in dated if item.published]
    wide = sum(item.published is None or item.published.precision != "day" for item in dated)
    if len(dated) > MOST_PANELS:
        return f"Publication dates of {len(dated)} dispatches; {wide} are not known to the day."
    return (
        f"Publication dates: {'; '.join(said) or 'none known'}. {wide} are not known to the day. "
        "□ a clue of the text, ■ a fact from outside it: clues only narrow, they never guess."
    )
