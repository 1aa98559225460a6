"""The line under a figure that names the sides by their colours and shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.views.layout import EDGE, WIDTH, Sheet, text_width
from analysis.views.style import BLOCS, MUTED

SIZE, LINE, MARK = 7.6, 0.19, 6.0
NO_PARTY = "the dispatch, or no party"


def blocs_key(blocs: Iterable[str]) -> list[str]:
    """Return blocs once each, in the order of all figures.

    >>> blocs_key(["russian", "malian_state", "russian"])
    ['malian_state', 'russian']
    """
    return sorted(set(blocs), key=list(BLOCS).index)


def mark_size(bloc: str, size: float) -> float:
    """Return the size of a side's mark: that of no party is small, to be told apart in grey.

    >>> mark_size("russian", 6), mark_size("unspecified", 6)
    (6, 3.6)
    """
    return round(size * 0.6, 1) if bloc == "unspecified" else size


def key_height(blocs: Sequence[str], lead: str, no_party: str = NO_PARTY) -> float:
    """Return the height in inches that ``draw_key`` takes at the foot of a sheet."""
    places = _places(blocs, lead, no_party)
    return LINE * (1 + max((line for _, line in places), default=0)) + 0.04


def draw_key(sheet: Sheet, blocs: Sequence[str], lead: str, no_party: str = NO_PARTY) -> None:
    """Write the names of blocs with their marks at the foot of a sheet, after ``lead``.

    ``no_party`` is what the grey mark stands for.
    """
    height = key_height(blocs, lead, no_party)
    ax = sheet.axes(left=EDGE, right=EDGE, top=sheet.height - height, bottom=0.0)
    ax.set_xlim(0, sheet.width - 2 * EDGE)
    ax.set_ylim(height - LINE / 2, -LINE / 2)
    ax.axis("off")
    ax.text(0.0, 0, lead, size=SIZE, va="center", color=MUTED)
    places = _places(blocs, lead, no_party)
    for bloc, (x, line) in zip(blocs, places, strict=True):
        side = BLOCS[bloc]
        style = {"marker": side.marker, "color": side.colour, "linestyle": ""}
        ax.plot([x], [line * LINE], gid="ground:key", markersize=mark_size(bloc, MARK), **style)
        ax.text(x + 0.1, line * LINE, _name(bloc, no_party), size=SIZE, va="center", color=MUTED)


def _places(blocs: Sequence[str], lead: str, no_party: str) -> list[tuple[float, int]]:
    """Return for each bloc how far from the left its mark stands, and on which line."""
    indent = text_width(lead, SIZE) + 0.2
    x, line, places = indent, 0, []
    for bloc in blocs:
        wide = text_width(_name(bloc, no_party), SIZE) + 0.35
        if x > indent and x + wide > WIDTH - 2 * EDGE:
            x, line = indent, line + 1
        places.append((x, line))
        x += wide
    return places


def _name(bloc: str, no_party: str) -> str:
    return no_party if bloc == "unspecified" else BLOCS[bloc].name
