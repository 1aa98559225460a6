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
_OF_ALL = re.compile(r" (?:des|de (?:ses|leurs|ces|nos)) ")
# « deux des dix soldats tués lundi étaient des officiers »: ten were
_HARMED_ALL = re.compile(
    r"[a-z-]+(?: [a-z-]+)? (?:(?:tue|abattu|execute|assassine|mort)e?s\b|"
    r"(?:enleve|blesse|capture)e?s\b(?![^.;]{0,60} (?:(?:est|sont) (?:mort|decede)|"
    r"(?:a|ont) (?:succombe|peri|ete (?:tue|execut|retrouve)))))"
)
# Who is one of those that were harmed was counted with them.
_COUNTED_BEFORE = ("bless", "victim", "rescap", "otage", "mort", "disparu")


def quantity_ending(document: Document, offset: int) -> Quantity | None:
    """Return the figure that ends just before `offset`, whatever article stands between."""
    at = bisect_right(document.quantities.starts, offset)
    quantity = document.quantities[at - 1] if at else None
    if quantity is None or offset - quantity.end > _REACH:
        return _one_of(document, offset)
    between = document.text[quantity.end : offset].strip(' «»")(')
    if quantity.kind not in COUNTABLE or between.strip() not in _OF_THESE:
        return _one_of(document, offset)
    if _HARMED_ALL.match(document.text, offset):
        return quantity
    return _some_of(document, at - 1) or quantity


def _some_of(document: Document, at: int) -> Quantity | None:
    """« deux des cinq soldats », « l'un des trois blessés »: no more than these two, this one."""
    whole = document.quantities[at]
    if not document.text.endswith("s ", 0, whole.start):
        return None  # most often
    some = document.quantities[at - 1] if at else None
    if some is not None and some.kind == "count" and _OF_ALL.fullmatch(
        document.text, some.end, whole.start
    ):  # fmt: skip
        return some
    return _one_of(document, whole.start)


def _one_of(document: Document, offset: int) -> Quantity | None:
    """« l'un des chefs du groupe », « un de ses hommes »: one man."""
    text = document.text
    if not text.endswith("s ", 0, offset) or text.startswith(_COUNTED_BEFORE, offset):
        return None  # most often
    match = _ONE_OF.search(text, max(0, offset - _REACH), offset)
    return Quantity(match.start(), match.end(), 1, 1, False, "article") if match else None
