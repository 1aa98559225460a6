"""The lexicon is sound, and each kind of bad row is refused with its file, line and mend."""

import csv
import itertools
import shutil
from dataclasses import astuple
from importlib.resources import files
from pathlib import Path

import pytest
from case_files import read_cases

from analysis.errors import UserError
from analysis.language.conjugation import forms
from analysis.language.folding import fold_key
from analysis.language.phrases import expand
from analysis.lexicon import Lexicon, LexiconError, load
from analysis.lexicon.inspect import check, find
from analysis.lexicon.schema import FILES

HOME = Path(str(files("analysis.lexicon")))
ROOT = Path(__file__).parent.parent
CONTRACT_ACTORS = """
fama mali_gov burkina_army burkina_gov vdp niger_army niger_gov jnim aqim ansar_dine macina
al_mourabitoun mujao ansarul_islam isgs boko_haram jihadists_unspecified armed_men_unspecified mnla
cma csp fla azawad_separatists gatia_plateforme msa dozo_dan_na_ambassagou france_forces france_gov
takuba minusma g5_sahel wagner africa_corps russia_gov russian_unspecified us_forces eu_missions
cedeao ua un aes algeria turkey ukraine civilians other_community_militia ngo_hrw ngo
""".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lexicon that a test may spoil."""
    for file in FILES:
        shutil.copy(HOME / f"{file.name}.csv", tmp_path)
    return tmp_path


def append(folder: Path, name: str, *rows: str) -> int:
    """Add rows to a file and return the line of the last."""
    path = folder / f"{name}.csv"
    path.write_text(path.read_text("utf-8") + "".join(f"{row}\n" for row in rows), "utf-8")
    return path.read_text("utf-8").count("\n")


def only_problem(folder: Path):
    problems = check(folder)
    assert len(problems) == 1, problems
    return problems[0]


def test_the_lexicon_is_sound():
    assert check() == []


@pytest.mark.parametrize("actor_id", CONTRACT_ACTORS)
def test_the_actors_of_the_contract_are_there(actor_id: str):
    assert load().actor[actor_id].actor_id == actor_id


@pytest.mark.parametrize("case", read_cases("lexicon_bad_rows"), ids=lambda case: case["row"])
def test_a_bad_row_is_refused(folder: Path, case: dict[str, str]):
    line = append(folder, case["file"], case["row"])
    problem = only_problem(folder)
    assert (problem.file, problem.line) == (f"{case['file']}.csv", line)
    assert problem.column == case["column"]
    assert case["what"] in problem.what
    assert problem.mend
    with pytest.raises(LexiconError, match=rf"{case['file']}\.csv, line {line}"):
        load(folder)


# What no cell of each kind may hold, and what is said of it.
NO_CELL = {
    "id": ("Foo Bar", "is no id"),
    "text": (" x", "a blank at an end"),
    "phrase": ("un (mot", "has a bracket or bar"),
    "edtf": ("mars 2017", "no date in EDTF"),
    "country": ("Mali", "is no country"),
    "enum": ("nonsense", "is not known here"),
    "enums": ("nonsense", "is not known here"),
    "float": ("nord", "is no number"),
    "bool": ("peut-être", "is neither true nor false"),
    "ref": ("nobody", "is not in"),
    "refs": ("nobody", "not in"),
}
COLUMNS = [(file, column) for file in FILES for column in file.columns]


def spoil(folder: Path, name: str, column: str, cell: str) -> None:
    """Write a cell into the first row of a file."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as source:
        header, first, *rest = csv.reader(source)
    first[header.index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows([header, first, *rest])


@pytest.mark.parametrize(
    ("file", "column"), COLUMNS, ids=[f"{file.name}.{column.name}" for file, column in COLUMNS]
)
def test_every_column_of_every_file_refuses_what_is_not_of_its_kind(folder: Path, file, column):
    cell, what = NO_CELL[column.kind]
    spoil(folder, file.name, column.name, cell)
    told = [(p.file, p.line, p.column, p.what) for p in check(folder)]
    at_fault = [t for t in told if t[:3] == (f"{file.name}.csv", 2, column.name)]
    assert any(what in said for *_, said in at_fault), told[:3]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_wants_a_source_for_each_row(folder: Path, file):
    spoil(folder, file.name, "source", "")
    told = [(p.file, p.line, p.column, p.what) for p in check(folder)]
    assert (f"{file.name}.csv", 2, "source", "the cell is empty") in told


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_holds_a_row_twice(folder: Path, file):
    path = folder / f"{file.name}.csv"
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    with path.open("a", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerow(rows[1])
    told = [p for p in check(folder) if p.file == f"{file.name}.csv"]
    assert [p.line for p in told][:1] == [len(rows) + 1]


def test_two_places_of_one_name_in_one_region_need_notes(folder: Path):
    one = "foo_1,Foovillage,village,ML,Mopti,Mopti,14.5,-4,,s,{}"
    other = "foo_2,Foovillage,village,ML,Mopti,Mopti,14.9,-4,,s,{}"
    line = append(folder, "places", one.format("cercle of Koro"), other.format(""))
    problem = only_problem(folder)
    assert (problem.file, problem.line, problem.column) == ("places.csv", line, "name")
    assert "« foovillage » stands already in places.csv" in problem.what


@pytest.mark.parametrize(
    "other",
    [
        "foo_2,Foovillage,village,ML,Mopti,Mopti,14.9,-4,,s,cercle of Bankass",
        "foo_2,Foovillage,village,ML,Ségou,Ségou,14.9,-4,,s,",
        "foo_2,Foovillage,village,BF,,,14.9,-4,,s,",
        "foo_2,Foovillage,forest,ML,Mopti,Mopti,14.9,-4,,s,",
    ],
)
def test_homonyms_that_something_tells_apart_may_stand(folder: Path, other: str):
    one = "foo_1,Foovillage,village,ML,Mopti,Mopti,14.5,-4,,s,cercle of Koro"
    append(folder, "places", one, other)
    assert check(folder) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("jnim,Zorro,name,,,ML,,s", "isgs,Zorro,name,,,BF,,s"),
        ("jnim,Zorro,name,,2016,,,s", "isgs,Zorro,name,2017,,,,s"),
        ("jnim,ZORRO,acronym,,,,exact,s", "isgs,Zorro,name,,,,exact,s"),
        ("jnim,Zorro,leader,,2016,,,s", "jnim,Zorro,leader,2018,,,,s"),
    ],
)
def test_names_that_something_tells_apart_may_stand(folder: Path, rows: tuple[str, str]):
    append(folder, "actor_names", *rows)
    assert check(folder) == []


