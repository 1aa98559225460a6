"""Events told by a verb: « ont attaqué », « a été pris en embuscade », « a sauté sur une mine »."""

import re
from bisect import bisect_left
from operator import attrgetter

from analysis.language.verb_groups import ETRE_VERBS

from . import infinitives
from .clauses import Happening, give, objects_of, subject_nouns, subject_of, zone_end
from .document import Document, Hit, SentenceSpan, VerbHit
from .nearby import REACH
from .noun_phrase import NounPhrase
from .vagueness import counts_a_war, is_figurative
from .weak_verbs import carries_noun, has_needed, neutralises_a_mine

_VAGUE_TIME = re.compile(
    r"\b(?:regulierement|frequemment|souvent|quotidiennement|ces derniers mois|"
    r"depuis (?:plusieurs |des |quelques |quatre |trois |dix )?(?:mois|annees|ans))\b"
)
# « a permis de neutraliser une vingtaine de terroristes »: it was done.
_ALLOWED = re.compile(
    r"\b(?:a|ont|avait|avaient) (?:egalement |aussi )?(?:permis|reussi|pu|conduit)(?: de| d'| a)? $"
)
# « deux des leurs, enlevés vendredi »: people without a noun.
_PEOPLE_BEFORE = re.compile(
    r"\b(?:d'entre (?:eux|elles)|des (?:leurs|siens)|autres?|eux|elles),? $"
)
_OF_REFUGEES = re.compile(r" d[e']s? ?(?:[a-z]+ )?(?:refugies|deplaces)\b")
# « affirme avoir pris le camp »
_HAVING = ("avoir ", "etre ", "s'etre ")
_HEADS = attrgetter("head_start")
_RELATIVE = re.compile(r"\b(?:ou|qui|dont) ")
_PLUPERFECT = re.compile(r"(?:s')?(?:avait|avaient|etait|etaient|n'avait|n'avaient|eut|eurent)\b")
# Verbs that a statistic counts: « 55 soldats tués depuis 2013 ».
_COUNTED = {"killing", "casualty", "neutralisation", "execution"}


