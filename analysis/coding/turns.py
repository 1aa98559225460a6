"""Words that turn from one report to another: « Par ailleurs, … », « La troisième, … »."""

import re

from .clause_asked import Clause
from .document import Document
from .draft import Draft
from .place_likeness import shared_figures
from .unit import Unit

_BESIDES = re.compile(
    r"\W*(?:par ailleurs|en outre|dans un autre (?:registre|dossier)|ailleurs|d'autre part|"
    r"(?:dans|pendant) (?:le meme|ce) temps|plus (?:au|a l') ?(?:nord|sud|est|ouest))\b"
)
# « La troisième, survenue samedi, … », « La première a eu lieu à X »: of attacks told together
_ONE_OF_THEM = re.compile(
    r"\W*l[ae] (?:premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|derniere?)"
    r"(?:, (?:survenue|menee|perpetree|commise|la plus)| (?:a|s'est|avait|est|etait|fut|visait|"
    r"remonte|date|survenue|menee|perpetree|commise) )"
)


def turned_from(document: Document, clause: Clause, draft: Draft) -> float | None:
    """Score a clause that leaves what was told last: « Par ailleurs, la force a conduit … ».

    None where it counts others: « Par ailleurs, dix forains ont été tués dans le cercle de Y ».
    """
    unit = clause.unit
    if clause.is_of_it or unit.start != unit.sentence.start or not (unit.places or unit.areas):
        return 0.0
    here, there = ({p.key for p in (*one.places, *one.areas)} for one in (unit, draft))
    if here & there or not _BESIDES.match(document.text, unit.start, unit.end):
        return 0.0
    counts_others = unit.figures and draft.figures and not shared_figures(unit, draft)
    return None if counts_others else -2.0


def is_one_of_several(document: Document, unit: Unit, draft: Draft) -> bool:
    """Whether « la première a eu lieu à X »: of its own place or day; no « la première a crié »."""
    told = (draft.figures or draft.places) and (unit.places or unit.times)
    return bool(told) and _ONE_OF_THEM.match(document.text, unit.start) is not None
