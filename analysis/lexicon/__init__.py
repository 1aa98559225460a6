"""What we know of the war in Mali and its neighbours, as CSV that anyone can extend."""

from analysis.lexicon.loader import Lexicon, LexiconError, load

__all__ = ["Lexicon", "LexiconError", "load"]
