"""Words and who says them, as one attribution finds them."""

from dataclasses import dataclass, field

from .document import VerbHit
from .persons import Speaker


@dataclass(slots=True)
class Attribution:
    """Words and those who say them; `start` to `end` are the words, `at` the attributing ones."""

    speakers: tuple[Speaker, ...]
    verbs: list[VerbHit]
    at: int
    at_end: int
    is_before: bool
    start: int = 0
    end: int = 0
    implies: set[str] = field(default_factory=set)

    def is_set_against(self, text: str, at: int) -> bool:
        """« Aucun bilan, mais le camp est pris, selon un élu »: he says what follows « mais »."""
        return not self.is_before and text.find(", mais ", at, self.at) >= 0
