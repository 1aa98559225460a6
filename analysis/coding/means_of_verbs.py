"""Whether a verb tells a means that was used: « ont incendié », « en ont pris le contrôle »."""

import re

from .document import Document, Hit, VerbHit
from .goods import flies_apart
from .verb_telling import is_only_possible, was_taken_before
from .verb_weight import says_who_holds
from .weak_verbs import NO_GROUND, NO_OBJECT

# « avant d'incendier », « ont commencé à tirer »: done; « pour enlever », « menace de »: not said.
_DONE_BY = {"avant de", "apres", "en"}
_OBJECT = 24  # « ont emporté deux de leurs morts »: no booty
_FOES = (
    r"(?:terroriste|d?jihadiste|islamiste|assaillant|attaquant|kamikaze|"
    r"animal|animaux|betail|bete|boeuf|vache|mouton|chevre|chameau|ane|troupeau)[sx]?"
)
_FOES_BEFORE = re.compile(rf"\b{_FOES}(?: (?!et\b)[\w'-]+){{0,3}} ?$")
_FOES_AFTER = re.compile(rf"(?: [\w'-]+){{0,4}} {_FOES}\b")
_BASES = {"camp", "base", "un_mission", "police_post", "checkpoint", "airport"}
_REACH = 80
# « sont venus [tirer, piller et] brûler »
_CAME_TO = re.compile(
    r"\b(?:re)?(?:venu|alle|parti)e?s?(?: (?!pour\b|afin\b|sans\b|de\b|d')[a-z'-]+,?){0,7} $"
)


def is_done(document: Document, verb: VerbHit) -> bool:
    """Whether a verb tells a means that was used: « ont incendié », « avant de piller »."""
    reading = verb.reading
    if reading.is_negated or reading.tense == "future" or is_only_possible(document, verb):
        return False
    if reading.tense == "infinitive" and reading.governor not in _DONE_BY:
        start = reading.start
        if _CAME_TO.search(document.text, max(0, start - _REACH), start) is None:
            return False
    if (
        reading.tense == "present"
        and reading.voice == "active"
        and "qui" in document.words_before(reading.start, 1)
    ):
        return False  # « ces bandits qui brûlent nos camions »: what they do, not what they did
    if verb.phrase.row.method == "base_capture":
        if verb.form.form == "imperfect":
            return False  # « le détachement occupait depuis peu un poste »: before it
        if document.text.startswith(NO_OBJECT, verb.end) or NO_GROUND.match(
            document.text, verb.end
        ):
            return False  # « pris en chasse », « pris la fuite »
        sentence = document.sentence_at(verb.start)
        return not says_who_holds(document, verb, sentence) and _takes_a_base(document, verb)
    if verb.phrase.row.method == "looting":
        if was_taken_before(document, verb) or flies_apart(document, verb):
            return False
        bodies = document.within("casualty", verb.end, verb.end + _OBJECT)
        return not bodies or "." in document.text[verb.end : bodies[0].start]
    return downed(document, verb) is not None or not _has_weapon(document, verb)


def _takes_a_base(document: Document, verb: VerbHit) -> bool:
    start, end = _object_of(verb)
    is_of_it = document.text.endswith(" en ", 0, verb.reading.start)
    if is_of_it or document.text.startswith(("l'", "le ", "la ", "en "), verb.reading.start):
        # « ils l'ont occupé », « … et en ont pris le contrôle »
        start = document.sentence_at(verb.start).start
    return any(h.row.target_kind in _BASES for h in document.within("target", start, end))


def _of_foes(document: Document, verb: VerbHit) -> bool:
    """« six assaillants ont été abattus », « ont abattu dix bœufs »: only that they died."""
    text, at = document.text, verb.reading.start
    if verb.reading.voice in ("passive", "participle"):
        return _FOES_BEFORE.search(text, at - 60 if at > 60 else 0, at) is not None
    return _FOES_AFTER.match(text, verb.end) is not None


def _has_weapon(document: Document, verb: VerbHit) -> bool:
    """Whether a noun beside a verb of shooting says with what: « essuyé des tirs de mortier »."""
    if verb.phrase.row.method != "gunfire":
        return False
    if _of_foes(document, verb):
        return True
    span = _object_of(verb)
    near = document.within("method", *span) + document.within("trigger", *span)
    return any(h.row.method not in (None, "gunfire", "motorbikes") for h in near)


def _object_of(verb: VerbHit) -> tuple[int, int]:
    """Return where who or what suffers an act stands: before a passive, after an active form."""
    passive = verb.reading.voice in ("passive", "participle")
    if passive or verb.phrase.row.frame == "capture" and verb.phrase.row.subject_role == "target":
        return verb.reading.start - _REACH, verb.start
    return verb.start, verb.end + _REACH // 2


def downed(document: Document, verb: VerbHit) -> Hit | None:
    """Return the aircraft that a verb of shooting dead brings down: « a abattu un drone »."""
    if verb.phrase.row.frame != "killing" or verb.phrase.row.method != "gunfire":
        return None
    hits = document.within("target", *_object_of(verb))
    return next((hit for hit in hits if hit.row.target_kind == "other"), None)
