"""Episodes: events that one dispatch tells as one stretch of fighting, told of and counted as one.

« Deux jours d'affrontements » is two events, an offensive and an ambush, but each side gives one
figure for all of it. Figures are therefore compared and counted by episode; most hold one event.
"""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import BYSTANDERS
from analysis.tables import Tables
from analysis.views.dates import say_date, sort_days
from analysis.views.happenings import VIOLENT
from analysis.views.remember import remembered
from analysis.views.words import kind_name

_FIGHT = "Battles"
NO_PLACE = "place not named"
_DAY = pd.Timedelta(days=1)


@remembered
def episodes(tables: Tables) -> pd.DataFrame:
    """Return the kept events in the order of their dates, with their ``episode``.

    ``episode`` is the id of its first event. Sets of blocs: ``blocs`` that fight, ``starters`` who
    act or attack, ``attacked``. Battles are one episode when one dispatch tells both, at one place,
    on the same or successive days, between the same sides.
    """
    reports = tables.reports
    events = tables.events[tables.events["event_id"].isin(reports["event_id"])]
    events = sort_days(events.sort_values("event_id")).reset_index(drop=True)
    event_of = reports.set_index("report_id")["event_id"]
    parties = tables.participants.assign(event_id=tables.participants["report_id"].map(event_of))
    bloc_of = tables.actors.set_index("actor_id")["bloc"].astype("string")
    parties["bloc"] = parties["actor_id"].map(bloc_of)
    fighters = parties[(parties["role"] != "intervener") & ~parties["bloc"].isin(BYSTANDERS)]
    events["articles"] = _sets(reports, events, "article_id")
    events["blocs"] = _sets(fighters, events, "bloc")
    events["starters"] = _sets(fighters[fighters["role"] != "target"], events, "bloc")
    events["attacked"] = _sets(fighters[fighters["role"] == "target"], events, "bloc")
    events["episode"] = _joined(events)
    events["is_violent"] = events["event_type"].isin(VIOLENT)
    return events


def _sets(frame: pd.DataFrame, events: pd.DataFrame, column: str) -> list[frozenset[str]]:
    present = frame.dropna(subset=[column])
    found = present.groupby("event_id")[column].agg(frozenset).to_dict()
    return [found.get(event, frozenset()) for event in events["event_id"]]


def _joined(events: pd.DataFrame) -> list[str]:
    """Return the first event of each event's episode; the events come sorted by date."""
    episode: dict[str, str] = {}
    last: dict[str, list] = {}
    for event in events.itertuples():
        episode[event.event_id] = event.event_id
        if event.event_type != _FIGHT or pd.isna(event.place) or pd.isna(event.date_latest):
            continue
        for other in last.get(event.place, []):
            if _goes_on(other, event):
                episode[event.event_id] = episode[other.event_id]
                break
        last.setdefault(event.place, []).append(event)
    return [episode[event] for event in events["event_id"]]


def _goes_on(first: object, second: object) -> bool:
    """Whether the second fight is told as a part of the first."""
    near = second.date_earliest - first.date_latest <= _DAY
    return bool(near and first.articles & second.articles and len(first.blocs & second.blocs) > 1)


def episode_places(tables: Tables) -> dict[str, str]:
    """Return where each episode begins, as its first event gives the place."""
    firsts = episodes(tables).drop_duplicates("episode")
    return dict(zip(firsts["episode"], firsts["place"].fillna(NO_PLACE), strict=True))


def episode_cards(tables: Tables) -> pd.DataFrame:
    """Return the episodes in the order of their dates: ``place``, ``when`` and ``kind`` in words.

    A kind that the accounts differ on stands with a doubt.
    """
    events = episodes(tables)
    firsts = events.drop_duplicates("episode").set_index("episode")
    spans = events.groupby("episode")[["date_earliest", "date_latest"]].agg(["min", "max"])
    contested = events.groupby("episode")["is_type_contested"].any()
    rows = []
    for event in firsts.itertuples():
        ends = spans.loc[event.Index]
        first, last = ends["date_earliest", "min"], ends["date_latest", "max"]
        is_one = (first, last) == (event.date_earliest, event.date_latest) or pd.isna(first)
        kind = kind_name(event.sub_event_type)
        rows.append(
            {
                "episode": event.Index,
                "place": NO_PLACE if pd.isna(event.place) else event.place,
                "when": say_date(
                    event.date if is_one else f"{first.date()}/{last.date()}", short=True
                ),
                "kind": f"{kind}, if it was one" if contested[event.Index] else kind,
            }
        )
    return pd.DataFrame(rows, columns=["episode", "place", "when", "kind"]).set_index("episode")
