"""Who did it, where the clause of the act does not say: another sentence, an adjective, a verdict.

« Les assaillants seraient des jihadistes », « l'attaque a été attribuée à … », « attaque
terroriste ».
"""

import re

from analysis.language.cues import Seldom

from .document import Document
from .doubts import looks_to_state
from .draft import Draft
from .held_by import held_by
from .identities import MAY_BE, equated
from .nearby import InOrder, starting_in
from .newcomers import newcomers
from .noun_agents import is_joined
from .noun_phrase import NounPhrase
from .once_there import befell_before
from .party import ARMED_CLASSES, ARMED_GROUPS, GENERIC, OF_OUTLAWS, Party
from .signs import chased, claiming_in_title
from .tellers import flying, initiator, operating, telling

_REACH, _BEFORE = 70, 40
_IS_AUTHOR = re.compile(
    r"en |comme |impliqu|(?:soupconn|suspect|accus|designe)|\w+ derriere |"
    r"\w+ responsables? de |\w+ les? princip"
)
# The subject of a verb in a compound tense, active: « les hommes armés ont débarqué ».
_HAS = "ont|a|avaient|auraient|aurait|sont|se sont|s'est|seraient|etaient"
_DOES = (
    r"(?! ete| pas| [a-z]+ment ete| (?:depuis|toujours|souvent|longtemps|recemment|[a-z]+mment) | "
    r"(?:[a-z]+ment )?(?:actif|present|implante|etabli|installe|base|lie|affilie|repandu|signe|"
    r"negocie|multiplie|intensifie|etendu|propage|gagne|accru)e?s?\b)"
)
_ACTS = re.compile(rf"[^.;:«»\"]{{0,60}}?\b(?:{_HAS})\b{_DOES}")
_ACTS_AFTER = re.compile(rf"[^.;:«»\"]{{0,60}}?\b(?:{_HAS.replace('|a|', '|')})\b{_DOES}")
_IT = re.compile(
    r"\b(?:elles?|ils?|cell?e(?:s|ux)?-ci|ceux-ci|ces dernier[es]{1,2}|cette dernier[es]{1,2}|"
    r"(?:toutes |tous )?les deux|la premiere|la seconde)(?:,[^,.;:]{2,30},)? $"
)
_PRONOUN = 50
_ADJECTIVE = 24  # « des attaques jihadistes, attribuées à … »
# « Des incidents similaires ont été imputés à X », « les précédents rapts »: others than this one
_LIKE_IT = Seldom(
    "similaire|semblable|analogue|comparable|meme type|meme genre|ce type|ce genre|precedent",
    r"\b(?:[a-z]+s (?:similaires|semblables|analogues|comparables|precedente?s)|"
    r"(?:l[ae]s? )?precedente?s? [a-z]+|d[eu] (?:ce|meme) (?:type|genre))\b[^.;:«»]{0,90}$",
)
_VAGUE = {"armed_men_unspecified"}
# Nouns that say no more than that they bore arms.
_MEN = ("homme", "combattant", "mercenaire", "guerrier", "milicien", "partisan")
# One who dies for somebody; what a communiqué calls whom it fights.
_NOBODY = ("kamikaze", "ennemi")
_UNKNOWN = re.compile(
    r",? (?:(?:jusque-la |encore |toujours )?non identifie|dont l'identite|inconnu|a moto|"
    r"n'(?:ont|avaient) pas (?:encore |toujours )?(?:ete|pu etre) identifie|"
    r"(?:ne sont|restent|demeurent) (?:pas |toujours )?(?:connus|inconnus|non identifies))"
)
# « Le gouvernement condamne cet acte terroriste »
_TERROR = Seldom.of(r"\b(?:cet|ces|un) (?:[a-z]+ )?actes? (?:[a-z]+ ){0,3}?terroris(?:te|me)s?")
_AIR = {"air_strike", "drone"}
_BY_STATES = ("arrest", "disarming")
_RAIDS = ("embuscade", "attaque")  # « tombés dans une embuscade terroriste »


