"""Places lie where their country and region are, and a reader can tell homonyms apart."""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.coding.distance import kilometres
from analysis.language.folding import fold_key
from analysis.language.phrases import expand
from analysis.lexicon.loader import load

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "benchmarks"))

import places_found  # noqa: E402

CASES = HERE / "cases"
# South, north, west and east of each country, with half a degree to spare.
FRAMES = {
    "ML": (9.6, 25.5, -12.8, 4.8),
    "BF": (8.9, 15.6, -6.0, 2.9),
    "NE": (11.2, 24.0, -0.4, 16.5),
}
REGIONS = {
    "ML": "Kayes;Koulikoro;Sikasso;Ségou;Mopti;Tombouctou;Gao;Kidal;Bamako",
    "BF": "Boucle du Mouhoun;Cascades;Centre;Centre-Est;Centre-Nord;Centre-Ouest;Centre-Sud;Est;"
    "Hauts-Bassins;Nord;Plateau-Central;Sahel;Sud-Ouest",
    "NE": "Agadez;Diffa;Dosso;Maradi;Niamey;Tahoua;Tillabéri;Zinder",
}
REGIONS_NOW = {  # Mali's law of March 2023, Burkina Faso's decrees of July 2025
    "ML": "Kayes;Nioro;Kita;Koulikoro;Dioïla;Nara;Sikasso;Bougouni;Koutiala;Ségou;San;Mopti;"
    "Bandiagara;Douentza;Tombouctou;Taoudénit;Gao;Kidal;Ménaka;Bamako",
    "BF": "Bankui;Djôrô;Goulmou;Guiriko;Kadiogo;Kuilsé;Liptako;Nando;Nakambé;Nazinon;Oubri;Sirba;"
    "Soum;Sourou;Tannounyan;Tapoa;Yaadga",
    "NE": REGIONS["NE"],
}
AT_LEAST = {"ML": 700, "BF": 250, "NE": 150}
# Wide places are points only for drawing; another gazetteer may put that point elsewhere.
WIDE = frozenset(["country", "region", "area", "border_area", "river"])

