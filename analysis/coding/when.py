"""When each happening of an article was: by its own words, by another event, by its scene."""

import re

from analysis.language.times import Reading, TimeExpression, resolve_relation

from .chronicle import day_of_entry
from .clause_asked import ANAPHORA
from .clauses import Happening
from .days_apart import by_complements
from .document import Document
from .draft import Draft, is_pointing
from .leaning import leads_back
from .moments import DAYS, Moments
from .noun_days import dates_noun, is_day_of, is_of_noun, leans_on_others
from .own_day import day_of_saying
from .scene import by_the_scene, goes_on, is_wide, said_beside, turns_away
from .units import Unit

# « aux mains des rebelles depuis mardi » dates the taking, and so it does fights that go on.
_BEGUN = {"capture", "recapture", "handover", "coup", "abduction", "attack", "clash", "shelling"}
# « depuis le 29 avril, date à laquelle dix soldats ont été tués »
_THAT_DAY = re.compile(r",? (?:jour|date|nuit|matin) (?:ou|au cours|durant|lors|a laquelle)\b")
_HEARD = ("tir(s)", "détonation", "coups de feu", "rafale")
# How many sentences a day told in the lead holds for what it announced in the plural.
_REACH = 12
# « des raids », « une série d'attaques »: as many as follow.
_SEVERAL = 9


def dates_of(
    document: Document, units: list[Unit], drafts: list[Draft], moments: Moments
) -> list[Reading | None]:
    """Return when each happening was, None where the article does not say.

    The drafts stand in the order of the text; `units` are all telling clauses of the article, also
    those that became no report.
    """
    told = {unit.sentence.index for draft in drafts for unit in draft.units}
    found = []
    for draft in drafts:
        since = _since(document, draft, moments)
        own = since if draft.family == "siege" else None
        own = own or date_of(document, draft, moments, None, waits=True) or since
        if own is None and (day := day_of_entry(document, draft.units[0].sentence)) is not None:
            own = moments.stated(day)
        beside = said_beside(document, draft, told, moments)
        is_better = beside is not None and (own is None or _is_narrower(beside, own))
        found.append(beside if is_better else own)
    by_complements(document, drafts, found, moments)
    _by_its_name(document, units, drafts, found, moments)
    _by_lead(document, units, drafts, found, moments)
    _by_those_before(document, drafts, found, told, moments)
    by_complements(document, drafts, found, moments)  # of a day that only the lead gave
    return found


def _by_those_before(
    document: Document,
    drafts: list[Draft],
    found: list[Reading | None],
    told: set[int],
    moments: Moments,
) -> None:
    """Date « le lendemain », « au même moment », « dans la soirée » by the report before."""
    previous: Reading | None = None
    for number, draft in enumerate(drafts):
        if found[number] is None and not draft.units[0].is_older:
            last = found[number - 1] if number and _is_aside(draft) else None
            named = _day_named_last(document, draft, told, moments)
            found[number] = date_of(document, draft, moments, named or last or previous)
            if number and moments.is_ahead(found[number]):
                # « En mars, … avaient péri. Trois jours plus tard, … »: after what was told last
                found[number] = date_of(document, draft, moments, found[number - 1] or previous)
            if found[number] is None:
                found[number] = by_the_scene(document, draft, told, moments)
            if found[number] is None and goes_on(document, draft, moments):
                found[number] = previous
        if previous is None or not _is_aside(draft):
            previous = found[number] or previous


def _day_named_last(
    document: Document, draft: Draft, told: set[int], moments: Moments
) -> Reading | None:
    """« La pire fut celle du 15 janvier. Ce jour-là, un commando … »: no act of its own before."""
    index = draft.units[0].sentence.index - 1
    if index < 0 or index in told or not any(t.rule == "same_day" for t in draft.units[0].times):
        return None
    days = [t for t in document.sentences[index].times if t.rule in DAYS and moments.is_dated(t)]
    return moments.stated(days[-1]) if days else None


def _is_aside(draft: Draft) -> bool:
    """« En avril, … avaient été tués »: it leads nowhere but to « Le mois d'avant, … avaient »."""
    main = draft.units[0].main
    return main is not None and main.is_past_perfect


