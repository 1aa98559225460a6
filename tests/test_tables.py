"""Tables: built from rows, and checked against their declaration."""

import datetime as dt
import json
import random

import pandas as pd
import pytest

from analysis.frames import COLUMNS, FRAMES
from analysis.frames.columns import DTYPES
from analysis.tables import Tables, TablesError, data_dictionary
from analysis.vocabularies import ACLED, EVENT_TYPE_OF, SUB_EVENT_TYPES


def places_of(error):
    """Return (frame, column) of every violation."""
    return {(violation.frame, violation.column) for violation in error.value.violations}


# --- the declaration -------------------------------------------------------------------------


def test_every_frame_has_its_columns_and_dtypes():
    tables = Tables.from_rows({})
    for frame in FRAMES:
        data = getattr(tables, frame.name)
        assert list(data.columns) == [column.name for column in frame.columns]
        assert [str(t) for t in data.dtypes] == [
            "category" if c.kind == "enum" else DTYPES[c.kind] for c in frame.columns
        ]
    tables.check()


def test_acled_has_six_types_and_25_sub_types():
    assert len(ACLED) == 6
    assert len(SUB_EVENT_TYPES) == len(set(SUB_EVENT_TYPES)) == len(EVENT_TYPE_OF) == 25


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_keys_orders_and_references_name_columns(frame):
    names = [column.name for column in frame.columns]
    assert len(names) == len(set(names))
    assert set(frame.key) | set(frame.order) <= set(names)
    assert set(frame.key) <= set(frame.order), "rows of one key would have no order"
    assert {column.to for column in frame.columns if column.to} <= set(COLUMNS)
    assert all(column.meaning for column in frame.columns)


def test_the_dictionary_describes_every_column():
    text = data_dictionary()
    for frame in FRAMES:
        section = text.split(f"\n## {frame.name}\n")[1].split("\n## ")[0]
        for column in frame.columns:
            assert f"| `{column.name}` |" in section
        assert len({line.count(" | ") for line in section.splitlines() if line[:1] == "|"}) <= 2


# --- from rows -------------------------------------------------------------------------------


def test_missing_values_are_na_and_days_come_as_dates_or_strings(small):
    report = small.reports.iloc[0]
    assert report["date_earliest"] == report["date_latest"] == pd.Timestamp("2024-05-07")
    assert small.reports["time"].isna().all()
    assert small.articles["title"].isna().all()
    assert small.chronology["actors"].tolist() == ["fama"]
    assert small.tolls["low"].dtype == "Int64"


def test_categories_keep_the_order_of_the_vocabulary(small):
    kinds = small.claims["claim_type"].dtype
    assert kinds.ordered
    assert kinds.categories[0] == "responsibility"
    assert not small.reports["salience"].dtype.ordered


@pytest.mark.parametrize(
    ("frame", "cells", "column"),
    [
        ("tolls", {"outcome": "dead"}, "outcome"),
        ("tolls", {"low": "trois"}, "low"),
        ("tolls", {"low": 2.5}, "low"),
        ("tolls", {"lowest": 3}, "lowest"),
        ("articles", {"title": "\ud800"}, "title"),
        ("reports", {"date_earliest": "mardi"}, "date_earliest"),
        ("reports", {"sub_event_type": "armed clash"}, "sub_event_type"),
        ("deaths", {"low": 3}, "all"),
    ],
)
def test_what_fits_no_column_is_refused(frame, cells, column):
    with pytest.raises(TablesError) as error:
        Tables.from_rows({frame: [cells]})
    assert places_of(error) == {(frame, column)}


def test_an_analysts_own_columns_are_kept(rows, tmp_path):
    rows["articles"][0]["région d'étude"] = "centre"
    tables = Tables.from_rows(rows)
    tables.check()
    assert tables.articles["région d'étude"].tolist() == ["centre"]
    tables.save(tmp_path / "out")
    assert not tables.differences(Tables.load(tmp_path / "out"))


def test_the_order_of_rows_does_not_matter(rows):
    rows["mentions"] += [
        row | {"mention_id": f"m{i}"} for i in range(9) for row in rows["mentions"]
    ]
    tables = Tables.from_rows(rows)
    for seed in range(3):
        shuffled = {name: random.Random(seed).sample(r, len(r)) for name, r in rows.items()}
        assert tables.differences(Tables.from_rows(shuffled)) == []


def test_differences_name_the_frame(small, rows):
    rows["tolls"][0]["low"] = 2
    assert small.differences(Tables.from_rows(rows)) == ["tolls"]


# --- check -----------------------------------------------------------------------------------


def test_the_small_tables_keep_every_rule(small):
    small.check()


