"""Reports of several articles that tell one happening, and those that only look like it."""

import datetime as dt
import itertools

import pandas as pd
import pytest
from coded import code_texts, rows_of
from hypothesis import given
from hypothesis import strategies as st
from invented_press import dispatches
from links_measured import score

from analysis.coding.accounts import Dispatches
from analysis.coding.corpus_coding import places_about
from analysis.coding.dating_input import knowledge_of
from analysis.coding.linked_events import event_rows
from analysis.coding.linking import link
from analysis.coding.vocabulary import vocabulary_with
from analysis.language.edtf import EDTF
from analysis.views.counting import count_dead
from analysis.views.episodes import episodes

KNOWN = knowledge_of(vocabulary_with())
BOULKESSI = {"place": "Boulkessi", "place_id": "boulkessi", "latitude": 14.67, "longitude": -1.29}
MONDORO = {"place": "Mondoro", "place_id": "mondoro", "latitude": 14.66, "longitude": -1.95}


def report(number, date, article=None, **cells):
    """Return a report of Boulkessi with its bounds, of an article of its own."""
    value = EDTF.parse(date) if date else None
    row = {
        "report_id": f"a{number}:1",
        "article_id": article or f"a{number}",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "date": date,
        "date_earliest": value.earliest if value else None,
        "date_latest": value.latest if value else None,
        "country": "ML",
        "admin1": "Mopti",
        "where_prec": 1,
    }
    return row | BOULKESSI | cells


def parties(*actors):
    """Return the participants of reports 1, 2 …, each given as « initiator>target »."""
    rows = []
    for number, pair in enumerate(actors, 1):
        for role, actor in zip(("initiator", "target"), pair.split(">"), strict=True):
            rows.append({"report_id": f"a{number}:1", "role": role, "actor_id": actor})
    return rows


def dead(number, low, high=None, claim=None, part_of=None):
    figure = {"low": low, "high": low if high is None else high, "part_of": part_of}
    figure |= {"article_id": f"a{number}", "victims": "fama", "claim_id": claim}
    return {"report_id": f"a{number}:1", "outcome": "killed"} | figure


def groups(reports, participants, tolls=(), dispatches=Dispatches()):  # noqa: B008
    """Return the sets of reports that were linked, alone or not."""
    event_of, _ = link(reports, list(participants), list(tolls), KNOWN, dispatches)
    found = {}
    for report_id, event in event_of.items():
        found.setdefault(event, set()).add(report_id)
    return sorted(map(sorted, found.values()))


def are_one(first, second, participants, tolls=()):
    return len(groups([first, second], participants, tolls)) == 1


FIGHT = parties("jnim>fama", "jnim>fama")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05-12", "2024-05-12"),
        ("2024-05-12", "2024-05-12/2024-05-13"),
        ("2024-05-12", "2024-05"),
        ("2024-05-12", "[2024-05-05,2024-05-12,2024-05-19]"),
        ("2024-05-31/2024-06-01", "2024-06-01"),
        ("2024-01-28/2024-03-04", "2024-02-17"),
        ("2024-05", "2024-05"),
        ("2024-05-12", "2024-05-12~"),
    ],
)
def test_dates_that_can_be_one_day_join(first, second):
    assert are_one(report(1, first), report(2, second), FIGHT)
    assert are_one(report(1, second), report(2, first), FIGHT)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05-12", "2024-05-13"),
        ("2024-05-11", "[2024-05-05,2024-05-12,2024-05-19]"),
        ("2024-05-12", "2023-05-12"),
        ("2024-05-12", "2024-06"),
        ("2024-05-12", None),
        (None, None),
    ],
)
def test_dates_that_cannot_be_one_day_do_not(first, second):
    assert not are_one(report(1, first), report(2, second), FIGHT)


DAY = "2024-05-12"
NEAR = {"place": "Tiguila", "place_id": "tiguila", "latitude": 14.72, "longitude": -1.33}
UNKNOWN = {"place": "Kombouna", "place_id": None, "where_prec": 2}
REGION = {"place": "Mopti", "place_id": "mopti_region", "where_prec": 4}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, MONDORO, False),
        ({}, NEAR, True),
        (UNKNOWN, UNKNOWN | {"place": "KOMBOUNA"}, True),
        (UNKNOWN, UNKNOWN | {"country": "BF"}, False),
        (UNKNOWN, {}, False),
        ({}, {"place_id": "boulkessi_bf", "latitude": 11.0, "country": "BF"}, False),
        (REGION, {"country": "BF", "admin1": None, "place": None, "where_prec": 6}, False),
        (REGION, {"admin1": "Ségou", "place": None, "where_prec": 4}, False),
    ],
)
def test_places(first, second, same):
    figures = [dead(1, 4), dead(2, 4)]
    assert are_one(report(1, DAY, **first), report(2, DAY, **second), FIGHT, figures) is same


