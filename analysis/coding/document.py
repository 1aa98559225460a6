"""One article laid out for reading: tokens, sentences, quotations and everything the lexicon knows.

All offsets here are offsets into the folded text; `Document.span` leads back to the article.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from analysis.corpus import Article
from analysis.language import numbers, times
from analysis.language.folding import Folded, fold
from analysis.language.numbers import Quantity
from analysis.language.sentences import Quotation, quotations, split
from analysis.language.times import TimeExpression
from analysis.language.verbs import VerbForm, VerbReading, read

from .nearby import REACH, STARTS, starting_in
from .vocabulary import Entry, Shadowed, VerbEntry, VerbPhrase, Vocabulary

_TOKEN = re.compile(r"[^\W_]+'?|[^\w\s]")
_NO_QUOTES = str.maketrans('"«»“”', "     ")
SAHEL = ("ML", "BF", "NE")


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


class SentenceSpan(NamedTuple):
    """A sentence in folded offsets, with its range of tokens."""

    index: int
    paragraph: int
    start: int
    end: int
    role: str
    first: int
    last: int


# The sentence of an article that has none, such as a collector's stamp alone.
_NOTHING = SentenceSpan(0, 0, 0, 0, "boilerplate", 0, 0)


@dataclass(slots=True)
class Document:
    """An article, taken apart."""

    article: Article
    folded: Folded
    vocabulary: Vocabulary
    sentences: list[SentenceSpan]
    quotes: list[Quotation]
    outer_quotes: list[Quotation]
    starts: list[int]
    ends: list[int]
    words: list[str]
    hits: dict[str, list[Hit]]
    verbs: list[VerbHit]
    quantities: list[Quantity]
    times: list[TimeExpression]
    country: str | None = None
    country_hits: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the article's own offsets of a folded span."""
        return self.folded.original(start, end)

    def original(self, start: int, end: int) -> str:
        """Return the article's own characters of a folded span."""
        first, last = self.folded.original(start, end)
        return self.article.text[first:last]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def words_before(self, offset: int, count: int) -> list[str]:
        """Return up to `count` tokens before `offset`, the nearest last."""
        at = self.token_at(offset)
        return self.words[max(0, at - count) : at]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Return up to `count` tokens from `offset` on."""
        at = self.token_at(offset)
        return self.words[at : at + count]

    def sentence_at(self, offset: int) -> SentenceSpan:
        """Return the sentence that holds `offset`."""
        if not self.sentences:
            return _NOTHING
        at = bisect_right(self.sentences, offset, key=STARTS) - 1
        return self.sentences[max(0, at)]

    def quote_at(self, offset: int) -> Quotation | None:
        """Return the outermost quotation around `offset`."""
        found = self.quotes_over(offset, offset + 1)
        return found[0] if found else None

    def quotes_over(self, start: int, end: int) -> list[Quotation]:
        """Return the outermost quotations that share a character with a span."""
        first = bisect_right(self.outer_quotes, start, key=attrgetter("end"))
        return self.outer_quotes[first : bisect_left(self.outer_quotes, end, first, key=STARTS)]

    def verbs_in(self, start: int, end: int) -> list[VerbHit]:
        """Return the verbs that start in a span."""
        return starting_in(self.verbs, start, end)

    def groups_in(self, start: int, end: int) -> list[VerbHit]:
        """Return the verbs whose group, auxiliaries and all, starts in a span."""
        near = starting_in(self.verbs, start, end + REACH)
        return [verb for verb in near if start <= verb.reading.start < end]

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times that start in a span."""
        return starting_in(self.times, start, end)

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """Return the figures that start in a span."""
        return starting_in(self.quantities, start, end)

    def within(self, kind: str, start: int, end: int) -> list[Hit]:
        """Return the hits of one kind that start in a span."""
        return starting_in(self.hits.get(kind, []), start, end)

    def country_near(self, offset: int) -> str | None:
        """Return the country that the text talks about at `offset`.

        The nearest country word of the sentence decides, else the article's main country.
        """
        sentence = self.sentence_at(offset)
        first = bisect_left(self.country_hits, (sentence.start, ""))
        last = bisect_left(self.country_hits, (sentence.end, ""), first)
        near = [(abs(at - offset), code) for at, code in self.country_hits[first:last]]
        return min(near)[1] if near else self.country


