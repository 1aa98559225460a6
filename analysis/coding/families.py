"""People counted together or apart: families, those who serve, those whom brackets explain."""

import re
from dataclasses import replace

from analysis.language.cues import Seldom
from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan
from .figure import bare
from .noun_phrase import NounPhrase

# « un de ces [soldats] », « l'un des [assaillants] »
_ONE_OF = Seldom.of(r"\b(?:l'une?|une?) (?:des|de (?:ces|ses|leurs|nos)) (?:[a-z]+ )?$")
_ONE_OF_CUE = Seldom.of(r"\bune? (?:des|de (?:ces|ses|leurs|nos)) ")
_REACH = 30
_AND_MORE = re.compile(r",? (?:et |dont )?|, ")
_OF_A_NAME = re.compile(r" d(?:u|e la|e l'|es|e|') ?")
_RETINUE = ("chauffeur", "conducteur", "garde", "aide", "adjoint", "assistant", "interprete")
_HIS = re.compile(r"\b(?:son|sa) (?:[a-z]{4,9} )?\Z")
# What may stand between somebody and those of his: his name.
_NAMED = r"(?: d(?:e |u |')[^,.;:]{2,30})?(?:, [^,.;:]{3,40},)?"
_AND_HIS = re.compile(rf"{_NAMED} et (?:son |sa )?(?:[a-z]{{4,9}} )?")
_AND_HIS_SEVERAL = re.compile(rf"{_NAMED},? (?:et|ainsi que|avec) (?:(?:ses|leurs) )?")
_AND_THEIRS = re.compile(r",? (?:et|ainsi que) (?:ses |leurs )?")
_THE = re.compile(r"le |la |l'|son |sa |leur ")


def is_kin(
    document: Document, one: NounPhrase, others: NounPhrase, is_family: bool = False
) -> bool:
    """« une femme et ses deux enfants »: three people, counted together."""
    if not _may_be_kin(document, one, others):
        return False
    gap, count = document.text[one.end : others.start], others.quantity
    if is_family:  # « le chef, son épouse » « et leurs trois enfants »
        is_theirs = count is not None or _is_his(document, others)
        return is_theirs and _AND_THEIRS.fullmatch(gap) is not None
    if one.quantity is None:  # « l'imam et deux de ses petits-fils »
        if one.cls != "civilian" or not is_the_one(document, one):
            return False
        if count is None:  # « le chef du village, Issa Barry, et son jeune frère »
            return _is_his(document, others) and _AND_HIS.fullmatch(gap) is not None
        return count.kind == "count" and _AND_HIS_SEVERAL.fullmatch(gap) is not None
    if count is None and gap == " et " and document.text.startswith("leur ", others.start):
        return one.quantity.kind in ("count", "article")  # « deux filles et leur mère »
    if one.quantity.kind != "article":
        return False
    if count is None:  # « un homme et son fils »
        return gap == " et " and _is_his(document, others)
    return count.kind in ("count", "vague") and gap in (" et ses ", " avec ses ")


def _may_be_kin(document: Document, one: NounPhrase, others: NounPhrase) -> bool:
    if one.cls == others.cls or serves(document, others):
        return True
    return others.cls == "civilian" and document.text.startswith("homme", one.head_start)


def serves(document: Document, phrase: NounPhrase) -> bool:
    """« un colonel et son chauffeur », « un élu et son garde du corps »: counted as he is."""
    return document.text.startswith(_RETINUE, phrase.head_start)


def opens_family(document: Document, one: NounPhrase, others: list[NounPhrase]) -> bool:
    """« un homme, sa femme et leurs deux filles »: a list that « et » ends."""
    if len(others) < 2 or not _may_be_kin(document, one, others[0]):
        return False
    first, last = others
    is_one = one.quantity.kind == "article" if one.quantity else is_the_one(document, one)
    if not is_one or first.quantity is not None or not _is_his(document, first):
        return False
    gap = document.text[one.end : first.start]
    listed = gap.endswith(", ") and _AND_HIS.fullmatch(f"{gap[:-2]} et ") is not None
    return listed and is_kin(document, first, last, is_family=True)


def _is_his(document: Document, phrase: NounPhrase) -> bool:
    """« son frère », « son jeune frère »: one more."""
    return _HIS.search(document.text, max(0, phrase.start - 14), phrase.head_start) is not None


