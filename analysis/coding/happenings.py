"""Words that tell of an event, each with who does what to whom in its clause."""

import re
from dataclasses import dataclass, field
from typing import Any

from analysis.language.numbers import Quantity

from .document import Document, Hit, SentenceSpan, VerbHit
from .noun_phrases import DETERMINERS, NounPhrase
from .vagueness import is_statistic

# A clause ends here for the purpose of finding subject and object.
_CLAUSE_END = re.compile(
    r"[;:–]|\b(?:tandis qu|alors qu|lorsqu|apres qu|avant qu|puis\b|mais\b|faisant\b|tuant\b|"
    r"blessant\b|ou (?:il|elle|ils|elles|l'|le |la |les |un|une|des )|selon\b|d'apres\b|a-t-|ont-ils|"
    r"a (?:indique|annonce|declare|affirme|precise|ajoute|explique|confirme|appris)|"
    r"ont (?:indique|annonce|declare|affirme|precise|confirme|rapporte|raconte))"
)
_IRREALIS_BEFORE = re.compile(
    r"(?:risques? d[e']|menaces? d[e']|craintes? d[e']|craignant|craint|redoutait?|redoute|"
    r"en cas d[e']|eventuel(?:le)?s?|prochaine?s?|lutte contre|lutter contre|luttent contre|"
    r"prevenir|empecher|eviter|contre toute|se defend de preparer|projet d[e']|tentative[s]? d[e']|"
    r"capables? d[e']|fin de|sans(?: tirer)?(?: un)?|accuse d'avoir voulu|anniversaire d[eu]|hommage aux|"
    r"appel(?:le|lent|e)? a|menace de|menacent de|si l[ae']|promis(?:e)? de)\s*(?:l[ea]s? |l'|une? |de nouvelles |d'|des |toute )?$"
)
# « la veille de la passation », « après l'embuscade »: the noun only dates what is told.
_BACKDROP = re.compile(
    r"\b(?:la veille d[e']|le lendemain d[e']|au lendemain d[e']|apres|depuis|avant|a la suite d[e']|suite a|"
    r"en marge d[e']|en represailles a|represailles a)\s*(?:l[ea]s? |l'|une? |cette |cet |ce )?$"
)
# From here on the sentence tells who claims the act; that is read with the claims.
_CLAIMED = re.compile(r"\b(?:revendique|s'est attribue|s'attribue|endosse)")
_DID_NOT_HAPPEN = re.compile(
    r"^[^.;:]{0,60}?(?:n'a pas eu lieu|n'ont pas eu lieu|n'est pas venue?|n'a existe que|"
    r"n'a jamais eu lieu|que l'on redoutait)"
)
_GENERIC_AFTER = re.compile(
    r"^\s*(?:de plus en plus|recurrentes?|regulieres|frequentes?|se multiplient|sont recurrentes|"
    r"quotidien|deviennent|meurtrieres attribuees a|incessantes)"
)
_VAGUE_TIME = re.compile(
    r"\b(?:regulierement|frequemment|souvent|quotidiennement|ces derniers mois|"
    r"depuis (?:plusieurs |des |quelques |quatre |trois |dix )?(?:mois|annees|ans))\b"
)


# Verbs that a statistic counts: « 55 soldats tués depuis 2013 ».
_COUNTED = {"killing", "casualty", "neutralisation", "execution"}


# « l'attaque de jihadistes »: theirs; « l'attaque du camp »: on it; « la frappe de l'armée »: its own.
_ATTACKERS = {"jihadist", "armed_men", "separatist", "mercenary", "assailant"}
_FROM_AFAR = {"air_strike", "drone", "shelling", "neutralisation"}
# Who can hand over or take a base.
_FORCES = {"army", "named", "peacekeeper", "mercenary", "fighter"}


@dataclass(slots=True)
class Happening:
    """One trigger in the text with its own clause: who, whom, which, whether it is real."""

    sentence: int
    start: int
    end: int
    row: Any
    frame: str
    is_verb: bool
    strength: str
    determiner: str | None = None
    quantity: Quantity | None = None
    is_plural: bool = False
    is_generic: bool = False
    is_past_perfect: bool = False
    zone: tuple[int, int] = (0, 0)
    initiators: list[NounPhrase] = field(default_factory=list)
    targets: list[NounPhrase] = field(default_factory=list)
    target_nouns: list[Hit] = field(default_factory=list)
    voice: str = "active"


