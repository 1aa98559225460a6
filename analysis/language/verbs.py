"""Read a verb form in its sentence: is it a verb at all, in which voice and tense, said or denied.

Works on folded text (see `analysis.language.folding`). The noun or verb question (« l'attaque »,
« les attaque ») is settled by the words before; nothing is looked up, only closed word classes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.language.conjugation import VerbForm, forms
from analysis.language.function_words import (
    ARTICLE_PRONOUNS,
    Context,
    skip_adverbials,
    words_after,
    words_before,
)
from analysis.language.homographs import MOSTLY_PREPOSITIONS, NEVER_BARE, is_finite, is_repeated
from analysis.language.verb_governors import Government, government
from analysis.language.verb_groups import (
    ETRE_VERBS,
    INTRANSITIVES,
    NEVER_AVOIR,
    Auxiliary,
    Clitics,
    clitics_before,
    find_auxiliary,
    is_joined,
)
from analysis.language.verb_places import (
    Place,
    auxiliary_shared,
    can_be_finite,
    finite_evidence,
    followed_by_agent,
    is_compound_part,
    is_denied,
    is_future_in_past,
    is_inverted,
    is_noun,
    number_fits,
    object_follows,
    subject_slot,
)

__all__ = ["VerbForm", "VerbReading", "first_reading", "forms", "read", "readings"]


@dataclass(slots=True)
class VerbReading:
    """A verb form as it stands in its sentence.

    `start`: where the verb group begins (auxiliaries, clitics, modal). `voice`: active, passive,
    reflexive, participle (bare: « tués par »). `tense`: past, present, future, infinitive (no time
    of its own: « pour attaquer »); a gerund is "present", at the time of its main verb.
    `is_hearsay`: the conditional of « aurait été tué ». `subject_slot`: before, after, either,
    head (a bare participle: the noun before it; "after" where it opens its sentence), implicit
    (infinitive, gerund).
    `governor`: what governs an infinitive or gerund, folded: « pour », « avant de », « pouvoir ».
    """

    start: int
    end: int
    voice: str
    tense: str
    is_negated: bool
    is_hearsay: bool
    subject_slot: str
    governor: str | None = None


_FINITE_TENSE = {
    "present": "present", "subjunctive": "present", "imperfect": "past", "simple_past": "past",
    "future": "future", "conditional": "present", "present_participle": "present"}  # fmt: skip
_NOUN_INFINITIVES = frozenset("pouvoir devoir etre savoir avoir lever".split())
# « à partir de », « à savoir »: prepositions, not verbs.
_FIXED_INFINITIVES = frozenset("partir savoir compter commencer".split())
_INFINITIVE_DETERMINERS = frozenset("le l' un du au ce son leur tout plein en".split())


def read(text: str, start: int, end: int, form: VerbForm) -> VerbReading | None:
    """Read `text[start:end]` as `form`; None where the words around forbid it (a noun, say).

    `text` is folded, `form` one of `forms(lemma)[text[start:end]]`.

    >>> text = "le camp n'aurait pas ete attaque"
    >>> participle = forms("attaquer")["attaque"][0]
    >>> reading = read(text, 25, 32, participle)
    >>> reading.voice, reading.tense, reading.is_negated, reading.is_hearsay
    ('passive', 'past', True, True)
    >>> read("l'attaque du camp", 2, 9, participle) is None
    True
    """
    found = first_reading(text, start, end, (form,))
    return found[1] if found else None


def first_reading(
    text: str, start: int, end: int, candidates: Iterable[VerbForm]
) -> tuple[VerbForm, VerbReading] | None:
    """Return the first of the candidate forms that the words around allow, with its reading.

    A finite form spelt like an earlier one, as subjunctives are, is not read again.

    >>> text = "les djihadistes attaquent"
    >>> form, reading = first_reading(text, 16, 25, forms("attaquer")["attaquent"])
    >>> form.form, reading.tense
    ('present', 'present')
    """
    if is_compound_part(text, start, end):
        return None
    own = [form for form in candidates if not is_repeated(form, text[start:end])]
    return next(readings(words_before(text, start), end, own), None)


def readings(
    context: Context, end: int, candidates: Sequence[VerbForm], is_settled: bool = False
) -> Iterator[tuple[VerbForm, VerbReading]]:
    """Yield the candidate forms that the words before a verb allow, each with its reading.

    `is_settled`: accents tell participles from finite forms, « tué » from « tue ».
    """
    text, start, words = context.text, context.position, context.words
    if candidates:
        place = Place(text, start, end, candidates[0], text[start:end], context, words, is_settled)
    for form in candidates:
        place.form = form
        read = _READERS.get(form.form)
        reading = read(place) if read is not None else _read_finite(place)
        if reading is not None:
            yield form, reading


def _group_start(place: Place, index: int) -> int:
    """Return the offset of the word at `index` of the context, or of the form itself."""
    return place.context.start_of(index) if index < len(place.words) else place.start


# ------------------------------------------------------------------------------- past participles


def _read_participle(place: Place) -> VerbReading | None:
    words = place.words
    auxiliary = find_auxiliary(words, len(words) - 1)
    if auxiliary is None:
        auxiliary = auxiliary_shared(place)
        if auxiliary and not auxiliary.is_passive and followed_by_agent(place):
            auxiliary = None  # "a pille le village, attaque par ..."
    if not number_fits(place, auxiliary):
        return None
    if auxiliary is None:
        return _read_bare_participle(place)
    if auxiliary.form.lemma == "avoir" and not auxiliary.is_passive and place.lemma in NEVER_AVOIR:
        return None
    if place.spelling == "entre" and auxiliary.is_etre and object_follows(place):
        return None  # "est entre les mains"
    return _read_compound(place, auxiliary)


def _read_compound(place: Place, auxiliary: Auxiliary) -> VerbReading:
    words = place.words
    clitics = clitics_before(words, auxiliary.index - 1)
    voice = _compound_voice(place, auxiliary, clitics)
    is_simple = voice == "passive" and not auxiliary.is_passive  # "est attaque"
    if auxiliary.form.form == "infinitive":
        group = government(place.context, clitics.index, not is_simple, read)
    else:
        group = _conjugated(place, auxiliary, clitics.index, is_simple)
    is_negated = (
        auxiliary.is_negated
        or group.is_negated
        or (clitics.has_ne and is_denied(place, clitics.index))
    )
    return _governed_reading(place, group, voice, is_negated, clitics)


def _governed_reading(
    place: Place, group: Government, voice: str, is_negated: bool, clitics: Clitics
) -> VerbReading:
    start = group.start
    if start is None:
        start = _group_start(place, clitics.index + 1)
    return VerbReading(
        start, place.end, voice, group.tense, is_negated, group.is_hearsay, group.slot, group.name
    )


def _compound_voice(place: Place, auxiliary: Auxiliary, clitics: Clitics) -> str:
    if auxiliary.is_passive:
        return "passive"
    if not auxiliary.is_etre:
        return "active"
    if clitics.is_reflexive:
        return "reflexive"
    return "active" if place.lemma in ETRE_VERBS else "passive"


def _conjugated(place: Place, auxiliary: Auxiliary, before: int, is_simple: bool) -> Government:
    """Return tense, hearsay and subject slot of a group with a conjugated auxiliary."""
    mood = auxiliary.form.form
    tense = "future" if mood == "future" else "past"
    is_hearsay = mood == "conditional"
    if is_simple:
        tense = _FINITE_TENSE[mood]
        if is_hearsay and is_future_in_past(place.words, before):
            tense, is_hearsay = "future", False
    if mood == "present_participle":
        slot = "implicit"
    elif auxiliary.is_inverted:
        slot = "after"
    elif auxiliary.form.person == 1:
        slot = "before"
    else:
        slot = subject_slot(place.words, before)
    return Government(tense, False, is_hearsay, slot)


def _read_bare_participle(place: Place) -> VerbReading | None:
    if place.spelling in NEVER_BARE or place.lemma in INTRANSITIVES or is_noun(place):
        return None
    may_be_finite = not place.is_settled and is_finite(place.form.lemma, place.spelling)
    if may_be_finite and finite_evidence(place):
        return None
    words = place.words
    if place.is_settled and object_follows(place) and is_joined(place):
        # « a saisi des armes […] et tué trois hommes »: its auxiliary is far off
        return VerbReading(place.start, place.end, "active", "past", False, False, "before")
    stop = skip_adverbials(words, len(words) - 1)
    skipped = words[max(stop, 0) :]
    is_negated = any(word in {"non", "pas", "jamais", "ni"} for word in skipped)
    slot = "head" if stop >= 0 else "after"
    return VerbReading(place.start, place.end, "participle", "past", is_negated, False, slot)


# ------------------------------------------------------------------------------------ other forms


def _read_finite(place: Place) -> VerbReading | None:
    words = place.words
    if not place.is_settled and (find_auxiliary(words, len(words) - 1) or auxiliary_shared(place)):
        return None
    clitics = clitics_before(words, len(words) - 1)
    if not can_be_finite(place, clitics):
        return None
    tense = _FINITE_TENSE[place.form.form]
    is_hearsay = place.form.form == "conditional"
    if is_hearsay and is_future_in_past(words, clitics.index):
        tense, is_hearsay = "future", False
    is_after = is_inverted(place.text, place.end)
    return VerbReading(
        _group_start(place, clitics.index + 1),
        place.end,
        "reflexive" if clitics.is_reflexive else "active",
        tense,
        clitics.has_ne and is_denied(place, clitics.index),
        is_hearsay,
        "after" if is_after else subject_slot(words, clitics.index),
    )


def _read_infinitive(place: Place) -> VerbReading | None:
    words = place.words
    if place.lemma in _NOUN_INFINITIVES and words and words[-1] in _INFINITIVE_DETERMINERS:
        return None
    if place.spelling in _FIXED_INFINITIVES and words[-1:] == ["a"] and _preposition_follows(place):
        return None
    clitics = clitics_before(words, len(words) - 1)
    group = government(place.context, clitics.index, False, read)
    voice = "reflexive" if clitics.is_reflexive else "active"
    if group.is_passive:
        voice = "passive"
    return _governed_reading(place, group, voice, group.is_negated, clitics)


def _preposition_follows(place: Place) -> bool:
    after = words_after(place.text, place.end, 8)
    return bool(after) and after[0] in ("de", "d'", "du", "des", "par", ",")


def _read_gerund(place: Place) -> VerbReading | None:
    words = place.words
    clitics = clitics_before(words, len(words) - 1)
    is_gerund = "en" in clitics.words
    if not clitics.words:
        if place.spelling in MOSTLY_PREPOSITIONS or is_noun(place):
            return None
    elif len(clitics.words) == 1 and clitics.words[0] in ARTICLE_PRONOUNS and is_noun(place):
        return None
    return VerbReading(
        _group_start(place, clitics.index + 1),
        place.end,
        "reflexive" if clitics.is_reflexive else "active",
        "present",
        clitics.has_ne and is_denied(place, clitics.index),
        False,
        "implicit",
        "en" if is_gerund else None,
    )


_READERS = {
    "past_participle": _read_participle,
    "infinitive": _read_infinitive,
    "present_participle": _read_gerund,
}
