"""What befell a place before: « Boni, théâtre en mai d'un massacre attribué à X »."""

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document
from .vagueness import MONTHS

_PAST = (
    rf"(?:deja|en (?:{MONTHS}|20)|(?:le |debut |fin |mi-?)[^.,;:]{{3,20}} 20[012]\d|"
    r"il y a |l'an(?:nee)? derniere?|l[ae] (?:mois|semaine) derniere?|auparavant|plus tot|"
    rf"(?:debut|fin|mi)[ -](?:{MONTHS})|(?:{MONTHS}) dernier|precedemment)"
)
_STRUCK = (
    r"(?:attaqu|vis|cibl|frapp|touch|endeuill|occup|pill|meurtri|ensanglant|assieg|pris|"
    r"control|conquis|incendi|bombard)(?:e?e?s?|es?)\b"
)
_TOWN = r"(?:ville|localite|village|commune|bourgade|camp|base|poste|region|zone)s?\b"
# « Boni, déjà visée en mars par X », « Boni, un an après un assaut mené par X »
_BEFORE = Seldom(
    "theatre|scene|cible|deja |ville|localite|village|commune|bourgade|camp|base|poste|region|"
    "zone|apres |lendemain",
    rf", (?:(?:(?:lui|elle) aussi |deja |egalement )?(?:le |la )?(?:theatre|scene|cible)s?\b"
    rf"[^.;:«»]{{0,30}}?\b{_PAST}|"
    rf"deja {_STRUCK}|"
    rf"(?:une? |l[ae] )?{_TOWN}[^.,;:«»]{{0,30}}? {_STRUCK}[^.,;:«»]{{0,20}}?\b{_PAST}|"
    r"(?:[a-z-]+ ){1,4}(?:heures|jours|semaines|mois|ans?) (?:jour pour jour )?apres "
    r"(?:l[ae]s? |l'|une? |des |deux |plusieurs )|"
    r"au lendemain d(?:e l[ae] |e l'|'une? |u |es )|"
    rf"{_STRUCK} deja )",
)


def befell_before(document: Document, start: int, end: int) -> bool:
    """Whether the words of a stretch turn to what befell the place at an earlier time."""
    return _BEFORE.search(document.text, start, end) is not None


def of_now(document: Document, happenings: list[Happening]) -> list[Happening]:
    """Return what is told of the act itself: « tués à Boni, scène d'un assaut mené en 2017 »."""
    if len(happenings) < 2:
        return happenings
    first = min(happenings, key=lambda h: h.start)
    sentence = document.sentences[first.sentence]
    turn = _BEFORE.search(document.text, first.end, sentence.end)
    if turn is None:
        return happenings  # most often
    return [h for h in happenings if h.sentence != first.sentence or h.start < turn.start()]
