"""Where a clause says it was: the scene itself, what lies by, the place told before."""

import re
from itertools import pairwise
from operator import attrgetter

from .aftermath import FINITE, told_behind
from .backdrops import BACKDROP
from .document import Document
from .draft import Draft
from .place_roles import place_role
from .places import PlaceMention
from .unit import Unit

_BY = re.compile(
    r",? (?:situee? |localisee? )?(?:tout )?(?:pres|proche|non loin|a proximite|a cote|aux portes|"
    r"en peripherie|aux environs|aux abords|"
    r"dans (?:la zone|le secteur|les (?:environs|alentours|parages))) "
    r"(?:de (?:la ville de )?|d'|du )"
)
# « Bamba (dans la commune de Gao) », « Tarkint, région de Gao », « Tarkint (Gao) »
_WITHIN = re.compile(
    r",? ?\(?(?:(?:une? )?(?:village|localite|hameau|ville|bourgade|campement) )?"
    r"(?:situee? |localisee? |relevant )?(?:dans |de )?(?:la |le |l')?"
    r"(?:communes?|departement|cercle|"
    r"province|region|prefecture|arrondissement|district)(?: rurale| urbaine)? "
    r"(?:de la |de l'|du |de |d')"
)
# « Boni, un village de Douentza »
_ONE_OF = re.compile(
    r", (?:une? )?(?:petite? |gros(?:se)? )?(?:village|localite|hameau|bourgade|commune)"
    r"(?: [a-z]{4,12})? (?:de (?:la |l')?|du |d')"
)
# « dans la région du Centre-Nord, située au nord de Ouagadougou »
_LIES = re.compile(
    r",? (?:situee?|localisee?|(?:frontaliere?|voisine?|limitrophe)(?= (?:d[e'u]|avec ))|"
    r"qui (?:se trouve|borde))\b"
    r"[^,;.]{0,40}"
)
_FROM = re.compile(
    r"\b(?:entre|(?:axe|route|troncon|trajet|piste|rn ?\d*)(?: (?:routier|"
    r"nationale|qui relie|reliant))?)(?: (?:de |d'|la |les )?(?:villes? |localites? |communes? )?"
    r"(?:de |d')?)?$"
)
_AFTER_REACH = 40
_NEXT = {", ", " et ", ", et ", " ainsi que "}
_OTHER_END = re.compile(r" ?[-–—/] ?[A-ZÀ-Ý]")
_OF_IT = re.compile(
    r" (?:[a-z]+ )?(?:(?:contre|sur|par|du|de) (?:l'|la |le |les |une? )?[a-z]+ (?:[a-z]+ )?)?"
    r"(?:de |d'|du |des |a |au |en )(?:la ville de |(?:ce |son )?village de )?"
)
_TO = re.compile(r" ?(?:-|–|—|/|et|a|vers)(?: (?:de |d'|celle de )?)?")


# « dans les régions de Ségou et Mopti, au nord-est de Bamako »: where they lie, without a distance
_BEARING_OF = re.compile(r"\b(?:au|a l') ?(?:nord|sud|est|ouest)(?:[- ](?:est|ouest))? d[e'] ?$")
_HUNDREDS = re.compile(r"\b[1-9]\d\d ?(?:km|kilometres)\b[^.;:]{0,12}$")
_FAR = re.compile(r"\b(?:km|kilometres|lieues)\b|\b(?:heures? de route)\b")


def _is_bearing(document: Document, place: PlaceMention) -> bool:
    """Whether a place only gives the bearing of what was named: « au nord de Bamako »."""
    near = place.start - 40 if place.start > 40 else 0
    bearing = _BEARING_OF.search(document.text, near, place.start)
    return bearing is not None and _FAR.search(document.text, near, place.start) is None


def without_bearings(
    document: Document, near: list[PlaceMention], areas: list[PlaceMention]
) -> list[PlaceMention]:
    """Leave out towns that only give a bearing, but for those of an area that is named."""
    if not areas:
        # « au sud de Hombori, à 200 kilomètres de Gao »: Hombori says where
        by = [p for p in near if not _FAR.search(document.text, max(0, p.start - 50), p.start)]
        return by or near
    held = {area.row.admin1 for area in areas if area.row is not None} - {None}
    return [
        p for p in near
        if p.row and p.row.admin1 in held or not (_is_bearing(document, p) or _is_far(document, p))
    ]  # fmt: skip


def _is_far(document: Document, place: PlaceMention) -> bool:
    """« situé dans le Kpendjal, à 625 km de Lomé »: no scene by the capital."""
    return _HUNDREDS.search(document.text, max(0, place.start - 30), place.start) is not None


def lies_by(document: Document, place: PlaceMention, other: PlaceMention) -> bool:
    """Whether a place only says where one lies: « Sévaré, près de Mopti », « Tarkint (Gao) »."""
    text = document.text
    if place.row is not None and not other.is_area:
        if in_brackets(document, place, other) or _WITHIN.fullmatch(text, place.end, other.start):
            return True
        if _ONE_OF.fullmatch(text, place.end, other.start):
            return True
    return _BY.fullmatch(text, place.end, other.start) is not None


def says_of_area(document: Document, area: PlaceMention, other: PlaceMention) -> bool:
    """Whether a name only says where an area lies: « le cercle de Ténenkou (Mopti) »."""
    return area.is_area and (
        in_brackets(document, area, other)
        or _LIES.fullmatch(document.text, area.end, other.start) is not None
    )


