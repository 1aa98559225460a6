"""The articles read, in time: each as the interval in which it was published."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.language.edtf import EDTF
from analysis.tables import Tables
from analysis.views.dates import draw_date, number, read_date, say_date
from analysis.views.denominator import STRIP, draw_denominator, say_denominator
from analysis.views.drawn import Drawn, counted_line, nothing
from analysis.views.layout import EDGE, Sheet, clip_lines
from analysis.views.quotes import short_id
from analysis.views.timeaxis import tear, torn_axes
from analysis.views.words import dispatches, plain

MOST_NAMED = 40
ROW, TALLEST, SIZE = 0.2, 3.4, 7.4
NAMED, UNNAMED = 1.75, 0.5
SURE, VAGUE = "#27427c", "#9fb0c8"
_DAYS = {0: "day", 6: "week", 31: "month", 366: "year"}


def articles_in_time(tables: Tables) -> Drawn:
    """Draw one row an article, from the earliest: a dot for a day, a bar for an interval.

    Under it the articles read by outlet and month. Many articles stand without their names.
    """
    articles = tables.articles.sort_values(
        ["published_earliest", "published_latest", "article_id"], na_position="last"
    )
    rows = [(row, read_date(row.published)) for row in articles.itertuples()]
    dated = [(row, date) for row, date in rows if date and date.earliest and date.latest]
    if not dated:
        return nothing(tables, "dated article")
    is_named = len(dated) <= MOST_NAMED
    height = ROW * len(dated) if is_named else TALLEST
    left = EDGE + (NAMED if is_named else UNNAMED)
    source = counted_line(tables, "a row is a dispatch of the table above.")
    words = _finding(tables, dated), _subtitle(tables, dated), source
    sheet = Sheet(*words, height=height + STRIP + 0.1)
    windows = tear(date for _, date in dated)
    axes = torn_axes(sheet, windows, left=left, right=EDGE + 0.1, top=0.02, bottom=STRIP + 0.08)
    axes[0].set_ylim(len(dated) - 0.5, -0.5)
    for ax in axes:
        ax.tick_params(axis="x", labelbottom=False)
        (_draw_named if is_named else _draw_many)(ax, dated)
    if is_named:
        names = [clip_lines(short_id(row.article_id), SIZE, NAMED - 0.12, 1) for row, _ in dated]
        axes[0].set_yticks(range(len(dated)), names)
    else:
        axes[0].set_yticks([])
        axes[0].set_ylabel("articles, the earliest above", size=SIZE)
    axes[0].tick_params(axis="y", labelsize=SIZE)
    draw_denominator(sheet, tables, windows, left=left, right=EDGE + 0.1)
    return Drawn(sheet.figure, f"{_caption(dated)} {say_denominator(tables)}")


def _draw_named(ax: Axes, dated: list) -> None:
    for y, (row, date) in enumerate(dated):
        ax.axhline(y, color="#f0f0f0", linewidth=0.7, zorder=0, gid="ground:row")
        if _meets(ax, date):
            name = f"{short_id(row.article_id)} published ({plain(row.published_basis)})"
            draw_date(ax, y, date, SURE, name=name, size=5.5, height=0.4)


def _meets(ax: Axes, date: EDTF) -> bool:
    low, high = ax.get_xlim()
    return number(date.latest) >= low and number(date.earliest) <= high


def _draw_many(ax: Axes, dated: list) -> None:
    """Draw thin lines, so that thousands of rows still show where dates are vague."""
    ends = [(number(date.earliest) - 0.5, number(date.latest) + 0.5) for _, date in dated]
    lines = [[(first, y), (last, y)] for y, (first, last) in enumerate(ends)]
    colours = [SURE if last - first <= 1 else VAGUE for first, last in ends]
    width = max(0.6, TALLEST * 72 / len(dated) * 0.7)
    low, high = ax.get_xlim()
    # A single day is thinner than a hair on an axis of years.
    least = (high - low) / 400
    lines = [[(a, y), (max(b, a + least), y2)] for (a, y), (b, y2) in lines]
    ax.add_collection(LineCollection(lines, colors=colours, linewidths=width))


def _finding(tables: Tables, dated: list) -> str:
    sure = sum(date.earliest == date.latest for _, date in dated)
    undated = len(tables.articles) - len(dated)
    rest = f", {undated} without a date to draw" if undated else ""
    span = say_date(f"{dated[0][1].earliest}/{max(date.latest for _, date in dated)}")
    said = f"{sure} known to the day" if sure else "none known to the day"
    return f"{dispatches(len(tables.articles))}, {span}: {said}{rest}"


def _subtitle(tables: Tables, dated: list) -> str:
    bases = tables.articles["published_basis"].astype("string").value_counts().sort_index()
    said = ", ".join(f"{plain(basis)} {n}" for basis, n in bases.items() if n)
    marks = "Dot: a day; bar: somewhere in it." if len(dated) <= MOST_NAMED else (
        "Dark: a day; pale: somewhere in the stretch."
    )  # fmt: skip
    return f"n = {len(dated)} dated; what the date rests on: {said}. {marks}"


def _caption(dated: list) -> str:
    widths = pd.Series([(date.latest - date.earliest).days for _, date in dated])
    said, before = [], -1
    for most, name in _DAYS.items():
        n = int(((widths > before) & (widths <= most)).sum())
        said += [f"{n} to the {name}"] if n else []
        before = most
    longer = int((widths > before).sum())
    said += [f"{longer} more vaguely"] if longer else []
    return f"Known {', '.join(said)}."
