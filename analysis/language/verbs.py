"""Read a verb form in its sentence: is it a verb at all, in which voice and tense, said or denied.

Works on folded text (see `analysis.language.folding`). The noun or verb question (« l'attaque »,
« les attaque ») is settled by the words before; nothing is looked up, only closed word classes.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.language.conjugation import VerbForm, forms
from analysis.language.folding import fold_key
from analysis.language.function_words import (
    ARTICLE_PRONOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    NEGATIVE_WORDS,
    PRENOMINAL_ADJECTIVES,
    PREPOSITIONS,
    QUOTES,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
    Context,
    skip_adverbials,
    skip_inner_adverbs,
    words_after,
    words_before,
)
from analysis.language.verb_groups import (
    AVOIR,
    ETRE_VERBS,
    INVERTED_PRONOUNS,
    NEVER_AVOIR,
    Auxiliary,
    clitics_before,
    find_auxiliary,
    shared_auxiliary,
)

__all__ = ["VerbForm", "VerbReading", "first_reading", "forms", "read"]


class VerbReading(NamedTuple):
    """A verb form as it stands in its sentence.

    `start`: where the verb group begins (auxiliaries, clitics, modal). `voice`: active, passive,
    reflexive, participle (bare: « tués par »). `tense`: past, present, future, infinitive (no time
    of its own: « pour attaquer »); a gerund is "present", at the time of its main verb.
    `is_hearsay`: the conditional of « aurait été tué ». `subject_slot`: before, after, either,
    head (a bare participle: the noun it agrees with), implicit (infinitive, gerund).
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


class _Group(NamedTuple):
    """What the words before a verb say of it."""

    index: int
    tense: str
    is_negated: bool = False
    is_hearsay: bool = False
    slot: str = "implicit"
    governor: str | None = None
    is_causative_passive: bool = False


class _Place(NamedTuple):
    """One form in its text, with the words before it."""

    text: str
    start: int
    end: int
    form: VerbForm
    context: Context

    @property
    def lemma(self) -> str:
        return fold_key(self.form.lemma).removeprefix("se ").removeprefix("s'")


_FINITE_TENSE = {
    "present": "present", "subjunctive": "present", "imperfect": "past", "simple_past": "past",
    "future": "future", "conditional": "present", "present_participle": "present",
    "infinitive": "infinitive",
}  # fmt: skip

# Spellings that are function words or everyday nouns and adjectives first: read as a verb only
# with a pronoun, a relative or a clitic before, or (finite) with its object right after.
_MOSTLY_OTHER = frozenset(
    "entre contre violent president resident pendant devant maintenant suivant durant concernant"
    " part partie parties sort lit fils cours courant point poste present presente mort morts".split()
)
# As participles these are other words unless an auxiliary stands before.
_NEVER_BARE = frozenset(
    "entre du due ete eu ne tu lu su pu vu dit fait sens contre partie parties".split()
)
# Verbs whose bare stem is also a noun of the news: at the head of a phrase the noun is meant.
_DEVERBAL_NOUNS = frozenset(
    "attaque attaques frappe frappes capture captures riposte ripostes incendie incendies menace"
    " menaces marche marches patrouille patrouilles fouille fouilles visite visites prise prises"
    " reprise reprises mise mises saisie saisies sortie sorties entree entrees arrivee arrivees"
    " controle controles siege sieges cible cibles charge charges mine mines bombe bombes garde"
    " gardes rencontre rencontres demande demandes annonce annonces lutte luttes force forces"
    " conduite perte pertes reforme enquete enquetes plainte plaintes arme armes chute".split()
)
_NOUN_INFINITIVES = frozenset("pouvoir devoir etre savoir avoir lever".split())
_NOUN_INFINITIVE_DETERMINERS = DETERMINERS | {"le", "l'"}

# Verbs before an infinitive, with the prepositions they take ("": none).
_GOVERNORS = {
    "pouvoir": "", "devoir": "", "vouloir": "", "aller": "", "falloir": "", "savoir": "",
    "oser": "", "faillir": "", "faire": "", "laisser": "", "voir": "", "venir": "de d'",
    "commencer": "a de d' par", "recommencer": "a de d'", "continuer": "a de d'", "réussir": "a",
    "parvenir": "a", "échouer": "a", "mettre": "a", "finir": "par de d'", "achever": "de d'",
    "cesser": "de d'", "tenter": "de d'", "essayer": "de d'",
}  # fmt: skip
_CAUSATIVE = frozenset({"faire", "laisser", "voir"})
_NO_TENSE = frozenset({"vouloir", "falloir", "savoir"})


