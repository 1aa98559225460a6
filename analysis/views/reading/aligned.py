"""A concordance as lines aligned at the keyword, in HTML and in plain text."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
from IPython.display import display

from analysis.views.dates import say_date
from analysis.views.display import Shown, visible
from analysis.views.quotes import short_id
from analysis.views.reading.concordance import WIDTH

# Small and tight, so that a line fits a cell of JupyterLab with the column that cites it.
_CELL = "vertical-align:top;padding:0.15em 0.35em"


def show_concordance(rows: pd.DataFrame, *, max_rows: int = 40) -> None:
    """Show a concordance as lines aligned at the keyword; every character is shown as text.

    Beyond ``max_rows`` a last line says how many are not shown.
    """
    shown = rows.head(max_rows)
    note = (
        "" if len(rows) <= max_rows else f"… and {len(rows) - max_rows} more ({len(rows)} in all)"
    )
    if rows.empty:
        note = "nothing found"
    lines = [_html_line(row) for row in shown.itertuples()]
    head = "".join(
        f'<th style="{_CELL};text-align:{side}">{name}</th>'
        for name, side in (
            ("before", "right"), ("keyword", "center"), ("after", "left"), ("says", "left"),
            ("published", "left"), ("article", "left"), ("characters", "left"),
        )
    )  # fmt: skip
    page = [
        '<table style="font-size:0.85em">',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *lines,
    ]
    if note:
        page.append(f'<tr><td colspan="7">{note}</td></tr>')
    page += ["</tbody>", "</table>"]
    plain = [_text_line(row) for row in shown.itertuples()] + ([note] if note else [])
    display(Shown({"text/html": "\n".join(page), "text/plain": "\n".join(plain)}, {}))


def _html_line(row: Any) -> str:
    whole = ";white-space:nowrap"
    cells = [
        (row.left, "right", whole),
        (row.keyword, "center", ";font-weight:bold"),
        (row.right, "left", whole),
        (row.speaker, "left", ""),
        (f"{row.outlet}, {say_date(row.published, short=True)}", "left", ""),
        (short_id(row.article_id), "left", ""),
        (f"{row.start}–{row.end}", "left", whole),
    ]
    shown = (
        f'<td style="{_CELL};text-align:{side}{more}"><bdi>{html.escape(visible(text))}</bdi></td>'
        for text, side, more in cells
    )
    return f"<tr>{''.join(shown)}</tr>"


def _text_line(row: Any) -> str:
    left, right = visible(row.left)[-WIDTH:].rjust(WIDTH), visible(row.right)[:WIDTH].ljust(WIDTH)
    where = f"{short_id(row.article_id)} {row.start}–{row.end}"
    return f"{left} [{visible(row.keyword)}] {right} · {row.speaker} · {where}"
