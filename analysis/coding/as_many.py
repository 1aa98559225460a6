"""« … six morts et autant de blessés »: as many as the figure before them."""

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import Figure

_AS_MANY = Seldom(
    "autant",
    r"(?<!pour )(?<!d')\bautant (?:d(?:e |'))?(?:[a-z]+ ){0,3}?(?:(?P<killed>morts|tues|tuees)|"
    r"(?P<wounded>blessee?s)|(?P<missing>disparue?s)|(?P<captured>enlevee?s|prisonniers|"
    r"otages|capturee?s))\b",
)


def as_many(
    document: Document, sentence: SentenceSpan, told: list[Figure], before: list[Figure]
) -> list[Figure]:
    """Return the figures that « autant de » repeats of another outcome: « autant de blessés ».

    `told` are the figures of the sentence, `before` the last one of the text before it.
    """
    found = []
    for match in _AS_MANY.finditer(document.text, sentence.start, sentence.end):
        outcome = match.lastgroup or ""
        like = next((f for f in reversed(told) if f.end <= match.start()), None)
        if like is None:
            like = next((f for f in before if sentence.index - f.sentence == 1), None)
        if like is None or like.outcome == outcome or like.high == 0:
            continue
        found.append(
            Figure(match.start(), match.end(), outcome, like.low, like.high, like.is_approximate,
                   like.people, sentence.index, side=like.side, anchor=match.start(),
                   is_mixed=like.is_mixed)
        )  # fmt: skip
    return found
