"""The rules that every set of tables keeps; each check returns the places that break it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.errors import UserError
from analysis.frames import FRAMES
from analysis.frames.columns import Column, Frame
from analysis.frames.provenance import provenance_violations
from analysis.frames.violations import Violation, marked
from analysis.language.edtf import EDTF
from analysis.vocabularies import EVENT_TYPE_OF

Frames = Mapping[str, pd.DataFrame]
PATTERNS = {"clock": r"(?:[01]\d|2[0-3]):[0-5]\d", "country": r"[A-Z]{2}"}
# Least and greatest of one thing: frame, lower column, upper column.
ORDERED = (
    ("articles", "published_earliest", "published_latest"),
    ("date_evidence", "earliest", "latest"),
    ("reports", "date_earliest", "date_latest"),
    ("presence", "date_earliest", "date_latest"),
    ("events", "date_earliest", "date_latest"),
    ("mentions", "low", "high"),
    ("tolls", "low", "high"),
    ("presence", "low", "high"),
    ("events", "killed_low", "killed_high"),
    ("events", "killed_low", "killed_best"),
    ("events", "killed_best", "killed_high"),
)
# A column that says "unknown" exactly where another is missing.
UNKNOWN_WHERE_MISSING = (
    ("articles", "published_basis", "published"),
    ("reports", "date_precision", "date"),
)


def violations(frames: Frames) -> list[Violation]:
    """Return every broken rule; of columns and dtypes first, since the others rest on them."""
    found = list(chain.from_iterable(_shape(frame, frames[frame.name]) for frame in FRAMES))
    if found:
        return found
    for frame in FRAMES:
        data = frames[frame.name]
        found += _key(frame, data)
        for column in frame.columns:
            found += _cells(frame, column, data)
            found += _references(frame, column, frames)
        found += _dates(frame, data)
    found += chain(_bounds(frames), _unknown(frames), _kinds_of_event(frames), _tolls(frames))
    found += chain(_counts(frames), provenance_violations(frames))
    return found


def _shape(frame: Frame, data: pd.DataFrame) -> Iterator[Violation]:
    for column in frame.columns:
        if column.name not in data:
            yield Violation(frame.name, "all", column.name, "is missing")
        elif data[column.name].dtype != column.dtype:
            what = f"has dtype {data[column.name].dtype}, not {column.dtype}"
            yield Violation(frame.name, "all", column.name, what)


def _key(frame: Frame, data: pd.DataFrame) -> list[Violation]:
    if not frame.key:
        return []
    twice = data.duplicated(list(frame.key))
    return marked({frame.name: data}, frame.name, twice, frame.key[0], "stands on two rows")


def _cells(frame: Frame, column: Column, data: pd.DataFrame) -> list[Violation]:
    values = data[column.name]
    found = []

    def add(bad: pd.Series, what: str) -> None:
        found.extend(marked({frame.name: data}, frame.name, bad, column.name, what))

    if column.required:
        add(values.isna(), "is missing")
    if values.dtype == "string":
        add(values == "", "is empty; a missing value is NA")
    if column.low is not None:
        add(values < column.low, f"is below {column.low:g}")
    if column.high is not None:
        add(values > column.high, f"is above {column.high:g}")
    if column.kind in PATTERNS:
        add(~values.str.fullmatch(PATTERNS[column.kind]), f"is no {column.kind}")
    return found


def _references(frame: Frame, column: Column, frames: Frames) -> list[Violation]:
    if column.to is None:
        return []
    values = frames[frame.name][column.name]
    target = next(declared for declared in FRAMES if declared.name == column.to)
    known = pa.concat_arrays([_arrow(frames[column.to][target.key[0]]), _arrow(column.also)])
    if column.kind == "refs":
        names = set(known.to_pylist())
        bad = values.map(lambda ids: not set(ids.split(";")) <= names, na_action="ignore")
    else:
        bad = values.notna() & ~pd.Series(pc.is_in(_arrow(values), known), values.index)
    return marked(frames, frame.name, bad, column.name, f"names no row of {column.to}")


def _arrow(values: pd.Series | tuple[str, ...]) -> pa.Array:
    return pa.array(values, pa.large_string())


def _dates(frame: Frame, data: pd.DataFrame) -> list[Violation]:
    found = []
    names = {column.name for column in frame.columns}
    for column in frame.columns:
        if column.kind != "edtf":
            continue
        bounds, problems = _parsed(data[column.name])
        bad = data[column.name].isin(problems)
        found += marked({frame.name: data}, frame.name, bad, column.name, "is no EDTF date")
        for position, end in enumerate(("earliest", "latest")):
            name = f"{column.name}_{end}"
            if name not in names:
                continue
            told = data[column.name].map({text: pair[position] for text, pair in bounds.items()})
            told = pd.to_datetime(told.astype("object")).astype("datetime64[us]")
            differs = ~bad & (told != data[name]) & ~(told.isna() & data[name].isna())
            what = f"does not agree with {column.name}"
            found += marked({frame.name: data}, frame.name, differs, name, what)
    return found


def _parsed(dates: pd.Series) -> tuple[dict[str, tuple], set[str]]:
    """Return the bounds of each distinct date, and the strings that are no dates."""
    bounds, problems = {}, set()
    for text in dates.dropna().unique():
        try:
            value = EDTF.parse(text)
        except UserError:
            problems.add(text)
        else:
            bounds[text] = (value.earliest, value.latest)
    return bounds, problems


def _bounds(frames: Frames) -> Iterator[Violation]:
    for frame, low, high in ORDERED:
        bad = frames[frame][low] > frames[frame][high]
        yield from marked(frames, frame, bad, low, f"is after or above {high}")


def _unknown(frames: Frames) -> Iterator[Violation]:
    for frame, column, missing in UNKNOWN_WHERE_MISSING:
        data = frames[frame]
        bad = (data[column] == "unknown") != data[missing].isna()
        what = f"is unknown where {missing} is missing, and nowhere else"
        yield from marked(frames, frame, bad, column, what)


def _kinds_of_event(frames: Frames) -> Iterator[Violation]:
    for frame in ("reports", "events"):
        data = frames[frame]
        told = data["event_type"].astype("string")
        bad = data["sub_event_type"].astype("string").map(EVENT_TYPE_OF).astype("string") != told
        yield from marked(frames, frame, bad, "sub_event_type", "is of another event_type")


def _tolls(frames: Frames) -> Iterator[Violation]:
    tolls = frames["tolls"]
    bad = tolls["low"].isna() & tolls["high"].isna()
    yield from marked(frames, "tolls", bad, "low", "and high are both missing: no figure")
    total = tolls["part_of"].map(tolls.drop_duplicates("toll_id").set_index("toll_id")["report_id"])
    elsewhere = tolls["part_of"].notna() & (total != tolls["report_id"])
    yield from marked(frames, "tolls", elsewhere, "part_of", "is a figure of another report")
    itself = tolls["part_of"] == tolls["toll_id"]
    yield from marked(frames, "tolls", itself, "part_of", "is the figure itself")


def _counts(frames: Frames) -> Iterator[Violation]:
    articles, reports, events = frames["articles"], frames["reports"], frames["events"]
    told = reports.groupby("event_id")
    for name, counted in (("n_reports", told.size()), ("n_articles", told["article_id"].nunique())):
        bad = events["event_id"].map(counted).fillna(0) != events[name]
        yield from marked(frames, "events", bad, name, "is not their number in reports")
    bad = articles["text"].str.len() != articles["n_chars"]
    yield from marked(frames, "articles", bad, "n_chars", "is not the length of the text")
    counted = frames["sentences"].groupby("article_id").size()
    bad = articles["article_id"].map(counted).fillna(0) != articles["n_sentences"]
    yield from marked(frames, "articles", bad, "n_sentences", "is not their number in sentences")
