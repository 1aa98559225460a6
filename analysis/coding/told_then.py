"""Words before a time that make it the day of a telling, of a new count, or no day at all."""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

_COMMUNICATED = (
    r"\b(?:publiee?s?|parue?s?|diffusee?s?|relayee?s?|rapportee?s?|lue?s?|"
    r"(?<!\ben )datee?s?|transmis(?:e|es)?|postee?s?|recue?s?|"
    r"(?:bilan|decompte|comptage|liste) (?:[a-z]+ ){0,3}(?:arrete|dresse|etabli)e?|"
    r"jointe?s?(?: au telephone| par telephone)?(?: par l'afp)?|interrogee?s?|contactee?s?|"
    r"parvenue?|(?:declaration|annonce|allocution|intervention|sortie) (?:faite|donnee|lue)|"
    r"(?:menace|promesse|mise en garde|ultimatum|avertissement|appel|annonce|decision|engagement)s?"
    r" (?:[a-z]+e{1,2}s?|emise?s?|prise?s?)(?: par [^,.;:]{2,30})?|"
    r"rendue?s? publique?s?|mise? en ligne|envoyee?s?(?: a l'afp)?|communique)(?: a| sur|"
    r" en date)?(?: (?:du|de|le|ce|ce))?(?: le)? ?$"
)
# « porté mercredi à 19 », « mardi, l'armée a relevé à cinq le nombre … »: a new count's day.
UPDATE = r"(?:porte|passe|monte|re(?:vu|vise|leve|hausse)|ramene|alourdi|evolue|etabli|actualise)"
_UPDATED = (
    rf"\b(?:re)?{UPDATE}e?s? (?:a la (?:hausse|baisse) )?(?:ce |a la date d[eu] )?$|"
    r"\bpass(?:er|ant|ait) (?:de [^.;:,]{1,20} )?a [^.;:,]{1,24} (?:ce |le )?$|"
    r"\bn'(?:a|ont) (?:ete )?(?:confirm|annonc|reconn|revel)[a-z]{0,3} que (?:le )?$"
)
# « dans son bulletin hebdomadaire du jeudi 15 », « dans une vidéo diffusée sur X le 5 mai »
_IN_WRITING = (
    r"\b(?:communique|bulletin|video|message|rapport|note|tweet|post|lettre|declaration|"
    r"point de (?:presse|situation)|compte[- ]rendu|enregistrement|allocution)"
    r"(?: (?:hebdomadaire|quotidien|mensuel|audio|video|officiel|vocal|sonore|final)(?:le)?)?"
    r"(?: (?:publie|diffuse|poste|relaye|signe|lu|mis)e?(?: [a-z]+)? (?:sur|par|via|en|a) "
    r"[^.;:,«»]{2,32}?| d(?:u |e (?:l'|la ))(?!semaine|mois)[a-z-]{4,14}(?: [a-z]{4,12})?)?,?"
    r"(?: du| de ce| le| ce| en date du| date du)? $"
)
# « traquait samedi les auteurs », « ignorait mardi le sort »: when they looked for them
_SOUGHT = (
    r"\b(?P<sought>(?:re)?cherch|enquet|ignor|s'interrog|traqu|pleur|enterr|craign|redout|s'inquiet|"
    r"attend|s'efforc)"
    r"e?ai(?:t|ent)(?: (?:toujours|encore|activement|desormais))?,? (?:ce |encore )?$"
)
TOLD_THEN = Seldom.of(_COMMUNICATED, _IN_WRITING, _UPDATED, _SOUGHT)
# « traquait lundi des jihadistes quand dix soldats ont été tués », « cherchait lundi à rejoindre »
_JUST_THEN = re.compile(r" a [a-z]{3,14}(?:er|ir|re)\b|[^.;:«»\"]{0,90}?\b(?:quand|lorsqu)")
# « un deuil national de trois jours après l'attaque de X »: how long it lasts
_LASTS = Seldom(
    "deuil|couvre-feu|treve|urgence|fermeture|greve|suspension|prison",
    r"\b(?:deuil|couvre-feu|treve|urgence|fermeture|greve|suspension|prison)(?: [a-z]+){0,3} de $",
)


def happens_then(text: str, then: re.Match[str], start: int, end: int) -> bool:
    """« traquait lundi des jihadistes quand … »: the day of both; the day ends at `start`."""
    return then["sought"] is not None and _JUST_THEN.match(text, start, end) is not None


def without_durations(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Return the times of a text without those that say how long something lasts.

    >>> from analysis.language.times import scan
    >>> text = "un deuil de trois jours apres l'attaque"
    >>> without_durations(text, scan(text))
    []
    """
    return [
        time for time in found
        if time.rule != "offset" or not _LASTS.search(text, max(0, time.start - 40), time.start)
    ]  # fmt: skip