BROKEN = [
    ("articles", "n_chars", 500, "n_chars"),
    ("articles", "n_sentences", 1, "n_sentences"),
    ("articles", "path", None, "path"),
    ("articles", "title", "", "title"),
    ("articles", "near_duplicate_of", "a9", "near_duplicate_of"),
    ("articles", "published", "2024-05-08", "published_basis"),
    ("articles", "published", "2024-05-08", "published_earliest"),
    ("articles", "published", "8 mai 2024", "published"),
    ("date_evidence", "latest", dt.date(2024, 5, 1), "earliest"),
    ("date_evidence", "start", 3, "start"),
    ("date_evidence", "chronology_id", "C9", "chronology_id"),
    ("sentences", "text", "Autre chose", "text"),
    ("sentences", "speaker_claim_id", "c9", "speaker_claim_id"),
    ("mentions", "text", "trois", "text"),
    ("mentions", "sentence", 0, "sentence"),
    ("mentions", "sentence", 7, "sentence"),
    ("mentions", "high", 2, "low"),
    ("mentions", "end", 500, "end"),
    ("mentions", "end", 33, "end"),
    ("mentions", "start", -1, "start"),
    ("reports", "event_id", "e9", "event_id"),
    ("reports", "place_id", "sevare", "place_id"),
    ("reports", "event_type", "Riots", "sub_event_type"),
    ("reports", "date", "2024-05", "date_earliest"),
    ("reports", "date_earliest", None, "date_earliest"),
    ("reports", "date_latest", dt.date(2024, 5, 6), "date_earliest"),
    ("reports", "date_precision", "unknown", "date_precision"),
    ("reports", "time", "5h20", "time"),
    ("reports", "time", "24:10", "time"),
    ("reports", "country", "Mali", "country"),
    ("reports", "latitude", 144.0, "latitude"),
    ("reports", "where_prec", 8, "where_prec"),
    ("participants", "actor_id", "xyz", "actor_id"),
    ("participants", "claim_id", "c9", "claim_id"),
    ("participants", "end", 10_000, "end"),
    ("claims", "report_id", "r9", "report_id"),
    ("claims", "speaker_actor", "xyz", "speaker_actor"),
    ("tolls", "high", 2, "low"),
    ("tolls", "words", "Deux", "words"),
    ("tolls", "part_of", "t1", "part_of"),
    ("tolls", "part_of", "t9", "part_of"),
    ("tolls", "victims", "soldats", "victims"),
    ("tolls", "report_id", None, None),
    ("tolls", "victims", "unspecified", None),
    ("tolls", "high", None, None),
    ("events", "n_reports", 2, "n_reports"),
    ("events", "killed_high", 2, "killed_low"),
    ("events", "killed_best", 4, "killed_best"),
    ("chronology", "actors", "fama;xyz", "actors"),
    ("chronology", "date", None, "date"),
    ("places", "longitude", -190.0, "longitude"),
]


@pytest.mark.parametrize(("frame", "column", "value", "told"), BROKEN)
def test_check_names_the_place(rows, frame, column, value, told):
    rows[frame][-1][column] = value
    tables = Tables.from_rows(rows)
    if told is None:
        tables.check()
        return
    with pytest.raises(TablesError) as error:
        tables.check()
    assert (frame, told) in places_of(error)
    others = {violation.frame for violation in error.value.violations} - {frame}
    assert others <= ({"events"} if column == "event_id" else set())


def test_check_lists_all_at_once(rows):
    rows["tolls"].append(rows["tolls"][0])
    rows["reports"][0]["time"] = "midi"
    rows["actors"] = []
    with pytest.raises(TablesError, match=r"reports \[r1\] time: is no clock") as error:
        Tables.from_rows(rows).check()
    places = places_of(error)
    assert {("tolls", "toll_id"), ("reports", "time"), ("participants", "actor_id")} <= places


def test_check_sees_rows_of_another_article(rows):
    other = rows["articles"][0] | {"article_id": "a2"}
    rows["articles"].append(other)
    rows["sentences"] += [row | {"article_id": "a2"} for row in rows["sentences"]]
    rows["tolls"][0]["article_id"] = "a2"
    with pytest.raises(TablesError) as error:
        Tables.from_rows(rows).check()
    assert places_of(error) == {("tolls", "report_id"), ("tolls", "claim_id")}


def test_check_sees_dtypes_and_columns(small):
    small.tolls["low"] = small.tolls["low"].astype("float64")
    del small.claims["verb"]
    with pytest.raises(TablesError) as error:
        small.check()
    assert places_of(error) == {("tolls", "low"), ("claims", "verb")}


# --- frames made from hand coding ------------------------------------------------------------


def test_hand_coding_makes_tables(root):
    from gold_tables import tables_from_gold

    tables = tables_from_gold(root / "tests" / "gold", root / "seeds")
    gold = [json.loads(p.read_text("utf-8")) for p in sorted((root / "tests/gold").glob("*.json"))]
    assert len(tables.reports) == sum(len(g["events"]) for g in gold)
    assert len(tables.claims) == sum(len(g["claims"]) for g in gold)
