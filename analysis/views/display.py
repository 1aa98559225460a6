"""Figures with a text twin, tables shown whole, prose that cannot break the page.

Everything shown here has the same bytes on every run: no clock, no path, no object address.
"""

from __future__ import annotations

import base64
import html
import io
import re
import unicodedata
from collections.abc import Iterable

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display
from matplotlib.figure import Figure

from analysis.views.style import use_project_style
from analysis.views.twin import describe

__all__ = ["show_command", "show_figure", "show_prose", "show_table", "use_project_style"]

DOTS_PER_INCH = 100
NOTHING = "–"
# Marks that reverse or hide text: shown by their number, never obeyed.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Stands for each character of an article that shared tables leave out (see `sharing`).
BLANK = "⣿"
_LEFT_OUT = re.compile(f"{BLANK}+")
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$])")
_CELL = "text-align:left;vertical-align:top"
_SHORT = 14  # characters that are never broken: a date, a name, a number


class Shown:
    """One output of a cell in several formats, the plain text among them."""

    def __init__(self, bundle: dict[str, str], metadata: dict[str, dict[str, str]]) -> None:
        self.bundle, self.metadata = bundle, metadata

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        return self.bundle, self.metadata


def show_figure(figure: Figure, caption: str = "") -> None:
    """Show a figure as PNG with its text twin as plain text and alternative text, then close it.

    ``caption`` is plain prose; it stands under the figure as Markdown.
    """
    twin = describe(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    plt.close(figure)
    image = base64.b64encode(buffer.getvalue()).decode("ascii")
    display(Shown({"image/png": image, "text/plain": twin}, {"image/png": {"alt": twin}}))
    if caption:
        show_prose(caption, emphasis=True)


def show_prose(text: str, *, emphasis: bool = False) -> None:
    """Show computed sentences as Markdown; nothing in them is taken for markup.

    Each line is a paragraph; lines that start with « - » make a list.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    display(Shown(_prose_bundle(lines, emphasis), {}))


def show_command(command: str) -> None:
    """Show a command to be typed, as it is."""
    fence = "`" * 3
    text = visible(command.replace("`", "'"))
    display(Shown({"text/markdown": f"{fence}\n{text}\n{fence}", "text/plain": text}, {}))


def show_table(
    frame: pd.DataFrame, caption: str | None = None, *, max_rows: int = 60, index: bool = False
) -> None:
    """Show a frame as a table, every cell in full and escaped; missing cells as a dash.

    Beyond ``max_rows`` a last line says how many rows are not shown.
    """
    shown = frame.reset_index() if index else frame
    rest = len(shown) - max_rows
    header = [visible(str(name)) for name in shown.columns]
    rows = [[cell_text(value) for value in row] for row in shown.head(max_rows).itertuples(False)]
    note = f"… and {rest} more rows ({len(shown)} in all)" if rest > 0 else ""
    if not rows:
        note = "no rows"
    bundle = {
        "text/html": _html_table(header, rows, caption, note),
        "text/plain": _plain_table(header, rows, caption, note),
    }
    display(Shown(bundle, {}))


def cell_text(value: object) -> str:
    """One cell as text.

    >>> cell_text(pd.NA), cell_text(True), cell_text(["jnim", "fama"]), cell_text(2.50)
    ('–', 'yes', 'jnim, fama', '2.5')
    """
    if isinstance(value, list | tuple):
        return ", ".join(cell_text(item) for item in value) or NOTHING
    if pd.isna(value):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.10g}"
    return visible(str(value))


def visible(text: str) -> str:
    r"""Return text with its invisible and direction-changing marks written out.

    Stretches that shared tables leave out are shown as such.

    >>> visible("Mali\u202egnp"), visible("⣿⣿⣿⣿⣿⣿morts")
    ('Mali⟨U+202E⟩gnp', '[…]morts')
    """
    text = _LEFT_OUT.sub("[…]", text)
    text = _INVISIBLE.sub(lambda mark: f"⟨U+{ord(mark[0]):04X}⟩", text)
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) != "Cc" else f"⟨U+{ord(c):04X}⟩" for c in text
    )


def escape_markdown(text: str) -> str:
    r"""Return Markdown that shows exactly these characters.

    >>> print(escape_markdown("<b> *x*"))
    &lt;b&gt; \*x\*
    """
    return _MARKDOWN.sub(r"\\\1", html.escape(visible(text), quote=False))


def _prose_bundle(lines: Iterable[str], emphasis: bool) -> dict[str, str]:
    blocks = []
    for line in lines:
        is_item = line.startswith("- ")
        text = escape_markdown(line.removeprefix("- "))
        blocks.append(f"- {text}" if is_item else f"*{text}*" if emphasis else text)
    joined = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        tight = before.startswith("- ") and block.startswith("- ")
        joined += ("\n" if tight else "\n\n" if joined else "") + block
    return {"text/markdown": joined, "text/plain": visible("\n".join(lines))}


def _html_table(header: list[str], rows: list[list[str]], caption: str | None, note: str) -> str:
    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="text-align:left">{html.escape(visible(caption))}</caption>')
    cells = "".join(f'<th style="text-align:left">{html.escape(name)}</th>' for name in header)
    lines.append(f"<thead><tr>{cells}</tr></thead>")
    lines.append("<tbody>")
    for row in rows:
        cells = "".join(
            f'<td style="{_CELL};white-space:{_breaks(cell)}"><bdi>{html.escape(cell)}</bdi></td>'
            for cell in row
        )
        lines.append(f"<tr>{cells}</tr>")
    if note:
        lines.append(f'<tr><td style="{_CELL}" colspan="{len(header)}">{note}</td></tr>')
    lines.append("</tbody>")
    lines.append("</table>")
    return "\n".join(lines)


def _breaks(cell: str) -> str:
    return "nowrap" if len(cell) <= _SHORT else "normal"


def _plain_table(header: list[str], rows: list[list[str]], caption: str | None, note: str) -> str:
    lines = [visible(caption)] if caption else []
    lines += [" | ".join(cells) for cells in [header, *rows]]
    return "\n".join([*lines, note] if note else lines)
