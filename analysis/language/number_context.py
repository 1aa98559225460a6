"""What stands before and after a number and says what it counts, and how exactly.

Closed grammar: units of time, length and money, the words that open or blur a figure. Folded.
"""

import re
from typing import NamedTuple

from analysis.language.function_words import ARTICLE_PRONOUNS, DETERMINERS, PREPOSITIONS

AT_LEAST, MORE_THAN, LESS_THAN = "at_least", "more_than", "less_than"
UP_TO, ABOUT = "up_to", "about"

# Before the number. "d'" and "de" belong to the modifier.
_MODIFIERS = {
    AT_LEAST: "au moins|au minimum|a minima|minimum|au bas mot|pas moins d'|pas moins de"
    "|non moins d'|non moins de",
    MORE_THAN: "plus d'|plus de",
    LESS_THAN: "moins d'|moins de",
    UP_TO: "jusqu'a|au plus|au maximum|maximum",
    ABOUT: "pres d'|pres de|environ|environs|quelque|quelques|autour d'|autour de|a peu pres"
    "|approximativement|alentours d'|alentours de|presque|quasiment|quasi|plus ou moins|dans les"
    "|peut-etre|un peu plus d'|un peu plus de|un peu moins d'|un peu moins de|de l'ordre de"
    "|avoisinant les",
}
_BEFORE = sorted(
    (
        (phrase if phrase.endswith("'") else phrase + " ", sense)
        for sense, phrases in _MODIFIERS.items()
        for phrase in phrases.split("|")
    ),
    key=lambda pair: -len(pair[0]),
)
_BEFORE_ENDINGS = tuple(phrase for phrase, _ in _BEFORE)
# By these most numbers are known to have none.
_LAST_LETTERS = {phrase[-3:] for phrase in _BEFORE_ENDINGS}
_LONGEST_MODIFIER = len(_BEFORE[0][0]) + 1

# After the number or, for callers that attach figures to nouns, after the noun.
POST_MODIFIER = re.compile(
    r" (?:(?P<at_least>au moins|(?:au (?:grand )?)?minimum|au bas mot|a minima"
    r"|(?:ou|et|voire) plus)"
    r"|(?P<about>environ|a peu pres|approximativement)"
    r"|(?P<up_to>(?:au (?:grand )?)?maximum|(?:tout )?au plus|(?:ou|et|voire) moins))(?!\w)"
)

_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|janv|fevr|juil|sept|oct|nov|dec"
)
_DAY = r"(?:le )?(?:1er|\d{1,2})"
# "12 mai", "1er-Mai", "27 au 31 mars", "2 et 6 juin", "1er, 2 et 3 mai"
MONTH_AFTER = re.compile(
    rf"(?:(?: au | et au | et | ou | a |, ?| ?[-–/] ?){_DAY}){{0,3}}[ -](?:{_MONTHS})(?!\w)"
)
_YEAR_OF_DAY = re.compile(r", (?:19|20)\d\d\b")  # "march 23, 2021", in a photograph's caption
_WEEKDAY_BEFORE = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?P<article>le|ce|du|au)) $"
)

_UNITS = {
    "age": "an",
    "duration": "annee trimestre mois semaine week-end jour journee nuit temps matin matinee soir"
    " soiree heure minute min mn secondes decennie siecle",
    "distance": "km kms kilometre metre m mile cm centimetre encablure",
    "measure": "mm millimetre hectare ha tonne kg kilo kilogramme gramme litre baril degre pouce",
    "percent": "% pourcent pour",
    "money": "euro dollar franc f fcfa cfa rouble usd eur € $",
    "frequency": "fois reprises",
    "fraction": "tiers quart moitie cinquieme dixieme",
}
_UNIT_KINDS = {
    spelling: kind
    for kind, words in _UNITS.items()
    for word in words.split()
    for spelling in (word, word + "s")
}
# Between a number and its unit: "trois longs mois", "les 48 dernieres heures".
_UNIT_ADJECTIVES = frozenset(
    adjective + ending
    for adjective in "long longue bon bonne premier premiere dernier derniere prochain prochaine"
    " petit petite autre seul seule court courte grand grande plein pleine".split()
    for ending in ("", "s")
)
UNIT_WORDS = _UNIT_ADJECTIVES | frozenset(_UNIT_KINDS)
WORD_AFTER = re.compile(r"(?: d'| de | ?|-)(?:demi-)?([a-z]+|[%€$])")

