"""« n'a pas visé le camp mais un poste », « le poste et non la mairie »: what was not hit."""

from dataclasses import replace
from typing import NamedTuple

from analysis.language.cues import Seldom

from .document import Document, VerbHit

_WHAT = (
    r"(?=(?:l[ae]s? |l'|une? |des |son |leurs? |ses |ceux |celui |plusieurs |au moins |\d+ |deux |"
    r"trois |quatre |cinq |six |sept |huit |neuf |dix |onze |douze |quinze |vingt )[^.,;:]{3})"
)
# « …, mais la population a fui » corrects nothing
_BUT = (
    r",? mais (?:bien |plutot |en fait |uniquement |seulement )?(?:contre |sur )?"
    rf"{_WHAT}(?![^.,;:]{{2,40}} (?:a (?:ete|fui|pu|du|reussi|riposte|quitte|pris)|ont|est|sont|"
    r"s'est|se sont|s'etait|avait|avaient)\b)"
)
_DENIED = (
    r"\bn(?:e |')(?:(?:vis|cibl|touch)(?:e|ait|ent|aient) pas|(?:[a-z']+ ){0,2}?pas "
    r"(?:vise|attaque|touche|frappe|cible|bombarde|tue|pris pour cible|"
    r"ete (?:mene|dirige)e?s? contre)e?s?)\b"
    rf"(?! que | seulement | uniquement )(?P<x>[^.;:«»\"]{{3,80}}?){_BUT}"
)
_RATHER = rf"\bnon (?:pas )?(?P<y>(?:l[ae]s? |l'|une? |des |sur |contre )[^.;:«»\"]{{3,60}}?){_BUT}"
_NOT_AIMED = Seldom("mais", rf"{_DENIED}|{_RATHER}")
# « C'est le poste et non la mairie qui a été visé »
_AND_NOT = Seldom(
    "et non",
    r"\bet non (?:pas )?(?P<x>(?:l[ae]s? |l'|une? |des |contre |sur )[^.,;:«»\"]{3,40}?)"
    r"(?=[.,;:]| qui | ont | a ete |$)",
)
_NEAR = 40  # letters between a verb and what it is said not to have hit


class Denied(NamedTuple):
    """Words for what was not hit; `but` is where it says what was, None where that went before."""

    start: int
    end: int
    but: int | None


def denied_aims(document: Document) -> list[Denied]:
    """Return what the acts of an article are said not to have hit, in the order of the text."""
    key = "denied aims", 0
    if key not in document.known:
        text, end = document.text, len(document.text)
        found = [
            Denied(*m.span("x" if m["x"] else "y"), m.end())
            for m in _NOT_AIMED.finditer(text, 0, end)
        ]
        found += [Denied(*m.span("x"), None) for m in _AND_NOT.finditer(text, 0, end)]
        document.known[key] = sorted(found)
    denied: list[Denied] = document.known[key]
    return denied


def is_denied_aim(document: Document, start: int) -> bool:
    """Return whether words stand for what was not hit."""
    return any(one.start <= start < one.end for one in denied_aims(document))


def corrected(document: Document, start: int, end: int) -> Denied | None:
    """Return what is denied in a stretch of text, with where the rest of it says what was hit."""
    return next(
        (d for d in denied_aims(document) if start <= d.start < end and d.but is not None), None
    )


def on_what_it_hit(document: Document, verb: VerbHit) -> VerbHit:
    """Return « n'a pas visé le camp mais » as a verb of what follows: « … un poste »."""
    denied = corrected(document, verb.end, verb.end + _NEAR)
    if denied is None or denied.but is None or verb.reading.voice not in ("active", "reflexive"):
        return verb
    if document.verbs_in(verb.end, denied.start):
        return verb
    return replace(verb, end=denied.but, reading=replace(verb.reading, is_negated=False))
