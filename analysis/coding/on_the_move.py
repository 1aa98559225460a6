"""What those who were hit moved in: « Ils escortaient des vivres », « en patrouille »."""

from typing import NamedTuple

from analysis.language.cues import Seldom

from .document import Document, Hit
from .draft import Draft

_SENT = r"(?! (?:envoy|depech|venue?|arriv|parti[a-z]* (?:en renfort|a (?:leur|sa) recherche)))"
_DOES = (
    r"(?:effectu|men|assur|particip|reven|rentr|achev|termin|regagn)[a-z]{1,6} "
    r"(?:a |de |d')?(?:une |leur |la )?(?:[a-z]+ de )?"
)
# « à la veille du passage d'un convoi »: it was not there
_NOT_YET = r"(?<!veille du )(?<!lendemain du )(?<!avant le )(?<!apres le )(?<!attente du )"
_MOVING = Seldom(
    "patrouill|convoi|colonne|escort",
    rf"(?P<patrol>\b(?:la|leur|cette) patrouille\b{_SENT}|\ben patrouille\b|"
    rf"\b{_DOES}patrouille\b|\bpassage d(?:e |'une |e leur )patrouille\b|"
    r"\bpatrouill(?:aient|ait|ant)\b)|"
    rf"(?P<convoy>\b(?:le|leur|ce|{_NOT_YET}passage d(?:'un|u)) convoi\b{_SENT}|"
    r"\b(?:leur|cette) colonne\b|\bescort(?:aient|ait|ant)\b|\bassur(?:aient|ait) l'escorte\b)",
)
_HOME = Seldom.of(
    r"\b(?:rentr|regagn|retourn|rejoign|ralli|rend)[a-z]{1,5} (?:a |vers |dans )?"
    r"(?:leurs?|sa|son|la|le|l')(?: [a-z]+)? ?\Z"
)
_REACH = 40


class Moving(NamedTuple):
    """A column of which nobody says outright that it was hit."""

    target_kind: str | None


def on_the_move(document: Document, draft: Draft) -> Hit | None:
    """Return the words that say in what the men were who were hit: a patrol, a convoy."""
    start = draft.start
    for begin, end in sorted(draft.spans):
        match = _MOVING.search(document.text, begin, end) if end > start else None
        if match is not None:
            return Hit(match.start(), match.end(), Moving(match.lastgroup))
    return None


def is_home(document: Document, hit: Hit) -> bool:
    """« La patrouille rentrait à sa base »: where they went, and what nobody attacked."""
    near = hit.start - _REACH if hit.start > _REACH else 0
    return _HOME.search(document.text, near, hit.start) is not None
