"""The lexicon made ready for reading: every phrase in one matcher, every verb in all its forms."""

import gc
import re
from functools import cache
from typing import Any

from analysis import lexicon as lexicon_files
from analysis.language.folding import fold_key
from analysis.language.homographs import is_repeated
from analysis.language.phrases import PhraseMatcher, expand
from analysis.language.roles import opening_phrases
from analysis.language.verbs import forms

from .far_off import far_places
from .gazetteer import read_gazetteer
from .meanings import (
    Entry,
    Meanings,
    PartnerVerb,
    VerbEntry,
    VerbPhrase,
    VerbPhrases,
    asked_of,
    has_no_accent,
    needs_accents,
)

# « de » and « à » melt into the article that follows them.
# Agency credits count only where they end a sentence of their own.
_CREDITS = {"agency_credit", "byline", "update"}
# Words of these kinds say how something is told; they hide nothing that stands under them.
# « arrestation de » counts who was arrested; that it tells an arrest must show through.
_OPEN = {"cue", "presence", "partner_verb", "hedge", "channel", "outcome", "label", "casualty",
         "method"}  # fmt: skip
_TELLING = {"cue", "presence", "partner_verb", "hedge", "channel", "outcome", "label"}
_PARTNER_VERBS = ("verb", "governor", "teller")
_CLITICS = ("se", "en", "y")
_CONTRACTIONS = {"de": ("de", "du", "des", "d'"), "a": ("a", "au", "aux")}


