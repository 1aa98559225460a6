r"""The rules of French time expressions, as patterns over words.

A pattern is written with words ("nuit de"), classes in capitals (``WEEKDAY``), and the signs
``( | ) ?`` of regular expressions; ``w=WEEKDAY`` keeps the word that matched. Names that begin
alike (``w``, ``w2``) are the first and the second of their kind. A pattern may call on the pieces
below. At one word the first rule that matches wins, so the longer forms stand first.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A named pattern; ``kind`` is date, clock or relation."""

    name: str
    kind: str
    pattern: str


PIECES = {
    "MON": "(?:m=MONTH|m=SHORT DOT?)",
    "MON2": "(?:m2=MONTH|m2=SHORT DOT?)",
    # "de cette année", "de l'an dernier", "de la même année"
    "YR": "(?:y=YEAR|de yr=cette annee|de l' (?:an|annee) ydir=DIRECTION|de la yr=meme annee|de "
    "l' annee yr=suivante)",
    "DAYN": "d=DIGITS er?",
    "DAY": "(?:d=DIGITS er?|d=WORDDAY)",
    "DIR": "dir=DIRECTION",
    # No day number: "mardi 22 soldats", "le 20 heures", "le 27e", "mardi 1 200 hommes".
    "NOCOUNT": "(?!QUOTE? PLURAL|NUMBER|jours|mois|semaines|ans|HEURE|e|eme|er|%|x|COLON|"
    "(?:DOT|COMMA) DIGIT)",
    "POST": "(?:COMMA? (?:part=(?:matin|soir|apres-midi|midi|nuit)|part=tot (?:le? matin|dans la "
    "matinee)?|part=tard (?:dans la (?:soiree|nuit))?|dans la journee|EARLY|(?:en|"
    "a la|au|dans la|vers la|peu avant la)? (?:debut|milieu|fin) (?:de|d') (?:la|l')? "
    "part=(?:matinee|matin|apres-midi|soiree|nuit)|au part=(?:petit|matin|soir|crepuscule) matin?"
    "|en part=(?:matinee|soiree)|en pleine part=nuit|(?:a|avant|des|vers|peu avant) l' "
    "part=(?:aube|aurore)|dans (?:la|l') part=(?:matinee|soiree|nuit|apres-midi)|(?:a|vers) la "
    "part=mi- journee|a la part=tombee (?:de la nuit|du jour)|a la nuit part=(?:tombee|tombante)|"
    "au part=lever (?:du jour|du soleil)|en part=milieu de journee))",
    "EARLY": "(?:aux|des les|dans les) (?:part=premieres|part=petites) heures (?:de la "
    "(?:matinee|journee)|du (?:jour|matin))?",
    "PRE": "(?:part=tot|(?<!plus) part=tard|(?:EARLY|au part=petit matin|part=tot (?:dans la|le) "
    "(?:matinee|matin)|(?:(?:dans|au cours de|durant) la|cette)? journee|ce jour|a la date) (?:de|"
    "du|de ce|d')|(?:dans|pendant|durant|en|a|des|vers|avant|au)? (?:la|l'|le|cette|cet|ce)? "
    "(?:(?:debut|milieu|fin) (?:de|d') (?:la|l')?)? part=(?:matinee|matin|apres-midi|"
    "soiree|soir|aube) (?:de|du|de ce|d'))",
    "NIGHT": "(?:(?:tard)? (?:dans|pendant|durant|lors de|au cours de|de)? (?:la|cette)? nuit)",
    "ABOUT": "(?:a peine|environ|(?:a peu)? pres (?:de|d')|(?:un peu)? (?:plus|moins) (?:de|d')|"
    "quelque|deja|maintenant|bientot|seulement|au moins)",
    "COUNT": "(?:n=NUMBER|(?:un|une)? n=VAGUE (?:de|d')?)",
    "UNIT": "u=UNITS",
    "NEAR": "(?:vers les?|vers|aux (?:environs|alentours) (?:de|des)|autour de|sur (?:le|les) "
    "COUPS de|environ a?|a|des|entre|(?:un)? peu "
    "(?:avant|apres)|avant|apres|jusqu' a|a partir de|depuis)",
    "HM": "h=HOUR (?:HEURE|COLON) mn=MINUTES (?:mn|min|minutes)?",
    "HALF": "(?:du half=(?:matin|soir)|de l' half=apres-midi)",
    "PLACE": "(?:LOCALE|de bamako|du mali|de ouagadougou|de niamey|du niger)",
    "ZONE": "(?:LPAR HEURE? PLACE RPAR|COMMA? HEURE? PLACE)",
    "GMT": "(?:gmt|tu|utc|t DOT? u DOT?)",
    "GMTPART": "(?:COMMA? LPAR? (?:soit)? gh=HOUR (?:HEURE|COLON) gmn=MINUTES? GMT RPAR?|LPAR? "
    "HEURE? same=LOCALE et GMT RPAR?|LPAR? GMT et HEURE? same=LOCALE RPAR?)",
}

