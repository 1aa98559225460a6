"""What stands before and after a number and says what it counts, and how exactly.

Closed grammar: units of time, length and money, the words that open or blur a figure. Folded.
"""

import re

AT_LEAST, MORE_THAN, LESS_THAN, UP_TO, ABOUT = (
    "at_least",
    "more_than",
    "less_than",
    "up_to",
    "about",
)

# Before the number, the longest first. "d'" and "de" belong to the modifier.
_MODIFIERS = {
    AT_LEAST: "au moins|au minimum|a minima|minimum|au bas mot|pas moins d'|pas moins de|non moins de",
    MORE_THAN: "plus d'|plus de",
    LESS_THAN: "moins d'|moins de",
    UP_TO: "jusqu'a|au plus|au maximum|maximum",
    ABOUT: "pres d'|pres de|environ|quelque|autour d'|autour de|a peu pres|approximativement"
    "|alentours d'|alentours de|presque|quasiment|quasi|plus ou moins|dans les|peut-etre"
    "|un peu plus d'|un peu plus de|un peu moins d'|un peu moins de|de l'ordre de|avoisinant les",
}  # fmt: skip
_BEFORE = sorted(
    (
        (phrase if phrase.endswith("'") else phrase + " ", sense)
        for sense, phrases in _MODIFIERS.items()
        for phrase in phrases.split("|")
    ),
    key=lambda pair: -len(pair[0]),
)
_BEFORE_ENDINGS = tuple(phrase for phrase, _ in _BEFORE)

# After the number or, for the callers that attach figures to nouns, after the noun.
POST_MODIFIER = re.compile(
    r" (?:(?P<at_least>,? ?(?:au (?:grand )?minimum|au moins|minimum|au bas mot|a minima)|(?:ou|et|voire) plus)"
    r"|(?P<about>environ|a peu pres|approximativement)"
    r"|(?P<up_to>au (?:grand )?maximum|(?:tout )?au plus|maximum|(?:ou|et|voire) moins))(?!\w)"
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
_UNITS = {
    "age": "ans?",
    "duration": "annees?|trimestres?|mois|semaines?|week-ends?|jours?|journees?|nuits?|nuitees?"
    "|matins?|matinees?|soirs?|soirees?|heures?|minutes?|min|mn|secondes?|decennies?|siecles?|siecle",
    "distance": "km|kms|kilometres?|metres?|m|miles?|cm|centimetres?|encablures?|lieues?",
    "measure": "mm|millimetres?|hectares?|ha|tonnes?|kg|kilos?|kilogrammes?|grammes?|litres?|barils?"
    "|degres?|pouces?|volts?|megawatts?|mw|km/h|km2|metres? cubes?|metres? carres?",
    "percent": "%|pour cent|pourcents?|pour mille",
    "money": "euros?|dollars?|francs?|f ?cfa|fcfa|cfa|roubles?|livres sterling|usd|eur|€|\\$",
    "frequency": "fois|reprises?",
    "fraction": "tiers|quarts?|moities?|cinquiemes?|dixiemes?",
}
_UNIT_AFTER = re.compile(
    "(?: (?:longue?s?|bons?|bonnes?|premiere?s?|derniere?s?|prochaine?s?|petite?s?|autres?|seule?s?"
    "|courte?s?|grande?s?))?"
    r"(?: d'| de | ?|-)(?:"
    + "|".join(f"(?P<{kind}>{units})" for kind, units in _UNITS.items())
    + r")(?!\w)"
)
# One look at the next letters spares the long expression for most numbers.
_UNIT_FIRST = re.compile(r"[ -]?[a-z%€$]")

_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:vers|a|avant|apres|des|entre|et|il est|aux environs de|environs|jusqu'a|matin|soir"
    r"|depuis|partir de|minuit|midi|de|ou) )$"
)
_AGE_BEFORE = re.compile(
    r"\b(?:age|agee|ages|agees|ayant|enfant|fille|garcon|homme|femme|jeune)s? (?:de |d')$"
)
_TIME_BEFORE = re.compile(
    r"\b(?:depuis|pendant|il y a|en|apres|durant|pour|quelque|presque|pres de|plus de|moins de"
    r"|plus d'|moins d'|pres d'|les|ces|environ|mandat de|transition de|peine de|duree de|periode de)"
    r" ?(?:les |deja |plus de |pres de |environ |quelque )?$"
)
_TIME_AFTER = re.compile(r" (?:apres|plus tard|plus tot|auparavant|avant|d'|de |durant)")
_CODE_BEFORE = re.compile(
    r"(?:\b(?:numero|no|n|resolutions?|articles?|nationale|rn|route|pages?|calibre|boeing|airbus|vol|phase"
    r"|tome|chapitre|version|alpha|loi|decret|type|tel|telephone|fax|cap|canal|groupe des|top|unite"
    r"|compagnie|brigade|section|zone|secteur|mig|sukhoi|paragraphes?|annexe|alinea|opus)"
    r" ?(?:n ?)?[°:.]? ?|[°#/_@])$"
)
_CHANNEL_BEFORE = re.compile(r"\b(?:france|africa|afrique|canal|tv|bfm) $")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:en|depuis|annees?|an|l'an|fin|debut|mi|ete|hiver|printemps|automne|jusqu'en|jusqu'a|avant"
    rf"|apres|courant|mandat|{_MONTHS})[ -]|/|\()$"
)
_WEEKDAY_BEFORE = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|ce|du|au) $"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:pass\w{1,6}|port\w{1,6}|augment\w{1,6}|rel\w{1,6}|mont\w{1,6}|redui\w{1,6}|ramen\w{1,6}"
    r"|tomb\w{1,6}|recul\w{1,6}|bond\w{1,6}) (?:\w{1,15} ){0,2}de $"
)
_LOOK_BACK = 40


