"""Quality in words: which articles are scored, how good the coder is, how little that tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.evaluation import Score
from analysis.views.quality import Quality, score_rows
from analysis.views.words import count

FEWEST_ARTICLES, FEWEST_EVENTS = 3, 10
# An interval wider than this does not tell a good coder from a middling one.
WIDE = 0.15
FLATTERY = (
    "Articles that were read while the rules were written, as the seeds were, flatter the coder: "
    "these are scores of fit."
)
DEFAULTS = {"gold_dir": "../tests/gold", "gold_corpus_dir": "../seeds"}


def say_scope(found: Quality) -> str:
    """Say which articles are scored."""
    whose = "of this corpus" if found.is_own else "that are not of this corpus"
    text = f"{count(found.articles, 'article')} {whose} are coded by hand and scored here."
    if found.articles == 1:
        text = text.replace(" are ", " is ", 1)
    if found.left_out:
        missing = count(len(found.left_out), "hand-coded article")
        text += f" {missing} without a text here: left out."
    return f"{text} Fingerprint of the hand coding: {found.fingerprint[:16]}."


def asked(
    gold_dir: str, gold_corpus_dir: str, second_gold_dir: str, errors_of: Sequence[str]
) -> dict[str, str | list[str]]:
    """Return the parameters that differ from the defaults, folders without their path.

    >>> asked("../tests/gold", "../seeds", "C:/deux/lectrice", [])
    {'second_gold_dir': 'lectrice'}
    """
    given = {"gold_dir": gold_dir, "gold_corpus_dir": gold_corpus_dir}
    given = {name: value for name, value in given.items() if value != DEFAULTS[name]}
    given |= {"second_gold_dir": second_gold_dir} if second_gold_dir else {}
    folders: dict[str, str | list[str]] = {name: Path(one).name for name, one in given.items()}
    return folders | ({"errors_of": list(errors_of)} if errors_of else {})


def say_quality(found: Quality, second: Score | None = None) -> str:
    """Say how good the coder is on these articles, and how little they can tell."""
    totals = {name: _total(found.score, "events", name) for name in ("wanted", "found", "coded")}
    if found.articles < FEWEST_ARTICLES or totals["wanted"] < FEWEST_EVENTS:
        return (
            f"Too few hand-coded articles to say anything: n = {found.articles} with "
            f"{count(totals['wanted'], 'event')}, and at least {FEWEST_ARTICLES} with "
            f"{FEWEST_EVENTS} events would be needed."
        )
    rows = score_rows(found.score)
    return "\n".join(f"- {line}" for line in _sayings(found, totals, rows, second))


def _sayings(
    found: Quality, totals: dict[str, int], rows: pd.DataFrame, second: Score | None
) -> list[str]:
    wrong = totals["coded"] - _total(found.score, "events", "right")
    whole = _total(found.score, "main events wholly right", "found")
    news = _total(found.score, "main events wholly right", "wanted")
    lines = [
        f"Of {count(totals['wanted'], 'event')} in {count(found.articles, 'hand-coded article')} "
        f"the coder finds {totals['found']}; of {count(totals['coded'], 'report')}, "
        f"{wrong or 'none'} that the hand coding does not have.",
        f"{whole} of {count(news, 'news event')} are right in everything: place, date, kind, both "
        "sides and every figure.",
    ]
    enough = rows[rows["n"] >= FEWEST_EVENTS]
    if len(enough):
        weak = enough.sort_values("value", kind="stable").iloc[0]
        lines.append(
            f"Weakest: {weak['frame']}, {weak['asked']}, with {weak['value']:.2f} (between "
            f"{weak['low']:.2f} and {weak['high']:.2f}, n = {weak['n']}). Read such rows twice."
        )
    return [*lines, *_caution(found, rows), *_beside(second, rows)]


def _caution(found: Quality, rows: pd.DataFrame) -> list[str]:
    perfect = rows[rows["value"] == 1]
    first = rows.iloc[0]
    low, high = first["low"], first["high"]
    how = "measure little" if high - low > WIDE else "still leave room"
    lines = [
        f"{count(found.articles, 'article')} {how}: with others, the score of events could lie "
        f"anywhere between {low:.2f} and {high:.2f}. An interval half as wide takes about "
        f"{4 * found.articles} articles coded by hand."
    ]
    if len(perfect):
        most = perfect.sort_values("n", ascending=False, kind="stable").iloc[0]
        lines.append(
            f"{len(perfect)} of {count(len(rows), 'question')} have no error here. That is no "
            f"promise: even for the one with most cases ({most['asked']}, n = {most['n']}), up to "
            f"{round(100 * (1 - most['low']))} % could be wrong in other articles."
        )
    return [*lines, FLATTERY]


def _beside(second: Score | None, rows: pd.DataFrame) -> list[str]:
    if second is None:
        return ["Nobody has coded these articles a second time: how far readers differ is unknown."]
    readers = score_rows(second).set_index(["frame", "asked"])["value"]
    coder = rows.set_index(["frame", "asked"])["value"]
    both = readers.index.intersection(coder.index)
    behind = int((coder[both] < readers[both]).sum())
    return [
        f"Two readers agree more with each other than the coder with one of them on {behind} of "
        f"{count(len(both), 'question')}."
    ]


def _total(scored: Score, measure: str, name: str) -> int:
    return sum(tally.counts[measure, name] for tally in scored.tallies)
