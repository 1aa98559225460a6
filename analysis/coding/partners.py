"""Security partners as the text puts them: who arrives, operates, leaves; and what everyone is called."""

import re
from typing import Any

from .claims import Claim
from .document import Document, Hit, SentenceSpan
from .noun_phrases import NounPhrase, identify
from .places import PlaceMention
from .reading import ArticleReading

Row = dict[str, Any]
# Outside forces in the war: the kinds of the lexicon's actors whose coming and going is recorded.
_PARTNER_KINDS = {"foreign_force", "private_military", "international"}
_PARTNER_EXTRA = {"russian_unspecified", "france_gov", "minusma"}
_NOT_PARTNERS = {"un", "ua", "cedeao", "aes", "eu_missions"}
_NEGATED = re.compile(r"\b(?:il n'y a pas d[e']|n'a pas|n'ont pas|n'avons|aucun(?:e)?|ni|sans|n'etaient|pas de|dement|nie)\b")
_DISTANCED = re.compile(r"(?:soi-disant|soi disant|pretendus?|qu'(?:elle|il|ils|elles|on) (?:appelle(?:nt)?|qualifie(?:nt)?|nomme(?:nt)?)(?: des| de)?|qualifies? d[e']|presentes? comme(?: des)?|mot d['e]|simples)[ «\"']*$")
_EDITOR = re.compile(r"\([^()]{0,160}\bndlr\b[^()]{0,20}\)")
_CLOSE = 110


