"""A clause of an article that tells of one event."""

from dataclasses import dataclass, field, fields
from operator import attrgetter

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import SentenceSpan
from .figure import Figure
from .places import PlaceMention

_NEXT = 30  # how far behind the first of two verbs the second may begin
_ON_THE_ROAD = {"attack", "ambush", "clash", "ied", "shelling"}

GROUPS = {
    "attack": "raid", "ambush": "raid", "clash": "raid", "capture": "raid", "recapture": "raid",
    "neutralisation": "killing", "found": "killing", "killing": "killing", "execution": "killing",
    "casualty": "killing", "ied": "blast", "suicide_bomb": "blast", "air_strike": "air",
    "drone": "air", "shelling": "shelling",
    "abduction": "abduction", "destruction": "looting", "accident": "accident",
}  # fmt: skip


def groups_of(happenings: list[Happening]) -> set[str]:
    """Return the kinds of act that triggers tell: of the strong ones, else of the others."""
    strong: set[str] = set()
    weak: set[str] = set()
    is_strong = False
    for happening in happenings:
        group = GROUPS.get(happening.frame)
        if group is not None:
            is_main = happening.strength == "main"
            is_strong = is_strong or is_main
            if not happening.is_generic:
                (strong if is_main else weak).add(group)
    return strong if is_strong else weak


@dataclass(slots=True)
class Unit:
    """A clause or sentence that tells of one event.

    `complement` is the time that it is the other end of: « quatre jours après une embuscade … »;
    `is_older`: of another time altogether, « la plus meurtrière depuis celle de X ».
    """

    sentence: SentenceSpan
    start: int
    end: int
    happenings: list[Happening] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    areas: list[PlaceMention] = field(default_factory=list)
    sums: list[Figure] = field(default_factory=list)  # of it and of others
    beside: list[PlaceMention] = field(default_factory=list)  # « Bara, tout près de Bosso »
    times: list[TimeExpression] = field(default_factory=list)
    is_another: bool = False
    is_lent: bool = False  # its place is that of the clause before: « sur les lieux »
    complement: TimeExpression | None = None
    is_older: bool = False
    looks_back: bool = False  # « avait mené un raid », « avait fait dix morts »
    _main: Happening | None = field(default=None, repr=False)  # once asked for, of several

    def copy(self) -> "Unit":
        """Return a clause of its own with the same parts."""
        return Unit(*_PARTS(self))

    @property
    def main(self) -> Happening | None:
        """The trigger that says most: a strong one before a weak one, the first of equals."""
        if len(self.happenings) < 2:
            return self.happenings[0] if self.happenings else None
        if self._main is None:
            self._main = min(self.happenings, key=self._rank)
        return self._main

    def tell_of_itself(self) -> None:
        """Let the noun that a time leans on be an event of its own, not the ground of another."""
        self.is_another, self._main = True, None
        for happening in self.happenings:
            if not happening.is_verb:
                happening.strength, happening.is_generic = happening.row.strength, False

    def _rank(self, happening: Happening) -> tuple[bool, bool, bool, bool, int]:
        is_weak = happening.strength != "main"
        # « des combats ont fait neuf morts à Djibo, sous blocus »: no siege killed them
        is_state = is_weak and happening.frame == "siege" and bool(self.figures)
        is_prelude = self._is_prelude(happening)
        return is_state, happening.is_generic, is_weak, is_prelude, happening.start

    def _is_prelude(self, happening: Happening) -> bool:
        """« arrêtés puis exécutés »: the arrest only led up to it.

        So does the leaving in « le convoi qui a quitté le camp a subi une attaque: deux blessés ».
        """
        if happening.frame == "handover" and self.figures:
            return any(h.frame in _ON_THE_ROAD and h.strength == "main" for h in self.happenings)
        return happening.frame in {"arrest", "abduction"} and any(
            h.frame in ("execution", "killing")
            and h.is_verb
            and (0 < h.start - happening.end <= _NEXT or h.is_sequel)
            for h in self.happenings
        )

    @property
    def nearest_times(self) -> list[TimeExpression]:
        """Its times, those nearest to the words that name its event first."""
        if len(self.times) < 2:
            return self.times
        at = self.anchor
        return sorted(self.times, key=lambda time: abs(time.start - at))

    @property
    def is_earlier(self) -> bool:
        """Whether it is told by what came after it: « … deux jours après l'embuscade »."""
        return self.complement is not None or self.is_older

    @property
    def says_what_took_place(self) -> bool:
        """Whether it is told by « a eu lieu », « s'est produite »."""
        return "occurrence" in [happening.frame for happening in self.happenings]

    @property
    def says_more(self) -> bool:
        """Whether a clause says where it was or how many fell, and not only that it was."""
        return bool(self.places or self.figures)

    @property
    def anchor(self) -> int:
        """Where the clause names its event."""
        main = self.main
        return main.start if main else self.figures[0].start if self.figures else self.start


_PARTS = attrgetter(*(part.name for part in fields(Unit)))
