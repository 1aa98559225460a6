"""People told by their names alone: « Sophie Pétronin a été enlevée à Gao »."""

import re

from .document import Document, VerbHit
from .nearby import InOrder
from .noun_phrase import NounPhrase
from .party import STATE_BLOCS
from .persons import is_person
from .uncounted import ASIDES
from .verb_number import is_plural

_BEFALLS = {"abduction", "killing", "execution"}
_NAME = re.compile(
    r"[A-ZÀ-Ý][\w’'-]+(?: (?:[A-ZÀ-Ý][\w’'-]+|ag|Ag|ould|Ould|el|El|Al|ben|de|Baba)){1,4}"
)
_OPENS = re.compile(r"(?:^|[.,;:«»\"\n]|\b(?:et|que|qu['’]|où|quand|dont|[a-zéèê]{4,}))[ ’']*$")
_REACH, _TITLE, _AGENT = 200, 16, 60
_STATE = {"army", "police", "peacekeeper"}


def with_named_people(document: Document, phrases: InOrder[NounPhrase]) -> InOrder[NounPhrase]:
    """Return the people of a document with those that one verb of harm has by name alone."""
    named = []
    for verb in document.verbs_by_kind.get("trigger", ()):
        if verb.phrase.row.frame in _BEFALLS and verb.reading.voice == "passive":
            one = _named(document, verb, phrases)
            named += [one] if one is not None else []
    return InOrder(sorted([*phrases, *named], key=lambda p: p.start)) if named else phrases


def _named(document: Document, verb: VerbHit, phrases: InOrder[NounPhrase]) -> NounPhrase | None:
    start = _saying(document, verb)
    sentence = document.sentence_at(start)
    first, last = document.span(max(sentence.start, start - _REACH), start)
    text = document.article.text
    for name in _NAME.finditer(text, first, last):
        begin, end = (document.folded.folded_at(at) for at in name.span())
        behind = document.text[end:start]
        if behind.strip() and ASIDES.fullmatch(document.text, end, start) is None:
            continue
        if phrases.within(begin - 1, end) or not is_person(document, *name.span()):
            continue
        titles = phrases.within(max(sentence.start, begin - _REACH), begin)
        if any(begin - p.end <= _TITLE for p in titles):
            continue  # « le colonel malien Moussa Traoré »
        if _bears_arms(phrases, end, start) or _fell_to_a_state(document, verb, phrases):
            return None
        before = text[first : name.start()]
        if is_plural(document, verb) or not _OPENS.search(before):
            return None
        return NounPhrase(begin, end, "civilian", None, None, None, None, None, False,
                          sentence.index, begin, end)  # fmt: skip
    return None


def _bears_arms(phrases: InOrder[NounPhrase], end: int, verb: int) -> bool:
    """« Ali Ould Baba, chef militaire d'Al-Mourabitoun, [a été tué] »: told whose he was."""
    return any(p.cls not in ("civilian", "person") for p in phrases.within(end, verb))


def _fell_to_a_state(document: Document, verb: VerbHit, phrases: InOrder[NounPhrase]) -> bool:
    """« Ali Ag Baba a été tué par l'armée »: mostly no civilian, and nothing says so."""
    if verb.phrase.row.frame == "abduction":
        return False
    stop = min(verb.end + _AGENT, document.sentence_at(verb.start).end)
    blocs = document.vocabulary.blocs
    return any(
        p.preposition == "par" and (p.cls in _STATE or blocs.get(p.actor or "") in STATE_BLOCS)
        for p in phrases.within(verb.end, stop)
    )


def _saying(document: Document, verb: VerbHit) -> int:
    """Return where a passive group begins, with the « dit » of « X dit avoir été enlevé »."""
    start = verb.reading.start
    if verb.reading.subject_slot != "implicit":
        return start
    said = document.verbs_of("speech", max(0, start - _TITLE), start)
    return said[-1].reading.start if said and said[-1].end == start - 1 else start
