"""Words that are about something else: partners' coming and going, what was days before."""

import datetime as dt
import re

from .content import EVENT_AGAIN
from .document import Document
from .nearby import starting_in
from .noun_phrase import identify
from .reading import ArticleReading, Report
from .silence import Said

# What says that a partner is there, comes, is hired or goes; « participation » tells of an act.
_STANDING = {"arrives", "present", "hired", "remains", "withdraws", "announces_departure",
             "asked_to_leave", "breaks_alliance"}  # fmt: skip
_OUTSIDERS = {"russian", "french_european", "un", "other_state"}
_APART = dt.timedelta(days=2)
# « dénonce la présence de Wagner, ce que dément Bamako »
_WHICH = re.compile(r"[ ,]*ce (?:que |qu'|dont )")
# « l'ONU, dont la mission a quitté le pays, a condamné … »
_ASIDE = re.compile(r", (?:dont|qui|ou) [^,;:]*,")


def is_of_partners(read: ArticleReading, item: Said) -> bool:
    """Whether somebody's words tell of partners and of no event."""
    text, speaker = read.document.text, item.speaker
    aside = _ASIDE.match(text, speaker.end) if speaker is not None else None
    start = item.start if aside is None else max(item.start, aside.end())
    return names_partners(read, start, item.end)


def goes_on(read: ArticleReading, item: Said) -> bool:
    """Whether words only answer those before them in their sentence: « ce que dément Bamako »."""
    is_answer = item.claim_type == "denial" and item.start > item.sentence.start
    return is_answer and _WHICH.match(read.document.text, item.start, item.end) is not None


def names_partners(read: ArticleReading, start: int, end: int) -> bool:
    """Whether a stretch tells of partners and of no event.

    « dénonce la présence de mercenaires », not « leur présence lors de l'attaque ».
    """
    document = read.document
    told = [h for h in document.within("presence", start, end) if h.row.statement in _STANDING]
    if not told or EVENT_AGAIN.search(document.text, start, end):
        return False
    if _tells_harm(document, start, end):
        return False
    blocs = document.vocabulary.blocs
    named = (identify(document, p) for p in starting_in(read.phrases, start, end))
    return any(blocs.get(actor or "") in _OUTSIDERS for actor in named)


def _tells_harm(document: Document, start: int, end: int) -> bool:
    """Whether a stretch tells of violence; a coup that made a junta is none."""
    if document.within("casualty", start, end):
        return True
    frames = (
        document.vocabulary.frames[h.row.frame] for h in document.within("trigger", start, end)
    )
    return any(frame.family == "violence" for frame in frames)


def is_of_days_before(read: ArticleReading, item: Said, report: Report) -> bool:
    """« Une mission a été conduite du 29 août au 9 septembre », behind a mine of the 14th."""
    when = report.when.earliest if report.when is not None else None
    if when is None:
        return False
    times = read.document.times_in(item.start, item.end)
    dated = [read.moments.stated(t).latest for t in times if read.moments.is_dated(t)]
    return bool(dated) and all(day is not None and day + _APART < when for day in dated)
