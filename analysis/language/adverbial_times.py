"""How many words a time takes that stands between a verb and what belongs to it."""

import re

_DAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTH = "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
_NUMBER = r"(?:1er|\d{1,2})"
_LATE = "(?: (?:dernier|passe))?"
_DATE = rf"(?:(?:le|ce) )?(?:(?:{_DAY} )?{_NUMBER} {_MONTH}(?: \d{{4}})?|{_DAY}(?: {_NUMBER})?)"
_POINT = (
    rf"(?:ce )?(?:{_DAY}(?: {_NUMBER}(?: {_MONTH}(?: \d{{4}})?)?)?|"
    rf"{_NUMBER}(?: {_MONTH}(?: \d{{4}})?)?|hier|aujourd' hui)"
)
_NIGHT = (
    rf"(?:dans|durant|pendant|au cours de|lors de) la nuit d(?:u|e|') {_POINT}"
    rf"(?: (?:au?|et) {_POINT})?{_LATE}"
)
_HALF = "(?:matinee|apres - midi|soiree|journee|nuit)"
_HOUR = r"\d{1,2}(?:h\d{0,2}| heures?(?: \d{1,2})?| h(?: \d{2})?)"
_PART = (
    "(?:(?:au (?:petit )?)?(?:matin|soir)|apres - midi|"
    r"(?:dans|en|au)(?: (?:la|l'))?(?: (?:debut|fin|milieu|pleine)(?: (?:de|d')(?: (?:la|l'))?)?)?"
    rf" {_HALF}|"
    "(?:a|vers|avant|des) (?:l' )?(?:aube|aurore|midi|minuit)|"
    "aux (?:premieres|petites) heures(?: d[eu] (?:la )?(?:jour|matinee|matin))?|"
    rf"(?:vers|a|aux (?:environs|alentours) de|peu (?:avant|apres)|autour de|entre) {_HOUR}"
    rf"(?: (?:et|a) {_HOUR})?(?: (?:du (?:matin|soir)|gmt|tu|locales?))?)"
)
_TIME = re.compile(
    rf"(?:^| )((?:(?:{_NIGHT}|{_DATE}{_LATE})(?: {_PART}){{0,2}}|"
    rf"{_PART}(?: (?:de |du )?{_DATE}{_LATE})?|"
    "(?:la semaine|le mois|la nuit|le week - end) (?:dernier|derniere|passee?|ecoulee?)))$"
)  # fmt: skip
# The last words of such times.
_LAST = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre dernier"
    " derniere passe passee ecoule ecoulee aube aurore midi minuit matinee soiree journee nuit"
    " heures heure h gmt tu jour lundi mardi mercredi jeudi vendredi samedi dimanche matin"
    " soir".split()
)
_LONGEST = 14


def may_end_time(word: str) -> bool:
    """Whether a word may be the last of a time that takes several.

    >>> may_end_time("mars"), may_end_time("17h30"), may_end_time("camp")
    (True, True, False)
    """
    return word in _LAST or word[0].isdigit()


def time_length(words: list[str], index: int) -> int:
    """Return how many words a time takes that ends at `index`, 0 where there is none.

    >>> time_length("ont dans la nuit de lundi a mardi".split(), 7)
    7
    >>> time_length(["ont", "tente", "mercredi", "vers", "5", "heures", "du", "matin"], 7)
    6
    >>> time_length("l' armee a le 12 mars".split(), 5)
    3
    """
    found = _TIME.search(" ".join(words[max(0, index - _LONGEST + 1) : index + 1]))
    return found[1].strip().count(" ") + 1 if found else 0
