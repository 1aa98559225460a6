"""Whether a clause cannot be of a report: it tells of the other side, or of long before."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .draft import Draft
from .figure import Figure
from .hostages import by_name
from .noun_phrase import NounPhrase, identify
from .party import OUTLAWS
from .place_likeness import shared_figures
from .units import Unit

_BY_STEALTH = {"blast", "abduction"}
_MANY = 5
_NEVER = 20  # more than any likeness
_SERVING = ("army", "police", "peacekeeper")
# « l'embuscade qui a coûté la vie à … », « l'attaque dans laquelle … »: told by its own dead
_THAT = re.compile(
    r" (?:[a-z-]+ )?(?:qui|ayant|(?:dans|lors de|au cours de|durant) (?:laquelle|lequel)|ou) "
)
_MINE = Seldom(
    "mine|improvise|artisana",
    # no gold mine, no « l'engin artisanal » of the man who blew himself up
    r"\b(?:mines?\b(?! d[e'u])|(?<!l')(?<!cet )(?<!son )engins? explosifs? "
    r"(?:improvise|artisana)[a-z]*\b)",
)
_SUICIDE = Seldom(
    "kamikaze|suicide|ceinture|expl|saut",
    r"(?<!pas d'un )(?<!pas d'une )\b(?:kamikazes?|suicides?|ceintures?|"
    r"s[e'] ?(?:(?:est|sont|etait|etaient) )?"
    r"(?:fait|faire|font|faisant|faisait) (?:exploser|sauter))\b",
)
_ALSO = re.compile(r"\b(?:egalement|aussi|par ailleurs)\b")


def other_side(
    document: Document, unit: Unit, draft: Draft, told: set[str], known: set[str]
) -> float:
    """Return how much a clause that tells of other victims loses against a report.

    `told` and `known` are the kinds of act that the two tell of.
    """
    score = 0.0
    if _takes_other_side(document, unit, draft, told, known):
        score += 2
    if _is_another_kill(document, unit, draft):
        score += 4
    if _is_of_another_force(document, unit, draft):
        score += 6
    if "abduction" in told & known:
        score -= by_name(document, unit, draft)
    if known == {"abduction"} and "abduction" not in told and _is_a_massacre(unit, draft):
        score += 6
    if _takes_back(unit, draft):
        score += 6
    if "blast" in told & known and _is_another_blast(document, unit, draft):
        score += _NEVER
    return score


def _is_another_blast(document: Document, unit: Unit, draft: Draft) -> bool:
    """« Un kamikaze s'est fait sauter à Gao. Une mine a tué quatre hommes »: no mine of his."""
    told = [u for u in draft.units if u.sentence.role == "body"] or draft.units
    here, there = _ways_of([unit], document), _ways_of(told, document)
    return len(here) == len(there) == 1 and here != there


def _ways_of(units: list[Unit], document: Document) -> set[str]:
    ways = {"suicide": _SUICIDE, "mine": _MINE}
    return {
        way for way, words in ways.items()
        if any(words.search(document.text, u.start, u.end) for u in units)
    }  # fmt: skip


def _takes_back(unit: Unit, draft: Draft) -> bool:
    """« La ville est tombée lundi. […] L'armée a repris la ville »: after what was told."""
    main, before = unit.main, draft.units[0].main
    if main is None or not (main.is_verb and main.frame == "recapture" and main.initiators):
        return False
    if "recapture" in draft.frames or before is None:
        return False
    was_before = draft.units[0].looks_back or before.is_past_perfect
    return "capture" in draft.frames or was_before and not main.is_past_perfect


def _takes_other_side(
    document: Document, unit: Unit, draft: Draft, told: set[str], known: set[str]
) -> bool:
    """Whether a mine or an abduction hits those who strike outlaws in a report."""
    if _BY_STEALTH.isdisjoint(told) or not _BY_STEALTH.isdisjoint(known):
        return False
    if "clash" in draft.frames:
        return False  # both sides fall in a fight, and both take prisoners
    own = sorted((h for h in draft.happenings if h.targets), key=lambda h: h.start)[:1]
    struck = [_is_outlaw(document, p) for h in own for p in h.targets]
    acting = [_is_outlaw(document, p) for h in own for p in h.initiators]
    hit = [_is_outlaw(document, p) for h in unit.happenings for p in h.targets]
    return bool(struck) and all(struck) and not any(acting) and not any(hit)


def _is_another_kill(document: Document, unit: Unit, draft: Draft) -> bool:
    """« quatre civils ont été tués. […] Trois terroristes ont également été abattus à X »."""
    if not unit.places or draft.places or not _ALSO.search(document.text, unit.start, unit.end):
        return False
    hit = [_is_outlaw(document, p) for p in unit.main.targets] if unit.main else []
    struck = [_is_outlaw(document, p) for h in draft.happenings for p in h.targets]
    return bool(hit and struck) and all(hit) and not any(struck)


def _is_of_another_force(document: Document, unit: Unit, draft: Draft) -> bool:
    """« deux soldats maliens tués […] l'embuscade qui a tué six Casques bleus »: another one."""
    main = unit.main
    if main is None or main.is_verb or main.determiner != "definite" or not unit.figures:
        return False
    if _THAT.match(document.text, main.end, unit.end) is None or shared_figures(unit, draft):
        return False
    own, theirs = (
        _forces_of(document, unit.figures, draft),
        _forces_of(document, draft.figures, draft),
    )
    return bool(own and theirs) and None not in own | theirs and own.isdisjoint(theirs)


def _forces_of(document: Document, figures: list[Figure], draft: Draft) -> set[str | None]:
    return {
        identify(document, f.people, draft.country) for f in figures
        if f.outcome == "killed" and f.people is not None
        and (f.people.cls in _SERVING or f.people.cls == "named")
    }  # fmt: skip


def _is_a_massacre(unit: Unit, draft: Draft) -> bool:
    """« deux Chinois ont été enlevés […] Dans la nuit, 160 civils ont péri à X »: apart."""
    if not unit.places or draft.places or not unit.times:
        return False
    return any(f.outcome == "killed" and f.low >= _MANY for f in unit.figures)


def _is_outlaw(document: Document, phrase: NounPhrase) -> bool:
    bloc = document.vocabulary.blocs.get(phrase.actor or "")
    return phrase.cls in OUTLAWS or bloc in ("jihadist", "separatist")
