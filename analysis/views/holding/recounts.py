"""Does it hold? The finding on the shift, counted again under every choice that could change it.

The finding: among the violent events in which a security partner takes part, Russian forces take
part in a greater share after a boundary than before it. It is counted again by another counting
rule, with other reports, with exact days only, with one outlet left out, and in all combinations.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.tables import Tables
from analysis.views.counting import count_dead
from analysis.views.episodes import episodes
from analysis.views.measures import Selection, select
from analysis.views.partner_fights import RUSSIAN, fight_tellings, fights
from analysis.views.periods import Boundary
from analysis.views.resampling import Share, difference, is_enough, share_of
from analysis.vocabularies import SALIENCES

# How a fight counts. The dead of an episode weigh it by the lowest or the highest figure told.
COUNTING = {
    "events": "each event once",
    "tellings": "each telling once",
    "lowest": "by the dead, lowest figures",
    "highest": "by the dead, highest figures",
}
MOST_OUTLETS = 6
HOLDS, UNSURE, TURNS, FEW = "holds", "not sure", "turns", "too few"
COLUMNS = ["change", "choice", "boundary", "before", "after", "low", "high", "verdict"]


class Choice(NamedTuple):
    """One way to count: by what, which reports, exact days only, which outlet is left out."""

    counting: str
    salience: tuple[str, ...]
    is_exact: bool
    without: str | None


class Holding(NamedTuple):
    """The finding under each single change, and how often it turns in all combinations.

    ``changes``: one row for each change and boundary (``change`` what is changed, ``choice`` to
    what, the two shares, the ends of their difference, a verdict). ``combined``: one row a
    boundary: ``boundary``, ``counted`` (combinations with rows enough), ``agree``, ``turn``.
    """

    changes: pd.DataFrame
    combined: pd.DataFrame


def does_it_hold(
    tables: Tables, parameters: Mapping[str, object], boundaries: Sequence[Boundary]
) -> Holding:
    """Count the finding again under every choice, before and after each boundary.

    ``tables`` are the whole tables, ``parameters`` those of the notebook, as ``select`` takes them.
    Before and after are all the time on either side; what stands over the boundary or has no date
    is left out. The verdict of a change compares it with the notebook's own count: it holds, turns
    (the share goes the other way), or the interval of the difference holds zero (« not sure »).
    """
    told = {words: _tellings(tables, parameters, words) for words in _saliences(parameters)}
    own = Choice("events", next(iter(told)), False, None)
    outlets = _outlets(told[own.salience])
    changes = pd.DataFrame(_changes(told, own, outlets, boundaries), columns=COLUMNS)
    return Holding(_judged(changes), _combined(told, own, outlets, boundaries))


def _saliences(parameters: Mapping[str, object]) -> list[tuple[str, ...]]:
    """Return the notebook's own choice of reports first, then the others worth a count."""
    own = tuple(parameters["salience"]) or tuple(SALIENCES)
    return list(dict.fromkeys([own, ("news",), tuple(SALIENCES)]))


def _tellings(
    tables: Tables, parameters: Mapping[str, object], salience: tuple[str, ...]
) -> pd.DataFrame:
    """Return the tellings of fights with a partner, with their episode and its dead."""
    chosen: Selection = select(tables, **{**parameters, "salience": list(salience)})
    rows = fight_tellings(chosen.tables)
    episode = episodes(chosen.tables).set_index("event_id")["episode"]
    rows = rows.assign(episode=rows["event_id"].map(episode))
    rows = rows[rows.groupby("event_id")["partner"].transform("any").astype(bool)]
    for rule, end in (("lowest", "low"), ("highest", "high")):
        dead = count_dead(chosen.tables, rule).set_index("episode")[end]
        rows[rule] = rows["episode"].map(dead)
    return rows


def _outlets(rows: pd.DataFrame) -> list[str]:
    """Return the outlets that tell most fights with a partner; one alone cannot be left out."""
    tally = rows.loc[rows["partner"], "outlet"].value_counts()
    names = sorted(tally.index, key=lambda outlet: (-tally[outlet], outlet))
    return names[:MOST_OUTLETS] if len(names) > 1 else []


def _changes(
    told: Mapping[tuple[str, ...], pd.DataFrame],
    own: Choice,
    outlets: Sequence[str],
    boundaries: Sequence[Boundary],
) -> Iterator[tuple[object, ...]]:
    """Yield the two shares for the notebook's own count, then with one thing changed at a time."""
    for change, words, choice in _single(told, own, outlets):
        rows = _counted(told[choice.salience], choice)
        for one in boundaries:
            before, after = (_share(rows[side]) for side in _sides(rows, one))
            _, low, high = difference(before, after)
            yield change, words, one.date, before, after, low, high, ""


