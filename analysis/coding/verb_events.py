"""Events told by a verb: « ont attaqué », « a été pris en embuscade », « a sauté sur une mine »."""

import re
from bisect import bisect_left
from operator import attrgetter

from analysis.language.cues import Seldom

from . import infinitives
from .clauses import Happening, give, zone_end
from .document import Document, Hit, SentenceSpan, VerbHit
from .doubts import is_denied, is_only_presented
from .holders import is_held, is_used
from .leavings import goes_out
from .not_aimed import on_what_it_hit
from .noun_agents import HEARD_OF
from .noun_phrase import NounPhrase
from .objects import objects_of, with_partners
from .once_there import befell_before
from .subjects import subject_nouns, subject_of
from .vagueness import is_figure_of_speech
from .verb_number import is_plural
from .verb_telling import HAVING, is_past_perfect, tells_nothing
from .verb_weight import is_suffered, weigh

# « …, puis torturés », « …, torturés et massacrés »
_THEN = re.compile(r",? (?:puis|et|avant d'etre)(?: [a-z]+ment)? $")
_THEN_REACH, _BY_REACH = 24, 30
_OF = re.compile(
    r" (?:de|du|des|d'|d'une?|de la|de l'|de cette|de ce|de (?:ces |ses |plusieurs |quelques )?"
    r"(?:deux|trois|quatre|cinq|six|dix|plusieurs|quelques|\d{1,2})) ?"
)
# « c'est un jeune civil qui avait été tué »: no aside
_CLEFT = re.compile(r"\b(?:c'est|ce sont|c'etait) [^,.;:]{3,60} qui $")
# « une longue série d'attaques ayant ciblé la mission »: of none of them
_OF_MANY = re.compile(
    r"\b(?:serie|vague|multitude|recrudescence|multiplication|spirale) d(?:e |')"
    r"(?:attaques|attentats|violences|raids|assauts)(?: [a-z]{4,14}){0,2} $"
)
# « sont morts sous les balles de X », « sont tombés sous le feu des X »
_UNDER_FIRE = Seldom(
    "sous l",
    r"\bsous l[ea]s? (?:balles|feu|tirs|coups|bombes|bombardements|obus|armes)(?: [a-z]{4,12})? "
    r"(?:de |d'|du )?$",
)
_FIRE_REACH = 40
_UNITS = ("detachement", "garnison", "patrouille")
_BY = re.compile(r"\bpar (?:l[ae] |l'|une? |les |des |deux )(?:[a-z]+ )?$")
_UNIT_REACH = 60
_SINGULAR = frozenset(("un", "une", "le", "la", "l'", "ce", "cet", "cette"))
_MORE = re.compile(r"\b(?:et|ou|ainsi)\b")
# In a text as printed: « a » is no « à » there, and « sud-est », « l'est » are no verbs.
_SECOND_PASSIVE = re.compile(
    r"\b(?:ont|a|avaient|avait|auraient|aurait|sont|(?<![-'’])est|étaient|était|seront|sera) "
    r"(?!d[eu] |d['’])(?:[a-zé]+ment |aussitôt |ensuite |tous |toutes )?(?:été )?"
    r"(?:[a-zé]+ment |aussitôt )?[a-zéèêç]+(?:é|és|ée|ées|is|it|ise|ite|ises|ites|us?|ues?) "
    r"(?:[^,.;]{0,40} )?(?:par )?$"
)
_LINKS = {"qui", "dont", "que", "qu'"}
_HEADS = attrgetter("head_start")

_THEY = {"il", "ils", "elle", "elles"}


def of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> Happening | None:
    """Return the event that a verb tells, None where it is denied, to come or a mere habit."""
    verb = on_what_it_hit(document, verb)
    if tells_nothing(document, verb, sentence) or is_figure_of_speech(document, verb, sentence):
        return None
    if is_only_presented(document, verb.reading.start):
        return None
    happening = _told(document, verb, sentence)
    main = infinitives.main_verb(document, verb, sentence)
    before = _goes_on_with(document, verb, sentence)
    left = subject_of(document, main or before or verb, sentence, phrases)
    left_nouns = subject_nouns(document, before or verb, sentence)
    if before is None and left and _did_it(document, verb, left[0], sentence):
        left = []
    if _suffers(verb) and left_nouns and left and _is_apart(document, left[0], left_nouns[0]):
        if _are_many(document, verb, left[0]) and _is_one(document, left_nouns[0], verb):
            left_nouns = []  # « deux hommes qui visaient un hôtel ont été arrêtés »: the men
        else:
            left = []  # « l'armée a confirmé que la ville a été attaquée »: the town
    if happening.frame == "handover" and goes_out(document, verb, left):
        return None
    left = _give_parties(document, happening, verb, sentence, phrases, (left, left_nouns))
    if before is not None and not happening.initiators and happening.row.object_role == "target":
        between = [p for p in phrases if before.end <= p.start < verb.start]
        agents = [p for p in between if p.preposition == "par"]
        give(happening, "initiator", with_partners(document, agents, between), [])
    happening.is_sequel = before is not None
    if main is not None:
        happening.is_sequel = True
        infinitives.give_objects(document, happening, verb, main, sentence, phrases)
    is_event = weigh(document, happening, verb, sentence, (left, left_nouns))
    return happening if is_event else None