AREA = {"place": "Mondoro", "place_id": "mondoro", "latitude": 14.66, "longitude": -1.6,
        "where_prec": 5, "radius_km": 30.0}  # fmt: skip
COUNTRY = {"place": None, "place_id": None, "admin1": None, "where_prec": 6, "latitude": 18.0}


@pytest.mark.parametrize(
    ("second", "who", "figures", "same"),
    [
        # a commune and its village: the day and the parties tell enough
        (AREA, ">fama", [], True),
        (AREA | {"radius_km": 10.0}, ">fama", [], False),
        (AREA | {"radius_km": 200.0}, ">fama", [], False),
        (AREA, ">fama", [dead(1, 4), dead(2, 9)], False),
        # somewhere in the country: outside forces are seldom hit twice a day
        (COUNTRY, ">france_forces", [], True),
        (COUNTRY, ">minusma", [], True),
        (COUNTRY, ">fama", [], False),
        (COUNTRY, ">civilians", [], False),
        (COUNTRY, ">france_forces", [dead(1, 4), dead(2, 9)], False),
    ],
)
def test_a_wider_place_joins_where_day_and_parties_tell_enough(second, who, figures, same):
    sides = parties(f"jihadists_unspecified{who}", f"jihadists_unspecified{who}")
    assert are_one(report(1, DAY), report(2, DAY, **second), sides, figures) is same
    if same:
        month = report(2, "2024-05", **second)
        assert not are_one(report(1, DAY), month, sides, figures)


def test_one_scene_is_one_scene_on_either_side_of_a_degree():
    for latitude, longitude in itertools.product((14.5, 14.4), (-1.5, -1.4)):
        north = {"place_id": "n", "place": "N", "latitude": latitude + 0.02, "longitude": longitude}
        south = {"place_id": "s", "place": "S", "latitude": latitude - 0.02, "longitude": longitude}
        figures = [dead(1, 4), dead(2, 4)]
        assert are_one(report(1, DAY, **north), report(2, DAY, **south), FIGHT, figures)


def test_a_scene_told_of_with_others_is_the_same_scene():
    several = report(2, DAY, where_prec=5)
    assert are_one(report(1, DAY), several, FIGHT)
    assert are_one(report(1, DAY, where_prec=5), report(2, DAY), FIGHT)
    assert not are_one(report(1, DAY, **MONDORO), several, FIGHT)


def test_a_region_can_be_that_of_a_scene():
    figures = [dead(1, 4), dead(2, 4)]
    for first, second in ((REGION, {}), ({}, REGION)):
        assert are_one(report(1, DAY, **first), report(2, DAY, **second), FIGHT, figures)
        assert not are_one(report(1, DAY, **first), report(2, DAY, **second), FIGHT)


def test_a_whole_region_wants_parties_and_figures():
    wide = [report(1, DAY, **REGION), report(2, DAY, **REGION)]
    figures = [dead(1, 4), dead(2, 4)]
    assert are_one(*wide, FIGHT, figures)
    assert not are_one(*wide, FIGHT)
    assert not are_one(*wide, FIGHT, [dead(1, 20, 99), dead(2, 20, 99)])
    assert not are_one(*wide, parties("jnim>fama", "isgs>civilians"), figures)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("jnim>fama", "jihadists_unspecified>fama", True),
        ("jnim>fama", "armed_men_unspecified>fama", True),
        ("jnim>fama", "isgs>civilians", False),
        ("fama>jnim", "jnim>fama", True),
        ("wagner>civilians", "jnim>civilians", False),
        ("russian_unspecified>civilians", "wagner>civilians", True),
        ("jihadists_unspecified>fama", "azawad_separatists>fama", False),
        ("jihadists_unspecified>fama", "fla>fama", False),
        ("armed_men_unspecified>fama", "fla>fama", True),
        ("jnim>isgs", "isgs>jnim", True),
        # one says who attacked, the other who was attacked
        ("jnim>civilians", "armed_men_unspecified>fama", True),
        ("armed_men_unspecified>niger_army", "armed_men_unspecified>fama", False),
    ],
)
def test_parties(first, second, same):
    assert are_one(report(1, DAY), report(2, DAY), parties(first, second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Armed clash", "Attack", True),
        ("Attack", "Abduction/forced disappearance", True),
        ("Armed clash", "Air/drone strike", False),
        ("Armed clash", "Agreement", False),
        ("Agreement", "Agreement", True),
    ],
)
def test_kinds_of_act(first, second, same):
    reports = report(1, DAY, sub_event_type=first), report(2, DAY, sub_event_type=second)
    assert are_one(*reports, FIGHT) is same


