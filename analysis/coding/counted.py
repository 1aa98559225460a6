"""The people that a verb of harm counts: its subject, its object, and those joined to them."""

import re
from dataclasses import replace

from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan, VerbHit
from .figure import bare, chain, follows, is_part
from .noun_phrase import NounPhrase

_BY_MEANS = re.compile(r" (?:par balles?|a l'arme blanche|a bout portant|par armes? a feu)(?= )")
_PARTITIVE = re.compile(
    r"\s*(?:d'entre (?:eux|elles)|autres?\b|de ces derniers|"
    r"d(?:es|e nos) (?:leurs|notres|siens)|\(\d+\) autres?)"
)
# « deux ont été gravement blessés », « cinq sont morts », « trois, capturés, … »
_ELIDED = re.compile(
    r" (?:(?:ont|avaient|auraient|sont|seraient|etaient|a|est|aurait|serait|avait|etait)\b|"
    r"y (?:ont|avaient|auraient)\b)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:«»\".(]|\bet|\bmais|\bque|\bdont) ?$")
_GAP_BEFORE = re.compile(r"(?:,| et|, et) $")
_GAP_AFTER = re.compile(r"^ (?:a|dans|pres|au|aux) ")
# « deux soldats ont été tués et un troisième blessé »
_ONE_MORE = re.compile(
    r"\bet (une? (?:deuxieme|second|seconde|troisieme|quatrieme|cinquieme|"
    r"autre))\b(?!.{0,30}\bautres?\b)"
)
_FINITE = re.compile(
    r"\b(?:ont|a|avait|avaient|sont|est) (?:ete |egalement )?[a-z]{3,}(?:e|es|ee|ees|i|is|u|"
    r"us)\b.{0,80}\bet\b"
)
_NEAR = 160


def with_nameless(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the people of a sentence, with those that only a figure stands for.

    « deux de ses collègues » are what the man before them was.
    """
    known: list[NounPhrase] = []
    for phrase in people:
        if phrase.cls == "fellow":
            phrase = replace(phrase)
            take_after(phrase, known)
        known.append(phrase)
    return sorted([*known, *_nameless(document, sentence, known)], key=lambda p: p.start)


def _nameless(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[NounPhrase]:
    """« deux d'entre eux », « trois autres », « cinq ont été … »: figures without a noun."""
    found = []
    for quantity in document.quantities_in(sentence.start, sentence.end):
        if quantity.kind not in ("count", "vague") or any(
            p.start <= quantity.start < p.end for p in people
        ):
            continue
        match = _PARTITIVE.match(document.text, quantity.end)
        if match is None and not _is_elided(document, quantity):
            continue
        phrase = bare(quantity, match.end() if match else quantity.end, sentence)
        take_after(phrase, [p for p in people if p.end <= quantity.start])
        found.append(phrase)
    return found


def _is_elided(document: Document, quantity: Quantity) -> bool:
    """Whether a figure alone is the subject: « deux ont été gravement blessés »."""
    text = document.text
    before = text[max(0, quantity.start - 8) : quantity.start]
    return bool(_ELIDED.match(text, quantity.end) and _OPENS_CLAUSE.search(before))


def take_after(phrase: NounPhrase, before: list[NounPhrase]) -> None:
    """Let a figure without a noun count the people counted before it in the sentence."""
    named = [p for p in before if p.quantity is not None and p.cls != "victim"]
    if named:
        phrase.cls, phrase.actor = named[-1].cls, named[-1].actor
        phrase.country = named[-1].country
        phrase.head_start, phrase.head_end = named[-1].head_start, named[-1].head_end


def right_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the object of an active verb, and what « et » joins to it."""
    right = [p for p in people if p.start >= verb.end - 1]
    if not right or right[0].start - verb.end > 45:
        return []
    between = _BY_MEANS.sub(" ", document.text[verb.end : right[0].start])
    if any(mark in between for mark in (",", ";", ":", " par ", " dans ", " lors ")):
        return []
    return chain(document, right)


def left_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the counted subject: the nearest figures to the left, joined ones with it.

    What stands after « dont » is a part and left to `parts_of`.
    """
    start = verb.reading.start
    left = [p for p in people if p.end <= start + 1]
    counted = [p for p in left if p.quantity is not None
               and p.preposition not in ("par", "contre", "dans", "pres")
               and not (p.quantity.kind == "article" and p.preposition in ("de", "d'", "du"))
               and not is_part(document, p)
    ]  # fmt: skip
    if not counted or start - counted[-1].end > _NEAR:
        return []
    if verb.reading.voice == "participle" and _is_of_another(document, counted[-1], left, start):
        return []
    between = document.text[counted[-1].end : start]
    one_more = _ONE_MORE.search(between)
    if one_more:
        return [_one_more(document, counted, one_more)]
    if ";" in between or ". " in between or _other_subject(between):
        return []
    return _joined_left(document, counted)


def _is_of_another(
    document: Document, counted: NounPhrase, left: list[NounPhrase], start: int
) -> bool:
    """« 14 gendarmes …, après la mort d'un gendarme blessé »: one man is wounded."""
    nearest = [p for p in left if p.start >= counted.end and p.cls != "victim"]
    return bool(nearest) and start - nearest[-1].end <= 1


def _one_more(document: Document, counted: list[NounPhrase], one_more: re.Match[str]) -> NounPhrase:
    at = counted[-1].end + one_more.start(1)
    end = at + len(one_more[1])
    phrase = bare(Quantity(at, end, 1, 1, False, "count"), end, document.sentence_at(at))
    take_after(phrase, counted)
    return phrase


def _joined_left(document: Document, counted: list[NounPhrase]) -> list[NounPhrase]:
    """Return the last figures before a verb and those that a comma, « et » or a dash joins."""
    chosen = [counted[-1]]
    for phrase in reversed(counted[:-1]):
        gap = document.text[phrase.end : chosen[0].start]
        if follows(gap):
            chosen.insert(0, phrase)
        elif gap.strip() in (":", "–", "-", "—", "("):
            return [phrase, *chosen]
        else:
            break
    return chosen


def gapped(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """« sept soldats ont péri à Fangasso, quatre gendarmes à Mandiakuy »: one verb for both."""
    found = []
    for phrase in people:
        if phrase.start <= verb.end or phrase.quantity is None:
            continue
        before = document.text[max(verb.end, phrase.start - 6) : phrase.start]
        after = document.text[phrase.end : phrase.end + 8]
        if _GAP_BEFORE.search(before) and _GAP_AFTER.match(after):
            found.append(phrase)
    return found


def _other_subject(between: str) -> bool:
    """Whether a verb of its own stands between subject and verb."""
    return len(between) > 90 and bool(_FINITE.search(between))
