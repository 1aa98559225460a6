"""Which country a text is about, here and as a whole."""

import re
from collections.abc import Iterable

from analysis.language.cues import Seldom

from .agency_line import dateline_of
from .document import Document, Hit

SAHEL = ("ML", "BF", "NE")
# Whose soldiers « les soldats » can be: of the three, or of those to which the war spreads.
TOLD_OF = {*SAHEL, "BJ", "TG", "CI", "GH", "TD"}
# Where the war reaches too, but whose names stand oftener for a government: only « au Nigeria »,
# « dans le sud de l'Algérie » and a headline's « Cameroun : » say where.
_FARTHER = {"NG", "CM", "DZ", "MR", "SN"}
# Chad's soldiers fought all over the Sahel: « huit Casques bleus tchadiens » tells not where.
_SENDING = {"TD"}
# « près de la frontière avec le Niger », « entre le Mali, le Niger et le Burkina Faso »: beside it.
_BESIDE = Seldom(
    "frontiere|frontalier|voisin|limitrophe|proche|pres|provenance|originaire|venu|venant|"
    "repli|arrive|infiltre|depuis",
    r"\b(?:provenance|originaires?|frontieres?|frontalier[es]{0,2}|voisine?s?|limitrophes?|proche|"
    r"pres|venant|venue?s?|arrivee?s?|infiltree?s?|repli(?:ee?s?|er)?|depuis)"
    r"(?:[ ,(]{1,2}(?:du|de|des|la|le|les|l'|d'|avec|et|entre|commune|au|vers|"
    r"mali|niger|burkina|faso|mauritanie|benin|togo|nigeria|tchad|libye|cote|guinee|senegal)|"
    r"(?<=')(?:algerie|ivoire))*[ ,(]*$",
)
# « le contingent nigérien », « des Casques bleus burkinabè »: away from home.
# « en uniforme de l'armée tchadienne »: none of hers
_SENT = Seldom(
    "contingent|bleu|paix|uniforme|tenue|treillis",
    r"\b(?:contingents?|casques? bleus?|soldats? de la paix|"
    r"(?:uniformes?|tenues?|treillis)(?: [a-z']+){1,3}) $",
)
# « quatre soldats nigériens de l'ONU »
_OF_THE_UN = Seldom(
    "onu|minusma|nations",
    r" (?:de (?:la (?:mission (?:onusienne|de l'onu|des nations unies)|minusma)|l'onu)|"
    r"(?:onusien|des nations unies))",
)
_SENT_REACH = 32
# « au Togo », « dans le nord du Togo »: there; « le Togo a annoncé » says not where.
_WITHIN = re.compile(
    r"\b(?:au|en|(?:nord|sud|est|ouest|centre|septentrion) (?:du|de la|de l'|de)) ?$"
)

_GROUNDS = (
    " ile ",
    "l'ile ",
    "ville ",
    "localite ",
    "village ",
    "province ",
    "sol ",
    "territoire ",
)
# « Nigeria : … », « Cameroun - … »
_HEADLINE = re.compile(r"\w+ ?[:-] ")


def most_frequent(codes: list[str | None]) -> str | None:
    """Return the first of the most frequent, None of none.

    >>> most_frequent(["ML", "BF", "BF"])
    'BF'
    """
    # Counted in the order of the text: max() keeps the first of equals.
    return max(dict.fromkeys(codes), key=codes.count) if codes else None


def find_countries(document: Document) -> None:
    """Note where the text names a country of the war, and which it is mostly about."""
    named: dict[int, set[str]] = {}
    last, until = 0, 0  # of the area before: « lac Tchad » names no country
    for hit in document.hits.get("place", []):
        if hit.row.kind == "area":
            last, until = hit.start, hit.end
        elif last < hit.start < until:
            continue
        if hit.row.country and hit.row.kind not in {"region", "border_area"}:
            named.setdefault(hit.start, set()).add(hit.row.country)
    # « Manga » lies in two countries, and says of neither that the text is about it.
    found = [(at, code) for at, codes in named.items() if len(codes) == 1 for code in codes]
    found = _told(document, found)
    inside = [(at, code) for at, code in found if not _is_neighbour(document, at)]
    _settle(document, inside or found)


def settle_by_places(
    document: Document, settled: Iterable[tuple[int, str | None]], scenes: set[int]
) -> None:
    """Let settled places, not all their homonyms, say which country the text is about.

    `scenes`: where the places stand that are no countries. « près de la frontière avec le Niger »
    is not in Niger; « près de Niamey » is.
    """
    settled = list(settled)
    document.home = most_frequent(
        [code for at, code in settled if at in scenes or _WITHIN.search(document.text[:at][-24:])]
    )
    found = _told(document, settled)
    inside = [(at, code) for at, code in found if at in scenes or not _is_neighbour(document, at)]
    _settle(document, inside or found)


def _settle(document: Document, found: list[tuple[int, str]]) -> None:
    """Note the countries named; that of a dateline is where the agency sits.

    It speaks for the whole text, if it is one of the three, and for no sentence that names another.
    """
    start, end = dateline_of(document)
    below = [one for one in found if not start <= one[0] < end] or found
    told = [code for at, code in found if code in SAHEL or (at, code) in below]
    document.settle_countries(below, told)


def _told(document: Document, named: Iterable[tuple[int, str | None]]) -> list[tuple[int, str]]:
    """Return where places and adjectives name a country, in the order of the text."""
    adjectives = [
        (hit.start, hit.row.country) for hit in document.hits.get("demonym", [])
        if (hit.row.country in TOLD_OF and not _is_away(document, hit))
        or (hit.row.country in _FARTHER | _SENDING and _is_of_a_place(document, hit))
    ]  # fmt: skip
    said = [
        (at, code) for at, code in named
        if code in TOLD_OF or (code in _FARTHER and _is_where(document.text, at))
    ]  # fmt: skip
    return sorted([*adjectives, *said])


def _is_where(text: str, start: int) -> bool:
    """Whether a country's name says where: « au Nigeria », « Nigeria : 14 soldats tués »."""
    before = text[start - 24 if start > 24 else 0 : start]
    if _WITHIN.search(before):
        return True
    return (not before or before.endswith("\n")) and bool(_HEADLINE.match(text, start))


def _is_of_a_place(document: Document, hit: Hit) -> bool:
    """« la localité nigériane de », « l'île tchadienne de »: there."""
    return document.text.endswith(_GROUNDS, 0, hit.start)


def _is_away(document: Document, hit: Hit) -> bool:
    """Whether a people's name is that of soldiers who serve in another country."""
    text = document.text
    return (
        hit.row.country in _SENDING
        or bool(
            _SENT.search(text, hit.start - _SENT_REACH if hit.start > _SENT_REACH else 0, hit.start)
            or _OF_THE_UN.match(text, hit.end)
            or hit.row.country != "ML"  # nobody lends soldiers to himself
            and "minusma" in text[hit.start - 80 if hit.start > 80 else 0 : hit.end + 80]
        )
    )


def _is_neighbour(document: Document, start: int) -> bool:
    """Whether a country is only what lies beside: « près de la frontière avec le Niger »."""
    key = "beside", start
    if key not in document.known:
        document.known[key] = bool(
            _BESIDE.search(document.text, start - 80 if start > 80 else 0, start)
        )
    return bool(document.known[key])
