"""The day on which a text was written, where it says « ce dimanche 26 janvier » and came out later.

Its « ce matin » and « hier » are seen from that day.
"""

from analysis.language.edtf import EDTF, day

from .document import Document
from .moments import Moments

_LEAD = 3  # sentences in which « ce dimanche » tells the day of the paper
_LATE = 3  # days after which a text hardly still says « ce dimanche »
_RULES = {"day", "weekday_day", "weekday"}


def day_of_writing(document: Document, moments: Moments) -> EDTF | None:
    """Return that day, None where it is the publication date or cannot be told."""
    published = moments.published.latest if moments.published is not None else None
    if published is None or moments.published.earliest != published:
        return None
    days = {
        moments.reading(time).earliest: document.sentence_at(time.start).index
        for time in reversed(document.times)
        if time.rule in _RULES and document.text.startswith("ce ", time.start)
    }
    if len(days) != 1:
        return None
    ((told, sentence),) = days.items()
    if told is None or sentence > _LEAD or not 0 < (published - told).days <= _LATE:
        return None
    return day(told)
