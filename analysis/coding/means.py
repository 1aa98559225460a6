"""What an attack was made with, by the noun beside a verb or the weapon beside both."""

import re

from .backdrops import BACKDROP
from .bombs import weapon_frame
from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .nearby import REACH
from .unit import Unit
from .weak_verbs import CARRIERS

# « visé lundi soir par des tirs d'obus »: what an attack was made with.
_BY = re.compile(r"[^,.;:()]{0,40} par (?:[a-z]+ |l')?")
# « des frappes de l'armée malienne ont visé »
_ITS_SUBJECT = re.compile(r" ?(?:[a-z]+es )?(?:d(?:e |'|u |es )(?:l'|la )?[a-z]+(?: [a-z]+)? )?")
# « des frappes de l'armée ont été menées à Gao, ciblant des groupes armés »
_AIMED_AT = re.compile(r"(?:cibl|vis|touch|frapp)ant\b")
_MEANS = {"air_strike", "drone", "shelling"}
_NEXT = 6  # « a été la cible d'une attaque à l'engin explosif »
# They say that something was hit, and not how: « un convoi a été visé », « disant avoir visé … ».
HIT = {"viser", "cibler", "toucher", "frapper", *CARRIERS}
# « Le camp visé abrite … », « le village attaqué compte … »
_THE_SITE = re.compile(
    r"(?:\bl[ae]s? |\bl'|\bdu |\bau )(?:camp|base|poste|village|convoi|position|localite|ville|"
    r"site|caserne|vehicule|bus|car)s? $"
)
_FLIERS = ("aviation", "armee de l'air", "vecteurs", "avions", "drones", "helicopteres")
RAID = {"ambush", "clash", "capture", "recapture", "attack", "execution"}


def by_aircraft(document: Document, draft: Draft) -> bool:
    """Whether aircraft do what is told: « l'aviation a détruit deux pick-up »."""
    return any(
        document.text.startswith(_FLIERS, p.head_start)
        for h in draft.happenings
        for p in h.initiators
    )


def says_what_site(document: Document, happening: Happening) -> bool:
    """« Le camp visé abrite un contingent »: which camp it is, and no act besides."""
    at = happening.start
    return (
        happening.is_verb
        and happening.frame == "attack"
        and _THE_SITE.search(document.text, at - 24 if at > 24 else 0, at) is not None
    )


def by_means(document: Document, draft: Draft, told: list[Happening]) -> set[str]:
    """« des frappes ont visé », « touché par des tirs d'obus »: the noun tells what the verb does.

    Nothing where the report tells another act besides.
    """
    means = [h for h in draft.happenings if h.frame in _MEANS and not h.is_verb]
    pairs = [
        (m, v) for m in means for v in draft.happenings if v.is_verb and _touch(document, m, v)
    ]
    taken = {id(happening) for pair in pairs for happening in pair}
    others = [h for h in told if id(h) not in taken and _is_a_raid(h)]
    return {noun.frame for noun, _ in pairs} if not others else set()


def by_weapon(document: Document, told: list[Happening]) -> set[str]:
    """« attaqué mardi au mortier »: shelled, unless the report tells another attack besides."""
    weapons = {id(h): weapon_frame(document, h) for h in told}
    frames = {frame for frame in weapons.values() if frame is not None}
    others = [
        h for h in told
        if weapons[id(h)] is None and _is_a_raid(h)
        and not (h.row.trigger in HIT and (not h.initiators or h.is_claimed))
        and not (h.is_verb and any(_is_done_by(n, h) for n in told if weapons[id(n)]))
    ]  # fmt: skip
    return frames if not others else set()


def _is_a_raid(happening: Happening) -> bool:
    """« une attaque combinée » alone does not say that men came."""
    return happening.frame in RAID and (happening.is_verb or happening.frame != "attack")


def _is_done_by(noun: Happening, verb: Happening) -> bool:
    """« une attaque à la voiture piégée a visé le camp », « a été la cible d'une attaque »."""
    if noun.is_verb or noun.sentence != verb.sentence:
        return False
    if verb.row.trigger in CARRIERS and 0 <= noun.start - verb.end <= _NEXT:
        return True
    return noun.end <= verb.start and not verb.initiators


def _touch(document: Document, noun: Happening, verb: Happening) -> bool:
    """Whether a noun stands directly before a verb of attack, or is what it was done by."""
    if verb.frame != "attack":
        return False
    if noun.end <= verb.start <= noun.end + REACH and _ITS_SUBJECT.fullmatch(
        document.text, noun.end, verb.start
    ):
        return True
    if noun.sentence == verb.sentence and noun.end < verb.start:
        if _AIMED_AT.match(document.text, verb.start):
            return True
    if verb.row.trigger in CARRIERS and 0 <= noun.start - verb.end <= _NEXT:
        return True  # « avait été la cible de frappes de drone »
    is_near = verb.end < noun.start <= verb.end + REACH
    return is_near and _BY.fullmatch(document.text, verb.end, noun.start) is not None


def its_own_noun(document: Document, unit: Unit, draft: Draft) -> tuple[Hit | None, int]:
    """Return the noun that a clause is about, if it tells how, and where its own words begin.

    « Ces frappes font suite à une embuscade »: of the ambush.
    """
    main = unit.main if unit.is_earlier or unit is draft.units[0] else None
    if main is None or main.is_verb or main.row.method in {None, "air_strike", "drone"}:
        return None, unit.start
    is_ground = BACKDROP.search(document.text, unit.start, main.start) is not None
    return Hit(main.start, main.end, main.row), main.start if is_ground else unit.start
