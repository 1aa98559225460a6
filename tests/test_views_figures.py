"""Every figure: true on small tables, calm on empty ones, nothing overlaps, legible in grey."""

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from views_world import nothing_kept, small_tables

from analysis.views import (
    activity,
    attacks,
    clock,
    confirming,
    dating,
    deadliness,
    degrees,
    grid,
    legend,
    lives,
    maps,
    meetings,
    naming,
    not_said,
    outcomes,
    partners,
    period_maps,
    positions,
    regions,
    rivals,
    seasons,
    standings,
    timeline,
    toll_steps,
    ways,
)
from analysis.views.layout import crowded
from analysis.views.measures import FEWEST_FOR_SHARES
from analysis.views.style import BLOCS, STATUS
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")


def called_russian(tables):
    """Draw the words for the Russian forces."""
    return naming.what_they_are_called(tables, "russian")


def rival_versions(tables):
    """Draw the rival versions under one rule."""
    return rivals.rival_versions(tables, "low_best_high")


def rules_compared(tables):
    """Draw all rules, one of them chosen."""
    return ways.rules_compared(tables, "by_side")


def dead_by_method(tables):
    """Draw the dead of each method under one rule."""
    return deadliness.dead_by_method(tables, "highest")


def attacks_by_side(tables):
    """Draw whose positions are attacked under one rule."""
    return positions.attacks_by_side(tables, "by_side")


def maps_by_period(tables):
    """Draw the places of two periods."""
    return period_maps.maps_by_period(tables, ["2023-06"])


FIGURES = [
    activity.actor_months,
    attacks.kind_by_target,
    attacks.method_by_target,
    attacks_by_side,
    clock.clock_strip,
    confirming.who_confirms_whom,
    dating.dating_strip,
    dead_by_method,
    degrees.partners_by_degree,
    grid.knowledge_grid,
    lives.actors_in_time,
    maps.place_map,
    maps_by_period,
    meetings.who_meets_whom,
    called_russian,
    not_said.silence_table,
    outcomes.outcomes_by_account,
    partners.partner_spans,
    positions.side_months,
    regions.region_months,
    rival_versions,
    rules_compared,
    seasons.attack_calendar,
    standings.whose_figures,
    timeline.actor_timeline,
    toll_steps.toll_revisions,
]


@pytest.fixture(scope="module")
def world():
    """Give the small tables."""
    return small_tables()


def many(world, times):
    """Return the small tables with their events repeated under new names."""
    frames = {}
    for name in ("reports", "events", "participants", "methods", "claims", "tolls"):
        frame = getattr(world, name)
        copies = [_renamed(frame, number) for number in range(times)]
        frames[name] = type(frame)(sum((copy.to_dict("records") for copy in copies), []))
        frames[name] = frames[name].astype(frame.dtypes)
    return type(world)(**(world.frames() | frames))


def _renamed(frame, number):
    keys = [key for key in ("report_id", "event_id", "claim_id", "toll_id") if key in frame]
    return frame.assign(**{key: frame[key] + f"#{number}" for key in keys})


@pytest.mark.parametrize("draw", FIGURES, ids=lambda draw: draw.__name__)
def test_a_figure_has_room_for_all_its_words(world, draw):
    assert crowded(draw(world).figure) == []


@pytest.mark.parametrize("draw", FIGURES, ids=lambda draw: draw.__name__)
def test_a_figure_on_many_events_has_room_too(world, draw):
    assert crowded(draw(many(world, 40)).figure) == []


@pytest.mark.parametrize("draw", FIGURES, ids=lambda draw: draw.__name__)
def test_an_empty_selection_is_said_not_drawn(world, draw):
    drawn = draw(nothing_kept(world))
    assert drawn.caption == ""
    assert crowded(drawn.figure) == []
    assert "Source: 0 French dispatches" in describe(drawn.figure)


@pytest.mark.parametrize("draw", FIGURES, ids=lambda draw: draw.__name__)
def test_a_figure_is_drawn_the_same_twice(world, draw):
    assert describe(draw(world).figure) == describe(draw(world).figure)


def test_the_legend_shows_every_mark_and_bloc():
    twin = describe(legend.mark_legend().figure)
    assert all(bloc.name in twin for bloc in BLOCS.values())
    assert "hollow marks" in twin


def test_the_grid_keeps_silence_apart_from_what_is_unknown(world):
    twin = describe(grid.knowledge_grid(world).figure)
    assert "in row « Sévaré »: one of 5 days, 1–29 Apr 2023" in twin
    assert "in row « Sévaré »: JNIM (presumed)" in twin
    assert "in row « Sévaré »: 6" in twin
    assert "no claim told" in twin
    assert "region Mopti" in twin


