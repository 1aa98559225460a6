"""How an attack ended: beaten back, the place overrun or held, one side withdrawn."""

import re
from collections.abc import Callable

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan, VerbHit
from .draft import Draft
from .noun_phrase import PREPOSITIONS, NounPhrase
from .party import Party
from .subjects import subject_of
from .verb_telling import is_only_possible
from .verb_weight import says_who_holds

_GROUND = {"camp", "base", "airport", "un_mission", "checkpoint", "town", "village",
           "police_post", "mining_site"}  # fmt: skip
_OVERTAKEN = "Non-state actor overtakes territory"
_REACH = 45
_WHERE = PREPOSITIONS - {"de", "d'", "du"}
_FORCES = {"army", "police", "peacekeeper", "militia", "named"}
_PEOPLE = {"civilian", "person", "victim"}
# « dit avoir repoussé », « a réussi à repousser », « sont parvenus à mettre en fuite »
_HAVING = ("avoir ", "etre ", "s'etre ")
_MANAGED = re.compile(
    r"\b(?:reussi|parvenue?s?|permis|contribue|pu|avant|apres|puis)(?: [a-z]+)?(?: a| de| d')? ?$|"
    r"\bripost\w{1,4} (?:[a-z]+ )?pour $"
)
# « contraints de se replier », « a obligé les assaillants à fuir »: beaten back.
_FORCED = re.compile(
    r"\b(?:contrain(?:t|te|ts|tes|dre|gnant)|oblige(?:e|s|es|ant|r)?|force(?:e|s|es|r)?|forcant|"
    r"pousse(?:e|s|es)?)\b[^,.;:]{0,50} (?:a|de) (?:se |s')?$"
)
# « a été pris pour cible », « pris en otage »: nothing was overrun
_NO_GROUND = re.compile(r" (?:pour cibles?|en otages?|part|a partie?|en embuscade|en chasse|feu)\b")
_PRONOUNS = ("l'", "le ", "la ", "les ")
_OF_WHICH = re.compile(r"\bdont (?:ils|elles|il|elle) $")
_LEAVES_LAND = re.compile(r" (?:definitivement |completement )?d(?:u|e la|e l'|es) "
                          r"(?:mali|niger|burkina|pays|territoire|sahel|region)\b")  # fmt: skip
# « région où se sont repliés les jihadistes »: where they are, since long
_WHERE_THEY_ARE = Seldom(
    " ou ",
    r"\b(?:region|zone|ville|localite|fief|bastion|sanctuaire|foret|montagnes?|massif|frontiere)"
    r"[^.;:,]{0,30},? ou (?:se |s')?$",
)


def ending(
    document: Document,
    draft: Draft,
    sub_event_type: str,
    phrases: list[NounPhrase],
    parties: list[Party],
) -> str | None:
    """Return how a report says that its attack ended, the first that it tells."""
    if draft.family != "violence":
        return None
    if document.hits.get("outcome") or document.verbs_by_kind.get("outcome"):
        spans = [(unit.start, unit.end) for unit in draft.units]
        spans += [(unit.sentence.start, unit.sentence.end) for unit in draft.units]
        spans += [(sentence.start, sentence.end) for sentence in draft.trail]
        for start, end in spans:
            found = _first(document, start, end, phrases, parties)
            if found is not None:
                return found
    return "overrun" if sub_event_type == _OVERTAKEN else None


def _first(
    document: Document, start: int, end: int, phrases: list[NounPhrase], parties: list[Party]
) -> str | None:
    told: list[tuple[int, str]] = []
    for hit in document.within("outcome", start, end):
        told.append((hit.start, _by_whom(document, hit.start, phrases, parties, hit.row.outcome)))
    for verb in document.verbs_of("outcome", start, end):
        outcome = _told_by(document, verb, phrases, parties)
        if outcome is not None:
            told.append((verb.start, outcome))
    return min(told)[1] if told else None


