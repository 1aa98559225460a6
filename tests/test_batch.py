"""Batch runs: names, what is refused before a run, what a run and a failure leave behind."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from made_notebooks import write_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.batch import manifest, series
from analysis.batch.files import replace_text
from analysis.batch.notebooks import heading, read_notebook, tidy
from analysis.batch.pages import contents_page, notebook_page
from analysis.batch.runs import Run, parse_parameters, plan
from analysis.batch.series import find_notebooks, run
from analysis.errors import UserError

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


TWIN = 'Titre : « "Sévaré" » <3\nn = 2\nbar 0 … 1'


def text_of(path):
    """Return everything the cells of a run notebook printed."""
    cells = nbformat.read(path, as_version=4).cells
    return "".join(o.get("text", "") for c in cells for o in c.get("outputs", []))


# Names


def name_of(stem="01_timelines", **changed):
    return Run(Path(f"{stem}.ipynb"), changed, {}).name


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({}, "01_timelines"),
        ({"since": "2023"}, "01_timelines__since=2023"),
        ({"since": "2022-04", "actors": ["fla"]}, "01_timelines__since=2022-04__actors=fla"),
        ({"minimum": 3, "grey": True}, "01_timelines__minimum=3__grey=true"),
        ({"actors": []}, "01_timelines__actors="),
    ],
)
def test_plain_parameters_stand_in_the_name(changed, name):
    assert name_of(**changed) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": "Gao"}, {"place": "gao"}),
        ({"place": "Sévaré"}, {"place": "Sevare"}),
        ({"since": "2022-01/.."}, {"since": "2022-01-.."}),
        ({"actors": ["a", "b"]}, {"actors": ["a+b"]}),
        ({"actors": [""]}, {"actors": []}),
        ({"actors": ["x" * 200 + "a"]}, {"actors": ["x" * 200 + "b"]}),
    ],
)
def test_unlike_runs_have_unlike_names_on_any_file_system(one, other):
    assert name_of(**one).lower() != name_of(**other).lower()


def test_a_name_is_short_and_safe_whatever_the_values():
    name = name_of(place="../" * 80 + '\\:*?"<>|\n«é»')
    assert re.fullmatch(r"[\w.=+-]{1,110}", name, re.ASCII)


# Plans


def test_a_parameter_goes_to_the_notebooks_that_declare_it(folder):
    one = write_notebook(folder / "01.ipynb")
    two = write_notebook(folder / "02.ipynb", parameters='until = ""  # EDTF')
    runs = plan([one, two], {"since": "2023"}, {"tables_dir": "t"})
    assert [dict(r.changed) for r in runs] == [{"since": "2023"}, {}]
    assert [dict(r.inputs) for r in runs] == [{"tables_dir": "t"}, {}]


def test_a_default_that_is_given_again_changes_nothing(folder):
    path = write_notebook(folder / "01.ipynb")
    assert plan([path, path], {"actors": ["jnim", "fama"]}, {})[0].name == "01"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"depuis": "2023"}, "No parameter « depuis »; there are since, actors"),
        ({"since": 2023}, "since takes text"),
        ({"tables_dir": "x"}, "--tables"),
        ({"corpus_dir": "x"}, "--corpus"),
    ],
)
def test_mistakes_are_refused_before_anything_runs(folder, parameters, message):
    path = write_notebook(folder / "01.ipynb")
    with pytest.raises(UserError, match=message):
        plan([path], parameters, {})


def test_two_notebooks_of_one_name_are_refused(folder):
    (folder / "b").mkdir()
    paths = [write_notebook(folder / "01.ipynb"), write_notebook(folder / "b" / "01.ipynb")]
    with pytest.raises(UserError, match="Two notebooks are called 01"):
        plan(paths, {}, {})


def test_words_take_the_types_of_the_notebooks(folder):
    path = write_notebook(folder / "01.ipynb")
    found = parse_parameters([path], {"since": "2023", "actors": "jnim, isgs"})
    assert found == {"since": "2023", "actors": ["jnim", "isgs"]}


def test_one_name_of_two_types_is_refused(folder):
    one = write_notebook(folder / "01.ipynb")
    two = write_notebook(folder / "02.ipynb", parameters="since = 2022  # year")
    with pytest.raises(UserError, match="another type"):
        parse_parameters([one, two], {"since": "2023"})


# Files


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is no notebook"),
        ("[]", "no notebook of format 4"),
        ('{"nbformat": 3, "worksheets": []}', "no notebook of format 4"),
        (
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}',
            "no valid notebook",
        ),
    ],
)
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content, message):
    path = tmp_path / "x.ipynb"
    path.write_text(content)
    with pytest.raises(UserError, match=message):
        read_notebook(path)


def test_cells_without_an_id_get_the_same_id_each_time(tmp_path):
    path = tmp_path / "old.ipynb"
    old = {"cell_type": "markdown", "metadata": {}, "source": "# Vieux"}
    path.write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [old]})
    )
    assert [cell.id for cell in read_notebook(path).cells] == ["cell-0"]


def test_tidy_leaves_tags_and_kernel_only():
    cell = new_code_cell("1", metadata={"tags": ["parameters"], "execution": {"start": "now"}})
    notebook = tidy(new_notebook(cells=[cell], metadata={"papermill": {"duration": 3}}))
    assert set(notebook.metadata) == {"kernelspec"}
    assert notebook.cells[0].metadata == {"tags": ["parameters"]}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([], ("x", "")),
        ([new_code_cell("1")], ("x", "")),
        ([new_markdown_cell("Sans titre")], ("x", "")),
        ([new_markdown_cell("# Titre")], ("Titre", "")),
        (
            [new_markdown_cell("# Titre\n\nQui parle\nde qui ?\n\nSuite.")],
            ("Titre", "Qui parle de qui ?"),
        ),
    ],
)
def test_heading_is_the_first_title_and_its_paragraph(cells, expected):
    assert heading(new_notebook(cells=cells), "x") == expected


def test_a_text_is_replaced_whole(tmp_path):
    path = tmp_path / "page.html"
    replace_text(path, "avant")
    replace_text(path, "après\n")
    assert path.read_bytes() == "après\n".encode()
    assert list(tmp_path.iterdir()) == [path]


# Pages


def page_with_figure():
    bundle = {"image/png": PIXEL, "text/plain": TWIN}
    output = nbformat.v4.new_output("display_data", bundle)
    cells = [new_markdown_cell("# Été"), new_code_cell("figure()", outputs=[output])]
    return notebook_page(new_notebook(cells=cells), "Été & <hiver>")


def test_a_page_loads_nothing_from_elsewhere():
    page = page_with_figure()
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert not re.search(r"@import|url\(['\"]?https?:|import\(", page)
    assert "<script" not in page


def test_a_figure_has_its_text_twin_for_those_who_cannot_see_it():
    page = page_with_figure()
    soup = BeautifulSoup(page, "html.parser")
    image = soup.find("img")
    assert image["alt"] == 'Titre : « "Sévaré" » <3 n = 2'
    assert soup.find("details", class_="twin").pre.get_text() == TWIN
    assert image["src"] == f"data:image/png;base64,{PIXEL}"


def test_a_page_folds_its_code_and_leads_back():
    page = page_with_figure()
    assert '<details class="code">' in page
    assert 'href="index.html"' in page
    assert "<title>Été &amp; &lt;hiver&gt;</title>" in page


def entry(**changed):
    usual = {
        "name": "01",
        "title": "Qui ?",
        "question": "",
        "notebook": "01.ipynb",
        "parameters": {},
        "status": "done",
        "error": None,
        "output": "01.ipynb",
        "page": "01.html",
        "failed": None,
        "corpus": "f" * 64,
    }
    return usual | changed


def contents(*runs, problems=()):
    corpus = {"articles": 2, "fingerprint": "f" * 64, "problems": list(problems)}
    about = {"package": "0", "lexicon": "e" * 64, "tables": "tables", "corpus": corpus}
    readings = {"events": 1, "articles": 2}
    return contents_page(about | {"runs": list(runs), "readings": readings, "shared": False})


def test_contents_escape_what_articles_and_people_wrote():
    page = contents(
        entry(title="<b>x</b>", parameters={"place": "<script>"}, page="a b&c.html"),
        problems=[{"path": "<i>.txt", "message": "vide & nul"}],
    )
    assert "<b>" not in page
    assert "<script>" not in page
    assert "<i>" not in page
    assert 'href="a%20b%26c.html"' in page


def test_contents_tell_failures_and_other_articles():
    page = contents(
        entry(parameters={"actors": ["jnim", "fama"]}),
        entry(
            name="02", status="failed", error="cell 3: ValueError: non", failed="02.failed.ipynb"
        ),
        entry(name="03", corpus="0" * 64),
    )
    assert "actors = jnim, fama" in page
    assert "Failed: cell 3: ValueError: non — the page is that of an earlier run" in page
    assert page.count("From an earlier state of the articles.") == 1
    assert '<a href="events/index.html">1 event</a>' in page
    assert '<a href="articles/index.html">2 articles</a>' in page


# Runs


def test_a_series_leaves_notebooks_pages_contents_and_manifest(folder, coded, tmp_path):
    path = write_notebook(
        folder / "01_qui.ipynb",
        "print(since, actors)",
        "from pathlib import Path; print(Path().resolve())",
    )
    outcome = run([path], tmp_path / "out", tables=coded, parameters={"since": "2023"})
    out = tmp_path / "out"
    assert not outcome.failures
    assert sorted(p.name for p in out.iterdir()) == [
        "01_qui__since=2023.html",
        "01_qui__since=2023.ipynb",
        "articles",
        "events",
        "index.html",
        "manifest.json",
    ]
    # The notebook runs in its own folder, with the parameters it was given and the other defaults.
    assert text_of(out / "01_qui__since=2023.ipynb").splitlines() == [
        "2023 ['jnim', 'fama']",
        str(folder.resolve()),
    ]
    about = json.loads((out / "manifest.json").read_text())
    assert about["corpus"]["articles"] == 1
    assert [(r["name"], r["parameters"], r["status"]) for r in about["runs"]] == [
        ("01_qui__since=2023", {"since": "2023"}, "done")
    ]
    assert str(tmp_path) not in (out / "manifest.json").read_text()


def test_a_failure_is_told_the_rest_goes_on_and_the_last_good_output_stays(folder, coded, tmp_path):
    out = tmp_path / "out"
    bad = write_notebook(folder / "01_bad.ipynb", "print('bon')", title="Bon")
    good = write_notebook(folder / "02_good.ipynb", "print(tables_dir)")
    run([bad], out, tables=coded)
    before = (out / "01_bad.ipynb").read_bytes()
    write_notebook(bad, "print('bon')", "raise ValueError('rien\\nà lire')", "print('jamais')")

    outcome = run([bad, good], out, tables=coded)
    assert [e["error"] for e in outcome.failures] == ["cell 4: ValueError: rien"]
    assert (out / "01_bad.ipynb").read_bytes() == before
    assert "jamais" not in text_of(out / "01_bad.failed.ipynb")
    assert text_of(out / "02_good.ipynb").strip() == str(coded.resolve())
    assert "Failed: cell 4" in (out / "index.html").read_text()

    write_notebook(bad, "print('mieux')")
    run([bad], out, tables=coded, html=False)
    assert not (out / "01_bad.failed.ipynb").exists()
    # A page of the earlier run would show other outputs than the notebook beside it.
    assert not (out / "01_bad.html").exists()
    names = [e["name"] for e in json.loads((out / "manifest.json").read_text())["runs"]]
    assert names == ["01_bad", "02_good"]


def test_the_same_run_twice_leaves_the_same_bytes(folder, coded, tmp_path):
    path = write_notebook(
        folder / "01.ipynb", "import sys\nprint(1); print(2, flush=True); print(3)"
    )
    contents = []
    for _ in range(2):
        run([path], tmp_path / "out", tables=coded, parameters={"actors": ["fla"]})
        paths = (p for p in (tmp_path / "out").rglob("*") if p.is_file())
        contents.append({str(p): p.read_bytes() for p in paths})
    assert contents[0] == contents[1]


def test_results_may_not_overwrite_the_notebooks(folder, coded):
    path = write_notebook(folder / "01.ipynb")
    with pytest.raises(UserError, match="holds the notebooks themselves"):
        run([path], folder, tables=coded)


def test_a_file_is_no_folder_for_results(folder, coded, tmp_path):
    path = write_notebook(folder / "01.ipynb")
    (tmp_path / "out").write_text("")
    with pytest.raises(UserError, match="is a file"):
        run([path], tmp_path / "out", tables=coded)


def test_a_broken_manifest_is_not_overwritten(folder, coded, tmp_path):
    path = write_notebook(folder / "01.ipynb")
    (tmp_path / "manifest.json").write_text('{"name": "other"}')
    with pytest.raises(UserError, match=r"manifest\.json is no manifest"):
        run([path], tmp_path, tables=coded)


def test_runs_whose_files_are_gone_leave_the_manifest(tmp_path):
    (tmp_path / "01.ipynb").write_text("")
    kept, gone = entry(), entry(name="02", output="02.ipynb")
    (tmp_path / "manifest.json").write_text(json.dumps({"runs": [kept, gone]}))
    assert [e["name"] for e in manifest.earlier_runs(tmp_path)] == ["01"]


# The series


def test_notebooks_of_the_series_are_found_by_the_start_of_their_name(tmp_path, monkeypatch):
    monkeypatch.setattr(series, "ROOT", tmp_path)
    with pytest.raises(UserError, match="does not lie beside the package"):
        find_notebooks()
    with pytest.raises(UserError, match="« 01 » is no file"):
        find_notebooks(["01"])
    (tmp_path / "notebooks").mkdir()
    names = ["01_timelines", "02_partners", "02_places"]
    paths = [write_notebook(tmp_path / "notebooks" / f"{name}.ipynb") for name in names]
    assert find_notebooks() == paths
    assert find_notebooks(["01", "02_places"]) == [paths[0], paths[2]]
    assert find_notebooks([str(paths[1])]) == [paths[1]]
    for word in ("02", "04", "ailleurs/01", ""):
        with pytest.raises(UserError, match="not the start of one name among 01_timelines"):
            find_notebooks([word])
