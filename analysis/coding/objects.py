"""Whom and what an active verb takes for its objects."""

import re

from .document import Document, Hit, VerbHit
from .figure import is_verb
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES
from .subjects import completes

_JOINED = re.compile(
    r"^[\s»\"]*(?:(?:,|et|ou|ainsi que)?\s*(?:d[e'] ?|des )?[«\"]?|"
    r"(?:et|ainsi qu[e'])\s*(?:a|aux?))\s*$"
)
# « ont attaqué le camp pour venger les civils »: these are avenged
_PURPOSE = re.compile(r" (?:pour|afin de|afin d'|avant de|avant d') ?[a-z']{3,}(?:er|ir|re) ")
# « victime d'une explosion, entraînant la mort de … »: what came of it
_WITH_RESULT = re.compile(
    r",? (?:entrainant|causant|faisant|tuant|blessant|provoquant|occasionnant|coutant|emportant|"
    r"fauchant|qui (?:a|ont|avait) (?:fait|tue|blesse|cause|coute|entraine|provoque))\b"
)
_OF = {"de", "d'", "du", "des"}
_AND = re.compile(r"(?: \([^()]{2,60}\))?(?:,? et|,? ainsi que) ")
_OWN_VERB = 24


def objects_of(
    document: Document, verb: VerbHit, end: int, right: list[NounPhrase]
) -> tuple[list[NounPhrase], list[Hit]]:
    """Return the parties and things right of an active verb that take the act."""
    end = _joined_verb(document, verb, end, right)
    purpose = _PURPOSE.search(document.text, verb.end, end)
    end = purpose.start() if purpose is not None else end
    if verb.phrase.row.object_role == "initiator":
        result = _WITH_RESULT.search(document.text, verb.end, end)
        end = result.start() if result is not None else end
    right = [p for p in right if p.start < end and not is_verb(p)]
    nouns = document.within("target", verb.end, end)[:2]
    wanted = {None, "contre", "sur", "avec"}
    if verb.phrase.row.object_role == "initiator":
        wanted.discard("avec")  # « tomber dans une embuscade en patrouille avec … »: beside them
        right = [p for p in right if p.preposition or not acts_next(document, p)]
    last = verb.phrase.rest[-1:]
    if last in (("a",), ("au",), ("aux",)):  # « coûter la vie à onze volontaires »
        wanted |= {"a", "au", "aux"}
    elif last and verb.phrase.row.object_role == "initiator":  # « tomber aux mains de rebelles »
        wanted |= _OF
        if _OF.isdisjoint(last):
            right = [
                p for p in right if p.preposition not in _OF or not _is_apart(document, verb, p)
            ]
    people: list[NounPhrase] = []
    whole = 0  # where « trois soldats de l'armée malienne » ends
    for phrase in right:
        if people and completes(document, people[-1], phrase):
            whole = phrase.end
        elif people and _JOINED.match(document.text[whole : phrase.start]):
            people.append(phrase)
            whole = phrase.end
        elif not people and phrase.preposition in wanted:
            people.append(phrase)
            whole = phrase.end
    owners = [
        p for p in right
        if p.preposition in {"de", "d'", "du"} and nouns and p.start >= nouns[0].end
        and p.start - nouns[0].end < 16
    ]  # fmt: skip
    return [*people[:3], *[p for p in owners[:2] if p not in people]], nouns


def _is_apart(document: Document, verb: VerbHit, phrase: NounPhrase) -> bool:
    """« tombée dans une embuscade, au grand désarroi des autorités »: they laid none."""
    return phrase.preposition in _OF and "," in document.text[verb.end : phrase.start]


def with_partners(
    document: Document, agents: list[NounPhrase], right: list[NounPhrase]
) -> list[NounPhrase]:
    """« tués par l'armée et des volontaires »: both did it, where « et » opens no clause.

    « par X, Y et Z » are three: what a comma joins waits for the « et ».
    """
    found: list[NounPhrase] = []
    for agent in agents:
        found.append(agent)
        listed = [agent]
        for phrase in right:
            gap = document.text[listed[-1].end : phrase.start]
            if phrase.cls not in ARMED_CLASSES or not _ends_there(document, phrase):
                continue
            if _AND.fullmatch(gap):
                found += [*listed[1:], phrase]
                listed = [phrase]
            elif gap == ", ":
                listed.append(phrase)
    return found


def _ends_there(document: Document, phrase: NounPhrase) -> bool:
    """Whether no verb of its own follows: « … et trois soldats ont été tués »."""
    counted = phrase.quantity is not None and phrase.quantity.kind == "count"
    if document.text.startswith((", puis ", " puis ", "), puis "), phrase.end):
        return not counted  # « …, puis exécutés »: those whom they took
    if counted or document.text.startswith((",", ".", ";", ")"), phrase.end):
        return not counted  # « …, a indiqué un élu »: what follows is another's verb
    last = document.sentence_at(phrase.start).end
    return not document.groups_in(phrase.end, min(last, phrase.end + _OWN_VERB))


def acts_next(document: Document, phrase: NounPhrase) -> bool:
    """Whether the verb right behind somebody is theirs: « …, l'armée a perdu deux hommes »."""
    return any(
        verb.reading.voice != "participle"
        for verb in document.groups_in(phrase.end, phrase.end + 2)
    )


def _joined_verb(document: Document, verb: VerbHit, end: int, right: list[NounPhrase]) -> int:
    """Return where « et » adds a verb with an object of its own: « ont enlevé X et tué Y »."""
    for other in document.verbs_in(verb.end, end):
        if other.phrase.kind == "trigger" and other.form.form == "past_participle":
            own = any(verb.end <= p.start and p.end <= other.start for p in right)
            if own and document.text.endswith((" et ", ", "), verb.end, other.reading.start):
                return other.reading.start
    return end
