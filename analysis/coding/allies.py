"""Who acts beside whom: « une coalition du Jnim et du FLA », « appuyés par des volontaires »."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .draft import Draft
from .governing import governing
from .holders import guards
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_CLASSES, NO_FIGHTERS, NO_PARTY_NAMES, Party, put

_BESIDE = Seldom(
    "cotes|appu|epaul|accompagn|escort|concours|aide|souten|allie|partenaires|suppletifs|conjoint|"
    "flanqu|concert|associ|assist|second|collaboration|alliance|coalition|coordination",
    r"(?:aux cotes d[eu']s?|avec l'appui d[eu']s?|appuye(?:e|s|es)? par|epaule(?:e|s|es)? par|"
    r"accompagne(?:e|s|es)? (?:par|d[eu]s?|d')|"
    r"escorte(?:e|s|es)? par|avec le concours d[eu]s?|avec l'aide d[eu]s?|soutenu(?:e|s|es)? par|"
    r"et (?:par )?(?:ses|leurs) (?:allies|partenaires|suppletifs)(?: (?:d[eu]s?|d'))?|"
    r"conjointement avec|de concert avec|"
    r"en (?:(?:etroite )?collaboration|alliance|coalition|(?:etroite )?coordination) avec|"
    r", allie(?:e|s|es)? (?:a|aux?|pour l'occasion aux?)|"
    # « un groupe associé à l'État islamique » is of it
    r"(?<!groupe )(?<!groupes )(?<!mouvement )(?<!organisation )associe(?:e|s|es)? (?:a|aux?)|"
    r"(?:assist|second)e(?:e|s|es)? (?:par|d[eu]s?|d')|"
    r"flanque(?:e|s)? d[eu]s?) ?(?:l[ea]s? |l'|ses |d'un |une )?$",
)
_WITH_HIS = re.compile(
    r"avec (?:ses|leurs) (?:allies|partenaires|suppletifs|auxiliaires|mercenaires|instructeurs) "
)
_HIS = re.compile(
    r",? (?:et (?:par )?(?:ses|leurs)|(?:appuy|epaul|escort|flanqu|soutenu|accompagn|assist|"
    r"second)[a-z]{0,3} (?:par|d[eu'])) [^.;:]{0,40}"
)
# « une coalition du Jnim et du FLA », « une alliance entre A et B »
_COALITION = Seldom(
    "coalition|alliance",
    r"\b(?:une? |l[ae] |l'|cette )(?:[a-z]+ )?(?:coalition|alliance)(?: [a-z]+){0,2}? "
    r"(?:(?:formee|composee|constituee) )?(?:entre|d[eu]s?|d'|par) ?(?:la |le |l'|les )?",
)
_AND = re.compile(r",? (?:et|avec)(?: celui| ceux)?(?: d[eu]s?| d')? ?(?:la |le |l'|les )?")


def join_coalitions(document: Document, phrases: list[NounPhrase]) -> None:
    """Let both of « une coalition du Jnim et du FLA » be what the coalition is in its clause."""
    for match in _COALITION.finditer(document.text):
        for one, other in zip(phrases, phrases[1:], strict=False):
            if one.start > match.end():
                break
            if one.head_start < match.end() or one.head_start > match.end() + 1:
                if one.start != match.start():
                    continue
            if not _AND.fullmatch(document.text, one.end, other.head_start):
                continue
            whole = governing(document, document.token_at(match.start()), match.start())
            one.preposition = other.preposition = whole


def add_partners(
    document: Document, parties: list[Party], draft: Draft, phrases: list[NounPhrase]
) -> None:
    """Add those said to be at somebody's side in a report's clauses."""
    for unit in draft.units:
        if not _BESIDE.may_be_in(document.text, unit.start, unit.end):
            continue
        is_hearsay = unit.main is not None and unit.main.is_hearsay
        last: NounPhrase | None = None
        for phrase in starting_in(phrases, unit.start, unit.end):
            before, last = last, phrase
            if phrase.cls not in ARMED_CLASSES or phrase.name_kind in NO_PARTY_NAMES:
                continue
            earliest = max(unit.start, phrase.start - 45)
            if not _BESIDE.search(document.text, earliest, phrase.start) and not (
                _WITH_HIS.match(document.text, phrase.start - len("avec "))
            ):
                continue
            actor = identify(document, phrase, draft.country)
            taken = {p.actor for p in parties}
            if actor is None or actor in taken or actor in NO_FIGHTERS:
                continue
            is_hedged = phrase.is_hedged or is_hearsay
            role = "target" if guards(document, unit.happenings, phrase) else "partner"
            if before is not None and _HIS.fullmatch(document.text, before.end, phrase.start):
                told = {p.role for p in parties if p.start == before.start}
                role = "target" if told == {"target"} else role  # « l'armée, appuyée par X »
            put(parties, Party(actor, role, "named", is_hedged, phrase.start, phrase.end))
