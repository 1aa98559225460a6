"""The text twin of a figure: what was drawn, read off the artists, in the order of reading.

A notebook's checker compares the twin, a reviewer reads it in a diff, a screen reader reads it
aloud. It is never handed in by the caller, so a wrong drawing gives a wrong twin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import matplotlib.dates as mdates
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, PathPatch, Rectangle
from matplotlib.text import Text

from analysis.views.layout import shown_ticks

# Artists whose gid starts so are ground (outlines, bands, guides): counted, not spelt out.
GROUND = "ground:"


def describe(fig: Figure) -> str:
    """Return the words, axes and marks of a figure as plain text.

    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> _ = ax.set_title("Attaques")
    >>> _ = ax.plot([1, 2], [3, 4], label="Mopti")
    >>> "Mopti" in describe(fig)
    True
    >>> plt.close(fig)
    """
    fig.canvas.draw()
    lines = [f"Figure: {_flat(text.get_text())}" if n == 0 else _flat(text.get_text())
             for n, text in enumerate(fig.texts) if text.get_text().strip()]  # fmt: skip
    panels = [ax for ax in fig.axes if ax.get_visible()]
    for count, ax in enumerate(panels, start=1):
        lines.extend(_panel(ax, count if len(panels) > 1 else None))
    return "\n".join(lines)


def _panel(ax: Axes, number: int | None) -> Iterator[str]:
    title = " ".join(filter(None, (_flat(ax.get_title(loc=loc)) for loc in ("left", "center"))))
    if number or title:
        yield f"[panel {number or 1}{': ' + title if title else ''}]"
    if ax.axison:
        for name, axis in (("x", ax.xaxis), ("y", ax.yaxis)):
            label = _flat(axis.get_label_text())
            ticks = [_flat(text) for _, text in _ticks(ax, name)]
            if label or ticks:
                yield f"{name}{' (' + label + ')' if label else ''}: {' | '.join(ticks)}"
    rows = {round(at, 3): _flat(text) for at, text in _ticks(ax, "y")}
    ground: dict[str, int] = {}
    for artist in _artists(ax):
        gid = artist.get_gid() or ""
        if gid.startswith(GROUND):
            name = gid.removeprefix(GROUND)
            ground[name] = ground.get(name, 0) + 1
        else:
            yield from _mark(artist, ax, rows)
    if ground:
        yield "ground: " + ", ".join(f"{name} × {count}" for name, count in ground.items())


def _artists(ax: Axes) -> list[Artist]:
    return [a for a in (*ax.patches, *ax.lines, *ax.collections, *ax.texts) if a.get_visible()]


def _mark(artist: Artist, ax: Axes, rows: dict[float, str]) -> Iterator[str]:
    label = str(artist.get_label())
    name = "" if label.startswith("_") else f"« {_flat(label)} » "
    if isinstance(artist, Text):
        if artist.get_text().strip():
            x, y = artist.get_position()
            where = "" if artist.get_transform() != ax.transData else f" @ {_x(ax, x)}"
            yield f"text{where}{_row(rows, y) if where else ''}: {_flat(artist.get_text())}"
    elif isinstance(artist, Rectangle):
        yield f"bar {name}{_box(artist, ax, rows)}{_paint(artist.get_facecolor())}"
    elif isinstance(artist, Ellipse):
        x, y = artist.center
        yield f"ring {name}{_x(ax, x)}, {_number(y)}, {_number(artist.width)} wide"
    elif isinstance(artist, PathPatch):
        yield f"shape {name}{_extent(artist.get_path().vertices, ax)}"
    elif isinstance(artist, Line2D):
        if label != "_tip":
            yield _line(artist, ax, rows, name)
    elif isinstance(artist, PathCollection):
        for x, y in np.ma.filled(artist.get_offsets(), np.nan):
            yield f"dot {name}{_x(ax, x)}{_row(rows, y)}"


def _line(line: Line2D, ax: Axes, rows: dict[float, str], name: str) -> str:
    xs = np.asarray(line.get_xdata(orig=False), dtype=float)
    ys = np.asarray(line.get_ydata(orig=False), dtype=float)
    marked = line.get_marker() not in ("None", None, "", " ")
    joined = line.get_linestyle() not in ("None", "", " ") and len(xs) > 1
    hollow = marked and to_hex(line.get_markerfacecolor()) == "#ffffff"
    kind = "line" if joined and not marked else ("hollow mark" if hollow else "mark")
    kind += "s" if marked and len(xs) > 1 else ""
    if len(xs) > 12:
        points = f"{len(xs)} points, {_x(ax, xs.min())} … {_x(ax, xs.max())}"
        points += f", {_number(ys.min())} … {_number(ys.max())}"
    elif len(set(ys)) == 1 and round(ys[0], 3) in rows:
        points = ", ".join(_x(ax, x) for x in xs) + _row(rows, ys[0])
    else:
        points = ", ".join(f"{_x(ax, x)}{_row(rows, y)}" for x, y in zip(xs, ys, strict=True))
    colour = line.get_markeredgecolor() if marked else line.get_color()
    return f"{kind} {name}{points} {to_hex(colour)}"


def _box(bar: Rectangle, ax: Axes, rows: dict[float, str]) -> str:
    x, y, width, height = bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()
    if _is_dates(ax):
        across = f"{_x(ax, x + 0.5)} … {_x(ax, x + width - 0.5)}"
    else:
        across = f"{_x(ax, x)} … {_x(ax, x + width)}"
    middle = round(y + height / 2, 3)
    return across + (
        _row(rows, middle) if middle in rows else f", {_number(y)} … {_number(y + height)}"
    )


def _paint(colour: tuple[float, ...]) -> str:
    return " hollow" if colour[3] == 0 else f" {to_hex(colour)}"


def _extent(points: np.ndarray, ax: Axes) -> str:
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return f"{_x(ax, x0)} … {_x(ax, x1)}, {_number(y0)} … {_number(y1)}"


def _ticks(ax: Axes, name: str) -> list[tuple[float, str]]:
    axis = ax.xaxis if name == "x" else ax.yaxis
    return [(at, label.get_text()) for at, label in shown_ticks(axis)]


def _row(rows: dict[float, str], y: float) -> str:
    name = rows.get(round(float(y), 3))
    return f" in row « {name} »" if name else f", y {_number(y)}"


def _x(ax: Axes, value: float) -> str:
    if not np.isfinite(value):
        return "–"
    if _is_dates(ax):
        return mdates.num2date(value).date().isoformat()
    return _number(value)


def _is_dates(ax: Axes) -> bool:
    return ax.get_gid() == "dates"


def _number(value: float) -> str:
    return f"{float(value):.6g}"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