needs_gazetteer = pytest.mark.skipif(
    not places_found.GAZETTEER.is_dir(),
    reason=f"the gazetteers to compare with are not part of the repository: "
    f"{places_found.GAZETTEER.name} not found beside it",
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def places():
    return load().places


@pytest.fixture(scope="module")
def spellings():
    """All names of each place, the main one first."""
    lexicon = load()
    names = {place.place_id: [place.name] for place in lexicon.places}
    for row in lexicon.place_names:
        if row.kind != "adjective":
            names[row.place_id] += expand(row.name)
    return names


def test_there_are_as_many_places_as_dispatches_need(places):
    for country, least in AT_LEAST.items():
        assert sum(place.country == country for place in places) >= least


def test_ids_are_plain_and_given_once(places):
    ids = [place.place_id for place in places]
    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", i)] == []


def test_coordinates_lie_in_their_country(places):
    outside = []
    for place in places:
        south, north, west, east = FRAMES.get(place.country, (-90, 90, -180, 180))
        if not (south <= place.latitude <= north and west <= place.longitude <= east):
            outside.append(place.place_id)
    assert outside == []


def test_coordinates_have_two_decimals(places):
    for place in places:
        assert round(place.latitude, 2) == place.latitude, place
        assert round(place.longitude, 2) == place.longitude, place


def test_every_place_has_a_radius(places):
    assert [place.place_id for place in places if not place.radius_km] == []


@pytest.mark.parametrize(
    ("column", "allowed"), [("admin1", REGIONS), ("admin1_current", REGIONS_NOW)]
)
def test_regions_are_those_of_the_map(places, column, allowed):
    closed = {country: {"", *names.split(";")} for country, names in allowed.items()}
    odd = [
        (place.place_id, getattr(place, column))
        for place in places
        if place.country in closed and (getattr(place, column) or "") not in closed[place.country]
    ]
    assert odd == []


def test_every_region_of_both_maps_has_a_row(places):
    for maps in (REGIONS, REGIONS_NOW):
        for country, names in maps.items():
            rows = {p.name for p in places if p.country == country and p.kind == "region"}
            # Since 2025 Liptako is a region too, but the word still means the borderland.
            assert set(names.split(";")) - {"Liptako"} <= rows


def test_places_lie_near_their_region(places):
    regions = {(p.country, p.name): p for p in places if p.kind == "region" and p.admin1 == p.name}
    far = []
    for place in places:
        region = regions.get((place.country, place.admin1))
        if region is None or place.kind in WIDE:
            continue
        away = kilometres(place.latitude, place.longitude, region.latitude, region.longitude)
        if away > 1.9 * region.radius_km:
            far.append((place.place_id, region.place_id, round(away)))
    assert far == []


@pytest.mark.parametrize("case", rows_of(CASES / "places_apart.tsv"), ids=lambda c: c["why"])
def test_distances_that_dispatches_state(case):
    one, other = (load().place[case[column]] for column in ("place_id", "from_id"))
    away = kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
    assert float(case["least_km"]) <= away <= float(case["most_km"])


def test_names_begin_with_a_capital_or_are_common_words(places):
    small = {place.name.split()[0] for place in places if place.name[0].islower()}
    assert small <= {"delta", "forêt", "lac", "massif", "parc", "passe", "pays", "trois"}


def test_no_name_stands_twice_in_a_country_without_a_note(places, spellings):
    by_name = defaultdict(dict)
    for place in places:
        for name in spellings[place.place_id]:
            by_name[place.country, fold_key(name).replace("-", " ")][place.place_id] = place
    bare = [
        (key, sorted(found))
        for key, found in by_name.items()
        if len(found) > 1 and not any(place.note for place in found.values())
    ]
    assert bare == []


def test_spellings_differ_from_the_main_name():
    lexicon = load()
    same = [
        row.name
        for row in lexicon.place_names
        if fold_key(row.name) == fold_key(lexicon.place[row.place_id].name)
    ]
    assert same == []


@pytest.mark.parametrize("case", rows_of(CASES / "place_names.tsv"), ids=lambda c: c["name"])
def test_names_lead_to_their_places(case, places, spellings):
    wanted = fold_key(case["name"]).replace("-", " ")
    found = {
        place.place_id
        for place in places
        if place.country == case["country"]
        and wanted in (fold_key(name).replace("-", " ") for name in spellings[place.place_id])
    }
    assert found == set(filter(None, case["place_ids"].split(";")))


@needs_gazetteer
def test_coordinates_agree_with_other_gazetteers(places, spellings):
    positions = defaultdict(list)
    for name, country, latitude, longitude in places_found.geonames():
        positions[country, places_found.squeeze(name)].append((latitude, longitude))
    for known in places_found.ucdp_places():
        key = known.country, places_found.squeeze(known.name)
        positions[key].append((known.latitude, known.longitude))
    far = {}
    for place in places:
        if place.kind in WIDE or place.country not in FRAMES:
            continue
        others = {
            at
            for name in spellings[place.place_id]
            for at in positions.get((place.country, places_found.squeeze(name)), ())
        }
        away = [kilometres(place.latitude, place.longitude, *at) for at in others]
        if not away or min(away) > places_found.NEAR_KM:
            far[place.place_id] = f"{min(away):.0f} km" if away else "no such name"
    decided = {row["place_id"] for row in rows_of(CASES / "place_exceptions.tsv")}
    assert {i: what for i, what in far.items() if i not in decided} == {}, "decide these"
    assert decided - set(far) == set(), "no longer exceptions"


@needs_gazetteer
@pytest.mark.parametrize(("country", "least_found"), [("ML", 0.85), ("BF", 0.7), ("NE", 0.7)])
def test_most_events_of_ucdp_can_be_placed(country, least_found):
    result = places_found.score(country, places_found.ucdp_places())
    assert result.found / result.events >= least_found
    assert result.right / result.found >= 0.95
