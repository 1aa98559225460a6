"""« la mort mardi de treize soldats »: nouns of harm that a time parts from their victims."""

import re
from functools import lru_cache
from typing import Any

from analysis.language.folding import fold_key

from .document import Document, Hit, SentenceSpan
from .vocabulary import Vocabulary

_OF_VICTIMS = re.compile(
    r"(?:,?| (?:soir|matin|dernier|a|au|en|dans|pres|non loin)[^;:.«»\"]{0,50},) "
    r"(?:de |d'|des |du )"
)
_LAST_WORD = re.compile(r"([a-z]+)[ »\"]{0,3},? \Z")


def parted_from_victims(document: Document, sentence: SentenceSpan) -> list[Hit]:
    """Return the nouns of a sentence whose victims stand behind a time, up to where these begin."""
    found = []
    for time in sentence.times:
        of = _OF_VICTIMS.match(document.text, time.end)
        noun = _LAST_WORD.search(document.text, sentence.start, time.start) if of else None
        row = _harm_nouns(document.vocabulary).get(noun[1]) if noun else None
        if of and noun and row is not None:
            found.append(Hit(noun.start(1), of.end(), row))
    return found


@lru_cache(maxsize=4)
def _harm_nouns(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the nouns whose victims are their complement, each with its row."""
    return {
        fold_key(row.term[:-3]): row
        for row in vocabulary.lexicon.casualties
        if row.victims_are == "complement" and row.term.endswith(" de")
    }
