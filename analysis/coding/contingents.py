"""Soldiers whom a state lends: « deux militaires togolais », where the text is of the UN's."""

import re

from .countries import SAHEL
from .document import Document
from .noun_phrase import NounPhrase, identify

# States with soldiers of their own in the Sahel, the mission apart.
_ON_THEIR_OWN = {*SAHEL, "FR", "MR", "DZ", "RU", "US", "TR", "UA"}
_SENT_TWICE = "TD"  # Chad's army fought in Mali before its soldiers served there
_LENT_ELSEWHERE = {"takuba", "eu_missions", "france_forces"}
# « quarante-neuf soldats ivoiriens ont été arrêtés », « a évacué deux soldats burkinabè »
_ARRESTED = re.compile(r" (?:(?:ont|avaient) ete |sont )?(?:arrete|detenu|interpelle|incarcere)s\b")
_CARED_FOR = re.compile(r"\b(?:evacue|soigne|accueilli|recueilli|secouru)e?s? (?:les |l[ae] )?$")
_NEAR = 24
_BLUE = "minusma"


def is_no_keeper(document: Document, phrase: NounPhrase) -> bool:
    """Whether soldiers are those whom a state arrested, or the mission helped."""
    before = document.text, max(0, phrase.start - _NEAR), phrase.start
    return bool(_ARRESTED.match(document.text, phrase.end) or _CARED_FOR.search(*before))


def lend_to_the_un(document: Document, phrases: list[NounPhrase]) -> None:
    """Give foreign soldiers in Mali to the UN mission that the text names.

    Chad's only where it names its contingent as well.
    """
    lent = [
        p for p in phrases
        if p.cls == "army" and p.actor is None and p.country not in (None, *_ON_THEIR_OWN)
    ]  # fmt: skip
    if not lent or document.country != "ML":
        return  # most often
    named = {p.actor for p in phrases}
    if _BLUE not in named or named & _LENT_ELSEWHERE:
        return
    blue = {p.country for p in phrases if p.country and identify(document, p) == _BLUE}
    for phrase in lent:
        if is_no_keeper(document, phrase):
            continue
        if phrase.country != _SENT_TWICE or phrase.country in blue:
            phrase.actor = _BLUE
