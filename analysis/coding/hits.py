"""Everything the lexicon knows in an article: names, places, words and verbs with their forms."""

from collections import defaultdict
from dataclasses import dataclass
from sys import maxsize
from typing import Any
from unicodedata import normalize

from analysis.language.folding import Folded
from analysis.language.function_words import words_before_token
from analysis.language.times import TimeExpression
from analysis.language.tokens import Tokens
from analysis.language.verb_places import is_compound_part
from analysis.language.verbs import VerbForm, VerbReading, readings

from .abreast import Steps
from .meanings import Meanings, VerbEntry, VerbPhrase, VerbPhrases
from .verb_rest import adjuncts, over_blank, places_after, rest_after, second_tokens, words_at
from .vocabulary import Vocabulary

_QUOTES = '"«»“”'
_JOINTS = {"-", *_QUOTES}
_NOTHING = ("", "", "")  # behind the last token of a text
# The number of a verb's token, where it ends, what it can mean.
_Verbs = tuple[int, int, Meanings]


@dataclass(slots=True)
class Hit:
    """A phrase of the lexicon in the text."""

    start: int
    end: int
    row: Any


@dataclass(slots=True)
class VerbHit:
    """A verb of the lexicon in the text, with the words that belong to it."""

    start: int
    end: int
    lemma: str
    form: VerbForm
    reading: VerbReading
    phrase: VerbPhrase


def lexicon_steps(
    printed: str,
    folded: Folded,
    vocabulary: Vocabulary,
    words: Tokens,
    found_times: list[TimeExpression],
    unquoted: str,
) -> Steps[tuple[dict[str, list[Hit]], list[VerbHit]]]:
    """Return the phrases of the lexicon by kind, and its verbs, in the order of the text."""
    found = vocabulary.matcher.found_at(folded.text, words)
    yield
    hits, verbs = _phrase_hits(printed, folded, words, found)
    yield
    told = _Told(
        printed,
        folded,
        unquoted,
        words,
        [*words.starts, *[maxsize] * len(_NOTHING)],
        [*words.words, *_NOTHING],
        adjuncts(
            unquoted,
            [(t.start, t.end) for t in found_times],
            [(hit.start, hit.end) for hit in hits.get("place", ())],
        ),
    )
    return hits, _verb_hits(told, verbs)


def _phrase_hits(
    text: str, folded: Folded, words: Tokens, found: list[tuple[int, int, list[Meanings]]]
) -> tuple[dict[str, list[Hit]], list[_Verbs]]:
    """Return the phrases whose spelling fits, by kind, and the verbs that are still to be read."""
    hits: dict[str, list[Hit]] = defaultdict(list)
    verbs: list[_Verbs] = []
    is_aligned, starts, new = folded.keeps_offsets, words.starts, Hit.__new__
    for at, end, several in found:
        start = starts[at]
        for meanings in several:
            for kind, row, asked, length in meanings.entries:
                stop = end if length is None else start + length
                # Most words end without accents, which fits whatever is asked of them.
                if (
                    asked is None
                    or (is_aligned and asked == "accent" and text[stop - 2 : stop].isascii())
                    or _spelling_fits(row, asked, text, folded, start, stop)
                ):
                    # A hundred an article are made: so without the way over `__init__`.
                    hit = new(Hit)
                    hit.start, hit.end, hit.row = start, stop, row
                    hits[kind].append(hit)
            if meanings.verbs:
                verbs.append((at, end, meanings))
    return hits, verbs


def _verb_hits(told: "_Told", found: list[_Verbs]) -> list[VerbHit]:
    """Return the readings of the verbs found."""
    hits: list[VerbHit] = []
    for at, end, meanings in found:
        for verb, is_another, length in meanings.verbs:
            there = told.verb_hits(verb, at, end if length is None else told.starts[at] + length)
            if is_another:
                there = [hit for hit in there if told.is_spelt_so(hit, end)]
            hits += there
    return hits


def without_quotes(text: str) -> str:
    """Return a text without its quotation marks, as long as before.

    Agencies quote in mid-verb: « ont "ouvert le feu" » reads like « ont ouvert le feu ».

    >>> without_quotes('ils ont "ouvert le feu"')
    'ils ont  ouvert le feu '
    """
    for mark in _QUOTES:
        text = text.replace(mark, " ")
    return text


