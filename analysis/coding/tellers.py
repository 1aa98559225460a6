"""Who did it, by who tells of it: an army that speaks of a strike, of terrorists killed."""

import re

from .document import Document
from .draft import Draft
from .noun_phrase import NounPhrase, identify
from .party import ARMED_GROUPS, GENERIC, NO_PARTY_NAMES, Party

_BEFORE = 40
_AIR = {"air_strike", "drone"}
_ARMIES = {"state_force", "foreign_force"}
# Whom others ambush or fight did not begin it.
_FROM_BOTH = {"ambush", "ied", "attack", "accident"}
_FROM = re.compile(
    r"\b(?:selon|d'apres|(?:communique|bilan|compte[ -]rendu|bulletin)(?: [a-z]+)?"
    r" (?:de|du|publie par|diffuse par|signe par)) ?(?:l'|la |le |les )?$"
)
_ASSAULTS = {*_FROM_BOTH, "raid", "suicide_bomb", "shelling", "siege", "capture"}
_OPERATION = re.compile(
    r"\b(?:operations?(?: [a-z]+){0,2} (?:militaires?|de ratissage|de securisation|aeriennes?|"
    r"antiterroristes?|offensives?|speciales?|terrestres?|aeroterrestres?|aeroportees?|heliportees?|ciblees?)|"
    r"operations? (?:menees?|conduites?|lancees?|declenchees?)|"
    r"(?:men|lanc|declench|condui)[a-z]{1,4} une (?:[a-z]+ )?operation|"
    r"(?:reconnaissances?|patrouilles?) offensives?|(?:offensives|fouilles|patrouilles|sorties) "
    r"(?:aeriennes )?ont ete (?:menees|conduites|lancees|effectuees)|actions? ciblees?|"
    r"exploitation (?:du|de) renseignements?|ratissages?)\b"
)
# « lors d'une opération », « dans une offensive contre une base »
_GOING_OUT = re.compile(
    r"\b(?:(?:lors d|au cours d|durant|pendant|dans|en)(?:e |'| )"
    r"(?:une? |des |plusieurs |cette |l'|les |ces |deux |trois )?"
    r"(?:[a-z]+ )?(?:operations?(?! (?:terrorist|d?jihadist|suicide|kamikaze|commando|revendiq|"
    r"complexe|d(?:es?|u|'|e l') ?(?:d?jihad|terror|rebel|jnim|gsim|fla|csp|groupe|homme)))|"
    r"(?:offensives?|raids?|actions?)(?: [a-z]+){0,3} contre (?:une |un |des |plusieurs |la |les |"
    r"deux )(?:[a-z]+ )?(?:bases?|positions?|repaires?|sanctuaires?|refuges?|groupes?|terroristes?|"
    r"d?jihadistes?)|ratissages?\b))"
)
_SAID = 60
_NAMED = re.compile(r"(?: d(?:e|es|u) [a-z' ]{3,30})?,? (?:[a-z'-]+ ){0,3}(?:[a-z'-]+, )?")
# Acts of an army, though attacks.
_OFFENSIVE = ("raid", "operation", "offensive")
# The days on which the last French forces left (chronology, C054, C185 and C203).
_FRENCH_LEFT = {"ML": "2022-08-15", "BF": "2023-02-18", "NE": "2023-12-22"}
_RIVALS = re.compile(
    r"\b(?:rivale?s?|entre (?:groupes|factions|jihadistes|djihadistes|terroristes)|"
    r"reglements? de comptes?)\b"
)


