"""The manifest of an output folder: what was run, over which articles, with which package."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

import analysis.lexicon
from analysis.batch import pages
from analysis.batch.files import replace_text
from analysis.batch.recoding import package_fingerprint
from analysis.batch.runs import Run
from analysis.errors import UserError
from analysis.views.session import corpus_fingerprint, corrections_fingerprint

NAME = "manifest.json"


def begin(tables, problems: Iterable, beside: str | None, shared: bool = False) -> dict:
    """Start a manifest for these tables: package, lexicon and articles, no runs yet.

    `problems` are the files that could not be read; `beside` is the tables' folder when it lies in
    the output folder; in a `shared` folder problems are not told, they may quote. Nothing here
    depends on the machine or the hour.
    """
    told = [] if shared else problems
    found = [{"path": str(problem.path), "message": problem.message} for problem in told]
    corpus = {
        "articles": len(tables.articles),
        "fingerprint": corpus_fingerprint(tables.articles),
        "problems": found,
    }
    if len(tables.corrections):
        corpus["corrections"] = corrections_fingerprint(tables.corrections)
    return {
        "package": metadata.version("mali-dispatches"),
        "lexicon": analysis.lexicon.load().fingerprint,
        "tables": beside,
        "shared": shared,
        "readings": None,
        "corpus": corpus,
        "runs": [],
    }


def earlier_runs(folder: Path) -> list[dict]:
    """Return the runs that an output folder already holds and whose files still lie there."""
    path = folder / NAME
    if not path.exists():
        return []
    try:
        runs = json.loads(path.read_text(encoding="utf-8"))["runs"]
        return [entry for entry in runs if (folder / (entry["output"] or entry["failed"])).exists()]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is no manifest of such a folder: move it away first.") from error


def made_of(manifest: Mapping, run: Run, html: bool) -> str:
    """Return what changes when a run would give another result: notebook, parameters, articles."""
    parts = {
        "html": html,
        "shared": manifest["shared"],
        "notebook": run.notebook.read_text(encoding="utf-8"),
        "parameters": dict(run.changed),
        "corpus": manifest["corpus"],
        "package": package_fingerprint(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def done(runs: Iterable[dict], wanted: Mapping[str, str]) -> list[dict]:
    """Return the runs that are as they would be if they were run now, by what they are made of."""
    return [
        run
        for run in runs
        if run["status"] == "done" and run.get("made_of", "") == wanted.get(run["name"])
    ]


def add(manifest: dict, entry: dict) -> None:
    """Put a run into the manifest, in place of an earlier one of the same name."""
    others = [run for run in manifest["runs"] if run["name"] != entry["name"]]
    entry = {**entry, "corpus": manifest["corpus"]["fingerprint"]}
    manifest["runs"] = sorted([*others, entry], key=lambda run: run["name"])


def write(manifest: dict, folder: Path) -> None:
    """Write the manifest and the page of contents that shows it."""
    replace_text(folder / NAME, json.dumps(manifest, ensure_ascii=False, indent=1))
    replace_text(folder / "index.html", pages.contents_page(manifest))
