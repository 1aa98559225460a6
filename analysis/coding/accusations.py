"""Whom somebody accuses: the party behind an act whose author nobody names."""

import re

from .authors import is_of_others
from .claims import Claim
from .document import Document, VerbHit
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .other_matters import names_partners
from .party import ARMED_CLASSES, ARMED_GROUPS, GENERIC, Party
from .reading import ArticleReading, Report

_REACH = 120
# « Cette recrudescence de violences est attribuée à … »: of no act
_TREND = re.compile(r"\b(?:recrudescence|multiplication|vague|violences|insecurite)\b[^,;:.]*$")
_LAYING = ("attribuer", "imputer")
_DEATHS = {"found", "killing", "casualty", "execution"}
_BLASTS = {"ied", "suicide_bomb"}
_OFTEN = re.compile(
    r"\b(?:regulierement|souvent|frequemment|habituellement|systematiquement|plusieurs reprises|"
    r"maintes reprises|depuis (?:des|plusieurs) )"
)
_COLLUSION = re.compile(
    r"\b(?:collabor|renseign|cooper|complic|soutenir |soutenu |aider |aide |heberg|ravitaill|"
    r"informe|proximite|liens? )"
)
_IDLE = re.compile(
    r" (?:d'(?:inaction|abandon|incapacite|incompetence|etre (?:arrive|venu|reste))|"
    r"de (?:passivite|negligence|laxisme|complaisance|ne pas|n'avoir|n'etre)|"
    r"d(?:e (?:les |l'|leur |la )|')(?:avoir )?(?:abandonn|laiss|tard|ferm|meni|neglig))"
)
# « …, qui épingle également l'armée burkinabè »: of more than what is told
_IN_PASSING = re.compile(r"\bqui [^,.;:]{0,24}(?:aussi|egalement|par ailleurs)\b")
_PASSING_REACH = 14
# « l'armée et des miliciens »
_JOINED = re.compile(r",? (?:et|ainsi que|ou)(?: (?:par|contre|de|a))? ")


def accused_parties(read: ArticleReading, report: Report, claims: list[Claim]) -> list[Party]:
    """Return the parties accused of a report's act: « accuse X », « attribue l'attaque à X ».

    An accusation is its speaker's word and stays hedged; it names an initiator only where the
    article itself names none. A guess at who left dead bodies gives way to it.
    """
    speech = read.document.verbs_by_kind.get("speech", ())
    accusing = [verb for verb in speech if verb.phrase.row.implies == "accuses"]
    if report.draft.family != "violence" or not accusing:
        return []
    guesses = [p for p in report.parties if _is_guess(p, report)]
    known = [p for p in report.parties if p.role == "initiator" and p not in guesses]
    if any(p.actor not in GENERIC or p.basis == "named" for p in known):
        return []  # « Des jihadistes ont attaqué … »: the article says no more
    document = read.document
    sentences = {u.sentence.index for u in report.draft.units}
    before = report.draft.units[0].sentence.index - 1
    if before >= 0 and not read.told_in(before) and _may_be_accused_before(read, report, before):
        sentences.add(before)  # « L'armée est accusée d'exactions. Dix civils ont été … »
    sentences |= {s.index for s in report.draft.trail}
    sentences |= {c.sentence for c in claims if c.claim_type == "accusation"}
    targets = {p.actor for p in report.parties if p.role == "target"}
    told = [document.sentences[index] for index in sorted(sentences)]
    vague: list[Party] = []  # « l'armée accuse les terroristes. […] Elle l'attribue au Jnim »
    for verb in (v for s in told for v in accusing if s.start <= v.start < s.end):
        if verb.reading.is_negated or is_of_others(read.document, report.draft, verb.start):
            continue
        if _is_of_another(read, report, verb.start) or _is_in_passing(document, verb):
            continue
        if _TREND.search(document.text, document.sentence_at(verb.start).start, verb.start):
            continue
        if not names_partners(read, verb.start, document.sentence_at(verb.start).end):
            found = _accused(document, read.phrases, verb)
            found = [p for p in found if p.actor not in targets]
            if known:  # « attaque jihadiste … X l'attribue au Jnim »: which of them
                sides = {read.blocs.get(p.actor) for p in known} | {"jihadist"}
                found = [p for p in found if p.actor in ARMED_GROUPS - GENERIC
                         and read.blocs.get(p.actor) in sides]  # fmt: skip
            vague = vague or found
            if not all(p.actor in GENERIC for p in found):
                vague = found
                break
    if vague:
        gone = [*guesses, *known]
        report.parties[:] = [p for p in report.parties if p not in gone]
    return vague


