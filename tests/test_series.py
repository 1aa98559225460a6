"""The series run by papermill: defaults give the committed outputs, other parameters run too."""

import nbformat
import pytest
from notebook_rules import clean_outputs, described_figures, ran_once, shown_text, whole_tables

from analysis.batch.series import find_notebooks, run

NOTEBOOKS = find_notebooks()
SELECTIONS = {
    "an actor since a year, all that is told": {
        "since": "2023",
        "actors": ["jnim"],
        "salience": ["news", "revisited", "recalled"],
        "counting_rule": "by_side",
    },
    "another country, where nothing is left": {
        "countries": ["BF", "NE"],
        "since": "1990",
        "until": "1991",
        "counting_rule": "highest",
    },
}


@pytest.fixture(scope="module")
def tables_dir(tables, tmp_path_factory):
    """Save the coded seeds once for all runs."""
    folder = tmp_path_factory.mktemp("series") / "tables"
    tables.save(folder)
    return folder


@pytest.fixture(scope="module", params=SELECTIONS.values(), ids=SELECTIONS.keys())
def outcome(request, tables_dir, tmp_path_factory):
    """Run the whole series with one selection."""
    out = tmp_path_factory.mktemp("out")
    return run(NOTEBOOKS, out, tables=tables_dir, parameters=request.param)


def executed(outcome):
    """Yield the notebooks that a run has left."""
    for entry in outcome.runs:
        name = entry["output"] or entry["failed"]
        yield nbformat.read(outcome.index.parent / name, as_version=4)


def test_every_notebook_runs_with_any_selection(outcome):
    assert [(entry["name"], entry["error"]) for entry in outcome.failures] == []


def test_what_is_shown_keeps_the_rules_with_any_selection(outcome):
    rules = (ran_once, clean_outputs, described_figures, whole_tables)
    broken = [(rule.__name__, *rule(n)) for n in executed(outcome) for rule in rules]
    assert [found for found in broken if len(found) > 1] == []


def compared(notebook):
    """Return what the cells show as text, without the injected cell and the last, the versions."""
    cells = [c for c in notebook.cells if "injected-parameters" not in c.metadata.get("tags", [])]
    return [[shown_text(output) for output in cell.get("outputs", [])] for cell in cells[:-1]]


def test_default_parameters_show_what_is_committed(tables_dir, tmp_path):
    """One notebook by papermill shows what nbval, which runs them all, is held against."""
    (path,) = (p for p in NOTEBOOKS if p.stem.startswith("02_"))
    (notebook,) = executed(run([path], tmp_path, tables=tables_dir, html=False))
    assert compared(notebook) == compared(nbformat.read(path, as_version=4))
