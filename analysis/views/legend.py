"""The marks explained by drawing each of them once."""

from __future__ import annotations

import datetime as dt

from analysis.views.dates import draw_date, say_date
from analysis.views.drawn import Drawn
from analysis.views.layout import EDGE, Sheet
from analysis.views.style import BLOCS, INK, MUTED
from analysis.views.timeaxis import Window, set_window

ROW, LABEL, SIDE = 0.30, 2.35, 3.35
# Invented dates: they only show the marks.
EXAMPLES = (
    ("2022-04-14", "a dot: the day is known"),
    ("[2022-04-02,2022-04-09,2022-04-16,2022-04-23,2022-04-30]", "hollow, joined: one of these"),
    ("2022-04-01/2022-04-07", "a bar: somewhere in it, or all through it"),
    ("2022-04", "a long bar: only the month is known"),
    ("2022-04~", "a dashed edge: « vers », « environ »"),
    ("2022-04-12/..", "an arrow: one end is open"),
)


def mark_legend() -> Drawn:
    """Draw each mark of the series once, with what it stands for, and the colours of the blocs."""
    sheet = Sheet(
        "One way to draw a date, however vague",
        "Invented examples. Left: how the table says it. Right: what the mark means.",
        "Colours: one for each bloc, the same in every figure.",
        height=ROW * len(EXAMPLES) + 0.95,
    )
    ax = sheet.axes(left=LABEL, right=SIDE + EDGE, bottom=0.95 - 0.02)
    set_window(ax, Window(dt.date(2022, 3, 30), dt.date(2022, 5, 3)), 3.8)
    ax.set_ylim(len(EXAMPLES) - 0.5, -0.5)
    names = [say_date(value, short=True) for value, _ in EXAMPLES]
    ax.set_yticks(range(len(EXAMPLES)), names)
    ax.tick_params(axis="y", labelsize=8)
    for y, (value, meaning) in enumerate(EXAMPLES):
        draw_date(ax, y, value, BLOCS["french_european"].colour, name=meaning)
        ax.annotate(
            meaning,
            (1, y),
            (10, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            size=8.5,
            va="center",
            color=INK,
        )
    _draw_blocs(sheet)
    caption = "Every figure draws dates with these marks; a table under it gives the words."
    return Drawn(sheet.figure, caption)


def _draw_blocs(sheet: Sheet) -> None:
    ax = sheet.axes(left=EDGE, right=EDGE, top=sheet.height - 0.48, bottom=0.0)
    ax.set_xlim(0, 5)
    ax.set_ylim(2.5, -0.5)
    ax.axis("off")
    for n, bloc in enumerate(BLOCS.values()):
        x, y = n % 5, n // 5
        style = {"marker": bloc.marker, "color": bloc.colour, "linestyle": "", "markersize": 7}
        ax.plot([x + 0.06], [y], label=bloc.name, **style)
        ax.text(x + 0.14, y, bloc.name, size=7.6, va="center", color=MUTED)
