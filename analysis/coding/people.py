"""The people of a sentence as it counts them: those without a noun, families counted together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from analysis.language.cues import Seldom
from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan
from .families import (
    are_of_two_kinds,
    glosses,
    is_kin,
    like_those,
    one_of_them,
    opens_family,
    owners,
    serves,
    tells_of_one,
    together,
)
from .figure import bare, is_verb, number_behind, tells_number_behind
from .noun_phrase import NounPhrase
from .those_struck import IN, NO_MODEL, OF_THEM, those_struck
from .toll_parts import parts_among, the_attacked
from .trades import end_of_trade

_PARTITIVE = re.compile(
    r"[\s«»\"]*(?:d'entre (?:eux|elles)|(?:d')?autres?\b|de ces derniers|"
    r"d(?:es|e nos) (?:leurs|notres|siens)|de leurs(?= (?:et|ou)\b|[,.;])|\(\d+\) autres?)"
)
# « deux ont été gravement blessés », « cinq sont morts », « trois, capturés, … »
ELIDED = re.compile(
    r" (?:(?:ont|avaient|auraient|sont|seraient|etaient|etant|a|est|aurait|serait|avait|etait)\b|"
    r"y (?:ont|avaient|auraient)\b|manque(?:nt|raient)?\b|restent\b|demeurent\b)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:«»\".(]|\bet|\bmais|\bque|\bdont) ?$")
# « ont tiré sur des civils, tuant une vingtaine d'entre eux »: of those last named
_THEM = Seldom(
    "tuant|blessant|executant|enlevant|capturant",
    r"\b(?:tuant|blessant|executant|enlevant|capturant) (?:au moins |pres de |plus d'|environ )?$",
)
# « L'un d'eux a succombé », « …, dont l'un est mort », « l'une des blessés »
_OF_THEM_ALL = r"(?:d'(?:entre )?(?:eux|elles)|des (?:bless|victim|rescap|otag)[a-z]{1,3})\b"
# « Un troisième a été blessé », « un autre est porté disparu », « en blessant un autre »
_ONE_MORE = (
    r"(?:autre|seconde?|(?:deux|trois|quatr|cinqu|six|sept|huit)ieme)"
    r"(?= (?:a|est|avait|etait|aurait|serait|a par ailleurs|est toujours)\b)"
)
_ANOTHER = (
    r"autre(?=[,.;)»\"]| (?:a|au|dans|pres|lors|en|sur|avant|selon|et|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche)\b)"
)
_ONE_OF = Seldom(
    "un d|une d|l'un|un autre|une autre|ieme|un second",
    # Each form begins with a letter of its own, so that the rest is passed over.
    rf"l'une? {_OF_THEM_ALL}|u(?<=\bu)ne? (?:{_OF_THEM_ALL}|{_ONE_MORE})|"
    rf"u(?<=(?:ant|sse|tue|eve|ute|ure|ent) u)ne? {_ANOTHER}|"
    r"l(?<=\bdont l)'une?\b(?! des)",
)
_PRONOUN = 60
_THEIR_VICTIMS = ("leurs victimes", "ses victimes")
_START = attrgetter("start")


class People:
    """The people of an article, sentence after sentence, worked out where they are asked for."""

    def __init__(self, document: Document, phrases: list[NounPhrase]) -> None:
        self._document = document
        self._phrases: dict[int, list[NounPhrase]] = {}
        for phrase in phrases:
            self._phrases.setdefault(phrase.sentence, []).append(phrase)
        self._last: list[NounPhrase] = []  # those of the last sentence that had some
        self._passed: list[SentenceSpan] = []  # the sentences since, not asked for

    def of(self, sentence: SentenceSpan) -> list[NounPhrase]:
        """Return the people of a sentence, the next in the order of the text."""
        phrases = self._phrases.get(sentence.index, [])
        people = _with_nameless(self._document, sentence, phrases, self._before)
        if people:
            self._last = people
            self._passed.clear()
        return people

    def pass_over(self, sentence: SentenceSpan) -> None:
        """Leave a sentence out, unless a later one leans on it."""
        self._passed.append(sentence)

    def _before(self) -> list[NounPhrase]:
        passed, self._passed = self._passed, []
        for sentence in passed:
            self.of(sentence)
        return self._last


def _with_nameless(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    before: Callable[[], list[NounPhrase]],
) -> list[NounPhrase]:
    """Return the people of a sentence, with those that only a figure stands for.

    « deux de ses collègues » are what the man before them was; `before` gives the people of the
    sentence before.
    """
    known: list[NounPhrase] = []
    family: NounPhrase | None = None
    numbers = tells_number_behind(document, sentence)
    singles = tells_of_one(document, sentence)
    for index, phrase in enumerate(people):
        if numbers and phrase.quantity is None:
            phrase = _numbered(document, phrase)
        if known and glosses(document, known[-1], phrase):
            continue
        if known and (
            is_kin(document, known[-1], phrase, known[-1] is family)
            or opens_family(document, known[-1], people[index : index + 2])
        ):
            cls = known[-1].cls if serves(document, phrase) else phrase.cls
            family = known[-1] = replace(together(known[-1], phrase), cls=cls)
            continue
        if singles and phrase.quantity is None:
            phrase = one_of_them(document, phrase)
        if phrase.cls == "fellow":
            phrase = replace(phrase)
            take_after(phrase, owners(document, phrase, known))
        known.append(phrase)
    nameless = _nameless(document, sentence, known, before)
    return sorted([*known, *nameless], key=_START) if nameless else known


def _numbered(document: Document, phrase: NounPhrase) -> NounPhrase:
    """Return people with the number that is told behind them."""
    quantity = number_behind(document, phrase.end)
    return phrase if quantity is None else replace(phrase, quantity=quantity, end=quantity.end)


def _nameless(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    before: Callable[[], list[NounPhrase]],
) -> list[NounPhrase]:
    """« deux d'entre eux », « trois autres », « cinq ont été … »: figures without a noun."""
    found = []
    for quantity in sentence.quantities:
        if quantity.kind not in {"count", "vague"} or any(
            p.start <= quantity.start < p.end for p in people
        ):
            continue
        like = like_those(document, quantity, people)
        if like is not None:
            found.append(like)
            continue
        match = _PARTITIVE.match(document.text, quantity.end)
        if match is None and not _is_elided(document, quantity):
            unknown = end_of_trade(document, quantity)
            found += [bare(quantity, unknown, sentence)] if unknown else []
            continue
        phrase = bare(quantity, match.end() if match else quantity.end, sentence)
        here = [p for p in people if p.end <= quantity.start]
        near = quantity.start - _PRONOUN if quantity.start > _PRONOUN else 0
        if OF_THEM.search(document.text, near, quantity.start):
            here = those_struck(document, sentence, quantity, here, before())
        elif match is not None and "autre" in match.group() and here:
            parts = parts_among(document, here)  # others than all of them, not than these
            is_new = document.text[here[-1].end : quantity.start] != " et "
            here = [p for p in here if p not in parts] if is_new else here
            if are_of_two_kinds(document, here):
                found.append(phrase)
                continue
        shot_at = _THEM.search(document.text, sentence.start, quantity.start)
        if match is not None and "entre" in match.group():
            if not shot_at and _is_object(document, quantity, sentence):
                here = those_struck(document, sentence, quantity, here, before())
            here = [replace(here[-1], preposition=None)] if _are_agents(here) else here
        if here and document.text.startswith(_THEIR_VICTIMS, here[-1].start):
            found.append(phrase)
            continue  # « Quant à leurs victimes, dix ont péri »: of others than they
        if match is not None and "derniers" in match.group():
            here = _the_last(here) or _the_last(before())
        if shot_at:  # no « à Boni, au Mali »
            lands = [p for p in here if p.cls == "named" and p.preposition in IN]
            them = [p for p in here if p not in lands and p.cls != "government"]
            here = [replace(p, preposition=None) for p in them[-1:]]
        take_after(phrase, here, the_attacked(document, phrase, before()))
        _of_a_country(document, phrase)
        found.append(phrase)
    for one in _ONE_OF.finditer(document.text, sentence.start, sentence.end):
        phrase = bare(Quantity(*one.span(), 1, 1, False, "count"), one.end(), sentence)
        take_after(phrase, [p for p in people if p.end <= phrase.start], before())
        found.append(phrase)
    return found