def date_of(
    document: Document,
    draft: Draft,
    moments: Moments,
    previous: Reading | None,
    *,
    waits: bool = False,
) -> Reading | None:
    """Return when a happening was: as the first clause says, made narrower by later ones.

    `previous` is what « la veille » leans on; one that `waits` looks for no date behind such words.
    """
    best: Reading | None = None
    is_night = False
    for unit in draft.units:
        dated = [t for t in unit.times if moments.is_dated(t) and t is not unit.complement]
        if _only_recalls(draft, unit):
            # « vendredi, il a réuni la presse pour parler de cette attaque »
            dated = [t for t in dated if is_of_noun(document, unit, t)]
        if len(dated) > 1:
            dated.sort(key=lambda t, of=unit: _rank(document, of, t))
        for time in dated:
            if time.kind == "relation" and leans_on_others(document, unit, time):
                continue
            alone = previous is None and not waits
            lean = day_of_saying(unit, time, moments, alone) or previous
            # « Ce drame intervient deux jours après une autre attaque »: that one was before
            is_later = not leads_back(document, time, unit.start)
            reading = _read(time, moments, lean, is_later)
            if reading is None or reading.edtf is None:
                continue
            if best is None and is_wide(reading) and not _is_placed_by(draft, unit):
                continue
            if (
                best is None
                or not is_night
                and (_is_narrower(reading, best) or time.rule in DAYS and _is_day_of(reading, best))
            ):
                best, is_night = reading, time.rule in ("night", "last_night")
            break
        if best is None and dated and waits:
            return None
    return best


def _only_recalls(draft: Draft, unit: Unit) -> bool:
    """Whether a clause speaks of « l'attaque » told before, and tells no more of it."""
    main = unit.main
    if unit.figures or unit.says_what_took_place or main is None or main.is_verb:
        return False
    if main.row.trigger.startswith(_HEARD):
        return False  # « Les premiers tirs ont retenti mardi vers 5 heures »
    is_later = unit is not draft.units[0] and main.determiner in ANAPHORA
    return is_later or is_pointing(unit)


def _is_placed_by(draft: Draft, unit: Unit) -> bool:
    """Whether a clause names the happening, or else where it was: what it dates is no aside."""
    first = draft.units[0]
    return unit is first or first.is_older or draft.place in [*unit.places, *unit.areas]


def _rank(document: Document, unit: Unit, time: TimeExpression) -> tuple[bool, bool, bool, int]:
    """Order the times of a clause: dates first, then what dates no other noun, then the nearest.

    « des attaques il y a une semaine, dont une, le 25 janvier »: a day before a distance.
    """
    main = unit.main
    is_others = any(h is not main and dates_noun(document, h, time) for h in unit.happenings)
    is_vague = time.rule == "ago"
    if time.rule in ("week", "weekend"):  # « le week-end, dans la nuit de samedi à dimanche »
        is_vague = any(t.rule == "night" for t in unit.times)
    return time.kind == "relation", is_others, is_vague, abs(time.start - unit.anchor)


def _read(
    time: TimeExpression, moments: Moments, previous: Reading | None, is_later: bool = True
) -> Reading | None:
    if time.kind != "relation":
        return moments.stated(time)
    if previous is None or previous.edtf is None:
        return None
    return resolve_relation(time, previous.edtf, is_later=is_later)


def _is_narrower(new: Reading, old: Reading) -> bool:
    if new.earliest is None or new.latest is None or old.earliest is None or old.latest is None:
        return False
    inside = old.earliest <= new.earliest and new.latest <= old.latest
    return inside and new.latest - new.earliest < old.latest - old.earliest


def _is_day_of(new: Reading, old: Reading) -> bool:
    """« à la fin de la semaine dernière […] dans la nuit de dimanche à lundi »: that night."""
    if new.earliest is None or new.latest is None or old.earliest is None or old.latest is None:
        return False
    is_day = (new.latest - new.earliest).days <= 1 < (old.latest - old.earliest).days
    return is_day and new.earliest <= old.latest and old.earliest <= new.latest


