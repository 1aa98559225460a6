"""Intervals: the same at every run, wider where weeks hang together, never without width."""

import math

import pandas as pd
import pytest

from analysis.views.resampling import (
    FEWEST_WEEKS,
    Share,
    difference,
    is_enough,
    say_share,
    say_size,
    share_of,
    weeks,
)


def half(n):
    return pd.Series([True, False] * (n // 2))


def test_the_same_rows_give_the_same_interval():
    units = pd.Series(range(60))
    assert share_of(half(60), units) == share_of(half(60), units)
    assert share_of(half(60), units) == share_of(half(60)[::-1], units[::-1])


def test_rows_that_hang_together_make_the_interval_wider():
    hits = pd.Series([True] * 60 + [False] * 60)
    alone = share_of(hits, pd.Series(range(120)))
    together = share_of(hits, pd.Series([n // 10 for n in range(120)]))
    assert alone.share == together.share == 0.5
    assert together.high - together.low > 1.5 * (alone.high - alone.low)


def test_all_or_none_still_leave_a_doubt():
    none = share_of(pd.Series([False] * 40), pd.Series(range(40)))
    every = share_of(pd.Series([True] * 40), pd.Series(range(40)))
    assert (none.low, every.high) == (0.0, 1.0)
    assert 0.05 < none.high < 0.1
    assert none.high == pytest.approx(1 - every.low)


def test_too_few_rows_or_weeks_have_no_interval():
    few = share_of(half(28), pd.Series(range(28)))
    assert not few.is_shown
    assert math.isnan(few.low)
    assert say_share(few) == "14 of 28"
    one_week = share_of(half(40), pd.Series([1] * 40))
    assert not one_week.is_shown
    assert say_size(one_week) == "n = 40 in 1 week"
    assert is_enough(40, FEWEST_WEEKS)
    empty = share_of(half(0), pd.Series([], dtype=int))
    assert (empty.n, empty.is_shown) == (0, False)


def test_weights_make_heavy_rows_count_more():
    weight = pd.Series([3.0, 1.0] * 20)
    assert share_of(half(40), pd.Series(range(40)), weight).share == 0.75
    assert math.isnan(share_of(half(40), pd.Series(range(40)), weight * 0).share)


def test_a_difference_is_as_wide_as_its_shares():
    before = share_of(pd.Series([False] * 40), pd.Series(range(40)))
    after = share_of(half(40), pd.Series(range(40)))
    change, low, high = difference(before, after)
    assert change == 0.5
    assert 0.2 < low < 0.5 < high < 0.8
    same, low, high = difference(before, before)
    assert same == 0
    assert low < 0 < high


def test_a_week_is_a_calendar_week_and_a_vague_date_stands_alone():
    first = pd.Series(pd.to_datetime(["2022-01-02", "2022-01-03", "2022-01-09", "2022-01-01"]))
    last = pd.Series(pd.to_datetime(["2022-01-02", "2022-01-03", "2022-01-09", "2022-01-31"]))
    assert weeks(first, last).tolist() == ["2021-W52", "2022-W1", "2022-W1", "row 3"]


def test_a_share_in_words():
    assert say_share(Share(1, 40, 40, 0.025, 0.0, 0.071)) == "2 % (0–7 %), 1 of 40"
