"""Figures of the coder's quality: scores with intervals, what became of events and of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.evaluation import Score
from analysis.views.drawn import Drawn
from analysis.views.layout import EDGE, WIDTH, Sheet, clip_lines, empty_sheet
from analysis.views.quality import FEW_CASES, Quality, score_rows
from analysis.views.quotes import short_id
from analysis.views.style import FAINT, INK, MUTED
from analysis.views.words import count

ROW, FOOT, SIZE = 0.235, 0.36, 7.8
FRAME, LABEL, SAID = 1.0, 2.55, 1.75
MOST_ARTICLES = 25
# Errors are dark; what is right is pale; what was only cut otherwise lies between.
RIGHT, CUT, WRONG = "#cfcfcf", "#8b8b8b", "#2b2b2b"
SIZES = {"0": "none killed or hurt", "1–5": "1 to 5", "6–19": "6 to 19", "20+": "20 and more"}


class Fate(NamedTuple):
    """What became of the rows of one name: of the hand coding's, and of the coder's."""

    name: str
    wanted: tuple[int, int, int]
    coded: tuple[int, int, int]


def scores_drawn(found: Quality, second: Score | None = None) -> Drawn:
    """Draw every score with its interval, frame by frame; beside it how far two readers agree."""
    rows = score_rows(found.score)
    if rows.empty:
        return _nothing("score")
    sheet = Sheet(
        _finding(rows), _subtitle(rows, second), _source(found), height=ROW * len(rows) + FOOT
    )
    ax = sheet.axes(left=EDGE + FRAME + LABEL, right=SAID + EDGE, bottom=FOOT)
    ax.set_xlim(0, 1.02)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_yticks(range(len(rows)), rows["asked"])
    ax.tick_params(axis="y", labelsize=SIZE)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    ax.set_xlabel("score: 1 is as the reader coded it", size=SIZE)
    ax.grid(axis="x", color=FAINT)
    readers = {} if second is None else _by_question(score_rows(second))
    for y, row in enumerate(rows.itertuples()):
        _draw_score(ax, y, row, readers.get((row.frame, row.asked)))
    _write_frames(ax, rows["frame"].tolist())
    return Drawn(sheet.figure, _caption(rows))


def _by_question(rows: pd.DataFrame) -> dict[tuple[str, str], float]:
    return {(row.frame, row.asked): row.value for row in rows.itertuples()}


def _draw_score(ax: Axes, y: int, row, readers: float | None) -> None:
    ax.plot([row.low, row.high], [y, y], color=CUT, linewidth=2.2, label="between", zorder=2)
    face = "white" if row.n < FEW_CASES else INK
    style = {"marker": "o", "linestyle": "", "color": INK, "markerfacecolor": face}
    ax.plot([row.value], [y], markersize=6, label="score", zorder=3, **style)
    if readers is not None:
        style = {"marker": "D", "linestyle": "", "color": INK, "markersize": 4.5}
        style |= {"markerfacecolor": "white"}
        ax.plot([readers], [y], label="two readers", zorder=4, **style)
    said = f"{row.value:.2f}  ({row.low:.2f}–{row.high:.2f})  n = {row.n}"
    ax.annotate(
        said, (1, y), (10, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        size=SIZE, va="center", color=INK,
    )  # fmt: skip


def _write_frames(ax: Axes, frames: Sequence[str]) -> None:
    """Write each frame's name before its first row, with a line over it."""
    width = WIDTH - 2 * EDGE - FRAME - LABEL - SAID
    left = -(FRAME + LABEL) / width
    beside = {"transform": ax.get_yaxis_transform(), "clip_on": False}
    for y, frame in enumerate(frames):
        if y == 0 or frame != frames[y - 1]:
            ax.plot(
                [left, 1], [y - 0.5] * 2, color=FAINT, linewidth=0.8, gid="ground:frame", **beside
            )
            ax.text(left, y, frame, size=SIZE, weight="bold", va="center", color=INK, **beside)


