"""Crowds and quarrels: « une tension est survenue », « des heurts entre jeunes et policiers »."""

import re

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_CLASSES, Party, put

# Words that tell of a disorder only where it broke out: « des violences ont éclaté à Gao ».
VAGUE_WORDS = {"tension", "tensions", "violences", "trouble", "troubles", "incident", "incidents"}
_BROKE_OUT = re.compile(
    r"(?: [a-z'-]+,?){0,7}? (?:(?:a|ont|avaient|avait) (?:de nouveau |encore |brusquement )?"
    r"(?:eclate|degenere|fait (?:au moins |plus de |pres de )?[a-z0-9-]+ (?:morts?|blesses?|tues?|"
    r"victimes?))|(?:est|sont|etait|etaient) survenue?s?)\b"
)
_BETWEEN = re.compile(r" entre (?:(?:des|les|la|l'|le|un|une|deux) ?)?[^.,;:]{3,40} et ")
_OF_STATES = Seldom.of(
    r"\b(?:diplomati|politique|commercia|entre (?:bamako|niamey|ouagadougou|paris|alger|abidjan|"
    r"le mali|le niger|le burkina|la france|l'algerie|les deux (?:pays|capitales|voisins))|"
    r"au sein d|cardiaque|techniques?\b)"
)
# « un rassemblement de terroristes », « … d'une trentaine de motos »: nobody marches.
_MEETING = re.compile(
    r"rassemblements? (?:important )?d(?:e |es |'|u )(?:[a-z' -]{1,30}? )??"
    r"(?:elements?|membres|hommes|individus|combattants|groupes?|chefs?|motos?|motocyclistes|"
    r"pick-up|vehicules|forces(?! vives)|troupes|assaillants|miliciens|rebelles|insurges|"
    r"terroristes?|d?jihadistes?|gat)\b"
)
# « des jeunes jihadistes ont occupé le village »: no crowd
_YOUNG_FIGHTERS = re.compile(r"[a-z]+ (?:[a-z]+ )?(?:d?jihad|combatt|rebell|terror|arme|milic)")
_BY_CROWDS = {"attack", "destruction"}
_RIOTERS = ("manifestant", "protestataire", "contestataire", "jeunes", "etudiant", "lyceen",
            "eleves", "partisans", "sympathisants", "emeutier")  # fmt: skip
_MARCHES = {"protest", "gathering", "riot", "dispersal"}
_REACH = 110
_CROWD = (
    r"(?:manifestants?|jeunes|populations?|habitants?|femmes|etudiants?|eleves|foule|riverains|"
    r"villageois|civils|grevistes|orpailleurs|protestataires|militants|partisans)"
)
_STATE = (
    r"(?:polici\w+|police|gendarme\w*|militaires?|soldats?|armee|forces|barkhane|convoi|gardes?|"
    r"crs|casques bleus|minusma)"
)
_AND = r"(?: et | aux? | a la | a l')[^.;:,]{0,24}?\b"
_AGAINST_STATE = Seldom(
    "entre|oppos",
    rf"\b(?:entre|oppos\w+)\b[^.;:]{{0,40}}?\b(?:{_CROWD}\b[^.;:]{{0,40}}?{_AND}{_STATE}|"
    rf"{_STATE}\b[^.;:]{{0,40}}?{_AND}{_CROWD})\b",
)

FILLED = {"investir", "occuper"}
_CROWDS = ("manifestant", "protestataire", "contestataire", "jeunes", "femmes", "etudiant",
           "lyceen", "eleves", "militants", "partisans", "sympathisants", "habitants", "personnes",
           "syndicalistes", "emeutier")  # fmt: skip


# « contre la présence française », « le départ de Barkhane », « la démission du président »
_DEMANDS = Seldom(
    "contre|depart|retrait|demission|chute|incapacite|inaction|passivite|anti-",
    r"\b(?:contre|(?:depart|retrait|demission|chute|incapacite|inaction|passivite) "
    r"(?:d[eu]s?|d')|anti-) ?(?:l[ae]s? |l'|ses |cette |ce )?"
    r"(?:(?:presence|politique|intervention|regime|autorites?)(?: militaire)? ?"
    r"(?:d[eu]s? |d')?(?:l[ae]s? |l')?)?",
)
# « l'insécurité depuis le départ de Barkhane »: since then, and no demand
_ONLY_DATES = re.compile(r"\b(?:depuis|apres|avant|malgre|suite au|lendemain du) (?:le |la )?$")
_UNWANTED = {"government", "foreign_force", "private_military"}


