"""Who says a sentence: verbs of saying with their subjects, « selon », quotations, pronouns."""

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from .document import Document, SentenceSpan, VerbHit
from .grammar import (
    agent,
    is_after_quotation,
    prepositional,
    relative_antecedent,
    subject_after,
    subject_before,
)
from .memory import Memory
from .persons import Speaker
from .pronouns import group_start, pronoun_before, pronoun_inverted

_SELON = re.compile(
    r"\b(?:selon|d'apres|a en croire|aux dires|de l'aveu|de l'avis|aux yeux|aupres|de sources?|"
    r"pour|lit-on dans|peut-on lire dans|ressort|(?:apprend|apprenait|a-t)-on(?: appris)?(?= d)|"
    r"(?:bilan|chiffre|decompte)s?(?: [a-z'-]+){0,4}? (?:dresse|etabli|donne|fourni|communique|"
    r"avance|annonce|publie|livre|transmis)e?s? par)\b"
    r"(?! (?:lesquels|lesquelles))"
)
_SAME = re.compile(
    r"\b(?:selon|d'apres) (lui|elle|eux|elles)\b"
    r"|\b(?:la|cette|les|ces) (?:memes? )?(sources?)\b|\b(?:le|ce|les|ces) memes? [a-z]+"
)
_IN_RELATIVE = re.compile(r"\b(?:dont|qui|que|qu') ?[^,;:]*$")
_COORDINATED = re.compile(r"(?:\bet|\bmais|\bpuis)(?: [a-z]+ment| en| l'| y)* ?$")
_TRANSITIVE = {"accuses", "denies", "declines", "confirms", "acknowledges"}
_CLAUSES = re.compile(r"; |, mais |, tandis qu[e'] ?|, alors qu[e'] ?")
_STRONG = (";", ":", ", tandis que", ", alors que", ", quand", " mais ", ", et ", ",")


@dataclass(slots=True)
class Attribution:
    """Words and those who say them; `start` to `end` are the words, `at` the attributing ones."""

    speakers: tuple[Speaker, ...]
    verbs: list[VerbHit]
    at: int
    at_end: int
    is_before: bool
    start: int = 0
    end: int = 0
    implies: set[str] = field(default_factory=set)


def attributions(
    document: Document, sentence: SentenceSpan, people: list[Speaker], memory: Memory
) -> list[Attribution]:
    """Return who says which words of a sentence, in the order of the text."""
    memory.here = ()
    found = _prepositional(document, sentence, people, memory)
    memory.here = tuple(s for one in found for s in one.speakers if one.is_before)
    last: Attribution | None = None
    for verb in _speech_verbs(document, sentence):
        one = _of_verb(document, sentence, verb, people, memory, last)
        if one is not None:
            found.append(one)
            memory.here = one.speakers
            last = one
    found.sort(key=lambda a: a.at)
    merged = _without_relays(_merged(found))
    _share(document, sentence, merged)
    for one in merged:
        memory.spoken += one.speakers
    return merged


def _speech_verbs(document: Document, sentence: SentenceSpan) -> list[VerbHit]:
    chosen = []
    has_quote = bool(document.quotes_over(sentence.start, sentence.end))
    for verb in document.verbs_in(sentence.start, sentence.end):
        if verb.phrase.kind != "speech":
            continue
        if verb.phrase.row.needs_quote and not has_quote:
            continue
        quote = document.quote_at(verb.start)
        # A verb inside somebody's quotation is that speaker's word, unless it is an incise.
        if (
            quote is not None
            and quote.end - quote.start > 60
            and not pronoun_inverted(document, verb)
        ):
            if not is_after_quotation(document, sentence, verb):
                continue
        chosen.append(verb)
    return chosen


def _of_verb(
    document: Document,
    sentence: SentenceSpan,
    verb: VerbHit,
    people: list[Speaker],
    memory: Memory,
    last: Attribution | None,
) -> Attribution | None:
    """Return the attribution that a verb of saying makes, if its subject can be told."""
    reading, at = verb.reading, group_start(document, verb)
    speakers: list[Speaker] = []
    is_before = True
    if reading.is_negated and verb.phrase.row.implies != "declines":
        return None
    if reading.voice == "reflexive" and not verb.phrase.is_reflexive:
        return None
    form = verb.form.form
    words = document.text[at : verb.end + 4]
    if re.search(r"-on\b|\bl?'?on $", words) or document.text[:at].endswith((" on ", "l'on ")):
        return None
    pronoun = pronoun_inverted(document, verb)
    if pronoun is not None:
        found = memory.resolve(*pronoun, sentence.start) if last is None else last.speakers[-1]
        speakers, is_before = [found] if found is not None else [], False
    elif reading.voice == "passive" or form == "past_participle" and reading.voice == "participle":
        if _IN_RELATIVE.search(document.text[sentence.start : at]):
            return None
        speakers = [s for s in agent(document, verb, sentence, people) if s.kind != "media"]
        is_before = False
    elif form == "present_participle":
        if last is not None:
            last.verbs.append(verb)
            last.implies |= {verb.phrase.row.implies} - {"confirms"}
            return None
        speakers = subject_before(document, sentence, at, people)
    elif last is not None and _COORDINATED.search(document.text[sentence.start : at]):
        last.verbs.append(verb)
        last.implies.add(verb.phrase.row.implies)
        last.at_end = max(last.at_end, verb.end)
        return None
    elif reading.tense != "infinitive":
        speakers, is_before = _subject(document, sentence, verb, people, memory)
    if not speakers:
        return None
    speakers = _with_their_party([memory.settled(s) for s in speakers], speakers)
    named = [s for s in speakers if sentence.start <= s.start < sentence.end]
    end = verb.end if is_before else max([verb.end, *(s.end for s in named)])
    start = min([at, *(s.start for s in named)]) if is_before else at
    implies = {verb.phrase.row.implies}
    return Attribution(tuple(speakers), [verb], start, end, is_before, implies=implies)


