"""What two codings of the same articles tell differently: the effect of a change of the lexicon.

Rows are compared by what they say and where they say it, not by their numbers: a report found in
the first sentence gives every later report of the article another number, and changes none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.frames import FRAME
from analysis.frames.columns import Frame
from analysis.tables import Tables

COMPARED = (
    "articles", "mentions", "reports", "report_places", "participants", "methods", "claims",
    "tolls", "presence", "labels",
)  # fmt: skip
COLUMNS = ("frame", "article_id", "start", "words", "change", "column", "old", "new")
# Numbers of rows, which say nothing; whole texts, which are the same or another article.
_UNTOLD = {"text", "path", "sha256", "event_id", "sentence", "n_sentences"}
_NUMBERED = ("reports", "claims", "tolls")
Cells = dict[str, str]


def changes(old: Tables, new: Tables) -> pd.DataFrame:
    """Return one row a difference: a changed cell, or a row that is `added` or `removed`.

    Columns: `frame`, `article_id`, `start` and `words` (where the article says it), `change`
    {changed, added, removed}, `column`, `old`, `new` (the cell, or the whole row in short).
    A report also differs when it is linked with other reports than before.

    >>> from analysis import code, read_corpus
    >>> tables = code(read_corpus("seeds"))
    >>> len(changes(tables, tables))
    0
    """
    found = [
        difference
        for name in COMPARED
        for difference in _of_frame(name, _rows(old, name), _rows(new, name))
    ]
    texts = _texts(old) | _texts(new)
    table = pd.DataFrame(found, columns=[c for c in (*COLUMNS, "end") if c != "words"])
    words = [
        texts[row.article_id][row.start : row.end] if row.end else ""
        for row in table.itertuples(index=False)
    ]
    table.insert(3, "words", pd.array(words, dtype="string"))
    return table[list(COLUMNS)]


def told(table: pd.DataFrame) -> str:
    """Return differences as lines of text, the articles in order, and their number by frame."""
    if table.empty:
        return "Both codings say the same."
    lines = []
    for article_id, rows in table.groupby("article_id", sort=True):
        lines.append(str(article_id))
        lines += [f"  {_line(row)}" for row in rows.itertuples(index=False)]
    counts = table.groupby(["frame", "change"], sort=False).size()
    lines += [f"{frame}: {count} {change}" for (frame, change), count in counts.items()]
    return "\n".join(lines)


def _line(row: Any) -> str:
    words = " ".join(row.words.split())
    quoted = f" « {words[:57]}… »" if len(words) > 60 else f" « {words} »" if words else ""
    if row.change == "changed":
        return f"{row.frame}{quoted} {row.column}: {row.old or '–'} → {row.new or '–'}"
    return f"{row.frame}{quoted} {row.change}: {row.old or row.new}"


def _texts(tables: Tables) -> dict[str, str]:
    return dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))


def _rows(tables: Tables, name: str) -> dict[tuple[str, int, int], list[Cells]]:
    """Return the rows of a frame by article and span, numbers replaced by where they point."""
    spans = {frame: _spans(tables, frame) for frame in _NUMBERED}
    frame = FRAME[name]
    linked = _linked(tables) if name == "reports" else {}
    found: dict[tuple[str, int, int], list[Cells]] = defaultdict(list)
    data = getattr(tables, name)
    for row in data.astype(object).where(data.notna(), None).to_dict("records"):
        article = row.get("article_id") or spans["reports"][row["report_id"]][0]
        cells = {"linked_with": linked[row["report_id"]]} if linked else {}
        cells |= {key: _shown(value) for key, value in _told(frame, row, spans).items()}
        found[article, row.get("start") or 0, row.get("end") or 0].append(cells)
    return found


def _spans(tables: Tables, name: str) -> dict[str, tuple[str, int]]:
    data = getattr(tables, name)
    key = FRAME[name].key[0]
    places = zip(data["article_id"], data["start"], strict=True)
    return dict(zip(data[key], places, strict=True))


def _told(frame: Frame, row: Mapping[str, Any], spans: Mapping[str, Mapping]) -> dict[str, Any]:
    own = set(frame.key) if len(frame.key) == 1 else set()
    result = {}
    for column in frame.columns:
        if column.name in own | _UNTOLD | {"article_id", "start", "end"}:
            continue
        value = row[column.name]
        if column.to in _NUMBERED and value is not None:
            value = f"at {spans[column.to][value][1]}"
        result[column.name] = value
    return result


def _linked(tables: Tables) -> dict[str, str]:
    """Return, for each report, where the other reports of its event stand."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    columns = ("report_id", "event_id", "article_id", "start")
    for report, event, article, start in zip(*(tables.reports[c] for c in columns), strict=True):
        places[event].append((f"{article}:{start}", report))
    return {
        report: ", ".join(sorted(place for place, other in event if other != report))
        for event in places.values()
        for _, report in event
    }


def _shown(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is None else str(value)


def _of_frame(
    name: str, old: Mapping[tuple, list[Cells]], new: Mapping[tuple, list[Cells]]
) -> Iterator[tuple]:
    for key in sorted(set(old) | set(new)):
        before, after = _unlike(old.get(key, []), new.get(key, []))
        article, start, end = key
        for one, other in zip(before, after, strict=False):
            for column in sorted(one.keys() | other.keys()):
                if one.get(column) != other.get(column):
                    cells = one.get(column, ""), other.get(column, "")
                    yield name, article, start, "changed", column, *cells, end
        for one in before[len(after) :]:
            yield name, article, start, "removed", "", _short(one), "", end
        for one in after[len(before) :]:
            yield name, article, start, "added", "", "", _short(one), end


def _unlike(before: list[Cells], after: list[Cells]) -> tuple[list[Cells], list[Cells]]:
    """Return what remains of both lists when equal rows are taken away."""
    mine = Counter(tuple(sorted(row.items())) for row in before)
    theirs = Counter(tuple(sorted(row.items())) for row in after)
    rest = mine - theirs, theirs - mine
    return tuple([dict(row) for row in sorted(counter.elements())] for counter in rest)


def _short(cells: Cells) -> str:
    return ", ".join(value for column, value in cells.items() if value and column != "text")
