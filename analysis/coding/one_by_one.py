"""« la première lundi à Boni, la deuxième mardi à Koro »: a number of acts told one by one."""

import re
from typing import NamedTuple

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .nearby import starting_in
from .unit import Unit

_DAY = r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|avant-hier"
_FIRST = (
    r"la premiere|le premier|l'une?|une premiere|un premier|"
    r"la plus (?:meurtriere|sanglante|grave|violente|recente|importante|spectaculaire)"
)
_NEXT = (
    r"(?:la|le|une?) (?:deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme)|"
    r"l'autre|la derniere|le dernier"
)
# No noun follows: « la première lundi », « la seconde a visé », not « la première victime ».
_ELIDED = Seldom(
    "premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|dernier|l'un|l'autre|la plus",
    rf"\b(?:(?P<first>{_FIRST})|{_NEXT})(?=,? [«\"]? ?(?:"
    rf"(?:le )?(?:{_DAY})\b|le \d|en (?:janvier|fevrier|"
    r"mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|dans |au (?:passage|"
    r"nord|sud|centre|niveau|village|marche|camp|poste)\b|contre |pres d|non loin |sur l|"
    r"a (?!(?:peri|perdu|trouve|succombe|ete (?:tue|blesse|enleve|abattu|arrete)|etre|avoir|se |"
    r"declare|indique|affirme|dit|explique|annonce|precise)\b)|"
    r"(?:une?|des) (?=(?:convoi|camp|poste|village|base|position|patrouille|marche|localite|civils|"
    r"soldats|militaires|detachement|ecole|eglise|mosquee)\b)|"
    r"est (?:(?:sur|inter)venue?\b|d[e'])|le bilan |"
    r"s'est (?:produit|deroule|passe)e?\b|(?:visai|ciblai|touchai)t\b|"
    r"(?:survenu|intervenu|mene|perpetre|commis|tendu|lance|qui a vis)e?\b|"
    r"(?:visant|ciblant|faisant|ayant)\b))",
)
# « …, la deuxième Djibo »: as the first was
_BARE = Seldom(
    "deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|l'autre|la derniere|le dernier",
    rf"\b(?P<first>(?!))?(?:{_NEXT}),? (?=[a-z])",
)
_WITH_NOUN = Seldom(
    "premier|deuxieme|second|troisieme|quatrieme",
    r"\b(?:(?P<first>la premiere|le premier)|(?:la|le) (?:deuxieme|seconde?|troisieme|quatrieme)) ",
)
_RANK = re.compile(r"premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme")
# Nouns that « le premier », « l'un » stand for: « deux attentats », « trois raids ».
_MASCULINE = re.compile(r"(?:nts|ats|ids|uts|irs|ages|gins|cs|bus|cres|ets)(?: |$)")
_ACTS = {"attack", "ambush", "killing", "execution", "suicide_bomb", "shelling", "air_strike",
         "drone", "ied", "abduction", "clash"}  # fmt: skip
_LATER = 5  # sentences that may tell of one act before the next
_APART = 2  # sentences between one that is told and the next
_NUMBERS = re.compile(r"\b(?:deux|trois|quatre|cinq|six|sept|double|triple|plusieurs|\d) $")
_NUMBER_REACH = 30
# « …, la seconde mardi à Koro, ont fait 34 morts »
_OF_ALL = re.compile(r", (?:ont|avaient|auraient) ")


class OneOf(NamedTuple):
    """One act of a number: where the word stands for it, and the noun that tells the number.

    `opens`: the noun stands in a sentence before, or another of the acts was told; a clause begins.
    """

    start: int
    end: int
    noun: Hit
    is_first: bool
    opens: bool
    is_elided: bool
    rank: str  # « la seconde » is « la deuxième attaque »


def told_one_by_one(document: Document) -> list[OneOf]:
    """Return where « la première », « l'autre » stand for one of « deux attaques »."""
    key = "one by one", 0
    if key not in document.known:
        document.known[key] = _find(document)
    found: list[OneOf] = document.known[key]
    return found


