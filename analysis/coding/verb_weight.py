"""How much a verb says of an event: whether it opens a report, only adds to one, or neither."""

import re

from analysis.language.verb_groups import ETRE_VERBS

from .bombs import dropped_from
from .captures import befalls_one_named
from .clauses import Happening
from .disorders import FILLED, is_crowd
from .document import Document, SentenceSpan, VerbHit
from .entries import ENTRIES, entered
from .goods import blows_up
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES
from .verb_telling import COUNTED
from .weak_verbs import (
    CARRIERS,
    NOTHING_HELD,
    VISITS,
    destroys_a_mine,
    has_needed,
    is_booty,
    names_no_ground,
    names_violence,
    neutralises_a_mine,
)

# « deux des leurs, enlevés vendredi »: people without a noun.
_PEOPLE_BEFORE = re.compile(
    r"\b(?:d'entre (?:eux|elles)|des (?:leurs|siens)|autres?|eux|elles|une? [a-z]+ieme),? $"
)
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]+ (?:(?:Ag|Ould|El|Al|Ben|Dan) )?[A-ZÀ-Ý][\w’'-]+,? $")
_NAME_REACH, _CROWD_REACH = 45, 60
_OF_THEM = re.compile(r"(?:les |l')")
_OF_PEOPLE = COUNTED | {"found", "arrest", "abduction"}
_FINITE = re.compile(
    r" (?:a|ont|est|sont|avait|avaient|etait|etaient|sera|seront|seraient|auraient|figurent)(?= )"
)
_AGENT_NEXT = re.compile(r" par (?:d[e']|un)")
_SITES = {"village", "town", "camp", "base", "convoy", "patrol", "church_mosque", "market",
          "police_post", "mining_site", "school", "checkpoint"}  # fmt: skip
_PEACEFUL = {"village", "church_mosque", "market", "mining_site", "school", "health"}
_GROUND = {"village", "town", "camp", "base", "police_post"}
_ON_DUTY = {"patrol", "convoy"}
# « ont chassé les rebelles de la ville »: they hold it now.
_DRIVING_OUT = {"chasser", "déloger"}
_OUT_OF = re.compile(
    r"[^.;:]{0,60} (?:hors )?(?:de la (?:ville|localite|commune|bourgade)|du (?:village|camp))\b"
)
# « est parvenue à reprendre ses positions »: the end of a fight
_OWN_GROUND = re.compile(r"(?: et [a-z]+)? (?:ses|leurs) (?:positions?|bases?|camps?|postes?)\b")
_TAKING = {"capture", "recapture"}
_TRIED = {"tenter", "essayer", "echouer", "tenter de", "essayer de", "echouer a"}
_THESE = ("ceux-ci ", "celles-ci ", "celui-ci ", "celle-ci ", "certains ", "certaines ")
# « un véhicule bourré d'explosifs a foncé sur le camp »: nobody drives that home.
_RAMS = {"foncer sur", "foncer dans"}
_BOMBS = {"car_bomb", "suicide_bomb"}
_IS = ("est ", "sont ", "etait ", "etaient ")
_MEANS = {"ied", "suicide_bomb", "air_strike", "drone", "shelling"}


def weigh(
    document: Document,
    happening: Happening,
    verb: VerbHit,
    sentence: SentenceSpan,
    subject: tuple[list[NounPhrase], list],
) -> bool:
    """Set the strength of what a verb tells, and its kind by its means; False for no event.

    `subject`: the phrases and the things that stand as its subject.
    """
    left, left_nouns = subject
    frame, stop = happening.frame, happening.zone[1]
    if frame in _OF_PEOPLE and _names_known_people(document, verb, left, sentence):
        happening.strength, happening.is_generic = "support", True
        return True
    if _takes_nobody(document, happening, verb, sentence):
        return False
    if frame in _TAKING and NOTHING_HELD.match(document.text, verb.end):
        return False
    if frame == "found" and destroys_a_mine(document, verb):
        happening.frame, happening.strength = "disarming", "main"
        return True
    if verb.lemma == "tomber" and frame == "casualty" and _is_ground(document, verb, subject):
        happening.frame, happening.strength = "capture", "main"
        return True
    if verb.lemma in FILLED and _is_done(verb, sentence) and is_crowd(document, happening):
        happening.frame, happening.strength = "gathering", "main"
        return True
    if verb.lemma == "sauter" and not verb.phrase.rest:
        return blows_up(document, verb, happening.target_nouns)
    is_own = frame == "recapture" and _OWN_GROUND.match(document.text, verb.end)
    if is_own or names_no_ground(document, verb, sentence, frame in _TAKING):
        happening.strength, happening.is_generic = "support", True
        return True
    needs = document.vocabulary.frames[frame].needs
    if frame == "encounter":
        happening.frame, happening.strength = "clash", "main"
        return _is_done(verb, sentence) and _meets_forces(happening)
    if needs and happening.row.strength == "support":
        if not has_needed(document, verb, needs, stop, left, left_nouns):
            return False
        if needs not in ("ground", "crowd") or _is_done(verb, sentence):
            happening.strength = "main"
    if frame == "capture" and happening.row.strength == "support":
        if happening.row.trigger.startswith(ENTRIES):
            entry = entered(document, happening)
            if entry is None:
                return False
            happening.frame = entry
        if says_who_holds(document, verb, sentence):
            return False
        if verb.lemma == "investir" and _is_raided(happening):
            happening.frame = "attack"
            return True
    if frame == "capture" and happening.row.subject_role == "target":
        if is_booty(document, verb, sentence, left_nouns):
            return False
        if not left_nouns and left and left[-1].quantity is not None:
            happening.frame = "abduction"  # « six soldats sont tombés aux mains de … »
            return True
    if (
        frame == "clash"
        and happening.row.trigger in _DRIVING_OUT
        and _OUT_OF.match(document.text, verb.end, stop)
    ):
        happening.frame, happening.strength = "capture", "main"
    if frame in _TAKING and verb.reading.governor in _TRIED:
        happening.frame = "attack"  # « ont tenté de prendre la ville »
    craft = dropped_from(document, verb, sentence)
    if craft is not None:
        happening.frame, happening.strength = craft, "main"
    elif frame == "dispersal" and _disperses(document, verb, sentence):
        happening.strength = "main"
    elif happening.row.trigger in VISITS:
        return any(p.cls in ARMED_CLASSES for p in happening.initiators) and _is_done(
            verb, sentence
        )
    elif happening.row.trigger in CARRIERS and not names_violence(document, verb):
        return False
    elif frame == "attack":
        _weigh_attack(document, happening, verb, sentence)
    elif frame == "neutralisation" and not happening.targets:
        if neutralises_a_mine(document, verb, stop):
            happening.frame = "disarming"
    elif frame == "destruction" and destroys_a_mine(document, verb):
        happening.frame, happening.strength = "disarming", "main"
    return True


def _is_raided(happening: Happening) -> bool:
    """« ont investi le village, tuant douze habitants »: nobody held it, nobody holds it."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    return bool(kinds) and kinds <= _PEACEFUL


def says_who_holds(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« les positions tenues par le MSA ont été attaquées »: whose they were, no capture."""
    if sentence.role == "title" or not document.text.startswith(" par ", verb.end):
        return False
    if verb.reading.voice != "participle":  # « le poste, qui était tenu par cinq gendarmes »
        begun = verb.reading.start
        if not document.text.startswith(_IS, begun) or document.words_before(begun, 1) != ["qui"]:
            return False
    others = document.verbs_in(verb.end, sentence.end)
    if verb.lemma == "tenir":  # « n'a pas visé les Français mais un poste tenu par le MNLA »
        others = others + document.verbs_in(sentence.start, verb.reading.start)
    return any(v.phrase.kind == "trigger" for v in others)


def _takes_nobody(
    document: Document, happening: Happening, verb: VerbHit, sentence: SentenceSpan
) -> bool:
    """« a enlevé » of whom nobody says, and no pronoun stands for."""
    begun, is_rape = verb.reading.start, happening.frame == "sexual_violence"
    if happening.targets or not (is_rape or happening.frame in {"arrest", "abduction"}):
        return False
    if is_rape and verb.reading.voice == "active":
        return not _OF_THEM.match(document.text, begun)
    if is_suffered(verb) and _NAMED.search(
        document.original(max(sentence.start, begun - _NAME_REACH), begun)
    ):
        return False  # « Jean Dupont a été enlevé », « le docteur Jean Dupont, enlevé en 2016 »
    if befalls_one_named(document, verb, sentence):
        return False
    before = document.text[max(sentence.start, begun - 24) : begun]
    return not _has_pronoun(document, verb) and not _PEOPLE_BEFORE.search(before)


def _disperses(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« la manifestation a été dispersée », « la police a dispersé la foule »: a crowd was."""
    if not _is_done(verb, sentence):
        return False
    start = verb.reading.start
    before = start - _CROWD_REACH if start - _CROWD_REACH > sentence.start else sentence.start
    near = (before, start) if is_suffered(verb) else (verb.end, verb.end + _CROWD_REACH)
    return any(h.row.frame in ("protest", "gathering") for h in document.within("trigger", *near))


def _weigh_attack(
    document: Document, happening: Happening, verb: VerbHit, sentence: SentenceSpan
) -> None:
    """« ont visé un site minier », « la ville a été visée par des tirs de drone »."""
    bombs = document.within("trigger", sentence.start, verb.reading.start)
    if happening.row.trigger in _RAMS and any(hit.row.method in _BOMBS for hit in bombs):
        happening.frame, happening.strength = "suicide_bomb", "main"
    if happening.row.trigger in CARRIERS and happening.initiators and _is_done(verb, sentence):
        happening.strength = "main"  # « Koumou a été la cible de groupes armés »
    if not is_suffered(verb) and happening.target_nouns and _is_done(verb, sentence):
        happening.strength = "main"  # no « mesures visant à … »
    if verb.reading.voice == "passive":
        means = _means(document, verb, happening.zone[1])
        aimed = happening.target_nouns and (
            happening.initiators or means is not None or _is_site(happening, document, verb)
        )
        if aimed or means in _MEANS:
            happening.strength = "main"
            happening.frame = means if means in _MEANS else happening.frame


def is_suffered(verb: VerbHit) -> bool:
    """Return whether the subject of a verb, or the noun of a participle, suffers the act."""
    reading = verb.reading
    return reading.voice == "passive" or (
        # « dix soldats tombés dans une embuscade » fell, nobody felled them.
        reading.voice == "participle"
        and verb.form.form == "past_participle"
        and verb.lemma not in ETRE_VERBS
    )


def _names_known_people(
    document: Document, verb: VerbHit, left: list[NounPhrase], sentence: SentenceSpan
) -> bool:
    """« les cinq personnes enlevées ont été relâchées »: the participle says which, no more.

    « les deux soldats tués lundi à Léré ont été inhumés » tells more, and its event.
    """
    reading = verb.reading
    if reading.voice != "participle" or not left or sentence.role == "title":
        return False
    people = left[-1]
    words = document.text[people.start : people.head_start].split(" ")
    before = document.words_before(people.start, 1)
    known = people.determiner in ("definite", "demonstrative") or (
        people.quantity is not None and ("des" in words or "ces" in words or before == ["des"])
    )
    if not known or reading.start - people.end > 30:
        return False
    finite = _FINITE.search(document.text, verb.end, sentence.end)
    rest = finite.start() if finite else min(sentence.end, verb.end + 26)
    told = document.times_in(verb.end, rest) or document.within("place", verb.end, rest)
    return not told and not _AGENT_NEXT.match(document.text, verb.end)


def _is_done(verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether ground was taken, not held: « a pris Loulouni », not « Loulouni, tenue par … »."""
    is_bare = verb.reading.voice == "participle" and sentence.role != "title"
    return verb.form.form == "past_participle" and not is_bare


def _is_ground(document: Document, verb: VerbHit, subject: tuple[list[NounPhrase], list]) -> bool:
    """« Le camp de Ber est tombé mardi », and nobody counted."""
    left, nouns = subject
    if any(p.quantity is not None for p in left) or not nouns:
        return False
    after = document.text[verb.end : verb.end + 1]
    kinds = {noun.row.target_kind for noun in nouns[-1:]}
    next_time = bool(document.times_in(verb.end, verb.end + 2))
    return kinds <= _GROUND and (after in ".,;" or next_time)


def _meets_forces(happening: Happening) -> bool:
    """« sont tombés sur des jihadistes »: who meets whom, both under arms."""
    met = happening.initiators, happening.targets
    armed = [any(p.cls in ARMED_CLASSES for p in side) for side in met]
    if armed == [True, False] and not happening.targets:
        return any(n.row.target_kind in _ON_DUTY for n in happening.target_nouns)
    return all(armed)


def _is_site(happening: Happening, document: Document, verb: VerbHit) -> bool:
    """« le village de X a été visé lundi », by whom or what is not said."""
    kinds = {noun.row.target_kind for noun in happening.target_nouns}
    return kinds <= _SITES and " par " not in document.text[verb.end : verb.end + 60]


def _means(document: Document, verb: VerbHit, stop: int) -> str | None:
    """Return the frame of what a passive was done by: « visé dimanche par une attaque »."""
    by = document.text.find(" par ", verb.end - 1, min(stop, verb.end + 40))
    is_own = by >= 0 and "," not in document.text[verb.end : by]
    hits = document.within("trigger", by + 5, by + 18) if is_own else []
    return hits[0].row.frame if hits else None


def _has_pronoun(document: Document, verb: VerbHit) -> bool:
    """Whether a pronoun stands for the people taken: « ils ont été enlevés », « les a arrêtés »."""
    group = document.text[verb.reading.start : verb.end].replace("'", "' ")  # « l'ont enlevé »
    words = document.words_before(verb.reading.start, 2) + group.split(" ")
    if document.text.endswith(_THESE, 0, verb.reading.start):
        return True
    return bool(set(words) & {"ils", "elles", "les", "l'", "il", "elle", "qui"})
