"""A reading as HTML: words marked, rows beside them, links both ways; and the same as plain text.

Marks are links, so a keyboard reaches them, and what they mean stands in the margin: nothing needs
a pointer. What makes a mark a mark is in its own style, because JupyterLab drops style sheets from
notebooks that it does not trust; colours keep their contrast on light and dark pages.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.views.display import visible
from analysis.views.quotes import quoted
from analysis.views.reading.coded import LETTERS, Coded
from analysis.views.reading.marks import Mark

# Underlines, not backgrounds: legible on light and dark pages and in grey print.
LINES = {
    "actor": "2px solid #cf4a30",
    "place": "2px dashed #2f9e77",
    "date": "2px dotted #5b7fc7",
    "time": "2px dotted #5b7fc7",
    "number": "3px double #a06aa6",
    "speaker": "",
}
MEANINGS = {
    "actor": "actor", "place": "place", "date": "date", "time": "time of day", "number": "figure",
}  # fmt: skip
REFERENCES = "".join(letter for letter, _ in LETTERS.values())
_SPEAKER = "outline:1px solid #a67c00;outline-offset:1px;border-radius:2px"
_INK = "color:var(--jp-content-font-color1,inherit)"
_LINK = "color:var(--jp-content-link-color,#1f5a8a)"
STYLE = """<style>
.reading a:focus-visible, .reading :target { outline: 3px solid #e08a00; outline-offset: 2px; }
.reading p, .reading li, .reading td { overflow-wrap: anywhere; }
</style>"""


class Stretch(NamedTuple):
    """A part of an article that is shown: a line or a sentence."""

    start: int
    end: int


class Page(NamedTuple):
    """One article in a reading: its text, what is marked in it, the rows shown beside it.

    ``key`` opens every id of the article, so that ids are unique on a page with several readings.
    ``hrefs`` leads from an event's id to a page of its own. With a ``citation`` each stretch is
    cited under its words.
    """

    key: str
    text: str
    stretches: Sequence[Stretch]
    mentions: Sequence[Mark]
    speakers: Sequence[Mark]
    rows: Sequence[Coded]
    hrefs: Mapping[str, str] = {}
    citation: str = ""


def legend() -> str:
    """Return a line that shows each way of marking once."""
    kinds = {"actor": "actor", "place": "place", "date": "date or time", "number": "figure"}
    shown = [f'<span style="border-bottom:{LINES[k]}">{words}</span>' for k, words in kinds.items()]
    shown.append(f'<span style="{_SPEAKER}">speaker</span>')
    refs = "r report · c claim · t toll · p partner · l naming"
    return f"<p>Marked: {' · '.join(shown)}. Rows beside the words: {refs}.</p>"


def page_html(page: Page) -> str:
    """Return the stretches one below the other, each with what was coded from it beside it."""
    blocks, last, anchors = [], 0, _anchors(page)
    for stretch in page.stretches:
        if page.text[last : stretch.start].strip():
            blocks.append('<p style="margin:0 0 0.5em">[…]</p>')
        last = stretch.end
        text = "".join(_pieces(page, stretch, anchors))
        text += _cited(page, stretch)
        margin = "".join(_margin(page, stretch, anchors))
        blocks.append(
            '<div style="display:flex;flex-wrap:wrap;gap:0 1.6em;margin-bottom:0.9em">'
            f'<p style="flex:3 1 22em;max-width:44em;margin:0"><bdi>{text}</bdi></p>'
            f'<div style="flex:2 1 17em;min-width:0;font-size:0.86em">{margin}</div></div>'
        )
    return "\n".join(blocks)


def page_text(page: Page) -> str:
    """Return the same as plain text: ``[words = meaning]``, then the rows of the stretch."""
    lines = []
    for stretch in page.stretches:
        at, parts = stretch.start, []
        for mark in _inside(page.mentions, stretch):
            parts.append(page.text[at : mark.start])
            parts.append(f"[{page.text[mark.start : mark.end]} = {mark.ref or '?'}]")
            at = mark.end
        parts.append(page.text[at : stretch.end])
        lines.append(" ".join(visible("".join(parts)).split()))
        for row in _starting(page.rows, stretch):
            lines.append(f"    {row.ref} · {visible(row.line)}")
            lines += [f"        {visible(detail.line)}" for detail in row.details]
    return "\n".join(lines)


def _pieces(page: Page, stretch: Stretch, anchors: set[int]) -> Iterator[str]:
    """Cut a stretch wherever a mark, a speaker or a row begins or ends, and dress each piece."""
    refs: dict[int, list[Coded]] = {}
    for row in _starting(page.rows, stretch):
        refs.setdefault(min(row.end, stretch.end), []).append(row)
    marks = [*_inside(page.mentions, stretch), *_inside(page.speakers, stretch)]
    cuts = {stretch.start, stretch.end, *refs, *(at for mark in marks for at in mark[:2])}
    cuts |= {at for at in anchors if stretch.start <= at < stretch.end}
    edges = sorted(cuts)
    for start, end in zip(edges, edges[1:], strict=False):
        if start in anchors:
            yield f'<span id="{page.key}-w{start}"></span>'
        yield _dressed(page, start, end, marks)
        yield "".join(_reference(page, row) for row in refs.get(end, []))


def _cited(page: Page, stretch: Stretch) -> str:
    if not page.citation:
        return ""
    where = f"{page.citation.removesuffix('.')}, characters {stretch.start}–{stretch.end}."
    return f'<br><cite style="font-size:0.78em;opacity:0.8">{_escaped(where)}</cite>'


def _dressed(page: Page, start: int, end: int, marks: Sequence[Mark]) -> str:
    """Return a piece as HTML, marked as what it is a part of."""
    words = _escaped(page.text[start:end]).replace("\n", "<br>")
    for mark in marks:
        if not mark.start <= start < mark.end:
            continue
        if mark.kind == "speaker":
            words = f'<span style="{_SPEAKER}">{words}</span>'
        else:
            first = f' id="{page.key}-m{mark.start}"' if start == mark.start else ""
            style = f"color:inherit;text-decoration:none;border-bottom:{LINES[mark.kind]}"
            href = f"#{page.key}-n{mark.start}"
            title = _escaped(f"{MEANINGS[mark.kind]}: {mark.meaning}")
            words = f'<a{first} href="{href}" style="{style}" title="{title}">{words}</a>'
    return words


def _reference(page: Page, row: Coded) -> str:
    """Return the small link from words to their row."""
    ref = f"{page.key}-{row.ref}"
    return f'<sup><a id="{ref}w" href="#{ref}" style="{_LINK}">[{row.ref}]</a></sup>'


def _margin(page: Page, stretch: Stretch, anchors: set[int]) -> Iterator[str]:
    """Return the rows whose words begin in a stretch, then what its marks mean."""
    rows = _starting(page.rows, stretch)
    if rows := sorted(rows, key=lambda row: REFERENCES.index(row.ref[0])):
        yield '<ul style="margin:0;padding-left:1.1em">'
        yield from (_row(page, row, anchors) for row in rows)
        yield "</ul>"
    meanings: dict[tuple[str, str], list[Mark]] = {}
    for mark in _inside(page.mentions, stretch):
        meanings.setdefault((mark.kind, mark.meaning), []).append(mark)
    if meanings:
        told = " · ".join(_note(page, marks) for marks in meanings.values())
        yield f'<p style="margin:0.2em 0 0;opacity:0.85">{told}</p>'


def _row(page: Page, row: Coded, anchors: set[int]) -> str:
    ref = f"{page.key}-{row.ref}"
    line = _escaped(row.line)
    event = str(getattr(row.row, "event_id", "")) if row.ref.startswith("r") else ""
    if event in page.hrefs:
        line += f' (<a href="{html.escape(page.hrefs[event])}" style="{_LINK}">event</a>)'
    told = [f'<a href="#{page.key}-w{row.start}" style="{_LINK}">{row.ref}</a> · {line}']
    for detail in row.details:
        words = _escaped(detail.line)
        if detail.start in anchors:
            words = f'<a href="#{page.key}-w{detail.start}" style="{_LINK}">{words}</a>'
        told.append(words)
    return f'<li id="{ref}">{"<br>".join(told)}</li>'


def _note(page: Page, marks: Sequence[Mark]) -> str:
    """Return what some marks of one meaning are, with a way back to each."""
    words = [
        f'<a id="{page.key}-n{m.start}" href="#{page.key}-m{m.start}" style="{_LINK}">'
        f"{_escaped(quoted(page.text[m.start : m.end]))}</a>"
        for m in marks
    ]
    return f"{', '.join(words)} {MEANINGS[marks[0].kind]}: {_escaped(marks[0].meaning)}"


def _anchors(page: Page) -> set[int]:
    """Return the offsets that rows lead to, where they are shown."""
    details = {detail.start for row in page.rows for detail in row.details}
    wanted = {row.start for row in page.rows} | {at for at in details if at is not None}
    return {at for at in wanted if any(s.start <= at < s.end for s in page.stretches)}


def _inside(marks: Sequence[Mark], stretch: Stretch) -> Iterator[Mark]:
    return (m for m in marks if stretch.start <= m.start and m.end <= stretch.end)


def _starting(rows: Sequence[Coded], stretch: Stretch) -> Iterator[Coded]:
    return (row for row in rows if stretch.start <= row.start < stretch.end)


def _escaped(text: str) -> str:
    return html.escape(visible(text))
