"""Security partners as the text puts them: who arrives, is there, acts, leaves, and how many."""

import re
from collections import defaultdict
from typing import Any

from .claims import Claim
from .document import Document, SentenceSpan
from .nearby import REACH, starting_in
from .noun_phrase import NounPhrase, identify
from .partner_cues import Cue, is_negated, labelled, statement_cues
from .places import PlaceMention
from .reading import ArticleReading, Report

Row = dict[str, Any]
# Outside forces in the war: the kinds of the lexicon's actors whose coming and going is recorded.
_PARTNER_KINDS = {"foreign_force", "private_military", "international"}
_PARTNER_EXTRA = {"russian_unspecified", "france_gov", "us_gov", "minusma"}
_NOT_PARTNERS = {"un", "ua", "cedeao", "aes", "eu_missions"}
# A state's troops arrive and leave; its government is asked to go and loses its agreements.
_OF_TROOPS = {"arrives", "present", "operates", "withdraws", "announces_departure", "remains",
              "strength", "hands_over_base"}  # fmt: skip
_OF_STATES = {"breaks_alliance"}
_FIGHTS = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
_HEARSAY = re.compile(r"\b(?:aurai(?:en)?t|serai(?:en)?t|il s'agirait)\b")
_PRONOUN = re.compile(
    r"\b(?:il|elle|ils|elles) (?:a|ont|est|sont|avait|avaient|reste|restent|n'a|resterai(?:en)?t)?"
)
_TEMPORAL = re.compile(
    r" (?:environ |quelques? |pres d'|plus d')?(?:un|une|deux|trois|[a-z]+)?(?: \w+)? ?"
    r"(?:ans?|mois|jours?|semaines?|annees?)\b"
)
_COUNTED = {"army", "fighter", "mercenary", "person", "peacekeeper", "armed_men"}
_CLOSE = 160
_FEWEST = 10


