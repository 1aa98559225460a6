"""Everything the lexicon knows in an article: names, places, words and verbs with their forms."""

import re
from typing import NamedTuple
from unicodedata import normalize

from analysis.corpus import Article
from analysis.language.folding import Folded
from analysis.language.times import TimeExpression
from analysis.language.verbs import VerbForm, VerbReading, read

from .vocabulary import Entry, Shadowed, VerbEntry, VerbPhrase, Vocabulary

_NO_QUOTES = str.maketrans('"«»“”', "     ")
# What may stand between a verb and the words that belong to it, beside a time.
_ADVERBIAL = re.compile(
    r",? ?(?:egalement|aussi|ensuite|aussitot|ainsi|alors|de nouveau|a nouveau|encore|plus tard|"
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
    found_times: list[TimeExpression],
    unquoted: str,
) -> tuple[dict[str, list[Hit]], list[VerbHit]]:
    """Return the phrases of the lexicon by kind, and its verbs, in the order of the text."""
    hits: dict[str, list[Hit]] = {}
    verbs: list[VerbHit] = []
    time_ends = {t.start: t.end for t in found_times}
    for start, longest, entries in vocabulary.matcher.scan(folded.text):
        for found in entries:
            is_under = isinstance(found, Shadowed)
            entry, end = (found.entry, start + found.length) if is_under else (found, longest)
            if isinstance(entry, VerbEntry):
                hit = _verb_hit(unquoted, start, end, entry, vocabulary, time_ends)
                verbs += hit
            elif _spelling_fits(entry, article.text, folded, start, end):
                hits.setdefault(entry.kind, []).append(Hit(start, end, entry.row))
    return hits, verbs


def without_quotes(text: str) -> str:
    """Return a text without its quotation marks, as long as before.

    Agencies quote in mid-verb: « ont "ouvert le feu" » reads like « ont ouvert le feu ».

    >>> without_quotes('ils ont "ouvert le feu"')
    'ils ont  ouvert le feu '
    """
    return text.translate(_NO_QUOTES)


def _verb_hit(
    text: str,
    start: int,
    end: int,
    entry: VerbEntry,
    vocabulary: Vocabulary,
    time_ends: dict[int, int],
) -> list[VerbHit]:
    """Return the readings of a verb form, one a kind: the longest phrase that stands there."""
    phrases = [
        (phrase, stop)
        for phrase in vocabulary.verb_rows[entry.lemma]
        if (stop := rest_after(text, end, phrase.rest, time_ends)) is not None
    ]
    if not phrases:
        return []
    reading = read(text, start, end, entry.form)
    if reading is None:
        return []
    found: dict[str, VerbHit] = {}
    if reading.voice == "reflexive":
        # « s'est renversé » is no coup: the reflexive verb goes before the plain one.
        phrases.sort(key=lambda found: not found[0].is_reflexive)
    for phrase, stop in phrases:
        bare = phrase.kind == "trigger" and reading.voice == "participle"
        if phrase.is_reflexive and reading.voice != "reflexive" and not bare:
            continue
        hit = VerbHit(start, stop, entry.lemma, entry.form, reading, phrase)
        found.setdefault(phrase.kind, hit)
    return list(found.values())


def rest_after(text: str, end: int, rest: tuple[str, ...], time_ends: dict[int, int]) -> int | None:
    """Return where the words of a verb end; adverbs or a day may stand between them.

    >>> rest_after("plie definitivement bagage", 4, ("bagage",), {})
    26
    """
    at = end
    for word in rest:
        at = _blank(text, at)
        for _ in range(_MOST_ADVERBIALS):
            if text.startswith(word, at):
                break
            at = _over_adverbial(text, at, time_ends)
        if not text.startswith(word, at):
            return None
        at += len(word)
        if not word.endswith("'") and at < len(text) and text[at].isalnum():
            return None
    return at


def _blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in (" ", "\n", "-") else at


def _over_adverbial(text: str, at: int, time_ends: dict[int, int]) -> int:
    """« a coûté la vie lundi à onze volontaires », « s'est emparé pendant trois heures de »."""
    if at in time_ends:
        return _blank(text, time_ends[at])
    adverb = _ADVERBIAL.match(text, at)
    return _blank(text, adverb.end()) if adverb else at


def _spelling_fits(entry: Entry, text: str, folded: Folded, start: int, end: int) -> bool:
    """Places want a capital, names marked `exact` those of the lexicon, words their « é »."""
    if entry.kind == "place":
        first, _ = folded.original(start, end)
        return text[first].isupper()
    if entry.kind == "actor":
        if entry.row.case != "exact":
            return True
        first, last = folded.original(start, end)
        words = text[first:last]
        return words.isupper() if entry.row.name.isupper() else words[0].isupper()
    if isinstance(entry.row, VerbEntry):
        if entry.row.form.form == "past_participle":
            return True
    elif entry.ends_accented:
        return True
    if folded.text[end - 1] not in "es":
        return True
    # Accents are forgotten, never added: « juge » may stand for « jugé », « jugé » for no judge.
    first, last = folded.original(start, end)
    return not normalize("NFC", text[max(first, last - 4) : last]).lower().endswith(("é", "és"))
