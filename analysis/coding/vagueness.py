"""Sentences that count a war, not an event: totals since a year, habits, trends."""

from analysis.language.cues import Cues

from .document import Document, SentenceSpan

_YEARS = "(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt)"
_DONE = "(?:ont|a|aurait|auraient) (?:fait|provoque|cause)"
_STATISTIC = Cues({
    "nombre de": "le nombre de (?:soldats|militaires|civils|morts|victimes|personnes)",
    "nombre total": "nombre total",
    "depuis": "depuis (?:le debut d(?:e l'annee|e l'intervention|u conflit|e la crise|"
              r"e l'insurrection)|janvier|20[012]\d|le lancement|l'eclatement|son arrivee)",
    "en un an": "en un an",
    " ans": f"en {_YEARS} ans",
    " annees": f"en {_YEARS} annees",
    " mois": f"en {_YEARS} mois",
    "plusieurs fois": "plusieurs fois",
    "reprises": "a plusieurs reprises",
    "recurrente": "recurrentes?",
    "de plus en plus": "de plus en plus (?:frequentes|meurtrieres)",
    "des milliers": "des milliers de morts",
    "au total": "au total",
    "le conflit": f"le conflit {_DONE}",
    "la crise": f"la crise {_DONE}",
    "violence": f"les violences? {_DONE}",
    "l'insecurite": f"l'insecurite {_DONE}",
})  # fmt: skip


def is_statistic(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence gives totals over years: « 55 soldats tués depuis 2013 »."""
    key = "statistic", sentence.start
    if key not in document.known:
        found = _STATISTIC.search(document.text, sentence.start, sentence.end)
        document.known[key] = found is not None
    return bool(document.known[key])
