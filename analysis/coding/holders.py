"""Whose a camp or convoy is: « un convoi escorté par l'armée », « loué par la mission »."""

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document
from .noun_phrase import NounPhrase

_BY = (
    r"e?s? (?:[a-zéèê]+ment )?par "
    r"(?:(?:l[ae]s?|d[eu]s?|une?|\d+|deux|trois|quelques|plusieurs) |l['’])?$"
)
_HELD = Seldom(
    "tenu|occup|escort|prot|gard|défend|defend|contrôl|control|sécuris|securis|surveill",
    r"\b(?:tenu|occup[ée]|escort[ée]|prot[ée]g[ée]|gard[ée]|d[ée]fendu|contr[ôo]l[ée]|"
    rf"s[ée]curis[ée]|surveill[ée]){_BY}",
    is_folded=False,
)
_USED = Seldom(
    "affr|utilis|exploit|gér|ger|lou|héberg|heberg|constru|financ|fréquent|frequent|habit",
    r"\b(?:affr[ée]t[ée]|utilis[ée]|exploit[ée]|g[ée]r[ée]|lou[ée]|h[ée]berg[ée]|construit|"
    rf"financ[ée]|fr[ée]quent[ée]|habit[ée]){_BY}",
    is_folded=False,
)


def is_held(before: str) -> bool:
    """Return whether people stand behind a word that they hold or guard what was hit.

    >>> is_held("un convoi escorté par l'"), is_held("un convoi attaqué par l'")
    (True, False)
    """
    return _HELD.search(before) is not None


def is_used(before: str) -> bool:
    """Return whether people only own or use what stands before them.

    >>> is_used("deux camions affrétés par la ")
    True
    """
    return _USED.search(before) is not None


def guards(document: Document, happenings: list[Happening], people: NounPhrase) -> bool:
    """« ont attaqué un convoi escorté par l'armée »: who guards what is hit is hit too."""
    near = [n.end for h in happenings for n in h.target_nouns if n.end <= people.start]
    return bool(near) and is_held(document.original(max(near), people.start).lower())