def is_no_disorder(document: Document, hit: Hit, stop: int) -> bool:
    """Return whether a vague word only tells how things are: « la tension monte »."""
    text = document.text
    if text[hit.start : hit.end] not in VAGUE_WORDS:
        return False  # most often
    if _OF_STATES.search(text, hit.start, min(stop, hit.end + _REACH)):
        return True
    broke_out = _BROKE_OUT.match(text, hit.end, min(stop, hit.end + _REACH))
    if broke_out is not None:
        # « L'incident est survenu à X »: whatever it was that was told
        return text.startswith("incident", hit.start) and "eclate" not in broke_out.group()
    return not (text.startswith("violences", hit.start) and _BETWEEN.match(text, hit.end, stop))


def is_no_march(document: Document, hit: Hit) -> bool:
    """« un rassemblement de rebelles », « de motos »: where fighters met, no protest."""
    return _MEETING.match(document.text, hit.start) is not None


def is_of_a_crowd(document: Document, happening: Happening) -> bool:
    """Return whether a clash set a crowd against soldiers: « heurts entre jeunes et policiers »."""
    if happening.frame != "clash":
        return False
    if happening.is_verb:
        crowd = [p for p in happening.initiators if p.cls == "civilian"]
        return bool(crowd) and any(p.cls in ("army", "police") for p in happening.targets)
    return bool(_AGAINST_STATE.search(document.text, happening.end, happening.zone[1]))


def sets_a_crowd_against_soldiers(document: Document, draft: Draft) -> bool:
    """Return whether a report tells of a crowd and soldiers, none of whom attacked another."""
    return any(is_of_a_crowd(document, h) for h in draft.happenings)


def is_crowd(document: Document, happening: Happening) -> bool:
    """Whether a crowd acts: « Des manifestants ont investi la place », they took no ground."""
    return bool(happening.initiators) and all(
        p.cls not in ARMED_CLASSES
        and document.text.startswith(_CROWDS, p.head_start)
        and _YOUNG_FIGHTERS.match(document.text, p.head_start) is None
        for p in happening.initiators
    )


def by_a_mob(parties: list[Party]) -> bool:
    """« lynché par la foule », « La foule a brûlé le poste »: nobody in arms did it."""
    return {p.actor for p in parties if p.role == "initiator"} == {"civilians"}


def add_protesters(
    document: Document, parties: list[Party], own: list[Happening], draft: Draft,
    phrases: list[NounPhrase],
) -> None:  # fmt: skip
    """« Une manifestation a eu lieu à X »: people marched, whom nobody names; against whom."""
    if draft.family != "protest":
        _add_rioters(document, parties, own)
        return
    march = next((h for h in own if h.frame in _MARCHES), None)
    if march is not None and not any(p.actor == "civilians" for p in parties):
        if not any(p.role == "initiator" for p in parties):
            put(parties, Party("civilians", "initiator", "inferred", False, march.start, march.end))
    if not any(p.role == "target" for p in parties):
        for start, end in draft.spans:
            for demand in _DEMANDS.finditer(document.text, start, end):
                if not _ONLY_DATES.search(document.text, start, demand.start()):
                    _add_unwanted(document, parties, demand.end(), phrases)


def _add_rioters(document: Document, parties: list[Party], own: list[Happening]) -> None:
    """« L'ambassade a été vandalisée par des manifestants »: no fighters, yet they did it."""
    if any(p.role == "initiator" for p in parties):
        return
    for happening in own:
        crowd = next(iter(happening.initiators), None)
        if crowd is None or not document.text.startswith(_RIOTERS, crowd.head_start):
            continue  # « des habitants », « des personnes » are no crowd that strikes
        if happening.frame in _BY_CROWDS and is_crowd(document, happening):
            put(parties, Party("civilians", "initiator", "named", crowd.is_hedged,
                               crowd.start, crowd.end))  # fmt: skip


def _add_unwanted(
    document: Document, parties: list[Party], at: int, phrases: list[NounPhrase]
) -> None:
    """Add those against whom people march: foreign forces, a government."""
    near = [p for p in starting_in(phrases, at - len("des "), at + 1) if p.cls != "civilian"]
    actor = identify(document, near[0]) if near else None
    start, end = (near[0].start, near[0].end) if near else (at, at)
    demonym = next(iter(document.within("demonym", at, at + 1)), None)
    if actor is None and demonym is not None:  # « la présence française »
        actor = document.vocabulary.class_actor.get(("army", demonym.row.country))
        start, end = demonym.start, demonym.end
    row = document.vocabulary.lexicon.actor.get(actor or "")
    if row is not None and (row.kind in _UNWANTED or actor == "minusma"):
        put(parties, Party(row.actor_id, "target", "inferred", False, start, end))
