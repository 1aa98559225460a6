"""How many died by which method, under a counting rule."""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import Interval
from analysis.tables import Tables
from analysis.views.counting import count_dead, say_number, total, war_dead
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episodes
from analysis.views.number_lines import number_lines
from analysis.views.ways import say_apart, say_counted
from analysis.views.words import count, method_name

MOST_LINES = 14
UNTOLD = "no method told"


def dead_by_method(tables: Tables, counting_rule: str) -> Drawn:
    """Draw the dead of the episodes in which each method is told, under a rule.

    An episode stands under each of its methods, so the lines are not added up. Under ``by_side``
    a line is what one side tells of one method.
    """
    every = count_dead(tables, counting_rule)
    counted = war_dead(every)
    known = counted[counted["low"].notna()]
    if known.empty:
        return nothing(tables, "figure of the dead")
    lines = _lines(_with_methods(tables, known))
    words = (_finding(lines), _subtitle(counted, lines, counting_rule), source_line(tables))
    named = [(f"{name} (n = {n})", number) for name, n, number in lines[:MOST_LINES]]
    return Drawn(number_lines(words, named).figure, _caption(known) + say_apart(every))


def _with_methods(tables: Tables, known: pd.DataFrame) -> pd.DataFrame:
    """Return the counted rows once for each method told of their episode."""
    event_of = tables.reports.set_index("report_id")["event_id"]
    episode_of = episodes(tables).set_index("event_id")["episode"]
    told: dict[str, list[str]] = {}
    whose = tables.methods["report_id"].map(event_of).map(episode_of)
    for episode, method in zip(whose, tables.methods["method"], strict=True):
        told.setdefault(episode, []).append(method_name(str(method)))
    names = [list(dict.fromkeys(told.get(one, [UNTOLD]))) for one in known["episode"]]
    return known.assign(method=names).explode("method")


def _lines(rows: pd.DataFrame) -> list[tuple[str, int, Interval]]:
    """Return name, number of episodes and of dead for each method, the deadliest first."""
    sides = (", as told by " + rows["side"]).fillna("")
    names = rows["method"].astype("string") + sides
    lines = [(name, said["episode"].nunique(), total(said)) for name, said in rows.groupby(names)]
    return sorted(lines, key=lambda line: (-(line[2].high or 0), -(line[2].low or 0), line[0]))


def _finding(lines: list[tuple[str, int, Interval]]) -> str:
    told = [line for line in lines if not line[0].startswith(UNTOLD)]
    if not told:
        return "No method is told of the attacks with a figure of the dead"
    name, n, number = told[0]
    return f"Most dead are told beside {name}: {say_number(number)} in {count(n, 'episode')}"


def _subtitle(
    counted: pd.DataFrame, lines: list[tuple[str, int, Interval]], counting_rule: str
) -> str:
    rest = len(lines) - MOST_LINES
    more = f" The {MOST_LINES} deadliest lines are shown, {rest} are not." if rest > 0 else ""
    return f"{say_counted(counted, counting_rule)}{more}"


def _caption(known: pd.DataFrame) -> str:
    return (
        f"Dead of {count(known['episode'].nunique(), 'episode')} by method, as told; an episode "
        "stands under each of its methods, so the lines do not add up to a sum. A method told "
        "beside the dead need not have killed them."
    )