@cache
def _governing_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Return every spelling of the verbs that govern infinitives."""
    table: dict[str, tuple[VerbForm, ...]] = {}
    for lemma in _GOVERNORS:
        for spelling, readings in forms(lemma).items():
            table[spelling] = table.get(spelling, ()) + tuple(readings)
    return table


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
    if _is_compound_part(text, start, end):
        return None
    place = _Place(text, start, end, form, words_before(text, start))
    if form.form == "past_participle":
        return _read_participle(place)
    if form.form == "infinitive":
        return _read_infinitive(place)
    if form.form == "present_participle":
        return _read_gerund(place)
    return _read_finite(place)


def first_reading(
    text: str, start: int, end: int, candidates: list[VerbForm] | tuple[VerbForm, ...]
) -> tuple[VerbForm, VerbReading] | None:
    """Return the first of the candidate forms that the words around allow, with its reading.

    >>> text = "les djihadistes attaquent"
    >>> form, reading = first_reading(text, 16, 25, forms("attaquer")["attaquent"])
    >>> form.form, reading.tense
    ('present', 'present')
    """
    for form in candidates:
        reading = read(text, start, end, form)
        if reading is not None:
            return form, reading
    return None


def _is_compound_part(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen makes the word part of another: "contre-attaque", "porte-parole"."""
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return True
    if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isalnum():
        return False
    return not _is_inverted(text, end)


def _is_inverted(text: str, end: int) -> bool:
    """Tell whether a subject pronoun hangs on the verb: "indique-t-on", "affirme-t-il"."""
    if text[end : end + 1] != "-":
        return False
    tail = words_after(text, end + 1, 8)
    if tail[:2] == ["t", "-"]:
        tail = tail[2:]
    return bool(tail) and tail[0] in INVERTED_PRONOUNS


# ---------------------------------------------------------------------------- past participles


def _read_participle(place: _Place) -> VerbReading | None:
    words = place.context.words
    last = len(words) - 1
    auxiliary = find_auxiliary(words, last)
    if auxiliary is None and words:
        auxiliary = shared_auxiliary(words, last, place.form)
        if auxiliary and not auxiliary.is_passive and _followed_by_agent(place):
            auxiliary = None  # "a pille le village, attaque par ..."
    if auxiliary is None:
        return _read_bare_participle(place)
    if auxiliary.form.lemma == "avoir" and not auxiliary.is_passive and place.lemma in NEVER_AVOIR:
        return None
    return _read_compound(place, auxiliary)


def _read_compound(place: _Place, auxiliary: Auxiliary) -> VerbReading:
    words, starts = place.context
    clitics = clitics_before(words, auxiliary.index - 1)
    mood = auxiliary.form.form
    voice = "active"
    if auxiliary.is_passive:
        voice = "passive"
    elif auxiliary.is_etre and clitics.is_reflexive:
        voice = "reflexive"
    elif auxiliary.is_etre and place.lemma not in ETRE_VERBS:
        voice = "passive"
    is_simple = voice == "passive" and not auxiliary.is_passive  # "est attaque"
    if mood == "infinitive":
        group = _governed(place, clitics.index, is_compound=not is_simple)
        group = group._replace(is_negated=group.is_negated or _has_pas(words, auxiliary, clitics))
    else:
        group = _finite_group(place, auxiliary, clitics.index, is_simple)
    first = group.index if group.index >= 0 else clitics.index + 1
    is_negated = (
        auxiliary.is_negated
        or group.is_negated
        or (clitics.has_ne and _is_denied(place, clitics.index))
    )
    return VerbReading(
        starts[first], place.end, voice, group.tense, is_negated, group.is_hearsay, group.slot,
        group.governor,
    )  # fmt: skip


def _has_pas(words: list[str], auxiliary: Auxiliary, clitics) -> bool:
    return clitics.index >= 0 and words[clitics.index] in NEGATIONS and "ne" in words


def _finite_group(place: _Place, auxiliary: Auxiliary, before: int, is_simple: bool) -> _Group:
    """Return tense, hearsay and subject slot of a group with a conjugated auxiliary."""
    mood = auxiliary.form.form
    tense = "future" if mood == "future" else "past"
    is_hearsay = mood == "conditional"
    if is_simple:
        tense = _FINITE_TENSE[mood]
        if is_hearsay and _is_future_in_past(place.context.words, before):
            tense, is_hearsay = "future", False
    if mood == "present_participle":
        slot = "implicit"
    elif auxiliary.is_inverted:
        slot = "after"
    elif auxiliary.form.person == 1:
        slot = "before"
    else:
        slot = _subject_slot(place, before)
    return _Group(-1, tense, False, is_hearsay, slot)


