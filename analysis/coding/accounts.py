"""What of a report decides whether another article's tells the same happening."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key

from .dating.facts import Knowledge
from .known_events import known_event

Row = dict[str, Any]
# A dispatch without a day in it tells of the days before it.
_NEWS_DAYS = 10
# Kinds of act that two articles may call differently for one happening.
_ACTS = {
    "Armed clash": "fight", "Attack": "fight", "Non-state actor overtakes territory": "fight",
    "Government regains territory": "fight", "Remote explosive/landmine/IED": "blast",
    "Suicide bomb": "fight", "Shelling/artillery/missile attack": "fight", "Grenade": "fight",
    "Air/drone strike": "air", "Looting/property destruction": "fight",
    "Abduction/forced disappearance": "fight", "Other": "accident",
}  # fmt: skip
_VIOLENT = frozenset({"fight", "blast", "air", "accident"})
# Armed groups of these blocs fight the state and each other.
_REBELS = frozenset({"jihadist", "separatist"})
# Forces of these blocs are hit so seldom that their day in a country tells one happening.
_OUTSIDERS = frozenset({"french_european", "un", "russian", "other_state"})
_SIDES = {"jihadist": "rebels", "separatist": "rebels", "civilians": "civilians"}
# « Neutralised » fighters are the same dead by another word.
_OUTCOMES = {"neutralised": "killed"}
_EXACT_DAYS = 2
_EARLY, _ABOUT, _WEEK = dt.timedelta(2), dt.timedelta(3), 10
# Smaller sums are like many a toll.
_LEAST_SUM, _PARTS = 6, 2
# « plusieurs », « des dizaines », « des centaines », « des milliers »
_VAGUE = {(2, 9), (20, 99), (100, 999), (200, 999), (2000, 9999)}


@dataclass(frozen=True, slots=True)
class Dispatches:
    """What is known of the articles: when they appeared, and which reprint another.

    `published` gives the first and last day an article can be of; `copies` the first printer;
    `about` the places that an article names and tells nothing else of.
    """

    published: Mapping[str, tuple[dt.date | None, dt.date | None]] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Told(NamedTuple):
    """What of a report's row is compared as it stands."""

    sub_event_type: str
    date: str | None
    part_of_day: str | None
    place: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    radius_km: float | None
    target_kind: str | None


# What is read of the rows of each frame.
READ = {
    "reports": ("report_id", "article_id", "salience", "date_precision", *Told._fields),
    "participants": ("report_id", "role", "actor_id"),
    "tolls": ("report_id", "outcome", "victims", "low", "high", "part_of", "words"),
    "report_places": ("report_id", "place", "place_id"),
}


