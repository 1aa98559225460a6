"""Rival versions drawn: each figure at its size, with who says it, whom he names, who is silent."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.counting import count_dead, number_of, say_number, say_rule
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.layout import EDGE, WIDTH, Sheet, block_height, clip_lines, text_width, wrap
from analysis.views.quotes import quoted
from analysis.views.style import BLOCS, FAINT, INK, MUTED
from analysis.views.versions import Rivalry, Version, rivalries
from analysis.views.words import amount, count

MOST_ROWS = 44
LABEL, NAMES, SILENCE = 2.05, 1.5, 1.75
AXIS = WIDTH - 2 * EDGE - LABEL - NAMES - SILENCE
TOP, HEAD, GROUP, ROW, GAP, FOOT = 0.22, 0.26, 0.19, 0.23, 0.10, 0.42
SIZE = 7.2
DECADES = (0, 1, 10, 100, 1000, 10000, 100000)
# Room on the axis between none and one, in decades.
NONE_TO_ONE = 0.4


class Line(NamedTuple):
    """One line of the body: a version with its height, or the heading of a group of victims."""

    y: float
    version: Version | None
    text: str
    names: str = ""


class Panel(NamedTuple):
    """One episode: where it begins, its lines, what is not said, what counts."""

    top: float
    rivalry: Rivalry
    lines: list[Line]
    silent: str
    bottom: float


def rival_versions(tables: Tables, counting_rule: str) -> Drawn:
    """Draw the figures of each disputed or unchecked episode beside each other.

    A dot is a number, a bar a range that the words allow, an arrow an open end; hollow: approximate
    or hedged. The colour is the speaker's side. Beyond ``MOST_ROWS`` lines the episodes with the
    most sides are shown.
    """
    found = rivalries(tables)
    if not found:
        return nothing(tables, "figure with a rival version or a silence beside it")
    panels, depth = _panels(_most_rival(found))
    sheet = Sheet(
        _finding(found),
        _subtitle(found, len(panels), counting_rule),
        source_line(tables),
        height=depth + FOOT,
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE + NAMES + SILENCE, bottom=FOOT)
    _frame(ax, found, depth)
    counted = _counted(tables, counting_rule)
    for panel in panels:
        _draw_panel(ax, panel, counted[panel.rivalry.episode])
    return Drawn(sheet.figure, _caption(found))


def _most_rival(found: list[Rivalry]) -> list[Rivalry]:
    """Return the episodes with the most sides that there is room for, in order of date."""
    ranked = sorted(found, key=lambda one: (-one.sides, -len(one.versions)))
    chosen, rows = [], 0
    for one in ranked:
        if chosen and rows + len(one.versions) > MOST_ROWS:
            continue
        rows += len(one.versions)
        chosen.append(one)
    names = {one.episode for one in chosen}
    return [one for one in found if one.episode in names]


def _panels(chosen: list[Rivalry]) -> tuple[list[Panel], float]:
    """Return the panels and the depth of them all in inches; y is inches from the top."""
    panels, y = [], TOP
    for rivalry in chosen:
        top, lines, group = y, [], None
        y += HEAD
        for version in rivalry.versions:
            if (version.group, version.outcome) != group:
                group = version.group, version.outcome
                lines.append(Line(y + GROUP / 2, None, _group_words(version)))
                y += GROUP
            names = clip_lines("\n".join(map(quoted, version.names)), SIZE, NAMES - 0.12, 3)
            height = max(ROW, block_height(names, SIZE))
            lines.append(Line(y + height / 2, version, version.name, names))
            y += height
        silent = wrap("\n".join(f"– {line}" for line in rivalry.silent), SIZE, SILENCE - 0.1)
        y = max(y, top + HEAD + 0.05 + block_height(silent, SIZE)) + GAP
        panels.append(Panel(top, rivalry, lines, silent, y))
    return panels, y


def _group_words(version: Version) -> str:
    what = "dead" if version.outcome == "killed" else "« neutralised »"
    return f"{what}: {BLOCS[version.group].name}"


def _frame(ax: Axes, found: list[Rivalry], depth: float) -> None:
    most = max(version.high or version.low for one in found for version in one.versions)
    ax.set_xscale("symlog", linthresh=1, linscale=NONE_TO_ONE)
    right = next((at for at in DECADES[2:] if at >= most), DECADES[-1] * 10)
    ax.set_xlim(-0.25, right * 1.1)
    ticks = [at for at in DECADES if at <= right]
    ax.set_xticks(ticks, [f"{at:,}".replace(",", " ") for at in ticks], minor=False)
    ax.set_xticks([], minor=True)
    ax.set_xlabel("dead, as told (each step is ten times the one before)", size=SIZE)
    ax.set_ylim(depth, 0)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    style = {"size": SIZE, "weight": "bold", "va": "top", "color": MUTED} | _beyond(ax)
    for at, text in zip(_stops(), ("Who says it", "Names as acting", "Not said"), strict=True):
        ax.text(at, 0.02, text, **style)


def _beyond(ax: Axes) -> dict[str, Any]:
    """Return how to draw beside the axis: x in widths of the axis, y as inside."""
    return {"transform": ax.get_yaxis_transform(), "clip_on": False}


def _stops() -> tuple[float, float, float]:
    """Return where the three columns of words begin, in widths of the axis."""
    return -LABEL / AXIS, 1 + 0.08 / AXIS, 1 + (NAMES + 0.05) / AXIS


def _draw_panel(ax: Axes, panel: Panel, counted: str) -> None:
    beyond = _beyond(ax)
    left, names, silence = _stops()
    width = WIDTH - 2 * EDGE
    edge = [left, left + width / AXIS]
    ax.plot(edge, [panel.top] * 2, color=FAINT, linewidth=0.9, gid="ground:rule", **beyond)
    title = clip_lines(panel.rivalry.title, 8.5, 5.2, 1)
    y = panel.top + 0.06
    ax.text(left, y, title, size=8.5, weight="bold", va="top", color=INK, **beyond)
    room = width - text_width(title, 8.5, "bold") - 0.2
    says = clip_lines(counted, SIZE, room, 1)
    ax.text(edge[1], y + 0.01, says, size=SIZE, va="top", ha="right", color=MUTED, **beyond)
    _draw_ground(ax, panel)
    for line in panel.lines:
        style = {"size": SIZE, "va": "center", **beyond}
        if line.version is None:
            ax.text(left, line.y, line.text, color=MUTED, style="italic", **style)
            continue
        ax.text(left + 0.1 / AXIS, line.y, f"says {_short(line.text)}", color=INK, **style)
        ax.text(names, line.y, line.names, color=INK, linespacing=1.15, **style)
        _draw_version(ax, line.y, line.version)
    if panel.silent:
        at = panel.top + HEAD + 0.05
        style = {"size": SIZE, "va": "top", "color": INK, "linespacing": 1.25}
        ax.text(silence, at, panel.silent, **style, **beyond)


def _short(name: str) -> str:
    return clip_lines(name, SIZE, LABEL - 0.42, 1)


def _draw_ground(ax: Axes, panel: Panel) -> None:
    _, right = ax.get_xlim()
    for at in DECADES:
        if at < right:
            ends = [panel.top + HEAD, panel.bottom - GAP]
            ax.plot([at, at], ends, color=FAINT, linewidth=0.7, zorder=0, gid="ground:guide")


def _draw_version(ax: Axes, y: float, version: Version) -> None:
    look = BLOCS[version.bloc]
    name = f"{version.name}: {amount(version.low, pd.NA if version.high is None else version.high)}"
    reach = version.high
    if version.high is None:
        reach = version.low * 1.7 + 0.4
        ax.plot([version.low, reach], [y, y], color=look.colour, linewidth=1.4, gid="ground:reach")
        tip = {"marker": ">", "markersize": 4.5, "color": look.colour, "gid": "ground:tip"}
        ax.plot([reach], [y], **tip)
    if version.high is None or version.low == version.high:
        face = "white" if version.is_soft else look.colour
        style = {"marker": look.marker, "markersize": 5.5, "linestyle": "", "zorder": 4}
        edge = {"markerfacecolor": face, "markeredgecolor": look.colour, "markeredgewidth": 1.1}
        ax.plot([version.low], [y], label=name, **style, **edge)
    else:
        bar = Rectangle(
            (version.low, y - 0.055), version.high - version.low, 0.11, label=name, zorder=3,
            facecolor=(*to_rgb(look.colour), 0.4), edgecolor=look.colour, linewidth=1.0,
        )  # fmt: skip
        ax.add_patch(bar)
    _write_words(ax, y, version, reach)


def _write_words(ax: Axes, y: float, version: Version, reach: float) -> None:
    """Write the French words on the side of the mark that has more room."""
    place = ax.transData + ax.transAxes.inverted()
    low, high = (place.transform((x, y))[0] * AXIS for x in (version.low, reach))
    room = max(low, AXIS - high) - 0.14
    words = clip_lines(quoted(version.words.strip("«» ")), SIZE, room, 1)
    is_right = AXIS - high >= low
    at, shift, align = (reach, 6, "left") if is_right else (version.low, -6, "right")
    style = {"size": SIZE, "va": "center", "ha": align, "color": MUTED}
    ax.annotate(words, (at, y), (shift, -0.5), textcoords="offset points", **style)


def _counted(tables: Tables, counting_rule: str) -> dict[str, str]:
    """Return for each episode what counts under the rule, in words."""
    found: dict[str, list[str]] = {}
    for row in count_dead(tables, counting_rule).itertuples():
        side = "" if pd.isna(row.side) else f"{row.side} "
        found.setdefault(row.episode, []).append(f"{side}{say_number(number_of(row))}")
    return {episode: f"counts as: {'; '.join(said)}" for episode, said in found.items()}


def _finding(found: list[Rivalry]) -> str:
    apart = [one for one in found if one.sides > 1]
    if not apart:
        return f"{count(len(found), 'episode')} with figures that nobody else confirms or contests"
    most = max(apart, key=lambda one: one.sides)
    where = most.title.split(" · ")[0]
    return (
        f"Two sides or more count the dead of {count(len(apart), 'episode')}; "
        f"most rival accounts: {where} ({most.sides} sides)"
    )


def _subtitle(found: list[Rivalry], shown: int, counting_rule: str) -> str:
    rest = len(found) - shown
    more = f" Shown: {shown}, those with most sides first; {rest} others are not." if rest else ""
    return (
        f"n = {count(len(found), 'episode')} with a speaker's figure and another side's, or a "
        f"silence, beside it.{more}\n"
        "Dot: a number; bar: what the words allow; arrow: or more; hollow: approximate or hedged.\n"
        "Colour and marker: the speaker's side; grey: no party.\n" + say_rule(counting_rule)
    )


def _caption(found: list[Rivalry]) -> str:
    versions = [version for one in found for version in one.versions]
    return (
        f"{count(len(versions), 'version')} of the dead of {count(len(found), 'episode')}, none "
        "corrected. Columns at the right: whom the speaker names as having acted, and what is not "
        "said. An episode is one event, or fights on successive days that one dispatch tells "
        "as one."
    )
