"""What reports are to the one who speaks of them: news, acts, told just before."""

from .document import SentenceSpan
from .reading import Report

SOON = 2


def in_the_news(reports: list[Report]) -> list[Report]:
    """Return the reports that are not only recalled."""
    return [r for r in reports if r.salience != "recalled"]


def is_act(report: Report) -> bool:
    """Whether a report tells of violence."""
    return report.draft.family == "violence"


def place_id_of(report: Report) -> str | None:
    """Return the place of a report, as the lexicon knows it."""
    place = report.draft.place
    return place.row.place_id if place is not None and place.row is not None else None


def told_lately(report: Report, index: int, within: int = SOON) -> bool:
    """Whether a report was told in the sentences just before."""
    return any(0 <= index - u.sentence.index <= within for u in report.draft.units)


def tells_paragraph(report: Report, sentence: SentenceSpan) -> bool:
    """Whether the paragraph of a sentence tells of a report."""
    return sentence.paragraph in {u.sentence.paragraph for u in report.draft.units}
