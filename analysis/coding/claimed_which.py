"""Which of two acts somebody claimed: « …, un mois après celle de A, revendiquée par X »."""

import re

from .content import EVENT_AGAIN
from .document import Document, SentenceSpan
from .reading import Report
from .silence import Said

_HAD_BEEN = r"\bavai(?:t|ent) ete revendiquee?s? (?:[a-z]+ )?par "
_HAD_BEEN_CLAIMED = re.compile(rf"{_HAD_BEEN}|\bavai(?:t|ent) revendique")
_CLAIMED_BY = re.compile(
    rf"(?<!ete )\brevendiquee? (?:[a-z]+ )?par |{_HAD_BEEN}|"
    r"\bqu(?:e |')[^,.;:]{2,60} avai(?:t|ent) revendiquee?s?\b"
)


def claimed_there(
    document: Document,
    sentence: SentenceSpan,
    told: list[tuple[Report, list[int]]],
    about: Report | None,
    after: int = 0,
) -> list[Report]:
    """Return what a sentence says was claimed, of the reports `told` in it with their offsets.

    « … cinq jours après celle de A, revendiquée par X »: A's, the last told before it. « Cette
    attaque, revendiquée par X, survient un mois après celle de A »: what the text is `about`.
    """
    by = _CLAIMED_BY.search(document.text, sentence.start, sentence.end) if told else None
    if by is None:
        return []
    before = [(at, one) for one, starts in told for at in starts if after < at < by.start()]
    if before:
        return [max(before, key=lambda told: told[0])[1]]
    again = EVENT_AGAIN.search(document.text, sentence.start, by.start())
    return [about] if again and about is not None else []


def had_been_claimed(document: Document, item: Said, about: Report) -> bool:
    """« En mars, … tués. L'attaque avait été revendiquée par X »: whether it is March's."""
    before = [u for u in about.draft.units if u.sentence.index == item.sentence.index - 1]
    was = _HAD_BEEN_CLAIMED.search(document.text, item.start, item.end)
    return bool(before) and was is not None
