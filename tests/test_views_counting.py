"""Counting rules: what each makes of the same figures, and what none may do."""

from dataclasses import replace

import pandas as pd
import pytest
from views_world import nothing_kept, report, small_rows, small_tables, told_world

from analysis.errors import UserError
from analysis.frames.dead import Interval
from analysis.views.counting import RULES, count_dead, say_number, say_rule, total, war_dead
from analysis.views.measures import check_parameters, select
from analysis.views.ways import counted_episodes

ARMY, JNIM = ("military", "fama"), ("armed_group", "jnim")
HRW, MAYOR, WITNESS = ("ngo", "ngo_hrw"), ("local_official", None), ("resident_witness", None)
PARTIES = (("jnim", "initiator"), ("fama", "target"))


def dead(low, by=None, **cells):
    """Return a figure of dead; `high` is `low` unless it is given."""
    return {"low": low, "by": by} | cells


def number(rule, *figures, parties=PARTIES):
    """Count one episode under a rule."""
    rows = count_dead(told_world(figures, parties=parties), rule)
    (row,) = rows.itertuples()
    return tuple(None if pd.isna(end) else end for end in (row.low, row.best, row.high))


SIX, TEN, DOZENS = dead(6, ARMY), dead(10, JNIM), dead(20, MAYOR, high=99)
OPEN = dead(71, WITNESS, high=None)
LUMPED = dead(30, ARMY, outcome="neutralised", victims="jnim")


@pytest.mark.parametrize(
    ("rule", "figures", "expected"),
    [
        ("lowest", [SIX], (6, 6, 6)),
        ("lowest", [SIX, TEN], (6, 6, 6)),
        ("lowest", [SIX, TEN, LUMPED], (6, 6, 6)),
        ("lowest", [DOZENS], (20, 20, 20)),
        ("lowest", [LUMPED], (None, None, None)),
        ("low_best_high", [SIX], (6, None, 6)),
        ("low_best_high", [SIX, TEN], (6, None, 10)),
        ("low_best_high", [SIX, DOZENS, LUMPED], (6, None, 99)),
        ("low_best_high", [OPEN], (71, None, 71)),
        ("low_best_high", [LUMPED], (None, None, None)),
        ("highest", [SIX, TEN], (10, None, 10)),
        ("highest", [SIX, DOZENS], (20, None, 99)),
        ("highest", [SIX, LUMPED], (36, None, 36)),
        ("acled_numbers", [dead(2, ARMY, high=9)], (3, 3, 3)),
        ("acled_numbers", [DOZENS], (12, 12, 12)),
        ("acled_numbers", [dead(200, ARMY, high=999)], (100, 100, 100)),
        ("acled_numbers", [SIX, DOZENS], (6, 6, 6)),
        ("acled_numbers", [LUMPED], (None, None, None)),
    ],
)
def test_what_a_rule_makes_of_figures(rule, figures, expected):
    assert number(rule, *figures) == expected


@pytest.mark.parametrize(
    ("figures", "best"),
    [
        ([dead(6, ARMY), dead(6, JNIM)], 6),
        ([dead(6, MAYOR), dead(6, WITNESS)], 6),
        ([dead(20, JNIM, high=99), dead(43, MAYOR)], 43),
        ([dead(6, ARMY), dead(6, ("government", "fama"))], None),
        ([dead(6, ARMY), dead(6)], None),
        ([dead(6, ARMY), dead(6, ("armed_group", "wagner"))], None),
        ([dead(6, ARMY), dead(6, MAYOR), dead(7, WITNESS)], None),
        ([dead(6, ARMY, high=None), dead(6, MAYOR, high=None)], None),
        ([dead(20, JNIM, high=99), dead(20, MAYOR, high=99)], None),
    ],
)
def test_a_best_number_needs_independent_sources_that_agree(figures, best):
    parties = [*PARTIES, ("wagner", "target")]
    assert number("low_best_high", *figures, parties=parties)[1] == best


def test_figures_for_different_victims_are_added_up():
    figures = [dead(6, ARMY), dead(11, ARMY, victims="civilians"), dead(9, MAYOR)]
    assert number("lowest", *figures) == (17, 17, 17)
    assert number("low_best_high", *figures) == (17, None, 20)


def test_a_part_is_not_added_to_its_total():
    whole = dead(12, MAYOR, victims="unspecified")
    parts = [dead(8, MAYOR, part_of="t0"), dead(4, MAYOR, victims="civilians", part_of="t0")]
    assert number("lowest", whole, *parts) == (12, 12, 12)
    assert number("highest", whole, *parts) == (12, None, 12)


def test_a_part_that_nobody_marked_does_not_exceed_its_total():
    figures = [dead(21, MAYOR, victims="unspecified"), dead(2, MAYOR)]
    assert number("highest", *figures) == (21, None, 21)


def test_a_speaker_who_repeats_himself_is_one_version():
    assert number("lowest", dead(2, MAYOR), dead(9, MAYOR)) == (9, 9, 9)


def test_two_forces_of_one_side_are_added_up_unless_one_is_not_named():
    named = [dead(12, MAYOR, victims="burkina_army"), dead(4, MAYOR, victims="vdp")]
    assert number("lowest", *named) == (16, 16, 16)
    vague = [dead(9, ARMY, victims="jnim"), dead(11, ARMY, victims="jihadists_unspecified")]
    assert number("lowest", *vague) == (11, 11, 11)


