"""What is not said: who keeps silent, who could not confirm, which attack nobody claimed."""

import re
from dataclasses import dataclass, replace

from .claim_types import SILENCE, cue_type
from .document import Document, SentenceSpan, VerbHit
from .grammar import names_count, relative_antecedent, subject_before
from .memory import Memory
from .nearby import REACH, InOrder
from .persons import Speaker
from .pronouns import is_unable, pronoun_before
from .saying import Attribution

_BY = re.compile(
    r"\b(?:par|de la part d[eu]s?|"
    r"(?:reaction|commentaire|reponse|confirmation|communique|communication|declaration|"
    r"explication|precision|information|silence|mutisme|silence radio) (?:du cote )?(?:d[eu]s?|a)|"
    r"silence radio (?:au|aux|chez)|"
    r"(?:obtenue?s?|enregistree?s?)(?: (?:pour l'(?:heure|instant)|dans (?:l'immediat|un premier "
    r"temps)|a ce stade|[a-z]+di|dimanche)(?: (?:matin|soir))?)? (?:aupres |de la part )?d[eu]s?)"
    r" (?:l[ea]s? |l')?$"
)
_AUXILIARY = re.compile(
    r"\b(?:s'est|se sont|s'etait|ne s'est|n'a|n'ont|a|ont|n'avait|n'avaient|avait|n'est|"
    r"ne sont|n'etait|ne|n'|etait|etaient|restait|restaient)(?: pas| jamais| encore| toujours)*"
    r"(?: (?:faite?|faisait|faisaient|font|donnee?|fournie?|emis|publiee?|livree?|apportee?|"
    r"diffusee?))? ?$"
)
# « n'a pas été confirmé »: the subject is what nobody confirms.
_PASSIVE = re.compile(
    r"\b(?:ete|etre|impossible|rest(?:e|ent|ait|aient) a|obtenir de)\b|\bpermet|\bnon authentifie"
)
# « n'a pas souhaité commenter », « n'est pas en mesure de confirmer ».
# « impossible de recouper », « ne permet de vérifier », « reste à confirmer », « sans pouvoir … ».
_NEGATED = re.compile(
    r"(?:\bn(?:e |')[a-z' ]{0,40}(?:souhait|voul|veu|pu\b|peu|accept|desir|mesure d|tenu|tient)"
    r"[a-z' ]{0,12}(?<!\bque )"
    r"|\b(?:difficile|impossible|complique|malaise)(?: [a-z']+){0,4} d(?:e |')(?:l[ea]s? |l'|en )?"
    r"|\bn(?:e |')(?:[a-z']+ ){0,3}permet[a-z]*(?: [a-z']+){0,2} d(?:e |')(?:l[ea]s? |l')?"
    r"|\bn'(?:est|etait|a ete) pas (?:encore )?possible d(?:e |')(?:l[ea]s? |l'|en )?"
    r"|\brest(?:e|ent|ait|aient)(?:,? [a-z']+){0,4},? a "
    r"|\bne pas (?:pouvoir|vouloir|souhaiter|etre en mesure de) (?:l[ea]s? |l')?"
    r"|\bsans (?:[a-z]+ ){0,2}?(?:pouvoir|etre en mesure de|parvenir a) (?:l[ea]s? |l')?)$"
)
# « aucun bilan n'a été fourni »: by whom the paragraph quotes
_NOT_GIVEN = re.compile(
    r"[^.;:«»]{0,100}? n(?:'a|'avait|'est|e) (?:[a-z' ]{0,30})?(?:fourni|donne|communique|avance|"
    r"precise|publie|livre|annonce)\b"
)
# Whose « communiqué » or « réaction » it is that there is none of.
_OWNING = ("military", "government", "foreign_government", "armed_group", "un", "ngo")
_GROUP_REACH = 70
_NOR = re.compile(r",? ni (?:l[ea]s? |l')?")
_BOTH = re.compile(r",? et (?:l[ea]s? |l')?")
_PLURAL = re.compile(
    r"[^.;:,]{0,30}? (?:n'(?:ont|avaient|etaient)|ne (?:sont|se sont|s'etaient))\b"
)
# « n'a pas répondu aux tirs »
_IN_BATTLE = re.compile(
    r" (?:aux? (?:tirs?|feu|assaillants?|attaques?|coups)|a l'(?:attaque|assaut))\b"
)
_NEITHER = re.compile(r",? ni (?:ete )?(?:dementi|infirme|nie)")
# « aucun bilan officiel », « pas de confirmation officielle »: it is officials who do not say.
_OFFICIALLY = re.compile(r"\bofficiel(?:le|lement)?s?\b")
_OFFICIAL = ("toll_unknown", "unverified", "no_comment")


