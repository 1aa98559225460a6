"""The vocabulary is data: a row less changes the articles that use its words, and no other."""

import copy
import re

import pytest

from analysis.coding.abreast import alone
from analysis.coding.reading import read_article
from analysis.coding.rows import article_rows
from analysis.coding.statements import statement_steps
from analysis.coding.vocabulary import Vocabulary, vocabulary_with
from analysis.language.folding import fold
from analysis.language.phrases import expand
from analysis.lexicon import load

# File of the lexicon, the column that is matched; verbs are matched in their forms.
MATCHED = {
    "actor_names": "name",
    "actor_heads": "noun",
    "place_names": "name",
    "methods": "phrase",
    "target_kinds": "phrase",
    "speakers": "noun",
    "labels": "term",
    "channels": "phrase",
}


@pytest.fixture(scope="module")
def words(exercise_corpus):
    """Return the folded words of each article, blanks around each."""
    return {
        article.article_id: f" {' '.join(re.findall(r'[a-z0-9]+', fold(article.text).text))} "
        for article in exercise_corpus
    }


def users_of(pattern, words):
    phrases = [" ".join(re.findall(r"[a-z0-9]+", fold(p).text)) for p in expand(pattern)]
    return {article for article, text in words.items() if any(f" {p} " in text for p in phrases)}


def lone_rows(words):
    """Return one row of each file whose words stand in one article only."""
    found = {}
    for name, column in MATCHED.items():
        rows = getattr(load(), name)
        used = ((row, users_of(getattr(row, column), words)) for row in rows)
        found[name] = next((row, users) for row, users in used if len(users) == 1)
    return found


def coded(article, vocabulary):
    reading = read_article(article, vocabulary)
    rows = article_rows(reading)
    alone(statement_steps(reading, rows))
    return rows


def test_a_row_less_changes_only_the_articles_that_use_it(exercise_corpus, words):
    plain = {a.article_id: coded(a, vocabulary_with()) for a in exercise_corpus}
    lone = lone_rows(words)
    poorer = copy.copy(load())
    for name, (row, _) in lone.items():
        setattr(poorer, name, tuple(other for other in getattr(poorer, name) if other != row))
    vocabulary = Vocabulary(poorer)
    changed = {a.article_id for a in exercise_corpus if coded(a, vocabulary) != plain[a.article_id]}
    assert changed
    assert changed <= set.union(*(users for _, users in lone.values()))
