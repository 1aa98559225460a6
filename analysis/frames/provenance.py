"""Checks of what leads a row back to the text: spans, sentences, and rows of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.frames import FRAMES
from analysis.frames.columns import Frame
from analysis.frames.violations import Violation, marked

Frames = Mapping[str, pd.DataFrame]


def provenance_violations(frames: Frames) -> Iterator[Violation]:
    """Yield the rows whose span or sentence is not where it should be."""
    articles = _rows_by(frames["articles"], "article_id")
    of_report = _rows_by(frames["reports"], "report_id")["article_id"]
    of_claim = _rows_by(frames["claims"], "claim_id")["article_id"]
    for frame in FRAMES:
        data = frames[frame.name]
        if "start" not in data:
            continue
        article = data["article_id"] if "article_id" in data else data["report_id"].map(of_report)
        yield from _spans(frame, frames, article, articles)
        if "sentence" in data and frame.name != "sentences":
            yield from _sentences(frame, frames)
        for column, owner in (("report_id", of_report), ("claim_id", of_claim)):
            if (
                column in data
                and frame.name not in ("reports", "claims")
                or (frame.name == "claims" and column == "report_id")
            ):
                bad = data[column].notna() & (data[column].map(owner) != article)
                yield from marked(frames, frame.name, bad, column, "is of another article")


def _rows_by(data: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the rows by a key that may be broken: the first row of each."""
    return data.drop_duplicates(key).set_index(key)


def _spans(
    frame: Frame, frames: Frames, article: pd.Series, articles: pd.DataFrame
) -> Iterator[Violation]:
    data = frames[frame.name]
    start, end = data["start"], data["end"]
    yield from marked(frames, frame.name, start.isna() != end.isna(), "start", "or end is missing")
    yield from marked(frames, frame.name, end <= start, "end", "is not behind start")
    beyond = end > article.map(articles["n_chars"])
    yield from marked(frames, frame.name, beyond, "end", "is behind the end of the article")
    if frame.words is None:
        return
    texts = articles["text"].to_dict()
    columns = (article, start, end, data[frame.words])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    differs = [
        isinstance(words, str) and words != texts.get(owner, words)[first:last]
        for owner, first, last, words in rows
    ]
    bad = pd.Series(differs, index=data.index, dtype="boolean")
    what = "is not what stands from start to end"
    yield from marked(frames, frame.name, bad, frame.words, what)


def _sentences(frame: Frame, frames: Frames) -> Iterator[Violation]:
    """Yield the rows whose sentence is none of the article's, or not the one of their start."""
    columns = ["article_id", "sentence", "start", "end"]
    known = frames["sentences"][columns].drop_duplicates(["article_id", "sentence"])
    data = frames[frame.name][columns[:3]]
    both = data.merge(known, on=columns[:2], how="left", suffixes=("", "_known"))
    missing = both["start_known"].isna() & both["sentence"].notna()
    yield from marked(frames, frame.name, missing, "sentence", "is no sentence of the article")
    outside = (both["start"] < both["start_known"]) | (both["start"] >= both["end"])
    yield from marked(frames, frame.name, outside, "sentence", "does not hold start")
