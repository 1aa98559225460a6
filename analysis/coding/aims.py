"""What was hit: the camp, the market, the convoy of a report."""

import re
from typing import NamedTuple

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .kinds import CIVIL, VILLAGE_MILITIAS, only_civilians
from .landmarks import is_landmark
from .on_the_move import is_home, on_the_move
from .party import Party
from .takings import TAKEN

# Those who live where they fight.
_VILLAGERS = CIVIL | VILLAGE_MILITIAS
_HANDED_OVER = {"camp", "base", "airport", "un_mission"}
# Who is carried off or driven on a mine need not be in the village.
_MET_ON_THE_ROAD = {"ambush", "ied"}
_ON_THE_ROAD = {"abduction", "ied", "accident"}
_FOUGHT = {"attack", "ambush", "clash", "ied", "killing", "neutralisation"}
_ATTACKED = {"attack", "destruction", "shelling", "capture"}
_POST = re.compile(r"(?:la |l'|une )?(?:gendarmerie|police|douane)")
# What a thing says of the target: a village is more than a car, a town hardly one.
_LAST_KINDS = {"village": 1, "vehicle": 2, "bridge": 2, "other": 2, "town": 3}
# « évacués vers un centre de santé »: never the target unless an act is aimed at it.
_NEVER_ALONE = {"town", "vehicle", "boat", "bridge", "other", "health"}
# « une patrouille de Mirage 2000 », « un convoi aérien »: not on the road
_FLIES = re.compile(r" (?:d'avions|d'helicopteres|de mirage|de chasse|de drones|aerienn?e?s?)\b")
_ONE_OF_ITS = Seldom.of(r"\b(?:un|deux|trois|plusieurs) de (?:ses|leurs|nos) $")
# « s'est fait exploser à l'entrée du camp » aims at the camp
_FROM_AFAR = {"shelling", "suicide_bomb"}
_FAR, _LEFT_REACH = 40, 40
# « dans les deux camps »: the sides of a fight
_SIDES = ("deux ", "chaque ", "tous ", "tous les ", "differents ", "divers ")
# « tués à Kombi, un village peul »
_IS_A_VILLAGE = re.compile(r", (?:une? |le |petit |gros |autre )*(?:village|hameau|localite)\b")
# « des jihadistes à moto », « venus à bord de deux pick-up »: theirs
_RIDDEN = Seldom.of(
    r"\b(?:jihadistes|terroristes|hommes armes|individus armes|assaillants|combattants|bandits|"
    r"islamistes|elements|circul[a-z]{2,5}|ven[a-z]{2,4}|arriv[a-z]{1,4}|deplac[a-z]{2,5}|montes?|"
    r"juches?) (?:lourdement armes )?(?:a|sur|en|a bord d[eu]?)(?: ?'?(?:d?e?s|une?|deux|trois|"
    r"quatre|cinq|six|plusieurs|leurs|nombreuses|\d+|dizaines? de|vingtaine de|trentaine de))* ?'?$"
)
_BLAST_OF = ("explosion d'", "explosions d'", "explosion des ", "pose d'")  # « … d'engins »
_SAID = 48
# « a annoncé vendredi l'état-major de l'armée », « rapporte mardi soir le … »
_SAYS_IT = re.compile(
    r" ?(?:(?:ce |hier |aujourd'hui |dans la |[a-z]+di )[a-z0-9 ]{0,20}?)?(?:l'|la |le )?"
)
# « un car quittant la foire de Boni », « de retour du marché »: where it came from
_LEFT = Seldom.of(
    r"\b(?:quittant|revenant d[eu]|rentrant d[eu]|revenai(?:t|ent) d[eu]|rentrai(?:t|ent) d[eu]|"
    r"retour d[eu]|provenance d[eu]) (?:l[ae] |l'|les )?(?:[a-z]+ )?$"
)
_AGAINST = Seldom.of(r"\bcontre (?:l[ae] |l'|cette |une? |les )?\Z")


def target_kind(document: Document, draft: Draft, parties: list[Party]) -> Hit | None:
    """Return the words for what was hit: the object of the leading trigger, else of any.

    A camp or a market says more than the village or the town around it.
    """
    if draft.family == "protest":  # « un convoi a été bloqué par des manifestants »
        stopped = [n for h in draft.happenings if h.is_verb for n in h.target_nouns]
        return next((n for n in stopped if n.row.target_kind == "convoy"), None)
    if draft.family in ("coup", "agreement", "group", "arrest"):
        return None
    family = document.vocabulary.frames
    soldiers = _among_soldiers(draft, parties)
    ranked = [
        ((h.frame == "destruction", h.is_generic, _rank(noun),
          h.strength != "main" and h.frame != "destruction"), number, noun)
        for number, h in enumerate(draft.happenings)
        if family[h.frame].family == draft.family
        for noun in h.target_nouns
        if h.frame in _FROM_AFAR or not is_landmark(document, noun)
        if not _is_no_aim(document, noun) and not _is_taken_along(h, noun)
        if not ((soldiers or h.frame == "clash") and _is_scene(document, h, noun))
    ]  # fmt: skip
    if ranked:
        order, _, noun = min(ranked, key=lambda item: item[:2])
        if order[0] and noun.row.target_kind == "vehicle" and only_civilians(parties):
            noun = _village(document, draft) or noun  # burnt where people were killed
        moving = next((h for h in draft.happenings if noun in h.target_nouns), None)
        return _column(document, noun, moving) or noun
    acting = {p.head_start for h in draft.happenings for p in h.initiators}
    hits = [
        hit
        for unit in draft.units
        for hit in document.within("target", unit.start, unit.end)
        if hit.row.target_kind not in _NEVER_ALONE
        and hit.start not in acting  # « une patrouille a neutralisé … »
        and not is_landmark(document, hit)
        and not _is_no_aim(document, hit)
        and not _FLIES.match(document.text, hit.end)
        and not (not _among_villagers(parties) and _is_scene(document, None, hit))
    ]
    hits = hits or _gendarmes(document, draft)
    if draft.family == "base":  # a « poste » that is handed over controls no road
        hits = [hit for hit in hits if hit.row.target_kind in _HANDED_OVER] or hits
    if not hits and soldiers:
        return on_the_move(document, draft)
    return next(iter(hits), None) or _kind_of_place(document, draft, parties)


