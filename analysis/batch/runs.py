"""One run: a notebook with some parameters, executed into one output of its own."""

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from papermill.exceptions import PapermillExecutionError

from analysis.batch import pages
from analysis.batch.files import replace_text
from analysis.batch.notebooks import EXECUTION, heading, read_notebook, tidy
from analysis.batch.parameters import Value, check, declared, parse
from analysis.errors import UserError
from analysis.language.folding import fold_key
from analysis.views.measures import check_parameters
from analysis.views.periods import check_periods

# Where the tables lie says nothing about the result: these never show in a name.
INPUTS = ("tables_dir", "corpus_dir")
_SHARED = ("since", "until", "countries", "actors", "salience")
_OPTIONAL = ("counting_rule",)
_LONGEST_NAME = 90
_PLAIN_WORD = re.compile(r"[a-z0-9.-]+")


@dataclass(frozen=True)
class Run:
    """A notebook, those of its parameters that differ from the defaults, and where its input is."""

    notebook: Path
    changed: Mapping[str, Value]
    inputs: Mapping[str, str]

    @property
    def name(self) -> str:
        """Name the output: the notebook, then the changed parameters; no two runs share a name.

        >>> Run(Path("02_partners.ipynb"), {"actors": ["jnim", "fama"]}, {}).name
        '02_partners__actors=jnim+fama'
        >>> Run(Path("02_partners.ipynb"), {"place": "Sévaré"}, {}).name
        '02_partners__place=sevare__837d79d0'
        """
        words = {key: _words(value) for key, value in self.changed.items()}
        slugs = [f"{key}={'+'.join(map(_slug, items))}" for key, items in words.items()]
        name = "__".join([self.notebook.stem, *slugs])
        # Capitals do not count: some file systems take « ML » and « ml » for one name.
        plain = all(_PLAIN_WORD.fullmatch(word) for items in words.values() for word in items)
        if plain and len(name) <= _LONGEST_NAME:
            return name
        content = json.dumps(dict(self.changed), ensure_ascii=False, sort_keys=True)
        return f"{name[:_LONGEST_NAME]}__{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def _words(value: Value) -> list[str]:
    items = value if type(value) is list else [value]
    return [item if isinstance(item, str) else json.dumps(item) for item in items]


def _slug(word: str) -> str:
    return re.sub(r"[^a-z0-9.-]+", "-", fold_key(word))


def parse_parameters(
    notebooks: Sequence[Path], given: Mapping[str, str | list]
) -> dict[str, Value]:
    """Give typed words the types of the notebooks' defaults; see `parameters.parse`."""
    defaults = [declared(read_notebook(path), path.name) for path in notebooks]
    _refuse_unknown(given, defaults)
    values = {}
    for name, words in given.items():
        readings = [parse(name, found[name], words) for found in defaults if name in found]
        if any(type(other) is not type(readings[0]) for other in readings):
            raise UserError(f"{name} is of another type from notebook to notebook: run them apart.")
        values[name] = readings[0]
    return values


def plan(
    notebooks: Sequence[Path], parameters: Mapping[str, Value], inputs: Mapping[str, str]
) -> list[Run]:
    """Check all there is to check before anything runs; return one run for each notebook.

    A parameter goes to the notebooks that declare it; one that none declares is refused.
    """
    notebooks = list(dict.fromkeys(path.resolve() for path in notebooks))
    defaults = {path: declared(read_notebook(path), path.name) for path in notebooks}
    _refuse_unknown(parameters, list(defaults.values()))
    runs = []
    for path, found in defaults.items():
        mine = {name: parameters[name] for name in found if name in parameters}
        check(mine, found, path.name)
        _check_meaning(found | mine)
        changed = {name: value for name, value in mine.items() if value != found[name]}
        runs.append(Run(path, changed, {k: v for k, v in inputs.items() if k in found}))
    return once(runs)


def once(runs: Sequence[Run]) -> list[Run]:
    """Return each run once; raise UserError when two notebooks would write the same files."""
    by_name: dict[str, Run] = {}
    for run in runs:
        other = by_name.setdefault(run.name, run)
        if other.notebook != run.notebook:
            raise UserError(
                f"Two notebooks are called {run.name}: run them into different folders."
            )
    return list(by_name.values())


def _check_meaning(values: Mapping[str, Value]) -> None:
    """Check what the values of parameters mean, those that several notebooks share and periods."""
    if set(_SHARED) <= values.keys():
        names = [*_SHARED, *(name for name in _OPTIONAL if name in values)]
        check_parameters(**{name: values[name] for name in names})
    if "periods" in values:
        check_periods(values["periods"])


def _refuse_unknown(given: Mapping[str, object], defaults: Sequence[Mapping[str, Value]]) -> None:
    for name in given:
        if name in INPUTS:
            option = f"--{name.removesuffix('_dir')}"
            raise UserError(f"{name} is set by {option}, whose path starts from your folder.")
        if not any(name in found for found in defaults):
            names = dict.fromkeys(key for found in defaults for key in found if key not in INPUTS)
            raise UserError(f"No parameter « {name} »; there are {', '.join(names)}.")


def execute(run: Run, folder: Path, html: bool = True, share: bool = False) -> dict:
    """Execute one run into `folder` and return its entry for the manifest.

    The notebook runs in its own folder. A good result replaces the last one, notebook and page; a
    failure leaves them in place and lies beside them as `NAME.failed.ipynb`, stopped at the cell.
    With `share` the result names no folder of this machine.
    """
    notebook = read_notebook(run.notebook)
    title, question = heading(notebook, run.notebook.stem)
    error = None
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch) / "run.ipynb"
        try:
            papermill.execute_notebook(
                notebook,
                draft,
                parameters={**run.inputs, **run.changed},
                language="python",
                progress_bar=False,
                cwd=run.notebook.parent,
                **EXECUTION,
            )
        except PapermillExecutionError as stop:
            error = f"cell {stop.exec_count}: {stop.ename}: {_first_line(stop.evalue)}"
        except DeadKernelError:
            error = "the kernel died (out of memory?)"
        result = tidy(read_notebook(draft))
    if share:
        _name_inputs(result, run.inputs)
    _keep(run.name, folder, result, pages.notebook_page(result, title) if html else None, error)
    page, output, failed = (
        f"{run.name}{ending}" for ending in (".html", ".ipynb", ".failed.ipynb")
    )
    return {
        "name": run.name,
        "title": title,
        "question": question,
        "notebook": run.notebook.name,
        "parameters": dict(run.changed),
        "status": "failed" if error else "done",
        "error": error,
        "output": output if (folder / output).exists() else None,
        "page": page if (folder / page).exists() else None,
        "failed": failed if error else None,
    }


def _name_inputs(notebook: nbformat.NotebookNode, inputs: Mapping[str, str]) -> None:
    """Let a result call the folders of its input by their names, as they lie beside it."""
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            for path in inputs.values():
                cell.source = cell.source.replace(json.dumps(path), json.dumps(Path(path).name))


def _keep(
    name: str, folder: Path, result: nbformat.NotebookNode, page: str | None, error: str | None
) -> None:
    """Put the result into its place, or beside it when it failed."""
    failed = folder / f"{name}.failed.ipynb"
    if error:
        replace_text(failed, nbformat.writes(result))
        return
    replace_text(folder / f"{name}.ipynb", nbformat.writes(result))
    if page is None:
        # The page of an earlier run would not be the page of this one.
        (folder / f"{name}.html").unlink(missing_ok=True)
    else:
        replace_text(folder / f"{name}.html", page)
    failed.unlink(missing_ok=True)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "no message"
