"""Figures that hang on others: parts of a total, « parmi les morts »."""

import re
from dataclasses import replace

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import (
    Figure,
    chain,
    figure_of,
    follows,
    is_one,
    is_part,
    may_tell_parts,
    opens_part,
    without_lone,
)
from .noun_phrase import NounPhrase
from .zero_tolls import nobody

_AMONG = Seldom(
    "parmi|au nombre",
    r"\b(?:figure(?:nt)?|figuraient|comptent|se trouvent) (?:parmi|au nombre) (?:l|"
    r"d)es (?P<word>morts|tues|victimes|blesses)\b",
)
# « 28 gendarmes et 27 autres retrouvés »: nothing befell them.
_UNHARMED = re.compile(
    r" (?:retrouves|rescapes|indemnes|saufs|sains|liberes|relaches|evacues|"
    r"survivants|secourus)\b"
)
_NEAR, _FAR, _FARTHEST = 60, 90, 200
_WHERE = {"a", "au", "aux", "en", "dans"}  # « …, au Mali, à savoir »: no part
_LISTED = re.compile(
    r"(?: (?:(?:ont|sont) (?:ete )?)?(?:tuee?s|morte?s|decedee?s|blessee?s|assassinee?s|abattue?s|"
    r"executee?s|enlevee?s|peri|perdu la vie|trouve la mort)(?: (?!et )[^.;:()]{0,60}?)?)?"
    r"(?:,| [-–—]|(?:[^.;:()]{0,70})?,? (?:a savoir|en l'occurrence|soit))[ «\"]{0,2}"
)
_HARMED = re.compile(
    r" (?:ont|auraient|avaient) ete (?:[a-z]+ment )?(?:tue|abattu|bless|egorg|enlev|execut)"
)
_AIMED_AT = (None, "sur", "contre", "a")


def is_unharmed(document: Document, phrase: NounPhrase) -> bool:
    """Return whether people are counted for having come out of it."""
    is_survivor = document.text.startswith(("rescape", "survivant"), phrase.head_start)
    return is_survivor or bool(_UNHARMED.match(document.text, phrase.end))


_BODIES = ("gendarme", "policier", "douanier", "garde", "civil", "agent forestier")


def split_up(document: Document, figures: list[Figure | None]) -> None:
    """Tie parts to their total: « huit personnes, six Français et deux Nigériens »."""
    total = figures[0] if figures else None
    parts = [f for f in figures[1:] if f is not None]
    if (
        total is None
        or _corps(total)
        and any(_corps(p) not in (_corps(total), None) for p in parts)
    ):
        return  # « trois soldats, deux gendarmes et un policier » are six
    if _are_other_bodies(document, total, parts):
        return  # « deux gendarmes, un policier et un garde » are four
    if len(parts) > 1 and sum(f.low for f in parts) == total.low:
        for part in parts:
            part.part_of = total
        figures[1:] = without_lone(parts, total)


def _are_other_bodies(document: Document, total: Figure, parts: list[Figure]) -> bool:
    whole = _body(document, total)
    return whole is not None and any(_body(document, p) not in (whole, None) for p in parts)


def _body(document: Document, figure: Figure) -> str | None:
    """Return the word for a body of men: no gendarme is a policeman or a customs officer."""
    at = figure.people.head_start if figure.people is not None else figure.start
    return next((word for word in _BODIES if document.text.startswith(word, at)), None)


def _of_nobody_counted(
    document: Document, sentence: SentenceSpan, phrase: NounPhrase
) -> list[Figure]:
    """« des civils ont été tués, dont dix enfants »: a figure of its own, no part of one."""
    harm = [
        v for v in document.verbs_in(max(sentence.start, phrase.start - 90), phrase.start)
        if v.phrase.kind == "casualty" and not v.reading.is_negated
        and v.reading.tense != "future"
        and v.lemma != "atteindre"  # « pour atteindre 32 (28 soldats et 4 civils) »: told later
    ]  # fmt: skip
    figure = figure_of(phrase, harm[-1].phrase.row.outcome, harm[-1].start) if harm else None
    return [figure] if figure is not None and not is_one(figure) else []


