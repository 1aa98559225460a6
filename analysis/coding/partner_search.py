"""Which partners the cues of a sentence are about."""

import re

from analysis.language.folding import fold_key
from analysis.language.verb_groups import ETRE_VERBS

from .document import Document
from .evacuations import is_of_the_hurt
from .noun_phrase import NounPhrase
from .partner_cues import Cue
from .partner_grammar import agent, complement, is_bridge, objects, opening
from .partner_pacts import of_base, of_pact, only_one
from .partner_raids import who_started
from .partner_scene import MISSIONS, PERSONS, SEATS, Scene, is_plural
from .partner_words import is_foreign_state, is_state, partner

# « son départ », « la fin de sa mission »: the end of the noun itself is cut off.
_POSSESSIVE = re.compile(r"\b(?:son|sa|ses|leur|leurs) (?:[a-z]+ )?[a-z]+$")
# « opère le retrait de son dernier convoi »
_OF_OWN = re.compile(r" de (?:son|sa|ses|leurs?) ")
# « a opéré le retrait », « mène son repli »: it leaves, and does no other work
_A_LEAVING = re.compile(
    r"(?:,? (?:le )?(?:[a-z]+di|dimanche)(?: \d{1,2}(?:er)? [a-z]+)?(?: \d{4})?,?)? "
    r"(?:l[ea] |l'|un |son |leur )?(?:[a-z]+ )?"
    r"(?:retrait|repli|desengagement|depart|transfert|redeploiement|demenagement|evacuation)\b"
)
_BY = re.compile(r"(?: (?:depuis|en) [\w ]{2,20})? par ")
_TAKES_OBJECT = re.compile(r" (?:l[ea]s? |l'|des? |une? |s[ae]s? |son |comme |d')")
_IMPERSONAL = re.compile(
    r"il (?:ne )?\w+ (?:encore |plus |toujours )*"
    r"(?:d[eu]s?|quelques?|environ|une?|\d|pres|moins|que)\b"
)
# « le départ de Barkhane laisserait un vide »: nobody says that it leaves.
_SUPPOSED = re.compile(r"[^,;:.]{1,90}? [a-z]{2,}rai(?:en)?t ")
# « leur arrivée au pouvoir » is no soldier's, « un déploiement éventuel » none yet.
_UNSURE = re.compile(
    r" (?:[a-z]+ )?(?:au pouvoir|potentiel|eventuel|possible|hypothetique|suppose)"
)
_TEMPORAL = re.compile(
    r" (?:environ |quelques? |pres d'|plus d')?(?:un|une|deux|trois|[a-z]+)?(?: \w+)? ?"
    r"(?:ans?|mois|jours?|semaines?|annees?)\b"
)
_UPON = re.compile(r"\ba (?:leur |son |l')$")
_LEFT = {"withdraws", "hands_over_base"}
_HAVING = re.compile(r"(?:avant d(?:e (?:se )?|')|apres (?:avoir |s'etre ))(?:[a-z]+ment )?")
# « Wagner, dont la présence est attestée »
_WHOSE = re.compile(r"\bdont (?:l[ea] |l'|les )(?:[a-z]+ )?$")
# « a évacué mardi les blessés », « les blessés ont été évacués »: nobody withdraws
_HURT = (
    r"(?:bless|corps|depouill|malad|victim|mort|civil|habitant|ressortissant|otage|rescap)[a-z]*"
)
_HURT_BEHIND = re.compile(rf" (?:[a-z0-9']+ ){{0,3}}(?:l'|d')?{_HURT}\b")
_HURT_BEFORE = re.compile(rf"\b{_HURT}(?: [a-z]+)? $")
_GOING = ETRE_VERBS | {"debarquer"}


