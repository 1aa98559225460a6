"""Run the notebooks with their default parameters and write what they show: the only writer.

    python .ci/refresh_notebooks.py [NOTEBOOK ...]      (default: all of notebooks/)

A notebook that fails is named with its cell and stays as it was; the exit code is then 1. Two
refreshes in a row leave the same bytes. The figure of the README is the one that a cell tagged
`readme-figure` shows.
"""

import base64
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from analysis.batch.files import replace_text
from analysis.batch.notebooks import EXECUTION, read_notebook, tidy

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
README_FIGURE = NOTEBOOKS / "figure.png"


def refresh(path: Path) -> None:
    notebook = read_notebook(path)
    NotebookClient(
        notebook,
        timeout=300,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        **EXECUTION,
    ).execute()
    replace_text(path, nbformat.writes(tidy(notebook)))
    for cell in notebook.cells:
        if "readme-figure" in cell.metadata.get("tags", []):
            README_FIGURE.write_bytes(figure_of(cell))


def figure_of(cell: nbformat.NotebookNode) -> bytes:
    (image,) = (o.data["image/png"] for o in cell.outputs if "image/png" in o.get("data", {}))
    return base64.b64decode(image)


def main(arguments: list[str]) -> int:
    failed = False
    paths = [Path(argument).resolve() for argument in arguments] or sorted(
        NOTEBOOKS.glob("*.ipynb")
    )
    for path in paths:
        try:
            refresh(path)
        except CellExecutionError as error:
            print(f"{path.name} fails and stays as it was:\n{error}", file=sys.stderr)
            failed = True
        else:
            print(f"{path.name} refreshed")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
