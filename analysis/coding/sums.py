"""« 34 morts dans deux attaques », then 22 here and 12 there: the sum is of no one report."""

from collections.abc import Iterator
from itertools import combinations, product

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .figure import Figure
from .moments import DAYS
from .party import RAIDERS
from .unit import Unit

_MOST, _MOST_PARTS = 6, 3
_LEAST = 5  # smaller numbers add up by chance
_LEAD = 2  # sentences that sum up what the others tell
_WIDE = {"week", "span", "month_span"}
_TWICE = {"double", "triple"}
_NUMBERS = {"deux", "trois", "quatre", "cinq", "six"}
_ACTS = {"attack", "ambush", "suicide_bomb"}


def without_sums(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Take from a report what others fell in as well, where those tell the rest of it.

    A report without a place that only gives the sum goes altogether.
    """
    if len(drafts) < 2:
        return drafts  # most often
    kept: list[Draft] = []
    passed_on: list[Figure] = []
    for draft in drafts:
        sums = [u for u in draft.units if _is_of_several(document, u)]
        sums += [u for u in draft.units if u not in sums and _heads(u, draft, sums)]
        if not sums:
            kept.append(draft)
            continue
        own = {f.low for unit in draft.units if unit not in sums for f in _dead(unit.figures)}
        others = [values for d in drafts if d is not draft and (values := _values(d))]
        fewest = 0 if not (own or draft.places) else 1
        told = [
            figure for unit in sums
            for figure in _sum_in(unit, own, others, fewest)
            or _of_a_number(document, unit, own, others)
        ]  # fmt: skip
        for unit in sums:
            unit.sums += [f for f in unit.figures if f in told or f.part_of in told]
            unit.sums += _wounded_beside(unit)
            unit.figures = [f for f in unit.figures if f not in unit.sums]
        draft.figures = [figure for unit in draft.units for figure in unit.figures]
        draft.sums = [figure for unit in draft.units for figure in unit.sums]
        if draft.figures or draft.places or not told:
            kept.append(draft)
        else:
            passed_on += draft.sums
    if passed_on:
        kept[0].sums += passed_on
    return kept


def _wounded_beside(unit: Unit) -> list[Figure]:
    """« douze morts et trente blessés dans ces attaques »: where the dead are a sum, both are."""
    if not any(figure.part_of is None for figure in unit.sums):
        return []
    return [
        f for f in unit.figures
        if f.outcome == "wounded" and f not in unit.sums
        if f.people is None or f.people.cls not in RAIDERS
    ]  # fmt: skip


def without_round_up(document: Document, drafts: list[Draft]) -> list[Draft]:
    """« Le centre a été le théâtre d'une double attaque », then each of the two: no third."""
    if len(drafts) < 3:
        return drafts  # most often
    lead, *others = drafts
    rules = {t.rule for t in lead.times}
    # « la semaine du 26 juillet au 1er août » ends with a day, and is none
    if lead.places or rules & DAYS and not rules & _WIDE or not _only_counts(document, lead):
        return drafts
    told = [
        d for d in others
        if d.family == lead.family and (d.places or d.times) and not d.units[0].is_earlier
    ]  # fmt: skip
    if len(told) < 2:
        return drafts
    told[0].sums += lead.figures
    return others


def _only_counts(document: Document, draft: Draft) -> bool:
    """Whether a first sentence tells of several acts at once, and no later one where they were."""
    first = draft.units[0]
    if first.sentence.role != "title" and first.sentence.index > _LEAD:
        return False
    acts = [h for h in first.happenings if not h.is_verb and h.frame in _ACTS]
    return bool(acts) and all(_are_several(document, h) for h in acts)


def _are_several(document: Document, happening: Happening) -> bool:
    words = document.text[happening.start : happening.end].split(" ")[:1]
    return happening.is_plural or "double" in words + document.words_before(happening.start, 1)


def _heads(unit: Unit, draft: Draft, sums: list[Unit]) -> bool:
    """« 16 soldats tués par une mine et une embuscade »: a count that the headline alone gives."""
    dead = {f.low for f in _dead(unit.figures)} if unit.sentence.role == "title" else set()
    others = [u for u in draft.units if u is not unit and u not in sums]
    told = {f.low for u in others for f in _dead(u.figures)}
    return bool(dead and told) and max(dead) >= _LEAST and not dead & (told | {sum(told)})


def _sum_in(unit: Unit, own: set[int], others: list[set[int]], fewest: int) -> list[Figure]:
    """Return the figures of a clause that are a sum, alone or together.

    Beside the sum stands at most what it was at first, or what it is made up of.
    """
    dead = _dead(unit.figures)
    most = max(f.low for f in dead)
    if any(_adds_up(total, own, others, fewest) for total in (most, sum(f.low for f in dead))):
        return dead
    return [f for f in dead if _adds_up(f.low, own, others, fewest)]


def _of_a_number(
    document: Document, unit: Unit, own: set[int], others: list[set[int]]
) -> list[Figure]:
    """« douze morts dans deux attaques », then five here: of both, though not all are told."""
    dead = _dead(unit.figures)
    if not (own and others) or max(own) >= max(f.low for f in dead):
        return []
    acts = document.within("trigger", unit.start, unit.end)
    is_counted = any(_NUMBERS & {*document.words_before(hit.start, 1)} for hit in acts)
    return dead if is_counted else []


def _dead(figures: list[Figure]) -> list[Figure]:
    """Return the figures of dead that say how many, « des dizaines » do not."""
    return [
        f for f in figures
        if f.outcome == "killed" and f.part_of is None and f.low and f.high in (f.low, None)
        if f.people is None or f.people.cls not in RAIDERS
    ]  # fmt: skip


def _is_of_several(document: Document, unit: Unit) -> bool:
    """Whether a clause counts the dead of some acts: « 34 morts dans deux attaques »."""
    if not _dead(unit.figures):
        return False
    leads = unit.sentence.role == "title" or unit.sentence.index <= _LEAD
    acts = [
        hit for hit in document.within("trigger", unit.start, unit.end)
        if hit.row.pos == "noun" and hit.row.frame in _ACTS
    ]  # fmt: skip
    return bool(acts) and all(
        _is_several(document, hit) and (leads or "ces" in document.words_before(hit.start, 2))
        for hit in acts
    )


def _is_several(document: Document, hit: Hit) -> bool:
    """« deux attaques », « une double attaque »."""
    words = {*document.words_before(hit.start, 1), *document.words_after(hit.start, 1)}
    return document.text[hit.end - 1] == "s" or bool(_TWICE & words)


def _totals(unit: Unit) -> set[int]:
    """Return what a clause counts: each figure and all together."""
    dead = [figure.low for figure in _dead(unit.figures)]
    return {*dead, sum(dead)}


def _values(draft: Draft) -> set[int]:
    """Return what a report counts: each figure, those of a clause together, and all."""
    told = {total for unit in draft.units if unit.figures for total in _totals(unit)}
    return (told | {sum({f.low for f in _dead(draft.figures)})}) - {0}


def _adds_up(total: int, own: set[int], others: list[set[int]], fewest: int) -> bool:
    """Whether figures of the report itself and of others, one of each, make up a total."""
    here = {sum(some) for some in _some(sorted(own), fewest)}
    return any(
        total - sum(one) in here
        for number in range(2 - fewest, _MOST_PARTS + 1)
        for chosen in combinations(others[:_MOST], number)
        for one in product(*chosen)
    )


def _some(values: list[int], fewest: int) -> Iterator[tuple[int, ...]]:
    for number in range(fewest, _MOST_PARTS if values else 1):
        yield from combinations(values[:_MOST], number)