_CLOCK_BEFORE = re.compile(
    r"\b(?:vers|a|avant|apres|des|entre|et|il est|il etait|environs de|jusqu'a|matin|soir|depuis"
    r"|partir de|minuit|midi|de|ou) $"
)
# "a une heure de route" is how far, "a deux heures du matin" is when
_HOURS_AFTER = re.compile(r" (?:apres|plus tard|plus tot|d'|de (?!l'apres|la nuit|l'aube))")
_AGE_BEFORE = re.compile(
    r"\b(?:age|agee|ages|agees|ayant|enfant|fille|garcon|homme|femme|jeune)s? (?:de |d')$"
)
_TIME_BEFORE = re.compile(
    r"\b(?:depuis|pendant|il y a|en|apres|durant|pour|quelque|presque|pres de|plus de|moins de"
    r"|plus d'|moins d'|pres d'|les|ces|environ|(?:mandat|transition|peine|duree|periode) de)"
    r" ?(?:les |deja |plus de |pres de |environ |quelque )?$"
)
_TIME_AFTER = re.compile(r" (?:apres|plus tard|plus tot|auparavant|avant|d'|de |durant)")
_CODE_BEFORE = re.compile(
    r"(?:\b(?:numero|no|n|resolutions?|articles?|nationale|rn|route|pages?|calibre|boeing|airbus"
    r"|vol|phase|tome|chapitre|version|alpha|loi|decret|type|tel|telephone|fax|cap|canal|top|unite"
    r"|groupe des|zone|secteur|mig|sukhoi|paragraphes?|annexe|alinea|horizon|agenda|vision)"
    r" ?(?:n ?)?[°:.]? ?|[°#/_@])$"
)
_CHANNEL_BEFORE = re.compile(r"\b(?:france|africa|afrique|canal|tv|bfm) $")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:en|depuis|annees?|an|fin|debut|mi|ete|hiver|printemps|automne|jusqu'en|jusqu'a|avant"
    rf"|apres|courant|mandat|{_MONTHS})[ -]|/|\()$"
)
_PLURAL_NOUN = re.compile(r" (?:[«\"“] ?)?(?P<noun>[a-z]{3,20}[sx])\b")
_NO_NOUNS = DETERMINERS | PREPOSITIONS | ARTICLE_PRONOUNS | {"alors", "lors", "pres", "puis"}
_CHANGE_BEFORE = re.compile(
    r"\b(?:pass|port|augment|rel|mont|redui|ramen|tomb|recul|bond|evolu|grimp|"
    r"baiss)\w{1,6} (?:\w{1,15} ){0,2}de $"
)
_LOOK_BACK = 40
_OPENING_QUOTE = re.compile(r"(?:« ?|\"|“)\Z")
_QUOTES = ("«", '"', "“")


class Unit(NamedTuple):
    """The unit after a number: its kind, its word, and where it ends."""

    kind: str
    word: str
    end: int


def modifiers_before(text: str, start: int) -> tuple[int, list[str]]:
    """Return where the modifiers of a number at `start` begin, and their senses, nearest first.

    >>> modifiers_before("fait au moins quelque 20 morts", 22)
    (5, ['about', 'at_least'])
    """
    senses: list[str] = []
    if is_bare(text, start):
        return start, senses
    far = start - 24 if start > 24 else 0
    quoted = _OPENING_QUOTE.search(text, start - 2, start)
    if quoted and text.endswith(_BEFORE_ENDINGS, far, quoted.start()):
        start = quoted.start()  # « au moins "30 morts" »
    while len(senses) < 3 and text.endswith(
        _BEFORE_ENDINGS, start - 24 if start > 24 else 0, start
    ):
        before = text[start - _LONGEST_MODIFIER if start > _LONGEST_MODIFIER else 0 : start]
        for phrase, sense in _BEFORE:
            opening = before[: -len(phrase)]
            if sense == MORE_THAN and opening.endswith(("en ", "outre ")):
                continue  # « 42 soldats, en plus de plusieurs civils »
            if before.endswith(phrase) and not opening[-1:].isalnum():
                senses.append(sense)
                start -= len(phrase)
                break
        else:
            break
    return start, senses


