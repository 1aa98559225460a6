"""One article laid out for reading: tokens, sentences, quotations and everything the lexicon knows.

All offsets here are offsets into the folded text; `Document.span` leads back to the article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from analysis.corpus import Article
from analysis.language import numbers, times
from analysis.language.folding import Folded, fold
from analysis.language.numbers import Quantity
from analysis.language.paragraphs import wraps
from analysis.language.sentences import Quotation, quotations
from analysis.language.times import TimeExpression
from analysis.language.tokens import words_of
from analysis.language.words_held import reader

from .abreast import Steps
from .aim_words import aims_among, but_adjectives
from .hits import Hit, VerbHit, lexicon_steps, without_quotes
from .nearby import REACH, InOrder, by_sentence, in_order_by
from .pro_verbs import with_those_told_again
from .sentence_spans import SentenceSpan, sentence_spans
from .told_then import without_durations
from .vocabulary import Vocabulary

# The sentence of an article that has none, such as a collector's stamp alone.
_NOTHING = SentenceSpan(0, 0, 0, 0, "boilerplate", 0, 0)

# How long a time expression may be: « à la date du mercredi 3 juillet ».
_TIME = 40


@dataclass(slots=True)
class Document:
    """An article, taken apart."""

    article: Article
    folded: Folded
    vocabulary: Vocabulary
    text: str  # folded
    sentences: InOrder[SentenceSpan]
    quotes: list[Quotation]
    outer_quotes: InOrder[Quotation]
    starts: list[int]
    ends: list[int]
    words: list[str]
    hits: dict[str, InOrder[Hit]]
    verbs: InOrder[VerbHit]
    verbs_by_kind: dict[str, InOrder[VerbHit]]
    quantities: InOrder[Quantity]
    times: InOrder[TimeExpression]
    unquoted: str = ""
    country: str | None = None
    home: str | None = None  # the country of most places named
    country_hits: list[tuple[int, str]] = field(default_factory=list)
    _sides: set[str] = field(default_factory=set, repr=False)
    _near: dict[int, str | None] = field(default_factory=dict, repr=False)
    # Names of places that the gazetteer lacks, once they are found.
    unlisted: InOrder[Any] = field(default_factory=InOrder)
    # What several steps ask of one place or sentence, by question and offset.
    known: dict[tuple[str, int], Any] = field(default_factory=dict)
    # The article's own characters, where their offsets are the same.
    _printed: str | None = field(default=None, repr=False)
    _parted: dict[str, dict[int, list[Hit]]] = field(default_factory=dict, repr=False)

    @property
    def accented(self) -> bool:
        """Whether the article is written with its accents."""
        return "é" in self.article.text

    def names_side(self, actor: str) -> bool:
        """Whether the article names somebody of an actor's side, or its country's people.

        « des instructeurs » are Russians only where Russians are spoken of.
        """
        blocs = self.vocabulary.blocs
        if not self._sides:
            self._sides.add("")
            self._sides.update(blocs[hit.row.actor_id] for hit in self.hits.get("actor", []))
            countries = {hit.row.country for hit in self.hits.get("demonym", [])}
            self._sides.update(
                blocs[name] for (_, country), name in self.vocabulary.class_actor.items()
                if country in countries
            )  # fmt: skip
            heads = {hit.row.actor_class for hit in self.hits.get("head", [])} - {"mercenary"}
            self._sides.update(
                blocs[name] for (cls, country), name in self.vocabulary.class_actor.items()
                if cls in heads and not country
            )  # fmt: skip
        return blocs[actor] in self._sides

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the article's own offsets of a folded span."""
        return self.folded.original(start, end)

    def original(self, start: int, end: int) -> str:
        """Return the article's own characters of a folded span."""
        if self._printed is not None:
            return self._printed[start:end]
        first, last = self.folded.original(start, end)
        return self.article.text[first:last]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def words_before(self, offset: int, count: int) -> list[str]:
        """Return up to `count` tokens before `offset`, the nearest last."""
        at = bisect_left(self.starts, offset)
        return self.words[at - count if at > count else 0 : at]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Return up to `count` tokens from `offset` on."""
        at = self.token_at(offset)
        return self.words[at : at + count]

    def sentence_at(self, offset: int) -> SentenceSpan:
        """Return the sentence that holds `offset`."""
        if not self.sentences:
            return _NOTHING
        at = bisect_right(self.sentences.starts, offset)
        return self.sentences[at - 1 if at else 0]

    def quote_at(self, offset: int) -> Quotation | None:
        """Return the outermost quotation around `offset`."""
        found = self.quotes_over(offset, offset + 1)
        return found[0] if found else None

    def quotes_over(self, start: int, end: int) -> list[Quotation]:
        """Return the outermost quotations that share a character with a span."""
        quotes = self.outer_quotes
        first = bisect_right(quotes.starts, start)
        first -= 1 if first and quotes[first - 1].end > start else 0
        return quotes[first : bisect_left(quotes.starts, end, first)]

    def verbs_in(self, start: int, end: int) -> list[VerbHit]:
        """Return the verbs that start in a span."""
        return self.verbs.within(start, end)

    def verbs_of(self, kind: str, start: int, end: int) -> list[VerbHit]:
        """Return the verbs of one kind that start in a span."""
        return self.verbs_by_kind[kind].within(start, end) if kind in self.verbs_by_kind else []

    def groups_in(self, start: int, end: int) -> list[VerbHit]:
        """Return the verbs whose group, auxiliaries and all, starts in a span."""
        near = self.verbs.within(start, end + REACH)
        return [verb for verb in near if start <= verb.reading.start < end]

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Return the times that start in a span."""
        return self.times.within(start, end)

    def back_over_times(self, offset: int, reach: int) -> int:
        """Return how far back to look: no day that stands between counts among the letters."""
        between = self.times.within(offset - reach - _TIME, offset)
        return offset - reach - sum(time.end - time.start for time in between)

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """Return the figures that start in a span."""
        return self.quantities.within(start, end)

    def within(self, kind: str, start: int, end: int) -> list[Hit]:
        """Return the hits of one kind that start in a span."""
        return self.hits[kind].within(start, end) if kind in self.hits else []

    def hits_of(self, kind: str, sentence: SentenceSpan) -> list[Hit]:
        """Return the hits of one kind that start in a sentence."""
        if kind not in self._parted:
            self._parted[kind] = by_sentence(self.hits.get(kind, ()), self.sentences)
        return self._parted[kind].get(sentence.index, [])

    def settle_countries(self, hits: list[tuple[int, str]], codes: list[str]) -> None:
        """Note where the text names a country; it is about the first of the most frequent."""
        self.country_hits, self._near = hits, {}
        if codes:
            # Counted in the order of the text: max() keeps the first of equals.
            self.country = max(dict.fromkeys(codes), key=codes.count)

    def country_near(self, offset: int) -> str | None:
        """Return the country that the text talks about at `offset`.

        The nearest country word of the sentence decides, else the article's main country.
        """
        if offset not in self._near:
            self._near[offset] = self._country_near(offset)
        return self._near[offset]

    def _country_near(self, offset: int) -> str | None:
        sentence = self.sentence_at(offset)
        first = bisect_left(self.country_hits, (sentence.start, ""))
        last = bisect_left(self.country_hits, (sentence.end, ""), first)
        if first == last:
            return self.country
        named = self.country_hits[first:last]
        if len(named) > 1:
            named = [min([(abs(at - offset), code) for at, code in named])]
        return named[0][1]


