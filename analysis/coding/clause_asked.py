"""A clause as the reports of an article ask of it, before it joins one of them."""

import re
from dataclasses import dataclass

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .bombs import is_of_raiders
from .clauses import Happening
from .document import Document, Hit
from .draft import Draft, is_pointing
from .unit import Unit, groups_of

ANAPHORA = ("definite", "demonstrative")
# « cette nuit-là », « ce jour-là »: when it was is told before.
_THEN = Seldom(
    "-la",
    r"\b(?:ce(?:tte)? (?:nuit|jour|matin|soir|matinee|soiree|[a-z]{3,6}di|dimanche)-la)\b"
    r"(?! (?:egalement|aussi))",
)
_THEY_WERE = re.compile(r"(?:ils?|elles?) (?:a|ont|avait|avaient) (?:[a-z]+ment )?ete ")
_KNOWN = re.compile(r"(?:le|la|ce|cet|cette) |l'")
_MOVING = {"convoy", "vehicle", "patrol"}
_IN_THIS = Seldom(
    " cet| ce | ces ",
    r"\b(?:dans|lors de|au cours de|durant|pendant|par) (?:cette|cet|ce|ces) (?:[a-z]{4,12} )?$",
)
_CONTRAST = re.compile(r",? ?(?:tandis|alors) qu")
_IN_THIS_ONE = re.compile(
    r"\b(?:dans|lors de|au cours de|durant|pendant|par) (?:cette|cet|ce) (?:meme )?$"
)
# « Au cours de celle-ci, … »
_IN_IT = re.compile(
    r"\W*(?:dans|lors de|au cours de|durant|pendant) (?:celle-ci|celui-ci|cette derniere|"
    r"ce dernier)\b"
)
# « L'incident s'est produit à Kobé », « Les faits ont eu lieu … »
_THE_FACTS = re.compile(
    r"\W*(?:l'|cet |le |ce |les |ces |la |cette )(?:premiers? |premiere )?"
    r"(?:incidents?|faits?|drame|scene|tragedie|evenements?)\b"
)
# « La dernière attaque remonte à 2012 »: another one.
_GOES_BACK = Seldom.of(r"[^.;:,]{0,40}\bremont(?:e|ent|ait|aient) (?:a|au|aux)\b")
# « Une attaque revendiquée par le JNIM. »
_SIGNED = re.compile(
    r"\W*(?:(?:un|une|des) )?[a-z]{4,12} (?:[a-z]{6,12} )?(?:"
    r"(?:non |aussitot |depuis )?revendiquee?s?|attribuee?s?|imputee?s?|"
    r"signee?s?|que (?:le|la|les|l'|des|son|ses|personne))\b"
)
_BEFORE = 40  # no « au cours de cette nouvelle » is longer


@dataclass(slots=True)
class Clause:
    """A clause and what each report asks of it: its main trigger, the kinds of act it tells.

    `times` are those that date its own event; `points_back`: « l'attaque », « cette embuscade »,
    told before, as with `is_of_it` « dix soldats ont été tués dans cette embuscade »; `goes_back`:
    it only says when an older event was; `is_then`: « cette nuit-là ».
    """

    unit: Unit
    main: Happening | None
    family: str
    groups: set[str]
    times: list[TimeExpression]
    points_back: bool
    is_of_it: bool
    goes_back: bool
    is_then: bool


def clause_of(document: Document, unit: Unit, family: str) -> Clause:
    """Return a clause as reports ask of it."""
    main = unit.main
    points_back = main is not None and not main.is_verb and main.determiner in ANAPHORA
    points_back = points_back or is_signed(document, unit)
    return Clause(
        unit, main, family, _groups(document, unit),
        [] if is_pointing(unit) and not unit.says_what_took_place else unit.times,
        points_back,
        points_back or _is_of_it(document, unit),
        # « la dernière attaque remonte à … »
        main is not None and bool(_GOES_BACK.match(document.text, main.end, unit.end)),
        bool(_THEN.search(document.text, unit.start, unit.end)),
    )  # fmt: skip


