"""Articles on a report that documents abuses: what it tells, months old, is their own news."""

from analysis.language.cues import Seldom

from .document import Document

DOCUMENTED_DAYS = 730  # reports document the last months, at most two years
_LEAD = 3  # sentences in which such an article names the report and who wrote it
_WROTE_IT = Seldom(
    "human rights watch|hrw|amnesty|fidh|minusma|haut-commissariat|nations unies|onu",
    r"\b(?:human rights watch|hrw|amnesty(?: international)?|fidh|minusma|haut-commissariat|"
    r"nations unies|l'onu)\b",
)
_REPORT = Seldom(
    "rapport|enquete|note|document",
    r"\b(?:(?<!par )rapports?(?! d[eu] force)|notes? trimestrielles?|documente|documentent|"
    # no « ont ouvert une enquête »
    r"enquete (?:publiee|rendue publique|d[eu] (?:l'onu|la minusma|hrw|human|amnesty|haut-)))\b",
)


def is_a_rights_report(document: Document) -> bool:
    """Return whether an article begins with such a report: « Selon un rapport de HRW, … »."""
    key = "rights report", 0
    if key not in document.known:
        document.known[key] = _names_a_report(document)
    return bool(document.known[key])


def _names_a_report(document: Document) -> bool:
    body = [s for s in document.sentences if s.role in ("title", "standfirst", "body")][:_LEAD]
    return any(
        _WROTE_IT.search(document.text, s.start, s.end)
        and _REPORT.search(document.text, s.start, s.end)
        for s in body
    )