def _corps(figure: Figure) -> str | None:
    cls = figure.people.cls if figure.people is not None else None
    return cls if cls in ("army", "police", "militia") else None


def parts_of(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], figures: list[Figure]
) -> list[Figure]:
    """Return the parts of a figure: « vingt morts, dont dix-neuf soldats et une femme »."""
    parts: list[Figure] = []
    if not may_tell_parts(document, people):
        return parts  # most often
    totals = sorted(figures, key=lambda f: f.start)
    spans = [(f.start, f.end) for f in figures]
    for index, phrase in enumerate(people):
        if not is_part(document, phrase) or any(a <= phrase.start < b for a, b in spans):
            continue
        if phrase.quantity is not None and phrase.end == phrase.quantity.end:
            continue  # « 48 blessés, dont six sont dans un état grave » tells how, not who
        total = next((f for f in reversed(totals) if f.end <= phrase.start), None)
        if total is None:
            parts += _of_nobody_counted(document, sentence, phrase)
            continue
        gap = phrase.start - total.end
        if gap > _FARTHEST:
            continue
        is_wounded = total.outcome == "wounded"  # « sept blessés évacués » are hurt all the same
        joined = [
            p for p in chain(document, people[index:]) if is_wounded or not is_unharmed(document, p)
        ]
        found = [figure_of(p, total.outcome, total.anchor) for p in joined]
        fresh = [f for f in found if f is not None and not any(a <= f.start < b for a, b in spans)]
        fresh = _made_up(document, people[index:], fresh, total)
        is_whole = sum(f.low for f in fresh) == total.low
        if gap > _FAR and not is_whole:
            continue  # « douze morts …, a affirmé X : "Cinq soldats et sept civils" »: all of them
        # « dont un prêtre » tells who, not how many, unless the parts make up the whole.
        if not is_whole:
            fresh = [f for f in fresh if not is_one(f)]
        for part in fresh:
            part.part_of = total
        parts += fresh
    return parts


def parts_that_add_up(
    document: Document, people: list[NounPhrase], figures: list[Figure]
) -> list[Figure]:
    """« six morts - deux soldats, un gendarme et trois terroristes - »: they make up the whole."""
    parts: list[Figure] = []
    taken = [(f.start, f.end) for f in figures]
    for total in figures:
        if total.low < 2 or total.part_of is not None:
            continue
        behind = [p for p in people if p.start >= total.end and p.preposition not in _WHERE]
        if not behind or not _LISTED.fullmatch(document.text, total.end, behind[0].start):
            continue
        # « deux morts, un gendarme et un civil, et deux blessés »: these are another toll.
        dead = [p for p in chain(document, behind) if p.cls != "victim"]
        found = [figure_of(p, total.outcome, total.anchor) for p in dead]
        listed = [f for f in found if f is not None]
        is_told = total.people is not None and total.people.cls != "victim"
        if is_told and not without_lone(listed, total):
            continue  # « les deux militaires, un sergent et un conducteur »: who they were
        if any(document.within("demonym", p.head_start, p.head_end) for p in dead):
            continue  # « trois blessés, deux Maliens et un Russe »: in whose ranks?
        if len(listed) < 2 or sum(f.low for f in listed) != total.low or any(
            a <= f.start < b for f in listed for a, b in taken
        ):  # fmt: skip
            continue
        for part in listed:
            part.part_of = total
        parts += listed
    return parts


def _made_up(
    document: Document, people: list[NounPhrase], parts: list[Figure], total: Figure
) -> list[Figure]:
    """« douze morts, dont six soldats tombés à Tora, cinq agents d'une société et un policier ».

    What stands between the parts breaks no list where they make up the whole.
    """
    counted = sum(f.low for f in parts)
    if not parts or counted >= total.low:
        return parts
    more = []
    for phrase in people:
        if phrase.start < parts[-1].end or phrase.quantity is None or phrase.preposition:
            continue
        if is_part(document, phrase):
            break  # « quatre enfants, dont un nourrisson »
        figure = figure_of(phrase, total.outcome, total.anchor)
        if figure is None or phrase.cls == "victim":
            continue
        more.append(figure)
        counted += figure.low
        if counted == total.low:
            return parts + more
        if counted > total.low:
            break
    return parts


