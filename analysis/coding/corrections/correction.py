"""One correction, and how the rows of each frame are named."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from analysis.frames import FRAME
from analysis.frames.columns import Column

Row = dict[str, Any]
# What names a row in corrections.csv; participants and the like are named by what they hold.
KEYS = {
    "reports": ("report_id",),
    "report_places": ("report_id", "place"),
    "participants": ("report_id", "role", "actor_id"),
    "methods": ("report_id", "method"),
    "claims": ("claim_id",),
    "tolls": ("toll_id",),
    "presence": ("presence_id",),
    "labels": ("label_id",),
}
JOINED_BY = "/"
# Frames whose rows can be taken for one, or one of them for two.
MERGED = ("reports", "participants", "claims")
# What an added row holds unless the correction says otherwise.
DEFAULTS: dict[str, Row] = {
    "reports": {"salience": "news"},
    "participants": {"basis": "named", "is_hedged": False},
    "claims": {"is_hedged": False},
    "tolls": {"is_approximate": False},
    "presence": {"is_hedged": False, "is_negated": False},
    "labels": {"is_distanced": False, "is_editorial": False},
}
STATUSES = ("is_type_contested", "occurrence", "responsibility", "toll_status", "control")
# Columns that repeat the words of a row.
WORDS = {"tolls": "words", "labels": "term"}
_FOLLOW = {
    "article_id": "the row's id",
    "event_id": "linking",
    "event_type": "sub_event_type",
    "date_earliest": "date",
    "date_latest": "date",
    "date_precision": "date",
    "sentence": "words",
    "start": "words",
    "end": "words",
    "corrected_by": "who",
}


class Correction(NamedTuple):
    """One line of corrections.csv, understood.

    `old` and `new` are cells by column; `other` is the row that a merge keeps or a split makes;
    `row` is the line as a row of the frame `corrections`.
    """

    line: int
    action: str
    frame: str
    row_id: str
    old: Row
    new: Row
    other: str | None
    words: str | None
    who: str
    row: Row

    def outcome(self, problem: str | None) -> Row:
        """Return the row of `corrections`, with what became of it."""
        return {**self.row, "is_applied": problem is None, "problem": problem}


def key_cells(frame: str, row_id: str) -> Row:
    """Return the cells that name a row.

    >>> key_cells("participants", "dépêche:1/target/fama")
    {'report_id': 'dépêche:1', 'role': 'target', 'actor_id': 'fama'}
    """
    names = KEYS[frame]
    parts = row_id.split(JOINED_BY, len(names) - 1) if len(names) > 1 else [row_id]
    if len(parts) != len(names) or not all(parts):
        raise ValueError(f"row_id: write {JOINED_BY.join(names)}, with nothing left out")
    return dict(zip(names, parts, strict=True))


def article_of(row_id: str, articles: Iterable[str]) -> str | None:
    """Return the article that a row belongs to, by its id; None where none of these is it.

    >>> article_of("007:2/target/fama", {"007", "008"})
    '007'
    """
    known = articles if isinstance(articles, set) else set(articles)
    heads = [row_id[:at] for at, sign in enumerate(row_id) if sign == ":"]
    return next((head for head in reversed(heads) if head in known), None)


def settable(frame: str, name: str) -> Column:
    """Return the column of that name; ValueError where there is none, or it follows from others."""
    try:
        column = FRAME[frame].column(name)
    except KeyError:
        raise ValueError(f"{frame} has no column « {name} »") from None
    leader = (
        "the row_id" if name in KEYS[frame][:1] and len(KEYS[frame]) == 1 else _FOLLOW.get(name)
    )
    if name == WORDS.get(frame):
        leader = "the column words"
    if leader is not None:
        raise ValueError(f"{name} cannot be set by itself: it follows from {leader}")
    return column
