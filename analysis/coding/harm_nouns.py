"""Figures that nouns of harm give: « treize morts », « un bilan de dix tués », « deux corps »."""

import re
from typing import Any

from analysis.language.numbers import COUNTABLE, Quantity

from .captives import are_no_more
from .document import Document, Hit, SentenceSpan
from .figure import Figure, bare, chain, figure_of, number_behind
from .nearby import REACH
from .noun_phrase import COLLECTIVES, NounPhrase, in_arms
from .people import take_after
from .toll_parts import is_unharmed, parts_among, split_up
from .uncounted import figure_of_one, the_one_murdered
from .verb_shared import up_to_a_clause
from .zero_tolls import among_whom

OTHERS = ("autres", "d'autres")
# « un chef et sa garde »; the words for those who follow somebody
_HIS_MEN = re.compile(
    r",? (?:et|ainsi que|avec) (?:sa|ses|leurs?) (?=gardes?|hommes|elements|troupes|combattants|"
    r"acolytes|complices|lieutenants|compagnons)"
)
_MARKS = " -«»\"'“”"
_GRAVELY = re.compile(r" ?\b[a-z]+ment$")
# « deux légers blessés », « trois grands blessés »
_DEGREES = re.compile(r" ?\b(?:grands|legers|graves|nouveaux|premiers)$")
_LONGEST_LINK, _SHORTEST = 60, 4
_OF_THEM = ("", "de", "d'", "des", "de leurs", "de ses", *OTHERS, "autres personnes",
            "autre", "second", "seconde", "deuxieme", "troisieme", "quatrieme", "cinquieme",
            "sixieme", "faits", "fait")  # fmt: skip
_NOT_OF_IT = re.compile(r",|.{15}", re.DOTALL)  # « le bilan de l'attaque, six soldats … »
# « dix morts civils », « dix pertes militaires »
_OF_KIND = re.compile(r" (civil|militaire)e?s?\b")
# « …, et les soldats six blessés »
_AND_THESE = re.compile(r"(?:,|\bet|\bcontre|\bquand|\btandis que|\bpuis) $")
_ET = re.compile(r"[^.,;:()]{0,40} et $")
_KINDS = {"civil": "civilian", "militaire": "army"}
# « des dizaines de morts et de blessés », « plusieurs tués et blessés »: so many of each
_OF_EACH = re.compile(r"(?:mort|tue|blesse|deces|victime)e?s? et (?:de )?$")
_EACH_REACH = 14
_SOME_OF_THEM = (" d'entre eux", " d'entre elles")
# « l'épouse d'un otage », « un proche de deux victimes »: whose relative somebody is, no toll
_WHOSE = re.compile(
    r"\b(?:proche|parent|pere|mere|frere|soeur|fils|fille|epouse|epoux|mari|femme|veuve|cousine?|"
    r"oncle|tante|amie?|collegue|voisine?|famille|avocat)s? d(?:e |'|es )$"
)
_WHOSE_REACH = 16


def tells_whose(document: Document, at: int) -> bool:
    """Whether a figure at `at` only says whose relative somebody is."""
    near = at - _WHOSE_REACH if at > _WHOSE_REACH else 0
    return _WHOSE.search(document.text, near, at) is not None


def may_suffer(document: Document, people: NounPhrase, row: Any) -> bool:
    """Whether people can be counted for a harm: « six blessés » have a figure of their own.

    Only verbs of dying take them on: « deux blessés ont succombé ».
    """
    if is_unharmed(document, people) or _is_collective(document, people):
        return False
    if _leads_uncounted(document, people):
        return False
    if people.cls != "victim" or row.victims_are == "subject" and row.outcome == "killed":
        return True
    named = document.within("casualty", people.head_start, people.head_start + 1)
    return row.outcome in [hit.row.outcome for hit in named]


def _is_collective(document: Document, people: NounPhrase) -> bool:
    """« un groupe armé », « deux bataillons »: nobody knows how many men that is."""
    if people.quantity is None or document.text.endswith(" siens", people.start, people.end):
        return False  # « l'armée a perdu vingt des siens »: twenty men
    if document.text.endswith(_SOME_OF_THEM, people.start, people.end):
        return False  # « un groupe de bergers, … sept d'entre eux »: seven men
    if document.text[people.head_start : people.head_end].split(" ")[0].rstrip("s") in COLLECTIVES:
        return True
    heads = document.within("head", people.head_start, people.head_start + 1)
    return any(hit.end == people.head_end and hit.row.number == "many" for hit in heads)