class Vocabulary:
    """All phrases and verbs of one lexicon, compiled once."""

    def __init__(self, lexicon: Any, more_places: tuple[Any, ...] = ()) -> None:
        self.lexicon = lexicon
        self.more_places = more_places
        self.partner_verbs: dict[str, list[VerbPhrase]] = {}
        self.partner_objects = _alternatives(lexicon.presence_objects)
        self.frames = {row.frame: row for row in lexicon.frames}
        self.class_actor = {
            (r.actor_class, r.country or ""): r.actor_id for r in lexicon.state_actors
        }
        self.state_classes = {actor_class for actor_class, _ in self.class_actor}
        self.countries: dict[str, Any] = {}
        for place in lexicon.places:
            if place.kind == "country" and place.country:
                self.countries.setdefault(place.country, place)
        self.governed_by = {
            actor: country
            for (actor_class, country), actor in self.class_actor.items()
            if actor_class == "government" and country
        }
        self.states_of: dict[str, set[str]] = {}
        for (_, country), actor in self.class_actor.items():
            if country:
                self.states_of.setdefault(actor, set()).add(country)
        self.blocs = {row.actor_id: row.bloc for row in lexicon.actors}
        self.before_head = _words(lexicon, "before")
        self.after_head = _words(lexicon, "after")
        self.known_role = _known_role(lexicon)
        self.source_rows = _source_rows(lexicon)
        self.far = far_places(lexicon)
        self._phrases: dict[str, list[Entry | VerbEntry]] = {}
        self._add_phrases()
        self._add_verbs()
        self._add_partner_verbs()
        self.matcher = PhraseMatcher({phrase: self._meanings(phrase) for phrase in self._phrases})

    def _add_phrases(self) -> None:
        files = self.lexicon
        for row in files.actor_names:
            self._add(row.name, Entry("actor", row))
        for row in files.actor_heads:
            self._add(row.noun, Entry("head", row))
        for row in files.demonyms:
            self._add(row.form, Entry("demonym", row))
        for row in files.places:
            self._add(row.name, Entry("place", row))
        for row in self.more_places:
            for name in row.names:
                self._add(name, Entry("place", row))
        for row in files.place_names:
            self._add(row.name, Entry("place", files.place[row.place_id]))
        for row in files.triggers:
            if row.pos == "noun":
                self._add(row.trigger, Entry("trigger", row))
        for row in files.casualties:
            if row.pos == "noun":
                self._add(row.term, Entry("casualty", row))
        for row in files.methods:
            self._add(row.phrase, Entry("method", row))
        for row in files.target_kinds:
            self._add(row.phrase, Entry("target", row))
        for row in files.claim_cues:
            self._add(row.phrase, Entry("cue", row))
        for row in files.presence_cues:
            if row.pos not in _PARTNER_VERBS:
                self._add(row.cue, Entry("presence", row))
        for row in files.outcomes:
            if row.pos == "phrase":
                self._add(row.phrase, Entry("outcome", row))
        for row in files.speakers:
            self._add(row.noun, Entry("speaker", row))
        for row in files.labels:
            self._add(row.term, Entry("label", row))
        for row in files.channels:
            self._add(row.phrase, Entry("channel", row))
        for row in files.hedges:
            self._add(row.phrase, Entry("hedge", row))
        for row in files.actor_anaphora:
            self._add(row.phrase, Entry("anaphor", row))

    def _add(self, pattern: str, entry: Entry | VerbEntry) -> None:
        for phrase in expand(pattern):
            entries = self._phrases.setdefault(fold_key(phrase), [])
            spelled = entry._replace(
                ends_accented=phrase.rstrip("s").endswith("é"),
                is_small=phrase[0].islower() and " " in phrase,
            )
            if spelled not in entries:
                entries.append(spelled)

    def _meanings(self, phrase: str) -> Meanings:
        whole: list[tuple[int | None, Entry | VerbEntry]] = [
            (None, entry) for entry in self._phrases[phrase]
        ]
        are_several = sum(isinstance(entry, VerbEntry) for _, entry in whole) > 1
        every = whole + self._shadowed(phrase)
        return Meanings(
            tuple(
                (entry.kind, entry.row, asked_of(entry, phrase[:length]), length)
                for length, entry in every if isinstance(entry, Entry)
            ),
            tuple(
                (entry, are_several and length is None, length)
                for length, entry in every if isinstance(entry, VerbEntry)
            ),
        )  # fmt: skip

    def _shadowed(self, phrase: str) -> list[tuple[int, Entry | VerbEntry]]:
        """Return what stands under a phrase: « annoncer » under « annoncé son départ »."""
        found: list[tuple[int, Entry | VerbEntry]] = []
        if phrase.isalpha():
            return found
        kinds = {_kind(entry) for entry in self._phrases[phrase]}
        for gap in re.finditer(r"[ -]|(?<=')", phrase):
            for entry in self._phrases.get(phrase[: gap.start()], ()):
                kind = _kind(entry)
                is_owner = kind == "head" and kinds == {"target"}  # « la gendarmerie de Ber »
                is_verb = isinstance(entry, VerbEntry) and _ends_with(entry, phrase[gap.end() :])
                if (
                    is_verb
                    or kind not in kinds
                    and (kind in _TELLING or kinds <= _OPEN or is_owner)
                ):
                    found.append((gap.start(), entry))
        return found

    def _add_verbs(self) -> None:
        files = self.lexicon
        verbs = [(row.trigger, "trigger", row) for row in files.triggers if row.pos == "verb"]
        verbs += [(row.term, "casualty", row) for row in files.casualties if row.pos == "verb"]
        verbs += [(row.phrase, "outcome", row) for row in files.outcomes if row.pos == "verb"]
        verbs += [(row.phrase, "light", row) for row in files.light_verbs]
        verbs += [(row.phrase, "silence", row) for row in files.silences]
        verbs += [(row.phrase or row.lemma, "speech", row) for row in files.speech_verbs]
        for lemma, phrases in _by_lemma(verbs).items():
            arranged = VerbPhrases.of(phrases)
            for spelling, readings in forms(lemma).items():
                asks = needs_accents(spelling, readings)
                own = tuple(form for form in readings if not is_repeated(form, spelling))
                bare = has_no_accent(spelling, readings)
                entry = VerbEntry(lemma, own, arranged, asks, bare)
                self._phrases.setdefault(spelling, []).append(entry)

    def _add_partner_verbs(self) -> None:
        """Add the verbs that tell of partners; they are read only beside one."""
        cues = [row for row in self.lexicon.presence_cues if row.pos in _PARTNER_VERBS]
        self.partner_verbs = _by_lemma([(row.cue, row.pos, row) for row in cues])
        for lemma in self.partner_verbs:
            for spelling, readings in forms(lemma).items():
                for form in readings:
                    if is_repeated(form, spelling):
                        continue  # what an earlier form with the same spelling says
                    entry = Entry("partner_verb", PartnerVerb(lemma, form))
                    self._phrases.setdefault(spelling, []).append(entry)


