"""Articles coded for tests, and their rows as plain dictionaries."""

import csv
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

import analysis
from analysis.frames import FRAME

# What is coded; the reference frames only repeat the lexicon, and corrections are somebody's own.
REFERENCE = ("actors", "memberships", "places", "chronology", "corrections")
CODED = tuple(name for name in FRAME if name not in REFERENCE)
Row = dict[str, Any]


def corpus_of(
    texts: Mapping[str, str], dates: Mapping[str, str] | None = None, **metadata: str
) -> analysis.Corpus:
    """Return texts by article_id as a corpus, read from files like any other.

    `metadata` are cells of metadata.csv that hold for all of them: `published="2024-05-16"`;
    `dates` gives each its own `published`.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for article_id, text in texts.items():
            (folder / f"{article_id}.txt").write_bytes(text.encode())
        if dates:
            lines = [f"{article_id},{date}" for article_id, date in dates.items()]
            table = "\n".join(["article_id,published", *lines])
            (folder / "metadata.csv").write_text(table, encoding="utf-8")
        elif metadata:
            with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
                table = csv.writer(file)
                table.writerow(["article_id", *metadata])
                table.writerows([article_id, *metadata.values()] for article_id in texts)
        return analysis.read_corpus(folder)


def code_texts(
    texts: Mapping[str, str], dates: Mapping[str, str] | None = None, **metadata: str
) -> analysis.Tables:
    """Return the tables of texts by article_id."""
    return analysis.code(corpus_of(texts, dates, **metadata))


def code_text(text: str, **metadata: str) -> analysis.Tables:
    """Return the tables of one text, the article « a »."""
    return code_texts({"a": text}, **metadata)


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame as dictionaries, None where a cell is NA."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def spanned(tables: analysis.Tables, name: str) -> list[Row]:
    """Return the rows of a frame that point into a text.

    Each has two more cells: `article`, its article_id, and `said`, the words from start to end.
    """
    texts = tables.articles.set_index("article_id")["text"].to_dict()
    article_of = tables.reports.set_index("report_id")["article_id"].to_dict()
    rows = []
    for row in rows_of(getattr(tables, name)):
        if row.get("start") is not None:
            article = row.get("article_id") or article_of[row["report_id"]]
            said = texts[article][row["start"] : row["end"]]
            rows.append(row | {"article": article, "said": said})
    return rows