def _is_of_another(read: ArticleReading, report: Report, at: int) -> bool:
    """« … tués à Boni, théâtre en juin d'un massacre attribué à X »: to X only the massacre."""
    of = [r for r in read.reports if any(u.start <= at < u.end for u in r.draft.units)]
    return bool(of) and report not in of


def _is_in_passing(document: Document, verb: VerbHit) -> bool:
    """« HRW, qui met aussi en cause l'armée nigérienne, … »: for other acts, elsewhere."""
    start = max(0, verb.reading.start - len("qui "))
    return _IN_PASSING.match(document.text, start, verb.end + _PASSING_REACH) is not None


def _may_be_accused_before(read: ArticleReading, report: Report, index: int) -> bool:
    """« L'armée est régulièrement accusée d'exactions. […] une mine a tué … »: not of this."""
    if _BLASTS & {h.frame for h in report.draft.happenings}:
        return False
    sentence = read.document.sentences[index]
    return _OFTEN.search(read.document.text, sentence.start, sentence.end) is None


def boasting_parties(read: ArticleReading, report: Report, claims: list[Claim]) -> list[Party]:
    """« Selon le Jnim, quarante soldats ont été tués »: who counts the foe's dead did it, it says.

    Only where the article names nobody who acts.
    """
    guesses = [p for p in report.parties if _is_guess(p, report)]
    known = [p for p in report.parties if p.role == "initiator" and p not in guesses]
    if report.draft.family != "violence" or known:
        return []
    killed = {f.sentence for f in report.draft.figures if f.outcome == "killed" and f.low > 0}
    lexicon = read.document.vocabulary.lexicon.actor
    hit = [p for p in report.parties if p.role == "target"]
    if not hit or any(lexicon[p.actor].kind != "state_force" for p in hit):
        return []
    found = [
        Party(c.speaker_actor, "initiator", "claimed", True, c.start, c.end)
        for c in claims
        if c.claim_type == "casualties" and c.speaker_actor in ARMED_GROUPS
        and c.sentence in killed
    ][:1]  # fmt: skip
    if found:
        report.parties[:] = [p for p in report.parties if p not in guesses]
    return found


def _is_guess(party: Party, report: Report) -> bool:
    """Whether a party only seems to be behind bodies that were found, or people killed."""
    told = {h.frame for h in report.draft.units[0].happenings}
    vague = party.basis == "inferred" and party.actor in GENERIC
    nobody = party.actor == "armed_men_unspecified"  # « des assaillants », no more
    return party.role == "initiator" and vague and (nobody or told <= _DEATHS)


def _accused(document: Document, phrases: list[NounPhrase], verb: VerbHit) -> list[Party]:
    """Return the armed parties that a verb of accusing is about, in its sentence.

    « accuse l'armée », but « l'armée est accusée » and « soupçonnées de liens avec les rebelles ».
    """
    sentence = document.sentence_at(verb.start)
    start, end = verb.end, min(sentence.end, verb.end + _REACH)
    is_passive = verb.reading.voice in ("passive", "participle")
    lays = verb.lemma in _LAYING  # « a été attribuée par l'armée au Jnim »
    if is_passive and verb.form.form == "past_participle" and not lays:
        start, end = max(sentence.start, verb.start - _REACH), verb.start
    found: list[Party] = []
    for phrase in starting_in(phrases, start, end):
        if not found and _COLLUSION.search(document.text, start, phrase.start):
            break  # « accusent les villageois d'avoir collaboré avec l'armée »
        if not found and _IN_PASSING.search(document.text, start, phrase.start):
            break  # « dénonce l'ONG, qui épingle aussi l'armée nigérienne »
        if _IDLE.match(document.text, phrase.end):
            break  # « accusent l'armée de les avoir abandonnés »
        if found and not _JOINED.fullmatch(document.text, found[-1].end, phrase.start):
            break
        if not found and end == verb.start and phrase.preposition is not None:
            continue
        if not found and is_passive and lays and phrase.preposition not in ("a", "au", "aux"):
            continue
        if phrase.cls not in ARMED_CLASSES or phrase.name_kind in ("metonym", "state"):
            continue
        actor = identify(document, phrase)
        kind = document.vocabulary.lexicon.actor[actor].kind if actor is not None else ""
        if actor is not None and kind not in ("government", "international", "regional", "ngo"):
            found.append(Party(actor, "initiator", "named", True, phrase.start, phrase.end))
    return found
