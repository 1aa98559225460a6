"""Words that tell of an event, each with who does what to whom in its clause."""

import re

from .another_like_it import acts_like_others
from .antecedents import add_meant, add_meant_by_light
from .clauses import Happening
from .document import Document, Hit, VerbHit
from .nearby import InOrder
from .noun_events import of_noun
from .noun_phrase import NounPhrase
from .one_by_one import elided_acts, share_sides
from .ourselves import ourselves
from .set_apart import give_rulers
from .verb_events import of_verb

_WE = re.compile(r"nous ")


def find_happenings(document: Document, phrases: list[NounPhrase]) -> InOrder[Happening]:
    """Return the happenings of a document in the order of the text."""
    by_sentence: dict[int, list[NounPhrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    verb_starts = {v.start for v in document.verbs}
    found: list[Happening] = []
    for verb in document.verbs_by_kind.get("trigger", ()):
        sentence = document.sentence_at(verb.start)
        happening = of_verb(document, verb, sentence, by_sentence.get(sentence.index, []))
        if happening is not None:
            _add_ourselves(document, happening, verb, phrases)
            add_meant(document, happening, verb, phrases)
            found.append(happening)
    stand_ins = [*acts_like_others(document), *elided_acts(document)]
    for hit in (*document.hits.get("trigger", []), *stand_ins):
        if hit.start not in verb_starts and not _is_after_clitic(document, hit):
            sentence = document.sentence_at(hit.start)
            happening = of_noun(document, hit, sentence, by_sentence.get(sentence.index, []))
            if happening is not None:
                add_meant_by_light(document, happening, phrases)
                found.append(happening)
    found.sort(key=lambda h: (h.start, -h.end))
    share_sides(document, found)
    give_rulers(document, [h for h in found if h.frame == "coup"], by_sentence)
    return InOrder(_longest(_without_downed(found)))


def _add_ourselves(
    document: Document, happening: Happening, verb: VerbHit, phrases: list[NounPhrase]
) -> None:
    """« Nous avons été attaqués », says an officer: his men were."""
    if (
        verb.reading.voice != "passive"
        or happening.targets
        or not _WE.match(document.text, verb.reading.start)
    ):
        return
    found = ourselves(document, phrases, verb.reading.start)
    if found is not None and happening.row.object_role == "target":
        happening.targets.append(found)


def _without_downed(found: list[Happening]) -> list[Happening]:
    """Drop the drone that was shot down: it struck nobody."""
    downed = {
        noun.start
        for happening in found
        if happening.is_verb and happening.row.method == "gunfire"
        for noun in happening.target_nouns
    }
    return [h for h in found if h.is_verb or h.start not in downed]


def _longest(found: list[Happening]) -> list[Happening]:
    """Drop what lies inside a longer trigger."""
    kept: list[Happening] = []
    for happening in found:
        if not kept or happening.end > kept[-1].end:
            kept.append(happening)
    return kept


def _is_after_clitic(document: Document, hit: Hit) -> bool:
    words = document.words_before(hit.start, 1)
    return bool(words) and words[-1] in {"se", "s'", "ne", "n'"}