_NIGHTS = [
    Rule("night", "date",
         "NIGHT (?:de|du|entre|entre le) (?:le)? w=WEEKDAY DAY? MON? y=YEAR? (?:a|au|et|et le) "
         "(?:ce|le)? w2=WEEKDAY (?:d2=DIGITS er? NOCOUNT MON2? y2=YEAR?)? DIR?"),
    Rule("night", "date",
         "NIGHT (?:du|de) DAY MON? y=YEAR? (?:au|a) w2=WEEKDAY? d2=DIGITS er? (?:MON2 "
         "y2=YEAR? DIR?|NOCOUNT)"),
    Rule("night", "date",
         "NIGHT d' (?:rel=hier|rel=avant-hier) (?:COMMA? w=WEEKDAY)? (?:a (?:aujourd'hui|hier|ce "
         "(?:matin|jour)|(?:ce)? WEEKDAY))?|rel=hier (?:(?:dans|pendant|durant)? la|en pleine)? "
         "nuit"),
    Rule("night", "date",
         "NIGHT (?:du|de|de ce|d') w=WEEKDAY (?:DAYN NOCOUNT MON? y=YEAR?)? DIR?"),
    Rule("night", "date",
         "NIGHT (?:du|de ce) DAY MON y=YEAR? DIR?"),
    Rule("last_night", "date",
         "NIGHT (?:derniere|passee|ecoulee)|(?:dans)? cette nuit (?!-la)"),
]  # fmt: skip
_SPANS = [
    Rule("span", "date",
         "(?:du|entre le|entre|de) w=WEEKDAY? DAYN MON? y=YEAR? (?:au|et le|et|a) w2=WEEKDAY? "
         "d2=DIGITS er? MON2 y2=YEAR? DIR?"),
    Rule("span", "date",
         "(?:les)? DAYN DASH d2=DIGITS MON2 y2=YEAR?|"
         "(?:le)? DAYN MON y=YEAR? au d2=DIGITS er? MON2 y2=YEAR?"),
    Rule("weekday_span", "date",
         "(?:de|du|entre|entre le) w=WEEKDAY part=(?:matin|soir)? (?:a|au|et|et le) w2=WEEKDAY "
         "(?:matin|soir|apres-midi)? (?!DIGITS)|(?<!HABIT) (?:le|ce)? w=WEEKDAY a w2=WEEKDAY "
         "(?!DIGITS)"),
    Rule("weekdays", "date",
         "(?<!HABIT) (?:le|ce)? w=WEEKDAY (?:COMMA w3=WEEKDAY)? (?:et|puis) (?:le|ce)? w2=WEEKDAY "
         "DIR? (?!DIGITS|saint)"),
    Rule("days", "date",
         "(?:les|le|des)? DAYN (?:COMMA d4=DIGITS)? (?:COMMA d3=DIGITS)? (?:et|ou|puis) (?:le|"
         "les)? d2=DIGITS er? MON2 YR? DIR?"),
    Rule("days", "date",
         "w=WEEKDAY DAYN (?:et|puis) w2=WEEKDAY d2=DIGITS er? MON2 YR? DIR?|(?:les|le)? DAYN MON "
         "(?:et|puis) (?:le|les)? d2=DIGITS er? MON2 YR?"),
]  # fmt: skip
_DAYS = [
    Rule("iso", "date",
         "y=YEAR HYPHEN m=TWO HYPHEN d=TWO|y=YEAR HYPHEN m=TWO (?!HYPHEN|NUMBER)"),
    Rule("iso", "date",
         "(?:le|ce)? w=WEEKDAY? d=DIGITS (?:(?:SLASH|DOT) m=DIGITS (?:SLASH|DOT)|HYPHEN m=DIGITS "
         "HYPHEN) y=YEAR"),
    Rule("day", "date",
         "(?:(?:hier|avant-hier) COMMA?)? (?:le|ce|du|au) w=WEEKDAY? d=DIGITS SLASH m=DIGITS "
         "(?!SLASH|DIGITS)|w=WEEKDAY d=DIGITS SLASH m=DIGITS (?!SLASH|DIGITS)"),
    Rule("english", "date",
         "m=ENGLISH d=DIGITS COMMA? y=YEAR|d=DIGITS m=ENGLISH COMMA? y=YEAR"),
    Rule("day", "date",
         "(?<!NAMED du) (?:rel=hier part=(?:matin|soir|apres-midi)? COMMA?|rel=aujourd'hui "
         "COMMA?|(?:tot)? (?:ce|cet) part=(?:matin|soir|apres-midi) COMMA?|ce jour COMMA?)? PRE? "
         "(?:le|ce meme?)? (?:w=WEEKDAY DIR? COMMA? (?:le|du)?)? DAY MON (?:COMMA? YR)? DIR? "
         "POST?"),
    Rule("weekday_day", "date",
         "PRE? (?:le|ce)? w=WEEKDAY COMMA? (?:le)? d=DIGITS er? NOCOUNT DIR? POST?"),
    Rule("day_of_month", "date",
         "(?:le|PRE) d=DIGITS er? (?:du mois|de ce mois|courant|du mois (?:DIR|courant)) POST?|"
         "(?:le|PRE) d=DIGITS er? (?=COMMA|DOT|RPAR|AFTERDAY|PARAGRAPH|$) NOCOUNT POST?"),
    Rule("weekday", "date",
         "(?:hier|avant-hier|aujourd'hui|ce|cet) part=(?:matin|soir|apres-midi)? LPAR (?:ce)? "
         "w=WEEKDAY RPAR part=(?:matin|soir|apres-midi)?|w=WEEKDAY part=(?:matin|soir)? LPAR "
         "(?:hier|avant-hier|aujourd'hui|ce (?:matin|soir)) RPAR"),
    Rule("yesterday", "date",
         "(?:(?:dans|durant|pendant|au cours de)? (?:la|l')? part=(?:nuit|soiree|matinee|journee|"
         "apres-midi) d')? rel=(?:avant-hier|hier|aujourd'hui|"
         "apres-demain|demain) (?:COMMA? w=WEEKDAY)? POST?"),
    Rule("today", "date",
         "(?:des|tot|depuis)? (?:ce|cet) part=(?:matin|soir|apres-midi|midi) (?!-la|(?:de|du) "
         "WEEKDAY) (?:COMMA? w=WEEKDAY)?|(?<!a) ce jour (?:COMMA? (?:le)? w=WEEKDAY)? (?!-la|"
         "DIGITS|ou|(?:de|du) WEEKDAY)"),
    Rule("weekday", "date",
         "(?<!HABIT) (?<!FEAST du) PRE? (?:le|ce meme?)? w=WEEKDAY (?!saint|-la) (?:DIR|de la "
         "semaine wk=DIRECTION)? POST?"),
]  # fmt: skip
_MONTHS = [
    Rule("month_part", "date",
         "(?:a la|au cours de la|durant la|dans la|pendant la|la)? ord=ORDINAL what=(?:semaine|"
         "quinzaine|moitie) (?:de|d'|du mois de|du mois d') m=MONTH YR? DIR?"),
    Rule("month_edges", "date",
         "(?:entre|de|fwd=pour)? (?:la)? edge=EDGE m=MONTH y=YEAR? (?:DASH|et|a|au|COMMA)? (?:la)? "
         "edge2=EDGE m2=MONTH y2=YEAR?"),
    Rule("month_edge", "date",
         "(?:(?:a|au|en|vers|des|dans|fwd=pour) (?:la|le)?)? (?:le|la)? edge=EDGE (?:du mois)? "
         "(?:de|d')? m=MONTH YR? DIR?"),
    Rule("month_span", "date",
         "(?:entre m=MONTH y=YEAR? et|(?:de|d'|entre) m=MONTH y=YEAR? (?:a|jusqu' en|au)) m2=MONTH "
         "y2=YEAR?"),
    Rule("months", "date",
         "(?:en|(?:aux|les|des|ces) mois (?:de|d')) m=MONTH y=YEAR? (?:COMMA m3=MONTH)? (?:et|puis|"
         "ou) (?:en|de|d')? m2=MONTH y2=YEAR?|(?:de|d')? m=MONTH y=YEAR? (?:COMMA m3=MONTH)? et "
         "(?:de|d')? m2=MONTH y2=YEAR|(?:en|de|d')? m=MONTH DASH m2=MONTH y2=YEAR"),
    Rule("month", "date",
         "(?:en|fwd=pour|vers|des|de|d'|depuis|avant|apres|jusqu' en|d' ici|d' ici a|(?:au|du|le|"
         "ce|au cours du|durant le|pendant le) mois (?:de|d')) m=MONTH YR? DIR?|(?:le|ce|du)? "
         "m=MONTH (?:y=YEAR|DIR)"),
    Rule("quarter", "date",
         "(?:au|du|le|ce|durant le|pendant le)? ord=ORDINAL what=(?:trimestre|semestre) (?:de|d'|"
         "de l' annee)? YR?"),
    Rule("season", "date",
         "(?:(?:a|de|durant|pendant|des|depuis|vers)? (?:l'|cet|le|cette)|au|en|d') season=SEASON"
         " (?:y=YEAR|DIR)|(?:a|durant|pendant|des|depuis|cours de|debut de|fin de) (?:l'|le) "
         "season=SEASON|au season=printemps|(?:cet|ce) season=SEASON"),
]  # fmt: skip
_YEARS = [
    Rule("decade", "date",
         "(?:les|des)? annees n=(?:TENS|YEAR) (?!PLURAL)"),
    Rule("year_span", "date",
         "(?:de|entre|depuis) y=YEAR (?:a|et|jusqu' en) y2=YEAR (?!PLURAL)|(?<!COUNTING) (?:LPAR|"
         "en)? y=YEAR (?:DASH|SLASH) y2=YEAR RPAR?"),
    Rule("years", "date",
         "en y=YEAR (?:COMMA y3=YEAR)? (?:et|puis|ou) (?:en)? y2=YEAR"),
    Rule("year_edge", "date",
         "(?:(?:a|au|en|vers) (?:la|le)?)? edge=EDGE (?:de|d'|de l' annee)? y=YEAR (?!PLURAL)"),
    Rule("year", "date",
         "(?<!MORE) (?:en|depuis|de|des|avant|apres|jusqu' en|durant|pendant|d' ici|d' ici a|a "
         "partir de|vers|pour|(?:de|en|pour|durant)? l' (?:annee|an)|annee) y=YEAR (?!PLURAL|"
         "NUMBER|DASH)|LPAR y=YEAR RPAR"),
]  # fmt: skip
_RELATIVE = [
    Rule("week", "date",
         "(?:(?:au|en|a la|des le|depuis le)? edge=EDGE de)? (?:cours de)? (?:la|une)? semaine "
         "DIR|(?:(?:au|en|a la|des le|depuis le)? edge=EDGE de)? rel=cette semaine (?!-la)|(?:au|"
         "en|a la|des le|depuis le|en? ce|en? cette) edge=EDGE de (?:la)? semaine|la semaine du "
         "DAY MON y=YEAR?"),
    Rule("weekend", "date",
         "(?:le|du|ce|au cours du|durant le|lors du) DIR? week-end (?:(?:du|des) DAYN (?:(?:au|et) "
         "d2=DIGITS)? MON y=YEAR?|DIR)?"),
    Rule("month_relative", "date",
         "(?:(?:au|en|a la|depuis le|des le)? edge=EDGE (?:du|de))? (?:le|du|au)? mois DIR|rel=ce"
         " mois (?:-ci)? (?!-la|de|d')|(?:au|en|a la|depuis le|des le) edge=EDGE (?:du|de|de ce) "
         "mois (?!DIRECTION|de|d')"),
    Rule("year_relative", "date",
         "(?:(?:au|a la|depuis le|des le|en)? edge=EDGE de)? l' (?:an|annee) DIR|(?:(?:au|a la|"
         "depuis le|des le|en)? edge=EDGE de)? rel=cette annee (?!-la)|(?:au|a la|depuis le|des "
         "le|en) edge=EDGE (?:de l'|d') annee"),
    Rule("recent", "date",
         "(?:au cours)? (?:ces|les|des) COUNT? way=LASTS (?:n=NUMBER)? UNIT|ces way=derniers "
         "temps"),
    Rule("ago", "date",
         "(?:il y a|voila|voici) (?:de cela)? ABOUT? COUNT UNIT (?:COMMA? exact=jour pour jour)?"),
    Rule("ahead", "date",
         "(?:dans|d' ici|d' ici a|sous) (?:les|un delai de)? ABOUT? COUNT UNIT (?!suivant|"
         "suivants|suivantes|qui|apres|de|d')"),
]  # fmt: skip
_RELATIONS = [
    Rule("offset", "relation",
         "ABOUT? COUNT (?:way=LASTS)? UNIT (?:plus)? (?:a peine|seulement|environ|jour pour jour|"
         "exactement)? (?:plus)? side=(?:apres|auparavant|tard|tot|avant (?!de|d'))"),
    Rule("next_day", "relation",
         "(?:la|a la|des la|depuis la) rel=veille (?!au grain) part=(?:soir)?|l' rel=avant-veille"
         "|(?:le|au|des le|du)? rel=(?:lendemain|surlendemain) part=(?:matin|soir)?"),
    Rule("same_day", "relation",
         "(?:ce|cette|cet) u=UNITS -la|(?:le|la|ce|cette) rel=meme u=(?:jour|nuit|matin|soir|"
         "soiree|journee|semaine|mois|annee)|le u=(?:jour|matin|soir) rel=meme|ce w=WEEKDAY -la|"
         "ABOUT? au meme (?:moment|instant)|a (?:la|cette) meme date|dans la foulee (?!des)|plus "
         "(?:tard|tot) dans (?:la|l') (?:journee|part=(?:matinee|apres-midi|soiree|nuit))|"
         "(?:auparavant|deja) dans la journee"),
    Rule("adjacent", "relation",
         "(?:dans|durant|pendant)? (?:le|la|l') u=UNITS side=(?:suivant|suivante|precedent|"
         "precedente|d' avant|d' apres)"),
]  # fmt: skip
_CLOCKS = [
    Rule("clock_span", "clock",
         "(?:entre|de) (?:h=HOUR (?:HEURE|COLON) mn=MINUTES?|h=midi|h=minuit) (?:et|a) (?:h2=HOUR"
         " HEURE mn2=MINUTES?|h2=midi|h2=minuit) (?:GMTPART|ZONE GMTPART?)?"),
    Rule("clock_gmt", "clock",
         "near=NEAR? gh=HOUR (?:HEURE|COLON) gmn=MINUTES? GMT"),
    Rule("clock", "clock",
         "near=NEAR? HM (?:passees)? HALF? (?:GMTPART|ZONE GMTPART?)?"),
    Rule("clock", "clock",
         "(?<!LASTING) (?<!FEW) near=NEAR (?:h=HOURS HEURE|h=midi|h=minuit) (?:passees)? HALF? "
         "(?!CLOCKLESS) (?:GMTPART|ZONE GMTPART?)?"),
    Rule("clock", "clock",
         "h=HOURS HEURE (?:HALF|passees|GMTPART|ZONE)"),
]  # fmt: skip
_PARTS = [
    Rule("part_of_day", "clock",
         "(?:(?:en|a la|au|dans la|vers la|peu avant la) (?:debut|milieu|fin) (?:de|d') (?:la|"
         "l')? part=(?:matinee|apres-midi|soiree|nuit)|part=tot (?:le|dans la) (?:matin|matinee)|"
         "EARLY|part=tard dans la (?:soiree|nuit)|"
         "au part=petit matin|en part=(?:matinee|soiree)|en pleine part=nuit|de part=nuit|(?:a|"
         "avant|des|vers|peu avant) l' part=(?:aube|aurore)|dans (?:la|l') part=(?:matinee|soiree"
         "|nuit|apres-midi)|(?:a|vers) la part=mi- journee|a la part=tombee (?:de la nuit|du "
         "jour)|(?:a|de)? la nuit part=(?:tombee|tombante)|au part=lever (?:du jour|du soleil)|en"
         " part=milieu de journee|au part=crepuscule|au part=matin|au part=soir|de l' part=aube)"),
]  # fmt: skip

RULES = tuple(
    _NIGHTS + _SPANS + _DAYS + _MONTHS + _YEARS + _RELATIVE + _RELATIONS + _CLOCKS + _PARTS
)
