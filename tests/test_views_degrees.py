"""Fights, is said to be there, is merely named: three things that a dispatch keeps apart."""

from dataclasses import replace

import pytest
from views_world import nothing_kept, small_tables, told_world

from analysis.views.degrees import FIGHTS, LEAVES, NAMED, THERE, partner_degrees, partners_by_degree
from analysis.views.twin import describe

MENTION = {"article_id": "b", "sentence": 1, "start": 0, "end": 3, "text": "Une", "kind": "actor"}


def degrees(tables):
    rows = partner_degrees(tables)
    return {
        (row.article_id[0], row.actor_id): (row.degree, row.detail) for row in rows.itertuples()
    }


def with_mentions(tables, *actors):
    """Return the tables in which article « b » names these actors."""
    rows = tables.mentions.head(0)
    for n, actor in enumerate(actors):
        rows.loc[n] = MENTION | {"mention_id": f"b:m{n}", "ref": actor, "low": None, "high": None}
    return replace(tables, mentions=rows.astype(tables.mentions.dtypes))


def test_statements_say_there_or_leaving():
    found = degrees(small_tables())
    assert found["b", "france_forces"] == (THERE, "the article itself")
    assert found["b", "wagner"] == (LEAVES, "the article itself")
    assert len(found) == 2


def test_a_denied_statement_is_none():
    tables = small_tables()
    denied = tables.presence.assign(is_negated=True).astype(tables.presence.dtypes)
    assert degrees(replace(tables, presence=denied)) == {}


def test_merely_named_is_what_is_nothing_more():
    found = degrees(with_mentions(small_tables(), "wagner", "minusma", "russia_gov", "fama"))
    assert found["b", "wagner"][0] == LEAVES
    assert {degree for degree, _ in found.values()} == {THERE, LEAVES}
    actors = small_tables().actors
    un = actors.iloc[:1].assign(actor_id="minusma", bloc="un", kind="international")
    russia = actors.iloc[:1].assign(actor_id="russia_gov", bloc="russian", kind="government")
    known = type(actors)([*actors.to_dict("records"), *un.to_dict("records"),
                          *russia.to_dict("records")]).astype(actors.dtypes)  # fmt: skip
    tables = replace(small_tables(), actors=known)
    found = degrees(with_mentions(tables, "minusma", "russia_gov"))
    assert found["b", "minusma"] == (NAMED, "")
    assert ("b", "russia_gov") not in found


@pytest.mark.parametrize("role", ["initiator", "target", "partner", "intervener"])
def test_any_role_in_a_violent_event_is_a_fight(role):
    tables = told_world([], parties=[("wagner", role)])
    assert degrees(tables) == {("a", "wagner"): (FIGHTS, "Sévaré")}


def test_a_fight_that_a_claim_tells_stands_with_its_speaker():
    figure = {"low": 3, "by": ("armed_group", "jnim")}
    tables = told_world([figure], parties=[("wagner", "initiator")])
    parties = tables.participants.assign(claim_id="c0").astype(tables.participants.dtypes)
    assert degrees(replace(tables, participants=parties)) == {
        ("a", "wagner"): (FIGHTS, "Sévaré, says JNIM")
    }


def test_a_peaceful_report_is_no_fight():
    tables = told_world([], parties=[("wagner", "initiator")])
    kind = {"event_type": "Strategic developments", "sub_event_type": "Agreement"}
    reports = tables.reports.assign(**kind).astype(tables.reports.dtypes)
    assert degrees(replace(tables, reports=reports)) == {}


def test_the_figure_says_how_far_each_dispatch_goes():
    twin = describe(partners_by_degree(small_tables()).figure)
    assert (
        "Of 2 partners named, 0 are told of in a fight; 1 are said to be there, 1 to leave" in twin
    )
    assert "in row « French forces »: ◐ the dispatch" in twin
    assert partner_degrees(nothing_kept(small_tables())).empty