def _outermost(quotes: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    for quote in quotes:
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def read_document(article: Article, vocabulary: Vocabulary) -> Document:
    """Take an article apart: everything that needs no judgement yet."""
    folded = fold(article.text)
    starts, ends, words = _tokens(folded.text)
    sentences = _sentences(article, folded, starts, vocabulary)
    found_times = times.scan(folded.text)
    hits, verbs = _lexicon_hits(article, folded, vocabulary, found_times)
    quotes = _quotes(article, folded)
    document = Document(
        article=article,
        folded=folded,
        vocabulary=vocabulary,
        sentences=sentences,
        quotes=quotes,
        outer_quotes=_outermost(quotes),
        starts=starts,
        ends=ends,
        words=words,
        hits=hits,
        verbs=verbs,
        quantities=numbers.scan(folded.text),
        times=found_times,
    )
    _find_countries(document)
    return document


def _tokens(text: str) -> tuple[list[int], list[int], list[str]]:
    starts, ends, words = [], [], []
    for match in _TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    return starts, ends, words


def _sentences(
    article: Article, folded: Folded, starts: list[int], vocabulary: Vocabulary
) -> list[SentenceSpan]:
    result: list[SentenceSpan] = []
    for sentence in split(
        article.text, article.body_start, article.title_span, vocabulary.known_role
    ):
        start, end = folded.folded_at(sentence.start), folded.folded_at(sentence.end)
        if start == end:
            continue  # marks that nobody sees, and nothing else
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        result.append(
            SentenceSpan(len(result), sentence.paragraph, start, end, sentence.role, first, last)
        )
    return result


def _quotes(article: Article, folded: Folded) -> list[Quotation]:
    at = folded.folded_at
    return [
        Quotation(at(q.start), at(q.end), at(q.inner_start), at(q.inner_end), q.depth)
        for q in quotations(article.text)
    ]


def _lexicon_hits(
    article: Article, folded: Folded, vocabulary: Vocabulary, found_times: list[TimeExpression]
) -> tuple[dict[str, list[Hit]], list[VerbHit]]:
    hits: dict[str, list[Hit]] = {}
    verbs: list[VerbHit] = []
    time_ends = {t.start: t.end for t in found_times}
    # Agencies quote in mid-verb: « ont "ouvert le feu" » reads like « ont ouvert le feu ».
    unquoted = folded.text.translate(_NO_QUOTES)
    for start, longest, entries in vocabulary.matcher.scan(folded.text):
        for found in entries:
            is_under = isinstance(found, Shadowed)
            entry, end = (found.entry, start + found.length) if is_under else (found, longest)
            if isinstance(entry, VerbEntry):
                hit = _verb_hit(unquoted, start, end, entry, vocabulary, time_ends)
                verbs += hit
            elif _case_fits(entry, article.text, folded, start, end):
                hits.setdefault(entry.kind, []).append(Hit(start, end, entry.row))
    return hits, verbs


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
        if (stop := _rest_after(text, end, phrase.rest, time_ends)) is not None
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


_ADVERB = re.compile(
    r" (?:egalement|aussi|ensuite|de nouveau|a nouveau|notamment|encore|simultanement|"
    r"en meme temps)(?= )"
)


def _rest_after(
    text: str, end: int, rest: tuple[str, ...], time_ends: dict[int, int]
) -> int | None:
    """Return where the words of a verb end; an adverb or a day may stand between them."""
    stop = _rest_end(text, end, rest)
    if stop is not None or not rest:
        return stop
    skipped = time_ends.get(end + 1)
    if skipped is None:
        adverb = _ADVERB.match(text, end)
        skipped = adverb.end() if adverb else None
    return _rest_end(text, skipped, rest) if skipped is not None else None


def _rest_end(text: str, end: int, rest: tuple[str, ...]) -> int | None:
    at = end
    for word in rest:
        if text[at : at + 1] in (" ", "\n", "-"):
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
        if not word.endswith("'") and at < len(text) and text[at].isalnum():
            return None
    return at


def _case_fits(entry: Entry, text: str, folded: Folded, start: int, end: int) -> bool:
    """Places want a capital; names marked `exact` want the capitals of the lexicon."""
    if entry.kind == "place":
        first, _ = folded.original(start, end)
        return text[first].isupper()
    if entry.kind == "actor" and entry.row.case == "exact":
        first, last = folded.original(start, end)
        words = text[first:last]
        return words.isupper() if entry.row.name.isupper() else words[0].isupper()
    return True


def _find_countries(document: Document) -> None:
    """Note where the text names Mali, Burkina Faso or Niger, and which it is mostly about."""
    found = [(h.start, h.row.country) for h in document.hits.get("demonym", [])]
    found += [
        (h.start, h.row.country) for h in document.hits.get("place", [])
        if h.row.country and h.row.kind != "region"
    ]  # fmt: skip
    document.country_hits = sorted((at, code) for at, code in found if code in SAHEL)
    counts = Counter(code for _, code in document.country_hits)
    if counts:
        best = max(counts.values())
        order = [code for _, code in document.country_hits if counts[code] == best]
        document.country = order[0]
