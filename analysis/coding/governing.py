"""Which preposition governs a phrase: « par "des terroristes" », « lors de combats »."""

from .document import Document
from .nearby import REACH
from .noun_phrase import PREPOSITIONS

# After these « des » opens a new phrase: « tués par des soldats », « que des hommes armés ».
OPENS_DES = {"que", "qu'", "ou", "et", "mais", "lorsque", "lorsqu'", "quand", "si", "comme", "ni",
              "puis", "voire", "dont", "sont", "seraient", "etaient", "furent"}  # fmt: skip
_BEFORE_DE = {"lors", "pres", "cause", "par"}  # « par de présumés jihadistes »
# « …, de nombreux terroristes »: an article, unless a noun stands before it.
_MANY = {"nombreux", "nombreuses", "multiples", "jeunes", "simples", "violents", "violentes",
         "presumes", "presumees", "pretendus", "pretendues", "nouveaux", "nouvelles"}  # fmt: skip
_CONTRACTED = {"des": "de", "du": "de", "au": "a", "aux": "a"}
_OPENING = {"«", '"'}
_MARKED = 2  # a mark and a blank stand between


def governing(document: Document, at: int, start: int) -> str | None:
    """Return the preposition that governs a phrase, None for a subject or direct object."""
    if at == 0 or start in document.sentences.starts or _opens_quoted(document, at):
        return None
    found = _preposition_before(document, at, start)
    if found is None:
        return None
    for time in document.times_in(start - 40, start):
        if time.end in (start - 1, start - 2):
            return None  # « mercredi des hommes armés ont … »
    return found


def _opens_quoted(document: Document, at: int) -> bool:
    """« « Des terroristes » ont … »: the sentence opens with its quotation mark."""
    mark = at - 1
    return document.words[mark] in _OPENING and document.starts[mark] in document.sentences.starts


def _preposition_before(document: Document, at: int, start: int) -> str | None:
    words = document.words
    before = words[at - 2 if at > 2 else 0 : at]
    if before[-1] in _OPENING:
        if document.starts[at - 1] in document.sentences.starts:
            return None  # « "Des hommes armés" ont attaqué »
        # « par "des terroristes" »: quotation marks do not part a preposition from its noun
        before = [w for w in words[max(0, at - 4) : at] if w not in _OPENING]
        if not before:
            return None
    word = before[-1]
    own = words[at] if at < len(words) else ""
    is_at_least = own == "au" and words[at + 1 : at + 2] == ["moins"]  # « c'est au moins dix »
    if own in _CONTRACTED and word.isalpha() and not is_at_least:
        if word not in OPENS_DES and word not in PREPOSITIONS and not _is_verb_end(document, start):
            return _CONTRACTED[own]
    if word not in PREPOSITIONS:
        return None
    if word in {"de", "d'", "du"}:
        if len(before) > 1 and before[0] in _BEFORE_DE:
            return before[0]
        if word != "du":
            if document.starts[at - 1] in document.sentences.starts:
                return None  # « De nombreux soldats ont … »: an article
            if own in _MANY and _opens(document, before):
                return None
    return word


def _opens(document: Document, before: list[str]) -> bool:
    """Whether a word that opens a clause stands before « de nombreux »: « …, de nombreux »."""
    return len(before) > 1 and (not before[0][0].isalpha() or before[0] in OPENS_DES)


def _is_verb_end(document: Document, start: int) -> bool:
    """Whether a verb of the lexicon ends just before."""
    near = document.verbs_in(start - REACH, start + 1)
    at = start - _MARKED if document.text[start - 2 : start - 1] in _OPENING else start
    return any(verb.end in (at - 1, at) for verb in near)
