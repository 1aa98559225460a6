"""Where attacks are told, month by month: small multiples of regions, and of who is attacked."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.denominator import say_denominator
from analysis.views.drawn import Drawn, source_line, too_few
from analysis.views.happenings import violent_happenings
from analysis.views.months import (
    FEWEST_FOR_TREND,
    MARK,
    MonthRow,
    left_out,
    month_of,
    month_rows,
    most_in_a_month,
)
from analysis.views.words import count

MOST_ROWS = 10
NO_REGION = "no region told"


def region_months(tables: Tables) -> Drawn:
    """Draw one row a region, one bar a month: violent events, as told.

    Refused below ``FEWEST_FOR_TREND`` events with a region and a known month; beyond ``MOST_ROWS``
    regions those with most events are shown.
    """
    events = violent_happenings(tables)
    dated = events.assign(month=month_of(events), region=region_names(events))
    dated = dated.dropna(subset=["month"])
    n = int((dated["region"] != NO_REGION).sum())
    if n < FEWEST_FOR_TREND:
        title = "Too few attacks with a region and a month to draw regions over time"
        what = "violent events with a region and a known month"
        return too_few(tables, title, n, FEWEST_FOR_TREND, what)
    tally = dated["region"].value_counts()
    names = sorted(tally.index, key=lambda name: (name == NO_REGION, -tally[name], name))
    shown = [*names[:MOST_ROWS], *(name for name in names[MOST_ROWS:] if name == NO_REGION)]
    none = pd.Series([], dtype="datetime64[ns]")
    rows = [MonthRow(x, MARK, dated.loc[dated["region"] == x, "month"], none) for x in shown]
    rest = len(names) - len(shown)
    more = f"; the {MOST_ROWS} regions with most events of {len(names)}" if rest else ""
    subtitle = (
        f"n = {count(len(dated), 'violent event')} in a known month, {n} of them with a region; "
        f"{left_out(events)}{more}. Each event counts once; {most_in_a_month(rows)}."
    )
    more = "Regions: first level, map of 2012–2016."
    words = _finding(dated, n), subtitle, source_line(tables, more)
    named = len(set(shown) - {NO_REGION})
    caption = (
        f"Violent events a month in {count(named, 'region')}, as told. A region that is silent "
        f"may be out of reach, not calm. {say_denominator(tables)}"
    )
    return Drawn(month_rows(words, tables, rows).figure, caption)


def region_names(events: pd.DataFrame) -> pd.Series:
    """Return the region of each event, with its country where that is not Mali."""
    abroad = events["country"].astype("string").where(events["country"] != "ML")
    names = events["admin1"].astype("string")
    return names.where(abroad.isna(), names + " (" + abroad + ")").fillna(NO_REGION)


def _finding(dated: pd.DataFrame, n: int) -> str:
    tally = dated.loc[dated["region"] != NO_REGION, "region"].value_counts()
    top = tally.index[0]
    months = dated.loc[dated["region"] == top, "month"].nunique()
    return (
        f"Most attacks are told of the region {top}: {tally.iloc[0]} of {n}, in {months} of "
        f"{dated['month'].nunique()} months with an attack"
    )
