"""Scores against hand coding: the same figures as the scorer, and errors one can act on."""

import importlib.util
import itertools
import json
import random

import numpy as np
import pandas as pd
import pytest
from gold_tables import tables_from_gold
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UserError
from analysis.evaluation import read_gold, report, score
from analysis.evaluation.comparison import size_of
from analysis.evaluation.gold import gold_article
from analysis.evaluation.matching import best_columns
from analysis.evaluation.records import Value
from analysis.evaluation.scoring import MEASURES
from analysis.frames import COLUMNS
from analysis.tables import Tables

NOISY = {
    "reports": ("place", "time", "date_earliest", "date_latest", "date", "admin1", "country"),
    "report_places": ("place",),
    "participants": ("actor_id",),
    "methods": (),
    "claims": (),
    "tolls": ("victims", "low", "high"),
    "presence": ("actor_id",),
    "labels": ("actor_id", "term"),
    "mentions": ("ref", "text"),
}


@pytest.fixture(scope="module")
def gold_folder(root):
    return root / "tests" / "gold"


@pytest.fixture(scope="module")
def gold(gold_folder):
    return read_gold(gold_folder)


@pytest.fixture(scope="module")
def right(root, gold_folder):
    """Return tables that say what the hand coding of the seeds says."""
    return tables_from_gold(gold_folder, root / "seeds")


def rows_of(tables):
    return {
        name: frame.astype(object).where(frame.notna(), None).to_dict("records")
        for name, frame in tables.frames().items()
    }


def noisy(tables, seed):
    """Return tables with rows dropped, doubled, moved to other reports and changed by chance."""
    chance = random.Random(seed)
    rate = chance.choice((0.05, 0.15, 0.3, 0.6))
    rows = rows_of(tables)
    reports = rows["reports"]
    for name, free in NOISY.items():
        closed = {column.name: column.allowed for column in COLUMNS[name] if column.allowed}
        changed = []
        for number, row in enumerate(rows[name]):
            if name != "reports" and chance.random() < rate / 2:
                continue
            for column in (*closed, *free):
                if chance.random() < rate:
                    words = closed.get(column) or [other[column] for other in rows[name]]
                    row[column] = chance.choice(words)
            if name != "reports" and row.get("report_id") and chance.random() < rate:
                article = row["report_id"].rsplit("-r", 1)[0]
                told = [r["report_id"] for r in reports if r["article_id"] == article]
                row["report_id"] = chance.choice(told)
            changed.append(row)
            if name == "reports" and chance.random() < rate / 3:
                changed.append(row | {"report_id": f"{row['report_id']}-again{number}"})
        rows[name] = changed
        reports = rows["reports"]
    return Tables.from_rows(rows)


# --- the same figures as the scorer ----------------------------------------------------------


@pytest.fixture(scope="module")
def scorer(root):
    path = root.parent / "shared" / "tools" / "score.py"
    if not path.exists():
        pytest.skip("the scorer of the reference material is not beside this repository")
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(12))
def test_figures_are_the_scorers(right, gold, gold_folder, scorer, tmp_path, seed):
    tables = noisy(right, seed) if seed else right
    tables.save(tmp_path)
    theirs = scorer.load_gold(gold_folder), scorer.load_tables(tmp_path)
    frame = score(tables, gold).frame(intervals=seed < 2)
    counts, _ = scorer.score(*theirs)
    for name, figures in scorer.figures(counts).items():
        row = frame.loc[name.removesuffix(" P/R/F1")]
        if isinstance(figures, tuple):
            ours = row[["precision", "recall", "value"]]
        else:
            ours, figures = row[["value"]], (figures,)
        assert_same(ours, figures, name)
    if seed < 2:
        for name, bounds in scorer.interval(*theirs).items():
            assert_same(frame.loc[name.removesuffix(" P/R/F1"), ["low", "high"]], bounds, name)


def assert_same(ours, theirs, name):
    ours = ours.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, err_msg=name)


# --- figures ---------------------------------------------------------------------------------


