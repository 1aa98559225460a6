"""How attacks ended: tests/cases/endings.tsv, texts published on Thursday 16 May 2024."""

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = read_cases("endings")


@pytest.fixture(scope="module")
def coded():
    """Code all texts at once; return the ending of the first report by text."""
    texts = {f"{number}": case["text"] for number, case in enumerate(CASES)}
    first = {}
    for row in rows_of(code_texts(texts, published="2024-05-16").reports):
        first.setdefault(texts[row["article_id"]], row["outcome"])
    return first


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_ending(coded, case):
    assert coded[case["text"]] == (case["outcome"] if case["outcome"] != "-" else None)
