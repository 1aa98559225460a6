"""How well publication dates are inferred: articles whose dates are known, coded without them.

Reads the articles of a folder with its `metadata.csv` and, where given, the hand coding beside it.
The days are taken from there (`published`), then withheld: the articles are coded without any
metadata, once with the chronology and once without. Prints sums only, so that articles nobody may
look at can be measured; `--per-article` names each.

    python tests/benchmarks/dates_withheld.py FOLDER [GOLD] [--per-article]

Bounded is an article with a first and a last day; half open has one of them, open none. Inside is
the share of those said at all whose interval holds the truth. The width counts the days from the
first to the last of the bounded ones, the days left those in between that are still possible.
"""

import argparse
import csv
import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tool runs from a clone, without an installation

import analysis  # noqa: E402
from analysis.coding.dating import ranges as dr  # noqa: E402
from analysis.language.edtf import EDTF  # noqa: E402
from analysis.tables import Tables  # noqa: E402


def true_dates(folder: Path, gold: Path | None) -> dict[str, EDTF]:
    """Return the publication dates known by article: those of the metadata, else hand coded."""
    dates: dict[str, str] = {}
    for path in sorted(gold.glob("*.json")) if gold else ():
        dates[path.stem] = json.loads(path.read_text(encoding="utf-8")).get("published") or ""
    metadata = folder / "metadata.csv"
    if metadata.exists():
        with metadata.open(encoding="utf-8-sig", newline="") as file:
            known = {row["article_id"]: row.get("published") for row in csv.DictReader(file)}
        dates |= {article: date for article, date in known.items() if date}
    return {article: EDTF.parse(date) for article, date in dates.items() if date}


def coded_without_dates(folder: Path) -> dict[str, Tables]:
    """Return the tables of bare copies of the texts, with the chronology and without."""
    with TemporaryDirectory() as name:
        for path in sorted(folder.glob("*.txt")):
            (Path(name) / path.name).write_bytes(path.read_bytes())
        corpus = analysis.read_corpus(name)
    return {
        "with the chronology": analysis.code(corpus),
        "without the chronology": analysis.code(corpus, use_chronology=False),
    }


def inferred(tables: Tables) -> dict[str, EDTF | None]:
    """Return the publication dates that were argued, by article."""
    rows = zip(tables.articles["article_id"], tables.articles["published"], strict=True)
    return {article: EDTF.parse(date) if isinstance(date, str) else None for article, date in rows}


def print_sums(name: str, truth: dict[str, EDTF], found: dict[str, EDTF | None]) -> None:
    """Print the figures of one way of coding."""
    said = {article: date for article in truth if (date := found.get(article)) is not None}
    inside = sum(date.intersects(truth[article]) for article, date in said.items())
    closed = [date for date in said.values() if date.width is not None]
    share = f"{inside / len(said):.3f}" if said else "-"
    print(f"{name}")
    print(
        f"  articles {len(truth)}: bounded {len(closed)}, half open {len(said) - len(closed)}",
        end="",
    )
    print(f", open {len(truth) - len(said)}")
    print(f"  truth inside {inside} of {len(said)} = {share}")
    for label, days in (
        ("median width", [date.width for date in closed]),
        ("median days left", [dr.size(dr.of_edtf(date)) for date in closed]),
    ):
        print(f"  {label} of the bounded {median(days) if days else '-'}")
    ten = sum(date.width <= 10 for date in closed)
    print(f"  to ten days or less {ten}, right {_right(said, truth, 10)}")
    year = sum(date.width <= 366 for date in closed)
    print(f"  to a year or less {year}, right {_right(said, truth, 366)}")


def _right(said: dict[str, EDTF], truth: dict[str, EDTF], most: int) -> int:
    return sum(
        date.width is not None and date.width <= most and date.intersects(truth[article])
        for article, date in said.items()
    )


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--per-article", action="store_true")
    args = parser.parse_args()
    truth = true_dates(args.folder, args.gold)
    dated = {name: inferred(tables) for name, tables in coded_without_dates(args.folder).items()}
    for name, found in dated.items():
        print_sums(name, truth, found)
    for article in sorted(truth) if args.per_article else ():
        told = [str(found.get(article)) for found in dated.values()]
        wrong = [
            d for f in dated.values() if (d := f.get(article)) and not d.intersects(truth[article])
        ]
        print(article, truth[article], *told, "WRONG" if wrong else "")


if __name__ == "__main__":
    main()
