"""The anatomy of a dispatch: its sentences in order, by who speaks, new or retold."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.drawn import Drawn
from analysis.views.layout import EDGE, Sheet, clip_lines, empty_sheet, text_width
from analysis.views.quotes import OWN_VOICE, quoted
from analysis.views.reading.citations import cite_on
from analysis.views.reading.coded import coded_rows, speaker_side
from analysis.views.reading.shelf import Shelf
from analysis.views.style import BLOCS, FAINT, INK, bloc_of
from analysis.views.words import amount, count, plain

ROW, LABEL, FOOT, SIZE, MOST_ROWS = 0.30, 1.9, 0.42, 7.8, 14
SILENT = ("toll_unknown", "no_comment", "unverified", "access_denied", "unclaimed")
NEWS, RETOLD, NEITHER = "own news", "retold", "neither"
REST = "other speakers"


class Part(NamedTuple):
    """One sentence: who speaks in it, what it tells, its figures and silences."""

    sentence: int
    start: int
    end: int
    sides: tuple[str, ...]
    tells: str
    figures: tuple[str, ...]
    silences: tuple[str, ...]


def anatomy(tables: Tables, article_id: str | None) -> list[Part]:
    """Return the sentences of an article with who speaks in them; the article itself for nobody.

    ``tells`` is « own news » where words of a report told as news or revisited stand in the
    sentence, « retold » where only recalled ones do, else « neither ».
    """
    shelf = Shelf(tables, [article_id or ""])
    rows = coded_rows(shelf, article_id)
    return [_part(shelf, row, rows) for row in shelf.rows("sentences", "article_id", article_id)]


def anatomy_strip(tables: Tables, article_id: str | None) -> Drawn:
    """Draw a dispatch as a strip: one block a sentence, as wide as it is long, by its speaker.

    Solid: its own news; hatched: older events retold; pale: neither. Below: figures and silences.
    """
    shelf, parts = Shelf(tables, [article_id or ""]), anatomy(tables, article_id)
    if article_id is None or not parts:
        return Drawn(empty_sheet("No sentence to draw", "The article holds none.", ""), "")
    sides = _sides(parts)
    lanes = [*sides, "figures of victims", "silences"]
    sheet = Sheet(
        _finding(parts),
        f"n = {count(len(parts), 'sentence')}, each as wide as it is long, in the order of the "
        "text. Solid: tells the article's own news; hatched: retells older events; pale: neither. "
        "A sentence with two speakers stands in two rows.",
        f"Source: {cite_on(shelf, article_id)}",
        height=ROW * len(lanes) + FOOT,
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE + 0.1, bottom=FOOT)
    _frame(ax, lanes, parts)
    colours = _colours(shelf, article_id)
    for part in parts:
        for side in part.sides:
            lane = side if side in sides else REST
            _block(ax, sides.index(lane), part, colours.get(side, BLOCS["unspecified"].colour))
    _ticks(ax, parts, len(sides), sheet.width - LABEL - 3 * EDGE)
    return Drawn(sheet.figure, _caption(parts))


def _part(shelf: Shelf, sentence: Any, rows: list[Any]) -> Part:
    start, end = int(sentence.start), int(sentence.end)
    claims = [row.row for row in rows if row.ref[0] == "c" and row.start < end and start < row.end]
    here = [row.row for row in rows if start <= row.start < end]
    told = {str(row.report_id) for row in here if not pd.isna(getattr(row, "report_id", pd.NA))}
    saliences = {str(shelf.one("reports", "report_id", one).salience) for one in told}
    tells = NEWS if saliences & {"news", "revisited"} else RETOLD if saliences else NEITHER
    figures = [amount(row.low, row.high) for row in here if hasattr(row, "toll_id")]
    silent = [plain(c.claim_type) for c in claims if c.claim_type in SILENT and c.start >= start]
    heard = [c for c in claims if not pd.isna(c.speaker) or pd.isna(c.silent_actor)]
    sides = dict.fromkeys(speaker_side(shelf, claim) for claim in heard)
    return Part(
        int(sentence.sentence),
        start,
        end,
        tuple(sides) or (OWN_VOICE,),
        tells,
        tuple(figures),
        tuple(dict.fromkeys(silent)),
    )


def _sides(parts: list[Part]) -> list[str]:
    """Return the rows: the article itself, then who speaks most; what is too much together."""
    tally = pd.Series([side for part in parts for side in part.sides]).value_counts(sort=False)
    tally = tally.drop(OWN_VOICE, errors="ignore").sort_values(ascending=False, kind="stable")
    sides = [OWN_VOICE, *tally.index]
    return sides if len(sides) <= MOST_ROWS else [*sides[: MOST_ROWS - 1], REST]


def _colours(shelf: Shelf, article_id: str) -> dict[str, str]:
    """Return the colour of each speaker's bloc; the article itself is drawn as ink."""
    colours = {OWN_VOICE: INK}
    for claim in shelf.rows("claims", "article_id", article_id):
        bloc = bloc_of(shelf.tables.actors, str(claim.speaker_actor))
        colours.setdefault(speaker_side(shelf, claim), BLOCS[bloc].colour)
    return colours