@pytest.mark.parametrize(
    ("first", "second", "tolls", "same"),
    [
        # one toll too large for chance says that one day is wrong
        (DAY, "2024-05-13", [dead(1, 71), dead(2, 71)], True),
        (DAY, "2024-05-13", [dead(1, 4), dead(2, 4)], False),
        (DAY, "2024-05-13", [dead(1, 71), dead(2, 60)], False),
        # and so may a day farther off, for a toll that no other attack there has
        (DAY, "2024-05-14", [dead(1, 71), dead(2, 71)], True),
        (DAY, "2024-05-14", [dead(1, 14), dead(2, 14)], False),
        (DAY, "2024-05-14", [dead(1, 71), dead(2, 60)], False),
        (DAY, "2024-05-17", [dead(1, 71), dead(2, 71)], False),
        # two nights, and one told twice
        ("2024-05-12/2024-05-13", "2024-05-13/2024-05-14", [], False),
        ("2024-05-12/2024-05-13", "2024-05-12/2024-05-13", [], True),
        ("2024-05-12/2024-05-13", "2024-05-13", [], True),
    ],
)
def test_the_day_after(first, second, tolls, same):
    assert are_one(report(1, first), report(2, second), FIGHT, tolls) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("night", None, True), (None, "dawn", True), ("night", "dawn", True),
     (None, None, False), ("morning", None, False), ("night", "afternoon", False)],
)  # fmt: skip
def test_one_night_has_two_days(first, second, same):
    reports = report(1, DAY, part_of_day=first), report(2, "2024-05-13", part_of_day=second)
    assert are_one(*reports, FIGHT) is same


def test_a_night_between_two_days_joins_both():
    told = [report(1, "2024-05-12/2024-05-13"), report(2, DAY), report(3, "2024-05-13")]
    assert len(groups(told, parties(*["jnim>fama"] * 3))) == 1
    assert len(groups(told[1:], parties(*["jnim>fama"] * 3))) == 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Tinsagarou", "Tinssagaro", True),
        ("Fombanta", "Fonbanta", True),
        ("Tinsagarou", "Tinsabarou", False),
        ("Kona", "Kani", False),  # too few sounds to tell by
    ],
)
def test_a_village_that_no_list_has_is_known_by_its_sound(first, second, same):
    reports = [report(n, DAY, **UNKNOWN | {"place": name, "latitude": None})
               for n, name in enumerate((first, second), 1)]  # fmt: skip
    assert are_one(*reports, FIGHT) is same
    later = report(2, "2024-05-13", **UNKNOWN | {"place": second, "latitude": None})
    assert not are_one(reports[0], later, FIGHT)


@pytest.mark.parametrize(("second", "same"), [("mondoro", True), ("gossi", False)])
def test_a_further_place_is_the_scene_of_another_dispatch(second, same):
    reports = [report(1, DAY, **MONDORO), report(2, DAY)]
    more = [{"report_id": "a2:1", "place": second, "place_id": second}]
    event_of, _ = link(reports, FIGHT, [], KNOWN, Dispatches(), more)
    assert (event_of["a1:1"] == event_of["a2:1"]) is same


def test_the_dead_of_two_sides_are_the_total_of_another_dispatch():
    civilians = dead(1, 12) | {"victims": "civilians"}
    both, total = [dead(1, 9), civilians], dead(2, 21) | {"victims": "unspecified"}
    week = report(2, "2024-05-10/2024-05-16", **REGION)
    assert are_one(report(1, DAY), week, FIGHT, [*both, total])
    assert not are_one(report(1, DAY), week, FIGHT, [*both, dead(2, 24)])


def test_two_figures_of_one_people_are_no_sum():
    """« un bilan revu de 9 à 12 » is not the 21 dead of another dispatch."""
    revised, total = [dead(1, 9), dead(1, 12)], dead(2, 21) | {"victims": "unspecified"}
    week = report(2, "2024-05-10/2024-05-16", **REGION)
    assert not are_one(report(1, DAY), week, FIGHT, [*revised, total])


CHURCH, CAMP = {"target_kind": "church_mosque"}, {"target_kind": "camp"}
PARISH = parties("armed_men_unspecified>civilians", "jihadists_unspecified>civilians")


@pytest.mark.parametrize(("of", "same"), [("2024-05-14", True), ("2024-05-17", False)])
def test_this_week_written_early_may_mean_the_sunday_before(of, same):
    week = report(2, "2024-05-13/2024-05-19", date_precision="week")
    told = [report(1, DAY), week]
    assert (len(groups(told, PARISH, (), published("2024-05-12", of))) == 1) is same


@pytest.mark.parametrize(("kind", "same"), [(CHURCH, True), (CAMP, False), ({}, False)])
def test_a_target_seldom_hit_tells_much(kind, same):
    reports = report(1, DAY, **kind), report(2, DAY, **kind | COUNTRY)
    assert are_one(*reports, PARISH) is same


