"""Security partners as the text puts them: who arrives, is there, acts, leaves, and how many."""

import re
from dataclasses import dataclass
from typing import Any

from .claims import Claim
from .document import Document, Hit, SentenceSpan
from .labels import named_party
from .noun_phrase import NounPhrase, identify
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
_NEGATED = re.compile(
    r"\b(?:il n'y a pas|il n'y a(?: eu)? (?:ni|aucun)|n'[a-z]+ (?:pas|jamais|aucun)|ne [a-z]+ (?:pas|jamais|aucun)|"
    r"aucune?|ni|sans|pas de|dement\w*|nie\w*|contest\w+|rejett?\w*|exclut)\b"
)
_HEARSAY = re.compile(r"\b(?:aurai(?:en)?t|serai(?:en)?t|il s'agirait)\b")
# « celui, en cours, de la mission »: the noun before it once more.
_THE_SAME = re.compile(r"\bcelui(?:,[^,]{1,30},)? d[eu]s? ")
_PRONOUN = re.compile(r"\b(?:il|elle|ils|elles) (?:a|ont|est|sont|avait|avaient|reste|restent|n'a|resterai(?:en)?t)?")
_TEMPORAL = re.compile(r" (?:environ |quelques? |pres d'|plus d')?(?:un|une|deux|trois|[a-z]+)?(?: \w+)? ?(?:ans?|mois|jours?|semaines?|annees?)\b")
_COUNTED = {"army", "fighter", "mercenary", "person", "peacekeeper", "armed_men"}
_PREPOSITIONS = {"de", "d'", "a", "avec", "par", "contre", "aux", "entre", "pour", "sur"}
_CLOSE = 160
_FEWEST = 10


@dataclass(slots=True)
class _Cue:
    """Words that make a statement, with the statement; `hit` None where a report makes it."""

    start: int
    end: int
    statement: str