def link_parts(document: Document, figures: list[Figure]) -> None:
    """« 106 morts, dont 49 morts chez les uns et 57 chez les autres »: parts that are nouns."""
    for index, first in enumerate(figures):
        if first.part_of is not None or not opens_part(document.text, first.start):
            continue
        total = next(
            (f for f in reversed(figures[:index])
             if f.outcome == first.outcome and f.low > first.low and first.start - f.end < _NEAR),
            None,
        )  # fmt: skip
        counted = 0
        for part in figures[index:] if total is not None else []:
            counted += part.low
            if total is None or part.outcome != total.outcome or counted > total.low:
                break
            part.part_of = total


def parts_among(document: Document, left: list[NounPhrase]) -> list[NounPhrase]:
    """Return the parts of figures: « vingt personnes, dont huit soldats et deux civils »."""
    parts: list[NounPhrase] = []
    if not may_tell_parts(document, left):
        return parts  # most often
    whole: NounPhrase | None = None  # the figure that a « dont » takes apart
    counted = 0
    for before, phrase in zip([None, *left], left, strict=False):
        if _is_part_of(document, phrase, left):
            whole, counted = (before if before not in parts else whole), _low(phrase)
        elif before in parts and whole is not None and _goes_on(document, before, phrase, whole):
            counted += _low(phrase)
            if whole.quantity is None or counted > whole.quantity.low:
                continue
        else:
            continue
        parts.append(phrase)
    return parts


def _goes_on(document: Document, before: NounPhrase, phrase: NounPhrase, whole: NounPhrase) -> bool:
    """Whether a part has a further one: « dix soldats, dont un officier, et trois civils » not."""
    gap = document.text[before.end : phrase.start]
    alike = whole.cls in ("person", "victim", phrase.cls)
    return alike and follows(gap) and not (gap == ", et " and _low(before) == 1)


def _low(phrase: NounPhrase) -> int:
    return phrase.quantity.low if phrase.quantity is not None else 0


def _is_part_of(document: Document, phrase: NounPhrase, left: list[NounPhrase]) -> bool:
    """« vingt morts, dont huit soldats » is part of a figure, « eux, dont huit ont péri » none.

    Nor are a hundred men one of « deux colonnes, soit une centaine d'hommes ».
    """
    if not is_part(document, phrase):
        return False
    earlier = document.quantities_in(left[0].start - 40, phrase.start)
    return any(
        q.end <= phrase.start and q.kind in ("count", "vague")
        and (q.high is None or q.high >= _low(phrase))
        for q in earlier
    )  # fmt: skip


def names_harm(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether a sentence counts nobody, or says who is among the dead or wounded."""
    span = document.text, sentence.start, sentence.end
    return bool(nobody(document, sentence)) or _AMONG.search(*span) is not None


def among(document: Document, sentence: SentenceSpan, people: list[NounPhrase]) -> list[Figure]:
    """Return who is among the dead or wounded: « cinq miliciens figurent parmi les morts »."""
    found: list[Figure | None] = []
    for match in _AMONG.finditer(document.text, sentence.start, sentence.end):
        outcome = "wounded" if match["word"] == "blesses" else "killed"
        before = [p for p in people if p.end <= match.start()]
        left = before[-1:]
        for phrase in reversed(before[:-1]):
            if not follows(document.text[phrase.end : left[0].start]):
                break
            left.insert(0, phrase)
        left = [p for p in left if p.quantity is not None and p.quantity.kind != "article"]
        found += [figure_of(p, outcome, match.start()) for p in left]
    return [f for f in found if f is not None]


def the_attacked(
    document: Document, some: NounPhrase, before: list[NounPhrase]
) -> list[NounPhrase]:
    """« Ils ont intercepté des bergers. Deux d'entre eux ont été tués »: of the shepherds."""
    them = [p for p in before if p.cls == "civilian" and p.preposition in _AIMED_AT]
    if any(p.quantity for p in before) or not _HARMED.match(document.text, some.end):
        return before
    return [replace(p, preposition=None) for p in them] or before