def test_three_villages_in_common_outweigh_a_day():
    told = [report(1, DAY, **MONDORO), report(2, "2024-05-13", **MONDORO)]
    for villages, same in ((("tora", "bara"), True), (("tora",), False)):
        more = [{"report_id": f"a{n}:1", "place": name, "place_id": name}
                for n in (1, 2) for name in villages]  # fmt: skip
        event_of, _ = link(told, FIGHT, [], KNOWN, Dispatches(), more)
        assert (event_of["a1:1"] == event_of["a2:1"]) is same


def test_a_village_that_no_list_has_is_one_place_wherever_it_lies():
    nowhere = {"place_id": None, "where_prec": 6, "admin1": None, "latitude": None}
    names = [report(n, day, **nowhere | {"place": "Zorana"}) for n, day in ((1, DAY), (2, None))]
    event_of, _ = link(names, FIGHT, [], KNOWN, published("2024-05-13", "2024-05-14"))
    assert event_of["a1:1"] == event_of["a2:1"]


def about(reports, *places):
    """Return the places that an article with some reports names and tells nothing else of."""
    mentions = [{"kind": "place", "ref": place} for place in places]
    return places_about({"reports": reports, "report_places": [], "mentions": mentions})


@pytest.mark.parametrize(
    ("second", "also", "same"),
    [
        (COUNTRY, {}, True),
        (COUNTRY, {"place_id": "boulkessi"}, False),
        (COUNTRY | {"date": None}, {}, False),
        (MONDORO | {"latitude": 14.7, "longitude": -1.5}, {}, True),
    ],
)
def test_a_place_that_an_article_names_may_be_that_of_its_news(second, also, same):
    """« Le maire de Boulkessi confirme »: unless it tells something else of Boulkessi."""
    told = [report(1, DAY), report(2, DAY) | second]
    other = report(3, "2023-01-01", article="a2", **MONDORO) | also
    for row in told:
        row["date_earliest"] = row["date_latest"] = row["date"] and dt.date.fromisoformat(DAY)
    named = {
        "a1": about(told[:1], "boulkessi"),
        "a2": about([told[1], other], "boulkessi", "mondoro"),
    }
    event_of, _ = link([*told, other], PARISH, [], KNOWN, Dispatches(about=named))
    assert (event_of["a1:1"] == event_of["a2:1"]) is same


@pytest.mark.parametrize(
    ("tolls", "of", "same"),
    [((47, 49), "2024-06-20", True), ((47, 90), "2024-06-20", False),
     ((7, 9), "2024-06-20", False), ((47, 49), "2024-09-20", False)],
)  # fmt: skip
def test_what_is_told_without_a_day_some_weeks_later_wants_a_like_toll(tolls, of, same):
    told = [report(1, DAY, **CAMP), report(2, None, **CAMP)]
    dispatches = published("2024-05-13", of)
    figures = [dead(n, toll) for n, toll in enumerate(tolls, 1)]
    assert (len(groups(told, FIGHT, figures, dispatches)) == 1) is same


def test_soldiers_of_nigeria_in_a_dispatch_on_niger_are_those_of_niger():
    niger = {"country": "NE", "admin1": "Tillabéri", "place": "Torodi", "place_id": "torodi"}
    sides = parties("jihadists_unspecified>niger_army", "jihadists_unspecified>nigeria_army")
    tolls = [dead(1, 15) | {"victims": "niger_army"}, dead(2, 15) | {"victims": "nigeria_army"}]
    assert are_one(report(1, DAY, **niger), report(2, DAY, **niger), sides, tolls)
    assert not are_one(report(1, DAY), report(2, DAY), sides, tolls)


@pytest.mark.parametrize(
    ("sides", "toll", "same"),
    [
        # « les terroristes », says the army of whomever it fights
        (("jihadists_unspecified>fama", "cma>fama"), 46, True),
        (("jihadists_unspecified>fama", "cma>fama"), None, False),
        (("jnim>fama", "cma>fama"), 46, False),
        # one of two has its victims wrong, or they are two
        (("armed_men_unspecified>boko_haram", "boko_haram>niger_army"), None, True),
        (("armed_men_unspecified>fama", "armed_men_unspecified>minusma"), 46, True),
        (("armed_men_unspecified>fama", "armed_men_unspecified>minusma"), None, False),
    ],
)
def test_other_names_are_outweighed_by_a_toll_that_chance_does_not_give(sides, toll, same):
    figures = [dead(n, toll) | {"victims": "unspecified"} for n in (1, 2) if toll]
    assert are_one(report(1, DAY), report(2, DAY), parties(*sides), figures) is same


@pytest.mark.parametrize(("about", "same"), [("2024-05-10~", True), ("2024-05-08~", False)])
def test_less_than_a_week_before_is_some_day_of_a_week(about, same):
    assert are_one(report(1, DAY), report(2, about), FIGHT) is same


