"""« …, puis mercredi matin près de B »: an act said once and told of another day and place."""

import re
from dataclasses import replace

from analysis.language.times import TimeExpression

from .document import Document
from .moments import DAYS
from .places import PlaceMention
from .unit import Unit

# Opens what happened again elsewhere, up to its day; a place stands this near behind the day.
_AGAIN = re.compile(r",? (?:puis|et|avant)(?: de nouveau| encore)? ?(?:le |ce |un |l' )?")
_PLACING = 45
# « le 3 mai à Boni », « à Boni, le 3 mai », « Boni (3 mai) »
_SITE = r"(?:(?:la |le |l')?(?:village|ville|localite|commune|camp|secteur)s? (?:de |d'|du ))?"
_AT = re.compile(rf",? (?:a|au|dans|pres de|pres d'|contre|non loin de) ?(?:la |le |l')?{_SITE}")
_ON = re.compile(r",? \(?(?:du |en )?")
# « … et le journaliste, le 6 mai à Koro », « … et celui de Koro lundi », « …, un autre lundi … »
_WHOM = (
    r"(?: (?:l[ae]s? |l'|une? |ce(?:lui|lle|ux|lles) |deux |trois |quatre |cinq |six |sept |huit |"
    r"neuf |dix |\d+ )(?:[^,.;:()«»]{0,40}?[a-z])??,?)?"
)
# « Gossi, dans le nord du Mali, et … », « Gossi (nord) et … »
_LIES_IN = (
    r"(?:,? (?:dans l(?:[ae] |')|au |en )[^,.;:()]{2,28}(?=,)|"
    r" \((?:nord|sud|est|ouest|centre)[a-z-]{0,8}\))?"
)
# « …, le 6 mai à Koro », « … et Dioura (9 mai) »
_NEXT = re.compile(
    rf"\)?{_LIES_IN}(?:,| et|, et|,? puis|,? ainsi que){_WHOM} ?"
    rf"(?:de |d'|a |au |dans |contre )?{_SITE}"
)
_JOINED = 8  # « , et six »
_WHEN = DAYS | {"month", "year"}


def is_again(document: Document, left: Unit, right: Unit) -> bool:
    """« …, puis mercredi matin près de B »: another day and place, the act said once before."""
    if right.happenings or right.figures or not (left.main and left.places and right.places):
        return False
    days = [t for t in right.times if t.kind == "date"]
    if not days or {p.key for p in left.places} & {p.key for p in right.places}:
        return False
    if not any(t.kind == "date" for t in left.times):
        return False
    first, last = days[0], right.places[0]
    between = document.text[first.end : last.start]
    return _AGAIN.fullmatch(document.text, right.start, first.start) is not None and (
        0 < len(between) <= _PLACING and not document.verbs_in(first.end, last.start)
    )


def listed(
    document: Document, places: list[PlaceMention], times: list[TimeExpression], known: list[int]
) -> list[int]:
    """Return where each further day and place of a list begins, none where there is no list.

    `known`: where something else begins one of its own, « six autres lundi à Koro ».
    « le 3 mai à Boni, le 6 mai à Koro et le 9 mai à Dioura » · « à Boni (3 mai), Koro (6 mai) »
    """
    days = [t for t in times if t.kind == "date" and t.rule in _WHEN]
    if len(days) < 2 or len(places) < 2:
        return []  # most often
    for first, last, gap in ((days, places, _AT), (places, days, _ON)):
        pairs = [
            (a.start, b.end) for a in first for b in last
            if a.end < b.start and gap.fullmatch(document.text, a.end, b.start)
        ]  # fmt: skip
        begun = [
            end for (_, end), (start, _) in zip(pairs, pairs[1:], strict=False)
            if _NEXT.fullmatch(document.text, end, start) and not document.verbs_in(end, start)
        ]  # fmt: skip
        if begun and len(begun) == len(pairs) - 1:
            return [at for at in begun if not any(at < own <= at + _JOINED for own in known)]
    return []


def repeat(document: Document, units: list[Unit], begun: list[int]) -> None:
    """Let a clause without a verb tell the act of the one before it again."""
    left: Unit | None = None
    for right in units:
        if left is not None and left.main is not None and not right.happenings:
            if right.start in begun or is_again(document, left, right):
                right.happenings, right.is_another = list(left.happenings), True
            if any(f.is_elsewhere and f.start == right.start for f in right.figures):
                _befall_others(left, right)
        left = right if right.happenings or right.figures or left is None else left


def _befall_others(left: Unit, right: Unit) -> None:
    """« deux civils ont été tués à Boni et neuf soldats à Koro, lundi »: whom, and when both."""
    people = right.figures[0].people
    if people is not None:
        right.happenings = [replace(h, targets=[people]) for h in right.happenings]
    if not left.times and right.times and right.places[0].end < right.times[0].start:
        left.times = list(right.times)
