"""Whether two clauses of a sentence tell of different events."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .place_roles import place_role
from .places import PlaceMention
from .unit import Unit, groups_of

_LEADS_TO = re.compile(r" (?:a|ont|avait|avaient) (?:provoque|suscite|entraine|declenche) une? ")
# « … et quatre autres dans le village voisin de Bih »: in one attack
_NEXT_DOOR = Seldom.of(
    r"\b(?:village|hameau|localite|campement|bourgade)s? (?:voisin|attenant)e?s?\b"
)
# « à Boni et à Koro, tuant … », « à Boni et à Koro ont fait … », not « et à Koro neuf soldats »
_AND_AT = re.compile(r" et (?:a |au |dans |sur )(?:la |le |les |l')?(?:[a-z]+ (?:de |d'|du ))?")
_LIST_ENDS = re.compile(
    r"(?: \([a-z -]{3,20}\))?(?:[,.;»\"]|$| (?:ont|a (?!l)|avai(?:t|ent)|aurai(?:t|ent)|dans|"
    r"contre|par|selon|qui|et)\b)"
)
# « … s'est retirée de la base après deux attaques »: what went before is of another kind.
_WHERE = (", ou ", "ou ", " ou ")
_WHILE = (", alors que ", " alors que ", ", tandis que ", " tandis que ")
_COMES = re.compile(r"[^,;:.]{0,30}? (?:intervien|intervenai|survien|survenai|est l[ae] )")
_THEN = (*_WHILE, ", puis ", " puis ")
_ACTS = {"raid", "blast", "shelling", "air"}
_SOLDIERS = {"army", "police", "peacekeeper"}
_DEEDS = {"recapture", "killing", "neutralisation", "arrest", "air_strike", "drone", "attack",
          "shelling"}  # fmt: skip
_RAIDS = {"attack", "ambush", "suicide_bomb", "ied", "execution", "killing", "abduction"}
AFTER = re.compile(r",? (?:apres|suite a|a la suite d)(?! qu)")


def _tells(unit: Unit) -> bool:
    if unit.sentence.role == "title" and unit.places and unit.happenings:
        return True
    return bool(unit.figures) or any(h.strength == "main" for h in unit.happenings)


def _families(document: Document, unit: Unit) -> set[str]:
    return {document.vocabulary.frames[h.frame].family for h in unit.happenings}


_THERE = re.compile(r"\by (?:a|ont|avait|avaient|sont|etaient|est|etait) ")


def _days(unit: Unit) -> set[tuple]:
    return {(t.rule, *t.values.values()) for t in unit.times if t.kind == "date"}


def tell_apart(document: Document, left: Unit, right: Unit) -> bool:
    """Whether two clauses of a sentence tell of different events."""
    if _LEADS_TO.match(document.text, right.start):
        return not _families(document, left) & _families(document, right)
    if not _tells(left) or not _tells(right):
        return False
    if right.sentence.role == "title" and left.figures and right.figures:
        # « … tués par une mine, sept gardes dans une embuscade »
        kinds = [groups_of(u.happenings) & {"blast", "raid"} for u in (left, right)]
        return len(kinds[0] | kinds[1]) == 2 and not kinds[0] & kinds[1]
    if AFTER.match(document.text, right.start):
        if right.is_another and right.figures and left.figures:
            return True  # « …, après une précédente attaque qui a fait 30 morts »
        if right.figures and answers(left, right):
            return True
        return not _families(document, left) & _families(document, right)
    if document.text.startswith(" et qu", right.start):
        # « que deux soldats ont été tués en mai et qu'un prêtre a été enlevé en juin »
        days = [_days(unit) for unit in (left, right)]
        return all(days) and not days[0] & days[1]
    if _comes_while(document, left, right):
        return True
    if document.text.startswith(_WHERE, right.start):
        return is_older_aside(document, left, right)
    if left.places and right.places and not is_next_door(document, right):
        return not {p.key for p in left.places} & {p.key for p in right.places}
    if is_older_aside(document, left, right) or is_an_accident(left, right):
        return True
    if right.places and right.figures and _THERE.search(document.text, left.start, left.end):
        return bool(left.figures)  # « trente soldats y avaient péri, alors qu'à Koro … »
    if right.figures and left.figures and _are_two_days(document, left, right):
        return True
    strong = any(h.strength == "main" for h in right.happenings)
    return right.is_another and (strong or bool(right.figures and right.places))


def answers(left: Unit, right: Unit) -> bool:
    """« L'armée a tué dix jihadistes, après l'attaque qui a fait 50 morts »: what others did."""
    deed, act = left.main, right.main
    if deed is None or act is None or not deed.is_verb or act.is_verb:
        return False
    by_soldiers = bool(deed.initiators) and all(p.cls in _SOLDIERS for p in deed.initiators)
    return by_soldiers and deed.frame in _DEEDS and act.frame in _RAIDS and not act.initiators


def _comes_while(document: Document, left: Unit, right: Unit) -> bool:
    """« Cette attaque survient alors que l'armée a dit avoir tué … »: these are others."""
    if left.figures or not right.figures or left.main is None or right.main is None:
        return False
    if left.main.is_verb or left.main.determiner not in ("definite", "demonstrative"):
        return False
    is_deed = right.main.is_verb and bool(right.main.initiators)
    opening = (*_WHILE, *_WHERE, " au moment ou ")
    return is_deed and document.text.startswith(opening, right.start) and _COMES.match(
        document.text, left.main.end
    ) is not None  # fmt: skip