def about_verb(scene: Scene, cue: Cue, governor: Cue | None) -> list[NounPhrase]:
    """Return the partners of a verb, by its voice and the place the lexicon gives them."""
    document, reading, needs = scene.document, cue.reading, cue.needs
    # « arrivés pour former »: what somebody is to do, not what was done.
    is_aim = reading is None or reading.tense == "infinitive"
    if reading is None:
        return []
    if is_aim and governor is None:
        return scene.able(_who_left(scene, cue), cue)
    if document.unquoted.endswith(" ou ", 0, reading.start) and cue.row.partner != "owner":
        # « une base où sont stationnés des soldats américains »
        return scene.able(objects(document, scene.phrases, cue.end, scene.sentence.end), cue)
    if cue.statement == "remains" and _IMPERSONAL.match(document.unquoted, reading.start - 3):
        return []  # « il reste 200 soldats »: see about_phrase
    if cue.statement == "operates" and _A_LEAVING.match(document.unquoted, cue.end):
        return []
    stop = scene.clause_end(cue.end)
    undergone = reading.voice in ("passive", "participle")
    if cue.row.cue == "évacuer" and _takes_the_hurt(document, cue.end, reading.start, undergone):
        return []
    if cue.row.partner == "pact":
        return of_pact(scene, cue, stop, undergone)
    if cue.row.partner == "owner":
        return of_base(scene, cue, stop, undergone)
    by = agent(document, scene.phrases, cue.end, stop) if undergone else []
    if needs and not by and not scene.has(needs, cue.end, stop):
        named = objects(document, scene.phrases, cue.end, stop, bool(cue.preposition))
        if cue.statement == "withdraws" and not undergone and _are_missions(scene, named):
            return named  # « retirer Barkhane », « mettre fin à Takuba »
        if not (undergone and {*needs} & {"troops", "help", "mission"}):
            return []
    if governor is not None and governor.statement == "asked_to_leave":
        return _asked(scene, governor, cue)
    # « a décidé de retirer »: one subject for both.
    over = governor if is_aim else None
    found = _undergoing(scene, cue, by) if undergone else _acting(scene, cue, over, stop)
    return scene.able(found, cue)


def _takes_the_hurt(document: Document, end: int, start: int, undergone: bool) -> bool:
    """Whether the wounded or the dead are taken away, and no base is given up."""
    if undergone:
        near = start - 40 if start > 40 else 0
        return _HURT_BEFORE.search(document.text, near, start) is not None
    return _HURT_BEHIND.match(document.text, end) is not None


def _acting(scene: Scene, cue: Cue, governor: Cue | None, stop: int) -> list[NounPhrase]:
    """Return subject or object of an active verb, as the lexicon says; `stop` ends its clause."""
    place = cue.row.partner
    if place == "head":
        return []
    if place == "subject":
        found = scene.subjects(cue, governor)
        is_gerund = cue.reading is not None and cue.reading.governor == "en"
        if not found and is_gerund:
            found = opening(scene.document, scene.sentence, scene.phrases, cue.start, cue.end)
        if cue.reading is not None and cue.reading.governor == "faire":
            # « l'armée a fait atterrir deux avions transportant des hommes de Wagner »
            behind = [p for p in scene.phrases if cue.end <= p.start < stop]
            first = behind[0].start if behind else None
            found = [p for p in behind if p.start == first and p.preposition is None] or found
        if cue.statement == "operates" and not scene.partners(found):
            found = [  # « l'armée opère à Ber avec Wagner »
                p for p in scene.phrases if cue.end <= p.start < stop and p.preposition == "avec"
            ][:1]
        return found
    sends = place == "either" and scene.has(("troops", *cue.needs), cue.end, stop)
    acting = scene.subjects(cue, governor) if sends else []
    # « le Niger rappelle ses hommes de la force du G5 »: its own soldiers.
    states = [p for p in scene.partners(acting) if is_state(scene.document, p)]
    found = objects(scene.document, scene.phrases, cue.end, stop, bool(cue.preposition))
    if cue.statement == "present" and not scene.partners(found):
        found = _of_their_base(scene, cue.end)
    if any(partner(scene.document, p) in MISSIONS for p in found):
        # « l'Allemagne retire ses soldats de la mission »: some of the mission's
        states = [p for p in states if not is_foreign_state(scene.document, p)]
    return states[:1] or scene.partners(found) or acting


def _of_their_base(scene: Scene, end: int) -> list[NounPhrase]:
    """« abrite un camp de la Minusma », « accueille une base américaine »: whose it is."""
    document = scene.document
    base = document.vocabulary.partner_objects["base"].search(document.unquoted, end, end + 40)
    if base is None:
        return []
    owners = complement(document, scene.sentence, scene.phrases, base.end())
    return scene.partners(owners) or scene.by_adjective(base.end())