def flying(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """Return the army that speaks of an air strike whose author nobody names."""
    if not draft.frames & _AIR:
        return None
    hurt = {p.start for h in draft.happenings for p in h.targets}
    for phrase in near:
        if phrase.preposition is None and phrase.start not in hurt and _is_army(document, phrase):
            return initiator(document, draft, phrase, True)
    return next((_of_state(document, p) for p in near if _tells(document, p)), None)


def telling(
    document: Document, draft: Draft, near: list[NounPhrase], parties: list[Party]
) -> Party | None:
    """« dix terroristes ont été neutralisés, a annoncé l'armée »: it was they who did it."""
    targets = {p.actor for p in parties if p.role == "target"}
    unnamed = not targets and draft.family != "arrest"
    if unnamed or not targets <= ARMED_GROUPS or "suicide_bomb" in draft.frames:
        return None
    if any(
        h.frame in _FROM_BOTH and h.strength == "main"
        and not document.text.startswith(_OFFENSIVE, h.start) for h in draft.happenings
    ):  # fmt: skip
        return None
    if any(_RIVALS.search(document.text, start, end) for start, end in draft.spans):
        return None
    told = [p for p in near if _tells(document, p)]
    army = next((initiator(document, draft, p, True) for p in told if _is_army(document, p)), None)
    return army or next(filter(None, (_of_state(document, p) for p in told)), None)


def _of_state(document: Document, phrase: NounPhrase) -> Party | None:
    """« Paris annonce la mort de dix jihadistes », « le gouvernement nigérien »: its soldiers."""
    state = document.vocabulary.governed_by.get(identify(document, phrase) or "")
    army = document.vocabulary.class_actor.get(("army", state or ""))
    if army is None:
        return None
    return Party(army, "initiator", "inferred", True, phrase.start, phrase.end)


def operating(document: Document, draft: Draft, parties: list[Party]) -> Party | None:
    """« dix terroristes ont été neutralisés lors d'une opération militaire »: by the army there."""
    targets = {p.actor for p in parties if p.role == "target"}
    if not targets or not targets <= ARMED_GROUPS or document.names_side("france_forces"):
        return None
    army = document.vocabulary.class_actor.get(("army", draft.country or ""))
    if army is not None and draft.frames & _AIR and _flies_alone(document, draft):
        struck = next(h for h in draft.happenings if h.frame in _AIR)
        return Party(army, "initiator", "inferred", True, struck.start, struck.end)
    for start, end in draft.spans if army is not None else ():
        swept = _OPERATION.search(document.text, start, end)
        if swept is not None:
            return Party(army, "initiator", "inferred", True, *swept.span())
    return None


def went_out(document: Document, draft: Draft, hurt: int) -> bool:
    """« deux gendarmes tués lors d'une opération antiterroriste »: who fell had gone out to fight.

    `hurt` is where the first of them is named: « deux gendarmes tués à X. […] Une opération de
    ratissage a permis de neutraliser dix terroristes » followed what had struck them.
    """
    if any(
        h.frame in _ASSAULTS and not document.text.startswith(_OFFENSIVE, h.start)
        for h in draft.happenings
    ):  # fmt: skip
        return False
    until = document.sentence_at(hurt).end
    for start, end in draft.spans:
        if start < until and (
            _GOING_OUT.search(document.text, start, end)
            or _OPERATION.search(document.text, start, end)
        ):
            return True
    return False


def _flies_alone(document: Document, draft: Draft) -> bool:
    """« par une frappe aérienne »: whose, once the French have left a country."""
    written = document.article.published or document.article.header_date
    left = _FRENCH_LEFT.get(draft.country or "")
    return written is not None and left is not None and written > left


def _tells(document: Document, phrase: NounPhrase) -> bool:
    """« l'armée a annoncé », « a annoncé l'armée », « selon l'armée », « un communiqué de … »."""
    start, end = phrase.start, phrase.end
    if _FROM.search(document.text, max(0, start - _BEFORE), start):
        return True
    if phrase.preposition is not None:
        return False
    said = document.verbs_of("speech", max(0, start - _SAID), end + _SAID)
    return any(
        v.reading.tense != "infinitive" and v.reading.voice == "active"
        and v.phrase.row.implies not in ("denies", "accuses", "judges", "asks")
        and (_goes_on(document, end, v.reading.start) or 0 <= start - v.end <= 1)
        for v in said
    )  # fmt: skip


def _goes_on(document: Document, end: int, verb: int) -> bool:
    """« la ministre des Armées, Florence Parly, a annoncé »."""
    return 0 <= verb - end <= 1 or end < verb and bool(_NAMED.fullmatch(document.text, end, verb))


def _is_army(document: Document, phrase: NounPhrase) -> bool:
    """« l'état-major français » is one by its name."""
    row = document.vocabulary.lexicon.actor.get(phrase.actor or "")
    return phrase.cls == "army" or (row is not None and row.kind in _ARMIES)


def initiator(
    document: Document, draft: Draft, phrase: NounPhrase, is_hedged: bool
) -> Party | None:
    """Return the party that a phrase names as the initiator, None where it names none."""
    actor = identify(document, phrase, draft.country)
    if actor is None or phrase.name_kind in NO_PARTY_NAMES:
        return None
    basis = "named" if actor not in GENERIC else "inferred"
    return Party(actor, "initiator", basis, is_hedged, phrase.start, phrase.end)