def find_presence(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each statement on a partner's coming, being, acting or going.

    A partner that fights, or is hit on the move, in a report is said to operate there.
    """
    document = read.document
    rows: list[Row] = []
    seen: set[tuple[int, str, str]] = set()
    by_sentence: dict[int, list[NounPhrase]] = defaultdict(list)
    for phrase in read.phrases + labelled(read):
        by_sentence[phrase.sentence].append(phrase)
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        phrases = by_sentence[sentence.index]
        partners = _partners(document, phrases, sentence)
        for cue in statement_cues(document, sentence):
            phrase = _partner_of(read, sentence, partners, cue)
            if phrase is not None:
                _append(read, rows, seen, sentence, phrase, cue, claims)
        _add_strengths(read, rows, seen, sentence, phrases, claims)
    _add_fighting(read, rows, seen, claims)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    for number, row in enumerate(rows, 1):
        row["presence_id"] = f"{document.article.article_id}:p{number}"
    return rows


def _partner(document: Document, phrase: NounPhrase) -> str | None:
    actor = identify(document, phrase)
    if actor is None or actor in _NOT_PARTNERS:
        return None
    kind = document.vocabulary.lexicon.actor[actor].kind
    return actor if kind in _PARTNER_KINDS or actor in _PARTNER_EXTRA else None


def _named_by(document: Document, actor: str, statement: str) -> str:
    """Return the troops of a government, or the government of troops, as the statement asks."""
    classes = document.vocabulary.class_actor
    pairs = [(classes.get(("government", c)), classes.get(("army", c))) for c in ("FR", "US")]
    for government, troops in pairs:
        if actor == government and troops and statement in _OF_TROOPS:
            return troops
        if actor == troops and government and statement in _OF_STATES:
            return government
    return actor


def _partners(
    document: Document, phrases: list[NounPhrase], sentence: SentenceSpan
) -> list[NounPhrase]:
    near = starting_in(phrases, sentence.start - REACH, sentence.end)
    return [p for p in near if p.sentence == sentence.index and _partner(document, p) is not None]


def _partner_of(
    read: ArticleReading, sentence: SentenceSpan, partners: list[NounPhrase], cue: Cue
) -> NounPhrase | None:
    """Return the partner that a cue is about: the nearest, else the one a pronoun stands for."""
    document = read.document
    if cue.statement == "strength":
        return None
    if document.text[cue.start : cue.end].startswith("il y a"):
        following = [p for p in partners if 0 <= p.start - cue.end <= 12]
        plain = following and following[0].quantity is None
        return following[0] if plain and not _TEMPORAL.match(document.text, cue.end) else None

    def gap(phrase: NounPhrase) -> int:
        return phrase.start - cue.end if phrase.start >= cue.end else cue.start - phrase.end

    near = [
        p for p in partners
        if gap(p) <= _CLOSE
        and not (p.name_kind == "metonym" and cue.statement in ("present", "operates"))
    ]  # fmt: skip
    if near:
        return min(near, key=lambda p: (gap(p) > 2, not _is_subject(document, p, cue), gap(p)))
    before = document.text[sentence.start : cue.start]
    if _PRONOUN.search(before) and sentence.index > 0:
        last = document.sentences[sentence.index - 1]
        told = [p for p in _partners(document, read.phrases, last) if p.preposition is None]
        return told[0] if told else None
    return None


def _is_subject(document: Document, phrase: NounPhrase, cue: Cue) -> bool:
    """Whether a partner can be the subject of the words that follow it."""
    quoted = document.quote_at(phrase.start) is not None and document.quote_at(cue.start) is None
    return phrase.end <= cue.start and phrase.preposition is None and not quoted


def _add_strengths(
    read: ArticleReading,
    rows: list[Row],
    seen: set[tuple[int, str, str]],
    sentence: SentenceSpan,
    phrases: list[NounPhrase],
    claims: list[Claim],
) -> None:
    """Add the numbers of a partner's troops: « 2 000 mercenaires », « fort de 1 500 hommes »."""
    document = read.document
    if not any(p.quantity for p in phrases):
        return
    told_of = read.told_in(sentence.index)
    dead = {f.start for r in told_of for f in r.draft.figures if f.sentence == sentence.index}
    told = [c for c in statement_cues(document, sentence) if c.statement == "strength"]
    partners = _partners(document, phrases, sentence)
    for phrase in phrases:
        quantity = phrase.quantity
        if phrase.sentence != sentence.index or quantity is None:
            continue
        if quantity.kind not in ("count", "vague") or (quantity.low or 0) < _FEWEST:
            continue
        if any(quantity.start <= start < phrase.end for start in dead):
            continue
        partner = phrase if _partner(document, phrase) is not None else None
        if (
            partner is None
            and partners
            and told
            and phrase.cls in _COUNTED
            and phrase.actor is None
        ):
            partner = min(partners, key=lambda p: abs(p.start - phrase.start))
        if partner is not None:
            cue = Cue(phrase.start, phrase.end, "strength")
            _append(read, rows, seen, sentence, partner, cue, claims, phrase)


def _append(
    read: ArticleReading,
    rows: list[Row],
    seen: set[tuple[int, str, str]],
    sentence: SentenceSpan,
    phrase: NounPhrase,
    cue: Cue,
    claims: list[Claim],
    counted: NounPhrase | None = None,
) -> None:
    document = read.document
    found = _partner(document, phrase)
    if found is None:
        return
    actor = _named_by(document, found, cue.statement)
    if (sentence.index, actor, cue.statement) in seen:
        return
    seen.add((sentence.index, actor, cue.statement))
    own = phrase.sentence == sentence.index
    start = min(phrase.start, cue.start) if own else cue.start
    end = max(phrase.end, cue.end) if own else cue.end
    claim = next((c for c in claims if c.start <= cue.start < c.end and c.speaker), None)
    first, last = document.span(start, end)
    place = _place(read.places, sentence)
    around = document.text[max(sentence.start, start - 30) : end]
    quantity = counted.quantity if counted is not None else None
    rows.append({
        "article_id": document.article.article_id,
        "actor_id": actor,
        "statement": cue.statement,
        "country": _country(read, place),
        "place_id": _place_id(place),
        **_date(read, sentence, start),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "speaker_kind": claim.speaker_kind if claim else None,
        "claim_id": claim.claim_id if claim else None,
        "is_hedged": phrase.is_hedged or bool(_HEARSAY.search(around)),
        "is_negated": is_negated(document, sentence, cue, start, end),
        "sentence": sentence.index,
        "start": first,
        "end": last,
    })  # fmt: skip


def _add_fighting(
    read: ArticleReading, rows: list[Row], seen: set[tuple[int, str, str]], claims: list[Claim]
) -> None:
    """Add that a partner which fights, or is hit away from its base, operates there."""
    for report in read.reports:
        if report.event_type not in _FIGHTS:
            continue
        for party in report.parties:
            near = starting_in(read.phrases, party.start - REACH, party.start + 1)
            phrase = next((p for p in near if party.start < p.end), None)
            if phrase is None or not _shows_operation(read, report, party.role, phrase):
                continue
            sentence = read.document.sentence_at(phrase.start)
            cue = Cue(phrase.start, phrase.end, "operates")
            _append(read, rows, seen, sentence, phrase, cue, claims)


def _shows_operation(read: ArticleReading, report: Report, role: str, phrase: NounPhrase) -> bool:
    if role != "target":
        return True
    actor = _partner(read.document, phrase)
    kind = read.document.vocabulary.lexicon.actor[actor].kind if actor else None
    at_base = report.target is not None and report.target.row.target_kind in (
        "camp",
        "base",
        "airport",
    )
    return kind in ("foreign_force", "private_military") and actor != "minusma" and not at_base


def _place(places: list[PlaceMention], sentence: SentenceSpan) -> PlaceMention | None:
    near = starting_in(places, sentence.start, sentence.end)
    own = [p for p in near if p.row is not None]
    return next((p for p in own if not p.is_country), own[0] if own else None)


def _place_id(place: PlaceMention | None) -> str | None:
    if place is None or place.row is None or place.is_country:
        return None
    return str(place.row.place_id)


def _country(read: ArticleReading, place: PlaceMention | None) -> str | None:
    if place is not None and place.row is not None and place.row.country:
        return str(place.row.country)
    return read.document.country


def _date(read: ArticleReading, sentence: SentenceSpan, start: int) -> Row:
    times = [
        t for t in read.document.times_in(sentence.start, sentence.end)
        if read.moments.is_dated(t) and t.kind == "date"
    ]  # fmt: skip
    if not times:
        return {"date": None, "date_earliest": None, "date_latest": None}
    reading = read.moments.stated(min(times, key=lambda t: abs(t.start - start)))
    if reading.edtf is None:
        return {"date": None, "date_earliest": None, "date_latest": None}
    return {
        "date": str(reading.edtf),
        "date_earliest": reading.earliest,
        "date_latest": reading.latest,
    }
