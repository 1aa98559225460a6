"""What a correction writes into a cell, by the kind of its column, and what follows from it."""

import re
from collections import defaultdict
from functools import cached_property
from typing import Any

from analysis.coding.geography import at_place
from analysis.coding.homonyms import AREA_KINDS
from analysis.coding.vocabulary import Vocabulary
from analysis.errors import UserError
from analysis.frames.columns import Column
from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key
from analysis.language.phrases import expand
from analysis.vocabularies import EVENT_TYPE_OF

from .correction import Row, settable

# As spreadsheets and their users write them, in English and in French.
_YES, _NO = {"yes", "true", "oui", "vrai"}, {"no", "false", "non", "faux"}
_PATTERNS = {"clock": r"(?:[01]\d|2[0-3]):[0-5]\d", "country": "[A-Z]{2}"}
_FORMS = {"clock": "HH:MM", "country": "two capital letters such as ML"}
# Rows of the article itself: whether they are there is seen when the correction is applied.
_OWN = ("reports", "claims", "tolls")
_POSITION = ("latitude", "longitude", "where_prec", "radius_km")


class Known:
    """The actors and places that a cell can name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.actors = set(vocabulary.blocs)

    @cached_property
    def places(self) -> dict[str, Any]:
        """Places by id."""
        rows = (*self._vocabulary.lexicon.places, *self._vocabulary.more_places)
        return {row.place_id: row for row in rows}

    @cached_property
    def named(self) -> dict[str, set[str]]:
        """The ids of the places that a folded name can mean."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.places.values():
            found[fold_key(row.name)].add(row.place_id)
        for row in self._vocabulary.lexicon.place_names:
            for name in expand(row.name):
                found[fold_key(name)].add(row.place_id)
        return found

    def settlements(self, name: str) -> list[str]:
        """Return the ids of the places so named: of towns if there are, else of areas."""
        ids = sorted(self.named.get(fold_key(name), ()))
        return [one for one in ids if self.places[one].kind not in AREA_KINDS] or ids


def read_cells(frame: str, texts: dict[str, str], known: Known) -> Row:
    """Return the cells that texts stand for, by column; ValueError says what is wrong."""
    return {name: _read(settable(frame, name), text, known) for name, text in texts.items()}


def earlier_cells(frame: str, texts: dict[str, str], known: Known) -> Row:
    """Return what cells held when a correction was written: words as they are where they are none.

    The vocabulary may have changed since; such a cell is only compared.
    """
    found: Row = {}
    for name, text in texts.items():
        try:
            found[name] = _value(settable(frame, name), text, known) if text else None
        except (ValueError, UserError):
            found[name] = text
    return found


def _read(column: Column, text: str, known: Known) -> Any:
    if not text:
        if column.required:
            raise ValueError(f"{column.name} may not be empty")
        return None
    try:
        return _value(column, text, known)
    except UserError as error:
        raise ValueError(f"{column.name}: {error}") from error


def _value(column: Column, text: str, known: Known) -> Any:
    name, kind = column.name, column.kind
    if kind == "enum" and text not in column.allowed:
        raise ValueError(f"{name}: « {text} » is none of {', '.join(column.allowed)}")
    if kind == "ref" and column.to not in _OWN and text not in column.also:
        ids = known.actors if column.to == "actors" else known.places
        if text not in ids:
            raise ValueError(f"{name}: « {text} » is no id of {column.to}")
    if kind in _PATTERNS and not re.fullmatch(_PATTERNS[kind], text):
        raise ValueError(f"{name}: « {text} » is not written {_FORMS[kind]}")
    if kind == "bool":
        if text.lower() not in _YES | _NO:
            raise ValueError(f"{name}: « {text} » is neither yes nor no")
        return text.lower() in _YES
    if kind in ("int", "float"):
        return _number(column, text)
    return str(EDTF.parse(text)) if kind == "edtf" else text


def _number(column: Column, text: str) -> int | float:
    try:
        number = int(text) if column.kind == "int" else float(text.replace(",", "."))
    except ValueError:
        raise ValueError(f"{column.name}: « {text} » is no number") from None
    low, high = column.low, column.high
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(f"{column.name}: {text} is out of bounds")
    return number


def with_followers(frame: str, cells: Row, known: Known) -> Row:
    """Return cells with those that follow: a date's bounds, a place's position, a kind's type."""
    found: Row = {}
    if cells.get("sub_event_type") and frame == "reports":
        found["event_type"] = EVENT_TYPE_OF[cells["sub_event_type"]]
    if "date" in cells:
        date = EDTF.parse(cells["date"]) if cells["date"] else None
        found["date_earliest"] = date.earliest if date else None
        found["date_latest"] = date.latest if date else None
        if frame == "reports":
            found["date_precision"] = date.precision if date else "unknown"
    if frame in ("reports", "report_places") and {"place", "place_id"} & cells.keys():
        found |= _location(frame, cells, known)
    return found | cells


def _location(frame: str, cells: Row, known: Known) -> Row:
    place_id = cells.get("place_id")
    if place_id is None and cells.get("place"):
        ids = known.settlements(cells["place"])
        if len(ids) > 1 and "place_id" not in cells:
            raise ValueError(f"place: « {cells['place']} » can be {', '.join(ids)}: set place_id")
        place_id = ids[0] if ids and "place_id" not in cells else None
    if place_id is None:
        # Where the old place lies says nothing of this one.
        return {"place_id": None} | (dict.fromkeys(_POSITION) if frame == "reports" else {})
    where = at_place(known.places[place_id])._asdict()
    names = where if frame == "reports" else ("place", "place_id")
    return {name: where[name] for name in names}
