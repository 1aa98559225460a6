"""One figure of dead, wounded, captured, missing or « neutralisés », and the people it counts."""

import re
from dataclasses import dataclass

from analysis.language.cues import Seldom
from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan, VerbHit
from .noun_phrase import NounPhrase

# « une vendeuse de beignets et un gardien »: what belongs to the noun parts no list.
_JOIN = re.compile(
    r"^(?:,? (?:agee?s? )?de \d+ (?:ans|mois),?)?"
    r"(?: d(?:e |'|u |es )(?:(?:nationalite|origine|la|contingent) )?\w{3,})?[\s»\"]*\)?\s*"
    r"(?:,|et|et (?:des?|a)|et (?:les|ses|leurs|nos)|"
    r",? ?ainsi qu(?:'|e(?: des?)?)|\(|,? ?ou|et d'|,? ?et (?:au moins )?(?:de |d')?)?[\s«\"]*$"
)
_BRACKETS = re.compile(r" ?\([^()]*\)(?=[ ,])")
# « cinq membres d'un groupe, appelé Koglweogo, et un conseiller »
_SO = r",? (?:appele|dit|denomme|nomme|baptise|surnomme)e?s? "
_NAMED_SO = re.compile(rf"{_SO}[^,;:.()]{{2,40}}(?=,? et )")
_SO_CALLED = re.compile(rf"{_SO}(?:l[ae]s? |l')?")
_PART_BEFORE = Seldom(
    "dont|parmi|y compris|soit",
    r"(?:\bdont|parmi lesquel(?:le)?s|parmi (?:eux|elles|ceux-ci|celles-ci)|y compris|soit)"
    r"\s*(?:au moins |plus de |les )?$",
)
_PART_REACH = 24
_MORTAL = re.compile(r"\bmortellement\b")
_MORTALLY = 13
# « … et quatre gendarmes [samedi] à Mandiakuy »: their own place, with a day or without
DAY = (
    r"(?:,? (?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"(?: \d{1,2} [a-z]{3,9})?,?)?"
)
_NUMBER_BEHIND = Seldom("au nombre d", r",? (?:sont |etaient |seraient )?au nombre (?:de |d')")
_AND_OF = re.compile(r" et (?:d'|de |des )$")
_APART = {"civilian", "militia"}
OWN, ENEMY = "own", "enemy"  # whose ranks are said to have lost them


@dataclass(slots=True)
class Figure:
    """One figure in the text.

    `people` is who is counted (None: nobody is named), `side` what the ranks say (own, enemy);
    `part_of` is the figure it is a part of;
    `is_mixed`: one number counts people of two kinds; `is_elsewhere`: with a place of its own and
    the verb of the figure before, « six civils ont été tués à Boni et neuf à Koro ».
    """

    start: int
    end: int
    outcome: str
    low: int
    high: int | None
    is_approximate: bool
    people: NounPhrase | None
    sentence: int
    part_of: "Figure | None" = None
    side: str | None = None
    anchor: int = 0
    is_mixed: bool = False
    is_elsewhere: bool = False


def bare(quantity: Quantity, end: int, sentence: SentenceSpan) -> NounPhrase:
    """Return the people of a figure that names nobody: « deux d'entre eux »."""
    return NounPhrase(quantity.start, end, "person", None, None, quantity, None, None, False,
                      sentence.index, quantity.start, end)  # fmt: skip


def is_bare(phrase: NounPhrase) -> bool:
    """Whether a number stands without a noun: « … et 36 ont disparu »."""
    return phrase.quantity is not None and phrase.end == phrase.quantity.end


def number_behind(document: Document, end: int) -> Quantity | None:
    """Return the number told behind a noun: « Les assaillants, au nombre de six, … »."""
    match = _NUMBER_BEHIND.pattern.match(document.text, end)
    counted = document.quantities_in(match.end(), match.end() + 1) if match else []
    return next((q for q in counted if q.kind in ("count", "vague")), None)