def find_presence(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each statement on a partner's coming, being, acting or going.

    A partner that fights, or is hit on the move, in a report is said to operate there.
    """
    document = read.document
    rows: list[Row] = []
    seen: set[tuple[int, str, str]] = set()
    phrases = read.phrases + _labelled(read)
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        partners = _partners(document, phrases, sentence)
        for cue in _cues(document, sentence):
            phrase = _partner_of(read, sentence, partners, cue)
            if phrase is not None:
                _append(read, rows, seen, sentence, phrase, cue, claims)
        _add_strengths(read, rows, seen, sentence, phrases, claims)
    _add_fighting(read, rows, seen, claims)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    for number, row in enumerate(rows, 1):
        row["presence_id"] = f"{document.article.article_id}:p{number}"
    return rows


def _labelled(read: ArticleReading) -> list[NounPhrase]:
    """Return the namings that are no phrase of their own: « des instructeurs russes », « les Blancs »."""
    document = read.document
    found = []
    for hit in document.hits.get("label", []):
        if any(p.start < hit.end and hit.start < p.end for p in read.phrases):
            continue
        actor = named_party(read, hit)
        if actor is None:
            continue
        before = document.words_before(hit.start, 2)
        counted = [q for q in document.quantities if q.end <= hit.start and document.text[q.end : hit.start].strip(" «\"") in ("", "de", "d'")]
        found.append(NounPhrase(
            start=hit.start, end=hit.end, cls="mercenary", actor=actor, country=None,
            quantity=counted[-1] if counted else None, determiner=None,
            preposition=next((w for w in before if w in _PREPOSITIONS), None), is_hedged=False,
            sentence=document.sentence_at(hit.start).index, head_start=hit.start, head_end=hit.end,
        ))  # fmt: skip
    return found


def _cues(document: Document, sentence: SentenceSpan) -> list[_Cue]:
    """Return the statements of a sentence; what stands inside a longer cue says nothing more."""
    hits = document.within("presence", sentence.start, sentence.end)
    cues: list[_Cue] = []
    for hit in hits:
        if any(h is not hit and h.start <= hit.start and hit.end <= h.end and h.end - h.start > hit.end - hit.start for h in hits):
            continue
        if any(c.start == hit.start for c in cues):
            continue
        statement = _statement(document, sentence, hit)
        # « exigé le départ des Casques bleus »: asked for, which is no leaving yet.
        asked = any(c.statement == "asked_to_leave" and hit.start - c.end < 30 for c in cues)
        if statement != "withdraws" or not asked:
            cues.append(_Cue(hit.start, hit.end, statement))
    for match in _THE_SAME.finditer(document.text, sentence.start, sentence.end):
        earlier = [c for c in cues if c.end <= match.start()]
        if earlier:
            cues.append(_Cue(match.start(), match.end(), earlier[-1].statement))
    return cues


def _statement(document: Document, sentence: SentenceSpan, hit: Hit) -> str:
    """« a annoncé le départ de »: announced, not yet gone."""
    statement = str(hit.row.statement)
    if statement != "withdraws":
        return statement
    announced = [
        v for v in document.verbs
        if v.phrase.kind == "speech" and v.phrase.row.implies == "announces"
        and sentence.start <= v.start and 0 <= hit.start - v.end < 60
    ]  # fmt: skip
    return "announces_departure" if announced else statement


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
    return [
        p for p in phrases
        if p.sentence == sentence.index and _partner(document, p) is not None
    ]  # fmt: skip


def _partner_of(
    read: ArticleReading, sentence: SentenceSpan, partners: list[NounPhrase], cue: _Cue
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
        if gap(p) <= _CLOSE and not (p.name_kind == "metonym" and cue.statement in ("present", "operates"))
    ]  # fmt: skip
    if near:
        return min(near, key=lambda p: (gap(p) > 2, not _is_subject(document, p, cue), gap(p)))
    before = document.text[sentence.start : cue.start]
    if _PRONOUN.search(before) and sentence.index > 0:
        last = document.sentences[sentence.index - 1]
        told = [p for p in _partners(document, read.phrases, last) if p.preposition is None]
        return told[0] if told else None
    return None


def _is_subject(document: Document, phrase: NounPhrase, cue: _Cue) -> bool:
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
    dead = {
        f.start for r in read.reports for f in r.draft.figures if f.sentence == sentence.index
    }  # fmt: skip
    told = [c for c in _cues(document, sentence) if c.statement == "strength"]
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
        if partner is None and partners and told and phrase.cls in _COUNTED and phrase.actor is None:
            partner = min(partners, key=lambda p: abs(p.start - phrase.start))
        if partner is not None:
            cue = _Cue(phrase.start, phrase.end, "strength")
            _append(read, rows, seen, sentence, partner, cue, claims, phrase)


def _append(
    read: ArticleReading,
    rows: list[Row],
    seen: set[tuple[int, str, str]],
    sentence: SentenceSpan,
    phrase: NounPhrase,
    cue: _Cue,
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
    quantity = counted.quantity if counted is not None else None
    rows.append({
        "article_id": document.article.article_id,
        "actor_id": actor,
        "statement": cue.statement,
        "country": _country(read, place),
        "place_id": place.row.place_id if place is not None and place.row is not None and not place.is_country else None,
        **_date(read, sentence, start),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "speaker_kind": claim.speaker_kind if claim else None,
        "claim_id": claim.claim_id if claim else None,
        "is_hedged": phrase.is_hedged or bool(_HEARSAY.search(document.text[max(sentence.start, start - 30) : end])),
        "is_negated": _is_negated(document, sentence, cue, start, end),
        "sentence": sentence.index,
        "start": first,
        "end": last,
    })  # fmt: skip


def _is_negated(
    document: Document, sentence: SentenceSpan, cue: _Cue, start: int, end: int
) -> bool:
    """Whether the clause denies the statement: « Il n'y a pas de », « dément avoir recruté »."""
    window = document.text[max(sentence.start, min(start, cue.start) - 34) : max(end, cue.end)]
    before = window[: len(window) - (max(end, cue.end) - min(start, cue.start))]
    clause = re.split(r"[,;:.«]", before)[-1] + document.text[min(start, cue.start) : end]
    return bool(_NEGATED.search(clause))


def _add_fighting(
    read: ArticleReading, rows: list[Row], seen: set[tuple[int, str, str]], claims: list[Claim]
) -> None:
    """A partner that fights, or is hit away from its base, operates there."""
    for report in read.reports:
        if report.event_type not in _FIGHTS:
            continue
        for party in report.parties:
            phrase = next((p for p in read.phrases if p.start <= party.start < p.end), None)
            if phrase is None or not _shows_operation(read, report, party.role, phrase):
                continue
            sentence = read.document.sentence_at(phrase.start)
            cue = _Cue(phrase.start, phrase.end, "operates")
            _append(read, rows, seen, sentence, phrase, cue, claims)


def _shows_operation(read: ArticleReading, report: Report, role: str, phrase: NounPhrase) -> bool:
    if role != "target":
        return True
    actor = _partner(read.document, phrase)
    kind = read.document.vocabulary.lexicon.actor[actor].kind if actor else None
    at_base = report.target is not None and report.target.row.target_kind in ("camp", "base", "airport")
    return kind in ("foreign_force", "private_military") and actor != "minusma" and not at_base


def _place(places: list[PlaceMention], sentence: SentenceSpan) -> PlaceMention | None:
    own = [p for p in places if p.sentence == sentence.index and p.row is not None]
    return next((p for p in own if not p.is_country), own[0] if own else None)


def _country(read: ArticleReading, place: PlaceMention | None) -> str | None:
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
