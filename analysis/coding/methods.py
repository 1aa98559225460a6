"""With what and how: gunfire, mines, fire, motorbikes … as the sentences of a report tell it."""

import re

from analysis.language.cues import Seldom

from .backdrops import BACKDROP
from .bombs import driven_in, drop_the_shots, is_of_raiders, only_flies, only_looks
from .booty import LEFT_WITH, MADE, is_taken
from .determined import stands_in
from .document import Document, Hit
from .draft import Draft
from .goods import takes_goods
from .kinds import CIVIL
from .means import its_own_noun
from .means_of_verbs import downed, is_done
from .noun_phrase import NounPhrase
from .party import ARMED_GROUPS, Party
from .pits import is_a_pit
from .plunder import plundered
from .story import is_state

_DEMONSTRATIVES = {"ce", "cet", "cette", "ces"}
# « sur des motos », « à bord de pick-up et de motos »: what somebody rides.
_RIDDEN = Seldom.of(
    r"(?:\b(?:a|en|par) (?:(?:des|leurs|plusieurs) )?|\bsur (?:[«\"] ?)?(?:(?:\d+|[a-z']+) ){0,3}|"
    r"\b(?:bord d(?:[eu]s?|'une?)|(?:colonne|horde|nuee|cortege) de|avec|montes? sur|dos d[eu]s?)\b"
    r"[^.;:»]{0,60}|\bbord d')$"
)
# « deux motards ont tiré »: they ride
_RIDERS = re.compile(r"(?:motard|motocycliste|binome|[a-z]+(?: armes)? motorise)")
# « des villageois qui circulaient à moto », « une patrouille à moto »
_RODE = re.compile(
    r"\b(?:(?:circul|patrouill|voyag|roul|deplac|rentr|reven)ai(?:t|ent)|"
    r"(?P<patrol>patrouilles?)) (?:a|en) $"
)
_RIDING = {"army", "police", "civilian", "person", "militia"}
_CARRIES = re.compile(r"[^.;:]{0,12}\b(?:a leur bord|transportant|montees? par|conduites? par)")
# « dix terroristes tués avec une quarantaine de motos saisies »
_SEIZED = re.compile(
    r"[^.;:,]{0,70} (?:saisi|recupere|detruit|abandonne|incendie|brule|calcine|emporte)e?s?\b"
)
_UNDONE = r"\b(?:sans|aucune?|ni)\b[^,.;:]{0,24}$|\b(?:pas|jamais)(?: [a-z]+)? d(?:e |')$"
# « les auteurs de l'embuscade »: another happening, told elsewhere
_AUTHORS = (
    r"\b(?:auteurs?|responsables?)(?: presumes?)? d(?:e |')(?:l'|la |cette |plusieurs |une )?$|"
    r"(?<!est )(?<!sont )(?<!ete )\b(?:recherche|soupconne|accuse|inculpe|condamne|connu)e?s? "
    r"(?:[a-z]+ment )?(?:pour|d(?:e |'))[^,.;:]{0,50}$"
)
# « les groupes armés multiplient les enlèvements », « la circulation à moto est interdite »: no act
_HABITS = (
    r"\b(?:multipli|pratiqu)[a-z]{1,5} (?:l[ae]s? |l'|des )?(?:[^,.;:]{0,50}\bet l[ae]s? "
    r"(?:[a-z]+ d(?:e |'))?)?$",
    r"\bcirculation (?:[a-z]+ )?(?:a|en|des?|d[eu]s) (?:deux-roues et )?$",
    r"\b(?:regiment|bataillon|groupe|ecole|officier)s? d'$",  # « le 93e régiment d'artillerie »
    r"\bn'(?:ont|a|avaient|avait) que d(?:e|es) $",  # « ils n'ont que des fusils »
)
_NOT_USED = Seldom.of(_UNDONE, _AUTHORS, MADE, *_HABITS)
# « contrairement aux précédentes attaques, marquées par des pillages et des vols d'animaux »
_UNLIKE = Seldom(
    "contrairement",
    r"\bcontrairement (?:a|aux) (?:la |l'|d')?(?:[a-z]+ )?(?:attaque|raid|incursion|tuerie)s?\b"
    r"(?:(?! (?:ont|ete) )[^.;:]){0,160}$",
)
_REACH = 80
_AIR = {"air_strike", "drone"}
# « appuyés par l'aviation », « l'aviation appuie le ratissage »: it came to help
_HELPS = re.compile(r"\b(?:appu[iy]|soutien|soutenu|renfort|en alerte)")
_FOUGHT, _FELL = {"attack", "ambush", "clash", "capture"}, {"killing", "neutralisation"}
_BLASTS = {"ied", "suicide_bomb", "car_bomb"}
# What goes with these kinds of act; a village burnt down by a drone was not set on fire.
_ONLY = {
    "Air/drone strike": _AIR | {"mortar_rocket", "shootdown"},
    "Remote explosive/landmine/IED": _BLASTS,
    "Shelling/artillery/missile attack": {"mortar_rocket", "gunfire", "drone"},
    "Other": {"siege"},
}


