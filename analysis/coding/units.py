"""What one clause tells: its triggers and figures, and which places and times are its own."""

import re
from itertools import pairwise

from analysis.language.times import TimeExpression

from .again import is_again, listed, repeat
from .agency_line import dateline_end, first_body
from .another import is_another
from .asides import is_speech_time
from .breaks import breaks
from .clauses import Happening
from .clauses_apart import (
    AFTER,
    answers,
    are_elsewhere,
    is_an_accident,
    is_next_door,
    is_older_aside,
    is_only_a_backdrop,
    lists_places,
    tell_apart,
    tells_of_before,
)  # fmt: skip
from .complements import Complement, complements
from .document import Document, SentenceSpan
from .figure import Figure
from .grounds import near
from .lent_days import day_of, go_on, lend_day, lend_opening, next_day
from .lent_places import NamedLast, lend_place, lend_site, scene_of
from .looking_back import looks_back
from .moments import DAYS
from .nearby import by_sentence
from .one_by_one import drop_sums, go_on_with, next_ones
from .place_frames import names_villages
from .place_roles import place_role
from .places import PlaceMention
from .sentence_spans import NO_NEWS
from .set_apart import Apart, places_before, set_apart
from .unit import Unit
from .unit_places import drop_places_of_others, lies_by, says_of_area, without_bearings

# « celle du 6 mai »: another, and not « l'attaque du 6 mai »
_ONE_LIKE_IT = ("celle d", "celui d", "celle, ", "celui, ", "celles des ", "ceux des ")
_Parts = tuple[
    list[Happening], list[Figure], list[PlaceMention], list[TimeExpression]
]  # of a sentence
_OTHER_DAY = re.compile(r"\b(?:le lendemain|la veille|plus tard|auparavant|precedente?)\b")


def find_units(
    document: Document,
    happenings: list[Happening],
    figures: list[Figure],
    places: list[PlaceMention],
) -> list[Unit]:
    """Return the telling clauses of a document in the order of the text."""
    units: list[Unit] = []
    head = dateline_end(document, [place.start for place in places])
    leads = [s.index for s in document.sentences if s.role == "body"][:2]
    opening = first_body(document)
    named_in: dict[int, list[PlaceMention]] = {}
    for place in places:
        if place.start >= head or place.sentence != opening:
            named_in.setdefault(place.sentence, []).append(place)
    told_in = by_sentence(happenings, document.sentences)
    counted_in: dict[int, list[Figure]] = {}
    for figure in figures:
        counted_in.setdefault(figure.sentence, []).append(figure)
    totals: set[tuple[str, int]] = set()
    day: list[TimeExpression] = []  # with which the sentence before opened, if it told no event
    before, quiet = NamedLast(document), None
    for sentence in document.sentences:
        if sentence.role in NO_NEWS:
            continue
        named = named_in.get(sentence.index, [])
        own = told_in.get(sentence.index, []) if sentence.role != "crosshead" else []
        counted = counted_in.get(sentence.index, [])
        if not (
            own or counted or sentence.index in leads
            or names_villages(document.text, sentence.start, sentence.end)
        ):  # fmt: skip
            before.add(named, sentence)
            day, quiet = day_of(document, sentence), sentence
            continue
        stated = [
            t
            for t in sentence.times
            if (t.start >= head or sentence.index != opening)
            and not is_speech_time(document, t, sentence, own)
        ]
        told = _joined(_divide(document, sentence, (own, counted, named, stated)), totals)
        totals.update([(f.outcome, f.low) for f in counted])
        go_on(document, told, day)
        day = next_day(document, sentence, told)
        for unit in told:
            scene = scene_of(document, unit, named)
            unit.places = unit.places if scene is None else [scene]
        lend_place(document, told, before)
        lend_day(document, told, quiet)
        lend_site(document, told, places)
        before.add(named)
        units += told
    go_on_with(document, units)
    return units


