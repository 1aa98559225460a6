"""Tables that may leave the house: no article texts, no private names, no links to propaganda.

The text of each article is blanked out character by character, except for the words that rows stand
on and short quotes with their speaker. Offsets and fingerprints hold, so whoever has the articles
can put the words back; whatever is drawn or shown from such tables cannot show more than they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

import pandas as pd

from analysis.frames import FRAME, FRAMES
from analysis.tables import Tables
from analysis.views.display import BLANK

# Longer stretches are sentences, and stay with the publisher; so do the ends of longer quotes, and
# the quotes beyond a share of their article, in the order of the text.
LONGEST_WORDS, LONGEST_QUOTE, MOST_QUOTED = 80, 100, 0.2
# Who speaks in public for somebody; the names of all others are left out.
PUBLIC = (
    "government", "foreign_government", "military", "armed_group", "diplomat", "un", "ngo",
    "expert", "media",
)  # fmt: skip
NAME_LEFT_OUT = "[name left out]"
_NAME = re.compile(
    r"\b[A-ZÀ-Ý][\w’'-]+(?: (?:[A-ZÀ-Ý][\w’'-]+|ag|ould|al|el|de|ben|dit)){0,3} [A-ZÀ-Ý][\w’'-]+"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b\w[\w.-]*\.(?:me|it|net|com|org|chat|ru|io)/\S+|@\w+")

Span = tuple[int, int]


def shareable(tables: Tables) -> Tables:
    """Return the tables without article texts, private persons' names and links to propaganda.

    What stays: titles, offsets, fingerprints, the words of up to 80 characters that rows stand on,
    quotes of up to 100 characters with their speaker, up to a fifth of an article. What goes: the
    rest of the texts; the names of speakers who do not speak in public for somebody, and any full
    name inside a quote that the vocabulary does not know; links inside words, and an article's own
    address where it lies with a host of propaganda; analysts' notes, names and corrections, and
    columns of their own.

    The result passes ``Tables.check``.
    """
    names = _private_names(tables)
    quotes = _short_quotes(tables)
    kept = zip(tables.articles.itertuples(), _kept(tables, names, quotes), strict=True)
    texts = {row.article_id: _blanked(str(row.text), spans) for row, spans in kept}
    shared = {name: _signed_off(frame) for name, frame in tables.frames().items()}
    shared["articles"] = _articles(shared["articles"], texts)
    shared["claims"] = _claims(shared["claims"], names, quotes)
    shared["corrections"] = shared["corrections"].head(0)
    for name, column in (("tolls", "victims_words"), ("labels", "term")):
        rows = shared[name]
        shared[name] = rows.assign(**{column: _without(rows[column], names, rows["article_id"])})
    for frame in FRAMES:
        if frame.words:
            shared[frame.name] = _reread(shared[frame.name], frame.words, texts)
    return replace(tables, **shared)


def _private_names(tables: Tables) -> Mapping[str, list[str]]:
    """Return the names of private speakers by article, the longest first."""
    claims = tables.claims
    private = claims[claims["speaker_name"].notna() & ~claims["speaker_kind"].isin(PUBLIC)]
    found: dict[str, set[str]] = {}
    for row in private.itertuples():
        found.setdefault(row.article_id, set()).update(_forms(str(row.speaker_name)))
    return {article: sorted(names, key=lambda n: (-len(n), n)) for article, names in found.items()}


def _forms(name: str) -> Iterator[str]:
    """Yield a full name and the surname by which it comes back."""
    yield name
    surname = name.split()[-1]
    if len(surname) > 2:
        yield surname


def _kept(
    tables: Tables, names: Mapping[str, list[str]], short: Mapping[str, str]
) -> Iterator[list[Span]]:
    """Yield for each article the stretches of its text that stay."""
    words, known, quotes = _words(tables), _known(tables), _quotes(tables, short)
    titles = _titles(tables)
    for article in tables.articles.itertuples():
        one, text = article.article_id, str(article.text)
        spans = [*words.get(one, []), *titles.get(one, [])]
        for start, end in quotes.get(one, []):
            hidden = _names_in(text, start, end, known.get(one, []))
            spans += _minus((start, end), hidden)
        hidden = [m.span() for name in names.get(one, []) for m in _whole(name).finditer(text)]
        hidden += [m.span() for m in _LINK.finditer(text)]
        yield [part for span in spans for part in _minus(span, hidden)]


def _words(tables: Tables) -> dict[str, list[Span]]:
    """Return the short stretches that rows stand on, by article."""
    article_of = dict(zip(tables.reports["report_id"], tables.reports["article_id"], strict=True))
    found: dict[str, list[Span]] = {}
    for frame in FRAMES:
        names = {column.name for column in frame.columns}
        if frame.name in ("sentences", "claims") or "start" not in names:
            continue
        rows = getattr(tables, frame.name)
        rows = rows[rows["start"].notna() & (rows["end"] - rows["start"] <= LONGEST_WORDS)]
        ids = rows["article_id"] if "article_id" in rows else rows["report_id"].map(article_of)
        for article, start, end in zip(ids, rows["start"], rows["end"], strict=True):
            found.setdefault(article, []).append((int(start), int(end)))
    return found


def _known(tables: Tables) -> dict[str, list[Span]]:
    """Return the mentions of actors and places, which are no private names."""
    rows = tables.mentions[tables.mentions["kind"].isin(["actor", "place"])]
    found: dict[str, list[Span]] = {}
    for row in rows.itertuples():
        found.setdefault(row.article_id, []).append((int(row.start), int(row.end)))
    return found


def _short_quotes(tables: Tables) -> dict[str, str]:
    """Return the short form of the quotes that stay, by claim."""
    room = {row.article_id: int(row.n_chars * MOST_QUOTED) for row in tables.articles.itertuples()}
    found: dict[str, str] = {}
    counted: set[tuple[str, str]] = set()
    for row in tables.claims[tables.claims["quote"].notna()].itertuples():
        short = _shortened(str(row.quote))
        if (row.article_id, short) not in counted:
            room[row.article_id] -= len(short)
            counted.add((row.article_id, short))
        if room[row.article_id] >= 0:
            found[row.claim_id] = short
    return found


def _quotes(tables: Tables, short: Mapping[str, str]) -> dict[str, list[Span]]:
    """Return where the quotes that stay stand, and the words that name their speakers."""
    texts = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    found: dict[str, list[Span]] = {}
    for row in tables.claims.itertuples():
        for words in (short.get(row.claim_id), row.speaker):
            if pd.isna(words):
                continue
            words = str(words).removesuffix(" …")
            at = texts[row.article_id].find(words, max(0, int(row.start) - LONGEST_QUOTE))
            if at >= 0:
                found.setdefault(row.article_id, []).append((at, at + len(words)))
    return found


def _titles(tables: Tables) -> dict[str, list[Span]]:
    rows = tables.sentences[tables.sentences["role"] == "title"]
    return {row.article_id: [(int(row.start), int(row.end))] for row in rows.itertuples()}


def _names_in(text: str, start: int, end: int, known: Iterable[Span]) -> list[Span]:
    """Return the full names inside a quote that are no known actor or place."""
    found = (m.span() for m in _NAME.finditer(text, start, end))
    return [span for span in found if not any(a < span[1] and span[0] < b for a, b in known)]


def _minus(span: Span, hidden: Iterable[Span]) -> list[Span]:
    """Return what is left of a stretch without some others.

    >>> _minus((0, 10), [(2, 4), (8, 12)])
    [(0, 2), (4, 8)]
    """
    parts, at = [], span[0]
    for start, end in sorted(hidden):
        if end > at and start < span[1]:
            parts.append((at, start))
            at = max(at, end)
    return [part for part in [*parts, (at, span[1])] if part[0] < part[1]]


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text of the same length in which only some stretches can be read.

    >>> _blanked("Six soldats sont morts.", [(0, 11)])
    'Six soldats⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿'
    """
    letters = [one if one == "\n" else BLANK for one in text]
    for start, end in spans:
        letters[start:end] = text[start:end]
    return "".join(letters)


