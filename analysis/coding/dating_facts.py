"""What dating reads of an article, and what it says: plain facts, clues, evidence.

All offsets are offsets into the folded text.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression

from .day_ranges import Ranges


class ChronologyRow(Protocol):
    """A dated fact from outside the texts; actors and places are ids joined by « ; »."""

    chronology_id: str
    date: str
    title_fr: str
    actors: str | None
    place: str | None
    category: str
    country: str | None


@dataclass(frozen=True, slots=True)
class DatingSentence:
    """A sentence with its role: title, standfirst, crosshead, body, caption, boilerplate."""

    index: int
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class DatingName:
    """A name in the text, with the terms within which it can have that meaning."""

    actor_id: str
    kind: str
    start: int
    end: int
    terms: tuple[tuple[EDTF | None, EDTF | None], ...] = ()


@dataclass(frozen=True, slots=True)
class DatingReport:
    """A happening as the article tells it, not yet dated.

    `kinds` are the frames of its triggers (attack, ambush, handover …), `places` the ids of its
    settlements; `times` stand in the order of their nearness to the words that tell it.
    """

    sentence: int
    start: int
    end: int
    kinds: frozenset[str]
    places: frozenset[str] = frozenset()
    country: str | None = None
    initiators: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class DatingStatement:
    """What a sentence says about a partner: announces_departure, withdraws, arrives …"""

    actor_id: str
    statement: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DatingFacts:
    """All that dating may use of one article.

    `actors` are all parties the article speaks of. `published` is the analyst's date, `header` the collector's stamp; both EDTF or None.
    """

    text: str
    sentences: Sequence[DatingSentence]
    times: Sequence[TimeExpression] = ()
    names: Sequence[DatingName] = ()
    reports: Sequence[DatingReport] = ()
    statements: Sequence[DatingStatement] = ()
    actors: frozenset[str] = frozenset()
    published: EDTF | None = None
    header: EDTF | None = None
    header_span: tuple[int, int] | None = None

    def sentence_of(self, start: int) -> DatingSentence | None:
        """Return the sentence that holds an offset, None between sentences."""
        return next((s for s in self.sentences if s.start <= start < s.end), None)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known outside the texts.

    `blocs` and `member_of` are those of the actors, `active` the days within which an outside
    force acted at all, `generic` the actors that stand for unnamed ones of their bloc.
    """

    chronology: Sequence[ChronologyRow] = ()
    blocs: Mapping[str, str] = field(default_factory=dict)
    member_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    active: Mapping[str, tuple[EDTF | None, EDTF | None]] = field(default_factory=dict)
    generic: frozenset[str] = frozenset()

    @property
    def until(self) -> dt.date:
        """The last day anything is known of; what is later is not told apart."""
        dates = (EDTF.parse(row.date).latest for row in self.chronology)
        return max((date for date in dates if date), default=dt.date(2025, 12, 31))


@dataclass(slots=True)
class Clue:
    """A clue to the publication date: the days it allows, or a test for days.

    `strength` orders clues that contradict each other: 3 the article's own date line, 2 what is
    named as past, 1 an argument, 0 knowledge from outside (there `score` orders).
    """

    rule: str
    note: str
    days: Ranges = ()
    wants: Callable[[dt.date], bool] | None = None
    strength: int = 1
    sentence: int | None = None
    start: int | None = None
    end: int | None = None
    chronology_id: str | None = None
    score: float = 0.0
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One clue as it goes into the table of evidence."""

    sentence: int | None
    start: int | None
    end: int | None
    rule: str
    earliest: dt.date | None
    latest: dt.date | None
    chronology_id: str | None
    is_used: bool
    note: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication date with its basis (header, inferred, chronology, analyst, unknown)."""

    edtf: EDTF | None
    basis: str
    evidence: tuple[EvidenceRow, ...] = ()

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can be."""
        return self.edtf.earliest if self.edtf else None

    @property
    def latest(self) -> dt.date | None:
        """The last day it can be."""
        return self.edtf.latest if self.edtf else None
