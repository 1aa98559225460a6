"""A batch: one notebook over many parameter sets, written down in a YAML file.

An entry names a notebook, the parameters that are the same for all its runs (``set``) and those
that take one value after the other (``each``; several are crossed):

    - notebook: "01"
      set: {since: 2022}
      each:
        actors: [jnim, isgs, "fla, csp"]
"""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import yaml

from analysis.batch.parameters import Value
from analysis.batch.runs import parse_parameters
from analysis.batch.series import find_notebooks
from analysis.errors import UserError

_KEYS = {"notebook", "set", "each"}


class Job(NamedTuple):
    """A notebook and the parameters of one of its runs."""

    notebook: Path
    parameters: Mapping[str, Value]


def read_batches(path: Path) -> list[Job]:
    """Return the runs of a batch file, each once, in the order they are written.

    `UserError` names what cannot be read: a file that is no list of entries, an unknown key, a
    notebook or parameter that there is not.
    """
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is no YAML: {' '.join(str(error).split())}.") from error
    if not isinstance(entries, list) or not entries:
        raise UserError(f"{path} must hold a list of entries, each with a `notebook`.")
    jobs = [job for number, entry in enumerate(entries, 1) for job in _jobs(path, number, entry)]
    return [job for number, job in enumerate(jobs) if job not in jobs[:number]]


def _jobs(path: Path, number: int, entry: object) -> list[Job]:
    where = f"{path}, entry {number}"
    if not isinstance(entry, Mapping) or not isinstance(entry.get("notebook"), str):
        raise UserError(f"{where} names no `notebook`.")
    if unknown := sorted(set(entry) - _KEYS):
        raise UserError(f"{where} has « {unknown[0]} »; an entry has notebook, set, each.")
    fixed, each = entry.get("set") or {}, entry.get("each") or {}
    if not isinstance(fixed, Mapping) or not isinstance(each, Mapping):
        raise UserError(f"{where}: set and each hold `name: value` lines.")
    if not all(isinstance(values, list) and values for values in each.values()):
        raise UserError(f"{where}: each parameter of `each` takes a list of values.")
    if twice := sorted(set(fixed) & set(each)):
        raise UserError(f"{where}: {twice[0]} stands in both set and each.")
    (notebook,) = find_notebooks([entry["notebook"]])
    return [Job(notebook, parse_parameters([notebook], words)) for words in _crossed(fixed, each)]


def _crossed(fixed: Mapping[str, object], each: Mapping[str, Sequence]) -> list[dict]:
    """Return every combination of the values.

    >>> _crossed({"since": "2022"}, {"actors": ["jnim", "fama"]})
    [{'since': '2022', 'actors': 'jnim'}, {'since': '2022', 'actors': 'fama'}]
    """
    sets = product(*each.values())
    return [{**fixed, **dict(zip(each, values, strict=True))} for values in sets]
