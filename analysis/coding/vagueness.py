"""Sentences that count a war, not an event: totals since a year, habits, trends."""

import re

from .document import Document, SentenceSpan

_STATISTIC = re.compile(
    r"\b(?:le nombre de (?:soldats|militaires|civils|morts|victimes|personnes)|nombre total|"
    r"depuis le debut d(?:e l'annee|e l'intervention|u conflit|e la crise|e l'insurrection)|"
    r"depuis (?:janvier|20[012]\d|le lancement|l'eclatement|son arrivee)|"
    r"en (?:un an|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt) (?:ans|"
    r"annees|mois))|"
    r"en douze mois|plusieurs fois|a plusieurs reprises|recurrentes?|"
    r"de plus en plus (?:frequentes|meurtrieres)|des milliers de morts|au total|"
    r"(?:le conflit|la crise|les violences?|l'insecurite) (?:ont|a|aurait|auraient) (?:fait|"
    r"provoque|cause))\b"
)


def is_statistic(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence gives totals over years: « 55 soldats tués depuis 2013 »."""
    key = "statistic", sentence.start
    if key not in document.known:
        found = _STATISTIC.search(document.text, sentence.start, sentence.end)
        document.known[key] = found is not None
    return bool(document.known[key])