def tells_number_behind(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether « au nombre de » stands in a sentence: to ask before every noun of it."""
    return _NUMBER_BEHIND.search(document.text, sentence.start, sentence.end) is not None


def figure_of(phrase: NounPhrase, outcome: str, anchor: int) -> Figure | None:
    """Return the figure that people give: one for « un soldat », none for « les soldats »."""
    quantity = phrase.quantity
    if quantity is not None and quantity.kind in {"count", "vague", "none"}:
        high = quantity.high
        return Figure(phrase.start, phrase.end, outcome, quantity.low, high,
                      quantity.approximate, phrase, phrase.sentence, anchor=anchor)  # fmt: skip
    if phrase.determiner == "indefinite" and phrase.quantity is not None:
        return Figure(phrase.start, phrase.end, outcome, 1, 1, False, phrase, phrase.sentence,
                      anchor=anchor)  # fmt: skip
    return None


def outcome_of(document: Document, verb: VerbHit) -> str:
    """Return what befell those whom a verb of harm counts: « mortellement touchés » are dead."""
    outcome = str(verb.phrase.row.outcome)
    around = document.text[max(0, verb.reading.start - _MORTALLY) : verb.end + _MORTALLY]
    return "killed" if outcome == "wounded" and _MORTAL.search(around) else outcome


def follows(gap: str) -> bool:
    """Return whether what stands between two figures makes them one list.

    >>> follows(" (volontaires pour la défense de la patrie) et ")
    True
    """
    gap = _BRACKETS.sub("", gap) if ")" in gap else gap
    return bool(_JOIN.match(_NAMED_SO.sub("", gap) if "," in gap else gap))


def chain(document: Document, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the first people and those that « et » or a comma joins to them."""
    chosen = people[:1]
    for phrase in people[1:]:
        is_short = phrase.name_kind == "acronym" and document.text.endswith("(", 0, phrase.start)
        if is_short or _SO_CALLED.fullmatch(document.text, chosen[-1].end, phrase.start):
            chosen[-1].end = phrase.end  # « Volontaires pour la défense de la patrie (VDP) »
            continue
        if not follows(document.text[chosen[-1].end : phrase.start]) or is_verb(phrase):
            break
        chosen.append(phrase)
    return chosen


def is_verb(phrase: NounPhrase) -> bool:
    """Whether « blessé » counts nobody: « ont tué cinq personnes et blessé deux autres »."""
    return phrase.cls == "victim" and phrase.quantity is None and phrase.determiner is None


def may_tell_parts(document: Document, people: list[NounPhrase]) -> bool:
    """Return whether some of these people, in the order of the text, can be parts of a figure."""
    if not people:
        return False
    span = max(0, people[0].start - _PART_REACH), people[-1].start
    text = document.text
    return (
        text.find(":", *span) >= 0
        or text.find("(", *span) >= 0
        or _PART_BEFORE.may_be_in(text, *span)
    )


def is_part(document: Document, phrase: NounPhrase) -> bool:
    """Return whether people are a part of a figure before them: « dont », « parmi lesquels »."""
    before = document.text[
        phrase.start - _PART_REACH if phrase.start > _PART_REACH else 0 : phrase.start
    ]
    if before.rstrip(' «"').endswith(":") or (before.endswith("(") and phrase.cls != "victim"):
        # « huit morts : deux Nigériens et six Français », but not after a headline's place.
        sentence = document.sentence_at(phrase.start)
        return bool(
            document.within("casualty", sentence.start, phrase.start)
            # « le bilan atteint 32 (28 soldats et 4 civils) »
            or any(q.end == phrase.start - 2 for q in sentence.quantities)
        )
    return opens_part(document.text, phrase.start)


def opens_part(text: str, at: int) -> bool:
    """Return whether « dont » or « parmi lesquels » stands before an offset.

    >>> opens_part("vingt morts, dont au moins deux", 27), opens_part("vingt morts et deux", 15)
    (True, False)
    """
    return _PART_BEFORE.search(text, at - _PART_REACH if at > _PART_REACH else 0, at) is not None


def is_one(figure: Figure) -> bool:
    """Return whether the figure is no more than an article: « un prêtre »."""
    quantity = figure.people.quantity if figure.people is not None else None
    return quantity is not None and quantity.kind == "article"


def without_lone(parts: list[Figure], total: Figure) -> list[Figure]:
    """« cinq morts: quatre gendarmes et un civil » counts both.

    « deux soldats, un sergent et un conducteur » says who they were.
    """
    kinds = {_side(part) for part in parts}
    if None in kinds or len(kinds) < 2 or _side(total) is not None:
        return [part for part in parts if not is_one(part)]
    return parts


def _side(part: Figure) -> str | None:
    """Return whether somebody counted is a soldier, a fighter or a civilian, if that is said."""
    cls = part.people.cls if part.people is not None else None
    return {"police": "army"}.get(cls or "", cls) if cls not in ("person", "victim") else None


def _is_of_another_kind(phrase: NounPhrase, people: NounPhrase) -> bool:
    """« dix soldats maliens et nigériens » are of two armies."""
    if phrase.cls == people.cls:
        return None not in (phrase.country, people.country) and phrase.country != people.country
    return phrase.cls not in {"victim", "person"}


def _stands_apart(document: Document, people: NounPhrase) -> bool:
    """Whether people are civilians or of a militia: soldiers' allies from abroad are not."""
    row = document.vocabulary.lexicon.actor.get(people.actor or "")
    return people.cls in _APART or row is not None and row.kind in _APART


def mark_mixed(document: Document, people: list[NounPhrase], figures: list[Figure]) -> None:
    """Note that one number counts people of two kinds: « plus de 70 civils et militaires ».

    « deux soldats et des civils » has none for these; « des dizaines de soldats et de
    mercenaires » stand on one side, and count as the first.
    """
    for figure in figures:
        if figure.people is None or figure.people.quantity is None:
            continue
        for phrase in people:
            between = document.text[figure.people.end : phrase.start]
            if phrase.start >= figure.people.end and phrase.quantity is None and (
                _is_of_another_kind(phrase, figure.people)
                and phrase.determiner in (None, "indefinite")
                and (phrase.determiner is None and between == " et "
                     or _AND_OF.match(between) and any(
                         _stands_apart(document, one) for one in (phrase, figure.people)))
            ):  # fmt: skip
                figure.is_mixed = True
