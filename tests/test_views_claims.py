"""Rival versions: who counts whom, who confirms whom, who is silent, and how it is drawn."""

from dataclasses import replace

import pytest
from views_world import nothing_kept, report, small_rows, small_tables, told_world

from analysis.frames.dead import DISPATCH, OTHER_PARTY, OUTSIDER, OWN
from analysis.views import (
    claim_evidence,
    confirming,
    deadliness,
    not_said,
    rivals,
    standings,
    takeaways,
)
from analysis.views.confirming import confirmations
from analysis.views.episodes import episode_cards, episodes
from analysis.views.layout import crowded
from analysis.views.measures import FEWEST_FOR_SHARES, select
from analysis.views.silences import say_silences, silences
from analysis.views.told import told_figures
from analysis.views.twin import describe
from analysis.views.versions import rivalries

pytestmark = pytest.mark.usefixtures("style")

ARMY, JNIM = ("military", "fama"), ("armed_group", "jnim")
HRW, MAYOR = ("ngo", "ngo_hrw"), ("local_official", None)
ATTACK = (("jnim", "initiator"), ("fama", "target"))
SWEEP = (("fama", "initiator"), ("wagner", "initiator"), ("jnim", "target"))
CIVILIANS = {"low": 300, "by": HRW, "victims": "civilians"}
HUNDREDS = {"low": 200, "high": 999, "by": JNIM, "victims": "civilians"}
FIGHTERS = {"low": 203, "by": ARMY, "victims": "jihadists_unspecified", "outcome": "neutralised"}


@pytest.fixture(scope="module")
def sweep():
    """Give an operation of which an army, an organisation and a group tell three versions."""
    silence = [("un", None, "access_denied"), ("media", None, "unverified")]
    return told_world([CIVILIANS, HUNDREDS, FIGHTERS], claims=silence, parties=SWEEP)


@pytest.fixture(scope="module")
def fight():
    """Give an attack in which each side counts the other's dead."""
    figures = [
        {"low": 10, "by": ARMY, "victims": "jnim"},
        {"low": 3, "by": JNIM, "victims": "jnim"},
        {"low": 20, "high": 99, "by": JNIM},
        {"low": 20, "high": 99},
    ]
    return told_world(figures, claims=[(*ARMY, "denial"), (*JNIM, "control")], parties=ATTACK)


@pytest.mark.parametrize(
    ("by", "victims", "standing"),
    [
        (ARMY, "fama", OWN),
        (("government", "fama"), "fama", OWN),
        (JNIM, "fama", OTHER_PARTY),
        (ARMY, "jnim", OTHER_PARTY),
        (ARMY, "civilians", OTHER_PARTY),
        (ARMY, "unspecified", OTHER_PARTY),
        (MAYOR, "civilians", OUTSIDER),
        (HRW, "fama", OUTSIDER),
        (("foreign_government", "france_forces"), "fama", OUTSIDER),
        (None, "fama", DISPATCH),
    ],
)
def test_how_a_speaker_stands_to_the_dead(by, victims, standing):
    tables = told_world([{"low": 1, "by": by, "victims": victims}], parties=ATTACK)
    assert told_figures(tables)["standing"].tolist() == [standing]


def test_who_fights_beside_the_dead_is_of_their_side():
    figure = {"low": 1, "by": ARMY, "victims": "wagner"}
    tables = told_world([figure], parties=[*ATTACK, ("wagner", "target")])
    assert told_figures(tables)["standing"].tolist() == [OWN]
    assert told_figures(told_world([figure], parties=ATTACK))["standing"].tolist() == [OTHER_PARTY]


def test_whose_dead_are_contested(sweep, fight):
    assert told_figures(sweep)["is_contested"].all()
    assert not told_figures(fight)["is_contested"].any()
    by_both = told_world([CIVILIANS, FIGHTERS | {"by": HRW}, FIGHTERS], parties=SWEEP)
    assert not told_figures(by_both)["is_contested"].any()


def test_three_versions_of_one_operation(sweep):
    (one,) = rivalries(sweep)
    versions = [(v.group, v.outcome, v.low, v.high, v.bloc) for v in one.versions]
    assert versions == [
        ("civilians", "killed", 300, 300, "ngo"),
        ("civilians", "killed", 200, 999, "jihadist"),
        ("jihadist", "neutralised", 203, 203, "malian_state"),
    ]
    assert one.sides == 3
    assert "un: says access is refused" in one.silent
    assert "jihadist groups: no figure of its own dead" in one.silent


def test_a_dispatchs_own_figure_is_no_version_beside_the_same_of_a_speaker(fight):
    (one,) = rivalries(fight)
    versions = [("JNIM", 20), ("Malian Armed Forces", 10), ("JNIM", 3)]
    assert [(v.name, v.low) for v in one.versions] == versions
    assert one.silent == ["Malian state: no figure of its own dead"]


