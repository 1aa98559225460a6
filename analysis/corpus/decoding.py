"""Bytes to text."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
_MOST_CONTROLS = 0.01
# What French looks like when UTF-8 is read as cp1252.
_DOUBLE_ENCODED = re.compile(r"Ã[©¨ª ®´»§]|â€[™œ“]|Â[«»\xa0]")


class UndecodableError(ValueError):
    """Bytes that are no text we can read; the message says why, to follow the file's name."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding: by its mark, else UTF-8, else cp1252.

    >>> decode("Sévaré".encode("cp1252"))
    ('Sévaré', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UndecodableError(f"is marked as {encoding} but is not") from error
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - _MOST_CONTROLS) or b"\0" in data:
        raise UndecodableError("is no text file")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise UndecodableError("is neither UTF-8 nor cp1252 text; save it as UTF-8")


def looks_double_encoded(text: str) -> bool:
    """Say whether a text shows UTF-8 letters read as cp1252, as « SÃ©varÃ© »."""
    return len(_DOUBLE_ENCODED.findall(text)) > 2
