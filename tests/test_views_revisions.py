"""A toll through successive dispatches: one number an article and speaker, in their order."""

from dataclasses import replace

import pandas as pd
import pytest
from views_world import report, told_world

from analysis.views.revisions import (
    ATTACKED,
    ATTACKERS,
    COPY,
    FIRST,
    HIGHER,
    LOWER,
    NO_SPEAKER,
    SAME,
    revision_evidence,
    toll_series,
)
from analysis.views.toll_steps import toll_revisions
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")
ARMY, JNIM = ("military", "fama"), ("armed_group", "jnim")
PARTIES = [("jnim", "initiator"), ("fama", "target")]
TWICE = [report("a:1"), report("b:1", article_id="b", event_id="a:1", start=0, end=3)]


def told(*figures, **more):
    """Return tables in which two dispatches tell of one attack; « b » is the later one."""
    return told_world(list(figures), parties=PARTIES, reports=TWICE, **more)


def dead(low, by=None, where="a:1", **cells):
    """Return a figure of dead soldiers."""
    return {"low": low, "by": by, "report_id": where, "victims": "fama"} | cells


def steps(tables):
    """Return speaker, number and change of the one series."""
    (series,) = toll_series(tables)
    return [(one.side, one.number.low, one.change) for one in series.tellings]


@pytest.mark.parametrize(("later", "change"), [(9, HIGHER), (6, SAME), (4, LOWER)])
def test_a_number_is_set_against_the_same_speakers_number_before(later, change):
    tables = told(dead(6, ARMY), dead(later, ARMY, "b:1"))
    side = "Malian state"
    assert steps(tables) == [(side, 6, FIRST), (side, later, change)]


def test_another_speaker_revises_nobody():
    found = steps(told(dead(6, ARMY), dead(40, JNIM, "b:1")))
    assert [change for _, _, change in found] == [FIRST, FIRST]


def test_what_the_dispatches_tell_themselves_is_one_voice():
    assert steps(told(dead(6), dead(9, None, "b:1"))) == [
        (NO_SPEAKER, 6, FIRST),
        (NO_SPEAKER, 9, HIGHER),
    ]


def test_a_part_is_not_added_to_its_total():
    part = dead(4, ARMY, "b:1", part_of="t1")
    assert [n for _, n, _ in steps(told(dead(6, ARMY), dead(9, ARMY, "b:1"), part))] == [6, 9]


def test_the_dead_of_who_acts_are_a_series_of_their_own():
    fighters = {"victims": "jnim"}
    tables = told(
        dead(6, ARMY), dead(6, ARMY, "b:1"),
        dead(20, ARMY, **fighters), dead(30, ARMY, "b:1", **fighters),
    )  # fmt: skip
    assert {series.victims for series in toll_series(tables)} == {ATTACKED, ATTACKERS}


def test_a_copy_is_marked_and_makes_no_series():
    tables = told(dead(6, ARMY), dead(6, ARMY, "b:1"))
    copies = tables.articles["article_id"].map({"b": "a_0123456789abcdef"}).astype("string")
    copied = replace(tables, articles=tables.articles.assign(near_duplicate_of=copies))
    assert toll_series(copied) == []
    assert "from 2 on this figure is drawn" in describe(toll_revisions(copied).figure)


def reprinted(tables):
    """Return the tables with a third dispatch that reprints « b » word for word."""
    old, new = "b", {"article_id": "c", "report_id": "c:1", "toll_id": "c:t", "claim_id": "c:c"}
    frames = {}
    for name in ("articles", "reports", "tolls", "claims"):
        frame = getattr(tables, name)
        copy = frame[frame["article_id"] == old]
        copy = copy.assign(**{key: value for key, value in new.items() if key in frame})
        if name == "articles":
            copy["near_duplicate_of"] = old
        frames[name] = pd.concat([frame, copy.astype(frame.dtypes)], ignore_index=True)
    return replace(tables, **frames)


def test_a_copy_is_drawn_hollow_and_changes_no_number():
    tables = reprinted(told(dead(6, ARMY), dead(9, ARMY, "b:1")))
    assert [change for _, _, change in steps(tables)] == [FIRST, HIGHER, COPY]
    twin = describe(toll_revisions(tables).figure)
    assert "hollow mark « Malian state: 9, a copy »" in twin
    assert "2 dispatches, 1 copy" in twin


def test_the_drawing_shows_steps_ranges_and_days_that_may_be_meant():
    tables = told(dead(6, ARMY), dead(20, ARMY, "b:1", high=99))
    drawn = toll_revisions(tables)
    twin = describe(drawn.figure)
    assert "line « Malian state, step by step »" in twin
    assert "bar « published within: Malian state: 20–99 » 2023-09-17 … 2023-09-19" in twin
    assert "6 → 20–99 in 2 dispatches" in twin
    assert "Of 1 toll that several dispatches tell, 1 is raised" in twin


def test_the_table_gives_the_words_of_each_number():
    table = revision_evidence(told(dead(6, ARMY), dead(9, ARMY, "b:1")))
    assert table["change"].tolist() == [FIRST, HIGHER]
    assert table["how many"].tolist() == ["6", "9"]
    assert table["about"].str.startswith("Sévaré").all()
    assert table["figure"].str.startswith("«").all()


def test_what_a_dispatch_calls_its_count_stands_beside_the_number():
    first = dead(6, ARMY, count_stage="provisional")
    tables = told(first, dead(9, ARMY, "b:1", count_stage="revised"))
    assert "6 (provisional) → 9 (revised)" in describe(toll_revisions(tables).figure)
    assert revision_evidence(tables)["called"].tolist() == ["provisional", "revised"]
    assert revision_evidence(told(dead(6), dead(9, None, "b:1")))["called"].tolist() == ["—", "—"]


def test_one_dispatch_alone_has_no_history():
    tables = told_world([dead(6, ARMY)], parties=PARTIES)
    assert revision_evidence(tables).empty
    assert "n = 1 dispatch at most" in describe(toll_revisions(tables).figure)
