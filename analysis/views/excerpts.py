"""What of an article may be passed on: a small share of its characters, in short stretches.

Whatever is shown from shared tables shows these characters and no others, however many pages,
tables and figures repeat them. Names of private persons and links are never among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.language.folding import fold_key
from analysis.language.function_words import DETERMINERS, PREPOSITIONS
from analysis.tables import Tables
from analysis.views.display import BLANK

# Of an article's characters outside its title, at most this share; no longer stretch in one piece.
MOST_SHARED, LONGEST_STRETCH = 0.2, 100
# Quotes keep so many words: the first number with which all those of an article find room.
QUOTE_WORDS = (12, 9, 6)
ROW_WORDS = 12
NAME_LEFT_OUT = "[name left out]"
# What is kept first where there is no room for all: what happened, the figures, the names given.
_FIRST = ("reports", "tolls", "methods", "labels")
_LAST = ("presence", "participants", "report_places", "mentions")
# Who speaks in public for somebody; the names of all others are left out.
PUBLIC = (
    "government", "foreign_government", "military", "armed_group", "diplomat", "un", "ngo",
    "expert", "media",
)  # fmt: skip
_NAME = re.compile(
    r"\b[A-ZÀ-Ý][\w’'-]+(?: (?:[A-ZÀ-Ý][\w’'-]+|ag|ould|al|el|de|ben|dit)){0,3} [A-ZÀ-Ý][\w’'-]+"
)
_ADDRESSED = re.compile(
    r"\b(?:M\.|MM\.|Mme|Mlle|Dr|Me|El[ -]Hadj|[Dd]octeur|[Mm]aître) ([A-ZÀ-Ý][\w’'-]+)"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b\w[\w.-]*\.(?:me|it|net|com|org|chat|ru|io)/\S+|@\w+")
_WORD = re.compile(r"\S+")

Span = tuple[int, int]


@dataclass
class Excerpt:
    """An article's text of which some characters are chosen to be read."""

    text: str
    title: Span
    names: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    share: float = MOST_SHARED
    _shown: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Show the title, by which an article is cited, and reckon the room for the rest."""
        hidden = {at for span in (*self.names, *self.links) for at in range(*span)}
        self._free = set(range(len(self.text))) - hidden
        self._shown = set(range(*self.title)) & self._free
        outside = len(self.text) - (self.title[1] - self.title[0])
        self._room = int(outside * self.share)

    def room_for(self, spans: Iterable[Span]) -> bool:
        """Whether these stretches can all be shown."""
        return len(self._new(spans)) <= self._room

    def show(self, span: Span) -> None:
        """Show a stretch, if there is room and it makes no stretch too long with its neighbours."""
        new = self._new([span])
        if len(new) <= self._room and self._stretch(span) <= LONGEST_STRETCH:
            self._shown |= new
            self._room -= len(new)

    def blanked(self, start: int = 0, end: int | None = None) -> str:
        """Return a stretch of the text, of the same length, in which the rest cannot be read.

        >>> short = Excerpt("Six soldats sont morts à Gao.", (0, 0), share=0.5)
        >>> short.show((0, 11))
        >>> short.blanked()
        'Six soldats⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿'
        """
        end = len(self.text) if end is None else end
        letters = enumerate(self.text[start:end], start)
        return "".join(c if at in self._shown or c == "\n" else BLANK for at, c in letters)

    def read(self, start: int, end: int) -> str:
        """Return what can be read of a stretch; it says where a name is left out.

        >>> named = Excerpt("dit Awa Traoré, sa voisine", (0, 0), names=((4, 14),), share=1)
        >>> named.show((0, 26))
        >>> named.read(0, 26)
        'dit [name left out], sa voisine'
        """
        words, at = "", start
        for first, last in sorted(self.names):
            if at <= first and last <= end:
                words += self.blanked(at, first) + NAME_LEFT_OUT
                at = last
        return words + self.blanked(at, end)

    def titled(self, title: str) -> str:
        """Return a title without the names and links that the text would not show."""
        for name in sorted({self.text[a:b] for a, b in self.names}, key=lambda n: (-len(n), n)):
            title = _whole(name).sub(NAME_LEFT_OUT, title)
        return _LINK.sub("[link left out]", title)

    def _new(self, spans: Iterable[Span]) -> set[int]:
        return {at for span in spans for at in range(*span)} & self._free - self._shown

    def _stretch(self, span: Span) -> int:
        """Return how long the stretch would be in which these characters stand."""
        start, end = span
        while start and (start - 1 in self._shown or self.text[start - 1] == " "):
            start -= 1
        while end < len(self.text) and (end in self._shown or self.text[end] == " "):
            end += 1
        return len(self.text[start:end].strip())


def excerpts(tables: Tables) -> dict[str, Excerpt]:
    """Return for each article what of it may be passed on.

    Room goes first to the words of reports, figures, methods and loaded words, then to speakers and
    what they say, then to the other rows; each time in the order of the text.
    """
    rows = {name: _spans(tables, [name]) for name in (*_FIRST, *_LAST)}
    names, speakers, quotes = _names(tables), speaker_spans(tables), quote_spans(tables)
    said = tables.claims.groupby("article_id")["claim_id"].agg(list).to_dict()
    titles = tables.sentences[tables.sentences["role"] == "title"].groupby("article_id")
    title_of = {one: (int(t["start"].min()), int(t["end"].max())) for one, t in titles}
    found = {}
    for article in tables.articles.itertuples():
        one, text = article.article_id, str(article.text)
        links = tuple(m.span() for m in _LINK.finditer(text))
        excerpt = Excerpt(text, title_of.get(one, (0, 0)), tuple(names[one]), links)
        _show(excerpt, [span for name in _FIRST for span in rows[name].get(one, [])])
        claims = said.get(one, [])
        _show(excerpt, [speakers[claim] for claim in claims if claim in speakers])
        _show_quotes(excerpt, [quotes[claim] for claim in claims if claim in quotes])
        _show(excerpt, [span for name in _LAST for span in rows[name].get(one, [])])
        found[one] = excerpt
    return found


def speaker_spans(tables: Tables) -> dict[str, Span]:
    """Return where the words stand that name the speakers, by claim."""
    return located(tables, tables.claims, "speaker")


def quote_spans(tables: Tables) -> dict[str, Span]:
    """Return where the quotes stand, by claim."""
    return located(tables, tables.claims, "quote")


def located(tables: Tables, rows: pd.DataFrame, column: str) -> dict[str, Span]:
    """Return where the words of a column stand in the article, near their row, by the row's id."""
    texts = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    found: dict[str, Span] = {}
    wanted = rows[rows[column].notna()]
    key = rows.columns[0]
    for row_id, article, start, words in wanted[[key, "article_id", "start", column]].itertuples(
        index=False
    ):
        # A speaker, or the beginning of a quote, may stand somewhat before the claim.
        for first in (int(start), max(0, int(start) - 3 * LONGEST_STRETCH), 0):
            at = texts[article].find(str(words), first)
            if at >= 0:
                found[row_id] = (at, at + len(str(words)))
                break
    return found


