"""Corrections by hand: the lines of corrections.csv, applied to the rows of coded articles.

They are applied before reports are linked, so that events follow. Each line stands for itself: one
whose row is gone or holds something else by now is passed over and says so, and the rest is done.
"""

from analysis.coding.corrections.applying import correct, passed_over
from analysis.coding.corrections.correction import Correction
from analysis.coding.corrections.reading import corrected_articles, planned_corrections

__all__ = ["Correction", "correct", "corrected_articles", "passed_over", "planned_corrections"]
