"""Scores of a whole set of tables: figures, their intervals, and every error."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.evaluation.coded import coded_articles
from analysis.evaluation.comparison import SIZES, compare
from analysis.evaluation.gold import read_gold
from analysis.evaluation.records import CodedArticle, GoldArticle
from analysis.evaluation.tally import Error, Tally
from analysis.tables import Tables

# Measures with precision, recall and their F1; the others are shares of one total.
SHARES = (
    "main events recall",
    "main events wholly right",
    "main precision",
    "place right",
    "date exact",
    "type right",
    "target kind right",
    "salience right",
    "country right",
    "time right",
    "events merged",
    "events split",
)
SETS = (
    "perpetrators",
    "targets",
    "methods",
    "figures by value",
    *(f"figures {size}" for size in SIZES),
    "figures on event with victims",
    "actors mentioned",
    "places mentioned",
    "claims on event",
    "claims in article",
    "presence",
    "labels",
)
MEASURES = ("events", *SHARES, *SETS)
IS_SHARE = np.isin(MEASURES, SHARES)
COUNTS = ("right", "coded", "found", "wanted")
RESAMPLES = 400


@dataclass(frozen=True)
class Score:
    """How far tables agree with hand coding; one ``Tally`` an article.

    ``ways`` is 2 where two hand codings were scored against each other: each case counts twice.
    """

    tallies: tuple[Tally, ...]
    uncoded: tuple[str, ...] = ()
    ways: int = 1

    def frame(self, intervals: bool = False) -> pd.DataFrame:
        """Return one row a measure: value (F1, or a share), precision, recall and totals.

        With ``intervals``, ``low`` and ``high`` bound the value in 95 % of resamples by article.
        Undefined figures are NA.
        """
        counts = self._counts()
        totals = counts.sum(axis=0)
        precision, recall, value = _figures(totals)
        frame = pd.DataFrame(
            {
                "measure": MEASURES,
                "value": value,
                "precision": np.where(IS_SHARE, np.nan, precision),
                "recall": np.where(IS_SHARE, np.nan, recall),
                "n_coded": np.where(IS_SHARE, np.nan, totals[:, COUNTS.index("coded")]),
                "n_wanted": totals[:, COUNTS.index("wanted")],
            }
        )
        if intervals:
            frame["low"], frame["high"] = _intervals(counts)
        # NaN is "undefined" here, and nothing else.
        floats = frame.select_dtypes("float").columns
        dtypes = dict.fromkeys(floats, "Float64") | {"n_coded": "Int64", "n_wanted": "Int64"}
        return frame.astype(dtypes).set_index("measure")

    @property
    def errors(self) -> pd.DataFrame:
        """Every difference from the hand coding, with the sentence it comes from."""
        rows = [error for tally in self.tallies for error in tally.errors]
        return pd.DataFrame(rows, columns=Error._fields, dtype="string")

    def _counts(self) -> np.ndarray:
        """Return the counts: articles × measures × the four counts."""
        return np.array(
            [[[t.counts[m, name] for name in COUNTS] for m in MEASURES] for t in self.tallies],
            dtype=float,
        )


def score(tables: Tables, gold: Mapping[str, GoldArticle] | str | Path) -> Score:
    """Return how far the tables agree with hand coding (a folder of it, or ``read_gold``'s answer).

    Only articles of the hand coding count; one that the tables lack counts as coded with no row.
    """
    gold = gold if isinstance(gold, Mapping) else read_gold(gold)
    coded = coded_articles(tables)
    uncoded = tuple(article_id for article_id in gold if article_id not in coded)
    nothing = CodedArticle()
    tallies = tuple(compare(article, coded.get(name, nothing)) for name, article in gold.items())
    return Score(tallies, uncoded)


def _figures(totals: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return precision, recall and value of each measure; NaN where nothing was counted."""
    right, coded, found, wanted = np.moveaxis(totals, -1, 0)
    with np.errstate(invalid="ignore"):
        precision, recall = right / coded, found / wanted
        both = precision + recall
        f1 = np.where(both == 0, 0.0, 2 * precision * recall / both)
    return precision, recall, np.where(IS_SHARE, recall, f1)


def _intervals(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the bounds of 95 % of the values, resampled by article with a fixed seed."""
    draw, articles = random.Random(1), range(len(counts))
    samples = [draw.choices(articles, k=len(counts)) for _ in range(RESAMPLES)]
    values = np.array([_figures(counts[sample].sum(axis=0))[2] for sample in samples])
    bounds = []
    for column in values.T:
        known = np.sort(column[~np.isnan(column)])
        ends = (int(0.025 * len(known)), int(0.975 * len(known)) - 1)
        bounds.append([known[end] if len(known) else np.nan for end in ends])
    low, high = np.array(bounds).T
    return low, high
