"""Why two reports were taken for one happening, in words."""

from .accounts import Account
from .agreement import Agreement

_WHEN = {
    "same day": "the same day",
    "same night": "the same night",
    "night or day": "a day and its night",
    "same days": "days that overlap",
    "same month": "the same month",
    "year": "the same year",
    "next day": "successive days",
    "days apart": "days near each other, one by a slip",
    "news": "dispatches of the same days",
    "before": "recalled without a day",
    "lately": "told without a day some weeks later",
}


def say_agreement(account: Account, other: Account, why: Agreement) -> str:
    """Return what an account and another that was there before agree on.

    It says who joins whom, then where, when, who, how many: « a2:1 with a1:1: Boulkessi, the same
    day (2024-05-12), both name jnim, 4 killed in both ».
    """
    parts = [_where(account, other, why.where), _when(account, other, why.when)]
    if why.fact:
        parts.append(f"both tell entry {why.fact} of the chronology")
    if why.parties:
        parts.append(f"both name {', '.join(sorted(why.parties))}")
    if why.numbers:
        parts.append(" and ".join(f"{n} {outcome}" for outcome, n in why.numbers) + " in both")
    return f"{account.report} with {other.report}: {', '.join(parts)}"


def say_reprint(report: str, original: str) -> str:
    """Return why a report of a reprint tells the event of the first print.

    >>> say_reprint("e23:1", "e20:1")
    'e23:1 with e20:1: one dispatch, printed again'
    """
    return f"{report} with {original}: one dispatch, printed again"


def _where(a: Account, b: Account, where: str) -> str:
    one, other = (str(account.row.place) for account in (a, b))
    if where == "place":
        return one if one == other else f"{one} or {other}, one scene"
    if where == "shared":
        return f"{one} and {other}, named together"
    if where == "alike":
        return f"{one} or {other}, one name by its sound"
    if where in ("near", "beside"):
        return f"{one} and {other}, neighbours"
    if where == "named":
        return f"{one if a.is_scene else other}, which the other names"
    area, scene = (a, b) if b.is_scene else (b, a)
    names = [_area(area), str(scene.row.place) if scene.is_scene else _area(scene)]
    return names[0] if names[0] == names[1] else f"{names[1]} within {names[0]}"


def _area(account: Account) -> str:
    row = account.row
    return str(row.place or row.admin1 or row.country)


def _when(a: Account, b: Account, when: str) -> str:
    dates = dict.fromkeys(str(x.row.date) for x in (b, a) if x.row.date)
    return f"{_WHEN[when]} ({', '.join(dates)})" if dates else _WHEN[when]
