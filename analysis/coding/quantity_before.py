"""The figure before a noun: « deux de ses chefs », « l'un des soldats »."""

import re
from bisect import bisect_right

from analysis.language.numbers import COUNTABLE, Quantity

from .document import Document

# What may stand between a figure and whom it counts.
_OF_THESE = {"", "de", "d'", "des", "ou plus", "de ses", "de leurs", "de nos", "de ces",
             "des autres", "de mes"}  # fmt: skip
_REACH = 24  # no such words are longer, quotation marks and all
_ONE_OF = re.compile(r"(?:\bl'|\b)une?(?= d(?:es|e (?:ses|leurs|ces|nos)) \Z)")
# Who is one of those that were harmed was counted with them.
_COUNTED_BEFORE = ("bless", "victim", "rescap", "otage", "mort", "disparu")


def quantity_ending(document: Document, offset: int) -> Quantity | None:
    """Return the figure that ends just before `offset`, whatever article stands between."""
    at = bisect_right(document.quantities.starts, offset)
    quantity = document.quantities[at - 1] if at else None
    if quantity is None or offset - quantity.end > _REACH:
        return _one_of(document, offset)
    between = document.text[quantity.end : offset].strip(' «»")(')
    counts = quantity.kind in COUNTABLE and between.strip() in _OF_THESE
    return quantity if counts else _one_of(document, offset)


def _one_of(document: Document, offset: int) -> Quantity | None:
    """« l'un des chefs du groupe », « un de ses hommes »: one man."""
    text = document.text
    if not text.endswith("s ", 0, offset) or text.startswith(_COUNTED_BEFORE, offset):
        return None  # most often
    match = _ONE_OF.search(text, max(0, offset - _REACH), offset)
    return Quantity(match.start(), match.end(), 1, 1, False, "article") if match else None
