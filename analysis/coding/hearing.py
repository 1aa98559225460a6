"""What is heard in each sentence: who says it, over whole quotations, and who keeps silent."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from .attribution import attributions
from .document import Document, Hit, SentenceSpan, VerbHit
from .memory import Memory
from .nearby import InOrder, starting_in
from .persons import Speaker
from .saying import Attribution
from .silence import Said, silences

_QUOTE_REACH = 60
_POINTS_BACK = re.compile(
    r"(?:c'est|tel est|voila) (?:du moins |en tout cas )?(?:ce qu|ainsi que|l'annonce|"
    r"l[ea] (?:triste |nouveau |premier |dernier )?(?:bilan|chiffre|constat|decompte))|"
    r"(?:l'annonce|l'information|la nouvelle)(?: en)? (?:a|avait|est) "
)


def heard_in(
    document: Document, people: InOrder[Speaker]
) -> tuple[dict[int, list[Attribution]], dict[int, list[Said]]]:
    """Return who says each sentence, quotations over several filled in, and what is not said."""
    memory = Memory(document, people)
    heard: dict[int, list[Attribution]] = {}
    silent: dict[int, list[Said]] = {}
    talking = _sentences_of(document, document.verbs_by_kind.get("speech", ()))
    hushed = _sentences_of(document, document.verbs_by_kind.get("silence", ()))
    hushed |= _sentences_of(document, document.hits.get("cue", ()))
    for sentence in document.sentences:
        if sentence.role not in {"caption", "boilerplate", "title"}:
            index = sentence.index
            found = attributions(document, sentence, people, memory, index in talking)
            heard[index] = found
            if found:
                _point_back(document, sentence, heard)
            if index in hushed:
                silent[index] = silences(document, sentence, people, found, memory)
    for quote in document.quotes:
        if quote.depth == 1 and quote.end - quote.start > _QUOTE_REACH:
            _carry(document, heard, quote.start, quote.end)
    return heard, silent


def _sentences_of(document: Document, hits: Iterable[Hit | VerbHit]) -> set[int]:
    """Return the sentences in which some words stand."""
    starts = document.sentences.starts
    return {bisect_right(starts, hit.start) - 1 for hit in hits}


def _point_back(
    document: Document, sentence: SentenceSpan, heard: dict[int, list[Attribution]]
) -> None:
    """« C'est ce qu'a annoncé le ministre »: the words are those of the sentence before."""
    last = document.sentences[sentence.index - 1] if sentence.index else None
    if last is None or heard.get(last.index, True):
        return
    if _POINTS_BACK.match(document.text, sentence.start):
        one = heard[sentence.index][0]
        if "confirms" in one.implies:
            return  # « L'information a été confirmée par X »: told by the writer before
        words = (last.start, last.start, True, last.start, last.end)
        implied = {one.verbs[0].phrase.row.implies} if one.verbs else set()
        heard[last.index] = [Attribution(one.speakers, one.verbs[:1], *words, implied)]
        if not one.verbs:
            heard[sentence.index].remove(one)  # « L'annonce a été faite par X »: nothing more


def _carry(document: Document, heard: dict[int, list[Attribution]], start: int, end: int) -> None:
    """Give every sentence of a quotation the speaker that its first or last sentence names."""
    around = starting_in(document.sentences, document.sentence_at(start).start, end - 1)
    inside = [s for s in around if start < s.end]
    if not inside:
        return
    silent = [s for s in inside if s.index in heard and not heard[s.index]]
    if not silent:
        return
    named = [a for s in (inside[-1], inside[0], *inside[1:-1]) for a in heard.get(s.index, [])]
    if not named:
        named = _before(document, heard, inside[0])
    if named:
        source = (
            named[-1]
            if inside[0].index in heard
            and heard[inside[0].index]
            and not heard.get(inside[-1].index)
            else named[0]
        )
        for s in silent:
            heard[s.index] = [
                Attribution(source.speakers, [], s.start, s.start, True, s.start, s.end)
            ]


def _before(
    document: Document, heard: dict[int, list[Attribution]], sentence: SentenceSpan
) -> list[Attribution]:
    """Return who spoke last before a free quotation of the same paragraph."""
    for index in range(sentence.index - 1, -1, -1):
        other = document.sentences[index]
        if other.paragraph != sentence.paragraph:
            return []
        if heard.get(other.index):
            return heard[other.index][-1:]
    return []