def _since(document: Document, draft: Draft, moments: Moments) -> Reading | None:
    """Read « aux mains des rebelles depuis mardi »: taken on that day; a siege lasts."""
    if draft.family == "siege":
        return next((moments.lasting(t) for t in draft.times if moments.is_since(t)), None)
    for time in draft.times:
        if not moments.is_since(time) or time.rule not in DAYS:
            continue
        if draft.frames & _BEGUN or _THAT_DAY.match(document.text, time.end):
            reading = moments.stated(time)
            if reading.anchor is not None:
                return Reading(edtf=reading.anchor, part_of_day=reading.part_of_day)
    return None


def _by_its_name(
    document: Document, units: list[Unit], drafts: list[Draft], found: list[Reading | None],
    moments: Moments,
) -> None:  # fmt: skip
    """« … avant l'attaque de ce dimanche »: the day of the article's own, told by nothing else."""
    if not drafts or found[0] is not None or drafts[0].family != "violence":
        return
    named = [
        moments.stated(time)
        for unit in units
        for time in unit.times
        if time.rule in DAYS and any(is_day_of(document, h, time) for h in unit.happenings)
    ]  # fmt: skip
    days = {str(reading.edtf) for reading in named if reading.edtf is not None}
    told = {
        str(reading.edtf)
        for draft, reading in zip(drafts, found, strict=True)
        if reading is not None and (draft.places or draft.figures)
    }
    if len(days) == 1 and not days & told:
        found[0] = named[0]


def _by_lead(
    document: Document, units: list[Unit], drafts: list[Draft], found: list[Reading | None],
    moments: Moments,
) -> None:  # fmt: skip
    """« deux attaques menées mardi », then told one by one: the day is that of each."""
    for lead in units:
        several = _announced(lead)
        if several == 0:
            continue
        own = [
            n for n, draft in enumerate(drafts) if any(u.start == lead.start for u in draft.units)
        ]
        reading = found[own[0]] if own else _lead_date(document, lead, moments)
        for number, draft in enumerate(drafts):
            gap = draft.units[0].sentence.index - lead.sentence.index
            if reading is None or several <= len(own) or gap > _REACH:
                break
            if gap <= 0 or number in own or not _is_of_lead(document, draft, moments):
                continue
            if found[number] is None:
                found[number] = reading
                several -= 1


def _announced(unit: Unit) -> int:
    """Return how many happenings a clause announces at once: « deux attaques », « des raids »."""
    is_lead = unit.sentence.index <= 2
    counts = [
        int(h.quantity.low or 0) if h.quantity is not None else _SEVERAL * (h.is_plural and is_lead)
        for h in unit.happenings
        if not h.is_verb
        and h.determiner != "demonstrative"
        and (h.quantity or h.strength == "main" or _are_operations(h) or _are_led(h))
    ]
    if is_lead and {h.frame for h in unit.happenings} == {"occurrence"}:
        counts.append(_SEVERAL)  # « de nouvelles violences ont eu lieu mercredi »
    most = max(counts, default=0)
    return most if most > 1 else 0


def _are_operations(happening: Happening) -> bool:
    """« du 6 au 12 mai, une série d'opérations »: those that a bulletin tells one by one."""
    return happening.is_plural and happening.row.trigger.startswith("opération")


def _are_led(happening: Happening) -> bool:
    """« dix morts mardi à la suite d'attaques menées par … »: those of the places that follow."""
    return happening.is_plural and happening.determiner == "indefinite" and bool(
        happening.initiators
    )  # fmt: skip


def _lead_date(document: Document, lead: Unit, moments: Moments) -> Reading | None:
    dated = sorted(filter(moments.is_dated, lead.times), key=lambda t: _rank(document, lead, t))
    reading = _read(dated[0], moments, None) if dated else None
    return reading if reading is not None and not is_wide(reading) else None


def _is_of_lead(document: Document, draft: Draft, moments: Moments) -> bool:
    """Whether a report can be one of those announced: of no day of its own, no older story."""
    first = draft.units[0]
    main = first.main
    return (
        draft.family == "violence"
        and first.complement is None
        and not (main is not None and main.is_past_perfect)
        and not any(moments.is_dated(time) for time in first.times)
        and not turns_away(document, first)
    )
