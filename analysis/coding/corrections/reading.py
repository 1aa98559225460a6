"""The lines of corrections.csv understood, or refused with their line."""

import datetime as dt
from collections.abc import Iterable, Iterator

from analysis.coding.vocabulary import Vocabulary
from analysis.corpus import Corpus
from analysis.corpus.reading import CORRECTIONS
from analysis.corpus.spreadsheet import SheetRow
from analysis.errors import UserError
from analysis.frames import FRAME
from analysis.frames.corrections import CORRECTABLE
from analysis.vocabularies import CORRECTION_ACTIONS

from .cells import Known, earlier_cells, read_cells, with_followers
from .correction import (
    DEFAULTS,
    KEYS,
    MERGED,
    STATUSES,
    WORDS,
    Correction,
    Row,
    article_of,
    key_cells,
)

_TOLD = ("action", "frame", "row_id", "column", "old", "new", "words", "who", "when", "why")
_NEEDED = ("action", "frame", "row_id", "who", "when", "why")
_MOST_SHOWN = 5
Plan = dict[str | None, list[Correction]]


def corrected_articles(corpus: Corpus) -> set[str]:
    """Return the ids of the articles that corrections name."""
    ids = {article.article_id for article in corpus}
    owners = {article_of(row.cells.get("row_id", ""), ids) for row in corpus.corrections}
    return {owner for owner in owners if owner is not None}


def planned_corrections(
    rows: Iterable[SheetRow], articles: Iterable[str], vocabulary: Vocabulary
) -> Plan:
    """Return the corrections by article, in the order of their lines; None: of no article here.

    Raises UserError that names the lines that cannot be understood.
    """
    known, ids = Known(vocabulary), set(articles)
    plan: Plan = {}
    problems = []
    for line, cells in rows:
        try:
            correction = _read(line, cells, known)
        except ValueError as error:
            problems.append(f"line {line}: {error}")
        else:
            plan.setdefault(article_of(correction.row_id, ids), []).append(correction)
    if problems:
        more = len(problems) - _MOST_SHOWN
        shown = problems[:_MOST_SHOWN] + ([f"and {more} more"] if more > 0 else [])
        raise UserError(f"{CORRECTIONS}, {'; '.join(shown)}.")
    return plan


def _read(line: int, cells: dict[str, str], known: Known) -> Correction:
    _check_shape(cells)
    action, frame, row_id = cells["action"], cells["frame"], cells["row_id"]
    key_cells(frame, row_id)
    old, new, other = {}, {}, None
    if action == "set":
        old, new = _changes(frame, cells, known)
    elif action == "add":
        new = _added(frame, row_id, cells, known)
    else:
        old = earlier_cells(frame, dict(_pairs(cells, "old")), known)
    if action in ("merge", "split"):
        other = _other(action, frame, cells, known)
    row = {"line": line} | {name: cells.get(name) for name in _TOLD}
    return Correction(
        line, action, frame, row_id, old, new, other, cells.get("words"), cells["who"], row
    )


def _check_shape(cells: dict[str, str]) -> None:
    for name in _NEEDED:
        if name not in cells:
            raise ValueError(f"the column {name} is empty")
    for name, words in (("action", CORRECTION_ACTIONS), ("frame", CORRECTABLE)):
        if cells[name] not in words:
            raise ValueError(f"{name}: « {cells[name]} » is none of {', '.join(words)}")
    try:
        dt.date.fromisoformat(cells["when"])
    except ValueError:
        raise ValueError(f"when: « {cells['when']} » is no day; write 2025-06-01") from None


def _changes(frame: str, cells: dict[str, str], known: Known) -> tuple[Row, Row]:
    texts = {name: dict(_pairs(cells, name)) for name in ("old", "new")}
    if texts["old"].keys() != texts["new"].keys():
        raise ValueError("old and new must name the same columns")
    new = read_cells(frame, texts["new"], known)
    if not new and "words" not in cells:
        raise ValueError("set needs a column with its old and new cell, or words")
    if new and texts["old"] == texts["new"] and "words" not in cells:
        raise ValueError("old and new are the same")
    return earlier_cells(frame, texts["old"], known), with_followers(frame, new, known)


def _pairs(cells: dict[str, str], name: str) -> Iterator[tuple[str, str]]:
    """Yield column and text: of the column named, else of « column = text; column = text »."""
    if "column" in cells:
        yield cells["column"], cells.get(name, "")
        return
    for part in cells.get(name, "").split(";"):
        if not part.strip():
            continue
        column, sign, text = part.partition("=")
        if not sign:
            raise ValueError(f"{name}: write column = value, not « {part.strip()} »")
        yield column.strip(), text.strip()


def _added(frame: str, row_id: str, cells: dict[str, str], known: Known) -> Row:
    if "words" not in cells:
        raise ValueError("add needs the words of the article that the row rests on")
    named = key_cells(frame, row_id)
    texts = {name: text for name, text in named.items() if len(named) > 1}
    texts |= dict(_pairs(cells, "new"))
    found = with_followers(frame, DEFAULTS.get(frame, {}) | read_cells(frame, texts, known), known)
    found = named | found
    given = {*found, *STATUSES, "article_id", "event_id", "event_type", "date_precision"}
    given |= {"sentence", "start", "end", WORDS.get(frame)}
    missing = [c.name for c in FRAME[frame].columns if c.required and c.name not in given]
    if missing:
        raise ValueError(f"new must also give {', '.join(missing)}")
    if frame == "tolls" and found.get("low") is None and found.get("high") is None:
        raise ValueError("new must also give low or high")
    return found


def _other(action: str, frame: str, cells: dict[str, str], known: Known) -> str:
    if frame not in MERGED:
        raise ValueError(f"only {', '.join(MERGED)} can be merged or split; add or delete the row")
    other = cells.get("new")
    if not other or other == cells["row_id"]:
        raise ValueError("new must hold the id of the other row")
    if frame == "reports" and action == "split" and "words" not in cells:
        raise ValueError("split needs the words of the article that the new report rests on")
    mine, theirs = (key_cells(frame, one) for one in (cells["row_id"], other))
    if len(KEYS[frame]) > 1:
        if mine["report_id"] != theirs["report_id"]:
            raise ValueError("both must belong to one report")
        read_cells(frame, theirs, known)
    return other
