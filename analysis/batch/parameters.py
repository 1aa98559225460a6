"""The parameters of a notebook: which it declares, and values that fit them exactly.

papermill is permissive: it injects names that no cell declares, lets a notebook without the tag
overwrite them, and reads `2023` as a number. Here a name must be declared and a value must have the
type of its default.
"""

import ast
import json
import math
from collections.abc import Mapping
from pathlib import Path

import nbformat
import yaml

from analysis.errors import UserError

Scalar = str | int | float | bool
Value = Scalar | list[Scalar]
_KINDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def declared(notebook: nbformat.NotebookNode, name: str) -> dict[str, Value]:
    """Return the defaults of the one cell tagged `parameters`, in the order they are written.

    `name` is what messages call the notebook. A cell that is missing, doubled, or holds more than
    `name = literal` lines raises UserError: such a notebook would run and ignore its parameters.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> cell = new_code_cell('actors = ["jnim"]  # qui', metadata={"tags": ["parameters"]})
    >>> declared(new_notebook(cells=[cell]), "exemple.ipynb")
    {'actors': ['jnim']}
    """
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    if len(cells) != 1:
        raise UserError(f"{name}: one cell must carry the tag `parameters`, found {len(cells)}.")
    try:
        statements = ast.parse(cells[0].source).body
    except SyntaxError as error:
        raise UserError(f"{name}: line {error.lineno} of its parameters is no Python.") from error
    return dict(_assignment(statement, name) for statement in statements)


def _assignment(statement: ast.stmt, name: str) -> tuple[str, Value]:
    """Read one `name = literal` line of a parameters cell."""
    where = f"{name}: line {statement.lineno} of its parameters"
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if len(targets) != 1 or not isinstance(targets[0], ast.Name):
        raise UserError(f"{where} is not of the form `name = literal`.")
    try:
        value = ast.literal_eval(statement.value)
    except ValueError as error:
        raise UserError(f"{where} is computed; only a literal can be replaced.") from error
    items = value if type(value) is list else [value]
    if any(type(item) not in _KINDS for item in items):
        raise UserError(
            f"{where}: {targets[0].id} must be text, a number, true or false, or a list of these."
        )
    return targets[0].id, value


def parse(name: str, default: Value, given: str | list) -> Value:
    """Turn what a person typed into the type of the default.

    Text stays text, so that dates such as 2023 or 2022-04 keep their precision; a list is typed
    with commas or as JSON. What does not fit raises UserError.

    >>> parse("since", "", "2023")
    '2023'
    >>> parse("actors", ["fama"], "jnim, isgs")
    ['jnim', 'isgs']
    """
    if type(default) is not list:
        return _parse_scalar(name, default, given)
    kind = default[0] if default else ""
    return [_parse_scalar(name, kind, item) for item in _split(name, given)]


def _split(name: str, given: str | list) -> list:
    """Return the items of a list typed with commas or as JSON."""
    if isinstance(given, list):
        return given
    if not given.lstrip().startswith("["):
        return [item.strip() for item in given.split(",") if item.strip()]
    try:
        items = json.loads(given)
    except json.JSONDecodeError as error:
        raise UserError(f'{name}: « {given} » is no JSON list such as ["jnim", "fama"].') from error
    return [json.dumps(item) if type(item) in (int, float, bool) else item for item in items]


def _parse_scalar(name: str, default: Scalar, given: object) -> Scalar:
    """Turn one typed word into the type of the default."""
    kind = type(default)
    if not isinstance(given, str):
        raise UserError(f"{name} takes {_KINDS[kind]}, not {_shown(given)}.")
    readers = {str: str, int: _whole, float: _finite, bool: {"true": True, "false": False}.get}
    value = readers[kind](given if kind is str else given.strip().lower())
    if value is None:
        raise UserError(f"{name} takes {_KINDS[kind]}, not « {given} ».")
    return value


def _whole(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None


def _finite(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def check(parameters: Mapping[str, Value], defaults: Mapping[str, Value], name: str) -> None:
    """Refuse names the notebook does not declare and values of another type than the default's.

    >>> check({"depuis": "2023"}, {"since": ""}, "01_timelines.ipynb")
    Traceback (most recent call last):
    analysis.errors.UserError: 01_timelines.ipynb has no parameter « depuis »; it has since.
    """
    for key, value in parameters.items():
        if key not in defaults:
            raise UserError(f"{name} has no parameter « {key} »; it has {', '.join(defaults)}.")
        default = defaults[key]
        if type(value) is not type(default):
            wanted = _KINDS.get(type(default), "a list")
            raise UserError(f"{name}: {key} takes {wanted}, not {_shown(value)}.")
        if type(value) is list:
            wanted = type(default[0]) if default else str
            wrong = [item for item in value if type(item) is not wanted]
            if wrong:
                raise UserError(
                    f"{name}: {key} takes a list of {_KINDS[wanted]}, not {_shown(wrong[0])}."
                )


def _shown(value: object) -> str:
    """Name a value in a message by what it is."""
    kinds = {list: "a list", dict: "a table", type(None): "nothing"}
    return kinds.get(type(value)) or f"{_KINDS.get(type(value), type(value).__name__)} ({value!r})"


def read_file(path: Path) -> dict[str, str | list]:
    """Read `name: value` lines from a YAML file, every scalar as the text that was written.

    YAML would turn 2023 into a number, 2022-04-01 into a date and NO into false; the default of
    the parameter decides instead. What is no such table raises UserError.
    """
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8 text.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise UserError(f"{path}{line}: this is no YAML table of `name: value` lines.") from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise UserError(f"{path}: this is no YAML table of `name: value` lines.")
    return found