def methods(
    document: Document, draft: Draft, sub_event_type: str, parties: list[Party],
    phrases: list[NounPhrase],
) -> list[tuple[str, Hit]]:  # fmt: skip
    """Return the methods that the sentences of a report name, each once.

    Sentences that go on with the story do not add what came to help: « des avions ont survolé ».
    """
    if draft.family == "disarming":
        return _disarmed(document, draft)
    if draft.family not in ("violence", "siege"):
        return []
    if sub_event_type == "Other" and "accident" in draft.frames:
        return [("other", _accident(draft))]
    own = {happening.start for happening in draft.happenings}
    found: dict[str, Hit] = {}
    for unit in draft.units:
        if all(h.is_generic for h in unit.happenings) and is_state(document, unit):
            continue
        named, start = its_own_noun(document, unit, draft)
        if named is not None:
            found.setdefault(named.row.method, named)
        for method, hit in _told(document, start, unit.end, own):
            found.setdefault(method, hit)
    for happening in draft.happenings:  # « la seconde » of « deux embuscades »
        if happening.row.method is not None and stands_in(document, happening):
            found.setdefault(
                happening.row.method, Hit(happening.start, happening.end, happening.row)
            )
    for sentence in draft.trail:
        for method, hit in _told(document, sentence.start, sentence.end, own):
            if method not in _AIR:
                found.setdefault(method, hit)
    if "looting" not in found:
        spans = [(unit.start, unit.end) for unit in draft.units]
        for start, end in spans + [(s.start, s.end) for s in draft.trail]:
            took = plundered(document, start, end, parties, phrases)
            if took is not None:
                found.setdefault("looting", took)
    if "mortar_rocket" in found and "gunfire" in found:
        drop_the_shots(document, found)
    if "air_strike" in found and is_of_raiders(document, draft.happenings, found["air_strike"]):
        found.setdefault("mortar_rocket", found.pop("air_strike"))
    strike = found.get("air_strike") if "drone" in found else None
    if strike is not None and hasattr(strike.row, "trigger"):
        del found["air_strike"]  # « frappe »: the drone's own
    _add_bombs(draft, sub_event_type, found)
    if sub_event_type == "Suicide bomb":
        driven = [driven_in(document, u.start, u.end) for u in draft.units]
        for hit in filter(None, driven):
            found.setdefault("car_bomb", hit)
        if "car_bomb" in found:
            found.setdefault("suicide_bomb", found["car_bomb"])  # « un camion bourré d'explosifs »
        if "ied" in found and getattr(found["ied"].row, "pos", None) == "verb":
            del found["ied"]  # « s'est fait sauter »
    allowed = _ONLY.get(sub_event_type, set(found))
    is_mine = sub_event_type.startswith("Remote")
    return [
        (m, hit) for m, hit in found.items()
        if m in allowed and (is_mine and m == "ied" or _fits(document, m, hit, draft, parties))
    ]  # fmt: skip


