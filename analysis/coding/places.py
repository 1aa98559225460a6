"""Which places an article names: those of the gazetteer, and names that words make places."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from analysis.language.folding import fold_key
from analysis.language.times.words import FEASTS

from .document import Document, Hit
from .homonyms import AREA_KINDS, settle
from .nearby import REACH, InOrder
from .place_acts import is_struck
from .place_frames import (
    announces_place,
    ends_a_name,
    has_frame,
    is_beside,
    is_on_the_way,
    names_settlement,
    said_to_be,
)
from .sentence_spans import NO_NEWS
from .unlisted import names_of_places

# Words that say what kind of place follows: « la région de Mopti », « le cercle de Koro ».
ADMIN_WORDS = {
    "region": "region", "regions": "region", "cercle": "cercle", "cercles": "cercle",
    "province": "province", "provinces": "province", "departement": "department",
    "departements": "department", "commune": "commune", "communes": "commune",
    "canton": "commune", "arrondissement": "commune", "district": "district",
    "gouvernorat": "region",
}  # fmt: skip
# « Ag Gao », « le général Tessit », « l'opération Tongo Tongo »
_TITLES = {"ag", "m", "mme", "colonel", "general", "capitaine", "operation"}
# « Radio Tamani », « le mouvement Urgence Diffa »: named after a town, not in it
_NAMESAKES = {"studio", "radio", "urgence", "tele", "sos", "alerte", "horizon"}
# « le Nord Tillabéri »: no town has a north
_PARTS, _BEARING = {"nord", "sud", "est", "ouest"}, {"le", "l'", "au", "du"}
# « la rivière de Bani »: no town of that name
_WATERS = {"riviere", "fleuve", "affluent", "bras", "rives", "berges"}
_OTHER_WORDS = ("actor", "head", "demonym", "speaker", "label", "channel")
_KNOWN_WORDS = (*_OTHER_WORDS, "place", "target", "method", "trigger")
_TASKS = {"reconnaissance", "commandement", "controle", "intervention", "surveillance", "secours",
          "defense", "securite", "sante", "reference", "liaison", "paix", "transition",
          "etat"}  # fmt: skip
_TOWNS = {"town", "village"}
_IN = (" a ", " pres de ", " vers ", " entre ", " non loin de ", " aux environs de ")
_OF = (" de ", " d'")
_FIRST_NAME = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ'’-]{2,20} $")
_SECOND = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ’'-]{2,20}(?=[,.;:)»]|\s(?![A-ZÀ-Ý])|$)")
_NAME_REACH = 28
# « l'axe Gossi-Hombi », « entre Gossi-Hombi »: two ends, though nobody knows the other
_ROAD_BEFORE = re.compile(
    r"\b(?:axe|route|troncon|trajet|piste|ligne|entre|vers|liaison)(?: [a-z]+)? (?:de |d')?$"
)
# « Zaroum-Daray », not « Ségou-Ville »
_OTHER_HALF = re.compile(
    r"-(?!(?:Ville|Centre|Nord|Sud|Est|Ouest|Coura|Koura|Gare|Plage|Haut|Bas|Rive)\b)"
    r"[A-ZÀ-Ý][a-zà-ÿ’']{2,20}"
)
_PREFIX = re.compile(r"\b(?:i-?n|ti-?n?|ag|el|al)-$")
_LONGEST_PREFIX = len(" ti-n-")
_SCENES = {"area", "forest", "lake", "mountain", "border_area"}


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
    beside: Any | None = None  # « X, à 30 km au nord de Bankass »: the place that X lies by

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


_LEAST_HALF = 5  # letters: « In-Tillit » is not called « In »


def find_places(document: Document) -> InOrder[PlaceMention]:
    """Return the places of a document in the order of the text, homonyms settled."""
    taken = _taken_spans(document)
    mentions = _known(document, taken)
    document.unlisted = InOrder(_unlisted(document, mentions, taken))
    mentions += document.unlisted
    mentions.sort(key=lambda m: m.start)
    settle(document, mentions)
    _know_halves(mentions)
    return InOrder(mentions)


def _know_halves(mentions: list[PlaceMention]) -> None:
    """« Toguéré-Koumbé … à Toguéré »: what the text calls a known place for short."""
    whole: dict[str, Any] = {}
    for mention in mentions:
        if mention.row is not None:
            first, dash, _ = mention.name.partition("-")
            if dash and len(first) >= _LEAST_HALF:
                whole[fold_key(first)] = mention.row
        elif whole and mention.admin_word is None:
            mention.row = whole.get(fold_key(mention.name))


def _taken_spans(document: Document) -> list[tuple[int, int]]:
    """Spans of names of groups and persons, where a place name is no place."""
    kinds = {"name", "leader", "spokesman", "operation", "unit"}
    return sorted((h.start, h.end) for h in document.hits.get("actor", []) if h.row.kind in kinds)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (start + 1, 0))
    for a, b in spans[at - 3 if at > 3 else 0 : at]:
        if a <= start and end <= b and (a, b) != (start, end):
            return True
    return False


def _known(document: Document, taken: list[tuple[int, int]]) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    last_end = -1
    by_start: dict[tuple[int, int], list[Hit]] = {}
    for hit in document.hits.get("place", []):
        by_start.setdefault((hit.start, hit.end), []).append(hit)
    for (start, end), hits in sorted(by_start.items()):
        if start < last_end or (taken and _inside(taken, start, end)):
            continue
        before = document.words_before(start, 5)
        if before and (before[-1] in _TITLES or before[-1] in _NAMESAKES):
            continue
        if _is_half_a_name(document, start, end) or document.text.endswith("pro-", 0, start):
            continue
        rows = [hit.row for hit in hits]
        if not _WATERS.isdisjoint(before[-2:-1]) and all(row.kind == "town" for row in rows):
            continue
        is_name = ends_a_name(document.original(start - 60 if start > 60 else 0, start))
        if is_name or any(map(wants_frame, rows)):
            before_it = document.original(start - 24 if start > 24 else 0, start)
            framed = has_frame(document.text, start) or (
                is_struck(document.text, end) and not _FIRST_NAME.search(before_it)
            )
            # A name that is a place for one of its rows is one for all: « Boni a été attaqué ».
            is_place = framed or not all(map(wants_frame, rows))
            rows = [
                row for row in rows
                if not wants_frame(row) or is_place and not _is_elsewhere(document, row)
            ]  # fmt: skip
            if not rows or (is_name and not framed):
                continue
        sentence = document.sentence_at(start)
        if sentence.role in NO_NEWS:
            continue  # where a photo was taken
        is_town = not _TOWNS.isdisjoint([row.kind for row in rows])
        whole = _whole_end(document, start, end) if is_town else end
        mention = PlaceMention(start, whole, document.original(start, whole), None, sentence.index)
        if whole == end:
            mention.candidates = tuple(dict.fromkeys(rows) if rows[1:] else rows)
        end = whole
        mention.admin_word = _admin_word(document, start, before, mentions) or said_to_be(
            document.text, end
        )
        mention.is_near = is_beside(document.text, start, before) or is_on_the_way(
            document.text, start, end
        )
        mention.is_settlement = names_settlement(document.text, start)
        mentions.append(mention)
        last_end = end
    return mentions


def _is_half_a_name(document: Document, start: int, end: int) -> bool:
    """« In-Toussa », « Zaroum-Daray »: neither Toussa nor Zaroum; « l'axe Gao-Bourem » is two."""
    text = document.text
    if text.startswith("-", end):
        other = _OTHER_HALF.match(document.original(end, end + _NAME_REACH))
        if other is None or document.within("place", end + 1, end + 2):
            return False
        is_road = _ROAD_BEFORE.search(text, start - 30 if start > 30 else 0, start)
        return not is_road and announces_place(text, start, end + other.end())
    if not text.endswith("-", 0, start) or start < _LONGEST_PREFIX:
        return False
    return _PREFIX.search(text, start - _LONGEST_PREFIX, start) is not None


