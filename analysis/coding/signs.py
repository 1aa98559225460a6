"""Signs of who attacked: whom the defenders chased, who claims it in the headline."""

from analysis.language.cues import Seldom

from .document import Document
from .draft import Draft
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES, ARMED_GROUPS, OF_OUTLAWS, Party
from .tellers import initiator

_CHASED = Seldom.of(
    r"\b(?:mis(?:e|es)? en (?:fuite|deroute)|repouss[a-z]{1,4}|refoul[a-z]{1,4}|"
    r"pourchass[a-z]{1,4}) (?:l[ae]s? |des |ces |l')?(?:[a-z]+ )?$"
)
_NEAR = 40


def chased(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« Dix soldats ont été tués. […] L'armée a mis en fuite les terroristes »: they attacked."""
    if draft.frames & {"air_strike", "drone"} or any(h.initiators for h in draft.happenings):
        return None
    for phrase in near:
        if phrase.cls not in OF_OUTLAWS:
            continue
        before = phrase.start - _NEAR if phrase.start > _NEAR else 0
        if _CHASED.search(document.text, before, phrase.start):
            return initiator(document, draft, phrase, True)
    return None


def claiming_in_title(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« Le Jnim revendique l'attaque de Boni »: a headline is no claim, but names the author."""
    for sentence in document.sentences[:2]:
        if sentence.role != "title" or not any(
            start < sentence.end and sentence.start < end for start, end in draft.spans
        ):
            continue
        for verb in document.verbs_of("speech", sentence.start, sentence.end):
            if verb.lemma != "revendiquer" or verb.reading.is_negated:
                continue
            if verb.reading.voice != "active":
                continue
            for phrase in near:
                if phrase.preposition is None and 0 <= verb.reading.start - phrase.end <= 1:
                    party = initiator(document, draft, phrase, False)
                    if phrase.cls in ARMED_CLASSES and party and party.actor in ARMED_GROUPS:
                        return party
    return None