def test_the_rows_of_the_recipe_can_be_added_as_they_stand(folder: Path):
    lines = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    tables = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    headers = {tuple(c.name for c in file.columns): file.name for file in FILES}
    name = None
    for cells in tables:
        if not cells:
            name = None  # the table is over
        elif tuple(cells) in headers:
            name = headers[tuple(cells)]
        elif name and any(set(cell) - {"-"} for cell in cells):
            append(folder, name, ",".join(f'"{cell}"' for cell in cells))
    added = load(folder)
    assert check(folder) == []
    assert added.actor["front_fleuve"].name_en == "River Front"
    assert sum(row.actor_id == "front_fleuve" for row in added.actor_names) == 3


def test_a_missing_file_is_an_error(folder: Path):
    (folder / "labels.csv").unlink()
    problem = only_problem(folder)
    assert (problem.file, problem.what) == ("labels.csv", "the file is missing")


def test_a_file_that_nobody_declared_is_named(folder: Path):
    (folder / "actor_name.csv").write_text("actor_id\n", "utf-8")
    problem = only_problem(folder)
    assert (problem.file, problem.what) == ("actor_name.csv", "the file is unknown")


# The form of a file: what its first bytes become, and what is said of it.
BAD_FORMS = [
    ("term,actor_class_or_id,load,source", "term,class,load,source", "the column is unknown"),
    ("term,actor_class_or_id,load,source", "term,load,source", "the column is missing"),
    ("term,actor_class_or_id,load,source", "term,term,load,source", "the column stands twice"),
    (",", ";", "separated by semicolons"),
    ("\n", "\n\n", "the row has 0 cells"),
    ("\n", "\nun,deux\n", "the row has 2 cells"),
    ("\n", '\n"un,deux', "cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "what"), BAD_FORMS)
def test_a_file_of_bad_form_is_refused(folder: Path, old: str, new: str, what: str):
    path = folder / "labels.csv"
    count = -1 if old == "," else 1
    path.write_text(path.read_text("utf-8").replace(old, new, count), "utf-8")
    assert any(what in problem.what for problem in check(folder))
    with pytest.raises(UserError, match=r"labels\.csv, line"):
        load(folder)


def test_letters_of_another_encoding_are_refused_with_their_line(folder: Path):
    path = folder / "hedges.csv"
    path.write_bytes(path.read_bytes() + "peut-être,doubt,s\n".encode("cp1252"))
    problem = only_problem(folder)
    assert problem.line == path.read_bytes().count(b"\n")
    assert problem.what == "a letter is not in UTF-8"


def test_a_byte_order_mark_and_another_order_of_columns_are_accepted(folder: Path):
    path = folder / "hedges.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, ["source", "kind", "phrase"])
        writer.writeheader()
        writer.writerows(rows)
    assert list(map(astuple, load(folder).hedges)) == list(map(astuple, load().hedges))


def test_all_problems_are_listed_in_order(folder: Path):
    append(folder, "hedges", "peut-être bien,maybe,s")
    append(folder, "channels", "par pigeon voyageur,pigeon,s", "par bouteille,sea,")
    problems = check(folder)
    assert [problem.file for problem in problems] == ["channels.csv"] * 3 + ["hedges.csv"]
    assert [problem.line for problem in problems[:3]] == sorted(p.line for p in problems[:3])
    with pytest.raises(LexiconError, match="and 3 more"):
        load(folder)


def test_load_is_cached_and_tells_its_state_by_a_fingerprint(folder: Path):
    assert load() is load()
    copy = load(folder)
    assert copy.fingerprint == load().fingerprint
    assert len(copy.fingerprint) == 12
    append(folder, "hedges", "peut-être bien,doubt,s")
    load.cache_clear()
    assert load(folder).fingerprint != copy.fingerprint


def test_empty_cells_are_none_and_numbers_are_numbers():
    lexicon = load()
    assert lexicon.actor["wagner"].active_to is None
    assert isinstance(lexicon.places[0].latitude, float)
    assert {row.needs_quote for row in lexicon.speech_verbs} == {True, False}


def test_rows_know_their_lines():
    lexicon = load()
    first = (HOME / "actor_names.csv").read_text("utf-8").splitlines()[1]
    assert lexicon.lines["actor_names"][0] == 2
    assert lexicon.actor_names[0].name in first


@pytest.mark.parametrize("row", load().speech_verbs, ids=lambda row: row.phrase or row.lemma)
def test_speech_verbs_can_be_conjugated_and_stand_in_their_phrase(row):
    assert forms(row.lemma)
    phrase = fold_key(row.phrase or row.lemma).replace("'", " ").split()
    assert fold_key(row.lemma) in phrase


def held(lexicon: Lexicon, name: str) -> set[str]:
    """The actors whose names have this spelling."""
    wanted = fold_key(name)
    return {
        row.actor_id
        for row in lexicon.actor_names
        if wanted in {fold_key(phrase) for phrase in expand(row.name)}
    }


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("Groupe de soutien à l'islam et aux musulmans", {"jnim"}),
        ("Katiba du Macina", {"macina"}),
        ("force Barkhane", {"france_forces"}),
        ("l'Élysée", set()),
        ("Elysée", {"france_gov"}),
        ("junte", {"mali_gov", "burkina_gov", "niger_gov"}),
        ("Mohamed Maouloud Ramadan", {"cma", "csp", "fla"}),
        ("Mohamed Elmaouloud Ramadane", {"cma", "csp", "fla"}),
        ("Volontaires pour la défense de la patrie", {"vdp"}),
        ("Al-Qaïda", {"al_qaida"}),
        ("Al-Qaïda au Maghreb islamique", {"aqim"}),
        ("Iswap", {"isgs", "boko_haram"}),
        ("Afrika Korps", {"africa_corps"}),
        ("soldat", set()),
    ],
)
def test_names_lead_to_their_actors(name: str, actors: set[str]):
    assert held(load(), name) == actors


