"""Whether a clause names the place of a report: the same one, one that holds it, one beside it."""

from .clause_asked import ANAPHORA, Clause, things_hit
from .document import Document
from .draft import Draft
from .figure import Figure
from .grounds import (
    are_apart,
    are_ends,
    area_conflict,
    holds,
    is_commune_of,
    may_be_meant,
    may_be_near,
    near,
)
from .place_roles import place_role
from .places import PlaceMention
from .unit import Unit, groups_of
from .unit_places import is_open, is_road

_KILOMETRES = {"km", "kilometres"}
_MANY = 10
_LEAD = 4  # sentences that tell the headline's own event again


def place_fit(document: Document, clause: Clause, draft: Draft, told: set[str]) -> float | None:
    """Score places: the same, none named, one holds the other; None for different ones."""
    unit = clause.unit
    own, theirs = unit.places, draft.places
    if own and theirs and (unit.is_another or _sums_up_places(document, clause, draft)):
        # a headline names the places of several
        theirs = [p for u in draft.units if u.sentence.role != "title" for p in u.places] or theirs
    if own and theirs:
        same = [(a, b) for a in own for b in theirs if a.key == b.key]
        if same:
            # « près de Nara » and « sur l'axe Nara-Mourdiah » may well be two scenes.
            return 3.0 if any(a.is_near == b.is_near for a, b in same) else 1.5
        if unit.sentence.index <= _LEAD and not _places_in_body(document, draft):
            if _is_of_another_region(unit, draft, theirs):
                return None
            # The headline names the town, the first sentences the village.
            is_one = names_the_region(unit, draft) or any(
                may_be_meant(a, b) or may_be_near(a, b) for a in theirs for b in own
            )
            same_thing = things_hit(unit.happenings) & things_hit(draft.happenings)
            # « Le maire de Tessit tué », then « … devant son domicile à Gao »
            is_loose = all(place_role(document, p) == "reference" for p in theirs)
            return 0.5 if is_one or same_thing or is_loose else None
        if _lies_by(unit, draft):
            return 1.0
        if is_on_a_mine(unit) and "raid" in told and "blast" not in told:
            return None  # the mine that those who came to help drove on
        if any(near(a, b) for a in own for b in theirs) or _sums_up(unit, draft):
            return 1.0
        known = any(not h.is_verb and h.determiner in ANAPHORA for h in unit.happenings)
        if known and _lie_in_communes(own, theirs):
            return 1.0  # « un village de la commune de X. L'attaque a eu lieu à Y »
        if clause.is_of_it and any(are_ends(document, u.places) for u in draft.units):
            return 0.5  # « sur l'axe A-B […] L'explosion s'est produite à hauteur de C »
        may_be = any(may_be_near(a, b) for a in own for b in theirs) or is_open(
            document, unit, draft
        )
        if not may_be or not (shared_figures(unit, draft) or clause.is_of_it):
            return None
        known = all(p.row is not None for p in [*own, *theirs])
        return 0.0 if known or clause.is_of_it else None
    if own and draft.areas:
        if all(place.row is None for place in own) and _are_elsewhere(unit.areas, draft.areas):
            return None  # « le camp de Chirfa, dans la région d'Agadez », after one near Diffa
        return 0.5 if _lie_in(own, draft.areas) else area_conflict(draft.areas, own)
    if unit.areas and theirs:
        if not _lie_in(theirs, unit.areas):
            return area_conflict(unit.areas, theirs)
        # « L'attaque perpétrée dans la région de Gao étonne »: no more than that it was there
        return 1.0 if clause.points_back and not (unit.figures or unit.times) else 0.5
    if unit.areas and draft.areas:
        same = {p.key for p in unit.areas} & {p.key for p in draft.areas}
        apart = not same and not clause.points_back and all(
            are_apart(a, b) for a in unit.areas for b in draft.areas
        )  # fmt: skip
        return None if apart else 1.0 if same else 0.0
    return 0.0


def _is_of_another_region(unit: Unit, draft: Draft, theirs: list[PlaceMention]) -> bool:
    """« Tirs d'obus à Aguelhok », and then « l'école de Dionna, dans la région de Mopti »: not it.

    Only where nobody knows the second place, and no figure says that it is the one headlined.
    """
    if not unit.areas or any(p.row is not None for p in unit.places):
        return False
    if _lie_in(theirs, unit.areas) or area_conflict(unit.areas, theirs) == 0.0:
        return False
    return not shared_figures(unit, draft)


def _lie_in_communes(own: list[PlaceMention], theirs: list[PlaceMention]) -> bool:
    """Whether all places of one side may lie in communes that the other names."""
    return all(any(is_commune_of(b, a) for b in theirs) for a in own) or all(
        any(is_commune_of(a, b) for a in own) for b in theirs
    )


