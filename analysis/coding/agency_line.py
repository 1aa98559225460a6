"""Where the line of an agency ends: its place and day are its own, not those of the news."""

from analysis.language.datelines import dateline

from .document import Document
from .places import PlaceMention


def first_body(document: Document) -> int:
    """Return the number of the first sentence of the news, -1 where there is none."""
    return next((s.index for s in document.sentences if s.role == "body"), -1)


def dateline_end(document: Document, places: list[PlaceMention]) -> int:
    """Return where « Bamako, 29 oct 2025 (AFP) - » ends: its place and day are the agency's.

    « GAO : Deux morts dans une attaque » names the scene, if the sentence names no other place.
    """
    first = next((s for s in document.sentences if s.role == "body"), None)
    if first is None:
        return 0
    start, end = document.span(first.start, first.end)
    found = dateline(document.article.text[start:end])
    if found is None:
        return 0
    head = document.folded.folded_at(start + found.end)
    if document.article.text[start : start + found.end].rstrip().endswith(":"):
        return head if any(head <= place.start < first.end for place in places) else 0
    return head