def _gendarmes(document: Document, draft: Draft) -> list[Hit]:
    """« ont attaqué la gendarmerie », « le commissariat a été visé »: the post, not the corps."""
    return [
        Hit(p.start, p.end, Settlement("police_post"))
        for h in draft.happenings if h.is_verb and h.frame in _ATTACKED
        for p in h.targets
        if _POST.fullmatch(document.text, p.start, p.end)
    ]  # fmt: skip


def _village(document: Document, draft: Draft) -> Hit | None:
    """« tués dans trois villages, des motos ont été brûlées »: the villages were the target."""
    return next(
        (
            hit
            for unit in draft.units
            for hit in document.within("target", unit.start, unit.end)
            if hit.row.target_kind == "village" and not is_landmark(document, hit)
        ),
        None,
    )


def _column(document: Document, noun: Hit, happening: Happening | None) -> Hit | None:
    """« l'un de ses véhicules »: one of a column's; « un détachement a sauté sur une mine »."""
    drove = happening is not None and happening.frame in _MET_ON_THE_ROAD and happening.is_verb
    if drove and document.text.startswith("detachement", noun.start):
        return Hit(noun.start, noun.end, Settlement("patrol"))
    if noun.row.target_kind == "vehicle" and _ONE_OF_ITS.search(
        document.text, max(0, noun.start - 16), noun.start
    ):
        return Hit(noun.start, noun.end, Settlement("patrol"))
    return None


class Settlement(NamedTuple):
    """A named place that was itself taken, cut off or killed in."""

    target_kind: str


def _kind_of_place(document: Document, draft: Draft, parties: list[Party]) -> Hit | None:
    """« ont pris Loulouni », « tués à Ogossagou », « Nioro, coupée du reste du pays »."""
    place = draft.place
    if place is None:
        return None
    kind = place.row.kind if place.row is not None else None
    if kind is None and _IS_A_VILLAGE.match(document.text, place.end):
        kind = "village"
    if kind not in ("town", "village"):
        return None
    taken = draft.family == "siege" or any(
        h.frame in TAKEN and h.strength == "main" for h in draft.happenings
    )
    killed = kind == "village" and not place.is_near and only_civilians(parties)
    if taken or (killed and draft.family == "violence" and not draft.frames & _ON_THE_ROAD):
        return Hit(place.start, place.end, Settlement(kind))
    return None


def _rank(noun: Hit) -> int:
    return _LAST_KINDS.get(noun.row.target_kind, 0)


def _is_scene(document: Document, happening: Happening | None, noun: Hit) -> bool:
    """Whether soldiers fought in a village, or lost a car in the fight: neither was the target."""
    if noun.row.target_kind != "vehicle" or happening is None:
        against = _AGAINST.search(
            document.text, noun.start - 16 if noun.start > 16 else 0, noun.start
        )
        return noun.row.target_kind in ("village", "town") and against is None
    return happening.frame == "destruction" or noun.start - happening.end > _FAR


def _among_soldiers(draft: Draft, parties: list[Party]) -> bool:
    targets = {p.actor for p in parties if p.role == "target"}
    fought = draft.frames & _FOUGHT
    return bool(fought and targets) and targets.isdisjoint(_VILLAGERS)


def _among_villagers(parties: list[Party]) -> bool:
    targets = {p.actor for p in parties if p.role == "target"}
    return not targets or not targets.isdisjoint(_VILLAGERS)


def _is_taken_along(happening: Happening, noun: Hit) -> bool:
    """« ont emporté des armes et des véhicules »: what they left with."""
    return happening.row.method == "looting" and noun.row.target_kind in ("vehicle", "other")


def _is_no_aim(document: Document, hit: Hit) -> bool:
    """« dans les deux camps », « venus à moto », « mort à l'hôpital », « a dit l'état-major »."""
    text = document.text
    if text.startswith("camp", hit.start) and text.endswith(_SIDES, 0, hit.start):
        return True
    if hit.row.target_kind == "market" and _LEFT.search(
        text, max(0, hit.start - _LEFT_REACH), hit.start
    ):
        return True
    if hit.row.target_kind in _HANDED_OVER and is_home(document, hit):
        return True
    if text.endswith(_BLAST_OF, 0, hit.start):
        return True
    if hit.row.target_kind == "vehicle" and _RIDDEN.search(text, max(0, hit.start - 40), hit.start):
        return True
    said = [
        verb
        for verb in document.verbs_of("speech", hit.start - _SAID, hit.start)
        if not verb.phrase.row.needs_quote  # « a repris lundi le village »
    ]
    return bool(said) and _SAYS_IT.fullmatch(text, said[-1].end, hit.start) is not None
