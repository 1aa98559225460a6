"""Computed take-aways: sentences that hold for this selection, each with its n, or « too few »."""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import DISPATCH, OWN
from analysis.tables import Tables
from analysis.views.confirming import AGAINST, FOR, confirmations
from analysis.views.counting import count_dead, say_number, total, war_dead
from analysis.views.dates import say_date
from analysis.views.episodes import episode_cards
from analysis.views.happenings import happenings, violent_happenings
from analysis.views.measures import FEWEST_FOR_SHARES, Selection
from analysis.views.meetings import meetings
from analysis.views.positions import attacked_sides
from analysis.views.revisions import toll_series
from analysis.views.silences import SHOWN, silences
from analysis.views.standings import PARTIES, distinct_figures, of_parties
from analysis.views.style import BLOCS, bloc_of
from analysis.views.words import count, dispatches, join, method_name

FEWEST_TO_SAY = 5
MOST_PLACES = 4  # more are no longer read in a sentence
TOO_FEW = "Too few {what} to say anything: n = {n}, and at least {least} would be needed."


def say_reading(chosen: Selection) -> str:
    """Say what was read and how sure it is (notebook 00)."""
    tables = chosen.tables
    events = happenings(tables)
    if len(events) < FEWEST_TO_SAY:
        return too_few_to_say("events", len(events))
    articles = tables.articles
    days = int((articles["published_earliest"] == articles["published_latest"]).sum())
    dated = int((events["date_earliest"] == events["date_latest"]).sum())
    undated = int(events["date"].isna().sum())
    alone = int((events["occurrence"] == "claimed").sum())
    disputed = int(events["toll_status"].eq("disputed").sum())
    placed = int((events["where_prec"] <= 2).sum())
    return as_list(
        f"{dispatches(len(articles))} were read; {days} of them can be dated to the day.",
        f"They tell {count(len(events), 'event')} that this selection keeps: {dated} have a known "
        f"day, {undated} no date at all, {placed} a named place.",
        f"{alone} of the {len(events)} rest on the word of a party to the fight alone; for "
        f"{disputed} the figures of the dead are disputed.",
        f"{count(len(tables.claims), 'claim')} and {count(len(tables.tolls), 'figure')} stand "
        "behind these events, each with its speaker or as the dispatch's own voice.",
    )


def say_timelines(chosen: Selection) -> str:
    """Say who appears when (notebook 01)."""
    tables = chosen.tables
    events = happenings(tables)
    if len(events) < FEWEST_TO_SAY:
        return too_few_to_say("events", len(events))
    parties = tables.participants.assign(bloc=_blocs(tables, tables.participants["actor_id"]))
    event_of = tables.reports.set_index("report_id")["event_id"]
    parties["event_id"] = parties["report_id"].map(event_of)
    tally = (
        parties.groupby("bloc")["event_id"].nunique().sort_values(ascending=False, kind="stable")
    )
    top = [f"{BLOCS[bloc].name} ({n})" for bloc, n in tally.head(3).items()]
    silent = int((~events["initiators"].map(bool)).sum())
    hedged = int(parties.loc[parties["role"] == "initiator", "is_hedged"].sum())
    unnamed = parties["actor_id"].str.endswith("_unspecified").sum()
    return as_list(
        f"Of {count(len(events), 'event')}, those named most among the parties are {join(top)}; "
        "an event counts once for each of them.",
        f"For {silent} of {len(events)} no initiator is named; {hedged} namings of an initiator "
        "keep a distance (« présumés », a conditional).",
        f"{unnamed} of {len(parties)} namings of a party give no group, only a kind "
        "(« jihadistes », « hommes armés », « Russes »).",
        _meeting(tables),
        _span(events),
    )


def say_attacks(chosen: Selection) -> str:
    """Say how, where and when attacks come (notebook 03)."""
    events = violent_happenings(chosen.tables)
    if len(events) < FEWEST_TO_SAY:
        return too_few_to_say("violent events", len(events))
    methods = events["methods"].explode().dropna().value_counts()
    untold = int((~events["methods"].map(bool)).sum())
    timed = int(events["times"].map(bool).sum())
    placed = int((events["where_prec"] <= 2).sum())
    toll = int(events["toll_status"].isin(["confirmed", "reported"]).sum())
    top = [f"{method_name(method)} ({n})" for method, n in methods.head(3).items()]
    return as_list(
        f"{count(len(events), 'violent event')}: the methods told most are {join(top) or 'none'}; "
        f"for {untold} no method is told.",
        f"{placed} of {len(events)} can be put on a named place, {timed} have a clock time.",
        f"{toll} of {len(events)} have an undisputed toll beyond a party's word.",
        _attacked(chosen.tables),
        _counted(chosen.tables, chosen.counting_rule),
        f"Below {FEWEST_FOR_SHARES} events no share, season or hour is compared."
        if len(events) < FEWEST_FOR_SHARES
        else "Shares are of what dispatches tell, not of what happened.",
    )


