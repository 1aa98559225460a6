"""Mali dispatches: French news dispatches on the war in Mali, read into tidy tables."""

from analysis.coding import code
from analysis.corpus import Corpus, read_corpus
from analysis.tables import Tables

__all__ = ["Corpus", "Tables", "code", "read_corpus"]
