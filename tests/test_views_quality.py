"""Coding quality: tables beside hand coding, in figures, tables and words of caution."""

import json

import pytest

from analysis.errors import UserError
from analysis.evaluation import prefilled
from analysis.views import quality as q
from analysis.views import quality_figures as figures
from analysis.views import quality_saying as saying
from analysis.views.layout import crowded
from analysis.views.twin import describe


def write_gold(folder, tables, ids=None, **changes):
    """Write the coder's own rows as hand coding, with some events changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in ids or tables.articles["article_id"]:
        coding = prefilled(tables, article)
        for event in coding["events"]:
            event |= changes
        (folder / f"{article}.json").write_text(json.dumps(coding), "utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def exercise_found(exercise, root):
    folder = root / "tests" / "exercise"
    return q.quality(exercise, str(folder / "gold"), str(folder))


@pytest.fixture(scope="module")
def perfect(tables, tmp_path_factory, root):
    gold = write_gold(tmp_path_factory.mktemp("gold"), tables)
    return q.quality(tables, gold, str(root / "seeds"))


def test_articles_of_the_corpus_are_scored(exercise_found):
    assert (exercise_found.articles, exercise_found.is_own) == (24, True)
    said = saying.say_scope(exercise_found)
    assert said.startswith("24 articles of this corpus are coded by hand")


def test_without_hand_coding_of_the_corpus_its_own_articles_are_coded(exercise, root):
    found = q.quality(exercise, str(root / "tests" / "gold"), str(root / "seeds"))
    assert (found.articles, found.is_own) == (5, False)
    assert "not of this corpus" in saying.say_scope(found)


def test_hand_coding_without_a_text_is_left_out_and_said(tables, tmp_path, root):
    gold = write_gold(tmp_path / "gold", tables)
    (tmp_path / "gold" / "zzz.json").write_text('{"events": []}')
    found = q.quality(tables, gold, str(root / "seeds"))
    assert found.left_out == ("zzz",)
    assert "1 hand-coded article without a text here" in saying.say_scope(found)


def test_no_hand_coding_is_refused(tables, tmp_path):
    with pytest.raises(UserError, match="no hand coding"):
        q.quality(tables, str(tmp_path), str(tmp_path))


def test_a_score_without_error_still_has_a_wide_interval(perfect):
    rows = q.score_rows(perfect.score)
    assert (rows["value"] == 1).all()
    assert (rows["high"] == 1).all()
    assert (rows["low"] < 0.95).all()
    assert rows.loc[rows["n"].idxmin(), "low"] == rows["low"].min()


def test_every_row_of_the_table_has_its_bounds_and_n(exercise_found):
    table = q.score_table(exercise_found.score)
    assert list(table) == ["frame", "asked", "score", "between", "n"]
    assert (table["n"] > 0).all()
    rows = q.score_rows(exercise_found.score)
    assert ((rows["low"] <= rows["value"]) & (rows["value"] <= rows["high"])).all()


def test_errors_stand_with_their_sentence_by_frame(exercise_found):
    table = q.error_table(exercise_found.score)
    assert set(table["frame"]) <= set(q.FRAMES_ASKED)
    assert table.loc[table["frame"] == "events", "sentence"].str.startswith("«").any()
    events = q.error_table(exercise_found.score, ["events"], ["merged"])
    assert set(events["fault"]) == {"merged"}
    counts = q.fault_table(exercise_found.score).set_index("frame")
    assert counts.to_numpy().sum() == len(table)
    assert counts.loc["events", "merged"] == len(events)


@pytest.mark.usefixtures("style")
@pytest.mark.parametrize("draw", [figures.scores_drawn, figures.event_fates, figures.figure_fates])
@pytest.mark.parametrize("name", ["perfect", "exercise_found"])
def test_figures_are_tidy_and_say_what_they_found(draw, name, request):
    found = request.getfixturevalue(name)
    drawn = draw(found)
    assert crowded(drawn.figure) == []
    assert f"{found.articles} articles" in describe(drawn.figure)


@pytest.mark.usefixtures("style")
def test_many_articles_show_those_with_most_errors(exercise_found, monkeypatch):
    monkeypatch.setattr(figures, "MOST_ARTICLES", 4)
    twin = describe(figures.event_fates(exercise_found).figure)
    assert "The 4 with most errors of 24." in twin
    assert "e02, merged" in twin


@pytest.mark.usefixtures("style")
def test_nothing_to_score_is_said(tables, tmp_path, root):
    (tmp_path / "zzz.json").write_text('{"events": []}')
    found = q.quality(tables, str(tmp_path), str(root / "seeds"))
    assert found.articles == 0
    for draw in (figures.scores_drawn, figures.event_fates, figures.figure_fates):
        assert "to draw" in describe(draw(found).figure)
    assert q.score_table(found.score).empty
    assert q.error_table(found.score).empty
    assert q.fault_table(found.score).empty
    assert saying.say_quality(found).startswith("Too few hand-coded articles")


@pytest.mark.usefixtures("style")
def test_two_readers_stand_beside_the_coder(tables, tmp_path, root):
    gold = root / "tests" / "gold"
    mine = write_gold(tmp_path / "mine", tables, target_kind="market")
    second = q.compare_coders(str(gold), mine)
    found = q.quality(tables, str(gold), str(root / "seeds"))
    twin = describe(figures.scores_drawn(found, second).figure)
    assert "Diamond: how far two readers agree" in twin
    assert "two readers" in twin
    kappas = q.kappa_table(str(gold), mine).set_index("of each event")
    assert float(kappas.loc["target kind", "coded alike"]) < 0.5
    differences = q.error_table(second)
    assert set(differences.loc[differences["asked"] == "what was attacked", "second reader"]) <= {
        "market"
    }
    alone, both = (q.score_rows(one).set_index("asked")["n"] for one in (found.score, second))
    assert abs(both["what was attacked"] - alone["what was attacked"]) <= 1
    assert "Two readers agree more" in saying.say_quality(found, second)
    assert q.compare_coders(str(gold), "") is None
    assert q.kappa_table(str(gold), "").empty


def test_take_aways_are_measured(exercise_found, perfect):
    said = saying.say_quality(exercise_found)
    assert "still leave room" in said or "measure little" in said
    assert "about 96 articles" in said
    said = saying.say_quality(perfect)
    assert "5 articles measure little" in said
    assert "That is no promise" in said
    assert "Nobody has coded these articles a second time" in said
