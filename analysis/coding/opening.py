"""Whether a clause says enough to open a report, by what, where, when and how many it tells."""

from .clauses import Happening
from .draft import is_pointing
from .figure import Figure
from .looking_back import is_long_before
from .moments import DAYS, Moments
from .story import names_one
from .unit import Unit

_HUNDREDS = 200
_SCORE = 10
_WEEKS = {"week", "weekend"}
_BLASTS = {"ied", "suicide_bomb", "shelling", "air_strike", "drone", "grenade"}


def can_open(unit: Unit, family: str, moments: Moments) -> bool:
    """Return whether a clause says enough to be a report of its own."""
    if is_pointing(unit) and not unit.figures:
        return False
    if unit.looks_back and any(map(is_long_before, unit.times)) and not unit.says_more:
        return False  # « …, dont ils avaient pris le contrôle quelques mois plus tôt »
    if family == "establishment" and not unit.places and unit.sentence.role != "title":
        return False
    if unit.times and not unit.places and all(moments.is_long(t) for t in unit.times):
        # « entre avril et juin, 317 civils ont été tués »: a count of many events
        if family != "coup" and (family == "agreement" or not names_one(unit)):
            return False
    strong = [h for h in unit.happenings if h.strength == "main" and not h.is_generic]
    if strong and not unit.figures and all(map(_is_one_of_scores, strong)):
        if not any(t.rule in DAYS for t in unit.times):
            return False  # « Entre janvier et mars, 45 attaques ont été recensées à Tillabéri »
    if strong and all(map(_strikes_back, strong)) and not (unit.says_more or unit.times):
        return False  # « Les forces spéciales ont neutralisé les assaillants »
    if unit.is_another and any(h.is_verb and h.target_nouns for h in strong):
        return True  # « un autre véhicule a sauté sur une mine »
    placed, figures = bool(unit.places), new_figures(unit)
    if unit.is_another and placed and unit.says_what_took_place and not unit.is_lent:
        if any(h.determiner == "definite" and not h.is_verb for h in unit.happenings):
            return True  # « Les deux autres attaques ont eu lieu à X »
    weak = bool(strong) or any(not h.is_generic for h in unit.happenings)
    generic = bool(strong) or any(h.strength == "main" for h in unit.happenings)
    if unit.sentence.role in {"title", "standfirst"}:
        return generic or bool((weak or figures) and unit.happenings and (figures or placed))
    if any(f.low >= _HUNDREDS for f in figures) and not (placed or unit.areas or _is_lead(unit)):
        # « 55 soldats et plusieurs centaines de civils ont été tués »: in a war, not in an act
        return _is_dated(unit, family, moments)
    if figures and (weak and placed or generic and (placed or _is_lead(unit))):
        return True
    if strong and (placed or figures or unit.areas or _is_lead(unit)):
        return True
    begins = unit.sentence.index == 0 and any(f.outcome == "killed" for f in figures)
    if begins and (weak or placed):
        return True  # « Paris a annoncé lundi la mort de deux soldats au Mali »
    is_first = placed and not unit.happenings and unit.sentence.index <= 1
    if is_first and any(f.outcome == "killed" for f in figures):
        return True  # « Onze morts à Boni. », and no « deux otages près de Koro »
    days = {t.rule for t in unit.times if moments.is_dated(t)}
    if days & DAYS and (_destroys(unit) or _marches(unit)) or days & _WEEKS and _marches(unit):
        return True
    told = weak or generic
    if unit.is_another and any(h.frame in _BLASTS and not h.is_generic for h in unit.happenings):
        if any(t.kind == "relation" for t in unit.times):
            return True  # « Deux jours après, une voiture piégée a explosé »
    if strong or told and (placed or figures or unit.areas) or figures and placed:
        return _is_dated(unit, family, moments)
    return False


def _strikes_back(happening: Happening) -> bool:
    """Whether those hit are « les assaillants », of an attack told before."""
    hit = happening.targets
    return bool(hit) and all(p.cls == "assailant" and p.determiner == "definite" for p in hit)


def _is_one_of_scores(happening: Happening) -> bool:
    """Whether a noun counts so many acts that none of them is told."""
    return happening.quantity is not None and happening.quantity.low >= _SCORE


def _destroys(unit: Unit) -> bool:
    """« Un bus a été incendié le 5 mai »: what was destroyed, and on its own day."""
    return any(h.frame == "destruction" and h.is_verb and h.target_nouns for h in unit.happenings)


def _marches(unit: Unit) -> bool:
    """« Mardi, des milliers de personnes ont manifesté »: a crowd in the street on its day."""
    return any(
        h.is_verb
        and h.initiators
        and (h.frame == "protest" or h.frame == "gathering" and h.strength == "main")
        for h in unit.happenings
    )


def _is_dated(unit: Unit, family: str, moments: Moments) -> bool:
    """Whether a clause gives a day; « assiégée depuis avril »: the beginning of what lasts."""
    many = all(h.is_generic for h in unit.happenings)  # « cette année, des dizaines d'attaques »
    if any(moments.is_dated(t) and not (many and moments.is_long(t)) for t in unit.times):
        return True
    begun = [t for t in unit.times if moments.is_since(t)]
    # « Des combats opposent depuis mercredi … »: the news of a first sentence
    return any(family == "siege" or t.rule in DAYS and _is_lead(unit) for t in begun)


def new_figures(unit: Unit) -> list[Figure]:
    """Return the figures that do not only say whom a known act befell: « les six enlevés »."""
    if not unit.figures:
        return []
    known = [h for h in unit.happenings if h.is_generic and h.is_verb]
    return [f for f in unit.figures if not any(h.start <= f.anchor <= h.end for h in known)]


def _is_lead(unit: Unit) -> bool:
    return unit.sentence.index <= 2