def in_brackets(document: Document, place: PlaceMention, other: PlaceMention) -> bool:
    """Whether a name stands in brackets behind another."""
    text = document.text
    return text[place.end : other.start] == " (" and text.startswith(")", other.end)


def but_what_holds(document: Document, places: list[PlaceMention]) -> list[PlaceMention]:
    """Return places without those that only say where one lies: « Tarkint, commune de Gao »."""
    return places[:1] + [
        b for a, b in pairwise(places) if not _WITHIN.fullmatch(document.text, a.end, b.start)
    ]


def names_scene(document: Document, unit: Unit) -> bool:
    """Whether a clause names its scene, and not only what lies by: « à 30 km de Gao »."""
    for place in unit.places:
        if place_role(document, place) != "reference":
            return True
    return False


def is_road(document: Document, unit: Unit) -> bool:
    """Whether a clause names the two ends of a road: « entre Gao et Ansongo », « l'axe X-Y »."""
    if len(unit.places) == 1:  # « l'axe Djibo-Namsiguia », of which one end is known
        place = unit.places[0]
        return place.row is not None and bool(
            _FROM.search(document.text[place.start - 30 if place.start > 30 else 0 : place.start])
            and _OTHER_END.match(document.original(place.end, place.end + 5))
        )
    if len(unit.places) != 2:
        return False
    first, second = sorted(unit.places, key=lambda place: place.start)
    between = document.text[first.end : second.start]
    return bool(
        _FROM.search(document.text[max(0, first.start - 30) : first.start])
        and _TO.fullmatch(between)
    )


def is_only_near(unit: Unit) -> bool:
    """Whether a clause says no more than « près de Gao »."""
    return bool(unit.places) and all(place.is_near for place in unit.places)


def drop_places_of_others(document: Document, unit: Unit) -> None:
    """Leave out where the attack was that one only came after, if the clause names its own place.

    « Deux soldats venus en renfort après l'attaque de Boni sont morts à Hombori »: not at Boni.
    """
    if len(unit.places) < 2:
        return
    text = document.text
    behind = told_behind(document, unit.start, unit.end, unit.happenings)
    if behind is not None and _is_backdrop_to(document, unit, behind):
        # « Bamako pleurait ses morts après une attaque près de Ber »
        there = [p for p in unit.places if p.start > behind] or unit.places
        before = [p for p in unit.places if p not in there]
        unit.places, unit.beside = there, [*unit.beside, *before]
        return
    # « Des instructeurs à Kati après l'attaque de Boni »: at Boni, and nothing at Kati
    is_all = len(unit.happenings) == 1 and not unit.figures
    nouns = [
        h for h in unit.happenings if not h.is_verb and (is_all or h is not unit.main)
        and BACKDROP.search(text, max(unit.start, h.start - _AFTER_REACH), h.start)
    ]  # fmt: skip
    theirs = {
        p.key for p in unit.places for h in nouns
        if h.end < p.start and _OF_IT.fullmatch(text, h.end, p.start)
    }  # fmt: skip
    own = [p for p in unit.places if (p.key in theirs) is is_all]
    if own and theirs:
        unit.places, unit.beside = own, [*unit.beside, *(p for p in unit.places if p not in own)]


def _is_backdrop_to(document: Document, unit: Unit, behind: int) -> bool:
    """Whether a clause with a verb of its own tells of no act and no victims before « après »."""
    if any(figure.anchor < behind for figure in unit.figures):
        return False
    return FINITE.search(document.original(unit.start, behind)) is not None


def off_road(document: Document, places: list[PlaceMention]) -> list[PlaceMention]:
    """« sur l'axe Gao-Ansongo, à hauteur de Kobé »: Kobé, where a clause names it too."""
    if len(places) < 3:
        return places
    ends = {p.key for p in places if _ends_road(document, p)}
    for one, other in pairwise(sorted(places, key=attrgetter("start"))):
        if one.key in ends and _TO.fullmatch(document.text, one.end, other.start):
            ends.add(other.key)
    return [p for p in places if p.key not in ends and not p.is_area] or places


def _ends_road(document: Document, place: PlaceMention) -> bool:
    """« entre X », « la route de X »."""
    return _FROM.search(document.text, max(0, place.start - 30), place.start) is not None


def begins_road(
    document: Document, place: PlaceMention, places: list[PlaceMention]
) -> PlaceMention:
    """Return the first end of the road that ends at a place: « entre Kayes et Bamako ».

    Of villages in a row it is the first too: « les villages visés sont Madina, Gaza et Bourari ».
    """
    for other in reversed(places):
        if other.end < place.start and document.text[other.end : place.start] in _NEXT:
            place = other
    for other in places:
        if other.end < place.start and _TO.fullmatch(document.text, other.end, place.start):
            if _ends_road(document, other):
                return other
    return place


def is_open(document: Document, unit: Unit, draft: Draft) -> bool:
    """Whether clauses say no more than what place is near, or between which two it was."""
    told = [u for u in draft.units if u.places]
    if is_road(document, unit):
        return False
    return not names_scene(document, unit) or not any(
        names_scene(document, u) and not is_road(document, u) for u in told
    )
