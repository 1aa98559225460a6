"""An article with what was recognised in it marked in the text."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd
from IPython.display import display

from analysis.tables import Tables
from analysis.views.display import Shown, visible
from analysis.views.quotes import short_id

# Underlines, not backgrounds: legible on light and dark pages and in grey print.
LINES = {
    "actor": "2px solid #cf4a30",
    "place": "2px dashed #2f9e77",
    "date": "2px dotted #27427c",
    "time": "2px dotted #27427c",
    "number": "3px double #a06aa6",
}
_MARK = (
    '<mark style="background:none;color:inherit;border-bottom:{line}" title="{title}">{text}</mark>'
)


class Piece(NamedTuple):
    """A stretch of an article, with the mention it is, if any."""

    text: str
    kind: str | None
    ref: str | None


def show_article(tables: Tables, article_id: str) -> None:
    """Show an article with its actors, places, dates, times and numbers underlined.

    The text is escaped; what a span was taken for stands in its tooltip and in the plain text.
    """
    pieces = list(cut(tables, article_id))
    legend = " · ".join(
        f'<span style="border-bottom:{line}">{kind}</span>'
        for kind, line in LINES.items()
        if any(piece.kind == kind for piece in pieces)
    )
    body = "".join(map(_as_html, pieces))
    paragraphs = [line for line in body.split("\n") if line.strip()]
    page = [f"<p><strong>{html.escape(short_id(article_id))}</strong> · {legend}</p>"]
    page += [f'<p style="max-width:46em"><bdi>{line}</bdi></p>' for line in paragraphs]
    plain = "".join(map(_as_text, pieces))
    lines = [line for line in plain.split("\n") if line.strip()]
    display(Shown({"text/html": "\n".join(page), "text/plain": "\n".join(lines)}, {}))


def cut(tables: Tables, article_id: str) -> Iterator[Piece]:
    """Cut an article at its mentions; together the pieces are the text, character by character.

    Of mentions that overlap the first is kept, and of those that start together the longest.
    """
    text = str(tables.articles.set_index("article_id").loc[article_id, "text"])
    rows = tables.mentions[tables.mentions["article_id"] == article_id]
    rows = rows.sort_values(["start", "end"], ascending=[True, False], kind="stable")
    at = 0
    for row in rows.itertuples():
        start, end = int(row.start), int(row.end)
        if start < at:
            continue
        yield Piece(text[at:start], None, None)
        yield Piece(text[start:end], str(row.kind), _meaning(row))
        at = end
    yield Piece(text[at:], None, None)


def _meaning(row: Any) -> str | None:
    if not pd.isna(row.ref):
        return str(row.ref)
    low, high = row.low, row.high
    if pd.isna(low) and pd.isna(high):
        return None
    ends = ["" if pd.isna(end) else str(int(end)) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _as_html(piece: Piece) -> str:
    text = html.escape(visible(piece.text))
    if piece.kind is None:
        return text
    title = html.escape(f"{piece.kind}: {piece.ref or 'not resolved'}")
    return _MARK.format(line=LINES[piece.kind], title=title, text=text)


def _as_text(piece: Piece) -> str:
    text = visible(piece.text)
    return text if piece.kind is None else f"[{text} = {piece.ref or '?'}]"
