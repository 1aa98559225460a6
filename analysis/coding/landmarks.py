"""Where something happened, by what it was near: no target."""

from analysis.language.cues import Seldom

from .document import Document, Hit

_NEAR_BY = Seldom.of(
    r"\b(?:km|kilometres|pres|proche|loin|autour|a cote|en face|en amont|en aval|a hauteur|"
    r"a la hauteur|"
    r"au (?:nord|sud)|a l'(?:est|ouest)|aux? (?:alentours|environs|abords)|a proximite|"
    r"a la sortie|a l'entree|sortie?s?|venue?s?|en provenance|en direction|maire|elus?|"
    r"origine|originaires?|frontaliere?s?) "
    r"(?:d[eu]s? |d')(?:l[ae]s? |l'|une? |cette |son |sa |leur )?$"
)


def is_landmark(document: Document, noun: Hit) -> bool:
    """« à 10 km du village », « en face d'une boutique »: where it was, not what was hit."""
    return _NEAR_BY.search(document.text, max(0, noun.start - 40), noun.start) is not None


def is_beside_landmark(document: Document, start: int, end: int) -> bool:
    """Whether a name at `end` only says whose the landmark is: « près du camp de la mission »."""
    return any(is_landmark(document, noun) for noun in document.within("target", start, end))
