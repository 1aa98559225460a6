"""The reference frames: the lexicon's actors, memberships, places and chronology as rows."""

from collections.abc import Mapping
from itertools import chain
from operator import attrgetter
from typing import Any

from analysis.frames.build import FrameBuilder

from .vocabulary import Vocabulary

Row = dict[str, Any]
_FRAMES = {
    "actors": ("actor_id", "name_fr", "name_en", "kind", "bloc", "named_from", "active_from",
               "active_to", "acled_name", "ucdp_id", "source"),
    "memberships": ("actor_id", "member_of", "from", "to", "source"),
    "places": ("place_id", "name", "admin1", "admin1_current", "country", "latitude", "longitude",
               "kind", "radius_km", "note", "source"),
    "chronology": ("chronology_id", "date", "title_fr", "description_en", "actors", "place",
                   "category", "country", "url", "note", "source"),
}  # fmt: skip
# The frames whose rows name places, beside mentions.
_PLACED = ("reports", "report_places", "presence")
# A tuple's field may not be called « from ».
_FIELDS = {"from": "from_"}


def reference_rows(
    vocabulary: Vocabulary, made: Mapping[str, FrameBuilder]
) -> dict[str, list[Row]]:
    """Return the rows of the reference frames; of a gazetteer, only the places that rows name."""
    named: set[str] = set()
    if vocabulary.more_places:
        named.update(*(made[frame].cells("place_id") for frame in _PLACED))
        named.update(made["mentions"].cells("ref"))
    more = {"places": [place for place in vocabulary.more_places if place.place_id in named]}
    found = {}
    for frame, columns in _FRAMES.items():
        cells = attrgetter(*(_FIELDS.get(column, column) for column in columns))
        rows = chain(getattr(vocabulary.lexicon, frame), more.get(frame, ()))
        found[frame] = [dict(zip(columns, cells(row), strict=True)) for row in rows]
    return found
