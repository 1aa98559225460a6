"""The sentences of an article in folded offsets, each with what starts in it."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.corpus import Article
from analysis.language.folding import Folded
from analysis.language.numbers import Quantity
from analysis.language.sentences import Role, split
from analysis.language.times import TimeExpression

from .hits import VerbHit

# What stands beside the news and tells none of it.
NO_NEWS = ("caption", "boilerplate")


@dataclass(slots=True)
class SentenceSpan:
    """A sentence in folded offsets, with its range of tokens and what starts in it."""

    index: int
    paragraph: int
    start: int
    end: int
    role: str
    first: int
    last: int
    times: list[TimeExpression] = field(default_factory=list, repr=False)
    verbs: list[VerbHit] = field(default_factory=list, repr=False)
    quantities: list[Quantity] = field(default_factory=list, repr=False)


def sentence_spans(
    article: Article,
    folded: Folded,
    starts: list[int],
    known_role: Callable[[str], Role | None],
) -> list[SentenceSpan]:
    """Return the sentences of an article, of whose folded text the tokens start at `starts`."""
    result: list[SentenceSpan] = []
    for sentence in split(article.text, article.body_start, article.title_span, known_role):
        start, end = folded.folded_at(sentence.start), folded.folded_at(sentence.end)
        if start == end:
            continue  # marks that nobody sees, and nothing else
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        result.append(
            SentenceSpan(len(result), sentence.paragraph, start, end, sentence.role, first, last)
        )
    return result