@dataclass(slots=True)
class _Told:
    """A text in which verbs are read: as printed, folded, without quotation marks, its tokens."""

    source: str
    folded: Folded
    text: str
    tokens: Tokens
    starts: list[int]
    words: list[str]  # as `starts` with nothing behind the last
    adjunct_ends: dict[int, int]

    def verb_hits(self, entry: VerbEntry, at: int, end: int) -> list[VerbHit]:
        """Return each reading of a verb at a token, one a kind: the longest phrase there."""
        start = self.starts[at]
        phrases = self._longer_at(entry.phrases, at, end) if entry.phrases.by_word else []
        for phrase in entry.phrases.bare:
            phrases.append((phrase, end))
        if not phrases or is_compound_part(self.text, start, end):
            return []
        if entry.has_no_accent and _ends_accented(self.source, *self.folded.original(start, end)):
            return []
        hits: list[VerbHit] = []
        forms, is_settled = entry.forms, False
        if entry.needs_accents:
            # « un soldat de la force tué » is no « tue », « …, affirme un élu » no « affirmé ».
            has_accent = _ends_accented(self.source, *self.folded.original(start, end))
            is_settled = has_accent or self._has_accents(start, end)
            if is_settled:
                forms = tuple(f for f in forms if (f.form == "past_participle") == has_accent)
        context = words_before_token(self.text, self.tokens, at)
        for form, reading in readings(context, end, forms, is_settled):
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

    def is_spelt_so(self, hit: VerbHit, end: int) -> bool:
        """Whether accents fit one of two verbs: « se sont tués », « se sont tues » (se taire)."""
        if hit.form.form != "past_participle" or not self._has_accents(hit.start, end):
            return True
        word = slice(*self.folded.original(hit.start, end))
        return ("é" in self.source[word]) == hit.lemma.endswith("er")

    def _has_accents(self, start: int, end: int) -> bool:
        """Whether the line around a word has accents; some titles have none, and tell nothing."""
        first, last = self.folded.original(start, end)
        line = self.source.rfind("\n", 0, first) + 1
        end = _line_end(self.source, last)
        return any(self.source.find(letter, line, end) >= 0 for letter in "éàè")

    def _longer_at(self, phrases: VerbPhrases, at: int, end: int) -> list[tuple[VerbPhrase, int]]:
        """Return the phrases of more than the verb; most often the next token tells of none."""
        starts, words = self.starts, self.words
        at += 1
        while starts[at] < end or words[at] in _JOINTS:
            at += 1
        word = words[at]
        following = at + 1 if word == "," else at  # an adverb, a day or nothing goes on with it
        seconds = second_tokens[words[following]]
        if (
            seconds is not None and (not seconds or words[following + 1] in seconds)
            or starts[following] in self.adjunct_ends
        ):  # fmt: skip
            places = list(places_after(self.text, end, self.adjunct_ends))
            return self._fitting(phrases.opening_with(words_at(self.text, places)), end, places)
        if word in phrases.by_word:
            return self._fitting(phrases.by_word[word], end, [over_blank(self.text, end)])
        return []

    def _fitting(
        self, ranked: list[tuple[int, VerbPhrase]], end: int, places: list[int]
    ) -> list[tuple[VerbPhrase, int]]:
        """Return which of some phrases follow a verb, and where they end."""
        found: list[tuple[VerbPhrase, int]] = []
        for _, phrase in ranked:
            stop = rest_after(self.text, end, phrase.rest, self.adjunct_ends, places)
            if stop is not None:
                found.append((phrase, stop))
        return found


def _ends_accented(text: str, first: int, last: int) -> bool:
    """Whether a word ends in « é » or « és »."""
    if text[last - 2 if last - first > 2 else first : last].isascii():
        return False
    return normalize("NFC", text[max(first, last - 4) : last]).lower().endswith(("é", "és"))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _spelling_fits(row: Any, asked: str, text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether the text's own letters are those of a row; `asked` as in `Meanings`."""
    first, last = folded.original(start, end)
    if asked == "capital":
        return text[first].isupper()
    if asked == "name":
        words = text[first:last]
        return words.isupper() if row.name.isupper() else words[0].isupper()
    # Accents are forgotten, never added: « juge » may stand for « jugé », « jugé » for no judge.
    return not _ends_accented(text, first, last)
