"""Notebook files: read strictly, tidied of what changes from run to run."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from analysis.errors import UserError

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# How every notebook is executed: the kernel's own remarks (ports, encryption) are no result, and
# what a cell prints in several pieces is one output whatever the timing.
EXECUTION = {
    "kernel_name": _KERNEL["name"],
    "extra_arguments": ["--log-level=50"],
    "coalesce_streams": True,
}


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of format 4; raise UserError when there is none or it is broken.

    A cell without an id gets one from its place, where nbformat would invent one at random.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UserError(f"There is no notebook {path}.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise UserError(f"{path} is no notebook.") from error
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise UserError(f"{path} is no notebook of format 4.")
    notebook["nbformat_minor"] = max(5, notebook.get("nbformat_minor", 5))
    for index, cell in enumerate(notebook.get("cells", [])):
        cell.setdefault("id", f"cell-{index}")
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise UserError(f"{path} is no valid notebook: {error.message}.") from error
    return nbformat.reads(json.dumps(notebook), as_version=4)


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Keep of a run notebook what the same run gives again: no times, no paths, no random ids."""
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNEL})
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if "injected-parameters" in tags:
            cell.id = "injected-parameters"
    nbformat.validate(notebook)
    return notebook


def heading(notebook: NotebookNode, otherwise: str) -> tuple[str, str]:
    r"""Return the title of a notebook and its first sentence or two, both as plain text.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> heading(new_notebook(cells=[new_markdown_cell("# 01 · Qui ?\n\n*Qui* agit ?")]), "")
    ('01 · Qui ?', 'Qui agit ?')
    """
    first = notebook.cells[0] if notebook.cells else None
    if first is None or first.cell_type != "markdown":
        return otherwise, ""
    title, _, rest = first.source.strip().partition("\n")
    if not title.startswith("# "):
        return otherwise, ""
    paragraph = rest.strip().partition("\n\n")[0]
    return title.removeprefix("# ").strip(), " ".join(paragraph.replace("*", "").split())
