"""Spellings that stand for several forms of a verb, or for other words altogether."""

from functools import cache

from analysis.language.conjugation import VerbForm, forms

# Spellings that are function words or everyday nouns and adjectives first: verbs only with a
# pronoun, a relative or a clitic before, or (finite) with their object right after.
MOSTLY_OTHER = frozenset(
    "violent president resident part partie parties sort lit fils cours courant point poste"
    " present presente mort morts ensemble".split()
)
# Prepositions first: an object right after proves nothing here.
MOSTLY_PREPOSITIONS = frozenset(
    "entre contre pendant devant maintenant suivant durant concernant moyennant".split()
)
# As participles these are other words unless an auxiliary stands before.
NEVER_BARE = frozenset(
    "entre du due ete eu ne tu lu su pu vu dit dite dits dites fait sens contre partie"
    " parties".split()
)
# Verbs whose bare stem is also a noun of the news: at the head of a phrase the noun is meant.
DEVERBAL_NOUNS = frozenset(
    noun + ending
    for noun in "attaque frappe capture riposte incendie menace marche patrouille fouille visite"
    " prise reprise mise saisie sortie entree arrivee controle siege cible charge mine bombe garde"
    " rencontre demande annonce lutte force conduite perte reforme enquete plainte arme chute"
    " explosion mort morte".split()
    for ending in ("", "s")
)
# Participles that are nouns for people as well: « deux autres blessés ».
PEOPLE_NOUNS = frozenset(
    noun + ending
    for noun in "blesse tue mort disparu deplace rescape refugie detenu".split()
    for ending in ("s", "es")
)


@cache
def is_finite(lemma: str, spelling: str) -> bool:
    """Tell whether a spelling is a finite form of a verb (and perhaps others).

    >>> is_finite("attaquer", "attaque"), is_finite("attaquer", "attaquee")
    (True, False)
    """
    return any(form.person for form in forms(lemma)[spelling])


@cache
def is_participle(lemma: str, spelling: str) -> bool:
    """Tell whether a spelling is a past participle of a verb."""
    return bool(participles(lemma, spelling))


@cache
def is_present(lemma: str, spelling: str) -> bool:
    """Tell whether a spelling is a present: many of these are nouns as well."""
    return any(form.form in ("present", "subjunctive") for form in forms(lemma)[spelling])


@cache
def participles(lemma: str, spelling: str) -> tuple[VerbForm, ...]:
    """Return the past participles with this spelling: two for « pris », singular and plural."""
    return tuple(form for form in forms(lemma)[spelling] if form.gender)


def is_repeated(form: VerbForm, spelling: str) -> bool:
    """Tell whether an earlier finite form has the same spelling: « attaque » the subjunctive."""
    return form.person is not None and form != _first_finite(form.lemma, spelling)


@cache
def _first_finite(lemma: str, spelling: str) -> VerbForm | None:
    return next((form for form in forms(lemma)[spelling] if form.person), None)
