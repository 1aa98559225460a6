"""Where to look for reports of the same happening, so that few need be compared.

A report leaves keys and looks keys up: its place or the squares of a degree around it with the
month, a day of its country, a figure with the month or the place, an entry of the chronology. Two
reports that could agree share one of them.
"""

import datetime as dt
import math
from collections.abc import Iterator

from .accounts import Account
from .spellings import sound_of

Key = tuple[object, ...]
# A little more than the greatest distance of one scene, in degrees of either kind in the Sahel.
_NEAR_DEGREES = 0.12
_LONGEST_DAYS = 40
_FEW_DAYS = 10
# Smaller figures are no likeness by themselves; a place recalled without a day wants a large one.
_LEAST, _LEAST_RECALLED = 3, 6


def keys_of(account: Account) -> tuple[list[Key], list[Key]]:
    """Return the keys under which a report can be found, and those that it looks up.

    Under the second are the reports that may tell the same.
    """
    days, country = _days(account), account.row.country
    shared, recalled = list(_shared(account, days)), list(_recalled(account))
    left, looked_up = [*shared], shared
    if account.is_exact:
        levels = ("any",) if account.is_scene else ("wide", "any")
        left += [(level, country, day) for level in levels for day in days]
    left += recalled
    if len(days) <= _FEW_DAYS + 3:
        level = "wide" if account.is_scene else "any"
        looked_up += [(level, country, day) for day in days]
    if account.date is None or account.width > _LONGEST_DAYS:
        looked_up += recalled
    if account.date is None and account.first is not None and account.place is not None:
        for day in (account.first - dt.timedelta(days) for days in (15, 45)):
            looked_up.append(("place", account.place, (day.year, day.month)))
    return left, looked_up


def _shared(account: Account, days: list[dt.date]) -> Iterator[Key]:
    if account.fact is not None:
        yield "fact", account.fact
    months = dict.fromkeys([(day.year, day.month) for day in days])
    country, name = account.row.country, account.row.place
    sound = sound_of(name) if name else None
    for month in months:
        for place in (account.place, *sorted(account.further)):
            if place is not None:
                yield "place", place, month
        if sound is not None:
            yield "sound", sound, month
        if account.is_scene:
            yield from (("cell", *cell, month) for cell in _cells(account))
        yield from (("number", country, *number, month) for number in _numbers(account, _LEAST))


def _recalled(account: Account) -> Iterator[Key]:
    if account.place is not None:
        for number in _numbers(account, _LEAST_RECALLED):
            yield "recalled", account.place, *number


def _numbers(account: Account, least: int) -> list[tuple[str, int]]:
    return [number for number in account.figures if number[1] >= least]


def _days(account: Account) -> list[dt.date]:
    """Return the days a report can tell of and those beside them, none where they are many."""
    if account.first is None or account.last is None or account.width > _LONGEST_DAYS:
        return []
    first = account.first.toordinal()
    return [dt.date.fromordinal(first + number) for number in range(-1, account.width + 2)]


def _cells(account: Account) -> list[tuple[int, int]]:
    """Return the squares of a degree that a scene lies in or near: neighbours share one."""
    latitude, longitude = account.row.latitude, account.row.longitude
    if latitude is None or longitude is None:
        return []
    rows, columns = (
        sorted({math.floor(at - _NEAR_DEGREES), math.floor(at + _NEAR_DEGREES)})
        for at in (latitude, longitude)
    )
    return [(row, column) for row in rows for column in columns]
