"""Clauses folded into reports: one happening of an article, one report."""

import re
from dataclasses import replace

from analysis.language.cues import Seldom

from .announced import only_names, tells_named
from .another import is_told_next
from .ceremonies import is_business, visits
from .clause_asked import ANAPHORA, clause_of, contrasts, is_signed
from .document import Document
from .draft import Draft
from .far_off import is_far_off
from .kept_places import keep_places
from .likeness import fit
from .moments import Moments
from .one_by_one import without_numbers
from .opening import can_open, new_figures
from .place_frames import names_villages
from .places import PlaceMention
from .scene import count_by_headline, only_heads, set_scene
from .story import (
    HABIT,
    befalls_the_taken,
    ends_in_arrests,
    gives_way,
    is_a_trend,
    is_on_the_way,
    resumes,
)
from .sums import without_round_up, without_sums
from .unit import Unit

_ON_THE_SPOT = Seldom(
    "lieux|place|endroit|zone|non loin|kilometres|meme ",
    r"\b(?:sur les lieux|sur place|au meme endroit|a cet endroit|sur zone|non loin de la|"
    r"(?:sur|dans) (?:le|la) meme (?:axe|route|troncon|piste|secteur|localite|village|commune)|"
    r"kilometres de la(?=[,. ]))",
)
_SAME_SPOT = re.compile(r"\b(?:au meme endroit|a cet endroit)\b")
_ORDINAL = re.compile(r"\W*l[ae] (?:(?P<first>premiere?)|seconde?|deuxieme)\b")
_OF_THEM = Seldom("d'entre e", r"\bd'entre (?:eux|elles)\b")
# « Son corps a été retrouvé le lendemain »: of him who was taken
_BODY = re.compile(r"\W*(?:son|sa|leurs?|ses) (?:corps|cadavres?|depouilles?)\b")
_SECOND = re.compile(r"\W*(?:cette (?:deuxieme|seconde)|ce (?:deuxieme|second))\b")
_TOUCHED = Seldom.of(
    r"\b(?:a|ont) (?:de nouveau |encore |a nouveau |egalement |ainsi )?ete "
    r"(?:touche|frappe|endeuille|meurtri|secoue)e?s?\b|\bn'(?:a|ont) pas ete epargne"
)
# « En mars, trente habitants avaient été tués. Un nouveau bilan fait état de … »: of the news
_NEW_COUNT = re.compile(
    r"\W*(?:un|le|ce) (?:nouveau|dernier|second) (?:bilan|decompte)\b(?! (?:[a-z]+ )?de ce)"
)
_TALLY = re.compile(r"\b(?:bilan|decompte|comptage)\b")
# Beyond, a text is no article but many in one file, and clauses are compared with the latest only.
_MOST_REPORTS = 40
_MOST_CLAUSES = 60


