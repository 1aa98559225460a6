"""Whether a change that should only make things quicker leaves every table as it was.

    python tests/benchmarks/same_tables.py save FILE [FOLDER ...]     before the change
    python tests/benchmarks/same_tables.py check FILE [FOLDER ...]    after it

Codes the seeds, the invented articles, the corpora in the folders given, many varied articles,
one that is as long as thirty, and hostile ones; compares the cells, types and order of each frame.
"""

import argparse
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]

from coded import corpus_of  # noqa: E402
from test_coding_hostile import NASTY, repeated  # noqa: E402
from varied import varied  # noqa: E402

import analysis  # noqa: E402

Frames = dict[tuple[str, str], tuple[str, str]]


def corpora(folders: list[Path]) -> Iterator[tuple[str, object]]:
    """Yield every corpus with its name."""
    read = {folder: analysis.read_corpus(folder) for folder in folders}
    for folder, corpus in read.items():
        yield str(folder), corpus
    base = [article for corpus in read.values() for article in corpus]
    yield "varied", corpus_of(dict(varied(base, 260)), published="2024-05-16")
    yield "undated", corpus_of(dict(varied(base, 80, seed=7)))
    texts = [text for _, text in varied(base, 30, seed=9)]
    yield "long", corpus_of({"a": "\n\n".join(texts)}, published="2024-05-16")
    hostile = {f"n{number}": repeated(unit, 6000) for number, unit in enumerate(NASTY.values())}
    yield "hostile", corpus_of(hostile, published="2024-05-16")


def frames(folders: list[Path]) -> Frames:
    """Return the cells and types of every frame of every corpus."""
    return {
        (name, frame): (data.to_csv(), str(data.dtypes.to_dict()))
        for name, corpus in corpora(folders)
        for frame, data in analysis.code(corpus).frames().items()
    }


def main() -> int:
    """Save the tables or compare them with saved ones; 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("save", "check"))
    parser.add_argument("file", type=Path)
    parser.add_argument("folders", nargs="*", type=Path)
    args = parser.parse_args()
    found = frames([ROOT / "seeds", ROOT / "tests" / "exercise", *args.folders])
    if args.what == "save":
        args.file.write_bytes(pickle.dumps(found))
        return 0
    saved: Frames = pickle.loads(args.file.read_bytes())
    differing = sorted(key for key in {*saved, *found} if saved.get(key) != found.get(key))
    for key in differing:
        print("differs:", *key)
        lines = [frame.get(key, ("", ""))[0].splitlines() for frame in (saved, found)]
        for before, after in zip(*lines, strict=False):
            if before != after:
                print(f"  - {before[:200]}\n  + {after[:200]}")
                break
    print(f"{len(found) - len(differing)} of {len(found)} frames are the same")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