@dataclass(slots=True)
class Said:
    """What is said in a stretch of a sentence, before it becomes claims."""

    sentence: SentenceSpan
    start: int
    end: int
    speaker: Speaker | None
    claim_type: str
    verb: str | None
    is_talk: bool = False  # what was quoted holds no fact of the war


@dataclass(slots=True)
class _Silence:
    start: int
    end: int
    claim_type: str


def silences(
    document: Document, sentence: SentenceSpan, everybody: InOrder[Speaker],
    heard: list[Attribution], memory: Memory,
) -> list[Said]:  # fmt: skip
    """Return what is not said, with who does not say it where the words name somebody."""
    found: dict[str, Said] = {}
    more: list[Said] = []
    people = everybody.within(sentence.start, sentence.end)
    for silence in _unsaid(document, sentence):
        claim_type = silence.claim_type
        inside = any(
            a.start <= silence.start < a.end and not a.is_set_against(document.text, silence.start)
            for a in heard
        )
        if claim_type in found and found[claim_type].speaker is not None:
            continue
        speaker = _silent(document, sentence, silence, people, memory)
        if speaker is None and document.text.startswith(("sans ", "ne pas "), silence.start):
            speaker = _in_passing(heard, silence)
        if inside and claim_type in ("toll_unknown", "access_denied"):
            # « L'armée, qui dit avoir repris le camp, n'a pas donné de bilan »: it is silent itself
            own = {s.start for a in heard if a.at_end <= silence.start for s in a.speakers}
            if speaker is None or speaker.start not in own:
                continue
        if speaker is not None and _is_nobody(document, speaker, silence):
            speaker = None
        if speaker is None and claim_type in _OFFICIAL:
            speaker = _officials(document, sentence, silence)
        if speaker is None and claim_type == "no_comment":
            continue  # « …, sans plus de détails »: nobody was asked
        said = Said(sentence, sentence.start, sentence.end, speaker, claim_type, None)
        if claim_type not in found or speaker is not None:
            found[claim_type] = said
        if speaker is not None:
            more += [replace(said, speaker=s) for s in _neither(document, people, speaker, memory)]
    return [*found.values(), *more]


def _neither(
    document: Document, people: list[Speaker], last: Speaker, memory: Memory
) -> list[Speaker]:
    """« Ni l'armée ni le gouvernement n'ont réagi », « l'armée et … »: the first of the two."""
    before = [p for p in people if p.end <= last.start]
    if not before:
        return []
    gap = before[-1].end, last.start
    both = _BOTH.fullmatch(document.text, *gap) and _PLURAL.match(document.text, last.end)
    return [memory.settled(before[-1])] if both or _NOR.fullmatch(document.text, *gap) else []


def _in_passing(heard: list[Attribution], silence: _Silence) -> Speaker | None:
    """« on affirme le savoir, sans être en mesure de le confirmer »: who says the rest."""
    around = (a for a in heard if a.is_before and a.start <= silence.start < a.end)
    return next((a.speakers[-1] for a in around if a.speakers[-1].kind != "media"), None)


def _unsaid(document: Document, sentence: SentenceSpan) -> list[_Silence]:
    """Return the silences of a sentence, the longest words first; in quotations there are none."""
    cues = document.hits_of("cue", sentence)
    verbs = document.verbs_of("silence", sentence.start, sentence.end)
    found = [_Silence(cue.start, cue.end, cue_type(document, sentence.start, cue)) for cue in cues]
    for verb in verbs:
        inside = any(c.start <= verb.start < c.end and c.claim_type in SILENCE for c in found)
        if not inside and is_left_unsaid(document, verb):
            found.append(_with_object(document, verb, found))
    outside = [
        c for c in found
        if c.claim_type in SILENCE and document.quote_at(c.start) is None
        and not _IN_BATTLE.match(document.text, c.end)
    ]  # fmt: skip
    return sorted(outside, key=lambda c: (c.start - c.end, c.start))


