"""Infinitives that tell of something done: « avant de les exécuter », « sont venus attaquer »."""

import re

from .clauses import Happening, give, zone_end
from .document import Document, SentenceSpan, VerbHit
from .noun_phrase import NounPhrase
from .objects import objects_of

_CAME = re.compile(r"(?:re)?venue?s?|allee?s?|repartie?s?|entree?s?|accourue?s?")
# « sont arrivés dans le village […] pour attaquer »: whoever came that far did it.
_CAME_TO = re.compile(
    r"\b(?:(?:sont|etaient|seraient|est|serait) (?:[a-z]+ment )?(?:arrive|venu|revenu|entre|"
    r"descendu|sorti)e?s?|(?:ont|avaient|auraient) (?:[a-z]+ment )?(?:debarque|surgi|deferle|"
    r"converge|fait irruption|fait une incursion))\b[^.;:«»\"]{0,90} (?:et )?pour $"
)
_TO_STRIKE = {"attack", "clash", "ambush"}
_PRONOUNS = ("les ", "l'", "le ", "la ")


def is_done(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether an infinitive tells of something done, by the verb that it goes with.

    Who was « arrêté avant de frapper » did not strike: both must be active, or both passive.
    """
    governor = verb.reading.governor
    if governor is None or verb.reading.is_negated:
        return False
    if governor == "avant de":
        main = main_verb(document, verb, sentence)
        return main is not None and main.reading.voice in (verb.reading.voice, "reflexive")
    if _CAME.fullmatch(governor):
        return True
    if governor != "pour" or verb.phrase.row.frame not in _TO_STRIKE:
        return False
    return bool(_CAME_TO.search(document.text, sentence.start, verb.reading.start))


def main_verb(document: Document, verb: VerbHit, sentence: SentenceSpan) -> VerbHit | None:
    """Return the act before which an infinitive says that another came next."""
    if verb.reading.governor != "avant de" or verb.reading.tense != "infinitive":
        return None
    before = [
        v for v in document.verbs_in(sentence.start, verb.reading.start)
        if v.phrase.kind == "trigger" and v.reading.tense == "past" and not v.reading.is_negated
    ]  # fmt: skip
    return before[-1] if before else None


def give_objects(
    document: Document,
    happening: Happening,
    verb: VerbHit,
    main: VerbHit,
    sentence: SentenceSpan,
    phrases: list[NounPhrase],
) -> None:
    """« ont arrêté les bergers avant de les exécuter »: whom the pronoun stands for."""
    group = document.text[verb.reading.start : verb.start]
    if not group.startswith(_PRONOUNS) or happening.row.object_role != "target":
        return
    stop = min(zone_end(document, main.end, sentence), verb.reading.start)
    right = [p for p in phrases if main.end <= p.head_start < stop]
    happening.targets.clear()
    give(happening, "target", *objects_of(document, main, stop, right))
