"""Number: who cannot be the subject of a verb, since one is singular and the other plural."""

import re

from .document import Document, VerbHit
from .persons import Speaker

_PLURAL = frozenset("ont avaient auront auraient aient eurent sont etaient seront seraient".split())
_SINGULAR = frozenset("a avait aura aurait ait eut est etait sera serait".split())
_WORD = re.compile(r"[a-z]+")
# « l'un des habitants a dit », « une vingtaine de soldats ont dit »
_ONE_OF = re.compile(r"\b(?:une?|aucune?|chacune?) (?:(?:autre|seule?) )?d(?:e |es |e ces |')$")
_AND = re.compile(r"\bet\b|\bou\b|,")
_QUOTE_ENDS = ("»", '"', "”")
_JUST_AFTER = re.compile(r" (?:des |les |un |une |la |le |l'|ces |deux |plusieurs )?")
_LIST_REACH = 30


def disagree(document: Document, verb: VerbHit, speakers: list[Speaker]) -> bool:
    """Whether the number of a verb forbids a subject: « le président …, avaient justifié »."""
    if len(speakers) != 1:
        return False
    number, speaker = _number(document, verb), speakers[0]
    if number == "sg":
        return _is_several(document, speaker)
    if number != "pl" or speaker.is_plural:
        return False
    head = _WORD.findall(document.text[speaker.start : speaker.end])
    if not head or any(word.endswith(("s", "x")) for word in head):
        return False
    around = document.text[max(0, speaker.start - _LIST_REACH) : speaker.start]
    after = document.text[speaker.end : speaker.end + _LIST_REACH]
    return not (_AND.search(around) or re.search(r"\bet\b", after))


def is_plural(document: Document, verb: VerbHit) -> bool:
    """Whether a finite verb has more than one subject: « ont été tués »."""
    return _number(document, verb) == "pl"


def is_misspelt(document: Document, verb: VerbHit, right: list[Speaker]) -> bool:
    """« "…", rapporte des témoins »: so near that only the writer's spelling disagrees."""
    before = document.text[verb.reading.start - 4 : verb.reading.start].rstrip(" ,")
    gap = _JUST_AFTER.fullmatch(document.text, verb.end, right[0].start)
    return before.endswith(_QUOTE_ENDS) and gap is not None


def _number(document: Document, verb: VerbHit) -> str | None:
    """Return the number of a finite verb or of the auxiliary before its participle."""
    if verb.form.form != "past_participle":
        return verb.form.number
    for word in _WORD.findall(document.text[verb.reading.start : verb.start]):
        if word in _PLURAL:
            return "pl"
        if word in _SINGULAR:
            return "sg"
    return None


def _is_several(document: Document, speaker: Speaker) -> bool:
    """Whether a speaker is many: « les habitants », « vingt terroristes »."""
    if _ONE_OF.search(
        document.text[speaker.start - 24 if speaker.start > 24 else 0 : speaker.start]
    ):
        return False
    if speaker.is_plural:
        # « l'opération des Nations unies condamne »
        return speaker.determiner != "des" or speaker.actor is None
    before = document.quantities_in(speaker.start - 12, speaker.start + 1)
    return any(
        q.low is not None and q.low > 1 and q.end <= speaker.end and q.end + 1 >= speaker.start
        for q in before
    )
