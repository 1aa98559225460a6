"""Who enters a town to hold it: « L'armée est entrée mardi dans Kidal »."""

import re

from .clauses import Happening
from .document import Document

ENTRIES = ("entrer ", "faire son ", "faire leur ")
# Who comes to stay, and where nobody does: « des hommes sont entrés dans un village, une école »
_TROOPS = {"army", "named", "mercenary", "separatist"}
_NO_PRIZE = {"village", "church_mosque", "market", "mining_site", "school", "health"}
_UNOPPOSED = re.compile(
    r"[^.;:]{0,60}?\bsans (?:rencontrer (?:de |la moindre )?)?"
    r"(?:combat|resistance|coup ferir|tirer|un coup de feu)"
)


def entered(document: Document, happening: Happening) -> str | None:
    """Return the kind of act that an entry was, None where nobody took the place."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    if kinds & _NO_PRIZE or not any(p.cls in _TROOPS for p in happening.initiators):
        return None
    near = max(0, happening.start - 30)
    unopposed = _UNOPPOSED.search(document.text, near, happening.zone[1])
    return "handover" if unopposed is not None else happening.frame
