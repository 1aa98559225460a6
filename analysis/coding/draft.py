"""A report in the making: the clauses of an article that tell one happening."""

from dataclasses import dataclass, field

from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import SentenceSpan
from .figure import Figure
from .party import Party
from .places import PlaceMention
from .unit import Unit


@dataclass(slots=True)
class Draft:
    """A report in the making.

    `units` are its clauses in the order of the text; the first names it. What later steps find
    (place, date, participants …) is kept by those steps, not here. `trail` are the sentences that
    go on with it without a trigger of their own; `parties` are found when first asked for.
    """

    units: list[Unit]
    family: str
    place: PlaceMention | None = None
    more_places: list[PlaceMention] = field(default_factory=list)
    country: str | None = None
    trail: list[SentenceSpan] = field(default_factory=list)
    parties: list[Party] | None = None

    @property
    def happenings(self) -> list[Happening]:
        """All triggers of the report."""
        return [h for u in self.units for h in u.happenings]

    @property
    def figures(self) -> list[Figure]:
        """All figures of the report."""
        return [f for u in self.units for f in u.figures]

    @property
    def times(self) -> list[TimeExpression]:
        """All times of the report's clauses, in the order of the text."""
        return [t for u in self.units for t in u.times]

    @property
    def places(self) -> list[PlaceMention]:
        """All settlements of the report's clauses."""
        return [p for u in self.units for p in u.places]

    @property
    def areas(self) -> list[PlaceMention]:
        """All regions and areas of the report's clauses."""
        return [p for u in self.units for p in u.areas]

    @property
    def frames(self) -> set[str]:
        """The frames of all its triggers."""
        return {h.frame for h in self.happenings}

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of text that tell it."""
        return [(part.start, part.end) for part in (*self.units, *self.trail)]

    @property
    def start(self) -> int:
        """Where the words begin that made it an event."""
        unit = self.units[0]
        main = unit.main
        return main.start if main else unit.figures[0].start

    @property
    def end(self) -> int:
        """Where those words end."""
        unit = self.units[0]
        main = unit.main
        return main.end if main else unit.figures[0].end


def is_pointing(unit: Unit) -> bool:
    """« ces attaques », « cette embuscade » and nothing else: what was told already.

    What only takes place is told by its noun: « la relève a eu lieu samedi ».
    """
    said = [h for h in unit.happenings if h.strength == "main" or h.frame == "occurrence"]
    named = any(
        not h.is_verb and h.strength == "support" and not h.is_generic for h in unit.happenings
    )
    return bool(said) and all(
        (h.frame == "occurrence" and not named)
        or (not h.is_verb and h.determiner == "demonstrative")
        for h in said
    )
