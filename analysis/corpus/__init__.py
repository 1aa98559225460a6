"""Files to articles: text, title, header, agency, and what an analyst noted beside them."""

from analysis.corpus.articles import Article, Corpus, Problem
from analysis.corpus.reading import read_corpus

__all__ = ["Article", "Corpus", "Problem", "read_corpus"]
