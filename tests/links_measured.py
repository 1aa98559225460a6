"""How well invented dispatches are linked: pairs of them found, against the pairs there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from invented_press import Dispatch


class Score(NamedTuple):
    """Pairs of accounts that are one happening, found or not; ``coded`` of the accounts told."""

    precision: float
    recall: float
    f1: float
    coded: float


def told_events(press: Iterable[Dispatch], reports: Any) -> dict[tuple[str, int], str]:
    """Return the event that each account of an article was put to, for those that were coded."""
    coded: dict[str, list[Any]] = defaultdict(list)
    for report in reports.itertuples():
        coded[report.article_id].append(report)
    found = {}
    for dispatch in press:
        for told in dispatch.told:
            here = [r for r in coded[dispatch.article_id] if told.start <= r.start < told.end]
            if here:
                found[dispatch.article_id, told.happening] = here[0].event_id
    return found


def score(press: Sequence[Dispatch], reports: Any) -> Score:
    """Return precision and recall over pairs of accounts."""
    found = told_events(press, reports)
    same = _pairs(Counter((event, happening) for (_, happening), event in found.items()))
    linked = _pairs(Counter(found.values()))
    true = _pairs(Counter(happening for _, happening in found))
    precision, recall = same / max(linked, 1), same / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return Score(precision, recall, f1, len(found) / sum(len(d.told) for d in press))


def _pairs(sizes: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