def _goes_on_with(document: Document, verb: VerbHit, sentence: SentenceSpan) -> VerbHit | None:
    """« Ils ont été pris par des soldats et des VDP, puis torturés »: those who were taken."""
    start = verb.reading.start
    if verb.reading.voice != "participle" or not _THEN.search(
        document.text, max(sentence.start, start - _THEN_REACH), start
    ):
        return None
    told = [v for v in document.verbs_in(sentence.start, start) if v.reading.voice == "passive"]
    by = document.text.find(" par ", told[-1].end, start) if told else -1
    return told[-1] if 0 <= by < told[-1].end + _BY_REACH else None


def _did_it(document: Document, verb: VerbHit, nearest: NounPhrase, sentence: SentenceSpan) -> bool:
    """« rattrapés par des soldats et des VDP, puis torturés »: the soldiers were not."""
    start = verb.reading.start
    if verb.reading.voice != "participle" or not _THEN.search(
        document.text, max(sentence.start, start - _THEN_REACH), start
    ):
        return False
    by = document.text.rfind(" par ", sentence.start, nearest.start + 1)
    return by >= 0 and not document.groups_in(by, nearest.start)


def _is_apart(document: Document, people: NounPhrase, thing: Hit) -> bool:
    """Whether a thing stands behind people, and is not theirs: « les passagers d'un car »."""
    between = document.text[people.end : thing.start]
    if between == " " and document.text.startswith(("d'", "de ", "du "), thing.start):
        return False
    return people.end <= thing.start and _OF.fullmatch(between) is None


def _are_many(document: Document, verb: VerbHit, people: NounPhrase) -> bool:
    """Whether people can be the subject of a plural verb."""
    if not is_plural(document, verb):
        return False
    counted = people.quantity is not None and people.quantity.low > 1
    return counted or document.text.startswith(("les ", "des ", "ces "), people.start)


def _is_one(document: Document, thing: Hit, verb: VerbHit) -> bool:
    """« un hôtel », « le camp », and no « le camp et l'école »."""
    if _MORE.search(document.text, thing.end, verb.reading.start):
        return False
    return not _SINGULAR.isdisjoint(document.words_before(thing.start, 1)) or (
        document.text.startswith(("l'", "le ", "la "), thing.start)
    )


def _told(document: Document, verb: VerbHit, sentence: SentenceSpan) -> Happening:
    """Return the event with its words, not yet who takes part."""
    reading, row = verb.reading, verb.phrase.row
    # « ont tué et blessé »: the auxiliary is the first verb's.
    shared = reading.start + 1 < verb.start and bool(
        document.verbs_of("trigger", reading.start + 1, verb.start)
    )
    happening = Happening(
        sentence.index, verb.start if shared else reading.start, verb.end, row, row.frame, True,
        row.strength,
        voice=reading.voice, zone=(sentence.start, zone_end(document, verb.end, sentence)),
        is_past_perfect=is_past_perfect(document, verb, sentence),
        is_hearsay=reading.is_hearsay, is_claimed=document.text.startswith(HAVING, reading.start),
    )  # fmt: skip
    if happening.is_claimed and is_denied(document, reading.start):
        happening.is_hearsay = True  # « l'armée dément avoir tué des civils »
    if reading.voice != "passive" and _OF_MANY.search(
        document.text, max(sentence.start, reading.start - 50), reading.start
    ):
        happening.strength, happening.is_generic = "support", True
    if happening.is_past_perfect and not _LINKS.isdisjoint(document.words_before(reading.start, 1)):
        if not _CLEFT.search(document.text, sentence.start, reading.start):
            happening.strength = "support"
    return happening


def _suffers(verb: VerbHit) -> bool:
    """Whether the subject is who or what was hit: « ont été attaqués », « ont sauté sur »."""
    row = verb.phrase.row
    return (row.object_role if is_suffered(verb) else row.subject_role) == "target"


