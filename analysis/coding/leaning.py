"""« la veille de la passation », « deux jours après l'embuscade »: an event told by another one."""

import re

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document

# Rules that put an event before or after another one.
_APART = {"offset", "next_day", "adjacent"}
# « … après l'attaque », « au lendemain de cette embuscade »
_TO_NOUN = re.compile(
    r" ?(?:de |d'|a )?(?:l[ae]s? |l'|cette |cet |ces |ce |une? |sa |son |leur )?$"
)
# « Cette attaque intervient deux jours après … »
_COMES = re.compile(
    r"\b(?:intervien[nt]+e?(?:nt)?|survien[nt]+e?(?:nt)?|(?:a|ont|avait|avaient) (?:eu )?lieu|"
    r"se produi(?:t|sent)|se deroule(?:nt)?|"
    r"(?:est|sont|etait|etaient) (?:intervenue?s?|survenue?s?)|s'est produite?|"
    r"(?:arrive|tombe)(?:nt)?)"
    r"(?: [a-z]{1,12}){0,2} $"
)


# « trois jours après une autre attaque »: after that one, and not after what was told last
_GOES_ON = re.compile(r" ?(?:d[eu]s? |d'|qu[e']|l[ae]s? |l'|ce|une? (?:autre|nouvel|premi|double))")


def leans(
    document: Document, times: list[TimeExpression], happenings: list[Happening]
) -> tuple[TimeExpression, Happening | None] | None:
    """Return the time that puts a clause before or after another event, with that event's noun.

    The noun is None where the time leans on what was told last: « le lendemain, … ».
    """
    for time in times:
        if time.kind != "relation" or time.rule not in _APART:
            continue
        nouns = [h for h in happenings if not h.is_verb and 0 < h.start - time.end <= 14]
        for noun in nouns:
            if _TO_NOUN.match(document.text[time.end : noun.start]):
                return time, noun
        if _GOES_ON.match(document.text, time.end) is None:
            return time, None
    return None


def comes_after(document: Document, time: TimeExpression, start: int) -> bool:
    """Whether « intervient », « a lieu » stands before a time: what follows is the other event."""
    return bool(_COMES.search(document.text[max(start, time.start - 50) : time.start]))


def leads_back(document: Document, time: TimeExpression, start: int) -> bool:
    """« … survient deux jours après une autre attaque »: that one was two days before."""
    return comes_after(document, time, start) and bool(_GOES_ON.match(document.text, time.end))
