"""A verb form in its sentence: noun or verb, finite or participle, denied or not, subject where."""

from dataclasses import dataclass

from analysis.language.conjugation import VerbForm, plain_infinitive
from analysis.language.function_words import (
    ARTICLE_PRONOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    NEGATIVE_WORDS,
    NUMERALS,
    PRENOMINAL_ADJECTIVES,
    PREPOSITIONS,
    QUOTES,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
    Context,
    is_count,
    skip_inner_adverbs,
    words_after,
)
from analysis.language.homographs import (
    DEVERBAL_NOUNS,
    MOSTLY_OTHER,
    MOSTLY_PREPOSITIONS,
    NEVER_BARE,
    PEOPLE_NOUNS,
    is_participle,
    is_present,
    participles,
)
from analysis.language.verb_groups import (
    AVOIR,
    INTRANSITIVES,
    INVERTED_PRONOUNS,
    Auxiliary,
    Clitics,
    clitics_before,
    is_as_told,
    shared_auxiliary,
)

_WHEN_OR_HOW_SAID = WEEKDAYS | {"ce", "cet", "cette", "hier", "aujourd'hui", "dans", "sur"}
_PLACE_PREPOSITIONS = frozenset({"dans", "en", "a", "au", "aux"})
_DATE_WORDS = frozenset(
    "matin soir jour mois week weekend nuit semaine annee apres meme lendemain".split()
)
_BEFORE_CLITIC_PRONOUN = SUBJECT_PRONOUNS | {"ne", "n'", "se", "s'", "nous", "vous"}
_PAST_AUXILIARIES = frozenset(
    s for s, f in AVOIR.items() if f.form in ("present", "imperfect", "simple_past")
)
_QUE = ("que", "qu'")
_FEMININE_DETERMINERS = frozenset({"la", "une", "cette", "sa", "aucune"})
_FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ARTICLE_PRONOUNS | {"a", "qui", *_QUE}


@dataclass(slots=True)
class Place:
    """One form in its text, with the words of its sentence before it.

    `spelling` is the folded word itself; `is_settled`: accents tell whether it is a participle.
    """

    text: str
    start: int
    end: int
    form: VerbForm
    spelling: str
    context: Context
    words: list[str]
    is_settled: bool = False

    @property
    def lemma(self) -> str:
        """The folded infinitive without « se »."""
        return plain_infinitive(self.form.lemma)