def _with_object(document: Document, verb: VerbHit, cues: list[_Silence]) -> _Silence:
    """Return what a negated verb does not say: « n'a communiqué aucun bilan », « ni … ni … »."""
    start, claim_type = verb.reading.start, str(verb.phrase.row.claim_type)
    governor = _NEGATED.search(document.text, max(0, start - _GROUP_REACH), start)
    if governor is not None and verb.reading.tense == "infinitive":
        start = governor.start()
    for at, cue in enumerate(cues):
        is_object = 0 <= cue.start - verb.end < 12 or -3 <= start - cue.end < 24
        if cue.claim_type == "toll_unknown" and claim_type == "no_comment" and is_object:
            del cues[at]
            return _Silence(min(start, cue.start), max(cue.end, verb.end), "toll_unknown")
    if claim_type == "unverified" and _NEITHER.match(document.text, verb.end):
        claim_type = "no_comment"
    return _Silence(start, verb.end, claim_type)


def is_left_unsaid(document: Document, verb: VerbHit) -> bool:
    """Whether a verb is denied, itself or by the verb that governs it: « n'a pas voulu … »."""
    if verb.reading.is_negated or is_unable(document, verb):
        return True
    if verb.reading.tense != "infinitive":
        return False
    start = verb.reading.start
    return bool(_NEGATED.search(document.text, max(0, start - _GROUP_REACH), start))


def _officials(document: Document, sentence: SentenceSpan, silence: _Silence) -> Speaker | None:
    """« aucun bilan officiel »: the government is silent."""
    match = _OFFICIALLY.search(
        document.text,
        max(sentence.start, silence.start - 30),
        min(sentence.end, silence.end + 30),
    )
    if match is None:
        return None
    country = document.country_near(match.start())
    actor = document.vocabulary.class_actor.get(("government", country or ""))
    return Speaker(match.start(), match.end(), "government", actor)


def _is_nobody(document: Document, speaker: Speaker, cue: _Silence) -> bool:
    """« aucun groupe », « aucune source indépendante »; unnamed people never claim an attack."""
    if _is_owner(cue, speaker):
        return False
    before = document.text[max(0, speaker.start - 8) : speaker.start]
    if before.endswith(("aucun ", "aucune ")):
        return True
    if cue.claim_type == "unverified":  # « … auprès de sources indépendantes »
        return speaker.kind == "unnamed_source" and before.endswith(("aupres de ", "de "))
    return cue.claim_type == "unclaimed" and speaker.kind in (None, "unnamed_source")


def _is_owner(cue: _Silence, speaker: Speaker) -> bool:
    """« aucun communiqué de l'armée »: it is the army that says nothing."""
    inside = cue.start < speaker.start < cue.end
    return inside and cue.claim_type in _OFFICIAL and speaker.kind in _OWNING


def _silent(
    document: Document, sentence: SentenceSpan, cue: _Silence, people: list[Speaker], memory: Memory
) -> Speaker | None:
    """Return who keeps silent: the subject of the cue, or whom « par » names after it."""
    start = cue.start
    near = document.verbs_in(start - REACH, start + REACH)
    group = next((v.reading.start for v in near if v.reading.start <= start < v.end), start)
    auxiliary = _AUXILIARY.search(document.text[sentence.start : group])
    group = sentence.start + auxiliary.start() if auxiliary is not None else group
    for speaker in people:
        if _is_owner(cue, speaker) and not names_count(document, speaker):
            return speaker
        if cue.end <= speaker.start < min(sentence.end, cue.end + 60):
            between = document.text[cue.start : speaker.start]
            if " mais " in between or speaker.kind == "media":
                continue
            if "," not in between and _BY.search(between):
                return speaker
    if cue.claim_type == "toll_unknown" and _NOT_GIVEN.match(document.text, cue.end):
        return memory.last_in(sentence)
    if _PASSIVE.search(document.text[start : cue.end]):
        return None
    pronoun = pronoun_before(document, sentence, group)
    if pronoun is not None:
        return memory.resolve(*pronoun, sentence.start)
    left = subject_before(document, sentence, group, people)
    if left:
        return left[-1] if _is_nobody(document, left[-1], cue) else memory.settled(left[-1])
    antecedent = relative_antecedent(document, sentence, group, people)
    if antecedent is not None:
        return memory.settled(antecedent)
    # « aucun bilan officiel »: officials, where no subject says who gives none
    return next((s for s in people if _is_owner(cue, s)), None)