def of_complement(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    """« un bilan de dix soldats », « le meurtre de deux bergers »."""
    right = [p for p in people if p.end > hit.end]
    if right and right[0].preposition == "par":  # « la neutralisation par l'armée de … »
        right = [p for p in right[1:] if p.start <= right[0].end + 14]
    elif right and _NOT_OF_IT.search(document.text, hit.end, right[0].start):
        right = []  # « le bilan de l'attaque, six soldats … »
    right = up_to_a_clause(document, right)
    chosen = [p for p in chain(document, right) if may_suffer(document, p, hit.row)]
    chosen = [p for p in chosen if not _fares_otherwise(document, p, hit)]
    figures = [figure_of(p, hit.row.outcome, hit.start) for p in chosen]
    split_up(document, figures)
    if not any(figures):
        one = the_one_murdered(document, hit, right)
        figures = [figure_of_one(one, hit.row.outcome, hit.start)] if one is not None else []
    return [f for f in figures if f is not None]


def _fares_otherwise(document: Document, people: NounPhrase, hit: Hit) -> bool:
    """« un bilan de cinq soldats blessés »: nobody died, for all that it is a toll."""
    return any(
        verb.phrase.kind == "casualty" and verb.phrase.row.outcome != hit.row.outcome
        for verb in document.verbs_in(people.end, people.end + 2)
    )


def _link(between: str) -> str:
    """Return what links a figure to its noun: « sept autres grièvement blessés », « "martyrs" »."""
    words = _DEGREES.sub("", between.strip(_MARKS))
    return _GRAVELY.sub("", words).strip(_MARKS) if words.endswith("ment") else words


def of_noun(
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
        return _numbered(document, hit, sentence) or _of_each(document, hit, sentence, people)
    if quantity.start < sentence.start or quantity.kind == "none":
        return []
    if tells_whose(document, quantity.start):
        return []
    if quantity.kind == "article" and not _is_one(document.original(hit.start, hit.end).lower()):
        return []
    if hit.row.outcome == "captured" and are_no_more(document, sentence, hit):
        return []
    counted = (
        among_whom(document, hit.end, people)
        or _of_kind(document, hit, sentence)
        or _without_verb(document, quantity, people)
        or _like_the_first(document, hit, quantity, people)
    )
    return [Figure(quantity.start, hit.end, hit.row.outcome, quantity.low, quantity.high,
                   quantity.approximate, counted, sentence.index, anchor=hit.start)]  # fmt: skip


def _like_the_first(
    document: Document, hit: Hit, quantity: Quantity, people: list[NounPhrase]
) -> NounPhrase | None:
    """« sept assaillants ont été tués et huit autres arrêtés »: others are what these were."""
    if _link(document.text[quantity.end : hit.start]) not in OTHERS:
        return None
    here = [p for p in people if p.end <= quantity.start]
    if not here or not _ET.search(document.text, here[-1].end, quantity.start):
        return None
    if here[-1] in parts_among(document, here):
        return None  # others than all of them, not than a part
    phrase = bare(quantity, hit.end, document.sentence_at(quantity.start))
    take_after(phrase, here)
    return phrase if phrase.cls != "person" else None


def _is_one(noun: str) -> bool:
    """« un mort », « un tué », « un décès »; « un blessés » is none, « un ennemi tue » kills."""
    return noun in ("décès", "tué") or (len(noun) >= _SHORTEST and not noun.endswith("s"))


def _without_verb(
    document: Document, quantity: Quantity, people: list[NounPhrase]
) -> NounPhrase | None:
    """« Les rebelles ont eu trois morts et les soldats six blessés »: these are the soldiers'."""
    before = [p for p in people if p.end == quantity.start - 1 and p.quantity is None]
    if not before or before[0].preposition or before[0].determiner != "definite":
        return None
    whose = before[0]
    joins = _AND_THESE.search(
        document.text, whose.start - 12 if whose.start > 12 else 0, whose.start
    )
    return in_arms(document, whose) if joins else None


def _of_kind(document: Document, hit: Hit, sentence: SentenceSpan) -> NounPhrase | None:
    """Return the people of « morts civils », None where no adjective tells whose."""
    kind = _OF_KIND.match(document.text, hit.end)
    if kind is None:
        return None
    return NounPhrase(hit.start, kind.end(), _KINDS[kind[1]], None, None, None, None, None, False,
                      sentence.index, kind.start(1), kind.end())  # fmt: skip


def _numbered(document: Document, hit: Hit, sentence: SentenceSpan) -> list[Figure]:
    """« Les blessés, au nombre de six, ont été soignés »: the number behind its noun."""
    number = number_behind(document, hit.end)
    if number is None:
        return []
    return [
        Figure(hit.start, number.end, hit.row.outcome, number.low, number.high,
               number.approximate, None, sentence.index, anchor=hit.start)
    ]  # fmt: skip


def _of_each(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    """« des dizaines de morts et de blessés »: of both, while « dix morts et blessés » is a sum."""
    other = _OF_EACH.search(document.text, max(0, hit.start - _EACH_REACH), hit.start)
    if other is None or hit.row.outcome == "missing":
        return []
    told = [
        q for q in document.quantities_in(other.start() - REACH, other.start())
        if q.high is not None and q.high > q.low
        and _link(document.text[q.end : other.start()]) in _OF_THEM
    ]  # fmt: skip
    return [
        Figure(hit.start, hit.end, hit.row.outcome, q.low, q.high, q.approximate,
               among_whom(document, hit.end, people), sentence.index, anchor=hit.start)
        for q in told[-1:]
    ]  # fmt: skip


def _leads_uncounted(document: Document, people: NounPhrase) -> bool:
    """Return whether nobody knows how many: « un chef et sa garde », not « … et son fils »."""
    quantity = people.quantity
    return (
        quantity is not None
        and quantity.kind == "article"
        and _HIS_MEN.match(document.text, people.end) is not None
    )
