"""Mentions: the actors, places, times and figures of an article as they stand in the text."""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from analysis.language.times import Reading

from .document import Document, Hit
from .nearby import Coverage, InOrder
from .noun_phrase import NounPhrase, identify, is_according
from .place_roles import place_role
from .reading import ArticleReading
from .sentence_spans import NO_NEWS
from .trades import AGENT

# Outside states are named for what they do in the war, never for a place in it.
_ALWAYS_PARTIES = {"france_gov", "russia_gov"}
# « les groupes armés », « tout groupe armé »: armed groups as such, nobody in particular.
_GROUPS_AS_SUCH = re.compile(r"(?:les|des|aux|autres|certains|differents|tout|groupes?) ?$")
_AND_OF = re.compile(r"(?:,| et|,? ainsi que)? (?:du|de la|de l'|de|d')? ?")
# « aux familles des victimes », « leurs proches »: the kin of somebody, no party to anything.
_KIN = {"famille", "familles"}
# Words for the people of the war's land, whoever speaks of them; and for anybody suspected.
_PEOPLE = ("civil", "population", "habitant", "villageois", "deplace", "victime", "refugie",
           "femmes", "enfants", "manifestant")  # fmt: skip
_SUSPECTS = ("suspect", "militant", "inconnu")
# « le Mali a fait appel à Wagner », « a demandé le départ de la mission »
_OF_STATES, _NEXT = {"hired", "asked_to_leave", "breaks_alliance"}, 8
_MAY_BE_NOBODY = ("armed_men", "civilian")
_NOBODIES = ("armed_men_unspecified", "civilians")  # « les Russes » are somebody


# Start, end, kind, ref, low and high: plain, for there are dozens in every article.
_Found = tuple[int, int, str, str | None, int | None, int | None]


def mention_rows(read: ArticleReading) -> list[dict[str, Any]]:
    """Return the rows of `mentions` in the order of the text; boilerplate is left out."""
    document = read.document
    article, text = document.article.article_id, document.article.text
    span = document.folded.original
    rows = []
    found = [*_actors(read), *_places(read), *_times(read), *_numbers(document)]
    found.sort(key=itemgetter(0, 1, 2))
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    for number, (start, end, kind, ref, low, high) in enumerate(found, 1):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        # A collector's stamp stands outside every sentence and is no part of the news.
        if sentence is None or start < sentence.start or sentence.role in NO_NEWS:
            continue
        first, last = span(start, end)
        rows.append({
            "mention_id": f"{article}:m{number}", "article_id": article,
            "sentence": sentence.index, "start": first, "end": last, "text": text[first:last],
            "kind": kind, "ref": ref, "low": low, "high": high,
        })  # fmt: skip
    return rows


def _actors(read: ArticleReading) -> Iterator[_Found]:
    document = read.document
    states = InOrder(h for h in document.hits.get("actor", ()) if h.row.kind == "state")
    told = Coverage((p.start, p.end) for report in read.reports for p in report.parties)
    for phrase in read.phrases:
        actor = phrase.actor or identify(document, phrase)
        is_plain = phrase.name_kind is None and phrase.cls not in _MAY_BE_NOBODY
        if actor in _NOBODIES and _is_passer_by(document, phrase, told):
            continue
        if phrase.cls == "police" and AGENT.fullmatch(
            document.text, phrase.head_start, phrase.head_end
        ):
            continue  # « les agents »: by the post they serve at, not by their name
        if actor is not None and (is_plain or _is_party(document, phrase)):
            yield phrase.head_start, phrase.end, "actor", actor, None, None
            if states and (named := states.within(phrase.end, phrase.end + 60)):
                yield from _coordinated(document, phrase, actor, named)
    for hit in _qualities(document, read.phrases):
        actor = document.vocabulary.class_actor.get((hit.row.actor_class, ""))
        yield hit.start, hit.end, "actor", actor, None, None


def _is_passer_by(document: Document, phrase: NounPhrase, told: Coverage) -> bool:
    """« un diplomate », « des militants »: people whom no report says anything to have befallen."""
    is_counted = phrase.quantity is not None and phrase.quantity.low != 1
    if is_counted or told.touches(phrase.start, phrase.end):
        return False
    head = document.text[phrase.head_start : phrase.head_end]
    if phrase.cls == "civilian":
        return not head.startswith(_PEOPLE)
    return head.startswith(_SUSPECTS)


