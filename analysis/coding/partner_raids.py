"""« intervention »: a day's help, or the coming of an army that stays."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .moments import DAYS
from .noun_phrase import NounPhrase
from .partner_cues import Cue
from .partner_scene import Scene

# « tués au cours d'une intervention franco-nigérienne »
_DURING = re.compile(
    r"\b(?:au cours d|lors d|pendant|durant|a l'issue d)[e ']{0,2}(?:une |l'|cette )$"
)
# « … lancée en janvier 2013 à l'initiative de la France », « …, par la France »
_STARTED_BY = Seldom.of(r"\b(?:a l'initiative d(?:e la |u |es |e l'|e )|par (?:la |l'|les |le ))")
_TO_HELP = re.compile(
    r"[^.;:]{0,80}?\b(?:en (?:appui|soutien|renfort)|aux cotes|pour (?:les |leur |l')?"
    r"(?:appuy|secour|souten|port|aid|degag|repouss|prot|deloge|traqu|liber))"
)
_BEFORE, _REACH = 24, 120


def is_a_raid(document: Document, sentence: SentenceSpan, cue: Cue, statement: str) -> bool:
    """Return whether an intervention was a matter of a day: « sont intervenus mardi à X »."""
    if statement != "arrives" or cue.row is None or not cue.row.cue.startswith("interven"):
        return False
    text = document.unquoted
    if cue.row.pos == "noun":
        return _DURING.search(text, max(sentence.start, cue.start - _BEFORE), cue.start) is not None
    near = min(sentence.times, key=lambda t: abs(t.start - cue.end), default=None)
    if near is not None and near.kind == "date":
        return near.rule in DAYS
    return _TO_HELP.match(text, cue.end, sentence.end) is not None


def who_started(scene: Scene, cue: Cue) -> list[NounPhrase]:
    """« l'intervention, lancée en 2013 à l'initiative de la France »: whose it is."""
    if not cue.row.cue.startswith("intervention"):
        return []
    text, sentence = scene.document.unquoted, scene.sentence
    start, end = max(sentence.start, cue.start - _REACH), min(sentence.end, cue.end + _REACH)
    by = [m.end() for m in _STARTED_BY.finditer(text, start, end)]
    return [
        p for p in scene.partners(scene.phrases)
        if any(p.start <= at <= p.head_start + 1 for at in by)
    ][:1]  # fmt: skip