def _with_their_party(settled: list[Speaker], said: list[Speaker]) -> list[Speaker]:
    """« l'armée et des responsables »: an office without a party shares that of its list."""
    known = next((s for s in said if s.kind is not None), None)
    if known is None:
        return settled
    return [
        replace(one, kind=known.kind, actor=known.actor) if own.kind is None else one
        for one, own in zip(settled, said, strict=True)
    ]


def _subject(
    document: Document, sentence: SentenceSpan, verb: VerbHit, people: list[Speaker], memory: Memory
) -> tuple[list[Speaker], bool]:
    """Return the subject of a finite verb, and whether it stands before its words."""
    at = group_start(document, verb)
    if verb.phrase.row.implies in _TRANSITIVE:
        # « L'armée, elle, accuse les rebelles »: what follows is rather the object.
        left = subject_before(document, sentence, at, people)
        if left:
            return left, True
    if is_after_quotation(document, sentence, verb):
        right = subject_after(document, sentence, verb, people)
        if right:
            return right, False
    pronoun = pronoun_before(document, sentence, at)
    if pronoun is not None:
        found = memory.resolve(*pronoun, sentence.start)
        return ([found] if found is not None else []), True
    antecedent = relative_antecedent(document, sentence, at, people)
    if antecedent is not None:
        return [antecedent], True
    left = subject_before(document, sentence, at, people)
    return left, True


def _prepositional(
    document: Document, sentence: SentenceSpan, people: list[Speaker], memory: Memory
) -> list[Attribution]:
    """Return what « selon », « d'après », « de source », « auprès de » attribute."""
    found: list[Attribution] = []
    text = document.text
    for match in _SELON.finditer(text, sentence.start, sentence.end):
        quote = document.quote_at(match.start())
        if quote is not None and quote.end - quote.start > 60:
            continue
        is_before = _opens_clause(text, sentence.start, match.start())
        if match.group().startswith("de source") and any(
            c.row.claim_type == "unverified"
            for c in document.within("cue", sentence.start, sentence.end)
        ):
            continue
        if text.startswith(" lequel", match.end()) or text.startswith(" laquelle", match.end()):
            before = [p for p in people if sentence.start <= p.start and p.end <= match.start()]
            if before:
                found.append(
                    Attribution(
                        (memory.settled(before[-1]),), [], match.start(), match.end() + 7, True
                    )
                )
            continue
        same = _SAME.match(text, match.start()) or _SAME.match(text, match.end() + 1)
        if same is not None:
            pronoun = same.group(1)
            gender = {"lui": "m", "eux": "m", "elle": "f", "elles": "f"}.get(pronoun or "")
            plural = pronoun in ("eux", "elles") if pronoun else None
            gender = "f" if same.group(2) else gender
            speaker = memory.resolve(gender, plural, sentence.start)
            speakers = [speaker] if speaker is not None else []
            end = same.end()
        else:
            speakers = prepositional(document, sentence, match, people, is_before)
            end = speakers[-1].end if speakers else match.end()
        if match.group() == "pour" and not (is_before and speakers and text[end : end + 1] == ","):
            continue
        if speakers:
            settled = tuple(memory.settled(s) for s in speakers)
            found.append(Attribution(settled, [], match.start(), end, is_before))
    return found


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Whether nothing that could be the attributed words stands before."""
    before = re.split(r"[;:]", text[start:at])[-1].strip(' ,"«')
    return len(before) < 4 or bool(
        re.fullmatch(r"(?:mais|et|or|car|puis|dans une autre \w+|[\w' -]{1,14}),?", before)
    )


def _merged(found: list[Attribution]) -> list[Attribution]:
    """One attribution where the same speakers go on: « a-t-il déclaré, en précisant »."""
    result: list[Attribution] = []
    for one in found:
        if result and (result[-1].speakers == one.speakers or _is_own_paper(one, result[-1])):
            result[-1].verbs += one.verbs
            result[-1].implies |= one.implies
            result[-1].at_end = max(result[-1].at_end, one.at_end)
            continue
        result.append(one)
    return result


def _is_own_paper(one: Attribution, last: Attribution) -> bool:
    """« …, a déclaré X dans un communiqué qui reconnaît »: the paper speaks for X."""
    return all(s.is_paper for s in one.speakers)


def _without_relays(found: list[Attribution]) -> list[Attribution]:
    """« a indiqué une source sécuritaire, selon l'AFP »: an agency only passes it on."""
    others = [a for a in found if any(s.kind != "media" for s in a.speakers)]
    return others or found


def _share(document: Document, sentence: SentenceSpan, found: list[Attribution]) -> None:
    """Give each attribution its part of the sentence."""
    start = sentence.start
    for one, following in zip_longest(found, found[1:]):
        one.start = _own_clause(document.text, start, one.at) if one.is_before else start
        if following is None:
            one.end = sentence.end
        elif following.is_before:
            one.end = max(following.at, one.start)
        elif not one.is_before:
            one.end = one.at_end
        else:
            one.end = _strongest_break(document.text, one.at_end, following.at)
        start = one.end


def _own_clause(text: str, start: int, at: int) -> int:
    """Return where the clause of a subject begins: « aucun bilan, mais un élu évoque … »."""
    breaks = [m.end() for m in _CLAUSES.finditer(text, start, at)]
    return breaks[-1] if breaks else start


def _strongest_break(text: str, start: int, end: int) -> int:
    for mark in _STRONG:
        at = text.find(mark, start, end)
        if at >= 0:
            return at + 1
    return end
