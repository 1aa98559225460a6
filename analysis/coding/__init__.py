"""Sentences to rows: who says what, about what, when, in which words."""

from analysis.coding.corpus_coding import code

__all__ = ["code"]
