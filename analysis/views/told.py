"""The figures of the dead as they are told: of whom, by whom, and on which side the speaker is."""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import (
    OUTCOMES,
    Figure,
    Sides,
    camp,
    contested,
    standing,
)
from analysis.tables import Tables
from analysis.views.episodes import episodes
from analysis.views.quotes import naming_speaker
from analysis.views.remember import remembered
from analysis.views.style import BLOCS, bloc_of
from analysis.views.words import plain


@remembered
def told_figures(tables: Tables) -> pd.DataFrame:
    """Return the figures of dead and « neutralised » on kept events, reprints left out.

    Columns beside those of ``figures_with_copies``: ``is_contested``, one side's dead fighters are
    another's dead civilians.
    """
    rows = figures_with_copies(tables)
    rows = rows[~rows["is_copy"]].drop(columns="is_copy")
    return rows.assign(is_contested=_contested(rows, episodes(tables).set_index("event_id")))


@remembered
def figures_with_copies(tables: Tables) -> pd.DataFrame:
    """Return the figures of dead and « neutralised » on kept events, those of reprints too.

    Columns beside those of ``tolls``: ``event_id`` and ``episode``; ``group``, the bloc of the
    victims; of the speaker ``speaker_kind``, ``speaker_actor``, ``bloc``, ``name``, ``source`` (one
    for all who speak for one bloc, or as one kind of outsider), ``side`` (the source in words),
    ``camp`` (one for all who fight together) and ``standing`` to the dead; ``is_attackers``: who
    died is of the side that acted, and of it alone; ``is_copy``: told by a reprint.
    """
    events = episodes(tables).set_index("event_id")
    event_of = tables.reports.set_index("report_id")["event_id"]
    rows = tables.tolls[tables.tolls["outcome"].isin(OUTCOMES)]
    rows = rows.assign(event_id=rows["report_id"].map(event_of)).dropna(subset=["event_id"])
    rows["is_copy"] = rows["article_id"].isin(reprints(tables))
    rows["episode"] = rows["event_id"].map(events["episode"])
    rows["group"] = _blocs(tables, rows["victims"])
    rows = _with_speakers(tables, rows)
    sides = {event.Index: Sides(event.starters, event.attacked) for event in events.itertuples()}
    kinds = rows["speaker_kind"].astype(object).where(rows["speaker_kind"].notna(), None)
    told = [
        (row, kind, sides[row.event_id]) for kind, row in zip(kinds, rows.itertuples(), strict=True)
    ]
    rows["standing"] = [standing(kind, row.bloc, row.group, two) for row, kind, two in told]
    rows["camp"] = [camp(row.bloc, row.source, two) for row, _, two in told]
    rows["is_attackers"] = pd.Series(
        [row.group in two.starters - two.attacked for row, _, two in told], rows.index, bool
    )
    order = rows["episode"].map({name: n for n, name in enumerate(events["episode"].unique())})
    return rows.assign(_order=order).sort_values(
        ["_order", "article_id", "start"], kind="stable"
    ).drop(columns="_order")  # fmt: skip


def reprints(tables: Tables) -> list[str]:
    """Return the articles that reprint another one whose reports are kept too."""
    articles = tables.articles
    kept = set(tables.reports["article_id"])
    return articles.loc[articles["near_duplicate_of"].isin(kept), "article_id"].tolist()


def speaker_columns(tables: Tables, claims: pd.DataFrame) -> pd.DataFrame:
    """Add ``bloc``, ``name``, ``source``, ``side`` of the speaker to rows with kind and actor."""
    blocs = _blocs(tables, claims["speaker_actor"])
    kinds = claims["speaker_kind"].astype("string")
    pairs = list(zip(kinds.fillna(""), claims["speaker_actor"].fillna(""), strict=True))
    known = {
        (kind, actor): naming_speaker(tables, kind or pd.NA, actor or pd.NA)
        for kind, actor in dict.fromkeys(pairs)
    }
    names = [known[pair] for pair in pairs]
    source = blocs.where(blocs != "unspecified", kinds)
    sides = [pd.NA if pd.isna(one) else say_source(one) for one in source]
    side = pd.Series(sides, index=claims.index, dtype="string")
    return claims.assign(bloc=blocs, name=names, source=source, side=side)


def say_source(source: str) -> str:
    """Return a source in words: the name of a bloc, else the kind of speaker.

    >>> say_source("local_official")
    'local official'
    """
    return BLOCS[source].name if source in BLOCS else plain(source)


def outermost(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that are no part of another one among the rows."""
    return rows[~rows["part_of"].isin(rows["toll_id"])]


def _with_speakers(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    said = tables.claims.set_index("claim_id")
    for name in ("speaker_kind", "speaker_actor", "speaker", "is_hedged"):
        column = said[name].reindex(rows["claim_id"]).array
        rows = rows.assign(**{name: pd.Series(column, index=rows.index)})
    rows = speaker_columns(tables, rows)
    # Own accounts of one agency are one source; they repeat what it was told.
    articles = tables.articles.set_index("article_id")
    agencies = articles["agency"].astype("string").fillna(articles.index.to_series())
    own = "dispatch of " + rows["article_id"].map(agencies).astype("string")
    return rows.assign(source=rows["source"].fillna(own))


def figures_of(rows: pd.DataFrame) -> list[Figure]:
    """Return rows of ``told_figures`` as figures that can be counted.

    >>> figures_of(pd.DataFrame(columns=[*Figure._fields]))
    []
    """
    columns = rows[list(Figure._fields)].astype(object)
    known = columns.where(columns.notna(), None)
    return [Figure(*cells) for cells in known.itertuples(index=False)]


def _contested(rows: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Whether a row counts dead whom one side calls fighters and another civilians."""
    starters = events["starters"].groupby(events["episode"]).agg(lambda s: frozenset().union(*s))
    told: dict[str, list[int]] = {}
    for number, episode in enumerate(rows["episode"]):
        told.setdefault(episode, []).append(number)
    figures, found = figures_of(rows), [False] * len(rows)
    for episode, numbers in told.items():
        marks = contested([figures[number] for number in numbers], starters[episode])
        for number, mark in zip(numbers, marks, strict=True):
            found[number] = mark
    return pd.Series(found, index=rows.index, dtype=bool)


def _blocs(tables: Tables, actors: pd.Series) -> pd.Series:
    known = {actor: bloc_of(tables.actors, actor) for actor in actors.dropna().unique()}
    blocs = [known.get(actor, "unspecified") for actor in actors.fillna("")]
    return pd.Series(blocs, index=actors.index, dtype="string")