def fold_units(document: Document, units: list[Unit], moments: Moments) -> list[Draft]:
    """Fold the clauses of an article into reports."""
    drafts: list[Draft] = []
    open_drafts: list[Draft] = []
    focus: Draft | None = None
    leads: list[Unit] = []  # first sentences that tell of nothing yet
    only_named: Unit | None = None  # an act that the next clause may tell
    headline: Unit | None = None  # that counts the dead of an act that it does not tell
    taken: tuple[Unit, Draft] | None = None  # the clause before, with the report that took it
    for unit in units:
        if (
            focus is not None
            and not unit.places
            and _ON_THE_SPOT.search(document.text, unit.start, unit.end)
        ):
            # What was « au même endroit » was where the story began.
            scene = drafts[0] if _SAME_SPOT.search(document.text, unit.start, unit.end) else focus
            unit.places, unit.is_lent = (_scene_of(scene) or _scene_of(focus))[:1], True
        if unit.sentence.role == "crosshead":
            continue  # « Deuxième attaque : Diffa »: what the text below tells
        if not unit.happenings and not unit.figures:
            if focus is not None and _names_villages(document, unit, focus):
                focus.add(unit)
            else:
                _lend(document, unit, drafts, moments)
                leads.append(unit)
            continue
        if _is_only_spoken_of(document, unit) or is_a_trend(document, unit, moments):
            continue
        if focus is not None and focus.family == "protest" and _counts_some(document, unit):
            focus.add(unit)
            continue
        if focus and (
            gives_way(unit, focus)
            or ends_in_arrests(document, unit, focus)
            or befalls_the_taken(document, unit, focus)
        ):
            focus.add(replace(unit, happenings=[]))
            continue
        if _is_of_known_people(document, unit) or is_signed(document, unit):
            unit.places, unit.areas, unit.times = [], [], []
        if all(h.is_generic or h.strength == "support" for h in unit.happenings) and HABIT.search(
            document.text, unit.start, unit.end
        ):
            unit.places, unit.areas = [], []  # « la zone de X, où ils mènent des attaques »
        if not unit.happenings and _TALLY.search(document.text, unit.start, unit.end):
            unit.times = []  # « le bilan est de 54 morts, a confié le général le 23 février »
        if leads and not drafts:
            set_scene(document, unit, leads, moments)
        if not unit.happenings and (
            unit.sentence.role == "title" or not drafts and is_told_next(document, unit)
        ):
            headline = unit
            continue
        family = _family(document, unit)
        clause = clause_of(document, unit, family)
        if clause.goes_back and not unit.says_more:
            unit.is_older, only_named = True, unit
            continue
        if only_named is not None and tells_named(document, only_named, unit):
            opened = Draft(_family(document, only_named))
            opened.add(only_named)
            opened.add(unit)
            drafts.append(opened)
            open_drafts.append(opened)
            taken, only_named = (unit, opened), None
            continue
        if focus is not None and unit.figures and _counts_afar(document, unit):
            continue
        if focus is not None and _is_back_from(document, unit, focus):
            focus = next((d for d in drafts if not d.units[0].looks_back), focus)
        told_of = taken[1] if taken and resumes(document, unit, taken[0], focus) else focus
        latest = open_drafts[-_MOST_REPORTS:]
        ranked = [
            (score, -_distance(unit, draft), index)
            for index, draft in enumerate(latest)
            if not (taken and draft is taken[1] and contrasts(document, taken[0], unit))
            and (score := fit(document, clause, draft, draft is told_of, moments)) is not None
        ]
        best = max(ranked) if ranked else None
        named = _by_number(document, unit, latest)
        if named is not None:
            best = (2.0, 0, named)
        is_stray = best is not None and best[0] < 1 and any(h.initiators for h in unit.happenings)
        opens = (best is None or best[0] < 2) and can_open(unit, family, moments)
        is_of_none = best is not None and best[0] < 0 and not unit.figures
        if (is_stray and not unit.figures or is_of_none) and not opens:
            only_named = unit if only_names(document, clause, moments) else only_named
            continue  # « L'armée a lancé en octobre une opération »: of no report told here
        if best is not None and not opens:
            draft = latest[best[2]]
            draft.add(unit)
            taken = unit, draft
            if len(draft.units) == _MOST_CLAUSES:
                open_drafts.remove(draft)
            if unit.sentence.role != "title" and (draft is not told_of or told_of is focus):
                focus = draft  # « … Cette attaque avait fait dix morts », of an aside: back to it
        elif opens and not is_far_off(document, unit):
            opened = Draft(family)
            opened.add(unit)
            taken = unit, opened
            drafts.append(opened)
            open_drafts.append(opened)
            # « … au lendemain de deux autres », « signataire de l'accord de 2015 »: an aside.
            is_aside = unit.is_earlier or family == "agreement" or is_on_the_way(unit, focus)
            focus = focus if is_aside and focus is not None else opened
        elif focus is not None and _goes_on(unit, focus):
            focus.add(replace(unit, happenings=[]))
        elif unit.sentence.role == "title":
            headline = unit  # « De nombreux morts dans le Centre après une attaque »
        elif only_names(document, clause, moments):
            only_named = unit
    told = [draft for draft in drafts if not only_heads(draft, drafts)]
    told = without_sums(document, without_round_up(document, without_numbers(document, told)))
    count_by_headline(told, headline)
    keep_places(document, told)
    return told


def _scene_of(draft: Draft) -> list[PlaceMention]:
    """Return the places that the text gives a report, or else its headline."""
    told = [p for unit in draft.units if unit.sentence.role != "title" for p in unit.places]
    return told or list(draft.places)


def _goes_on(unit: Unit, focus: Draft) -> bool:
    """Whether figures without place and day belong to the report told last.

    « Dix-sept autres ont été emmenés » tells no more than how many.
    """
    return bool(unit.figures) and not unit.places and not unit.times and _distance(unit, focus) <= 2