def _find(document: Document) -> list[OneOf]:
    found: list[OneOf] = []
    run: list[OneOf] = []
    numbers = _numbers_of_acts(document) if _ELIDED.may_be_in(document.text) else []
    if not numbers:
        return found
    for match, act in _ordinals(document):
        start, end = match.span() if act is None else (act.start, act.end)
        sentence = document.sentence_at(start).index
        if match["first"]:
            found += _told_apart(document, run)
            noun = _noun(document, numbers, start)
            opens = noun is not None and document.sentence_at(noun.start).index != sentence
            first = (start, end, noun, True, opens, act is None, _rank(match.group()))
            run = [OneOf(*first)] if noun is not None else []
        elif run and sentence - document.sentence_at(run[-1].start).index <= _LATER:
            if _agrees(document, match.group(), run[0].noun):
                rank = _rank(match.group())
                run.append(OneOf(start, end, run[0].noun, False, True, act is None, rank))
    return found + _told_apart(document, run)


def _rank(ordinal: str) -> str:
    """Return which of the acts an ordinal stands for.

    >>> _rank("la deuxieme"), _rank("le second raid"), _rank("la premiere ")
    ('second', 'second', 'premier')
    """
    words = _RANK.search(ordinal)
    return {"deuxieme": "second"}.get(words[0], words[0]) if words is not None else ordinal


def _ordinals(document: Document) -> list[tuple[re.Match[str], Hit | None]]:
    """Return « la première », « la seconde attaque » in order, each with its noun if it has one."""
    text, end = document.text, len(document.text)
    found: list[tuple[re.Match[str], Hit | None]] = [
        (match, None) for match in _ELIDED.finditer(text, 0, end)
    ]
    found += [
        (match, None) for match in _BARE.finditer(text, 0, end)
        if document.within("place", match.end(), match.end() + 1)
    ]  # fmt: skip
    for match in _WITH_NOUN.finditer(text, 0, end):
        acts = document.within("trigger", match.end(), match.end() + 1)
        if acts and acts[0].row.pos == "noun" and acts[0].row.frame in _ACTS:
            found.append((match, acts[0]))
    return sorted(found, key=lambda pair: pair[0].start())


def _told_apart(document: Document, run: list[OneOf]) -> list[OneOf]:
    """Return some acts of a number where a place or a day is given for one of them at least."""
    for one in run if len(run) > 1 else ():
        end = document.sentence_at(one.start).end
        end = min([other.start for other in run if one.start < other.start < end], default=end)
        if document.within("place", one.end, end) or document.times_in(one.end, end):
            return run
    return []


def _numbers_of_acts(document: Document) -> list[Hit]:
    """Return the nouns of acts of which a number is told: « deux attaques »."""
    return [
        hit for hit in document.hits.get("trigger", ())
        if hit.row.pos == "noun" and hit.row.frame in _ACTS and _is_a_number(document, hit)
    ]  # fmt: skip


def _noun(document: Document, numbers: list[Hit], start: int) -> Hit | None:
    """Return the number of acts that was told last: « deux attaques »."""
    sentence = document.sentence_at(start)
    first = document.sentences[max(0, sentence.index - _APART)]
    before = [hit for hit in numbers if first.start <= hit.start < start]
    ordinal = document.text[start : start + 8]
    return next((hit for hit in reversed(before) if _agrees(document, ordinal, hit)), None)


def _is_a_number(document: Document, hit: Hit) -> bool:
    counted = starting_in(document.quantities, hit.start - _NUMBER_REACH, hit.start)
    reach = max(0, hit.start - _NUMBER_REACH)
    return bool(
        counted and counted[-1].kind == "count" and hit.start - counted[-1].end <= 1
    ) or bool(_NUMBERS.search(document.text, reach, hit.start))


def _agrees(document: Document, ordinal: str, noun: Hit) -> bool:
    """Whether « la première » or « le premier » can stand for a noun."""
    if ordinal.startswith("l'autre"):
        return True
    is_masculine = _MASCULINE.search(document.text, noun.start, noun.end) is not None
    return ordinal.startswith(("le ", "un ", "l'un ")) == is_masculine


def elided_acts(document: Document) -> list[Hit]:
    """Return « la première », « l'autre » as words for the act that their noun tells."""
    return [
        Hit(one.start, one.end, one.noun.row) for one in told_one_by_one(document) if one.is_elided
    ]


def next_ones(document: Document, start: int, end: int) -> list[OneOf]:
    """Return those told within a stretch of text."""
    return [one for one in told_one_by_one(document) if start <= one.start < end]


def share_sides(document: Document, happenings: list[Happening]) -> None:
    """« Deux attaques attribuées au JNIM, la première à X … »: who did one did the other."""
    ones = told_one_by_one(document)
    at = {happening.start: happening for happening in happenings} if ones else {}
    for one in ones:
        act, number = at.get(one.start), at.get(one.noun.start)
        if act is not None and number is not None:
            act.initiators = act.initiators or list(number.initiators)
            if act.sentence == number.sentence:
                act.targets = act.targets or list(number.targets)


