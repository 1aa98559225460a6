"""Corrections by hand: applied before linking, told when stale, refused when malformed."""

import csv
from pathlib import Path

import pytest
from coded import rows_of, spanned

import analysis
from analysis.batch import manifest
from analysis.batch.coding import code_into
from analysis.coding.corpus_coding import code_articles
from analysis.coding.corrections import planned_corrections
from analysis.coding.corrections.desk import Desk
from analysis.coding.corrections.restating import restate
from analysis.coding.vocabulary import vocabulary_with
from analysis.corpus.spreadsheet import SheetRow
from analysis.errors import UserError
from analysis.views import display
from analysis.views.session import load_or_code, show_footer

TEXT = """Des jihadistes présumés ont attaqué mardi un camp de l'armée à Boulkessi, tuant douze \
soldats, a indiqué à l'AFP un élu local.

Mercredi, une mine a tué trois civils sur la route de Hombori, selon une source sécuritaire. Les \
« terroristes » ont fui, a affirmé l'armée.
"""
OTHER = "Deux soldats ont été tués jeudi dans une attaque à Ménaka, a dit un habitant.\n"
HEADER = ("action", "frame", "row_id", "column", "old", "new", "words", "who", "when", "why")
SIGNED = {"who": "A. Diarra", "when": "2024-06-01", "why": "relecture"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "corpus"
    path.mkdir()
    (path / "a.txt").write_text(TEXT, "utf-8")
    (path / "b.txt").write_text(OTHER, "utf-8")
    (path / "metadata.csv").write_text("article_id,published\na,2024-05-16\nb,2024-05-17\n")
    return path


def write(folder: Path, *lines: dict[str, str], separator: str = ",") -> None:
    with (folder / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, HEADER, delimiter=separator)
        table.writeheader()
        table.writerows(SIGNED | line for line in lines)


def coded(folder: Path, *lines: dict[str, str]) -> analysis.Tables:
    """Return the tables with these corrections, which keep every rule."""
    write(folder, *lines)
    tables = analysis.code(analysis.read_corpus(folder))
    tables.check()
    return tables


def line(action: str, frame: str, row_id: str, **cells: str) -> dict[str, str]:
    return {"action": action, "frame": frame, "row_id": row_id, **cells}


def problems(tables: analysis.Tables) -> list[str]:
    return tables.corrections["problem"].dropna().tolist()


def row(tables: analysis.Tables, frame: str, **cells):
    """Return the one row that holds these cells."""
    (found,) = [r for r in rows_of(getattr(tables, frame)) if cells.items() <= r.items()]
    return found


def test_the_world_is_as_the_tests_think(folder: Path):
    tables = coded(folder)
    assert tables.reports["place"].tolist() == ["Boulkessi", "Hombori", "Ménaka"]
    assert tables.tolls[["report_id", "victims", "low"]].to_numpy().tolist() == [
        ["a:1", "fama", 12],
        ["a:2", "civilians", 3],
        ["b:1", "fama", 2],
    ]
    assert tables.corrections.empty
    assert tables.reports["corrected_by"].isna().all()


# What the actions do


def test_a_cell_is_set_with_what_follows_from_it(folder: Path):
    tables = coded(
        folder,
        line("set", "reports", "a:1", column="date", old="2024-05-14", new="2024-05-13"),
        line("set", "reports", "a:1", column="place", old="Boulkessi", new="Tombouctou"),
        line("set", "reports", "a:2", column="sub_event_type",
             old="Remote explosive/landmine/IED", new="Armed clash"),
        line("set", "tolls", "a:t1", old="low=12; high=12", new="low=13;high=15"),
    )  # fmt: skip
    assert problems(tables) == []
    first = row(tables, "reports", report_id="a:1")
    assert str(first["date_latest"].date()) == "2024-05-13"
    assert (first["place_id"], first["admin1"]) == ("tombouctou", "Tombouctou")
    assert first["corrected_by"] == "A. Diarra"
    assert row(tables, "reports", report_id="a:2")["event_type"] == "Battles"
    event = row(tables, "events", event_id="e:a:1")
    assert (event["killed_low"], event["killed_high"], event["place"]) == (13, 15, "Tombouctou")


def test_a_place_that_the_gazetteer_lacks_has_no_position_but_the_one_given(folder: Path):
    tables = coded(
        folder,
        line("set", "reports", "a:1", column="place", old="Boulkessi", new="Zindiga"),
        line("set", "reports", "a:2", old="place=Hombori; latitude=15.28",
             new="place=Ouro Zindi; latitude=15,5"),
    )  # fmt: skip
    assert problems(tables) == []
    first, second = (row(tables, "reports", report_id=one) for one in ("a:1", "a:2"))
    assert (first["place"], first["place_id"], first["latitude"]) == ("Zindiga", None, None)
    assert (second["latitude"], second["longitude"], second["country"]) == (15.5, None, "ML")


def test_a_row_can_rest_on_other_words(folder: Path):
    tables = coded(folder, line("set", "participants", "a:1/initiator/jihadists_unspecified",
                                column="actor_id", old="jihadists_unspecified", new="jnim",
                                words="Des jihadistes présumés [ont attaqué] mardi"))  # fmt: skip
    (said,) = [r["said"] for r in spanned(tables, "participants") if r["actor_id"] == "jnim"]
    assert said == "ont attaqué"


def test_rows_are_added_with_their_words(folder: Path):
    tables = coded(
        folder,
        line("add", "reports", "a:fuite", words="ont fui",
             new="sub_event_type=Other; date=2024-05-15; place=Hombori; control=unknown"),
        line("add", "participants", "a:fuite/initiator/jnim", words="Les « terroristes »"),
        line("add", "claims", "a:c-fuite", words="a affirmé l'armée",
             new="report_id=a:fuite; claim_type=report; speaker=l'armée; speaker_kind=military; "
                 "speaker_actor=fama"),
        line("add", "tolls", "a:t-x", words="trois civils",
             new="report_id=a:fuite; outcome=wounded; victims=civilians; low=3"),
        line("add", "methods", "a:1/gunfire", words="ont attaqué"),
        line("add", "labels", "a:l-x", words="élu local", new="actor_id=mali_gov"),
    )  # fmt: skip
    assert problems(tables) == []
    added = row(tables, "reports", report_id="a:fuite")
    assert (added["event_type"], added["place_id"], added["occurrence"]) == (
        "Strategic developments", "hombori", "claimed",
    )  # fmt: skip
    assert added["event_id"] in set(tables.events["event_id"])
    assert row(tables, "tolls", toll_id="a:t-x")["words"] == "trois civils"
    assert row(tables, "labels", label_id="a:l-x")["term"] == "élu local"


def test_what_hangs_on_a_deleted_report_goes_with_it_but_claims_stay(folder: Path):
    before = coded(folder)
    told = before.claims.loc[before.claims["report_id"] == "a:2", "claim_id"].tolist()
    tables = coded(folder, line("delete", "reports", "a:2", words="mine a tué"))
    assert problems(tables) == []
    assert "a:2" not in set(tables.reports["report_id"])
    assert "a:2" not in {*tables.participants["report_id"], *tables.tolls["report_id"]}
    kept = tables.claims[tables.claims["claim_id"].isin(told)]
    assert len(kept) == len(told) > 0
    assert kept["report_id"].isna().all()
    assert kept["corrected_by"].eq("A. Diarra").all()


def test_a_claim_that_is_deleted_is_nobodys_claim(folder: Path):
    before = coded(folder)
    claim = row(before, "tolls", toll_id="a:t2")["claim_id"]
    assert claim
    tables = coded(folder, line("delete", "claims", claim))
    assert row(tables, "tolls", toll_id="a:t2")["claim_id"] is None
    assert claim not in set(tables.sentences["speaker_claim_id"].dropna())


def test_two_reports_are_one(folder: Path):
    tables = coded(folder, line("merge", "reports", "a:2", new="a:1"))
    assert tables.reports["report_id"].tolist() == ["a:1", "b:1"]
    assert set(tables.tolls["report_id"]) == {"a:1", "b:1"}
    assert row(tables, "events", event_id="e:a:1")["n_reports"] == 1


def test_one_report_is_two_and_a_figure_moves(folder: Path):
    tables = coded(
        folder,
        line("split", "reports", "a:1", new="a:1b", words="tuant"),
        line("set", "reports", "a:1b", column="date", old="2024-05-14", new="2024-05-12"),
        line("set", "tolls", "a:t1", column="report_id", old="a:1", new="a:1b"),
    )
    assert problems(tables) == []
    mine = tables.participants[tables.participants["report_id"] == "a:1b"]
    assert set(mine["actor_id"]) == {"jihadists_unspecified", "fama"}
    assert row(tables, "reports", report_id="a:1")["toll_status"] == "unknown"
    assert row(tables, "reports", report_id="a:1b")["toll_status"] != "unknown"
    assert row(tables, "reports", report_id="a:1b")["event_id"] == "e:a:1b"


def test_participants_merge_and_split(folder: Path):
    one, two = "a:1/initiator/jihadists_unspecified", "a:1/initiator/jnim"
    tables = coded(folder, line("split", "participants", one, new=two))
    assert {r["actor_id"] for r in rows_of(tables.participants) if r["role"] == "initiator"} >= {
        "jnim", "jihadists_unspecified",
    }  # fmt: skip
    tables = coded(
        folder,
        line("split", "participants", one, new=two),
        line("merge", "participants", one, new=two),
    )
    assert problems(tables) == []
    assert row(tables, "participants", report_id="a:1", role="initiator")["actor_id"] == "jnim"


def test_a_status_set_by_hand_stays(folder: Path):
    told = [r for r in rows_of(coded(folder).claims) if r["report_id"] == "a:1"]
    assert sorted(r["claim_type"] for r in told) == ["casualties", "report"]
    tables = coded(
        folder,
        line("set", "reports", "a:1", column="occurrence", old="reported", new="confirmed"),
        *(line("delete", "claims", r["claim_id"]) for r in told),
    )
    assert problems(tables) == []
    assert row(tables, "reports", report_id="a:1")["occurrence"] == "confirmed"


def test_statuses_told_anew_are_the_coders(corpus, exercise_corpus):
    blocs = vocabulary_with().blocs
    for article in (*corpus, *exercise_corpus.articles[:8]):
        (rows,) = code_articles([article])
        before = [dict(report) for report in rows["reports"]]
        restate(Desk(article, rows), blocs)
        assert rows["reports"] == before


# What no longer applies


STALE = [
    (line("set", "reports", "a:9", column="time", old="", new="05:30"), "has no row a:9"),
    (line("set", "reports", "a:1", column="time", old="05:00", new="05:30"), "is empty, not 05:00"),
    (line("set", "reports", "a:1", column="date", old="2024", new="2023"), "is 2024-05-14, not"),
    (line("delete", "reports", "z:1"), "no article has a row z:1"),
    (line("delete", "reports", "a:1", words="une mine"), "a:1 does not rest on « une mine »"),
    (line("delete", "reports", "a:1", old="place=Hombori"), "place of a:1 is Boulkessi"),
    (line("merge", "reports", "a:1", new="a:7"), "has no row a:7"),
    (line("split", "reports", "a:1", new="a:2", words="tuant"), "has a row a:2 already"),
    (line("add", "reports", "a:2", words="tuant", new="sub_event_type=Attack"), "already"),
    (line("add", "methods", "a:2/ied", words="un drone"), "does not say « un drone »"),
    (line("add", "methods", "a:2/ied", words="l'armée"), "says « l'armée » 2 times"),
    (line("add", "methods", "a:8/ied", words="une mine"), "reports has no row a:8"),
    (line("set", "claims", "a:c1", column="report_id", old="a:1", new="b:1"), "has no row b:1"),
    (line("set", "tolls", "a:t1", column="low", old="12", new="15"), "low would be above high"),
    (line("set", "tolls", "a:t1", old="low=12;high=12", new="low=;high="), "neither low nor high"),
]


@pytest.mark.parametrize(("wrong", "message"), STALE)
def test_what_no_longer_applies_is_told_and_changes_nothing(folder: Path, wrong, message):
    before = coded(folder)
    tables = coded(folder, wrong)
    (problem,) = problems(tables)
    assert message in problem
    assert before.differences(tables) == ["corrections"]


def test_the_rest_is_applied(folder: Path):
    good = line("set", "reports", "b:1", column="time", old="", new="06:00")
    tables = coded(folder, STALE[0][0], good)
    assert tables.corrections["is_applied"].tolist() == [False, True]
    assert row(tables, "reports", report_id="b:1")["time"] == "06:00"


# What is refused


MALFORMED = [
    (line("change", "reports", "a:1"), "action: « change » is none of set"),
    (line("set", "events", "e:a:1"), "frame: « events » is none of"),
    (line("set", "reports", "a:1", column="colour", new="x"), "no column « colour »"),
    (line("set", "reports", "a:1", column="start", new="1"), "start cannot be set by itself"),
    (line("set", "reports", "a:1", column="event_id", new="1"), "follows from linking"),
    (line("set", "reports", "a:1", column="report_id", new="x"), "follows from the row_id"),
    (line("set", "reports", "a:1", column="sub_event_type", new="Attaque"), "is none of Armed"),
    (line("set", "reports", "a:1", column="sub_event_type", new=""), "may not be empty"),
    (line("set", "reports", "a:1", column="date", new="14/05/2024"), "date: "),
    (line("set", "reports", "a:1", column="time", new="5h30"), "is not written HH:MM"),
    (line("set", "reports", "a:1", column="country", new="Mali"), "two capital letters"),
    (line("set", "reports", "a:1", column="latitude", new="99"), "out of bounds"),
    (line("set", "reports", "a:1", column="place_id", new="nulle_part"), "no id of places"),
    (line("set", "tolls", "a:t1", column="low", new="douze"), "is no number"),
    (line("set", "tolls", "a:t1", column="victims", new="soldats"), "no id of actors"),
    (line("set", "claims", "a:c1", column="is_hedged", new="peut-être"), "neither yes nor no"),
    (line("set", "reports", "a:1", old="time=", new="date=2024"), "must name the same columns"),
    (line("set", "reports", "a:1", new="05:30"), "write column = value"),
    (line("set", "reports", "a:1", column="time", old="x", new="x"), "is not written"),
    (line("set", "reports", "a:1", column="note", old="x", new="x"), "no column"),
    (line("set", "reports", "a:1"), "set needs a column"),
    (line("set", "participants", "a:1/jnim", column="role"), "write report_id/role/actor_id"),
    (line("add", "reports", "a:x", new="date=2024"), "add needs the words"),
    (line("add", "reports", "a:x", words="tuant"), "must also give sub_event_type"),
    (line("add", "participants", "a:1/chef/jnim", words="tuant"), "is none of initiator"),
    (line("add", "tolls", "a:x", words="tuant", new="outcome=killed;victims=fama"), "low or high"),
    (line("merge", "tolls", "a:t1", new="a:t2"), "only reports, participants, claims"),
    (line("merge", "reports", "a:1", new="a:1"), "id of the other row"),
    (line("split", "reports", "a:1", new="a:3"), "split needs the words"),
    (line("merge", "participants", "a:1/target/fama", new="b:1/target/fama"), "one report"),
    (line("delete", "reports", "a:1", who=""), "the column who is empty"),
    (line("delete", "reports", "a:1", when="hier"), "is no day; write 2025-06-01"),
]


@pytest.mark.parametrize(("wrong", "message"), MALFORMED)
def test_what_cannot_be_understood_is_refused_with_its_line(folder: Path, wrong, message):
    write(folder, line("delete", "reports", "b:1"), wrong)
    with pytest.raises(UserError) as refused:
        analysis.code(analysis.read_corpus(folder))
    assert str(refused.value).startswith("corrections.csv, line 3: ")
    assert message in str(refused.value)


def test_a_file_without_its_columns_is_refused(folder: Path):
    (folder / "corrections.csv").write_text("action,frame\n", "utf-8")
    with pytest.raises(UserError, match=r"corrections\.csv needs a column row_id"):
        analysis.read_corpus(folder)


def test_many_faults_are_told_in_one_line(folder: Path):
    write(folder, *[line("delete", "reports", "a:1", when="hier")] * 9)
    with pytest.raises(UserError, match=r"line 6: .*; and 4 more\.$"):
        analysis.code(analysis.read_corpus(folder))


# In a spreadsheet, beside one article, again


def test_a_french_spreadsheet_can_write_it(folder: Path):
    claim = row(coded(folder), "tolls", toll_id="a:t2")["claim_id"]
    text = "\ufeffAction;Frame;row_id;column;old;new;words;who;when;why\r\n"
    text += f"set;claims;{claim};is_hedged;FAUX;VRAI;;Zoé;2024-06-01;conditionnel\r\n"
    (folder / "corrections.csv").write_text(text, "utf-8")
    tables = analysis.code(analysis.read_corpus(folder))
    assert problems(tables) == []
    assert row(tables, "claims", claim_id=claim)["is_hedged"] is True


def test_one_file_takes_the_corrections_of_its_own_article(folder: Path):
    write(folder, line("delete", "reports", "a:1"), line("delete", "reports", "b:1"))
    tables = analysis.code(analysis.read_corpus(folder / "b.txt"))
    assert tables.reports.empty
    assert tables.corrections["row_id"].tolist() == ["b:1"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_coding_again_gives_the_bytes_of_coding_from_scratch(folder: Path, tmp_path: Path):
    steps = [
        (line("delete", "reports", "a:2"), line("delete", "reports", "a:5")),
        (line("set", "reports", "a:1", column="time", old="", new="05:30"),),
        (line("delete", "reports", "b:1"),),
        (),
    ]
    code_into(folder, tmp_path / "tables")
    untouched = contents(tmp_path / "tables")
    for number, lines in enumerate(steps):
        write(folder, *lines)
        told = code_into(folder, tmp_path / "tables")
        scratch = tmp_path / f"scratch{number}"
        assert code_into(folder, scratch) == told
        assert contents(tmp_path / "tables") == contents(scratch)
        assert len(told) == (number == 0)
    (folder / "corrections.csv").unlink()
    code_into(folder, tmp_path / "tables")
    assert contents(tmp_path / "tables") == untouched


def test_a_notebook_tells_what_is_stale_and_what_was_corrected(folder: Path, monkeypatch):
    shown = []
    monkeypatch.setattr(display, "display", lambda one: shown.append(one.bundle["text/plain"]))
    write(folder, STALE[1][0], line("delete", "reports", "b:1"))
    tables = load_or_code(str(folder), "")
    assert shown[0].startswith("1 correction by hand no longer applied\n")
    assert "time of a:1 is empty, not 05:00" in shown[0]
    show_footer(tables, "02", str(folder), "", {})
    assert "1 correction by hand, fingerprint" in shown[1]


def test_a_batch_is_made_of_its_corrections_too(folder: Path):
    plain = manifest.begin(coded(folder), [], None)["corpus"]
    corrected = manifest.begin(coded(folder, line("delete", "reports", "b:1")), [], None)["corpus"]
    assert "corrections" not in plain
    assert corrected == plain | {"corrections": corrected["corrections"]}


def test_a_correction_that_does_not_apply_is_a_problem_of_one_line(folder: Path, tmp_path: Path):
    write(folder, STALE[1][0])
    (problem,) = code_into(folder, tmp_path / "tables")
    assert tuple(problem) == (
        "corrections.csv",
        "line 2 is not applied: time of a:1 is empty, not 05:00.",
    )


def test_the_example_of_the_recipe_is_understood(root: Path):
    text = (root / "CONTRIBUTING.md").read_text("utf-8").partition("## A correction")[2]
    table = [line.strip("| ").split("|") for line in text.splitlines() if line.startswith("| ")]
    names, *lines = [[cell.strip() for cell in cells] for cells in table]
    rows = [
        SheetRow(number, {n: c for n, c in zip(names, cells, strict=True) if c})
        for number, cells in enumerate(lines, 2)
    ]
    plan = planned_corrections(rows, {"003"}, vocabulary_with())
    assert len(plan["003"]) == len(rows) == 6
