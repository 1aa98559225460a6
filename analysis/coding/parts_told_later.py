"""Parts of a toll told a sentence later: « Parmi eux, dix soldats », « Six d'entre elles … »."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import Figure, chain, figure_of, is_one, without_lone
from .noun_phrase import NounPhrase

# Whom a total counted, and how many of them they were.
_OF_THEM = Seldom(
    "parmi|nombre d|s'agi|entre eux|entre elles|victimes|morts|tues|disparus|blesses|otages",
    r"(?P<among>\b(?:parmi|au nombre d[e']) ?(?:(?:eux|elles|ceux-ci|celles-ci)\b|"
    r"(?:les |ces |des )?(?:victimes|morts|tues|personnes tuees|disparus|blesses|otages)\b)"
    r"[^.;:]{0,30}?"
    r"|\b[lc]es (?:victimes|morts|tues|disparus|blesses|otages) (?:sont|seraient|etaient|"
    r"comprennent|comptent|incluent)(?: notamment| parmi eux)?(?= ))"
    r"|(?P<all>\bil s'agi(?:t|ssait|rait) (?:notamment )?(?:de |d'))"
    r"|(?P<some>d'entre (?:eux|elles)|des (?:victimes|morts|tues))"
    r" (?:sont|etaient|seraient|furent) (?:des? )?",
)
_WOUNDED = re.compile(r"\bblesses\b")
_SOON = 2  # sentences after the total
_REACH, _ARTICLE = 40, 4  # letters to the first part, and of an article before it


def tells_of_them(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence says who those counted before were: « Il s'agit d'un garde et d'un … »."""
    return _OF_THEM.search(document.text, sentence.start, sentence.end) is not None


def parts_told_later(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    told: list[Figure],
    before: list[Figure],
) -> list[Figure]:
    """Return the parts that a sentence adds to a total before it; none that exceed it.

    `told` are the figures of the sentence, of which some may be such parts; `before` those before
    it, in the order of the text.
    """
    cue = _OF_THEM.search(document.text, sentence.start, sentence.end)
    total = _total(sentence, cue, before) if cue is not None else None
    if cue is None or total is None:
        return []
    if cue["among"] and (listed := [f for f in told if f.end <= cue.start()]):
        parts = [f for f in listed if f.part_of is None and f.outcome == total.outcome]
    else:
        find = _some if cue["some"] else _listed
        parts = find(document, cue, people, total)
    counted = sum(part.low for part in parts)
    if not parts or counted > total.low or cue["all"] and counted != total.low:
        return []
    more = []
    for part in parts:
        same = next((f for f in told if f.start <= part.start < f.end), None)
        if same is None:
            more.append(part)
        elif same.outcome != total.outcome:
            continue
        known = same or part
        known.part_of, known.people = total, known.people or part.people
    return more


def _total(sentence: SentenceSpan, cue: re.Match[str], before: list[Figure]) -> Figure | None:
    """Return the last figure of the dead, or of the wounded, that can have such parts."""
    wounded = _WOUNDED.search(cue.group()) is not None
    for figure in reversed(before):
        if sentence.index - figure.sentence > _SOON:
            return None
        if figure.part_of is None and (figure.outcome == "wounded") == wounded:
            return figure
    return None


def _listed(
    document: Document, cue: re.Match[str], people: list[NounPhrase], total: Figure
) -> list[Figure]:
    """« Parmi elles figurent dix soldats et un civil », « Il s'agit de dix soldats et … »."""
    behind = [p for p in people if p.start >= cue.end() - _ARTICLE]
    # « Il s'agit d'un acte terroriste, selon un gendarme et un élu »: who tells it
    if not behind or behind[0].start - cue.end() > (_ARTICLE if cue["all"] else _REACH):
        return []
    found = [figure_of(p, total.outcome, p.start) for p in chain(document, behind)]
    listed = [f for f in found if f is not None]
    if sum(f.low for f in listed) == total.low:
        return without_lone(listed, total)
    return [f for f in listed if not is_one(f)]


def _some(
    document: Document, cue: re.Match[str], people: list[NounPhrase], total: Figure
) -> list[Figure]:
    """« Dix d'entre elles étaient des soldats »."""
    counted = document.quantities_in(max(0, cue.start() - _REACH), cue.start())[-1:]
    who = [p for p in people if p.quantity is None and abs(p.start - cue.end()) <= _ARTICLE]
    if not counted or not who or cue.start() - counted[0].end > 1:
        return []
    number = counted[0]
    return [
        Figure(number.start, cue.end("some"), total.outcome, number.low, number.high,
               number.approximate, who[0], who[0].sentence, anchor=number.start)
    ]  # fmt: skip
