"""Rival versions: for each episode who counts which dead, whom he names, and who says nothing."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from analysis.frames.dead import DISPATCH
from analysis.tables import Tables
from analysis.views.episodes import episode_cards
from analysis.views.silences import say_silences, silences
from analysis.views.told import outermost, told_figures
from analysis.views.words import actor_name

# Silences that leave a figure as it is.
NOT_AGAINST = ("unclaimed", "unheard")
_FIGURE = [
    *("episode", "report_id", "article_id", "group", "outcome", "low", "high", "is_approximate"),
    *("words", "standing", "source", "name", "bloc", "speaker_kind", "speaker_actor", "is_hedged"),
]
_CLAIM = ["claim_id", "sentence", "speaker_kind", "speaker_actor"]


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
    rows = outermost(told_figures(tables))[_FIGURE].astype(object)
    quiet = dict(list(silences(tables).groupby("episode", sort=False)))
    cards, naming = episode_cards(tables), Naming(tables)
    found = []
    for episode, here in rows.groupby("episode", sort=False):
        spoken = here[here["standing"] != DISPATCH]
        sides = spoken["source"].nunique()
        silent = quiet.get(episode)
        is_doubted = silent is not None and not silent["kind"].isin(NOT_AGAINST).all()
        if sides > 1 or (sides and is_doubted):
            title = " · ".join(cards.loc[episode])
            lines = [] if silent is None else say_silences(silent)
            found.append(Rivalry(episode, title, _versions(naming, here), lines, sides))
    return found


def _versions(naming: Naming, rows: pd.DataFrame) -> list[Version]:
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
        names = tuple(naming.as_acting(row, victims).values())
        found[key] = Version(
            row.group, row.outcome, row.name, bloc, *figure[2:], is_soft, row.words, names
        )
    groups = list(dict.fromkeys(version.group for version in found.values()))
    return sorted(found.values(), key=lambda v: (groups.index(v.group), v.outcome))


class Naming:
    """Whom the speakers of figures name as those who acted."""

    def __init__(self, tables: Tables) -> None:
        self.actors = tables.actors
        self.blocs = tables.actors.set_index("actor_id")["bloc"].astype("string").to_dict()
        self.claims = _rows_by(tables.claims, ["report_id"], _CLAIM)
        actors = tables.mentions[tables.mentions["kind"] == "actor"].dropna(subset=["ref"])
        self.mentions = _rows_by(actors, ["article_id", "sentence"], ["ref", "text"])
        starters = tables.participants[tables.participants["role"] == "initiator"]
        self.starters = _rows_by(starters, ["report_id"], ["actor_id", "claim_id", "start", "end"])
        self.texts = tables.articles.set_index("article_id")["text"].to_dict()

    def as_acting(self, figure: Any, victims: set[str]) -> dict[str, str]:
        """Return actor ids with the speaker's words for them: not himself, and not the dead.

        They are the initiators of the report that stand in the sentences of his claims on it, or
        that are linked to one of these claims.
        """
        if pd.isna(figure.speaker_kind):
            return {}
        his = figure.speaker_kind, _text(figure.speaker_actor)
        claims = [
            claim
            for claim in self.claims.get((figure.report_id,), [])
            if (claim.speaker_kind, _text(claim.speaker_actor)) == his
        ]
        words: dict[str, str] = {}
        for sentence in dict.fromkeys(claim.sentence for claim in claims):
            for one in self.mentions.get((figure.article_id, sentence), []):
                words.setdefault(one.ref, one.text)
        linked = {claim.claim_id for claim in claims}
        return {
            one.actor_id: words.get(one.actor_id) or self._words(figure.article_id, one)
            for one in self.starters.get((figure.report_id,), [])
            if (one.actor_id in words or _text(one.claim_id) in linked)
            and self.blocs.get(one.actor_id) not in victims | {figure.bloc}
        }

    def _words(self, article_id: str, party: Any) -> str:
        """Return the article's words for a party, its name where it has none."""
        if pd.isna(party.start):
            return actor_name(self.actors, party.actor_id)
        return str(self.texts[article_id])[int(party.start) : int(party.end)]


def _rows_by(
    frame: pd.DataFrame, keys: list[str], cells: list[str]
) -> dict[tuple[object, ...], list[Any]]:
    """Return the rows of a frame by some of its columns, in order."""
    found: dict[tuple[object, ...], list[Any]] = {}
    ids = zip(*(frame[key].astype(object) for key in keys), strict=True)
    for key, row in zip(ids, frame[cells].itertuples(index=False), strict=True):
        found.setdefault(key, []).append(row)
    return found


def _text(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell)
