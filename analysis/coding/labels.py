"""What everybody is called, by whom, at what distance: every naming of a party."""

import re
from typing import Any

from .claims import Claim
from .document import Document, Hit, SentenceSpan
from .noun_phrase import identify
from .reading import ArticleReading

Row = dict[str, Any]
_DISTANCED = re.compile(
    r"(?:soi-disant|soi disant|pretendus?|qu'(?:elle|il|ils|elles|on) "
    r"(?:appelle(?:nt)?|qualifie(?:nt)?|nomme(?:nt)?)(?: des| de)?|"
    r"qualifies? d[e']|presentes? comme(?: des)?|mot d['e]|simples)[ «\"']*$"
)
_EDITOR = re.compile(r"\([^()]{0,160}\bndlr\b[^()]{0,20}\)")


def find_labels(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each naming of a party, with who chose the word."""
    document = read.document
    rows: list[Row] = []
    for hit in document.hits.get("label", []):
        sentence = document.sentence_at(hit.start)
        if sentence.role in ("caption", "boilerplate") or (rows and hit.start < rows[-1]["_end"]):
            continue
        actor = named_party(read, hit)
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


def named_party(read: ArticleReading, hit: Hit) -> str | None:
    """Return the party that a label names: the phrase around it, else what the term can mean."""
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
