"""Read a folder of articles."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from analysis.corpus.articles import Article, Corpus, Problem
from analysis.corpus.decoding import UndecodableError, decode, looks_double_encoded
from analysis.corpus.layout import read_layout
from analysis.corpus.metadata import FILE_NAME, read_metadata
from analysis.corpus.press import read_provenance
from analysis.corpus.spreadsheet import read_sheet
from analysis.errors import UserError
from analysis.language.languages import language

CORRECTIONS = "corrections.csv"
_CORRECTION_COLUMNS = ("action", "frame", "row_id", "new", "who", "when", "why")
_SUFFIX = ".txt"
_LARGEST_FILE = 20_000_000
_NOT_ARTICLES = frozenset(("readme", "license", "licence"))
_LANGUAGE_SAMPLE = 3_000


def read_corpus(path: str | Path) -> Corpus:
    """Read one .txt file, or every .txt file of a folder and its subfolders, as articles.

    Hidden files and a README are passed over. A file that cannot be read becomes a problem of the
    corpus and the others are read. Raises UserError for a missing folder, one without .txt files,
    or a broken metadata.csv or corrections.csv.

    >>> corpus = read_corpus("seeds")
    >>> len(corpus), corpus.articles[0].header_date
    (5, '2023-04')
    """
    given = Path(path)
    if given.is_dir():
        folder, names = given, list(_text_files(given))
        if not any(name.lower().endswith(_SUFFIX) for name, _ in names):
            raise UserError(f"{given} holds no {_SUFFIX} file.")
    elif not given.exists():
        raise UserError(f"There is no file or folder {given}.")
    elif given.suffix.lower() != _SUFFIX:
        raise UserError(f"{given} is no {_SUFFIX} file.")
    else:
        folder, names = given.parent, [(given.name, None)]
    metadata = read_metadata(folder)
    corrections = read_sheet(folder / CORRECTIONS, needed=_CORRECTION_COLUMNS)
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for name, trouble in sorted(names, key=lambda item: item[0]):
        messages = [trouble] if trouble else _read_file(folder, name, metadata, articles)
        problems += [Problem(_printable(name), message) for message in messages]
    if given.is_dir():
        for article_id in sorted(metadata.keys() - _ids(names)):
            problems.append(Problem(FILE_NAME, f"article_id « {article_id} » has no file."))
    if not given.is_dir():  # those of the articles beside it are not asked for
        own = tuple(f"{article_id}:" for article_id in articles)
        corrections = [row for row in corrections if row.cells.get("row_id", "").startswith(own)]
    ordered = tuple(articles[article_id] for article_id in sorted(articles))
    return Corpus(folder, ordered, tuple(sorted(problems)), metadata, tuple(corrections))


def _text_files(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Give the posix path of each text file, and of each folder that cannot be read, with why."""
    failures: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            inside = Path(parent, name)
            is_article = (
                inside.suffix.lower() == _SUFFIX and inside.stem.lower() not in _NOT_ARTICLES
            )
            if is_article and not name.startswith("."):
                yield inside.relative_to(folder).as_posix(), None
    for failure in failures:
        name = Path(failure.filename).relative_to(folder).as_posix()
        yield name, f"cannot be opened: {failure.strerror}."


def _read_file(
    folder: Path, name: str, metadata: dict[str, dict[str, str]], articles: dict[str, Article]
) -> list[str]:
    """Add the article of one file; return what is wrong with it."""
    if _printable(name) != name:
        return ["the name is no valid UTF-8; rename the file."]
    article_id = _article_id(name)
    if article_id in articles:
        return [f"is not read: {articles[article_id].path} has the same article_id."]
    try:
        data = _read_bytes(folder / name)
        text, encoding = decode(data)
    except UndecodableError as error:
        return [f"{error}."]
    except OSError as error:
        return [f"cannot be read: {error.strerror}."]
    if not text.strip():
        return ["is empty."]
    row = metadata.get(article_id, {})
    layout = read_layout(text, row.get("title"))
    provenance = read_provenance(text, layout.body_start)
    title = text[slice(*layout.title)] if layout.title else row.get("title")
    articles[article_id] = Article(
        article_id=article_id,
        path=unicodedata.normalize("NFC", name),
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        title=title,
        title_start=layout.title[0] if layout.title else None,
        title_end=layout.title[1] if layout.title else None,
        body_start=layout.body_start,
        header_date=layout.header_date,
        header_start=layout.header[0] if layout.header else None,
        header_end=layout.header[1] if layout.header else None,
        outlet=row.get("outlet"),
        agency=row.get("agency") or provenance.agency,
        language=language(text[layout.body_start :][:_LANGUAGE_SAMPLE]),
        is_translated=provenance.is_translated or None,
        url=row.get("url") or layout.url,
        published=row.get("published"),
        note=row.get("note"),
    )
    problems = [f"{layout.problem}."] if layout.problem else []
    if encoding == "cp1252" and looks_double_encoded(text):
        problems.append("was read as cp1252 but looks like damaged UTF-8; save it as UTF-8.")
    return problems


def _read_bytes(path: Path) -> bytes:
    if not path.is_file():
        raise UndecodableError("is no regular file")
    size = path.stat().st_size
    if size > _LARGEST_FILE:
        raise UndecodableError(
            f"has {size / 1e6:.0f} MB, over the {_LARGEST_FILE / 1e6:.0f} MB of one article"
        )
    return path.read_bytes()


def _article_id(name: str) -> str:
    return unicodedata.normalize("NFC", Path(name).stem)


def _ids(names: list[tuple[str, str | None]]) -> set[str]:
    return {_article_id(name) for name, _ in names}


def _printable(name: str) -> str:
    """Return a name with bytes that are no UTF-8 written out, so that it can be printed."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
