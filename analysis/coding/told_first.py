"""A day that opens a sentence of telling: « Vendredi, la ministre a confirmé la mort de X »."""

import re

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document, SentenceSpan
from .place_roles import NEAR_BY

OPENING = 4  # letters before a time that opens its sentence
# « début avril, huit corps ont été découverts »: a wide date holds for the deed as well.
WIDE = {"month", "month_edge", "month_part", "season", "year", "week"}
# « Dimanche, un habitant avait précisé que … »: the day of his words.
_HAD_SAID = re.compile(
    r",? [^,.;:«\"]{3,60}? (?:avait|avaient) (?:(?:[a-z]+ ){1,2}(?:qu[e']|:|«|\")|"
    r"(?:[a-z]+ )?(?:fait etat|evoque|avance|annonce|rapporte|parle|mentionne|denombre|recense|"
    r"donne)\b)"
)
# « Mercredi, des sources ont rapporté que … avaient attaqué », « … a annoncé avoir tué … »
_SAID_OF_BEFORE = re.compile(
    r",? [^,.;:«\"]{3,60}? (?:a|ont),? (?:[^.;:«\"]{3,60}?\bqu(?:e |')[^.;:«\"]{3,80}?"
    r"(?:\bavai(?:t|ent)|s'etai(?:t|ent)) |[^.;:«\"]{3,60}? avoir )"
)
# « Vendredi, la ministre des Armées a confirmé la mort de X »: when she did
_CONFIRMED_A_DEATH = re.compile(
    r",? [^.;:«\"]{3,110}? (?:a|ont) (?:[a-z]+ment )?(?:confirme|reconnu|revele) "
    r"(?:la |le |une? )?(?:mort|deces|disparition|perte)s?\b"
)


def told_first(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool | None:
    """Return whether a time that opens its sentence is of the telling, None where it does not say.

    « Dimanche, l'armée a annoncé la mort de six soldats » is read as the day they died.
    """
    text = document.text
    if time.start - sentence.start >= OPENING:
        return None
    if _CONFIRMED_A_DEATH.match(text, time.end, sentence.end):
        return time.rule not in WIDE
    if not (
        _HAD_SAID.match(text, time.end, sentence.end)
        or _SAID_OF_BEFORE.match(text, time.end, sentence.end)
    ):
        return None
    if time.rule in WIDE and any(h.frame == "casualty" for h in happenings):
        return False  # « En mars, l'armée avait annoncé la mort de neuf soldats »
    verbs = document.verbs_in(time.end, time.end + NEAR_BY)
    told = [v for v in verbs if v.reading.voice != "participle"]
    # « Lundi, l'armée a attaqué un camp, affirmant avoir tué … »: the day of the attack
    first = [v for v in told if v.start == told[0].start]
    return any(v.phrase.kind == "speech" for v in first)