def test_the_hand_coding_agrees_with_itself(right, gold):
    scored = score(right, gold)
    frame = scored.frame(intervals=True)
    assert list(frame.index) == list(MEASURES)
    perfect = frame.drop(["events merged", "events split"])["value"].dropna()
    assert (perfect == 1).all()
    assert (frame.loc[["events merged", "events split"], "value"] == 0).all()
    assert scored.errors.empty


def test_a_measure_without_cases_is_undefined(right, gold):
    frame = score(right, gold).frame()
    assert frame.loc["labels", "value"] is pd.NA
    assert frame.loc["labels", "n_wanted"] == 0


def test_an_article_that_was_not_coded_counts_as_empty(right, gold):
    first = sorted(gold)[0]
    rows = rows_of(right)
    fewer = {
        name: [row for row in frame if row.get("article_id") != first]
        for name, frame in rows.items()
    }
    scored = score(Tables.from_rows(fewer), gold)
    assert scored.uncoded == (first,)
    assert scored.frame().loc["main events recall", "value"] == 11 / 12


@pytest.mark.parametrize(
    ("low", "high", "size"),
    [
        (0, 0, "0"),
        (1, None, "1–5"),
        (5, 5, "1–5"),
        (6, 99, "6–19"),
        (None, 9, "6–19"),
        (20, 99, "20+"),
    ],
)
def test_sizes_go_by_the_lower_bound(low, high, size):
    assert size_of(Value("killed", low, high)) == size


@given(st.integers(1, 5), st.integers(0, 2), st.randoms())
def test_the_pairing_is_the_best_of_all(rows, more, chance):
    worth = np.array(
        [[chance.choice((0, 0.6, 0.7, 1)) for _ in range(rows + more)] for _ in range(rows)]
    )
    columns = best_columns(worth)
    assert len(set(columns)) == rows
    ways = itertools.permutations(range(rows + more), rows)
    best = max(sum(worth[i, j] for i, j in enumerate(way)) for way in ways)
    assert sum(worth[i, j] for i, j in enumerate(columns)) == pytest.approx(best)


# --- errors ----------------------------------------------------------------------------------


def changed(tables, frame, mask, **cells):
    """Return the tables with some cells of a frame changed."""
    rows = rows_of(tables)
    for row in rows[frame]:
        if all(row[name] == value for name, value in mask.items()):
            row |= cells
    return Tables.from_rows(rows)


def faults(tables, gold):
    errors = score(tables, gold).errors
    return set(errors[["measure", "fault"]].itertuples(index=False, name=None))


def test_a_second_report_of_one_event_is_a_split(right, gold):
    rows = rows_of(right)
    again = next(row for row in rows["reports"] if row["place"] == "Léré")
    rows["reports"].append(again | {"report_id": "again"})
    errors = score(Tables.from_rows(rows), gold).errors
    assert errors[["measure", "fault", "report_id"]].to_numpy().tolist() == [
        ["events", "split", "again"]
    ]
    assert "Léré" in errors["sentence"][0]


def test_a_report_of_nothing_is_invented(right, gold):
    rows = rows_of(right)
    nothing = rows["reports"][0] | {"report_id": "x", "place": "Tessalit", "date_earliest": None}
    rows["reports"].append(nothing | {"date": "1990", "sub_event_type": "Mob violence"})
    assert faults(Tables.from_rows(rows), gold) == {("events", "invented")}


def test_two_events_in_one_report_are_merged(gold):
    alike = {"id": "1", "event_type": "Attack", "places": ["Djibo"], "date": "2022-05-01"}
    events = [alike, alike | {"id": "2", "date": "2022-05-01/2022-05-02"}]
    two = {"a": gold_article("a", {"events": events})}
    told = {
        "report_id": "r1",
        "article_id": "a",
        "place": "Djibo",
        "sub_event_type": "Attack",
        "date_earliest": "2022-05-01",
        "date_latest": "2022-05-01",
        "sentence": 0,
    }
    said = {"article_id": "a", "sentence": 0, "text": "Djibo a été attaquée."}
    rows = {"articles": [{"article_id": "a"}], "reports": [told], "sentences": [said]}
    errors = score(Tables.from_rows(rows), two).errors
    (merged,) = errors[errors["measure"] == "events"].itertuples()
    assert (merged.fault, merged.event, merged.report_id) == ("merged", "2", "r1")
    assert merged.sentence == "Djibo a été attaquée."