def _finding(rows: pd.DataFrame) -> str:
    weak = rows[rows["n"] >= FEW_CASES]
    weak = (weak if len(weak) else rows).sort_values("value", kind="stable").iloc[0]
    top = rows.iloc[0]
    return (
        f"Events {top['value']:.2f} (between {top['low']:.2f} and {top['high']:.2f}); weakest: "
        f"{weak['asked']}, {weak['value']:.2f}"
    )


def _subtitle(rows: pd.DataFrame, second: Score | None) -> str:
    few = int((rows["n"] < FEW_CASES).sum())
    more = " Diamond: how far two readers agree." if second is not None else ""
    return (
        "Score: the share that is right, or F1 where rows can be missed and invented. Bar: the "
        "wider of two intervals of 95 %, with other articles and with other cases. n: cases.\n"
        f"Hollow dot: fewer than {FEW_CASES} cases ({few} of {len(rows)} questions).{more}"
    )


def _caption(rows: pd.DataFrame) -> str:
    said = [f"{row.asked} {row.value:.2f}" for row in rows.itertuples() if row.n >= FEW_CASES]
    if not said:
        return "No question has cases enough for a score that could not as well be another."
    return f"Questions with {FEW_CASES} cases or more: {', '.join(said)}."


def event_fates(found: Quality) -> Drawn:
    """Draw for each article which events were found, told in another's report, or missed.

    Beside it which reports are right, a second one of an event, or invented.
    """
    fates = [
        Fate(short_id(tally.article_id), *_event_counts(tally.counts))
        for tally in found.score.tallies
    ]
    if not fates:
        return _nothing("hand-coded article")
    shown = fates
    if len(fates) > MOST_ARTICLES:
        shown = sorted(fates, key=lambda fate: -_errors(fate))[:MOST_ARTICLES]
    sums = [[sum(fate[side][n] for fate in fates) for n in range(3)] for side in (1, 2)]
    (seen, merged, missed), (right, split, invented) = sums
    rest = (
        f" The {MOST_ARTICLES} with most errors of {len(fates)}." if len(fates) > len(shown) else ""
    )
    words = (
        f"{seen} of {count(seen + merged + missed, 'event')} found; {missed} missed, {merged} "
        f"merged into another, {split} split, {invented} invented",
        f"n = {count(len(fates), 'article')}, events by hand {seen + merged + missed}, reports "
        f"{right + split + invented}. Merged: told in a report that is another event's. Split: a "
        f"second report of one event.{rest}",
        _source(found),
    )
    names = (("found", "merged", "missed"), ("right", "split", "invented"))
    heads = ("events of the hand coding", "reports of the coder")
    caption = (
        "Pale is right, dark is wrong. A merged event is not lost, but its place, date and dead "
        "are mixed with another's; an invented one may be a remark that the reader left aside."
    )
    return Drawn(_two_sides(words, shown, heads, names).figure, caption)


def _event_counts(counts) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    wanted, found = counts["events", "wanted"], counts["events", "found"]
    coded, right = counts["events", "coded"], counts["events", "right"]
    merged, split = counts["events merged", "found"], counts["events split", "found"]
    return (found, merged, wanted - found - merged), (right, split, coded - right - split)


def _errors(fate: Fate) -> int:
    return sum(fate.wanted[1:]) + sum(fate.coded[1:])


