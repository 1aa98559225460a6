"""Names that no gazetteer holds, and the words around them that make them places."""

import re
from collections.abc import Callable, Iterator

from .document import Document
from .nearby import Coverage
from .place_acts import is_aimed_at, is_hit_or_held, is_struck
from .place_frames import announces_place, begin_lists, is_listed

Span = tuple[int, int]

_OPENINGS = (
    "In", "I-n", "Ti-n", "Tin", "Ag", "El", "Al", "Le", "La", "Oulad", "Koulou", "Kani", "Adel",
    "Sobane", "Tombo", "Niou", "Bani", "Dar", "Djebel",
)  # fmt: skip
# With accents that are letters of their own, as in text copied from a Mac.
_LETTER = r"[\w’'\u0300-\u0302\u0308\u0327]"
# « Djebel Uweinat », « Gossi »: the capital is asked for first, so that the rest is passed over.
_NAME = re.compile(
    rf"[A-ZÀ-Ý](?:(?=[a-z-]{{1,{max(map(len, _OPENINGS)) - 1}}}[ -][A-ZÀ-Ý])"
    rf"(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _OPENINGS)})"
    rf"[ -][A-ZÀ-Ý])?{_LETTER}{{1,24}}(?:-[A-ZÀ-Ý]?{_LETTER}{{1,20}}){{0,3}}"
)
# « Diallo », no acronym, with no other capital before or behind: no person's whole name.
_ONE_WORD = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ’'\u0300-\u0308-]{2,24}(?:-[A-ZÀ-Ý]?[a-zà-ÿ’'\u0300-\u0308]{1,20}){0,2}"
)
_CAPITAL_BEHIND = re.compile(r" (?:(?:Ag|ag|ould|Ould|El|Ben|dit|alias) )?[A-ZÀ-Ý][a-zà-ÿ]")
_CAPITAL_BEFORE = re.compile(r"\b(?:[A-ZÀ-Ý][\w’'-]{1,20}|ag|ould|M\.) $")
# « Dounfari (Mali) », « Dounfari (nord du Burkina Faso) »
_IN_COUNTRY = re.compile(
    r" \((?:(?:extreme[- ])?(?:nord|sud|est|ouest|centre)[a-z-]{0,6} (?:du |de la |de l'))?"
    r"(?:mali|burkina|niger|benin|togo|tchad|ghana|mauritanie|cote d'ivoire)\b"
)
_ARTICLES = {"la", "le", "les", "l'", "du", "cette", "ce", "cet"}
_REACH = 24
# « entre Gao et X », « à Gao et X », « de Gao à X »
_JOINED = (" et ", " ou ", " et a ", " et de ", " jusqu'a ")
# « l'axe Gao-X », « le tronçon X – Gao »
_ROAD = (
    r"\b(?:axe|route|troncon|trajet|piste|ligne|rn ?\d{1,2})(?: (?!de )[a-z]{3,12}\b){0,2} "
    r"(?:de |d')?"
)
_ROAD_FROM = re.compile(rf"{_ROAD}$")
_OTHER_END = re.compile(r" ?[-–/] ?([a-z][a-z']{2,23})\b")
_FIRST_END = re.compile(rf"{_ROAD}([a-z][a-z']{{2,23}}) ?[-–/] ?$")
_DASHES = ("-", "–", "/", " - ", " – ", "- ", "– ")