def test_what_agrees_with_all_a_little_too_little_is_one_with_them():
    """Without a day and with no name in common, but with every dispatch of it and with none ill."""
    told = [report(n, DAY, **CAMP) for n in (1, 2, 3)]
    later = report(4, None, **CAMP)
    sides = parties("jnim>fama", "jnim>fama", "jnim>fama", "armed_men_unspecified>civilians")
    dispatches = published("2024-05-13", "2024-05-13", "2024-05-13", "2024-05-14")
    tolls = [dead(1, 9) | {"victims": "unspecified"}, dead(4, 9) | {"victims": "unspecified"}]
    assert len(groups([*told, later], sides, tolls, dispatches)) == 1
    assert len(groups([*told, later], sides, [], dispatches)) == 2


def test_a_village_that_no_list_has_lies_by_the_town_that_its_article_names():
    told = [report(1, DAY, sub_event_type="Remote explosive/landmine/IED"),
            report(2, DAY, **UNKNOWN)]  # fmt: skip
    french = parties("jihadists_unspecified>france_forces", "jihadists_unspecified>france_forces")
    named = {"a1": about(told[:1], "boulkessi"), "a2": about(told[1:], "boulkessi", "mondoro")}
    event_of, _ = link(told, french, [], KNOWN, Dispatches(about=named))
    assert event_of["a1:1"] == event_of["a2:1"]
    event_of, _ = link(told, french, [], KNOWN, Dispatches())
    assert event_of["a1:1"] != event_of["a2:1"]


@pytest.mark.parametrize(("toll", "region", "same"), [(15, "Mopti", True), (3, "Mopti", False),
                                                      (15, "Ségou", False)])  # fmt: skip
def test_a_village_that_no_list_has_may_lie_anywhere_in_its_region(toll, region, same):
    village = report(2, DAY, **UNKNOWN | {"where_prec": 3, "admin1": region, "latitude": None})
    figures = [dead(1, toll), dead(2, toll)]
    assert are_one(report(1, DAY), village, FIGHT, figures) is same


def test_several_dead_are_no_toll_to_differ_in():
    several = dead(2, 2) | {"high": None, "words": "au moins plusieurs personnes"}
    near = report(2, DAY, **NEAR, where_prec=5)
    more = [{"report_id": "a2:1", "place": "boulkessi", "place_id": "boulkessi"}]
    event_of, _ = link([report(1, DAY), near], PARISH, [dead(1, 50), several], KNOWN,
                       Dispatches(), more)  # fmt: skip
    assert event_of["a1:1"] == event_of["a2:1"]


def test_a_weekday_read_a_week_late_is_seen_by_a_toll_that_nothing_else_has():
    told = report(1, DAY), report(2, "2024-05-19")
    assert are_one(*told, FIGHT, [dead(1, 71), dead(2, 71)])
    assert not are_one(*told, FIGHT, [dead(1, 14), dead(2, 14)])


MARKOYE = {"place": "Markoye", "place_id": "markoye", "latitude": 14.64, "longitude": 0.03}
SALMOSSI = {"place": "Salmossi", "place_id": "salmossi", "latitude": 14.8, "longitude": -0.1}


def test_one_dispatch_among_many_may_name_the_wrong_party():
    told = [report(number, DAY) for number in range(1, 9)]
    wrong = ["isgs>civilians"]
    assert len(groups(told, parties(*["jnim>fama"] * 7, *wrong))) == 2
    sides = parties(*["armed_men_unspecified>fama"] * 6, "isgs>fama", "jnim>fama")
    assert len(groups(told, sides)) == 1


@pytest.mark.parametrize(
    "words", [(100, 200), (100, None), (101, None)], ids=["between", "at least", "more than"]
)
def test_the_number_that_a_range_names(words):
    country = report(2, DAY, **COUNTRY)
    tolls = [dead(1, 100), dead(2, words[0]) | {"high": words[1]}]
    assert are_one(report(1, DAY), country, FIGHT, tolls)
    assert not are_one(report(1, DAY), country, FIGHT, [dead(1, 100), dead(2, 100, 999)])


@pytest.mark.parametrize(("toll", "same"), [(15, True), (3, False)])
def test_a_neighbouring_town_wants_a_toll_that_chance_does_not_give(toll, same):
    figures = [dead(1, toll), dead(2, toll)]
    reports = report(1, DAY, **MARKOYE), report(2, DAY, **SALMOSSI)
    assert are_one(*reports, FIGHT, figures) is same


def published(*days):
    """Return when the articles a1, a2 … appeared."""
    dates = [dt.date.fromisoformat(day) for day in days]
    return Dispatches({f"a{n}": (day, day) for n, day in enumerate(dates, 1)})


@pytest.mark.parametrize(
    ("date", "place", "salience", "of", "same"),
    [
        (DAY, {}, "news", "2024-05-15", True),
        (DAY, {}, "news", "2024-07-15", False),
        (DAY, MONDORO, "news", "2024-05-15", False),
        (DAY, {}, "recalled", "2024-05-15", False),
    ],
)
def test_a_dispatch_without_a_day_tells_of_the_days_before_it(date, place, salience, of, same):
    told = [report(1, date), report(2, None, salience=salience, **place)]
    assert (len(groups(told, FIGHT, (), published("2024-05-13", of))) == 1) is same