def _is_back_from(document: Document, unit: Unit, focus: Draft) -> bool:
    """« … qui avaient fait 100 morts en janvier. […] Les assaillants ont brûlé … »: the news."""
    before, main = focus.units[0], unit.main
    if not before.looks_back or unit.looks_back or unit.places or unit.areas:
        return False
    if _NEW_COUNT.match(document.text, unit.start):
        return True
    is_new = unit.sentence.paragraph > focus.units[-1].sentence.paragraph
    return is_new and main is not None and main.is_verb


def _counts_afar(document: Document, unit: Unit) -> bool:
    """« En Somalie, une explosion a fait douze morts »: none of the attack told here."""
    main = unit.main
    is_new = main is not None and (main.is_verb or main.determiner not in ANAPHORA)
    return is_new and is_far_off(document, unit)


def _by_number(document: Document, unit: Unit, drafts: list[Draft]) -> int | None:
    """« La première explosion », « la seconde »: one of two that one sentence told."""
    if drafts and drafts[-1].units[0].is_another and _SECOND.match(document.text, unit.start):
        return len(drafts) - 1
    match = _ORDINAL.match(document.text, unit.start)
    if match is None or not drafts:
        return None
    told = drafts[-1].units[0].sentence.index
    pair = [i for i, draft in enumerate(drafts) if draft.units[0].sentence.index == told]
    return pair[0 if match["first"] else 1] if len(pair) == 2 else None


def _lend(document: Document, unit: Unit, drafts: list[Draft], moments: Moments) -> None:
    """Give a headline the place and day of a first sentence that has no trigger of its own."""
    if len(drafts) != 1 or is_business(document, unit.sentence):
        return
    if visits(document, unit.sentence):
        unit.times = []
    if unit.places and not drafts[0].places and _says_where(document, unit, drafts[0]):
        drafts[0].add(unit)
    if drafts[0].units[-1].sentence.role != "title":
        return
    # « Il n'y avait plus d'otages depuis octobre 2020 »: when another story ended
    dated = not unit.looks_back and any(moments.is_dated(t) for t in unit.times)
    if (unit.places or dated) and not drafts[0].places and not drafts[0].times:
        drafts[0].add(unit)


def _says_where(document: Document, unit: Unit, draft: Draft) -> bool:
    """« Nouvelle attaque dans le nord. Pour la première fois, Djibo a été touché. »: there."""
    is_next = _distance(unit, draft) == 1
    return is_next and _TOUCHED.search(document.text, unit.start, unit.end) is not None


def _names_villages(document: Document, unit: Unit, focus: Draft) -> bool:
    """« Les villages touchés sont … »: where the report told last was."""
    sentence = unit.sentence
    is_open = bool(unit.places) and not focus.places
    return is_open and names_villages(document.text, sentence.start, sentence.end)


def _is_only_spoken_of(document: Document, unit: Unit) -> bool:
    """« Le 18 août, l'ONU dénonçait les attaques contre … »: the day of her words."""
    if unit.figures or unit.places or not unit.times or unit.sentence.role == "title":
        return False
    if not all(h.is_generic and not h.is_verb for h in unit.happenings):
        return False
    first = unit.happenings[0].start if unit.happenings else unit.start
    said = document.verbs_in(unit.times[-1].end, first)
    return any(v.phrase.kind == "speech" and v.reading.voice == "active" for v in said)


def _is_of_known_people(document: Document, unit: Unit) -> bool:
    """« deux d'entre eux sont morts à l'hôpital »: where and when that was is not the act's."""
    if _BODY.match(document.text, unit.start):
        return True
    if not unit.figures:
        return False
    known = [h for h in unit.happenings if h.is_generic and h.is_verb]
    if known and len(known) == len(unit.happenings) and not new_figures(unit):
        return True
    return _is_of_them(document, unit)


def _is_of_them(document: Document, unit: Unit) -> bool:
    return _OF_THEM.search(document.text, unit.start, unit.anchor) is not None


def _counts_some(document: Document, unit: Unit) -> bool:
    """« Trois d'entre eux ont été blessés »: of the crowd told of last."""
    told = bool(unit.figures) and not (unit.places or unit.times)
    return told and unit.sentence.role == "body" and _is_of_them(document, unit)


def _family(document: Document, unit: Unit) -> str:
    main = unit.main
    return document.vocabulary.frames[main.frame].family if main else "violence"


def _distance(unit: Unit, draft: Draft) -> int:
    return unit.sentence.index - draft.units[-1].sentence.index
