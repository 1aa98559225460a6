"""Counted by month: one lane a partner and kind, the undated beside, the articles read below."""

from dataclasses import replace

import pandas as pd
import pytest
from many_fights import many_fights, statement

from analysis.tables import Tables
from analysis.views.by_month import (
    MOST_GROUPS,
    Group,
    Look,
    draw_by_month,
    named_days,
    partner_groups,
)
from analysis.views.degrees import partners_by_degree
from analysis.views.layout import crowded
from analysis.views.naming import MOST_MARKS as MOST_NAMINGS
from analysis.views.naming import what_they_are_called
from analysis.views.partners import MOST_MARKS, partner_spans
from analysis.views.periods import read_boundaries
from analysis.views.statements import PARTNER_BLOCS
from analysis.views.timeaxis import Window
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")
WORDS = "Un titre", "n = 3", "Source"
WAGNER = {"wagner": Group("Wagner Group", "#cf4a30")}


def rows(*cells):
    frame = pd.DataFrame(cells, columns=["group", "kind", "month"])
    return frame.assign(month=pd.to_datetime(frame["month"]))


def with_presence(tables, told):
    return replace(tables, presence=Tables.from_rows({"presence": told}).presence)


def test_each_month_has_a_bar_and_the_undated_stand_beside():
    tables = many_fights(*["wagner"] * 30)
    told = rows(
        ("wagner", "there", "2021-02-01"),
        ("wagner", "there", "2021-02-01"),
        ("wagner", "there", "2021-05-01"),
        ("wagner", "there", None),
    )
    boundaries = read_boundaries(tables, ["2021-04"])
    figure = draw_by_month(tables, told, WAGNER, {"there": Look("half")}, WORDS, boundaries).figure
    twin = describe(figure)
    assert "bar « Wagner Group: there 2 » 2021-02-01 … 2021-02-28" in twin
    assert "bar « Wagner Group: there 1 » 2021-05-01 … 2021-05-31" in twin
    assert "4 (1)" in twin
    assert "boundary × 1" in twin
    assert "Apr 2021: " in twin
    assert "bar « Le Fleuve »" in twin
    assert crowded(figure) == []


def test_rows_without_any_month_still_make_a_figure():
    tables = many_fights("wagner")
    for periods in (["2022", "2023"], []):
        boundaries = read_boundaries(tables, periods)
        told = rows(("wagner", "there", None))
        sheet = draw_by_month(tables, told, WAGNER, {"there": Look("solid")}, WORDS, boundaries)
        assert "1 (1)" in describe(sheet.figure)


def test_the_partners_most_spoken_of_stand_bloc_by_bloc():
    tables = many_fights("wagner")
    told = rows(
        *[("wagner", "there", None)] * 3,
        ("africa_corps", "there", None),
        *[("france_forces", "there", None)] * 2,
    )
    groups = partner_groups(tables, told, PARTNER_BLOCS)
    assert list(groups) == ["france_forces", "wagner", "africa_corps"]
    assert groups["wagner"].name == "Wagner Group"
    crowd = rows(*((f"actor_{n}", "there", None) for n in range(20)))
    assert len(partner_groups(tables, crowd, [*PARTNER_BLOCS, "unspecified"])) == MOST_GROUPS


def test_only_boundaries_that_the_axis_shows_are_named():
    boundaries = read_boundaries(many_fights("wagner"), ["2021", "2031"])
    window = Window(boundaries[0].day, boundaries[0].day)
    assert len(named_days(boundaries, [window])) == 1


def test_many_dispatches_are_counted_by_month_of_publication():
    tables = many_fights(*["wagner"] * 20, {"actor": "wagner", "copy_of": 0})
    tables = with_presence(tables, [statement(3, "france_forces", "withdraws")])
    drawn = partners_by_degree(tables, read_boundaries(tables, ["2021-03"]))
    twin = describe(drawn.figure)
    assert "n = 20 dispatches" in twin
    assert "bar « Wagner Group: in a fight 4 » 2021-01-01" in twin
    assert "« French forces: said to leave 1 »" in twin
    assert "20 articles read" in drawn.caption
    assert crowded(drawn.figure) == []


def test_many_statements_are_counted_by_their_own_month():
    tables = many_fights(*["wagner"] * 100)
    dated = [statement(n, "wagner", "operates", "2021-06-15") for n in range(MOST_MARKS // 2)]
    undated = [statement(n, "wagner", "present") for n in range(MOST_MARKS // 2)]
    others = [
        statement(1, "france_forces", "withdraws"),
        statement(2, "france_forces", "arrives", "2020-01-05"),
        statement(3, "wagner", "hired", is_negated=True),
    ]
    tables = with_presence(tables, [*dated, *undated, *others])
    drawn = partner_spans(tables, read_boundaries(tables, ["2021-03"]))
    twin = describe(drawn.figure)
    # Eighty that give June, and those of June's dispatches that give no date but say « is there ».
    assert "« Wagner Group: is there 84 » 2021-06-01" in twin
    assert "« Wagner Group: is there 4 » 2021-01-01" in twin
    assert "« French forces: arrives, hired 1 » 2020-01-01" in twin
    assert "1 (1)" in twin
    assert "hired" not in twin.replace("arrives, hired", "").replace("is hired", "")
    assert "1 give none, or a longer stretch of time" in drawn.caption
    assert crowded(drawn.figure) == []


def test_few_statements_are_drawn_one_by_one_with_the_boundaries():
    tables = with_presence(many_fights("wagner"), [statement(0, "wagner", "arrives", "2021-01-06")])
    drawn = partner_spans(tables, read_boundaries(tables, ["2021-01-05"]))
    assert "boundary × 1" in describe(drawn.figure)
    assert "1 dotted line part" in drawn.caption


def test_many_namings_are_counted_by_month_and_manner():
    tables = many_fights(*["wagner"] * 100)
    told = [
        {"label_id": f"l{n}", "article_id": f"f{n % 100}", "actor_id": "wagner", "sentence": 0,
         "term": "mercenaires" if n % 2 else "instructeurs", "is_distanced": n >= 200,
         "is_editorial": False, "speaker_kind": None if n < 100 else "military",
         "start": 0, "end": 2}
        for n in range(MOST_NAMINGS + 50)
    ]  # fmt: skip
    tables = replace(tables, labels=Tables.from_rows({"labels": told}).labels)
    drawn = what_they_are_called(tables, "russian", read_boundaries(tables, ["2021-03"]))
    twin = describe(drawn.figure)
    assert "« mercenaires: the dispatch's own 2 » 2021-01-01" in twin
    assert "« instructeurs: a speaker's 2 » 2021-01-01" in twin
    assert "at a distance, translated" in twin
    assert "100 articles read" in drawn.caption
    assert crowded(drawn.figure) == []