def _give_parties(
    document: Document,
    happening: Happening,
    verb: VerbHit,
    sentence: SentenceSpan,
    phrases: list[NounPhrase],
    subject: tuple[list[NounPhrase], list[Hit]],
) -> list[NounPhrase]:
    """Say who acts and who suffers, by voice; return the subject."""
    left, left_nouns = subject
    row, stop = happening.row, happening.zone[1]
    first = bisect_left(phrases, verb.end, key=_HEADS)
    right = phrases[first : bisect_left(phrases, stop, first, key=_HEADS)]
    agents = []
    if is_suffered(verb):
        agents = [p for p in right if _is_agent(verb, p) and not _is_of_next(document, verb, p)]
    if agents and not row.object_role:  # « la base a été remise par la Minusma »
        give(happening, row.subject_role, agents, [])
        return left
    if is_suffered(verb) and row.object_role:
        give(happening, row.object_role, left, left_nouns)
        agents = with_partners(document, agents, right)
        if row.subject_role == "initiator" and not agents:
            agents = _unit_behind(document, verb, stop, sentence)
        give(happening, row.subject_role, agents, [])
        return left
    objects = objects_of(document, verb, stop, right)
    mutual = verb.reading.voice == "reflexive" or (verb.phrase.rest and not any(objects))
    if row.frame == "clash" and mutual and len(left) > 1:
        # « la CMA et le Gatia se sont affrontés », « ont échangé des tirs »: each at the other
        give(happening, "initiator", left[-1:], [])
        give(happening, "target", left[:-1], [])
        return left
    gerund = verb.form.form == "present_participle"  # « … a sauté sur une mine, tuant … »
    theirs = _THEY.isdisjoint(document.words_before(verb.reading.start, 1))
    if row.subject_role == "initiator" and theirs and not (left or gerund):
        # no « Après le départ du détachement, ils ont … »
        left = [_patrol(n, sentence) for n in left_nouns if _is_of_men(document, n)]
    give(happening, row.subject_role, left, left_nouns if row.subject_role == "target" else [])
    give(happening, row.object_role, *objects)
    if _suffers(verb):  # « tombés dans une embuscade tendue par … »
        agents = [p for p in right if p.preposition == "par"]
        give(happening, row.object_role, agents[:1] if not happening.initiators else [], [])
        under_fire = [p for p in right if _UNDER_FIRE.search(document.text, *_before(p))]
        give(happening, "initiator", under_fire[:1] if not happening.initiators else [], [])
    return left


def _before(phrase: NounPhrase) -> tuple[int, int]:
    return phrase.start - _FIRE_REACH if phrase.start > _FIRE_REACH else 0, phrase.start


def _is_agent(verb: VerbHit, phrase: NounPhrase) -> bool:
    """« attaquée par des rebelles », « soumise à un blocus des rebelles »."""
    if phrase.preposition == "par":
        return True
    ends_in_noun = len(verb.phrase.rest) > 1 and phrase.start - verb.end <= 1
    # « blocus des jihadistes »: after a passive, « des » opens no object.
    return ends_in_noun and phrase.preposition in ("de", "d'", "du", "des", None)


def _is_of_next(document: Document, verb: VerbHit, agent: NounPhrase) -> bool:
    """« deux autres, blessés, ont été évacués par la mission »: she took them away."""
    between = document.original(verb.end, agent.start)
    if is_held(between.lower()) or is_used(between.lower()):
        return True  # « tués dans une attaque contre un poste tenu par l'armée »
    if HEARD_OF.search(document.text, verb.end, agent.start):
        return True  # « tués lundi, un bilan confirmé par l'armée »
    if befell_before(document, verb.end, agent.start):
        return True  # « tués à Boni, déjà visée en mars par le Jnim »
    return " " in between and _SECOND_PASSIVE.search(between.lower()) is not None


def _is_of_men(document: Document, noun: Hit) -> bool:
    """« un détachement », « la garnison », « une patrouille »: a word for soldiers as well."""
    return noun.row.target_kind == "patrol" or document.text.startswith(_UNITS, noun.start)


def _unit_behind(
    document: Document, verb: VerbHit, stop: int, sentence: SentenceSpan
) -> list[NounPhrase]:
    """« … ont été tués par le détachement militaire de X »: the soldiers there."""
    near = document.within("target", verb.end, min(stop, verb.end + _UNIT_REACH))
    return [
        _patrol(n, sentence) for n in near[:1]
        if _is_of_men(document, n) and _BY.search(document.text, verb.end, n.start)
    ]  # fmt: skip


def _patrol(noun: Hit, sentence: SentenceSpan) -> NounPhrase:
    """« une patrouille a neutralisé … »: the soldiers in it act."""
    return NounPhrase(noun.start, noun.end, "army", None, None, None, "indefinite", None, False,
                      sentence.index, noun.start, noun.end)  # fmt: skip
