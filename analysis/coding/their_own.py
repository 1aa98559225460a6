"""Whose « leurs rangs », « trois de ses hommes » are: of those who speak, or of their foe."""

import re

from .admissions import did_more
from .claims import Claim
from .document import Document, VerbHit
from .figure import OWN, Figure
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_CLASSES, NO_PARTY_NAMES
from .reading import ArticleReading, Report
from .sides import Sides

_THEIR = re.compile(r"\b(?:leurs|ses|nos|notre|mes)\b")
_THEIR_RANKS = re.compile(r"\b(?:leurs?|ses|son) (?:propres? )?rangs?\b")
_SINGULAR = re.compile(r"\b(?:dans|parmi) ses (?:propres? )?rangs?\b")
_OF_OWN = re.compile(
    r"\b(?:des leurs|des siens|des notres|(?:de )?(?:ses|leurs) (?:hommes|elements))\b"
)
_ARRESTED = re.compile(r"\b(?:arret|interpell|apprehend)")
_OF_THEM = re.compile(r"\bd'entre (?:eux|elles)\b")
_NEAR, _CLOSE = 40, 16
# « a fait dix prisonniers », no « il y a eu dix prisonniers »
_TAKES = re.compile(r"\b(?:fait|faire|faisant)(?: (?:aussi|egalement|au moins|environ))? $")
_OF_A_GROUP = re.compile(
    r" d(?:u|e (?:ce|cette|la)) (?:meme )?"
    r"(?:groupe|mouvement|katiba|cellule|commando|organisation)\b"
)
# « par des rebelles, qui ont laissé [douze corps] »
_WHO_LOST = re.compile(r",? qui (?![^.;]* qui )[^.;]{4,60}")
_OFFICIAL = ("government", "local_official", "military")


def counts_theirs(document: Document, figure: Figure) -> bool:
    """Return whether « trois de leurs hommes », « ses éléments » are counted."""
    people = figure.people
    if people is None or people.cls not in ("fighter", "fellow") or people.quantity is None:
        return False
    return bool(_THEIR.search(document.text[people.quantity.end : people.head_start]))


def foe_killed(sides: Sides, figure: Figure, report: Report) -> str | None:
    """« L'armée dit avoir tué dix de leurs combattants »: nobody kills his own."""
    for verb in sides.document.verbs_of("casualty", figure.anchor, figure.anchor + 1):
        kills = verb.phrase.row.victims_are == "object" and verb.reading.voice == "active"
        if kills and verb.lemma != "perdre":
            killer = sides.subject_party(verb, report)
            return sides.enemy_of(killer, report) if killer is not None else None
    return None


def loses_own(document: Document, figure: Figure, verb: VerbHit) -> bool:
    """« … ont abattu six terroristes et perdu deux des leurs »: of those who lost them."""
    if verb.lemma != "perdre" or verb.phrase.rest:
        return False
    return bool(_OF_OWN.search(document.text, figure.start, figure.end + _CLOSE))


def nobodys(sides: Sides, figure: Figure, report: Report, speaker: str | None) -> str | None:
    """« aucune perte », says the army: of hers; « …, sans subir de perte »: of who fought."""
    said = sides.document.text[figure.start : figure.end]
    if "perte" not in said:
        return None
    return speaker or (sides.party(report, "state") if said.startswith("sans ") else None)


def of_a_group(document: Document, people: NounPhrase | None) -> bool:
    """« six membres de ce groupe »: no soldiers."""
    return people is not None and _OF_A_GROUP.match(document.text, people.head_end) is not None


def other_loser(
    read: ArticleReading, figure: Figure, verb: VerbHit, sides: Sides, report: Report
) -> str | None:
    """« L'armée a perdu dix hommes et les rebelles six »: who stands right before the figure."""
    if verb.lemma != "perdre" or verb.phrase.rest or figure.start < verb.end:
        return None
    told = [
        p for p in starting_in(read.phrases, verb.end, figure.start)
        if p.end == figure.start - 1 and p.quantity is None and not p.preposition
    ]  # fmt: skip
    return sides.party_of(told, report)


