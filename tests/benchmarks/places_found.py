"""How much of the known violence our gazetteer can place: measured against two open gazetteers.

Reads ``ucdp_places.csv`` (UCDP GED 24.1, the places of its events) and ``geonames_sahel.csv``
(GeoNames extract), which are not part of the repository, from ``../shared/data/gazetteer`` or from
the folder given. Prints, by country, the share of events whose place is found by name, the share
of those that lie within 15 km, and the heaviest misses.

    python tests/benchmarks/places_found.py [FOLDER] [--top N]
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tool runs from a clone, without an installation

from analysis.coding.distance import kilometres  # noqa: E402
from analysis.language.folding import fold_key  # noqa: E402
from analysis.lexicon.loader import load  # noqa: E402

GAZETTEER = ROOT.parent / "shared" / "data" / "gazetteer"
NEAR_KM = 15.0
COUNTRIES = {"Mali": "ML", "Burkina Faso": "BF", "Niger": "NE"}
# UCDP writes « Djibo town », « Niono cercle »: the last words say what kind of place it is.
KIND_WORDS = frozenset(
    "town village city camp cercle province department département locality well valley forest "
    "area waterhole wadi location commune crossroad pond dunes bridge mine island mountains region "
    "hill".split()
)
ADMIN_KINDS = frozenset(["region", "cercle", "province", "department"])


class Known(NamedTuple):
    """A place as another gazetteer has it."""

    name: str
    country: str
    latitude: float
    longitude: float
    kind_word: str
    admin1: str
    events: int


class Score(NamedTuple):
    """Events of one country: all, found by name, and right within ``NEAR_KM``; then the faults."""

    events: int
    found: int
    right: int
    misses: list[Known]
    wrong: list[tuple[Known, str, float]]


def squeeze(name: str) -> str:
    """Return a name as the matcher sees it, with blanks, hyphens and apostrophes away."""
    return "".join(letter for letter in fold_key(name) if letter.isalnum())


def ucdp_places(folder: Path = GAZETTEER) -> list[Known]:
    """Return the places of UCDP's events, heaviest first."""
    with (folder / "ucdp_places.csv").open(encoding="utf-8", newline="") as file:
        rows = [_known(row) for row in csv.DictReader(file)]
    return sorted(rows, key=lambda row: (-row.events, row.country, row.name))


def _known(row: dict[str, str]) -> Known:
    words = row["where_coordinates"].split(" (")[0].split()
    kind_word = words[-1].lower()
    while len(words) > 1 and words[-1].lower() in KIND_WORDS:
        words.pop()
    return Known(
        " ".join(words), COUNTRIES[row["country"]], float(row["latitude"]),
        float(row["longitude"]), kind_word, row["adm_1"].removesuffix(" region"),
        int(row["n_events"]),
    )  # fmt: skip


def geonames(folder: Path = GAZETTEER) -> Iterable[tuple[str, str, float, float]]:
    """Yield every name of every feature: name, country, latitude, longitude."""
    with (folder / "geonames_sahel.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = {row["name"], row["asciiname"], *row["alternatenames"].split(",")} - {""}
            for name in names:
                position = float(row["latitude"]), float(row["longitude"])
                yield name, row["country_code"], *position


def names_of_places() -> dict[tuple[str, str], list]:
    """Return our places by country and squeezed name, other spellings included."""
    lexicon = load()
    found: dict[tuple[str, str], dict] = defaultdict(dict)
    for place in lexicon.places:
        found[place.country, squeeze(place.name)][place.place_id] = place
    for name in lexicon.place_names:
        place = lexicon.place[name.place_id]
        if name.kind != "adjective":
            found[place.country, squeeze(name.name)][place.place_id] = place
    return {key: list(places.values()) for key, places in found.items()}


def choose(known: Known, places: list) -> object:
    """Return the place an article would be read to mean: by kind, then region, then plain id."""
    wanted = known.kind_word if known.kind_word in ADMIN_KINDS else None
    return min(
        places,
        key=lambda place: (
            wanted is not None and place.kind != wanted,
            (place.kind in ADMIN_KINDS) != (wanted is not None),
            fold_key(known.admin1)
            not in (fold_key(place.admin1 or ""), fold_key(place.admin1_current or "")),
            "_" in place.place_id,
            place.place_id,
        ),
    )


def score(country: str, known: Iterable[Known]) -> Score:
    """Compare our places of a country with those of UCDP, weighted by events."""
    ours = names_of_places()
    events = found = right = 0
    misses: list[Known] = []
    wrong: list[tuple[Known, str, float]] = []
    for place in (place for place in known if place.country == country):
        events += place.events
        candidates = ours.get((country, squeeze(place.name)))
        if not candidates:
            misses.append(place)
            continue
        found += place.events
        chosen = choose(place, candidates)
        away = kilometres(place.latitude, place.longitude, chosen.latitude, chosen.longitude)
        if away <= NEAR_KM:
            right += place.events
        else:
            wrong.append((place, chosen.place_id, away))
    return Score(events, found, right, misses, wrong)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GAZETTEER)
    parser.add_argument("--top", type=int, default=20, help="how many misses to list")
    args = parser.parse_args()
    known = ucdp_places(args.folder)
    for name, country in COUNTRIES.items():
        result = score(country, known)
        print(
            f"{name}: {result.events} events; found by name {result.found / result.events:.3f}; "
            f"of these within {NEAR_KM:g} km {result.right / result.found:.3f}"
        )
        for place in result.misses[: args.top]:
            print(f"  not found  {place.events:3d}  {place.name} {place.kind_word}")
        for place, chosen, away in result.wrong[: args.top]:
            print(f"  far        {place.events:3d}  {place.name}: {chosen}, {away:.0f} km")


if __name__ == "__main__":
    main()
