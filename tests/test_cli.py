"""The command line: what it prints, what it refuses in one line, and its exit codes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.cli import main

PARAMETERS = """\
tables_dir = ""  # folder of tables
corpus_dir = "../seeds"  # folder of articles
since = ""  # EDTF, earliest date kept
until = ""  # EDTF, latest date kept
countries = ["ML"]  # ISO codes
actors = []  # actor ids
salience = ["news"]  # kinds of report
minimum = 2  # sources"""


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """Give a folder with articles, one of them broken, and a notebook, apart from the project."""
    folder = tmp_path_factory.mktemp("chez moi")
    for name in ("articles", "mixed", "empty", "miscorrected"):
        (folder / name).mkdir()
    seed = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    shutil.copy(seed, folder / "articles" / "bon.txt")
    shutil.copy(seed, folder / "mixed" / "bon.txt")
    (folder / "mixed" / "vide.txt").write_bytes(b"")
    shutil.copy(seed, folder / "miscorrected" / "bon.txt")
    header = "action,frame,row_id,new,who,when,why"
    for name, action in (("mixed", "delete"), ("miscorrected", "erase")):
        line = f"{action},reports,bon:99,,moi,2025-06-01,faux"
        (folder / name / "corrections.csv").write_text(f"{header}\n{line}\n")
    (folder / "file.txt").write_text("texte")
    (folder / "list.yml").write_text("- since\n")
    cells = [
        new_markdown_cell("# Essai"),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new_code_cell(
            "import analysis\nanalysis.Tables.load(tables_dir).articles.article_id.tolist()"
        ),
        new_code_cell("since, actors, minimum"),
    ]
    nbformat.write(new_notebook(cells=cells), folder / "essai.ipynb")
    cells[-1] = new_code_cell("1 / 0")
    nbformat.write(new_notebook(cells=cells), folder / "faux.ipynb")
    (folder / "broken.ipynb").write_text("{")
    return folder


@pytest.fixture(scope="module")
def coded(workplace):
    """Code the good article once."""
    assert main(["code", str(workplace / "articles"), "--out", str(workplace / "coded")]) == 0
    return workplace / "coded"


