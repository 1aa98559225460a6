"""Short English words for ids, kinds and numbers, the same on every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.views.remember import remembered

LONGEST_NAME = 26

# ACLED's exact names are long; figures say them shorter, tables keep them.
KINDS = {
    "Armed clash": "clash",
    "Government regains territory": "retaken",
    "Non-state actor overtakes territory": "taken over",
    "Air/drone strike": "air strike",
    "Suicide bomb": "suicide bomb",
    "Shelling/artillery/missile attack": "shelling",
    "Remote explosive/landmine/IED": "bomb or mine",
    "Grenade": "grenade",
    "Attack": "attack on civilians",
    "Abduction/forced disappearance": "abduction",
    "Looting/property destruction": "looting",
    "Non-violent transfer of territory": "change of control",
    "Change to group/activity": "organisation",
    "Headquarters or base established": "new base",
    "Disrupted weapons use": "weapons found",
}


def kind_name(sub_event_type: object) -> str:
    """Return a short name for an ACLED sub-event type.

    >>> kind_name("Remote explosive/landmine/IED")
    'bomb or mine'
    """
    if pd.isna(sub_event_type):
        return "kind not said"
    return KINDS.get(str(sub_event_type), str(sub_event_type).lower())


def actor_name(actors: pd.DataFrame, actor_id: str) -> str:
    """Return a name short enough for a row: the English one, or the acronym when it is long.

    >>> frame = pd.DataFrame({"actor_id": ["jnim"],
    ...                       "name_en": ["Group for the Support of Islam and Muslims"]})
    >>> actor_name(frame, "jnim")
    'JNIM'
    """
    full = _english(actors).get(actor_id)
    if full is None:
        return actor_id.replace("_", " ")
    name = re.sub(r" \([^)]*\)", "", full)
    if "unspecified" in actor_id or "not named" in full:
        name = full.replace("group not named", "unnamed")
        name = name.replace("movement not named", "unnamed").replace("identity unknown", "unknown")
    if len(name) <= LONGEST_NAME or "_" in actor_id:
        return name
    return actor_id.upper()


@remembered
def _english(actors: pd.DataFrame) -> dict[str, str]:
    return dict(zip(actors["actor_id"], actors["name_en"].astype(str), strict=True))


def actor_names(actors: pd.DataFrame, ids: Sequence[str]) -> str:
    """Several actors' names, joined by commas."""
    return ", ".join(actor_name(actors, actor_id) for actor_id in ids)


def amount(low: object, high: object) -> str:
    """Return a figure as the words allow it.

    >>> amount(60, pd.NA), amount(20, 99), amount(6, 6), amount(pd.NA, pd.NA)
    ('60 or more', '20–99', '6', 'not said')
    """
    least = None if pd.isna(low) else int(low)
    most = None if pd.isna(high) else int(high)
    if least is None and most is None:
        return "not said"
    if most is None:
        return f"{least} or more"
    if least is None:
        return f"up to {most}"
    return str(least) if least == most else f"{least}–{most}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "article"), count(3, "party", "parties")
    ('1 article', '3 parties')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """Return how often.

    >>> times(1), times(2), times(7)
    ('once', 'twice', '7 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def dispatches(number: int) -> str:
    """Return how many dispatches.

    >>> dispatches(1), dispatches(5)
    ('1 dispatch', '5 dispatches')
    """
    return count(number, "dispatch", "dispatches")


def join(parts: Sequence[str], last: str = "and") -> str:
    """Return a list in a sentence.

    >>> join(["Sévaré", "Léré", "Kidal"])
    'Sévaré, Léré and Kidal'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


METHODS = {
    "ied": "bomb or mine",
    "mortar_rocket": "mortar or rocket",
    "base_capture": "capture of a base",
    "shootdown": "aircraft shot down",
    "motorbikes": "on motorbikes",
}


def method_name(method: str) -> str:
    """Return a method in prose.

    >>> method_name("ied"), method_name("car_bomb")
    ('bomb or mine', 'car bomb')
    """
    return METHODS.get(method, plain(method))


def plain(word: object) -> str:
    """Return a closed vocabulary's word as prose.

    >>> plain("announces_departure")
    'announces departure'
    """
    return "" if pd.isna(word) else str(word).replace("_", " ")
