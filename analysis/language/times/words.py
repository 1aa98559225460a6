"""Words of French time telling, and folded text as a string of one character a word.

A rule about time expressions is a regular expression over *words*. Each word of a text becomes one
character (its code), so that ``re`` runs over a string as long as the text has words, and a span of
codes leads back to a span of characters. The vocabulary is the closed one of the calendar.
"""

from __future__ import annotations

import re

from analysis.language.tokens import ByWord, Tokens, tokens

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
# Only after a day number: "sept" alone is seven, "nov" alone is nothing.
MONTHS_SHORT = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "juill": 7, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Captions of English agencies keep their dates: "Mali August 23, 2021".
MONTHS_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
UNITS = {
    "heure": "hour", "heures": "hour", "jour": "day", "jours": "day", "semaine": "week",
    "semaines": "week", "mois": "month", "an": "year", "ans": "year", "annee": "year",
    "annees": "year", "nuit": "day", "matin": "day", "soir": "day", "minutes": "hour",
}  # fmt: skip
# The six parts of a day; "petit" is that of "petit matin", "mi-" that of "mi-journée".
PARTS_OF_DAY = {
    "aube": "dawn", "aurore": "dawn", "petit": "dawn", "lever": "dawn",
    "premieres": "dawn", "petites": "dawn", "matin": "morning",
    "matinee": "morning", "tot": "morning", "midi": "midday", "mi-": "midday",
    "milieu": "midday", "apres-midi": "afternoon", "apres midi": "afternoon",
    "tard": "evening", "soir": "evening", "soiree": "evening",
    "crepuscule": "evening", "tombee": "evening", "tombante": "evening", "nuit": "night",
    "minuit": "night",
}  # fmt: skip
DIRECTIONS = {
    "dernier": -1, "derniere": -1, "passe": -1, "passee": -1, "ecoule": -1, "ecoulee": -1,
    "derniers": -1, "precedent": -1, "precedente": -1, "prochain": 1, "prochaine": 1,
}  # fmt: skip
ORDINALS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
    "quatrieme": 4, "derniere": -1, "dernier": -1,
}  # fmt: skip
EDGES = {"debut": "start", "mi-": "mid", "milieu": "mid", "fin": "end", "courant": ""}
SEASONS = {"printemps": (3, 6), "ete": (6, 9), "automne": (9, 12), "hiver": (12, 15)}
YEARS_OF = {"cette": 0, "meme": "same", "suivante": "next"}
# Days of the calendar that stand behind « à » as a town does: « à Noël ».
FEASTS = frozenset({
    "noel", "paques", "toussaint", "pentecote", "ascension", "assomption", "tabaski", "ramadan",
    "mouloud", "maouloud", "achoura", "aid", "aid-el-fitr", "aid-el-kebir", "aid-el-adha", "careme",
    "korite", "saint-sylvestre",
})  # fmt: skip
_ONES = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19,
}  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
NUMBERS = dict(_ONES) | {"premier": 1, "cent": 100}
for _word, _ten in _TENS.items():
    NUMBERS |= {_word: _ten, f"{_word} et un": _ten + 1, f"{_word} et une": _ten + 1}
    NUMBERS |= {f"{_word}-{_one}": _ten + n for _one, n in _ONES.items() if n < 10}
# Low and high of counts that are not counted; as in the tables of figures, a few is 2 to 9.
VAGUE = {
    "quelques": (2, 9), "plusieurs": (2, 9), "dizaine": (10, 10), "quinzaine": (15, 15),
    "vingtaine": (20, 20), "trentaine": (30, 30), "douzaine": (12, 12), "huitaine": (7, 9),
    "demi": (1, 1),
}  # fmt: skip

TOKEN = re.compile(
    "("
    # most words are just that: neither hyphen, apostrophe nor figure, and no « vingt et un »
    r"a(?:pres midi(?![a-z])(?:(?<=l'apres midi)|(?<=cet apres midi)))|week[- ]end(?![a-z])"
    r"|[a-z]++(?![0-9'-]|(?<=vingt|rente|rante|uante|xante) )"
    r"|aujourd'hui|(?:jusqu|qu|[cdjlmnst])'|(?:apres-midi|avant-hier|apres-demain"
    r"|avant-veille|aujourd)(?![a-z])|mi-(?=[a-z0-9])|-(?:la|ci)(?![a-z])"
    r"|dix-(?:sept|huit|neuf)(?![a-z])"
    r"|(?:vingt|trente|quarante|cinquante|soixante)(?:[ -]et[ -]une?"
    r"|-(?:deux|trois|quatre|cinq|six|sept|huit|neuf))(?![a-z])"
    r"|(?<![0-9])[a-z]+[0-9][a-z0-9]*|[a-z]+|[0-9]+|\n[ \n]*\n|[^\sa-z0-9])"
)
# Spellings of one word.
_SAME = {"apres midi": "apres-midi", "weekend": "week-end", "week end": "week-end"}
PARAGRAPH, OTHER, PLURAL = "\n", ".", "p"
# Codes of numbers written in digits: their readings as day, hour, minute, year differ.
ZERO, ZEROS, DIGIT, TO_23, TO_31, TO_59, TO_99, YEAR, LONG = "ZYabcdefg"


_given: dict[str, str] = {}


def code_of(word: str) -> str:
    """Return the character that stands for a word of the rules, given out on first use."""
    return _given.setdefault(word, chr(0xE000 + len(_given)))


_given.update((spelling, code_of(word)) for spelling, word in _SAME.items())


def codes_given_out() -> set[str]:
    """Return the characters that stand for a word of the rules so far."""
    return set(_given.values())


def given_words() -> set[str]:
    """Return the words of the rules so far, as they are spelt in texts."""
    return set(_given)


def _kind_of(word: str) -> str:
    first = word[0]
    if "0" <= first <= "9":
        return _digits(word)
    if first == "\n":
        return PARAGRAPH
    # A plural after a number is what the number counts: "mardi 22 soldats", "de 2000 hommes".
    return PLURAL if word[-1] in "sx" and len(word) > 3 else OTHER


# The codes of words: of the rules, or of their kind.
codes = ByWord(lambda word: _given.get(word) or _kind_of(word))


def encode(text: str, start: int = 0) -> tuple[str, Tokens]:
    """Return codes and words of a folded text, whose offsets count from `start`.

    >>> codes, found = encode("mardi soir")
    >>> found.words, len(codes)
    (['mardi', 'soir'], 2)
    """
    found = tokens(text, TOKEN, start)
    return "".join(map(codes.__getitem__, found.words)), found


def number_of(word: str) -> int:
    """Return the value of a number in digits or in words.

    >>> number_of("27"), number_of("trente et un")
    (27, 31)
    """
    return int(word) if word.isdigit() else NUMBERS[word]


def _digits(word: str) -> str:
    if len(word) > 4 or len(word) == 3:
        return LONG
    value = int(word)
    if len(word) == 4:
        return YEAR if 1900 <= value <= 2099 else LONG
    if value == 0:
        return ZERO if len(word) == 1 else ZEROS
    if len(word) == 1:
        return DIGIT
    for most, code in ((23, TO_23), (31, TO_31), (59, TO_59)):
        if value <= most:
            return code
    return TO_99


DIGITS_DAY = DIGIT + TO_23 + TO_31
DIGITS_MINUTE = ZEROS + TO_23 + TO_31 + TO_59
DIGITS_ANY = ZERO + ZEROS + DIGITS_DAY + TO_59 + TO_99 + LONG
