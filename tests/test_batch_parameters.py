"""Parameters are declared literals, and a value fits the default or is refused."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.batch.parameters import check, declared, parse, read_file
from analysis.errors import UserError

DEFAULTS = {"since": "", "actors": ["jnim"], "min_sources": 2, "share": 0.5, "grey": False}


def parameters_cell(source):
    return new_code_cell(source, metadata={"tags": ["parameters"]})


def test_declared_reads_names_in_their_order():
    source = 'until = "2025"  # EDTF\ncountries = ["ML"]  # ISO\nmin_sources = 2  # count'
    notebook = new_notebook(cells=[parameters_cell(source)])
    assert list(declared(notebook, "x.ipynb").items()) == [
        ("until", "2025"),
        ("countries", ["ML"]),
        ("min_sources", 2),
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("since = None", "must be text, a number"),
        ('actors = ("jnim",)', "must be text, a number"),
        ("actors = [None]", "must be text, a number"),
        ("since = str(2023)", "computed"),
        ("since = until = ''", "not of the form"),
        ("since += ''", "not of the form"),
        ("import os", "not of the form"),
        ("since = ", "no Python"),
    ],
)
def test_declared_refuses_what_is_no_literal(source, message):
    with pytest.raises(UserError, match=message):
        declared(new_notebook(cells=[parameters_cell(source)]), "x.ipynb")


@pytest.mark.parametrize("cells", [[], [parameters_cell("a = 1"), parameters_cell("b = 2")]])
def test_declared_wants_one_tagged_cell(cells):
    with pytest.raises(UserError, match="one cell must carry the tag"):
        declared(new_notebook(cells=cells), "x.ipynb")


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("since", "2023", "2023"),
        ("since", "007", "007"),
        ("since", "1e3", "1e3"),
        ("since", "2023-04~", "2023-04~"),
        ("since", "2022-01/..", "2022-01/.."),
        ("since", "", ""),
        ("actors", "fama", ["fama"]),
        ("actors", "jnim,fama", ["jnim", "fama"]),
        ("actors", " jnim , fama ", ["jnim", "fama"]),
        ("actors", '["jnim", "fama, alliés"]', ["jnim", "fama, alliés"]),
        ("actors", "", []),
        ("actors", "[]", []),
        ("actors", ["jnim", "isgs"], ["jnim", "isgs"]),
        ("min_sources", "3", 3),
        ("min_sources", "-3", -3),
        ("share", "1", 1.0),
        ("share", "0.25", 0.25),
        ("grey", "true", True),
        ("grey", "False", False),
    ],
)
def test_parse_gives_the_type_of_the_default(name, given, value):
    found = parse(name, DEFAULTS[name], given)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("since", ["2023"]),
        ("since", {"from": "2023"}),
        ("actors", '["jnim"'),
        ("actors", "[null]"),
        ("actors", '[["jnim"]]'),
        ("min_sources", "3.5"),
        ("min_sources", "trois"),
        ("min_sources", "1_000"),
        ("min_sources", "²"),
        ("min_sources", ""),
        ("share", "nan"),
        ("share", "moitié"),
        ("grey", "1"),
        ("grey", "oui"),
    ],
)
def test_parse_refuses_what_does_not_fit(name, given):
    with pytest.raises(UserError, match=name):
        parse(name, DEFAULTS[name], given)


def test_items_of_a_list_take_the_type_of_the_default_items():
    assert parse("hours", [0], "5,13") == [5, 13]
    assert parse("hours", [0], "[5, 13]") == [5, 13]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"depuis": "2023"}, "has no parameter « depuis »; it has since, actors"),
        ({"since": 2023}, "since takes text, not a whole number"),
        ({"since": None}, "since takes text, not nothing"),
        ({"actors": "jnim"}, "actors takes a list, not text"),
        ({"actors": ["jnim", 3]}, "actors takes a list of text"),
        ({"min_sources": True}, "min_sources takes a whole number"),
        ({"min_sources": 2.0}, "min_sources takes a whole number"),
        ({"share": 1}, "share takes a number"),
        ({"actors": ("jnim",)}, "actors takes a list"),
    ],
)
def test_check_refuses_other_names_and_types(given, message):
    with pytest.raises(UserError, match=message):
        check(given, DEFAULTS, "01_timelines.ipynb")


def test_check_takes_values_of_the_same_type():
    check({"since": "2023", "actors": [], "grey": True}, DEFAULTS, "01_timelines.ipynb")


def test_yaml_keeps_dates_countries_and_numbers_as_they_are_written(tmp_path):
    path = tmp_path / "params.yml"
    path.write_text(
        "since: 2022\nuntil: 2022-04-01\ncountries: [ML, NO]\nmin_sources: 3\nactors: jnim, fama\n"
    )
    assert read_file(path) == {
        "since": "2022",
        "until": "2022-04-01",
        "countries": ["ML", "NO"],
        "min_sources": "3",
        "actors": "jnim, fama",
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- jnim\n- fama\n", "no YAML table"),
        (b"since\n", "no YAML table"),
        (b"since: [2022\n", "line 2: this is no YAML table"),
        (b"since: \xe9t\xe9\n", "not UTF-8"),
        (b"? [a, b]\n: c\n", "no YAML table"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, content, message):
    path = tmp_path / "params.yml"
    path.write_bytes(content)
    with pytest.raises(UserError, match=message):
        read_file(path)


def test_an_empty_file_sets_nothing(tmp_path):
    path = tmp_path / "params.yml"
    path.write_text("# rien encore\n")
    assert read_file(path) == {}


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UserError, match="No such file"):
        read_file(tmp_path / "absent.yml")
