"""Whether a clause tells strikes from the air, and not the raid that they answered."""

import re

from .clause_asked import Clause
from .document import Document
from .draft import Draft
from .party import RAIDERS

_AIR = {"air_strike", "drone"}
_FENDED_OFF = re.compile(r"\b(?:ripost|repouss|appuy|appui|soutien|contre-attaque|renfort|repli)")


def tells_strikes(clause: Clause) -> bool:
    """« Des frappes ont permis de tuer trente terroristes »: some strikes, but with their toll."""
    if "air" in clause.groups or not clause.unit.figures:
        return "air" in clause.groups
    strikes = [h for h in clause.unit.happenings if h.strength == "main" and h.frame in _AIR]
    return bool(strikes) and "shelling" not in clause.groups


def is_from_the_air(document: Document, clause: Clause, draft: Draft, by_means: set[str]) -> bool:
    """Whether a strike is the army's answer to a raid: « … neutralisés dans une frappe aérienne ».

    Men who raid have no aircraft; one that helps to fend them off is part of the fight.
    """
    if clause.points_back or by_means:
        return False
    if _FENDED_OFF.search(document.text, clause.unit.start, clause.unit.end):
        return False
    return any(p.cls in RAIDERS for h in draft.happenings for p in h.initiators)
