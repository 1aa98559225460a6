"""Whose soldier a man named was: « le brigadier Pointeau, du 1er régiment de spahis »."""

import re

from analysis.language.cues import Seldom

from .countries import SAHEL
from .document import Document
from .noun_phrase import NounPhrase, identify

_NAMED = re.compile(r" [A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý][\w’'-]+")
# « le président français », « la ministre française des Armées »
# « L'Algérien [Abdelmalek Droukdal, ]leader d'Aqmi », « L'Algérien [ ]Abdelmalek Droukdal »
_NAME_AND_STOP = re.compile(
    r" |(?: (?:[A-ZÀ-Ý]|al-|el-|ag |ould )[\w’'-]*){1,5},(?: (?:dit|alias|surnommé) [^,]{2,40},)? "
)
_OFFICE = re.compile(
    r"\b(?:presiden(?:t|ce)|ministre|ministere|gouvernement|chef de l'etat|etat-major)"
    r"(?: (?:de la defense|des armees|de l'armee))? $"
)
_REACH = 50
# « le brigadier Pointeau, 24 ans, du 1er régiment … », « le sergent Fila du 14e régiment … »
_SERVED_IN = re.compile(
    r"[^.;:«»\"]{0,100}?\b(?:du|au|de la|a la|des) (?:\d{1,3}(?:er|e|eme)? |premier |deuxieme |"
    r"[a-z]+ieme )?$"
)

# « a annoncé la mort de treize soldats »; no « condoléances », no « hommage »: due to any state's
_MOURNS = Seldom(
    "mort|deces",
    r"\b(?:annonc|appri|confirm)[a-z]{0,4} (?:[^.;:]{0,40} )?(?:la mort|le deces)\b|"
    r"\bmort[es]{0,2} pour la\b",
)
# « L'armée tchadienne a tué … et elle déplore treize soldats tombés »: her own
_DEPLORES = Seldom(
    "deplor|perd|pleur|enregistr",
    r"\b(?:deplor|perd|pleur|enregistr)[a-z]{1,5} (?:(?:la mort|la perte|le deces) )?"
    r"(?:d(?:e |'))?$",
)
_FOR_FRANCE = Seldom("pour la france", r"\b(?:mort|tombe)[es]{0,2} pour la france\b")


def give_army(document: Document, phrases: list[NounPhrase], at: int) -> None:
    """Give a soldier named in full the army of his regiment, or of the state that mourns him.

    « L'Élysée a annoncé la mort du sergent Andy Fila », « de treize soldats »: Frenchmen, where no
    other army is told of in the sentence.
    """
    soldier = phrases[at]
    sentence = document.sentences[soldier.sentence]
    whole = document.text, sentence.start, sentence.end
    first, _ = document.span(soldier.head_end, soldier.head_end)
    is_named = _NAMED.match(document.article.text, first) is not None
    if _gives_unit(document, phrases, at):
        return
    if _DEPLORES.search(document.text, max(sentence.start, soldier.start - _REACH), soldier.start):
        own = [p for p in phrases[:at] if p.sentence == soldier.sentence and p.cls == "army"]
        if own and (own[-1].country or own[-1].actor):
            soldier.country, soldier.actor = own[-1].country, own[-1].actor
            return
    if not is_named and _MOURNS.search(*whole) is None:
        return
    near = [p for p in phrases if p.sentence == soldier.sentence and p is not soldier]
    if any(p.cls in ("army", "police") and (p.country or p.actor) for p in near):
        return
    states = {
        (p.country or _state_of(document, p)) for p in near
        if p.end <= soldier.start
        and (p.cls == "government" or p.name_kind in ("nickname", "metonym", "leader"))
    } - {None}  # fmt: skip
    states |= {
        hit.row.country for hit in document.within("demonym", sentence.start, soldier.start)
        if _OFFICE.search(document.text, max(sentence.start, hit.start - _REACH), hit.start)
    }  # fmt: skip
    if _FOR_FRANCE.search(*whole):
        states = {"FR"}
    if len(states) == 1 and states.isdisjoint(SAHEL):
        soldier.country = states.pop()


def _gives_unit(document: Document, phrases: list[NounPhrase], at: int) -> bool:
    soldier = phrases[at]
    unit = phrases[at + 1] if at + 1 < len(phrases) else None
    if unit is None or unit.name_kind != "unit":
        return False
    if _SERVED_IN.fullmatch(document.text, soldier.head_end, unit.start) is None:
        return False
    soldier.actor = unit.actor
    return True


def _state_of(document: Document, phrase: NounPhrase) -> str | None:
    actor = identify(document, phrase)
    countries = document.vocabulary.states_of.get(actor or "", set())
    return next(iter(countries)) if len(countries) == 1 else None


def group_of_man(document: Document, phrases: list[NounPhrase], at: int) -> str | None:
    """« L'Algérien X, leader d'Aqmi, a été tué »: of Aqmi, and no civilian."""
    man = phrases[at]
    if man.cls != "civilian" or man.country is None or man.determiner != "definite":
        return None
    beside = [p for p in phrases[at + 1 : at + 3] if _is_apposed(document, man, p)]
    if at and _is_led_in(document, phrases[at - 1], man):
        beside.append(phrases[at - 1])
    blocs = document.vocabulary.blocs
    groups = (p.actor for p in beside if blocs.get(p.actor or "") in ("jihadist", "separatist"))
    return next(groups, None)


def _is_apposed(document: Document, man: NounPhrase, phrase: NounPhrase) -> bool:
    gap = document.original(man.end, phrase.start)
    return phrase.preposition is None and _NAME_AND_STOP.fullmatch(gap) is not None


def _is_led_in(document: Document, phrase: NounPhrase, man: NounPhrase) -> bool:
    """« Un chef d'Aqmi, l'Algérien X, »."""
    return document.text[phrase.end : man.start] == ", " and phrase.quantity is not None
