"""Whose victims a figure counts by those told beside it: « dix soldats tués et six blessés »."""

import re

from .clauses import Happening
from .document import Document
from .figure import Figure
from .sides import UNSPECIFIED

# « quatre morts et douze blessés »: the second figure counts the same people as the first.
_SAME_PEOPLE = re.compile(r"[^.;:]{0,70}$")
_OTHERS = re.compile(r"\bautres?\b")
_REACH = 40
_CIVIL = {"church_mosque", "school", "market", "village", "health"}
# Who is called so is no more than that; officers are soldiers too.
_PLAIN = (
    "soldat", "militair", "gendarme", "policier", "douanier", "garde", "civil", "vdp", "volontair",
    "milicien", "dozo", "koglweogo", "casque", "suppletif", "auxiliair",
)  # fmt: skip


def of_neighbour(
    document: Document, figure: Figure, here: list[Figure], known: dict[int, str]
) -> str | None:
    """« quinze soldats ont été tués et dix-neuf autres blessés »: soldiers both."""
    before = [f for f in here if f.end <= figure.start and f.outcome != figure.outcome]
    if not before:
        return None
    last = before[-1].part_of or before[-1]
    gap = document.text[last.end : figure.start]
    joined = " et " in gap or "," in gap
    if not joined or not (_SAME_PEOPLE.match(gap) or _OTHERS.search(gap[-9:])):
        return None
    group = {
        known.get(id(f))
        for f in before
        if f.outcome == last.outcome and f.part_of is None and last.start - f.end < _REACH
    }
    group.discard(None)
    is_shared = UNSPECIFIED in group and any(f.part_of is last for f in here)
    if len(group) > 1 or is_shared:  # « dix morts, dont deux soldats, et six blessés »
        return UNSPECIFIED
    actor = next(iter(group), None)
    return actor if actor != UNSPECIFIED else None


def of_same_value(figure: Figure, told: list[Figure], known: dict[int, str]) -> str | None:
    """« le bilan de 15 morts » after « 15 soldats tués »: the same dead."""
    same = [
        known[id(f)]
        for f in told
        if id(f) in known and f.outcome == figure.outcome
        and f.low == figure.low and f.low > 0 and f is not figure and f.part_of is not figure
    ]  # fmt: skip
    return next((a for a in same if a != UNSPECIFIED), None)


def has_others(document: Document, figure: Figure, parts: list[Figure]) -> bool:
    """« vingt morts, dont douze soldats »: the other eight were none."""
    parts = [p for p in parts if p.outcome == figure.outcome]
    told = [document.text[p.people.head_start :][:9] for p in parts if p.people]
    plain = len(told) == len(parts) > 0 and all(t.startswith(_PLAIN) for t in told)
    return plain and sum(p.low for p in parts) < figure.low


def in_civil_places(acts: list[Happening], end: int) -> set[str | None]:
    """« une attaque contre une mosquée a fait dix morts »: civilians, whoever came to help."""
    aims = {noun.row.target_kind for act in acts for noun in act.target_nouns if noun.end <= end}
    return {"civilians"} if aims and aims <= _CIVIL else set()


def names_some(here: list[Figure], known: dict[int, str]) -> bool:
    """Whether a sentence counts people whose side it names: « onze soldats … cinq morts »."""
    return any(known.get(id(figure), UNSPECIFIED) != UNSPECIFIED for figure in here)
