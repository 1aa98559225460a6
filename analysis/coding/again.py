"""« …, puis mercredi matin près de B »: an act said once and told of another day and place."""

import re

from .document import Document
from .unit import Unit

# Opens what happened again elsewhere, up to its day; a place stands this near behind the day.
_AGAIN = re.compile(r",? (?:puis|et|avant)(?: de nouveau| encore)? ?(?:le |ce |un |l' )?")
_PLACING = 45


def is_again(document: Document, left: Unit, right: Unit) -> bool:
    """« …, puis mercredi matin près de B »: another day and place, the act said once before."""
    if right.happenings or right.figures or not (left.main and left.places and right.places):
        return False
    days = [t for t in right.times if t.kind == "date"]
    if not days or {p.key for p in left.places} & {p.key for p in right.places}:
        return False
    if not any(t.kind == "date" for t in left.times):
        return False
    first, last = days[0], right.places[0]
    between = document.text[first.end : last.start]
    return _AGAIN.fullmatch(document.text, right.start, first.start) is not None and (
        0 < len(between) <= _PLACING and not document.verbs_in(first.end, last.start)
    )


def repeat(document: Document, units: list[Unit]) -> None:
    """Let a clause without a verb tell the act of the one before it again."""
    for left, right in zip(units, units[1:], strict=False):
        if left.main is not None and is_again(document, left, right):
            right.happenings, right.is_another = list(left.happenings), True
