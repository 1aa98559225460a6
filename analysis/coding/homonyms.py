"""Which of several places of one name is meant, and which is a place that no list holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from analysis.language.cues import Seldom
from analysis.language.folding import fold_key

from .countries import SAHEL
from .distance import kilometres
from .document import Document

if TYPE_CHECKING:
    from .places import PlaceMention

AREA_KINDS = {"country", "region", "area", "cercle", "province", "department", "commune",
              "border_area", "forest", "district"}  # fmt: skip
_DISTANCE = Seldom(
    "km|kilometres",
    r"\b(?P<n>\d{1,3}(?:[.,]\d)?|une (?P<vague>dizaine|quinzaine|vingtaine|trentaine|quarantaine|"
    r"cinquantaine|soixantaine|centaine) de) ?(?:km|kilometres)\b[^.;]{0,30}?\bde (?:la |l')?"
    r"(?:capitale |ville de )?$",
)
_VAGUE = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100}  # fmt: skip
_START = attrgetter("start")
# « …, au Mali », « … (Niger) »; « … se trouve dans la région de Tillabéri ».
_IN_STATE = re.compile(r",? (?:situee? )?(?:au|en) (?:centre du |nord du |sud du )?| \(")
_IN_AREA = re.compile(
    r"(?:,| \(|[^.;:()]{0,60}? dans) ?(?:la |le |l')?(?:region|province|departement|cercle) "
    r"(?:de (?:la |l')?|du |d')"
)
# « à Mbanga, un village de l'Ouest nigérien »
_OF_NATION = re.compile(
    r"[ ,»\"”)]{1,4}(?:un |une |le |la )?(?:petite? )?(?:village|localite|hameau|bourgade|commune|"
    r"ville)\b[^.,;:()]{0,30} "
)
_LIST_GAPS = (", ", " et ", ", et ", " ainsi que ", " ou ")
_SAID_WITHIN = 100
# « …, localité située à 30 km au nord de », « au sud d'»: where a name lies
_BY = re.compile(
    r"[ ,(]*(?:(?:un|le|la|une|petite?) )?(?:(?:village|localite|hameau|bourgade|commune|ville) )?"
    r"(?:situee? |localisee? |distante? )?(?:a |au |non |tout |de )?[^.,;:()]{0,40}?\b"
    r"(?:km|kilometres|nord|sud|est|ouest|pres|proche|loin|abords|environs)\b[^.,;:()]{0,24}?"
    r"\b(?:de |d'|du )"
)
_BESIDE_REACH = 160
_FAR_OFF, _SHORT = 3, 20
_SPOT = 15  # an area no wider is the ground around a well or a hamlet


def settle(document: Document, mentions: list[PlaceMention]) -> None:
    """Choose one row for each mention: announced kind, country, neighbours, distances."""
    votes: dict[str, int] = {}
    by_sentence: dict[int, list[PlaceMention]] = defaultdict(list)
    for mention in mentions:
        if mention.candidates and _is_too_wide(mention):
            mention.candidates = ()
    single = [mention for mention in mentions if len(mention.candidates) == 1]
    # « la commune de Sourou, au Mali »: no province of Burkina Faso, here and in the headline.
    named = {hit.row.country for hit in document.hits.get("demonym", ())}
    named |= {
        row.country for m in mentions for row in m.candidates
        if len(m.candidates) > 1 or not _is_village(m)
    }  # fmt: skip
    held: dict[str, set[str]] = defaultdict(set)
    for mention in single:
        held[mention.candidates[0].country].add(mention.candidates[0].place_id)
    named |= {country for country, places in held.items() if len(places) > 1}
    namesakes = {
        m.candidates[0].place_id for m in single
        if _is_abroad(document, m, mentions) or _is_of_no_country_named(document, m, named)
    }  # fmt: skip
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
    for mention in single:
        row = mention.candidates[0]
        if row.place_id in namesakes:
            continue
        mention.row = row
        if row.admin1:
            votes[row.admin1] = votes.get(row.admin1, 0) + 1
    # « à Simbi, dans la région de Kayes »: the region first, which says which Simbi is meant.
    for mention in sorted(mentions, key=lambda m: m.admin_word is None):
        if len(mention.candidates) > 1:
            context = [m for m in by_sentence[mention.sentence] if m is not mention]
            known = [m for m in context if m.row is not None and m.row.latitude is not None]
            distance = _stated_distance(document, mention, known)
            mention.row = max(
                mention.candidates,
                key=lambda row: _fitness(document, mention, row, votes, context, distance),
            )
    _keep_to_regions(document, mentions, by_sentence)
    for here in by_sentence.values():
        for mention, behind in pairwise(here):
            if mention.row is None and behind.row is not None and not behind.is_country:
                if _BY.fullmatch(document.text, mention.end, behind.start):
                    mention.beside = behind  # « X, au sud d'Indelimane »


def _keep_to_regions(
    document: Document, mentions: list[PlaceMention], by_sentence: dict[int, list[PlaceMention]]
) -> None:
    """« Bamba, dans la région de Gao […] à Bamba »: the same Bamba wherever it is named."""
    told = {
        document.text[mention.start : mention.end]: mention.row
        for here in by_sentence.values()
        for mention, behind in pairwise(here)
        if len(mention.candidates) > 1 and behind.row is not None
        and _IN_AREA.fullmatch(document.text, mention.end, behind.start)
    }  # fmt: skip
    for mention in mentions if told else ():
        row = told.get(document.text[mention.start : mention.end])
        if row is not None and row in mention.candidates:
            mention.row = row


def _is_village(mention: PlaceMention) -> bool:
    return mention.candidates[0].kind == "village"


def _is_of_no_country_named(document: Document, mention: PlaceMention, named: set[str]) -> bool:
    """Whether a village is known only in a country of which the text names nothing else.

    « des militaires nigériens … à Koutougou » is no village of Burkina Faso, where nothing else is.
    """
    row = mention.candidates[0]
    if not _is_village(mention) or row.country not in SAHEL or row.country in named:
        return False
    sentence = document.sentence_at(mention.start)
    start = max(sentence.start, mention.start - _BESIDE_REACH)
    here = document.within("demonym", start, min(sentence.end, mention.end + _BESIDE_REACH))
    return any(h.row.country == document.country for h in here)


def _is_too_wide(mention: PlaceMention) -> bool:
    """« la commune de Sourou » is not the province that the gazetteer knows by that name."""
    small = mention.admin_word == "commune" or mention.is_settlement
    return small and {row.kind for row in mention.candidates} <= {"region", "province", "cercle"}


def _fitness(
    document: Document,
    mention: PlaceMention,
    row: Any,
    votes: dict[str, int],
    context: list[PlaceMention],
    distance: tuple[PlaceMention, float] | None,
) -> tuple[float, str]:
    score = 0.0
    if mention.admin_word:
        score += 6 if row.kind == mention.admin_word else 0
    elif row.kind == "area" and (row.radius_km or 0) > _SPOT:
        score += 6
    elif row.kind == "area" or row.kind not in AREA_KINDS:
        score += 2
    if row.country == document.country_near(mention.start):
        score += 3
    elif row.country == document.country:
        score += 2
    elif row.country in SAHEL:
        score += 1
    for other in context:
        if other.row is None:
            continue
        if other.row.kind == "region" and fold_key(other.row.name) == fold_key(row.admin1 or ""):
            score += 4
        elif other.row.admin1 and other.row.admin1 == row.admin1 and not other.is_country:
            score += 1
    score += min(2, votes.get(row.admin1 or "", 0)) * 0.5
    if distance is not None and row.latitude is not None and row.kind not in AREA_KINDS:
        anchor, stated = distance[0].row, distance[1]
        gap = abs(
            kilometres(anchor.latitude, anchor.longitude, row.latitude, row.longitude) - stated
        )
        score += 5 if gap <= max(15, stated * 0.4) else -3
    # The plain slug is the place that the news mostly means.
    score += 0.4 if "_" not in row.place_id else 0
    return score, row.place_id


def _is_abroad(document: Document, mention: PlaceMention, mentions: list[PlaceMention]) -> bool:
    """Whether the words behind a name put it in another country than the place that is known.

    The village of Niger « … dans la région de Tillabéri » is not its namesake in Burkina Faso.
    """
    row = mention.candidates[0]
    if row.kind in ("country", "border_area") or row.country not in SAHEL:
        return False  # « les trois frontières, au Niger »: in more than one
    end = mention.end
    for other in mentions[bisect_right(mentions, mention.start, key=_START) :]:
        if other.start > mention.end + _SAID_WITHIN:
            break
        if document.text[end : other.start] in _LIST_GAPS:
            end = other.end  # « Tikolo, Zoura et Bengassi, au Mali »
            continue
        countries = {candidate.country for candidate in other.candidates}
        if len(countries) == 1 and row.country not in countries:
            lies_in = _IN_STATE if other.candidates[0].kind == "country" else _IN_AREA
            if lies_in.fullmatch(document.text, end, other.start):
                return True
    for nation in document.within("demonym", mention.end, mention.end + _SAID_WITHIN):
        if nation.row.country in SAHEL and nation.row.country != row.country:
            return _OF_NATION.fullmatch(document.text, mention.end, nation.start) is not None
    return _is_too_far(document, mention, mentions)


def _is_too_far(document: Document, mention: PlaceMention, mentions: list[PlaceMention]) -> bool:
    """Whether « X (52 km au sud-ouest de Torodi) » is nowhere near the X that is known."""
    row = mention.candidates[0]
    # « entre Niama et Balé, à 5 km de Djenné »: the village, not the far province of that name
    is_area = row.kind in AREA_KINDS - {"province", "cercle", "department"}
    if is_area or mention.admin_word not in (None, "commune") or row.latitude is None:
        return False
    if not _DISTANCE.may_be_in(document.text, mention.end):
        return False  # most often
    behind = [m for m in mentions if m.sentence == mention.sentence and m.start > mention.end]
    found = _stated_distance(document, mention, behind)
    if found is None:
        return False
    other, stated = found
    gaps = [
        kilometres(one.latitude, one.longitude, row.latitude, row.longitude)
        for one in other.candidates
        if one.latitude is not None
    ]
    return bool(gaps) and min(gaps) > _FAR_OFF * max(stated, _SHORT)


def _stated_distance(
    document: Document, mention: PlaceMention, context: list[PlaceMention]
) -> tuple[PlaceMention, float] | None:
    """Return the other place and the kilometres in « X, à 40 kilomètres de Bamako »."""
    for other in context:
        if other.start < mention.end:
            continue
        before = document.text[max(mention.end, other.start - 70) : other.start]
        match = _DISTANCE.search(before)
        if match:
            number = (
                _VAGUE[match["vague"]] if match["vague"] else float(match["n"].replace(",", "."))
            )
            return other, number
    return None