def _joined(told: list[Unit], before: set[tuple[str, int]]) -> list[Unit]:
    """« quinze filles enlevées […] neuf à Boni et six à Koro »: the fifteen told before, in one."""
    figures = [f for unit in told for f in unit.figures if f.part_of is None]
    outcomes = {f.outcome for f in figures}
    if len(told) < 2 or len(outcomes) != 1 or not all(u.figures and u.places for u in told):
        return told
    if (figures[0].outcome, sum(f.low for f in figures)) not in before:
        return told
    whole, *others = told
    known = [p for unit in told for p in unit.places if p.row is not None]
    if any(not near(a, b) for a, b in pairwise(known)):
        return told  # twenty in two towns: two acts
    for unit in others:
        whole.end = unit.end
        whole.figures += unit.figures
        whole.places += unit.places
    whole.is_another = False
    return [whole]


def _divide(document: Document, sentence: SentenceSpan, parts: _Parts) -> list[Unit]:
    """Cut a sentence where the clauses on both sides tell of different events."""
    apart = set_apart(document, sentence, *parts[:2])
    if apart:
        return _divide_apart(document, sentence, apart, parts)
    return _divide_whole(document, sentence, parts)


def _divide_apart(
    document: Document,
    sentence: SentenceSpan,
    apart: list[Apart],
    parts: _Parts,
) -> list[Unit]:
    """Cut what is told of another time out of a sentence, before the rest is divided."""
    stretches = [range(one.start, one.end) for one in apart]
    rest = tuple(
        [x for x in some if not any(x.start in stretch for stretch in stretches)] for some in parts
    )
    units = _divide_whole(document, sentence, rest)
    for one in apart:
        _end_before(units, one, rest)
        unit = _cut(document, sentence, one.start, one.end, *parts)
        is_dated = any(time.rule in DAYS for time in unit.times)
        is_told = unit.happenings or (unit.figures and one.is_there)
        if is_told and (unit.places or is_dated or not one.is_ground):
            unit.is_older = not one.is_just
            unit.times = unit.times or [t for t in rest[3] if one.is_just and t.kind == "date"]
            if one.is_there and not unit.places:
                unit.places = places_before(document, one, parts[2])[-1:]
            unit.tell_of_itself()
            units.append(unit)
    return units


def _end_before(units: list[Unit], one: Apart, rest: tuple[list, ...]) -> None:
    """Let a clause end where a stretch begins behind which it tells no more."""
    for unit in units:
        ends = unit.start < one.start < unit.end
        if ends and not any(one.end <= x.start < unit.end for some in rest for x in some):
            unit.end = one.start


def _divide_whole(document: Document, sentence: SentenceSpan, parts: _Parts) -> list[Unit]:
    happenings, figures, places, times = parts
    marks = breaks(document.text, sentence)
    bounds = _bounds(document, sentence, marks, parts) if marks else [sentence.start, sentence.end]
    others: dict[int, Complement] = {}
    for other in complements(document, sentence, happenings, times):
        cut = _cut(document, sentence, other.start, other.end, *parts)
        is_dated = any(t.kind == "date" for t in cut.times)
        is_one_more = is_dated and document.text.startswith(_ONE_LIKE_IT, other.start)
        apart = other.is_apart or is_dated or are_elsewhere(document, cut, places)
        if apart and (cut.says_more or is_one_more):
            others[other.start] = other
            bounds += [other.start, other.end]
    ones = next_ones(document, sentence.start, sentence.end)
    own = [one.start for one in ones if one.opens and one.is_elided]
    own += [f.start for f in figures if f.is_elsewhere and _are_apart(document, f, parts)]
    begun = listed(document, places, times, [*own, *(one.start for one in ones)]) + own
    bounds = sorted({*bounds, *begun}) if len(bounds) > 2 or begun else bounds
    units: list[Unit] = []
    for start, end in pairwise(bounds):
        unit = _cut(document, sentence, start, end, *parts)
        units.append(unit)
        unit.is_another = is_another(document, unit)
        unit.looks_back = looks_back(document, unit)
        after = unit.figures and AFTER.match(document.text, unit.start)
        if after and len(units) > 1 and answers(units[-2], unit):
            unit.is_older = True
        if after and (unit.is_another or unit.is_older):
            unit.tell_of_itself()
        if unit.start in others:
            unit.complement, unit.is_older = others[unit.start].time, others[unit.start].is_older
            unit.tell_of_itself()
    if len(units) == 1:
        return units
    for left, right in zip(units, units[1:], strict=False):
        apart = is_older_aside(document, left, right) or is_an_accident(left, right)
        right.is_another = right.is_another or apart
        if tells_of_before(document.text[right.start : right.start + 6], left, right):
            right.places = right.places or left.places[-1:]
            right.areas = right.areas or left.areas[-1:]
    repeat(document, units, begun)
    drop_sums(document, units, ones)
    passing = {
        other.start for other in others.values()
        if not other.is_apart and is_only_a_backdrop(units, other.start)
    }  # fmt: skip
    told = [u for u in units if (u.happenings or u.figures) and u.start not in passing]
    lend_opening(units[0], [u for u in told if u.start not in others])
    units = told or units[:1]
    if len(units) > 1:
        for unit in units[1:]:
            # A day said once at the head of the sentence holds for what follows.
            if (
                not unit.times
                and units[0].start not in others
                and not unit.is_older
                and not _OTHER_DAY.search(document.text, unit.start, unit.end)
            ):
                unit.times = list(units[0].times)
    return units


