"""Articles coded abreast give what each gives alone."""

import pytest

from analysis.coding.abreast import abreast
from analysis.coding.corpus_coding import code_articles


def test_rows_do_not_depend_on_the_articles_beside(corpus):
    articles = list(corpus)
    together = code_articles(articles)
    assert together == [code_articles([article])[0] for article in articles]
    assert together[::-1] == code_articles(articles[::-1])


def test_works_of_different_length():
    def count(most):
        for _ in range(most):
            yield
        return most

    assert abreast([count(3), count(0), count(1)]) == [3, 0, 1]
    assert abreast([]) == []


def test_an_error_is_no_result():
    def fails():
        yield
        raise ValueError("ici")

    with pytest.raises(ValueError, match="ici"):
        abreast([fails()])
