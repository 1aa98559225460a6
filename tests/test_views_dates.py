"""How a vague date is said and drawn."""

import datetime as dt

import matplotlib.pyplot as plt
import pytest
from case_files import read_cases

from analysis.language.edtf import EDTF
from analysis.views.dates import draw_date, number, reaches, say_date
from analysis.views.timeaxis import Window, inch_of, set_window, tear, window_boxes
from analysis.views.twin import describe


@pytest.fixture
def axes():
    """Give axes that show April 2022, and close them."""
    figure, ax = plt.subplots(figsize=(6, 2))
    set_window(ax, Window(dt.date(2022, 4, 1), dt.date(2022, 4, 30)), 5.0)
    yield ax
    plt.close(figure)


@pytest.mark.parametrize("case", read_cases("views_dates"), ids=lambda case: case["edtf"])
def test_date_in_words(case):
    assert say_date(case["edtf"] or None) == case["words"]
    assert say_date(case["edtf"] or None, short=True) == case["short"]


DRAWN = [
    ("2022-04-19", "mark « attaque » 2022-04-19"),
    ("[2022-04-03,2022-04-10]", "hollow marks « attaque: one of » 2022-04-03, 2022-04-10"),
    ("2022-04-01/2022-04-07", "bar « attaque » 2022-04-01 … 2022-04-07"),
    ("2022-04", "bar « attaque » 2022-04-01 … 2022-04-30"),
    ("{2022-04-01,2022-04-20}", "mark « attaque » 2022-04-20"),
    ("2022-04-12/..", "marks « attaque: from … on » 2022-04-12"),
    ("../2022-04-12", "marks « attaque: up to » 2022-04-12"),
]


@pytest.mark.parametrize(("date", "line"), DRAWN)
def test_mark_of_a_date(axes, date, line):
    assert draw_date(axes, 1, date, "#27427c", name="attaque")
    assert line in describe(axes.figure)


@pytest.mark.parametrize("date", [None, "XXXX", ""])
def test_nothing_is_drawn_for_an_unknown_date(axes, date):
    assert not draw_date(axes, 1, date or None, "#27427c", name="attaque")
    assert not axes.lines
    assert not axes.patches


def test_a_known_day_may_be_drawn_hollow(axes):
    draw_date(axes, 1, "2022-04-19", "#27427c", name="attaque", filled=False)
    assert "hollow mark « attaque » 2022-04-19" in describe(axes.figure)


@pytest.mark.parametrize(
    ("date", "inside"),
    [
        ("2022", True),
        ("2022-05", False),
        ("2022-03/..", True),
        ("../2022-03", False),
        (None, False),
    ],
)
def test_whether_a_date_reaches_an_axis(axes, date, inside):
    assert reaches(date, axes) is inside


def test_dispatches_far_apart_tear_the_axis():
    windows = tear(map(EDTF.parse, ["2022-04-19", "2022-04-24", "2025-06-13", "2020-08/.."]))
    assert [window.first.year for window in windows] == [2022, 2025]


def test_dense_dates_do_not_tear_the_axis():
    months = [EDTF.parse(f"2023-{month:02d}-01/2023-{month:02d}-25") for month in range(1, 13)]
    assert len(tear(months)) == 1


def test_a_day_stands_where_its_axis_puts_it():
    windows = [Window(dt.date(2022, 4, 1), dt.date(2022, 4, 10))]
    boxes = window_boxes(windows, 1.0, 1.0)
    assert inch_of(dt.date(2022, 4, 1), windows, boxes) == pytest.approx(1.0 + boxes[0][1] / 20)


@pytest.mark.parametrize("days", [1, 9, 17, 40, 80, 400, 3000, 12000])
@pytest.mark.parametrize("width", [0.9, 2.0, 7.0])
def test_ticks_never_touch(days, width):
    figure, ax = plt.subplots()
    first = dt.date(2021, 3, 29)
    set_window(ax, Window(first, first + dt.timedelta(days=days - 1)), width)
    places = [number_in(tick, first, days, width) for tick in ax.get_xticks()]
    plt.close(figure)
    assert all(after - before >= 0.45 for before, after in zip(places, places[1:], strict=False))


def number_in(tick, first, days, width):
    """Return where a tick stands in its window, in inches."""
    return (tick - number(first)) / days * width
