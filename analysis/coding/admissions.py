"""Who gives a figure as a loss of its own, and who as a feat."""

import re

from .document import Document
from .figure import Figure

_ADMITS = re.compile(
    r"\b(?:reconna\w+|admet\w*|admis|conced\w+|deplor\w+|regrett\w+|au prix d|pertes?|perdu|"
    r"enregistr\w+)\b"
)
_LOSES = re.compile(
    r"\b(?:laisse|laissant|abandonne|abandonnant|emporte|emportant|enregistre|enregistrant|subi|"
    r"essuye|essuyant|accuse|"
    r"(?<!y a )(?<!y ont )eu)"
    r"(?: derriere (?:eux|elle|lui))?,?(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"hier))?(?: [ad][uan]{0,2}s? [a-z'-]{3,20})?(?: au moins| pres de| plus de| environ)? $|"
    r"\b(?:enregistre|deplore|subi|eu) (?:[a-z]+ )?\w+ (?:morts?|tues?|blesses?)(?:,| et) $|"
    r"\bsubi (?:de |des |d'|leurs? )?(?:[a-z]+ )?pertes?(?: [a-z]+)? ?[:,(] ?(?:au moins |avec )?$|"
    r"\b(?:lourd|terrible) tribut\b[^.;:]{0,40}(?:: |\bperte de )(?:au moins )?$"
)
# « ont emporté trois corps », « … deux de leurs morts »; but « ont emporté dix otages »
_OWN_DEAD = re.compile(r"[a-z0-9-]+ (?:de (?:leurs|ses) |corps|morts|tues|depouilles|cadavres)")
# « l'armée a tué vingt rebelles et enregistré deux morts »
_AND_LOST = re.compile(
    r"\b(?:et|mais|puis) (?:[a-z]+ )?(?:enregistre|subi|essuye|deplore|eu|laisse) "
)


def loses(text: str, start: int, at: int) -> bool:
    """Return whether the words before a figure say that their subject lost as many.

    >>> loses("ils ont laisse derriere eux douze corps", 0, 28)
    True
    """
    lost = _LOSES.search(text, max(start, at - 50), at)
    if lost is None or not lost.group().startswith("emport"):
        return lost is not None
    return _OWN_DEAD.match(text, at) is not None


def did_more(text: str, start: int, at: int) -> bool:
    """Return whether who lost men did more: « ont tué dix rebelles et enregistré … »."""
    return _AND_LOST.search(text, max(start, at - 50), at) is not None


def admits(document: Document, figure: Figure) -> bool:
    """« reconnaît cinq morts », « au prix de deux blessés »: those who speak lost them."""
    start = max(document.sentence_at(figure.start).start, figure.start - 60)
    return bool(_ADMITS.search(document.text, start, figure.start))


def boasts(document: Document, figure: Figure) -> bool:
    """« en revendique trente-neuf »: those who speak killed them."""
    start = max(document.sentence_at(figure.start).start, figure.start - 40)
    return "revendiqu" in document.text[start : figure.start]
