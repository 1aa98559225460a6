"""A toll through successive dispatches: one number an article and speaker, in publication order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.frames.dead import DISPATCH
from analysis.tables import Tables
from analysis.views.counting import Interval, number_told, say_number
from analysis.views.dates import say_date
from analysis.views.episodes import episode_cards, episodes
from analysis.views.quotes import quoted, sentence_at, short_id
from analysis.views.remember import remembered
from analysis.views.told import figures_with_copies, outermost

# A figure can only be revised where so many dispatches, copies apart, count the same dead.
FEWEST_DISPATCHES = 2
NO_SPEAKER = "the dispatches themselves"
FIRST, SAME, HIGHER, LOWER, COPY = "first", "same", "higher", "lower", "copy"
ATTACKED, ATTACKERS = "on the side attacked", "on the side that acts"


_FIGURE = [
    *("episode", "article_id", "sentence", "start", "words", "group", "victims", "low", "high"),
    *("source", "side", "bloc", "outcome", "camp", "standing", "is_attackers", "is_copy"),
    "count_stage",
]


class Telling(NamedTuple):
    """What one dispatch lets one speaker say of the dead; ``first`` is missing if undated.

    ``stage`` is what the dispatch calls the count (provisional, official …), empty if nothing.
    """

    article_id: str
    outlet: str
    published: str
    first: pd.Timestamp
    last: pd.Timestamp
    side: str
    bloc: str
    number: Interval
    change: str
    words: str
    sentence: int
    stage: str = ""


class Series(NamedTuple):
    """The tellings of the dead of one side of one episode, in the order of publication.

    ``victims`` is empty where the dead are no dead of a fight.
    """

    episode: str
    victims: str
    groups: list[str]
    is_violent: bool
    tellings: list[Telling]

    @property
    def originals(self) -> int:
        """How many dispatches tell a number, copies apart."""
        return len({one.article_id for one in self.tellings if one.change != COPY})

    @property
    def is_revised(self) -> bool:
        """Whether a speaker's number changes from one dispatch to another."""
        return any(one.change in (HIGHER, LOWER) for one in self.tellings)


@remembered
def toll_series(tables: Tables) -> list[Series]:
    """Return the series of at least ``FEWEST_DISPATCHES`` dispatches, in the order of the events.

    A speaker is a side, as in ``told_figures``; what dispatches tell without a speaker is one more.
    Parts are not added to their totals. A change is against the same speaker's number before.
    """
    rows = outermost(figures_with_copies(tables))
    rows = rows[rows["outcome"] == "killed"]
    rows["source"] = rows["source"].mask(rows["standing"] == DISPATCH, NO_SPEAKER)
    originals = rows[~rows["is_copy"]].groupby(["episode", "is_attackers"])["article_id"].nunique()
    enough = originals.index[originals >= FEWEST_DISPATCHES]
    keys = pd.MultiIndex.from_frame(rows[["episode", "is_attackers"]])
    articles = {one.article_id: one for one in tables.articles.itertuples()}
    violent = episodes(tables).groupby("episode")["is_violent"].any()
    told: dict[tuple[str, bool], list[Any]] = {}
    for figure in rows.loc[keys.isin(enough), _FIGURE].astype(object).itertuples():
        told.setdefault((figure.episode, figure.is_attackers), []).append(figure)
    found = []
    for (episode, is_attackers), figures in told.items():
        groups = dict.fromkeys(one.group for one in figures if one.group != "unspecified")
        is_violent = bool(violent[episode])
        victims = ATTACKERS if is_attackers else ATTACKED if is_violent else ""
        tellings = _tellings(figures, articles)
        found.append(Series(episode, victims, list(groups), is_violent, tellings))
    return found


def revision_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each number of a series: about what, when published, who says it, what changed.

    `change` is against the number that the same speaker gave before; `called` is what the dispatch
    calls the count.
    """
    cards = episode_cards(tables)
    rows = [
        {
            "about": f"{cards.loc[series.episode, 'place']}, {cards.loc[series.episode, 'when']}",
            "dead": series.victims or "no act of war",
            "published": say_date(one.published, short=True),
            "speaker": one.side,
            "how many": say_number(one.number),
            "change": one.change,
            "called": one.stage or "—",
            "figure": quoted(one.words.strip("«» ")),
            "words": sentence_at(tables, one.article_id, one.sentence),
            "article": short_id(one.article_id),
        }
        for series in toll_series(tables)
        for one in series.tellings
    ]
    columns = ["about", "dead", "published", "speaker", "how many", "change", "called", "figure"]
    return pd.DataFrame(rows, columns=[*columns, "words", "article"])


def _tellings(told: Sequence[Any], articles: dict[str, Any]) -> list[Telling]:
    """Return one telling for each article and speaker, in the order of publication."""
    said: dict[tuple[str, str], list[Any]] = {}
    for figure in told:
        said.setdefault((figure.article_id, figure.source), []).append(figure)
    by_article = [
        (articles[article], source, figures) for (article, source), figures in said.items()
    ]
    by_article.sort(key=lambda one: (*_when(one[0]), one[0].article_id, one[2][0].start))
    before: dict[str, Interval] = {}
    found = []
    for article, source, figures in by_article:
        number, most = number_told(figures), max(figures, key=_size)
        change = COPY if most.is_copy else _change(before.get(source), number)
        if change != COPY:
            before[source] = number
        spoken = source != NO_SPEAKER
        found.append(
            Telling(
                article.article_id,
                "" if pd.isna(article.outlet) else str(article.outlet),
                article.published,
                article.published_earliest,
                article.published_latest,
                most.side if spoken else NO_SPEAKER,
                most.bloc if spoken else "unspecified",
                number,
                change,
                most.words,
                most.sentence,
                "" if pd.isna(most.count_stage) else str(most.count_stage),
            )
        )
    return found


def _size(figure: Any) -> tuple[int, int]:
    """Return the key of the largest figure, the earliest of equals."""
    return 0 if pd.isna(figure.low) else int(figure.low), -figure.start


def _when(article: Any) -> tuple[pd.Timestamp, pd.Timestamp]:
    ends = article.published_earliest, article.published_latest
    return tuple(pd.Timestamp.max if pd.isna(end) else end for end in ends)


def _change(before: Interval | None, now: Interval) -> str:
    """Return how a number stands to the one before, by its low end, then by its high end."""
    if before is None:
        return FIRST
    ends = [(one.low, one.is_open, one.high) for one in (before, now)]
    return SAME if ends[0] == ends[1] else HIGHER if ends[0] < ends[1] else LOWER
