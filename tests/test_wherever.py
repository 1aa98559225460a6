"""An act has the same day, parties and toll wherever it was: acts, each told of every place.

Words of place stand between a verb and its agent, its object, or the words that belong to it.
"""

from itertools import product

import pytest
from coded import code_texts, rows_of

ACTS = (
    "Cinq humanitaires ont été tués lundi {} par des hommes armés.",
    "Cinq humanitaires ont été enlevés {} lundi par des jihadistes.",
    "Des hommes armés ont attaqué lundi {} un convoi de l'armée malienne.",
    "Un convoi de l'armée malienne a été attaqué {} lundi par des jihadistes.",
    "L'attaque perpétrée lundi {} par des hommes armés a fait dix morts.",
    "L'attaque contre l'armée malienne est menée lundi {} par des jihadistes.",
    "Une embuscade tendue lundi {} par des jihadistes a coûté la vie à dix soldats maliens.",
    "L'armée malienne a neutralisé lundi {} dix jihadistes.",
    "Dix jihadistes ont été neutralisés lundi {} par l'armée malienne.",
    "Une frappe de l'armée malienne a tué lundi {} dix civils.",
    "Un véhicule de l'armée malienne a sauté lundi {} sur une mine posée par des jihadistes.",
    "Trois soldats maliens ont été tués et cinq autres blessés lundi {} par des jihadistes.",
    "L'armée malienne a arrêté lundi {} trois jihadistes.",
)
PLACES = (
    "à Diré", "à Djenné", "à Tessit", "à Léré", "à Ansongo", "dans l'est du Mali",
    "dans le sud-est du Mali", "dans l'ouest du pays", "dans l'extrême est du Mali",
    "à l'est de Gao", "au nord-est de Gao", "à la sortie est de Gao", "à 20 km à l'est de Gao",
    "dans la région de Gao", "à la frontière du Niger",
)  # fmt: skip


def signatures(texts):
    """Return for each text its day, type, parties and toll."""
    tables = code_texts({f"{n:04}": text for n, text in enumerate(texts)}, published="2024-05-16")
    found = {f"{n:04}": [] for n in range(len(texts))}
    for row in rows_of(tables.reports):
        found[row["article_id"]].append(f"{row['sub_event_type']} {row['date']}")
    for row in rows_of(tables.participants):
        found[row["report_id"].split(":")[0]].append(f"{row['role']} {row['actor_id']}")
    for row in rows_of(tables.tolls):
        found[row["article_id"]].append(f"{row['outcome']} {row['low']} {row['victims']}")
    return [sorted(told) for told in found.values()]


@pytest.fixture(scope="module")
def found():
    """Code every act at Gao and at every place; return what each text gives."""
    pairs = [*product(ACTS, ["à Gao"]), *product(ACTS, PLACES)]
    return dict(zip(pairs, signatures([act.format(place) for act, place in pairs]), strict=True))


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_told(act, found):
    assert any(cell.startswith("initiator") for cell in found[act, "à Gao"])


@pytest.mark.parametrize("place", PLACES)
def test_a_place_changes_nothing_else(place, found):
    changed = {act: found[act, place] for act in ACTS if found[act, place] != found[act, "à Gao"]}
    assert not changed