def _read_bare_participle(place: _Place) -> VerbReading | None:
    text, words = place.text[place.start : place.end], place.context.words
    if text in _NEVER_BARE or _is_noun(place):
        return None
    if _is_finite_spelling(place) and _finite_evidence(place):
        return None
    index = len(words) - 1
    stop = skip_adverbials(words, index)
    skipped = words[stop + 1 :]
    is_negated = "non" in skipped or any(
        word in ("pas", "jamais", "ni") for word in (*skipped, words[stop] if stop >= 0 else "")
    )
    return VerbReading(place.start, place.end, "participle", "past", is_negated, False, "head")


def _is_finite_spelling(place: _Place) -> bool:
    """Tell whether the spelling is also a finite form: "attaque", "detruit"."""
    spelling = place.text[place.start : place.end]
    return any(f.person for f in forms(place.form.lemma)[spelling])


def _followed_by_agent(place: _Place) -> bool:
    return words_after(place.text, place.end, 6)[:1] == ["par"]


# ------------------------------------------------------------------------- noun or verb, by place


def _is_noun(place: _Place) -> bool:
    """Tell whether the words before make the form a noun: "l'attaque", "trois grievement blesses"."""
    words = place.context.words
    index = len(words) - 1
    while index >= 0 and words[index] in QUOTES:
        index -= 1
    index = skip_inner_adverbs(words, index)
    adjectives = index
    while index >= 0 and words[index] in PRENOMINAL_ADJECTIVES:
        index -= 1
    has_adjective = index < adjectives
    if index < 0:
        return has_adjective or place.text[place.start : place.end] in _DEVERBAL_NOUNS
    word = words[index]
    if word in ARTICLE_PRONOUNS:
        return not _is_object_pronoun(place, index)
    if word in DETERMINERS or word in PREPOSITIONS or _is_count(word):
        return True
    if word == "a":  # « à mort », « à blessés »: an auxiliary has been looked for already
        return True
    if has_adjective and (word in CONJUNCTIONS or word in ",("):
        return True
    spelling = place.text[place.start : place.end]
    if spelling in _DEVERBAL_NOUNS and (word in CONJUNCTIONS or word in (",", "(", "–", "-")):
        return not _followed_by_agent(place) and not _object_follows(place)
    return False


def _is_count(word: str) -> bool:
    """Tell whether a word is a figure that counts; a bare year is none."""
    return (
        word[0].isdigit() and word.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20"))
    )


def _is_object_pronoun(place: _Place, index: int) -> bool:
    """Tell whether "le", "la", "les", "l'", "leur" at `index` is a pronoun before its verb."""
    words = place.context.words
    if index != len(words) - 1 or place.form.form == "past_participle":
        return False
    before = words[index - 1] if index else ""
    if before in SUBJECT_PRONOUNS or before in ("ne", "n'", "se", "s'", "nous", "vous"):
        return True
    if place.form.number == "pl":
        return True
    # "l'armee les attaque": a plural article cannot stand before a singular noun
    return words[index] == "les" and index > 0


def _object_follows(place: _Place) -> bool:
    """Tell whether an object or a que-clause comes right after: the form is a finite verb then."""
    after = words_after(place.text, place.end)
    index = 0
    while index < len(after) and after[index].endswith("ment") and len(after[index]) > 6:
        index += 1
    rest = after[index : index + 2]
    if not rest:
        return False
    if rest[0] in ("que", "qu'"):
        return True
    if rest[0] in ("le", "ce", "en", "l'"):  # "tue le 3 mai", "tue ce matin"
        following = rest[1] if len(rest) > 1 else ""
        is_date = following[:1].isdigit() or following in WEEKDAYS or following in _DATE_WORDS
        return rest[0] != "en" and not is_date
    is_object = rest[0] in DETERMINERS or rest[0] in ARTICLE_PRONOUNS or _is_count(rest[0])
    return (
        is_object
        and rest[0] not in ("au", "aux")
        and not (rest[0] == "cette" and rest[1:] and rest[1] in _DATE_WORDS)
    )


_DATE_WORDS = frozenset(
    "matin soir jour mois week weekend nuit semaine annee apres meme lendemain".split()
)


def _finite_evidence(place: _Place) -> bool:
    """Tell whether a spelling that could be finite or participle is finite here."""
    words = place.context.words
    clitics = clitics_before(words, len(words) - 1)
    if clitics.has_ne or clitics.is_reflexive:
        return True
    if clitics.index >= 0 and words[clitics.index] in SUBJECT_PRONOUNS:
        return True
    if clitics.words and clitics.words[-1] in ("y", "les"):
        return True
    return _is_inverted(place.text, place.end) or _object_follows(place)


