"""One sentence with its partners: what the search for a cue's partner looks at."""

import re
from dataclasses import dataclass, field

from .document import Document, Hit, SentenceSpan
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .partner_cues import Cue
from .partner_grammar import subjects
from .partner_words import is_state, partner
from .reading import ArticleReading

_STOP = re.compile(r"[;:]|\.(?!\d)|, (?:mais|tandis|alors|apres)\b|\b(?:qui|dont|lorsque|tandis)\b")
_PRONOUN = re.compile(r"\b(ils?|elles?)\b")
# « une base que Wagner tient »: the object goes before.
_RELATIVE = re.compile(r"\bqu(?:e |')")
_THERE = re.compile(r"\b(?:a|au|aux|en|dans|sur|vers|pres de|jusqu'a)(?: (?:le|la|les|l'))? ?$")
_ADJECTIVES = re.compile(r"(?: [a-z-]+){0,2} ?")
_FARTHEST = 160
# Seats and heads of state decide on troops; they do not come and go with them.
MISSIONS = {"takuba", "minusma", "misma", "g5_sahel", "eu_missions"}
PERSONS = {"leader", "spokesman"}
SEATS = {"metonym", "nickname"}


@dataclass(slots=True)
class Scene:
    """A sentence, its phrases in order, and the partners last named before it."""

    read: ArticleReading
    sentence: SentenceSpan
    phrases: list[NounPhrase]
    told: list[NounPhrase]
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document = self.read.document

    def partners(self, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """Return those of some phrases that name a partner."""
        return [p for p in phrases if partner(self.document, p) is not None]

    def clause_end(self, start: int) -> int:
        """Return where the clause of a cue ends."""
        farthest = min(self.sentence.end, start + _FARTHEST)
        match = _STOP.search(self.document.unquoted, start, farthest)
        return match.start() if match else farthest

    def subjects(self, cue: Cue, governor: Cue | None = None) -> list[NounPhrase]:
        """Return the subject of a verb, or of the one that governs it; a pronoun resolved."""
        verb = governor if governor is not None else cue
        if verb.reading is None:
            return []
        found = subjects(self.document, self.sentence, self.phrases, verb.reading)
        return self.resolved(verb.reading.start) if found is None else found

    def resolved(self, start: int) -> list[NounPhrase]:
        """Return whom a pronoun at `start` stands for: a subject named before it, or just now."""
        text = self.document.unquoted
        pronoun = _PRONOUN.search(text, max(self.sentence.start, start - 30), start + 6)
        many = pronoun is not None and pronoun[1].endswith("s")
        before = [p for p in self.told if p.sentence == self.sentence.index - 1]
        for near in ([p for p in self.phrases if p.end <= start][::-1], before):
            free = [p for p in near if p.preposition is None]
            if pronoun is not None:
                free = [p for p in free if is_plural(self.document, p) == many]
            if free:
                return free[:1]
        return [] if pronoun is not None else before[:1]

    def has(self, kinds: tuple[str, ...], start: int, stop: int) -> bool:
        """Whether a word of one of these kinds, for ground a place or time, follows a verb."""
        return any(self._has(kind, start, stop) for kind in kinds)

    def _has(self, kind: str, start: int, stop: int) -> bool:
        text = self.document.unquoted
        words = self.document.vocabulary.partner_objects[kind]
        reach = stop if kind in ("ground", "pact", "base") else min(stop, start + 50)
        if words.search(text, start, reach):
            return True
        if kind == "base" and _RELATIVE.search(text, max(0, start - 80), start):
            return bool(words.search(text, max(0, start - 80), start))
        if kind != "ground":
            return False
        comma = text.find(",", start, stop)
        stop = comma if comma >= 0 else stop
        places = [
            p for p in starting_in(self.read.places, start, stop)
            if _THERE.search(text, max(start, p.start - 24), p.start)
        ]  # fmt: skip
        return bool(places or self.document.times_in(start, stop))

    def near(self, kinds: tuple[str, ...], start: int) -> int | None:
        """Return where the word of these kinds ends that a noun takes: « fin de la mission »."""
        ends = [self._near(kind, start) for kind in kinds]
        return next((end for end in ends if end is not None), None)

    def _near(self, kind: str, start: int) -> int | None:
        text = self.document.unquoted
        end = min(len(text), start + (110 if kind == "pact" else 48))
        found = self.document.vocabulary.partner_objects[kind].search(text, start, end)
        if found is None:
            return None
        marks = r"[;:.]" if kind == "pact" else r"[,;:.]"
        return None if re.search(marks, text[start : found.start()]) else found.end()

    def as_phrase(self, hit: Hit, actor: str) -> NounPhrase:
        """Return an adjective as the phrase that it stands for: « la présence française »."""
        return NounPhrase(
            start=hit.start, end=hit.end, cls="army", actor=actor, country=hit.row.country,
            quantity=None, determiner=None, preposition=None, is_hedged=False,
            sentence=self.sentence.index, head_start=hit.start, head_end=hit.end,
        )  # fmt: skip

    def by_adjective(self, end: int) -> list[NounPhrase]:
        """« la présence militaire française »: the troops of that country, as a phrase."""
        hits = self.document.within("demonym", end, min(self.sentence.end, end + 40))
        if not hits or not _ADJECTIVES.fullmatch(self.document.unquoted, end, hits[0].start):
            return []
        actor = self.document.vocabulary.class_actor.get(("army", hits[0].row.country))
        return [] if actor is None else [self.as_phrase(hits[0], actor)]

    def able(self, phrases: list[NounPhrase], cue: Cue) -> list[NounPhrase]:
        """Return the partners among some phrases that can do what a cue says."""
        return [p for p in self.partners(phrases) if _can(self.document, p, cue)]


def _can(document: Document, phrase: NounPhrase, cue: Cue) -> bool:
    """Whether this partner can do so: a minister is no contingent, a capital patrols nowhere."""
    row = cue.row
    if row.partner == "operation":  # « la France a lancé l'opération Serval »
        return phrase.name_kind == "operation" or is_mission(document, phrase)
    if phrase.name_kind in PERSONS:
        return row.partner == "either"
    if not is_state(document, phrase):
        return True
    if cue.statement == "operates":
        acts = row.pos == "verb" and (not cue.needs or cue.needs == ("action",))
        acts = acts or document.text.startswith(" militairement", cue.end)
        return phrase.name_kind == "state" and acts
    if identify(document, phrase) == "eu":
        return row.partner == "either" or "mission" in cue.needs
    if phrase.cls == "government":
        return row.partner == "either"
    if phrase.name_kind in SEATS:
        return row.partner == "either" or row.pos == "noun" or "mission" in cue.needs
    return cue.statement != "hired"


def is_mission(document: Document, phrase: NounPhrase) -> bool:
    """Return whether a phrase names a mission or force of several states, which is set up."""
    actor = identify(document, phrase)
    return phrase.cls == "named" and actor in MISSIONS


def is_plural(document: Document, phrase: NounPhrase) -> bool:
    """Return whether a phrase is taken up by « ils », « leur »."""
    if phrase.cls == "named" and phrase.name_kind not in ("nickname", "descriptor"):
        return document.text[phrase.start : phrase.start + 4] == "les "
    head = document.text[phrase.head_start : phrase.head_end].split(" ")[0]
    return phrase.quantity is not None or head.endswith(("s", "x"))
