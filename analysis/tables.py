"""The tables: eighteen frames that belong together.

Columns, vocabularies and meanings are declared in ``analysis.frames``; here they become a set of
frames that can be checked, compared, saved and loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.frames import COLUMNS, FRAME, FRAMES
from analysis.frames.build import FrameBuilder
from analysis.frames.checks import violations
from analysis.frames.dictionary import data_dictionary
from analysis.frames.storage import read_folder, write_folder
from analysis.frames.violations import TablesError, Violation

__all__ = ["COLUMNS", "Tables", "TablesError", "Violation", "data_dictionary"]


def builders() -> dict[str, FrameBuilder]:
    """Return a builder for every frame."""
    return {frame.name: FrameBuilder(frame) for frame in FRAMES}


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """Every frame, as a DataFrame attribute of its name.

    >>> tables = Tables.from_rows({"places": [{"place_id": "sevare", "name": "Sévaré"}]})
    >>> tables.places["name"].tolist()
    ['Sévaré']
    >>> tables
    Tables(places 1)
    """

    articles: pd.DataFrame
    date_evidence: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    reports: pd.DataFrame
    report_places: pd.DataFrame
    participants: pd.DataFrame
    methods: pd.DataFrame
    claims: pd.DataFrame
    tolls: pd.DataFrame
    presence: pd.DataFrame
    labels: pd.DataFrame
    events: pd.DataFrame
    corrections: pd.DataFrame
    actors: pd.DataFrame
    memberships: pd.DataFrame
    places: pd.DataFrame
    chronology: pd.DataFrame

    @classmethod
    def from_rows(cls, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Tables:
        """Build the tables from lists of dictionaries, one list a frame.

        Frames and keys that are not given are empty and NA; rows may come in any order. Days are
        ``datetime.date`` or ISO strings. ``TablesError`` lists every value that does not fit its
        column: an unknown key, a word outside a closed vocabulary, a wrong type.
        """
        problems = [
            Violation(name, "all", "all", "is no frame") for name in sorted(set(rows) - set(FRAME))
        ]
        made = builders()
        for name, builder in made.items():
            builder.add(rows.get(name, ()))
        return cls.from_builders(made, problems)

    @classmethod
    def from_builders(
        cls, made: Mapping[str, FrameBuilder], problems: Sequence[Violation] = ()
    ) -> Tables:
        """Return the tables of frames that were built apart; ``TablesError`` as in `from_rows`."""
        frames, found = {}, list(problems)
        for name, builder in made.items():
            frames[name], more = builder.finish()
            found += more
        if found:
            raise TablesError(found)
        return cls(**frames)

    @classmethod
    def load(cls, folder: str | Path) -> Tables:
        """Read back the Parquet files that ``save`` wrote, with exact dtypes.

        ``UserError`` when the folder, a file or a column is missing or broken.
        """
        return cls(**read_folder(Path(folder)))

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the frames by name, in the order of their declaration."""
        return {name: getattr(self, name) for name in FRAME}

    def save(self, folder: str | Path) -> None:
        """Write Parquet (the truth) and CSV (for spreadsheets), one file of each a frame.

        All or nothing: until everything is written, the folder keeps what it held. ``UserError``
        when the folder holds files that no tables wrote, or cannot be written.
        """
        write_folder(self.frames(), Path(folder))

    def check(self) -> None:
        """Raise a ``TablesError`` that lists every broken rule; return nothing when all hold.

        Rules: columns and dtypes, required cells, closed vocabularies, unique keys, keys of other
        frames, spans inside their article and sentence, low ≤ high, earliest ≤ latest, EDTF.
        """
        found = violations(self.frames())
        if found:
            raise TablesError(found)

    def differences(self, other: Tables) -> list[str]:
        """Return the names of the frames that differ; none when both hold the same.

        >>> Tables.from_rows({}).differences(Tables.from_rows({}))
        []
        """
        theirs = other.frames()
        return [
            name
            for name, frame in self.frames().items()
            if not (frame.equals(theirs[name]) and (frame.dtypes == theirs[name].dtypes).all())
        ]

    def __repr__(self) -> str:
        sizes = [f"{name} {len(frame)}" for name, frame in self.frames().items() if len(frame)]
        return f"Tables({', '.join(sizes)})"