def figure_fates(found: Quality) -> Drawn:
    """Draw by size which figures were found, and which of the coder's are in the hand coding."""
    fates = []
    for size, name in SIZES.items():
        sums = {
            what: sum(t.counts[f"figures {size}", what] for t in found.score.tallies)
            for what in ("wanted", "found", "coded", "right")
        }
        wanted = (sums["found"], 0, sums["wanted"] - sums["found"])
        fates.append(Fate(name, wanted, (sums["right"], 0, sums["coded"] - sums["right"])))
    total = sum(sum(fate.wanted) for fate in fates)
    if not total:
        return _nothing("figure in the hand coding")
    missed, extra = (sum(fate[side][2] for fate in fates) for side in (1, 2))
    large = f", {fates[-1].wanted[2]} of them of 20 and more" if missed else ""
    words = (
        f"{total - missed} of {count(total, 'figure')} found and {missed or 'none'} missed{large}; "
        f"{extra or 'none'} coded that the reader does not have",
        f"n = {count(total, 'distinct figure')} of killed, wounded and captured in "
        f"{count(found.articles, 'article')}, each once an article; by its lower bound. Here a "
        "figure counts as found on whatever event it stands.",
        _source(found),
    )
    names = (("found", "", "missed"), ("right", "", "not in the hand coding"))
    heads = ("figures of the hand coding", "figures of the coder")
    caption = (
        "A large figure that is missed or invented moves a sum more than ten small ones: look at "
        "the last row first."
    )
    return Drawn(_two_sides(words, fates, heads, names).figure, caption)


def _two_sides(
    words: tuple[str, str, str],
    fates: Sequence[Fate],
    heads: tuple[str, str],
    names: tuple[tuple[str, str, str], tuple[str, str, str]],
) -> Sheet:
    """Return a sheet with two panels of bars, each cut into what is right, cut and wrong."""
    depth, above = ROW * 1.25 * len(fates), 0.42
    sheet = Sheet(*words, height=above + depth + 0.05)
    label, gap = 1.55, 0.3
    width = (WIDTH - label - 2 * EDGE - gap) / 2
    most = max(1, *(max(sum(fate.wanted), sum(fate.coded)) for fate in fates))
    for side in (0, 1):
        left = EDGE + label + side * (width + gap)
        ax = sheet.axes(left=left, right=WIDTH - left - width, top=above, bottom=0.05)
        ax.set_xlim(0, most * 1.08)
        ax.set_ylim(len(fates) - 0.5, -0.5)
        ax.set_xticks([])
        for spine in ax.spines.values():
            spine.set_visible(False)
        rows = [clip_lines(fate.name, SIZE, label - 0.1, 1) for fate in fates]
        ax.set_yticks(range(len(fates)), rows if side == 0 else [""] * len(fates))
        ax.tick_params(axis="y", labelsize=SIZE, length=0)
        for y, fate in enumerate(fates):
            _draw_fate(ax, y, fate.name, fate[side + 1], names[side])
        _write_key(ax, heads[side], names[side])
    return sheet


def _draw_fate(ax: Axes, y: int, row: str, counts: Sequence[int], names: Sequence[str]) -> None:
    at = 0
    for number, name, colour in zip(counts, names, (RIGHT, CUT, WRONG), strict=True):
        if number:
            box = {"facecolor": colour, "edgecolor": "white", "label": f"{row}, {name}"}
            ax.add_patch(Rectangle((at, y - 0.36), number, 0.72, **box))
            ink = INK if colour == RIGHT else "white"
            ax.text(at + number / 2, y, str(number), size=SIZE, ha="center", va="center", color=ink)
            at += number
    if not at:
        ax.text(0, y, " no case", size=SIZE, va="center", color=MUTED)


def _write_key(ax: Axes, head: str, names: Sequence[str]) -> None:
    """Write over a panel what its bars are, and what their tints mean."""
    at = {"xycoords": "axes fraction", "textcoords": "offset points", "size": SIZE, "va": "bottom"}
    ax.annotate(head, (0, 1), (0, 17), weight="bold", color=INK, **at)
    tints = dict(zip(names, ("pale", "grey", "dark"), strict=True))
    said = " · ".join(f"{tint}: {name}" for name, tint in tints.items() if name)
    ax.annotate(said, (0, 1), (0, 4), color=MUTED, **at)


def _source(found: Quality) -> str:
    whose = "" if found.is_own else " (not of this corpus)"
    return f"Source: {count(found.articles, 'article')} coded by hand{whose}, and the coder's rows."


def _nothing(what: str) -> Drawn:
    reason = "None of the hand-coded articles has its text here: name their folder."
    return Drawn(empty_sheet(f"No {what} to draw", reason, "Source: no hand-coded article"), "")
