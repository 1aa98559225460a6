"""How good the coder is on articles coded by hand: scores, errors, words of caution."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

import analysis
from analysis.errors import UserError
from analysis.evaluation import Score, agreement, choices, read_gold, score
from analysis.evaluation.records import GoldArticle
from analysis.tables import Tables
from analysis.views.quotes import quoted, short_id
from analysis.views.sharing import is_shareable, shareable
from analysis.views.words import plain

# Below so many cases a figure is drawn hollow: it could as well be another.
FEW_CASES = 20
# What is scored: the frame it stands in, and what it asks, in the order of figures and tables.
ASKED = {
    "events": ("events", "found, and none invented"),
    "main events recall": ("events", "news events found"),
    "main precision": ("events", "reports of news that are right"),
    "main events wholly right": ("events", "news events right in everything"),
    "place right": ("reports", "place"),
    "date exact": ("reports", "date, to the day or as vague"),
    "time right": ("reports", "clock time"),
    "type right": ("reports", "kind of event"),
    "target kind right": ("reports", "what was attacked"),
    "salience right": ("reports", "news or background"),
    "country right": ("reports", "country"),
    "perpetrators": ("participants", "initiators"),
    "targets": ("participants", "targets"),
    "methods": ("methods", "methods"),
    "figures by value": ("tolls", "figures, wherever they stand"),
    "figures on event with victims": ("tolls", "figures on their event, with victims"),
    "claims on event": ("claims", "who says what about which event"),
    "claims in article": ("claims", "who says what, whatever about"),
    "presence": ("presence", "statements on partners"),
    "labels": ("labels", "loaded words for parties"),
    "actors mentioned": ("mentions", "actors named"),
    "places mentioned": ("mentions", "places named"),
}  # fmt: skip
FRAMES_ASKED = tuple(dict.fromkeys(frame for frame, _ in ASKED.values()))
READERS = ("second reader", "first reader")
_Z = 1.96


@dataclass(frozen=True)
class Quality:
    """Tables laid beside hand coding.

    ``score`` counts the articles that both have; ``left_out`` are hand-coded articles whose text is
    not there, ``is_own`` says whether the tables are those of the corpus that was asked for;
    ``fingerprint`` stands for the files of the hand coding.
    """

    gold: dict[str, GoldArticle]
    score: Score
    left_out: tuple[str, ...]
    is_own: bool
    fingerprint: str

    @property
    def articles(self) -> int:
        """How many articles are scored."""
        return len(self.score.tallies)


def check_frames(errors_of: Sequence[str]) -> None:
    """Refuse a frame whose errors cannot be listed.

    >>> check_frames(["events", "figures"])
    Traceback (most recent call last):
    analysis.errors.UserError: errors_of: « figures » is none of events, reports, participants, \
