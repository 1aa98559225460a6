"""From the air or from the ground: aircraft that strike, and what is bombarded with shells."""

import re

from .clauses import Happening
from .document import Document, Hit, SentenceSpan, VerbHit
from .party import RAIDERS

_AIR = {"air_strike", "drone"}
# Verbs and nouns of bombs that do not say what dropped or fired them.
_BOMBING = ("bombard", "pilonn")
_NEAR = 40
_STRIKES = {"attack", "killing", "neutralisation", "execution"}
_BETWEEN = re.compile(r" (?:[a-z'-]+ ){0,6}")
_BY = re.compile(r" (?:[a-z]+ ){0,2}par (?:l['ea] ?|les |une? |des |deux |trois |plusieurs )")
# « ont attaqué [mardi le camp au] mortier », « une attaque [à la] voiture piégée »
_ARMED = re.compile(
    r" (?:[a-z0-9'-]+,? ){0,7}?(?:a la|au|aux|a l'|a coups? (?:de|d')|par|"
    r"avec (?:des|une?|deux|trois|plusieurs|leurs)|a l'aide (?:de|d'une?|d')|"
    r"au moyen (?:de|d'une?|d')) ?"
)
# « ont ciblé mardi "un rassemblement de soldats", avec "un engin explosif" »
_WITH_ONE = re.compile(
    r"[^.;:]{0,110}[ ,](?:avec|a l'aide|au moyen) (?:d[e'] ?)?[«\" ]{0,3}"
    r"(?:des |une? |l'|deux |trois )?"
)
# « l'attaque à la mine d'or »: where, not with what
_CARRIED_BY = re.compile(
    r"\b(?:evacu|achemin|transport|transfer|ramen|rapatri|depech|convoy)[a-z]{1,4} "
    r"(?:[a-z]+ )?(?:par|en|a bord d) ?(?:d'|une? |deux |des |l')*$"
)
# « Un avion militaire est sur zone », « L'avion militaire malien sur zone »
_OVERHEAD = re.compile(
    r"(?: [a-z]{4,12})? (?:(?:est|sont|etait|etaient|reste) )?(?:sur (?:zone|place|les lieux)|"
    r"en (?:vol|route|alerte)|(?:a|ont|avait) survole)\b"
)
_PITS = ("mine d'", "mine de ", "mines d'", "mine,", "mine ")
_AND_BY = re.compile(
    r"(?:,?(?P<then> suivie?s? | puis | avant )|,? et |, )"
    r"(?:a la |au |aux |(?=a l')|par |a coups de |de |d'|des )?"
)
# « Deux kamikazes ont attaqué le camp », not « cinq hommes, dont un kamikaze, ont … »
_KAMIKAZE = re.compile(
    r"(?<!dont un )(?<!dont une )(?<!dont deux )(?<!commando de )(?<!commandos de )"
    r"(?<!et un )(?<!et une )(?<!et deux )(?<!comme des )"
    r"\bkamikazes?(?: (?!et\b)[a-z']+){0,3} $"
)
_ARMED_REACH, _A_L, _NEXT_WORDS = 130, 5, 8
# « suivi par drone », « repérés grâce à un drone », « un drone de surveillance »
_SEEN_BY = re.compile(
    r"\b(?:suivi|repere|detecte|observe|surveille|filme|survole|identifie|localise)e?s? "
    r"(?:par|grace a|a l'aide d'|avec|depuis) ?(?:une? |des |les |le |plusieurs )?$"
)
_TO_LOOK = re.compile(r" (?:de|d') ?(?:surveillance|reconnaissance|observation|renseignement)\b")
# « un kamikaze a lancé sa voiture contre le camp », « au volant d'un camion »
_DRIVEN = re.compile(
    r"\b(?:au volant d(?:'une? |u |e sa |e son )|explos[a-z]{1,4} (?:a bord d'une? |"
    r"(?:dans|avec|a bord d[eu]) ?(?:une? |l[ae] |leur |son |sa )?)|"
    r"kamikazes? a bord d'une? |(?:precipit|lanc|projet|jet|fon|condui|engouffr)[a-z]{1,6} "
    r"(?:avec |a bord de )?(?:une? |son |sa |leur ))(?:petite? |gros |grosse )?"
    r"(?:voiture|vehicule|camion|pick-up|4x4|camionnette|bus|ambulance|citerne)"
)
_DONE_WITH = {"ied": "ied", "car_bomb": "ied", "suicide_bomb": "suicide_bomb", "drone": "drone",
              "mortar_rocket": "shelling"}  # fmt: skip
