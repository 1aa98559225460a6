"""Whether a clause tells the happening of a report: by place, day, kind of act, figures."""

import re

from .another import COMPARED, opens_with_the_day, tells_the_next
from .chronicle import is_next_entry
from .clause_asked import Clause, is_of_the_same, is_of_this
from .clauses import Happening
from .document import Document
from .draft import Draft
from .from_the_air import is_from_the_air, tells_strikes
from .lands import is_of_another_land
from .leaning import leans
from .looking_back import is_of_old
from .moments import Moments
from .noun_phrase import identify
from .one_by_one import of_a_number
from .opposites import other_side
from .own_day import has_its_own_day, is_of_another_time, is_of_the_day_before, told_before
from .place_likeness import (
    gives_the_place,
    is_the_same_toll,
    names_the_region,
    place_fit,
    shared_figures,
)
from .round_ups import is_told_apart
from .turns import is_one_of_several, turned_from
from .unit import GROUPS, Unit

_WEEKS = {"week", "weekend"}
_OPENING = 4  # letters before a day that opens a clause
_DAYS = {"day", "iso", "weekday", "weekday_day", "day_of_month", "yesterday", "today"}
_LEAD = 4  # sentences that tell the headline's own event again
_GO_TOGETHER = {
    ("killing", "raid"), ("blast", "raid"), ("raid", "shelling"), ("abduction", "raid"),
    ("looting", "raid"), ("blast", "killing"), ("air", "killing"), ("killing", "shelling"),
    ("killing", "looting"), ("accident", "killing"), ("blast", "shelling"),
}  # fmt: skip
# Together only where the clause names no scene of its own: « dix autres ont été emmenés ».
_MAY_GO_TOGETHER = {("abduction", "killing"), ("abduction", "looting")}
_BY_MEANS = {"blast", "air", "shelling"}
_RARE = {"abduction", "accident", "coup", "handover", "suicide_bomb", "protest", "agreement"}
_ANY = {"civilians"}
_ARMIES = ("army", "police", "peacekeeper", "militia")
_AUTRES = re.compile(r"\bautres\b")
_VERSION = re.compile(
    r"\b(?:selon|d'apres|(?:parle|evoque|fait etat|situe|affirme|assure|confirme|rapporte|precise|"
    r"a (?:parle|evoque|fait etat|situe|affirme|confirme|precise|dit|indique))\b)"
)
_COMES = re.compile(r"\b(?:(?:inter|sur)vi[a-z]+|fai(?:t|sait|sant) suite|a eu lieu) ?$")