def test_one_version_alone_is_no_rivalry():
    assert rivalries(told_world([{"low": 6, "by": ARMY}], parties=ATTACK)) == []
    unheard = told_world([{"low": 6, "by": MAYOR}], parties=ATTACK)
    assert rivalries(unheard) == []
    doubted = [("media", None, "unverified")]
    assert len(rivalries(told_world([{"low": 6, "by": ARMY}], claims=doubted))) == 1


def test_the_accused_stands_with_the_accuser():
    tables = told_world([CIVILIANS], parties=SWEEP)
    tables.participants["claim_id"] = tables.participants["actor_id"].map({"fama": "c0"})
    tables.participants["claim_id"] = tables.participants["claim_id"].astype("string")
    (named,) = claim_evidence.version_evidence(tables)["names as acting"]
    assert named.startswith("Malian Armed Forces")
    assert "Wagner" not in named


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (("un", None, "no_comment", "fama"), "Malian Armed Forces: no comment"),
        (("local_official", None, "toll_unknown"), "local official: says no toll is known"),
        ((None, None, "unclaimed"), "nobody claims it"),
        (("media", None, "unverified"), "speaker: could not verify"),
        ((None, None, "unverified", "fama"), "Malian Armed Forces: does not confirm"),
        (("un", None, "access_denied", "fama"), "Malian Armed Forces: refuses access"),
    ],
)
def test_silence_says_whose_it_is(claim, said):
    rows = silences(told_world([], claims=[claim], parties=ATTACK))
    assert say_silences(rows) == [said]
    assert rows["article_id"].notna().all()


def test_a_side_that_is_not_quoted_is_told_apart_from_one_that_says_no_figure():
    figure = {"low": 20, "high": 99, "by": JNIM}
    assert silences(told_world([figure], parties=ATTACK))["kind"].tolist() == ["unheard"]
    spoken = told_world([figure], claims=[(*ARMY, "report")], parties=ATTACK)
    assert silences(spoken)["kind"].tolist() == ["own_dead"]
    admitted = told_world([figure, {"low": 2, "by": ARMY}], parties=ATTACK)
    assert silences(admitted).empty
    no_loss = told_world([figure, {"low": 0, "by": ARMY}], parties=ATTACK)
    assert silences(no_loss).empty
    none_dead = told_world([figure | {"low": 0, "high": 0}], parties=ATTACK)
    assert silences(none_dead).empty


def ways(tables):
    """Return who speaks for or against whom, and how."""
    rows = confirmations(tables)
    return {(row.who, row.whom): row.way for row in rows.itertuples()}


def test_who_calls_the_dead_something_else_confirms_nobody(sweep):
    found = ways(sweep)
    assert found["Malian state", "NGOs"] == "calls the dead something else"
    assert found["jihadist groups", "Malian state"] == "calls the dead something else"
    assert found["NGOs", "jihadist groups"] == "gives a figure that fits"


def test_figures_and_denials_speak_against(fight):
    rows = confirmations(fight)
    said = set(zip(rows["who"], rows["whom"], rows["way"], rows["sign"], strict=True))
    assert said == {
        ("Malian state", "jihadist groups", "denies", "≠"),
        ("Malian state", "jihadist groups", "gives another figure", "≠"),
        ("jihadist groups", "Malian state", "gives another figure", "≠"),
    }


def test_a_confirmation_has_a_direction():
    claims = [(*JNIM, "responsibility"), (*MAYOR, "confirmation"), (*ARMY, "no_comment")]
    found = ways(told_world([], claims=claims, parties=ATTACK))
    assert found == {("local official", "jihadist groups"): "confirms"}


def test_nobody_confirms_himself():
    claims = [("government", "fama", "report"), (*ARMY, "confirmation")]
    assert ways(told_world([], claims=claims, parties=ATTACK)) == {}


def test_successive_fights_of_one_dispatch_are_one_episode():
    days = [
        {"date": day, "date_earliest": day, "date_latest": day}
        for day in ("2023-04-01", "2023-04-02", "2023-04-03")
    ]
    reports = [report(f"a:{n}", **day) for n, day in enumerate(days, 1)]
    tables = told_world([], parties=ATTACK, reports=reports)
    assert episodes(tables)["episode"].tolist() == ["a:1"] * 3
    assert episode_cards(tables)["when"].tolist() == ["1–3 Apr 2023"]
    bomb = {"event_type": "Explosions/Remote violence", "sub_event_type": "Grenade"}
    for other in ({"place": "Kidal"}, bomb):
        apart = [reports[0], reports[1] | other]
        tables = told_world([], parties=ATTACK, reports=apart)
        assert episodes(tables)["episode"].tolist() == ["a:1", "a:2"]