def _single(
    told: Mapping[tuple[str, ...], pd.DataFrame], own: Choice, outlets: Sequence[str]
) -> Iterator[tuple[str, str, Choice]]:
    yield "as in this notebook", "all of it", own
    for rule in [rule for rule in COUNTING if rule != own.counting]:
        yield "counted", COUNTING[rule], own._replace(counting=rule)
    for salience in [words for words in told if words != own.salience]:
        yield "reports told as", ", ".join(salience), own._replace(salience=salience)
    yield "dates", "exact days only", own._replace(is_exact=True)
    for outlet in outlets:
        yield "without", outlet, own._replace(without=outlet)


def _counted(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return what a choice counts: dates, week, whether the Russian side takes part, weight."""
    if choice.without is not None:
        rows = rows[rows["outlet"] != choice.without]
    if choice.counting == "tellings":
        found = rows[~rows["is_reprint"]].assign(weight=1.0)
    elif choice.counting == "events":
        found = fights(rows).assign(weight=1.0)
    else:
        dead = rows.drop_duplicates("event_id").set_index("event_id")
        found = fights(rows)
        found = found.assign(
            episode=found["event_id"].map(dead["episode"]),
            weight=found["event_id"].map(dead[choice.counting]).astype("Float64"),
        )
        found = _by_episode(found).dropna(subset=["weight"])
    found = found[found["partner"]]
    return _exact(found) if choice.is_exact else found


def _exact(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what is dated to the day."""
    return rows[rows["date_earliest"] == rows["date_latest"]]


def _by_episode(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row an episode: its dead count once, whoever takes part in any of its events."""
    how = {
        "date_earliest": "min",
        "date_latest": "max",
        "week": "first",
        "weight": "first",
        RUSSIAN: "any",
        "partner": "any",
    }
    return events.groupby("episode", sort=True).agg(how).astype({RUSSIAN: bool, "partner": bool})


def _sides(rows: pd.DataFrame, boundary: Boundary) -> tuple[pd.Series, pd.Series]:
    day = pd.Timestamp(boundary.day)
    return rows["date_latest"] < day, rows["date_earliest"] >= day


def _share(rows: pd.DataFrame) -> Share:
    return share_of(rows[RUSSIAN], rows["week"], rows["weight"])


def _judged(changes: pd.DataFrame) -> pd.DataFrame:
    """Fill in the verdicts, each change against the first count at the same boundary."""
    own = changes.drop_duplicates("boundary").set_index("boundary")
    verdicts = []
    for row in changes.itertuples():
        first = own.loc[row.boundary]
        shares = (row.before, row.after, first["before"], first["after"])
        if not all(share.is_shown for share in shares):
            verdicts.append(FEW)
        elif (row.after.share - row.before.share) * (
            first["after"].share - first["before"].share
        ) < 0:
            verdicts.append(TURNS)
        else:
            verdicts.append(UNSURE if row.low <= 0 <= row.high else HOLDS)
    return changes.assign(verdict=pd.Series(verdicts, index=changes.index, dtype="string"))


def _combined(
    told: Mapping[tuple[str, ...], pd.DataFrame],
    own: Choice,
    outlets: Sequence[str],
    boundaries: Sequence[Boundary],
) -> pd.DataFrame:
    """Count in how many combinations of all choices the share goes the same way, or turns."""
    first = _signs(_counted(told[own.salience], own), boundaries)
    found = pd.DataFrame({"boundary": [one.date for one in boundaries], "counted": 0})
    found = found.assign(agree=0, turn=0)
    if np.isnan(first).all():
        return found
    for counting, salience, without in itertools.product(COUNTING, told, (None, *outlets)):
        rows = _counted(told[salience], Choice(counting, salience, False, without))
        for some in (rows, _exact(rows)):
            same = _signs(some, boundaries) * first
            found["counted"] += ~np.isnan(same)
            found["agree"] += same > 0
            found["turn"] += same < 0
    return found


def _signs(rows: pd.DataFrame, boundaries: Sequence[Boundary]) -> np.ndarray:
    """Return which way the share goes at each boundary; no number where too few rows say so."""
    week = pd.factorize(rows["week"])[0]
    weight = rows["weight"].to_numpy(float)
    hits = np.where(rows[RUSSIAN], weight, 0.0)
    signs = np.full(len(boundaries), np.nan)
    for n, one in enumerate(boundaries):
        sides = [side.to_numpy() for side in _sides(rows, one)]
        shown = [is_enough(int(side.sum()), len(np.unique(week[side]))) for side in sides]
        totals = [weight[side].sum() for side in sides]
        if all(shown) and all(totals):
            before, after = (hits[side].sum() / weight[side].sum() for side in sides)
            signs[n] = np.sign(after - before)
    return signs
