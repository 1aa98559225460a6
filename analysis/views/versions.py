"""Rival versions: for each episode who counts which dead, whom he names, and who says nothing."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from analysis.tables import Tables
from analysis.views.episodes import episode_cards
from analysis.views.silences import say_silences, silences
from analysis.views.told import DISPATCH, outermost, told_figures
from analysis.views.words import actor_name

# Silences that leave a figure as it is.
NOT_AGAINST = ("unclaimed", "unheard")


class Version(NamedTuple):
    """One number for some victims, by one speaker; ``names`` are his words for those who acted."""

    group: str
    outcome: str
    name: str
    bloc: str
    low: int
    high: int | None
    is_soft: bool
    words: str
    names: tuple[str, ...]


class Rivalry(NamedTuple):
    """The versions of one episode side by side; ``sides`` counts the speakers' sides."""

    episode: str
    title: str
    versions: list[Version]
    silent: list[str]
    sides: int


def rivalries(tables: Tables) -> list[Rivalry]:
    """Return the episodes with a speaker's figure and something against it, in order of date.

    Against it: another side's figure, or somebody's silence. A dispatch's own figure is a version
    only where no speaker gives the same one.
    """
    rows = outermost(told_figures(tables))
    spoken = rows[rows["standing"] != DISPATCH]
    quiet = silences(tables)
    cards = episode_cards(tables)
    found = []
    for episode in dict.fromkeys(spoken["episode"]):
        here = rows[rows["episode"] == episode]
        sides = spoken.loc[spoken["episode"] == episode, "source"].nunique()
        silent = quiet[quiet["episode"] == episode]
        if sides > 1 or not silent["kind"].isin(NOT_AGAINST).all():
            title = " · ".join(cards.loc[episode])
            found.append(
                Rivalry(episode, title, _versions(tables, here), say_silences(silent), sides)
            )
    return found


def _versions(tables: Tables, rows: pd.DataFrame) -> list[Version]:
    found: dict[tuple[object, ...], Version] = {}
    by_speakers, victims = set(), set(rows["group"])
    for row in rows.sort_values(
        "standing", key=lambda s: s == DISPATCH, kind="stable"
    ).itertuples():
        high = None if pd.isna(row.high) else int(row.high)
        figure = (row.group, row.outcome, 0 if pd.isna(row.low) else int(row.low), high)
        key = (*figure, row.name)
        if key in found or (row.standing == DISPATCH and figure in by_speakers):
            continue
        by_speakers.add(figure)
        bloc = "unspecified" if row.standing == DISPATCH else row.bloc
        is_soft = bool(row.is_approximate) or bool(row.is_hedged is not pd.NA and row.is_hedged)
        names = tuple(named_as_acting(tables, row, victims).values())
        found[key] = Version(
            row.group, row.outcome, row.name, bloc, *figure[2:], is_soft, row.words, names
        )
    groups = list(dict.fromkeys(version.group for version in found.values()))
    return sorted(found.values(), key=lambda v: (groups.index(v.group), v.outcome))


def named_as_acting(tables: Tables, figure: Any, victims: set[str]) -> dict[str, str]:
    """Return whom the speaker of a figure names as those who acted: actor ids with his words.

    They are the initiators of the report that stand in the sentences of his claims on it, or that
    are linked to one of these claims; not himself, and not the dead.
    """
    if pd.isna(figure.speaker_kind):
        return {}
    claims = tables.claims[tables.claims["report_id"] == figure.report_id]
    actor = "" if pd.isna(figure.speaker_actor) else figure.speaker_actor
    is_his = claims["speaker_kind"].eq(figure.speaker_kind)
    claims = claims[is_his & claims["speaker_actor"].fillna("").eq(actor)]
    mentions = tables.mentions
    mentions = mentions[(mentions["article_id"] == figure.article_id) & mentions["ref"].notna()]
    said = mentions[mentions["sentence"].isin(claims["sentence"]) & mentions["kind"].eq("actor")]
    words = dict(zip(said["ref"][::-1], said["text"][::-1], strict=True))
    parties = tables.participants[tables.participants["report_id"] == figure.report_id]
    parties = parties[parties["role"] == "initiator"]
    linked = parties["claim_id"].isin(claims["claim_id"]) | parties["actor_id"].isin(words)
    blocs = parties["actor_id"].map(tables.actors.set_index("actor_id")["bloc"].astype("string"))
    meant = parties.loc[linked & ~blocs.isin(victims | {figure.bloc}), "actor_id"]
    return {one: words.get(one, actor_name(tables.actors, one)) for one in meant}
