"""Funerals, trials, tributes: when and where they are held nobody fights."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan, VerbHit

# « Une attaque contre une cérémonie a eu lieu lundi », « … pendant la messe »: no ceremony then
NO_TARGET = "".join(
    f"(?<!{words} )"
    for words in (
        *(f"contre {article}" for article in ("une", "la", "le", "les", "des")),
        *(f"pendant {article}" for article in ("une", "la", "le")),
        *("d'une", "visant une", "visant la", "vise une", "vise la", "cible une", "cible la"),
    )
)
_RITE_WORDS = (
    "obseques|funeraille|inhumation|ceremonie|hommage|commemor|proces|audience|messe|recueil"
)
RITES = (
    r"(?:obseques|funerailles|inhumations?|ceremonies?|hommages?|commemorations?|proces|"
    r"audiences?|messes?|recueillement)"
)
# « Le procès des auteurs de l'attaque de B s'est ouvert lundi », « un hommage … a été rendu »
HELD_THEN = Seldom(
    f"{_RITE_WORDS}|minute de silence|anniversaire|deuil",
    rf"\b{NO_TARGET}(?:{RITES}|minute de silence|anniversaire|deuil)\b[^.;«»\"]{{0,90}}? "
    r"(?:s'est (?:ouverte?|tenue?|deroulee?)|"
    r"(?:a|ont) (?:ete (?:rendue?s?|observee?s?|organisee?s?|decretee?|celebree?s?|jugee?s?)|"
    r"debute|repris|eu lieu|commence)|"
    r"s'ouvrir(?:a|ont)|se (?:tiendr|derouler)(?:a|ont)|(?:debute|commence|reprend)r(?:a|ont)|"
    r"aur(?:a|ont) lieu|doit s'ouvrir)(?: [a-z]+ment)? $",
)
# « Les obsèques des soldats tués se sont déroulées jeudi »: what took place is no act of war
_CEREMONY = Seldom(
    f"{_RITE_WORDS}|visite|reunion|"
    "rencontre|sommet|conference|forum|atelier|scrutin|election|exercice|manoeuvre|match|finale",
    rf"\b(?:{RITES}|visites?|reunions?|rencontres?|sommets?|conferences?|forums?|ateliers?|scrutins?|"
    r"elections?|exercices?|manoeuvres?|match(?:es|s)?|finales?)\b[^.;:,]{0,80}$",
)
_CEREMONY_REACH = 110
_DEATHS = {"killing", "casualty", "execution"}
# « Les obsèques des soldats tués », « un hommage national aux militaires tombés »
_MOURNED = Seldom(
    f"{_RITE_WORDS}|memoire|deuil|condoleance",
    rf"\b(?:{RITES}|memoire|deuil|condoleances)\b[^.,;:«»\"]{{0,70}}$",
)
# « … tués lundi à Boni », « … tombés dans une embuscade à Koro »: what befell them is told
_TOLD_HERE = re.compile(
    r" (?:(?:(?!(?:sont|ont|a|est|sera|seront|ete) )[a-z-]+ ){0,2}"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|le \d|"
    r"la veille|en [a-z]{3,9} ?\d|il y a)|a |au |aux |pres |par |lors |dans (?!l'exercice))"
)
# « Les soldats tués dans l'attaque ont été inhumés vendredi à Niamey »
_BURIED = Seldom(
    "inhume|enterre|decore",
    r"(?: dans (?:l'|cette |l[ae] )[a-z]+)? (?:ont|avaient|seront|sont|etaient)(?: ete)? "
    r"(?:inhume|enterre|decore)e?s\b",
)
_OFFICIAL = (
    r"\b(?:president|(?:premier )?ministre|chef d(?:e l'etat|u gouvernement|'etat-major|"
    r"e la (?:transition|junte|diplomatie))|gouverneur|prefet|delegation|emissaire|envoye special|"
    r"general|(?:lieutenant-)?colonel|capitaine|ambassadeur|secretaire general|representant)s?\b"
    r"[^.;:«»]{0,90}? (?:s'est|se sont|est|sont|a|ont) (?:[a-z]+ment )?"
)
_OFFICES = (
    "president|ministre|chef d|gouverneur|prefet|delegation|emissaire|envoye special|general|"
    "colonel|capitaine|ambassadeur|representant"
)
# « Le colonel X s'est rendu mercredi à Boni », « une délégation a visité … »
_VISITS = Seldom(
    _OFFICES,
    rf"{_OFFICIAL}(?:rendue?s?|deplacee?s?|arrivee?s?|visite|sejourne|"
    r"effectue une (?:visite|mission))\b",
)
# « Le président a présidé mercredi à Bamako un conseil de défense »
_BUSINESS = Seldom(
    _OFFICES,
    rf"{_OFFICIAL}(?:preside|recu|rencontre|inaugure|decrete|limoge|nomme|prononce|anime|"
    r"adresse|convoque|reuni|entretenue?s?|exprimee?s?|participe|signe|prete serment)\b",
)


def is_a_ceremony(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« La cérémonie s'est déroulée à Sévaré », « les obsèques des soldats tués »: no fight."""
    start, frame = verb.reading.start, verb.phrase.row.frame
    if frame in _DEATHS and verb.reading.voice == "participle":
        return _is_mourned(document, verb, sentence)
    if frame != "occurrence":
        return False
    near = max(sentence.start, start - _CEREMONY_REACH)
    held = _CEREMONY.search(document.text, near, start)
    if held is None:
        return False  # most often
    # « L'attaque contre la cérémonie a eu lieu lundi »
    return not document.within("trigger", near, held.start())


def _is_mourned(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« Un hommage aux soldats tombés au combat »: whose rite it is, and no word of where."""
    text, end = document.text, verb.end
    if _BURIED.match(text, end, sentence.end):
        return True
    near = max(sentence.start, verb.reading.start - _CEREMONY_REACH)
    if _MOURNED.search(text, near, verb.reading.start) is None:
        return False  # most often
    own = text.startswith(" au combat", end) or text.startswith(" au champ d'honneur", end)
    return own or _TOLD_HERE.match(text, end) is None


def visits(document: Document, sentence: SentenceSpan) -> bool:
    """« Le ministre s'est rendu mercredi à Boni »: there something was, but not on that day."""
    return _VISITS.search(document.text, sentence.start, sentence.end) is not None


def is_business(document: Document, sentence: SentenceSpan) -> bool:
    """« Le président a présidé mercredi à Bamako … »: where and when no act of war was."""
    return _BUSINESS.search(document.text, sentence.start, sentence.end) is not None
