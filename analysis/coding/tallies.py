"""Figures of many acts, or of one before, told beside the news: no toll of the one event."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import Figure
from .vagueness import MONTHS, counts_a_war, tells_one_act

# « Celles-ci ont fait 350 morts », « Ces violences ont coûté la vie à 500 civils »
_THESE_ACTS = re.compile(
    r"\W*(?:(?:selon|d'apres) [^.;,]{3,40}, )?"
    r"(?:celles-ci|elles|ces (?:attaques|violences|exactions|attentats|raids|incursions))\b"
    r"[^.;:]{0,60}? (?:ont|auraient|avaient) (?:deja |egalement )?(?:fait|coute|cause|provoque|tue)"
)
_FOR_YEARS = re.compile(
    r"\bdepuis (?:(?:le debut |l'annee |fin |debut )?(?:de |en )?20[012]\d|"
    r"(?:plus de |pres de |environ )?(?:[a-z]+|\d+) (?:ans|annees))\b"
)
# « selon un nouveau bilan », « dans le village »: of the act that is told
_OF_THIS = re.compile(
    r"\b(?:nouveau|dernier|autre|premier) (?:bilan|decompte)|"
    r"\b(?:dans|a travers|contre) (?:le|ce|les|ces|la|cette) (?:[a-z]+ )?"
    r"(?:village|ville|localite|camp|marche|bourgade|hameau|commune|foret)|"
    r"\b(?:habitants?|rescapes?|temoins?|riverains?|survivants?)\b"
)
_HARMED = r"(?:fait|coute|cause|provoque|tue|entraine|occasionne)"
# « Les attaques jihadistes ont fait près de 400 morts », « Boko Haram a tué 500 civils »
_ALL_THEY_DID = Seldom.of(
    r"\b(?:(?:ces|les|leurs) (?:attaques|violences|exactions|affrontements|attentats|conflits)|"
    r"boko haram|les (?:groupes|insurges|terroristes|d?jihadistes)|"
    r"(?:bilan|nombre) total d(?:e|es|u) (?:violences|attaques|exactions|conflit))\b"
    rf"[^.;:]{{0,60}}? (?:a|ont|avaient|auraient|est|etait) (?:deja |egalement )?(?:{_HARMED}|de )"
)
# « quarante soldats français sont morts au Sahel », « selon un comptage de l'AFP », « selon Acled »
_FAR_AND_WIDE = Seldom.of(
    r"\b(?:au sahel\b|bande sahelo|acled\b|comptage de |decompte (?:de l'(?:afp|onu|ong|agence)|"
    r"d'acled|tenu|realise))"
)
_TENS = (
    r"(?:dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|cent)"
    r"(?:-[a-z]+)?"
)
# « une centaine d'attaques ont fait 300 morts », « 21 attaques y ont été recensées, faisant … »
_MANY_ACTS = Seldom(
    "attaques|attentats|embuscades|incursions|incidents",
    rf"\b(?:{_TENS} |\d{{2,3}} |[a-z]+aines? d[e'] ?)(?:[a-z]+ )?"
    r"(?:attaques|attentats|embuscades|incursions|incidents)\b"
    r"(?! (?:simultane|coordonne|concomitante))",
)
# « la troisième attaque en un mois, les deux premières ayant fait douze morts »
_THE_FIRST = Seldom.of(
    r"\bles (?:[a-z]+ )?(?:(?:premieres|precedentes)(?: (?:ayant|ont|avaient))|"
    r"(?:premieres|precedentes) (?:attaques|embuscades|frappes|incursions|explosions) "
    rf"(?:ayant|avaient)) (?:deja )?{_HARMED}[^.;:]{{0,20}}$"
)
# « le camp, déjà visé en juin (vingt morts), a été attaqué », « visé l'an dernier (dix tués) »
_OF_BEFORE = re.compile(
    r"\b(?:deja (?:ete )?[a-z]{4,}|(?:vis|attaqu|frapp|touch|cibl|pill|endeuill)ee?s?"
    rf" (?:l'an |l'annee |le mois |la semaine |en (?:{MONTHS}|20)|(?:debut|fin|mi) ?-?|il y a))"
    r"[^,;.()«»]{0,50} \([^();.]{0,30}$"
)
_REACH = 90
_HUNDRED, _SCORE, _FAR_ABOVE, _LEAD = 100, 20, 3, 2


def is_tally(
    document: Document, sentence: SentenceSpan, figure: Figure, before: list[Figure]
) -> bool:
    """Return whether a figure sums up acts of months or years: « … ont fait 350 morts ».

    `before` are the figures told before its sentence: it is far above them.
    """
    if sentence.index == 0:
        return False
    near = figure.start - _REACH if figure.start > _REACH else 0
    if _THE_FIRST.search(document.text, max(sentence.start, near), figure.start):
        return True
    if _sums_up_many(document, sentence, figure):
        return True
    if figure.low < _SCORE or sentence.index < _LEAD or tells_one_act(document, sentence):
        return False
    span = document.text, sentence.start, sentence.end
    if _FAR_AND_WIDE.search(*span) or _MANY_ACTS.search(*span):
        return True
    if not before or figure.low < max(_HUNDRED, *(_FAR_ABOVE * f.low for f in before)):
        return False
    return _ALL_THEY_DID.search(*span) is not None and _OF_THIS.search(*span) is None


def is_of_before(document: Document, offset: int) -> bool:
    """Whether a figure in brackets counts the victims of an earlier act, told in passing."""
    text, reach = document.text, offset - _REACH if offset > _REACH else 0
    opening = text.rfind("(", reach, offset)
    if opening < 0 or text.find(")", opening, offset) >= 0:
        return False  # most often
    return _OF_BEFORE.search(text, reach, offset) is not None


def _sums_up_many(document: Document, sentence: SentenceSpan, figure: Figure) -> bool:
    """« Depuis quatre ans, le pays subit des attaques. Celles-ci ont fait 350 morts »: a war's.

    So are the twelve of « Vingt attaques … depuis janvier. Elles ont fait douze morts ».
    """
    if _THESE_ACTS.match(document.text, sentence.start) is None:
        return False
    before = document.sentences[sentence.index - 1]
    if counts_a_war(document, before, before.end - 1):
        return True
    years = _FOR_YEARS.search(document.text, before.start, before.end)
    return figure.low >= _HUNDRED and years is not None
