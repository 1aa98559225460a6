"""Who took a place: « Les rebelles ont pris la ville », « L'armée a repris le camp »."""

from .clauses import Happening
from .document import Document, SentenceSpan, VerbHit
from .draft import Draft
from .figure import Figure
from .noun_phrase import NounPhrase, identify
from .party import STATE_BLOCS, Party

TAKEN = {"capture", "recapture"}


def was_held_before(verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« L'armée a repris Bosso, tombée vendredi aux mains des rebelles »: what she undid."""
    if verb.phrase.row.frame != "capture" or verb.reading.voice != "participle":
        return False
    return any(
        v.phrase.kind == "trigger" and v.phrase.row.frame == "recapture"
        and v.reading.voice != "participle" and not v.reading.is_negated
        for v in sentence.verbs
    )  # fmt: skip


def is_retaken(
    document: Document, draft: Draft, told: list[Happening], parties: list[Party]
) -> bool:
    """Whether a recapture was the work of those who began: no « attaqué … le camp, repris ».

    « Des jihadistes ont attaqué le camp. L'armée l'a repris » tells of their attack.
    """
    actors = _actors(document, draft, takers(told, {"recapture"}))
    return any(p.role == "initiator" and p.actor in actors for p in parties)


def taking(document: Document, draft: Draft, told: list[Happening], parties: list[Party]) -> str:
    """Return "recapture" where a state took the place, "capture" where others did.

    Who is said to have taken it counts before who began the fight.
    """
    blocs = document.vocabulary.blocs
    actors = _actors(document, draft, takers(told, TAKEN))
    actors = actors or {p.actor for p in parties if p.role == "initiator"}
    is_state = bool(actors) and all(blocs.get(actor) in STATE_BLOCS for actor in actors)
    return "recapture" if is_state else "capture"


def takers(happenings: list[Happening], frames: set[str]) -> list[NounPhrase]:
    """Return who took a place, but for those whom another act befell.

    « Des jihadistes, qui ont tué un officier, ont pris le camp »: not the officer.
    """
    hit = {p.start for h in happenings for p in h.targets}
    taking = [h for h in happenings if h.is_verb and h.frame in frames]
    return [p for h in taking for p in h.initiators if p.start not in hit]


def _actors(document: Document, draft: Draft, phrases: list[NounPhrase]) -> set[str]:
    found = {identify(document, p, draft.country) for p in phrases}
    return {actor for actor in found if actor is not None}


def captors(document: Document, figure: Figure, draft: Draft) -> set[str | None]:
    """Return who carried off those that a figure counts."""
    if figure.outcome != "captured":
        return set()
    told = [u for u in draft.units if u.sentence.index == figure.sentence]
    acts = [h for u in told for h in u.happenings if h.frame == "abduction"]
    return {identify(document, p, draft.country) for h in acts for p in h.initiators}
