"""Scores against hand coding: how far the tables agree with a careful reader."""

from analysis.evaluation.gold import read_gold
from analysis.evaluation.scoring import Score, report, score

__all__ = ["Score", "read_gold", "report", "score"]