def fit(
    document: Document, clause: Clause, draft: Draft, is_focus: bool, moments: Moments
) -> float | None:
    """Score a clause against a report; None where the two cannot be one happening."""
    unit, main = clause.unit, clause.main
    if unit.happenings and clause.family != draft.family or is_next_entry(document, unit, draft):
        return None
    that_one, turned = of_a_number(document, unit, draft), turned_from(document, clause, draft)
    if that_one is None or turned is None:
        return None
    if unit.is_another and tells_the_next(document, unit) and not draft.units[0].is_another:
        return None
    if is_told_apart(unit, draft, moments):
        return None
    told = draft.groups
    if _is_beside(document, clause, draft, is_focus) and not _tells_the_headline(unit, draft):
        return None
    if tells_strikes(clause) and is_from_the_air(document, clause, draft, told & _BY_MEANS):
        return None
    if is_of_old(document, unit, draft, moments) or is_of_another_land(document, unit, draft):
        return None
    other = is_focus and is_of_another_time(clause, draft)
    if other or told_before(document, unit, draft, moments):
        return None
    place = place_fit(document, clause, draft, told)
    if place is None and is_focus and clause.points_back and _took_place_there(unit, main):
        place = 0.0  # « l'attaque a eu lieu à quelques kilomètres de Y »
    if place is None and is_focus and is_of_this(document, unit):
        place = 0.0  # « le chef de la brigade de Y est mort dans cette attaque »
    if place is None and is_focus and is_of_the_same(document, unit, draft):
        place = 0.0
    day = moments.fit(clause.times, draft.times) if clause.times and draft.times else 0.0
    if place is None and day == 2 and is_the_same_toll(unit, draft):
        place = 0.0  # « 36 morts lundi dans la commune de X […] à Y et Z lundi: 36 morts »
    if place is None and is_focus and not clause.times and _is_a_version(document, unit, draft):
        place = 0.0  # « Douze soldats sont morts à X. Un élu parle de douze tués à Y »
    if place is None:
        return None
    if day is not None and clause.times and _needs_its_day(unit, draft, place):
        days = [t for t in draft.times if t.rule in _DAYS]
        day = day if not days else moments.fit(clause.times, days)
    kinds = _kinds_fit(clause, told, place, day) if day is not None else None
    if day is None or kinds is None:
        return None
    score = place + day + kinds + that_one + (turned if is_focus else 0.0)
    if main is not None and clause.points_back and not main.is_generic:
        score += 1
    if clause.is_then:
        score += 2
    if gives_the_place(unit, draft):
        score += 1.5
    score -= other_side(document, unit, draft, clause.groups, told)
    if has_its_own_day(document, unit, draft, moments):
        score -= 2
    if is_one_of_several(document, unit, draft):
        score -= 3
    if unit.is_another and not _is_told_again(unit, draft, day) and not _is_bare_title(unit, draft):
        if unit.figures and is_of_the_day_before(unit):
            return None  # « La veille, un civil avait été tué sur la même route dans un autre … »
        if unit.figures and opens_with_the_day(document, unit) and not shared_figures(unit, draft):
            return None
        if place < 3 or unit.is_lent or _is_elsewhere(unit, draft):
            score -= 3
    if unit.figures:
        score += min(4, 2 * shared_figures(unit, draft))
        if not is_focus and _tells_others(document, unit, draft):
            score += 2.5
    # kinds of act that an article seldom tells twice
    is_rare = not (_RARE & draft.frames).isdisjoint([h.frame for h in unit.happenings])
    if is_rare:
        score += 1.5
    if kinds >= 1 or is_rare:
        # « trois Chinois enlevés […] un journaliste a été enlevé »: civilians are not the same
        known = _people_of_the_lead(document, unit, draft)
        score += bool(known if kinds >= 1 else known - _ANY)
    if is_focus:
        score += 2
    elif unit.sentence.index - draft.units[-1].sentence.index <= 1:
        score += 1
    if draft.units[0].sentence.role in {"title", "standfirst"} and len(draft.units) == 1:
        score += 1
    if main is not None and not main.is_verb and main.determiner == "indefinite" and (
        unit.places or unit.times
    ) and place <= 0.5 and day <= 0 and _is_told_fully(unit, draft, moments):  # fmt: skip
        # « Attaque à Boni », then « Une attaque a visé lundi le camp »: the headline's
        bare = names_the_region(unit, draft) or not unit.places and _is_bare_title(unit, draft)
        score -= 0 if bare else 2
    if (
        unit.looks_back
        and not unit.sentence.index <= 1
        and not draft.units[-1].is_older
        and not place
        and day <= 0
        and any(t.kind == "date" for t in unit.times)
    ):
        score -= 2
    return score


def _is_bare_title(unit: Unit, draft: Draft) -> bool:
    """« une nouvelle attaque », « de la veille » in the lead is that of an undated headline."""
    alone = len(draft.units) == 1 and draft.units[0].sentence.role == "title"
    return alone and unit.sentence.index == 1 and not draft.times


def _took_place_there(unit: Unit, noun: Happening | None) -> bool:
    """« L'attaque a eu lieu à Y », not « … au lendemain de la prise de Y »."""
    named = unit.places or unit.areas
    if not unit.says_what_took_place or not named:
        return False
    there = named[0].start
    return all(
        h is noun or h.frame == "occurrence" or not noun.end <= h.start < there
        for h in unit.happenings
    )


def _is_told_again(unit: Unit, draft: Draft, day: float) -> bool:
    """Whether « il y a eu une nouvelle attaque » tells again what was told as a new one.

    « une autre avait eu lieu samedi […] Samedi, un autre convoi avait été attaqué à Ber »: so too.
    """
    if not any(u.is_another for u in draft.units):
        return False
    return not unit.places and not unit.times or day >= 2 and not draft.places


def _tells_others(document: Document, unit: Unit, draft: Draft) -> bool:
    """« neuf autres soldats français »: the others of those whom a report told first."""
    others = [
        f.people
        for f in unit.figures
        if f.people is not None and f.people.cls in _ARMIES and f.start <= f.people.head_start
        and _AUTRES.search(document.text, f.start, f.people.head_start)
    ]  # fmt: skip
    if not others or unit.places:
        return False
    told = {
        identify(document, f.people) for f in draft.figures
        if f.people is not None and f.people.cls in _ARMIES
    }  # fmt: skip
    return bool({identify(document, p) for p in others} & told - {None})


def _tells_the_headline(unit: Unit, draft: Draft) -> bool:
    """Whether a first sentence gives the figures of the headline, whatever else it names."""
    alone = len(draft.units) == 1 and draft.units[0].sentence.role == "title"
    told = {(f.outcome, f.low) for f in draft.figures} if alone and unit.sentence.index <= 1 else ()
    return any((f.outcome, f.low) in told for f in unit.figures)


