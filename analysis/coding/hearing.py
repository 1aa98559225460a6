"""What is heard in each sentence: who says it, over whole quotations, and who keeps silent."""

import re
from dataclasses import dataclass

from .attribution import Attribution, attributions
from .claim_types import SILENCE, cue_type
from .document import Document, Hit, SentenceSpan
from .grammar import relative_antecedent, subject_before
from .memory import Memory
from .nearby import REACH, starting_in
from .persons import Speaker
from .pronouns import pronoun_before

_BY = re.compile(r"\b(?:par|de la part d[eu]s?) (?:l[ea]s? |l')?$")
_AUXILIARY = re.compile(
    r"\b(?:s'est|se sont|s'etait|ne s'est|n'a|n'ont|a|ont|n'avait|n'avaient|avait|n'est|"
    r"ne sont|n'etait|ne|n')(?: pas| jamais| encore)* ?$"
)
# « n'a pas été confirmé »: the subject is what nobody confirms.
_PASSIVE = re.compile(r"\b(?:ete|etre)\b|\bnon authentifie")
_QUOTE_REACH = 60


@dataclass(slots=True)
class Said:
    """What is said in a stretch of a sentence, before it becomes claims."""

    sentence: SentenceSpan
    start: int
    end: int
    speaker: Speaker | None
    claim_type: str
    verb: str | None


def heard_in(
    document: Document, people: list[Speaker]
) -> tuple[dict[int, list[Attribution]], dict[int, list[Said]]]:
    """Return who says each sentence, quotations over several filled in, and what is not said."""
    memory = Memory(document, people)
    heard: dict[int, list[Attribution]] = {}
    silent: dict[int, list[Said]] = {}
    for sentence in document.sentences:
        if sentence.role not in ("caption", "boilerplate", "title"):
            near = starting_in(people, sentence.start, sentence.end)
            heard[sentence.index] = attributions(document, sentence, near, memory)
            silent[sentence.index] = _silences(
                document, sentence, near, heard[sentence.index], memory
            )
    for quote in document.quotes:
        if quote.depth == 1 and quote.end - quote.start > _QUOTE_REACH:
            _carry(document, heard, quote.start, quote.end)
    return heard, silent


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


def _silences(
    document: Document, sentence: SentenceSpan, people: list[Speaker], heard: list[Attribution],
    memory: Memory,
) -> list[Said]:  # fmt: skip
    """Return what is not said, with who does not say it where the words name somebody."""
    found: dict[str, Said] = {}
    cues = document.within("cue", sentence.start, sentence.end)
    for cue in sorted(cues, key=lambda c: (c.start - c.end, c.start)):
        claim_type = cue_type(document, sentence.start, cue)
        if claim_type not in SILENCE or document.quote_at(cue.start) is not None:
            continue
        inside = any(a.start <= cue.start < a.end for a in heard)
        if claim_type in found or inside and claim_type in ("toll_unknown", "access_denied"):
            continue
        speaker = _silent(document, sentence, cue, people, memory)
        if speaker is not None and claim_type == "unclaimed" and _is_nobody(document, speaker):
            speaker = None
        found[claim_type] = Said(sentence, sentence.start, sentence.end, speaker, claim_type, None)
    return list(found.values())


def _is_nobody(document: Document, speaker: Speaker) -> bool:
    """« aucun groupe », « personne »."""
    before = document.text[max(0, speaker.start - 8) : speaker.start]
    return (
        before.endswith(("aucun ", "aucune "))
        or speaker.kind is None
        or speaker.kind == "unnamed_source"
    )


def _silent(
    document: Document, sentence: SentenceSpan, cue: Hit, people: list[Speaker], memory: Memory
) -> Speaker | None:
    """Return who keeps silent: the subject of the cue, or whom « par » names after it."""
    start = cue.start
    near = document.verbs_in(start - REACH, start + REACH)
    group = next((v.reading.start for v in near if v.reading.start <= start < v.end), start)
    auxiliary = _AUXILIARY.search(document.text[sentence.start : group])
    group = sentence.start + auxiliary.start() if auxiliary is not None else group
    for speaker in people:
        if cue.end <= speaker.start < min(sentence.end, cue.end + 30):
            if _BY.search(document.text[cue.end - 1 : speaker.start]):
                return speaker
    if _PASSIVE.search(document.text[start : cue.end]):
        return None
    pronoun = pronoun_before(document, sentence, group)
    if pronoun is not None:
        return memory.resolve(*pronoun, sentence.start)
    left = subject_before(document, sentence, group, people)
    if left:
        return left[-1] if _is_nobody(document, left[-1]) else memory.settled(left[-1])
    return relative_antecedent(document, sentence, group, people)
