"""Which report of a reprint is which report of the dispatch that it prints again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .accounts import Account


def reprinted(accounts: Iterable[Account], copies: Mapping[str, str]) -> dict[str, str]:
    """Return for the reports of reprints those of the first print, whatever day they give.

    « samedi » in a paper that prints the dispatch a week later is still the dispatch's Saturday.
    """
    told: dict[str, list[Account]] = defaultdict(list)
    printers = set(copies) | set(copies.values())
    for account in accounts:
        if account.article in printers:
            told[account.article].append(account)
    twins: dict[str, str] = {}
    for article in sorted(copies):
        left = list(told.get(copies[article], ()))
        for account in told.get(article, ()):
            alike = [(_likeness(account, other), -n) for n, other in enumerate(left)]
            best = max(alike, default=(0, 0))
            if best[0]:
                twins[account.report] = left.pop(-best[1]).report
    return twins


def _likeness(a: Account, b: Account) -> int:
    """Count what two reports of one text have in common; 0 for different kinds or places."""
    if a.row.sub_event_type != b.row.sub_event_type or a.place != b.place:
        return 0
    same = (a.figures == b.figures, a.actors == b.actors, a.row.date == b.row.date)
    return 1 + sum(same)