def go_on_with(document: Document, units: list[Unit]) -> None:
    """Give « La première a visé … » the day and region that « deux attaques lundi » gave."""
    for one in told_one_by_one(document):
        number = next((u for u in units if u.start <= one.noun.start < u.end), None)
        unit = next((u for u in units if u.start <= one.start < u.end), None)
        if unit is None or number is None or number.sentence.index == unit.sentence.index:
            continue
        unit.times = unit.times or list(number.times)
        if not unit.places and not unit.areas:
            unit.areas = list(number.areas)


def drop_sums(document: Document, units: list[Unit], ones: list[OneOf]) -> None:
    """Take what is told of all from the clauses of a sentence that tell one each.

    « quinze morts cette semaine dans deux attaques, la première lundi à X, la seconde à Y »: how
    many fell in either nobody says, nor where « …, la seconde à Y, ont fait jeudi quinze morts »:
    both that day.
    """
    if len(ones) < 2 or not ones[0].is_first or ones[0].opens:
        return
    first, last = ones[0], ones[-1]
    for unit in units:
        unit.sums = [
            f for f in unit.figures
            if f.start < first.start or _OF_ALL.search(document.text, last.end, f.start)
        ]  # fmt: skip
        unit.figures = [f for f in unit.figures if f not in unit.sums]
        if unit.start < first.start:
            unit.times = [t for t in unit.times if t.start > first.start] or unit.times
    told = [t for unit in units for t in unit.times]
    of_all = [t for t in told if _OF_ALL.search(document.text, last.end, t.start)]
    for unit in units:
        unit.times = unit.times or list(of_all)


def of_a_number(document: Document, unit: Unit, draft: Draft) -> float | None:
    """Score a clause that tells one of a number of acts; None against another of them.

    « Concernant la seconde attaque, … » is of the one that « la seconde » told before.
    """
    ones = [one for one in next_ones(document, unit.start, unit.end) if one.opens]
    others = [
        (one, other) for one in ones for other in told_one_by_one(document)
        if other.noun is one.noun and other is not one
    ]  # fmt: skip
    if any(
        one.rank != other.rank and _tells(draft, other.start) or _tells(draft, one.noun.start)
        for one, other in others
    ):
        return None
    return 3.0 if any(_tells(draft, other.start) for _, other in others) else 0.0


def without_numbers(document: Document, drafts: list[Draft]) -> list[Draft]:
    """« Deux attaques ont fait 15 morts. La première … »: the number is no report of its own.

    Who is said to have led them led each; where they hit civilians alone, each did. Where only
    the number has dead and names the places of all, it is the one report.
    """
    if not told_one_by_one(document):
        return drafts
    kept: list[Draft] = []
    within: set[int] = set()
    for draft in drafts:
        ones = [
            (one, next((d for d in drafts if d is not draft and _tells(d, one.start)), None))
            for one in told_one_by_one(document) if _tells(draft, one.noun.start)
        ]  # fmt: skip
        if not ones or not all(one.opens and other is not None for one, other in ones):
            kept.append(draft)
            continue
        acts = [other for _, other in ones if other is not None]
        if _tells_all(draft, acts):
            within.update(map(id, acts))
            kept.append(draft)
            continue
        acts[0].sums += draft.figures
        _hand_down(draft, acts, {one.start for one, _ in ones})
    return [draft for draft in kept if id(draft) not in within]


def _hand_down(number: Draft, acts: list[Draft], starts: set[int]) -> None:
    """Give each of a number of acts whom the number says to have acted and suffered, and when."""
    led = [phrase for h in number.happenings for phrase in h.initiators]
    hit = [phrase for h in number.happenings for phrase in h.targets]
    hit = hit if all(phrase.cls == "civilian" for phrase in hit) else []
    for act in acts:
        act.times = act.times or list(number.times)
        for happening in act.happenings:
            if happening.start in starts:
                happening.initiators = happening.initiators or led
                happening.targets = happening.targets or hit


def _tells_all(draft: Draft, acts: list[Draft]) -> bool:
    """« ont attaqué les camps de X et Y, tuant dix hommes […] La première a visé X, … »."""
    named = {place.key for place in draft.places}
    counted = bool(draft.figures) and not any(act.figures for act in acts)
    return counted and all(act.places and {p.key for p in act.places} <= named for act in acts)


def _tells(draft: Draft, start: int) -> bool:
    return any(unit.start <= start < unit.end for unit in draft.units)
