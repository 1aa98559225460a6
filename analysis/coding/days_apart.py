"""« deux jours après l'attaque de X, … »: days told by how far they are from one another."""

from analysis.language.cues import Seldom
from analysis.language.edtf import EDTF
from analysis.language.times import Reading, TimeExpression, resolve_relation

from .complements import LEANING, LEANS, MAIN_CLAUSE
from .document import Document
from .draft import Draft
from .leaning import comes_after
from .moments import DAYS, Moments
from .noun_days import is_when_said
from .unit import Unit

# « …, le décompte continue », « … reste introuvable »: on the day of writing.
_STILL = Seldom.of(
    r"\b(?:(?:continue|grimpe|reste|demeure|pleure|panse|regne|tarde|peine|redoute|recherche|"
    r"cherche|ignore|enterre|commence|emerge|cesse)(?:nt)?|se poursui(?:t|vent)|"
    r"s'alourdi(?:t|ssent)|(?:est|sont|n'est|ne sont|n'a|n'ont) (?:toujours|encore)|"
    r"attend(?:ent)?|craign(?:ent)?|affluent|fuient|on ignore)\b"
)


def by_complements(
    document: Document, drafts: list[Draft], found: list[Reading | None], moments: Moments
) -> None:
    """Date the other end of « quatre jours après une attaque contre … »."""
    for number, draft in enumerate(drafts):
        time = draft.units[0].complement
        if time is not None and is_when_said(document, draft.units[0], time):
            continue
        partner = _partner(document, draft, drafts, found) if time is not None else None
        here = found[number]
        if time is not None and partner is not None:
            there = found[partner]
            if here is None and there is not None:
                found[number] = _dated(resolve_relation(time, there.edtf, is_later=False))
            elif there is None and here is not None:
                found[partner] = _dated(resolve_relation(time, here.edtf))
        elif here is None:
            found[number] = _by_main_clause(document, draft, moments)


def _by_main_clause(document: Document, draft: Draft, moments: Moments) -> Reading | None:
    """« Trois jours après l'attaque de X, le président s'est rendu jeudi … », « … continue »."""
    for unit in draft.units:
        for time in unit.sentence.times:
            if time.rule not in LEANING or unit.main is None or unit.main.is_verb:
                continue
            if LEANS.fullmatch(document.text, time.end, unit.main.start) is None:
                continue
            day = _day_of_main_clause(document, unit, time, moments)
            return _dated(resolve_relation(time, day, is_later=False))
    return None


def _day_of_main_clause(
    document: Document, unit: Unit, time: TimeExpression, moments: Moments
) -> EDTF | None:
    """Return the day of the rest of a sentence, that of writing where it tells how things are."""
    text, sentence = document.text, unit.sentence
    rest = MAIN_CLAUSE.search(text, unit.anchor, sentence.end)
    end = rest.start() if rest is not None else sentence.end
    days = [
        moments.stated(t).edtf for t in sentence.times
        if t.rule in DAYS and t.kind == "date" and not time.start <= t.start < end
    ]  # fmt: skip
    if days:
        return days[0] if len(days) == 1 else None
    lasts = _STILL.search(text, end, sentence.end)
    lasts = lasts or _STILL.search(text, sentence.start, time.start)
    return moments.written or moments.published if lasts else None


def _dated(reading: Reading) -> Reading | None:
    return reading if reading.edtf is not None else None


def _partner(
    document: Document, draft: Draft, drafts: list[Draft], found: list[Reading | None]
) -> int | None:
    """Return the report that a complement dates: told in its sentence, else just before.

    « …, dissoute au lendemain du massacre de X »: none of those told before came the day after.
    """
    own = draft.units[0]
    nearest = [
        (own.sentence.index - unit.sentence.index, abs(unit.start - own.start), number)
        for number, other in enumerate(drafts)
        if other is not draft
        for unit in other.units
        if unit.sentence.index <= own.sentence.index and unit.complement is None
    ]
    if not nearest:
        return None
    gap, _, number = min(nearest)
    if gap == 0:
        return number
    dated = [one for one in nearest if found[one[2]] is not None]  # « Ces attaques surviennent … »
    return min(dated or nearest)[2] if _comes_after(document, own) else None


def _comes_after(document: Document, unit: Unit) -> bool:
    """« Cette attaque survient deux jours après … et une semaine après … »: after both."""
    sentence = unit.sentence
    leaning = [t for t in sentence.times if t.rule in LEANING]
    return any(comes_after(document, time, sentence.start) for time in leaning)
