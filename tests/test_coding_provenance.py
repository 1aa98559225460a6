"""Every row leads back to French words, and the words say what the row says."""

from dataclasses import replace

import pytest
from coded import CODED
from provenance_rules import RULES

CORPORA = ("tables", "exercise")  # the fixtures: the seeds, the invented articles


@pytest.fixture(params=CORPORA)
def coded(request):
    """Give the tables of each corpus in turn."""
    return request.getfixturevalue(request.param)


def test_every_rule_of_the_tables_is_kept(coded):
    coded.check()


def test_every_frame_has_rows(tables, exercise):
    assert [n for n in CODED if not len(getattr(tables, n)) + len(getattr(exercise, n))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_words_say_what_the_row_says(coded, rule):
    assert list(rule(coded)) == []


# --- the rules themselves: each finds the row that was made wrong ---------------------------------

WRONG = [
    ("places_in_the_text", "tolls", lambda row: {"start": row["start"] - 1}),
    ("places_in_the_text", "reports", lambda row: {"end": row["start"]}),
    ("places_in_the_text", "claims", lambda row: {"end": 10**6}),
    ("quoted_words", "mentions", lambda row: {"start": row["start"] + 1}),
    ("quoted_words", "labels", lambda row: {"term": row["term"] + "s"}),
    ("figures", "tolls", lambda row: {"low": 1_234, "high": None}),
    ("figures", "tolls", lambda row: {"is_approximate": not row["is_approximate"]}),
    ("actors", "participants", lambda row: {"actor_id": "ukraine", "basis": "named"}),
    ("actors", "participants", lambda row: {"actor_id": "ukraine", "basis": "claimed"}),
    ("actors", "presence", lambda row: {"actor_id": "ukraine"}),
    ("methods", "methods", lambda row: {"method": "other"}),
    ("places", "reports", lambda row: {"place": "Ouagadougou", "place_id": "ouagadougou"}),
    ("places", "report_places", lambda row: {"place_id": "ouagadougou"}),
    ("speakers", "claims", lambda row: {"speaker": "Napoléon"}),
    ("speakers", "claims", lambda row: {"quote": "L'État, c'est moi"}),
    ("channels", "claims", lambda row: {"channel": "wax tablet"}),
    ("labels", "labels", lambda row: {"start": row["start"] + 2}),
    ("times", "mentions", lambda row: {"kind": "time", "ref": "5h30"}),
]


@pytest.mark.parametrize(("name", "frame", "change"), WRONG, ids=[f"{w[0]}-{w[1]}" for w in WRONG])
def test_a_wrong_row_is_found(exercise, name, frame, change):
    data = getattr(exercise, frame).copy()
    for column, value in change(data.iloc[0]).items():
        data.loc[data.index[0], column] = value
    rule = next(rule for rule in RULES if rule.__name__ == name)
    wrong = replace(exercise, **{frame: data})
    assert len(list(rule(wrong))) > len(list(rule(exercise)))
