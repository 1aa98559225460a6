"""Broken rules: one place each, and the error that lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import UserError
from analysis.frames import FRAME
from analysis.frames.columns import Frame

MOST_SHOWN = 20


class Violation(NamedTuple):
    """One broken rule: the frame, the row's key, the column, and what is wrong."""

    frame: str
    row: str
    column: str
    what: str

    def __str__(self) -> str:
        return f"{self.frame} [{self.row}] {self.column}: {self.what}"


class TablesError(UserError):
    """Tables that break their declaration; ``violations`` lists every place.

    >>> print(TablesError([Violation("tolls", "t1", "low", "est plus grand que high")]))
    The tables break their declaration in 1 place: tolls [t1] low: est plus grand que high
    """

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        shown = [str(violation) for violation in self.violations[:MOST_SHOWN]]
        more = len(self.violations) - len(shown)
        tail = [f"and {more} more"] if more else []
        places = "1 place" if len(self.violations) == 1 else f"{len(self.violations)} places"
        listed = "; ".join(shown + tail)
        super().__init__(f"The tables break their declaration in {places}: {listed}")


def marked(
    frames: Mapping[str, pd.DataFrame], frame: str, bad: pd.Series, column: str, what: str
) -> list[Violation]:
    """Return one violation for each row marked in ``bad`` (NA: not marked)."""
    mask = bad.to_numpy(dtype=bool, na_value=False)
    if not mask.any():
        return []
    rows, declared = frames[frame][mask], FRAME[frame]
    if not declared.key:
        return [Violation(frame, f"row {index}", column, what) for index in rows.index]
    keys = rows[list(declared.key)].to_dict("records")
    return [Violation(frame, key_of(declared, key), column, what) for key in keys]


def key_of(frame: Frame, row: Mapping[str, Any]) -> str:
    """Return what to call a row: its key, or what it is sorted by."""
    return " · ".join(str(row.get(name)) for name in frame.key or frame.order)
