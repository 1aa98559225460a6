"""Where or when something happened, by what it was near: no target."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit

_NEAR_BY = Seldom.of(
    r"\b(?:km|kilometres|pres|proche|loin|autour|a cote|en face|en amont|en aval|a hauteur|"
    r"a la hauteur|"
    r"au (?:nord|sud)|a l'(?:est|ouest)|aux? (?:alentours|environs|abords)|a proximite|"
    r"a la sortie|sortie?s?|venue?s?|en provenance|en direction|maire|elus?|"
    r"origine|originaires?|frontaliere?s?) "
    r"(?:d[eu]s? |d')(?:l[ae]s? |l'|une? |cette |son |sa |leur )?$"
)
# « tués à Djibo, une ville sous blocus »: what the town is, not what was hit
_APPOSED = Seldom.of(
    r"\b(?:aux?|pres d[e'u]|a proximite d[e'u]|dans|vers|non loin d[e'u]|a) (?:[a-z0-9'-]+ ?){1,4}"
    r"(?: \([^()]{2,40}\))?, (?:une? |l'une? des |autre |petite? |grosse? )*$"
)
# « a eu lieu entre les localités de A et B »
_BETWEEN = Seldom.of(r"\bentre (?:les |des |deux )?$")
# « à l'entrée du village »; a bomb « à l'entrée du camp » was meant for the camp
_ENTRANCE = Seldom.of(r"\ba l'entree (?:d[eu]s? |d')(?:l[ae]s? |l'|une? |cette |son |sa |leur )?$")
_SETTLEMENTS = ("village", "town")
# « au moment de la prière », « alors qu'un convoi était attendu », « après l'arrivée d'un convoi »
_WHEN = Seldom(
    "moment|veille|lendemain|avant|apres|depuis|l'heure|alors|tandis|attend|l'attente|pendant|"
    "malgre|depit",
    r"\b(?:malgre|en depit de) (?:l[ae] |l')[a-z]+ d(?:e |'|u |e l')(?:une? )?$|"
    r"\b(?:au moment|a la veille|au lendemain|a l'heure) (?:de |d'|du |des |de la |de l')"
    r"[^,.;:()]{0,24}$|"
    r"\b(?:avant|apres|depuis|dans l'attente|attend[a-z]{2,5}) (?:le |l'|la |de l'|du |de la )"
    r"(?:passage|arrivee|visite|depart) (?:de |d'|du |des |de la |de l')[^,.;:()]{0,16}$|"
    r"\b(?:alors|tandis|pendant|avant) qu(?:e |')(?:une? |l[ae] |l'|des? )?$|"
    r"\ben attendant [^,.;:()]{0,24}$",
)
# « des blessés ont été admis à l'hôpital », « … enterrés au cimetière »: where they were taken
_TREATED = Seldom.of(
    r"\b(?:bless|admis|evacu|soign|transfer|hospitalis|succomb|deced|mort|achemin|conduit|enterr|"
    r"inhum|transport)[a-z]*\b[^.;:]{0,40} (?:a|au|aux|vers|dans) (?:l'|la |le |les |un |des )?$"
)
_TAKEN_TO, _REACH = ("health", "other"), 70  # letters from such a verb to the place
# « des renforts d'un camp situé à 20 km des villages attaqués »: it lies apart from the scene
_LIES_OFF = re.compile(
    r" (?:militaire )?(?:situee?|installee?|basee?|distante?) (?:a|de) (?:[a-z]+ de )?[\w'-]+ "
    r"(?:km|kilometres) d(?:u (?:village|lieu|drame)|e l'attaque|e la (?:ville|localite|commune)|"
    r"es (?:lieux|villages|localites))\b"
)


def is_landmark(document: Document, noun: Hit) -> bool:
    """« à 10 km du village », « en face d'une boutique »: where it was, not what was hit."""
    text, reach = document.text, (max(0, noun.start - 40), noun.start)
    if _LIES_OFF.match(text, noun.end) or is_where_taken(document, noun):
        return True
    if _NEAR_BY.search(text, *reach) or _WHEN.search(text, *reach):
        return True
    if noun.row.target_kind not in _SETTLEMENTS:
        return False
    if _BETWEEN.search(text, *reach) or _ENTRANCE.search(text, *reach):
        return True
    apposed = _APPOSED.search(text, *reach)  # « Au Mali, un village a été attaqué » is not
    return apposed is not None and apposed.start() > document.sentence_at(noun.start).start


def is_where_taken(document: Document, noun: Hit) -> bool:
    """« blessés, ils ont été évacués à l'hôpital »: where they were taken, or buried."""
    return noun.row.target_kind in _TAKEN_TO and bool(
        _TREATED.search(document.text, max(0, noun.start - _REACH), noun.start)
    )


def is_beside_landmark(document: Document, start: int, end: int) -> bool:
    """Whether a name at `end` only says whose the landmark is: « près du camp de la mission »."""
    return any(is_landmark(document, noun) for noun in document.within("target", start, end))
