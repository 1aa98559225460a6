"""Coding a folder again: what did not change is not coded again, and the bytes are the same."""

import shutil
from pathlib import Path

import pytest

from analysis.batch import recoding
from analysis.batch.coding import code_into
from analysis.coding import corpus_coding

EXERCISE = Path(__file__).parent / "exercise"
TEXTS = sorted(EXERCISE.glob("*.txt"))[:6]


@pytest.fixture
def coded(monkeypatch) -> list[str]:
    """The ids of the articles that were coded."""
    found: list[str] = []
    code_articles = corpus_coding.code_articles

    def counted(articles, **options):
        found.extend(article.article_id for article in articles)
        return code_articles(articles, **options)

    monkeypatch.setattr(corpus_coding, "code_articles", counted)
    return found


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for text in TEXTS[:4]:
        shutil.copy(text, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def same_as_from_scratch(corpus: Path, folder: Path, scratch: Path, **options) -> bool:
    code_into(corpus, scratch, **options)
    return contents(folder) == contents(scratch)


def test_articles_added_and_taken_away(corpus: Path, tmp_path: Path, coded: list[str]):
    code_into(corpus, tmp_path / "tables")
    for text in TEXTS[4:]:
        shutil.copy(text, corpus)
    (corpus / TEXTS[0].name).unlink()
    coded.clear()
    code_into(corpus, tmp_path / "tables")
    assert coded == [text.stem for text in TEXTS[4:]]
    assert same_as_from_scratch(corpus, tmp_path / "tables", tmp_path / "scratch")


def test_an_article_changed_in_text_or_date(corpus: Path, tmp_path: Path, coded: list[str]):
    code_into(corpus, tmp_path / "tables")
    changed = corpus / TEXTS[1].name
    changed.write_text(changed.read_text("utf-8") + "\nDeux soldats ont été tués à Gao.\n", "utf-8")
    (corpus / "metadata.csv").write_text(
        f"article_id,published\n{TEXTS[2].stem},2024-05-16\n", "utf-8"
    )
    coded.clear()
    code_into(corpus, tmp_path / "tables")
    assert coded == [TEXTS[1].stem, TEXTS[2].stem]
    assert same_as_from_scratch(corpus, tmp_path / "tables", tmp_path / "scratch")


def test_what_was_coded_is_read_some_articles_at_a_time(
    corpus: Path, tmp_path: Path, coded: list[str], monkeypatch
):
    code_into(corpus, tmp_path / "tables")
    shutil.copy(TEXTS[4], corpus)
    monkeypatch.setattr(recoding, "_AT_ONCE", 3)
    coded.clear()
    code_into(corpus, tmp_path / "tables")
    assert coded == [TEXTS[4].stem]
    assert same_as_from_scratch(corpus, tmp_path / "tables", tmp_path / "scratch")


def test_other_options_code_everything_again(corpus: Path, tmp_path: Path, coded: list[str]):
    code_into(corpus, tmp_path / "tables")
    coded.clear()
    code_into(corpus, tmp_path / "tables", use_chronology=False)
    assert coded == [text.stem for text in TEXTS[:4]]


@pytest.mark.parametrize("note", ["", "{", "[]", '{"articles": {}}'])
def test_a_note_that_tells_nothing_codes_everything_again(
    corpus: Path, tmp_path: Path, coded: list[str], note: str
):
    code_into(corpus, tmp_path / "tables")
    (tmp_path / "tables" / "coded_by.json").write_text(note, "utf-8")
    coded.clear()
    code_into(corpus, tmp_path / "tables")
    assert len(coded) == 4


def test_a_damaged_table_codes_everything_again(corpus: Path, tmp_path: Path, coded: list[str]):
    code_into(corpus, tmp_path / "tables")
    (tmp_path / "tables" / "claims.parquet").write_bytes(b"no table")
    coded.clear()
    code_into(corpus, tmp_path / "tables")
    assert len(coded) == 4