def of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> Happening | None:
    """Return the event that a verb tells, None where it is denied, to come or a mere habit."""
    reading, row = verb.reading, verb.phrase.row
    if sentence.role in ("caption", "boilerplate") or reading.is_negated:
        return None
    if reading.tense == "future" or not _is_told(document, verb):
        return None
    if verb.phrase.rest and is_figurative(document, verb.end):
        return None
    if row.frame in _COUNTED and counts_a_war(document, sentence, verb.start):
        return None
    if reading.tense == "present" and _VAGUE_TIME.search(
        document.text, sentence.start, sentence.end
    ):
        return None
    if _OF_REFUGEES.match(document.text, verb.end):
        return None  # « ont quitté le camp de réfugiés »: no base
    if row.frame == "execution" and carries_noun(document, verb):
        return None  # « ont exécuté plusieurs frappes »: the noun tells it
    stop = zone_end(document, verb.end, sentence)
    # « ont tué et blessé »: the auxiliary is the first verb's.
    shared = any(
        v.phrase.kind == "trigger" for v in document.verbs_in(reading.start + 1, verb.start)
    )
    happening = Happening(
        sentence.index, verb.start if shared else reading.start, verb.end, row, row.frame, True,
        row.strength,
        voice=reading.voice, zone=(sentence.start, stop),
        is_past_perfect=_is_past_perfect(document, reading.start, verb.end)
        and not _is_reported(document, reading.start, sentence),
        is_hearsay=reading.is_hearsay, is_claimed=document.text.startswith(_HAVING, reading.start),
    )  # fmt: skip
    before_verb = document.words_before(reading.start, 1)
    if (
        happening.is_past_perfect
        and before_verb
        and before_verb[-1] in ("qui", "dont", "que", "qu'")
    ):
        happening.strength = "support"
    main = infinitives.main_verb(document, verb, sentence)
    left = subject_of(document, main or verb, sentence, phrases)
    left_nouns = subject_nouns(document, verb, sentence)
    first = bisect_left(phrases, verb.end, key=_HEADS)
    right = phrases[first : bisect_left(phrases, stop, first, key=_HEADS)]
    passive = reading.voice == "passive" or (
        # « dix soldats tombés dans une embuscade » fell, nobody felled them.
        reading.voice == "participle"
        and verb.form.form == "past_participle"
        and verb.lemma not in ETRE_VERBS
    )
    subject_role, object_role = row.subject_role, row.object_role
    suffers = passive and object_role == "target" or not passive and subject_role == "target"
    if suffers and left_nouns and left and left[0].end <= left_nouns[0].start:
        left = []  # « l'armée a confirmé que la ville a été attaquée »: the town is the subject
    if passive and object_role:
        give(happening, object_role, left, left_nouns)
        give(happening, subject_role, [p for p in right if _is_agent(verb, p)], [])
    elif row.frame == "clash" and reading.voice == "reflexive" and len(left) > 1:
        # « la CMA et le Gatia se sont affrontés »: each is the other's target
        give(happening, "initiator", left[-1:], [])
        give(happening, "target", left[:-1], [])
    else:
        if subject_role == "initiator" and not left:
            left = [_patrol(n, sentence) for n in left_nouns if n.row.target_kind == "patrol"]
        give(happening, subject_role, left, left_nouns if subject_role == "target" else [])
        give(happening, object_role, *objects_of(document, verb, stop, right))
        if suffers:  # « tombés dans une embuscade tendue par … »
            agents = [p for p in right if p.preposition == "par"]
            give(happening, object_role, agents[:1] if not happening.initiators else [], [])
    if main is not None:
        happening.is_sequel = True
        infinitives.give_objects(document, happening, verb, main, sentence, phrases)
    if row.frame in _OF_PEOPLE and _names_known_people(document, verb, left, sentence):
        happening.strength, happening.is_generic = "support", True
        return happening
    if (
        row.frame in ("arrest", "abduction")
        and not happening.targets
        and not _has_pronoun(document, verb)
        and not _PEOPLE_BEFORE.search(
            document.text[max(sentence.start, reading.start - 24) : reading.start]
        )
    ):
        return None
    needs = document.vocabulary.frames[row.frame].needs
    if needs and row.strength == "support":
        if not has_needed(document, verb, needs, stop, left, left_nouns):
            return None
        if needs not in ("ground", "crowd") or _is_done(verb, sentence):
            happening.strength = "main"
    if (
        row.frame == "attack"
        and not passive
        and happening.target_nouns
        and _is_done(verb, sentence)
    ):
        happening.strength = "main"  # « ont visé un site minier », no « mesures visant à … »
    if row.frame == "attack" and reading.voice == "passive":
        means = _means(document, verb, stop)
        aimed = happening.target_nouns and (
            happening.initiators or means is not None or _is_site(happening, document, verb)
        )
        if aimed or means in _MEANS:
            happening.strength = "main"  # « la ville a été visée par des tirs de drone »
            happening.frame = means if means in _MEANS else happening.frame
    if (
        row.frame == "neutralisation"
        and not happening.targets
        and neutralises_a_mine(document, verb, stop)
    ):
        happening.frame = "disarming"
    if row.frame == "attack" and row.strength == "support" and _by_drone(document, verb, sentence):
        happening.frame, happening.strength = "drone", "main"
    return happening


_OF_PEOPLE = _COUNTED | {"found", "arrest", "abduction"}
_FINITE = re.compile(
    r" (?:a|ont|est|sont|avait|avaient|etait|etaient|sera|seront|seraient|auraient|figurent)(?= )"
)
_AGENT_NEXT = re.compile(r" par (?:d[e']|un)")


def _names_known_people(
    document: Document, verb: VerbHit, left: list[NounPhrase], sentence: SentenceSpan
) -> bool:
    """« les cinq personnes enlevées ont été relâchées »: the participle says which, no more.

    « les deux soldats tués lundi à Léré ont été inhumés » tells more, and its event.
    """
    reading = verb.reading
    if reading.voice != "participle" or not left or sentence.role == "title":
        return False
    people = left[-1]
    words = document.text[people.start : people.head_start].split(" ")
    before = document.words_before(people.start, 1)
    known = people.determiner in ("definite", "demonstrative") or (
        people.quantity is not None and ("des" in words or "ces" in words or before == ["des"])
    )
    if not known or reading.start - people.end > 30:
        return False
    finite = _FINITE.search(document.text, verb.end, sentence.end)
    rest = finite.start() if finite else min(sentence.end, verb.end + 26)
    told = document.times_in(verb.end, rest) or document.within("place", verb.end, rest)
    return not told and not _AGENT_NEXT.match(document.text, verb.end)