def _groups(document: Document, unit: Unit) -> set[str]:
    """Return the kinds of act a clause tells: raiders who bombard a camp have no aircraft."""
    groups = groups_of(unit.happenings)
    bombs = [h for h in unit.happenings if h.frame == "air_strike"] if "air" in groups else []
    shells = [is_of_raiders(document, [h], Hit(h.start, h.end, h.row)) for h in bombs]
    return groups - {"air"} | {"shelling"} if shells and all(shells) else groups


def is_signed(document: Document, unit: Unit) -> bool:
    """« …. Une attaque revendiquée par le JNIM. »: a sentence without a verb, on the one before."""
    main = unit.main
    if main is None or main.is_verb or unit.figures or unit.start != unit.sentence.start:
        return False
    if unit.sentence.role != "body" or not _SIGNED.match(document.text, unit.start, unit.end):
        return False
    start, end = main.end, unit.sentence.end
    relative = document.text.startswith(" que ", main.end)
    verbs = [v for v in document.groups_in(start, end) if v.reading.voice != "participle"]
    return len(verbs) <= relative


def _is_of_it(document: Document, unit: Unit) -> bool:
    if _IN_IT.match(document.text, unit.start, unit.end):
        return True
    if unit.says_what_took_place and _THE_FACTS.match(document.text, unit.start, unit.end):
        return True
    for h in unit.happenings:
        if not h.is_verb and _IN_THIS.search(
            document.text, max(unit.start, h.start - _BEFORE), h.start
        ):
            return True
    return False


def is_of_this(document: Document, unit: Unit) -> bool:
    """Return whether a clause says « dans cette attaque »: in the one told just before."""
    return _IN_IT.match(document.text, unit.start, unit.end) is not None or any(
        not h.is_verb and _IN_THIS_ONE.search(document.text, unit.start, h.start)
        for h in unit.happenings
    )


def is_of_the_same(document: Document, unit: Unit, draft: Draft) -> bool:
    """« Un car a sauté … Le car a sauté près de B », « … enlevés. Ils avaient été enlevés à C ».

    Whom or what the act hit was named before, and no other day is given.
    """
    main = unit.main
    if main is None or not main.is_verb or main.frame not in draft.frames:
        return False
    if any(time.kind == "date" for time in unit.times):
        return False
    if _THEY_WERE.match(document.text, unit.start) is not None:
        return True
    told = {_noun_of(document, n) for h in draft.happenings if h.is_verb for n in h.target_nouns}
    return any(
        noun.row.target_kind in _MOVING
        and _is_known(document, noun)
        and _noun_of(document, noun) in told
        for noun in main.target_nouns
    )


def _is_known(document: Document, noun: Hit) -> bool:
    """« le car »: told before; the article is part of the term or stands before it."""
    if _KNOWN.match(document.text, noun.start):
        return True
    return bool(
        {"le", "la", "l'", "ce", "cet", "cette"} & set(document.words_before(noun.start, 1))
    )


def _noun_of(document: Document, noun: Hit) -> str:
    """« un car », « le car »: its last word."""
    return document.text[noun.start : noun.end].rpartition(" ")[2]


def contrasts(document: Document, left: Unit, right: Unit) -> bool:
    """« …, tandis qu'à Ber une attaque suicide a été menée »: there something else was done."""
    if left.sentence.index != right.sentence.index or not left.places or not right.places:
        return False
    if _CONTRAST.match(document.text, right.start) is None:
        return False
    own, other = groups_of(right.happenings), groups_of(left.happenings)
    shared = {p.key for p in left.places} & {p.key for p in right.places}
    return bool(own and other) and not own & other and not shared


def things_hit(happenings: list[Happening]) -> set[str]:
    """Return what some acts hit: « l'aéroport », « deux barrages »."""
    return {noun.row.target_kind for happening in happenings for noun in happening.target_nouns}