def lost_brothers(document: Document, figure: Figure, verb: VerbHit | None) -> bool:
    """« Nous avons perdu deux frères »: who speaks in arms means his men."""
    if verb is None or verb.lemma not in ("perdre", "tomber") or figure.people is None:
        return False
    return document.text.startswith("frere", figure.people.head_start)


def took_prisoners(document: Document, figure: Figure) -> bool:
    """« La CMA dit avoir fait dix prisonniers »: of her foe."""
    if figure.outcome != "captured" or figure.people is not None:
        return False
    return bool(_TAKES.search(document.text, max(0, figure.start - _NEAR), figure.start))


def says_their_ranks(document: Document, figure: Figure) -> bool:
    """« Ils ont fui avec quinze morts dans leurs rangs »: in a party's own words, the foe's."""
    if figure.side != OWN or document.quote_at(figure.start) is None:
        return False
    return _THEIR_RANKS.search(document.text, figure.start, figure.end + _NEAR) is not None


def whose_ranks(read: ArticleReading, figure: Figure, report: Report) -> str | None:
    """« Le contingent de la Minusma est visé. […] 4 tués dans ses rangs »: whom the text names.

    Of the sentence before, and only where it names one force.
    """
    sentences = read.document.sentences
    if not 0 < figure.sentence < len(sentences):
        return None
    before = sentences[figure.sentence - 1]
    here = starting_in(read.phrases, before.start, before.end)
    forces = {
        identify(read.document, p, report.draft.country) for p in here
        if p.cls in ARMED_CLASSES and p.name_kind not in NO_PARTY_NAMES
    } - {None}  # fmt: skip
    return forces.pop() if len(forces) == 1 and _SINGULAR.search(
        read.document.text, figure.start, figure.end + _NEAR
    ) else None  # fmt: skip


def of_them(read: ArticleReading, figure: Figure, report: Report) -> str | None:
    """« attaqué par des jihadistes. Douze d'entre eux ont été tués »: the people told last.

    Of several in the sentence before, those who were counted, and as many at least.
    """
    document = read.document
    if not _OF_THEM.search(document.text, figure.start, figure.end + _CLOSE):
        return None
    here = document.sentence_at(figure.start)
    start = document.sentences[max(0, here.index - 1)].start
    before = [
        p for p in starting_in(read.phrases, start, figure.start)
        if p.cls in (*ARMED_CLASSES, "civilian") and p.name_kind not in NO_PARTY_NAMES
        and p.preposition in (None, "par")
    ]  # fmt: skip
    counted = [p for p in before if p.quantity is not None and p.quantity.low >= figure.low]
    chosen = (counted or before)[-1:]
    return identify(document, chosen[0], report.draft.country) if chosen else None


def were_arrested(document: Document, figure: Figure) -> bool:
    """« Quatre hommes ont été interpellés » after an attack: none of those whom it hit."""
    return figure.outcome == "captured" and (
        _ARRESTED.search(document.text, figure.start, figure.end) is not None
        or _ARRESTED.match(document.text, figure.anchor) is not None
    )


def is_aboard(document: Document, figure: Figure) -> bool:
    """« un véhicule de l'armée a sauté, tuant ses quatre occupants »: those whose it was."""
    people = figure.people
    return people is not None and document.text.startswith("occupant", people.head_start)


def counts_own_wounded(figure: Figure, claim: Claim | None) -> bool:
    """« 18 combattants blessés », says a governor: nobody knows the wounded of the foe."""
    official = claim is not None and claim.speaker_kind in _OFFICIAL
    return official and figure.outcome == "wounded"


def losers(document: Document, people: list[NounPhrase], at: int) -> list[NounPhrase]:
    """Return who lost those counted at an offset, of the people told before it in its sentence."""
    whose = [p for p in people if _WHO_LOST.fullmatch(document.text, p.end, at)]
    if whose:
        return whose[-1:]
    free = [p for p in people if p.preposition is None]
    start = people[0].start if people else at
    return free[:1] if did_more(document.text, start, at) else free[-1:]
