"""The words that belong to a verb, found behind it: over adverbs, the day or place between."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from analysis.language.phrases import expand
from analysis.language.tokens import WORD, ByWord, tokens

# What may stand between a verb and the words that belong to it, beside a time and « -ment ».
_ADVERBIALS = [
    phrase
    for pattern in (
        "egalement/aussi/toujours/ensuite/aussitot/ainsi/alors/de nouveau/a nouveau/encore/"
        "plus tard/plutot/meme/desormais/d'abord/eux/elle(s)/lui/quant a [eux|elle|elles|lui]/"
        "[pour|de] [sa|leur|son] [part|cote]/pour l'instant/cependant/toutefois/neanmoins/"
        "en meme temps/une nouvelle fois/dans la foulee/[eu|au](x)-meme(s)/eux aussi/"
        "[elle|elles|lui] aussi/[a|chacun|chacune] [son|leur] tour/peu [apres|avant]/"
        "pendant [plusieurs|quelques|une|deux|trois|quatre|cinq|six] [minutes|heures|jours]/"
        "sans [combattre|combat|resistance|coup ferir]/"
        "dans le [nord|sud|centre|nord-est|nord-ouest|sud-est|sud-ouest]( du pays)/"
        "dans l'[est|ouest]( du pays)/"
        "dans [la region|la zone|le secteur|la localite|le village|la ville]/sur place"
    ).split("/")
    for phrase in expand(pattern)
]
_ADVERBIAL = re.compile(
    rf",? ?(?:{'|'.join(sorted(_ADVERBIALS, key=len, reverse=True))}|[a-z]{{3,16}}ment|"
    r"pendant \d{1,2} (?:minutes|heures|jours)),?(?= )"
)
_MOST_ADVERBIALS = 4
# « dans la région de Gao », « à 20 km à l'est de Gao », « près de Gao »
_BEFORE_PLACE = re.compile(
    r"\b(?:a (?:une )?[a-z0-9]+ (?:km|kilometres) )?(?:dans|aux?|a|en|pres|vers|non loin)"
    r"(?: (?:l[ae]s? |l'))?(?: ?[a-z-]{2,14})?(?: [a-z-]{3,14})? ?"
    r"(?:d[eu] |des |d'|de la |de l')?\Z"
)
_REACH = 48


def _second_tokens() -> dict[str, frozenset[str]]:
    """Return what can follow each token with which one of these begins: nothing for anything."""
    seconds: dict[str, set[str]] = defaultdict(set)
    for phrase in _ADVERBIALS:
        first, *more = tokens(phrase).words
        seconds[first].update(more[:1])
    alone = {",", "pendant"}.union(phrase for phrase in _ADVERBIALS if phrase in seconds)
    return {
        first: frozenset() if first in alone else frozenset(seconds[first])
        for first in {*seconds, *alone}
    }


_SECONDS = _second_tokens()
# Of each token, what must follow for an adverb to begin there; None where none does.
second_tokens = ByWord(lambda word: frozenset() if word.endswith("ment") else _SECONDS.get(word))
_opens_with_step = ByWord(
    lambda piece: any(second_tokens[one] is not None for one in tokens(piece).words[:1])
)


def adjuncts(
    text: str, times: Iterable[tuple[int, int]], places: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Return where days and places begin that may part a verb from its words, with their ends.

    >>> adjuncts("a saute dans l'est du mali sur une mine", [], [(22, 26)])
    {8: 26}
    """
    found = dict(times)
    for start, end in places:
        lead = _BEFORE_PLACE.search(text, start - _REACH if start > _REACH else 0, start)
        if lead is not None:
            found[lead.start()] = end
    return found


def places_after(text: str, end: int, adjunct_ends: dict[int, int]) -> Iterator[int]:
    """Yield where the next word that belongs to a verb can stand, over adverbs or a day."""
    place = over_blank(text, end)
    yield place
    for _ in range(_MOST_ADVERBIALS):
        over = _over_adverbial(text, place, adjunct_ends)
        if over == place:
            return
        yield over
        place = over


def rest_after(
    text: str,
    end: int,
    rest: tuple[str, ...],
    adjunct_ends: dict[int, int],
    places: list[int] | None = None,
) -> int | None:
    """Return where the words of a verb end; adverbs or a day may stand between them.

    `places`, where known, are those in which the first of these words can stand.

    >>> rest_after("plie definitivement bagage", 4, ("bagage",), {})
    26
    """
    at = end
    for word in rest:
        for place in places or places_after(text, at, adjunct_ends):
            if text[place : place + len(word)] == word:
                break
        else:
            return None
        at, places = place + len(word), None
        if not word.endswith("'") and at < len(text) and text[at].isalnum():
            return None
    return at


def over_blank(text: str, at: int) -> int:
    """Step over a blank; quotation marks are blanks here, « a heurté "une mine" »."""
    if text[at : at + 1] not in {" ", "\n", "-"}:
        return at
    at += 1
    while text[at : at + 1] == " ":
        at += 1
    return at


def _over_adverbial(text: str, at: int, adjunct_ends: dict[int, int]) -> int:
    """« a coûté la vie lundi à onze volontaires », « s'est emparé pendant trois heures de »."""
    if at in adjunct_ends:
        return over_blank(text, adjunct_ends[at])
    if at + 2 in adjunct_ends and text.startswith(", ", at):
        end = adjunct_ends[at + 2]  # « tombée, mardi, aux mains de »
        return end + 2 if text.startswith(", ", end) else at
    end = text.find(" ", at)
    adverb = _ADVERBIAL.match(text, at) if end >= 0 and _opens_with_step[text[at:end]] else None
    return over_blank(text, adverb.end()) if adverb else at


def words_at(text: str, places: list[int]) -> set[str]:
    """Return the words that begin at some places."""
    return {match[0] for place in places if (match := WORD.match(text, place))}
