"""Tables that may leave the house: no article texts, no private names, no links to propaganda.

The text of each article is blanked out character by character, except for the small share that may
be passed on (see `excerpts`). Offsets and fingerprints hold, so whoever has the articles can put
the words back; whatever is drawn or shown from such tables cannot show more than they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

import pandas as pd

from analysis.frames import FRAME, FRAMES
from analysis.tables import Tables
from analysis.views.display import BLANK
from analysis.views.excerpts import PUBLIC, Excerpt, excerpts, located

# Columns that repeat words of the article somewhere near their row, without saying where.
_WORDS = {
    "claims": ("speaker", "object", "verb", "quote"),
    "tolls": ("victims_words",),
    "labels": ("term",),
}


def shareable(tables: Tables) -> Tables:
    """Return the tables without article texts, private persons' names and links to propaganda.

    What stays: titles, offsets, fingerprints, and of each article at most a fifth of the characters
    outside its title, in stretches of at most 100: the words that rows stand on, speakers, the
    beginnings of quotes. What goes: the rest of the texts; the names of speakers who do not speak
    in public for somebody, and any other full name that the vocabulary does not know; links inside
    words, and an article's own address where it lies with a host of propaganda; analysts' notes,
    names and corrections, and columns of their own.

    The result passes ``Tables.check``.
    """
    kept = excerpts(tables)
    shared = {name: _signed_off(frame) for name, frame in tables.frames().items()}
    for name, columns in _WORDS.items():
        for column in columns:
            shared[name] = shared[name].assign(**{column: _readable(tables, name, column, kept)})
    shared["articles"] = _articles(tables, kept)
    claims = shared["claims"]
    is_public = claims["speaker_kind"].isin(PUBLIC)
    shared["claims"] = claims.assign(speaker_name=claims["speaker_name"].where(is_public))
    shared["corrections"] = shared["corrections"].head(0)
    for frame in FRAMES:
        if frame.words:
            shared[frame.name] = _reread(shared[frame.name], frame.words, kept)
    return replace(tables, **shared)


def is_shareable(tables: Tables) -> bool:
    """Whether texts are left out of these tables, since they were made to be shared."""
    return bool(tables.articles["text"].str.contains(BLANK, regex=False).any())


def _readable(tables: Tables, name: str, column: str, kept: Mapping[str, Excerpt]) -> pd.Series:
    """Return what can still be read of a column of words; what nobody finds again is left out."""
    rows = getattr(tables, name)
    spans = located(tables, rows, column)
    nothing = BLANK if FRAME[name].column(column).required else pd.NA
    cells = [
        _said(kept[article], spans[row_id]) or nothing if row_id in spans else nothing
        for row_id, article in zip(rows.iloc[:, 0], rows["article_id"], strict=True)
    ]
    return pd.Series(cells, rows.index, "string")


def _said(excerpt: Excerpt, span: tuple[int, int]) -> str:
    """Return what can be read of words; « … » stands for an end that is left out."""
    words = excerpt.read(*span)
    left = words.rstrip(f"{BLANK} \n")
    return left if left == words or not left else f"{left} …"


def _articles(tables: Tables, kept: Mapping[str, Excerpt]) -> pd.DataFrame:
    articles = tables.articles[[column.name for column in FRAME["articles"].columns]]
    texts = pd.Series([kept[one].blanked() for one in articles["article_id"]], dtype="string")
    titles = [
        title if pd.isna(title) else kept[one].titled(str(title))
        for one, title in zip(articles["article_id"], articles["title"], strict=True)
    ]
    urls = articles["url"].where([not _is_propaganda(url) for url in articles["url"]])
    return articles.assign(
        text=texts.array,
        title=pd.Series(titles, articles.index, "string"),
        url=urls.astype("string"),
        note=pd.Series(pd.NA, articles.index, "string"),
    )


def _reread(rows: pd.DataFrame, column: str, kept: Mapping[str, Excerpt]) -> pd.DataFrame:
    """Return rows whose words are what can still be read where they stand."""
    spans = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    words = [kept[article].blanked(int(start), int(end)) for article, start, end in spans]
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
