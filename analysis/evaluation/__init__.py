"""Scores against hand coding: how far the tables agree with a careful reader, and two readers."""

from analysis.evaluation.agreement import agreement, choices
from analysis.evaluation.gold import read_gold
from analysis.evaluation.prefill import prefilled, write_prefilled
from analysis.evaluation.scoring import Score, score
from analysis.evaluation.told import report, report_agreement

__all__ = [
    "Score",
    "agreement",
    "choices",
    "prefilled",
    "read_gold",
    "report",
    "report_agreement",
    "score",
    "write_prefilled",
]