def is_compound_part(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen makes the word part of another: "contre-attaque", "porte-parole"."""
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return True
    if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isalnum():
        return False
    return not is_inverted(text, end)


def is_inverted(text: str, end: int) -> bool:
    """Tell whether a subject pronoun hangs on the verb: "indique-t-on", "affirme-t-il"."""
    if text[end : end + 1] != "-":
        return False
    tail = words_after(text, end + 1, 8)
    if tail[:2] == ["t", "-"]:
        tail = tail[2:]
    return bool(tail) and tail[0] in INVERTED_PRONOUNS


def is_noun(place: Place) -> bool:
    """Tell whether the words before make the form a noun: "l'attaque", "trois blesses"."""
    words, spelling = place.words, place.spelling
    index = len(words) - 1
    while index >= 0 and words[index] in QUOTES:
        index -= 1
    index = adjectives = skip_inner_adverbs(words, index)
    if _is_of_others(place, index):
        return False
    while index >= 0 and words[index] in PRENOMINAL_ADJECTIVES:
        index -= 1
    has_adjective = index < adjectives
    if index < 0:
        return has_adjective or (spelling in DEVERBAL_NOUNS and not followed_by_agent(place))
    word = words[index]
    if word in ARTICLE_PRONOUNS:
        return not _is_object_pronoun(place, index)
    # "a" is « à » here: the auxiliary has been looked for already
    if word in DETERMINERS or word in PREPOSITIONS or word == "a" or is_count(word):
        return True
    opens_phrase = word in CONJUNCTIONS or not word[0].isalnum()
    if has_adjective and opens_phrase:
        return True
    if spelling in DEVERBAL_NOUNS and opens_phrase:
        following = words_after(place.text, place.end, 9)[:1]
        if following in (["du"], ["des"]):  # "attaque du detachement"
            return True
        if spelling == "annonce" and following and following[0] in _WHEN_OR_HOW_SAID:
            return False  # ", annonce mardi l'armee", ", annonce dans un communique l'armee"
        return following != ["par"] and not object_follows(place)
    return False


def _is_of_others(place: Place, index: int) -> bool:
    """« tués et 39 autres enlevés », « deux tués et un autre enlevé »: of whom a participle is."""
    if index <= 0:
        return False
    words, form = place.words, place.form
    before = words[index - 1]
    if words[index] == "autre" and before in ("un", "une"):
        is_people = f"{place.spelling}s" in DEVERBAL_NOUNS | PEOPLE_NOUNS
        return form.form == "past_participle" and form.number == "sg" and not is_people
    if words[index] != "autres" or form.number != "pl":
        return False
    is_counted = before in NUMERALS or is_count(before)
    return is_counted and place.spelling not in DEVERBAL_NOUNS | PEOPLE_NOUNS


def _is_object_pronoun(place: Place, index: int) -> bool:
    """Tell whether "le", "la", "les", "l'", "leur" at `index` is a pronoun before its verb."""
    words = place.words
    if index != len(words) - 1 or place.form.form == "past_participle":
        return False
    if place.form.number == "pl" or (index and words[index - 1] in _BEFORE_CLITIC_PRONOUN):
        return True
    if is_as_told(place):
        return True
    # "l'armee les attaque": a plural article cannot stand before a singular noun
    return words[index] == "les" and index > 0


def followed_by_agent(place: Place) -> bool:
    """Tell whether « par » comes right after."""
    return words_after(place.text, place.end, 6)[:1] == ["par"]


def object_follows(place: Place) -> bool:
    """Tell whether an object or a que-clause comes right after, as after a finite verb."""
    after = [word for word in words_after(place.text, place.end) if word not in QUOTES]
    if after[:1] == [","] and after[3:] and after[2] == "," and after[3] in _QUE:
        return True  # "affirme, lui, que"
    if after[1:2] == ["nouveau"]:  # "confirme a nouveau la faillite"
        after = after[2:]
    while after and len(after[0]) > 6 and after[0].endswith("ment"):
        after = after[1:]
    if not after:
        return False
    if _infinitive_follows(after):
        return True
    word, following = after[0], after[1] if len(after) > 1 else ""
    if word in ("le", "ce", "cette", "l'"):  # "tue le 3 mai", "tue ce matin"
        is_date = following[:1].isdigit() or following in WEEKDAYS or following in _DATE_WORDS
        return not is_date
    if word in ("au", "aux"):
        return False
    return word in _QUE or word in DETERMINERS or word in ARTICLE_PRONOUNS or is_count(word)


def _infinitive_follows(after: list[str]) -> bool:
    """Tell whether « avoir » or « être » follows as what somebody says: « affirme avoir tué »."""
    for index, word in enumerate(after[:5]):
        if word == ",":
            return False
        if word in {"avoir", "etre"}:
            return not {"d'", "de", "a", "pour", "apres", "sans", "par"} & set(after[:index])
    return False


def number_fits(place: Place, auxiliary: Auxiliary | None) -> bool:
    """Tell whether « pris », singular and plural alike, has the number its auxiliary asks for."""
    if len(participles(place.form.lemma, place.spelling)) == 1:
        return True
    wanted = None
    if auxiliary and (auxiliary.is_passive or auxiliary.is_etre):
        wanted = auxiliary.form.number
    return place.form.number == (wanted or "sg")


def auxiliary_shared(place: Place) -> Auxiliary | None:
    """Return the auxiliary of « ont blessé deux soldats et **emporté** des armes »."""
    for form in participles(place.form.lemma, place.spelling):
        found = shared_auxiliary(place.words, len(place.words) - 1, form)
        if found:
            return found
    return None


def finite_evidence(place: Place) -> bool:
    """Tell whether a spelling that could be finite or participle is finite here."""
    words = place.words
    clitics = clitics_before(words, len(words) - 1)
    if clitics.has_ne or clitics.is_reflexive or clitics.words[-1:] in (["y"], ["les"]):
        return True
    if clitics.index >= 0 and words[clitics.index] in SUBJECT_PRONOUNS:
        return True
    if is_inverted(place.text, place.end) or object_follows(place) or is_as_told(place):
        return True
    return _subject_is_feminine(words)


def _subject_is_feminine(words: list[str]) -> bool:
    """Tell whether the words before are « la patrouille », which no masculine participle fits."""
    for index in range(len(words) - 2, max(-1, len(words) - 5), -1):
        if words[index] in _FEMININE_DETERMINERS:
            return True
        if words[index] in _FUNCTION_WORDS or not words[index][0].isalpha():
            return False
    return False


def can_be_finite(place: Place, clitics: Clitics) -> bool:
    """Tell whether the words around let a finite form be one, or its accents do."""
    words, form = place.words, place.form
    if form.person == 1:
        return "nous" in clitics.words or "nous" in words[-6:]
    before = words[clitics.index] if clitics.index >= 0 else ""
    if clitics.has_ne or clitics.is_reflexive or before in SUBJECT_PRONOUNS:
        return True
    if place.spelling in MOSTLY_PREPOSITIONS:
        after = words_after(place.text, place.end, 8)
        return bool(after) and after[0] in _PLACE_PREPOSITIONS
    if place.spelling in MOSTLY_OTHER and not object_follows(place):
        return False
    if form.number != "sg" or not is_present(place.form.lemma, place.spelling):
        return True
    if is_inverted(place.text, place.end):
        return True
    if clitics.words[-1:] == ["en"] and object_follows(place):
        return True  # "le groupe en revendique trente-neuf"
    if is_noun(place):
        return False
    if place.spelling in NEVER_BARE or place.lemma in INTRANSITIVES:
        return True
    if place.is_settled or not is_participle(place.form.lemma, place.spelling):
        return True
    return finite_evidence(place)


def subject_slot(words: list[str], before: int) -> str:
    """Return where the subject of a conjugated verb stands, from the word before its group.

    >>> subject_slot(["calme", '"', ","], 2)
    'after'
    """
    if before < 0:
        return "after"
    word = words[before]
    if word == "," and before and words[before - 1] in QUOTES:
        return "after"
    if word in QUOTES or word in _QUE or word == "dont":
        return "after"
    return "either" if word in {",", "ou", ")", "–"} else "before"


def is_future_in_past(words: list[str], before: int) -> bool:
    """Tell whether a conditional is a reported future: « a annoncé qu'il partirait »."""
    for index in range(before, max(0, before - 14), -1):
        if words[index] in _QUE:
            return any(w in _PAST_AUXILIARIES for w in words[max(0, index - 5) : index])
    return False


def is_denied(place: Place, before: int) -> bool:
    """Tell whether a verb with "ne" is negated: by a word after it, or by its subject."""
    after = words_after(place.text, place.end)[:5]
    for index, word in enumerate(after):
        if word == "," or word in _QUE:
            break
        if word in NEGATIVE_WORDS or (word in NEGATIONS and index < 3):
            return after[index + 1 : index + 2] not in (["que"], ["qu'"], ["seulement"])
    else:
        index = len(after)
    if after[index : index + 1] and after[index] in _QUE:
        return False
    return any(word in NEGATIVE_WORDS for word in place.words[: before + 1])
