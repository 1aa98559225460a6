"""What a matched phrase of the lexicon can mean, and what of its spelling must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from analysis.language.tokens import tokens
from analysis.language.verbs import VerbForm


class Entry(NamedTuple):
    """What a matched phrase can be: `kind` names the vocabulary file, `row` is its row.

    `is_small`: several words that the vocabulary writes without a capital, « pays dogon ».
    """

    kind: str
    row: Any
    ends_accented: bool = False
    is_small: bool = False


@dataclass(slots=True)
class VerbPhrase:
    """A verb with the words that must follow it: « prendre » + « d'assaut »."""

    rest: tuple[str, ...]
    is_reflexive: bool
    kind: str
    row: Any


@dataclass(slots=True)
class VerbPhrases:
    """What may follow a verb: nothing, or words, by their first token and numbered by rank."""

    bare: tuple[VerbPhrase, ...]
    by_word: dict[str, list[tuple[int, VerbPhrase]]]

    @classmethod
    def of(cls, phrases: Sequence[VerbPhrase]) -> "VerbPhrases":
        """Arrange phrases that come in the order of their rank, the longest first."""
        by_word: dict[str, list[tuple[int, VerbPhrase]]] = {}
        for rank, phrase in enumerate(phrases):
            if phrase.rest:
                by_word.setdefault(tokens(phrase.rest[0]).words[0], []).append((rank, phrase))
        return cls(tuple(phrase for phrase in phrases if not phrase.rest), by_word)

    def opening_with(self, words: set[str]) -> list[tuple[int, VerbPhrase]]:
        """Return the phrases whose words open with one of some tokens, by rank."""
        found = [self.by_word[word] for word in words if word in self.by_word]
        return found[0] if len(found) == 1 else sorted(chain(*found))


@dataclass(slots=True)
class VerbEntry:
    """A matched spelling of a verb: the forms it can be, and what may follow.

    `needs_accents`: they tell its participle from its finite forms, « affirmé », « affirme ».
    `has_no_accent`: « Diré » is no form of « dire ».
    """

    lemma: str
    forms: tuple[VerbForm, ...]
    phrases: VerbPhrases
    needs_accents: bool
    has_no_accent: bool


@dataclass(slots=True)
class PartnerVerb:
    """A form of a verb that tells of partners; see `Vocabulary.partner_verbs[lemma]`."""

    lemma: str
    form: VerbForm


@dataclass(slots=True)
class Meanings:
    """All that a matched phrase can mean, itself or the part of it that says another thing.

    `entries`: kind and row, and what of its spelling must be asked, "capital", "name" or "accent",
    see `hits`; None where any spelling will do. `verbs`: each verb, and whether the phrase is
    another verb as well. Last the length of a part, None for the whole phrase.
    """

    entries: tuple[tuple[str, Any, str | None, int | None], ...]
    verbs: tuple[tuple[VerbEntry, bool, int | None], ...]


def asked_of(entry: Entry, phrase: str) -> str | None:
    """Return what the text's own letters must tell where a phrase may be an entry.

    Places want the capital of the lexicon, names marked `exact` every one, words their « é ».
    """
    if entry.kind == "place":
        return None if entry.is_small else "capital"
    if entry.kind == "actor":
        return "name" if entry.row.case == "exact" else None
    is_accented = entry.ends_accented
    if isinstance(entry.row, PartnerVerb):
        is_accented = entry.row.form.form == "past_participle"
    return "accent" if not is_accented and phrase[-1] in "es" else None


def needs_accents(spelling: str, forms: Sequence[VerbForm]) -> bool:
    """Return whether only accents tell a participle from the finite forms of one spelling.

    So they do of « massacrés », else a noun: « deux autres massacres ».
    """
    is_plural = spelling.endswith("es") and forms[0].lemma.endswith("er")
    is_either = (is_plural or len(forms) > 1) and forms[0].form == "past_participle"
    return is_either and spelling.endswith(("e", "es")) and not spelling.endswith(("ee", "ees"))


def has_no_accent(spelling: str, forms: Sequence[VerbForm]) -> bool:
    """Return whether a spelling ends in an « e » that is never « é »."""
    return spelling.endswith("e") and all(form.form != "past_participle" for form in forms)
