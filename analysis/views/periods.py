"""Periods: stretches of time between boundaries that the reader chooses, each with its reason.

A boundary is a day, a month or a year; a period begins on its first day. What an article or an
event gives as a stretch of time belongs to a period only if it lies in it wholly: the rest stands
over a boundary and is counted beside.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.language.edtf import EDTF, EdtfError
from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.statements import TURNING_POINTS
from analysis.views.words import count

NO_ENTRY = "the reader's own date"
# Kinds of entries that explain a boundary between partners, before all others.
PARTNER_EVENTS = (*TURNING_POINTS, "base handover")
MOST_REASONS = 3


class Boundary(NamedTuple):
    """The date that parts two periods: as typed, its first day, and the reason for it."""

    date: str
    day: dt.date
    reason: str
    source: str


class Period(NamedTuple):
    """A stretch of time: its name, its first and last day (``None``: open)."""

    name: str
    first: dt.date | None
    last: dt.date | None


def check_periods(periods: Sequence[str]) -> None:
    """Refuse boundaries that part nothing; ``UserError`` says how to mend them.

    >>> check_periods(["2021-12", "2022-02-17"])
    >>> check_periods(["2022-02-17", "2021-12"])
    Traceback (most recent call last):
    analysis.errors.UserError: periods: « 2021-12 » does not come after « 2022-02-17 »; write the \
dates in their order, each once.
    """
    days = [(value, _first_day(value)) for value in periods]
    for (before, first), (after, second) in itertools.pairwise(days):
        if first >= second:
            raise UserError(
                f"periods: « {after} » does not come after « {before} »; write the dates in their "
                "order, each once."
            )


def read_boundaries(tables: Tables, periods: Sequence[str]) -> list[Boundary]:
    """Return the boundaries with their reasons from the chronology of ``tables``.

    The reason is what the chronology has on exactly this date, else inside it, else over it; an
    entry on a partner's coming or going goes before all others.
    """
    check_periods(periods)
    found = []
    for value in periods:
        entries = _entries(tables.chronology, EDTF.parse(value))
        titles = [str(title) for title in entries["title_fr"]]
        sources = "; ".join(str(source) for source in entries["source"].dropna())
        reason = " · ".join(titles) or NO_ENTRY
        found.append(Boundary(value, _first_day(value), reason, sources))
    return found


def boundary_table(boundaries: Sequence[Boundary]) -> pd.DataFrame:
    """Return the boundaries as a table to read: a period begins at each, and why."""
    rows = [(say_date(one.date, short=True), one.reason, one.source) for one in boundaries]
    return pd.DataFrame(rows, columns=["a period begins", "why", "source"])


def split_time(boundaries: Sequence[Boundary]) -> list[Period]:
    """Return the periods that the boundaries make; without any, one that is open at both ends.

    >>> split = split_time([Boundary("2021-12", dt.date(2021, 12, 1), "", "")])
    >>> [(period.name, period.last) for period in split]
    [('before Dec 2021', datetime.date(2021, 11, 30)), ('from Dec 2021 on', None)]
    """
    if not boundaries:
        return [Period("all the time", None, None)]
    firsts = [one.day for one in boundaries]
    lasts = [day - dt.timedelta(days=1) for day in firsts]
    inner = [
        Period(say_date(f"{first}/{last}", short=True), first, last)
        for first, last in zip(firsts[:-1], lasts[1:], strict=True)
    ]
    ends = [say_date(boundaries[n].date, short=True) for n in (0, -1)]
    before = Period(f"before {ends[0]}", None, lasts[0])
    return [before, *inner, Period(f"from {ends[1]} on", firsts[-1], None)]


def period_of(first: pd.Series, last: pd.Series, periods: Sequence[Period]) -> pd.Series:
    """Return the number of the period in which each interval lies wholly.

    ``first`` and ``last`` are the intervals' days; missing where an interval stands over a
    boundary or has no date.

    >>> split = split_time([Boundary("2022", dt.date(2022, 1, 1), "", "")])
    >>> days = pd.Series(pd.to_datetime(["2021-12-30", "2021-12-30", None]))
    >>> ends = pd.Series(pd.to_datetime(["2021-12-31", "2022-01-02", None]))
    >>> period_of(days, ends, split).tolist()
    [0, <NA>, <NA>]
    """
    starts = pd.DatetimeIndex([period.first for period in periods[1:]])
    places = [pd.Series(starts.searchsorted(days, side="right")) for days in (first, last)]
    same = (places[0] == places[1]).to_numpy() & first.notna().to_numpy() & last.notna().to_numpy()
    return places[0].astype("Int64").where(same).set_axis(first.index)


def say_outside(first: pd.Series, last: pd.Series, periods: Sequence[Period], what: str) -> str:
    """Return how many rows have no period, and why, as the end of a caption.

    >>> none = pd.Series(pd.to_datetime([None]))
    >>> say_outside(none, none, split_time([]), "event")
    '1 event without a date and 0 over a boundary are in no period.'
    """
    undated = int((first.isna() | last.isna()).sum())
    over = int(period_of(first, last, periods).isna().sum()) - undated
    many = "dispatches" if what == "dispatch" else None
    return (
        f"{count(undated, what, many)} without a date and {over} over a boundary are in no period."
    )


def _first_day(value: str) -> dt.date:
    try:
        date = EDTF.parse(value)
    except EdtfError as error:
        raise UserError(_no_boundary(value)) from error
    if len(date.ranges) > 1 or not date.earliest or not date.latest or (date.width or 0) > 366:
        raise UserError(_no_boundary(value))
    return date.earliest


def _no_boundary(value: str) -> str:
    return f"periods: « {value} » is no date to begin a period; write 2022, 2021-12 or 2022-02-17."


def _entries(chronology: pd.DataFrame, boundary: EDTF) -> pd.DataFrame:
    """Return the entries that explain a boundary best: the same date, inside it, over it."""
    dates = [EDTF.parse(str(value)) for value in chronology["date"]]
    rank = pd.Series([_fit(date, boundary) for date in dates], index=chronology.index, dtype=float)
    is_partner = chronology["category"].isin(PARTNER_EVENTS)
    rank = rank.where(is_partner | rank.isna(), rank + 0.5)
    if rank.isna().all():
        return chronology.head(0)
    return chronology[rank == rank.min()].sort_values("date", kind="stable").head(MOST_REASONS)


def _fit(date: EDTF, boundary: EDTF) -> float:
    """Return 0 for the same stretch of time, 1 for a part of it, 2 for one that reaches over it."""
    ends = date.earliest, date.latest
    if None in ends:
        return float("nan")
    if ends == (boundary.earliest, boundary.latest):
        return 0.0
    if boundary.earliest <= ends[0] and ends[1] <= boundary.latest:
        return 1.0
    meets = ends[0] <= boundary.latest and boundary.earliest <= ends[1]
    return 2.0 if meets else float("nan")
