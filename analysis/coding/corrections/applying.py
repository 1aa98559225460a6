"""What each action does to the rows of an article."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.corpus import Article
from analysis.frames import FRAME

from .correction import KEYS, STATUSES, Correction, Row, key_cells
from .desk import Desk, Stale, keep_order, mark
from .restating import restate

_PARTS = ("report_places", "participants", "methods")


def correct(
    rows: dict[str, list[Row]],
    article: Article,
    corrections: Sequence[Correction],
    blocs: Mapping[str, str],
) -> list[Row]:
    """Apply corrections to the rows of an article, which change; return the rows of `corrections`.

    One that does not apply leaves everything as it was and tells why in its row.
    """
    desk = Desk(article, rows)
    outcomes = []
    for correction in corrections:
        try:
            _ACTIONS[correction.action](desk, correction)
        except Stale as problem:
            outcomes.append(correction.outcome(str(problem)))
        else:
            outcomes.append(correction.outcome(None))
    restate(desk, blocs)
    return outcomes


def passed_over(corrections: Sequence[Correction]) -> list[Row]:
    """Return the rows of `corrections` for those whose article is not there."""
    return [c.outcome(f"no article has a row {c.row_id}") for c in corrections]


def _set(desk: Desk, correction: Correction) -> None:
    frame = correction.frame
    rows = _as_written(desk, correction)
    desk.check_links(frame, correction.new)
    words = desk.spanned(frame, correction.words) if correction.words else {}
    for row in rows:
        keep_order(correction, row | correction.new)
    for row in rows:
        row |= correction.new | words
        mark(frame, row, correction.who)
    if frame == "reports":
        _keep_statuses(desk, correction)
    desk.tidy(correction.who)


def _keep_statuses(desk: Desk, correction: Correction) -> None:
    hand = correction.new.keys() & set(STATUSES)
    desk.by_hand |= {(correction.row_id, name) for name in hand}


def _as_written(desk: Desk, correction: Correction) -> list[Row]:
    """Return the rows meant; Stale where they are not what they were when it was written."""
    rows = desk.find(correction.frame, correction.row_id)
    for row in rows:
        for name, old in correction.old.items():
            if row.get(name) != old:
                shown = [said(value) or "empty" for value in (row.get(name), old)]
                raise Stale(f"{name} of {correction.row_id} is {shown[0]}, not {shown[1]}")
    return rows


def _resting_on(desk: Desk, correction: Correction) -> list[Row]:
    """Return the rows meant; Stale where words are given on which none of them rests."""
    rows = _as_written(desk, correction)
    if correction.words:
        at = desk.spanned("reports", correction.words)
        if not any(row["start"] < at["end"] and at["start"] < row["end"] for row in rows):
            raise Stale(f"{correction.row_id} does not rest on « {correction.words} »")
    return rows


def said(value: Any) -> str:
    """Return a cell as the tables' CSV files show it.

    >>> said(None), said(True), said(37), said(14.53)
    ('', 'True', '37', '14.53')
    """
    return "" if value is None else str(value)


def _add(desk: Desk, correction: Correction) -> None:
    frame = correction.frame
    if len(KEYS[frame]) == 1:
        desk.is_free(frame, correction.row_id)
    desk.check_links(frame, correction.new)
    empty: Row = {column.name: None for column in FRAME[frame].columns}
    row = empty | correction.new | desk.spanned(frame, correction.words or "")
    keep_order(correction, row)
    if "article_id" in row:
        row["article_id"] = desk.article.article_id
    if frame == "reports":
        row["date_precision"] = row["date_precision"] or "unknown"
        _keep_statuses(desk, correction)
    mark(frame, row, correction.who)
    desk.add(frame, row)


def _delete(desk: Desk, correction: Correction) -> None:
    desk.remove(correction.frame, _resting_on(desk, correction))
    desk.tidy(correction.who)


def _merge(desk: Desk, correction: Correction) -> None:
    frame, other = correction.frame, correction.other or ""
    gone, kept = _resting_on(desk, correction), desk.find(frame, other)
    for row in kept:
        mark(frame, row, correction.who)
    if frame == "participants":
        for row in gone:
            row |= key_cells(frame, other)
            mark(frame, row, correction.who)
    else:
        desk.redirect(frame, correction.row_id, other, correction.who)
        desk.remove(frame, gone)
    desk.tidy(correction.who)


def _split(desk: Desk, correction: Correction) -> None:
    frame, other = correction.frame, correction.other or ""
    rows = _as_written(desk, correction)
    desk.is_free(frame, other)
    words = desk.spanned(frame, correction.words) if correction.words else {}
    _copy(desk, frame, rows, {**key_cells(frame, other), **words}, correction.who)
    if frame == "reports":
        for part in _PARTS:
            of_first = [r for r in desk.rows.get(part, ()) if r["report_id"] == correction.row_id]
            _copy(desk, part, of_first, {"report_id": other}, correction.who)


def _copy(desk: Desk, frame: str, rows: Sequence[Row], cells: Row, who: str) -> None:
    for row in rows:
        new = {**row, **cells}
        mark(frame, new, who)
        desk.add(frame, new)


_ACTIONS = {"set": _set, "add": _add, "delete": _delete, "merge": _merge, "split": _split}
