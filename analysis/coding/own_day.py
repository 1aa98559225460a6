"""A clause that opens with a day or distance of its own: of another happening than a report's."""

import re

from analysis.language.times import Reading, TimeExpression

from .clause_asked import Clause, things_hit
from .document import Document
from .draft import Draft
from .moments import DAYS, Moments
from .place_likeness import shared_figures
from .unit import Unit

_FULL_DAYS = {"day", "iso", "day_of_month"}
_OWN_DAYS = _FULL_DAYS | {"month", "month_edge", "month_part", "ago"}
_BACKGROUND, _LONG_AGO = 3, 60  # the sentence from which articles look back; days
_OPENING = 6  # letters before a day that opens a clause
_NEAR = 24  # letters between a day and its verb of saying
# « a dit dimanche avoir tué cinq assaillants lors de cette attaque »
_SAME_ACT = re.compile(
    r"\b(?:assaillants|attaquants|agresseurs|ce(?:s|t|tte)? (?:meme )?"
    r"(?:attaque|embuscade|assaut|raid|combat|incident|affrontement)|"
    r"(?:l'|la |sa )(?:riposte|contre-attaque))"
)
_AFAR, _LONG = {"offset", "adjacent"}, {"day", "week", "month", "year"}


def has_its_own_day(document: Document, unit: Unit, draft: Draft, moments: Moments) -> bool:
    """Return whether a clause opens with a day that an undated report cannot have.

    « Le 19 décembre, six civils … » behind the undated fight in which fifteen others fell.

    « Début juillet, un convoi a sauté sur une mine » is another mine than that of the children.
    """
    if _is_of_long_ago(unit, draft, moments):
        return True
    first = unit.times[0] if unit.times else None
    if first is None or first.rule not in _OWN_DAYS or first.start - unit.start > _OPENING:
        return False
    dated = [t for t in draft.times if t.kind == "date" and moments.is_dated(t)]
    if unit.sentence.index <= 1 or dated:
        return False
    if first.rule == "day" and draft.units[0].sentence.index > 1 and unit.places:
        return unit.main is not None and unit.main.is_verb
    own, theirs = (
        {f.people.cls for f in one.figures if f.outcome == "killed" and f.people is not None}
        for one in (unit, draft)
    )  # fmt: skip
    if own and theirs:
        return not own & theirs
    if first.rule in _FULL_DAYS:
        return False
    things = unit.main.target_nouns if unit.main is not None and unit.main.is_verb else []
    new = [n for n in things if {"un", "une"} & {*document.words_before(n.start, 1)}]
    return bool(new) and not things_hit(unit.happenings) & things_hit(draft.happenings)


def _is_of_long_ago(unit: Unit, draft: Draft, moments: Moments) -> bool:
    """« Trois Chinois ont été enlevés. […] Le journaliste X a été enlevé le 8 avril », as well."""
    if draft.units[0].sentence.index > 1 or unit.sentence.index < _BACKGROUND:
        return False
    is_verb = unit.main is not None and unit.main.is_verb
    if not (is_verb and unit.figures and draft.figures) or shared_figures(unit, draft):
        return False
    if any(map(moments.is_dated, draft.times)):
        return False
    full = [moments.stated(time).latest for time in unit.times if time.rule in _FULL_DAYS]
    return any((moments.age(day) or 0) > _LONG_AGO for day in full)


def is_of_another_time(clause: Clause, draft: Draft) -> bool:
    """Whether a clause looks elsewhere from the report told just before.

    « Le mois précédent, dix civils avaient péri […] Et en mars, un convoi avait été visé. »
    """
    unit, main = clause.unit, clause.main
    if main is None or clause.points_back or not unit.times:
        return False
    if not main.is_past_perfect and (main.is_generic or main.frame == "casualty"):
        return False  # « deux jours plus tard, trois blessés ont succombé »
    if _opens_afar(unit):
        return True
    begins = unit.times[0].start - unit.start <= _OPENING and unit.times[0].kind == "date"
    return begins and _opens_afar(draft.units[0])


def _opens_afar(unit: Unit) -> bool:
    """« Le mois précédent, … », « Deux ans plus tôt, … »."""
    time = unit.times[0] if unit.times else None
    if time is None or time.rule not in _AFAR or time.start - unit.start > _OPENING:
        return False
    return time.values["unit"] in _LONG


def is_of_the_day_before(unit: Unit) -> bool:
    """« La veille, un civil avait été tué … »: of another day than the report told."""
    eve = any(t.rule == "next_day" and t.values.get("rel") == "veille" for t in unit.times)
    return eve and any(h.is_past_perfect for h in unit.happenings)


def told_before(document: Document, unit: Unit, draft: Draft, moments: Moments) -> bool:
    """« Lundi, … ont été tués. L'armée a dit dimanche avoir tué cinquante jihadistes »: others."""
    if not unit.figures or unit.main is None or not unit.main.is_verb:
        return False
    if _SAME_ACT.search(document.text, unit.start, unit.end):
        return False
    said = [
        t for t in unit.sentence.times
        if t.rule in DAYS and t.kind == "date" and t not in unit.times
        and unit.start <= t.start < unit.end
        and document.verbs_of("speech", max(unit.start, t.start - _NEAR), t.end + _NEAR)
    ]  # fmt: skip
    days = [moments.stated(t).earliest for t in draft.times if t.rule in DAYS and t.kind == "date"]
    latest = moments.stated(said[0]).latest if len(said) == 1 else None
    return latest is not None and bool(days) and all(d is not None and latest < d for d in days)


def day_of_saying(
    unit: Unit, time: TimeExpression, moments: Moments, is_alone: bool
) -> Reading | None:
    """« a affirmé mercredi avoir tué la veille dix hommes »: the eve of the day it was said.

    So « n'a confirmé que mercredi l'attaque, survenue deux jours plus tôt ».

    `is_alone`: no report was told before, on whose day « La veille, …, a-t-il dit mercredi » leans.
    """
    is_eve = time.rule == "next_day" and time.values.get("rel") == "veille"
    is_before = time.rule == "offset" and time.values["side"] < 0 and time.values["unit"] == "day"
    if not (is_eve or is_before):
        return None
    said = [
        t for t in unit.sentence.times
        if t.rule in DAYS and t not in unit.times and (t.start < time.start or is_alone)
    ]  # fmt: skip
    return moments.stated(said[0]) if len(said) == 1 else None
