"""In which land a clause says it was: « Au Niger, … » goes on to another act than one in Mali."""

import re

from .document import Document
from .draft import Draft
from .unit import Unit

# « Au Niger, … », « Toujours au Burkina Faso, … »
_THERE = re.compile(
    r"\W*(?:(?:toujours|egalement|aussi|enfin|par ailleurs|pendant ce temps|plus au [a-z]+|puis|"
    r"et|mais|dans le meme temps),? )?(?:au|en) $"
)
# « Le Niger a de nouveau été la cible d'attaques »
_SUBJECT = re.compile(r"\W*l[ea] $")
_STRUCK = re.compile(
    r"(?: voisin)?,? (?:[a-z]+ ,)?(?:a|avait) (?:(?:de nouveau|encore|egalement|aussi|lui aussi|"
    r"une nouvelle fois) )?(?:ete )(?:[a-z]+ment |de nouveau |encore )?(?:l[ae] (?:cible|theatre)|"
    r"l'objet|frappe|vise|attaque|touche|endeuille|secoue)"
)
_REACH = 60


def is_of_another_land(document: Document, unit: Unit, draft: Draft) -> bool:
    """Whether a clause is of a land, and a report of people or ground of another.

    « Dix soldats maliens ont été tués. […] Au Niger, cinq civils … », « […] à Ouallam, cinq … »
    """
    if not unit.figures and not unit.times:
        return False
    if not unit.places and any(h.determiner == "demonstrative" for h in unit.happenings):
        return False  # « Au Niger, le président a condamné cette attaque »
    here = _lands_of(document, unit)
    if len(here) != 1:
        return False
    told = {p.row.country for p in (*draft.places, *draft.areas) if p.row is not None}
    told |= {
        hit.row.country
        for u in draft.units
        if u.sentence.role != "title"
        for kind in ("place", "demonym")
        for hit in document.within(kind, u.start, u.end)
        if kind == "demonym" or hit.row.kind == "country"
    }
    return bool(told) and here.isdisjoint(told)


def _lands_of(document: Document, unit: Unit) -> set[str]:
    """Return the land that a sentence opens with, or where the places of a clause lie."""
    if unit.places:
        known = [p.row.country for p in unit.places if p.row is not None]
        return set(known) if len(known) == len(unit.places) else set()
    start = unit.sentence.start
    named = next(iter(document.within("place", start, start + _REACH)), None)
    if named is None or named.row.kind != "country" or unit.start - start > _REACH:
        return set()
    is_struck = _SUBJECT.fullmatch(document.text, start, named.start) and _STRUCK.match(
        document.text, named.end
    )
    is_there = _THERE.fullmatch(document.text, start, named.start)
    return {named.row.country} if is_struck or is_there else set()