@dataclass(slots=True)
class Account:
    """A report made ready to be compared: its days, parties and figures taken apart.

    `first` and `last` bound the days it can tell of, which for a dispatch without a day are those
    before it appeared. `figures` gives for each outcome and number of people whose they are.
    `further` are the other places that it names as its own, `about` those that its article names
    and tells nothing else of. `width` is how many days it leaves open beside the first, many where
    it has no end; `is_exact` tells a day, or a night and the days beside it; `is_violent` an act of
    war or an accident, not politics.
    """

    row: Told
    report: str
    article: str
    place: str | None
    further: frozenset[str]
    about: frozenset[str]
    is_scene: bool
    act: str | None
    date: EDTF | None
    first: dt.date | None
    last: dt.date | None
    published: dt.date | None
    actors: frozenset[str]
    initiators: frozenset[str]
    targets: frozenset[str]
    rebels: frozenset[str]
    outsiders: frozenset[str]
    figures: dict[tuple[str, int], frozenset[str]]
    dead: dict[str, int]
    fact: str | None
    width: int = field(init=False)
    is_exact: bool = field(init=False)
    is_violent: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out what every comparison asks."""
        self.width = (self.last - self.first).days if self.first and self.last else 9999
        self.is_exact = self.date is not None and self.width <= _EXACT_DAYS
        self.is_violent = self.act in _VIOLENT


def accounts_of(
    reports: Iterable[Row],
    participants: Iterable[Row],
    tolls: Iterable[Row],
    known: Knowledge,
    dispatches: Dispatches,
    more_places: Iterable[Row] = (),
) -> Iterator[Account]:
    """Yield the accounts of some reports, in their order."""
    further: dict[str, set[str]] = defaultdict(set)
    for row in more_places:
        if (key := place_key(row)) is not None:
            further[row["report_id"]].add(key)
    parties: dict[str, list[Row]] = defaultdict(list)
    for row in participants:
        parties[row["report_id"]].append(row)
    figures: dict[str, list[Row]] = defaultdict(list)
    for row in tolls:
        if row.get("report_id"):
            figures[row["report_id"]].append(row)
    for row in reports:
        name = row["report_id"]
        others = frozenset(further[name]) - {place_key(row)} if name in further else _NOWHERE
        about = dispatches.about.get(row["article_id"], _NOWHERE)
        told = _meant(parties.pop(name, []), "actor_id", row.get("country"))
        counted = _meant(figures.pop(name, []), "victims", row.get("country"))
        yield _account(row, (others, about), told, counted, known, dispatches)


_NOWHERE: frozenset[str] = frozenset()
_UNCOUNTED: dict[str, Any] = {"figures": {}, "dead": {}}
# « militaires nigérians » in a dispatch on Niger: « nigériens », by a slip of the pen.
_SLIPS = {("nigeria_army", "NE"): "niger_army", ("nigeria", "NE"): "niger_gov"}


def _meant(rows: list[Row], column: str, country: str | None) -> list[Row]:
    """Return rows with the party meant where the name of another was written."""
    if not any((row.get(column), country) in _SLIPS for row in rows):
        return rows
    return [row | {column: _SLIPS.get((row[column], country), row[column])} for row in rows]


def place_key(row: Row) -> str | None:
    """Return what names the place of a report or a further one, None where it has none."""
    return row.get("place_id") or (fold_key(row["place"]) if row.get("place") else None)


@lru_cache(4096)
def _one(found: frozenset[str]) -> frozenset[str]:
    """Return the equal set that was made before: few sets of parties make many reports."""
    return found


def _account(
    row: Row,
    places: tuple[frozenset[str], frozenset[str]],
    parties: list[Row],
    tolls: list[Row],
    known: Knowledge,
    dispatches: Dispatches,
) -> Account:
    actors = _one(frozenset([party["actor_id"] for party in parties]))
    initiators = frozenset([p["actor_id"] for p in parties if p["role"] == "initiator"])
    date = EDTF.parse(row["date"]) if row.get("date") else None
    published = dispatches.published.get(row["article_id"], (None, None))
    kind = row["sub_event_type"]
    blocs = known.blocs
    return Account(
        row=Told._make(map(row.get, Told._fields)),
        report=row["report_id"],
        article=row["article_id"],
        place=place_key(row),
        further=places[0],
        about=places[1],
        is_scene=bool(row.get("place")) and (row.get("where_prec") or 9) <= 3,
        act=_ACTS.get(kind, kind),
        date=date,
        **_days(row, date, published),
        published=published[1],
        actors=actors,
        initiators=_one(initiators),
        targets=_one(frozenset([p["actor_id"] for p in parties if p["role"] == "target"])),
        rebels=_one(_REBELS & {blocs.get(actor, "") for actor in actors}),
        outsiders=_one(frozenset([actor for actor in actors if blocs.get(actor) in _OUTSIDERS])),
        **_counted(tolls, blocs),
        fact=known_event(row, initiators, date, known),
    )


def _days(
    row: Row, date: EDTF | None, published: tuple[dt.date | None, dt.date | None]
) -> dict[str, dt.date | None]:
    first, last = published
    if date is not None:
        begun, ended = date.earliest, date.latest
        if row["date"].endswith("~") and begun and ended and (ended - begun).days <= _WEEK:
            # « moins d'une semaine avant », « quelques jours plus tôt »
            begun, ended = begun - _ABOUT, ended + _ABOUT
        if row.get("date_precision") == "week" and begun and first and begun <= first:
            # « cette semaine », written on a Tuesday, may mean the Sunday before.
            begun -= dt.timedelta(first - begun <= _EARLY)
        return {"first": begun, "last": ended}
    if row.get("salience") == "recalled" or first is None:
        return {"first": None, "last": None}
    return {"first": first - dt.timedelta(_NEWS_DAYS), "last": last}


def _number(toll: Row) -> int | None:
    """Return the number that a figure names, None for « des dizaines », which are no likeness.

    « au moins 30 » and « entre 30 et 40 » name thirty, « plus de 200 » two hundred.
    """
    low, high = toll["low"], toll["high"]
    if (low, high) in _VAGUE or "plusieurs" in (toll.get("words") or ""):
        return None
    is_more = low is not None and high is None and low > 10 and low % 10 == 1
    return low - 1 if is_more and low is not None else low


def _counted(tolls: list[Row], blocs: Mapping[str, str]) -> dict[str, Any]:
    """Return the numbers told, and the most dead of each side."""
    figures: dict[tuple[str, int], set[str]] = defaultdict(set)
    dead: dict[str, int] = {}
    for toll in tolls:
        low = _number(toll)
        if not low:
            continue
        outcome = _OUTCOMES.get(toll["outcome"], toll["outcome"])
        bloc = blocs.get(toll.get("victims") or "", "unspecified")
        side = _SIDES.get(bloc, bloc)
        figures[outcome, low].add(side)
        if outcome == "killed" and toll.get("part_of") is None:
            dead[side] = max(dead.get(side, 0), low)
    # « dix soldats et trois civils » are the thirteen dead of another dispatch; « de 9 à 12 » no.
    lost = [(low, sides - {"rebels"}) for (outcome, low), sides in figures.items()
            if outcome == "killed" and sides - {"rebels"}]  # fmt: skip
    total = sum(low for low, _ in lost)
    if len(lost) == _PARTS and total >= _LEAST_SUM and not lost[0][1] & lost[1][1]:
        figures["killed", total].add("unspecified")
    if not figures:
        return _UNCOUNTED
    return {
        "figures": {key: _one(frozenset(sides)) for key, sides in figures.items()},
        "dead": dead,
    }
