"""Figures of dead, wounded, captured, missing and « neutralisés », with whom they count."""

import re
from typing import Any

from analysis.language.cues import Seldom
from analysis.language.numbers import COUNTABLE

from .captives import HOLDING, are_no_more, are_set_free, came_back
from .counted import (
    gapped,
    is_passive,
    joined_after,
    left_people,
    numbered,
    right_people,
)  # fmt: skip
from .document import Document, Hit, SentenceSpan, VerbHit
from .figure import Figure, chain, figure_of, mark_mixed, outcome_of
from .nearby import REACH
from .not_aimed import on_what_it_hit
from .noun_phrase import COLLECTIVES, NounPhrase
from .parted_victims import parted_from_victims
from .parts_told_later import parts_told_later
from .people import People
from .ranks import mark_ranks
from .running_totals import running_totals
from .shares import shares
from .toll_parts import (
    among,
    is_unharmed,
    leads_uncounted,
    link_parts,
    names_harm,
    parts_of,
    parts_that_add_up,
    split_up,
)
from .uncounted import the_one, the_one_hit
from .vagueness import counts_a_war, is_of_before, is_prompt, was_prompted
from .zero_tolls import among_whom, zeros

_AT_LEAST = re.compile(r"[ ,(]{1,2}(?:au moins|au minimum)\b")
# « une patrouille est tombée dimanche dans une embuscade »: nobody has died yet
_FALLEN_INTO = re.compile(
    r"[^.;,]{0,40}?\b(?:dans (?:une?|l'|cette|des|leur) ?(?:[a-z]+ )?(?:embuscades?|piege|guet|"
    r"traquenard|fosse|ravin)|aux? mains|entre les mains|"
    r"sous (?!l[ea]s? (?:balles|feu|tirs|coups))|sur (?:une?|des|eux|elles?|lui|nous|ces?|cette|"
    r"les (?!champs|lieux|fronts)) ?)"
)
# « le bilan pourrait dépasser la vingtaine de morts »
_FEARED = Seldom.of(r"\b(?:pourrai(?:t|ent)|risque(?:nt)? d|craint d|redoute)\b[^.;:,]{0,40}$")
# No act of this war killed as many: thousands are a war's.
_MOST = 1000
# « vingt-deux corps d'hommes »: the bodies are counted, not the men.
_COUNTED_THINGS = ("corps ", "dépouilles ")
# « mis hors de combat (tués ou capturés) »: a gloss, no figures of its own
_GLOSS = re.compile(r"\((?:[a-z]+(?:,| ou| et) )?$")
_MARKS = " -«»\"'“”"
_GRAVELY = re.compile(r" ?\b[a-z]+ment$")
# « deux légers blessés », « trois grands blessés »
_DEGREES = re.compile(r" ?\b(?:grands|legers|graves|nouveaux|premiers)$")
_LONGEST_LINK = 60
_OTHERS = ("autres", "d'autres")
_OF_THEM = ("", "de", "d'", "des", *_OTHERS, "autres personnes", "autre", "second", "seconde",
            "faits", "fait")  # fmt: skip
_NOT_OF_IT = re.compile(r",|.{15}", re.DOTALL)  # « le bilan de l'attaque, six soldats … »
# « deux portés disparus », « un porté disparu »
_COUNTED, _COUNTED_AS = ("", "portes", "portees", "de", *_OTHERS), {"article": ("porte", "portee")}
# « dix morts civils », « dix pertes militaires »
_OF_KIND = re.compile(r" (civil|militaire)e?s?\b")
_KINDS = {"civil": "civilian", "militaire": "army"}


def find_figures(document: Document, phrases: list[NounPhrase]) -> list[Figure]:
    """Return the figures of a document in the order of the text."""
    everybody = People(document, phrases)
    figures: list[Figure] = []
    for sentence in document.sentences:
        if sentence.role in {"caption", "boilerplate"}:
            continue
        verbs = sentence.verbs
        harm = [verb for verb in verbs if verb.phrase.kind == "casualty"]
        hits = document.hits_of("casualty", sentence)
        parted = parted_from_victims(document, sentence)
        tells = harm or hits or parted or names_harm(document, sentence)
        if not tells and not _counts(document, sentence):
            everybody.pass_over(sentence)
            continue
        people = everybody.of(sentence)
        told = _in_sentence(document, sentence, people, harm, hits, parted) if tells else []
        told += parts_told_later(document, sentence, people, told, figures)
        told += shares(document, sentence, people, told, figures)
        more = running_totals(document, sentence, people, told, figures[-1:])
        if more:
            told = sorted([*told, *more], key=lambda f: f.start)
            mark_ranks(document, sentence, people, told)
        figures += [f for f in told if _is_told(document, sentence, f)]
    return figures


