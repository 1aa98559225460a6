"""Names of parties that can be meant here: of this country, of the office's holder at the time."""

from .document import Document, Hit


def names_that_hold(document: Document) -> list[tuple[int, int, int, Hit]]:
    """Return the names of a document as (start, -end, 0, hit), one a stretch of text.

    One person held several offices: the latest that the article can mean is kept.
    """
    stated = document.article.published or document.article.header_date or "9999"
    best: dict[tuple[int, int], Hit] = {}
    for hit in document.hits.get("actor", []):
        country = hit.row.country
        if country and country != document.country_near(hit.start):
            continue
        key = hit.start, -hit.end
        since = hit.row.from_ or ""
        known = best.get(key)
        if known is None or (known.row.from_ or "") < since <= stated:
            best[key] = hit
    return [(*key, 0, hit) for key, hit in best.items()]
