"""Does it hold: a planted shift holds, one that an outlet makes turns, three fights are too few."""

import pytest
from many_fights import many_fights
from views_world import nothing_kept, small_tables

from analysis.views.holding import (
    does_it_hold,
    draw_holding,
    holding_table,
    say_finding,
    say_holding,
)
from analysis.views.layout import crowded
from analysis.views.measures import select
from analysis.views.partner_takeaways import say_partners
from analysis.views.periods import read_boundaries
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")
CHOICES = {"since": "", "until": "", "countries": [], "actors": [], "salience": ["news"]}
SHIFT = ["france_forces"] * 50 + ["wagner", "wagner", "france_forces"] * 20


def held(tables, *periods):
    return does_it_hold(tables, CHOICES, read_boundaries(tables, list(periods or ["2022"])))


def verdicts(found):
    return {(row.change, row.choice): row.verdict for row in found.changes.itertuples()}


def test_a_planted_shift_holds_in_every_recount():
    tables = many_fights(*({"actor": one, "dead": 2} for one in SHIFT))
    found = held(tables)
    assert set(verdicts(found).values()) == {"holds"}
    own = found.changes.iloc[0]
    assert (own.before.n, own.after.n) == (52, 58)
    assert own.low > 0
    every = found.combined.iloc[0]
    assert every["turn"] == 0
    assert every["counted"] == every["agree"] == 16


def test_a_finding_that_one_outlet_makes_turns_without_it():
    french, russian = "france_forces", "wagner"
    before = [(french, "A"), (french, "A"), (russian, "B")] * 30
    after = [(russian, "A"), (russian, "A"), (french, "B")] * 30
    fights = [{"actor": actor, "outlet": outlet} for actor, outlet in before + after]
    tables = many_fights(*fights)
    found = held(tables, "2022-09-26")
    assert verdicts(found)["without", "A"] == "turns"
    sentence = say_finding(found)
    assert "the finding turns in" in sentence
    assert "turns in 0 of" not in sentence
    assert any("the finding turns in « without: A »" in one for one in say_holding(found))
    twin = describe(draw_holding(tables, found).figure)
    assert "turns" in twin


def test_a_difference_that_chance_may_make_is_not_sure():
    mixed = (["wagner", "france_forces"] * 26) + (["wagner", "france_forces", "wagner"] * 20)
    found = held(many_fights(*mixed))
    assert verdicts(found)["as in this notebook", "all of it"] == "not sure"
    assert "after 0 of 1 boundary, 1 not sure" in say_finding(found)


def test_three_fights_are_too_few_and_their_counts_are_shown():
    tables = many_fights("france_forces", "wagner", {"actor": "wagner", "salience": "recalled"})
    found = held(tables, "2021-01-08")
    assert set(verdicts(found).values()) == {"too few"}
    assert say_finding(found).endswith("at best 1 on the smaller side of a boundary")
    drawn = draw_holding(tables, found)
    twin = describe(drawn.figure)
    assert "0 of 1 → 1 of 1" in twin
    assert "0 of 1 → 2 of 2" in twin
    assert crowded(drawn.figure) == []
    assert found.combined.loc[0, "counted"] == 0
    assert "30 are needed on each side" in say_holding(found)[0]


def test_exact_days_dead_and_tellings_are_counted_their_own_way():
    fights = [{"actor": one, "dead": 2} for one in SHIFT] + [{"actor": "wagner"}]
    copy = {"actor": "wagner", "copy_of": 0, "dead": 1}
    found = held(many_fights(*fights, copy))
    n = {row.choice: row.before.n + row.after.n for row in found.changes.itertuples()}
    assert n["all of it"] == 112
    assert n["each telling once"] == 111
    assert n["by the dead, lowest figures"] == 110


def test_the_table_has_a_row_for_each_change_and_one_for_all_combinations():
    found = held(many_fights(*SHIFT), "2022", "2022-06")
    table = holding_table(found)
    assert table.columns.tolist() == ["changed", "to", "2022", "Jun 2022"]
    assert table["changed"].tolist()[0] == "as in this notebook"
    assert table.iloc[-1]["changed"] == "all combinations"
    assert table.loc[0, "2022"].endswith(": holds")
    drawn = draw_holding(many_fights(*SHIFT), found)
    assert crowded(drawn.figure) == []
    assert "« holds »" in drawn.caption


@pytest.mark.parametrize("tables", [small_tables(), nothing_kept(small_tables())])
def test_without_fights_or_boundaries_it_runs_and_says_so(tables):
    found = held(tables)
    assert say_finding(found).startswith("Too few fights with a partner")
    empty = does_it_hold(tables, CHOICES, [])
    assert "No boundary between two periods" in describe(draw_holding(tables, empty).figure)
    assert holding_table(empty)["changed"].tolist() == ["all combinations"]
    assert say_partners(select(tables), found).startswith("Too few statements")
    assert say_finding(empty).startswith("Too few")


def test_an_outlet_of_strange_marks_is_shown_with_its_marks():
    names = ["Le Fleuve", "<b>\u202eHebdo"] * 60
    fights = [
        {"actor": actor, "outlet": name}
        for actor, name in zip(SHIFT, names[: len(SHIFT)], strict=True)
    ]
    tables = many_fights(*fights)
    figure = draw_holding(tables, held(tables)).figure
    assert crowded(figure) == []
    assert "without: <b>⟨U+202E⟩Hebdo" in describe(figure)


def test_the_same_tables_give_the_same_answer():
    tables = many_fights(*SHIFT)
    one, two = held(tables), held(tables)
    assert holding_table(one).equals(holding_table(two))
