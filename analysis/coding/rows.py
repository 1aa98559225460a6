"""An article's reading written as rows of the frames, claims and what hangs on them apart."""

from typing import Any

from analysis.language.times import Reading

from .document import Document
from .geography import locate
from .noun_phrase import NounPhrase, identify
from .reading import ArticleReading, Report

Row = dict[str, Any]
# Outside states are named for what they do in the war, never for a place in it.
_ALWAYS_PARTIES = {"france_gov", "russia_gov"}


def article_rows(read: ArticleReading) -> dict[str, list[Row]]:
    """Return the rows of articles, date_evidence, sentences, mentions, reports and their parts."""
    document = read.document
    return {
        "articles": [_article(read)],
        "date_evidence": _evidence(read),
        "sentences": [_sentence(document, s) for s in document.sentences],
        "mentions": _mentions(read),
        "reports": [_report(document, r) for r in read.reports],
        "report_places": [row for r in read.reports for row in _more_places(document, r)],
        "methods": [row for r in read.reports for row in _methods(document, r)],
    }


def _spanned(document: Document, start: int, end: int) -> Row:
    first, last = document.span(start, end)
    return {"start": first, "end": last}


def _article(read: ArticleReading) -> Row:
    article, publication = read.document.article, read.publication
    known = publication.edtf is not None
    return {
        "article_id": article.article_id,
        "path": article.path,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "language": article.language,
        "is_translated": article.is_translated,
        "url": article.url,
        "header_date": article.header_date,
        "published": str(publication.edtf) if known else None,
        "published_earliest": publication.earliest if known else None,
        "published_latest": publication.latest if known else None,
        "published_basis": publication.basis if known else "unknown",
        "n_sentences": len(read.document.sentences),
        "n_chars": len(article.text),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "note": article.note,
    }


def _evidence(read: ArticleReading) -> list[Row]:
    document = read.document
    rows = []
    for clue in read.publication.evidence:
        row = {
            "article_id": document.article.article_id,
            "sentence": clue.sentence,
            "rule": clue.rule,
            "earliest": clue.earliest,
            "latest": clue.latest,
            "chronology_id": clue.chronology_id,
            "is_used": clue.is_used,
            "note": clue.note,
        }
        if clue.start is not None:
            row |= _spanned(document, clue.start, clue.end)
        rows.append(row)
    return rows


def _sentence(document: Document, sentence: Any) -> Row:
    span = _spanned(document, sentence.start, sentence.end)
    return {
        "article_id": document.article.article_id,
        "sentence": sentence.index,
        "paragraph": sentence.paragraph,
        **span,
        "text": document.article.text[span["start"] : span["end"]],
        "role": sentence.role,
    }


def _mentions(read: ArticleReading) -> list[Row]:
    """Actors, places, times and figures as they stand in the text; boilerplate is left out."""
    document = read.document
    found: list[tuple[int, int, str, str | None, int | None, int | None]] = []
    for phrase in read.phrases:
        actor = identify(document, phrase)
        if actor is not None and _is_party_name(document, phrase):
            found.append((phrase.head_start, phrase.end, "actor", actor, None, None))
    for place in read.places:
        ref = place.row.place_id if place.row is not None else None
        found.append((place.start, place.end, "place", ref, None, None))
    for time in document.times:
        reading = read.moments.stated(time) if time.kind != "relation" else None
        found.append((time.start, time.end, *_time_kind(time.kind, reading), None, None))
    for quantity in document.quantities:
        if quantity.kind in ("count", "vague"):
            found.append(
                (quantity.start, quantity.end, "number", None, quantity.low, quantity.high)
            )
    rows = []
    for number, (start, end, kind, ref, low, high) in enumerate(
        sorted(found, key=lambda f: f[:3]), 1
    ):
        sentence = document.sentence_at(start)
        # A collector's stamp stands outside every sentence and is no part of the news.
        if (
            sentence.role in ("caption", "boilerplate")
            or not sentence.start <= start < sentence.end
        ):
            continue
        span = _spanned(document, start, end)
        rows.append({
            "mention_id": f"{document.article.article_id}:m{number}",
            "article_id": document.article.article_id,
            "sentence": sentence.index,
            **span,
            "text": document.article.text[span["start"] : span["end"]],
            "kind": kind, "ref": ref, "low": low, "high": high,
        })  # fmt: skip
    return rows


def _is_party_name(document: Document, phrase: NounPhrase) -> bool:
    """Whether a name is a party's: « le Mali affirme », not « dans le nord du Mali »."""
    if phrase.name_kind == "state" and phrase.actor not in _ALWAYS_PARTIES:
        return bool(document.groups_in(phrase.end, phrase.end + 3))
    return phrase.name_kind not in ("metonym", "affiliation")


def _time_kind(kind: str, reading: Reading | None) -> tuple[str, str | None]:
    if kind == "clock":
        return "time", reading.clock if reading is not None else None
    return "date", str(reading.edtf) if reading is not None and reading.edtf is not None else None


def _report(document: Document, report: Report) -> Row:
    draft, when = report.draft, report.when
    known = when is not None and when.edtf is not None
    return {
        "report_id": report.report_id,
        "article_id": document.article.article_id,
        "salience": report.salience,
        "event_type": report.event_type,
        "sub_event_type": report.sub_event_type,
        "date": str(when.edtf) if known else None,
        "date_earliest": when.earliest if known else None,
        "date_latest": when.latest if known else None,
        "date_precision": when.edtf.precision if known else "unknown",
        "time": report.clock.clock if report.clock is not None else None,
        "part_of_day": report.part_of_day,
        "time_note": report.time_note,
        **locate(document, draft)._asdict(),
        "target_kind": report.target.row.target_kind if report.target is not None else None,
        "outcome": report.outcome,
        "sentence": draft.units[0].sentence.index,
        **_spanned(document, draft.start, draft.end),
    }


def _more_places(document: Document, report: Report) -> list[Row]:
    return [
        {
            "report_id": report.report_id,
            "place": place.row.name if place.row is not None else place.name,
            "place_id": place.row.place_id if place.row is not None else None,
            **_spanned(document, place.start, place.end),
        }
        for place in report.draft.more_places
    ]


def _methods(document: Document, report: Report) -> list[Row]:
    return [
        {"report_id": report.report_id, "method": method, **_spanned(document, hit.start, hit.end)}
        for method, hit in report.methods
    ]
