"""Silence drawn: episodes by kinds of silence, with who is silent in the cell."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episode_cards
from analysis.views.quotes import OWN_VOICE
from analysis.views.silences import KINDS, SHOWN, silences
from analysis.views.words import count

MOST_ROWS = 20


def silence_table(tables: Tables) -> Drawn:
    """Draw who says nothing of what: one row an episode, one column a kind of silence.

    Of more than ``MOST_ROWS`` episodes those with most kinds of silence are shown.
    """
    rows = silences(tables)
    if rows.empty:
        return nothing(tables, "silence")
    kinds = rows.groupby("episode", sort=False)["kind"].nunique()
    shown = set(kinds.sort_values(ascending=False, kind="stable").index[:MOST_ROWS])
    listed = [episode for episode in kinds.index if episode in shown]
    columns = [kind for kind in KINDS if kind in set(rows["kind"])]
    cards = episode_cards(tables)
    names = [f"{cards.loc[episode, 'place']}\n{cards.loc[episode, 'when']}" for episode in listed]
    cells = {
        (n, m): text
        for n, episode in enumerate(listed)
        for m, kind in enumerate(columns)
        if (text := _cell(rows[(rows["episode"] == episode) & (rows["kind"] == kind)]))
    }
    words = _finding(rows), _subtitle(kinds, len(listed), len(cards)), source_line(tables)
    heads = [KINDS[kind][0] for kind in columns]
    return Drawn(word_table(words, names, heads, cells, label=1.7).figure, _caption(rows))


def _cell(rows: pd.DataFrame) -> str:
    """Return who is silent, one a line; who merely says that nothing is known is told apart."""
    lines = []
    for row in rows.itertuples():
        if row.who == OWN_VOICE:
            lines.append("○ the dispatch")
        elif row.kind in SHOWN or row.words == KINDS[row.kind][1]:
            lines.append(f"● {row.who}")
        else:
            lines.append(f"○ {row.who}")
    return "\n".join(dict.fromkeys(lines))


def _finding(rows: pd.DataFrame) -> str:
    stated = rows[~rows["kind"].isin(SHOWN)]["episode"].nunique()
    shown = rows[rows["kind"] == "own_dead"]["episode"].nunique()
    return (
        f"Silence is told of {count(stated, 'episode')}; in {shown} a side speaks and gives no "
        "figure of its own dead"
    )


def _subtitle(kinds: pd.Series, listed: int, total: int) -> str:
    rest = len(kinds) - listed
    more = f" The {listed} with most kinds of silence are shown, {rest} are not." if rest else ""
    return (
        f"n = {len(kinds)} of {count(total, 'episode')} with a silence of some kind.{more} "
        "● is silent himself; ○ says that nothing is known, shown or claimed.\n"
        "The last two columns are read off the figures: others count the dead of a side that gives "
        "no figure of them, or is not heard at all."
    )


def _caption(rows: pd.DataFrame) -> str:
    tally = rows.groupby("kind")["episode"].nunique()
    said = [f"{KINDS[kind][0].lower()} in {tally[kind]}" for kind in KINDS if kind in tally]
    return f"Kinds of silence, in episodes: {', '.join(said)}. An empty cell means nothing of it."
