"""How much memory a corpus takes beside its tables; no part of `make test`.

    python -m pytest tests/benchmarks/bench_memory.py -q -s

Each size is coded by an interpreter of its own. What counts is how memory grows with the articles,
against how the tables grow: megabytes of one system say little about another.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (500, 2_000)


def coded(size):
    """Return megabytes as this many articles are coded: before, at most, and those of tables."""
    command = [sys.executable, __file__, str(size)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def test_memory_grows_with_the_tables():
    found = [coded(size) for size in SIZES]
    grown = [most - before for before, most, _ in found]
    tables = [held for _, _, held in found]
    for number, size in enumerate(SIZES):
        print(f"\n{size} articles: {grown[number]:.0f} MB more, tables {tables[number]:.0f} MB")
    ratio = (grown[-1] - grown[0]) / (tables[-1] - tables[0])
    print(f"a megabyte of tables more takes {ratio:.1f} MB")
    assert ratio < 4


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def code(size):
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
    from coded import corpus_of
    from varied import varied

    import analysis

    base = analysis.read_corpus(ROOT / "tests" / "exercise")
    analysis.code(base)
    corpus = corpus_of(dict(varied(base, size)))
    before = peak()
    tables = analysis.code(corpus)
    held = sum(frame.memory_usage(deep=True).sum() for frame in tables.frames().values())
    return before, peak(), held / 2**20


if __name__ == "__main__":
    print(json.dumps(code(int(sys.argv[1]))))
