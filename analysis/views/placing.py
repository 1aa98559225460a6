"""Labels beside points, none on top of another: the same places for the same points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
REACHES = (0.07, 0.18, 0.32, 0.5)


class Box(NamedTuple):
    """A rectangle in inches."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Whether two rectangles share more than an edge.

        >>> Box(0, 0, 1, 1).overlaps(Box(0.5, 0.5, 2, 2))
        True
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def inside(self, other: Box) -> bool:
        """Whether this rectangle lies within another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )


def place_labels(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    page: Box,
    taken: Sequence[Box] = (),
    clear: Sequence[float] = (),
) -> list[Box | None]:
    """Return a free rectangle for each label near its point, or ``None``; earlier labels first.

    ``clear`` is how far from its point each label must stay (the radius of a ring).

    >>> boxes = place_labels([(1, 1), (1.1, 1)], [(0.5, 0.1)] * 2, Box(0, 0, 3, 2))
    >>> boxes[0].overlaps(boxes[1])
    False
    """
    used = [*taken, *(Box(x - 0.05, y - 0.05, x + 0.05, y + 0.05) for x, y in points)]
    found: list[Box | None] = []
    for point, size, away in zip(points, sizes, clear or [0.0] * len(points), strict=True):
        candidates = _candidates(point, size, away)
        box = next((b for b in candidates if _is_free(b, page, used)), None)
        found.append(box)
        if box:
            used.append(box)
    return found


def _candidates(point: tuple[float, float], size: tuple[float, float], clear: float) -> list[Box]:
    (x, y), (width, height) = point, size
    boxes = []
    for reach in REACHES:
        for across, up in DIRECTIONS:
            far = (reach + clear) * (0.75 if across and up else 1.0)
            left = x + far if across > 0 else x - far - width if across < 0 else x - width / 2
            bottom = y + far if up > 0 else y - far - height if up < 0 else y - height / 2
            boxes.append(Box(left, bottom, left + width, bottom + height))
    return boxes


def _is_free(box: Box, page: Box, used: Sequence[Box]) -> bool:
    return box.inside(page) and not any(box.overlaps(other) for other in used)
