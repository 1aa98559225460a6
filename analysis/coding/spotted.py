"""Whom an army had seen before it struck: « Les FAMa ont repéré une base. Une frappe … »."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .draft import Draft
from .party import ARMED_GROUPS, OF_OUTLAWS, Party, put

_AIR = {"air_strike", "drone"}
_REACH = 2  # how many sentences before the strike
# « Les FAMa ont, lundi, détecté un groupe », « a permis de localiser », « ont été aperçus »
_SEEN = Seldom(
    "reper|detect|localis|decouv|apercu",
    r"\b(?:reper|detect|localis)(?:e|ee|es|ees|er)\b|\b(?:decouverte?s?|decouvrir|apercue?s?)\b",
)


def sees(document: Document, sentence: SentenceSpan) -> re.Match[str] | None:
    """Return where a sentence says that somebody was seen: « ont repéré », « a détecté »."""
    return _SEEN.search(document.text, sentence.start, sentence.end)


def add_spotted(document: Document, parties: list[Party], draft: Draft) -> None:
    """Add those whom an army had seen, where it struck from the air and nobody else is hit."""
    if draft.frames.isdisjoint(_AIR) or any(p.role == "target" for p in parties):
        return
    first = draft.units[0].sentence
    for index in range(first.index, max(-1, first.index - _REACH - 1), -1):
        sentence = document.sentences[index]
        seen = sees(document, sentence)
        if seen is None:
            continue
        for hit in document.within("head", sentence.start, sentence.end):
            actor = OF_OUTLAWS.get(hit.row.actor_class)
            if actor in ARMED_GROUPS:
                put(parties, Party(actor, "target", "inferred", False, hit.start, hit.end))
                return
