"""Patterns of attacks: who meets whom, whose positions, when, where, with what end, by month."""

import datetime as dt

import pandas as pd
import pytest
from views_world import report, small_tables, told_world

from analysis.views.activity import actor_months
from analysis.views.happenings import violent_happenings
from analysis.views.lives import actor_lives, actors_in_time, bonds
from analysis.views.meetings import AGAINST, WITH, meetings, who_meets_whom
from analysis.views.months import MonthRow, most_in_a_month
from analysis.views.outcomes import ALONE, ATTACKED, outcome_accounts
from analysis.views.positions import NOBODY, attacked_sides, attacks_by_side
from analysis.views.regions import NO_REGION, region_months, region_names
from analysis.views.seasons import Panel, calendar_panels
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")
DAYS = ("date", "date_earliest", "date_latest")


def attack(number, day="2023-04-22", **cells):
    """Return an invented attack of one day."""
    return report(f"a:{number}", **dict.fromkeys(DAYS, day), date_precision="day") | cells


def pairs(tables, way):
    """Return who meets whom in one way."""
    return [(one.who, one.whom) for one in meetings(tables) if one.way == way]


def test_who_acts_stands_against_each_target():
    parties = [("jnim", "initiator"), ("fama", "target"), ("wagner", "target")]
    tables = told_world([], parties=parties)
    assert pairs(tables, AGAINST) == [("jnim", "fama"), ("jnim", "wagner")]
    assert pairs(tables, WITH) == [("fama", "wagner"), ("wagner", "fama")]


def test_civilians_attacked_beside_soldiers_are_on_no_side():
    parties = [("jnim", "initiator"), ("fama", "target"), ("civilians", "target")]
    assert pairs(told_world([], parties=parties), WITH) == []


def test_a_partner_stands_with_who_acts():
    parties = [("fama", "initiator"), ("wagner", "partner"), ("jnim", "target")]
    tables = told_world([], parties=parties)
    assert pairs(tables, WITH) == [("fama", "wagner"), ("wagner", "fama")]
    assert pairs(tables, AGAINST) == [("fama", "jnim")]


def test_what_only_speakers_say_of_who_acts_stands_in_brackets():
    parties = [("jnim", "initiator"), ("fama", "target")]
    tables = told_world([], claims=[("military", "fama", "accusation")], parties=parties)
    said = tables.participants.assign(claim_id="d0")
    said["claim_id"] = said["claim_id"].astype("string")
    frames = tables.frames() | {"participants": said}
    assert "(1)" in describe(who_meets_whom(type(tables)(**frames)).figure)
    assert "(1)" not in describe(who_meets_whom(tables).figure)


def test_a_life_goes_from_surely_seen_to_surely_seen():
    reports = [attack(1, "2023-04-22"), attack(2, "2024-05-01")]
    tables = told_world([], parties=[("jnim", "initiator")], reports=reports)
    (life,) = actor_lives(tables)
    assert (life.seen_by, life.seen_still) == (dt.date(2023, 4, 22), dt.date(2024, 5, 1))
    assert life.named_from == dt.date(2017, 3, 2)
    assert not life.is_outside


def test_a_party_seen_before_its_name_exists_is_said():
    tables = told_world([], parties=[("jnim", "initiator")], reports=[attack(1, "2015-01-02")])
    assert actor_lives(tables)[0].is_outside
    assert "1 party is told to act outside" in actors_in_time(tables).caption


def test_memberships_are_drawn_at_their_dates():
    tables = told_world([], parties=[("macina", "initiator")])
    (bond,) = bonds(tables, ["macina"])
    assert (bond.whole, bond.first, bond.last) == ("jnim", dt.date(2017, 3, 2), None)
    assert "in JNIM" in describe(actors_in_time(tables).figure)


def test_an_event_that_hits_two_sides_stands_in_both_rows():
    parties = [("jnim", "initiator"), ("fama", "target"), ("wagner", "target")]
    sides = attacked_sides(told_world([], parties=parties))
    assert sides["side"].tolist() == ["Sahelian armies and states", "Russian forces"]
    assert attacked_sides(told_world([]))["side"].tolist() == [NOBODY]


def test_the_dead_of_a_row_are_said_to_be_everybodys():
    parties = [("jnim", "initiator"), ("wagner", "target")]
    tables = told_world([{"low": 6, "by": ("military", "fama")}], parties=parties)
    drawn = attacks_by_side(tables, "lowest")
    assert "1 hits Russian forces and 0 French or European ones" in describe(drawn.figure)
    assert "6 in 1 episode" in describe(drawn.figure)
    assert "not the losses of the side" in drawn.caption


def test_an_end_is_told_by_who_speaks_of_it_else_by_the_dispatch():
    repelled = [attack(1, outcome="repelled")]
    parties = [("jnim", "initiator"), ("fama", "target")]
    alone = told_world([], parties=parties, reports=repelled)
    assert outcome_accounts(alone)[["outcome", "account"]].to_numpy().tolist() == [
        ["repelled", ALONE]
    ]
    denied = [("military", "fama", "denial")]
    told = told_world([], claims=denied, parties=parties, reports=repelled)
    assert outcome_accounts(told)["account"].tolist() == [ATTACKED]


def test_a_claim_of_control_without_an_outcome_has_a_row():
    tables = told_world([], claims=[("armed_group", "jnim", "control")])
    assert outcome_accounts(tables)["outcome"].tolist() == ["control claimed"]


def test_one_of_five_saturdays_is_a_saturday():
    hours, weekdays, months = calendar_panels(violent_happenings(small_tables()))
    assert weekdays.tally == [0, 1, 0, 0, 0, 1, 0]  # a Tuesday, and one of five Saturdays
    assert months.tally[3] == 1
    assert months.tally[8] == 1
    assert hours.tally[5] == 1


def test_a_bin_stands_out_only_beyond_chance():
    even = Panel("By weekday", list("abcdefg"), [10] * 7, [1 / 7] * 7, "events")
    assert even.beyond == []
    peak = Panel("By weekday", list("abcdefg"), [40, *[5] * 6], [1 / 7] * 7, "events")
    assert peak.beyond == ["a"]


def test_a_region_abroad_carries_its_country():
    events = pd.DataFrame({"admin1": ["Mopti", "Sahel", None], "country": ["ML", "BF", None]})
    assert region_names(events).tolist() == ["Mopti", "Sahel (BF)", NO_REGION]


def test_months_are_bars_over_the_articles_read():
    reports = [attack(n, f"2023-{n % 12 + 1:02d}-11") for n in range(1, 40)]
    tables = told_world([], parties=[("jnim", "initiator"), ("fama", "target")], reports=reports)
    for drawn in (actor_months(tables), region_months(tables)):
        twin = describe(drawn.figure)
        assert "39 in 12 months, most 4 in" in twin
        assert "Articles read a month" in twin
        assert "The strip at the foot" in drawn.caption


def test_the_tallest_bar_is_said():
    none = pd.Series([], dtype="datetime64[ns]")
    months = pd.Series(pd.to_datetime(["2023-04-01", "2023-04-01", "2023-05-01"]))
    rows = [MonthRow("Mopti", "#000000", months, none)]
    assert most_in_a_month(rows) == "the tallest bar is 2 (Mopti, Apr 2023)"