def _people_of_the_lead(document: Document, unit: Unit, draft: Draft) -> set[str | None]:
    """Return whom a clause names of those hit in the lead: it tells their mine once more."""
    if draft.units[0].sentence.index > 1:
        return set()
    own, theirs = (
        {identify(document, p, draft.country) for h in one.happenings for p in h.targets}
        | {identify(document, f.people) for f in one.figures if f.people is not None}
        for one in (unit, draft)
    )  # fmt: skip
    own |= {hit.row.actor_id for hit in document.within("actor", unit.start, unit.end)}
    return own & theirs - {None}


def _is_elsewhere(unit: Unit, draft: Draft) -> bool:
    """« deux localités, Koury et Boura […] Presque simultanément, Boura … »: the other one."""
    return draft.place is not None and bool(draft.more_places) and all(
        place.key != draft.place.key for place in unit.places
    )  # fmt: skip


def _is_told_fully(unit: Unit, draft: Draft, moments: Moments) -> bool:
    """Whether a report does not wait for its place: « la ville de X a été la cible d'une … »."""
    dated = any(moments.is_dated(t) for t in unit.times)  # « vers 3 heures » is no other day
    waits = unit.sentence.index <= _LEAD and unit.places and not dated
    return bool(draft.places or draft.times and not waits)


def _is_beside(document: Document, clause: Clause, draft: Draft, is_focus: bool) -> bool:
    """Whether a clause says that its event came before or after the report's own."""
    unit, main = clause.unit, clause.main
    if COMPARED.match(document.text, unit.start):
        return True
    if unit.is_earlier:
        # « … 24 heures après celle de Ménaka », told of just before; no « ces tirs interviennent
        # une semaine après l'attaque de Ménaka »
        elsewhere = not {p.key for p in unit.places} & {p.key for p in draft.places}
        set_apart = unit.is_older and unit.sentence is draft.units[-1].sentence
        return is_focus and (elsewhere or set_apart or _follows_upon(document, unit))
    if clause.goes_back:
        return True
    if main is None or main.is_generic or clause.points_back:
        return False
    found = leans(document, unit.times, unit.happenings)
    if found is None or found[1] is None or found[1] is main:
        return False
    return is_focus or GROUPS.get(found[1].frame) in draft.groups


def _follows_upon(document: Document, unit: Unit) -> bool:
    """« Ces tirs interviennent [une semaine après l'attaque de X] »."""
    return _COMES.search(document.text, max(0, unit.start - 24), unit.start) is not None


def _kinds_fit(clause: Clause, theirs: set[str], place: float, day: float) -> float | None:
    """Score kinds of act; None where they are one happening only if place, day or words say so."""
    unit, frames = clause.unit, clause.groups
    if frames & theirs & _BY_MEANS:
        return 1.0  # two mines are more alike than a mine and a raid
    if not frames or not theirs or place >= 3 or day >= 2 and place >= 0.5 or clause.points_back:
        return 0.0
    if not frames.isdisjoint(theirs):
        return 0.0
    pairs = {(a, b) if a < b else (b, a) for a in frames for b in theirs}
    if not pairs.isdisjoint(_GO_TOGETHER):
        return 0.0
    has_scene = bool(unit.places or unit.times)
    if not has_scene and not pairs.isdisjoint(_MAY_GO_TOGETHER):
        return 0.0
    return None if has_scene or unit.figures else 0.0


def _is_a_version(document: Document, unit: Unit, draft: Draft) -> bool:
    """Whether somebody else tells the toll that was told, of the same people, at another place."""
    if unit.is_another or not is_the_same_toll(unit, draft):
        return False
    told, own = (
        {f.people.cls for f in one.figures if f.people is not None and f.outcome == "killed"}
        for one in (draft, unit)
    )  # fmt: skip
    text, first = document.text, unit.sentence.start
    is_same = not (told and own) or not told.isdisjoint(own)
    return is_same and _VERSION.search(text, first, unit.sentence.end) is not None and (
        _AUTRES.search(text, unit.start, unit.end) is None
    )  # fmt: skip


def _needs_its_day(unit: Unit, draft: Draft, place: float) -> bool:
    """« samedi […] Dimanche, … dans une autre attaque », both of a week-end named before."""
    is_elsewhere = bool(place < 3 and unit.places and draft.places)
    return unit.is_another or is_elsewhere or _sums_up_days(unit, draft)


def _sums_up_days(unit: Unit, draft: Draft) -> bool:
    """Whether a report was told by its week first, and a clause opens with a day of that week.

    Or the clause with « la semaine dernière », and the report has its day.
    """
    first = unit.times[0] if unit.times and unit.times[0].start - unit.start < _OPENING else None
    if first is None or first.rule not in _DAYS | _WEEKS:
        return False
    return first.rule in _WEEKS or any(t.rule in _WEEKS for t in draft.times)