def test_the_timeline_draws_roles_and_candidate_days(world):
    twin = describe(timeline.actor_timeline(world).figure)
    assert "hollow marks « acts or attacks: one of » 2023-04-01" in twin
    assert "mark « is attacked » 2023-09-12" in twin
    assert "Parties to 2 dated events: Malian state in 2 and jihadist groups in 1" in twin


def test_partner_statements_stand_at_their_dates_or_beside(world):
    twin = describe(partners.partner_spans(world).figure)
    assert "French, European and UN forces leave in 0 of 1 statements" in twin
    assert "bar « arrives » 2013-01-01 … 2013-12-31 in row « arrives »" in twin
    assert "no date" in twin


def test_words_keep_their_distance(world):
    twin = describe(called_russian(world).figure)
    assert "○ mercenaires" in twin
    assert "local official" in twin


def test_the_map_tells_towns_from_areas(world):
    twin = describe(maps.place_map(world).figure)
    assert "mark « Sévaré: 1 event »" in twin
    assert "ring « place not named: 1 event »" in twin
    assert "1 cannot be placed" in twin
    assert "Natural Earth" in twin


def test_an_event_known_only_to_the_country_is_on_no_map(world):
    events = world.events.assign(where_prec=world.events["where_prec"].replace(4, 6))
    tables = type(world)(**(world.frames() | {"events": events}))
    twin = describe(maps.place_map(tables).figure)
    assert "ring" not in twin.replace("dashed ring", "")
    assert "2 cannot be placed" in twin


def test_the_clock_marks_an_unsure_hour_hollow(world):
    twin = describe(clock.clock_strip(world).figure)
    assert "hollow mark « 05:20 » 5.33333" in twin
    assert "(approximate)" in twin


def test_the_dating_strip_shows_both_steps(world):
    drawn = dating.dating_strip(world)
    twin = describe(drawn.figure)
    assert "bar « the text alone allows »" in twin
    assert "bar « concluded » 2023-09-17 … 2023-09-19" in twin
    assert "■ Départ de Barkhane" in twin


REFUSED = [
    activity.actor_months,
    maps_by_period,
    positions.side_months,
    regions.region_months,
    seasons.attack_calendar,
]


@pytest.mark.parametrize("draw", REFUSED, ids=lambda draw: draw.__name__)
def test_a_trend_or_a_season_is_refused_below_a_stated_number(world, draw):
    assert f"from {FEWEST_FOR_SHARES} on" in describe(draw(world).figure)


@pytest.mark.parametrize("draw", REFUSED, ids=lambda draw: draw.__name__)
def test_a_trend_or_a_season_is_drawn_from_that_number_on(world, draw):
    drawn = draw(many(world, FEWEST_FOR_SHARES))
    assert "on this figure is drawn" not in describe(drawn.figure)
    assert drawn.caption != ""


def test_places_stand_where_shades_would_show_chance(world):
    twin = describe(attacks.method_by_target(world).figure)
    assert f"Below {FEWEST_FOR_SHARES} events no shares" in twin
    assert "● Sévaré" in twin


MAIN = ["jihadist", "french_european", "russian", "malian_state", "un", "separatist"]
# Viénot, Brettel and Mollon 1999, on linear RGB: what protanopes and deuteranopes see.
CONES = {
    "protan": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    "deutan": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
}


def linear(colour):
    """Return linear RGB."""
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Return CIE Lab of linear RGB under D65."""
    xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    ) @ np.clip(rgb, 0, 1)
    x, y, z = np.cbrt(np.maximum(xyz / [0.9505, 1.0, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("pair", list(itertools.combinations(MAIN, 2)), ids="-".join)
def test_the_main_blocs_stay_apart_for_every_eye(pair):
    first, second = (linear(BLOCS[bloc].colour) for bloc in pair)
    for cones in CONES.values():
        seen = [lab(np.array(cones) @ colour) for colour in (first, second)]
        assert np.linalg.norm(seen[0] - seen[1]) > 15
    grey = abs(lab(first)[0] - lab(second)[0])
    assert grey > 5
    assert grey > 10 or BLOCS[pair[0]].marker != BLOCS[pair[1]].marker


def test_every_bloc_and_status_has_its_own_look():
    assert len({bloc.colour for bloc in BLOCS.values()}) == len(BLOCS)
    assert len({sign.sign for sign in STATUS.values()}) == len(STATUS)