def together(one: NounPhrase, others: NounPhrase) -> NounPhrase:
    """Return two phrases as one that counts both: « un homme et son fils » are two."""
    alone = Quantity(one.start, others.end, 1, 1, False, "count")
    first, rest = one.quantity or alone, others.quantity or alone
    high = None if rest.high is None or first.high is None else first.high + rest.high
    both = replace(rest, start=one.start, low=first.low + rest.low, high=high, kind="count")
    return replace(one, end=others.end, cls=others.cls, quantity=both)


def is_the_one(document: Document, phrase: NounPhrase) -> bool:
    """Whether a phrase is of one man or woman: « le maire », no « la population »."""
    return _THE.match(document.text, phrase.start) is not None and is_single(document, phrase)


def is_single(document: Document, phrase: NounPhrase) -> bool:
    """Whether the noun of a phrase names one: « maire », no « maires », no « population »."""
    if document.text[phrase.head_end - 1] in "sx":
        return False
    heads = document.within("head", phrase.head_start, phrase.head_start + 1)
    return not any(hit.row.number == "many" for hit in heads)


def owners(document: Document, fellow: NounPhrase, known: list[NounPhrase]) -> list[NounPhrase]:
    """« Un élu dit que les rebelles ont emporté deux de leurs camarades »: the rebels', not his."""
    if "leurs" not in document.text[fellow.start : fellow.head_start]:
        return known
    return [p for p in known if p.quantity is None or p.quantity.kind != "article"]


def are_of_two_kinds(document: Document, here: list[NounPhrase]) -> bool:
    """« Neuf soldats et six civils ont péri, dix autres sont blessés »: nobody knows of which."""
    told = [p for p in here if p.quantity is not None][-2:]
    joined = len(told) == 2 and document.text[told[0].end : told[1].start] == " et "
    return joined and told[0].cls != told[1].cls and "civilian" in (told[0].cls, told[1].cls)


def glosses(document: Document, before: NounPhrase, phrase: NounPhrase) -> bool:
    """« quatre VDP (volontaires pour la défense de la patrie) »: what the brackets explain."""
    if phrase.quantity is not None or before.quantity is None or before.cls == "victim":
        return False
    opening = document.text.rfind("(", before.end, phrase.start)
    return opening >= 0 and ")" not in document.text[opening : phrase.start]


def tells_of_one(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether a sentence speaks of one of several: « l'un des soldats »."""
    return _ONE_OF_CUE.search(document.text, sentence.start, sentence.end) is not None


def one_of_them(document: Document, phrase: NounPhrase) -> NounPhrase:
    """Return the one of people that is spoken of: « l'un des soldats », else the people."""
    start = phrase.head_start
    one = _ONE_OF.search(document.text, max(0, start - _REACH), start)
    if one is None:
        return phrase
    at = one.start()
    of_one = document.text.endswith("d'", 0, at)  # « la poche d'un des [soldats] »: not the subject
    return replace(
        phrase, start=at, quantity=Quantity(at, one.end(), 1, 1, False, "article"),
        preposition="d'" if of_one else None, determiner="indefinite",
    )  # fmt: skip


def like_those(
    document: Document, quantity: Quantity, people: list[NounPhrase]
) -> NounPhrase | None:
    """« deux combattants de la CMA et trois du Gatia », « trois soldats français et deux maliens ».

    As many of the same kind, of another group or country.
    """
    before = [p for p in people if p.end <= quantity.start and p.quantity is not None]
    if not before or _AND_MORE.fullmatch(document.text, before[-1].end, quantity.start) is None:
        return None
    told = before[-1]
    sentence = document.sentence_at(quantity.start)
    after = document.within("demonym", quantity.end + 1, quantity.end + 2)
    if after and told.country is not None and after[0].row.country != told.country:
        phrase = bare(quantity, after[0].end, sentence)
        phrase.cls, phrase.country = told.cls, after[0].row.country
        return phrase
    named = [
        p for p in people
        if _OF_A_NAME.fullmatch(document.text, quantity.end, p.start) and p.cls == "named"
    ]  # fmt: skip
    if not named or told.actor is None or told.cls not in ("fighter", "named"):
        return None
    phrase = bare(quantity, named[0].end, sentence)
    phrase.cls, phrase.actor = "fighter", named[0].actor
    phrase.head_start, phrase.head_end = told.head_start, told.head_end
    return phrase
