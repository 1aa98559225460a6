"""With whom an agreement is broken, and who hands a base over."""

import re

from .noun_phrase import NounPhrase
from .partner_cues import Cue
from .partner_grammar import agent, is_bridge
from .partner_scene import PERSONS, Scene
from .partner_words import is_foreign_state, named_by, partner

# States with which agreements are broken.
_ALLIES = {"french_european", "other_state"}
_OF = {"de", "d'", "du"}


def of_pact(scene: Scene, cue: Cue, stop: int, undergone: bool) -> list[NounPhrase]:
    """Return with whom an agreement is broken: « l'accord avec », « l'accord français »."""
    document = scene.document
    first, last = (max(0, cue.start - 160), cue.start) if undergone else (cue.end, stop)
    words = document.vocabulary.partner_objects["pact"]
    pacts = list(words.finditer(document.unquoted, first, last))
    if not pacts:
        return []
    found = pacts[-1] if undergone else pacts[0]
    end = min(last, found.end() + 90)
    mark = re.search(r"[,;:.]", document.unquoted[found.end() : end])
    end = found.end() + mark.start() if mark else end
    named = scene.partners([p for p in scene.phrases if found.start() <= p.start < end])
    if named:
        return named[:1]
    for hit in document.within("demonym", found.end(), end):
        actor = document.vocabulary.class_actor.get(("government", hit.row.country))
        if actor is not None and document.vocabulary.blocs[actor] in _ALLIES:
            return [scene.as_phrase(hit, actor)]
    return [] if scene.partners(scene.phrases) or cue.reading is None else _last_state(scene)


def _last_state(scene: Scene) -> list[NounPhrase]:
    """« la junte a rompu les accords »: with the state that the text was about."""
    document = scene.document
    states: dict[str, NounPhrase] = {}
    for phrase in scene.told:
        actor = str(partner(document, phrase))
        if document.vocabulary.blocs[actor] in _ALLIES:
            states[named_by(document, actor, "breaks_alliance")] = phrase
    return [p for actor, p in states.items() if actor.endswith("_gov")][:1]


def of_base(scene: Scene, cue: Cue, stop: int, undergone: bool) -> list[NounPhrase]:
    """Return who hands a base over: who does it, whose base it is, else the only partner named."""
    document = scene.document
    base = document.vocabulary.partner_objects["base"]
    first, last = (scene.sentence.start, cue.start) if undergone else (cue.end, stop)
    found = base.search(document.unquoted, first, last)
    if found is None and cue.needs:
        return []
    doer = agent(document, scene.phrases, cue.end, stop)
    if not undergone:
        acting = scene.subjects(cue)
        if acting:
            return [p for p in scene.partners(acting) if p.name_kind not in PERSONS]
    owner = [
        p for p in scene.phrases
        if found is not None and p.start >= found.end() and p.preposition in _OF
        and is_bridge(document, found.end(), p.start)
    ]  # fmt: skip
    if found is not None and not owner:
        owner = scene.by_adjective(found.end())  # « la base militaire française »
    named = scene.partners(doer or owner[:1])
    if named or any(p.preposition == "par" for p in doer):
        return named
    return only_one(scene)


def only_one(scene: Scene) -> list[NounPhrase]:
    """Return the partner where sentence, the one before, or the article names no other."""
    for near in (scene.phrases, scene.told, scene.read.phrases):
        others = {
            named_by(scene.document, str(partner(scene.document, p)), "present"): p
            for p in scene.partners(near)
            if not is_foreign_state(scene.document, p)
        }
        if others:
            return list(others.values()) if len(others) == 1 else []
    return []
