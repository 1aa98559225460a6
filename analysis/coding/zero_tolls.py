"""Figures of nobody: « aucun mort », « sans faire de victime », and whose ranks they are of."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import OWN, Figure
from .noun_phrase import NounPhrase, in_arms

_ZERO = Seldom(
    "sans |pas |ni |aucun|personne|zero mort|zero bless|zero perte|zero victime",
    r"\b(?:sans (?:(?:faire|avoir fait|causer|subir|enregistrer|deplorer|essuyer) "
    r"(?:de |d'|aucune? )|aucune? )?(?P<a>victimes?|morts?|blesses?|pertes?)\b"
    r"(?! de (?:temps|vue|vitesse|contact))|"
    r"(?:pas|ni) (?:fait|eu|cause|de) (?:de |d')?(?P<b>victimes?|morts?|blesses?|pertes?)(?= |"
    r",|\.|;|$)|ni (?P<i>victimes?|pertes?)(?! materielles?| economiques?)\b|"
    r"aucune (?P<c>victime|perte(?: en vies? humaines?)?|perte humaine)|"
    r"aucun (?P<d>mort|blesse|deces|tue|prisonnier)|pas de (?P<e>mort|blesse|prisonnier)s?|"
    r"personne n'(?:y )?a(?:vait)? ete (?P<f>blesse|tue)|ni (?P<h>mort) ni blesse|"
    r"zero (?P<j>mort|blesse|perte|victime)|"
    r"aucune? (?P<whom>(?:(?:de |d')(?P<own>ses|leurs|nos) )?[a-z]{4,20}(?: [a-z]{4,20})?) "
    r"n'(?:(?:a|avait|aurait) ete (?P<g>touche|tue|blesse|atteint)|(?:est|etait) (?P<k>mort)\b))",
)
_SAID = "abcdefghijk"
_OUTCOMES = {"mort": "killed", "deces": "killed", "tue": "killed", "blesse": "wounded",
             "prisonnier": "captured", "victime": "killed", "perte": "killed",
             "touche": "killed", "atteint": "wounded"}  # fmt: skip
# « trois tués parmi les gendarmes », « sept morts de la garde », « aucun mort dans nos rangs »
_AMONG_WHOM = re.compile(
    r"(?: et (?:de |[a-z0-9-]+ (?:autres )?)?blesses)?"
    r" ?(?:parmi|chez|dans les? rangs?|au sein|cote|du cote)?(?: ?(?:de|d'|du|des|les|la|l'|nos|"
    r"ses|leurs))* ?$"
)


def among_whom(document: Document, end: int, people: list[NounPhrase]) -> NounPhrase | None:
    """Return the people that a word of harm ending at `end` counts: « sept morts de la garde »."""
    whom = next(
        (p for p in people if p.start >= end and _AMONG_WHOM.match(document.text[end : p.start])),
        None,
    )
    return in_arms(document, whom) if whom is not None else None


def nobody(document: Document, sentence: SentenceSpan) -> list[re.Match[str]]:
    """Return where a sentence says that nobody was harmed: looked up once for the whole text."""
    key = "nobody", 0
    if key not in document.known:
        document.known[key] = _ZERO.starts(document.text)
    start, end = sentence.start, sentence.end
    nobody = document.known[key]
    if not nobody or not any(start <= at < end for at in nobody):
        return []  # most often
    return list(_ZERO.finditer(document.text, start, end))


def zeros(document: Document, sentence: SentenceSpan, people: list[NounPhrase]) -> list[Figure]:
    """Return the figures of nobody: « aucun mort », « sans faire de victime »."""
    figures = []
    for match in nobody(document, sentence):
        word = next(w for name, w in match.groupdict().items() if w and name in _SAID)
        own = match.end("own") + 1 if match["own"] else match.start("whom")
        whom = [p for p in people if match["whom"] and p.head_start == own]
        counted = whom[0] if whom else among_whom(document, match.end(), people)
        outcome = next(o for stem, o in _OUTCOMES.items() if word.startswith(stem))
        figures.append(
            Figure(
                match.start(), match.end(), outcome, 0, 0, False,
                counted, sentence.index, side=OWN if match["own"] else None, anchor=match.start(),
            )
        )  # fmt: skip
    return figures