def _articles(articles: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    declared = [column.name for column in FRAME["articles"].columns]
    blanked = pd.Series([texts[one] for one in articles["article_id"]], articles.index, "string")
    urls = articles["url"].where([not _is_propaganda(url) for url in articles["url"]])
    return articles[declared].assign(text=blanked, url=urls, note=pd.NA).astype(
        {"note": "string", "url": "string"}
    )  # fmt: skip


def _claims(
    claims: pd.DataFrame, names: Mapping[str, list[str]], short: Mapping[str, str]
) -> pd.DataFrame:
    ids, is_public = claims["article_id"], claims["speaker_kind"].isin(PUBLIC)
    quotes = claims["claim_id"].map(dict(short)).astype("string")
    quotes = quotes.map(lambda words: _LINK.sub("[link left out]", words), na_action="ignore")
    quotes = quotes.map(lambda words: _NAME.sub(NAME_LEFT_OUT, words), na_action="ignore")
    return claims.assign(
        speaker=_without(claims["speaker"], names, ids),
        speaker_name=claims["speaker_name"].where(is_public),
        object=_without(claims["object"], names, ids),
        quote=_without(quotes.astype("string"), names, ids),
    )


def _shortened(quote: str) -> str:
    """Return the first words of a quote."""
    if len(quote) <= LONGEST_QUOTE:
        return quote
    return quote[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def _without(column: pd.Series, names: Mapping[str, list[str]], articles: pd.Series) -> pd.Series:
    """Return words with the private names of their article left out."""
    cells = [
        words if pd.isna(words) else _nameless(str(words), names.get(article, []))
        for words, article in zip(column, articles, strict=True)
    ]
    return pd.Series(cells, column.index, "string")


def _nameless(words: str, names: Iterable[str]) -> str:
    for name in names:
        words = _whole(name).sub(NAME_LEFT_OUT, words)
    return words


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _reread(rows: pd.DataFrame, column: str, texts: Mapping[str, str]) -> pd.DataFrame:
    """Return rows whose words are what can still be read where they stand."""
    spans = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    words = [texts[article][int(start) : int(end)] for article, start, end in spans]
    return rows.assign(**{column: pd.Series(words, rows.index, "string")})


def _signed_off(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows that say that somebody corrected them, not who."""
    if "corrected_by" not in rows:
        return rows
    by = rows["corrected_by"]
    return rows.assign(corrected_by=by.where(by.isna(), "an analyst").astype("string"))


def _is_propaganda(url: object) -> bool:
    if pd.isna(url):
        return False
    host = (urlsplit(str(url)).hostname or "").removeprefix("www.")
    return any(host == bad or host.endswith(f".{bad}") for bad in _hosts())


@cache
def _hosts() -> tuple[str, ...]:
    with resources.as_file(resources.files("analysis.views") / "data") as folder:
        return tuple(pd.read_csv(folder / "propaganda_hosts.csv")["host"])
