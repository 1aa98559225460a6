"""Weapons that are made, found or seized: nobody used them."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit

# « du matériel de fabrication d'engins explosifs »: not yet used
MADE = (
    r"\b(?:fabrication|confection|production|fabriquer|confectionner|realiser|produire)"
    r" (?:de |d'|des |les )?$|"
    r"\b(?:poseurs?|infestee?s?|truffee?s?|parsemee?s?|fabricants?|artificiers?|specialistes?|"
    r"menace|risques?|proliferation) (?:en |contre )?(?:de |d'|des |les |l[ae]s? )?$"
)
_MADE = Seldom.of(MADE)
# « ont récupéré deux fusils et des obus de mortier », « des obus ont été saisis »: taken
_TAKEN = Seldom.of(
    r"\b(?:recuper|saisi|decouv|confisqu|abandonn|emport|ramass|retrouv)[a-z]{0,6}[ »\",] ?"
    r"(?:[^.;:]|\.(?=\d)){0,340}$|"
    r"\b(?:(?:mettre|mis|mettant) la main sur|laiss[a-z]{1,4} (?:sur place|derriere [a-z]+)) "
    r"[^.;:]{0,120}$"
)
_IS_TAKEN = re.compile(
    r"[^.;:]{0,80} (?:ont|a|avaient|avait|auraient) (?:egalement |aussi )?ete "
    r"(?:recuper|saisi|decouv|confisqu|abandonn|emport|ramass|retrouv)"
)
_WEAPONS = {"gunfire", "mortar_rocket", "ied", "drone", "other"}
# A list of booty is long, but no other act stands in it.
_REACH, _NEAR, _LIST = 380, 24, 120
# « avant de repartir avec des motos »: taken from the people there
LEFT_WITH = Seldom.of(
    r"\b(?:reparti[a-z]{0,2}|parti[a-z]{0,2}|enfui[a-z]{0,2}|fui|fuite|replie[a-z]{0,2}) "
    r"(?:[a-z]+ )?avec (?!leurs )(?:[^.;:]{0,40} )?$"
)


def is_taken(document: Document, hit: Hit) -> bool:
    """Return whether a weapon was booty: « ont récupéré des obus », « … ont été saisis »."""
    if hit.row.method not in _WEAPONS:
        return False
    sentence = document.sentence_at(hit.start)
    start = max(sentence.start, hit.start - _REACH)
    taken = _TAKEN.search(document.text, start, hit.start)
    if taken is not None:
        near = max(taken.start(), hit.start - _LIST)
        return not document.verbs_of("trigger", near, hit.start) or near == taken.start()
    return _IS_TAKEN.match(document.text, hit.end, sentence.end) is not None


def is_idle(document: Document, hit: Hit) -> bool:
    """Return whether a weapon is named only as made or taken, so that it tells of no act."""
    made = _MADE.search(document.text, max(0, hit.start - _NEAR), hit.start)
    return made is not None or hit.row.strength == "support" and is_taken(document, hit)
