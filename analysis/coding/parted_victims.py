"""« la mort mardi de treize soldats », « par balle de … »: harm parted from its victims."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from analysis.language.folding import fold_key
from analysis.language.numbers import COUNTABLE

from .document import Document, Hit, SentenceSpan
from .vocabulary import Vocabulary

_OF_VICTIMS = re.compile(
    r"(?:,?| (?:soir|matin|dernier|a|au|en|dans|pres|non loin)[^;:.«»\"]{0,50},) "
    r"(?:de |d'|des |du )"
)
# « la mort au combat de », « l'arrestation par l'armée de », no « la mort et l'enlèvement de »
_ADJUNCT = (
    r" (?!d(?:e|u|es) |d')"
    r"(?:(?!(?<![a-z'-])(?:et|ou|puis|est|etait|serait|sont) )[^.;:«»\"()]){2,60}"
    r" d(?:e |')\Z"
)
_REACH = 80
_LAST_WORD = re.compile(r"([a-z]+)[ »\"]{0,3},? \Z")


def parted_from_victims(document: Document, sentence: SentenceSpan) -> list[Hit]:
    """Return the nouns of a sentence whose victims stand behind a time, a means, an author.

    They reach up to where the victims begin.
    """
    found = []
    for time in sentence.times:
        of = _OF_VICTIMS.match(document.text, time.end)
        noun = _LAST_WORD.search(document.text, sentence.start, time.start) if of else None
        row = _harm_nouns(document.vocabulary).get(noun[1]) if noun else None
        if of and noun and row is not None:
            found.append(Hit(noun.start(1), of.end(), row))
    known = {hit.start for hit in found}
    return found + [hit for hit in _by_adjuncts(document, sentence) if hit.start not in known]


def _by_adjuncts(document: Document, sentence: SentenceSpan) -> Iterator[Hit]:
    """Yield nouns whose counted victims stand behind how, where or by whom."""
    for quantity in sentence.quantities:
        start = quantity.start
        if quantity.kind not in COUNTABLE or not document.text.endswith((" de ", " d'"), 0, start):
            continue
        first = max(sentence.start, start - _REACH)
        noun = _last_parted(_harm_nouns(document.vocabulary), document.text, first, start)
        if noun is not None and not document.groups_in(first + noun.end(1), start):
            yield Hit(first + noun.start(1), start, _harm_nouns(document.vocabulary)[noun[1]])


def _last_parted(nouns: Iterable[str], text: str, first: int, end: int) -> re.Match[str] | None:
    """Return the last noun of harm that words part from « de » at the end."""
    stretch = text[first:end]
    here = [noun for noun in nouns if noun in stretch]
    # Sought from the end, once: `search` would do so again from every letter.
    return re.match(rf"(?s:.*)\b({'|'.join(here)}){_ADJUNCT}", stretch) if here else None


@lru_cache(maxsize=4)
def _harm_nouns(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the nouns whose victims are their complement, each with its row."""
    return {
        fold_key(row.term[:-3]): row
        for row in vocabulary.lexicon.casualties
        if row.victims_are == "complement" and row.term.endswith(" de")
    }
