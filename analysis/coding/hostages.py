"""Who was taken, by name: « Olivier Dubois » is not « Sophie Pétronin », taken years before."""

import re

from .document import Document
from .draft import Draft
from .unit import Unit

_NAME = re.compile(
    r"[A-ZÀ-Ý][\w-]{1,20}(?: (?:de |Ag |Ould |ag |ould )?[A-ZÀ-Ý][\w-]{1,20}){1,3}(?![\w-])"
)
_NEAR = 70  # letters between a name and the word that says that he was taken
_SAME, _OTHERS = 1.5, -3.0


def by_name(document: Document, unit: Unit, draft: Draft) -> float:
    """Return how much the names of those taken say that a clause tells a report, or another."""
    own = _taken(document, unit)
    if not own:
        return 0.0
    theirs = set().union(*(_taken(document, u) for u in draft.units))
    if not theirs:
        return 0.0
    return _SAME if own & theirs else _OTHERS


def _taken(document: Document, unit: Unit) -> set[str]:
    """Return the last names of the people named beside an abduction; no place, no party."""
    found: set[str] = set()
    for happening in unit.happenings:
        if happening.frame != "abduction":
            continue
        start = max(unit.start, happening.start - _NEAR)
        end = min(unit.end, happening.end + _NEAR)
        for match in _NAME.finditer(document.original(start, end)):
            at = start + match.start(), start + match.end()
            if document.within("place", *at) or document.within("actor", *at):
                continue
            is_behind = at[0] >= happening.end
            between = (happening.end, at[0]) if is_behind else (at[1], happening.start)
            if not document.verbs_of("speech", *between):
                found.add(match.group().split(" ")[-1].lower())
    return found
