"""Fights with partners and their shares by period: who is a partner, what a share is of."""

from dataclasses import replace

import pandas as pd
import pytest
from many_fights import many_fights, statement
from views_world import nothing_kept, small_tables

from analysis.tables import Tables
from analysis.views.layout import crowded
from analysis.views.partner_fights import fight_tellings, fights, partner_forces
from analysis.views.period_shares import draw_period_shares, period_shares, period_table
from analysis.views.periods import read_boundaries
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")


def with_presence(tables, *rows):
    frame = Tables.from_rows({"presence": list(rows)}).presence
    return replace(tables, presence=frame)


def shares_of(tables, periods=("2022",)):
    boundaries = read_boundaries(tables, list(periods))
    shares = period_shares(tables, boundaries)
    found = {
        (row.period, row.measure, row.bloc): (row.share.hits, row.share.n)
        for row in shares.itertuples()
    }
    return boundaries, shares, found


def test_a_government_or_a_neighbours_own_army_is_no_partner():
    forces = partner_forces(many_fights("wagner").actors)
    assert forces["africa_corps"] == "russian"
    assert not {"russia_gov", "benin_army", "fama"} & set(forces)


def test_a_telling_names_its_blocs_and_an_event_has_those_of_all_its_tellings():
    tables = many_fights("wagner", "france_forces", "benin_army", None)
    told = fight_tellings(tables)
    assert told["russian"].tolist() == [True, False, False, False]
    assert told["partner"].tolist() == [True, True, False, False]
    one = told.assign(event_id="f0")
    joined = fights(one)
    assert len(joined) == 1
    assert joined.loc[0, ["russian", "french_european"]].tolist() == [True, True]


def test_peaceful_events_are_no_fights_and_reprints_are_marked():
    tables = many_fights("wagner", {"actor": "wagner", "copy_of": 0})
    assert fight_tellings(tables)["is_reprint"].tolist() == [False, True]
    kind = {"event_type": "Strategic developments", "sub_event_type": "Agreement"}
    peace = replace(tables, events=tables.events.assign(**kind).astype(tables.events.dtypes))
    assert fight_tellings(peace).empty
    assert fights(fight_tellings(peace)).empty


def test_a_share_is_of_the_fights_or_dispatches_of_the_period():
    tables = many_fights(*["france_forces"] * 40, None, None, *["wagner"] * 40)
    tables = with_presence(
        tables,
        statement(60, "wagner", "present"),
        statement(61, "wagner", "present", is_negated=True),
        statement(62, "wagner", "withdraws"),
    )
    _, _, found = shares_of(tables)
    assert found["before 2022", "in a fight", "french_european"] == (40, 52)
    assert found["before 2022", "in a fight", "russian"] == (10, 52)
    assert found["from 2022 on", "in a fight", "russian"] == (30, 30)
    assert found["from 2022 on", "said to be there", "russian"] == (1, 30)


def test_merely_named_is_a_dispatch_that_does_no_more():
    tables = many_fights("wagner", None)
    mention = {"sentence": 0, "start": 0, "end": 2, "text": "Un", "kind": "actor", "ref": "wagner"}
    rows = [mention | {"mention_id": f"m{n}", "article_id": f"f{n}"} for n in (0, 1)]
    tables = replace(tables, mentions=Tables.from_rows({"mentions": rows}).mentions)
    _, _, found = shares_of(tables, ())
    assert found["all the time", "merely named", "russian"] == (1, 2)


def test_the_figure_draws_the_periods_that_have_enough_and_says_so_of_others():
    tables = many_fights(*["france_forces"] * 52, *["wagner"] * 50)
    boundaries, shares, _ = shares_of(tables, ("2022", "2022-12"))
    drawn = draw_period_shares(tables, boundaries, shares)
    twin = describe(drawn.figure)
    assert "Russian forces take part in 0 % (before 2022) and in 100 %" in twin
    assert "n = 2: too few" in twin
    assert crowded(drawn.figure) == []
    assert "0 events without a date and 0 over a boundary are in no period." in drawn.caption
    table = period_table(shares)
    assert table["period"].unique().tolist() == ["before 2022", "1 Jan – 30 Nov 2022",
                                                  "from Dec 2022 on"]  # fmt: skip
    assert table.loc[0, "French and European forces"] == "100 % (94–100 %), 52 of 52"


def test_undated_fights_are_in_no_period():
    tables = many_fights(*["wagner"] * 35, {"actor": "wagner", "date": None})
    boundaries, shares, found = shares_of(tables, ())
    assert found["all the time", "in a fight", "russian"] == (35, 35)
    caption = draw_period_shares(tables, boundaries, shares).caption
    assert "1 event without a date" in caption


@pytest.mark.parametrize("tables", [small_tables(), nothing_kept(small_tables())])
def test_few_fights_are_said_to_be_too_few(tables):
    boundaries, shares, _ = shares_of(tables)
    twin = describe(draw_period_shares(tables, boundaries, shares).figure)
    assert "from 30 on this figure is drawn" in twin
    assert isinstance(period_table(shares), pd.DataFrame)
