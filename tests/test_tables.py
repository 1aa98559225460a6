"""Tables: built from rows, checked against their declaration, saved whole or not at all."""

import csv
import datetime as dt
import json
import os
import random
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import UserError
from analysis.frames import COLUMNS, FRAMES, storage
from analysis.frames.columns import DTYPES
from analysis.tables import Tables, TablesError, data_dictionary
from analysis.vocabularies import ACLED, EVENT_TYPE_OF, SUB_EVENT_TYPES

TEXT = "Mali: trois morts près de Ségou\n\nTrois soldats ont été tués mardi, selon l'armée."
NA = pd.NA


def row_of(frame, **cells):
    """Return a row whose required cells hold something plausible."""
    fill = {"int": 0, "bool": False, "text": "x", "id": "x"}
    row = {
        column.name: column.allowed[0] if column.kind == "enum" else fill[column.kind]
        for column in COLUMNS[frame]
        if column.required and column.kind in (*fill, "enum")
    }
    return row | cells


def valid_rows():
    """Return a small set of rows that keeps every rule: one invented article."""
    at = {"article_id": "a1", "sentence": 1}
    when = {"date": "2024-05-07", "date_earliest": "2024-05-07", "date_latest": dt.date(2024, 5, 7)}
    kind = {"event_type": "Battles", "sub_event_type": "Armed clash"}
    words = {"start": 33, "end": 38, "text": TEXT[33:38]}
    return {
        "articles": [
            row_of("articles", article_id="a1", text=TEXT, n_chars=len(TEXT), n_sentences=2)
            | {"published_basis": "unknown"}
        ],
        "sentences": [
            row_of("sentences", article_id="a1", sentence=0, start=0, end=31, text=TEXT[:31]),
            row_of("sentences", start=33, end=len(TEXT), text=TEXT[33:], **at),
        ],
        "date_evidence": [row_of("date_evidence", article_id="a1", earliest="2024-05-07")],
        "mentions": [row_of("mentions", mention_id="m1", kind="number", low=3, **words, **at)],
        "reports": [
            row_of("reports", report_id="r1", event_id="e1", date_precision="day", **at)
            | {"start": 55, "end": 59, "place_id": "segou", "country": "ML", **when, **kind}
        ],
        "participants": [
            row_of("participants", report_id="r1", actor_id="fama", claim_id="c1", start=39, end=46)
        ],
        "methods": [row_of("methods", report_id="r1", start=55, end=59)],
        "claims": [row_of("claims", claim_id="c1", report_id="r1", start=33, end=60, **at)],
        "tolls": [
            row_of("tolls", toll_id="t1", report_id="r1", claim_id="c1", victims="fama", **at)
            | {"words": "Trois", "start": 33, "end": 38, "low": 3, "high": 3}
        ],
        "events": [
            row_of("events", event_id="e1", n_reports=1, n_articles=1, n_sources=1, **when, **kind)
            | {"killed_low": 3, "killed_best": 3, "killed_high": 3}
        ],
        "actors": [row_of("actors", actor_id="fama")],
        "places": [row_of("places", place_id="segou", name="Ségou", latitude=13.44)],
        "chronology": [row_of("chronology", chronology_id="C1", date="2024-05", actors=("fama",))],
    }


@pytest.fixture
def rows():
    return valid_rows()


@pytest.fixture
def small(rows):
    return Tables.from_rows(rows)


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


# --- save and load ---------------------------------------------------------------------------


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_what_was_saved_is_loaded(small, tmp_path):
    small.save(tmp_path / "deep" / "out")
    loaded = Tables.load(tmp_path / "deep" / "out")
    assert small.differences(loaded) == []
    loaded.check()
    plain = pd.read_parquet(tmp_path / "deep" / "out" / "tolls.parquet")
    assert plain.dtypes.equals(small.tolls.dtypes)
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_the_same_tables_are_the_same_bytes(rows, tmp_path):
    Tables.from_rows(rows).save(tmp_path / "one")
    Tables.from_rows({k: v[::-1] for k, v in reversed(rows.items())}).save(tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert pd.__version__.encode() not in (tmp_path / "one" / "tolls.parquet").read_bytes()


def test_csv_reads_as_written(small, tmp_path):
    small.save(tmp_path)
    with (tmp_path / "reports.csv").open(encoding="utf-8", newline="") as lines:
        (report,) = csv.DictReader(lines)
    assert report["date_earliest"] == "2024-05-07"
    assert report["is_type_contested"] == "False"
    assert report["time"] == report["latitude"] == ""
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["text"] for row in csv.DictReader(lines)] == [TEXT]


def test_csv_cells_cannot_run(rows, tmp_path):
    rows["articles"][0]["title"] = '+attaque complexe+", a dit'
    rows["articles"][0]["note"] = '=HYPERLINK("http://x")'
    rows["articles"][0]["outlet"] = "a=b"
    rows["places"][0] |= {"longitude": -6.26, "note": "\tx"}
    tables = Tables.from_rows(rows)
    tables.save(tmp_path)
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as lines:
        (article,) = csv.DictReader(lines)
    assert article["title"] == "'+attaque complexe+\", a dit"
    assert article["note"] == '\'=HYPERLINK("http://x")'
    assert article["outlet"] == "a=b"
    with (tmp_path / "places.csv").open(encoding="utf-8", newline="") as lines:
        (place,) = csv.DictReader(lines)
    assert (place["longitude"], place["note"]) == ("-6.26", "'\tx")
    assert Tables.load(tmp_path).articles["title"][0] == '+attaque complexe+", a dit'