_NO_SUBJECT = {"contre", "sur", "de", "d'", "avec", "bord", "dans", "par", "et"}


def dropped_from(document: Document, verb: VerbHit, sentence: SentenceSpan) -> str | None:
    """Return what struck, « drone » or « air_strike », if an aircraft is who acts.

    « Un hélicoptère a ouvert le feu », « tués par un avion de chasse ».
    """
    reading = verb.reading
    if verb.phrase.row.frame not in _STRIKES or verb.phrase.row.subject_role != "initiator":
        return None
    if reading.voice == "active":
        start = reading.start
        craft = next(iter(_crafts(document, max(sentence.start, start - 2 * _NEAR), start)), None)
        acts = craft is not None and _is_subject(document, craft, start)
    else:
        craft = next(iter(_crafts(document, verb.end, min(sentence.end, verb.end + _NEAR))), None)
        acts = craft is not None and bool(_BY.fullmatch(document.text, verb.end, craft.start))
    return craft.row.method if craft is not None and acts else None


def only_flies(document: Document, hit: Hit) -> bool:
    """Return whether a noun is an aircraft of any kind: it may as well carry people or be hit."""
    if hit.row.method != "air_strike":
        return False
    near = hit.start - _NEAR if hit.start > _NEAR else 0
    if _CARRIED_BY.search(document.text, near, hit.start) or _OVERHEAD.match(
        document.text, hit.end
    ):
        return True
    return any(
        thing.end == hit.end and thing.row.target_kind == "other"
        for thing in document.within("target", hit.start, hit.start + 1)
    )


def only_looks(document: Document, hit: Hit) -> bool:
    """Return whether a drone saw and did not strike: « suivi par drone », « de surveillance »."""
    start = hit.start - _NEAR if hit.start > _NEAR else 0
    seen = _SEEN_BY.search(document.text, start, hit.start)
    return seen is not None or _TO_LOOK.match(document.text, hit.end) is not None


def is_shelled(document: Document, happening: Happening, is_by_rebels: bool) -> bool:
    """Return whether shells were fired: « bombardé à coups de mortier », or by who cannot fly."""
    if happening.frame != "air_strike" or not happening.row.trigger.startswith(_BOMBING):
        return False
    near = document.within("method", happening.start - _NEAR, happening.end + _NEAR)
    methods = {hit.row.method for hit in near if hit.start < happening.zone[1]}
    if _crafts(document, happening.start - _NEAR, happening.end + _NEAR):
        return False
    return is_by_rebels or "mortar_rocket" in methods


def is_of_raiders(document: Document, happenings: list[Happening], strike: Hit) -> bool:
    """« Des jihadistes ont bombardé le camp »: with shells, since they have no aircraft."""
    return any(
        is_shelled(document, h, any(p.cls in RAIDERS for p in h.initiators))
        for h in happenings if h.start <= strike.start < h.end
    )  # fmt: skip


def shelled_frames(frames: set[str], fought: bool) -> set[str]:
    """Return the kinds of act where what was bombarded was shelled: in a fight, part of it.

    « les combats […] les terroristes ont pilonné le camp »: they came as well.
    """
    rest = frames - {"air_strike"}
    return rest if fought and rest else rest - {"killing"} | {"shelling"}