def test_the_figure_tells_number_range_and_open_end(sweep, fight):
    twin = describe(rivals.rival_versions(sweep, "low_best_high").figure)
    assert "mark « Human Rights Watch: 300 » 300" in twin
    assert "bar « JNIM: 200–999 » 200 … 999" in twin
    assert "counts as: 200–999" in twin
    assert "Counting rule « low_best_high »" in twin
    twin = describe(rivals.rival_versions(fight, "by_side").figure)
    assert "counts as: jihadist groups 23–102; Malian state 10" in twin


def test_what_is_hedged_or_approximate_is_hollow():
    about = {"low": 10, "by": ARMY, "victims": "jnim", "is_approximate": True}
    tables = told_world([about, {"low": 4, "by": JNIM, "victims": "jnim"}], parties=ATTACK)
    twin = describe(rivals.rival_versions(tables, "lowest").figure)
    assert "hollow mark « Malian Armed Forces: 10 »" in twin
    assert "\nmark « JNIM: 4 »" in twin


def test_many_versions_have_room():
    figures = [
        {"low": 10**n, "high": None if n % 2 else 10 ** (n + 1), "by": by, "victims": victims}
        for n in range(5)
        for by in (ARMY, JNIM, MAYOR, HRW, None)
        for victims in ("fama", "jnim", "civilians")
    ]
    tables = told_world(figures, parties=ATTACK)
    drawings = [
        rivals.rival_versions(tables, "by_side"),
        standings.whose_figures(tables),
        confirming.who_confirms_whom(tables),
        not_said.silence_table(tables),
    ]
    assert [crowded(drawn.figure) for drawn in drawings] == [[]] * 4


def test_the_dead_of_each_method_stand_under_the_rule():
    rows = small_rows()["methods"][0] | {"report_id": "a:1", "start": 0, "end": 3}
    tables = told_world([{"low": 6, "by": ARMY}, {"low": 9, "by": JNIM}])
    method = tables.methods.reindex([0]).assign(**rows)
    tables = replace(tables, methods=method.astype(tables.methods.dtypes))
    twin = describe(deadliness.dead_by_method(tables, "highest").figure)
    assert "Most dead are told beside bomb or mine: 9 in 1 episode" in twin
    assert "mark « 9 » 9 in row « bomb or mine (n = 1) »" in twin
    twin = describe(deadliness.dead_by_method(tables, "by_side").figure)
    assert "6 in row « bomb or mine, as told by Malian state (n = 1) »" in twin


def test_shares_need_a_stated_number_of_figures():
    few = standings.whose_figures(told_world([{"low": 1, "by": ARMY}], parties=ATTACK))
    assert "%" not in describe(few.figure)
    figures = [{"low": n, "by": ARMY} for n in range(FEWEST_FOR_SHARES)]
    many = standings.whose_figures(told_world(figures, parties=ATTACK))
    assert "(100%)" in describe(many.figure)


@pytest.mark.parametrize(
    "table", [claim_evidence.version_evidence, claim_evidence.silence_evidence]
)
def test_an_empty_selection_keeps_the_columns(sweep, table):
    assert list(table(nothing_kept(sweep)).columns) == list(table(sweep).columns)
    assert len(table(sweep)) >= 3


def test_too_few_figures_are_said_to_be_too_few():
    assert takeaways.say_claims(select(small_tables())).startswith("Too few episodes")


def test_take_aways_name_the_rule_and_what_is_unknown():
    days = ["2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01"]
    reports = [
        report(f"a:{n}", date=day, date_earliest=day, date_latest=day) for n, day in enumerate(days)
    ]
    figures = [{"low": n, "by": ARMY, "report_id": f"a:{n}"} for n in range(5)]
    figures.append({"low": 9, "by": JNIM, "report_id": "a:4"})
    chosen = select(told_world(figures, parties=ATTACK, reports=reports), counting_rule="lowest")
    text = takeaways.say_claims(chosen)
    assert "5 episodes have a figure of the dead. In 1 (Sévaré) two sides or more" in text
    assert "6 of 6 figures with a speaker come from a party, 5 of these about its own" in text
    assert "Counting rule « lowest »: 10 dead in 5 episodes" in text
    assert "the highest 15" in text
    assert "1 episode without one are unknown, not zero." in text


def test_what_dispatches_tell_without_a_speaker_has_its_squares():
    drawn = standings.whose_figures(told_world([{"low": 1}, {"low": 2}], parties=ATTACK))
    assert "killed, said by the dispatch × 2" in describe(drawn.figure)
