"""Whether a clause goes back before the story: « avait déjà mené un raid », « avait fait dix … ».

A verb of the lexicon tells it by its own tense; here it is any verb, such as carries a noun or a
figure.
"""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .document import Document
from .draft import Draft
from .moments import DAYS, Moments
from .place_likeness import shared_figures
from .rights_reports import is_a_rights_report
from .told_first import WIDE
from .unit import Unit
from .verb_telling import is_reported

_HAD = Seldom(
    "avait|avaient",
    r"\bavai(?:t|ent) (?:(?:deja|aussi|egalement|ete|recemment|ensuite|alors|notamment|meme|elle|"
    r"il|(?:[a-z]+ment)) ){0,3}(?P<done>[a-z]{3,16})\b",
)
# « l'aéroport a été récemment visé », told after the news
_RECENTLY = Seldom(
    "recemment|precedemment|dernierement",
    r"\b(?:a|ont) (?:(?:ete|deja|aussi|egalement) ){0,2}(?:recemment|precedemment|dernierement) ",
)
_DONE = re.compile(r"(?:é|i|u|t|s)e?s?")
_ALREADY = Seldom("deja", r"\bavai(?:t|ent) deja\b")
_REMINDS = Seldom(
    "rappel|memoire|souvient",
    r"\W*(?:pour (?:rappel|memoire)|a titre de rappel|on se souvient|"
    r"(?:on |nous |il (?:faut|convient de|est bon de) )?rappel(?:er|le|ons|lons)),? (?:que |qu')?",
)
_COUNT = re.compile(r"\b(?:bilan|decompte|chiffre|comptage|information)s?\b")
_LONG_PAST = WIDE | {"months", "year_edge"}
_NEWS_DAYS, _LONG_AGO, _A_YEAR = 16, 60, 300
# The sentence from which an article looks back.
_BACKGROUND = 3


def looks_back(document: Document, unit: Unit) -> bool:
    """Return whether a verb of a clause is in the pluperfect, and not by mere concord."""
    text, start, main = document.text, unit.start, unit.main
    if main is not None and main.is_past_perfect:
        return True
    if _RECENTLY.search(text, start, unit.end) is not None and unit.sentence.index >= _BACKGROUND:
        return True
    for had in _HAD.finditer(text, start, unit.end):
        first, last = had.span("done")
        ending = document.original(last - 3 if last - first > 3 else first, last)
        if (
            ending[-2:] == "ts"
            or not _DONE.search(ending)
            or document.verbs_of("speech", first, last)
        ):
            continue
        if _COUNT.search(text, start, had.start()) or is_reported(
            document, had.start(), unit.sentence
        ):
            continue
        return True
    return False


def is_of_old(document: Document, unit: Unit, draft: Draft, moments: Moments) -> bool:
    """Whether a clause that looks back cannot be of a report that is told as news.

    « Fin mars, six fidèles avaient été tués à Tora » where the news names neither day nor place;
    « En juin, l'armée avait déjà mené un raid dans cette forêt ».
    """
    if _is_reminder(document, unit, draft, moments) or _is_the_conquest(unit, draft):
        return True
    first = draft.units[0].main
    if not unit.looks_back or first is None:
        return False
    if any(u.looks_back or u.is_earlier for u in draft.units):
        return False
    if _RECENTLY.search(document.text, unit.start, unit.end) and not unit.times:
        return first.is_verb or first.determiner not in ("definite", "demonstrative")
    if any(map(is_long_before, unit.times)):
        return True  # « …, dont ils avaient pris le contrôle quelques mois plus tôt »
    if any(moments.is_dated(time) for time in draft.times if time.kind == "date"):
        return False
    if not first.is_verb and first.determiner in ("definite", "demonstrative"):
        return False  # « le massacre de Moura »: what was done long ago may be the news itself
    if unit.places and not draft.places and any(time.rule in WIDE for time in unit.times):
        return True
    dated = [time for time in unit.times if time.kind == "date" and moments.is_dated(time)]
    if _ALREADY.search(document.text, unit.start, unit.end):
        return bool(dated)
    if draft.units[0].sentence.index > 1 or shared_figures(unit, draft):
        return False
    oldest = max((_age(time, moments) for time in dated), default=0)
    if oldest > _LONG_AGO and (
        _counts_dead(unit)
        and _counts_dead(draft)
        or _is_told_as_news(draft, moments)
        or oldest > _A_YEAR
        and first.is_verb
        and not is_a_rights_report(document)
    ):
        return True  # « Vingt villageois ont été tués. En mars 2019, une attaque avait fait … »
    return unit.sentence.index >= _BACKGROUND and oldest > _NEWS_DAYS


def _age(time: TimeExpression, moments: Moments) -> int:
    stated = moments.stated(time)
    return moments.age(stated.earliest if time.rule == "year" else stated.latest) or 0


def is_long_before(time: TimeExpression) -> bool:
    """Whether a time is months or years before what is told: « quelques mois plus tôt »."""
    values = time.values
    return time.rule == "offset" and values["unit"] in ("month", "year") and values["side"] < 0


def _is_told_as_news(draft: Draft, moments: Moments) -> bool:
    """« Dix soldats sont morts à Boni, a annoncé vendredi l'armée »: these days, if on no day."""
    lead, first = draft.units[0].sentence, draft.units[0].main
    if first is None or not first.is_verb or first.is_claimed or first.is_past_perfect:
        return False
    days = [moments.age(moments.stated(t).latest) for t in lead.times if t.rule in DAYS]
    return any(age is not None and age <= _NEWS_DAYS for age in days)


def _counts_dead(told: Unit | Draft) -> bool:
    return any(figure.outcome == "killed" for figure in told.figures)


def _is_the_conquest(unit: Unit, draft: Draft) -> bool:
    """« Le nord du Mali est tombé en 2012 sous la coupe de … »: of no attack told without a day."""
    main = unit.main
    if main is None or main.frame != "capture" or "capture" in draft.frames or unit.places:
        return False
    return any(t.rule in _LONG_PAST for t in unit.times)


def _is_reminder(document: Document, unit: Unit, draft: Draft, moments: Moments) -> bool:
    """« Pour rappel, le 7 mars, un attentat avait tué … »: of before, and of none without a day."""
    main = unit.main
    if main is None or main.determiner in ("definite", "demonstrative"):
        return False
    if not _REMINDS.match(document.text, unit.start, unit.end) or shared_figures(unit, draft):
        return False
    dated = [t for t in unit.times if t.kind == "date" and moments.is_dated(t)]
    return bool(dated) and not (moments.fit(dated, draft.times) or 0)