def find_happenings(document: Document, phrases: list[NounPhrase]) -> list[Happening]:
    """Return the happenings of a document in the order of the text."""
    by_sentence: dict[int, list[NounPhrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    verb_starts = {v.start for v in document.verbs}
    found: list[Happening] = []
    for verb in document.verbs:
        if verb.phrase.kind == "trigger":
            sentence = document.sentence_at(verb.start)
            happening = _of_verb(document, verb, sentence, by_sentence.get(sentence.index, []))
            if happening is not None:
                found.append(happening)
    for hit in document.hits.get("trigger", []):
        if hit.start not in verb_starts and not _is_after_clitic(document, hit):
            sentence = document.sentence_at(hit.start)
            happening = _of_noun(document, hit, sentence, by_sentence.get(sentence.index, []))
            if happening is not None:
                found.append(happening)
    found.sort(key=lambda h: (h.start, -h.end))
    return _longest(found)


def _longest(found: list[Happening]) -> list[Happening]:
    """Drop what lies inside a longer trigger."""
    kept: list[Happening] = []
    for happening in found:
        if not kept or happening.end > kept[-1].end:
            kept.append(happening)
    return kept


def _is_after_clitic(document: Document, hit: Hit) -> bool:
    words = document.words_before(hit.start, 1)
    return bool(words) and words[-1] in ("se", "s'", "ne", "n'")


def _of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> Happening | None:
    reading, row = verb.reading, verb.phrase.row
    if sentence.role in ("caption", "boilerplate") or reading.is_negated:
        return None
    if reading.tense == "future" or not _is_told(document, verb):
        return None
    if row.frame in _COUNTED and is_statistic(document, sentence):
        return None
    if (
        _VAGUE_TIME.search(document.text, sentence.start, sentence.end)
        and reading.tense == "present"
    ):
        return None
    zone_end = _zone_end(document, verb.end, sentence)
    # « ont tué et blessé »: the auxiliary is the first verb's.
    shared = any(
        reading.start < v.start < verb.start and v.phrase.kind == "trigger" for v in document.verbs
    )
    happening = Happening(
        sentence.index, verb.start if shared else reading.start, verb.end, row, row.frame, True, row.strength,
        voice=reading.voice, zone=(sentence.start, zone_end),
        is_past_perfect=_is_past_perfect(document, reading.start, verb.end)
        and not _is_reported(document, reading.start, sentence),
    )  # fmt: skip
    before_verb = document.words_before(reading.start, 1)
    if (
        happening.is_past_perfect
        and before_verb
        and before_verb[-1] in ("qui", "dont", "que", "qu'")
    ):
        happening.strength = "support"
    left = _subject(document, verb, sentence, phrases)
    left_nouns = _subject_nouns(document, verb, sentence)
    right = [p for p in phrases if verb.end <= p.start < zone_end]
    if left_nouns and left and left[0].end <= left_nouns[0].start:
        left = []
    passive = reading.voice == "passive" or (
        reading.voice == "participle" and verb.form.form == "past_participle"
    )
    subject_role, object_role = row.subject_role, row.object_role
    if passive and object_role:
        _give(happening, object_role, left, left_nouns)
        _give(happening, subject_role, [p for p in right if p.preposition == "par"], [])
    else:
        if subject_role == "initiator" and not left:
            left = [_patrol(n, sentence) for n in left_nouns if n.row.target_kind == "patrol"]
        _give(happening, subject_role, left, left_nouns if subject_role == "target" else [])
        _give(happening, object_role, *_objects(document, verb, zone_end, right))
    if (
        row.frame in ("arrest", "abduction")
        and not happening.targets
        and not _has_pronoun(document, verb)
    ):
        return None
    if row.frame in ("handover", "establishment") and row.strength == "support":
        kinds = {h.row.target_kind for h in document.within("target", verb.end, zone_end)}
        if not kinds & {"camp", "base", "airport", "un_mission"} or not any(
            p.cls in _FORCES for p in left
        ):
            return None
        happening.strength = "main"
    if row.frame == "attack" and row.strength == "support" and _by_drone(document, verb, sentence):
        happening.frame, happening.strength = "drone", "main"
    return happening


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
        return group.startswith(("avoir ", "etre ", "s'etre ", "ayant "))
    if reading.tense == "present" and reading.voice == "active":
        # The historic present needs a date; an ongoing siege or habit is no news of its own.
        sentence = document.sentence_at(verb.start)
        return sentence.role == "title" or any(
            sentence.start <= t.start < sentence.end and t.kind == "date" for t in document.times
        )
    return True


def _is_past_perfect(document: Document, start: int, end: int) -> bool:
    return bool(re.match(r"(?:s')?(?:avait|avaient|etait|etaient|n'avait|n'avaient|eut|eurent)\b",
                         document.text[start:end]))  # fmt: skip


def _is_reported(document: Document, start: int, sentence: SentenceSpan) -> bool:
    """Whether « que » after a verb of saying governs the clause: its pluperfect is mere concord."""
    before = document.text[sentence.start : start]
    speech = [
        v for v in document.verbs if v.phrase.kind == "speech" and sentence.start <= v.start < start
    ]
    return bool(speech) and bool(re.search(r"\bqu[e']", before[speech[-1].end - sentence.start :]))


def _zone_end(document: Document, start: int, sentence: SentenceSpan) -> int:
    """Return where the clause after a trigger ends: at a conjunction or at the next verb of saying."""
    match = _CLAUSE_END.search(document.text, start, sentence.end)
    ends = [match.start() if match else sentence.end, start + 220]
    ends += [
        v.reading.start for v in document.verbs
        if v.phrase.kind == "speech" and start < v.reading.start < sentence.end
        and v.reading.tense != "infinitive" and v.reading.voice != "participle"
    ]  # fmt: skip
    return min(ends)


def _subject(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the subject: the nearest phrase to the left that no preposition governs."""
    start = verb.reading.start
    before = document.words_before(start, 1)
    left = [p for p in phrases if p.end <= start]
    if before and before[-1] == "qui" and left:
        return [left[-1]]
    if verb.reading.voice == "participle" and left:
        nearest = left[-1]
        return [nearest] if start - nearest.end < 60 else []
    free = [p for p in left if p.preposition is None]
    if not free:
        return []
    chosen = [free[-1]]
    # « l'armée et des mercenaires ont … »: what « et » joins shares the role.
    for other in reversed(free[:-1]):
        between = document.text[other.end : chosen[-1].start].strip()
        if between in ("et", ",", "ainsi que", "et de", "et des", "accompagnes de", "appuyes par"):
            chosen.append(other)
        else:
            break
    return chosen


def _subject_nouns(document: Document, verb: VerbHit, sentence: SentenceSpan) -> list[Hit]:
    nouns = [h for h in document.within("target", sentence.start, verb.reading.start)]
    return nouns[-1:] if nouns and verb.reading.start - nouns[-1].end < 90 else []


_JOINED = re.compile(r"^[\s»\"]*(?:,|et|ou|ainsi que)?\s*(?:d[e'] ?|des )?[«\"]?\s*$")


def _objects(
    document: Document, verb: VerbHit, end: int, right: list[NounPhrase]
) -> tuple[list[NounPhrase], list[Hit]]:
    """Return the parties and things right of an active verb that take the act."""
    nouns = document.within("target", verb.end, end)[:2]
    wanted = {None, "contre", "sur", "avec"}
    if verb.phrase.rest and verb.phrase.rest[-1] in ("a", "au", "aux"):
        wanted |= {"a", "au", "aux"}
    people: list[NounPhrase] = []
    for phrase in right:
        if people and _JOINED.match(document.text[people[-1].end : phrase.start]):
            people.append(phrase)
        elif not people and phrase.preposition in wanted:
            people.append(phrase)
    owners = [
        p for p in right if p.preposition in ("de", "d'", "du") and nouns and p.start >= nouns[0].end
        and p.start - nouns[0].end < 40
    ]  # fmt: skip
    return [*people[:3], *[p for p in owners[:2] if p not in people]], nouns


def _give(
    happening: Happening, role: str | None, phrases: list[NounPhrase], nouns: list[Hit]
) -> None:
    if role == "initiator":
        happening.initiators += [p for p in phrases if p not in happening.initiators]
    elif role == "target":
        happening.targets += [p for p in phrases if p not in happening.targets]
        happening.target_nouns += [n for n in nouns if n not in happening.target_nouns]


def _of_noun(
    document: Document, hit: Hit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> Happening | None:
    if sentence.role in ("caption", "boilerplate"):
        return None
    before = document.text[max(sentence.start, hit.start - 60) : hit.start]
    if _IRREALIS_BEFORE.search(before):
        return None
    if _DID_NOT_HAPPEN.search(document.text[hit.end : sentence.end]):
        return None
    zone_end = _zone_end(document, hit.end, sentence)
    strength = "support" if _BACKDROP.search(before) else hit.row.strength
    happening = Happening(
        sentence.index, hit.start, hit.end, hit.row, hit.row.frame, False, strength,
        zone=(sentence.start, zone_end),
    )  # fmt: skip
    _determine(document, happening)
    happening.is_generic = happening.is_generic or bool(
        _GENERIC_AFTER.search(document.text[hit.end : hit.end + 60])
    )
    _noun_roles(document, happening, sentence, phrases)
    return happening


def _determine(document: Document, happening: Happening) -> None:
    """Read the article or figure before a noun."""
    happening.is_plural = document.text[happening.start : happening.end].split(" ")[0].endswith("s")
    for quantity in reversed(document.quantities):
        if quantity.end <= happening.start:
            if happening.start - quantity.end <= 1 and quantity.kind == "count":
                happening.quantity = quantity
            break
    words = document.words_before(happening.start, 3)
    for word in reversed(words):
        if word in DETERMINERS:
            happening.determiner = DETERMINERS[word]
            break
        if word in ("d'", "du", "aux", "au", "autre", "nouvelle", "derniere", "double", "premiere"):
            happening.determiner = {"du": "definite", "au": "definite", "aux": "definite",
                                    "derniere": "definite"}.get(word, "indefinite")  # fmt: skip
            break
        if not word.isalpha():
            break
    happening.is_generic = (
        happening.is_plural
        and happening.quantity is None
        and happening.determiner != "demonstrative"
    )


def _noun_roles(
    document: Document, happening: Happening, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> None:
    start, end = happening.end, happening.zone[1]
    claimed = _CLAIMED.search(document.text, start, end)
    end = claimed.start() if claimed else end
    right = [p for p in phrases if start <= p.start < end]
    _give(happening, "initiator", _agents(document, happening, right), [])
    taken = happening.initiators
    nouns = document.within("target", start, end)[:2]
    aimed = [p for p in right if p not in taken and _is_aimed(document, happening, p)]
    _give(happening, "target", aimed[:3], nouns)
    before = document.text[max(sentence.start, happening.start - 70) : happening.start]
    if _VICTIMS_OF.search(before):
        left = [
            p
            for p in phrases
            if p.end <= happening.start and p.preposition is None and p.cls != "victim"
        ]
        _give(happening, "target", left[-1:], [])
    light = _light_verb(document, happening, sentence)
    if light is not None:
        verb, direction = light
        subject = _subject(document, verb, sentence, phrases)
        passive = verb.reading.voice == "passive"
        if direction == "subject_is_target" and not passive:
            _give(happening, "target", subject, _subject_nouns(document, verb, sentence))
        elif (
            direction == "subject_is_initiator"
            and not passive
            and verb.reading.voice != "participle"
        ):
            _give(happening, "initiator", subject, [])


def _agents(document: Document, happening: Happening, right: list[NounPhrase]) -> list[NounPhrase]:
    """« menée par X », « attribuée à X », « l'attaque de jihadistes présumés »."""
    agents = []
    for phrase in right:
        between = document.text[happening.end : phrase.start]
        if phrase.preposition == "par" and len(between) < 90:
            agents.append(phrase)
        elif phrase.preposition in ("a", "aux", "au") and "attribu" in between[-18:]:
            agents.append(phrase)
        elif phrase.preposition in ("de", "d'", "des", "du") and len(between) < 24 and (
            phrase.cls in _ATTACKERS or (happening.frame in _FROM_AFAR and phrase.cls in _FORCES)
        ):  # fmt: skip
            agents.append(phrase)
    return agents


_AIM = re.compile(
    r"\b(?:contre|visant|vise|sur|ciblant|a l'encontre d[e']|au prejudice d[e']|dirigee contre)(?![a-z])"
)


def _is_aimed(document: Document, happening: Happening, phrase: NounPhrase) -> bool:
    between = document.text[happening.end : phrase.start]
    if _AIM.search(between) or phrase.preposition in ("contre", "sur"):
        return True
    if happening.frame == "ambush" and phrase.preposition in ("a", "au", "aux"):
        return True
    return (
        phrase.preposition in ("de", "d'", "du")
        and len(between) < 60
        and phrase.cls
        in ("army", "police", "civilian", "militia", "peacekeeper", "named", "person", "dozo")
    )


_VICTIMS_OF = re.compile(
    r"(?<!les )(?<!des )(?<!sur )\b(?:victimes?|cibles?|objet)(?: ce [^,]{3,40},)? d(?:e |')(?:la |l'|une? |cette )?$"
)


def _light_verb(
    document: Document, happening: Happening, sentence: SentenceSpan
) -> tuple[VerbHit, str] | None:
    """Return the verb that carries the noun: « ont mené une attaque », « a subi une attaque »."""
    for verb in document.verbs:
        if verb.phrase.kind != "light" or not sentence.start <= verb.start < sentence.end:
            continue
        if 0 <= happening.start - verb.end <= 45:
            return verb, verb.phrase.row.direction
    return None