def _are_two_days(document: Document, left: Unit, right: Unit) -> bool:
    """« …, en mai 2014, puis cinq …, en juin 2016 », « …, alors que l'attaque de lundi a fait … ».

    What is done twice is an attack: « dix soldats tués lundi et deux blessés morts mardi » is one.
    """
    if any(f.people is not None and f.people.cls == "victim" for f in right.figures):
        return False  # « …, alors que cinq blessés sont morts mardi »
    areas = [{p.key for p in unit.areas} for unit in (left, right)]
    if document.text.startswith(_THEN, right.start) and all(areas) and not areas[0] & areas[1]:
        return True  # « …, dans l'ouest du pays, puis trois … dans l'est »
    days = [_days(unit) for unit in (left, right)]
    if not all(days) or days[0] & days[1]:
        return False
    if document.text.startswith(", puis ", right.start):
        return True
    if document.text.startswith(_WHILE, right.start) and areas[1] and not areas[0] & areas[1]:
        return True
    acts = [groups_of(unit.happenings) & _ACTS for unit in (left, right)]
    return all(acts)


def lists_places(document: Document, at: int, places: list[PlaceMention]) -> bool:
    """« à Boni et à Koro, … »: whether an « et » only joins two places of one act."""
    first = any(place.end == at for place in places)
    link = _AND_AT.match(document.text, at) if first else None
    return link is not None and any(
        place.start == link.end() and _LIST_ENDS.match(document.text, place.end) for place in places
    )


def are_elsewhere(document: Document, cut: Unit, places: list[PlaceMention]) -> bool:
    """« Après l'attaque de Boni, des hommes ont frappé Koro »: whether the rest is elsewhere."""
    rest = {
        p.key for p in places
        if not (cut.start <= p.start < cut.end or p.is_area)
        and place_role(document, p) == "event"
    }  # fmt: skip
    return bool(rest and cut.places) and not rest & {p.key for p in cut.places}


def is_only_a_backdrop(units: list[Unit], start: int) -> bool:
    """« Après les attaques de Boni et de Koro, … »: many, of no day and without a figure."""
    unit = next(u for u in units if u.start == start)
    return not (unit.figures or unit.times) and all(h.is_plural for h in unit.happenings)


def is_next_door(document: Document, unit: Unit) -> bool:
    """Whether a clause only counts more « dans le village voisin »."""
    return not unit.happenings and bool(_NEXT_DOOR.search(document.text, unit.start, unit.end))


def is_an_accident(left: Unit, right: Unit) -> bool:
    """« dix soldats ont été tués et cinq autres sont morts dans un accident »: of their own."""
    here = [any(h.frame == "accident" for h in unit.happenings) for unit in (left, right)]
    if here != [False, True] or not left.figures:
        return False
    return {f.outcome for f in left.figures} == {f.outcome for f in right.figures or left.figures}


def tells_of_before(opening: str, left: Unit, right: Unit) -> bool:
    """« …, où 160 villageois avaient été massacrés en mars »: there, and another day."""
    main, before = right.main, left.main
    is_past = main is not None and main.is_verb and main.is_past_perfect
    if before is not None and before.is_past_perfect:
        return False  # « deux convois avaient été visés, … où quatre chauffeurs avaient été tués »
    return is_past and opening.startswith(_WHERE) and any(
        time.kind == "date" for time in right.times
    )  # fmt: skip


def is_older_aside(document: Document, left: Unit, right: Unit) -> bool:
    """« …, où treize soldats ont péri le 25 novembre dernier »: a dated aside on something else."""
    opening = document.text[right.start : right.start + 6]
    if tells_of_before(opening, left, right):
        return True
    dated = [t for t in right.times if t.rule == "day" and t.values.get("direction") == -1]
    return bool(dated) and not left.times and opening.startswith((", ou ", "ou ", "apres "))
