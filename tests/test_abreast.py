"""Articles coded abreast give what each gives alone."""

import dataclasses

import pytest

from analysis.coding.abreast import abreast
from analysis.coding.corpus_coding import _MOST_LETTERS, _groups, code_articles


def test_rows_do_not_depend_on_the_articles_beside(corpus):
    articles = list(corpus)
    together = code_articles(articles)
    assert together == [code_articles([article])[0] for article in articles]
    assert together[::-1] == code_articles(articles[::-1])


def test_long_articles_are_taken_by_fewer(corpus):
    short = [dataclasses.replace(article, text="a" * 10) for article in corpus][:5]
    long = dataclasses.replace(short[0], text="a" * (_MOST_LETTERS // 2))
    assert [len(group) for group in _groups(short, 2)] == [2, 2, 1]
    assert [len(group) for group in _groups([long] * 5, 3)] == [2, 2, 1]
    huge = dataclasses.replace(short[0], text="a" * 2 * _MOST_LETTERS)
    assert [len(group) for group in _groups([*short[:2], huge, *short[2:]], 48)] == [2, 1, 3]
    assert not list(_groups([], 3))


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
