"""What several clues need: the dates an article tells, its lead, what is still to come."""

import re

from analysis.coding.dating.facts import Clue, DatingFacts, DatingName, DatingSentence
from analysis.language.times import TimeExpression

_LEAD_SENTENCES = 3
# The grammar of what is still to come: futures, and words that put a date ahead.
_TO_COME = re.compile(
    r"\b(?:d'ici|jusqu'|prevue?s?|attendue?s?|prochaine?s?|doi(?:t|vent)|devr(?:a|ont|ait|aient)"
    r"|devai(?:t|ent)|promis|calendrier|echeance|horizon|scrutin|elections?|presidentielle"
    r"|mandat|objectif|reportee?s?"
    r"|(?!opera|camera|cholera|environs|avirons)[a-z]{1,14}[eidurv]r(?:a|ont|ons))\b",
    re.ASCII,
)


def is_to_come(facts: DatingFacts, time: TimeExpression, sentence: DatingSentence) -> bool:
    """Tell whether the words around a time put it into the future."""
    known = facts.to_come.get(time.start)
    if known is None:
        known = facts.to_come[time.start] = _is_to_come(facts, time, sentence)
    return known


def _is_to_come(facts: DatingFacts, time: TimeExpression, sentence: DatingSentence) -> bool:
    if time.values.get("bound") == "by" or "forward" in time.values:
        return True
    before = facts.text[max(sentence.start, time.start - 70) : time.start]
    after = facts.text[time.end : min(sentence.end, time.end + 25)]
    return bool(_TO_COME.search(before) or _TO_COME.search(after))


def lead_sentences(facts: DatingFacts) -> set[int]:
    """Return the numbers of the title, the standfirst and the first sentences of the body."""
    body = [s.index for s in facts.sentences if s.role == "body"]
    heads = [s.index for s in facts.sentences if s.role in {"title", "standfirst"}]
    return {*heads, *body[:_LEAD_SENTENCES]}


def clue_at(
    rule: str, facts: DatingFacts, at: TimeExpression | DatingName, note: str, **more
) -> Clue:
    """Return a clue at a date or a name."""
    sentence = facts.sentence_of(at.start)
    index = sentence.index if sentence else None
    return Clue(rule, note, sentence=index, start=at.start, end=at.end, **more)


def words_of(facts: DatingFacts, at: TimeExpression | DatingName) -> str:
    """Return the words of a date or a name, in « »."""
    return facts.words(at.start, at.end)