methods, tolls, claims, presence, labels, mentions.
    """
    for name in errors_of:
        if name not in FRAMES_ASKED:
            raise UserError(f"errors_of: « {name} » is none of {', '.join(FRAMES_ASKED)}.")


def quality(tables: Tables, gold_dir: str, gold_corpus_dir: str) -> Quality:
    """Score tables against a folder of hand coding.

    Where none of its articles is in the tables, those of ``gold_corpus_dir`` are coded instead:
    the coder is the same, and of tables that are shared theirs show no more of their texts either.
    ``UserError`` when the folder holds no hand coding.
    """
    gold = read_gold(gold_dir)
    known = set(tables.articles["article_id"])
    is_own = not known.isdisjoint(gold)
    if not is_own:
        corpus = analysis.read_corpus(gold_corpus_dir)
        asked = tuple(article for article in corpus if article.article_id in gold)
        coded = analysis.code(replace(corpus, articles=asked))
        tables = shareable(coded) if is_shareable(tables) else coded
        known = {article.article_id for article in asked}
    there = {name: article for name, article in gold.items() if name in known}
    left_out = tuple(name for name in gold if name not in known)
    files = [path.read_bytes() for path in sorted(Path(gold_dir).glob("*.json"))]
    fingerprint = hashlib.sha256(b"\n".join(files)).hexdigest()
    return Quality(there, score(tables, there), left_out, is_own, fingerprint)


def score_rows(scored: Score) -> pd.DataFrame:
    """Return one row for each thing asked: value with bounds and number of cases.

    Columns: ``frame``, ``asked``, ``value`` (a share, or F1 of what was found and what was right),
    ``low``, ``high``, ``n`` (cases in the hand coding; without any, the row is missing). The bounds
    are the wider of two intervals of 95 %: with other articles, and with other cases.
    """
    if not scored.tallies:
        return pd.DataFrame(columns=["frame", "asked", "value", "low", "high", "n"])
    frame = scored.frame(intervals=True)
    rows = []
    for measure, (name, asked) in ASKED.items():
        row = frame.loc[measure]
        if not row["n_wanted"] or pd.isna(row["value"]):
            continue
        n = max(1, round(int(row["n_wanted"]) / scored.ways))
        low, high = wilson(float(row["value"]), n)
        low, high = min(low, float(row["low"])), max(high, float(row["high"]))
        rows.append((name, asked, float(row["value"]), low, high, n))
    return pd.DataFrame(rows, columns=["frame", "asked", "value", "low", "high", "n"])


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the bounds in which a share lies in 95 % of samples of n cases (Wilson).

    >>> low, high = wilson(1.0, 14)
    >>> f"{low:.2f} {high:.2f}"
    '0.78 1.00'
    """
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def score_table(scored: Score) -> pd.DataFrame:
    """Return the scores as a table to read."""
    rows = score_rows(scored)
    between = [f"{low:.2f}–{high:.2f}" for low, high in zip(rows["low"], rows["high"], strict=True)]
    shown = rows[["frame", "asked"]].assign(
        score=rows["value"].map("{:.2f}".format), between=between, n=rows["n"]
    )
    return shown


def error_table(
    scored: Score, frames: Sequence[str] = (), faults: Sequence[str] = ()
) -> pd.DataFrame:
    """Return the differences from the hand coding, one row each, with the sentence.

    ``frames`` and ``faults`` choose some; by default all. Sorted by what was asked, then article.
    """
    errors = scored.errors
    expected, coded = ("hand coding", "tables") if scored.ways == 1 else READERS
    order = {measure: n for n, measure in enumerate(ASKED)}
    errors = errors[errors["measure"].isin(list(order))]
    errors = errors.assign(_order=errors["measure"].map(order)).sort_values(
        ["_order", "article_id"], kind="stable"
    )
    rows = [
        {
            "frame": ASKED[row.measure][0],
            "asked": ASKED[row.measure][1],
            "fault": row.fault,
            expected: plain(row.expected),
            coded: plain(row.coded),
            "sentence": "" if pd.isna(row.sentence) else quoted(row.sentence),
            "article": short_id(row.article_id),
        }
        for row in errors.itertuples()
        if (not frames or ASKED[row.measure][0] in frames) and (not faults or row.fault in faults)
    ]
    columns = ["frame", "asked", "fault", expected, coded, "sentence", "article"]
    return pd.DataFrame(rows, columns=columns)


def fault_table(scored: Score) -> pd.DataFrame:
    """Return how many errors of which kind each frame has, one row a frame."""
    errors = error_table(scored)
    counted = pd.crosstab(errors["frame"], errors["fault"])
    order = [frame for frame in FRAMES_ASKED if frame in counted.index]
    return counted.loc[order].rename_axis(None, axis=1).reset_index()


def compare_coders(gold_dir: str, second_gold_dir: str) -> Score | None:
    """Return how far two hand codings agree; None where no second one is given."""
    return agreement(gold_dir, second_gold_dir) if second_gold_dir else None


def kappa_table(gold_dir: str, second_gold_dir: str) -> pd.DataFrame:
    """Return Cohen's kappa for what an event has one of; no row without a second coding."""
    columns = ["of each event", "events in both", "coded alike", "kappa"]
    if not second_gold_dir:
        return pd.DataFrame(columns=columns)
    found = choices(gold_dir, second_gold_dir).reset_index()
    for name in ("same", "kappa"):
        found[name] = found[name].map("{:.2f}".format, na_action="ignore")
    return found.set_axis(columns, axis=1)
