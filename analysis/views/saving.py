"""A figure or a table as files to send to an editor: the same bytes for the same input."""

from __future__ import annotations

import html
import io
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from analysis.errors import UserError
from analysis.frames.storage import RUNS_IN_A_SPREADSHEET
from analysis.views.drawn import Drawn
from analysis.views.twin import describe

FOR_PRINT = 300


def save_figure(
    figure: Figure | Drawn, stem: str | Path, *, dots_per_inch: int = FOR_PRINT
) -> tuple[Path, Path, Path]:
    """Save a figure as ``STEM.png``, ``STEM.svg`` and ``STEM.txt``, and close it.

    The SVG holds its title and its words as a description, the text file is the alternative text
    to print beside the picture. Parts of the path that are missing are made. Returns the three
    paths; ``UserError`` when they cannot be written.

    >>> import tempfile
    >>> figure, ax = plt.subplots()
    >>> _ = ax.set_title("Attaques à Mopti")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in save_figure(figure, f"{folder}/mopti")]
    ['mopti.png', 'mopti.svg', 'mopti.txt']
    """
    figure = figure.figure if isinstance(figure, Drawn) else figure
    twin = describe(figure)
    png, svg = io.BytesIO(), io.StringIO()
    figure.savefig(png, format="png", dpi=dots_per_inch, metadata={"Software": None})
    with plt.rc_context({"svg.hashsalt": "mali-dispatches"}):
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    stem = Path(stem)
    contents = {
        ".png": png.getvalue(),
        ".svg": _described(svg.getvalue(), twin).encode(),
        ".txt": f"{twin}\n".encode(),
    }
    try:
        stem.parent.mkdir(parents=True, exist_ok=True)
        paths = [stem.with_name(stem.name + ending) for ending in contents]
        for path, content in zip(paths, contents.values(), strict=True):
            path.write_bytes(content)
    except OSError as error:
        raise UserError(f"The figure cannot be saved at {stem}: {error.strerror}.") from error
    return paths[0], paths[1], paths[2]


def save_table(frame: pd.DataFrame, path: str | Path) -> Path:
    """Save a table as CSV (UTF-8) that a spreadsheet shows and does not run; return the path.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = save_table(pd.DataFrame({"mots": ["=1+1", "armée"]}), f"{folder}/mots.csv")
    ...     path.read_text(encoding="utf-8").splitlines()
    ['mots', "'=1+1", 'armée']
    """
    cells = frame.copy()
    for name in cells.columns:
        if not pd.api.types.is_numeric_dtype(cells[name]):
            cells[name] = cells[name].map(_harmless, na_action="ignore")
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        cells.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    except OSError as error:
        raise UserError(f"The table cannot be saved at {path}: {error.strerror}.") from error
    return path


def _harmless(cell: object) -> object:
    is_run = isinstance(cell, str) and pd.Series([cell]).str.match(RUNS_IN_A_SPREADSHEET)[0]
    return f"'{cell}" if is_run else cell


def _described(svg: str, twin: str) -> str:
    """Put title and description where a browser and a screen reader look for them."""
    at = svg.index("<svg ")
    inside = svg.index(">", at) + 1
    title = html.escape(twin.partition("\n")[0].removeprefix("Figure: "))
    words = f"\n <title>{title}</title>\n <desc>{html.escape(twin)}</desc>"
    return svg[: at + 5] + 'role="img" ' + svg[at + 5 : inside] + words + svg[inside:]