def test_what_is_recalled_without_a_day_wants_a_toll_that_chance_does_not_give():
    told = [report(1, DAY), report(2, None, salience="recalled")]
    later, before = published("2024-05-13", "2024-09-01"), published("2024-05-13", "2024-01-01")
    assert len(groups(told, FIGHT, [dead(1, 41), dead(2, 41)], later)) == 1
    assert len(groups(told, FIGHT, [dead(1, 4), dead(2, 4)], later)) == 2
    assert len(groups(told, FIGHT, [dead(1, 41), dead(2, 41)], before)) == 2


def test_a_toll_that_grows_is_the_same_toll_one_that_shrinks_far_from_it_is_not():
    area = report(1, DAY, **AREA), report(2, DAY)
    tolls = [dead(1, 4), dead(2, 9)]
    assert len(groups(area, FIGHT, tolls, published("2024-05-13", "2024-05-14"))) == 1
    assert len(groups(area, FIGHT, tolls, published("2024-05-14", "2024-05-13"))) == 2


def test_a_mine_and_a_fight_with_tolls_of_their_own_are_two():
    mine = report(2, DAY, sub_event_type="Remote explosive/landmine/IED")
    assert are_one(report(1, DAY), mine, FIGHT, [dead(1, 4), dead(2, 4)])
    assert are_one(report(1, DAY), mine, FIGHT)
    assert not are_one(report(1, DAY), mine, FIGHT, [dead(1, 4), dead(2, 17)])


def test_a_third_dispatch_joins_what_two_tell_too_differently():
    """One names the town, one the village and the dead, the third both town and dead."""
    town = report(1, DAY, **MARKOYE)
    village = report(2, DAY, **SALMOSSI)
    third = report(3, DAY, **MARKOYE)
    sides = parties(*["jnim>fama"] * 3)
    assert len(groups([town, village], sides, [dead(2, 33)])) == 2
    assert len(groups([town, village, third], sides, [dead(2, 33), dead(3, 33)])) == 1


def test_a_chain_of_likenesses_is_cut():
    """Each dispatch shares a toll with the one before, none names more than the region."""
    region = [report(n, DAY, **REGION) for n in range(1, 9)]
    sides = parties(*["jnim>fama"] * 8)
    tolls = [dead(n, toll) for n in range(1, 9) for toll in (3 + n, 4 + n)]
    assert are_one(*region[:2], sides, tolls)
    assert len(groups(region, sides, tolls)) > 2


def test_a_reprint_of_another_week_tells_the_day_of_the_first_print():
    """« samedi » is read against the day of each paper."""
    told = [report(1, DAY), report(2, "2024-05-19"), report(3, "2024-05-19")]
    sides = parties("jnim>fama", "jnim>fama", "fla>fama")
    _, *rest = dict(published("2024-05-13", "2024-05-20", "2024-05-20").published).items()
    copies = Dispatches(dict(rest), {"a2": "a1"})
    assert groups(told, sides, (), copies) == [["a1:1", "a2:1"], ["a3:1"]]


COUP = {"sub_event_type": "Non-violent transfer of territory", **COUNTRY}


@pytest.mark.parametrize(
    ("first", "second", "cells", "same"),
    [
        ("2020-08-18", "2020-08", COUP, True),
        ("2020-08", "2020", COUP, True),
        ("2021-05", "2020-08", COUP, False),
        ("2021-05", "2021", COUP, True),
        # the chronology knows no coup of that month
        ("2019-08", "2019", COUP, False),
        # two coups of one year
        ("2022-09-30", "2022", COUP | {"country": "BF"}, False),
    ],
)
def test_a_coup_is_known_by_country_and_month(first, second, cells, same):
    assert are_one(report(1, first, **cells), report(2, second, **cells), []) is same


def test_who_leaves_a_base_makes_no_coup():
    leaving = parties("france_forces>fama", "france_forces>fama")
    assert not are_one(report(1, "2020-08", **COUP), report(2, "2020", **COUP), leaving)


def test_reports_of_one_article_stay_apart():
    first = report(1, DAY, article="a")
    assert not are_one(first, report(2, DAY, article="a"), FIGHT)


def test_what_an_article_tells_twice_with_a_rare_toll_is_one():
    """« jeudi » in the lead, « vendredi » below, 44 dead in both: coded as two, yet one."""
    told = [report(1, DAY, article="a"), report(2, "2024-05-13", article="a"), report(3, DAY)]
    sides = parties(*["jnim>fama"] * 3)
    assert len(groups(told, sides, [dead(n, 44) for n in (1, 2, 3)])) == 1
    assert len(groups(told, sides, [dead(n, 4) for n in (1, 2, 3)])) == 2


