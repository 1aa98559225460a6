"""Shares with intervals: drawn again by week, not by article, and the same at every run.

Dispatches of one week tell of the same fights, and one bloody week brings many: to draw single rows
again would make an interval too narrow. So whole weeks are drawn, with replacement, from a seed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.words import count

SEED, DRAWS = 0, 1000
LEVEL = 0.95
FEWEST_WEEKS = 10  # drawn again, fewer would give an interval too narrow
# A date vaguer than this is no week: such a row is drawn on its own.
WEEK = pd.Timedelta(days=7)


class Share(NamedTuple):
    """A share with its interval: ``hits`` of ``n`` rows; ends are missing where n is too small.

    ``share`` is a part of the weights where rows are weighted, else ``hits / n``. ``units`` is how
    many weeks the rows lie in.
    """

    hits: int
    n: int
    units: int
    share: float
    low: float
    high: float

    @property
    def is_shown(self) -> bool:
        """Whether there are rows enough to show a share at all."""
        return is_enough(self.n, self.units)


def is_enough(n: int, units: int) -> bool:
    """Whether so many rows, in so many weeks, make a share worth showing.

    >>> is_enough(30, 10), is_enough(29, 29), is_enough(300, 3)
    (True, False, False)
    """
    return n >= FEWEST_FOR_SHARES and units >= FEWEST_WEEKS


def weeks(first: pd.Series, last: pd.Series) -> pd.Series:
    """Return the unit that each row is drawn with: its calendar week, or itself where it is vague.

    ``first`` and ``last`` are the days of each row's interval.

    >>> days = pd.Series(pd.to_datetime(["2023-04-22", "2023-04-23", "2023-04-24", None]))
    >>> weeks(days, days).tolist()
    ['2023-W16', '2023-W16', '2023-W17', 'row 3']
    """
    calendar = first.dt.isocalendar()
    named = calendar["year"].astype("string") + "-W" + calendar["week"].astype("string")
    is_week = (last - first) < WEEK
    rows = pd.Series([f"row {n}" for n in range(len(first))], index=first.index, dtype="string")
    return named.where(is_week.fillna(False), rows)


def share_of(
    hits: pd.Series, units: pd.Series, weights: pd.Series | None = None, *, seed: int = SEED
) -> Share:
    """Return the share of the rows that are hits, with an interval of 95 percent.

    ``units`` are the weeks (or events) that are drawn again; ``weights`` may give rows a weight.
    Where all rows are hits, or none is, the drawing would give an interval of no width; the exact
    bound for so many weeks stands there instead (« rule of three »). Too few rows have no interval.

    >>> rows = pd.Series([True] * 30 + [False] * 10)
    >>> found = share_of(rows, pd.Series(range(40)))
    >>> found.hits, found.n, found.share, 0.55 < found.low < found.share < found.high < 0.95
    (30, 40, 0.75, True)
    """
    hits = hits.astype(bool)
    weight = pd.Series(1.0, index=hits.index) if weights is None else weights.astype(float)
    table = pd.DataFrame({"all": weight, "hit": weight.where(hits, 0.0), "unit": units.array})
    sums = table.groupby("unit", sort=True)[["hit", "all"]].sum().to_numpy()
    total = float(weight.sum())
    if not total:
        return Share(int(hits.sum()), len(hits), len(sums), *[float("nan")] * 3)
    share = float(sums[:, 0].sum()) / total
    enough = is_enough(len(hits), len(sums))
    low, high = _bounds(sums, share, seed) if enough else (float("nan"), float("nan"))
    return Share(int(hits.sum()), len(hits), len(sums), share, low, high)


def difference(before: Share, after: Share) -> tuple[float, float, float]:
    """Return how much greater the second share is, with the ends of its interval.

    The interval is made of those of the two shares (Newcombe's way), so it is never without width.

    >>> before, after = Share(4, 40, 40, 0.1, 0.0, 0.2), Share(20, 40, 40, 0.5, 0.3, 0.7)
    >>> [round(end, 2) for end in difference(before, after)]
    [0.4, 0.18, 0.62]
    """
    change = after.share - before.share
    down = np.hypot(before.high - before.share, after.share - after.low)
    up = np.hypot(before.share - before.low, after.high - after.share)
    return change, float(change - down), float(change + up)


def say_share(share: Share) -> str:
    """Return a share in words; below so many rows only the rows.

    >>> say_share(Share(30, 40, 35, 0.75, 0.61, 0.87)), say_share(Share(2, 3, 3, 0.6, 0.1, 0.9))
    ('75 % (61–87 %), 30 of 40', '2 of 3')
    """
    rows = f"{share.hits} of {share.n}"
    if not share.is_shown:
        return rows
    return f"{share.share:.0%} ({share.low * 100:.0f}–{share.high:.0%}), {rows}".replace("%", " %")


def say_size(share: Share) -> str:
    """Return of how many rows a share is; with their weeks where these are too few.

    >>> say_size(Share(2, 40, 30, 0.1, 0.0, 0.2)), say_size(Share(2, 40, 3, 0.1, 0.0, 0.2))
    ('n = 40', 'n = 40 in 3 weeks')
    """
    weeks_too_few = share.n >= FEWEST_FOR_SHARES and share.units < FEWEST_WEEKS
    return f"n = {share.n}" + (f" in {count(share.units, 'week')}" if weeks_too_few else "")


def _bounds(sums: np.ndarray, share: float, seed: int) -> tuple[float, float]:
    tail = (1 - LEVEL) / 2
    if share in (0.0, 1.0):
        least = 1 - (2 * tail) ** (1 / len(sums))
        return (0.0, least) if share == 0.0 else (1 - least, 1.0)
    draw = np.random.default_rng(seed).multinomial(
        len(sums), np.full(len(sums), 1 / len(sums)), size=DRAWS
    )
    hits, total = (draw @ sums).T
    shares = np.divide(hits, total, out=np.full(DRAWS, share), where=total > 0)
    low, high = np.quantile(shares, [tail, 1 - tail])
    return float(low), float(high)
