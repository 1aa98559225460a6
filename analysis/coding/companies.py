"""« le groupe paramilitaire russe »: the private army that the article named last."""

from dataclasses import replace

from .document import Document
from .noun_phrase import NounPhrase

_COMPANIES = {"wagner", "africa_corps"}


def companies(document: Document, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Return the phrases of an article, « le groupe paramilitaire russe » being the one named."""
    if not [phrase for phrase in phrases if phrase.actor in _COMPANIES]:
        return list(phrases)  # most often
    found: list[NounPhrase] = []
    company: str | None = None
    for phrase in phrases:
        if phrase.actor in _COMPANIES:
            company = phrase.actor
        elif company is not None and _is_a_company(document, phrase):
            phrase = replace(phrase, actor=company)
        found.append(phrase)
    return found


def _is_a_company(document: Document, phrase: NounPhrase) -> bool:
    words = document.text[phrase.head_start : phrase.head_end]
    is_definite = phrase.determiner == "definite" or phrase.preposition in ("du", "au")
    is_one = words.startswith(("groupe ", "societe ", "organisation ", "milice "))
    return phrase.actor == "russian_unspecified" and is_definite and is_one
