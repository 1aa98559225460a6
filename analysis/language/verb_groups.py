"""Auxiliaries and clitics: the part of a French verb group that stands before its last word."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.language.conjugation import VerbForm, forms
from analysis.language.function_words import (
    CLITICS,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    QUOTES,
    REFLEXIVES,
    SUBJECT_PRONOUNS,
    skip_adverbials,
    words_after,
)
from analysis.language.homographs import DEVERBAL_NOUNS

if TYPE_CHECKING:
    from analysis.language.verb_places import Place

# Their compound past takes "être" without being passive.
ETRE_VERBS = frozenset(
    "naitre renaitre mourir deceder aller venir revenir devenir redevenir parvenir intervenir"
    " survenir advenir provenir arriver partir repartir entrer rentrer sortir ressortir monter"
    " remonter descendre redescendre tomber retomber rester retourner passer repasser apparaitre"
    " accourir demeurer".split()
)
# With "avoir", and no participle of theirs stands by itself: « un bus saute sur une mine ».
INTRANSITIVES = frozenset(
    "exploser sauter eclater perir succomber riposter echouer resister survivre lutter degenerer"
    " proliferer persister".split()
)
# Never with "avoir": "a mort" is « à mort ».
NEVER_AVOIR = frozenset("naitre mourir deceder aller venir revenir arriver partir".split())


def _finite_forms(lemma: str) -> dict[str, VerbForm]:
    """Return the forms of an auxiliary that can open a verb group."""
    return {
        spelling: next(f for f in readings if f.form != "past_participle")
        for spelling, readings in forms(lemma).items()
        if any(f.form != "past_participle" for f in readings)
    }


AVOIR = _finite_forms("avoir")
ETRE = _finite_forms("être")
INVERTED_PRONOUNS = frozenset("il elle on ils elles nous vous ce".split())
# With which the words of a group before its participle end, adverbs aside.
_ENDS_GROUP = frozenset({"ete", *AVOIR, *ETRE, *INVERTED_PRONOUNS})
_NEEDS_NOUS = frozenset({"avions", "sommes", "etions", "eumes", "fumes"})
_PARTICIPLE_ENDINGS = tuple(
    "e ee es ees i ie is ies it its u ue us ues ise ises ite ites rt rte rts rtes int ints".split()
)
_LONGEST_SHARE = 16
_JOINED = (["et"], ["puis"])
_LONGEST_LIST = 30
# « un chef, tué un mois plus tôt », « un homme, surnommé le … »: of the noun, not of the subject
_TIMES = frozenset(
    "jour jours heure heures minutes semaine semaines mois an ans annee annees fois veille"
    " lendemain matin soir nuit".split()
)
_OF_A_NOUN = frozenset("le la l' du des".split())


@dataclass(slots=True)
class Auxiliary:
    """An auxiliary found before a participle; `index` is its word's place in the context."""

    index: int
    form: VerbForm
    is_etre: bool
    is_passive: bool  # with "été"
    is_negated: bool  # a negation stands between it and the participle
    is_inverted: bool  # "a-t-il"


@dataclass(slots=True)
class Clitics:
    """The clitics before a verb; `index` is the place of the word before them (-1: none)."""

    index: int
    words: list[str]
    has_ne: bool
    is_reflexive: bool


def find_auxiliary(words: list[str], index: int) -> Auxiliary | None:
    """Return the auxiliary that governs a participle standing after `words[index]`.

    >>> find_auxiliary(["n'", "ont", "pas", "ete"], 3).is_passive
    True
    """
    while index >= 0 and words[index] in QUOTES:
        index -= 1
    stop = skip_adverbials(words, index)
    while stop >= 0 and words[stop] in QUOTES:
        stop -= 1
    if stop < 0 or words[stop] not in _ENDS_GROUP:
        return None
    between = words[stop + 1 : index + 1]
    is_passive = words[stop] == "ete"
    if is_passive:
        before = skip_adverbials(words, stop - 1)
        between += words[before + 1 : stop]
        stop = before
        if stop < 0:
            return None
    place, is_inverted = _step_over_inversion(words, stop)
    form = _auxiliary_form(words, place, passive=is_passive)
    if form is None:
        return None
    is_negated = not NEGATIONS.isdisjoint(between) and "seulement" not in between
    return Auxiliary(place, form, words[place] in ETRE, is_passive, is_negated, is_inverted)


def _step_over_inversion(words: list[str], index: int) -> tuple[int, bool]:
    """Return the place of "a" for one at "il" in "a-t-il", and whether there was an inversion."""
    if index < 2 or words[index] not in INVERTED_PRONOUNS or words[index - 1] != "-":
        return index, False
    verb = index - 2
    if verb >= 2 and words[verb] == "t" and words[verb - 1] == "-":
        verb -= 2
    return verb, True


