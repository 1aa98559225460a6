"""Figures of dead, wounded, captured, missing and « neutralisés », with whom they count."""

import re

from analysis.language.cues import Seldom

from .as_many import as_many
from .captives import HOLDING, are_set_free, came_back
from .counted import is_passive, left_people
from .counted_objects import people_behind, right_people
from .document import Document, Hit, SentenceSpan, VerbHit
from .figure import Figure, figure_of, mark_mixed, outcome_of
from .harm_nouns import OTHERS, may_suffer, of_complement, of_noun
from .nearby import REACH
from .not_aimed import on_what_it_hit
from .noun_phrase import NounPhrase
from .parted_victims import parted_from_victims
from .parts_told_later import parts_told_later, tells_of_them
from .people import People
from .prompts import is_prompt, was_prompted
from .ranks import mark_ranks
from .running_totals import running_totals
from .sentence_spans import NO_NEWS
from .shares import shares
from .tallies import is_of_before, is_tally
from .toll_parts import (
    among,
    link_parts,
    names_harm,
    parts_of,
    parts_that_add_up,
    split_up,
)
from .uncounted import and_one, figure_of_one, the_one, the_one_hit
from .vagueness import counts_a_war
from .verb_shared import gapped, joined_after
from .verb_telling import is_asked
from .zero_tolls import zeros

_AT_LEAST = re.compile(r"[ ,(]{1,2}(?:au moins|au minimum)\b")
# « une patrouille est tombée dimanche dans une embuscade »: nobody has died yet
_FALLEN_INTO = re.compile(
    r"[^.;,]{0,40}?\b(?:dans (?:une?|l'|cette|des|leur) ?(?:[a-z]+ )?(?:embuscades?|piege|guet|"
    r"traquenard|fosse|ravin)|aux? mains|en (?:[a-z]+ant|panne)\b|entre les mains|"
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
# « deux portés disparus », « un porté disparu »
_COUNTED, _COUNTED_AS = ("", "portes", "portees", "de", *OTHERS), {"article": ("porte", "portee")}
# « Des tirs ont touché dix civils », « une balle perdue a atteint un enfant »
_HIT = re.compile(
    r"\b(?:tirs?|balles?|obus|mortiers?|roquettes?|eclats?|projectiles?|missiles?)"
    r"(?: [a-z]+){0,3}? (?:(?:a|ont|avaient|avait|aurait|auraient) )?$"
)


def find_figures(document: Document, phrases: list[NounPhrase]) -> list[Figure]:
    """Return the figures of a document in the order of the text."""
    everybody = People(document, phrases)
    figures: list[Figure] = []
    for sentence in document.sentences:
        if sentence.role in NO_NEWS:
            continue
        verbs = sentence.verbs
        harm = [verb for verb in verbs if verb.phrase.kind == "casualty"]
        hits = document.hits_of("casualty", sentence)
        parted = parted_from_victims(document, sentence)
        tells = harm or hits or parted or names_harm(document, sentence)
        is_list = bool(figures) and tells_of_them(document, sentence)
        if not (tells or is_list or _counts(document, sentence)):
            everybody.pass_over(sentence)
            continue
        people = everybody.of(sentence)
        told = _in_sentence(document, sentence, people, harm, hits, parted) if tells else []
        told += parts_told_later(document, sentence, people, told, figures)
        told += shares(document, sentence, people, told, figures)
        told += as_many(document, sentence, told, figures[-1:])
        more = running_totals(document, sentence, people, told, figures[-1:])
        if more:
            more += parts_of(document, sentence, people, [*told, *more])
            told = sorted([*told, *more], key=lambda f: f.start)
            mark_ranks(document, sentence, people, told)
        figures += [f for f in told if _is_told(document, sentence, f, figures)]
    return figures


def _is_told(
    document: Document, sentence: SentenceSpan, figure: Figure, before: list[Figure]
) -> bool:
    """Whether a figure is that of an event that happened, not a war's, not a fear."""
    if figure.low >= _MOST or counts_a_war(document, sentence, figure.start):
        return False
    if is_tally(document, sentence, figure, before):
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
            figures += of_complement(document, hit, sentence, people)
        if hit.row.victims_are != "complement" or hit.row.term.startswith(_COUNTED_THINGS):
            figures += of_noun(document, hit, sentence, people)
    for hit in parted:
        figures += of_complement(document, hit, sentence, people)
    figures += among(document, sentence, people)
    figures += zeros(document, sentence, people)
    figures = _not_those_who_died(_unique(figures))
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
    for figure in sorted(figures, key=lambda f: (f.start, f.people is None, f.start - f.end)):
        if not any(k.start <= figure.start < k.end and k.outcome == figure.outcome for k in kept):
            kept.append(figure)
    return kept


def _not_those_who_died(figures: list[Figure]) -> list[Figure]:
    """« Deux blessés ont succombé »: two more dead, and no two wounded."""
    dead = {f.start for f in figures if f.outcome == "killed"}
    return [f for f in figures if f.outcome != "wounded" or f.start not in dead]


def _of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    verb = on_what_it_hit(document, verb)
    reading, row = verb.reading, verb.phrase.row
    if reading.is_negated or reading.tense == "future" or is_asked(document, verb):
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
    if row.victims_are == "passive" and not passive and not _HIT.search(
        document.text, max(sentence.start, verb.reading.start - 40), verb.start
    ):  # fmt: skip
        return []  # « a touché un véhicule et tué un soldat »
    if verb.lemma == "perdre" and passive and verb.start - 1 not in {p.end for p in people}:
        return []  # « deux enfants blessés par une balle perdue »
    if is_object and not passive:
        chosen = right_people(document, verb, people)
        if verb.lemma == "perdre":
            chosen = [p for p in chosen if p.cls not in ("government",)]
    else:
        chosen = left_people(document, verb, people) or people_behind(document, verb, people)
    chosen = [p for p in chosen if may_suffer(document, p, row)]
    figures = [figure_of(p, outcome, verb.start) for p in chosen]
    split_up(document, figures)
    if any(figures):
        joined = and_one(document, verb, people, chosen)
        figures += [figure_of_one(one, outcome, verb.start) for one in joined]
    if not any(figures):
        hits = is_object and not passive
        one = the_one_hit(document, verb, people) if hits else None
        one = the_one(document, verb, people) if not (hits or chosen) else one
        figures += [figure_of_one(one, outcome, verb.start)] if one is not None else []
    if figures and figures[0] is not None and figures[0].end <= reading.start:
        apart = gapped(document, verb, people)
        for one in apart + joined_after(document, verb, people):
            figure = figure_of(one, outcome, one.start)
            if figure is not None and may_suffer(document, one, row):
                figure.is_elsewhere = one in apart
                figures.append(figure)
    return [f for f in figures if f is not None]


def _is_counted_noun(document: Document, verb: VerbHit) -> bool:
    """« sept blessés et deux portés disparus »: the participle is a noun with its own figure."""
    if verb.reading.voice != "participle" or not document.within(
        "casualty", verb.start, verb.start + 1
    ):
        return False
    before = document.text[max(0, verb.start - 12) : verb.start]
    return any(
        q.end <= verb.start and q.kind in ("count", "vague", "article")
        and document.text[q.end : verb.start].strip(' "«»') in _COUNTED_AS.get(q.kind, _COUNTED)
        for q in document.quantities_in(verb.start - REACH, verb.start)
        if q.start > verb.start - 40
    ) and not before.endswith((". ", ", "))  # fmt: skip