def say_claims(chosen: Selection) -> str:
    """Say whose figures there are, who bears whom out, what is not said (notebook 04)."""
    tables = chosen.tables
    figures = distinct_figures(tables)
    told = figures["episode"].nunique()
    if told < FEWEST_TO_SAY:
        return too_few_to_say("episodes with a figure of the dead", told)
    spoken = figures[figures["standing"] != DISPATCH].groupby("episode")
    sides = spoken["source"].nunique()
    rival = sides.index[sides > 1]
    alone = int(spoken["standing"].agg(lambda said: said.isin(PARTIES).all()).sum())
    theirs, voiced = of_parties(figures)
    own = int((figures["standing"] == OWN).sum())
    quiet = silences(tables)
    stated = quiet.loc[~quiet["kind"].isin(SHOWN), "episode"].nunique()
    hidden = quiet.loc[quiet["kind"] == "own_dead", "episode"].nunique()
    return as_list(
        f"{count(told, 'episode')} have a figure of the dead. In {len(rival)}"
        f"{_where(tables, rival)} two sides or more give figures; in {alone} every "
        "speaker with a figure is a party to the war.",
        f"{theirs} of {count(voiced, 'figure')} with a speaker come from a party, {own} of these "
        "about its own dead. A party's figure is a claim, not a count.",
        _backing(confirmations(tables)),
        f"Silence is told of {count(stated, 'episode')} (no toll, no comment, not confirmed, no "
        f"access, no author); in {hidden} a side speaks and gives no figure of its own dead.",
        _revised(tables),
        _counted(tables, chosen.counting_rule),
    )


def _meeting(tables: Tables) -> str:
    """Say of how many events two parties are named, and how often only speakers say who acts."""
    found = meetings(tables)
    events = {one.event_id for one in found}
    said = {one.event_id for one in found if not one.is_told}
    return (
        f"{len(events)} events name two parties or more; in {len(said)} of them only speakers, "
        "never a dispatch itself, name who acts."
    )


def _attacked(tables: Tables) -> str:
    """Say who is attacked, those hit most often first."""
    rows = attacked_sides(tables)
    tally = rows.groupby("side")["event_id"].nunique().sort_values(ascending=False, kind="stable")
    said = [f"{side} {n}" for side, n in tally.items()]
    return f"Attacked, by events, one event under each side it hits: {', '.join(said)}."


def _revised(tables: Tables) -> str:
    """Say how many tolls several dispatches tell, and how many a speaker changes later."""
    found = toll_series(tables)
    if not found:
        return "No toll is told by several dispatches, so none can be followed."
    changed = sum(series.is_revised for series in found)
    return (
        f"{count(len(found), 'toll')} can be followed through several dispatches; in {changed} a "
        "speaker's number changes."
    )


def _where(tables: Tables, chosen: pd.Index) -> str:
    """Return the places of a few episodes, between brackets."""
    places = episode_cards(tables).loc[chosen, "place"].unique()
    return f" ({join(places)})" if 0 < len(places) <= MOST_PLACES else ""


def _backing(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "No side confirms or contradicts another."
    tally = rows.groupby("sign")["episode"].nunique()
    return (
        f"Two sides bear each other out in {count(int(tally.get(FOR, 0)), 'episode')} and "
        f"contradict each other in {int(tally.get(AGAINST, 0))}. Who agrees may have "
        "asked the same witness."
    )


def _counted(tables: Tables, counting_rule: str) -> str:
    """Say what one number comes out, and that another rule would give another one."""
    war = {
        rule: war_dead(count_dead(tables, rule)) for rule in (counting_rule, "lowest", "highest")
    }
    rows = war[counting_rule]
    known = rows[rows["low"].notna()]["episode"].nunique()
    ends = [say_number(total(war[rule])) for rule in ("lowest", "highest")]
    number = f": {say_number(total(rows))} dead" if counting_rule != "by_side" else ""
    return (
        f"Counting rule « {counting_rule} »{number} in {count(known, 'episode')} with a figure, "
        f"accidents apart; the lowest figures make {ends[0]}, the highest {ends[1]}. "
        f"{count(rows['episode'].nunique() - known, 'episode')} without one are unknown, not zero."
    )


def _blocs(tables: Tables, actors: pd.Series) -> pd.Series:
    known = {actor: bloc_of(tables.actors, actor) for actor in actors.unique()}
    return actors.map(known)


def _span(events: pd.DataFrame) -> str:
    first, last = events["date_earliest"].min(), events["date_latest"].max()
    if pd.isna(first) or pd.isna(last):
        return "No event of this selection has a date."
    return f"The dated events lie in {say_date(f'{first.date()}/{last.date()}')}."


def too_few_to_say(what: str, n: int) -> str:
    """Return the sentence that stands where too few rows carry no other."""
    return TOO_FEW.format(what=what, n=n, least=FEWEST_TO_SAY)


def as_list(*sentences: str) -> str:
    r"""Return sentences as the items of a list.

    >>> as_list("Deux attaques.", "Un jour inconnu.")
    '- Deux attaques.\n- Un jour inconnu.'
    """
    return "\n".join(f"- {sentence}" for sentence in sentences)
