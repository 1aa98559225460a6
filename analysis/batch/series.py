"""A whole series: one corpus coded once, every notebook run over it, one page of contents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from tqdm import tqdm

from analysis.batch import manifest, runs
from analysis.batch.links import link_pages
from analysis.batch.parameters import Value
from analysis.batch.readings import write_readings
from analysis.batch.sources import Source, fill, refuse_mixing, source_of
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
    share: bool = False,
) -> Outcome:
    """Run notebooks over one corpus into `out`, going on after a failure; see `Outcome`.

    The corpus (default: the seeds) is coded once into `out/tables`, unless `tables` names a folder
    that is coded already. With `share` nothing goes into `out` that is not in the shareable tables
    (see `analysis.views.sharing`). Mistakes are refused before anything runs.
    """
    source = source_of(out, corpus or (None if tables else _seeds()), tables, share)
    planned = runs.plan(notebooks, parameters or {}, source.inputs)
    return _run(planned, out, source, html)


def run_batch(
    jobs: Iterable[tuple[Path, Mapping[str, Value]]],
    out: Path,
    *,
    corpus: Path | None = None,
    tables: Path | None = None,
    html: bool = True,
    share: bool = False,
    workers: int = 1,
) -> Outcome:
    """Run every notebook with its own parameters, as `run` does, several at a time.

    What lies in `out` and would be the same is not run again: a batch that was stopped goes on.
    """
    source = source_of(out, corpus or (None if tables else _seeds()), tables, share)
    planned = [one for path, values in jobs for one in runs.plan([path], values, source.inputs)]
    planned = runs.once(planned)
    return _run(planned, out, source, html, workers, resume=True)


def _run(
    planned: Sequence[runs.Run],
    out: Path,
    source: Source,
    html: bool,
    workers: int = 1,
    resume: bool = False,
) -> Outcome:
    _refuse_folder(out, planned)
    refuse_mixing(out, source)
    out.mkdir(parents=True, exist_ok=True)
    earlier = manifest.earlier_runs(out)
    problems = fill(source, workers)
    tables = Tables.load(source.saved)
    report = manifest.begin(tables, problems, source.beside, source.share)
    report["runs"] = earlier
    made_of = {one.name: manifest.made_of(report, one, html) for one in planned}
    done = manifest.done(earlier, made_of) if resume else []
    names = {entry["name"] for entry in done}
    entries = list(done)
    work = partial(runs.execute, folder=out, html=html, share=source.share)
    for entry in _executed([one for one in planned if one.name not in names], work, workers):
        entries.append({**entry, "made_of": made_of[entry["name"]]})
        manifest.add(report, entries[-1])
        manifest.write(report, out)
    if html:
        report["readings"] = write_readings(tables, out, with_articles=not source.share)
        link_pages(out, report["runs"], tables, report["readings"])
    manifest.write(report, out)
    return Outcome(entries, problems, out / "index.html")


def _executed(
    planned: Sequence[runs.Run], work: Callable[[runs.Run], dict], workers: int
) -> Iterator[dict]:
    """Execute runs, several at a time with more than one worker, and show how far it is."""
    # On a new machine matplotlib lists the fonts at first use and says so: not inside a notebook.
    import_module("matplotlib.font_manager")
    progress = tqdm(total=len(planned), desc="notebooks", unit="", disable=None)
    with progress, ProcessPoolExecutor(workers) if workers > 1 else nullcontext() as pool:
        for entry in map(work, planned) if pool is None else pool.map(work, planned):
            progress.set_postfix_str(entry["name"])
            progress.update()
            yield entry


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