def _auxiliary_form(words: list[str], index: int, passive: bool) -> VerbForm | None:
    word = words[index]
    form = AVOIR.get(word) or (None if passive else ETRE.get(word))
    if form is None:
        return None
    before = words[index - 1] if index else ""
    if word == "est" and _is_compass_point(words, index):
        return None
    if word == "etre" and before in ("l'", "un", "cet", "tout"):
        return None
    if word in _NEEDS_NOUS and "nous" not in words[max(0, index - 4) : index]:
        return None  # "deux avions", "des sommes"
    return form


def _is_compass_point(words: list[str], index: int) -> bool:
    """Tell whether "est" is the east: "le nord-est", "dans l'est" (but not "il l'est")."""
    before = words[max(0, index - 2) : index]
    if before[-1:] == ["l'"]:
        return before[0] not in SUBJECT_PRONOUNS | {"ne", "n'", "ou", "que"}
    return before in (["nord", "-"], ["sud", "-"])


def shared_auxiliary(words: list[str], index: int, form: VerbForm) -> Auxiliary | None:
    """Return the auxiliary a participle shares: « ont attaqué un camp et **pris** des armes ».

    `words[index]` is the word before the participle; only "et", "ou", "puis", "ni", "mais" and, in
    a bare enumeration of participles, a comma open a share.
    """
    if not words:
        return None
    if words[index] not in {"ni", ","}:  # an adverb and a mark in other places
        index = skip_adverbials(words, index)
    if index < 1 or words[index] not in CONJUNCTIONS | {","}:
        return None
    is_list = words[index] == ","
    for place in range(index - 2, max(-1, index - _LONGEST_SHARE), -1):
        if words[place] not in AVOIR and words[place] not in ETRE:
            continue
        found = _auxiliary_of_first_participle(words, place, index, is_list)
        if found and _agrees(found, form):
            negated = found.is_negated or words[index] == "ni"
            return replace(found, is_negated=negated)
    return None


def _auxiliary_of_first_participle(
    words: list[str], place: int, conjunction: int, is_list: bool
) -> Auxiliary | None:
    """Return the auxiliary at `place` if a participle follows it before the conjunction."""
    for first in range(place + 1, min(conjunction, place + 8)):
        word = words[first]
        if word in DETERMINERS or not looks_like_participle(word):
            continue
        found = find_auxiliary(words, first - 1)
        if found is None or found.index != place or word == "ete":
            continue
        rest = words[first + 1 : conjunction]
        if is_list and not all(w == "," or looks_like_participle(w) for w in rest):
            return None
        return found
    return None


def is_joined(place: "Place") -> bool:
    """Tell whether a participle before its object goes on: « … tué six hommes, **enlevé** deux … ».

    Behind "et" and "puis" it does; behind a comma where a participle with "avoir" came before.
    """
    words = place.words
    if words[-1:] != [","]:
        return words[-1:] in _JOINED
    after = words_after(place.text, place.end)[:4]
    if not _TIMES.isdisjoint(after) or place.form.number != "sg" or place.form.gender != "m":
        return False
    if after[:1] and after[0] in _OF_A_NOUN and not words[-2].endswith(("s", "x")):
        return False
    for first in range(len(words) - 2, max(0, len(words) - _LONGEST_LIST), -1):
        if looks_like_participle(words[first]):
            found = find_auxiliary(words, first - 1)
            if found is not None:
                return found.form.lemma == "avoir" and not found.is_passive
    return False


def looks_like_participle(word: str) -> bool:
    """Tell whether a word ends as past participles do (many other words do as well).

    >>> looks_like_participle("attaques"), looks_like_participle("selon")
    (True, False)
    """
    return len(word) > 1 and word.endswith(_PARTICIPLE_ENDINGS)


def _agrees(auxiliary: Auxiliary, form: VerbForm) -> bool:
    """Tell whether a participle can belong to an auxiliary by its agreement."""
    if auxiliary.is_passive or auxiliary.is_etre:
        return auxiliary.form.number in (None, form.number)
    return form.number == "sg" and form.gender == "m"


def clitics_before(words: list[str], index: int) -> Clitics:
    """Return the clitics that end at `words[index]`.

    >>> clitics_before(["ils", "ne", "se"], 2)
    Clitics(index=0, words=['ne', 'se'], has_ne=True, is_reflexive=True)
    """
    first = index
    while first >= 0 and words[first] in CLITICS:
        first -= 1
    if first == index:
        return Clitics(index, [], False, False)  # most often
    found = words[first + 1 : index + 1]
    has_ne = "ne" in found or "n'" in found
    is_reflexive = not REFLEXIVES.isdisjoint(found) or found.count("nous") > 1
    return Clitics(first, found, has_ne, is_reflexive)


def is_as_told(place: "Place") -> bool:
    """Tell whether a verb says what was told: "comme le rapporte RFI", no "comme l'attaque de"."""
    if place.words[-2:] not in (["comme", "le"], ["comme", "l'"]):
        return False
    of = words_after(place.text, place.end, 4)[:1] in (["de"], ["du"], ["des"], ["d'"])
    return not of and (place.spelling == "annonce" or place.spelling not in DEVERBAL_NOUNS)
