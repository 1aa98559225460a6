"""Who confirms whom: sides by sides, from confirmations, denials and figures for the same dead."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pandas as pd

from analysis.frames.dead import DISPATCH
from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episode_cards, episodes
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import BLOCS
from analysis.views.told import outermost, reprints, speaker_columns, told_figures
from analysis.views.words import count

# What can be confirmed, and what a denial speaks against.
TELLING = ("report", "responsibility", "casualties", "control", "accusation", "material_loss")
DENIABLE = ("responsibility", "casualties", "control", "accusation")
FOR, AGAINST = "✓", "≠"
WAYS = {
    "confirms": FOR,
    "gives a figure that fits": FOR,
    "denies": AGAINST,
    "gives another figure": AGAINST,
    "calls the dead something else": AGAINST,
}
COLUMNS = ["episode", "who", "whom", "way", "sign"]
MOST_SIDES = 7
OTHERS = "others"


def confirmations(tables: Tables) -> pd.DataFrame:
    """Return one row for each episode, pair of sides and way in which one speaks for the other.

    ``who`` confirms or denies what ``whom`` tells, or both give figures for the same dead, which
    fit if one number could be meant by both. Where one side's dead fighters are another's dead
    civilians, these speak against each other whatever the numbers.
    """
    rows = [*_claimed(tables), *_counted(tables)]
    frame = pd.DataFrame(rows, columns=COLUMNS[:-1]).drop_duplicates()
    order = {episode: n for n, episode in enumerate(episodes(tables)["episode"].unique())}
    frame = frame.assign(sign=frame["way"].map(WAYS), _order=frame["episode"].map(order))
    return frame.sort_values("_order", kind="stable")[COLUMNS].reset_index(drop=True)


def who_confirms_whom(tables: Tables) -> Drawn:
    """Draw sides as rows and columns; a cell says where the row's side backs the column's or not.

    With few episodes their places stand in the cells, from ``FEWEST_FOR_SHARES`` on counts.
    """
    rows = confirmations(tables)
    if rows.empty:
        return nothing(tables, "side that confirms or contradicts another")
    rows = _fold_rare(rows)
    sides = _in_order(set(rows["who"]) | set(rows["whom"]))
    speakers = [side for side in sides if side in set(rows["who"])]
    heard = [side for side in sides if side in set(rows["whom"])]
    cell = _places if rows["episode"].nunique() < FEWEST_FOR_SHARES else _counts
    places = episode_cards(tables)["place"]
    cells = {
        (n, m): cell(rows[(rows["who"] == who) & (rows["whom"] == whom)], places)
        for n, who in enumerate(speakers)
        for m, whom in enumerate(heard)
    }
    words = _finding(rows), _subtitle(rows, cell is _places), source_line(tables)
    sheet = word_table(words, speakers, heard, cells, corner="who ↓  whom →")
    return Drawn(sheet.figure, _caption(rows))


def _claimed(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    claims = tables.claims[~tables.claims["article_id"].isin(reprints(tables))]
    event_of = tables.reports.set_index("report_id")["event_id"]
    episode_of = episodes(tables).set_index("event_id")["episode"]
    claims = speaker_columns(tables, claims)
    claims = claims.assign(episode=claims["report_id"].map(event_of).map(episode_of))
    claims = claims.dropna(subset=["episode", "side"])
    told: dict[str, dict[str, set[str]]] = {}
    for episode, side, kind in claims[["episode", "side", "claim_type"]].itertuples(index=False):
        told.setdefault(episode, {}).setdefault(side, set()).add(kind)
    for claim in claims[claims["claim_type"].isin(["confirmation", "denial"])].itertuples():
        is_denial = claim.claim_type == "denial"
        against = set(DENIABLE if is_denial else TELLING)
        for whom, kinds in told[claim.episode].items():
            if whom != claim.side and kinds & against:
                yield claim.episode, claim.side, whom, "denies" if is_denial else "confirms"


def _counted(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    rows = outermost(told_figures(tables))
    rows = rows[(rows["standing"] != DISPATCH) & (rows["group"] != "unspecified")]
    same = rows["group"].mask(rows["is_contested"], "contested")
    same += rows["outcome"].astype("string").where(~rows["is_contested"], "")
    found: dict[tuple[str, str], dict[str, list[Any]]] = {}
    cells = rows[["episode", "side", "group", "low", "high"]].assign(same=same)
    for figure in cells.itertuples():
        said = found.setdefault((figure.episode, figure.same), {})
        said.setdefault(figure.side, []).append(figure)
    for (episode, _), said in found.items():
        for who, whom in permutations(said, 2):
            yield episode, who, whom, _way(said[who], said[whom])


def _way(ours: list[Any], theirs: list[Any]) -> str:
    if {one.group for one in ours}.isdisjoint(one.group for one in theirs):
        return "calls the dead something else"
    fits = any(a[0] <= b[1] and b[0] <= a[1] for a in map(_span, ours) for b in map(_span, theirs))
    return "gives a figure that fits" if fits else "gives another figure"


def _span(figure: Any) -> tuple[float, float]:
    low, high = figure.low, figure.high
    return 0 if pd.isna(low) else low, math.inf if pd.isna(high) else high


def _fold_rare(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the sides that meet least often together, so that the columns stay legible."""
    met = pd.concat([rows["who"], rows["whom"]]).value_counts()
    rare = sorted(met.index, key=lambda side: (-met[side], side))[MOST_SIDES:]
    folded = rows.replace({"who": dict.fromkeys(rare, OTHERS), "whom": dict.fromkeys(rare, OTHERS)})
    return folded[(folded["who"] != folded["whom"]) | (folded["who"] == OTHERS)]