def _undergoing(scene: Scene, cue: Cue, by: list[NounPhrase]) -> list[NounPhrase]:
    """Return the agent of a passive verb, or who it befalls, as the lexicon says."""
    place, is_bare = cue.row.partner, cue.reading is not None and cue.reading.voice == "participle"
    if place == "subject" and by:
        return by
    if place == "subject" and "mission" in cue.needs:  # « la mission de formation est terminée »
        return [p for p in scene.subjects(cue) if _is_mission(scene, p)]
    if place == "subject" and fold_key(cue.row.cue.split(" ")[0]) not in _GOING:
        return []
    if cue.statement == "hired" and not _BY.match(scene.document.unquoted, cue.end):
        return []
    found = scene.subjects(cue)
    if not found and is_bare:
        return opening(scene.document, scene.sentence, scene.phrases, cue.start, cue.end)
    return found


def _who_left(scene: Scene, cue: Cue) -> list[NounPhrase]:
    """« Avant de quitter Gao, Barkhane … », « Après avoir retiré ses troupes, Paris … »."""
    text, start = scene.document.unquoted, scene.sentence.start
    if cue.statement not in _LEFT or not _HAVING.fullmatch(text, start, cue.start):
        return []
    comma = text.find(",", cue.end, scene.clause_end(cue.end))
    after = [p for p in scene.phrases if p.start > comma][:1] if comma >= 0 else []
    return after if after and is_bridge(scene.document, comma + 1, after[0].start) else []


def _are_missions(scene: Scene, phrases: list[NounPhrase]) -> bool:
    named = scene.partners(phrases)
    return bool(named) and all(p.name_kind in ("operation", "name", "acronym") for p in named)


def _is_mission(scene: Scene, phrase: NounPhrase) -> bool:
    words = scene.document.text[phrase.start : phrase.end]
    return phrase.name_kind == "operation" or "mission" in words or "operation" in words


def _asked(scene: Scene, governor: Cue, cue: Cue) -> list[NounPhrase]:
    """Return who is asked to go: between the verbs, or the subject of « a été sommé de »."""
    start = cue.reading.start if cue.reading is not None else cue.start
    between = [p for p in scene.phrases if governor.end <= p.start < start]
    if not between and governor.reading is not None and governor.reading.voice == "passive":
        between = [p for p in scene.phrases if p.end <= governor.reading.start][-1:]
    return scene.partners(between)


def about_adjective(scene: Scene, cue: Cue, governor: Cue | None = None) -> list[NounPhrase]:
    """Return the partner that is « présent », « engagé »: the noun or subject before it."""
    document, needs = scene.document, cue.needs
    if needs and not scene.has(needs, cue.end, scene.clause_end(cue.end)):
        return []
    if _TAKES_OBJECT.match(document.unquoted, cue.end):
        return []  # « présente les instructeurs comme … »: the verb
    near = [p for p in scene.phrases if p.end <= cue.start]
    text = document.unquoted
    near = [
        p for p in near
        if is_bridge(document, p.end, cue.start) or text[p.end : cue.start].strip() == ","
    ]  # fmt: skip
    found = near[-1:] or opening(document, scene.sentence, scene.phrases, cue.start, cue.end)
    return scene.able(found, cue)


