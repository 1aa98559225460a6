"""Soldiers without a country where one outside army alone is told of: « deux soldats tués »."""

import re

from .countries import SAHEL
from .document import Document
from .noun_phrase import NounPhrase, identify

OWN_BLOCS = {"malian_state", "burkinabe_state", "nigerien_state"}
# « …, où sont basés des soldats de la mission », « après le départ de la mission »: of no story
_IS_ONLY_BASED = re.compile(
    r"\bou (?:sont|est|etaient|etait) [a-z]+e?s? $|"
    r"\b(?:depart|retrait|arrivee|deploiement) d(?:e la |e l'|es |u |e )$"
)
_DRESS = re.compile(
    r"\b(?:uniforme|tenue|treillis|habit|couleur)s? (?:militaires? )?d(?:e la |e l'|es |u |e )$"
)
_BASED_REACH = 40
_MOST_ABROAD = 20  # soldiers of an outside army that fell in one act
_LOSS = re.compile(
    r"\b(?:perdu|perdent|pertes?|mort(?:s|e|es)? (?:de|d'|pour la france|au combat)|"
    r"(?:ont|a) (?:ete )?(?:tues?|blesses?) (?:par|dans|lors))\b"
)


def follow_the_only_army(
    document: Document, phrases: list[NounPhrase], told: list[NounPhrase]
) -> None:
    """Give nameless soldiers to the one outside army, where no army of the country is named."""
    told = [t for t in told if not _IS_ONLY_BASED.search(document.text, *_near(t))]
    armies = {identify(document, t) for t in told}
    if len(armies) != 1 or None in armies or not told or told[0].country in SAHEL:
        return
    nameless = [p for p in phrases if p.cls == "army" and not p.country and p.actor is None]
    lead = next((s.index for s in document.sentences if s.role == "body"), 0)
    if nameless and nameless[0].sentence < told[0].sentence > lead:
        return  # « … En janvier, l'armée française avait quitté le pays »: no word of the story
    (army,) = armies
    if document.vocabulary.blocs.get(army or "") in OWN_BLOCS:
        return
    has_lost = any(t.quantity is not None or _loses(document, t) for t in told)
    for phrase in nameless:
        if not _fell_elsewhere(document, phrase, told, has_lost):
            phrase.actor = army


def is_dress(document: Document, phrase: NounPhrase) -> bool:
    """« habillés en uniforme de l'armée tchadienne »: no word of that army."""
    return _DRESS.search(document.text, *_near(phrase)) is not None


def _fell_elsewhere(
    document: Document, phrase: NounPhrase, told: list[NounPhrase], has_lost: bool
) -> bool:
    """« Barkhane a tué un émir. […] à Inates, au Niger, 71 soldats ont été tués »: no Frenchmen.

    An outside army whose own dead are told of has lost those too, unless they are too many.
    """
    if phrase.quantity is not None and phrase.quantity.low > _MOST_ABROAD:
        return True
    if has_lost or phrase.quantity is None:
        return False
    sentence = document.sentences[phrase.sentence]
    if sentence.index <= told[0].sentence + 1:
        return False  # « L'armée française est endeuillée. Treize militaires sont morts au Mali »
    if any(t.sentence == phrase.sentence for t in told):
        return False
    is_next = any(t.sentence == phrase.sentence - 1 for t in told)
    if is_next and not sentence.times:
        return False
    return bool(document.within("place", sentence.start, sentence.end))


def _near(phrase: NounPhrase) -> tuple[int, int]:
    return phrase.start - _BASED_REACH if phrase.start > _BASED_REACH else 0, phrase.start


def _loses(document: Document, army: NounPhrase) -> bool:
    """« L'armée française a perdu deux hommes », « la mort de deux soldats de Barkhane »."""
    sentence = document.sentences[army.sentence]
    return _LOSS.search(document.text, sentence.start, sentence.end) is not None
