"""Reports of several articles that tell one happening become one event."""

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from .accounts import Account, Dispatches, accounts_of
from .agreement import Agreement, agreement
from .blocks import Key, keys_of
from .dating.facts import Knowledge
from .link_reasons import say_agreement, say_reprint
from .reprints import reprinted

Row = dict[str, Any]
# So many reports of an event, the most precise, are enough to compare with.
_CORE, _FEW = 24, 8
# A vague report that two events suit almost alike is of neither, for all we know.
_MARGIN = 0.4
# One dispatch in so many may have the place or the parties wrong.
_MISREAD = 1 / 6
_RENOWN = 0.2
# What all reports of an event must come near to on the average, if only some reach it.
_NEARLY = 3.8


def link(
    reports: Iterable[Row],
    participants: Iterable[Row],
    tolls: Iterable[Row],
    known: Knowledge,
    dispatches: Dispatches,
    more_places: Iterable[Row] = (),
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the event of each report, and for each event why its reports were joined.

    The most precise reports come first, so that vague ones join what is known, not the reverse. A
    report joins an event if it agrees with half of the reports that the event holds and contradicts
    none, so that no chain of likenesses makes one event of many.
    """
    accounts = list(accounts_of(reports, participants, tolls, known, dispatches, more_places))
    twins = reprinted(accounts, dispatches.copies)
    events = _Events(known)
    for account in sorted((a for a in accounts if a.report not in twins), key=_order):
        events.add(account)
    for report in sorted(twins):
        events.repeat(report, twins[report])
    return events.named()


def _order(account: Account) -> tuple[int, bool, str, str]:
    limits = (0, 2, 10, 40, 9998)
    vagueness = sum(account.width > days for days in limits) + 2 * (account.date is None)
    return vagueness, not account.is_scene, str(account.first or "9999"), account.report


class _Event:
    """The reports of one happening, the most precise first, and why they were joined."""

    __slots__ = ("first", "members", "reasons")

    def __init__(self, first: Account) -> None:
        self.first = first.report
        self.members = [first]
        self.reasons: list[str] = []

    @property
    def core(self) -> list[Account]:
        """The reports that others are compared with."""
        return self.members[:_CORE]

    def is_told_by(self, article: str) -> bool:
        """Whether an article has one of the reports."""
        return any(account.article == article for account in self.members)


class _Fit(NamedTuple):
    """With which report of an event another agrees most, and how."""

    event: _Event
    other: Account
    why: Agreement

    @property
    def weight(self) -> float:
        """How much speaks for the event: many dispatches tell what later ones recall."""
        return self.why.points + _RENOWN * math.log2(len(self.event.members))


class _Events:
    """The events found so far, by what they can be looked up with."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._events: dict[str, _Event] = {}
        self._event_of: dict[str, _Event] = {}
        self._at: dict[Key, list[str]] = defaultdict(list)

    def add(self, account: Account) -> None:
        """Put a report to the event it tells, else to one of its own."""
        left, looked_up = keys_of(account)
        fits = self._fits(account, looked_up)
        best = fits[0] if fits else None
        if best is None or self._is_torn(account, fits):
            event = self._events[account.report] = _Event(account)
        else:
            event = best.event
            event.reasons.append(say_agreement(account, best.other, best.why))
            event.members.append(account)
        self._event_of[account.report] = event
        for key in left:
            self._at[key].append(account.report)
        if event.members[0] is not account:
            self._join_others(event, fits[1:], account)

    def _join_others(self, event: _Event, fits: list[_Fit], account: Account) -> None:
        """Join what was told too differently to be one event, and is one by a third dispatch."""
        told = {account.article for account in event.members}
        fits = [fit for fit in fits if not any(map(fit.event.is_told_by, told))]
        if not account.is_exact and len(fits) > 1:
            return  # a month may hold them all
        for fit in fits:
            if self._can_join(event.core, fit.event):
                self._join(event, fit.event, say_agreement(account, fit.other, fit.why))

    def repeat(self, report: str, original: str) -> None:
        """Put the report of a reprint to the event that the first print tells."""
        event = self._event_of[report] = self._event_of[original]
        event.reasons.append(say_reprint(report, original))

    def named(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the event of each report, and why those of each event were joined."""
        event_of = {report: f"e:{event.first}" for report, event in self._event_of.items()}
        reasons = {f"e:{e.first}": "; ".join(e.reasons) for e in self._events.values() if e.reasons}
        return event_of, reasons

    def _fits(self, account: Account, keys: list[Key]) -> list[_Fit]:
        """Return how a report fits the events it may tell, the best first."""
        fits = []
        for event in self._candidates(keys):
            if event.is_told_by(account.article) and not self._is_told_again(account, event):
                continue
            fit = self._fit(account, event)
            if fit is not None:
                fits.append(fit)
        return sorted(fits, key=lambda fit: (-fit.weight, fit.event.first))

    def _is_told_again(self, account: Account, event: _Event) -> bool:
        """Whether an article tells one happening twice, by a toll that no other there has."""
        told = [other for other in event.members if other.article == account.article]
        pairs = (agreement(account, other, self._known) for other in told)
        return all(pair is not None and pair.is_striking for pair in pairs)

    def _is_torn(self, account: Account, fits: list[_Fit]) -> bool:
        """Whether two events suit a vague report almost alike, and are not one by it."""
        if account.is_exact and account.is_scene:
            return False
        best, *rest = fits
        rivals = (fit for fit in rest if best.weight - fit.weight < _MARGIN)
        together = [account, *best.event.core]
        return not all(self._can_join(together, fit.event) for fit in rivals)

    def _can_join(self, core: list[Account], other: _Event) -> bool:
        return _are_one(self._pairs(core[:_FEW], other.core[:_FEW]))

    def _candidates(self, keys: list[Key]) -> list[_Event]:
        there = [self._at[key] for key in keys if key in self._at]
        reports = dict.fromkeys(chain.from_iterable(there))
        found = {event.first: event for event in map(self._event_of.__getitem__, reports)}
        return list(found.values())

    def _fit(self, account: Account, event: _Event) -> _Fit | None:
        """Return how a report fits an event, None where it is of another."""
        pairs = self._pairs([account], event.core)
        if not _are_one(pairs):
            return None
        # The members come first that are of the core, in whose order the pairs are.
        found = [(event.members[at], pair) for at, pair in enumerate(pairs) if pair is not None]
        return _Fit(event, *max(found, key=lambda one: one[1].points))

    def _pairs(self, some: list[Account], others: list[Account]) -> list[Agreement | None]:
        """Return how the reports of two events agree, as far as they may still be of one."""
        pairs: list[Agreement | None] = []
        left = len(some) * len(others) * _MISREAD
        for one in some:
            for other in others:
                pair = agreement(one, other, self._known)
                pairs.append(pair)
                left -= pair is None
                if left < 0:
                    return pairs
        return pairs

    def _join(self, one: _Event, other: _Event, reason: str) -> None:
        for account in other.members:
            one.members.append(account)
            self._event_of[account.report] = one
        one.reasons += [*other.reasons, reason]
        del self._events[other.first]


def _are_one(pairs: list[Agreement | None]) -> bool:
    """Whether pairs of reports speak for one event: half of them, all nearly, or a rare toll.

    Where some differ in the day, as many must agree in it, or in such a toll. None can contradict
    the others, but for one of many that a dispatch may have told wrong.
    """
    enough = [pair for pair in pairs if pair is not None and pair.is_enough]
    if not enough:
        return False  # most often
    known = [pair for pair in pairs if pair is not None]
    if len(pairs) - len(known) > _MISREAD * len(pairs):
        return False
    sure = [pair for pair in enough if pair.is_exact or pair.is_striking]
    # The night of Thursday to Friday is Thursday's in one dispatch, Friday's in another.
    is_night = any(pair.when == "night or day" for pair in sure)
    against = [p for p in known if p.is_against and not (is_night and p.is_day_after)]
    if len(against) > len(sure):
        return False
    if 2 * len(enough) >= len(pairs) or any(pair.is_striking for pair in enough):
        return True
    # Each agrees a little too little, and all of them agree.
    is_whole = len(known) == len(pairs) and not against
    return is_whole and sum(pair.points for pair in known) >= _NEARLY * len(pairs)
