"""Looking into the lexicon: what is wrong with a folder, and which rows a word can match."""

from pathlib import Path

from analysis.lexicon.cells import Problem
from analysis.lexicon.loader import read


def check(folder: Path | None = None) -> list[Problem]:
    """Return every problem of the lexicon (empty: it can be used), in order of file and line.

    >>> check()
    []
    """
    return read(folder)[1]