def _frame(ax: Axes, lanes: list[str], parts: list[Part]) -> None:
    ax.set_xlim(parts[0].start, parts[-1].end)
    ax.set_ylim(len(lanes) - 0.5, -0.5)
    names = [clip_lines(name, SIZE, LABEL - 0.1, 1) for name in lanes]
    ax.set_yticks(range(len(lanes)), names)
    step = 5 if len(parts) <= 60 else 20
    marked = [part for part in parts if part.sentence % step == 0]
    ax.set_xticks([part.start for part in marked], [str(part.sentence) for part in marked])
    ax.tick_params(axis="both", labelsize=SIZE)
    ax.set_xlabel("number of the sentence", size=SIZE)
    ax.spines["left"].set_visible(False)
    ax.axhline(len(lanes) - 2.5, color=FAINT, linewidth=1.0, gid="ground:row")


def _block(ax: Axes, lane: int, part: Part, colour: str) -> None:
    faces = {NEWS: (*to_rgb(colour), 0.85), RETOLD: (1, 1, 1, 1), NEITHER: (*to_rgb(colour), 0.18)}
    box = Rectangle(
        (part.start, lane - 0.36),
        max(part.end - part.start - 2, 1),
        0.72,
        facecolor=faces[part.tells],
        edgecolor=colour,
        linewidth=0.8,
        hatch="////" if part.tells == RETOLD else None,
        label=f"sentence {part.sentence}, {part.tells}",
    )
    ax.add_patch(box)


def _ticks(ax: Axes, parts: list[Part], lane: int, width: float) -> None:
    """Write the figures where they stand, and a hollow mark for each silence."""
    inch = width / (parts[-1].end - parts[0].start)
    free = parts[0].start
    for part in parts:
        middle = (part.start + part.end) / 2
        text = ", ".join(part.figures)
        half = text_width(text, SIZE - 1) / inch / 2 if text else 0
        style = {"color": INK, "linestyle": "", "zorder": 4}
        if text and middle - half >= free and middle + half <= parts[-1].end:
            ax.text(middle, lane, text, size=SIZE - 1, ha="center", va="center", color=INK)
            free = middle + half
        elif text:
            ax.plot([middle], [lane + 0.3], marker="|", markersize=4, label=text, **style)
        if part.silences:
            words = ", ".join(part.silences)
            hollow = {"marker": "o", "markersize": 5.5, "markerfacecolor": "white"}
            ax.plot([middle], [lane + 1], label=words, **hollow, **style)


def _finding(parts: list[Part]) -> str:
    own = sum(OWN_VOICE in part.sides for part in parts)
    title = f"The dispatch speaks for itself in {own} of {count(len(parts), 'sentence')}"
    sides = [side for side in _sides(parts) if side not in (OWN_VOICE, REST)]
    if not sides:
        return f"{title}; nobody else is heard"
    most = sum(sides[0] in part.sides for part in parts)
    equals = [s for s in sides if sum(s in part.sides for part in parts) == most]
    if len(equals) == 2:
        return f"{title}; most heard: {' and '.join(equals)}\u00a0({most} each)"
    if len(equals) > 2:
        return f"{title}; {len(equals)} others are heard most ({most} each)"
    return f"{title}; most heard: {sides[0]}\u00a0({most})"


def _caption(parts: list[Part]) -> str:
    retold = sum(part.tells == RETOLD for part in parts)
    figures = sum(len(part.figures) for part in parts)
    silent = sum(bool(part.silences) for part in parts)
    return (
        f"{count(retold, 'sentence')} only retell older events. "
        f"{count(figures, 'figure')} of victims; {count(silent, 'sentence')} in which something is "
        "said to be unknown, unconfirmed or refused (hollow marks)."
    ).replace("1 sentence only retell ", "1 sentence only retells ")


def anatomy_table(tables: Tables, article_id: str | None) -> pd.DataFrame:
    """Return the strip as a table: one row a sentence, with its words."""
    text = Shelf(tables, [article_id]).text(article_id) if article_id else ""
    rows = [
        {
            "sentence": part.sentence,
            "speaker": ", ".join(part.sides),
            "tells": part.tells,
            "figures": ", ".join(part.figures),
            "silences": ", ".join(part.silences),
            "words": quoted(text[part.start : part.end]),
        }
        for part in anatomy(tables, article_id)
    ]
    columns = ["sentence", "speaker", "tells", "figures", "silences", "words"]
    return pd.DataFrame(rows, columns=columns)
