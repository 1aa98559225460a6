"""One look: a colour for each bloc, a sign for each degree of knowledge, and the style sheet.

The six blocs that meet most often (jihadist, French and European, Russian, Malian state, UN,
separatist) differ in lightness as well as in hue, so they stay apart in grey print; each bloc has
a marker of its own besides.
"""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple

import matplotlib.pyplot as plt
import pandas as pd

from analysis.views.remember import remembered

INK, MUTED, FAINT, PAPER = "#222222", "#666666", "#e3e3e3", "#ffffff"


class Bloc(NamedTuple):
    """How one bloc is named and drawn."""

    name: str
    colour: str
    marker: str


BLOCS = {
    "malian_state": Bloc("Malian state", "#2f9e77", "s"),
    "burkinabe_state": Bloc("Burkinabe state", "#1c6b64", "s"),
    "nigerien_state": Bloc("Nigerien state", "#7fc4a0", "s"),
    "jihadist": Bloc("jihadist groups", "#33231c", "^"),
    "separatist": Bloc("separatist groups", "#edc04f", "D"),
    "self_defence": Bloc("self-defence groups", "#8a8b3a", "p"),
    "french_european": Bloc("French and European forces", "#27427c", "v"),
    "russian": Bloc("Russian forces", "#cf4a30", "o"),
    "un": Bloc("United Nations", "#6fb1e0", "h"),
    "regional": Bloc("regional organisations", "#9c755f", "8"),
    "other_state": Bloc("other states", "#6b6f8a", "P"),
    "ngo": Bloc("NGOs", "#d98cb3", "X"),
    "civilians": Bloc("civilians", "#a06aa6", "d"),
    "unspecified": Bloc("not specified", "#8c8c8c", "o"),
}  # fmt: skip


class Sign(NamedTuple):
    """How one degree of knowledge is drawn: a sign that survives grey print, and a tint."""

    sign: str
    tint: str
    meaning: str


STATUS = {
    "confirmed": Sign("●", "#b9c6d6", "confirmed by an uninvolved source or against interest"),
    "reported": Sign("◐", "#d3dbe5", "reported, contradicted by nobody"),
    "claimed": Sign("○", "#e9edf2", "claimed by a party to the fight only"),
    "disputed": Sign("≠", "#f3e3c3", "the sides contradict each other"),
    "denied": Sign("✗", "#f3e3c3", "denied"),
    "unknown": Sign("?", "#f4f4f4", "said to be unknown"),
    "not said": Sign("–", "#ffffff", "not said"),
}


def use_project_style() -> None:
    """Set matplotlib's defaults to the project's style sheet, for the whole session."""
    with resources.as_file(resources.files("analysis.views") / "mali.mplstyle") as path:
        plt.style.use(["default", path])


def bloc_of(actors: pd.DataFrame, actor_id: str) -> str:
    """Return the bloc of an actor id; ``unspecified`` for one that the actors frame does not hold.

    >>> bloc_of(pd.DataFrame({"actor_id": ["jnim"], "bloc": ["jihadist"]}), "jnim")
    'jihadist'
    """
    return _blocs(actors).get(actor_id, "unspecified")


@remembered
def _blocs(actors: pd.DataFrame) -> dict[str, str]:
    known = actors.dropna(subset=["bloc"])
    return dict(zip(known["actor_id"], known["bloc"].astype(str), strict=True))


def colour_of(actors: pd.DataFrame, actor_id: str) -> str:
    """Return the colour of an actor's bloc."""
    return BLOCS[bloc_of(actors, actor_id)].colour


def status(value: object) -> Sign:
    """Return the sign of a status column's value; a missing one is « not said ».

    >>> status(pd.NA).sign
    '–'
    """
    return STATUS["not said"] if pd.isna(value) else STATUS[str(value)]