def are_shells(document: Document, bombs: list[Happening], spans: list[tuple[int, int]]) -> bool:
    """Whether what was bombarded was shelled, as another sentence tells, and no aircraft is named.

    « Le camp a été bombardé […] Une volée d'obus a touché … »
    """
    if not all(h.row.trigger.startswith(_BOMBING) for h in bombs):
        return False
    used = [hit.row.method for span in spans for hit in document.within("method", *span)]
    return "mortar_rocket" in used and not any(_crafts(document, *span) for span in spans)


def weapon_frame(document: Document, happening: Happening) -> str | None:
    """Return the kind of act that an attack was by its weapon: « attaqué mardi au mortier ».

    None where it names none, or men came as well: « … au mortier et à l'arme automatique ».
    """
    if happening.frame not in ("attack", "ambush"):
        return None
    at = happening.start
    if happening.is_verb and _KAMIKAZE.search(document.text, max(0, at - _NEAR), at):
        return "suicide_bomb"
    end = happening.end
    # « une embuscade à l'engin explosif »: of an ambush, only the next words say it
    reach = _ARMED_REACH if happening.frame == "attack" else _NEXT_WORDS
    stop = min(end + reach, happening.zone[1])
    near = [
        hit for hit in document.within("method", end, stop)
        if hit.row.method in _DONE_WITH and not document.text.startswith(_PITS, hit.start)
    ]  # fmt: skip
    near += [hit for hit in document.within("trigger", end, stop) if hit.row.frame == "grenade"]
    weapon = next((hit for hit in near if _is_with(document, end, hit)), None)
    if weapon is None or any(v.end <= weapon.start for v in document.verbs_in(end, weapon.start)):
        return None
    frame = _DONE_WITH.get(weapon.row.method, "grenade")
    also = _AND_BY.match(document.text, weapon.end)
    while also is not None:
        if also["then"]:
            return None
        others = document.within("method", also.end(), also.end() + _A_L)
        if others and _DONE_WITH.get(others[0].row.method) != frame:
            return None
        also = _AND_BY.match(document.text, others[0].end) if others else None
    return frame


def _is_with(document: Document, end: int, weapon: Hit) -> bool:
    start = weapon.start
    opening = document.text[start : start + 5]
    start += 4 if opening == "a l'e" else 0  # « à l'explosif » holds its preposition
    return any(p.fullmatch(document.text, end, start) for p in (_ARMED, _WITH_ONE))


def _crafts(document: Document, start: int, end: int) -> list[Hit]:
    """Return the aircraft of a stretch of text, not the strikes: « l'aviation », « un drone »."""
    strikes = {h.start for h in document.within("trigger", start, end) if h.row.strength == "main"}
    hits = document.within("method", start, end)
    return [hit for hit in hits if hit.row.method in _AIR and hit.start not in strikes]


def _is_subject(document: Document, craft: Hit, verb: int) -> bool:
    """Whether an aircraft acts: not « l'attaque contre l'avion a tué », « à bord d'un avion »."""
    if _BETWEEN.fullmatch(document.text, craft.end, verb) is None:
        return False
    if any(v.reading.voice != "participle" for v in document.groups_in(craft.end, verb)):
        return False
    return _NO_SUBJECT.isdisjoint(document.words_before(craft.start, 2))


def driven_in(document: Document, start: int, end: int) -> Hit | None:
    """Return the words that say that who blew himself up drove: « au volant d'un camion »."""
    driven = _DRIVEN.search(document.text, start, end)
    return Hit(*driven.span(), None) if driven is not None else None


def drop_the_shots(document: Document, found: dict[str, Hit]) -> None:
    """« des obus sont tombés […] Les tirs n'ont fait aucun mort »: those of the shells."""
    shots, shells = found["gunfire"], found["mortar_rocket"]
    is_bare = document.text[shots.start : shots.end] == "tirs" and shells.start < shots.start
    if is_bare and {"les", "des", "ces"} & {*document.words_before(shots.start, 1)}:
        del found["gunfire"]
