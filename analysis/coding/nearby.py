"""What starts or lies in a stretch of text: looked up in order, not searched for from the front."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate
from operator import attrgetter
from sys import maxsize
from typing import Any, TypeVar

# No verb group begins further before its verb than this, no phrase or figure is longer.
REACH = 240
_STARTS, _ENDS = attrgetter("start"), attrgetter("end")
T = TypeVar("T")


class InOrder(list[T]):
    """Things in the order of the text, not to be changed: where each starts is worked out once.

    The last of `starts` is that of nothing, behind any text.
    """

    __slots__ = ("starts",)

    def __init__(self, items: Iterable[T] = ()) -> None:
        super().__init__(items)
        self.starts: list[int] = [*map(_STARTS, self), maxsize]

    def touches(self, start: int, end: int) -> bool:
        """Whether one of them, which end in order too, shares a character with a span."""
        before = bisect_left(self.starts, end)
        return before > 0 and self[before - 1].end > start

    def within(self, start: int, end: int) -> list[T]:
        """Return what starts in a span."""
        starts = self.starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []  # most often
        last = first + 1
        while starts[last] < end:  # of few
            last += 1
        return self[first:last]


def in_order_by(items: Iterable[T], key: Callable[[T], str]) -> dict[str, InOrder[T]]:
    """Return things in the order of the text apart by a key."""
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return {kind: InOrder(some) for kind, some in found.items()}


def by_sentence(items: Iterable[T], sentences: InOrder[Any]) -> dict[int, list[T]]:
    """Return things in the order of the text apart by the sentence in which they start."""
    found: dict[int, list[T]] = {}
    openings, index, end = sentences.starts, -1, 0
    for item in items:
        start = item.start
        if start >= end:  # not in the sentence of the one before
            while openings[index + 1] <= start:
                index += 1
            if index < 0 or start >= sentences[index].end:
                continue
            end = sentences[index].end
            inside = found[index] = []
        inside.append(item)
    return found


def starting_in(items: list[T], start: int, end: int) -> list[T]:
    """Return what starts in a span, of items in the order of the text."""
    return (items if isinstance(items, InOrder) else InOrder(items)).within(start, end)


def ending_by(items: list[T], end: int) -> list[T]:
    """Return what ends by an offset, of items in order that do not overlap."""
    return items[: bisect_right(items, end, key=_ENDS)]


class Coverage:
    """Spans of a text, which may overlap, asked whether they touch another.

    >>> Coverage([(4, 9), (0, 12)]).touches(10, 20)
    True
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a character with this one."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start
