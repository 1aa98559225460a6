"""What is heard in each sentence: who says it, over whole quotations, and who keeps silent."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from analysis.language.cues import Seldom

from .attribution import attributions
from .document import Document, Hit, SentenceSpan, VerbHit
from .grammar import is_count, is_governed
from .memory import Memory
from .nearby import InOrder, starting_in
from .persons import Speaker
from .saying import Attribution
from .silence import Said, silences

_QUOTE_REACH = 60
_BACK = 3  # sentences of a paragraph that « l'information a été donnée par X » sums up
_ARTICLE = re.compile(r"(?:l[ea]s? |l'|une? |des |deux )$")
# « Un officier est formel : les assaillants sont venus du Nord »
_FLATLY = Seldom(
    "formel|categorique",
    r"\b(?:est|sont|reste|restent|se montre)(?: [a-z]+){0,2}? (?:formel|categorique)[a-z]{0,3}"
    r"(?: sur [a-z' ]{3,30})? ?:",
)
_POINTS_BACK = re.compile(
    r"(?:c'est|tel est|voila) (?:du moins |en tout cas )?(?:ce qu|ainsi que|l'annonce|"
    r"l[ea] (?:triste |nouveau |premier |dernier )?(?:bilan|chiffre|constat|decompte))|"
    r"(?:l'annonce|l'information|la nouvelle)(?: en)? (?:a|avait|est|emane|provient|vient) |"
    r"(?:le|ce) (?:[a-z]+ )?(?:bilan|chiffre|decompte) (?:(?:a|avait) ete (?:donne|communique|"
    r"fourni|etabli|dresse|annonce|publie|livre|transmis|avance)|emane|provient|vient)"
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
                # « Les autorités n'ont pas réagi. Elles avaient parlé de … »
                memory.spoken += [s.speaker for s in silent[index] if s.speaker is not None]
    for match in _FLATLY.finditer(document.text):
        _introduce(document, heard, people, memory, match.end())
    for quote in document.quotes:
        if quote.depth == 1 and quote.end - quote.start > _QUOTE_REACH:
            _introduce(document, heard, people, memory, quote.start)
            _carry(document, heard, quote.start, quote.end)
    return heard, silent


def _sentences_of(document: Document, hits: Iterable[Hit | VerbHit]) -> set[int]:
    """Return the sentences in which some words stand."""
    starts = document.sentences.starts
    return {bisect_right(starts, hit.start) - 1 for hit in hits}


def _point_back(
    document: Document, sentence: SentenceSpan, heard: dict[int, list[Attribution]]
) -> None:
    """« C'est ce qu'a annoncé le ministre »: the words are those of the sentences before."""
    last = document.sentences[sentence.index - 1] if sentence.index else None
    if last is None or heard.get(last.index, True):
        return
    if _POINTS_BACK.match(document.text, sentence.start):
        one = heard[sentence.index][0]
        if "confirms" in one.implies:
            return  # « L'information a été confirmée par X »: told by the writer before
        implied = {one.verbs[0].phrase.row.implies} if one.verbs else set()
        for other in reversed(document.sentences[max(0, last.index - _BACK + 1) : last.index + 1]):
            if other.paragraph != last.paragraph or heard.get(other.index, True):
                break
            words = (other.start, other.start, True, other.start, other.end)
            heard[other.index] = [Attribution(one.speakers, one.verbs[:1], *words, implied)]
        if not one.verbs:
            heard[sentence.index].remove(one)  # « L'annonce a été faite par X »: nothing more


def _introduce(
    document: Document,
    heard: dict[int, list[Attribution]],
    people: InOrder[Speaker],
    memory: Memory,
    start: int,
) -> None:
    """« Un officier ne mâche pas ses mots : « … » »: who stands before the colon says it."""
    sentence = document.sentence_at(start)
    if heard.get(sentence.index, True):
        return
    before = document.text[sentence.start : start].rstrip()
    if not before.endswith(":"):
        return
    near = people.within(sentence.start, start)
    first = next((s for s in near if s.kind != "media" and _is_subject(document, s)), None)
    if first is not None and not is_count(document, first):
        speaker = memory.settled(first)
        words = (first.start, start, True, start, sentence.end)
        heard[sentence.index] = [Attribution((speaker,), [], *words)]


def _is_subject(document: Document, speaker: Speaker) -> bool:
    """Whether somebody opens a sentence or its clause behind a comma: no object, no complement."""
    article = _ARTICLE.search(document.text, max(0, speaker.start - 8), speaker.start)
    at = article.start() if article is not None else speaker.start
    opens = at == document.sentence_at(speaker.start).start
    return (opens or document.text.endswith(", ", 0, at)) and not is_governed(document, speaker)


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
        named = _before(document, heard, inside[0], _fills_paragraph(document, inside, start))
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


def _fills_paragraph(document: Document, inside: list[SentenceSpan], start: int) -> bool:
    """Whether a quotation is a paragraph of its own."""
    first, following = inside[0], inside[-1].index + 1
    if start > first.start or first.index == 0:
        return False
    if document.sentences[first.index - 1].paragraph == first.paragraph:
        return False
    rest = document.sentences[following : following + 1]
    return not rest or rest[0].paragraph != first.paragraph


def _before(
    document: Document,
    heard: dict[int, list[Attribution]],
    sentence: SentenceSpan,
    is_paragraph: bool,
) -> list[Attribution]:
    """Return who spoke last before a free quotation, in its paragraph or just before that."""
    for index in range(sentence.index - 1, -1, -1):
        other = document.sentences[index]
        if other.paragraph != sentence.paragraph and not is_paragraph:
            return []
        found = heard.get(other.index) or []
        if found or is_paragraph:
            return [one for one in found[-1:] if all(s.kind != "media" for s in one.speakers)]
    return []
