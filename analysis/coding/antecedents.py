"""Whom « elle », « ils » stand for: « L'armée patrouille à Boni. Elle a tué dix terroristes »."""

import re
from dataclasses import replace

from analysis.language.cues import Seldom

from .clauses import Happening, give
from .document import Document, Hit, SentenceSpan, VerbHit
from .nearby import starting_in
from .noun_grammar import grammar_of
from .noun_phrase import NounPhrase
from .noun_roles import light_verb
from .party import ARMED_CLASSES
from .pronouns import agreement
from .verb_weight import is_suffered

_CLITICS = (
    r"(?: (?:y|en|se|s'|les?|la|l'|leur|lui|n'|ensuite|alors|aussi|egalement|notamment|ainsi))*"
)
# « Elle affirme [avoir tué] », « Il a dit [avoir repoussé] »
_SAYS = (
    r"(?: (?:dit|affirme|assure|revendique|indique|declare|annonce|precise|soutient|pretend)|"
    r" a (?:dit|affirme|assure|revendique|indique|declare|annonce|precise|soutenu))?"
)
# « La mission poursuit son retrait. Elle … »: no act that a pronoun stands for
_LEAVING = {"handover", "siege", "establishment", "agreement"}
_SUBJECT = Seldom(
    "elle|il|eux-ci|elui-ci|dernier",
    r"\b(?P<who>(?:celle-ci|cette derniere|ces dernieres|celui-ci|ceux-ci|ce dernier|"
    rf"ces derniers|elles?|ils?)){_CLITICS}{_SAYS},? ?$",
)
_LAST_NAMED = re.compile(r"ce(?:s|tte)? dern|ce(?:lui|lle|ux)-ci")
_OPENS = re.compile(r"(?:mais |et )?(?:elle|il)s? ")
_REACH = 60
# What is done to somebody, and never to « l'armée » or « la mission »
_TO_PERSONS = {"killing", "execution", "abduction", "arrest", "casualty", "neutralisation"}
_BACK = 2  # sentences within which the one meant was named
_OPENING = 90  # letters of time and place before a subject
_MANY = ("les ", "des ", "ces ", "plusieurs ", "quelques ")


def add_meant(
    document: Document, happening: Happening, verb: VerbHit, phrases: list[NounPhrase]
) -> None:
    """Give an act whose subject is a pronoun the party, or the thing, that it stands for."""
    suffers = is_suffered(verb)
    role = happening.row.object_role if suffers else happening.row.subject_role
    if role == "initiator" and not happening.initiators:
        _give(happening, role, antecedent(document, verb, phrases))
    elif role == "target" and not (happening.targets or happening.target_nouns):
        meant = antecedent(document, verb, phrases)
        if happening.frame not in _TO_PERSONS or _are_people(document, meant):
            _give(happening, role, meant)


def _are_people(document: Document, meant: NounPhrase | Hit | None) -> bool:
    """« L'armée parle d'une otage. Elle a été tuée »: no army is killed, soldiers are."""
    if not isinstance(meant, NounPhrase):
        return False
    return meant.quantity is not None or document.text.startswith(_MANY, meant.start)


def add_meant_by_light(document: Document, happening: Happening, phrases: list[NounPhrase]) -> None:
    """« La mission patrouille. Elle a essuyé des tirs », « Elle a mené une attaque »."""
    if happening.initiators and happening.targets:
        return
    light = light_verb(document, happening, document.sentences[happening.sentence])
    if light is None or light[0].reading.voice != "active":
        return
    meant = antecedent(document, light[0], phrases)
    if light[1] == "subject_is_target" and not happening.targets:
        _give(happening, "target", meant)
    elif light[1] == "subject_is_initiator" and not happening.initiators:
        _give(happening, "initiator", meant)


def _give(happening: Happening, role: str, meant: NounPhrase | Hit | None) -> None:
    if isinstance(meant, Hit):
        if role == "target":
            give(happening, role, [], [meant])
    elif meant is not None and (role == "target" or meant.cls in ARMED_CLASSES):
        give(happening, role, [meant], [])


def antecedent(
    document: Document, verb: VerbHit, phrases: list[NounPhrase]
) -> NounPhrase | Hit | None:
    """Return what the pronoun before a verb stands for, if it has one.

    Only the subject of a sentence just before, of the pronoun's gender and number: « Une attaque
    a visé l'armée. Elle a fait dix morts » is of the attack.
    """
    at = verb.reading.start
    sentence = document.sentence_at(at)
    word = _SUBJECT.search(document.text, max(sentence.start, at - _REACH), at)
    if word is None:
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        scene = document.sentences[index]
        if scene.role != "body" or scene.paragraph < sentence.paragraph - 1:
            return None
        found = _subject(document, scene, phrases)
        if found is None and _OPENS.match(document.text, scene.start):
            continue  # « Elle patrouille. Elle a été attaquée »
        if found is None or not _agrees(document, found, word["who"]):
            return None
        if _LAST_NAMED.match(word["who"]) and _others_behind(phrases, found, scene):
            return None  # « Des rebelles accusent des soldats. Ces derniers … »
        acts = document.within("trigger", found.end, scene.end)
        if any(hit.row.pos == "noun" and hit.row.frame not in _LEAVING for hit in acts):
            return None  # « L'armée dénonce une attaque. Elle a fait dix morts »
        if is_suffered(verb) and _names_others(document, scene, phrases, found, word["who"]):
            return None
        is_thing = isinstance(found, Hit)
        return found if is_thing else replace(found, sentence=sentence.index)
    return None


def _others_behind(
    phrases: list[NounPhrase], subject: NounPhrase | Hit, scene: SentenceSpan
) -> bool:
    """Whether a sentence names others who bear arms behind its subject."""
    behind = starting_in(phrases, subject.end, scene.end)
    return any(p.cls in ARMED_CLASSES and p.name_kind is None for p in behind)


def _subject(
    document: Document, scene: SentenceSpan, phrases: list[NounPhrase]
) -> NounPhrase | Hit | None:
    """Return who or what opens a sentence, behind words of time and place: its subject."""
    opening = min(scene.end, scene.start + _OPENING)
    free = [p for p in starting_in(phrases, scene.start, opening) if p.preposition is None]
    things = document.within("target", scene.start, opening)
    first = min([*free[:1], *things[:1]], key=lambda one: one.start, default=None)
    if first is None or document.verbs_in(scene.start, first.start):
        return None
    return first if not document.within("trigger", scene.start, first.start) else None


def _agrees(document: Document, one: NounPhrase | Hit, pronoun: str) -> bool:
    """Whether a pronoun has the gender and the number of a name or noun."""
    meant, many = agreement(pronoun)
    gender, is_plural, article = grammar_of(document, one.start, one.end)
    quantity = one.quantity if isinstance(one, NounPhrase) else None
    if many != (is_plural or quantity is not None and quantity.low > 1):
        return False
    if many or gender is not None:
        return many or gender == meant
    if article == "l'":
        return meant == "m"  # « l'état-major »
    # « Barkhane », « Aqmi »
    return isinstance(one, NounPhrase) and one.determiner is None and one.name_kind is not None


def _names_others(
    document: Document,
    scene: SentenceSpan,
    phrases: list[NounPhrase],
    found: NounPhrase | Hit,
    pronoun: str,
) -> bool:
    """« Les habitants ont alerté les soldats. Ils ont été attaqués »: nobody knows who."""
    others = starting_in(phrases, found.end, scene.end)
    free = (p for p in others if p.preposition is None and p.determiner is not None)
    return any(_agrees(document, p, pronoun) for p in free)
