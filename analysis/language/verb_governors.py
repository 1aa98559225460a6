"""What governs an infinitive: a preposition, a modal, « venir de », « se faire »."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from analysis.language.conjugation import VerbForm, forms, plain_infinitive
from analysis.language.function_words import (
    CONJUNCTIONS,
    NEGATIONS,
    QUOTES,
    Context,
    skip_adverbials,
)
from analysis.language.verb_groups import ETRE, INVERTED_PRONOUNS, clitics_before

if TYPE_CHECKING:
    from analysis.language.verbs import VerbReading

# Verbs before an infinitive, with the prepositions they take ("": none).
SEMI_AUXILIARIES = {
    "pouvoir": "", "devoir": "", "vouloir": "", "aller": "", "falloir": "", "savoir": "",
    "oser": "", "faillir": "", "faire": "", "laisser": "", "voir": "", "venir": "de d'",
    "commencer": "a de d' par", "recommencer": "a de d'", "continuer": "a de d'", "réussir": "a",
    "parvenir": "a", "échouer": "a", "mettre": "a", "finir": "par de d'", "achever": "de d'",
    "cesser": "de d'", "tenter": "de d'", "essayer": "de d'",
}  # fmt: skip
_CAUSATIVE = frozenset({"faire", "laisser", "voir"})
_MODAL = frozenset({"pouvoir", "devoir", "vouloir", "falloir"})
_NO_TIME = frozenset({"vouloir", "falloir", "savoir"})
_OF = ("de", "d'")


@dataclass(slots=True)
class Government:
    """What the words before say of an infinitive.

    `start` is where a governing verb group begins in the text (None: no verb governs).
    """

    tense: str = "infinitive"
    is_negated: bool = False
    is_hearsay: bool = False
    slot: str = "implicit"
    name: str | None = None
    start: int | None = None
    is_passive: bool = False


# `analysis.language.verbs.read`, given in because the two call each other.
Reader = Callable[[str, int, int, VerbForm], "VerbReading | None"]


@cache
def _governing_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Return every spelling of the verbs that govern infinitives."""
    table: dict[str, tuple[VerbForm, ...]] = {}
    for lemma in SEMI_AUXILIARIES:
        for spelling, readings in forms(lemma).items():
            table[spelling] = table.get(spelling, ()) + tuple(readings)
    return table


def government(context: Context, index: int, is_compound: bool, read: Reader) -> Government:
    """Return what the words up to `index` say of the infinitive after them.

    `is_compound`: the infinitive is « avoir » or « être » with a participle, a past therefore.
    """
    words = context.words
    stop = skip_adverbials(words, index)
    while stop >= 0 and words[stop] in QUOTES:
        stop -= 1
    is_negated = any(word in NEGATIONS for word in words[stop + 1 : index + 1])
    if is_negated:  # "ne pas attaquer"
        stop = clitics_before(words, stop).index
    tense = "past" if is_compound else "infinitive"
    if stop < 0:
        return Government(tense, is_negated)
    found = _governor(context, stop, tense, read)
    return replace(found, is_negated=True) if is_negated else found


def _governor(context: Context, index: int, tense: str, read: Reader) -> Government:
    words = context.words
    word = words[index]
    if word not in ("de", "d'", "a", "par"):
        found = _semi_auxiliary(context, index, "", tense, read)
        name = word if word[0].isalnum() else None
        return found or Government(tense, is_negated=word == "sans", name=name)
    name = "de" if word == "d'" else word
    before = skip_adverbials(words, index - 1)
    if before < 0:
        return Government(tense, name=name)
    if words[before] in CONJUNCTIONS:
        earlier = _same_preposition(words, before, word)
        if earlier >= 0:
            return _governor(context, earlier, tense, read)
    found = _semi_auxiliary(context, before, word, tense, read)
    found = found or _progressive(context, before, read)
    return found or Government(tense, name=f"{words[before]} {name}")


def _progressive(context: Context, index: int, read: Reader) -> Government | None:
    """Return what « être en train de » says of the infinitive it governs."""
    words = context.words
    if index < 2 or words[index - 1 : index + 1] != ["en", "train"]:
        return None
    at = skip_adverbials(words, index - 2)
    form = ETRE.get(words[at]) if at >= 0 else None
    start = context.start_of(max(at, 0))
    reading = read(context.text, start, start + len(words[at]), form) if form else None
    if reading is None:
        return None
    return Government(
        reading.tense, reading.is_negated, reading.is_hearsay, reading.subject_slot, "train de",
        reading.start,
    )  # fmt: skip


def _same_preposition(words: list[str], before: int, preposition: str) -> int:
    """Return where an earlier « de » + infinitive stands that this one is joined to, or -1."""
    same = _OF if preposition in _OF else (preposition,)
    for index in range(before - 2, -1, -1):
        if words[index] in same and words[index + 1].endswith(("er", "ir", "re")):
            return index
    return -1


def _semi_auxiliary(
    context: Context, index: int, preposition: str, tense: str, read: Reader
) -> Government | None:
    """Return what a modal or phase verb at `index` says of the infinitive it governs."""
    words = context.words
    if index >= 2 and words[index] in INVERTED_PRONOUNS and words[index - 1] == "-":
        index -= 4 if words[index - 2] == "t" else 2
    for form in _governing_forms().get(words[index], ()) if index >= 0 else ():
        if preposition not in SEMI_AUXILIARIES[form.lemma].split(" "):
            continue
        start = context.start_of(index)
        reading = read(context.text, start, start + len(words[index]), form)
        if reading and (reading.voice != "participle" or form.lemma == "venir"):
            return _combine(form, reading, tense)
    return None


def _combine(form: VerbForm, reading: "VerbReading", tense: str) -> Government:
    """Return what a semi-auxiliary that reads as `reading` says of its infinitive."""
    lemma = plain_infinitive(form.lemma)
    is_policy = lemma in _MODAL and form.form == "conditional"  # "pourrait", "devrait"
    is_hearsay = reading.is_hearsay and not is_policy
    if tense == "past":  # "pourrait avoir tue", "doit avoir fui"
        is_hearsay = is_hearsay or lemma in ("pouvoir", "devoir")
    else:
        tense = _tense(lemma, form.form, reading.tense)
    return Government(
        tense,
        reading.is_negated,
        is_hearsay,
        reading.subject_slot,
        lemma,
        reading.start,
        lemma in _CAUSATIVE and reading.voice == "reflexive",
    )


def _tense(lemma: str, mood: str, tense: str) -> str:
    """Return the tense of an infinitive under a semi-auxiliary of this mood and tense."""
    if lemma in _NO_TIME:
        return "infinitive"
    if lemma == "venir" and mood in ("present", "imperfect", "conditional"):
        return "past"
    if lemma == "aller" and mood in ("present", "imperfect"):
        return "future"
    if lemma == "devoir" and mood != "past_participle":
        return "future"
    if lemma == "pouvoir" and tense == "present":
        return "future"
    return tense