@pytest.mark.parametrize(
    ("frame", "mask", "cells", "error"),
    [
        ("reports", {"place": "Léré"}, {"time": None}, ("time right", "wrong")),
        ("reports", {"place": "Léré"}, {"country": "BF"}, ("country right", "wrong")),
        ("reports", {"place": "Léré"}, {"target_kind": "market"}, ("target kind right", "wrong")),
        ("reports", {"place": "Léré"}, {"salience": "recalled"}, ("salience right", "wrong")),
        ("reports", {"place": "Léré"}, {"sub_event_type": "Grenade"}, ("type right", "wrong")),
        ("reports", {"place": "Moura"}, {"place": "Kayes"}, ("place right", "wrong")),
        ("tolls", {"low": 203}, {"victims": "fama"}, ("figures on event with victims", "extra")),
        ("tolls", {"low": 203}, {"low": 202}, ("figures on event with victims", "missing")),
        ("participants", {"actor_id": "cma"}, {"actor_id": "jnim"}, ("perpetrators", "extra")),
        ("methods", {"method": "car_bomb"}, {"method": "drone"}, ("methods", "missing")),
        ("mentions", {"ref": "cma"}, {"ref": "jnim"}, ("actors mentioned", "missing")),
        ("mentions", {"text": "Léré"}, {"text": "Niono"}, ("places mentioned", "missing")),
        (
            "claims",
            {"claim_type": "control"},
            {"claim_type": "report"},
            ("claims on event", "missing"),
        ),
        ("presence", {"statement": "remains"}, {"statement": "arrives"}, ("presence", "extra")),
    ],
)
def test_each_error_is_named(right, gold, frame, mask, cells, error):
    if frame == "mentions":
        cells = cells | {"ref": cells.get("ref")}
    assert error in faults(changed(right, frame, mask, **cells), gold)


def test_a_wrong_number_costs_its_class_of_size(right, gold):
    frame = score(changed(right, "tolls", {"low": 203}, low=202), gold).frame()
    assert frame.loc["figures by value", "recall"] == 10 / 11
    assert frame.loc["figures 20+", ["recall", "precision"]].tolist() == [5 / 6, 5 / 6]
    assert frame.loc["figures 1–5", "value"] == 1


def test_a_missed_event_shows_a_sentence_that_names_its_place(right, gold):
    tables = changed(right, "reports", {"place": "Léré"}, place="Kayes", sub_event_type="Grenade")
    errors = score(tables, gold).errors
    missed = errors[errors["fault"] == "missed"]
    assert len(missed) == 1
    assert missed["sentence"].str.contains("Léré").all()


# --- the command line's text -----------------------------------------------------------------


def test_the_report_reads(right, gold_folder, tmp_path):
    noisy(right, 3).save(tmp_path)
    text = report(tmp_path, gold_folder, intervals=True, errors=True)
    assert text.startswith("5 hand-coded articles\n")
    assert "events merged" in text
    assert "« " in text
    assert "<NA>" not in text
    assert text == report(tmp_path, gold_folder, intervals=True, errors=True)


def test_what_cannot_be_scored_is_said(right, gold_folder, tmp_path):
    right.save(tmp_path / "tables")
    (tmp_path / "gold").mkdir()
    with pytest.raises(UserError, match="no hand coding"):
        report(tmp_path / "tables", tmp_path / "gold")
    path = tmp_path / "gold" / "x.json"
    for content in ("{", "[]", '{"events": [{"id": 1}]}'):
        path.write_text(content)
        with pytest.raises(UserError, match=r"x\.json is no hand coding"):
            report(tmp_path / "tables", tmp_path / "gold")
    path.write_text(json.dumps({"events": []}))
    with pytest.raises(UserError, match="None of the articles"):
        report(tmp_path / "tables", tmp_path / "gold")
    with pytest.raises(UserError, match="no folder of tables"):
        report(tmp_path / "nowhere", gold_folder)
