"""Who gives up a town: « Les derniers soldats français ont quitté Gao »."""

import re

from .clauses import FORCES
from .document import Document, VerbHit
from .noun_phrase import NounPhrase

_GIVES_UP = {"quitter", "évacuer", "abandonner", "déserter", "se retirer de", "se replier de",
             "décrocher de", "se désengager de"}  # fmt: skip
# What a garrison leaves; those who raid a village and go hold nothing.
_GARRISONS = FORCES - {"fighter"}
_WHOLE = {None, "definite", "possessive"}
_TOWN = re.compile(
    r"(?:,? (?:le )?[a-z]{3,6}di(?: \d{1,2} [a-z]{3,9})?,?| definitivement| officiellement)?"
    r" ?(?:la (?:ville|localite|commune|bourgade|cite) (?:de |d')|(?:le |les |la )?)"
)
_LAST = re.compile(r"\b(?:derniere?s?|ultimes?)\b")
# « a quitté Gao pour Kidal »: on the road
_ON_THE_ROAD = re.compile(
    r"[^.;]{0,30} (?:pour|vers|en direction d[eu]?|a destination d[eu]?|a bord)\b"
)
# « Les soldats ont quitté Gao lundi matin »: a patrol may go out
_SOME_MEN = re.compile(r"(?:soldats|militaires|gendarmes|policiers)\b(?! [a-z]+(?:s|ais|ains)\b)")
_WIDE = ("country", "region")
# « La patrouille a quitté sa base », « ont quitté le camp pour une mission »: they went out
_GOING_OUT = re.compile(
    r"\b(?:patrouilles?|convois?|colonnes?|equipes?|missions?|escortes?|renforts?|"
    r"(?:groupes?|unites?|sections?|poignee) (?:de |d')(?:[a-z]+ )?(?:soldats|militaires|"
    r"gendarmes))$"
)
_OUT = re.compile(
    r"[^.;:«»]{0,50} (?:pour (?:une? (?:[a-z]+ )?(?:mission|patrouille|operation|escorte|"
    r"ratissage|reconnaissance|ravitaillement|releve|intervention)|aller|mener|patrouiller|"
    r"se rendre|porter)|"
    r"a bord|en direction|vers (?!\d)|afin d(?:e (?!se (?:repli|redeplo|regroup|retir))|')|"
    r"a destination|en mission|en patrouille)\b"
)
_NAME_REACH = 45


def goes_out(document: Document, verb: VerbHit, left: list[NounPhrase]) -> bool:
    """Return whether men leave their base to come back: a patrol, or on a mission."""
    if verb.lemma != "quitter":
        return False
    return bool(left and _GOING_OUT.search(document.text, left[0].start, left[-1].head_end)) or (
        _OUT.match(document.text, verb.end) is not None
    )


def gives_up_ground(document: Document, verb: VerbHit, left: list[NounPhrase]) -> bool:
    """Whether a garrison leaves a town; its place is then the scene.

    « Un convoi de la Minusma a quitté Gao », « a quitté Gao pour Kidal » are only on the road.
    A country left is told by `presence` alone.
    """
    if verb.phrase.row.trigger not in _GIVES_UP or verb.reading.voice == "passive":
        return False
    leaving = [
        p for p in left
        if p.cls in _GARRISONS and p.determiner in _WHOLE and p.quantity is None
        and p.preposition != "de"
    ]  # fmt: skip
    if not leaving:
        return False
    text, end = document.text, verb.end
    names = [
        *(h for h in document.within("place", end, end + _NAME_REACH) if h.row.kind not in _WIDE),
        *document.unlisted.within(end, end + _NAME_REACH),
    ]
    named = next((n for n in names if _TOWN.fullmatch(text, end, n.start)), None)
    if named is None:
        return False
    is_last = _LAST.search(text, leaving[0].start, leaving[-1].head_end) is not None
    if not is_last and verb.lemma == "quitter" and _SOME_MEN.match(text, leaving[0].head_start):
        return False
    if not is_last and _ON_THE_ROAD.match(text, named.end):
        return False
    document.known["place", named.start] = "event"  # and no origin, as in « venus de Gao »
    return True
