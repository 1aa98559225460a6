"""Verbs of saying that say nothing where they stand: « assure la sécurité », « dit IBK »."""

import re

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan, VerbHit
from .grammar import is_after_quotation
from .prepositions import LEARNT_FROM

# « C'est la première fois que le groupe annonce … »: the writer counts its words.
_FIRST_TIME = re.compile(
    r"(?:c'est|c'etait|il s'agit de) la [a-z]+ fois (?:[a-z' ]{0,40} )?qu[e'] ?[^«»\"“”]*"
)
# « l'armée, qui assure la sécurité du camp »
_PROVIDES = re.compile(
    r" (?:l[ae]s? |l'|une? |leurs? |s[ao]n? )(?:securi|protec|escort|garde\b|releve|defens|"
    r"surveill|maintien|transport|evacu|soutien|appui|patrouill|continuite|interim|formation|"
    r"controle|suivi)"
)
# « Barkhane maintient la pression », « l'UE soutient le Mali »: deeds
_KEEPS = re.compile(r" (?:toujours )?(?:l[ae]s? |l'|une? |leurs? |s[ae]s? |son |cette |ces? )")
# « la mission compte autour de 5.000 hommes »: as many are there
_HAS = re.compile(r" (?:autour|environ|pres d|plus d|moins d|quelque |parmi|sur |\d)")
# « revendique l'indépendance, son allégeance »: a demand, a belonging, no deed
_DEMANDS = re.compile(
    r" (?:[a-z]+ment )?(?:l'|l[ae]s? |leurs? |s[ae]s? |son |une? |des |plus de |davantage d[e'] ?)?"
    r"(?:independance|autonomie|autodetermination|appartenance|allegeance|affiliation|souverainete|"
    r"territoires?|rattachement|heritage|etat\b|droits?|statut|liens?|proximite|filiation|"
    r"augmentation|salaires?|primes?|conditions|depart|liberation)"
)
# « Ibrahim Keïta dit IBK »: a by-name
_BY_NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]*,? dit [A-ZÀ-Ý]")
# « a appris l'AFP de sources locales »: they say it, not the agency
_LEARNT = re.compile(LEARNT_FROM)
# « contrairement à ce qu'affirme le gouvernement »: he said otherwise.
_CONTRARY = Seldom("ce qu", r"\b(?:contrairement a|a l'inverse de|loin de) ce qu[e'][^,;:«»\"]*$")
# « …, confirmant l'attaque », but « …, confirmant ainsi un deuxième décès »
_NEWS = re.compile(
    r" (?:l'|cette |ces |l[ea]s? |ce )(?:attaque|information|incident|embuscade|bilan|faits?\b)"
)
# « Un précédent bilan donné par le ministre, Ali Touré, faisait état de … »: the minister's
_COUNTED_BY = Seldom(
    "bilan|decompte|chiffre",
    r"(?:mais |et )?(?:un|le|ce)(?: [a-z]+){0,2}? (?:bilan|decompte|chiffre)(?: [a-z]+)? "
    r"(?:donne|communique|fourni|etabli|dresse|livre|avance|annonce|publie|transmis)"
    r"(?: [^.;:«»\"]{1,40}?)?? par [^.;:«»\"]{3,150}",
)
# « L'hommage aux soldats morts aura lieu lundi, a confirmé … »: no word of how they died
_CEREMONY = Seldom(
    "hommage|ceremonie|obseques|minute de silence",
    r"(?:une? |l'|les |la |cette )?(?:hommage|ceremonie|obseques|minute de silence)\b"
    r"[^.;:«»\"]{0,140}? (?:aur(?:a|ont) lieu|se tiendra|ser(?:a|ont) |est prevue?)",
)


def confirms_news(document: Document, verb: VerbHit) -> bool:
    """Whether a gerund of confirming is of what others told: « …, confirmant l'attaque »."""
    return _NEWS.match(document.text, verb.end) is not None


def says_nothing(document: Document, sentence: SentenceSpan, verb: VerbHit, at: int) -> bool:
    """Whether a verb of saying is none where it stands; `at` is where its group begins."""
    text, lemma = document.text, verb.lemma
    if _CONTRARY.search(text, max(sentence.start, at - 60), at):
        return True
    if _FIRST_TIME.fullmatch(text, sentence.start, at):
        return True
    if _CEREMONY.match(text, sentence.start, at):
        return True
    if _COUNTED_BY.pattern.match(text, sentence.start, at) and verb.reading.voice == "active":
        return True
    if lemma == "dire":
        around = max(0, verb.start - 24), min(verb.end + 3, sentence.end)
        return _BY_NAME.search(document.original(*around)) is not None
    if lemma == "revendiquer":
        is_place = bool(document.within("place", verb.end + 1, verb.end + 2))
        return is_place or _DEMANDS.match(text, verb.end) is not None
    if lemma == "interpeller":  # « deux hommes ont été interpellés par la mission »: arrested
        return verb.reading.voice != "active"
    if lemma == "apprendre":
        return _LEARNT.match(text, verb.end) is not None
    if lemma == "compter":
        return verb.reading.tense == "present" and _HAS.match(text, verb.end) is not None
    if lemma in ("maintenir", "soutenir"):
        keeps = _KEEPS.match(text, verb.end) is not None
        return keeps and not is_after_quotation(document, sentence, verb)
    if lemma == "lancer":  # « a lancé un assaut », « « Partez », a lancé le ministre »
        return not is_after_quotation(document, sentence, verb)
    return lemma == "assurer" and _PROVIDES.match(text, verb.end) is not None
