"""What a corpus is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.spreadsheet import SheetRow


class Problem(NamedTuple):
    """Something that was left out or looks wrong: where, relative to the corpus, and what."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was found, with what its file and its metadata say about it.

    `text` is exactly what was decoded, only a byte order mark removed; every offset points into it.
    `header_date` and `published` are EDTF strings, the collector's stamp and the analyst's date.
    None stands for what is not known: `is_translated` is True or None, never False.
    """

    article_id: str
    path: str
    text: str
    sha256: str
    encoding: str
    title: str | None = None
    title_start: int | None = None
    title_end: int | None = None
    body_start: int = 0
    header_date: str | None = None
    header_start: int | None = None
    header_end: int | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    is_translated: bool | None = None
    url: str | None = None
    published: str | None = None
    note: str | None = None

    @property
    def title_span(self) -> tuple[int, int] | None:
        """The (start, end) of the title in the text; None where only the metadata has one."""
        if self.title_start is None or self.title_end is None:
            return None
        return self.title_start, self.title_end


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of a folder in the order of their ids, and the problems met on the way.

    `metadata` keeps the rows of metadata.csv by article id, every column, empty cells left out;
    `corrections` those of corrections.csv, which wait until the articles are coded.
    """

    folder: Path
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    metadata: dict[str, dict[str, str]] = field(default_factory=dict)
    corrections: tuple[SheetRow, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)
