"""Who says a sentence: verbs of saying with their subjects, « selon », quotations, pronouns."""

import re
from itertools import zip_longest
from operator import attrgetter

from .document import Document, SentenceSpan
from .grammar import is_count, joined
from .memory import Memory
from .nearby import InOrder
from .persons import Speaker
from .prepositions import by_prepositions
from .saying import Attribution
from .speech import VerbsOfSaying

_CLAUSES = re.compile(
    r"; |, mais |, (?:toutefois|cependant|neanmoins|pourtant|en revanche|par contre),? |"
    r", tandis qu[e'] ?|, alors qu[e'] ?|,? (?:depuis|apres|avant) qu[e'] ?"
)
_IN_PASSING = {"asks", "judges", "accuses"}
# « Bien qu'aucun bilan n'ait été donné, un élu évoque … »: not the words of whom they lead to.
_LEADING = re.compile(
    r"(?:mais |et )?(?:bien qu[e'] ?|quoiqu[e'] ?|si |meme si |alors qu[e'] ?|tandis qu[e'] ?|"
    r"faute d[e'] ?|en l'absence d[e'] ?)"
)
_CITING = re.compile(
    r"(?: [^,;.:«»\"]{1,30})?,? (?:qui (?:cite|citait|a cite)|citant|en citant|"
    r"(?:a |avait )?(?:rapport|recueill|publi|relay)[a-z]{1,4} une serie de)(?: [a-z]+){0,2}?"
    r" (?:l[ea]s? |l'|une? |des |deux |plusieurs |d'autres )?"
)
_STRONG = (";", ":", ", tandis que", ", alors que", ", quand", " mais ", ", et ", ",")


def attributions(
    document: Document,
    sentence: SentenceSpan,
    people: InOrder[Speaker],
    memory: Memory,
    is_talking: bool,
) -> list[Attribution]:
    """Return who says which words of a sentence, in the order of the text.

    `is_talking`: whether it has a verb of saying.
    """
    memory.here = ()
    found = by_prepositions(document, sentence, people, memory)
    if found:
        memory.here = tuple(s for one in found for s in one.speakers if one.is_before)
    if is_talking:
        near = people.within(sentence.start, sentence.end)
        found += VerbsOfSaying(document, sentence, near, memory).read()
    if not found:
        return found  # most often
    found.sort(key=attrgetter("at"))
    if "cit" in document.text[sentence.start : sentence.end]:
        _name_cited(document, found, people.within(sentence.start, sentence.end), memory)
    merged = _without_relays(document, _merged(found))
    _share(document, sentence, merged)
    for one in merged:
        memory.spoken += one.speakers
    return merged


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


def _without_relays(document: Document, found: list[Attribution]) -> list[Attribution]:
    """« a indiqué une source sécuritaire, selon l'AFP »: an agency only passes it on.

    « selon un bilan provisoire »: a count that nobody is named for says nothing by itself.
    """
    found = [a for a in found if not all(is_count(document, s) for s in a.speakers)]
    if len(found) < 2:
        return found
    others = [a for a in found if any(s.kind != "media" for s in a.speakers)]
    return others or found


def _name_cited(
    document: Document, found: list[Attribution], people: list[Speaker], memory: Memory
) -> None:
    """« selon l'AFP, citant une source militaire »: the source says it, the agency passes it on."""
    for one in found:
        if any(s.kind != "media" for s in one.speakers):
            continue
        end = max(s.end for s in one.speakers)
        for speaker in people:
            if speaker.start >= end and _CITING.fullmatch(document.text, end, speaker.start):
                cited = joined(document, people, speaker, with_commas=False)
                one.speakers = tuple(memory.settled(s) for s in cited)
                one.at_end = max(one.at_end, cited[-1].end)
                break


def _share(document: Document, sentence: SentenceSpan, found: list[Attribution]) -> None:
    """Give each attribution its part of the sentence."""
    start, last = sentence.start, None
    for one, following in zip_longest(found, found[1:]):
        one.start = _own_clause(document.text, start, one.at) if one.is_before else start
        goes_on = last is not None and not (last.is_before or one.is_before)
        if goes_on and not document.text[start : one.at].strip(" ,;"):
            one.start = last.start  # « …, selon un élu, selon une association »
        elif last is not None and _is_claiming(last) and following is None and _is_added(one):
            one.start = last.at_end  # « X revendique l'attaque qui …, selon Y »
        last = one
        if following is None:
            one.end = sentence.end
        elif following.is_before:
            one.end = max(following.at, one.start)
        elif not one.is_before:
            one.end = one.at_end
        elif _is_claimed(following):
            one.end = following.verbs[0].reading.start
        else:
            one.end = _strongest_break(document.text, one.at_end, following.at)
        _narrow(one)
        start = one.end


def _is_claiming(one: Attribution) -> bool:
    """« Le groupe a revendiqué l'attaque qui a fait dix morts »: the dead are not its words."""
    lemmas = {verb.lemma for verb in one.verbs}
    return one.is_before and lemmas == {"revendiquer"}


def _is_claimed(one: Attribution) -> bool:
    """« Selon l'armée, dix soldats sont morts dans une attaque revendiquée par X »: said beside."""
    return [(verb.lemma, verb.reading.voice) for verb in one.verbs] == [
        ("revendiquer", "participle")
    ]


def _is_added(one: Attribution) -> bool:
    return not one.verbs and not one.is_before


def _narrow(one: Attribution) -> None:
    """« le départ, exigé par la junte, de … », « attribué à X par Y »: said in passing."""
    is_aside = len(one.verbs) == 1 and one.verbs[0].reading.voice == "participle"
    if is_aside and not one.is_before and one.implies <= _IN_PASSING:
        one.start, one.end = one.at, one.at_end


def _own_clause(text: str, start: int, at: int) -> int:
    """Return where the clause of a subject begins: « aucun bilan, mais un élu évoque … »."""
    breaks = [m.end() for m in _CLAUSES.finditer(text, start, at)]
    first = breaks[-1] if breaks else start
    comma = text.rfind(",", first, at) if _LEADING.match(text, first) else -1
    return comma + 1 if comma >= 0 else first


def _strongest_break(text: str, start: int, end: int) -> int:
    start += 2 if text.startswith(", ", start) else 0  # « Selon un élu, dix civils …, ce que »
    for mark in _STRONG:
        at = text.find(mark, start, end)
        if at >= 0:
            return at + 1
    return end
