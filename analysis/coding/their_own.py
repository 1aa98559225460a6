"""Whose « leurs rangs », « trois de ses hommes » are: of those who speak, or of their foe."""

import re

from .document import Document
from .figure import Figure
from .ranks import OWN

_THEIR = re.compile(r"\b(?:leurs|ses|nos|notre|mes)\b")
_THEIR_RANKS = re.compile(r"\b(?:leurs?|ses|son) (?:propres? )?rangs?\b")
_NEAR = 40


def counts_theirs(document: Document, figure: Figure) -> bool:
    """Return whether « trois de leurs hommes », « ses éléments » are counted."""
    people = figure.people
    if people is None or people.cls not in ("fighter", "fellow") or people.quantity is None:
        return False
    return bool(_THEIR.search(document.text[people.quantity.end : people.head_start]))


def says_their_ranks(document: Document, figure: Figure) -> bool:
    """« Ils ont fui avec quinze morts dans leurs rangs »: in a party's own words, the foe's."""
    if figure.side != OWN or document.quote_at(figure.start) is None:
        return False
    return _THEIR_RANKS.search(document.text, figure.start, figure.end + _NEAR) is not None