def modifiers_before(text: str, start: int) -> tuple[int, list[str]]:
    """Return where the modifiers of a number at `start` begin, and their senses, nearest first.

    >>> modifiers_before("fait au moins quelque 20 morts", 22)
    (5, ['about', 'at_least'])
    """
    senses: list[str] = []
    while len(senses) < 3:
        before = text[max(0, start - 24) : start]
        if not before.endswith(_BEFORE_ENDINGS):
            break
        for phrase, sense in _BEFORE:
            if before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum():
                senses.append(sense)
                start -= len(phrase)
                break
        else:
            break
    return start, senses


def unit_after(text: str, end: int) -> str | None:
    """Return the kind of unit that follows a number, or None where it counts things or people.

    >>> unit_after("245 km au nord", 3), unit_after("une dizaine de minutes", 11)
    ('distance', 'duration')
    >>> unit_after("12 morts", 2) is None
    True
    """
    if not _UNIT_FIRST.match(text, end):
        return None
    match = _UNIT_AFTER.match(text, end)
    return match.lastgroup if match else None


def time_kind(text: str, start: int, end: int, unit: str) -> str:
    """Return clock, age or duration for a number before « heures » or « ans »."""
    before = text[max(0, start - _LOOK_BACK) : start]
    after = _UNIT_AFTER.match(text, end)
    if unit == "duration" and after and after.group(unit).startswith("heure"):
        return "clock" if _CLOCK_BEFORE.search(before) else "duration"
    if unit == "age":
        if _AGE_BEFORE.search(before):
            return "age"
        if _TIME_BEFORE.search(before) or (after and _TIME_AFTER.match(text, after.end())):
            return "duration"
    return unit


def is_code(text: str, start: int, value: int) -> bool:
    """Tell whether a number is a name or label: « route nationale 6 », « G-5 », « n° 1 »."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if before[-1:] == "-" and before[-2:-1].isalpha() and before[-3:-1] not in ("mi", "in"):
        return True
    if _CODE_BEFORE.search(before):
        return True
    return value == 24 and bool(_CHANNEL_BEFORE.search(before))


def is_date_day(text: str, start: int, end: int, value: int) -> bool:
    """Tell whether a number is the day of a date: « 12 mai », « dimanche 14 », « le 3 »."""
    if not 1 <= value <= 31:
        return False
    return bool(
        MONTH_AFTER.match(text, end) or _WEEKDAY_BEFORE.search(text, max(0, start - 10), start)
    )


def is_year(text: str, start: int, end: int, value: int) -> bool:
    """Tell whether four plain digits are a year: by what stands before, else by their size."""
    before = text[max(0, start - 16) : start]
    if 1900 <= value <= 2099 and _YEAR_BEFORE.search(before):
        return True
    if not 1990 <= value <= 2035:
        return False
    # "2000 soldats": a round figure right before a plural counts
    return value % 500 != 0 or not re.compile(r" [a-z]{3,20}[sx]\b").match(text, end)


def is_change(text: str, start: int) -> bool:
    """Tell whether « de 4.500 à 5.100 » is a change, not a range: after « passer », « porter »."""
    return bool(_CHANGE_BEFORE.search(text[max(0, start - _LOOK_BACK) : start]))
