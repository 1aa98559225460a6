"""Scores and agreement as text for a terminal."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.errors import UserError
from analysis.evaluation.agreement import agreement, choices
from analysis.evaluation.scoring import score
from analysis.tables import Tables


def report(
    tables_dir: str | Path,
    gold_dir: str | Path,
    *,
    intervals: bool = False,
    errors: bool = False,
) -> str:
    """Return the scores of a folder of tables as text for a terminal.

    ``errors`` adds every error, article by article, with its sentence.
    """
    tables = Tables.load(tables_dir)
    scored = score(tables, gold_dir)
    if len(scored.uncoded) == len(scored.tallies):
        raise UserError(f"None of the articles hand-coded in {gold_dir} is in {tables_dir}.")
    lines = [f"{len(scored.tallies)} hand-coded articles"]
    if scored.uncoded:
        lines.append(f"not coded, and counted as empty: {', '.join(scored.uncoded)}")
    lines += _table(scored.frame(intervals))
    return "\n".join(lines + (_error_lines(scored.errors) if errors else [])) + "\n"


def report_agreement(
    one: str | Path, other: str | Path, *, intervals: bool = False, errors: bool = False
) -> str:
    """Return how far two folders of hand coding agree as text for a terminal.

    ``errors`` adds every difference: the second folder's coding, then the first's.
    """
    both = agreement(one, other)
    articles = "1 article" if len(both.tallies) == 1 else f"{len(both.tallies)} articles"
    lines = [f"{articles} coded twice; n counts both codings"]
    if both.uncoded:
        lines.append(f"coded once only, left out: {', '.join(both.uncoded)}")
    lines += _table(both.frame(intervals))
    lines += ["", "events in both, first choices:"]
    lines += choices(one, other).map(_cell).to_string(index_names=False).splitlines()
    return "\n".join(lines + (_error_lines(both.errors) if errors else [])) + "\n"


def _table(frame: pd.DataFrame) -> list[str]:
    interval = ["low", "high"] if "low" in frame else []
    shown = frame[["value", "precision", "recall", *interval, "n_coded", "n_wanted"]]
    return shown.map(_cell).to_string(index_names=False).splitlines()


def _cell(number: float) -> str:
    if pd.isna(number):
        return "–"
    return f"{number:.3f}" if isinstance(number, float) else str(number)


def _error_lines(errors: pd.DataFrame) -> list[str]:
    lines = []
    for article_id, rows in errors.groupby("article_id", sort=False):
        lines += ["", str(article_id)]
        for error in rows.itertuples(index=False):
            parts = (error.measure, error.fault, error.expected, "→", error.coded)
            lines.append("  " + " ".join("–" if pd.isna(part) else part for part in parts))
            if not pd.isna(error.sentence):
                lines.append(f"    « {error.sentence} »")
    return lines