def about_noun(scene: Scene, cue: Cue, governor: Cue | None = None) -> list[NounPhrase]:
    """Return the partners of a noun: « le retrait de », « la présence russe », « son départ »."""
    document, sentence, needs = scene.document, scene.sentence, cue.needs
    if cue.row.partner == "agent":  # « la libération de quatre otages par les forces françaises »
        return scene.able(agent(document, scene.phrases, cue.end, sentence.end), cue)
    if _UNSURE.match(document.unquoted, cue.end) or _SUPPOSED.match(document.unquoted, cue.end):
        return []
    if is_of_the_hurt(document.text, cue.end):
        return []
    if cue.statement == "present" and document.words_before(cue.start, 1) == ["en"]:
        return []  # « en présence d'officiers français »: at a ceremony
    if cue.statement == "arrives" and _UPON.search(
        document.unquoted, max(0, cue.start - 9), cue.start
    ):
        return []  # « une cérémonie est prévue à leur arrivée »: in their own land as well
    end = scene.near(needs, cue.end) if needs else cue.end
    if end is None:
        return []
    if needs in (("pact",), ("base",)):
        search = of_pact if needs == ("pact",) else of_base
        return search(scene, cue, min(sentence.end, cue.end + 160), False)
    # « la fin de l'opération Barkhane »: the word that is needed is part of the name.
    own = [p for p in scene.phrases if cue.end <= p.start < end <= p.end]
    found = scene.partners(own or complement(document, sentence, _no_lands(scene), end))
    if not found and cue.statement == "hired":  # « le recours de la junte au groupe Wagner »
        stop = scene.clause_end(cue.end)
        found = scene.partners([p for p in scene.phrases if cue.end <= p.start < stop])[:1]
    if not found:
        found = scene.by_adjective(end) or _whose(scene, cue)
    of_own = cue.statement == "withdraws" and _OF_OWN.match(document.unquoted, end)
    if not found and (of_own or _POSSESSIVE.search(document.unquoted[sentence.start : end][:-1])):
        found = _owner(scene, cue, governor)
    if not found:
        found = agent(document, scene.phrases, cue.end, min(sentence.end, cue.end + 40))
    if not found and governor is not None and governor.statement != cue.statement:
        found = only_one(scene)  # « le retrait du pays, annoncé en février »
    found = found or who_started(scene, cue)
    if not found and cue.statement in ("present", "arrives"):
        found = opening(document, sentence, scene.phrases, cue.start, cue.end)
    return scene.able(found, cue)


def _no_lands(scene: Scene) -> list[NounPhrase]:
    """« le retrait du Mali de Barkhane »: the phrases without the lands that one leaves."""
    lands = [p for p in scene.phrases if p.name_kind == "state"]
    own = {id(p) for p in scene.partners(lands)}
    return [p for p in scene.phrases if p.name_kind != "state" or id(p) in own]


def _whose(scene: Scene, cue: Cue) -> list[NounPhrase]:
    """« la milice russe Wagner, dont la présence est attestée »: of the noun before."""
    text = scene.document.unquoted
    match = _WHOSE.search(text, max(scene.sentence.start, cue.start - 24), cue.start)
    owners = [p for p in scene.phrases if match is not None and p.end <= match.start()]
    return owners[-1:] if owners and not text[owners[-1].end : match.start()].strip(" ,") else []


def _owner(scene: Scene, cue: Cue, governor: Cue | None) -> list[NounPhrase]:
    """« son départ »: of who announces it, else of the subject before it, maybe a sentence ago."""
    before = scene.document.unquoted[max(0, cue.start - 24) : cue.start]
    if re.search(r"\bleurs? ", before):
        many = [p for p in scene.phrases if p.end <= cue.start and is_plural(scene.document, p)]
        last = [p for p in scene.told if p.sentence == scene.sentence.index - 1]
        found = many[-1:] or [p for p in last if is_plural(scene.document, p)][-1:]
        if found or governor is None:  # « la France et ses alliés annoncent leur retrait »: hers
            return found
    if governor is not None and governor.end <= cue.start:
        found = scene.subjects(cue, governor)
        if found:
            return found
    return scene.resolved(cue.start)


def about_phrase(scene: Scene, cue: Cue, governor: Cue | None = None) -> list[NounPhrase]:
    """Return the partner beside a fixed phrase: the nearest in its clause."""
    document = scene.document
    if cue.statement == "strength":
        return []
    if document.text[cue.start : cue.end].startswith(("il y a", "il n", "il reste")):
        following = [p for p in scene.phrases if cue.end < p.end and p.start <= cue.end + 12][:1]
        if not following or _TEMPORAL.match(document.text, cue.end):
            return []
        is_counted = following[0].quantity is not None and cue.row.cue == "il y a"
        return [] if is_counted else scene.partners(following)
    able = [p for p in scene.partners(scene.phrases) if p.name_kind not in PERSONS | SEATS]
    near = [
        p for p in able
        if is_bridge(document, min(p.end, cue.end), max(p.start, cue.start))
    ]  # fmt: skip
    near.sort(key=lambda p: abs(p.start - cue.end))
    before = [p for p in able if p.end <= cue.start and p.preposition is None]
    after = [p for p in able if 0 <= p.start - cue.end < 80]
    return near[:1] or before[-1:] or after[:1]
