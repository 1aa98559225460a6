"""Batches: one notebook over many parameter sets, stopped and taken up again."""

from pathlib import Path

import pytest
from made_notebooks import write_notebook

from analysis.batch import runs
from analysis.batch.batches import read_batches
from analysis.batch.series import ROOT, run_batch
from analysis.cli import main
from analysis.errors import UserError

LIST = 'tables_dir = ""  # folder\nsince = ""  # EDTF\nactors = ["jnim"]  # who'


def batch_of(folder: Path, text: str) -> Path:
    write_notebook(folder / "01_qui.ipynb", "print(since, actors)", parameters=LIST)
    path = folder / "lots.yml"
    path.write_text(text.replace("NOTEBOOK", str(folder / "01_qui.ipynb")), "utf-8")
    return path


TWELVE = """
- notebook: NOTEBOOK
  set: {since: 2022-04}
  each:
    actors: [jnim, isgs, "fla, csp", fama]
- notebook: NOTEBOOK
  each:
    since: ["2022", "2023"]
    actors: [jnim, isgs, fla, fama]
"""


def test_sets_are_crossed_and_typed_by_the_notebook(folder):
    jobs = read_batches(batch_of(folder, TWELVE))
    assert len(jobs) == 12
    assert jobs[2].parameters == {"since": "2022-04", "actors": ["fla", "csp"]}
    assert jobs[-1].parameters == {"since": "2023", "actors": ["fama"]}


def test_a_set_written_twice_runs_once(folder):
    text = "- notebook: NOTEBOOK\n  each: {since: ['2022', '2022']}\n- notebook: NOTEBOOK\n"
    assert len(read_batches(batch_of(folder, text))) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "must hold a list of entries"),
        ("notebook: NOTEBOOK", "must hold a list of entries"),
        ("- since: '2022'", "entry 1 names no `notebook`"),
        ("- notebook: NOTEBOOK\n  every: {since: ['2022']}", "has « every »"),
        ("- notebook: NOTEBOOK\n  each: [since]", "hold `name: value` lines"),
        ("- notebook: NOTEBOOK\n  each: {since: '2022'}", "`each` takes a list"),
        ("- notebook: NOTEBOOK\n  each: {since: []}", "`each` takes a list"),
        (
            "- notebook: NOTEBOOK\n  set: {since: '1'}\n  each: {since: ['2']}",
            "in both set and each",
        ),
        ("- notebook: NOTEBOOK\n  set: {depuis: '2022'}", "No parameter « depuis »"),
        ("- notebook: absent.ipynb", "is no file"),
        ("- notebook: [", "is no YAML"),
    ],
)
def test_a_batch_that_cannot_be_run_is_refused(folder, text, message):
    with pytest.raises(UserError, match=message.replace("[", r"\[")):
        read_batches(batch_of(folder, text))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def quick(monkeypatch):
    """Runs that take no kernel: what is executed, and where to stop."""
    executed: list[str] = []
    stop_at: list[int] = []

    def execute(run, folder, html=True, share=False):
        if stop_at and len(executed) == stop_at[0]:
            raise KeyboardInterrupt
        executed.append(run.name)
        (folder / f"{run.name}.ipynb").write_text(f"{dict(run.changed)}\n", "utf-8")
        common = {"title": "t", "question": "", "page": None, "failed": None, "error": None}
        return {
            "name": run.name, "notebook": run.notebook.name, "parameters": dict(run.changed),
            "status": "done", "output": f"{run.name}.ipynb", **common,
        }  # fmt: skip

    monkeypatch.setattr(runs, "execute", execute)
    return executed, stop_at


def test_a_batch_killed_in_the_middle_goes_on_and_leaves_the_same_bytes(
    folder,
    coded,
    tmp_path,
    quick,
):
    executed, stop_at = quick
    jobs = read_batches(batch_of(folder, TWELVE))
    run_batch(jobs, tmp_path / "unbroken", tables=coded)
    executed.clear()
    stop_at.append(5)
    with pytest.raises(KeyboardInterrupt):
        run_batch(jobs, tmp_path / "broken", tables=coded)
    stop_at.clear()
    first = list(executed)
    executed.clear()
    outcome = run_batch(jobs, tmp_path / "broken", tables=coded)
    assert len(first) == 5
    assert set(executed).isdisjoint(first)
    assert len(executed) == 7
    assert len(outcome.runs) == 12
    assert contents(tmp_path / "broken") == contents(tmp_path / "unbroken")


def test_what_would_be_another_result_is_run_again(folder, coded, tmp_path, quick):
    executed, _ = quick
    text = "- notebook: NOTEBOOK\n  each: {since: ['2022', '2023']}\n"
    jobs = read_batches(batch_of(folder, text))
    run_batch(jobs, tmp_path / "out", tables=coded)
    executed.clear()
    run_batch(jobs, tmp_path / "out", tables=coded)
    assert executed == []
    write_notebook(folder / "01_qui.ipynb", "print('autre')", parameters=LIST)
    run_batch(jobs, tmp_path / "out", tables=coded)
    assert len(executed) == 2


def test_several_at_a_time_leave_what_one_at_a_time_leaves(folder, coded, tmp_path):
    text = "- notebook: NOTEBOOK\n  each: {since: ['2022', '2023']}\n"
    jobs = read_batches(batch_of(folder, text))
    run_batch(jobs, tmp_path / "one", tables=coded)
    run_batch(jobs, tmp_path / "two", tables=coded, workers=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_command_runs_a_batch_and_refuses_other_parameters_beside_it(
    folder,
    coded,
    tmp_path,
    capsys,
):
    path = batch_of(folder, "- notebook: NOTEBOOK\n  each: {since: ['2022']}\n")
    words = ["run", "--batch", str(path), "--tables", str(coded), "--out", str(tmp_path / "out")]
    assert main([*words, "-p", "since", "2023"]) == 2
    assert main(["run", "--workers", "2", "--out", str(tmp_path / "out")]) == 2
    capsys.readouterr()
    assert main(words) == 0
    assert "1 of 1 notebooks done" in capsys.readouterr().out


def test_the_batches_of_the_series_can_be_run():
    jobs = read_batches(ROOT / "notebooks" / "batches.yml")
    assert len(jobs) >= 12
    assert all(job.notebook.is_file() for job in jobs)
