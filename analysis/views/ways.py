"""The same dead under each counting rule: how much of a number is the rule."""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import Interval
from analysis.tables import Tables
from analysis.views.counting import (
    RULES,
    count_dead,
    number_of,
    say_number,
    say_rule,
    total,
    war_dead,
)
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episode_cards
from analysis.views.number_lines import number_lines
from analysis.views.words import count

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
    words = _finding(counted), say_counted(war_dead(chosen), counting_rule), source_line(tables)
    named = [(name, number) for _, name, number in lines]
    sheet = number_lines(words, named, [rule == counting_rule for rule, _, _ in lines])
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


def say_counted(rows: pd.DataFrame, counting_rule: str) -> str:
    """Return the lines that say how many episodes have a number, and under which rule."""
    known = rows[rows["low"].notna()]["episode"].nunique()
    unknown = rows["episode"].nunique() - known
    return (
        f"n = {count(known, 'episode')} with a figure; {count(unknown, 'episode')} without one "
        "are unknown and count nothing, not zero.\n" + say_rule(counting_rule)
    )


def say_apart(counted: pd.DataFrame) -> str:
    """Return the end of a caption that says how many died in no act of war; empty if none."""
    apart = counted[~counted["is_violent"] & counted["low"].notna()]
    if apart.empty:
        return ""
    number = say_number(total(apart))
    return (
        f" Accidents and other deaths outside the fighting stand apart: {number} in "
        f"{count(apart['episode'].nunique(), 'episode')}."
    )


def _caption(counted: dict[str, pd.DataFrame], chosen: pd.DataFrame) -> str:
    best = counted["low_best_high"]
    agreed = int(war_dead(best)["best"].notna().sum())
    return (
        "Each rule takes the same figures. Sides speak of different dead, so their numbers are not "
        f"added up. Independent sources agree on one number for {count(agreed, 'episode')}."
        + say_apart(chosen)
    )
