"""How much memory a corpus takes beside its tables; no part of `make test`.

    python -m pytest tests/benchmarks/bench_memory.py -q -s

Each size is coded by a command of its own, once from nothing and once more over its own tables.
What counts is how memory grows with the articles, against how the tables grow: megabytes of one
system say little about another.
"""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from varied import varied  # noqa: E402

import analysis  # noqa: E402

SIZES = (500, 2_000)


def peak(corpus, tables):
    """Return the megabytes that the command takes at most."""
    command = [sys.executable, "-m", "analysis", "code", str(corpus), "--out", str(tables)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss / 1024


def held(tables):
    """Return the megabytes of the tables in memory, as Arrow counts them."""
    return sum(pq.read_table(path).nbytes for path in tables.glob("*.parquet")) / 2**20


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Give megabytes by size: of tables, of coding at most, of coding again at most."""
    base = list(analysis.read_corpus(ROOT / "tests" / "exercise"))
    found = []
    for size in SIZES:
        folder = tmp_path_factory.mktemp(f"articles{size}")
        for article_id, text in varied(base, size):
            (folder / f"{article_id}.txt").write_text(text, encoding="utf-8")
        tables = folder.with_name(f"tables{size}")
        peaks = [peak(folder, tables) for _ in range(2)]
        found.append((held(tables), *peaks))
        print("\n{} articles: {:.0f} MB tables, {:.0f} MB coding, {:.0f} MB again".format(
            size, *found[-1]))  # fmt: skip
    return found


@pytest.mark.parametrize(("number", "most"), [(1, 2.5), (2, 3.6)], ids=["coded", "coded again"])
def test_memory_grows_with_the_tables(measured, number, most):
    few, many = measured
    ratio = (many[number] - few[number]) / (many[0] - few[0])
    print(f"\na megabyte of tables more takes {ratio:.1f} MB")
    assert ratio < most
