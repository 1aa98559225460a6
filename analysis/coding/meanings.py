"""What a matched phrase of the lexicon can mean, and what of its spelling must be asked."""

from typing import Any, NamedTuple

from analysis.language.verbs import VerbForm


class Entry(NamedTuple):
    """What a matched phrase can be: `kind` names the vocabulary file, `row` is its row."""

    kind: str
    row: Any
    ends_accented: bool = False


class VerbPhrase(NamedTuple):
    """A verb with the words that must follow it: « prendre » + « d'assaut »."""

    rest: tuple[str, ...]
    is_reflexive: bool
    kind: str
    row: Any


class VerbEntry(NamedTuple):
    """A matched spelling of a verb: the forms it can be, and what may follow, longest first."""

    lemma: str
    forms: tuple[VerbForm, ...]
    phrases: list[VerbPhrase]


class PartnerVerb(NamedTuple):
    """A form of a verb that tells of partners; see `Vocabulary.partner_verbs[lemma]`."""

    lemma: str
    form: VerbForm


class Shadowed(NamedTuple):
    """A shorter phrase under a longer one: both are read, as they say different things."""

    length: int
    entry: Entry | VerbEntry
    asked: str | None  # as in `Meanings`


class Meanings(NamedTuple):
    """All that a matched phrase can mean; of each entry, what of its spelling must be asked.

    "capital", "name" or "accent": see `hits`; None where any spelling will do.
    """

    entries: tuple[tuple[Entry, str | None], ...]
    verbs: tuple[VerbEntry, ...]
    shadowed: tuple[Shadowed, ...]


def asked_of(entry: Entry, phrase: str) -> str | None:
    """Return what the text's own letters must tell where a phrase may be an entry.

    Places want a capital, names marked `exact` the capitals of the lexicon, words their « é ».
    """
    if entry.kind == "place":
        return "capital"
    if entry.kind == "actor":
        return "name" if entry.row.case == "exact" else None
    is_accented = entry.ends_accented
    if isinstance(entry.row, PartnerVerb):
        is_accented = entry.row.form.form == "past_participle"
    return "accent" if not is_accented and phrase[-1] in "es" else None