def _by_whom(
    document: Document,
    at: int,
    phrases: list[NounPhrase],
    parties: list[Party],
    outcome: str,
    objects: tuple[int, int] = (0, 0),
) -> str:
    """« ont contraint les soldats à se replier »: the attacked left, no attack was repelled.

    Those who gave way stand between `objects`, else before `at`.
    """
    if outcome != "repelled":
        return outcome
    sentence = document.sentence_at(at)
    beaten = [p for p in phrases if objects[0] <= p.start < objects[1]][:1]
    beaten = (
        beaten
        or [
            p
            for p in phrases
            if sentence.start <= p.start and p.end <= at and p.preposition is None
        ][-1:]
    )
    attackers = {party.actor for party in parties if party.role == "initiator"}
    left = any(p.cls in _FORCES and attackers and p.actor not in attackers for p in beaten)
    return "withdrawn" if left else outcome


def _told_by(
    document: Document, verb: VerbHit, phrases: list[NounPhrase], parties: list[Party]
) -> str | None:
    """Return the ending that a verb tells, None where it is denied, to come or of others."""
    reading, outcome = verb.reading, verb.phrase.row.outcome
    if reading.is_negated or reading.tense == "future":
        return None
    sentence = document.sentence_at(verb.start)
    if is_only_possible(document, verb) or _WHERE_THEY_ARE.search(
        document.text, sentence.start, reading.start
    ):
        return None
    if reading.tense == "infinitive":
        begun = max(sentence.start, reading.start - 90)
        before = document.text[begun : reading.start]
        forced = _FORCED.search(before)
        if outcome in ("withdrawn", "repelled") and forced:
            at = begun + forced.start()
            return _by_whom(document, at, phrases, parties, "repelled", (at, reading.start))
        having = document.text.startswith(_HAVING, reading.start)
        done = having or reading.governor in ("avant de", "apres")
        if not done and not _MANAGED.search(before):
            return None
    elif reading.tense == "present" and reading.voice in ("active", "reflexive"):
        if outcome != "held" and sentence.role != "title":
            return None
    if outcome == "overrun" and _NO_GROUND.match(document.text, verb.end):
        return None
    if outcome == "overrun" and says_who_holds(document, verb, sentence):
        return None
    if outcome == "overrun" and reading.governor in ("tenter", "essayer", "echouer"):
        return None
    own = [p for p in phrases if sentence.start <= p.start < sentence.end]
    if not _FITS[outcome](document, verb, sentence, own):
        return None
    if reading.voice == "active" and verb.phrase.row.ground != "subject":
        right = verb.end - 1, min(sentence.end, verb.end + _REACH)
        return _by_whom(document, sentence.start, phrases, parties, outcome, right)
    return _by_whom(document, reading.start, phrases, parties, outcome)


def _is_an_attack(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> bool:
    """Whether people or an attack were beaten back: not « les élections ont été repoussées »."""
    near = verb.start - 2 * _REACH, verb.end + _REACH
    nouns = [h for h in document.within("trigger", *near) if h.row.pos == "noun"]
    return bool(nouns) or any(near[0] <= p.start < near[1] for p in phrases)


def _is_ground(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> bool:
    """Whether ground was taken: not « se sont emparés de deux véhicules »."""
    start, end = verb.reading.start, min(sentence.end, verb.end + _REACH)
    is_subject = verb.phrase.row.ground == "subject"
    is_bare = verb.reading.voice == "participle" and not document.text.endswith(" et ", 0, start)
    if is_subject or verb.reading.voice == "passive" or is_bare:
        start, end = max(sentence.start, start - 2 * _REACH), start
    elif document.text.startswith(_PRONOUNS, start) or _OF_WHICH.search(
        document.text, max(0, start - 24), start
    ):
        start = sentence.start  # « et l'ont occupé », « dont ils ont pris le contrôle »
    else:
        start = verb.start
    grounds = [h for h in document.within("target", start, end) if h.row.target_kind in _GROUND]
    grounds += [
        h for h in document.within("place", start, end) if h.row.kind not in ("country", "region")
    ]
    # « ont pris dix motos dans le village »: where, not what
    return any(_WHERE.isdisjoint(document.words_before(hit.start, 2)) for hit in grounds)


def _is_of_fighters(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> bool:
    """Whether those who fought left, not the villagers, and the place, not the country."""
    if _LEAVES_LAND.match(document.text, verb.end):
        return False
    subject = subject_of(document, verb, sentence, phrases)
    return not subject or any(p.cls not in _PEOPLE for p in subject)


_FITS: dict[str, Callable[..., bool]] = {
    "repelled": _is_an_attack,
    "overrun": _is_ground,
    "held": lambda *_: True,
    "withdrawn": _is_of_fighters,
}
