"""One man or woman hit, told without a figure: « le maire a été tué », « ont tué le maire »."""

import re
from dataclasses import replace

from analysis.language.numbers import Quantity

from .counted_objects import right_people
from .document import Document, Hit, VerbHit
from .families import is_single, is_the_one
from .figure import Figure, figure_of
from .noun_phrase import NounPhrase
from .verb_number import is_plural
from .verb_shared import AND, has_own_verb

_NO_NAME = re.compile(r"[.;:«»\"]|\b(?:qui|que|ou|dont|a|ont|est|sont|et)\b")
_ONE_OF = {"army", "police", "civilian"}
# « le chef du village de Bih, localité située à 25 km de Koro, »: where that is
_WHERE = re.compile(
    r" d(?:e |u |')[^,.;:«»\"()]{2,40}, (?:situee?|localite|village|commune|bourgade|chef-lieu)\b"
    r"[^.;:«»\"()]{0,130},"
)
# « le brigadier Pointeau, 24 ans, qui faisait partie du 1er régiment de spahis, est mort »
ASIDES = re.compile(
    r"(?P<name>[^,.;:«»\"]{0,60})(?:, (?!(?:et|mais|ou|puis|alors|tandis|ainsi|selon) )"
    r"(?:(?! (?:ont|est|sont|avai(?:t|ent)|etai(?:t|ent)) )[^,.;:«»\"]){1,80}){0,3}, ?"
)
_FULL_NAME = re.compile(r" [A-ZÀ-Ý][\w’'-]+(?: (?:[A-ZÀ-Ý]|ag |ould |de |d['’])[\w’'-]*){1,4}")
_MURDERS = ("assassinat", "meurtre", "egorgement", "decapitation", "lynchage", "enlevement",
            "rapt", "kidnapping")  # fmt: skip
_OF_THE, _ARTICLE = ("du ", "de la ", "de l'", "le ", "la ", "l'"), 4
_THEIR = ("leur ", "son ", "sa ")
_NAME, _PLACE = 60, 150


def the_one(document: Document, verb: VerbHit, people: list[NounPhrase]) -> NounPhrase | None:
    """Return the one man or woman that is the subject: « le brigadier Traoré a succombé »."""
    start = verb.reading.start
    left = [p for p in people if p.end <= start and p.preposition is None and p.cls != "victim"]
    if verb.reading.voice == "participle" and document.text.endswith(", ", 0, start):
        return _the_named(document, start, people)
    while len(left) > 1 and _is_apposed(document, left[-1]):
        left.pop()  # « le brigadier Traoré, légionnaire du même régiment, … »
    if not left or start - left[-1].end > _NAME + _PLACE:
        return None
    phrase = next((p for p in left if _has_asides(document, p, start)), left[-1])
    if verb.reading.voice == "participle" and not _is_theirs(document, phrase, start):
        return None
    if not _is_one(document, phrase):
        return None
    where = _WHERE.match(document.text, phrase.end, start)
    named_from = where.end() if where is not None else phrase.end
    aside = ASIDES.fullmatch(document.text, named_from, start)
    until = aside.end("name") if aside is not None else start
    if until - named_from > _NAME or _NO_NAME.search(document.text[named_from:until]):
        return None
    name = document.original(named_from, until).strip()
    if name[:1].islower() and not name.startswith(("de ", "du ", "d'", "d’", "monsieur ")):
        return None  # « son jeune frère » is not « son jeune »
    return _both(document, verb, left) if is_plural(document, verb) else phrase


def _has_asides(document: Document, phrase: NounPhrase, verb: int) -> bool:
    """« le brigadier Pointeau, du 1er régiment de spahis, [est mort] »: no regiment died."""
    is_aside = document.text.endswith(", ", 0, verb)
    return is_aside and ASIDES.fullmatch(document.text, phrase.end, verb) is not None


def _the_named(document: Document, verb: int, people: list[NounPhrase]) -> NounPhrase | None:
    """« la mort du brigadier Alexandre Martin, tué samedi »: whatever governs his name."""
    left = [p for p in people if p.end <= verb]
    if not left or left[-1].cls not in _ONE_OF or left[-1].quantity is not None:
        return None
    gap = ASIDES.fullmatch(document.text, left[-1].end, verb)
    if gap is None or not is_single(document, left[-1]):
        return None
    name = document.original(*gap.span("name"))
    return left[-1] if _FULL_NAME.fullmatch(name) else None


