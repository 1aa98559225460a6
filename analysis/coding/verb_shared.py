"""Further people whom one verb of harm counts: « … ont péri à Boni, quatre gendarmes à Koro »."""

import re

from .document import Document, VerbHit
from .figure import DAY
from .noun_phrase import NounPhrase
from .people import ELIDED

AND = re.compile(r",? (?:et|ainsi qu[e']) ?(?:d'|au moins )?")
_REACH = 160
_GAP_BEFORE = re.compile(r"(?:,| et|, et) $")
_GAP_AFTER = re.compile(rf"{DAY} (?:a|dans|pres|au|aux) ")
# « ont été tués mardi à Bara, ainsi que trois civils »
_AS_WELL = re.compile(r"[^;:]*,? (?:ainsi qu[e']|de meme qu[e']|tout comme) ?(?:d'|au moins )?")
# « a été tué lundi avec onze autres personnes », no « dans des tirs avec dix rebelles »
_WITH = re.compile(rf"{DAY},? (?:avec|en compagnie d[e']|en meme temps qu[e']) ?(?:d'|au moins )?")
# « … et sept personnes, dont quatre soldats, ont été blessées »
_WHO_AMONG = re.compile(r",? (?:dont|parmi lesquel(?:le)?s|y compris) [^.;:()]{3,60}?,(?= )")
_OWN_VERB = 24


def gapped(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """« sept soldats ont péri à Fangasso, quatre gendarmes à Mandiakuy »: one verb for both."""
    found = []
    for phrase in people:
        if phrase.start <= verb.end or phrase.quantity is None or phrase.cls == "victim":
            continue
        before = document.text[max(verb.end, phrase.start - 6) : phrase.start]
        if document.groups_in(phrase.end, phrase.end + 2):
            continue  # « et un gendarme a été blessé » has a verb of its own
        if _GAP_BEFORE.search(before) and _GAP_AFTER.match(document.text, phrase.end):
            found.append(phrase)
    return found


def joined_after(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """« cinq soldats tués et un civil »: one verb for both, unless the second has its own."""
    after = next((p for p in people if p.start >= verb.end and p.quantity is not None), None)
    if after is None or after.cls == "victim":
        return []
    gap = document.text[verb.end : after.start]
    joins = AND.fullmatch(gap) or len(gap) < _REACH and _AS_WELL.fullmatch(gap)
    if not joins and not _WITH.fullmatch(gap):
        return []
    told = document.verbs_in(after.end, after.end + _OWN_VERB)
    harm = document.within("casualty", after.end, after.end + _OWN_VERB)
    return [] if told or harm or has_own_verb(document, after) else [after]


def up_to_a_clause(document: Document, people: list[NounPhrase]) -> list[NounPhrase]:
    """« la mort de six soldats et trois autres sont portés disparus »: the six, not the others."""
    for at, phrase in enumerate(people):
        counted = phrase.quantity is not None and phrase.preposition is None
        if at and counted and has_own_verb(document, phrase) and _is_harmed(document, phrase):
            return people[:at]
    return people


def _is_harmed(document: Document, phrase: NounPhrase) -> bool:
    told = document.verbs_in(phrase.end, phrase.end + _OWN_VERB)
    return any(v.phrase.kind == "casualty" for v in told)


def has_own_verb(document: Document, phrase: NounPhrase) -> bool:
    """« … et 36 ont disparu » goes on with a verb, « … et six civils à Boni » does not."""
    aside = _WHO_AMONG.match(document.text, phrase.end)
    verb = ELIDED.match(document.text, aside.end() if aside is not None else phrase.end)
    if verb is None or verb.group() != " a":
        return verb is not None
    return document.original(verb.end() - 1, verb.end()) == "a"