MISTAKES = [
    "",
    "ponder",
    "code",
    "code articles",
    "code absent --out new",
    "code empty --out new",
    "code miscorrected --out new",
    "code articles --out file.txt",
    "code articles --out new --workers 0",
    "code articles --out new --workers deux",
    "code articles --out new --gazetteer absent.txt",
    "run absent.ipynb --tables coded",
    "run broken.ipynb --tables coded",
    "run nothing_called_so --tables coded",
    "run essai.ipynb --tables absent",
    "run essai.ipynb --tables articles",
    "run essai.ipynb --corpus absent",
    "run essai.ipynb --corpus articles --tables coded",
    "run essai.ipynb --tables coded -p depuis 2023",
    "run essai.ipynb --tables coded -p since",
    "run essai.ipynb --tables coded -p minimum deux",
    "run essai.ipynb --tables coded -p since 22/4/2023",
    "run essai.ipynb --tables coded -p since 2024 -p until 2023",
    "run essai.ipynb --tables coded -p countries Mali",
    "run 02 --tables coded -p periods hier",
    "run 02 --tables coded -p periods 2023,2022",
    "run essai.ipynb --corpus articles --out new -p actors wagnr",
    "run essai.ipynb --tables coded -p since 2023 -p since 2024",
    "run essai.ipynb --tables coded -p tables_dir elsewhere",
    "run essai.ipynb --tables coded -f absent.yml",
    "run essai.ipynb --tables coded -f list.yml",
    "run essai.ipynb --tables coded --out file.txt",
    "run essai.ipynb --tables coded --out .",
    "score absent absent",
    "score coded absent",
    "gold absent.txt",
    "gold articles",
    "gold list.yml",
    "lexicon",
    "lexicon find",
]


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_is_told_in_one_line(line, workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    try:
        code = main(line.split())
    except SystemExit as stop:
        code = stop.code
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert "Traceback" not in said.err
    assert not (workplace / "new").exists()


@pytest.mark.parametrize(
    "command",
    ["", "code", "run", "score", "gold", "lexicon", "lexicon check", "lexicon find", "dictionary"],
)
def test_help_is_everywhere(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([*command.split(), "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m analysis {command}".strip())


def run_python(code, *arguments, cwd):
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout


def test_help_comes_before_anything_slow_is_imported(tmp_path):
    code = (
        "import sys; from analysis.cli import main\n"
        "slow = {'pandas', 'papermill', 'nbconvert', 'matplotlib'}\n"
        "try: main(['run', '--help'])\n"
        "except SystemExit: print(sorted(slow & set(sys.modules)))"
    )
    assert run_python(code, cwd=tmp_path).endswith("[]\n")


def test_coding_needs_nothing_of_notebooks(tmp_path):
    """It would take twenty megabytes and as long as two hundred articles."""
    code = (
        "import sys, analysis.batch.coding\n"
        "print(sorted({'nbformat', 'papermill', 'nbconvert', 'matplotlib'} & set(sys.modules)))"
    )
    assert run_python(code, cwd=tmp_path) == "[]\n"


def test_the_module_runs_from_any_folder(tmp_path):
    code = "import runpy, sys; sys.argv[0] = 'x'; runpy.run_module('analysis', run_name='__main__')"
    with pytest.raises(subprocess.CalledProcessError) as stop:
        run_python(code, "code", "absent", "--out", "new", cwd=tmp_path)
    assert stop.value.returncode == 2
    assert stop.value.stderr.startswith("error: ")


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    command = [sys.executable, "-m", "analysis", "dictionary"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() == 0
    assert said == b""


def test_an_interruption_is_no_traceback(monkeypatch, capsys):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.tables.data_dictionary", interrupt)
    assert main(["dictionary"]) == 130
    assert capsys.readouterr().err == "stopped.\n"


# code


def test_code_saves_every_frame_and_says_nothing(coded, capsys):
    assert (coded / "reports.parquet").exists()
    assert (coded / "reports.csv").exists()
    assert capsys.readouterr().err == ""


def test_code_tells_each_article_it_cannot_read_and_codes_the_rest(workplace, capsys):
    out = workplace / "coded_mixed"
    assert main(["code", str(workplace / "mixed"), "--out", str(out)]) == 1
    said = capsys.readouterr()
    told = said.err.splitlines()
    assert told[0].startswith("vide.txt: ")
    assert told[1:] == ["corrections.csv: line 2 is not applied: reports has no row bon:99."]
    assert "bon" in (out / "articles.csv").read_text(encoding="utf-8")


def test_code_gives_the_same_bytes_with_more_workers(workplace, coded):
    out = workplace / "coded_by_two"
    arguments = ["code", str(workplace / "articles"), "--out", str(out), "--workers", "2"]
    assert main(arguments) == 0
    for path in coded.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name


# run


def results(folder, name):
    cells = nbformat.read(folder / name, as_version=4).cells
    return [o.data["text/plain"] for c in cells for o in c.get("outputs", []) if "data" in o]


def test_run_codes_once_and_leaves_pages(workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    (workplace / "p.yml").write_text("since: 2023\nminimum: 3\n")
    line = (
        "run essai.ipynb --corpus articles --out pages -f p.yml -p since 2022-04 -p actors fla,cma"
    )
    assert main(line.split()) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0] == "1 of 1 notebooks done."
    pages = workplace / "pages"
    name = "essai__since=2022-04__actors=fla+cma__minimum=3"
    assert results(pages, f"{name}.ipynb") == ["['bon']", "('2022-04', ['fla', 'cma'], 3)"]
    assert (pages / f"{name}.html").exists()
    assert (pages / "tables" / "reports.parquet").exists()
    assert "1 article read" in " ".join((pages / "index.html").read_text().split())


def test_run_goes_on_after_a_failure_and_tells_it(workplace, coded, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    line = "run faux.ipynb essai.ipynb --tables coded --out failing --no-html"
    assert main(line.split()) == 1
    said = capsys.readouterr()
    assert said.err == "faux.ipynb failed: cell 4: ZeroDivisionError: division by zero\n"
    assert said.out.splitlines()[0] == "1 of 2 notebooks done."
    assert (workplace / "failing" / "faux.failed.ipynb").exists()
    assert not list((workplace / "failing").glob("essai*.html"))


def test_run_tells_the_articles_it_could_not_read(workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    assert main("run essai.ipynb --corpus mixed --out mixed_pages --no-html".split()) == 1
    assert "vide.txt" in capsys.readouterr().err
    about = json.loads((workplace / "mixed_pages" / "manifest.json").read_text())
    assert [p["path"] for p in about["corpus"]["problems"]] == ["vide.txt", "corrections.csv"]
    assert "vide.txt" in (workplace / "mixed_pages" / "index.html").read_text()


# dictionary, lexicon


def test_dictionary_prints_every_frame(capsys):
    assert main(["dictionary"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("articles", "killed_best", "near_duplicate_of"))


def test_lexicon_check_finds_nothing_wrong(capsys):
    assert main(["lexicon", "check"]) == 0
    assert capsys.readouterr().out == "The lexicon is sound.\n"


def test_lexicon_find_shows_what_a_word_can_mean(capsys):
    assert main(["lexicon", "find", "Barkhane"]) == 0
    assert "france_forces" in capsys.readouterr().out
