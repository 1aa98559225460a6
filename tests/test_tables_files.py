"""Tables in a folder: all or nothing, the same bytes, nothing that a spreadsheet would run."""

import csv
import datetime as dt
import os
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_rows import TEXT

from analysis.errors import UserError
from analysis.frames import storage
from analysis.tables import Tables


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


def test_csv_is_the_same_written_a_few_rows_at_a_time(tmp_path, monkeypatch):
    names = ["Sévaré", "=Mopti", None, "Gao\nville", "@Kidal"]
    rows = [{"place_id": f"p{n}", "name": name} for n, name in enumerate(names)]
    tables = Tables.from_rows({"places": rows})
    tables.save(tmp_path / "one")
    monkeypatch.setattr(storage, "ROWS_AT_ONCE", 2)
    tables.save(tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


@settings(max_examples=12)
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


def test_tables_of_an_earlier_version_are_replaced(small, tmp_path):
    small.save(tmp_path / "out")
    for name in ("corrections.parquet", "corrections.csv"):
        (tmp_path / "out" / name).unlink()
    small.save(tmp_path / "out")
    assert small.differences(Tables.load(tmp_path / "out")) == []


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
