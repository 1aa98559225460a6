"""Acts told in general, behind a report's own: of no one act."""

from .answers import STRIKES
from .clauses import Happening
from .draft import Draft


def is_of_others(happening: Happening, draft: Draft) -> bool:
    """« Depuis 2015, le pays subit des attaques de jihadistes », said behind the report's own."""
    first = draft.units[0].sentence
    headline = first.index + (first.role == "title")  # the lead tells the headline's own
    return not happening.is_verb and happening.frame in STRIKES and happening.sentence > headline


def is_habit(happening: Happening, draft: Draft) -> bool:
    """« des attaques », « des enlèvements », said behind the report's own act: of no one act."""
    first = draft.units[0].sentence
    later = happening.sentence > first.index + (first.role == "title")
    return later and happening.is_generic and not happening.is_verb