def _whole_end(document: Document, start: int, end: int) -> int:
    """« à Baley Beri », « le village de Bamba Deguéré »: no town is called by half of that."""
    text = document.text
    if text[end : end + 1] != " " or not (
        text.endswith(_IN, 0, start)
        or names_settlement(text, start)
        or text.endswith(_OF, 0, start)
        and announces_place(text, start, end)
    ):
        return end
    more = _SECOND.match(document.original(end, end + _NAME_REACH))
    if more is None or any(document.within(kind, end + 1, end + 2) for kind in _KNOWN_WORDS):
        return end
    return end + len(more[0])


def wants_frame(row: Any) -> bool:
    """« Ber », « San », « Nord »: a word that is a place only where the words around say so."""
    return "needs a frame" in (row.note or "")


def _is_elsewhere(document: Document, row: Any) -> bool:
    """« la région du Sahel » is Burkina Faso's only in news about Burkina Faso."""
    return row.kind == "region" and row.country != document.country


def _admin_word(
    document: Document, start: int, before: list[str], earlier: list[PlaceMention]
) -> str | None:
    """Return the kind of place that the words before the name announce."""
    if before and before[-1] in _PARTS and not _BEARING.isdisjoint(before[-2:-1]):
        return "region"
    if len(before) >= 2 and before[-1] in {"de", "du", "d'", "des", "la", "l'"}:
        for word in reversed(before[-3:-1]):
            if word in ADMIN_WORDS:
                return ADMIN_WORDS[word]
    # « les régions de Kayes, Koulikoro et Sikasso »: the announcement holds for the whole list.
    if earlier and earlier[-1].admin_word:
        between = document.text[earlier[-1].end : start].strip()
        if between in (",", "et", "et de", ", de", "et du"):
            return earlier[-1].admin_word
    return None


def _unlisted(
    document: Document, known: list[PlaceMention], taken: list[tuple[int, int]]
) -> list[PlaceMention]:
    """Names that the gazetteer lacks, where the words around them say that they are places."""
    towns = [(m.start, m.end) for m in known if not m.is_country and m.admin_word is None]
    others = [(m.start, m.end) for m in known if m.is_country or m.admin_word is not None]
    found = []
    for start, end, is_listed in names_of_places(document, towns, others + taken, _says_else):
        end = _whole_end(document, start, end)
        sentence = document.sentence_at(start)
        mention = PlaceMention(start, end, document.original(start, end), None, sentence.index)
        before = document.words_before(start, 5)
        mention.admin_word = _admin_word(document, start, before, [])
        mention.is_near = is_beside(document.text, start, before) or is_on_the_way(
            document.text, start, end
        )
        mention.is_settlement = is_listed or names_settlement(document.text, start)
        found.append(mention)
    return found


def _says_else(document: Document, start: int, end: int) -> bool:
    """« les villages du Cercle de Koro », « l'attaque du Camp des gardes »: words of their own."""
    if any(document.within(kind, start, end) for kind in _OTHER_WORDS):
        return True
    if any(hit.start == start for hit in document.within("target", start, start + 1)):
        return True
    name = document.text[start:end]
    if name in FEASTS or name in ADMIN_WORDS or name in _TASKS or name in _PARTS:
        return True  # « le Poste militaire de Reconnaissance »
    if any(start < time.end for time in document.times_in(start - REACH, start + 1)):
        return True
    return document.sentence_at(start).role in NO_NEWS
