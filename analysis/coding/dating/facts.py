"""What dating reads of an article, and what it says: plain facts, clues, evidence.

All offsets are offsets into the folded text.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from analysis.coding.dating.ranges import Ranges
from analysis.language.dated import Dated
from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression


class ChronologyRow(Protocol):
    """A dated fact from outside the texts; actors and places are ids joined by « ; »."""

    chronology_id: str
    date: str
    title_fr: str
    actors: str | None
    place: str | None
    category: str
    country: str | None


@dataclass(slots=True)
class DatingSentence:
    """A sentence with its role: title, standfirst, crosshead, body, caption, boilerplate."""

    index: int
    start: int
    end: int
    role: str


# The kinds of name that nobody wrote before a day, and those that hold an office.
NAMES = {"name", "acronym", "unit", "operation", "nickname"}
OFFICES = {"leader", "spokesman"}


@dataclass(slots=True)
class DatingName:
    """A name in the text, with the terms within which it can have that meaning.

    `is_titled`: an office stands before the name of a person, « le président … ».
    """

    actor_id: str
    kind: str
    start: int
    end: int
    terms: tuple[tuple[EDTF | None, EDTF | None], ...] = ()
    is_titled: bool = False


@dataclass(slots=True)
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


@dataclass(slots=True)
class DatingStatement:
    """What a sentence says about a partner: that it arrives, withdraws, announces_departure."""

    actor_id: str
    statement: str
    sentence: int
    start: int
    end: int
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DatingFacts:
    """All that dating may use of one article.

    `actors` are all parties the article speaks of. `published` is the analyst's date, `header` the
    collector's stamp; both EDTF or None. `original` gives the article's own characters of a span;
    `is_agency`: it is copy of a news agency.
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
    original: Callable[[int, int], str] | None = None
    is_agency: bool = False
    _starts: Sequence[int] = field(init=False, repr=False, compare=False)
    _dates: Sequence[tuple[TimeExpression, DatingSentence]] = field(
        init=False, repr=False, compare=False
    )
    # Whether the words around a time put it into the future, worked out once.
    to_come: dict[int, bool] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look each date's sentence up once, for all clues."""
        object.__setattr__(self, "_starts", [sentence.start for sentence in self.sentences])
        told = ((time, self.sentence_of(time.start)) for time in self.times if time.kind == "date")
        dates = [(time, s) for time, s in told if s is not None and s.role != "boilerplate"]
        object.__setattr__(self, "_dates", dates)

    @property
    def dates(self) -> Sequence[tuple[TimeExpression, DatingSentence]]:
        """The dates that stand in sentences of the article proper, each with its sentence."""
        return self._dates

    def words(self, start: int, end: int) -> str:
        """Return the words of a span in « », as the article has them where it is at hand."""
        words = self.original(start, end) if self.original else self.text[start:end]
        return f"« {' '.join(words.split())} »"

    def sentence_of(self, start: int) -> DatingSentence | None:
        """Return the sentence that holds an offset, None between sentences."""
        at = bisect_right(self._starts, start) - 1
        return self.sentences[at] if at >= 0 and start < self.sentences[at].end else None


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the chronology made ready: its date, places and parties taken apart."""

    row: ChronologyRow
    date: EDTF
    places: frozenset[str]
    actors: tuple[str, ...]


class Knowledge:
    """What is known outside the texts.

    `chronology` are dated facts; `blocs` and `member_of` are those of the actors, `active` the days
    within which an outside force was there at all, `generic` the actors that stand for unnamed ones
    of their bloc, `soldiers` the forces whose very losses show them there (a mission's old camp
    does not). `until` is the last day anything is known of: later years are not told apart.
    """

    def __init__(
        self,
        chronology: Iterable[ChronologyRow] = (),
        *,
        blocs: Mapping[str, str] | None = None,
        member_of: Mapping[str, frozenset[str]] | None = None,
        active: Mapping[str, tuple[EDTF | None, EDTF | None]] | None = None,
        generic: Iterable[str] = (),
        soldiers: Iterable[str] = (),
    ) -> None:
        self.events = tuple(map(_event, chronology))
        self.blocs, self.member_of = blocs or {}, member_of or {}
        self.active = active or {}
        self.generic, self.soldiers = frozenset(generic), frozenset(soldiers)
        latest = [event.date.latest for event in self.events if event.date.latest]
        self.until = max(latest, default=dt.date(2025, 12, 31))
        self._at: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for place in event.places:
                self._at[place].append(event)
        self._moves: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for actor in event.actors[:1]:
                self._moves[actor].append(event)
        self._elsewhere = [event for event in self.events if event.row.category in PLACELESS]

    def moves_of(self, actor: str) -> Sequence[Event]:
        """Return the events of which an actor is the first party."""
        return self._moves.get(actor, ())

    def events_at(self, places: Set[str]) -> list[Event]:
        """Return the events at some towns; for no town, those that need none told."""
        if not places:
            return self._elsewhere
        found = {id(event): event for place in sorted(places) for event in self._at.get(place, ())}
        return list(found.values())


# What a country knows by its kind alone: « le coup d'État », « le retrait de Barkhane ».
PLACELESS = frozenset({"coup", "foreign withdrawal"})


def _event(row: ChronologyRow) -> Event:
    places = frozenset(filter(None, (row.place or "").split(";")))
    actors = tuple(filter(None, (row.actors or "").split(";")))
    return Event(row, EDTF.parse(row.date), places, actors)


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


class EvidenceRow(NamedTuple):
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
class Publication(Dated):
    """A publication date with its basis (header, inferred, chronology, analyst, unknown)."""

    edtf: EDTF | None
    basis: str
    evidence: tuple[EvidenceRow, ...] = ()
