"""An article's reading written as rows of the frames, claims and what hangs on them apart."""

from typing import Any

from analysis.language.folding import fold_key

from .document import Document
from .geography import locate
from .mentions import mention_rows
from .places import PlaceMention
from .reading import ArticleReading, Report

Row = dict[str, Any]


def article_rows(read: ArticleReading) -> dict[str, list[Row]]:
    """Return the rows of articles, date_evidence, sentences, mentions, reports and their parts."""
    document = read.document
    return {
        "articles": [_article(read)],
        "date_evidence": _evidence(read),
        "sentences": [_sentence(document, s) for s in document.sentences],
        "mentions": mention_rows(read),
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
        # Arrow keeps its own form of a text with it: a copy lets that go with the row.
        "text": article.text.encode(errors="surrogatepass").decode(errors="surrogatepass"),
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
    start, end = document.span(sentence.start, sentence.end)
    return {
        "article_id": document.article.article_id,
        "sentence": sentence.index,
        "paragraph": sentence.paragraph,
        "start": start,
        "end": end,
        "text": document.article.text[start:end],
        "role": sentence.role,
    }


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
    """Return the further places, and how the article spells a place where the gazetteer differs."""
    draft = report.draft
    named = [(place, _name(place)) for place in draft.more_places]
    own = [place for place in (draft.place, *draft.more_places) if place is not None]
    spelled = [(place, document.original(place.start, place.end)) for place in own]
    named += [(place, words) for place, words in spelled if _is_variant(place, words)]
    return [
        {
            "report_id": report.report_id,
            "place": name,
            "place_id": place.row.place_id if place.row is not None else None,
            **_spanned(document, place.start, place.end),
        }
        for place, name in named
    ]


def _name(place: PlaceMention) -> str:
    return place.row.name if place.row is not None else place.name


def _is_variant(place: PlaceMention, words: str) -> bool:
    """« Boulikessi » for Boulkessi: another name, not only other accents or hyphens."""
    plain, known = (fold_key(name).replace("-", " ") for name in (words, _name(place)))
    return place.row is not None and plain != known


def _methods(document: Document, report: Report) -> list[Row]:
    return [
        {"report_id": report.report_id, "method": method, **_spanned(document, hit.start, hit.end)}
        for method, hit in report.methods
    ]