def _coordinated(
    document: Document, phrase: NounPhrase, actor: str, states: list[Hit]
) -> Iterator[_Found]:
    """« les armées du Niger, du Mali et du Burkina Faso »: each state's own."""
    vocabulary = document.vocabulary
    at = phrase.end
    for name in states:
        if not _AND_OF.fullmatch(document.text, at, name.start):
            continue
        country = vocabulary.governed_by.get(name.row.actor_id, "")
        own = vocabulary.class_actor.get((phrase.cls, country))
        if at == phrase.end and own != actor:
            return  # « retire ses soldats du Mali »: from there
        if own is not None and own != actor:
            yield name.start, name.end, "actor", own, None, None
        at = name.end


def _is_party(document: Document, phrase: NounPhrase) -> bool:
    """Whether a phrase means a party: « le Mali affirme », not « dans le nord du Mali »."""
    if phrase.name_kind == "state" and phrase.actor in _ALWAYS_PARTIES:
        return True
    if phrase.name_kind in {"state", "metonym"}:
        if is_according(document, phrase.head_start):
            return True
        return phrase.preposition is None and _governs(document, phrase)
    if phrase.name_kind == "affiliation":
        return False
    if phrase.cls == "armed_men" and phrase.quantity is None:
        words = document.text[phrase.head_start : phrase.head_end]
        if words.startswith("groupe"):
            before = document.text[max(0, phrase.head_start - 12) : phrase.head_start]
            return not _GROUPS_AS_SUCH.search(before)
    if phrase.cls == "civilian" and phrase.quantity is None:
        head = document.text[phrase.head_start : phrase.head_end]
        return head not in _KIN
    return True


def _governs(document: Document, phrase: NounPhrase) -> bool:
    """Whether a country does what governments do: « est la cible d'attaques » is the land."""
    for verb in document.groups_in(phrase.end, phrase.end + 3):
        kind, row = verb.phrase.kind, verb.phrase.row
        if kind == "speech" or kind == "trigger" and row.subject_role == "initiator":
            return verb.reading.voice in ("active", "reflexive")
    near = document.within("partner_verb", phrase.end, phrase.end + _NEXT)
    return any(
        other.row.statement in _OF_STATES
        for hit in near
        for other in document.vocabulary.partner_verbs[hit.row.lemma]
        if document.text.startswith(" ".join(other.rest), hit.end + 1)
    )


def _qualities(document: Document, phrases: InOrder[NounPhrase]) -> Iterator[Hit]:
    """« attaque terroriste », « occupation jihadiste »: an adjective of acts names their party."""
    hits = [
        h for h in document.hits.get("head", [])
        if h.row.actor_class in {"jihadist", "separatist"}
    ]  # fmt: skip
    last_end = 0
    for hit in hits:
        before = document.words_before(hit.start, 1)
        is_free = hit.start >= last_end and not phrases.touches(hit.start, hit.end)
        if before and before[0].isalpha() and is_free:
            yield hit
            last_end = hit.end


def _places(read: ArticleReading) -> Iterator[_Found]:
    seats = {p.head_start for p in read.phrases if p.name_kind == "metonym"}
    for place in read.places:
        if place.start in seats and place_role(read.document, place) == "metonym":
            continue  # « Bamako a démenti »: a government
        ref = place.row.place_id if place.row is not None else None
        yield place.start, place.end, "place", ref, None, None


def _times(read: ArticleReading) -> Iterator[_Found]:
    for time in read.document.times:
        reading = read.moments.stated(time) if time.kind != "relation" else None
        yield time.start, time.end, *_time_kind(time.kind, reading), None, None


def _time_kind(kind: str, reading: Reading | None) -> tuple[str, str | None]:
    if kind == "clock":
        return "time", reading.clock if reading is not None else None
    return "date", str(reading.edtf) if reading is not None and reading.edtf is not None else None


def _numbers(document: Document) -> Iterator[_Found]:
    for quantity in document.quantities:
        if quantity.kind in {"count", "vague"}:
            yield quantity.start, quantity.end, "number", None, quantity.low, quantity.high
