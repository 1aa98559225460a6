"""Acts told of other parts of the world: « un attentat à Paris », « en Syrie »."""

import re
from typing import TYPE_CHECKING, Any

from analysis.language.cues import Seldom
from analysis.language.folding import fold_key

if TYPE_CHECKING:
    from .document import Document
    from .unit import Unit

_NEAR = 60
# « est mort en France des suites de ses blessures »: where he was brought
_BROUGHT = Seldom.of(
    r"\b(?:blessures|blessee? (?:au|en)|hopita|hospita|evacu|rapatri|soign|suites|corps|depouille)"
)


def far_places(lexicon: Any) -> re.Pattern[str]:
    """Return a pattern of what lies outside the region, behind the words that say where."""
    names = sorted({fold_key(row.name) for row in lexicon.far_places}, key=len)[::-1]
    return re.compile(
        rf"\b(?:a|en|au|aux|de|d'|dans|pres de) (?:l[ae] |les )?(?:{'|'.join(names)})\b"
    )


def is_far_off(document: "Document", unit: "Unit") -> bool:
    """Whether a clause says that its act was somewhere else in the world, and names no place here.

    « L'armée a annoncé à Paris la mort de … » is only told there.
    """
    if document.within("place", unit.start, unit.end):
        return False  # most often
    text = document.text
    for named in document.vocabulary.far.finditer(text, unit.start, unit.end):
        told = document.verbs_of("speech", max(unit.start, named.start() - _NEAR), named.start())
        acts = [h for h in unit.happenings if abs(h.start - named.start()) <= 2 * _NEAR]
        if acts and not told and _BROUGHT.search(text, unit.start, unit.end) is None:
            return True
    return False