def add_authors(
    document: Document, draft: Draft, phrases: list[NounPhrase], parties: list[Party]
) -> list[Party]:
    """Return the parties of a report with the initiator that its other words tell of.

    Only where the act's own clauses name nobody, or « des hommes armés » whom the article
    elsewhere calls jihadists.
    """
    if draft.family not in ("violence", *_BY_STATES):
        return parties
    known = {p.actor for p in parties if p.role == "initiator"}
    if not known <= GENERIC:
        return parties
    spans = sorted(draft.spans)
    near = InOrder([p for start, end in spans for p in starting_in(phrases, start, end)])
    if draft.family in _BY_STATES:
        return parties if known else [*parties, *_arresting(document, draft, near, parties)]
    if known:
        parties = _named(document, draft, near, parties, known)
        known = {p.actor for p in parties if p.role == "initiator"}
    # « Les accidents de mine sont courants »: no accident is told
    is_accident = any(h.frame == "accident" and not h.is_generic for h in draft.happenings)
    if is_accident or known - _VAGUE:
        return parties
    targets = {p.actor for p in parties if p.role == "target"}
    found = (
        _done_by(document, draft, near)
        or _blamed(document, draft, near)
        or equated(document, draft, near)
        or _called(document, draft)
        or held_by(document, draft, near)
        or (None if known else newcomers(document, draft, phrases, targets))
        or (None if known else flying(document, draft, near))
        or (None if known else telling(document, draft, near, parties))
        or (None if known else operating(document, draft, parties))
        or _beaten(document, draft, targets)
        or (chased(document, draft, near) if targets else None)
        or claiming_in_title(document, draft, near)
        or (
            None if known else _acting(document, draft, near) or _unknown_men(document, draft, near)
        )
    )
    if found is not None and found.actor in targets and len(targets) > 1:
        blamed = _blamed(document, draft, near)
        if blamed is not None and blamed.actor == found.actor:
            # « serait l'œuvre de volontaires, à la suite d'une attaque qui les avait visés »
            parties = [p for p in parties if p.actor != found.actor]
            targets.discard(found.actor)
    if found is None or found.actor in targets | known:
        return parties
    known = {("initiator", actor) for actor in _VAGUE}
    others = [p for p in parties if (p.role, p.actor) not in known]
    return [*others, found, *_joined(document, draft, near, found)]


def _joined(document: Document, draft: Draft, near: list[NounPhrase], found: Party) -> list[Party]:
    """« Elle a été menée par l'armée et Barkhane »: by both."""
    for phrase in near:
        if phrase.start > found.end and is_joined(document, found, phrase):
            other = initiator(document, draft, phrase, found.is_hedged)
            return [other] if other is not None and other.actor != found.actor else []
    return []


def _arresting(
    document: Document, draft: Draft, near: list[NounPhrase], parties: list[Party]
) -> list[Party]:
    """« interpellés lors d'une opération de l'armée », « l'armée annonce leur arrestation »."""
    swept = [p for h in draft.happenings if not h.is_verb for p in h.initiators]
    found = [initiator(document, draft, p, False) for p in swept if p.cls in ARMED_CLASSES]
    told = telling(document, draft, near, parties)
    hit = {p.actor for p in parties if p.role == "target"}
    return [p for p in found if p is not None and p.actor not in hit] or ([told] if told else [])


def _named(
    document: Document,
    draft: Draft,
    near: list[NounPhrase],
    parties: list[Party],
    known: set[str],
) -> list[Party]:
    """« des terroristes ont tué … les assaillants sont des membres de X »: X, whom others blame."""
    found = (
        _done_by(document, draft, near)
        or _blamed(document, draft, near)
        or equated(document, draft, near)
    )
    if found is None or found.actor in GENERIC or any(p.actor == found.actor for p in parties):
        return parties
    bloc = document.vocabulary.blocs.get(found.actor)
    if bloc not in {document.vocabulary.blocs.get(actor) for actor in known} | {"jihadist"}:
        return parties
    return [p for p in parties if p.role != "initiator"] + [found]