def _outermost(quotes: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    for quote in quotes:
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def _with_blanks(text: str, places: Iterable[int]) -> str:
    """Let lines that end only to fit a width go on with the next: « ont attaqué / le camp »."""
    letters = list(text)
    for at in places:
        letters[at] = " "
    return "".join(letters)


def document_steps(article: Article, vocabulary: Vocabulary) -> Steps[Document]:
    """Take an article apart: everything that needs no judgement yet."""
    folded, printed = fold(article.text), article.text
    ends = wraps(article.text, article.body_start)
    if ends:
        folded.text = _with_blanks(folded.text, map(folded.folded_at, ends))
        printed = _with_blanks(printed, ends)
    yield
    words = words_of(folded.text)
    reader.read(folded.text, words)
    yield
    spans = sentence_spans(article, folded, words.starts, vocabulary.known_role)
    sentences = InOrder(spans)
    yield
    found_times = without_durations(folded.text, times.scan(folded.text, words))
    yield
    unquoted = without_quotes(folded.text)
    hits, verbs = yield from lexicon_steps(
        printed, folded, vocabulary, words, found_times, unquoted
    )
    yield
    verbs = with_those_told_again(folded.text, verbs)
    if "target" in hits:
        hits["target"] = aims_among(folded.text, hits["target"], verbs)
        verbs = but_adjectives(folded.text, hits["target"], verbs)
    quotes = _quotes(article, folded)
    yield
    document = Document(
        article=article,
        folded=folded,
        vocabulary=vocabulary,
        text=folded.text,
        sentences=sentences,
        quotes=quotes,
        outer_quotes=InOrder(_outermost(quotes)),
        starts=words.starts,
        ends=words.ends,
        words=words.words,
        hits={kind: InOrder(found) for kind, found in hits.items()},
        verbs=InOrder(verbs),
        verbs_by_kind=in_order_by(verbs, lambda verb: verb.phrase.kind),
        quantities=InOrder(numbers.scan(folded.text, words)),
        times=InOrder(found_times),
        unquoted=unquoted,
        _printed=printed if folded.keeps_offsets else None,
    )
    for name in ("times", "verbs", "quantities"):
        for index, found in by_sentence(getattr(document, name), sentences).items():
            setattr(sentences[index], name, found)
    return document


def _quotes(article: Article, folded: Folded) -> list[Quotation]:
    at = folded.folded_at
    return [
        Quotation(at(q.start), at(q.end), at(q.inner_start), at(q.inner_end), q.depth)
        for q in quotations(article.text)
    ]
