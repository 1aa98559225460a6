"""Which places an article names, and which of several of one name is meant."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from analysis.language.folding import fold_key

from .distance import kilometres
from .document import SAHEL, Document, Hit
from .nearby import REACH, Coverage, InOrder
from .place_frames import (
    announces_place,
    has_frame,
    is_beside,
    is_listed,
    names_settlement,
    said_to_be,
)

# Words that say what kind of place follows: « la région de Mopti », « le cercle de Koro ».
ADMIN_WORDS = {
    "region": "region", "regions": "region", "cercle": "cercle", "cercles": "cercle",
    "province": "province", "provinces": "province", "departement": "department",
    "departements": "department", "commune": "commune", "communes": "commune",
    "district": "district", "gouvernorat": "region",
}  # fmt: skip
AREA_KINDS = {"country", "region", "area", "cercle", "province", "department", "commune",
              "border_area", "forest", "district"}  # fmt: skip
_SCENES = {"area", "forest", "lake", "mountain", "border_area"}
_OPENINGS = (
    "In", "I-n", "Ti-n", "Tin", "Ag", "El", "Al", "Le", "La", "Oulad", "Koulou", "Kani", "Adel",
    "Sobane", "Tombo", "Niou", "Bani", "Dar", "Djebel",
)  # fmt: skip
# « Djebel Uweinat », « Gossi »: the capital is asked for first, so that the rest is passed over.
_NAME = re.compile(
    rf"[A-ZÀ-Ý](?:(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in _OPENINGS)})"
    r"[ -][A-ZÀ-Ý])?[\w’']{1,24}(?:-[A-ZÀ-Ý]?[\w’']{1,20}){0,3}"
)
# Two names before a third, and an office or a mark before them: a person's.
_PERSON = re.compile(
    r"(?:\b[a-zéèê]{3,}|[,(«:]) [A-ZÀ-Ý][a-zà-ÿ'’]{1,15} (?:[A-ZÀ-Ý][a-zà-ÿ'’]{1,15} ){1,3}$"
)
_DISTANCE = re.compile(
    r"\b(?P<n>\d{1,3}(?:[.,]\d)?|une (?P<vague>dizaine|quinzaine|vingtaine|trentaine|quarantaine|"
    r"cinquantaine|soixantaine|centaine) de) ?(?:km|kilometres)\b[^.;]{0,30}?\bde (?:la |l')?"
    r"(?:capitale |ville de )?$"
)
_VAGUE = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100}  # fmt: skip


@dataclass(slots=True)
class PlaceMention:
    """A place named in the text: a row of the gazetteer, or a name that it does not hold."""

    start: int
    end: int
    name: str
    row: Any | None
    sentence: int
    admin_word: str | None = None
    is_near: bool = False
    is_settlement: bool = False  # « le village de X »: it is said to be one
    candidates: tuple[Any, ...] = field(default=(), repr=False)

    @property
    def is_area(self) -> bool:
        """Whether this is wider than a settlement."""
        if self.admin_word == "commune":
            return self.row is not None and self.row.kind in AREA_KINDS
        if self.admin_word == "region" and self.row is not None:
            return self.row.kind in AREA_KINDS  # « la région d'Indelimane », a village: around it
        if self.admin_word is not None:
            return True
        return self.row is not None and self.row.kind in AREA_KINDS and self.is_wide

    @property
    def is_wide(self) -> bool:
        """Whether this is more than a scene: a small forest or a well is one of its own."""
        return self.row is None or self.row.kind not in _SCENES or (self.row.radius_km or 999) > 60

    @property
    def is_country(self) -> bool:
        """Whether this is a whole state."""
        return self.row is not None and self.row.kind == "country"

    @property
    def key(self) -> str:
        """What makes two mentions the same place."""
        return self.row.place_id if self.row is not None else fold_key(self.name)


def find_places(document: Document) -> InOrder[PlaceMention]:
    """Return the places of a document in the order of the text, homonyms settled."""
    taken = _taken_spans(document)
    mentions = _known(document, taken)
    mentions += _unknown(document, mentions, taken)
    mentions.sort(key=lambda m: m.start)
    _settle(document, mentions)
    return InOrder(mentions)


def _taken_spans(document: Document) -> list[tuple[int, int]]:
    """Spans of names of groups and persons, where a place name is no place."""
    kinds = {"name", "leader", "spokesman", "operation", "unit"}
    return sorted((h.start, h.end) for h in document.hits.get("actor", []) if h.row.kind in kinds)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (start + 1, 0))
    return any(
        a <= start and end <= b and (a, b) != (start, end) for a, b in spans[max(0, at - 3) : at]
    )


def _known(document: Document, taken: list[tuple[int, int]]) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    last_end = -1
    by_start: dict[tuple[int, int], list[Hit]] = {}
    for hit in document.hits.get("place", []):
        by_start.setdefault((hit.start, hit.end), []).append(hit)
    for (start, end), hits in sorted(by_start.items()):
        if start < last_end or _inside(taken, start, end):
            continue
        framed = has_frame(document.text, start)
        rows = tuple(
            r for r in dict.fromkeys(h.row for h in hits)
            if not wants_frame(r) or framed and not _is_elsewhere(document, r)
        )  # fmt: skip
        before = document.words_before(start, 3)
        if not rows:
            continue
        if before and before[-1] in ("ag", "m", "mme", "colonel", "general", "capitaine"):
            continue
        if not framed and _ends_a_name(document, start):
            continue
        sentence = document.sentence_at(start).index
        mention = PlaceMention(start, end, document.original(start, end), None, sentence)
        mention.candidates = rows
        mention.admin_word = _admin_word(document, start, mentions) or said_to_be(
            document.text, end
        )
        mention.is_near = is_beside(document.text, start, document.words_before(start, 5))
        mention.is_settlement = names_settlement(document.text, start)
        mentions.append(mention)
        last_end = end
    return mentions


def _ends_a_name(document: Document, start: int) -> bool:
    """« le gouverneur Laouali Mahamane Dan Dano »: capitals before make a person of it."""
    return _PERSON.search(document.original(max(0, start - 60), start)) is not None


def wants_frame(row: Any) -> bool:
    """« Ber », « San », « Nord »: a word that is a place only where the words around say so."""
    return "needs a frame" in (row.note or "")


def _is_elsewhere(document: Document, row: Any) -> bool:
    """« la région du Sahel » is Burkina Faso's only in news about Burkina Faso."""
    return row.kind == "region" and row.country != document.country