def test_one_sides_fighters_and_anothers_civilians_are_the_same_dead():
    figures = [
        dead(300, HRW, victims="civilians"),
        dead(203, ARMY, victims="jihadists_unspecified"),
    ]
    acts = (("fama", "initiator"), ("jnim", "target"))
    assert number("low_best_high", *figures, parties=acts) == (203, None, 300)
    # The army did not attack: the assailants that it killed are other dead.
    assert number("low_best_high", *figures) == (503, None, 503)


def test_neutralised_fighters_speak_against_a_best_number():
    figures = [
        dead(300, HRW, victims="civilians"),
        dead(300, MAYOR, victims="civilians"),
        dead(203, ARMY, victims="jihadists_unspecified", outcome="neutralised"),
    ]
    acts = (("fama", "initiator"), ("jnim", "target"))
    assert number("low_best_high", *figures, parties=acts) == (300, None, 300)
    assert number("low_best_high", *figures[:2], parties=acts) == (300, 300, 300)


def test_each_side_has_a_count_of_its_own():
    tables = told_world([SIX, TEN, dead(4, JNIM, victims="jnim"), dead(7)], parties=PARTIES)
    rows = count_dead(tables, "by_side").set_index("side")
    assert rows.loc["Malian state", ["low", "high"]].tolist() == [6, 6]
    assert rows.loc["jihadist groups", ["low", "high"]].tolist() == [14, 14]
    assert len(rows) == 2


def test_an_episode_without_a_figure_is_unknown_not_zero():
    for rule in RULES:
        rows = count_dead(told_world([], parties=PARTIES), rule)
        assert rows["low"].isna().all()
        assert len(rows) == 1
        assert total(rows) == Interval(None, None, None)
    assert counted_episodes(told_world([], parties=PARTIES), "lowest")["dead"].item() == "unknown"


def test_no_dead_at_all_is_a_number():
    assert number("lowest", dead(0, ARMY)) == (0, 0, 0)


def test_fights_that_one_dispatch_tells_as_one_count_once():
    day = {"date": "2023-04-01", "date_earliest": "2023-04-01", "date_latest": "2023-04-01"}
    next_day = dict.fromkeys(day, "2023-04-02")
    later = dict.fromkeys(day, "2023-04-09")
    figures = [dead(20, JNIM, high=99), dead(20, JNIM, high=99, report_id="a:2")]
    for second, expected in ((next_day, [20]), (later, [20, 20])):
        reports = [report("a:1", **day), report("a:2", **second)]
        rows = count_dead(told_world(figures, parties=PARTIES, reports=reports), "lowest")
        assert rows["low"].tolist() == expected


def test_a_reprint_counts_once():
    reports = [report("a:1"), report("b:1", article_id="b", event_id="a:1", start=0, end=3)]
    figures = [dead(6), dead(9, report_id="b:1")]
    tables = told_world(figures, parties=PARTIES, reports=reports)
    assert count_dead(tables, "highest")["low"].tolist() == [9]
    copies = tables.articles["article_id"].map({"b": "a_0123456789abcdef"}).astype("string")
    reprinted = replace(tables, articles=tables.articles.assign(near_duplicate_of=copies))
    assert count_dead(reprinted, "highest")["low"].tolist() == [6]


def test_accidents_stand_apart():
    kind = {"event_type": "Strategic developments", "sub_event_type": "Other"}
    tables = told_world([dead(13)], reports=[report("a:1", **kind)])
    rows = count_dead(tables, "lowest")
    assert rows["low"].tolist() == [13]
    assert war_dead(rows).empty
    assert "(apart)" in counted_episodes(tables, "lowest")["what"].item()


def test_a_sum_is_as_open_as_its_parts():
    rows = pd.concat(
        [
            count_dead(told_world([one], parties=PARTIES), "low_best_high")
            for one in (OPEN, DOZENS, LUMPED)
        ]
    )
    assert total(rows) == Interval(91, None, 170, True)
    assert say_number(total(rows)) == "91–170 or more"
    assert say_number(Interval(6, 7, 9)) == "6–9, best 7"


def test_an_unknown_rule_is_refused():
    shared = {"since": "", "until": "", "countries": [], "actors": [], "salience": []}
    check_parameters(**shared, counting_rule="by_side")
    with pytest.raises(UserError, match="« high » is none of lowest, low_best_high, highest"):
        check_parameters(**shared, counting_rule="high")
    with pytest.raises(UserError, match="counting_rule"):
        select(small_tables(), counting_rule="zzz")
    assert select(small_tables(), counting_rule="lowest").counting_rule == "lowest"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_does_and_bears_an_empty_selection(rule):
    assert rule in say_rule(rule)
    assert count_dead(nothing_kept(small_tables()), rule).empty


def test_counting_changes_nothing():
    tables = told_world([SIX, TEN, LUMPED], parties=PARTIES)
    tables.check()
    before = {name: frame.copy() for name, frame in tables.frames().items()}
    for rule in RULES:
        count_dead(tables, rule)
    for name, frame in tables.frames().items():
        pd.testing.assert_frame_equal(frame, before[name])
    assert small_rows()["tolls"][0]["low"] == 6