def _in_order(sides: set[str]) -> list[str]:
    """Return the sides to the war first, then outsiders, then the rest together."""
    known = [look.name for look in BLOCS.values()]
    return sorted(
        sides,
        key=lambda s: (s == OTHERS, known.index(s) if s in known else len(known), s),
    )


def _places(rows: pd.DataFrame, places: pd.Series) -> str:
    lines = []
    for sign, said in rows.groupby("sign", sort=False):
        lines += [f"{sign} {places[episode]}" for episode in said["episode"].unique()]
    return "\n".join(dict.fromkeys(sorted(lines, key=lambda line: line[0] != FOR)))


def _counts(rows: pd.DataFrame, _: pd.Series) -> str:
    tally = rows.groupby("sign")["episode"].nunique()
    return "  ".join(f"{sign} {tally[sign]}" for sign in (FOR, AGAINST) if sign in tally)


def _finding(rows: pd.DataFrame) -> str:
    tally = rows.groupby("sign")["episode"].nunique()
    backed, against = tally.get(FOR, 0), tally.get(AGAINST, 0)
    return (
        f"Two sides bear each other out in {count(backed, 'episode')} and contradict each other "
        f"in {against}"
    )


def _subtitle(rows: pd.DataFrame, has_places: bool) -> str:
    what = "the places of the episodes" if has_places else "numbers of episodes"
    return (
        f"n = {count(rows['episode'].nunique(), 'episode')} in which sides meet; in the cells "
        f"{what}; an episode may stand in several.\n"
        f"{FOR} confirms, or counts the same dead so that both figures fit; {AGAINST} denies, "
        "gives another figure for the same dead, or calls them something else."
    )


def _caption(rows: pd.DataFrame) -> str:
    tally = rows.groupby("way")["episode"].nunique()
    said = [f"{way} in {tally[way]}" for way in WAYS if way in tally]
    return (
        f"Rows speak about columns. In episodes: {', '.join(said)}. An empty cell: neither, in "
        "these dispatches. That a speaker tells more of a thing another told first is not counted."
    )
