"""A report in the making: the clauses of an article that tell one happening."""

from dataclasses import dataclass, field

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import SentenceSpan
from .figure import Figure
from .party import Party
from .places import PlaceMention
from .unit import Unit, groups_of


@dataclass(slots=True)
class Draft:
    """A report in the making.

    `units` are its clauses in the order of the text; the first names it. What later steps find
    (place, date, participants …) is kept by those steps, not here. `trail` are the sentences that
    go on with it without a trigger of their own; `parties` are found when first asked for.
    """

    family: str
    units: list[Unit] = field(default_factory=list)
    place: PlaceMention | None = None
    more_places: list[PlaceMention] = field(default_factory=list)
    country: str | None = None
    trail: list[SentenceSpan] = field(default_factory=list)
    parties: list[Party] | None = None
    # All that its clauses tell, in the order of the text; `add` keeps them.
    happenings: list[Happening] = field(default_factory=list, repr=False)
    figures: list[Figure] = field(default_factory=list, repr=False)
    # Figures told with it that count other reports as well.
    sums: list[Figure] = field(default_factory=list, repr=False)
    times: list[TimeExpression] = field(default_factory=list, repr=False)
    places: list[PlaceMention] = field(default_factory=list, repr=False)
    areas: list[PlaceMention] = field(default_factory=list, repr=False)
    frames: set[str] = field(default_factory=set, repr=False)
    _groups: set[str] | None = field(default=None, repr=False)

    def add(self, unit: Unit) -> None:
        """Add a clause, which is not changed any more."""
        self.units.append(unit)
        self.happenings += unit.happenings
        self.figures += unit.figures
        self.sums += unit.sums
        self.times += unit.times
        self.places += unit.places
        self.areas += unit.areas
        self.frames.update([happening.frame for happening in unit.happenings])
        self._groups = None

    @property
    def groups(self) -> set[str]:
        """The kinds of act that its triggers tell."""
        if self._groups is None:
            self._groups = groups_of(self.happenings)
        return self._groups

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of text that tell it."""
        return [(part.start, part.end) for part in (*self.units, *self.trail)]

    @property
    def start(self) -> int:
        """Where the words begin that made it an event."""
        unit = self.units[0]
        main = unit.main
        return main.start if main else (unit.figures or unit.sums)[0].start

    @property
    def end(self) -> int:
        """Where those words end."""
        unit = self.units[0]
        main = unit.main
        return main.end if main else (unit.figures or unit.sums)[0].end


def is_pointing(unit: Unit) -> bool:
    """« ces attaques », « cette embuscade » and nothing else: what was told already.

    What only takes place is told by its noun: « la relève a eu lieu samedi ».
    """
    is_said = takes_place = False
    for h in unit.happenings:
        if h.strength == "main" or h.frame == "occurrence":
            is_said = True
            if h.is_verb or h.determiner != "demonstrative":
                if h.frame != "occurrence":
                    return False  # most often
                takes_place = True
    return is_said and not (
        takes_place
        and any(
            not h.is_verb and h.strength == "support" and not h.is_generic for h in unit.happenings
        )
    )
