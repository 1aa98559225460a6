"""What an article calls a count: a first one, provisional, official, revised, overtaken."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .figure import Figure

# What decides where two are said of one count: « un nouveau bilan provisoire » is a revision.
_RANK = ("superseded", "revised", "final", "first", "provisional", "official")
_COUNT = r"(?:bilan|decompte|comptage|chiffre|recensement)s?"
_CALLED = Seldom(
    "bilan|decompte|comptage|chiffre|recensement|nombre|estimation|evaluation|information|donnee|"
    "revu|alourdi|premier temps|initialement|provisoire|officiellement",
    rf"\b(?:(?P<superseded>precedente?s? {_COUNT}|{_COUNT} precedents?)|"
    rf"(?P<revised>(?:nouveaux?|nouvel|derniers?) {_COUNT}|"
    rf"(?:{_COUNT}|nombre) (?:[^.;:]{{0,90}}? )?(?:revu|revise|actualise|reevalue|passe|porte|"
    r"grimpe|s'(?:est )?alourdi|est desormais|s'eleve desormais|serait desormais)[a-z]*|"
    r"revue?s? a la (?:hausse|baisse)|s'(?:est |etait )?alourdi[a-z]* a)|"
    rf"(?P<final>{_COUNT} (?:definitif|final)s?|(?:definitif|final) (?:du|de ce) bilan)|"
    rf"(?P<first>premiers? {_COUNT}|premieres? (?:estimation|evaluation|information|donnee)s?|"
    rf"{_COUNT} initia(?:l|ux)|dans un premier temps|initialement)|"
    rf"(?P<provisional>provisoire(?:s|ment)?|{_COUNT} (?:encore )?partiels?)|"
    rf"(?P<official>{_COUNT} officiels?|officiellement))\b",
)
# « le bilan passe de 8 à 51 morts »: eight were counted before.
_FROM = re.compile(r"\b(?:pass|port|grimp|mont)[a-z]{1,5} d[e'] ?$")
_BEFORE, _BEHIND, _TOGETHER = 140, 110, 32


def stage_of(document: Document, figure: Figure) -> str | None:
    """Return what the sentence of a figure calls the count it is of, None where it says nothing.

    The words before a figure are its own; words behind hold where none stand before: « 86 morts,
    selon un nouveau bilan ».
    """
    sentence = document.sentences[figure.sentence]
    text, start = document.text, figure.start
    if _FROM.search(text, max(sentence.start, start - 24), start):
        return "superseded"
    called = list(_CALLED.finditer(text, sentence.start, sentence.end))
    before = [c for c in called if c.end() <= start and start - c.end() <= _BEFORE]
    behind = [c for c in called if 0 <= c.start() - figure.end <= _BEHIND]
    nearest = before[-1] if before else behind[0] if behind else None
    if nearest is None or ";" in text[min(nearest.end(), start) : max(nearest.start(), start)]:
        return None
    side = before or behind
    near = {c.lastgroup for c in side if abs(c.start() - nearest.start()) <= _TOGETHER}
    return next(stage for stage in _RANK if stage in near)