def _are_elsewhere(areas: list[PlaceMention], others: list[PlaceMention]) -> bool:
    """Whether no area can be or hold one of the others."""
    pairs = [(a, b) for a in areas for b in others]
    return bool(pairs) and all(a.key != b.key and are_apart(a, b) for a, b in pairs)


def gives_the_place(unit: Unit, draft: Draft) -> bool:
    """« une embuscade dans la région de Kidal […] Une embuscade a été tendue près d'Aguelhok »."""
    if not (unit.places and draft.areas) or draft.places or unit.sentence.index > _LEAD + 1:
        return False
    first = draft.units[0]
    main = unit.main
    if main is None or main.is_verb or unit.is_another or first.sentence.index > 1 or unit.times:
        return False
    return main.frame in draft.frames and main.frame != "attack" and _lie_in(
        unit.places, draft.areas
    )  # fmt: skip


def names_the_region(unit: Unit, draft: Draft) -> bool:
    """Return whether a lead tells « Attaque à Diffa » again: « à Toumour, région de Diffa »."""
    alone = len(draft.units) == 1 and draft.units[0].sentence.role == "title"
    if not alone or unit.sentence.index > 1:
        return False
    around = {area.row.name for area in unit.areas if area.row is not None}
    return bool(draft.places) and all(
        place.row is not None and place.row.name in around for place in draft.places
    )


def _lie_in(places: list[PlaceMention], areas: list[PlaceMention]) -> bool:
    """Whether settlements may lie in areas: those that are known, if any is."""
    known = [p for p in places if p.row is not None] or places
    return any(holds(a, p) for a in areas for p in known)


def _sums_up_places(document: Document, clause: Clause, draft: Draft) -> bool:
    """« Les rebelles attaquent Ber et Léré », where the text tells of the one, then the other."""
    title = draft.units[0]
    headed = {p.key for p in title.places}
    if title.sentence.role != "title" or len(headed) < 2:
        return False
    own = {p.key for p in clause.unit.places}
    if title.main is not None and title.main.is_plural and not is_road(document, title):
        # « les attaques de Ber et de Léré », of which the one is told: the other
        told = {p.key for unit in draft.units[1:] for p in unit.places}
        if told & headed and not told & own:
            return True
    if len(own) > 1:
        return False
    return not clause.points_back and not shared_figures(clause.unit, draft)


def _places_in_body(document: Document, draft: Draft) -> bool:
    """Whether a clause below the headline names a place of the report.

    « à 200 km au nord de Bamako » is no place that a village could differ from.
    """
    return any(
        _KILOMETRES.isdisjoint(document.words_before(place.start, 6))
        for unit in draft.units
        if unit.sentence.role != "title"
        for place in unit.places
    )


def _lies_by(unit: Unit, draft: Draft) -> bool:
    """« tués non loin de Bosso. […] C'est Bara, tout près de Bosso, qui a été visé »: there."""
    about = {p.key for p in draft.places if p.is_near}
    return bool(about) and any(p.key in about for p in unit.beside)


def is_on_a_mine(unit: Unit) -> bool:
    """« a sauté sur une mine à Tora », and nothing of a raid there."""
    on = any(h.frame == "ied" and h.is_verb and h.strength == "main" for h in unit.happenings)
    return on and "raid" not in groups_of(unit.happenings)


def _sums_up(unit: Unit, draft: Draft) -> bool:
    """Whether a clause tells the parts of a toll: « 70 morts à X et 30 à Y » of the hundred."""
    if len(unit.figures) < 2:
        return False
    return any(
        len(parts := _parts(unit, whole)) > 1 and whole.low == sum(parts)
        for whole in draft.figures
        if whole.outcome in ("killed", "captured")
    )


def _parts(unit: Unit, whole: Figure) -> list[int]:
    """« 19 morts : quinze à X et quatre à Y »: the fifteen and the four."""
    told = [f.low for f in unit.figures if f.outcome == whole.outcome]
    return told[1:] if told[:1] == [whole.low] else told


def shared_figures(unit: Unit, draft: Draft) -> int:
    """Count the figures that both tell: « 8 morts et 6 blessés » are hardly told of two acts."""
    own = {(f.outcome, f.low) for f in unit.figures if f.low > 1}
    if own and unit.is_another:  # a headline sums up what the text tells one by one
        told = [f for u in draft.units if u.sentence.role != "title" for f in u.figures]
        return len(own & {(f.outcome, f.low) for f in told})
    return len(own & {(f.outcome, f.low) for f in draft.figures}) if own else 0


def is_the_same_toll(unit: Unit, draft: Draft) -> bool:
    """Return whether both give one number of dead, too large for two acts of one day."""
    heads = [f for u in draft.units if u.sentence.role == "title" for f in u.figures]
    told = draft.figures if len(heads) < 2 else [f for f in draft.figures if f not in heads]
    dead = {f.low for f in told if f.outcome == "killed" and f.low >= _MANY}
    return any(f.outcome == "killed" and f.low in dead for f in unit.figures)
