"""Words that make a statement on a partner, and namings that are no phrase of their own."""

import re
from dataclasses import dataclass

from .document import Document, Hit, SentenceSpan
from .labels import named_party
from .nearby import REACH, Coverage
from .noun_phrase import NounPhrase
from .reading import ArticleReading

# « celui, en cours, de la mission »: the noun before it once more.
_THE_SAME = re.compile(r"\bcelui(?:,[^,]{1,30},)? d[eu]s? ")
_PREPOSITIONS = {"de", "d'", "a", "avec", "par", "contre", "aux", "entre", "pour", "sur"}
_NEGATED = re.compile(
    r"\b(?:il n'y a pas|il n'y a(?: eu)? (?:ni|aucun)|n'[a-z]+ (?:pas|jamais|aucun)|"
    r"ne [a-z]+ (?:pas|jamais|aucun)|aucune?|ni|sans|pas de)\b"
)
_DENIED = re.compile(r"\b(?:dement\w*|nie\w*|contest\w+|rejett?\w*|exclut)\b")
# « pas de mercenaires qui opèrent »: none of them, whatever the clause that follows.
_NONE_BEFORE = re.compile(r"\b(?:(?:pas|jamais) d(?:e |')|ni (?:d(?:e |')|l(?:es? |a |'))?)$")
_NONE = re.compile(r"(?:pas d(?:e |')|aucune? )")
_NEW_CLAUSE = re.compile(
    r"[,;:.«»()–]|\b(?:mais|car|qui|dont|quand|que|quoique|puisque|lorsque)\b|"
    r"\b(?:quoi|puis|lors)?qu'"
)


@dataclass(slots=True)
class Cue:
    """Words that make a statement, with the statement; in folded offsets."""

    start: int
    end: int
    statement: str


def labelled(read: ArticleReading) -> list[NounPhrase]:
    """Return the namings that are no phrase of their own: « les Blancs »."""
    document = read.document
    found = []
    covered = Coverage((p.start, p.end) for p in read.phrases)
    for hit in document.hits.get("label", []):
        if covered.touches(hit.start, hit.end):
            continue
        actor = named_party(read, hit)
        if actor is None:
            continue
        before = document.words_before(hit.start, 2)
        counted = [
            q
            for q in document.quantities_in(hit.start - REACH, hit.start)
            if q.end <= hit.start
            and document.text[q.end : hit.start].strip(' «"') in ("", "de", "d'")
        ]
        found.append(NounPhrase(
            start=hit.start, end=hit.end, cls="mercenary", actor=actor, country=None,
            quantity=counted[-1] if counted else None, determiner=None,
            preposition=next((w for w in before if w in _PREPOSITIONS), None), is_hedged=False,
            sentence=document.sentence_at(hit.start).index, head_start=hit.start, head_end=hit.end,
        ))  # fmt: skip
    return found


def statement_cues(document: Document, sentence: SentenceSpan) -> list[Cue]:
    """Return the statements of a sentence; what stands inside a longer cue says nothing more."""
    hits = document.within("presence", sentence.start, sentence.end)
    cues: list[Cue] = []
    for hit in hits:
        if any(
            h is not hit
            and h.start <= hit.start
            and hit.end <= h.end
            and h.end - h.start > hit.end - hit.start
            for h in hits
        ):
            continue
        if any(c.start == hit.start for c in cues):
            continue
        statement = _statement(document, sentence, hit)
        # « exigé le départ des Casques bleus »: asked for, which is no leaving yet.
        asked = any(c.statement == "asked_to_leave" and hit.start - c.end < 30 for c in cues)
        if statement != "withdraws" or not asked:
            cues.append(Cue(hit.start, hit.end, statement))
    for match in _THE_SAME.finditer(document.text, sentence.start, sentence.end):
        earlier = [c for c in cues if c.end <= match.start()]
        if earlier:
            cues.append(Cue(match.start(), match.end(), earlier[-1].statement))
    return cues


def _statement(document: Document, sentence: SentenceSpan, hit: Hit) -> str:
    """« a annoncé le départ de »: announced, not yet gone."""
    statement = str(hit.row.statement)
    if statement != "withdraws":
        return statement
    announced = [
        v for v in document.verbs_in(sentence.start, hit.start)
        if v.phrase.kind == "speech" and v.phrase.row.implies == "announces"
        and 0 <= hit.start - v.end < 60
    ]  # fmt: skip
    return "announces_departure" if announced else statement


def is_negated(document: Document, sentence: SentenceSpan, cue: Cue, start: int, end: int) -> bool:
    """Whether the clause of the cue denies the statement, or somebody denies it before.

    « Il n'y a pas de », « dément avoir recruté »; a negation in another clause says nothing.
    """
    text, first, last = document.text, min(start, cue.start), max(end, cue.end)
    before = text[max(sentence.start, first - 34) : first]
    if _NONE_BEFORE.search(before) or _NONE.match(text, first):
        return True
    if _DENIED.search(re.split(r"[,;:.«]", before)[-1]):
        return True
    opening = max(
        [sentence.start, *(m.end() for m in _NEW_CLAUSE.finditer(text, sentence.start, cue.start))]
    )
    # « n'a pas commenté la présence de »: not said, which is no denial.
    opening = max([opening, *(
        v.end for v in document.verbs_in(opening, cue.start)
        if v.phrase.kind == "speech" and v.reading.is_negated and v.end <= cue.start
    )])  # fmt: skip
    closing = _NEW_CLAUSE.search(text, cue.end, last)
    clause = text[opening : closing.start() if closing else last]
    return bool(_NEGATED.search(clause) or _DENIED.search(clause))
