"""EDTF values: round trip, bounds, and agreement with the edtf package on what is valid."""

import datetime as dt
import pickle

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UserError
from analysis.language.edtf import (
    EDTF,
    EdtfError,
    all_days,
    day,
    interval,
    month,
    one_of,
    year,
)

DATES = st.dates(min_value=dt.date(1, 1, 1))

BOUNDS = [
    ("2022-04-22", dt.date(2022, 4, 22), dt.date(2022, 4, 22), "day"),
    ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), "month"),
    ("2022-04~", dt.date(2022, 4, 1), dt.date(2022, 4, 30), "month"),
    ("2022-04-XX", dt.date(2022, 4, 1), dt.date(2022, 4, 30), "month"),
    ("2022-04-0X", dt.date(2022, 4, 1), dt.date(2022, 4, 9), "week"),
    ("2012", dt.date(2012, 1, 1), dt.date(2012, 12, 31), "year"),
    ("199X", dt.date(1990, 1, 1), dt.date(1999, 12, 31), "longer"),
    ("2022-24", dt.date(2022, 12, 1), dt.date(2023, 2, 28), "year"),
    ("2022-34", dt.date(2022, 4, 1), dt.date(2022, 6, 30), "year"),
    ("2022-03-27/2022-03-31", dt.date(2022, 3, 27), dt.date(2022, 3, 31), "days"),
    ("2022-04-01/2022-04-07", dt.date(2022, 4, 1), dt.date(2022, 4, 7), "week"),
    ("2020-08/..", dt.date(2020, 8, 1), None, "longer"),
    ("../2020", None, dt.date(2020, 12, 31), "longer"),
    ("2020/2021", dt.date(2020, 1, 1), dt.date(2021, 12, 31), "longer"),
    ("[2023-04-15,2023-04-22]", dt.date(2023, 4, 15), dt.date(2023, 4, 22), "set"),
    ("[2023-04-15..2023-04-22]", dt.date(2023, 4, 15), dt.date(2023, 4, 22), "set"),
    ("{2020,2021}", dt.date(2020, 1, 1), dt.date(2021, 12, 31), "longer"),
    ("XXXX", None, None, "unknown"),
]
BAD = [
    "", " ", "mardi", "2022-13", "2022-02-30", "2022-04-22/2022-04-21", "/", "../..",
    "20220422", "22/04/2023", "2022-4", "[2022", "{2022]", "[]", "[2022,]", "[..]", "202X-04",
    "2022-24-01", "2022-XX-03", "0000", "2022-04-22T05:30", "2022/2023/2024", "٢٠٢٢",
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_bounds_and_precision(text, earliest, latest, precision):
    value = EDTF.parse(text)
    assert (value.earliest, value.latest, value.precision) == (earliest, latest, precision)
    assert str(value) == text
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("text", BAD)
def test_bad_strings_are_refused_in_one_sentence(text):
    with pytest.raises(EdtfError) as error:
        EDTF.parse(text)
    assert isinstance(error.value, UserError)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", [text for text, *_ in BOUNDS])
def test_what_we_accept_the_edtf_package_accepts(text):
    assert edtf.parse_edtf(text)


@given(DATES, DATES)
def test_an_interval_contains_its_ends_and_survives_the_round_trip(a, b):
    first, last = min(a, b), max(a, b)
    value = interval(first, last)
    assert (value.earliest, value.latest) == (first, last)
    assert EDTF.parse(str(value)) == value
    assert value.contains(first)
    assert value.contains(last)


@given(st.lists(DATES, min_size=1, max_size=6))
def test_a_set_contains_its_days_and_no_others(days):
    stretches = [(date, date) for date in days]
    for value in (one_of(stretches), all_days(days)):
        assert EDTF.parse(str(value)) == value
        assert all(value.contains(date) for date in days)
        assert value.earliest == min(days)
        assert value.latest == max(days)
    between = min(days) + (max(days) - min(days)) / 2
    assert one_of(stretches).contains(between) == (between in days)


@given(DATES)
def test_a_day_lies_in_its_month_and_its_year(date):
    for value in (month(date.year, date.month), year(date.year)):
        assert value.contains(date)
        assert value.intersects(day(date))
        assert day(date).intersects(value)
        assert EDTF.parse(str(value)) == value


@given(st.text(alphabet="0123456789-X~?%/.,[]{} ", max_size=24))
def test_no_string_does_worse_than_being_refused(text):
    try:
        value = EDTF.parse(text)
    except EdtfError:
        return
    assert EDTF.parse(str(value)) == value
    first, last = value.earliest, value.latest
    assert first is None or last is None or first <= last
    assert value.width is None or value.width > 0
    assert value.intersects(value)


def test_disjoint_values_do_not_intersect():
    saturdays = EDTF.parse("[2023-04-15,2023-04-22]")
    assert not saturdays.intersects(EDTF.parse("2023-04-16/2023-04-21"))
    assert saturdays.intersects(EDTF.parse("2023-04-16/2023-04-22"))
    assert EDTF.parse("2020-08/..").intersects(EDTF.parse("2026"))
    assert not EDTF.parse("2020-08/..").intersects(EDTF.parse("../2019"))
    assert EDTF.parse("XXXX").intersects(saturdays)
