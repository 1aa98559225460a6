"""Whom « en ont tué neuf », « ont tué sept d'entre eux » count: others than those who did it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan
from .noun_phrase import NounPhrase
from .party import NO_PARTY_NAMES
from .toll_parts import parts_among

# These tell nothing of who « deux d'entre eux » are.
NO_MODEL = {"victim", "person", "fellow", "government"}
IN = ("au", "en", "a", "aux", "du")  # « …, au Mali »
_HARMED = r"(?:perdu|tue|abattu|blesse|capture|arrete|neutralise|enleve|execute|egorge)s?"
# « nous en avons perdu deux », « en ont tué sept et blessé trois », « et en blessant trois »
OF_THEM = re.compile(
    r"\b(?:n')?en (?:(?:ont|a|avons|avoir|avait|avaient|ayant|aurait|auraient) (?:[a-z]+ment )?"
    rf"{_HARMED}(?: [a-z0-9' -]{{1,30}}(?:,| et) {_HARMED}){{0,2}}|"
    r"(?:tu|bless|abatt|captur|enlev|execut)ant) (?:que |[a-z]+ment |au moins )?$"
)
_AND_OF_THEM = re.compile(r"[^.;:]{0,60}?(?:,| et| puis| mais) (?:n')?en ")
# « a coûté la vie à deux soldats et en a blessé dix », « a fait dix morts parmi les civils »
_FELL = re.compile(r"\b(?:la vie (?:a|de|d')|la mort (?:de|d')|parmi|rangs d(?:es|u)) ?$")
_WHO = re.compile(r"[^.;:]{0,40}? qui ")
_NEAR = 40


def is_model(phrase: NounPhrase) -> bool:
    """Return whether a figure without a noun may count more of these: no state, no government."""
    is_land = phrase.cls == "named" and (
        phrase.preposition in IN or phrase.name_kind in NO_PARTY_NAMES
    )
    return not is_land and phrase.cls not in NO_MODEL


def those_struck(
    document: Document,
    sentence: SentenceSpan,
    quantity: Quantity,
    here: list[NounPhrase],
    before: Sequence[NounPhrase],
) -> list[NounPhrase]:
    """Return of whom a verb's object counts some: « attaqués par des hommes, qui en ont tué dix ».

    They are those counted just before, else those told of last beside who does it; where a
    pronoun does it, who did something a sentence before does it still.
    """
    told = _told_just_before(document, here)
    if told:
        return told
    people = [p for p in here if is_model(p)]
    doer = _doer(document, sentence, people, quantity.start)
    struck = [p for p in people if p is not doer]
    if not struck and doer is None:
        known = [p for p in before if is_model(p)]
        agents = [p for p in known if p.preposition == "par"]
        # « Des bergers ont été attaqués par des bandits. Ils en ont tué deux »
        free = [p for p in known if p.preposition is None]
        struck = [p for p in known if p not in (agents or free[:1])]
    return [replace(p, preposition=None) for p in struck[-1:]]


def _doer(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], end: int
) -> NounPhrase | None:
    """Return who does it, where a noun says it: before « qui », or the subject of the sentence."""
    if people and _WHO.match(document.text, people[-1].end, end):
        return people[-1]
    if people and OF_THEM.match(document.text, people[-1].end + 1, end):
        return people[-1]  # « enterraient leurs morts quand des jihadistes en ont tué dix »
    free = [p for p in people if p.preposition is None]
    if not free or document.groups_in(sentence.start, free[0].start):
        return None  # « Ils ont attaqué des bergers et en ont tué dix »
    return free[0]


def _told_just_before(document: Document, here: list[NounPhrase]) -> list[NounPhrase]:
    """« a tué six terroristes et en a capturé dix »: of those counted; no subject counts itself."""
    parts = parts_among(document, here)  # « neuf personnes, dont six civils, et en a blessé dix »
    told = [
        p for p in here if p not in parts
        if (p.quantity is not None and p.cls != "victim" and p.preposition is None)
        or _FELL.search(document.text, max(0, p.start - _NEAR), p.start)
    ]  # fmt: skip
    last = [p for p in told[-1:] if _AND_OF_THEM.match(document.text, p.end)]
    return [replace(p, preposition=None) for p in last]