def _bounds(
    document: Document, sentence: SentenceSpan, marks: list[int], parts: _Parts
) -> list[int]:
    """Return where the clauses of a sentence begin and end that tell of different events."""
    bounds, (_, figures, places, times) = [sentence.start, sentence.end], parts
    for at, after in zip(marks, [*marks[1:], sentence.end], strict=False):
        if any(t.start < at < t.end for t in times) or lists_places(document, at, places):
            continue  # « deux jours après une autre » is one time
        if any(at <= f.anchor < after for f in figures):
            piece = _cut(document, sentence, at, after, *parts)
            if not (piece.happenings or piece.places or piece.areas):
                continue  # « … a fait huit morts et deux blessés, tandis que l'autre … »
        left = _cut(document, sentence, bounds[-2], at, *parts)
        right = _cut(document, sentence, at, sentence.end, *parts)
        right.is_another = is_another(document, right)
        if tell_apart(document, left, right) or is_again(document, left, right):
            bounds.insert(-1, at)
    return bounds


def _cut(
    document: Document,
    sentence: SentenceSpan,
    start: int,
    end: int,
    happenings: list[Happening],
    figures: list[Figure],
    places: list[PlaceMention],
    times: list[TimeExpression],
) -> Unit:
    unit = Unit(sentence, start, end)
    unit.happenings = [h for h in happenings if start <= h.start < end]
    unit.figures = [f for f in figures if start <= f.anchor < end]
    unit.times = [t for t in times if start <= t.start < end]
    near: list[PlaceMention] = []
    is_others = False
    last: PlaceMention | None = None
    for place in places:
        if start <= place.start < end:
            role = place_role(document, place)
            if last is not None and says_of_area(document, last, place):
                continue  # « le cercle de Ténenkou (Mopti) »: no more than around it
            if last is not None and lies_by(document, last, place):
                role = "reference"  # « à l'aéroport de Sévaré, près de Mopti »
            last = place
            if role == "event":
                (unit.areas if place.is_area else unit.places).append(place)
            elif role == "reference" and not place.is_area and not is_others:
                near.append(place)
            # « admis à Ouallam, ville à l'est de Tillabéri »
            is_others = role in {"destination", "origin", "speaker"}
    # « à quarante kilomètres à l'est de Ber »: near Ber is all that is known.
    areas = unit.areas
    near = without_bearings(document, near, areas)
    if unit.places or areas and any(area.is_area and not area.is_wide for area in areas):
        unit.beside = near
    else:
        unit.places = near
    drop_places_of_others(document, unit)
    return unit


def _are_apart(document: Document, figure: Figure, parts: _Parts) -> bool:
    """« six civils ont été tués à Boni et neuf à Koro »: whether the two places are two scenes."""
    sentence = document.sentence_at(figure.start)
    left = _cut(document, sentence, sentence.start, figure.start, *parts)
    right = _cut(document, sentence, figure.start, sentence.end, *parts)
    here = {place.key for place in right.places}
    apart = bool(left.places and here) and not here & {place.key for place in left.places}
    return apart and not is_next_door(document, right)