def _admin_word(document: Document, start: int, earlier: list[PlaceMention]) -> str | None:
    """Return the kind of place that the words before the name announce."""
    words = document.words_before(start, 3)
    if len(words) >= 2 and words[-1] in ("de", "du", "d'", "des", "la", "l'"):
        for word in reversed(words[:-1]):
            if word in ADMIN_WORDS:
                return ADMIN_WORDS[word]
    # « les régions de Kayes, Koulikoro et Sikasso »: the announcement holds for the whole list.
    if earlier and earlier[-1].admin_word:
        between = document.text[earlier[-1].end : start].strip()
        if between in (",", "et", "et de", ", de", "et du"):
            return earlier[-1].admin_word
    return None


def _unknown(
    document: Document, known: list[PlaceMention], taken: list[tuple[int, int]]
) -> list[PlaceMention]:
    """Names that the gazetteer lacks, where the words around them say that they are places."""
    covered = Coverage([(m.start, m.end) for m in known] + taken)
    other_words = {
        hit.start
        for kind in ("actor", "head", "demonym", "speaker", "label")
        for hit in document.hits.get(kind, ())
    }
    found = []
    text = document.article.text
    body = document.article.body_start if document.article.title is None else 0
    for match in _NAME.finditer(text, body):
        start = document.folded.folded_at(match.start())
        end = document.folded.folded_at(match.end())
        if covered.touches(start, end) or not other_words.isdisjoint(range(start, end)):
            continue
        listed = is_listed(text, match.start())
        if not listed and not announces_place(document.text, start, end):
            continue
        if any(start < time.end for time in document.times_in(start - REACH, start + 1)):
            continue
        sentence = document.sentence_at(start)
        if sentence.role in ("caption", "boilerplate"):
            continue
        mention = PlaceMention(start, end, match.group(), None, sentence.index)
        mention.admin_word = _admin_word(document, start, [])
        mention.is_near = is_beside(document.text, start, document.words_before(start, 5))
        mention.is_settlement = listed or names_settlement(document.text, start)
        found.append(mention)
    return found


def _settle(document: Document, mentions: list[PlaceMention]) -> None:
    """Choose one row for each mention: announced kind, country, neighbours, distances."""
    votes: dict[str, int] = {}
    by_sentence: dict[int, list[PlaceMention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence].append(mention)
        if len(mention.candidates) == 1:
            row = mention.candidates[0]
            mention.row = row
            if row.admin1:
                votes[row.admin1] = votes.get(row.admin1, 0) + 1
    # « à Simbi, dans la région de Kayes »: the region first, which says which Simbi is meant.
    for mention in sorted(mentions, key=lambda m: m.admin_word is None):
        if len(mention.candidates) > 1:
            context = [m for m in by_sentence[mention.sentence] if m is not mention]
            distance = _stated_distance(document, mention, context)
            mention.row = max(
                mention.candidates,
                key=lambda row: _fitness(document, mention, row, votes, context, distance),
            )


def _fitness(
    document: Document,
    mention: PlaceMention,
    row: Any,
    votes: dict[str, int],
    context: list[PlaceMention],
    distance: tuple[Any, float] | None,
) -> tuple[float, str]:
    score = 0.0
    if mention.admin_word:
        score += 6 if row.kind == mention.admin_word else 0
    elif row.kind == "area":
        score += 6
    elif row.kind not in AREA_KINDS:
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
        anchor, stated = distance
        gap = abs(
            kilometres(anchor.latitude, anchor.longitude, row.latitude, row.longitude) - stated
        )
        score += 5 if gap <= max(15, stated * 0.4) else -3
    # The plain slug is the place that the news mostly means.
    score += 0.4 if "_" not in row.place_id else 0
    return score, row.place_id


def _stated_distance(
    document: Document, mention: PlaceMention, context: list[PlaceMention]
) -> tuple[Any, float] | None:
    """Return the known place and the kilometres in « X, à 40 kilomètres de Bamako »."""
    for other in context:
        if other.row is None or other.row.latitude is None or other.start < mention.end:
            continue
        before = document.text[max(mention.end, other.start - 70) : other.start]
        match = _DISTANCE.search(before)
        if match:
            number = (
                _VAGUE[match["vague"]] if match["vague"] else float(match["n"].replace(",", "."))
            )
            return other.row, number
    return None
