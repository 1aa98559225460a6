"""The same dead under each counting rule: how much of a number is the rule."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.counting import (
    RULES,
    Interval,
    count_dead,
    number_of,
    say_number,
    say_rule,
    total,
    war_dead,
)
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episode_cards
from analysis.views.layout import EDGE, Sheet
from analysis.views.style import FAINT, INK
from analysis.views.words import count

ROW, LABEL, FOOT = 0.30, 1.9, 0.42
SIZE = 7.6
MOST_SIDES = 6


def rules_compared(tables: Tables, counting_rule: str) -> Drawn:
    """Draw the number of dead under every rule; the chosen one is dark, the others are grey.

    A bar goes from the low to the high number, a dot is a number without a range, an arrow an end
    that no figure bounds. Accidents are left out and said apart.
    """
    counted = {rule: count_dead(tables, rule) for rule in RULES}
    lines = _lines(counted)
    if not lines:
        return nothing(tables, "figure of the dead")
    chosen = counted[counting_rule]
    depth = ROW * len(lines) + 0.05
    sheet = Sheet(
        _finding(counted), _subtitle(chosen, counting_rule), source_line(tables),
        height=depth + FOOT,
    )  # fmt: skip
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE + 0.1, bottom=FOOT)
    _frame(ax, lines, depth, counting_rule)
    for n, (rule, _, number) in enumerate(lines):
        _draw_number(ax, n * ROW + ROW / 2, number, INK if rule == counting_rule else "#9a9a9a")
    return Drawn(sheet.figure, _caption(counted, chosen))


def counted_episodes(tables: Tables, counting_rule: str) -> pd.DataFrame:
    """Return a table to read: the dead of each episode under the rule, unknown ones at the end."""
    cards = episode_cards(tables)
    counted = count_dead(tables, counting_rule)
    counted = counted.sort_values("low", key=lambda low: low.isna(), kind="stable")
    rows = [
        {
            "where": cards.loc[row.episode, "place"],
            "when": cards.loc[row.episode, "when"],
            "what": cards.loc[row.episode, "kind"] + ("" if row.is_violent else " (apart)"),
            "side": row.side,
            "dead": say_number(number_of(row)),
            "figures": row.n_figures,
            "sources": row.n_sources,
        }
        for row in counted.itertuples()
    ]
    columns = ["where", "when", "what", "side", "dead", "figures", "sources"]
    shown = pd.DataFrame(rows, columns=columns)
    return shown if counting_rule == "by_side" else shown.drop(columns="side")


def _lines(counted: dict[str, pd.DataFrame]) -> list[tuple[str, str, Interval]]:
    """Return rule, name and number of each line; under ``by_side`` one line a side."""
    war = {rule: war_dead(rows) for rule, rows in counted.items()}
    lines = [
        (rule, RULES[rule].title, total(rows))
        for rule, rows in war.items()
        if rule != "by_side" and rows["low"].notna().any()
    ]
    sides = war["by_side"].dropna(subset=["side"]).groupby("side", sort=False)
    told = [("by_side", f"told by {side}", total(rows)) for side, rows in sides]
    told.sort(key=lambda line: (-(line[2].low or 0), line[1]))
    return lines + told[:MOST_SIDES]


def _frame(
    ax: Axes, lines: list[tuple[str, str, Interval]], depth: float, counting_rule: str
) -> None:
    most = max(number.high or 0 for _, _, number in lines)
    ax.set_xlim(0, max(most, 1) * 1.3)
    ax.set_ylim(depth, 0)
    ax.set_yticks([n * ROW + ROW / 2 for n in range(len(lines))], [name for _, name, _ in lines])
    ax.tick_params(axis="y", labelsize=SIZE)
    for (rule, _, _), label in zip(lines, ax.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if rule == counting_rule else "normal")
    ax.set_xlabel("dead counted", size=SIZE)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x", color=FAINT)
    ax.spines["left"].set_visible(False)


def _draw_number(ax: Axes, y: float, number: Interval, colour: str) -> None:
    low, high, words = number.low or 0, number.high or 0, say_number(number)
    end = high
    if high > low:
        bar = Rectangle((low, y - 0.06), high - low, 0.12, facecolor=colour, alpha=0.5, label=words)
        ax.add_patch(bar)
    else:
        ax.plot([low], [y], marker="o", markersize=6, color=colour, linestyle="", label=words)
    if number.is_open:
        end = high + ax.get_xlim()[1] * 0.04
        ax.plot([high, end], [y, y], color=colour, linewidth=1.4, gid="ground:reach")
        ax.plot([end], [y], marker=">", markersize=4.5, color=colour, gid="ground:tip")
    if number.best is not None and high > low:
        ax.plot([number.best] * 2, [y - 0.09, y + 0.09], color=colour, linewidth=2, label="best")
    style = {"size": SIZE, "va": "center", "color": INK}
    ax.annotate(words, (end, y), (7, 0), textcoords="offset points", **style)


def _finding(counted: dict[str, pd.DataFrame]) -> str:
    numbers = {
        rule: total(war_dead(counted[rule])) for rule in ("lowest", "acled_numbers", "highest")
    }
    least = min(numbers["lowest"].low or 0, numbers["acled_numbers"].low or 0)
    highest = numbers["highest"]
    more = " or more" if highest.is_open else ""
    return (
        f"From {least} to {highest.high or 0}{more} dead, out of the same figures: the rule decides"
    )


def _subtitle(chosen: pd.DataFrame, counting_rule: str) -> str:
    rows = war_dead(chosen)
    known = rows[rows["low"].notna()]["episode"].nunique()
    unknown = rows["episode"].nunique() - known
    return (
        f"n = {count(known, 'episode')} with a figure; {count(unknown, 'episode')} without one "
        "are unknown and count nothing, not zero.\n" + say_rule(counting_rule)
    )


def _caption(counted: dict[str, pd.DataFrame], chosen: pd.DataFrame) -> str:
    apart = chosen[~chosen["is_violent"] & chosen["low"].notna()]
    best = counted["low_best_high"]
    agreed = int(war_dead(best)["best"].notna().sum())
    said = ""
    if len(apart):
        number = say_number(total(apart))
        said = (
            f" Accidents and other deaths outside the fighting stand apart: {number} in "
            f"{count(apart['episode'].nunique(), 'episode')}."
        )
    return (
        "Each rule takes the same figures. Sides speak of different dead, so their numbers are not "
        f"added up. Independent sources agree on one number for {count(agreed, 'episode')}.{said}"
    )
