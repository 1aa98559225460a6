"""Mines that men dig, not those that explode."""

import re

from .document import Document, Hit

_PIT = re.compile(
    r"\b(?:exploitation|activites?|sites?|production|employes|travailleurs|convois?|operations|"
    r"ouvriers|mineurs|personnels?|agents|salaries|direction|dirigeants|concession|abords|"
    r"ravitaillement|securite|reprise|fermeture|ouverture|proprietaire|acces|"
    r"exploite|exploitait|ferme) "
    r"(?:[a-z]+ ){0,3}?(?:(?:de|a|a proximite de|pres de) )?(?:la |l'|sa |ses |cette |leur )$|"
    r"\b(?:sa|leur|notre) $"
)
# « deux expatriés de la mine », and not « l'explosion de la mine »
_OF_THE_MINE = re.compile(
    r"\b(?!explos|deton|deflag|souffle|pose|passage|declench|victime|demin|desamor|danger|contact)"
    r"[a-z]{4,} de la $"
)
# « la mine Boungou », « sa mine de Boungou »; but « l'explosion d'une mine à Boni »
_ITS_NAME = re.compile(r" (?:de |d')?")
_KNOWN = ("la ", "meme ", "cette ", "sa ", "leur ", "notre ")
# « sont entrés dans la mine », told of before as a « mine d'or »; « la mine a explosé » is none.
_AGAIN = re.compile(
    r"\b(?:dans|sur|vers|de|a|contre|devant|attaquee?s?|attaquaient|visee?|vise|quitte|incendie|pille|envahi|"
    r"investi|revisite|cible) (?:la|cette) $"
)
_BURST = re.compile(
    r" (?:qui )?(?:a|avait|ait) "
    r"(?:explose|saute|ete (?:pose|enfoui|enterre|dissimule|desamorce|declenche))"
)


def is_a_pit(document: Document, hit: Hit, before: str) -> bool:
    """Return whether men dig there: « sa mine Boungou », « l'exploitation de la mine »."""
    named = before.endswith(_KNOWN) and any(
        _ITS_NAME.fullmatch(document.text, hit.end, place.start)
        for place in document.within("place", hit.end, hit.end + 5)
    )
    return (
        named
        or bool(_PIT.search(before))
        or bool(_OF_THE_MINE.search(before))
        or _is_told_of(document, hit, before)
    )


def _is_told_of(document: Document, hit: Hit, before: str) -> bool:
    """Whether « la mine » is the gold mine that was named before it."""
    if _AGAIN.search(before) is None or _BURST.match(document.text, hit.end):
        return False
    sites = document.hits.get("target", [])
    return any(s.row.target_kind == "mining_site" and s.end <= hit.start for s in sites)