@settings(max_examples=25)
@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    low=st.none() | st.integers(0, 2**60),
    day=st.none() | st.dates(dt.date(1, 1, 1)),
    flag=st.none() | st.booleans(),
)
def test_any_value_survives_a_round_trip(tmp_path_factory, title, low, day, flag):
    folder = tmp_path_factory.mktemp("tables")
    rows = {
        "articles": [{"article_id": "a", "title": title, "published_earliest": day}],
        "tolls": [{"toll_id": "t", "low": low, "is_approximate": flag}],
    }
    tables = Tables.from_rows(rows)
    assert tables.articles["title"][0] == title
    assert tables.tolls["low"].isna()[0] == (low is None)
    tables.save(folder)
    assert tables.differences(Tables.load(folder)) == []
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as lines:
        read = [row["title"] for row in csv.DictReader(line.replace("\0", "") for line in lines)]
    assert read == [
        f"'{title}".replace("\0", "") if title[0] in "=+-@\t\r" else title.replace("\0", "")
    ]


def test_saving_again_replaces(small, rows, tmp_path):
    small.save(tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_bytes(b"")
    rows["tolls"] = []
    fewer = Tables.from_rows(rows)
    fewer.save(tmp_path / "out")
    assert fewer.differences(Tables.load(tmp_path / "out")) == []
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failed_run_leaves_the_last_good_folder(small, tmp_path, monkeypatch):
    small.save(tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    monkeypatch.setattr(storage, "_csv_cells", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Tables.from_rows({}).save(tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


KILLED = """
import os, sys
from pathlib import Path
from analysis.frames import storage
from analysis.tables import Tables
name, count = sys.argv[2], int(sys.argv[3])
whole = getattr(storage.pq if name == "write_table" else Path, name)
calls = []
def dies(*args, **kwargs):
    calls.append(1)
    if len(calls) == count:
        os._exit(9)
    return whole(*args, **kwargs)
setattr(storage.pq if name == "write_table" else Path, name, dies)
Tables.from_rows({}).save(sys.argv[1])
"""


@pytest.mark.parametrize(("step", "count"), [("write_table", 5), ("rename", 1), ("rename", 2)])
def test_a_killed_run_leaves_the_last_good_folder(small, tmp_path, root, step, count):
    small.save(tmp_path / "out")
    command = [sys.executable, "-c", KILLED, str(tmp_path / "out"), step, str(count)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 9
    assert small.differences(Tables.load(tmp_path / "out")) == []
    Tables.from_rows({}).save(tmp_path / "out")
    assert Tables.load(tmp_path / "out").tolls.empty


@pytest.mark.parametrize("is_saved", [False, True])
@pytest.mark.parametrize("name", ["thèse.docx", "metadata.csv"])
def test_a_folder_of_others_is_never_replaced(small, tmp_path, name, is_saved):
    if is_saved:
        small.save(tmp_path)
    (tmp_path / name).write_text("trois ans")
    before = bytes_of(tmp_path)
    with pytest.raises(UserError, match=f"holds {name}, which no tables wrote"):
        small.save(tmp_path)
    assert bytes_of(tmp_path) == before


def test_a_collection_named_like_a_frame_is_never_replaced(small, tmp_path):
    (tmp_path / "articles.csv").write_text("article_id,text")
    with pytest.raises(UserError, match=r"holds articles\.csv, which no tables wrote"):
        small.save(tmp_path)
    assert (tmp_path / "articles.csv").read_text() == "article_id,text"


def test_what_a_killed_run_left_is_no_obstacle(small, tmp_path):
    (tmp_path / f".out.partial-{os.getpid()}").mkdir()
    small.save(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_put_in_place_is_given_back(small, tmp_path, monkeypatch):
    small.save(tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    rename = storage.Path.rename

    def fails(path, target):
        if "partial" in path.name:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(storage.Path, "rename", fails)
    with pytest.raises(UserError, match="cannot be saved in .*: Permission denied"):
        Tables.from_rows({}).save(tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before


def test_a_file_is_no_folder(small, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(UserError, match="is a file; name a folder"):
        small.save(tmp_path / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(small, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be saved"):
        small.save(tmp_path / "out")


def test_loading_tells_what_is_wrong(small, tmp_path):
    with pytest.raises(UserError, match="no folder of tables"):
        Tables.load(tmp_path / "nowhere")
    with pytest.raises(UserError, match="articles.parquet is missing"):
        Tables.load(tmp_path)
    small.save(tmp_path)
    path = tmp_path / "tolls.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="tolls.parquet is damaged"):
        Tables.load(tmp_path)
    small.tolls.drop(columns="low").to_parquet(path)
    with pytest.raises(UserError, match="lacks the column low"):
        Tables.load(tmp_path)
    small.tolls.assign(low="trois").to_parquet(path)
    with pytest.raises(UserError, match="holds other types"):
        Tables.load(tmp_path)


# --- frames made from hand coding ------------------------------------------------------------


def test_hand_coding_makes_tables(root):
    from gold_tables import tables_from_gold

    tables = tables_from_gold(root / "tests" / "gold", root / "seeds")
    gold = [json.loads(p.read_text("utf-8")) for p in sorted((root / "tests/gold").glob("*.json"))]
    assert len(tables.reports) == sum(len(g["events"]) for g in gold)
    assert len(tables.claims) == sum(len(g["claims"]) for g in gold)
