"""Whose deed a speaker's words tell: the speaker's own, an author's whom he names, a foe's."""

import re

from .claim_types import PARTIES
from .document import Document, VerbHit
from .persons import Speaker
from .reading import Report
from .saying import Attribution

_TAKING = {"capture", "recapture"}
# Whom a group killed or lost is a figure, not the deed that it claims.
_NO_DEED = {"killing", "casualty", "neutralisation", "accident", "occurrence"}
_TAKING_MEN = {"capture", "abduction", "arrest", "execution"}  # whom one takes is a figure too
_TELLING = {"claims", "announces"}  # « revendique la prise de Bourem »
_OWN_GROUP = re.compile(r"(?:l'|les |s')?(?:avoir|etre)\b|nous\b")
_OWN_MEN = re.compile(
    r"\b(?:ses|nos|leurs) (?:propres )?(?:hommes|forces|combattants|elements|soldats|troupes|"
    r"moudjahidin(?:e?s)?|moujahidin(?:e?s)?|unites) $"
)
# « a été menée par », « est l'œuvre de »
_DONE_BY = re.compile(
    r"\b(?:(?:a|ont|avait|avaient|aurait|auraient),?(?: [a-z']+){0,4},? ete [«\" ]*(?:[a-z]+ment )?"
    r"(?:menee?|commise?|perpetree?|conduite?|lancee?|organisee?|planifiee?)s? par|"
    r"(?:est|serait|etait)(?: [a-z]+ment)? [«\" ]*(?:l'oeuvre|le fait) d)"
    r"[^;:.]{0,60}$"
)
# « tués quand leur véhicule a sauté sur une mine »: how they died, no more
_WHEN = re.compile(r"\b(?:quand|lorsqu[e']|au moment ou|apres qu[e']) ?[^,;:.«»\"]*$")
_ARMED_BLOCS = {"jihadist", "separatist"}

# The armies, and who fights beside them.
_FORCES = {"malian_state", "burkinabe_state", "nigerien_state", "russian"}


def own_deed(document: Document, told: list[Report], one: Attribution, who: Speaker) -> set[str]:
    """Return what somebody claims to have done: « le JNIM dit avoir attaqué, avoir pris le camp ».

    A deed makes `responsibility`, a place taken `control`.
    """
    if who.kind not in PARTIES or not one.verbs:
        return set()
    frames = {
        verb.phrase.row.frame
        for verb in document.verbs_of("trigger", one.start, one.end)
        if _is_own(document, verb, one)
    }
    if one.implies & _TELLING:
        hits = document.within("trigger", one.verbs[0].end, one.end)
        frames |= {h.row.frame for h in hits if h.row.frame in _TAKING}
    deeds = {"control" if frame in _TAKING else "responsibility" for frame in frames}
    if deeds or who.kind != "armed_group":
        return deeds & {"control"} if who.kind != "armed_group" else deeds
    named = who.actor is not None and any(
        p.actor == who.actor and p.role == "initiator" and p.basis == "named"
        and one.start <= p.start < one.end and not (p.start < who.end and who.start < p.end)
        for r in told if r.draft.family == "violence" for p in r.parties
    )  # fmt: skip
    return {"responsibility"} if named else set()


def names_author(document: Document, told: list[Report], one: Attribution) -> bool:
    """« l'assaut a été mené par le Jnim, selon un officier »: he says whose deed it is."""
    return any(
        p.actor in document.vocabulary.blocs
        and document.vocabulary.blocs[p.actor] in _ARMED_BLOCS
        and one.start <= p.start < one.end
        and _DONE_BY.search(document.text, max(0, p.start - 90), p.start)
        for r in told if r.draft.family == "violence" for p in r.parties
        if p.role == "initiator" and p.basis == "named" and not p.actor.endswith("_unspecified")
    )  # fmt: skip


def blames_forces(document: Document, told: list[Report], one: Attribution, who: Speaker) -> bool:
    """« l'armée a tué dix civils », says a group that fights her: it accuses her."""
    blocs = document.vocabulary.blocs
    return who.kind == "armed_group" and any(
        any(p.role == "initiator" and blocs.get(p.actor) in _FORCES for p in r.parties)
        and any(
            p.actor == "civilians" and p.role == "target" and one.start <= p.start < one.end
            for p in r.parties
        )
        for r in told
        if r.draft.family == "violence"
    )


def tells_more(document: Document, one: Attribution) -> bool:
    """« ont ouvert le feu, tuant dix personnes »: what happened, beside how many died of it."""
    acts = document.verbs_of("trigger", one.start, one.end)
    return any(
        v.phrase.row.frame not in _NO_DEED | _TAKING_MEN and v.reading.voice != "participle"
        and v.reading.tense not in ("infinitive", "future")
        and not _WHEN.search(document.text, max(one.start, v.reading.start - 80), v.reading.start)
        for v in acts
    )  # fmt: skip


def _is_own(document: Document, verb: VerbHit, one: Attribution) -> bool:
    """Whether the speaker acts: « avoir attaqué », « nous avons », « nos hommes »."""
    frame = document.vocabulary.frames[verb.phrase.row.frame]
    if frame.family != "violence" or frame.frame in _NO_DEED:
        return False
    start = verb.reading.start
    if verb.reading.is_negated or verb.reading.voice not in ("active", "reflexive"):
        return False
    if _OWN_GROUP.match(document.text, start):
        return start >= one.verbs[0].end or document.quote_at(start) is not None
    return bool(_OWN_MEN.search(document.text, max(one.start, start - 40), start))
