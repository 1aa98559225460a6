"""What a cue states: whether a leaving is done or only lies ahead, a coming or what went on."""

import re

from .document import Document, SentenceSpan
from .partner_cues import Cue

_FORCING = {"contraindre", "forcer", "obliger"}
# « achèveront leur retrait », « entamera en mai son retrait »
_WILL_DO = re.compile(
    r"\b(?:achev|entam|commenc|poursuiv|conclu|finalis|termin|opere|effectue)[a-z]{0,3}r(?:a|ont)"
    r"(?: [a-z]+){0,2} (?:l[ea] |son |leur )$"
)
_WILL_BE = re.compile(
    # no « va créer un vide », « doit beaucoup à »
    r"[^,;:.]{0,70}?(?:, [^,;:.]{1,40},)? (?:sera|seront|"
    r"(?:va|vont|doi(?:t|vent)|devrai(?:t|ent)) (?:[a-z]+ment )?"
    r"(?:etre|avoir lieu|s[e'] ?[a-z]+|commencer|debuter|intervenir|prendre|durer|continuer)|"
    r"prendra|aura lieu|interviendra|commencera|debutera|s'achevera|s'effectuera|se fera)\b"
)


# « dit avoir quitté Ber », « doit avoir quitté Ber le 5 »
_HAVING = re.compile(r"(?:doi(?:t|vent) )?(?:avoir|etre|s'etre) ")
_MUST = re.compile(r"(?:doi(?:t|vent)|devr(?:a|ont)) ")

_ELSEWHERE = re.compile(
    r"[^,;:.]{0,30}? (?:dans (?:d'autres|un autre|des) pays|ailleurs (?:en|dans)|vers l'europe|"
    r"en europe|en france)\b"
)
# « sont de nouveau intervenus dans la matinée »: in what went on, no coming to the war
_IN_WHAT_WENT_ON = re.compile(
    r"[^,;:.]{0,40}?,? (?:pour (?:disperser|degager|proteger|repousser|secourir|securiser|appuyer)|"
    r"en (?:procedant|tirant|renfort|appui|soutien)|plus tard|dans la (?:matinee|journee|soiree|"
    r"nuit)|lors d|apres l'attaque|une (?:premiere|deuxieme|nouvelle) fois)"
)
_SINCE_A_YEAR = re.compile(
    r" (?:(?:au|en|dans) (?![^,;:.0-9]{0,24}\bdepuis)[^,;:.0-9]{1,24} )?"
    r"(?:en|des|fin|debut|le \d{1,2}(?:er)?) (?:[a-z]{3,9} )?(?:19|20)\d\d\b"
)
_FAR_REACH = 44


def stated(document: Document, sentence: SentenceSpan, cue: Cue) -> str:
    """« étaient déployés »: they are at work; « ont été déployés »: they came."""
    reading = cue.reading
    if cue.row is not None and cue.row.cue == "intervenir":
        went_on = _IN_WHAT_WENT_ON.match(document.unquoted, cue.end, sentence.end)
        once = _SINCE_A_YEAR.match(document.unquoted, cue.end, sentence.end)
        return "operates" if went_on and once is None else cue.statement
    if cue.statement != "arrives" or reading is None or cue.row.partner != "either":
        return cue.statement
    if sentence.role == "title":
        return cue.statement  # « Des instructeurs déployés au Nord »: news
    is_state = reading.voice == "participle" or (
        reading.voice == "passive" and " ete " not in document.text[reading.start : cue.end]
    )
    if is_state and _SINCE_A_YEAR.match(document.unquoted, cue.end, sentence.end):
        return cue.statement  # « Déployée en 2013, la mission »: when it came
    return "operates" if is_state else cue.statement


def is_elsewhere(document: Document, sentence: SentenceSpan, cue: Cue, statement: str) -> bool:
    """« ont été redéployés dans d'autres pays », « le retrait américain d'Afghanistan »."""
    if statement == "arrives" and _ELSEWHERE.match(document.text, cue.end, sentence.end):
        return True
    near = min(sentence.end, cue.end + _FAR_REACH)
    return document.vocabulary.far.search(document.text, cue.end, near) is not None


def is_done(document: Document, cue: Cue) -> bool:
    """« a annoncé avoir quitté le pays »: announced when it was over."""
    return cue.reading is not None and bool(_HAVING.match(document.unquoted, cue.reading.start))


def is_forced(governor: Cue) -> bool:
    """« ont été contraints de quitter »: they left."""
    reading = governor.reading
    return reading is not None and reading.voice == "passive" and governor.row.cue in _FORCING


def is_announced(document: Document, cue: Cue) -> bool:
    """« vont (doivent) quitter le Mali », « le retrait sera achevé en août »: nobody has left yet.

    « Les soldats quitteront Ber vendredi » tells of a march, not of the end of a mission.
    """
    if cue.reading is None:
        before = max(0, cue.start - 28), cue.start
        will_do = _WILL_DO.search(document.unquoted, *before)
        return will_do is not None or _WILL_BE.match(document.unquoted, cue.end) is not None
    towns = [h for h in document.within("place", cue.end, cue.end + 12) if h.row.kind == "town"]
    if cue.reading.tense != "future" or towns or is_done(document, cue):
        return False
    return cue.reading.governor in (None, "aller") or bool(
        cue.reading.governor == "devoir" and _MUST.match(document.unquoted, cue.reading.start)
    )
