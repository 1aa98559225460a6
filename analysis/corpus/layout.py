"""Where a collector's header, a title and an address stand at the head of an article."""

import re
from typing import NamedTuple

from analysis.errors import UserError
from analysis.language.datelines import dateline
from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key
from analysis.language.paragraphs import WIDEST_WRAP

_HEADER = re.compile(r"\s*(?P<stamp>[Dd]ate (?P<date>\d{4}(?:-\d{2}){0,2}))(?=\s|\Z)", re.ASCII)
_BLANKS = re.compile(r"\s*")
_LINE = re.compile(r"[^\n\r]*")
# Atomic: CR LF is one line end, never the two of an empty line.
_EMPTY_LINE_AND_MORE = re.compile(r"(?>\r\n|[\n\r])[ \t\xa0]*(?>\r\n|[\n\r])\s*\S")
_ADDRESS_LINE = re.compile(
    r"^(?:[^\W\d_]{2,10} ?: ?)?(?P<url>https?://\S{4,2000})[ \t\r]*$", re.MULTILINE
)
_CLOSING = "\"»”’')] \xa0\u202f"
_LONGEST_TITLE = 200
_LINE_BELOW = re.compile(r"(?:\r\n|[\n\r])[ \t\xa0]*(?P<line>[^\n\r]+)")


class Layout(NamedTuple):
    """Offsets into the text; None for what the article has not."""

    header_date: str | None
    header: tuple[int, int] | None
    title: tuple[int, int] | None
    body_start: int
    url: str | None
    problem: str | None


def read_layout(text: str, known_title: str | None = None) -> Layout:
    r"""Find the header, the title and the beginning of the body.

    The header may stand before the title, after it, or alone. A first line that is `known_title`
    is the title whatever its form. A header with an impossible date is skipped, with a problem.

    >>> read_layout("date 2023-04 Titre\n\nLe corps.").title
    (13, 18)
    """
    address = _ADDRESS_LINE.search(text)
    position = _skip_blanks(text, 0)
    if address is not None and address.start() == position:
        position = _skip_blanks(text, address.end())
    header = _HEADER.match(text, position)
    if header is not None:
        position = _skip_blanks(text, header.end())
    title = _find_title(text, position, known_title)
    if title is not None:
        position = title[1]
        if header is None and (header := _HEADER.match(text, position)) is not None:
            position = header.end()
    date, problem = _header_date(header)
    return Layout(
        header_date=date,
        header=header.span("stamp") if header else None,
        title=title,
        body_start=_skip_blanks(text, position),
        url=address["url"] if address else None,
        problem=problem,
    )


def _find_title(text: str, start: int, known_title: str | None) -> tuple[int, int] | None:
    """Return the span of a first line that is a title.

    It is short, without a final stop, and followed by an empty line and more, or directly by a
    line that cannot go on with it.
    """
    end = _LINE.match(text, start).end()
    line = text[start:end].rstrip()
    if not 0 < len(line) <= 2 * _LONGEST_TITLE:
        return None
    span = (start, start + len(line))
    if known_title and _title_key(line) == _title_key(known_title):
        return span if text[end:].strip() else None
    bare = line.rstrip(_CLOSING)
    has_stop = bare.endswith((".", ":", ";", ",")) and not bare.endswith("...")
    if len(line) > _LONGEST_TITLE or has_stop:
        return None
    if _EMPTY_LINE_AND_MORE.match(text, end) or _begins_below(text, end, len(line)):
        return span
    return None


def _begins_below(text: str, end: int, width: int) -> bool:
    """Say whether the line below a first line of this width begins the news.

    It opens with a dateline, or is too long for the first line to have been broken to fit.
    """
    below = _LINE_BELOW.match(text, end)
    if below is None or below["line"][0].islower():
        return False
    opening = dateline(below["line"][:_LONGEST_TITLE])
    if opening is not None and (opening.date or opening.agency):
        return True
    return len(below["line"]) > max(WIDEST_WRAP, 3 * width // 2)


def _title_key(title: str) -> str:
    return fold_key(title).rstrip(" .")


def _header_date(header: re.Match[str] | None) -> tuple[str | None, str | None]:
    if header is None:
        return None, None
    try:
        return str(EDTF.parse(header["date"])), None
    except UserError:
        return None, f"the header date « {header['date']} » does not exist and is not used"


def _skip_blanks(text: str, start: int) -> int:
    return _BLANKS.match(text, start).end()
