"""A whole series: one corpus coded once, every notebook run over it, one page of contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tqdm import tqdm

from analysis.batch import manifest, runs
from analysis.batch.coding import code_into
from analysis.batch.parameters import Value
from analysis.errors import UserError
from analysis.tables import Tables

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a series left: entries of the manifest, files not read, the page to open."""

    runs: list[dict]
    problems: list
    index: Path

    @property
    def failures(self) -> list[dict]:
        """Return the runs that stopped at an error."""
        return [entry for entry in self.runs if entry["status"] == "failed"]


def find_notebooks(names: Sequence[str] = ()) -> list[Path]:
    """Return the notebooks meant: paths, or the beginnings of names in the series; none: all of it.

    A word that is no file and does not fit exactly one name raises UserError.
    """
    folder = ROOT / "notebooks"
    series = sorted(folder.glob("[0-9]*.ipynb"))
    if not names and not series:
        raise UserError("The series does not lie beside the package: name the notebooks to run.")
    return [_find(name, series) for name in names] or series


def _find(name: str, series: Sequence[Path]) -> Path:
    path = Path(name)
    if path.is_file():
        return path
    matches = [one for one in series if one.stem.startswith(path.stem or name)]
    if len(matches) != 1 or path.parent != Path():
        there = ", ".join(one.stem for one in series)
        fitting = f", and not the start of one name among {there}" if there else ""
        raise UserError(f"« {name} » is no file{fitting}.")
    return matches[0]


def run(
    notebooks: Sequence[Path],
    out: Path,
    *,
    corpus: Path | None = None,
    tables: Path | None = None,
    parameters: Mapping[str, Value] | None = None,
    html: bool = True,
) -> Outcome:
    """Run notebooks over one corpus into `out`, going on after a failure; see `Outcome`.

    The corpus (default: the seeds) is coded once into `out/tables`, unless `tables` names a folder
    that is coded already. Mistakes in notebooks and parameters are refused before anything runs.
    """
    saved = (tables or out / "tables").resolve()
    inputs = {"tables_dir": str(saved)}
    if corpus and not tables:
        inputs["corpus_dir"] = str(corpus.resolve())
    planned = runs.plan(notebooks, parameters or {}, inputs)
    _refuse_folder(out, planned)
    out.mkdir(parents=True, exist_ok=True)
    earlier = manifest.earlier_runs(out)
    problems = [] if tables else code_into(corpus or _seeds(), saved)
    beside = None if tables else saved.name
    report = manifest.begin(Tables.load(saved), problems, beside)
    report["runs"] = earlier
    # On a new machine matplotlib lists the fonts at first use and says so: not inside a notebook.
    import_module("matplotlib.font_manager")
    entries = []
    for one in (progress := tqdm(planned, desc="notebooks", unit="", disable=None)):
        progress.set_postfix_str(one.notebook.stem)
        entries.append(runs.execute(one, out, html))
        manifest.add(report, entries[-1])
        manifest.write(report, out)
    return Outcome(entries, problems, out / "index.html")


def _seeds() -> Path:
    if not (ROOT / "seeds").is_dir():
        raise UserError("The seeds do not lie beside the package: say which articles to read.")
    return ROOT / "seeds"


def _refuse_folder(out: Path, planned: Sequence[runs.Run]) -> None:
    """Refuse an output folder that cannot be one, or that would overwrite the notebooks."""
    if out.exists() and not out.is_dir():
        raise UserError(f"{out} is a file, not a folder to write into.")
    if any(one.notebook.parent == out.resolve() for one in planned):
        raise UserError(f"{out} holds the notebooks themselves: choose another folder for results.")