def _by_lemma(verbs: list[tuple[str, str, Any]]) -> dict[str, list[VerbPhrase]]:
    """Return verb phrases by their lemmas, the longest first."""
    found: dict[str, list[VerbPhrase]] = {}
    for pattern, kind, row in verbs:
        for words in expand(pattern):
            lemma, rest, is_reflexive = _take_apart(words)
            for variant in rest:
                found.setdefault(lemma, []).append(VerbPhrase(variant, is_reflexive, kind, row))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(" ".join(phrase.rest)))
    return found


def _alternatives(rows: Any) -> dict[str, re.Pattern[str]]:
    """Return a pattern of the words of each kind."""
    words: dict[str, set[str]] = {}
    for row in rows:
        words.setdefault(row.kind, set()).update(fold_key(word) for word in expand(row.word))
    return {
        kind: re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, found), key=len)[::-1])})\b")
        for kind, found in words.items()
    }


def _ends_with(entry: VerbEntry, words: str) -> bool:
    """Whether words belong to a verb: « a été prise à partie », though « une prise à partie »."""
    rests = [phrase.rest for _, phrase in entry.phrases.by_word.get(words.split(" ")[0], ())]
    return tuple(words.split(" ")) in rests


def _kind(entry: Entry | VerbEntry) -> str:
    return entry.kind if isinstance(entry, Entry) else "verb"


def _words(lexicon: Any, position: str) -> dict[str, bool]:
    """Return the folded adjectives of one position; the value says whether they hedge."""
    return {
        fold_key(word): row.is_hedge
        for row in lexicon.noun_modifiers
        if row.position == position
        for word in expand(row.word)
    }


def _source_rows(lexicon: Any) -> dict[str, Any]:
    """Return what kind of source an adjective makes: « locales » as in « sources locales »."""
    return {
        fold_key(phrase).split(" ", 1)[1]: row
        for row in lexicon.speakers
        if row.noun.startswith("source(s) ")
        for phrase in expand(row.noun)
        if phrase.startswith("sources ") and phrase.count(" ") == 1
    }


def _known_role(lexicon: Any) -> Any:
    """Return the function that knows captions and boilerplate by their opening words."""
    roles = {
        row.phrase: "caption" if row.kind == "caption" else "boilerplate"
        for row in lexicon.boilerplate
        if row.kind != "dateline"
    }
    credits = {row.phrase for row in lexicon.boilerplate if row.kind in _CREDITS}
    pairs = [(phrase, role) for phrase, role in roles.items() if phrase not in credits]
    return opening_phrases(pairs, [(phrase, roles[phrase]) for phrase in sorted(credits)])


def _take_apart(words: str) -> tuple[str, list[tuple[str, ...]], bool]:
    """Return lemma, the variants of what follows it, and whether it is reflexive."""
    lemma, *rest = words.split(" ")
    is_reflexive = lemma == "se"
    if lemma.startswith(("s'", "s’")):
        is_reflexive, lemma = True, lemma[2:]
    while lemma in _CLITICS and rest:
        lemma, *rest = rest
    folded = [fold_key(word) for word in rest]
    if not folded:
        return lemma, [()], is_reflexive
    *fixed, last = folded
    endings = _CONTRACTIONS.get(last, (last,))
    return lemma, [(*fixed, ending) for ending in endings], is_reflexive


@cache
def vocabulary_with(gazetteer: str | None = None) -> Vocabulary:
    """Return the vocabulary of the lexicon, with the places of a GeoNames dump if one is given."""
    was_enabled = gc.isenabled()
    gc.disable()  # nothing of what is made here is let go again
    try:
        lexicon = lexicon_files.load()
        vocabulary = Vocabulary(lexicon, read_gazetteer(gazetteer, lexicon) if gazetteer else ())
    finally:
        if was_enabled:
            gc.enable()
    # It lives as long as the process: collections need not walk through it again and again.
    gc.freeze()
    return vocabulary
