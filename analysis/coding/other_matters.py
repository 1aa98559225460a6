"""Words that are about something else: partners' coming and going, what was days before."""

import datetime as dt
import re

from analysis.language.cues import Seldom

from .content import EVENT_AGAIN
from .document import Document
from .moments import DAYS
from .nearby import starting_in
from .noun_phrase import identify
from .reading import ArticleReading, Report
from .silence import Said

# What says that a partner is there, comes, is hired or goes; « participation » tells of an act.
_STANDING = {"arrives", "present", "hired", "remains", "withdraws", "announces_departure",
             "asked_to_leave", "breaks_alliance"}  # fmt: skip
_HIRING = {"recruter", "embaucher"}
_OUTSIDERS = {"russian", "french_european", "un", "other_state"}
# A claim that names no town and no day is of no attack in particular.
_AREAS = {"country", "region", "area", "border_area"}
# « ont récemment revendiqué des attaques », « a déjà revendiqué plusieurs attentats »: others
_CLAIM_OTHERS = Seldom(
    "revendiqu",
    r"\brevendiqu[a-z]{1,5} (?:[a-z]+ ){0,2}?(?:des|plusieurs|de nombreuses?|de nombreux|d'autres|"
    r"la plupart des|la majorite des|la quasi-totalite des|une? (?:serie|dizaine|vingtaine) d[e'])"
    r" ?(?:[a-z]+ )?(?:attaques|attentats|embuscades|actions|operations|assauts|raids|enlevements)"
    r"(?! (?:de |a la |aux? )?(?:roquettes?|mortier|drones?|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche))",
)
# « Le dernier enlèvement dans la région remonte à 2010 et avait été revendiqué par X »
_THE_LAST = re.compile(
    r"(?:l[ae]s? )(?:dernie?re?s?|precedente?s?|premiere?s?) (?:attaques?|attentats?|enlevements?|"
    r"rapts?|kidnappings?|assauts?|embuscades?|prises? d'otages)\b[^.;]{0,80} "
    r"(?:remont(?:e|ent|ait|aient) a|dat(?:e|ent|ait|aient) d[eu'])"
)
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
    if EVENT_AGAIN.search(text, start, item.end):
        return False  # « attribue ce coup de force à X, malgré l'intervention française »
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
    told = any(h.row.statement in _STANDING for h in document.within("presence", start, end))
    if not (told or hires(read, start, end)) or EVENT_AGAIN.search(document.text, start, end):
        return False
    if _tells_harm(document, start, end):
        return False
    blocs = document.vocabulary.blocs
    named = (identify(document, p) for p in starting_in(read.phrases, start, end))
    return any(blocs.get(actor or "") in _OUTSIDERS for actor in named)


def hires(read: ArticleReading, start: int, end: int) -> bool:
    """Whether a stretch tells of hiring: « conteste avoir recruté des mercenaires »."""
    verbs = read.document.within("partner_verb", start, end)
    return any(verb.row.lemma in _HIRING for verb in verbs)


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


def claims_others(read: ArticleReading, item: Said) -> bool:
    """« a revendiqué plusieurs attaques ces derniers mois »: not the one that is told."""
    sentence = item.sentence
    if _THE_LAST.match(read.document.text, sentence.start):
        return True
    if _CLAIM_OTHERS.search(read.document.text, item.start, item.end) is None:
        return False
    places = starting_in(read.places, sentence.start, sentence.end)
    if any(place.row is not None and place.row.kind not in _AREAS for place in places):
        return False
    return not any(time.rule in DAYS for time in sentence.times)