def find_presence(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each statement on a partner's coming, being, acting or going."""
    document = read.document
    rows: list[Row] = []
    seen: set[tuple[int, str, str]] = set()
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        partners = _partners(document, read.phrases, sentence)
        for cue in document.within("presence", sentence.start, sentence.end):
            phrase = _nearest(partners, cue)
            if phrase is not None:
                _append(read, rows, seen, sentence, phrase, cue.row.statement, cue, claims)
        for phrase in partners:
            if _is_strength(document, phrase):
                _append(read, rows, seen, sentence, phrase, "strength", None, claims)
    _add_fighting(read, rows, seen, claims)
    rows.sort(key=lambda row: row["start"])
    for number, row in enumerate(rows, 1):
        row["presence_id"] = f"{document.article.article_id}:p{number}"
    return rows


def _partner(document: Document, phrase: NounPhrase) -> str | None:
    actor = identify(document, phrase)
    if actor is None or actor in _NOT_PARTNERS:
        return None
    kind = document.vocabulary.lexicon.actor[actor].kind
    return actor if kind in _PARTNER_KINDS or actor in _PARTNER_EXTRA else None


def _partners(
    document: Document, phrases: list[NounPhrase], sentence: SentenceSpan
) -> list[NounPhrase]:
    return [
        p for p in phrases
        if p.sentence == sentence.index and _partner(document, p) is not None
    ]  # fmt: skip


def _nearest(partners: list[NounPhrase], cue: Hit) -> NounPhrase | None:
    def gap(phrase: NounPhrase) -> int:
        return phrase.start - cue.end if phrase.start >= cue.end else cue.start - phrase.end

    near = [p for p in partners if gap(p) <= _CLOSE]
    return min(near, key=gap) if near else None


def _is_strength(document: Document, phrase: NounPhrase) -> bool:
    quantity = phrase.quantity
    if quantity is None or quantity.kind not in ("count", "vague") or (quantity.low or 0) < 20:
        return False
    sentence = document.sentence_at(phrase.start)
    return not document.within("casualty", sentence.start, sentence.end)


def _append(
    read: ArticleReading,
    rows: list[Row],
    seen: set[tuple[int, str, str]],
    sentence: SentenceSpan,
    phrase: NounPhrase,
    statement: str,
    cue: Hit | None,
    claims: list[Claim],
) -> None:
    document = read.document
    actor = _partner(document, phrase)
    if actor is None or (sentence.index, actor, statement) in seen:
        return
    seen.add((sentence.index, actor, statement))
    start = min(phrase.start, cue.start) if cue else phrase.start
    end = max(phrase.end, cue.end) if cue else phrase.end
    claim = next((c for c in claims if c.sentence == sentence.index and c.speaker), None)
    first, last = document.span(start, end)
    before = document.text[max(sentence.start, start - 30) : end]
    place = _place(read.places, sentence)
    quantity = phrase.quantity if statement == "strength" else None
    rows.append({
        "article_id": document.article.article_id,
        "actor_id": actor,
        "statement": statement,
        "country": _country(read, sentence, place),
        "place_id": place.row.place_id if place is not None and place.row is not None and not place.is_country else None,
        **_date(read, sentence, start),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "speaker_kind": claim.speaker_kind if claim else None,
        "claim_id": claim.claim_id if claim else None,
        "is_hedged": phrase.is_hedged or bool(re.search(r"\baurai(?:en)?t\b|\bserai(?:en)?t\b", before)),
        "is_negated": bool(_NEGATED.search(before)),
        "sentence": sentence.index,
        "start": first,
        "end": last,
    })  # fmt: skip


def _add_fighting(
    read: ArticleReading, rows: list[Row], seen: set[tuple[int, str, str]], claims: list[Claim]
) -> None:
    """A partner that fights or is hit in a report of the article's news operates there."""
    for report in read.reports:
        if report.salience == "recalled":
            continue
        for party in report.parties:
            phrase = next((p for p in read.phrases if p.start <= party.start < p.end), None)
            if phrase is None or party.role == "target":
                continue
            sentence = read.document.sentence_at(phrase.start)
            _append(read, rows, seen, sentence, phrase, "operates", None, claims)


def _place(places: list[PlaceMention], sentence: SentenceSpan) -> PlaceMention | None:
    own = [p for p in places if p.sentence == sentence.index and p.row is not None]
    return next((p for p in own if not p.is_country), own[0] if own else None)


def _country(
    read: ArticleReading, sentence: SentenceSpan, place: PlaceMention | None
) -> str | None:
    if place is not None and place.row is not None and place.row.country:
        return str(place.row.country)
    return read.document.country


def _date(read: ArticleReading, sentence: SentenceSpan, start: int) -> Row:
    times = [
        t for t in read.document.times
        if sentence.start <= t.start < sentence.end and read.moments.is_dated(t) and t.kind == "date"
    ]  # fmt: skip
    if not times:
        return {"date": None, "date_earliest": None, "date_latest": None}
    reading = read.moments.stated(min(times, key=lambda t: abs(t.start - start)))
    if reading.edtf is None:
        return {"date": None, "date_earliest": None, "date_latest": None}
    return {"date": str(reading.edtf), "date_earliest": reading.earliest, "date_latest": reading.latest}


def find_labels(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each naming of a party, with who chose the word."""
    document = read.document
    rows: list[Row] = []
    for hit in document.hits.get("label", []):
        sentence = document.sentence_at(hit.start)
        if sentence.role in ("caption", "boilerplate") or (rows and hit.start < rows[-1]["_end"]):
            continue
        actor = _named(read, hit)
        if actor is None:
            continue
        first, last = document.span(hit.start, hit.end)
        claim = _speaker(document, sentence, hit, claims)
        rows.append({
            "_end": hit.end,
            "label_id": f"{document.article.article_id}:l{len(rows) + 1}",
            "article_id": document.article.article_id,
            "actor_id": actor,
            "term": document.article.text[first:last],
            "speaker_kind": claim.speaker_kind if claim else None,
            "speaker_actor": claim.speaker_actor if claim else None,
            "is_distanced": _is_distanced(document, hit),
            "is_editorial": _is_editorial(document, hit, sentence),
            "sentence": sentence.index,
            "start": first,
            "end": last,
        })  # fmt: skip
    for row in rows:
        del row["_end"]
    return rows


def _named(read: ArticleReading, hit: Hit) -> str | None:
    """Return the party that a label names: that of the phrase around it, else what the term can mean."""
    document = read.document
    phrase = next((p for p in read.phrases if p.start < hit.end and hit.start < p.end), None)
    can_be = hit.row.actor_class_or_id
    options = can_be if isinstance(can_be, tuple) else tuple(str(can_be).split(";"))
    if phrase is not None:
        actor = identify(document, phrase)
        if actor is not None and actor != "civilians":
            return actor
    known = document.vocabulary.lexicon.actor
    named = [o for o in options if o in known]
    classes = [o for o in options if o not in known]
    sentence = document.sentence_at(hit.start)
    for other in read.phrases:
        if other.sentence == sentence.index and other.actor in named:
            return other.actor
    country = document.country_near(hit.start) or ""
    by_class = document.vocabulary.class_actor
    for cls in classes:
        actor = by_class.get((cls, country)) or by_class.get((cls, ""))
        if actor is not None:
            return actor
    return named[0] if len(named) == 1 else None


def _speaker(
    document: Document, sentence: SentenceSpan, hit: Hit, claims: list[Claim]
) -> Claim | None:
    """Return the claim in whose words a label stands."""
    own = [c for c in claims if c.sentence == sentence.index and c.speaker is not None]
    return own[0] if own else None


def _is_distanced(document: Document, hit: Hit) -> bool:
    before = document.text[max(0, hit.start - 40) : hit.start]
    if _DISTANCED.search(before):
        return True
    return before.rstrip().endswith(("«", '"', "'")) and bool(
        re.match(r"\s*[»\"']", document.text[hit.end : hit.end + 3])
    )


def _is_editorial(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    return any(
        m.start() <= hit.start < m.end()
        for m in _EDITOR.finditer(document.text, sentence.start, sentence.end)
    )
