"""Whose positions are attacked: Russian, French and UN ones beside those of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.counting import count_dead, say_number, say_rule, total, war_dead
from analysis.views.dates import say_date
from analysis.views.denominator import say_denominator
from analysis.views.drawn import Drawn, nothing, source_line, too_few
from analysis.views.episodes import episodes
from analysis.views.happenings import violent_happenings
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.months import (
    FEWEST_FOR_TREND,
    MARK,
    MonthRow,
    left_out,
    month_of,
    month_rows,
    most_in_a_month,
)
from analysis.views.style import BLOCS, bloc_of
from analysis.views.words import count, method_name, plain

# Whose positions are hit, by the blocs of the targets.
SIDES = {
    "Russian forces": ("russian",),
    "French and European forces": ("french_european",),
    "United Nations": ("un",),
    "Sahelian armies and states": ("malian_state", "burkinabe_state", "nigerien_state"),
    "civilians": ("civilians",),
}
ARMED, NOBODY = "armed groups and others", "no target named"
MOST_WORDS, MOST_SIDES = 4, 3
COLUMNS = ("events", "from … to", "what was hit", "how", "how it ended", "dead, everybody's")


def attacked_sides(tables: Tables) -> pd.DataFrame:
    """Return one row for each violent event and side whose people or positions it hits.

    Columns of ``happenings`` and ``side``. An event that hits two sides has two rows.
    """
    events = violent_happenings(tables)
    side_of = {bloc: side for side, blocs in SIDES.items() for bloc in blocs}
    bloc = {actor: bloc_of(tables.actors, actor) for actor in tables.actors["actor_id"]}
    sides = [
        list(dict.fromkeys(side_of.get(bloc.get(one), ARMED) for one in targets)) or [NOBODY]
        for targets in events["targets"]
    ]
    return events.assign(side=sides).explode("side", ignore_index=True)


def attacks_by_side(tables: Tables, counting_rule: str) -> Drawn:
    """Draw a table: whose positions are attacked, with what, how it ended, how many died.

    One row a side; below ``FEWEST_FOR_SHARES`` events numbers without percentages. The dead are
    those of the episodes in which the side is attacked, whoever they were, under the rule.
    """
    rows = attacked_sides(tables)
    if rows.empty:
        return nothing(tables, "violent event")
    names = [side for side in (*SIDES, ARMED, NOBODY) if (rows["side"] == side).any()]
    dead = _dead(tables, rows, counting_rule)
    cells = {}
    for n, side in enumerate(names):
        here = rows[rows["side"] == side]
        texts = (
            _share(len(here), rows["event_id"].nunique()), _span(here),
            _most(here["target_kinds"], plain), _most(here["methods"], method_name),
            _most(here["outcomes"], plain), dead[side],
        )  # fmt: skip
        cells |= {(n, m): text for m, text in enumerate(texts)}
    words = _finding(rows), _subtitle(rows, counting_rule), source_line(tables)
    sheet = word_table(words, names, list(COLUMNS), cells, label=1.55, corner="attacked ↓")
    return Drawn(sheet.figure, _caption(rows))


def side_months(tables: Tables) -> Drawn:
    """Draw one row a side that is attacked, one bar a month; refused below ``FEWEST_FOR_TREND``."""
    rows = attacked_sides(tables)
    dated = rows.assign(month=month_of(rows)).dropna(subset=["month"])
    n = int(dated.loc[dated["side"] != NOBODY, "event_id"].nunique())
    if n < FEWEST_FOR_TREND:
        title = "Too few attacks with a target and a month to draw sides over time"
        what = "violent events with a named target in a known month"
        return too_few(tables, title, n, FEWEST_FOR_TREND, what)
    none = pd.Series([], dtype="datetime64[ns]")
    names = [side for side in (*SIDES, ARMED) if (dated["side"] == side).any()]
    lines = [
        MonthRow(side, _colour(side), dated.loc[dated["side"] == side, "month"], none)
        for side in names
    ]
    events = rows.drop_duplicates("event_id")
    subtitle = (
        f"n = {count(n, 'violent event')} with a named target in a known month; "
        f"{left_out(events)}. An event stands in the row of each side it hits; "
        f"{most_in_a_month(lines)}."
    )
    words = _months_finding(dated), subtitle, source_line(tables)
    caption = (
        "Attacks a month by who is attacked, as told; the colour is the side attacked. "
        f"{say_denominator(tables)}"
    )
    return Drawn(month_rows(words, tables, lines).figure, caption)


def _colour(side: str) -> str:
    return BLOCS[SIDES[side][0]].colour if side in SIDES else MARK


def _dead(tables: Tables, rows: pd.DataFrame, counting_rule: str) -> dict[str, str]:
    """Return the dead of the episodes of each side in words, with the number of episodes."""
    counted = war_dead(count_dead(tables, counting_rule))
    known = counted[counted["low"].notna()]
    episode_of = episodes(tables).set_index("event_id")["episode"]
    found = {}
    for side, here in rows.groupby("side"):
        theirs = known[known["episode"].isin(here["event_id"].map(episode_of))]
        n = theirs["episode"].nunique()
        if counting_rule == "by_side":
            told = [
                f"{say_number(total(said))} says {who}"
                for who, said in theirs.dropna(subset=["side"]).groupby("side")
            ]
            number = "\n".join(told[:MOST_SIDES])
        else:
            number = say_number(total(theirs))
        found[side] = f"{number}\nin {count(n, 'episode')}" if n else "no figure"
    return found


def _share(n: int, events: int) -> str:
    return f"{n} ({n / events:.0%})" if events >= FEWEST_FOR_SHARES else f"{n}"


def _span(here: pd.DataFrame) -> str:
    first, last = here["date_earliest"].min(), here["date_latest"].max()
    if pd.isna(first) or pd.isna(last):
        return "undated"
    return say_date(f"{first.date()}/{last.date()}", short=True)


def _most(told: Iterable[list[str]], name: object) -> str:
    """Return the words told most often with their numbers, and how many events tell none."""
    lists = [[one for one in values if one != "unknown"] for values in told]
    tally = Counter(one for values in lists for one in values)
    ranked = sorted(tally, key=lambda one: (-tally[one], one))
    lines = [f"{name(one)} {tally[one]}" for one in ranked[:MOST_WORDS]]
    untold = sum(not values for values in lists)
    return "\n".join([*lines, f"not told {untold}"] if untold else lines)


def _finding(rows: pd.DataFrame) -> str:
    tally = rows["side"].value_counts()
    east, west = (int(tally.get(side, 0)) for side in list(SIDES)[:2])
    events = rows["event_id"].nunique()
    return (
        f"Of {count(events, 'violent event')}, {east} {'hits' if east == 1 else 'hit'} Russian "
        f"forces and {west} French or European ones"
    )


def _subtitle(rows: pd.DataFrame, counting_rule: str) -> str:
    events = rows["event_id"].nunique()
    few = "" if events >= FEWEST_FOR_SHARES else f" Below {FEWEST_FOR_SHARES} no percentage."
    return (
        f"n = {count(events, 'violent event')}; one that hits two sides stands in both rows, one "
        f"with two methods counts under both; accidents apart.{few}\n{say_rule(counting_rule)}"
    )


def _caption(rows: pd.DataFrame) -> str:
    both = int(rows.groupby("event_id").size().gt(1).sum())
    return (
        f"Who is attacked, as told, and with what; {count(both, 'event')} "
        f"{'hits' if both == 1 else 'hit'} several sides. The dead are all those of the episode, "
        "attackers among them: they are not the losses of the side in the row."
    )


def _months_finding(dated: pd.DataFrame) -> str:
    said = []
    for side in list(SIDES)[:2]:
        months = dated.loc[dated["side"] == side, "month"]
        if len(months):
            ends = f"{months.min():%Y-%m}", f"{months.max():%Y-%m}"
            first, last = (say_date(end, short=True) for end in ends)
            said.append(f"{side}: {first}" if first == last else f"{side}: {first} – {last}")
    return f"Months with attacks on {'; '.join(said)}" if said else "Attacks by who is attacked"
