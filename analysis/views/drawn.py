"""What every drawing function returns, and the lines that all figures carry."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.layout import empty_sheet
from analysis.views.words import count

BARS = (
    "bars of one kind share a scale and count rows of the table below, which shows the first of "
    "them."
)


class Drawn(NamedTuple):
    """A figure and the caption that goes with it: ``show_figure(*drawn)``."""

    figure: Figure
    caption: str


def source_line(tables: Tables, more: str = "") -> str:
    """Where the figure comes from: how many articles, from when to when."""
    text = f"{_read(tables)}; every mark is a row of the table below it, with its words."
    return f"{text} {more}".strip()


def counted_line(tables: Tables, note: str = BARS) -> str:
    """Where a figure comes from whose marks count rows instead of showing each."""
    return f"{_read(tables)}; {note}"


def _read(tables: Tables) -> str:
    articles = tables.articles
    text = f"Source: {count(len(articles), 'French dispatch', 'French dispatches')}"
    first, last = articles["published_earliest"].min(), articles["published_latest"].max()
    undated = int(articles["published_earliest"].isna().sum())
    if len(articles) > undated and not pd.isna(last):
        text += f", published {say_date(f'{first.date()}/{last.date()}')}"
        text += f" ({undated} without a date)" if undated else ""
    return text


def nothing(tables: Tables, what: str) -> Drawn:
    """Return the figure for a selection that leaves nothing to draw."""
    reason = f"The selection keeps no {what}. The funnel above says what fell out, and why."
    return Drawn(empty_sheet(f"No {what} to draw", reason, _read(tables)), "")


CHANCE = "With fewer, shares and shades would show chance."


def too_few(
    tables: Tables, title: str, have: int, need: int, what: str, why: str = CHANCE
) -> Drawn:
    """Return the figure that is refused below a stated number of rows; ``why`` is a sentence."""
    reason = f"n = {have} {what}; from {need} on this figure is drawn. {why}"
    return Drawn(empty_sheet(title, reason, _read(tables)), "")
