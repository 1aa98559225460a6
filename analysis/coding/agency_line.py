"""Where the line of an agency ends: its place and day are its own, not those of the news."""

from collections.abc import Iterable

from analysis.language.datelines import dateline

from .document import Document


def first_body(document: Document) -> int:
    """Return the number of the first sentence of the news, -1 where there is none."""
    return next((s.index for s in document.sentences if s.role == "body"), -1)


def dateline_of(document: Document) -> tuple[int, int]:
    """Return where « Bamako, 29 oct 2025 (AFP) - » stands, two zeros where nothing does."""
    key = "dateline", 0
    if key not in document.known:
        document.known[key] = _dateline_of(document)
    return document.known[key]


def _dateline_of(document: Document) -> tuple[int, int]:
    first = next((s for s in document.sentences if s.role == "body"), None)
    if first is None:
        return 0, 0
    start, end = document.span(first.start, first.end)
    found = dateline(document.article.text[start:end])
    return (first.start, document.folded.folded_at(start + found.end)) if found else (0, 0)


def dateline_end(document: Document, places: Iterable[int]) -> int:
    """Return where the dateline ends: its place and day are the agency's.

    « GAO : Deux morts dans une attaque » names the scene, if none of the places follows there.
    """
    start, head = dateline_of(document)
    if document.text[start:head].rstrip().endswith(":"):
        last = document.sentence_at(start).end
        return head if any(head <= place < last for place in places) else 0
    return head
