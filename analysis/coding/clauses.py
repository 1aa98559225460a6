"""A clause that tells of an event: where it ends, who acts in it, on whom."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any, TypeVar

from analysis.language.cues import Seldom
from analysis.language.numbers import Quantity

from .document import Document, Hit, SentenceSpan
from .hits import VerbHit
from .noun_phrase import NounPhrase

T = TypeVar("T")
# A clause ends here for the purpose of finding subject and object.
_MARKS = ";:–"
_CLAUSE_END = Seldom.of(
    r"\b(?:tandis qu|et qu[e']|alors qu|lorsqu|apres qu|avant qu|puis\b|mais\b|"
    r"(?:en |par )represailles (?:a|aux?|de|du|des|pour|apres)\b|pour venger\b|"
    r"faisant\b|tuant\b|blessant\b|ou (?:il|elle|ils|elles|l'|le |la |les |un|une|des )|"
    # « …, selon eux, par des hommes armés » goes on
    r"(?:selon\b|d'apres\b(?![- ]midi))(?! [^,.;:]{2,50}, (?:(?:par|contre|dans|pres|ete) |"
    r"(?:men|perpetr|commis|lanc|condui|orchestr|tendu)[a-z]{0,3} par ))|a-t-|ont-ils|"
    r"a (?:indique|annonce|declare|affirme|precise|ajoute|explique|confirme|appris)|"
    r"ont (?:indique|annonce|declare|affirme|precise|confirme|rapporte|raconte))",
    is_folded=True,
)
_LONGEST = 220
# « une attaque confirmée par l'armée », and no « confirmée par l'armée et menée par le Jnim »
_BY = re.compile(
    r" (?:[a-z]+ ){0,2}par (?![^.;:]{2,60}? et (?:perpetr|men|commis|lanc|condui)[a-z]{0,4} )"
)
_OWNED = {"revendiquer", "attribuer", "imputer", "assumer"}
# Who can hand over or take a base.
FORCES = {"army", "police", "named", "peacekeeper", "mercenary", "fighter"}


@dataclass(slots=True)
class Happening:
    """One trigger in the text with its own clause: who, whom, which, whether it is real."""

    sentence: int
    start: int
    end: int
    row: Any
    frame: str
    is_verb: bool
    strength: str
    determiner: str | None = None
    quantity: Quantity | None = None
    is_plural: bool = False
    is_generic: bool = False
    is_past_perfect: bool = False
    is_hearsay: bool = False
    is_claimed: bool = False
    is_sequel: bool = False  # « … avant de les exécuter »
    zone: tuple[int, int] = (0, 0)
    initiators: list[NounPhrase] = field(default_factory=list)
    targets: list[NounPhrase] = field(default_factory=list)
    target_nouns: list[Hit] = field(default_factory=list)
    voice: str = "active"


def zone_end(document: Document, start: int, sentence: SentenceSpan) -> int:
    """Return where the clause after a trigger ends: a conjunction, the next verb of saying."""
    key = "clause ends", 0
    if key not in document.known:
        document.known[key] = _clause_ends(document)
    marks, said = document.known[key]
    end = start + _LONGEST if start + _LONGEST < sentence.end else sentence.end
    at = bisect_left(marks, start)
    if at < len(marks) and marks[at] < end:
        end = marks[at]
    at = bisect_right(said, start)
    return said[at] if at < len(said) and said[at] < end else end


def _clause_ends(document: Document) -> tuple[list[int], list[int]]:
    """Return where marks and conjunctions stand that end a clause, and where verbs of saying begin.

    A verb begins with its auxiliaries.
    """
    text, marks = document.text, _CLAUSE_END.starts(document.text)
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            marks.append(at)
            at = text.find(mark, at + 1)
    said = [
        verb.reading.start for verb in document.verbs
        if verb.phrase.kind == "speech"
        and verb.reading.tense != "infinitive"
        and (verb.reading.voice != "participle" or _is_told_by(document, verb))
    ]  # fmt: skip
    return sorted(marks), sorted(said)


def _is_told_by(document: Document, verb: VerbHit) -> bool:
    """« une attaque confirmée par l'armée », no « revendiquée par le Jnim »: told, not done."""
    return _BY.match(document.text, verb.end) is not None and verb.lemma not in _OWNED


def give(
    happening: Happening, role: str | None, phrases: list[NounPhrase], nouns: list[Hit]
) -> None:
    """Give a clause its parties in one of the two roles, each once."""
    if not phrases and not nouns:
        return
    if role == "initiator":
        happening.initiators += _new(phrases, happening.initiators)
    elif role == "target":
        happening.targets += _new(phrases, happening.targets)
        happening.target_nouns += _new(nouns, happening.target_nouns)


def _new(given: list[T], known: list[T]) -> list[T]:
    return [one for one in given if one not in known] if given and known else given
