"""Hand coding: begun by the coder, read back by the scorer, and laid beside another's."""

import copy
import json

import pytest

from analysis.cli import main
from analysis.errors import UserError
from analysis.evaluation import (
    agreement,
    choices,
    prefilled,
    read_gold,
    report_agreement,
    score,
    write_prefilled,
)
from analysis.evaluation.gold import gold_article

EVENT = {
    "id": "1",
    "salience": "main",
    "event_type": "Armed clash",
    "date": "2024-05-14",
    "places": ["Boulkessi"],
    "country": "Mali",
    "perpetrators": ["jnim"],
    "targets": ["fama"],
    "target_kind": "camp",
    "methods": ["gunfire"],
    "killed": [{"victims": "fama", "alt_victims": ["unspecified"], "low": 12, "high": 12}],
}
CODING = {
    "id": "a",
    "actors": ["jnim", "fama"],
    "places": ["Boulkessi"],
    "events": [EVENT, EVENT | {"id": "2", "date": "2024-05-01", "places": ["Hombori"]}],
    "claims": [
        {"event": "1", "source_kind": "military", "type": "casualties"},
        {"event": None, "source_kind": "un", "type": "no_comment"},
    ],
    "presence": [{"actor": "wagner", "statement": "present"}],
    "labels": [{"actor": "jnim", "term": "terroristes"}],
}


def read(coding):
    return {"a": gold_article("a", copy.deepcopy(coding))}


# Begun by the coder


@pytest.mark.parametrize("corpus_name", ["tables", "exercise"])
def test_what_the_coder_begins_is_what_the_scorer_reads(corpus_name, request):
    tables = request.getfixturevalue(corpus_name)
    ids = tables.articles["article_id"]
    gold = {one: gold_article(one, json.loads(json.dumps(prefilled(tables, one)))) for one in ids}
    scored = score(tables, gold)
    assert scored.errors.empty
    values = scored.frame().drop(["events merged", "events split"])["value"].dropna()
    assert (values == 1).all()
    assert len(values) >= 20


def test_the_form_is_that_of_the_guide(tables, root):
    article = tables.articles["article_id"].iloc[0]
    ours = prefilled(tables, article)
    theirs = json.loads((root / "tests" / "gold" / f"{article}.json").read_text("utf-8"))
    assert ours.keys() <= theirs.keys() | {"labels"}
    assert ours["events"][0].keys() <= theirs["events"][0].keys() | {"words"}
    assert len(ours["events"][0]["words"].split()) <= 5


def test_an_unknown_article_cannot_be_begun(tables):
    with pytest.raises(UserError, match="no article zzz"):
        prefilled(tables, "zzz")


def test_hand_coding_is_written_once(tmp_path):
    article, out = tmp_path / "a.txt", tmp_path / "a.json"
    article.write_text("Deux soldats ont été tués jeudi à Ménaka, a dit un habitant.\n", "utf-8")
    assert main(["gold", str(article), "--out", str(out)]) == 0
    assert out.read_text("utf-8") == write_prefilled(article)
    assert read_gold(tmp_path)["a"].events[0].places == {"menaka"}
    out.write_text("des heures de travail", "utf-8")
    assert main(["gold", str(article), "--out", str(out)]) == 2
    assert out.read_text("utf-8") == "des heures de travail"


@pytest.mark.parametrize(("content", "message"), [(None, "is a folder"), (b"", "is empty")])
def test_what_is_no_article_is_refused(tmp_path, content, message):
    path = tmp_path
    if content is not None:
        path = tmp_path / "a.txt"
        path.write_bytes(content)
    with pytest.raises(UserError, match=message):
        write_prefilled(path)


# Two coders


def test_a_coder_agrees_with_herself(root):
    gold = read_gold(root / "tests" / "gold")
    both = agreement(gold, gold)
    values = both.frame()["value"].drop(["events merged", "events split"]).dropna()
    assert (values == 1).all()
    assert (choices(gold, gold)["same"] == 1).all()


DIFFERENCES = [
    ({"event_type": "Attack"}, "type right", 0.5),
    ({"date": "2024-05-13"}, "date exact", 0.5),
    ({"target_kind": "base"}, "target kind right", 0.5),
    ({"perpetrators": ["isgs"]}, "perpetrators", 0.5),
    (
        {"killed": [{"victims": "fama", "low": 13, "high": 13}]},
        "figures on event with victims",
        0.5,
    ),
]


@pytest.mark.parametrize(("cells", "measure", "value"), DIFFERENCES)
def test_each_difference_costs_its_measure_the_same_both_ways(cells, measure, value):
    other = CODING | {"events": [EVENT | cells, CODING["events"][1]]}
    one_way, other_way = (
        agreement(*pair).frame()["value"]
        for pair in ((read(CODING), read(other)), (read(other), read(CODING)))
    )
    assert one_way[measure] == other_way[measure] == value
    assert one_way["events"] == 1


def test_an_accepted_alternative_counts_half_when_only_one_would_accept_it():
    other = CODING | {"events": [EVENT | {"event_type": "Attack", "alt_types": ["Armed clash"]}]}
    mine = CODING | {"events": [EVENT]}
    assert agreement(read(mine), read(other)).frame().loc["type right", "value"] == 0.5


def test_what_is_optional_for_one_is_no_difference():
    partial = {"victims": "fama", "low": 3, "high": 3, "partial": True}
    more = EVENT | {"killed": [*EVENT["killed"], partial]}
    aside = EVENT | {"id": "9", "places": ["Kayes"], "date": "2020", "optional": True}
    other = CODING | {"events": [more, CODING["events"][1], aside]}
    values = agreement(read(CODING), read(other)).frame()["value"]
    assert (values.drop(["events merged", "events split"]).dropna() == 1).all()


def test_kappa_takes_chance_away():
    other = CODING | {"events": [EVENT, CODING["events"][1] | {"salience": "background"}]}
    table = choices(read(CODING), read(other))
    assert table.loc["salience"].tolist() == [2, 0.5, 0.0]
    assert table.loc["type", "same"] == 1
    assert table.loc["type", "kappa"] is not None


def test_codings_without_a_common_article_do_not_agree_or_disagree():
    with pytest.raises(UserError, match="no article in common"):
        agreement(read(CODING), {"b": gold_article("b", CODING)})


def test_score_takes_a_second_coder_for_tables(root, tmp_path, capsys):
    gold = root / "tests" / "gold"
    first = sorted(gold.glob("*.json"))[0]
    (tmp_path / first.name).write_bytes(first.read_bytes())
    assert main(["score", str(tmp_path), str(gold), "--errors", "--intervals"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 article coded twice")
    assert "coded once only" in said
    assert said == report_agreement(tmp_path, gold, intervals=True, errors=True)