def test_likeness_is_no_chain():
    """The month holds both days, which are two events; of which of them it is, nobody knows."""
    days = [report(1, "2024-05-04"), report(2, "2024-05-05"), report(3, "2024-05")]
    assert len(groups(days, parties("jnim>fama", "jnim>fama", "jnim>fama"))) == 3


SOME = [
    report(1, "2024-05-12"),
    report(2, "2024-05-12/2024-05-13"),
    report(3, "2024-05"),
    report(4, "2024-05-12", **MONDORO),
    report(5, "2024-05-13", **MONDORO),
    report(6, "[2024-05-06,2024-05-13]", **MONDORO),
    report(7, None),
]
SOME_PARTIES = parties("jnim>fama", "jihadists_unspecified>fama", "armed_men_unspecified>fama",
                       "jnim>fama", "jnim>civilians", "jnim>fama", "jnim>fama")  # fmt: skip
SOME_DEAD = [dead(1, 4), dead(2, 4), dead(4, 2), dead(6, 3)]


@given(st.permutations(SOME), st.permutations(SOME_PARTIES), st.permutations(SOME_DEAD))
def test_the_order_of_rows_does_not_matter(reports, participants, tolls):
    expected = link(SOME, SOME_PARTIES, SOME_DEAD, KNOWN, Dispatches())
    assert link(reports, participants, tolls, KNOWN, Dispatches()) == expected


@given(st.sets(st.integers(0, len(SOME) - 1), min_size=1))
def test_an_event_is_named_after_one_of_its_reports(chosen):
    event_of, reasons = link(
        [SOME[i] for i in chosen], SOME_PARTIES, SOME_DEAD, KNOWN, Dispatches()
    )
    assert len(event_of) == len(chosen)
    for event in set(event_of.values()):
        members = {report_id for report_id, other in event_of.items() if other == event}
        assert event.removeprefix("e:") in members
        assert (event in reasons) == (len(members) > 1)


def test_the_reason_says_who_joined_whom_and_what_agrees():
    reports, tolls = [report(1, DAY), report(2, "2024-05")], [dead(1, 4), dead(2, 4)]
    _, reasons = link(reports, FIGHT, tolls, KNOWN, Dispatches())
    assert list(reasons.values()) == [
        "a2:1 with a1:1: Boulkessi, the same month (2024-05-12, 2024-05), both name fama, jnim, "
        "4 killed in both"
    ]


# --- events ----------------------------------------------------------------------------------


def event(reports, tolls=(), copies=None, claims=()):
    """Return the one event of some reports."""
    rows = [row | {"event_id": "e:a1:1"} for row in reports]
    articles = [{"article_id": row["article_id"], "agency": None} for row in reports]
    tolls = [toll | {"toll_id": f"t{n}"} for n, toll in enumerate(tolls, 1)]
    told = {"reports": rows, "tolls": tolls, "articles": articles, "claims": list(claims),
            "participants": []}  # fmt: skip
    (row,) = event_rows(told, {}, copies or {}, KNOWN.blocs)
    return row


SAID = [
    {"claim_id": "c1", "speaker_kind": "military", "speaker_actor": "fama"},
    {"claim_id": "c2", "speaker_kind": "armed_group", "speaker_actor": "jnim"},
]


@pytest.mark.parametrize(
    ("tolls", "killed"),
    [
        ([], (None, None, None)),
        # one source agrees with nobody
        ([dead(1, 4)], (4, None, 4)),
        ([dead(1, 4), dead(2, 4)], (4, 4, 4)),
        ([dead(1, 4), dead(2, 7)], (4, None, 7)),
        ([dead(1, 0), dead(2, 7)], (0, None, 7)),
        ([dead(1, 20, 99)], (20, None, 99)),
        ([dead(1, 15), dead(1, 9, part_of="t1")], (15, None, 15)),
        # two parties count, and a dispatch repeats one of them
        ([dead(1, 4, claim="c1"), dead(1, 4)], (4, None, 4)),
        ([dead(1, 4, claim="c1"), dead(2, 4, claim="c2")], (4, 4, 4)),
        ([dead(1, 4, claim="c1"), dead(2, 9, claim="c2")], (4, None, 9)),
    ],
)
def test_the_dead_of_an_event_are_bounded_by_its_sources(tolls, killed):
    row = event([report(1, DAY), report(2, DAY)], tolls, claims=SAID)
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == killed


def test_what_a_reprint_counts_is_no_second_count():
    row = event([report(1, DAY), report(2, DAY)], [dead(1, 4), dead(2, 4)], copies={"a2": "a1"})
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (4, None, 4)


def test_an_open_figure_leaves_the_event_open():
    row = event([report(1, DAY)], [dead(1, 60) | {"high": None}])
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (60, None, None)


