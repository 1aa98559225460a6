"""Those who live where it happened, where the text names nobody whom an act hit."""

from .clauses import Happening
from .document import Document
from .draft import Draft
from .figure import Figure
from .party import ARMED_GROUPS, Party, put

_RAIDERS = ARMED_GROUPS | {"dozo_dan_na_ambassagou", "other_community_militia"}
_MASSACRES = ("massacre", "tuerie", "carnage")


def add_besieged(parties: list[Party], draft: Draft) -> None:
    """Add those cut off: « Nioro est coupée du reste du pays »."""
    place = draft.place
    if draft.family == "siege" and place is not None and not place.is_area:
        if not any(p.role == "target" for p in parties):
            found = Party("civilians", "target", "inferred", False, place.start, place.end)
            put(parties, found)


def add_massacred(parties: list[Party], own: list[Happening]) -> None:
    """Add those massacred: « le massacre de Karma », where nobody else is named."""
    noun = next((h for h in own if h.row.trigger.startswith(_MASSACRES)), None)
    if noun is not None and not any(p.role == "target" for p in parties):
        put(parties, Party("civilians", "target", "inferred", False, noun.start, noun.end))


def add_villagers(
    document: Document, parties: list[Party], draft: Draft, own: list[Happening]
) -> None:
    """Add those killed in « l'attaque dans la commune de X », where no force is named."""
    place = draft.place
    if place is None or not (place.is_settlement or place.admin_word == "commune"):
        return
    frames = {h.frame for h in own if not h.is_generic}
    if not frames <= {"attack", "killing", "casualty", "destruction"} or "attack" not in frames:
        return
    dead = next(
        (f for f in draft.figures if f.outcome == "killed" and _is_nobodys(document, f)), None
    )
    initiators = {p.actor for p in parties if p.role == "initiator"}
    if dead is None or dead.high == 0 or dead.side or not initiators <= _RAIDERS:
        return
    if not any(p.role == "target" for p in parties):
        put(parties, Party("civilians", "target", "inferred", True, dead.start, dead.end))


def _is_nobodys(document: Document, figure: Figure) -> bool:
    """« dix morts », « un homme a été tué »: of no force by the words."""
    people = figure.people
    if people is None:
        return True
    man = document.text[people.head_start : people.head_end] in ("homme", "hommes")
    return man and people.cls == "fighter" and people.actor is None
