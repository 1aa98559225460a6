"""« Nous avons été attaqués », « nos hommes »: who is meant is who speaks."""

import re
from dataclasses import replace

from .document import Document
from .nearby import starting_in
from .noun_phrase import NounPhrase

_FORCES = {
    "army",
    "police",
    "peacekeeper",
    "named",
    "militia",
    "fighter",
    "separatist",
    "mercenary",
}
# « un officier de la mission »: the United Nations' where they have one in the story
_OF_MISSION = re.compile(r" (?:[a-z]+ )?de la (?:mission|force) (?:onusienne|de l'onu)?")
_REACH = 110
_MISSION = "minusma"


def ourselves(document: Document, phrases: list[NounPhrase], at: int) -> NounPhrase | None:
    """Return the force that speaks the quotation around an offset, None where none is named."""
    quote = document.quote_at(at)
    if quote is None:
        return None
    sentence = document.sentence_at(at)
    before = (max(0, quote.start - _REACH), quote.start)
    after = (quote.end, min(quote.end + _REACH, len(document.text)))
    for start, end in (after, before):
        end = min(end, document.sentence_at(max(start, 1)).end) if start == quote.end else end
        speaks = any(v.phrase.kind == "speech" for v in document.verbs_in(start, end))
        found = _force(document, phrases, start, end) if speaks else None
        if found is not None:
            return replace(found, sentence=sentence.index)
    return None


def _force(
    document: Document, phrases: list[NounPhrase], start: int, end: int
) -> NounPhrase | None:
    near = [p for p in starting_in(phrases, start, end) if p.cls in _FORCES]
    for phrase in near:
        if _OF_MISSION.match(document.text, phrase.end):
            named = any(h.row.actor_id == _MISSION for h in document.hits.get("actor", []))
            return replace(phrase, cls="named", actor=_MISSION) if named else None
        if phrase.name_kind in ("metonym", "state") or phrase.cls == "government":
            continue
        return phrase
    return None
