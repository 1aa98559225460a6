"""Funnels: what is kept, what falls out and why, and which parameters are refused."""

import pandas as pd
import pytest
from views_world import small_tables

from analysis.errors import UserError
from analysis.views.measures import check_parameters, select, with_members


@pytest.fixture(scope="module")
def world():
    """Give the small tables."""
    return small_tables()


def kept(chosen):
    return chosen.tables.reports["report_id"].tolist()


def steps(funnel):
    return [tuple(row) for row in funnel[["step", "left", "fell out"]].itertuples(index=False)]


def test_without_parameters_everything_stays(world):
    chosen = select(world)
    assert kept(chosen) == ["a:1", "b:1", "b:2"]
    assert steps(chosen.reports) == [
        ("articles read", 2, 0),
        ("reports coded in them", 3, 0),
    ]


@pytest.mark.parametrize(
    ("parameters", "reports"),
    [
        ({"salience": ["news"]}, ["a:1", "b:1"]),
        ({"salience": ["recalled"]}, ["b:2"]),
        ({"countries": ["ML"]}, ["a:1", "b:1"]),
        ({"countries": ["NE"]}, []),
        ({"actors": ["jnim"]}, ["a:1"]),
        ({"actors": ["fama"]}, ["a:1", "b:1"]),
        ({"actors": ["wagner"]}, []),
        ({"since": "2023-05"}, ["b:1"]),
        ({"until": "2023-05"}, ["a:1"]),
        ({"since": "2023-04-29", "until": "2023-09-12"}, ["a:1", "b:1"]),
        ({"since": "2023-04-30", "until": "2023-09-11"}, []),
        ({"since": "1990", "until": "1991"}, []),
    ],
)
def test_what_is_kept(world, parameters, reports):
    assert kept(select(world, **parameters)) == reports


def test_every_row_that_falls_out_is_counted_with_its_reason(world):
    chosen = select(world, since="2023-05", countries=["ML"], salience=["news", "recalled"])
    funnel = chosen.reports
    assert funnel["left"].iloc[1] - funnel["fell out"].iloc[2:-1].sum() == len(kept(chosen))
    assert funnel.loc[funnel["step"] == "with a country", "why"].item() == "the text gives none"
    assert (funnel.loc[funnel["fell out"] > 0, "why"] != "").all()


def test_an_undated_row_falls_out_of_a_window_in_a_line_of_its_own(world):
    funnel = select(world, since="2012").reports
    line = funnel[funnel["step"] == "with a date"].iloc[0]
    assert (line["left"], line["fell out"], line["why"]) == (2, 1, "the text gives none")


def test_a_date_that_reaches_beyond_the_window_is_kept_and_said_so(world):
    chosen = select(world, since="2023-04-10", until="2023-12")
    assert chosen.possible == 1
    assert kept(chosen) == ["a:1", "b:1"]
    last = chosen.reports.iloc[-1]
    assert (last["step"], last["left"], last["fell out"]) == ("of these surely inside", 1, 1)


def test_statements_and_namings_have_funnels_of_their_own(world):
    chosen = select(world, since="2013", until="2013", actors=["france_forces"])
    assert chosen.tables.presence["presence_id"].tolist() == ["b:p1"]
    assert chosen.tables.labels.empty
    assert steps(chosen.statements)[-2:] == [
        ("since 2013 until 2013", 1, 0),
        ("of these surely inside", 1, 0),
    ]


def test_details_follow_their_reports(world):
    tables = select(world, actors=["jnim"]).tables
    assert set(tables.participants["report_id"]) == {"a:1"}
    assert set(tables.tolls["report_id"]) == {"a:1"}
    assert tables.methods.empty
    assert tables.events["event_id"].tolist() == ["a:1"]
    assert len(tables.articles) == 2
    tables.events.merge(tables.reports, on="event_id", validate="one_to_many")


def test_nothing_kept_is_said(world):
    assert select(world, since="1990", until="1991").is_empty
    assert not select(world).is_empty


def test_dtypes_survive_selection(world):
    chosen = select(world, since="1990", until="1991").tables
    for name, frame in world.frames().items():
        pd.testing.assert_series_equal(getattr(chosen, name).dtypes, frame.dtypes)


def test_an_actor_stands_for_its_members(world):
    assert with_members(["jnim"], world.memberships) == ["jnim", "macina"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"since": "22/4/2023"}, "since: « 22/4/2023 » is no date"),
        ({"until": "hier"}, "until: « hier » is no date"),
        ({"since": "2024", "until": "2023"}, "lies after until"),
        ({"countries": ["Mali"]}, "« Mali » is no ISO 3166 code"),
        ({"countries": ["ml"]}, "« ml » is no ISO 3166 code"),
        ({"actors": ["JNIM"]}, "did you mean jnim?"),
        ({"actors": ["jnmi"]}, "did you mean jnim?"),
        ({"actors": ["zzzzzz"]}, "no known actor id such as jnim"),
        ({"salience": ["main"]}, "none of news, revisited, recalled"),
    ],
)
def test_a_parameter_without_meaning_is_refused(world, parameters, message):
    with pytest.raises(UserError, match=message.replace("?", r"\?")):
        select(world, **parameters)


def test_the_check_needs_no_tables():
    asked = {"since": "2022", "until": "2022-04", "countries": ["ML"], "salience": []}
    check_parameters(**asked, actors=["wagner"])
    with pytest.raises(UserError, match=r"« wagnr » is no known actor; did you mean wagner\?"):
        check_parameters(**asked, actors=["wagnr"])
