"""Who came or left before an act: a visit to what was left, a convoy that set out."""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .document import SentenceSpan

# « s'est rendu dimanche à Boni pour s'enquérir … »: the day of a visit to what was left.
_VISITED = Seldom(
    "rend|deplac|visit|sejourn|effectue|t alle|t venu|t arriv",
    r"\b(?:(?:s'est|se sont|s'etait|s'etaient) (?:[a-z]+ment )?(?:rendue?s?|deplacee?s?)|"
    r"(?:est|sont|etait|etaient) (?:[a-z]+ment )?(?:allee?s?|venue?s?|arrivee?s?)|"
    r"(?:a|ont|avait|avaient) (?:visite|sejourne|effectue une? (?:visite|deplacement|mission)))"
    r"\b[^;.:«»]{0,60}$",
)
_VISIT = re.compile(
    r"(?!(?:est|sont|etait|etaient) [^;.:]{0,60}sur les lieux(?! d))"  # as attackers come
    r"[^.;:«»]{0,130}?\b(?:(?:sur )?l(?:es?|a) (?:lieux?|site|scene) d(?:e l[a'] ?|u |es? )"
    r"(?:attaque|attentat|drame|explosion|carnage|massacre|tuerie|accident|combat|embuscade|raid|"
    r"crash|tragedie|double|assaut|affrontement)|sur les lieux|au chevet|aux cotes des|"
    r"(?:pour|afin de|d') ?"
    r"(?:s'enquerir|constater|presenter|reconforter|exprimer|soutenir|saluer|apporter|rassurer|temoigner|"
    r"compatir|s'incliner|se recueillir|rendre (?:un )?(?:dernier )?hommage|feliciter|galvaniser|"
    r"remonter le moral|toucher du doigt|evaluer|consoler|rencontrer|apaiser|inspecter))\b"
)
# When a convoy set out is not when it was hit.
_DEPARTED = Seldom.of(
    r"\b(?:(?<! a )partie?s?|quitte(?: [a-z-]+)?|prevue?s?|attendue?s?|initialement|"
    # « l'armée y est arrivée vers 22 heures », but « sont arrivés lundi à moto »: they struck
    r"y (?:est|sont|etait|etaient) (?:re)?(?:venue?s?|arrivee?s?|rendue?s?)|"
    r"(?<!sont )(?<!est )(?<!etaient )(?<!seraient )(?:re)?(?:venue?s?|arrivee?s?|debarquee?s?)) $"
)
# « Des jihadistes y sont arrivés vers 22 heures et ont tué … »: they came to strike
_THEY = re.compile(
    r"\b(?:d?jihadistes?|terroristes?|islamistes?|assaillants?|attaquants?|ravisseurs?|bandits?|"
    r"hommes (?:lourdement )?armes|individus|rebelles|combattants|kamikazes?)\b[^.;:«»,]{0,40}$"
)
_NEAR = 60


def is_visit(text: str, sentence: SentenceSpan, time: TimeExpression) -> bool:
    """« Le ministre s'est rendu lundi à Boni pour s'enquérir … »: when no act of war was."""
    visit = _VISITED.search(text, max(sentence.start, time.start - _NEAR), time.start)
    if visit is None or _THEY.search(text, sentence.start, visit.start()):
        return False
    return _VISIT.match(text, visit.start(), sentence.end) is not None


def set_out(text: str, first: int, at: int) -> bool:
    """« Le convoi, parti lundi de Boni, … », « les renforts y sont arrivés vers 22 heures »."""
    gone = _DEPARTED.search(text, max(first, at - _NEAR), at)
    if gone is None:
        return False
    return not gone.group().startswith("y ") or _THEY.search(text, first, gone.start()) is None
