"""A GeoNames dump read as further places."""

import csv
import re
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import UserError
from analysis.language.folding import fold_key

# Columns of the dump: https://download.geonames.org/export/dump/readme.txt
_ID, _NAME, _OTHER, _LATITUDE, _LONGITUDE, _CLASS, _COUNTRY = 0, 1, 3, 4, 5, 6, 8
_COLUMNS = 19
_LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{2,}")


# Among tens of thousands of villages are many surnames and words: alone they name nothing.
_NOTE = "needs a frame"


class GazetteerPlace(NamedTuple):
    """A populated place of GeoNames in the form of the lexicon's places.

    `names` are those of its names that the lexicon does not know.
    """

    place_id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin1_current: str | None
    latitude: float
    longitude: float
    radius_km: float | None
    source: str
    note: str
    names: tuple[str, ...]


def read_gazetteer(path: str | Path, lexicon: Any) -> tuple[GazetteerPlace, ...]:
    """Return the populated places of a GeoNames dump whose names the lexicon does not know.

    The dump is the tab-separated file of geonames.org, without a header. Raises UserError when it
    cannot be read or is of another form.
    """
    known = {fold_key(row.name) for row in lexicon.places}
    known |= {fold_key(row.name) for row in lexicon.place_names}
    places = []
    try:
        with Path(path).open(encoding="utf-8", newline="") as file:
            for line, cells in enumerate(
                csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1
            ):
                places += _places(cells, line, path, known)
    except OSError as error:
        raise UserError(f"The gazetteer {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"The gazetteer {path} is not UTF-8 text.") from error
    return tuple(places)


def _places(cells: list[str], line: int, path: str | Path, known: set[str]) -> list[GazetteerPlace]:
    if len(cells) != _COLUMNS:
        raise UserError(
            f"The gazetteer {path}, line {line}: {len(cells)} columns instead of the {_COLUMNS} "
            "of a GeoNames dump."
        )
    if cells[_CLASS] != "P":
        return []
    names = [n for n in (cells[_NAME], *cells[_OTHER].split(",")) if _LATIN.fullmatch(n)]
    fresh = {fold_key(n): n for n in reversed(names) if fold_key(n) not in known}
    if not fresh:
        return []
    try:
        latitude, longitude = float(cells[_LATITUDE]), float(cells[_LONGITUDE])
    except ValueError as error:
        raise UserError(f"The gazetteer {path}, line {line}: no coordinates.") from error
    return [
        GazetteerPlace(f"geonames_{cells[_ID]}", cells[_NAME], "village", cells[_COUNTRY] or None,
                       None, None, latitude, longitude, None, f"GeoNames {cells[_ID]}", _NOTE,
                       tuple(fresh.values()))
    ]  # fmt: skip
