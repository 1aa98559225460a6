"""Boundaries are dates in their order, have their reasons, and nothing is put over one of them."""

import datetime as dt

import pandas as pd
import pytest
from many_fights import many_fights

from analysis.batch.runs import plan
from analysis.batch.series import find_notebooks
from analysis.errors import UserError
from analysis.views.periods import (
    NO_ENTRY,
    boundary_table,
    check_periods,
    period_of,
    read_boundaries,
    say_outside,
    split_time,
)

DEFAULTS = ["2021-12", "2022-02-17", "2022-08-15", "2023-06-16", "2023-12-31", "2025-06-06"]


@pytest.mark.parametrize("good", [[], ["2022"], ["2021-12~", "2022-02-17"], DEFAULTS])
def test_dates_in_their_order_are_good(good):
    check_periods(good)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (["hier"], "« hier » is no date to begin a period"),
        ([""], "«  » is no date"),
        (["2022-13"], "« 2022-13 » is no date"),
        (["2022/.."], "is no date to begin a period"),
        (["2012/2020"], "is no date to begin a period"),
        (["[2022-01-01,2022-01-08]"], "is no date to begin a period"),
        (["2022", "2022-01"], "« 2022-01 » does not come after « 2022 »"),
        (["2023", "2022"], "« 2022 » does not come after « 2023 »"),
    ],
)
def test_what_parts_nothing_is_refused_in_one_sentence(bad, why):
    with pytest.raises(UserError, match=why) as refused:
        check_periods(bad)
    assert "\n" not in str(refused.value)


def test_the_batch_runner_refuses_before_anything_runs():
    with pytest.raises(UserError, match="does not come after"):
        plan(find_notebooks(["02"]), {"periods": ["2023", "2022"]}, {})
    assert plan(find_notebooks(["02"]), {"periods": ["2022"]}, {})[0].name.endswith("periods=2022")


def test_each_default_has_its_reason_from_the_chronology(tables):
    found = read_boundaries(tables, DEFAULTS)
    assert [one.reason for one in found] == [
        "Arrivée de Wagner au Mali",
        "Annonce du retrait de Barkhane et Takuba",
        "Départ du dernier soldat de Barkhane",
        "Bamako demande le départ de la MINUSMA",
        "Échéance du retrait de la MINUSMA",
        "Wagner annonce son départ",
    ]
    table = boundary_table(found)
    assert table["a period begins"].tolist()[:2] == ["Dec 2021", "17 Feb 2022"]
    assert table["source"].str.len().min() > 0


def test_an_entry_on_a_partner_goes_before_others_and_a_date_may_have_none(tables):
    may, quiet = read_boundaries(tables, ["2023-08", "2031"])
    assert "MINUSMA" in may.reason
    assert quiet.reason == NO_ENTRY
    assert quiet.source == ""


def test_periods_begin_on_the_first_day_of_their_boundary():
    tables = many_fights("wagner")
    before, between, after = split_time(read_boundaries(tables, ["2022", "2023-04-22"]))
    assert (before.first, before.last) == (None, dt.date(2021, 12, 31))
    assert between.name == "1 Jan 2022 – 21 Apr 2023"
    assert (after.first, after.last) == (dt.date(2023, 4, 22), None)
    assert split_time([])[0][1:] == (None, None)


def test_what_stands_over_a_boundary_or_has_no_date_has_no_period():
    periods = split_time(read_boundaries(many_fights("wagner"), ["2022"]))
    first = pd.Series(pd.to_datetime(["2021-12-31", "2021-12-31", "2022-01-01", None]))
    last = pd.Series(pd.to_datetime(["2021-12-31", "2022-01-01", "2022-01-01", None]))
    assert period_of(first, last, periods).tolist() == [0, pd.NA, 1, pd.NA]
    said = say_outside(first, last, periods, "dispatch")
    assert said == "1 dispatch without a date and 1 over a boundary are in no period."
    assert period_of(first, last, split_time([])).tolist() == [0, 0, 0, pd.NA]
