"""Acts told in general, behind a report's own: of no one act."""

from .answers import STRIKES
from .clauses import Happening
from .draft import Draft
from .moments import DAYS

_NEAR = 50


def is_of_others(happening: Happening, draft: Draft) -> bool:
    """« Depuis 2015, le pays subit des attaques de jihadistes », said behind the report's own."""
    first = draft.units[0].sentence
    headline = first.index + (first.role == "title")  # the lead tells the headline's own
    if happening.is_verb or happening.frame not in STRIKES or happening.sentence <= headline:
        return False
    return not (_is_by_what(happening, draft) or _is_of_a_day(happening, draft))


def is_habit(happening: Happening, draft: Draft) -> bool:
    """« des attaques », « des enlèvements », said behind the report's own act: of no one act."""
    first = draft.units[0].sentence
    later = happening.sentence > first.index + (first.role == "title")
    is_some = later and happening.is_generic and not happening.is_verb
    return is_some and not (_is_by_what(happening, draft) or _is_of_a_day(happening, draft))


def _is_of_a_day(happening: Happening, draft: Draft) -> bool:
    """« Dans la nuit du 9 juin, des attaques ont été perpétrées par … »: its day is told."""
    units = (u for u in draft.units if u.start <= happening.start < u.end)
    return any(time.rule in DAYS for unit in units for time in unit.times)


def _is_by_what(happening: Happening, draft: Draft) -> bool:
    """« Le camp a été visé lundi par des tirs de jihadistes »: by what it was hit."""
    return any(
        verb.is_verb
        and verb.voice == "passive"
        and not verb.is_generic
        and verb.sentence == happening.sentence
        and 0 < happening.start - verb.end <= _NEAR
        for verb in draft.happenings
    )
