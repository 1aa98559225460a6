"""Everything the lexicon knows in an article: names, places, words and verbs with their forms."""

import re
from collections import defaultdict
from typing import NamedTuple
from unicodedata import normalize

from analysis.corpus import Article
from analysis.language.folding import Folded
from analysis.language.times import TimeExpression
from analysis.language.tokens import Tokens
from analysis.language.verbs import VerbForm, VerbReading, readings

from .meanings import Entry, VerbEntry, VerbPhrase, VerbPhrases
from .vocabulary import Vocabulary

_QUOTES = '"«»“”'
_PARTICIPLE = re.compile(r"ée?s?$")
# What may stand between a verb and the words that belong to it, beside a time.
_ADVERBIAL = re.compile(
    r",? ?(?:egalement|aussi|ensuite|aussitot|ainsi|alors|de nouveau|a nouveau|encore|plus tard|"
    r"plutot|meme|desormais|d'abord|eux|elles?|lui|quant a (?:eux|elles?|lui)|"
    r"(?:pour|de) (?:sa|leur|son) (?:part|cote)|pour l'instant|cependant|toutefois|neanmoins|"
    r"[a-z]{3,16}ment|en meme temps|une nouvelle fois|dans la foulee|[ae]ux?-memes?|eux aussi|"
    r"(?:elles?|lui) aussi|(?:a|chacune?) (?:son|leur) tour|peu (?:apres|avant)|"
    r"pendant (?:plusieurs|quelques|une|deux|trois|quatre|cinq|six|\d{1,2}) "
    r"(?:minutes|heures|jours)|"
    r"sans (?:combattre|combat|resistance|coup ferir)),?(?= )"
)
_MOST_ADVERBIALS = 2


class Hit(NamedTuple):
    """A phrase of the lexicon in the text."""

    start: int
    end: int
    row: object


class VerbHit(NamedTuple):
    """A verb of the lexicon in the text, with the words that belong to it."""

    start: int
    end: int
    lemma: str
    form: VerbForm
    reading: VerbReading
    phrase: VerbPhrase


def lexicon_hits(
    article: Article,
    folded: Folded,
    vocabulary: Vocabulary,
    words: Tokens,
    found_times: list[TimeExpression],
    unquoted: str,
) -> tuple[dict[str, list[Hit]], list[VerbHit]]:
    """Return the phrases of the lexicon by kind, and its verbs, in the order of the text."""
    hits: dict[str, list[Hit]] = defaultdict(list)
    verbs: list[VerbHit] = []
    time_ends = {t.start: t.end for t in found_times}
    for start, end, known in vocabulary.matcher.scan(folded.text, words):
        for entry, asked in known.entries:
            if asked is None or _spelling_fits(entry, asked, article.text, folded, start, end):
                hits[entry.kind].append(Hit(start, end, entry.row))
        for verb in known.verbs:
            is_finite = verb.needs_accents and _is_finite(article.text, folded, start, end)
            verbs += _verb_hits(unquoted, start, end, verb, is_finite, time_ends)
        for length, under, asked in known.shadowed:
            stop = start + length
            if isinstance(under, VerbEntry):
                is_finite = under.needs_accents and _is_finite(article.text, folded, start, stop)
                verbs += _verb_hits(unquoted, start, stop, under, is_finite, time_ends)
            elif asked is None or _spelling_fits(under, asked, article.text, folded, start, stop):
                hits[under.kind].append(Hit(start, stop, under.row))
    return hits, verbs


def without_quotes(text: str) -> str:
    """Return a text without its quotation marks, as long as before.

    Agencies quote in mid-verb: « ont "ouvert le feu" » reads like « ont ouvert le feu ».

    >>> without_quotes('ils ont "ouvert le feu"')
    'ils ont  ouvert le feu '
    """
    for mark in _QUOTES:
        text = text.replace(mark, " ")
    return text