def names_of_places(
    document: Document,
    towns: list[Span],
    others: list[Span],
    says_else: Callable[[Document, int, int], bool],
) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand that are places by the words around, and whether in a list of them.

    `towns` are the known ones, `others` what else is known by name, and `says_else` tells words of
    another meaning. A name that is a place once is one wherever it stands alone.
    """
    covered, ends = Coverage(towns + others), {end for _, end in towns}
    lists = begin_lists(document.text)
    found: dict[Span, bool] = {}
    left: list[Span] = []
    named = [span for span in _names(document) if not covered.touches(*span)]
    two = [part for span in named for part in _two_ends(document, *span)]
    for start, end in [*_ends_of_roads(document, towns), *two]:
        if not covered.touches(start, end) and not says_else(document, start, end):
            found[start, end] = False
            ends.add(end)
    taken = Coverage(found)
    for start, end in named:
        if taken.touches(start, end):
            continue
        listed = bool(lists) and _goes_on_a_list(document, start, lists)
        if not listed and not announces_place(document.text, start, end) and not (
            _is_told_of(document, start, end, ends)
        ):  # fmt: skip
            left.append((start, end))  # most often
        elif not says_else(document, start, end) and not _is_an_acronym(document, start, end):
            found[start, end] = listed
            ends.add(end)
    names = {document.text[start:end] for start, end in found}
    again = [
        (start, end, False) for start, end in left
        if document.text[start:end] in names
        and _stands_alone(document, start, end)
        and not says_else(document, start, end)
    ]  # fmt: skip
    yield from sorted([(*span, listed) for span, listed in found.items()] + again)


def _names(document: Document) -> Iterator[Span]:
    """Yield what is written with a capital, a sentence's first words too."""
    text, folded_at = document.article.text, document.folded.folded_at
    title = document.article.title
    # « L'ENGIN ÉTAIT CACHÉ »: capitals tell of no name
    body = document.article.body_start if title is None or title.isupper() else 0
    is_aligned = document.folded.keeps_offsets
    for match in _NAME.finditer(text, body):
        start, end = match.span()
        yield (start, end) if is_aligned else (folded_at(start), folded_at(end))


def _is_an_acronym(document: Document, start: int, end: int) -> bool:
    """« le camp du MOC », « le siège de l'EUTM »: an organisation, with its article."""
    name = document.original(start, end)
    return name.isupper() and not _ARTICLES.isdisjoint(document.words_before(start, 1))


def _goes_on_a_list(document: Document, start: int, lists: list[int]) -> bool:
    first, _ = document.span(start, start + 1)
    return is_listed(document.article.text, first, (start - at for at in lists))


def _is_told_of(document: Document, start: int, end: int, places: set[int]) -> bool:
    """Whether a name is aimed at, held, struck, or joined to a place, and is no person's."""
    text = document.text
    asked = (
        is_aimed_at(text, start)
        or is_hit_or_held(text, start)
        or (is_struck(text, end) and _is_a_name(document, start, end))
        or _IN_COUNTRY.match(text, end) is not None
        or (
            text.endswith(_JOINED, 0, start)
            and any(text.endswith(w, 0, start) and start - len(w) in places for w in _JOINED)
        )
    )
    return asked and _stands_alone(document, start, end)


def _is_a_name(document: Document, start: int, end: int) -> bool:
    """Whether a word has its capital not from opening a sentence: « Elle a été attaquée »."""
    if not _ARTICLES.isdisjoint(document.words_before(start, 1)):
        return False  # « la Force a été attaquée »
    printed = document.original(start, end)
    return re.search(rf"[a-zà-ÿ,] {re.escape(printed)}\b", document.article.text) is not None


def _stands_alone(document: Document, start: int, end: int) -> bool:
    """Whether a name is one word, and no other name stands beside it: « Moussa Diallo »."""
    before = document.original(start - _REACH if start > _REACH else 0, start)
    return (
        _ONE_WORD.fullmatch(document.original(start, end)) is not None
        and _CAPITAL_BEHIND.match(document.original(end, end + _REACH)) is None
        and _CAPITAL_BEFORE.search(before) is None
    )


def _two_ends(document: Document, start: int, end: int) -> list[Span]:
    """« l'axe Dounfari-Hombi », of which nobody knows either end: two places."""
    text = document.text
    dash = text.find("-", start, end)
    if dash < 0 or not document.original(dash + 1, dash + 2).isupper():
        return []
    is_road = _ROAD_FROM.search(text, max(0, start - 40), start) is not None
    return [(start, dash), (dash + 1, end)] if is_road else []


def _ends_of_roads(document: Document, towns: list[Span]) -> Iterator[Span]:
    """Yield the other ends of roads of which the gazetteer knows one: « l'axe Gao-Hombi »."""
    text = document.text
    for start, end in towns:
        spans = []
        if text.startswith(_DASHES, end) and (other := _OTHER_END.match(text, end)):
            if _ROAD_FROM.search(text, max(0, start - 40), start):
                spans.append(other.span(1))
        if text.endswith(_DASHES, 0, start):
            first = _FIRST_END.search(text, max(0, start - 60), start)
            spans += [first.span(1)] if first else []
        yield from (span for span in spans if document.original(*span)[0].isupper())