def _add_bombs(draft: Draft, sub_event_type: str, found: dict[str, Hit]) -> None:
    """« Les rebelles ont bombardé la ville »: with shells; « un avion a tué »: from the air."""
    told = next((h for h in draft.happenings if h.is_verb and h.frame in _AIR), None)
    if sub_event_type.startswith("Shelling") and "air_strike" in found:
        found.setdefault("mortar_rocket", found["air_strike"])
    elif sub_event_type.startswith("Remote") and not _BLASTS & set(found):
        blast = next((h for h in draft.happenings if h.frame == "ied"), None)
        if blast is not None:  # « un engin a explosé au passage du convoi »
            found["ied"] = Hit(blast.start, blast.end, blast.row)
    elif sub_event_type.startswith("Air") and told is not None and not _AIR & set(found):
        found[told.frame] = Hit(told.start, told.end, told.row)


def _disarmed(document: Document, draft: Draft) -> list[tuple[str, Hit]]:
    """« Il y avait deux mines. La seconde a été désamorcée »: here or a sentence before."""
    sentence = draft.units[0].sentence
    before = document.sentences[max(0, sentence.index - 1)]
    hits = [
        *document.hits_of("method", sentence),
        *document.hits_of("method", before),
    ]
    return [(hit.row.method, hit) for hit in hits if hit.row.method in _BLASTS][:1]


def _accident(draft: Draft) -> Hit:
    """Return the word for an accident: nobody's means, and yet how people died."""
    told = next(h for h in draft.happenings if h.frame == "accident")
    return Hit(told.start, told.end, told.row)


def _fits(document: Document, method: str, hit: Hit, draft: Draft, parties: list[Party]) -> bool:
    """Soldiers taken in battle are no abduction; a « siège » may be a seat."""
    if method == "ied":
        return not _is_elsewhere(hit, draft)
    if method == "other":
        return getattr(hit.row, "frame", None) != "accident"  # one told in passing
    if method == "siege":
        return draft.family == "siege" or getattr(hit.row, "pos", None) == "verb"
    if method == "air_strike" and _HELPS.search(
        document.text, max(0, hit.start - 30), hit.end + 20
    ):
        initiators = {p.actor for p in parties if p.role == "initiator"}
        return not initiators or not initiators <= ARMED_GROUPS
    targets = {p.actor for p in parties if p.role == "target"}
    if method != "abduction" or not targets or not targets.isdisjoint(CIVIL):
        return True
    if targets <= ARMED_GROUPS and ARMED_GROUPS.isdisjoint(
        p.actor for p in parties if p.role == "initiator"
    ):
        return False  # « Les soldats ont capturé deux jihadistes »
    return not _is_of_battle(hit, draft)


def _is_of_battle(hit: Hit, draft: Draft) -> bool:
    """« a tué trois terroristes et en a capturé deux », « ont été faits prisonniers »."""
    told = getattr(hit.row, "trigger", "")
    if told.startswith(("enlever", "kidnapper")):
        return False  # « trois volontaires ont été tués et un autre enlevé »
    fought = _FOUGHT | _FELL if told.startswith("capturer") else _FOUGHT
    return told.startswith("faire prisonnier") or not draft.frames.isdisjoint(fought)


def _is_elsewhere(hit: Hit, draft: Draft) -> bool:
    """Whether a clause says that it was in another town: « …, sur une mine à Manga »."""
    named = [p for u in draft.units if u.start <= hit.start < u.end for p in u.places]
    home = draft.place.key if draft.place is not None else None
    return bool(named) and all(place.key != home and not place.is_near for place in named)


