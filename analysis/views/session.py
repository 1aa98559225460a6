"""What a notebook does at its start and at its end: read or load, then say what it rests on."""

from __future__ import annotations

import hashlib
import platform
import shlex
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pandas as pd

import analysis
from analysis.errors import UserError
from analysis.lexicon import load
from analysis.tables import Tables
from analysis.views.display import show_command, show_prose, show_table
from analysis.views.words import count

SEEDS = Path("../seeds")
# An empty list of these is no default but a choice: the command must say it.
MEANT_EMPTY = ("salience", "periods")
PACKAGES = ("pandas", "pyarrow", "matplotlib", "seaborn", "papermill", "nbconvert", "jupyterlab")


def load_or_code(corpus_dir: str, tables_dir: str) -> Tables:
    """Load coded tables where ``tables_dir`` names them, else code the articles of ``corpus_dir``.

    Files that cannot be read are shown in a table; the others are coded.
    """
    if tables_dir:
        return Tables.load(tables_dir)
    if not corpus_dir:
        raise UserError("Name a folder of articles (corpus_dir) or of tables (tables_dir).")
    corpus = analysis.read_corpus(corpus_dir)
    problems = [(problem.path, problem.message) for problem in corpus.problems]
    if problems:
        caption = f"{count(len(problems), 'file')} could not be read"
        show_table(pd.DataFrame(problems, columns=["file", "why"]), caption)
    tables = analysis.code(corpus)
    stale = tables.corrections[~tables.corrections["is_applied"]]
    if len(stale):
        caption = f"{count(len(stale), 'correction')} by hand no longer applied"
        show_table(stale[["line", "row_id", "who", "problem"]], caption)
    return tables


def corpus_fingerprint(articles: pd.DataFrame) -> str:
    """Return one SHA-256 for a set of articles, whatever their order.

    >>> corpus_fingerprint(pd.DataFrame({"article_id": [], "sha256": []}))[:12]
    'e3b0c44298fc'
    """
    pairs = zip(articles["article_id"], articles["sha256"], strict=True)
    lines = sorted(f"{article} {digest}\n" for article, digest in pairs)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def corrections_fingerprint(corrections: pd.DataFrame) -> str:
    """Return one SHA-256 for the corrections made by hand, in the order of their lines."""
    return hashlib.sha256(corrections.to_csv(index=False).encode()).hexdigest()


def show_footer(
    tables: Tables,
    notebook: str,
    corpus_dir: str,
    tables_dir: str,
    parameters: Mapping[str, str | Sequence[str]],
) -> None:
    """Say which articles a notebook rests on, and which command repeats the run.

    ``notebook`` is the start of its name. Folders are named without their path, which differs from
    machine to machine.
    """
    digest = corpus_fingerprint(tables.articles)
    words = ["python", "-m", "analysis", "run", notebook, *_source(digest, corpus_dir, tables_dir)]
    for name, value in parameters.items():
        text = value if isinstance(value, str) else ",".join(value) or "[]"
        if text not in ("", "[]") or name in MEANT_EMPTY:
            words += ["-p", name, text]
    articles = count(len(tables.articles), "article")
    applied = int(tables.corrections["is_applied"].sum())
    by_hand = ""
    if applied:
        made = corrections_fingerprint(tables.corrections)[:16]
        by_hand = f" {count(applied, 'correction')} by hand, fingerprint {made}."
    show_prose(f"{articles}, fingerprint {digest[:16]}.{by_hand} To repeat this run:")
    show_command(shlex.join(words))


def show_versions() -> None:
    """Say with which versions and which vocabulary the notebook ran: these may differ."""
    versions = [f"Python {platform.python_version()}"]
    versions += [f"{name} {version(name)}" for name in ("mali-dispatches", *PACKAGES)]
    show_prose(f"{', '.join(versions)}.\nVocabulary: {load().fingerprint[:16]}.")


def _source(digest: str, corpus_dir: str, tables_dir: str) -> list[str]:
    """Return the words of the command that name the input; none for the seeds."""
    if not tables_dir:
        return [] if Path(corpus_dir) == SEEDS else ["--corpus", Path(corpus_dir).name]
    folder = Path(corpus_dir)
    if folder.is_dir() and digest == corpus_fingerprint(_files(corpus_dir)):
        return [] if folder == SEEDS else ["--corpus", folder.name]
    return ["--tables", Path(tables_dir).name]


def is_corpus_of(tables: Tables, corpus_dir: str) -> bool:
    """Whether a folder holds just the articles that the tables were made from, by their names."""
    if not Path(corpus_dir).is_dir():
        return False
    stems = {unicodedata.normalize("NFC", path.stem) for path in Path(corpus_dir).rglob("*.txt")}
    return set(tables.articles["article_id"]) <= stems


def _files(corpus_dir: str) -> pd.DataFrame:
    articles = [(one.article_id, one.sha256) for one in analysis.read_corpus(corpus_dir)]
    return pd.DataFrame(articles, columns=["article_id", "sha256"])