def is_bare(text: str, start: int) -> bool:
    """Tell by a few letters that no modifier stands before a number, as before most."""
    last = text[start - 3 : start] if start >= 3 else ""
    return last not in _LAST_LETTERS and last[-1:] not in _QUOTES and last[-2:] != "« "


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit that follows a number, or None where it counts things or people.

    >>> unit_after("245 km au nord", 3).kind, unit_after("une dizaine de minutes", 11).kind
    ('distance', 'duration')
    >>> unit_after("12 morts", 2) is None
    True
    """
    match = WORD_AFTER.match(text, end)
    if match and match.group(1) in _UNIT_ADJECTIVES:
        match = WORD_AFTER.match(text, match.end())
    if not match:
        return None
    word = match.group(1)
    kind = _UNIT_KINDS.get(word)
    if kind is None or (word == "pour" and not text.startswith((" cent", " mille"), match.end())):
        return None
    return Unit(kind, word, match.end())


def time_kind(text: str, start: int, unit: Unit) -> str:
    """Return clock, age or duration for a number at `start` before « heures » or « ans »."""
    low = start - _LOOK_BACK if start > _LOOK_BACK else 0
    if unit.word in ("heure", "heures"):
        is_clock = _CLOCK_BEFORE.search(text[low:start]) and not _HOURS_AFTER.match(text, unit.end)
        return "clock" if is_clock else "duration"
    if unit.kind == "age" and not _AGE_BEFORE.search(text[low:start]):
        if _TIME_BEFORE.search(text[low:start]) or _TIME_AFTER.match(text, unit.end):
            return "duration"
    return unit.kind


def is_code(text: str, start: int, value: int) -> bool:
    """Tell whether a number is a name or label: « route nationale 6 », « G-5 », « n° 1 »."""
    before = text[start - _LOOK_BACK if start > _LOOK_BACK else 0 : start]
    if before[-1:] == "-" and before[-2:-1].isalpha():
        return True
    return bool(_CODE_BEFORE.search(before) or (value == 24 and _CHANNEL_BEFORE.search(before)))


def is_date_day(text: str, start: int, end: int, value: int) -> bool:
    """Tell whether a number is the day of a date: « 12 mai », « dimanche 14 », « le 3 ».

    « lundi 12 soldats » counts soldiers.
    """
    if not 1 <= value <= 31:
        return False
    if MONTH_AFTER.match(text, end) or _YEAR_OF_DAY.match(text, end):
        return True
    before = _WEEKDAY_BEFORE.search(text, max(0, start - 10), start)
    return before is not None and (before["article"] is not None or not _is_counted(text, end))


def _is_counted(text: str, end: int) -> bool:
    """Whether a plural noun follows a number: « 12 soldats », not « lundi 12, dans … »."""
    following = _PLURAL_NOUN.match(text, end)
    return following is not None and following["noun"] not in _NO_NOUNS


def is_year(text: str, start: int, end: int, value: int) -> bool:
    """Tell whether four plain digits are a year: by what stands before, else by their size."""
    if 1900 <= value <= 2099 and _YEAR_BEFORE.search(text[start - 16 if start > 16 else 0 : start]):
        return True
    if not 1990 <= value <= 2035:
        return False
    # "2000 soldats": a round figure right before a plural counts
    return value % 500 != 0 or not _PLURAL_NOUN.match(text, end)


def is_change(text: str, start: int) -> bool:
    """Tell whether « de 4.500 à 5.100 » is a change, not a range: after « passer », « porter »."""
    return bool(_CHANGE_BEFORE.search(text[max(0, start - _LOOK_BACK) : start]))
