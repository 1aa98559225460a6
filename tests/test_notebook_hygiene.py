"""The notebooks of the series keep the rules, and samples that break them prove that each bites."""

import base64
import copy
import io
from pathlib import Path

import nbformat
import pytest
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_rules import (
    RULES,
    bare_metadata,
    clean_outputs,
    code_cells,
    described_figures,
    enough_prose,
    no_numbers_in_prose,
    no_semicolon,
    one_title,
    only_versions_uncompared,
    parameters_first,
    ran_once,
    short_cells,
    whole_tables,
)

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_keeps_the_rule(path, rule):
    assert list(rule(nbformat.read(path, as_version=4))) == [], rule.__doc__


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_title_carries_the_number_of_the_file(path):
    title = nbformat.read(path, as_version=4).cells[0].source
    assert title.startswith(f"# {path.name[:2]} · ")


# A notebook that keeps every rule, and one change after another that breaks one.


def png(*heights):
    figure = Figure(figsize=(2, 1))
    if heights:
        figure.add_subplot().bar(range(len(heights)), heights)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return base64.b64encode(buffer.getvalue()).decode()


def figure_output(image):
    return new_output("display_data", {"image/png": image, "text/plain": "Titre : barres 1, 2"})


def good_notebook():
    prose_cells = [new_markdown_cell("Qui attaque, où et quand ?") for _ in range(16)]
    cells = [
        new_markdown_cell(
            "# 01 · Essai\n\nOn compte depuis `2022-04`, voir [ici](01_essai.ipynb)."
        ),
        new_code_cell('since = ""  # EDTF, earliest', metadata={"tags": ["parameters"]}),
        *prose_cells,
        new_code_cell("a = 1\nb = 2\nshow(a, b)", outputs=[figure_output(png(1, 2))]),
        new_code_cell("say(a)", metadata={"tags": ["takeaways"]}),
        new_code_cell("versions()", metadata={"tags": ["nbval-ignore-output"]}),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    for count, cell in enumerate(code_cells(notebook), start=1):
        cell.execution_count = count
    return notebook


def change(index, **changes):
    """Return a breaker that changes one cell."""
    return lambda notebook: notebook.cells[index].update(copy.deepcopy(changes))


def tag(index, *names):
    return lambda notebook: notebook.cells[index].metadata.update(tags=list(names))


def show(output):
    return lambda notebook: notebook.cells[-3].outputs.append(output)


def html(text):
    return new_output("display_data", {"text/html": text})


BROKEN = [
    (ran_once, change(-3, execution_count=None, outputs=[])),
    (ran_once, change(-3, execution_count=7)),
    (clean_outputs, show(new_output("stream", name="stderr", text="UserWarning"))),
    (clean_outputs, show(new_output("error", ename="ValueError", evalue="", traceback=[]))),
    (clean_outputs, show(new_output("stream", name="stdout", text="<Axes at 0x7f3a2b1c>"))),
    (clean_outputs, show(new_output("stream", name="stdout", text="C:\\corpus"))),
    (clean_outputs, show(html("<td>/home/moi/corpus</td>"))),
    (parameters_first, tag(1)),
    (parameters_first, tag(-2, "parameters")),
    (parameters_first, change(1, source='since = ""')),
    (parameters_first, change(1, source="since = None  # EDTF")),
    (parameters_first, change(1, source="since = date.today()  # EDTF")),
    (short_cells, change(-3, source="\n".join(f"a{n} = {n}" for n in range(9)))),
    (short_cells, change(-3, source="def f():\n    return 1")),
    (short_cells, change(-3, source="f = lambda x: x")),
    (no_semicolon, change(-3, source="draw(a);\n")),
    (described_figures, change(-3, outputs=[new_output("display_data", {"image/png": png(1)})])),
    (described_figures, show(figure_output(png()))),
    (
        described_figures,
        show(new_output("display_data", {"image/png": png(1), "text/plain": "<Figure size 1x1>"})),
    ),
    (whole_tables, show(html("<tr><td>...</td></tr>"))),
    (bare_metadata, lambda notebook: notebook.metadata.update(papermill={})),
    (bare_metadata, lambda notebook: notebook.cells[2].metadata.update(editable=False)),
    (one_title, change(0, source="## Essai")),
    (one_title, change(0, source="# Essai sans numéro")),
    (one_title, change(2, source="# 02 · Un second titre")),
    (no_numbers_in_prose, change(2, source="Cinq attaques, puis 12 autres.")),
    (no_numbers_in_prose, change(2, source="## En 2022")),
    (enough_prose, lambda notebook: [c.update(source="Peu.") for c in notebook.cells[2:18]]),
    (enough_prose, change(2, source="mot " * 100)),
    (enough_prose, lambda notebook: notebook.cells.__delitem__(slice(2, 4))),
    (only_versions_uncompared, tag(-1)),
    (only_versions_uncompared, tag(-3, "nbval-skip")),
    (only_versions_uncompared, tag(-3, "raises-exception")),
    (only_versions_uncompared, tag(-2)),
]


def broken_rules(notebook):
    return {rule for rule in RULES if list(rule(notebook))}


def test_a_good_notebook_keeps_every_rule():
    assert broken_rules(good_notebook()) == set()


@pytest.mark.parametrize(("rule", "break_it"), BROKEN)
def test_a_bad_notebook_breaks_its_rule(rule, break_it):
    notebook = good_notebook()
    break_it(notebook)
    assert rule in broken_rules(notebook)


def test_every_rule_has_a_notebook_that_breaks_it():
    assert {rule for rule, _ in BROKEN} == set(RULES)