def test_short_acronyms_need_their_capitals():
    loose = [
        row.name
        for row in load().actor_names
        if row.kind == "acronym" and row.name.isupper() and len(row.name) == 3 and not row.case
    ]
    assert set(loose) <= {"ONU", "HRW"}


def test_coalitions_hold_their_members_one_after_the_other():
    members = {(row.actor_id, row.member_of) for row in load().memberships}
    for pair in itertools.pairwise(["mnla", "cma", "csp", "fla"]):
        assert pair in members


@pytest.mark.parametrize(
    ("word", "file", "cell"),
    [
        ("GSIM", "actor_names.csv", "jnim"),
        ("sevare", "places.csv", "sevare"),
        ("affirmé", "speech_verbs.csv", "affirmer"),
        ("s'inquiétait", "speech_verbs.csv", "inquiéter"),
        ("faisait état de", "speech_verbs.csv", "faire"),
        ("mercenaires", "labels.csv", "mercenaire(s)"),
        ("djihadistes", "labels.csv", "[|d]jihadiste(s)"),
    ],
)
def test_find_shows_the_rows_that_a_word_can_match(word: str, file: str, cell: str):
    rows = find(word)
    assert (file, cell) in [(found.file, astuple(found.row)[0]) for found in rows]
    assert f"{file}, line" in str(rows)


def test_find_says_so_when_nothing_matches():
    assert str(find("schtroumpf")) == "No row of the lexicon matches."
    with pytest.raises(UserError, match="no word"):
        find("  ")
