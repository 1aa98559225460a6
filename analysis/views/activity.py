"""Who acts and who is attacked, month by month: small multiples of parties."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.denominator import say_denominator
from analysis.views.drawn import Drawn, source_line, too_few
from analysis.views.happenings import happenings
from analysis.views.months import (
    FEWEST_FOR_TREND,
    MonthRow,
    left_out,
    month_of,
    month_rows,
    most_in_a_month,
)
from analysis.views.style import colour_of
from analysis.views.words import actor_name, count

MOST_ROWS = 14
ACTS, ATTACKED = ("initiators", "partners"), ("targets",)


def actor_months(tables: Tables) -> Drawn:
    """Draw one row a party: bars upwards for the events in which it acts, downwards as a target.

    Refused below ``FEWEST_FOR_TREND`` events in a known month; beyond ``MOST_ROWS`` parties those
    with most events are shown.
    """
    events = happenings(tables)
    dated = events.assign(month=month_of(events)).dropna(subset=["month"])
    acts, suffers = (_parties(dated, roles) for roles in (ACTS, ATTACKED))
    told = pd.concat([acts, suffers])
    n = int(told["event_id"].nunique())
    if n < FEWEST_FOR_TREND:
        title = "Too few events in a known month to draw months"
        return too_few(tables, title, n, FEWEST_FOR_TREND, "events with a party in a known month")
    tally = told.groupby("actor_id")["event_id"].nunique()
    actors = sorted(tally.index, key=lambda actor: (-tally[actor], actor))
    rows = [
        MonthRow(
            actor_name(tables.actors, actor),
            colour_of(tables.actors, actor),
            acts.loc[acts["actor_id"] == actor, "month"],
            suffers.loc[suffers["actor_id"] == actor, "month"],
        )
        for actor in actors[:MOST_ROWS]
    ]
    rest = len(actors) - len(rows)
    more = f"; the {len(rows)} most frequent of {len(actors)} parties" if rest else ""
    subtitle = (
        f"n = {count(n, 'event')} in a known month; {left_out(events)}{more}. An event counts once "
        f"for each party and role; {most_in_a_month(rows)}.\n"
        "Bars upwards: acts, or stands beside who acts; downwards: is attacked."
    )
    words = _finding(tables, told, actors), subtitle, source_line(tables)
    sheet = month_rows(words, tables, rows, ("acts", "is attacked"))
    caption = (
        f"Events a month of {count(len(rows), 'party', 'parties')}, as told; an empty month is a "
        f"month without a dispatch on it, not a calm one. {say_denominator(tables)}"
    )
    return Drawn(sheet.figure, caption)


def _parties(events: pd.DataFrame, roles: tuple[str, ...]) -> pd.DataFrame:
    """Return one row for each event and party in some roles, with the month."""
    rows = [
        (event.event_id, event.month, actor)
        for event in events[["event_id", "month", *roles]].itertuples()
        for actor in dict.fromkeys(one for role in roles for one in getattr(event, role))
    ]
    frame = pd.DataFrame(rows, columns=["event_id", "month", "actor_id"])
    return frame.astype({"month": "datetime64[ns]"})


def _finding(tables: Tables, told: pd.DataFrame, actors: list[str]) -> str:
    months = told.groupby("actor_id")["month"].nunique()
    longest = max(actors, key=lambda actor: (months[actor], actor))
    return (
        f"{count(len(actors), 'party', 'parties')} in {told['month'].nunique()} months with an "
        f"event; {actor_name(tables.actors, longest)} in {months[longest]} of them"
    )