def _is_object(document: Document, quantity: Quantity, sentence: SentenceSpan) -> bool:
    """« L'armée a tué dix d'entre eux »: who is counted did not do it."""
    verbs = document.verbs_in(sentence.start, quantity.start)
    active = bool(verbs) and verbs[-1].reading.voice == "active"
    return active and quantity.start - verbs[-1].end <= 1


def _the_last(people: Sequence[NounPhrase]) -> list[NounPhrase]:
    """« … contre les assaillants. Deux de ces derniers … »: whoever was told of last."""
    lands = [p for p in people if p.cls == "named" and p.preposition in IN]
    known = [p for p in people if p.cls not in NO_MODEL and p not in lands]
    return [replace(p, preposition=None, quantity=None) for p in known[-1:]]


def _are_agents(here: list[NounPhrase]) -> bool:
    """« les unités ont été accrochées par des rebelles et dix d'entre eux … »: of the rebels."""
    return bool(here) and here[-1].preposition == "par" and all(p.quantity is None for p in here)


def _of_a_country(document: Document, phrase: NounPhrase) -> None:
    """« quatre soldats américains et quatre autres nigériens »: of another army."""
    demonym = next(iter(document.within("demonym", phrase.end, phrase.end + 2)), None)
    if demonym is not None:
        phrase.actor, phrase.country, phrase.end = None, demonym.row.country, demonym.end


def _is_elided(document: Document, quantity: Quantity) -> bool:
    """Whether a figure alone is the subject: « deux ont été gravement blessés »."""
    text = document.text
    before = text[quantity.start - _PRONOUN if quantity.start > _PRONOUN else 0 : quantity.start]
    if OF_THEM.search(before):
        return True
    verb = ELIDED.match(text, quantity.end)
    if verb is None or (quantity.low > 1 and verb.group() == " a"):
        return False  # « 70 morts à Tora et 30 à Bara »: no verb, « à »
    return bool(_OPENS_CLAUSE.search(before))


def take_after(
    phrase: NounPhrase, here: list[NounPhrase], before: Sequence[NounPhrase] = ()
) -> None:
    """Let a figure without a noun count the people told of before it.

    These are the people counted last in its sentence, else the subject or the people counted in
    the sentence before.
    """
    here = [p for p in here if not is_verb(p)]
    counted = [p for p in here if p.quantity is not None and p.cls not in NO_MODEL]
    if any(p.quantity is not None and p.cls == "person" for p in here[-1:]):
        return  # « une personne …, sept autres … »: persons all
    free = [p for p in here if p.preposition is None and p.cls not in NO_MODEL]
    named = counted[-1:] or free[-1:]
    if not named:
        known = [p for p in before if p.cls not in NO_MODEL and p.preposition != "par"]
        named = [p for p in known if p.quantity is not None]
        named = named or [p for p in known if p.preposition is None]
    if named:
        phrase.cls, phrase.actor, phrase.country = named[0].cls, named[0].actor, named[0].country
        phrase.head_start, phrase.head_end = named[0].head_start, named[0].head_end
