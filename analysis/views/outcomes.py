"""With what result, by whose account: outcomes of attacks by who speaks of them."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episodes
from analysis.views.happenings import violent_happenings
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.told import speaker_columns
from analysis.views.words import count, plain

ROWS = ("repelled", "overrun", "held", "withdrawn", "control claimed")
ATTACKED, ACTING, THIRD, ALONE = (
    "the side attacked", "the side that acts", "a third voice", "the dispatch, no speaker",
)  # fmt: skip
ACCOUNTS = (ATTACKED, ACTING, THIRD, ALONE)
# Kinds of claims that speak of how an attack ended.
SPEAKING = ("control", "denial")
COLUMNS = ["event_id", "place", "outcome", "account"]


def outcome_accounts(tables: Tables) -> pd.DataFrame:
    """Return one row for each violent event, outcome told and side that speaks of how it ended.

    Columns ``event_id``, ``place``, ``outcome`` (of ``ROWS``), ``account`` (of ``ACCOUNTS``). Who
    claims control of a place or denies the attackers' success speaks of the end; an outcome of
    which nobody does is the dispatch's own account.
    """
    events = violent_happenings(tables)
    speakers = _speakers(tables)
    rows = []
    for event in events.itertuples():
        outcomes = [one for one in event.outcomes if one != "unknown"]
        said = speakers.get(event.event_id, [])
        if not outcomes and "control" in event.claim_types:
            outcomes = ["control claimed"]
        for outcome in outcomes:
            for account in said or [ALONE]:
                rows.append((event.event_id, event.place, outcome, account))
    return pd.DataFrame(rows, columns=COLUMNS)


def outcomes_by_account(tables: Tables) -> Drawn:
    """Draw outcomes as rows and accounts as columns.

    Below ``FEWEST_FOR_SHARES`` events their places stand in the cells, from there on numbers.
    """
    rows = outcome_accounts(tables)
    events = violent_happenings(tables)
    if rows.empty:
        return nothing(tables, "attack whose end is told")
    names = [outcome for outcome in ROWS if (rows["outcome"] == outcome).any()]
    heads = [account for account in ACCOUNTS if (rows["account"] == account).any()]
    few = rows["event_id"].nunique() < FEWEST_FOR_SHARES
    cells = {
        (n, m): _cell(rows[(rows["outcome"] == outcome) & (rows["account"] == account)], few)
        for n, outcome in enumerate(names)
        for m, account in enumerate(heads)
    }
    words = _finding(rows, len(events)), _subtitle(rows, few), source_line(tables)
    sheet = word_table(words, list(map(plain, names)), heads, cells, corner="end ↓  told by →")
    return Drawn(sheet.figure, _caption(rows))


def _speakers(tables: Tables) -> dict[str, list[str]]:
    """Return for each event the sides that speak of how it ended."""
    claims = tables.claims[tables.claims["claim_type"].isin(SPEAKING)]
    event_of = tables.reports.set_index("report_id")["event_id"]
    claims = speaker_columns(tables, claims)
    claims = claims.assign(event_id=claims["report_id"].map(event_of)).dropna(subset=["event_id"])
    sides = episodes(tables).set_index("event_id")[["starters", "attacked"]]
    found: dict[str, list[str]] = {}
    for claim in claims[["event_id", "bloc"]].itertuples():
        acting, attacked = sides.loc[claim.event_id]
        is_acting, is_attacked = claim.bloc in acting, claim.bloc in attacked
        account = THIRD if is_acting == is_attacked else ACTING if is_acting else ATTACKED
        if account not in found.setdefault(claim.event_id, []):
            found[claim.event_id].append(account)
    return found


def _cell(rows: pd.DataFrame, has_places: bool) -> str:
    if not has_places:
        return str(rows["event_id"].nunique() or "")
    names = rows.drop_duplicates("event_id")["place"].fillna("no place").value_counts(sort=False)
    return "\n".join(f"● {name}{f' ×{n}' if n > 1 else ''}" for name, n in names.items())


def _finding(rows: pd.DataFrame, total: int) -> str:
    told = rows["event_id"].nunique()
    parties = rows.loc[rows["account"].isin([ATTACKED, ACTING]), "event_id"].nunique()
    return (
        f"How it ended is told of {told} of {count(total, 'violent event')}; of {parties} a side "
        "to the fight speaks of it"
    )


def _subtitle(rows: pd.DataFrame, few: bool) -> str:
    less = f" Below {FEWEST_FOR_SHARES} events places instead of numbers." if few else ""
    return (
        f"n = {count(rows['event_id'].nunique(), 'violent event')} whose end is told; an event "
        f"stands under each outcome and each side that speaks of its end.{less}"
    )


def _caption(rows: pd.DataFrame) -> str:
    tally = rows.groupby("outcome")["event_id"].nunique()
    said = [f"{plain(outcome)} {tally[outcome]}" for outcome in ROWS if outcome in tally]
    rival = rows.groupby("event_id")["account"].agg(set).map({ATTACKED, ACTING}.issubset)
    return (
        f"Told ends: {', '.join(said)}. In {count(int(rival.sum()), 'event')} both sides speak of "
        "the end. To speak of it is to claim control of the place or to deny the other's success; "
        "the table below has the words."
    )
