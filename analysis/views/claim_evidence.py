"""Tables of evidence for rival claims: whose figure, in which words, and what is not said."""

from __future__ import annotations

import pandas as pd

from analysis.frames.dead import OTHER_PARTY, OWN
from analysis.tables import Tables
from analysis.views.episodes import episode_cards
from analysis.views.quotes import claim_speaker, quoted, sentence_at, short_id
from analysis.views.silences import silences
from analysis.views.told import told_figures
from analysis.views.versions import Naming
from analysis.views.words import actor_name, amount, plain

SPEAKS_AS = {OWN: "the side of the dead", OTHER_PARTY: "another party"}


def version_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each figure of dead: of whom, how many, says who, whom he names as acting."""
    cards = episode_cards(tables)
    figures = told_figures(tables)
    naming = Naming(tables)
    victims = {episode: set(said["group"]) for episode, said in figures.groupby("episode")}
    rows = [
        {
            "about": _about(cards, row.episode),
            "dead": _victims(tables, row),
            "how many": amount(row.low, row.high),
            "speaker": claim_speaker(tables, row.claim_id),
            "speaks as": SPEAKS_AS.get(row.standing, row.standing),
            "names as acting": _named(naming, row, victims[row.episode]),
            "words": sentence_at(tables, row.article_id, row.sentence),
            "article": short_id(row.article_id),
        }
        for row in figures.itertuples()
    ]
    columns = ["about", "dead", "how many", "speaker", "speaks as", "names as acting"]
    return pd.DataFrame(rows, columns=[*columns, "words", "article"])


def silence_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each silence: about what, whose, and the sentence that tells it, where one does.

    A side's silence about its own dead follows from the figures and has no sentence of its own.
    """
    cards = episode_cards(tables)
    rows = [
        {
            "about": _about(cards, row.episode),
            "who": row.who,
            "silence": row.words,
            "words": _sentence(tables, row),
            "article": pd.NA if pd.isna(row.article_id) else short_id(row.article_id),
        }
        for row in silences(tables).itertuples()
    ]
    return pd.DataFrame(rows, columns=["about", "who", "silence", "words", "article"])


def _about(cards: pd.DataFrame, episode: str) -> str:
    return f"{cards.loc[episode, 'place']}, {cards.loc[episode, 'when']}"


def _victims(tables: Tables, row: object) -> str:
    who = (
        "not specified" if row.victims == "unspecified" else actor_name(tables.actors, row.victims)
    )
    lumped = f" ({plain(row.outcome)})" if row.outcome != "killed" else ""
    return f"{who}{lumped}{', a part' if not pd.isna(row.part_of) else ''}"


def _named(naming: Naming, row: object, victims: set[str]) -> str:
    """Whom the speaker names: the party, with his words for it."""
    named = naming.as_acting(row, victims).items()
    return ", ".join(f"{actor_name(naming.actors, actor)} {quoted(said)}" for actor, said in named)


def _sentence(tables: Tables, row: object) -> object:
    if pd.isna(row.article_id):
        return pd.NA
    return sentence_at(tables, row.article_id, row.sentence)