def _is_told(document: Document, sentence: SentenceSpan, figure: Figure) -> bool:
    """Whether a figure is that of an event that happened, not a war's, not a fear."""
    if figure.low >= _MOST or counts_a_war(document, sentence, figure.start):
        return False
    if is_of_before(document, figure.start) or is_prompt(document.text, figure.anchor):
        return False
    if was_prompted(document.text, figure.anchor):
        return False
    if figure.outcome == "missing" and came_back(document, sentence, figure):
        return False
    near = max(sentence.start, figure.start - 60)
    return _FEARED.search(document.text, near, figure.start) is None


def _counts(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence counts something: of whom, a sentence before may have told."""
    told = sentence.quantities
    return not {"count", "vague"}.isdisjoint([quantity.kind for quantity in told])


def _in_sentence(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], verbs: list[VerbHit],
    hits: list[Hit], parted: list[Hit],
) -> list[Figure]:  # fmt: skip
    """Return what verbs and nouns of harm count, these `parted` from their victims too."""
    figures: list[Figure] = []
    for verb in verbs:
        figures += _of_verb(document, verb, sentence, people)
    for hit in hits:
        if hit.row.victims_are == "complement":
            figures += _of_complement(document, hit, sentence, people)
        if hit.row.victims_are != "complement" or hit.row.term.startswith(_COUNTED_THINGS):
            figures += _of_noun(document, hit, sentence, people)
    for hit in parted:
        figures += _of_complement(document, hit, sentence, people)
    figures += among(document, sentence, people)
    figures += zeros(document, sentence, people)
    figures = _unique(figures)
    for figure in figures:
        floor = _AT_LEAST.match(document.text, figure.end) if figure.high == figure.low else None
        if floor is not None:
            figure.high, figure.end = None, floor.end()
    figures += parts_of(document, sentence, people, figures)
    figures += parts_that_add_up(document, people, figures)
    figures.sort(key=lambda f: f.start)
    link_parts(document, figures)
    mark_mixed(document, people, figures)
    mark_ranks(document, sentence, people, figures)
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
    verb = on_what_it_hit(document, verb)
    reading, row = verb.reading, verb.phrase.row
    if reading.is_negated or reading.tense == "future":
        return []
    if _is_counted_noun(document, verb) or _GLOSS.search(
        document.text, verb.start - 16 if verb.start > 16 else 0, verb.start
    ):
        return []
    if verb.lemma in HOLDING and are_set_free(document, sentence):
        return []  # « a libéré sept otages détenus par … »
    if verb.lemma == "tomber" and _FALLEN_INTO.match(document.text, verb.end, sentence.end):
        return []
    outcome = outcome_of(document, verb)
    is_object = row.victims_are in {"object", "passive"}
    passive = is_passive(document, verb, sentence)
    if row.victims_are == "passive" and not passive:
        return []  # « a touché un véhicule et tué un soldat »
    if verb.lemma == "perdre" and passive and verb.start - 1 not in {p.end for p in people}:
        return []  # « deux enfants blessés par une balle perdue »
    if is_object and not passive:
        chosen = right_people(document, verb, people)
        if verb.lemma == "perdre":
            chosen = [p for p in chosen if p.cls not in ("government",)]
    else:
        chosen = left_people(document, verb, people)
    chosen = [p for p in chosen if _may_suffer(document, p, row)]
    figures = [figure_of(p, outcome, verb.start) for p in chosen]
    split_up(figures)
    if not any(figures):
        hits = is_object and not passive
        one = the_one_hit(document, verb, people) if hits else None
        one = the_one(document, verb, people) if not (hits or chosen) else one
        figures += [_one(one, outcome, verb.start)] if one is not None else []
    if chosen and chosen[0].end <= reading.start:
        apart = gapped(document, verb, people)
        for one in apart + joined_after(document, verb, people):
            figure = figure_of(one, outcome, one.start)
            if figure is not None and _may_suffer(document, one, row):
                figure.is_elsewhere = one in apart
                figures.append(figure)
    return [f for f in figures if f is not None]


def _one(phrase: NounPhrase, outcome: str, anchor: int) -> Figure:
    """« le maire a été tué »: one, without a figure; « le maire et l'imam » are counted as two."""
    counted = figure_of(phrase, outcome, anchor)
    return counted or Figure(phrase.start, phrase.end, outcome, 1, 1, False, phrase,
                             phrase.sentence, anchor=anchor)  # fmt: skip


def _may_suffer(document: Document, people: NounPhrase, row: Any) -> bool:
    """Whether people can be counted for a harm: « six blessés » have a figure of their own.

    Only verbs of dying take them on: « deux blessés ont succombé ».
    """
    if is_unharmed(document, people) or _is_collective(document, people):
        return False
    if leads_uncounted(document, people):
        return False
    if people.cls != "victim" or row.victims_are == "subject":
        return True
    named = document.within("casualty", people.head_start, people.head_start + 1)
    return row.outcome in [hit.row.outcome for hit in named]


def _is_collective(document: Document, people: NounPhrase) -> bool:
    """« un groupe armé », « deux bataillons »: nobody knows how many men that is."""
    if people.quantity is None:
        return False
    if document.text[people.head_start : people.head_end].split(" ")[0].rstrip("s") in COLLECTIVES:
        return True
    heads = document.within("head", people.head_start, people.head_start + 1)
    return any(hit.end == people.head_end and hit.row.number == "many" for hit in heads)


def _is_counted_noun(document: Document, verb: VerbHit) -> bool:
    """« sept blessés et deux portés disparus »: the participle is a noun with its own figure."""
    if verb.reading.voice != "participle" or not document.within(
        "casualty", verb.start, verb.start + 1
    ):
        return False
    before = document.text[max(0, verb.start - 12) : verb.start]
    return any(
        q.end <= verb.start and q.kind in ("count", "vague", "article")
        and document.text[q.end : verb.start].strip() in _COUNTED_AS.get(q.kind, _COUNTED)
        for q in document.quantities_in(verb.start - REACH, verb.start)
        if q.start > verb.start - 40
    ) and not before.endswith((". ", ", "))  # fmt: skip


def _of_complement(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    right = [p for p in people if p.end > hit.end]
    if right and right[0].preposition == "par":  # « la neutralisation par l'armée de … »
        right = [p for p in right[1:] if p.start <= right[0].end + 14]
    elif right and _NOT_OF_IT.search(document.text, hit.end, right[0].start):
        right = []  # « le bilan de l'attaque, six soldats … »
    chosen = [p for p in chain(document, right) if _may_suffer(document, p, hit.row)]
    figures = [figure_of(p, hit.row.outcome, hit.start) for p in chosen]
    split_up(figures)
    return [f for f in figures if f is not None]


def _link(between: str) -> str:
    """Return what links a figure to its noun: « sept autres grièvement blessés », « "martyrs" »."""
    words = _DEGREES.sub("", between.strip(_MARKS))
    return _GRAVELY.sub("", words).strip(_MARKS) if words.endswith("ment") else words


def _of_noun(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    """« treize morts », « une dizaine de blessés », « deux corps »."""
    text = document.text
    quantity = next(
        (q for q in reversed(document.quantities_in(hit.start - REACH, hit.start))
         if hit.start - _LONGEST_LINK <= q.end <= hit.start and q.kind in COUNTABLE
         and _link(text[q.end : hit.start]) in _OF_THEM),
        None,
    )  # fmt: skip
    if quantity is None:
        return numbered(document, hit, sentence)
    if quantity.start < sentence.start or quantity.kind == "none":
        return []
    if quantity.kind == "article" and (hit.end - hit.start < 4 or text[hit.end - 1] == "s"):
        return []
    if hit.row.outcome == "captured" and are_no_more(document, sentence, hit):
        return []
    counted = among_whom(document, hit.end, people) or _of_kind(document, hit, sentence)
    return [Figure(quantity.start, hit.end, hit.row.outcome, quantity.low, quantity.high,
                   quantity.approximate, counted, sentence.index, anchor=hit.start)]  # fmt: skip


def _of_kind(document: Document, hit: Hit, sentence: SentenceSpan) -> NounPhrase | None:
    """Return the people of « morts civils », None where no adjective tells whose."""
    kind = _OF_KIND.match(document.text, hit.end)
    if kind is None:
        return None
    return NounPhrase(hit.start, kind.end(), _KINDS[kind[1]], None, None, None, None, None, False,
                      sentence.index, kind.start(1), kind.end())  # fmt: skip
