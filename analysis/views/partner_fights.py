"""Violent events in which security partners take part: the rows behind every share of notebook 02.

To take part is any role in an event, as told: to act, to be attacked, to stand beside either. The
forces of a neighbour in its own country and governments are no partners here.
"""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.denominator import outlet_of
from analysis.views.happenings import VIOLENT
from analysis.views.resampling import weeks
from analysis.views.statements import PARTNER_BLOCS

NO_FORCE = ("government", "state_force")
RUSSIAN = "russian"


def partner_forces(actors: pd.DataFrame) -> dict[str, str]:
    """Return the bloc of each actor that can fight as a security partner.

    >>> frame = pd.DataFrame({"actor_id": ["wagner", "russia_gov", "benin_army"],
    ...     "kind": ["private_military", "government", "state_force"],
    ...     "bloc": ["russian", "russian", "other_state"]})
    >>> partner_forces(frame)
    {'wagner': 'russian'}
    """
    blocs = actors["bloc"].astype("string")
    chosen = actors[blocs.isin(PARTNER_BLOCS) & ~actors["kind"].isin(NO_FORCE)]
    return dict(zip(chosen["actor_id"], chosen["bloc"].astype(str), strict=True))


def fight_tellings(tables: Tables) -> pd.DataFrame:
    """Return one row for each report of a violent event, with the blocs that it puts into it.

    Columns: ``report_id``, ``event_id``, ``article_id``, ``outlet``, ``is_reprint``; the event's
    ``date_earliest``, ``date_latest`` and ``week`` (what is drawn again together); one boolean
    column for each partner bloc, and ``partner``: any of them takes part.
    """
    events = tables.events[tables.events["event_type"].isin(VIOLENT)]
    dated = events[["event_id", "date_earliest", "date_latest"]].reset_index(drop=True)
    dated = dated.assign(week=weeks(dated["date_earliest"], dated["date_latest"]))
    rows = tables.reports[["report_id", "event_id", "article_id"]].merge(dated, on="event_id")
    articles = tables.articles.set_index("article_id")
    rows["outlet"] = outlet_of(articles).reindex(rows["article_id"]).array
    copies = articles.index[articles["near_duplicate_of"].notna()]
    rows["is_reprint"] = rows["article_id"].isin(copies)
    bloc = tables.participants["actor_id"].map(partner_forces(tables.actors))
    for name in PARTNER_BLOCS:
        theirs = tables.participants.loc[bloc == name, "report_id"]
        rows[name] = rows["report_id"].isin(theirs)
    return rows.assign(partner=rows[list(PARTNER_BLOCS)].any(axis=1))


def fights(tellings: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each event of some tellings: a bloc takes part if any telling says so."""
    truths = [*PARTNER_BLOCS, "partner"]
    same = dict.fromkeys(["date_earliest", "date_latest", "week"], "first")
    found = tellings.groupby("event_id", sort=True).agg(same | dict.fromkeys(truths, "any"))
    return found.reset_index().astype(dict.fromkeys(truths, bool))