def _is_theirs(document: Document, phrase: NounPhrase, verb: int) -> bool:
    """« … et leur chauffeur tué »: a participle may tell of one whose he was."""
    return document.text.startswith(_THEIR, phrase.start) and verb - phrase.end <= 1


def _both(document: Document, verb: VerbHit, left: list[NounPhrase]) -> NounPhrase | None:
    """« l'imam et le chef du village ont été tués »: two; None where the others are not told."""
    if len(left) < 2 or not _is_one(document, left[-2]) or left[-2].cls != left[-1].cls:
        return None
    first, last = left[-2:]
    if AND.fullmatch(document.text, first.end, last.start) is None:
        return None
    return replace(
        first, end=last.end, quantity=Quantity(first.start, last.end, 2, 2, False, "count")
    )


def _is_apposed(document: Document, phrase: NounPhrase) -> bool:
    bare = phrase.determiner is None and phrase.quantity is None
    return bare and document.text.endswith(", ", 0, phrase.start)


def the_one_hit(document: Document, verb: VerbHit, people: list[NounPhrase]) -> NounPhrase | None:
    """Return the one man or woman that is the object: « ont tué mardi le maire de … ».

    So is « a coûté la vie au maire ».
    """
    hit = right_people(document, verb, people)[:1]
    cost = bool(hit) and hit[0].preposition == "au" and _may_be_one(document, hit[0])
    if not hit or not (cost or _is_one(document, hit[0])) or AND.match(document.text, hit[0].end):
        return None  # « le conducteur et le chef de bord » are more than one
    return hit[0]


def the_one_murdered(document: Document, noun: Hit, people: list[NounPhrase]) -> NounPhrase | None:
    """Return the one whom a noun of murder or abduction names: « l'assassinat du maire »."""
    if not document.text.startswith(_MURDERS, noun.start) or not people:
        return None
    one = people[0]
    if one.start - noun.end > _ARTICLE or AND.match(document.text, one.end):
        return None
    definite = document.text.endswith(_OF_THE, 0, one.head_start)
    return one if definite and _may_be_one(document, one) else None


def and_one(
    document: Document, verb: VerbHit, people: list[NounPhrase], counted: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the one told with those counted: « quatre fidèles et le pasteur ont été tués »."""
    last = [p for p in counted if p.quantity is not None][-1]
    one = next((p for p in people if p.start >= last.end), None)
    if one is None or not _is_one(document, one):
        return []
    if AND.fullmatch(document.text, last.end, one.start) is None:
        return []
    if last.start >= verb.end:
        return [] if has_own_verb(document, one) else [one]
    is_subject = 0 <= verb.reading.start - one.end <= _NAME and is_plural(document, verb)
    return [one] if is_subject else []


def figure_of_one(phrase: NounPhrase, outcome: str, anchor: int) -> Figure:
    """« le maire a été tué »: one, without a figure; « le maire et l'imam » are counted as two."""
    counted = figure_of(phrase, outcome, anchor)
    return counted or Figure(phrase.start, phrase.end, outcome, 1, 1, False, phrase,
                             phrase.sentence, anchor=anchor)  # fmt: skip


def _may_be_one(document: Document, phrase: NounPhrase) -> bool:
    if phrase.quantity is not None or phrase.cls not in _ONE_OF or phrase.name_kind is not None:
        return False
    return is_single(document, phrase)


def _is_one(document: Document, phrase: NounPhrase) -> bool:
    """« le maire », « le chef d'AQMI », « Abdelmalek Droukdal »: one, without a figure."""
    if phrase.quantity is not None:
        return False
    if document.vocabulary.blocs.get(phrase.actor or "") in ("jihadist", "separatist"):
        is_named = phrase.name_kind == "leader" and phrase.determiner is None
        return is_named or phrase.cls != "named" and is_the_one(document, phrase)
    plain = phrase.cls in {*_ONE_OF, "assailant"} and phrase.name_kind is None
    if plain and phrase.cls == "civilian" and document.original(phrase.start, phrase.end).istitle():
        return True  # « Sophie Pétronin »
    return plain and is_the_one(document, phrase)