def _told(document: Document, start: int, end: int, own: set[int]) -> list[tuple[str, Hit]]:
    at: set[int] = set()
    by_verbs: list[tuple[str, Hit]] = []
    nouns = document.within("method", start, end) + document.within("trigger", start, end)
    for verb in document.verbs_in(start, end):
        at.add(verb.start)
        row = verb.phrase.row
        if verb.phrase.kind != "trigger" or row.method is None or not is_done(document, verb):
            continue
        if any(hit.start < verb.start < hit.end for hit in nouns):
            continue  # « des animaux ont été enlevés »: nobody was abducted
        craft = downed(document, verb)
        if craft is not None:
            at.add(craft.start)
        method = row.method if craft is None else "shootdown"
        if method == "abduction" and takes_goods(document, verb):
            method = "looting"
        by_verbs.append((method, Hit(verb.reading.start, verb.end, row)))
    return [
        (hit.row.method, hit)
        for hit in nouns
        if hit.row.method is not None and hit.start not in at and _is_used(document, hit, own)
    ] + by_verbs


def _is_used(document: Document, hit: Hit, own: set[int]) -> bool:
    """Whether a noun names a means of this act, and not of another, nor booty, nor a unit."""
    before = document.text, hit.start - _REACH if hit.start > _REACH else 0, hit.start
    if hit.start not in own and _DEMONSTRATIVES & set(document.words_before(hit.start, 1)):
        return False  # « cette capture serait une vengeance du massacre » names the other one
    if BACKDROP.search(*before) or _NOT_USED.search(*before):
        return False
    if _UNLIKE.search(document.text, document.sentence_at(hit.start).start, hit.start):
        return False
    if hit.row.method == "abduction" and document.text.startswith("otage", hit.start):
        return hit.start in own  # « la libération de quatre otages »
    if hit.row.method == "drone" and only_looks(document, hit):
        return False
    if only_flies(document, hit):
        return False  # « un hélicoptère »: a verb tells whether it struck
    if hit.row.method == "motorbikes" and not _RIDERS.match(document.text, hit.start):
        if _SEIZED.match(document.text, hit.end):
            return False
        if _carries_victims(document, hit) or LEFT_WITH.search(*before):
            return False
        return bool(_RIDDEN.search(*before) or _CARRIES.match(document.text, hit.end))
    if hit.row.method == "ied" and _is_a_site(document, hit):
        return False
    return not _is_booty(document, hit) and not _is_a_unit(document, hit)


def _carries_victims(document: Document, hit: Hit) -> bool:
    """« des soldats qui patrouillaient à moto ont été tués »: they rode, not who killed them."""
    start = max(0, hit.start - _REACH)
    rode = _RODE.search(document.text, start, hit.start)
    if rode is None:
        return False
    heads = [h.row.actor_class for h in document.within("head", start, rode.start())]
    return rode["patrol"] is not None or (bool(heads) and heads[-1] in _RIDING)


def _is_a_site(document: Document, hit: Hit) -> bool:
    """« la mine » in an article on gold mining is where people work."""
    if " " in document.text[hit.start : hit.end]:
        return False
    before = document.text[max(0, hit.start - _REACH) : hit.start]
    if document.text.startswith("mine", hit.start) and is_a_pit(document, hit, before):
        return True
    if "mining_site" not in {h.row.target_kind for h in document.hits.get("target", [])}:
        return False
    return bool({"la", "les", "cette", "leur", "de"} & set(document.words_before(hit.start, 1)))


def _is_booty(document: Document, hit: Hit) -> bool:
    """« ont emporté des armes lourdes », « des mortiers ont été saisis »: taken, not used."""
    sentence = document.sentence_at(hit.start)
    if any(h.row.claim_type == "material_loss"
           for h in document.hits_of("cue", sentence)):  # fmt: skip
        return hit.row.method in ("gunfire", "mortar_rocket")
    if is_taken(document, hit):
        return True
    near = max(sentence.start, hit.start - _REACH), hit.start
    acts = document.verbs_of("trigger", *near)
    return bool(acts) and acts[-1].phrase.row.method == "looting"


def _is_a_unit(document: Document, hit: Hit) -> bool:
    """« le régiment d'artillerie »: troops, not what was fired."""
    heads = document.within("head", hit.start - 24, hit.start)
    return bool(heads) and any(
        h.row.actor_class == "army" and document.text[h.end : hit.start] in (" d'", " de ")
        for h in heads
    )
