"""What is not said, and by whom: silence is neither zero nor missing."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.frames.dead import BYSTANDERS
from analysis.tables import Tables
from analysis.views.episodes import episodes
from analysis.views.quotes import OWN_VOICE, naming_speaker
from analysis.views.style import BLOCS, bloc_of
from analysis.views.told import reprints, speaker_columns, told_figures

# Kinds of silence: the heading of a column, then what is said where the silent party is named,
# where only he is named who says so, and where nobody is.
KINDS = {
    "toll_unknown": ("No toll known", "gives no toll", "says no toll is known", "no toll is known"),
    "unverified": ("Not confirmed", "does not confirm", "could not verify", "not verified"),
    "no_comment": ("No comment", "no comment", "no comment", "no comment"),
    "access_denied": (
        "Access refused", "refuses access", "says access is refused", "access is refused",
    ),
    "unclaimed": (
        "No author named", "claims and names nobody", "says nobody claims it", "nobody claims it",
    ),
    "own_dead": ("Own dead not told", "no figure of its own dead"),
    "unheard": ("Not heard", "not heard on its dead"),
}  # fmt: skip
# Kinds that no sentence states: they are read off who speaks and who does not.
SHOWN = ("own_dead", "unheard")
WORDS = "event_id episode kind who words bloc claim_id article_id".split()
COLUMNS = [*WORDS, "sentence", "start", "end"]
DTYPES = {name: "string" if name in WORDS else "Int64" for name in COLUMNS}


def silences(tables: Tables) -> pd.DataFrame:
    """Return one row for each kind of silence, event and who is silent.

    The first five kinds are claims: somebody says that nothing is known, said, shown or claimed.
    The last two follow from the figures: others count the dead of a side that speaks in the same
    dispatches and gives no figure of them (``own_dead``), or that is not heard at all
    (``unheard``). Their ``claim_id`` and place in the text are missing.
    """
    events = episodes(tables)
    shown = pd.DataFrame(_shown(tables, events), columns=COLUMNS)
    parts = [part.astype(DTYPES) for part in (_stated(tables, events), shown)]
    rows = pd.concat(parts, ignore_index=True)
    order = {event: n for n, event in enumerate(events["event_id"])}
    kinds = {kind: n for n, kind in enumerate(KINDS)}
    places = rows["event_id"].map(order) * len(kinds) + rows["kind"].map(kinds)
    rows = rows.assign(_order=places).sort_values("_order", kind="stable")
    return rows.drop(columns="_order").drop_duplicates(["event_id", "kind", "who"])


def _stated(tables: Tables, events: pd.DataFrame) -> pd.DataFrame:
    claims = tables.claims[tables.claims["claim_type"].isin([*KINDS])]
    claims = claims[~claims["article_id"].isin(reprints(tables))]
    event_of = tables.reports.set_index("report_id")["event_id"]
    claims = claims.assign(
        event_id=claims["report_id"].map(event_of).astype("string"),
        kind=claims["claim_type"].astype("string"),
        who=[_who(tables, claim) for claim in claims.itertuples()],
        words=[_words(claim) for claim in claims.itertuples()],
        bloc=[_bloc(tables, claim) for claim in claims.itertuples()],
    ).dropna(subset=["event_id"])
    episode_of = events.set_index("event_id")["episode"]
    claims["episode"] = claims["event_id"].map(episode_of)
    return claims[COLUMNS]


def _who(tables: Tables, claim: Any) -> str:
    """Who is silent; where nobody is named, who says that nothing is known."""
    if not pd.isna(claim.silent_actor):
        return naming_speaker(tables, pd.NA, claim.silent_actor)
    if pd.isna(claim.speaker_actor) and claim.speaker_kind == "media":
        return "the agency" if pd.isna(claim.speaker) else str(claim.speaker)
    return naming_speaker(tables, claim.speaker_kind, claim.speaker_actor)


def _words(claim: Any) -> str:
    _, silent, sayer, nobody = KINDS[claim.claim_type]
    if not pd.isna(claim.silent_actor):
        return silent
    return nobody if pd.isna(claim.speaker_kind) else sayer


def _bloc(tables: Tables, claim: Any) -> str:
    actor = claim.speaker_actor if pd.isna(claim.silent_actor) else claim.silent_actor
    return "unspecified" if pd.isna(actor) else bloc_of(tables.actors, str(actor))


def _shown(tables: Tables, events: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return the sides whose dead others count and they do not."""
    figures = told_figures(tables)
    dead = figures[~figures["group"].isin(BYSTANDERS) & (figures["high"].fillna(1) > 0)]
    own = figures[figures["bloc"] == figures["group"]]
    own = set(zip(*_columns(own, "episode", "group"), strict=True))
    heard = _heard(tables, events)
    rows = []
    for episode, group in dict.fromkeys(zip(*_columns(dead, "episode", "group"), strict=True)):
        if (episode, group) not in own:
            event = dead.loc[(dead["episode"] == episode) & (dead["group"] == group), "event_id"]
            kind = "own_dead" if (episode, group) in heard else "unheard"
            where = (pd.NA,) * 5
            side = BLOCS[group].name, KINDS[kind][1], group
            rows.append((event.iloc[0], episode, kind, *side, *where))
    return rows


def _heard(tables: Tables, events: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the pairs of episode and bloc that speaks in it."""
    event_of = tables.reports.set_index("report_id")["event_id"]
    claims = speaker_columns(tables, tables.claims)
    episode = claims["report_id"].map(event_of).map(events.set_index("event_id")["episode"])
    return set(zip(episode, claims["bloc"], strict=True))


def say_silences(rows: pd.DataFrame) -> list[str]:
    """Return one line for each kind of silence among some rows, with who is silent."""
    lines = []
    for words, said in rows.groupby("words", sort=False):
        who = [name for name in dict.fromkeys(said["who"]) if name != OWN_VOICE]
        lines.append(f"{', '.join(who)}: {words}" if who else str(words))
    return lines


def _columns(rows: pd.DataFrame, *names: str) -> list[list[str]]:
    return [rows[name].tolist() for name in names]
