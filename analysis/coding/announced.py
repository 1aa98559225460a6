"""Acts that one sentence only names, and the next tells: « La dernière remonte à mai. Elle … »."""

import re

from analysis.language.cues import Seldom

from .clause_asked import Clause
from .document import Document
from .moments import Moments
from .unit import Unit

_NEXT = 2  # sentences within which the telling follows
# « Visant un camp, elle avait fait soixante morts », « Cet assaut avait coûté … »
_OF_IT = re.compile(
    r"\W*(?:[a-z]+ant [^.;:]{3,80}, )?(?:elle|il|celle-ci|celui-ci|cette derniere|ce dernier|"
    r"(?:cette|cet|ce) [a-z]{4,14}) "
)
_OPERATION = r"(?:operation|offensive|intervention|ratissage|action|mission)"
_LAUNCHED = Seldom.of(rf"\b{_OPERATION}\b")
# « Une opération de ratissage a été lancée à Bosso »
_WAS_LAUNCHED = re.compile(
    r"[^.;:«»]{0,40}? (?:a|ont|avait) ete (?:[a-z]+ment )?(?:lance|mene|conduit|engage|execute)"
)
_IN_IT = Seldom.of(
    rf"\b(?:dans|lors de|au cours de|durant|pendant|a l'issue de|a la suite de|par|grace a) "
    rf"(?:l'|la |cette |ce |cet ){_OPERATION}\b"
)
# « Un autre incident s'est produit à Boni. Un Casque bleu a été blessé. »
_INCIDENT = Seldom(
    "incident|drame|evenement|un cas",
    r"\bun (?:[a-z]{5,9} )?(?:incident|drame|evenement)\b|\bun cas\b",
)


def only_names(document: Document, clause: Clause, moments: Moments) -> bool:
    """Return whether a clause that opens no report names an act of its own day or of before.

    « La dernière attaque remonte à près d'un an » · « Le 11 mai, l'armée a lancé une opération »
    """
    if clause.goes_back:
        return True
    unit = clause.unit
    if _is_incident(document, unit):
        return True
    if not _launches(document, unit):
        return False
    is_dated = any(moments.is_dated(t) and t.kind == "date" for t in unit.times)
    return is_dated or _is_operation(document, unit)


def tells_named(document: Document, named: Unit, unit: Unit) -> bool:
    """Return whether a clause tells the act that one before it only named."""
    if unit.sentence.index - named.sentence.index > _NEXT or not unit.says_more:
        return False
    if _is_incident(document, named) or unit.figures and _is_operation(document, named):
        is_next = unit.sentence.index - named.sentence.index == 1
        same_day = all(time in named.times for time in unit.times)
        return is_next and same_day and not unit.places
    if _IN_IT.search(document.text, unit.start, unit.end):
        return True
    return unit.looks_back and _OF_IT.match(document.text, unit.start, unit.end) is not None


def _launches(document: Document, unit: Unit) -> bool:
    return any(
        not h.is_verb
        and (h.initiators or _WAS_LAUNCHED.match(document.text, h.end, unit.end))
        and _LAUNCHED.search(document.text, h.start, h.end)
        for h in unit.happenings
    )


def _is_operation(document: Document, unit: Unit) -> bool:
    """« L'armée a mené une opération à Boni »: what came of it, the next sentence says."""
    if not (unit.places or unit.areas) or unit.figures or not _launches(document, unit):
        return False
    return all(_LAUNCHED.search(document.text, h.start, h.end) for h in unit.happenings)


def _is_incident(document: Document, unit: Unit) -> bool:
    """« un incident séparé s'est produit à Boni »: what it was, the next sentence says."""
    if not unit.places or unit.figures or any(h.frame != "occurrence" for h in unit.happenings):
        return False
    return bool(unit.happenings) and bool(_INCIDENT.search(document.text, unit.start, unit.end))
