"""Where the tables of a series come from: a corpus to code, or tables; whole or for sharing."""

import json
import tempfile
from pathlib import Path
from typing import NamedTuple

from analysis.batch import manifest
from analysis.batch.coding import code_into
from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views.sharing import shareable


class Source(NamedTuple):
    """Where notebooks read their tables, and what these are made of.

    `saved` is the folder of tables; it is filled from `corpus` (articles to code) or, for sharing,
    from `tables` (a folder that is coded already); from neither when it is coded already.
    """

    saved: Path
    corpus: Path | None
    tables: Path | None
    inputs: dict[str, str]
    share: bool

    @property
    def beside(self) -> str | None:
        """Return the name of the tables' folder when it lies in the output folder."""
        return self.saved.name if self.corpus or self.share else None


def source_of(out: Path, corpus: Path | None, tables: Path | None, share: bool) -> Source:
    """Return the source of a series over a corpus or, when `tables` is set, over coded tables."""
    own = (out / "tables").resolve()
    saved = own if share or not tables else tables.resolve()
    inputs = {"tables_dir": str(saved)}
    if corpus and not tables and not share:
        inputs["corpus_dir"] = str(corpus.resolve())
    given = tables.resolve() if tables and share else None
    if given == own:
        raise UserError(f"{tables} would be overwritten by what is shared: choose another --out.")
    return Source(saved, None if tables else corpus, given, inputs, share)


def fill(source: Source, workers: int = 1) -> list:
    """Make the tables of a source; return the problems met (see `code_into`)."""
    if source.tables:
        shareable(Tables.load(source.tables)).save(source.saved)
    if not source.corpus:
        return []
    if not source.share:
        return code_into(source.corpus, source.saved, workers=workers)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "tables"
        problems = code_into(source.corpus, whole, workers=workers)
        shareable(Tables.load(whole)).save(source.saved)
    return problems


def refuse_mixing(out: Path, source: Source) -> None:
    """Refuse an output folder that holds what must not be shared, or what was made to be shared."""
    path = out / manifest.NAME
    try:
        shared = json.loads(path.read_text(encoding="utf-8")).get("shared", False)
    except FileNotFoundError:
        shared = False if (out / "tables").exists() else source.share
    except (ValueError, AttributeError):
        return  # no manifest of ours: told by those who read it
    if shared != source.share:
        held = "results made to be shared" if shared else "the texts of articles"
        raise UserError(f"{out} holds {held}: choose another folder with --out.")