@pytest.mark.parametrize("name", ["exercise", "tables"])
def test_the_dead_of_an_event_are_those_that_the_views_count(name, request):
    """The frame and the figures follow one rule, « low, best, high »."""
    tables = request.getfixturevalue(name)
    alone = episodes(tables).groupby("episode")["event_id"].agg(list)
    events = tables.events.set_index("event_id")
    checked = 0
    for row in count_dead(tables, "low_best_high").itertuples():
        if len(alone[row.episode]) == 1:
            event = events.loc[alone[row.episode][0]]
            told = pd.NA if row.is_open else row.high
            ends = [event["killed_low"], event["killed_best"], event["killed_high"]]
            assert [str(end) for end in ends] == [str(end) for end in (row.low, row.best, told)]
            checked += 1
    assert checked > 5


def test_an_event_is_as_precise_as_its_most_precise_report():
    vague = report(1, "2024-05", place=None, place_id=None, where_prec=6, latitude=None)
    row = event([vague, report(2, DAY)])
    assert (row["date"], row["place"], row["where_prec"]) == (DAY, "Boulkessi", 1)
    assert row["label"] == "2024-05-12 · Boulkessi · Armed clash"


def test_a_reprint_is_no_second_source():
    row = event([report(1, DAY), report(2, DAY), report(3, DAY)], copies={"a2": "a1"})
    assert (row["n_reports"], row["n_articles"], row["n_sources"]) == (3, 3, 2)


# --- from texts ------------------------------------------------------------------------------

ONE = "Des jihadistes ont attaqué dimanche le camp de Boulkessi, tuant quatre soldats maliens."
TOLD = {
    "other words": "Le camp de Boulkessi a été attaqué dimanche par le JNIM, selon l'armée.",
    "later": "L'attaque du 12 mai contre le camp de Boulkessi, au Mali, a fait neuf morts.",
}
APART = {
    "other day": ONE.replace("dimanche", "lundi"),
    "other place": ONE.replace("Boulkessi", "Dioura"),
    "other act": "Un drone de l'armée malienne a frappé dimanche un marché près de Boulkessi.",
    "recalled": "En octobre 2019, des jihadistes avaient attaqué le camp de Boulkessi.",
}


@pytest.fixture(scope="module")
def event_of():
    texts = {"one": ONE, **TOLD, **APART}
    reports = rows_of(code_texts(texts, published="2024-05-16").reports)
    assert {row["article_id"] for row in reports} == set(texts)
    return {row["article_id"]: row["event_id"] for row in reports}


@pytest.mark.parametrize("name", TOLD)
def test_the_same_attack_in_other_words(event_of, name):
    assert event_of[name] == event_of["one"]


@pytest.mark.parametrize("name", APART)
def test_another_attack_in_the_same_words(event_of, name):
    assert event_of[name] != event_of["one"]


def test_a_reprint_tells_the_events_of_the_dispatch(exercise):
    told = rows_of(exercise.reports)
    events = {a: {r["event_id"] for r in told if r["article_id"] == a} for a in ("e20", "e23")}
    assert events["e20"] == events["e23"] != set()
    rows = [row for row in rows_of(exercise.events) if row["event_id"] in events["e20"]]
    # The news is told by the next day's dispatch too.
    assert {(row["n_articles"], row["n_sources"]) for row in rows} == {(2, 1), (3, 2)}


def test_the_seeds_tell_different_events(tables):
    """A month of jihadist attacks is not the clash of soldiers and separatists in that month."""
    assert (tables.events["n_articles"] == 1).all()


def test_what_the_invented_articles_do_not_share_is_not_linked(exercise):
    """Only e20, e21 and e23 tell one event."""
    several = [row["event_id"] for row in rows_of(exercise.events) if row["n_articles"] > 1]
    told = [row for row in rows_of(exercise.reports) if row["event_id"] in several]
    assert {row["article_id"] for row in told} <= {"e20", "e21", "e23"}


def test_the_next_days_dispatch_tells_the_event_of_the_first(exercise):
    news = {row["article_id"]: row["event_id"] for row in rows_of(exercise.reports)[::-1]}
    assert news["e21"] == news["e20"]


# --- an invented press -----------------------------------------------------------------------


def test_an_invented_press_is_linked_as_it_was_invented():
    """200 dispatches whose truth is known, a small version of `benchmarks/bench_linking.py`."""
    press = dispatches(200)
    days = {dispatch.article_id: str(dispatch.published) for dispatch in press}
    tables = code_texts({d.article_id: d.text for d in press}, dates=days)
    found = score(press, tables.reports)
    # Of so few pairs one dispatch that does not say where costs a hundredth.
    assert found.f1 >= 0.95, found
    assert found.precision >= 0.97, found
    copies = tables.articles.set_index("article_id")["near_duplicate_of"].dropna()
    assert set(copies.index) == {d.article_id for d in press if d.reprints}
