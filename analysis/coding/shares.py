"""How a toll is shared out: « 32 pour la CMA, 27 pour la Plateforme », « 12 à Boni et 5 à Bih »."""

import re

from analysis.language.cues import Seldom
from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan
from .figure import Figure, bare, figure_of
from .noun_phrase import NounPhrase

# « les victimes sont ainsi réparties : », « le bilan se décompose comme suit : »
_DIVIDED = Seldom(
    "repart|decompos|ventil|detail",
    r"\b(?:repart|decompos|ventil|detail)[a-z]{1,7}\b[^.;:]{0,40}?:",
)
_TOLD_OF_WOUNDED = re.compile(r"\bblesses\b")
# What leads from a total to the first of its shares, and from one share to the next.
_OPENS = re.compile(r"[^.;]{0,60}?(?::|,? soit|,? dont|,| \(| [-–—])(?: au moins)?[ «\"]{1,2}")
_LISTS = re.compile(r"[:(]|\bsoit\b|\bdont\b")
_NEXT = re.compile(r"[ »\")]*(?: [a-z]+)?(?:,|;|,? et|,? contre|,? ainsi que)(?: aussi)?[ «\"(]*")
# « 32 pour la », « 27 du côté des », « 4 dans celui du », « 19 » of « 19 de la CMA »
_FOR = re.compile(
    r" (?:pour|(?:du )?cote|chez|parmi|(?:dans|parmi) (?:les? )?(?:rangs?|camps?|celui|ceux)|"
    r"au sein|issus|membres|(?=d[eu']))(?: ?(?:de la |de l'|des |du |de |d'|les |la |le |l'))?"
)
_AT = re.compile(r" (?:a|au|aux|dans|pres d[eu']|vers) ?")
_SCENE = re.compile(
    r"(?:l[ae'] ?|un )?(?:villages?|localite|hameau|quartier|commune|bourgade|champs?)\b"
)
_WORD = re.compile(r"[\w-]*")
_SOON = 2  # sentences after the total
_FAR = 100


def shares(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    told: list[Figure],
    before: list[Figure],
) -> list[Figure]:
    """Return the bare numbers by which a total is shared out among parties or places.

    Two of them at least, which together do not exceed it. `told` are the figures of the sentence,
    `before` those of the text before it.
    """
    counts = [q for q in sentence.quantities if q.kind == "count"]
    if len(counts) < 2:
        return []  # most often
    taken = [(f.start, f.end) for f in told]
    free = [q for q in counts if not any(a <= q.start < b for a, b in taken)]
    found: list[Figure] = []
    total: Figure | None = None
    for number in free if len(free) > 1 else ():
        whose = _whose(document, number, people)
        if whose is None:
            continue
        if found and _NEXT.fullmatch(document.text, found[-1].end, number.start):
            pass
        elif found or (total := _total(document, sentence, number, told, before)) is None:
            continue
        if isinstance(whose, NounPhrase):
            share, end = whose, whose.end
        else:
            share, end = total.people, whose
        anchor = total.anchor if total.sentence == sentence.index else number.start
        found.append(
            Figure(number.start, end, total.outcome, number.low, number.high, number.approximate,
                   share, sentence.index, part_of=total, anchor=anchor)
        )  # fmt: skip
    if total is None or len(found) < 2:
        return []
    found += _last_with_noun(document, people, found[-1], total)
    counted = sum(f.low for f in found)
    is_listed = _LISTS.search(document.text, total.end, found[0].start) is not None
    return found if counted == total.low or counted < total.low and is_listed else []


def _last_with_noun(
    document: Document, people: list[NounPhrase], last: Figure, total: Figure
) -> list[Figure]:
    """« 32 de la CMA, 27 de la Plateforme et 19 militaires »."""
    behind = [p for p in people if p.start >= last.end][:1]
    if not behind or _NEXT.fullmatch(document.text, last.end, behind[0].start) is None:
        return []
    figure = figure_of(behind[0], total.outcome, last.anchor)
    if figure is None or behind[0].cls == "victim":
        return []
    figure.part_of = total
    return [figure]


def _whose(
    document: Document, number: Quantity, people: list[NounPhrase]
) -> NounPhrase | int | None:
    """Return whom a number is of, or where the place it is of ends."""
    side = _FOR.match(document.text, number.end)
    if side is not None:
        for phrase in people:
            if -4 <= phrase.start - side.end() <= 0 and phrase.quantity is None:
                return phrase
        if document.text.startswith(" pour ", number.end):  # a party that nobody knows
            return bare(number, side.end() - 1, document.sentence_at(number.start))
    there = _AT.match(document.text, number.end)
    if there is None:
        return None
    named = document.within("place", there.end(), there.end() + 1)
    if named:
        return named[0].end
    if document.original(there.end(), there.end() + 1).isupper():
        return _WORD.match(document.text, there.end()).end()
    scene = _SCENE.match(document.text, there.end())
    return scene.end() if scene is not None else None


def _total(
    document: Document,
    sentence: SentenceSpan,
    number: Quantity,
    told: list[Figure],
    before: list[Figure],
) -> Figure | None:
    """Return the figure that numbers share out: the one just told, or the last of the dead."""
    here = [f for f in told if f.end <= number.start]
    if here:
        last = here[-1]
        near = number.start - last.end <= _FAR and last.part_of is None and last.low > number.low
        opens = near and _OPENS.fullmatch(document.text, last.end, number.start)
        return last if opens else None
    divided = _DIVIDED.search(document.text, sentence.start, number.start)
    if divided is None:
        return None
    wounded = _TOLD_OF_WOUNDED.search(document.text, sentence.start, divided.end()) is not None
    return next(
        (f for f in reversed(before) if sentence.index - f.sentence <= _SOON
         and f.part_of is None and (f.outcome == "wounded") == wounded),
        None,
    )  # fmt: skip
