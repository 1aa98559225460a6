"""The chronology: dated, sourced, in order, and true to what is known elsewhere."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from analysis.language.edtf import EDTF
from analysis.lexicon.loader import load

CASES = Path(__file__).parent / "cases" / "chronology.tsv"
CATEGORIES = frozenset(
    """abduction;accident;agreement;air strike;attack;attack on civilians;base handover;battle;
    blockade;claim/denial;coup;diplomatic;foreign deployment;foreign withdrawal;IED;
    information dispute;mandate;media;offensive;organisation;political;release;report;sanctions;
    territorial control""".replace("\n    ", "").split(";")
)
VIOLENT = frozenset(["attack", "attack on civilians", "air strike", "battle", "IED", "accident"])
# The mission that a resolution founds; Koglweogo, coded with the volunteers that came after them.
BEFORE_THEIR_TIME = {("C010", "minusma"), ("C123", "vdp")}


@pytest.fixture(scope="module")
def entries():
    return load().chronology


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_entries_stand_in_order(entries):
    days = [EDTF.parse(entry.date).earliest for entry in entries]
    assert days == sorted(days)


def test_entries_lie_within_the_war(entries):
    for entry in entries:
        date = EDTF.parse(entry.date)
        assert dt.date(2012, 1, 1) <= date.earliest <= date.latest <= dt.date(2025, 12, 31), entry


def test_categories_are_a_closed_list(entries):
    assert {entry.category for entry in entries} <= CATEGORIES


def test_every_entry_names_an_actor(entries):
    assert [entry.chronology_id for entry in entries if not entry.actors] == []


def test_violence_has_a_place_in_the_country_it_is_said_to_lie_in(entries):
    known = load().place
    for entry in entries:
        if entry.category not in VIOLENT:
            continue
        places = list_of(entry.place)
        # A day that is only near goes with a place that is not said.
        assert places or "~" in entry.date, entry
        for place in places:
            assert known[place].country == entry.country, entry


def list_of(cell) -> list[str]:
    """A cell of ids, as the loader gives it."""
    return cell.split(";") if isinstance(cell, str) else list(cell or ())


def test_no_two_entries_tell_the_same_thing(entries):
    seen = {}
    for entry in entries:
        key = (entry.date, entry.place, entry.category, entry.title_fr)
        assert key not in seen, entry
        seen[key] = entry


def test_sources_name_a_publication_or_a_document(entries):
    for entry in entries:
        assert entry.url or any(sign.isdigit() for sign in entry.source), entry
        assert entry.url is None or entry.url.startswith(("http://", "https://")), entry


def test_actors_exist_at_the_time(entries):
    known = load().actor
    early = set()
    for entry in entries:
        day = EDTF.parse(entry.date).latest
        for actor in map(known.get, list_of(entry.actors)):
            since = actor.active_from and EDTF.parse(actor.active_from).earliest
            if since and since > day:
                early.add((entry.chronology_id, actor.actor_id))
    assert early == BEFORE_THEIR_TIME


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["chronology_id"])
def test_well_known_days(case):
    entry = load().chronology_entry[case["chronology_id"]]
    assert entry.date == case["date"]
    assert set(case["places"].split(";")) <= set(list_of(entry.place))
    assert EDTF.parse(entry.date).earliest.isoweekday() == int(case["weekday"])


def test_an_entry_that_rests_on_a_dispatch_of_the_collection_says_so():
    assert load().chronology_entry["C069"].note.startswith("source: dispatch of the collection")