def _is_done(verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether ground was taken, not held: « a pris Loulouni », not « Loulouni, tenue par … »."""
    is_bare = verb.reading.voice == "participle" and sentence.role != "title"
    return verb.form.form == "past_participle" and not is_bare


_SITES = {"village", "town", "camp", "base", "convoy", "patrol", "church_mosque", "market",
          "police_post", "mining_site", "school", "checkpoint"}  # fmt: skip


def _is_site(happening: Happening, document: Document, verb: VerbHit) -> bool:
    """« le village de X a été visé lundi », by whom or what is not said."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    return kinds <= _SITES and " par " not in document.text[verb.end : verb.end + 60]


_MEANS = {"ied", "suicide_bomb", "air_strike", "drone", "shelling"}


def _means(document: Document, verb: VerbHit, stop: int) -> str | None:
    """Return the frame of what a passive was done by: « visé dimanche par une attaque »."""
    by = document.text.find(" par ", verb.end - 1, min(stop, verb.end + 40))
    hits = document.within("trigger", by + 5, by + 18) if by >= 0 else []
    return hits[0].row.frame if hits else None


def _is_agent(verb: VerbHit, phrase: NounPhrase) -> bool:
    """« attaquée par des rebelles », « soumise à un blocus des rebelles »."""
    if phrase.preposition == "par":
        return True
    ends_in_noun = len(verb.phrase.rest) > 1 and phrase.start - verb.end <= 1
    # « blocus des jihadistes »: after a passive, « des » opens no object.
    return ends_in_noun and phrase.preposition in ("de", "d'", "du", "des", None)


def _patrol(noun: Hit, sentence: SentenceSpan) -> NounPhrase:
    """« une patrouille a neutralisé … »: the soldiers in it act."""
    return NounPhrase(noun.start, noun.end, "army", None, None, None, "indefinite", None, False,
                      sentence.index, noun.start, noun.end)  # fmt: skip


def _has_pronoun(document: Document, verb: VerbHit) -> bool:
    """Whether a pronoun stands for the people taken: « ils ont été enlevés », « les a arrêtés »."""
    words = document.words_before(verb.reading.start, 2) + document.text[
        verb.reading.start : verb.end
    ].split(" ")
    return bool(set(words) & {"ils", "elles", "les", "l'", "il", "elle", "qui"})


def _by_drone(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether a drone is the subject: « un drone a frappé un campement »."""
    return any(
        h.row.frame == "drone" and 0 <= verb.reading.start - h.end <= 30
        for h in document.within("trigger", sentence.start, verb.reading.start)
    )


def _is_told(document: Document, verb: VerbHit) -> bool:
    """Whether the verb form tells of something done, not planned, feared or wished."""
    reading = verb.reading
    if reading.tense == "infinitive":
        group = document.text[reading.start : verb.end]
        if _ALLOWED.search(document.text[max(0, reading.start - 24) : verb.start]):
            return True
        if infinitives.is_done(document, verb, document.sentence_at(verb.start)):
            return True
        return group.startswith((*_HAVING, "ayant "))
    if reading.tense == "present" and reading.voice in ("active", "reflexive"):
        # The historic present needs a date; an ongoing siege or habit is no news of its own.
        sentence = document.sentence_at(verb.start)
        return sentence.role == "title" or _is_dated(document, verb, sentence)
    return True


def _is_dated(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether a day is given for a verb in the present: in its own clause, if that is relative.

    « … lundi à Djibo, où des groupes s'emparent de villages depuis 2015 » gives none.
    """
    start, end = sentence.start, sentence.end
    begun = verb.reading.start
    for marker in _RELATIVE.finditer(document.text, max(start, begun - REACH), begun):
        where = document.original(*marker.span()).lower().startswith("où")
        if where or not document.groups_in(marker.end(), begun):
            start, end = marker.end(), zone_end(document, verb.end, sentence)
    lasts = document.vocabulary.frames[verb.phrase.row.frame].family == "siege"
    return any(
        t.kind == "date" and (lasts or t.values.get("bound") != "since")
        for t in document.times_in(start, end)
    )


def _is_past_perfect(document: Document, start: int, end: int) -> bool:
    return bool(_PLUPERFECT.match(document.text, start, end))


def _is_reported(document: Document, start: int, sentence: SentenceSpan) -> bool:
    """Whether « que » after a verb of saying governs the clause: its pluperfect is mere concord."""
    before = document.text[sentence.start : start]
    speech = [v for v in document.verbs_in(sentence.start, start) if v.phrase.kind == "speech"]
    return bool(speech) and bool(re.search(r"\bqu[e']", before[speech[-1].end - sentence.start :]))
