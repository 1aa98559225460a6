"""What no single cell can show: ids given twice, and rows that contradict each other.

A name may stand on several rows only if something tells them apart for a reader of an article: the
country it is about, capital letters, or the time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key
from analysis.language.phrases import expand
from analysis.lexicon.cells import Problem, Table

Sighting = tuple[Table, int]

_COORDINATES = {"latitude": (-2.0, 28.0), "longitude": (-20.0, 20.0)}  # West Africa and the Sahel
# The countries that do not lie wholly in that frame, or not at all, are not held to it.
_WEST_AFRICA = frozenset(["", *"BF BJ CI CM CV GH GM GN GW LR ML MR NE NG SL SN ST TG".split()])


def rule_problems(tables: Iterable[Table]) -> Iterator[Problem]:
    """Yield what is wrong between the rows of each table."""
    by_name = {table.file.name: table for table in tables}
    for table in by_name.values():
        yield from _repeated(table)
        yield from _backwards(table)
        if table.file.once:
            yield from _phrases_twice(table, table.file.once)
    if names := by_name.get("actor_names"):
        yield from _actor_names(names)
    if memberships := by_name.get("memberships"):
        yield from _memberships(memberships)
    if places := by_name.get("places"):
        yield from _outside_west_africa(places)
        yield from _place_names(places, by_name["place_names"])


def _repeated(table: Table) -> Iterator[Problem]:
    """Rows that give again what only one row may give."""
    for group in filter(None, [(table.file.key,) if table.file.key else (), table.file.unique]):
        first: dict[tuple[str, ...], int] = {}
        for row, values in enumerate(zip(*(table.cells[name] for name in group), strict=True)):
            if first.setdefault(values, row) != row:
                shown = ", ".join(filter(None, values))
                what = f"« {shown} » stands already on line {table.lines[first[values]]}"
                yield table.problem(row, group[0], what, "merge the two rows, or rename one")


def _phrases_twice(table: Table, column: str) -> Iterator[Problem]:
    """Patterns that stand for a phrase which another row stands for."""
    first: dict[str, int] = {}
    for row, pattern in enumerate(table.cells[column]):
        for phrase in expand(pattern):
            other = first.setdefault(fold_key(phrase), row)
            if other != row:
                what = f"« {phrase} » stands already on line {table.lines[other]}"
                yield table.problem(row, column, what, "let one of the two rows stand for it")


def _backwards(table: Table) -> Iterator[Problem]:
    """Dates of which the end comes before the beginning."""
    if "from" not in table.cells or "to" not in table.cells:
        return
    for row, (start, end) in enumerate(zip(table.cells["from"], table.cells["to"], strict=True)):
        if start and end and _first_day(start) > _last_day(end):
            what = f"it ends ({end}) before it begins ({start})"
            yield table.problem(row, "to", what, "correct one of the two dates")


def _actor_names(table: Table) -> Iterator[Problem]:
    """Names that two rows claim for the same country, capitals and days."""
    mend = "tell them apart by country, by case exact, or by from and to; or delete one"
    yield from _claimed_twice([table], _told_apart, mend)


def _place_names(places: Table, names: Table) -> Iterator[Problem]:
    """Names that two places claim without a country, region, kind or note to tell them apart."""
    rows = {place: row for row, place in enumerate(places.cells["place_id"])}

    def told_apart(one: Sighting, other: Sighting) -> bool:
        first, second = (rows[table.cells["place_id"][row]] for table, row in (one, other))
        if first == second:  # two spellings that fold to one, as burkinabè and burkinabé
            return True
        discriminators = ("country", "admin1", "kind")
        if any(places.cells[c][first] != places.cells[c][second] for c in discriminators):
            return True
        return bool(places.cells["note"][first] and places.cells["note"][second])

    mend = "give both places a note that tells them apart, or delete one name"
    yield from _claimed_twice([places, names], told_apart, mend)


def _claimed_twice(
    tables: Sequence[Table], told_apart: Callable[[Sighting, Sighting], bool], mend: str
) -> Iterator[Problem]:
    """Pairs of rows that share a name which nothing tells apart, reported on the later row."""
    claims: defaultdict[str, dict[tuple[int, int], None]] = defaultdict(dict)
    for number, table in enumerate(tables):
        is_pattern = ("name", "phrase") in [column[:2] for column in table.file.columns]
        for row, name in enumerate(table.cells["name"]):
            for phrase in expand(name) if is_pattern else [name]:
                claims[fold_key(phrase).replace("-", " ")][number, row] = None
    for key, rows in claims.items():
        for (number, row), (later, later_row) in combinations(rows, 2):
            first, second = (tables[number], row), (tables[later], later_row)
            if not told_apart(first, second):
                what = f"« {key} » stands already in {_where(*first)}"
                yield tables[later].problem(later_row, "name", what, mend)


def _told_apart(one: Sighting, other: Sighting) -> bool:
    (table, first), (_, second) = one, other
    country, case, name = (table.cells[column] for column in ("country", "case", "name"))
    if country[first] and country[second] and country[first] != country[second]:
        return True
    if case[first] and case[second] and name[first] != name[second]:
        return True
    return not _overlap(table, first, second)


def _memberships(table: Table) -> Iterator[Problem]:
    """Two stretches of one membership that overlap."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    pairs = zip(table.cells["actor_id"], table.cells["member_of"], strict=True)
    for row, pair in enumerate(pairs):
        rows[pair].append(row)
        if pair[0] == pair[1]:
            what = f"« {pair[0]} » is a member of itself"
            yield table.problem(row, "member_of", what, "correct one of the two")
    for pair, stretches in rows.items():
        for first, second in combinations(stretches, 2):
            if _overlap(table, first, second):
                what = f"« {', '.join(pair)} » overlaps line {table.lines[first]}"
                yield table.problem(second, "from", what, "correct from or to, or merge the rows")


def _outside_west_africa(table: Table) -> Iterator[Problem]:
    """Coordinates that cannot be right in the country they are said to lie in."""
    countries, kinds = table.cells["country"], table.cells["kind"]
    for column, (low, high) in _COORDINATES.items():
        for row, cell in enumerate(table.cells[column]):
            is_framed = kinds[row] != "country" and countries[row] in _WEST_AFRICA
            if is_framed and not low <= float(cell) <= high:
                what = f"{cell} lies outside West Africa ({low:g} to {high:g})"
                yield table.problem(row, column, what, "check the sign, and which is which")


def _where(table: Table, row: int) -> str:
    return f"{table.filename}, line {table.lines[row]}"


def _overlap(table: Table, first: int, second: int) -> bool:
    starts, ends = table.cells["from"], table.cells["to"]
    return _first_day(starts[second]) <= _last_day(ends[first]) and _first_day(
        starts[first]
    ) <= _last_day(ends[second])


def _first_day(cell: str) -> dt.date:
    return (EDTF.parse(cell).earliest if cell else None) or dt.date.min


def _last_day(cell: str) -> dt.date:
    return (EDTF.parse(cell).latest if cell else None) or dt.date.max
