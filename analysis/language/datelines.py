"""Read the dateline an agency puts before its news: « Bamako, 29 oct 2025 (AFP) - »."""

import re
from typing import NamedTuple

# Place, country, day and agency, each but the place optional; a dash closes the line.
_NAME = r"[A-ZÀ-Þ][\w'’.-]{1,30}"
_COUNTRY = r"[A-ZÀ-Þ][\w-]{2,20}(?: [A-ZÀ-Þ][\w-]{2,20})?"
_DATELINE = re.compile(
    # One agency names itself first: « APA-Bamako (Mali) - ».
    r"\s*(?:(?P<first>[A-Z]{3,4}) ?[-–] ?(?=[A-ZÀ-Þ][^()\n]{1,40} \())?"
    rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,3}})"
    rf"(?:, ?{_COUNTRY}| ?\({_COUNTRY}\)(?=,| ?[(/\d]))?"
    r"(?: \| (?P<wire>[A-Z]{2,7}) \| (?:[^\W\d]{5,8} )?(?=\d))?"  # « | AFP | mercredi 27/07/2022 »
    r"(?:,? ?(?:le |ce )?(?P<date>(?:[^\W\d]{5,8} )?\d{1,2}(?:er)? [^\W\d]{3,9}\.?(?: \d{4})?|"
    r"\d{1,2}/\d{1,2}/\d{4}))?"
    r",? ?(?:[(/\[] ?(?P<agency>[^\W\d_][^()\n/\[\]]{1,30})[)/\]])?"
    r"\s?(?P<dash>-{1,2}|[–—]|:)\s?(?=[\w«\"“])"
)
# « (Ouagadougou) Dix soldats … », « (Bamako, AFP) … »
_IN_BRACKETS = re.compile(
    rf"\s*\((?P<place>{_NAME}(?:[ -]{_NAME}){{0,2}})(?:, ?(?P<agency>[A-Z]{{2,7}}))?\)"
    r"(?: [-–—])? (?=[A-ZÀ-Þ«\"“])"
)


class Dateline(NamedTuple):
    """Where a dateline stands in its text; each part a (start, end), None where it has none."""

    start: int
    end: int
    place: tuple[int, int]
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


def dateline(text: str) -> Dateline | None:
    """Read the dateline that opens `text`, the first sentence of the news.

    Offsets are into `text`; `end` is where the news begins. Place and dash alone make a dateline
    only with a blank on both sides of the dash and a capital after it; a colon stands for the dash
    after capitals: « OUAGADOUGOU : Au moins … ».

    >>> line = "Bamako, 29 oct 2025 (AFP) - Une trentaine de camions ont brûlé."
    >>> found = dateline(line)
    >>> line[slice(*found.place)], line[slice(*found.date)], line[slice(*found.agency)]
    ('Bamako', '29 oct 2025', 'AFP')
    """
    if (alone := _IN_BRACKETS.match(text)) is not None:
        agency = alone.span("agency") if alone["agency"] else None
        return Dateline(*alone.span(), alone.span("place"), None, agency)
    match = _DATELINE.match(text)
    if match is None:
        return None
    date = match["date"]
    wire = next((name for name in ("first", "wire", "agency") if match[name]), None)
    dash = match.start("dash")
    if match["dash"] == ":" and not match["place"].isupper():
        return None
    if date is None and wire is None and match["dash"] != ":":
        is_wire = match["dash"] == "--" and match["place"].isupper()  # « NIAMEY-- L'armée … »
        is_apart = (is_wire or text[dash - 1].isspace()) and text[match.end() - 1].isspace()
        if not is_apart or text[match.end()].islower():
            return None
    return Dateline(
        *match.span(),
        match.span("place"),
        match.span("date") if date else None,
        match.span(wire) if wire else None,
    )