def _done_by(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« Une attaque a eu lieu à X. Elle a été menée par des rebelles »: the act told before."""
    for start, end in draft.spans:
        for verb in document.verbs_of("light", start, end):
            reading = verb.reading
            if reading.voice != "passive" or reading.is_negated or reading.tense == "future":
                continue
            if verb.phrase.row.direction != "subject_is_initiator":
                continue
            if _IT.search(document.text, max(0, reading.start - _PRONOUN), reading.start):
                agents = starting_in(near, verb.end, min(end, verb.end + _BEFORE))
                agents = [p for p in agents if p.preposition == "par" and p.cls in ARMED_CLASSES]
                for phrase in agents[:1]:
                    is_hedged = phrase.is_hedged or reading.is_hearsay
                    return initiator(document, draft, phrase, is_hedged)
    return None


def _blamed(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« attribuée à X », « mise sur le compte de X », « porte la marque de X »."""
    for start, end in draft.spans if "hedge" in document.hits else ():
        for hit in document.within("hedge", start, end):
            if hit.row.kind != "authorship" or is_of_others(document, draft, hit.start):
                continue
            # « la marque des » holds the article of « des groupes jihadistes »
            blamed = starting_in(near, hit.end - len("des"), min(end, hit.end + _REACH))
            if _IS_AUTHOR.match(document.text, hit.start):  # « X en serait l'auteur »
                blamed = starting_in(near, max(start, hit.start - _BEFORE), hit.start)[-1:]
            for phrase in blamed:
                if phrase.cls in ARMED_CLASSES and not looks_to_state(document, hit, phrase):
                    return initiator(document, draft, phrase, True)
    return None


def is_of_others(document: Document, draft: Draft, at: int) -> bool:
    """« …, pays frappé par des attaques attribuées à des jihadistes »: not this one."""
    if _LIKE_IT.search(document.text, document.sentence_at(at).start, at):
        return True
    if draft.end >= document.sentence_at(at).start and befell_before(document, draft.end, at):
        return True
    near = [h for h in draft.happenings if not h.is_verb and 0 <= at - h.end <= _ADJECTIVE]
    return bool(near) and near[-1].is_generic and near[-1] is not draft.units[0].main


def _called(document: Document, draft: Draft) -> Party | None:
    """« attaque terroriste », « assaut jihadiste »: the adjective says who attacks."""
    for happening in draft.happenings:
        verb = happening.is_verb and not happening.row.trigger.endswith(_RAIDS)
        if verb or happening.is_generic and len(draft.units) > 1:
            continue
        quoted = document.text.startswith((" « ", ' "', " «"), happening.end)
        # « attentat terroriste » holds its adjective
        reach = happening.start, happening.end + (4 if quoted else 2)
        for hit in document.within("head", *reach):
            actor = OF_OUTLAWS.get(hit.row.actor_class)
            if actor is not None:
                return Party(actor, "initiator", "inferred", False, hit.start, hit.end)
    for start, end in draft.spans:
        act = _TERROR.search(document.text, start, end)
        if act is not None:
            return Party("jihadists_unspecified", "initiator", "inferred", True, *act.span())
    return None


def _beaten(document: Document, draft: Draft, targets: set[str]) -> Party | None:
    """« trois soldats ont péri, dix terroristes ont été neutralisés »: those attacked."""
    hurt = [f.people for f in draft.figures if f.people is not None]
    hurt += [p for h in draft.happenings for p in h.targets]
    if draft.frames & _AIR:
        return None  # whom bombs hit did not drop them
    if "suicide_bomb" in draft.frames:
        return None
    outlaws = [p for p in hurt if p.cls in OF_OUTLAWS and not _is_former(document, p)]
    return initiator(document, draft, outlaws[0], True) if outlaws and targets else None


def _is_former(document: Document, phrase: NounPhrase) -> bool:
    """« quarante ex-rebelles tués »: on the other side by now."""
    before = document.text[max(0, phrase.head_start - 9) : phrase.head_start]
    own = document.text.startswith("ex-", phrase.head_start)  # « l'ex-rébellion »
    return own or before.endswith(("ex-", "ex ", "anciens "))


def _acting(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« Les hommes armés seraient venus à moto »: whom the sentences let act."""
    hurt = {f.people.start for f in draft.figures if f.people is not None}
    hurt |= {p.start for h in draft.happenings for p in h.targets}
    assailants = any(p.cls == "assailant" for h in draft.happenings for p in h.initiators)
    for phrase in near:
        if phrase.cls not in MAY_BE or phrase.preposition is not None or phrase.start in hurt:
            continue
        if _is_former(document, phrase):
            continue
        acts = _acts(document, phrase)
        if not assailants and (acts is None or _speaks(document, phrase.end, acts.end())):
            continue
        party = initiator(document, draft, phrase, phrase.is_hedged)
        if party is not None and party.actor in ARMED_GROUPS:
            return party
    return None


def _acts(document: Document, phrase: NounPhrase) -> re.Match[str] | None:
    """« Les hommes armés ont débarqué », no « les groupes liés à Al-Qaïda »."""
    acts = _ACTS.match(document.text, phrase.end)
    if acts is None or not acts.group().endswith(" a"):
        return acts
    if document.original(acts.end() - 1, acts.end()) == "a":
        return acts
    return _ACTS_AFTER.match(document.text, phrase.end)  # « arrivés à moto, ont ouvert le feu »


def _unknown_men(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« par une horde d'assaillants », « les ravisseurs ont … »: armed men, no more is said."""
    told = [p for h in draft.happenings if not h.is_generic for p in h.initiators]
    for phrase in told:
        is_new = phrase.determiner in ("indefinite", "band") or phrase.quantity is not None
        is_man = phrase.actor is None and document.text.startswith(_MEN, phrase.head_start)
        if phrase.cls == "assailant" or is_man and is_new:
            if not document.text.startswith(_NOBODY, phrase.head_start):
                return _armed_men(phrase)
    for phrase in near:
        if phrase.cls != "assailant" or document.text.startswith(_NOBODY, phrase.head_start):
            continue
        # « quatre morts et un véhicule calciné par des assaillants »
        if phrase.preposition == "par" or phrase.preposition is None and (
            _acts(document, phrase) or _UNKNOWN.match(document.text, phrase.end)
        ):  # fmt: skip
            return _armed_men(phrase)
    return None


def _armed_men(phrase: NounPhrase) -> Party:
    return Party("armed_men_unspecified", "initiator", "inferred", False, phrase.start, phrase.end)


def _speaks(document: Document, start: int, end: int) -> bool:
    return any(
        v.phrase.kind == "speech" and v.reading.tense != "infinitive"
        for v in document.verbs_in(start, end + 24)
    )