def first_words(text: str, span: Span, most: int) -> Span:
    """Return the beginning of a stretch, of so many words.

    >>> first_words("Nous n'avons aucun bilan pour le moment", (0, 39), 4)
    (0, 24)
    """
    words = list(_WORD.finditer(text, *span))
    return (span[0], words[most - 1].end()) if len(words) > most else span


def _show(excerpt: Excerpt, spans: Iterable[Span]) -> None:
    for span in spans:
        excerpt.show(first_words(excerpt.text, span, ROW_WORDS))


def _show_quotes(excerpt: Excerpt, spans: Sequence[Span]) -> None:
    """Show the quotes, shortened alike; the later ones not, where even short ones are too many."""
    most = QUOTE_WORDS[-1]
    for number in QUOTE_WORDS:
        if excerpt.room_for([first_words(excerpt.text, span, number) for span in spans]):
            most = number
            break
    for span in spans:
        excerpt.show(first_words(excerpt.text, span, most))


def _names(tables: Tables) -> dict[str, list[Span]]:
    """Return where private persons' names stand: their full names, and parts of them alone."""
    known = _spans(tables, ["mentions"], kinds=("actor", "place"))
    claims = tables.claims[tables.claims["speaker_name"].notna()]
    public = claims["speaker_kind"].isin(PUBLIC)
    open_names = claims[public].groupby("article_id")["speaker_name"].agg(set).to_dict()
    private = claims[~public].groupby("article_id")["speaker_name"].agg(set).to_dict()
    found: dict[str, list[Span]] = {}
    for article in tables.articles.itertuples():
        one, text = article.article_id, str(article.text)
        spared = [*known.get(one, [])]
        for name in open_names.get(one, ()):
            spared += [m.span() for m in _whole(str(name).split()[-1]).finditer(text)]
            spared += [m.span() for m in _whole(str(name)).finditer(text)]
        found[one] = _joined(_named(text, private.get(one, ()), spared))
    return found


def _named(text: str, private: Iterable[str], spared: Sequence[Span]) -> Iterator[Span]:
    def is_spared(span: Span) -> bool:
        return any(a < span[1] and span[0] < b for a, b in spared)

    full = [m for m in _NAME.finditer(text) if not is_spared(m.span()) and _is_full(m[0])]
    words = {word for m in full for word in m[0].split() if not word.isupper()}
    words |= {m[1] for m in _ADDRESSED.finditer(text) if not is_spared(m.span(1))}
    for name in private:
        words |= set(str(name).split())
        yield from (m.span() for m in _whole(str(name)).finditer(text))
    yield from (m.span() for m in full)
    for word in words:
        # « Les », at the head of a sentence, is a part of no name.
        if word[0].islower() or len(word) < 3 or _whole(word.lower()).search(text):
            continue
        yield from (m.span() for m in _whole(word).finditer(text) if not is_spared(m.span()))


def _is_full(name: str) -> bool:
    """Whether two words of a name are left when the head of a sentence is taken off.

    >>> _is_full("Les Moussa Diarra"), _is_full("Hier Moussa Diarra"), _is_full("Avec Moussa")
    (True, True, False)
    """
    first, _, rest = name.partition(" ")
    return " " in rest or fold_key(first) not in DETERMINERS | PREPOSITIONS


def _spans(
    tables: Tables, frames: Iterable[str], kinds: Collection[str] = ()
) -> dict[str, list[Span]]:
    """Return where the rows of some frames stand, by article."""
    article_of = dict(zip(tables.reports["report_id"], tables.reports["article_id"], strict=True))
    found: dict[str, list[Span]] = {}
    for frame in frames:
        rows = getattr(tables, frame)
        rows = rows[rows["start"].notna()]
        rows = rows[rows["kind"].isin(kinds)] if kinds else rows
        ids = rows["article_id"] if "article_id" in rows else rows["report_id"].map(article_of)
        for article, start, end in zip(ids, rows["start"], rows["end"], strict=True):
            found.setdefault(article, []).append((int(start), int(end)))
    return found


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return stretches that overlap, or are parted by a space alone, as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
