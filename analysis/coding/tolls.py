"""Figures of dead, wounded, captured, missing and « neutralisés », with whom they count."""

import re

from analysis.language.numbers import COUNTABLE, Quantity

from .document import Document, Hit, SentenceSpan, VerbHit
from .figure import _JOIN, Figure, bare, chain, figure_of, is_part
from .nearby import REACH
from .noun_phrase import NounPhrase
from .toll_parts import among, parts_of, side_of, split_up, zeros
from .vagueness import is_statistic

_PARTITIVE = re.compile(
    r"^\s*(?:d'entre (?:eux|elles)|autres?|de ces derniers|des leurs|des siens)\b"
)
# Hostages set free are no captives of this event.
_FREED = re.compile(
    r"\b(?:liberation|liberees?|liberes?|relachees?|relaches?|recouvre la liberte)\b"
)
_AT_LEAST = re.compile(r"\W{0,3}(?:au moins|au minimum)\b")
_BY_MEANS = re.compile(r" (?:par balles?|a l'arme blanche|a bout portant|par armes? a feu)(?= )")
_OF_THEM = ("", "de", "d'", "des", "autres", "autres personnes")
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


def find_figures(document: Document, phrases: list[NounPhrase]) -> list[Figure]:
    """Return the figures of a document in the order of the text."""
    by_sentence: dict[int, list[NounPhrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    figures: list[Figure] = []
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        people = by_sentence.get(sentence.index, [])
        people = sorted([*people, *_partitives(document, sentence, people)], key=lambda p: p.start)
        if not is_statistic(document, sentence):
            figures += _in_sentence(document, sentence, people)
    return figures


def _partitives(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[NounPhrase]:
    """« deux d'entre eux », « trois autres »: a figure that stands for the people named before."""
    found = []
    for quantity in document.quantities_in(sentence.start, sentence.end):
        if quantity.kind in ("count", "vague"):
            match = _PARTITIVE.match(document.text[quantity.end : quantity.end + 24])
            if match:
                end = quantity.end + match.end()
                phrase = bare(quantity, end, sentence)
                named = [p for p in people if p.end <= quantity.start and p.quantity is not None]
                if named:
                    phrase.cls, phrase.actor = named[-1].cls, named[-1].actor
                    phrase.country = named[-1].country
                found.append(phrase)
    return found


def _in_sentence(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    figures: list[Figure] = []
    for verb in document.verbs_in(sentence.start, sentence.end):
        if verb.phrase.kind == "casualty":
            figures += _of_verb(document, verb, sentence, people)
    for hit in document.within("casualty", sentence.start, sentence.end):
        if hit.row.victims_are == "complement":
            figures += _of_complement(document, hit, sentence, people)
        else:
            figures += _of_noun(document, hit, sentence, people)
    figures += among(document, sentence, people)
    figures += zeros(document, sentence)
    figures = _unique(figures)
    for figure in figures:
        floor = _AT_LEAST.match(document.text, figure.end) if figure.high == figure.low else None
        if floor is not None:
            figure.high, figure.end = None, floor.end()
    figures += parts_of(document, sentence, people, figures)
    figures.sort(key=lambda f: f.start)
    for figure in figures:
        figure.side = figure.side or side_of(document, figure, sentence)
    return figures


def _unique(figures: list[Figure]) -> list[Figure]:
    """One figure a span and outcome: « tués » is a noun and a participle at once."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.start, -(f.end - f.start))):
        if not any(k.start <= figure.start < k.end and k.outcome == figure.outcome for k in kept):
            kept.append(figure)
    return kept


def _of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    reading, row = verb.reading, verb.phrase.row
    if reading.is_negated or reading.tense == "future":
        return []
    if _is_counted_noun(document, verb):
        return []
    is_object = row.victims_are == "object"
    passive = reading.voice == "passive" or (
        reading.voice == "participle" and verb.form.form == "past_participle"
    )
    if is_object and not passive:
        chosen = _right_people(document, verb.end, sentence, people)
        if verb.lemma == "perdre":
            chosen = [p for p in chosen if p.cls not in ("government",)]
    else:
        chosen = _left_people(document, reading.start, people)
    figures = [figure_of(p, row.outcome, verb.start) for p in chosen]
    split_up(figures)
    if chosen and chosen[0].end <= reading.start:
        figures += _gapped(document, verb, sentence, people, row.outcome)
    return [f for f in figures if f is not None]


def _is_counted_noun(document: Document, verb: VerbHit) -> bool:
    """« sept blessés et deux portés disparus »: the participle is a noun with its own figure."""
    if verb.reading.voice != "participle" or not document.within(
        "casualty", verb.start, verb.start + 1
    ):
        return False
    before = document.text[max(0, verb.start - 12) : verb.start]
    return any(
        q.end <= verb.start and q.kind in ("count", "vague")
        and document.text[q.end : verb.start].strip() in ("", "portes", "portees", "de", "autres")
        for q in document.quantities_in(verb.start - REACH, verb.start)
        if q.start > verb.start - 40
    ) and not before.endswith((". ", ", "))  # fmt: skip


def _gapped(
    document: Document,
    verb: VerbHit,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    outcome: str,
) -> list[Figure | None]:
    """« sept soldats ont péri à Fangasso, quatre gendarmes à Mandiakuy »: one verb for both."""
    found = []
    for phrase in people:
        if phrase.start <= verb.end or phrase.quantity is None:
            continue
        before = document.text[max(verb.end, phrase.start - 6) : phrase.start]
        after = document.text[phrase.end : phrase.end + 8]
        if _GAP_BEFORE.search(before) and _GAP_AFTER.match(after):
            found.append(figure_of(phrase, outcome, phrase.start))
    return found


def _right_people(
    document: Document, start: int, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the object of an active verb, and what « et » joins to it."""
    right = [p for p in people if p.start >= start - 1]
    if not right or right[0].start - start > 45:
        return []
    between = _BY_MEANS.sub(" ", document.text[start : right[0].start])
    if any(mark in between for mark in (",", ";", ":", " par ", " dans ", " lors ")):
        return []
    return chain(document, right)


def _left_people(document: Document, start: int, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the counted subject: the nearest figures to the left, joined ones with it.

    What stands after « dont » is a part and left to `parts_of`.
    """
    left = [p for p in people if p.end <= start + 1]
    counted = [p for p in left if p.quantity is not None and not is_part(document, p)
               and p.preposition not in ("par", "contre", "dans", "pres")
               and not (p.quantity.kind == "article" and p.preposition in ("de", "d'", "du"))
    ]  # fmt: skip
    if not counted or start - counted[-1].end > 160:
        return []
    between = document.text[counted[-1].end : start]
    one_more = _ONE_MORE.search(between)
    if one_more:
        at = counted[-1].end + one_more.start(1)
        end = at + len(one_more[1])
        return [bare(Quantity(at, end, 1, 1, False, "count"), end, document.sentence_at(at))]
    if ";" in between or ". " in between or _other_subject(between):
        return []
    chosen = [counted[-1]]
    for phrase in reversed(counted[:-1]):
        gap = document.text[phrase.end : chosen[-1].start]
        if _JOIN.match(gap):
            chosen.insert(0, phrase)
        elif gap.strip() == ":":
            chosen = [phrase]
        else:
            break
    return chosen


def _other_subject(between: str) -> bool:
    """Whether a verb of its own stands between subject and verb."""
    return len(between) > 90 and bool(_FINITE.search(between))


def _of_complement(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    right = [p for p in people if p.end > hit.end and p.start <= hit.end + 14]
    figures = [figure_of(p, hit.row.outcome, hit.start) for p in chain(document, right)]
    return [f for f in figures if f is not None]


def _of_noun(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    """« treize morts », « une dizaine de blessés », « deux corps »."""
    quantity = next(
        (q for q in reversed(document.quantities_in(hit.start - REACH, hit.start))
         if q.end <= hit.start and q.kind in COUNTABLE
         and document.text[q.end : hit.start].strip(" -") in _OF_THEM),
        None,
    )  # fmt: skip
    if quantity is None or quantity.start < sentence.start or quantity.kind == "none":
        return []
    if quantity.kind == "article" and (
        hit.end - hit.start < 4 or document.text[hit.end - 1] == "s"
    ):
        return []
    if hit.row.outcome == "captured" and _FREED.search(document.text, sentence.start, sentence.end):
        return []
    counted = next((p for p in people if hit.end <= p.start <= hit.end + 40
                    and p.preposition in ("de", "d'", "parmi", "dans", "chez")), None)  # fmt: skip
    return [Figure(quantity.start, hit.end, hit.row.outcome, quantity.low, quantity.high,
                   quantity.approximate, counted, sentence.index, anchor=hit.start)]  # fmt: skip
