"""Words of the law: who says that attacks on him may be crimes of war accuses nobody."""

import re

from analysis.language.cues import Seldom

from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .reading import ArticleReading
from .saying import Attribution

_OFFICES = ("government", "foreign_government", "un", "military")
# « les attaques contre les Casques bleus peuvent constituer des crimes de guerre »
_MAY_BE = Seldom(
    "constitue",
    r"\b(?:peu(?:ven)?t|pourrai(?:en)?t|sont susceptibles de|est susceptible de)"
    r"(?: [a-z]+ment)? constitue[a-z]* (?:de |des |un |d')[a-z, ]{0,30}crimes?\b",
)
_DEED_OF = re.compile(
    r"\b(?:actions?|actes?|agissements|violences|crimes?|complicite|responsabilite|implication)"
    r"(?: [a-z]+)? (?:d[eu]s?|d'|de l[a'])[ \"«]*$"
)
_LAWFUL = ("state_force", "foreign_force", "private_military", "government")
_SOLDIERS = ("army", "police")


def states_the_law(read: ArticleReading, one: Attribution) -> bool:
    """« ces attaques peuvent constituer des crimes de guerre »: no army is named as the author."""
    if any(s.kind not in _OFFICES for s in one.speakers):
        return False
    text = read.document.text
    return _MAY_BE.search(text, one.start, one.end) is not None and not any(
        _is_lawful(read, phrase)
        and (
            phrase.preposition == "par"
            or _DEED_OF.search(text, max(one.start, phrase.start - 40), phrase.start)
        )
        for phrase in starting_in(read.phrases, one.start, one.end)
    )


def _is_lawful(read: ArticleReading, phrase: NounPhrase) -> bool:
    row = read.document.vocabulary.lexicon.actor.get(identify(read.document, phrase) or "")
    return phrase.cls in _SOLDIERS or row is not None and row.kind in _LAWFUL
