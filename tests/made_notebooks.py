"""Small notebooks made for tests of batch runs."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

DEFAULTS = 'tables_dir = ""  # folder\nsince = ""  # EDTF\nactors = ["jnim", "fama"]  # who'


def write_notebook(path, *sources, parameters=DEFAULTS, title="Essai"):
    """Write a notebook with a title, a parameters cell and these code cells."""
    cells = [
        new_markdown_cell(f"# {title}\n\n*Qui* attaque ?", id="title"),
        new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
        *(new_code_cell(source, id=f"code-{n}") for n, source in enumerate(sources)),
    ]
    nbformat.write(new_notebook(cells=cells), path)
    return path