def _is_finite(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether the accents say that a form is no participle: « …, affirme un élu ».

    A line without any accent, as some titles are, tells nothing.
    """
    first, last = folded.original(start, end)
    if normalize("NFC", text[max(first, last - 4) : last]).lower().endswith(("é", "és")):
        return False
    return "é" in text[text.rfind("\n", 0, first) + 1 : _line_end(text, last)]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _verb_hits(
    text: str,
    start: int,
    end: int,
    entry: VerbEntry,
    is_finite: bool,
    time_ends: dict[int, int],
) -> list[VerbHit]:
    """Return each reading of a verb, one a kind: the longest phrase that stands there."""
    phrases = _phrases_at(text, end, entry.phrases, time_ends)
    if not phrases:
        return []
    hits: list[VerbHit] = []
    forms = entry.forms
    if is_finite:
        forms = tuple(form for form in forms if form.form != "past_participle")
    for form, reading in readings(text, start, end, forms, is_finite):
        fitting = phrases
        if reading.voice == "reflexive":
            # « s'est renversé » is no coup: the reflexive verb goes before the plain one.
            fitting = sorted(phrases, key=lambda found: not found[0].is_reflexive)
        kinds: set[str] = set()
        for phrase, stop in fitting:
            bare = phrase.kind == "trigger" and reading.voice == "participle"
            if phrase.is_reflexive and reading.voice != "reflexive" and not bare:
                continue
            if phrase.kind not in kinds:
                kinds.add(phrase.kind)
                hits.append(VerbHit(start, stop, entry.lemma, form, reading, phrase))
    return hits


def _phrases_at(
    text: str, end: int, phrases: VerbPhrases, time_ends: dict[int, int]
) -> list[tuple[VerbPhrase, int]]:
    """Return the phrases whose words follow a verb, and where they end."""
    found: list[tuple[VerbPhrase, int]] = []
    if phrases.by_letter:
        places = _places_after(text, end, time_ends)
        for _, phrase in phrases.opening_with({text[at : at + 1] for at in places}):
            stop = rest_after(text, end, phrase.rest, time_ends, places)
            if stop is not None:
                found.append((phrase, stop))
    return found + [(phrase, end) for phrase in phrases.bare]


def _places_after(text: str, end: int, time_ends: dict[int, int]) -> list[int]:
    """Return where the next word that belongs to a verb can stand, over adverbs or a day."""
    places = [_blank(text, end)]
    for _ in range(_MOST_ADVERBIALS):
        over = _over_adverbial(text, places[-1], time_ends)
        if over == places[-1]:
            break
        places.append(over)
    return places


def rest_after(
    text: str,
    end: int,
    rest: tuple[str, ...],
    time_ends: dict[int, int],
    places: list[int] | None = None,
) -> int | None:
    """Return where the words of a verb end; adverbs or a day may stand between them.

    `places`, where known, are those in which the first of these words can stand.

    >>> rest_after("plie definitivement bagage", 4, ("bagage",), {})
    26
    """
    at = end
    for word in rest:
        place = _blank(text, at)
        if not text.startswith(word, place):
            for place in places or _places_after(text, at, time_ends):
                if text.startswith(word, place):
                    break
            else:
                return None
        at, places = place + len(word), None
        if not word.endswith("'") and at < len(text) and text[at].isalnum():
            return None
    return at


def _blank(text: str, at: int) -> int:
    """Step over a blank; quotation marks are blanks here, « a heurté "une mine" »."""
    if text[at : at + 1] not in (" ", "\n", "-"):
        return at
    at += 1
    while text[at : at + 1] == " ":
        at += 1
    return at


def _over_adverbial(text: str, at: int, time_ends: dict[int, int]) -> int:
    """« a coûté la vie lundi à onze volontaires », « s'est emparé pendant trois heures de »."""
    if at in time_ends:
        return _blank(text, time_ends[at])
    adverb = _ADVERBIAL.match(text, at)
    return _blank(text, adverb.end()) if adverb else at


def _spelling_fits(
    entry: Entry, asked: str, text: str, folded: Folded, start: int, end: int
) -> bool:
    """Whether the text's own letters are those of an entry; `asked` as in `Meanings`."""
    first, last = folded.original(start, end)
    if asked == "capital":
        return text[first].isupper()
    if asked == "name":
        words = text[first:last]
        return words.isupper() if entry.row.name.isupper() else words[0].isupper()
    # Accents are forgotten, never added: « juge » may stand for « jugé », « jugé » for no judge.
    if text[max(first, last - 2) : last].isascii():
        return True
    return not normalize("NFC", text[max(first, last - 4) : last]).lower().endswith(("é", "és"))