# ------------------------------------------------------------------------------------ finite verbs


def _read_finite(place: _Place) -> VerbReading | None:
    words, starts = place.context
    last = len(words) - 1
    if find_auxiliary(words, last):
        return None
    clitics = clitics_before(words, last)
    if not _can_be_finite(place, clitics):
        return None
    tense = _FINITE_TENSE[place.form.form]
    is_hearsay = place.form.form == "conditional"
    if is_hearsay and _is_future_in_past(words, clitics.index):
        tense, is_hearsay = "future", False
    is_negated = clitics.has_ne and _is_denied(place, clitics.index)
    start = starts[clitics.index + 1] if clitics.words else place.start
    slot = "after" if _is_inverted(place.text, place.end) else _subject_slot(place, clitics.index)
    voice = "reflexive" if clitics.is_reflexive else "active"
    return VerbReading(start, place.end, voice, tense, is_negated, is_hearsay, slot)


def _can_be_finite(place: _Place, clitics) -> bool:
    words, form = place.context.words, place.form
    before = words[clitics.index] if clitics.index >= 0 else ""
    if form.person == 1:
        return "nous" in clitics.words or "nous" in words[-6:]
    is_certain = clitics.has_ne or clitics.is_reflexive or before in SUBJECT_PRONOUNS
    if is_certain:
        return True
    spelling = place.text[place.start : place.end]
    if spelling in _MOSTLY_OTHER and not _object_follows(place):
        return False
    is_nounlike = form.number == "sg" and form.form in ("present", "subjunctive")
    if not is_nounlike:
        return True
    if _is_inverted(place.text, place.end):
        return True
    if clitics.words[-1:] == ["en"] and _object_follows(place):
        return True  # "le groupe en revendique trente-neuf"
    if _is_noun(place):
        return False
    is_participle = any(f.form == "past_participle" for f in forms(form.lemma)[spelling])
    return not is_participle or _finite_evidence(place)


def _subject_slot(place: _Place, before: int) -> str:
    """Return where the subject of a conjugated verb stands, seen from the word before the group."""
    words = place.context.words
    if before < 0:
        return "after"
    word = words[before]
    if word in QUOTES or word in ("que", "qu'", "dont"):
        return "after"
    return "either" if word in (",", "ou", ")", "–") else "before"


def _is_future_in_past(words: list[str], before: int) -> bool:
    """Tell whether a conditional is what somebody said would happen: « a annoncé qu'il partirait »."""
    for index in range(before, max(0, before - 14), -1):
        if words[index] in ("que", "qu'"):
            return any(w in _PAST_AUXILIARIES for w in words[max(0, index - 5) : index])
    return False


_PAST_AUXILIARIES = frozenset(
    s for s, f in AVOIR.items() if f.form in ("present", "imperfect", "simple_past")
)


def _is_denied(place: _Place, before: int) -> bool:
    """Tell whether a verb with "ne" is negated: by a word after it, or by its subject."""
    after = words_after(place.text, place.end)[:5]
    for index, word in enumerate(after):
        if word == ",":
            break
        if word in ("que", "qu'"):
            return False
        if word in NEGATIVE_WORDS or (word in NEGATIONS and index < 3):
            return after[index + 1 : index + 2] not in (["que"], ["qu'"], ["seulement"])
    words = place.context.words
    return any(word in NEGATIVE_WORDS for word in words[: before + 1])


# ------------------------------------------------------------------- infinitives and what governs


def _read_infinitive(place: _Place) -> VerbReading | None:
    words, starts = place.context
    last = len(words) - 1
    if place.lemma in _NOUN_INFINITIVES and words and words[last] in _NOUN_INFINITIVE_DETERMINERS:
        return None
    clitics = clitics_before(words, last)
    group = _governed(place, clitics.index, is_compound=False)
    voice = "reflexive" if clitics.is_reflexive else "active"
    if group.is_causative_passive:
        voice = "passive"
    first = group.index if group.index >= 0 else clitics.index + 1
    start = starts[first] if first < len(starts) else place.start
    return VerbReading(
        start, place.end, voice, group.tense, group.is_negated, group.is_hearsay, group.slot,
        group.governor,
    )  # fmt: skip


def _governed(place: _Place, index: int, is_compound: bool) -> _Group:
    """Return what the words up to `index` say of an infinitive after them."""
    words = place.context.words
    stop = skip_adverbials(words, index)
    negated = any(word in NEGATIONS for word in words[stop + 1 : index + 1])
    clitics = clitics_before(words, stop)
    if negated and clitics.has_ne:
        stop = clitics.index
    tense = "past" if is_compound else "infinitive"
    if stop < 0:
        return _Group(-1, tense, negated)
    group = _governor(place, stop, tense)
    if negated and not group.is_negated:
        group = group._replace(is_negated=True)
    return group


def _governor(place: _Place, index: int, tense: str) -> _Group:
    words = place.context.words
    word = words[index]
    if word in ("de", "d'", "a", "par"):
        before = skip_adverbials(words, index - 1)
        if before < 0:
            return _Group(-1, tense, governor=word)
        if words[before] in CONJUNCTIONS:
            earlier = _same_preposition(words, before, word)
            if earlier >= 0:
                return _governor(place, earlier, tense)
        group = _semi_auxiliary(place, before, word, tense)
        if group:
            return group
        name = "de" if word == "d'" else word
        return _Group(-1, tense, governor=f"{words[before]} {name}")
    group = _semi_auxiliary(place, index, "", tense)
    if group:
        return group
    return _Group(-1, tense, is_negated=word == "sans", governor=word)


def _same_preposition(words: list[str], before: int, preposition: str) -> int:
    """Return where an earlier « de » + infinitive stands that this one is joined to, or -1."""
    same = ("de", "d'") if preposition in ("de", "d'") else (preposition,)
    for index in range(before - 2, -1, -1):
        if words[index] in same and words[index + 1].endswith(("er", "ir", "re")):
            return index
    return -1


def _semi_auxiliary(place: _Place, index: int, preposition: str, tense: str) -> _Group | None:
    """Return the reading of a modal or phase verb at `index` that governs the infinitive."""
    words, starts = place.context
    verb = index
    if verb >= 2 and words[verb] in INVERTED_PRONOUNS and words[verb - 1] == "-":
        verb -= 4 if words[verb - 2] == "t" else 2
    candidates = _governing_forms().get(words[verb]) if verb >= 0 else None
    for form in candidates or ():
        if preposition not in _GOVERNORS[form.lemma].split(" "):
            continue
        reading = read(place.text, starts[verb], starts[verb] + len(words[verb]), form)
        if reading is None or (reading.voice == "participle" and form.lemma != "venir"):
            continue
        return _combine(place, form, reading, tense)
    return None


def _combine(place: _Place, form: VerbForm, reading: VerbReading, tense: str) -> _Group:
    """Return the group of an infinitive under a semi-auxiliary that reads as `reading`."""
    lemma = fold_key(form.lemma)
    is_hearsay = reading.is_hearsay
    is_simple_conditional = form.form == "conditional"
    if lemma in ("pouvoir", "devoir", "vouloir", "falloir") and is_simple_conditional:
        is_hearsay = False
    if tense == "past":  # "pourrait avoir tue", "doit avoir fui"
        is_hearsay = is_hearsay or lemma in ("pouvoir", "devoir")
    elif lemma in _NO_TENSE:
        tense = "infinitive"
    elif lemma == "venir" and form.form in ("present", "imperfect", "conditional"):
        tense = "past"
    elif lemma == "aller" and form.form in ("present", "imperfect"):
        tense = "future"
    elif lemma == "devoir" and form.form != "past_participle":
        tense = "future"
    elif lemma == "pouvoir" and reading.tense == "present":
        tense = "future"
    else:
        tense = reading.tense
    index = (
        place.context.starts.index(reading.start) if reading.start in place.context.starts else -1
    )
    is_passive = lemma in _CAUSATIVE and reading.voice == "reflexive"
    return _Group(
        index, tense, reading.is_negated, is_hearsay, reading.subject_slot, lemma, is_passive
    )


# ----------------------------------------------------------------------------- present participles


def _read_gerund(place: _Place) -> VerbReading | None:
    words, starts = place.context
    last = len(words) - 1
    clitics = clitics_before(words, last)
    is_gerund = "en" in clitics.words
    if not is_gerund and not clitics.words:
        if place.text[place.start : place.end] in _MOSTLY_OTHER or _is_noun(place):
            return None
    elif clitics.words[-1] in ARTICLE_PRONOUNS and len(clitics.words) == 1 and _is_noun(place):
        return None
    is_negated = clitics.has_ne and _is_denied(place, clitics.index)
    return VerbReading(
        starts[clitics.index + 1] if clitics.words else place.start,
        place.end,
        "reflexive" if clitics.is_reflexive else "active",
        "present",
        is_negated,
        False,
        "implicit",
        "en" if is_gerund else None,
    )
