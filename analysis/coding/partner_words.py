"""Which phrases name a security partner, and whether its state or its troops are meant."""

import re
from functools import cache

from .countries import TOLD_OF
from .document import Document, Hit
from .labels import named_party
from .nearby import REACH
from .noun_phrase import NounPhrase, identify
from .reading import ArticleReading
from .vocabulary import Vocabulary

# Outside forces in the war: the kinds of the lexicon's actors whose coming and going is recorded.
_PARTNER_KINDS = {"foreign_force", "private_military"}
_PARTNERS = {"russian_unspecified", "france_gov", "us_gov", "minusma", "misma", "g5_sahel", "mnjtf",
             "eu"}  # fmt: skip
# Organisations of states that have a force of their own beside much else: « la force en attente ».
_WITH_A_FORCE = {"cedeao", "aes"}
# A state's troops arrive and leave; its government is asked to go and loses its agreements.
_OF_TROOPS = {"arrives", "present", "operates", "withdraws", "announces_departure", "remains",
              "strength", "hands_over_base"}  # fmt: skip
_OF_STATES = {"breaks_alliance"}
# States of which a soldier may come, beside those that are parties themselves.
_OTHER_STATES = {"chad", "germany", "turkey"}
_NAMED = _PARTNERS | _WITH_A_FORCE | _OTHER_STATES
_SOLDIERS = {"army", "mercenary", "fighter", "police"}
_SPEAKING = {"leader", "spokesman"}
# « la mission diplomatique », « la force de l'habitude »: something else.
_GOES_ON = re.compile(
    r" (?:d[eu]s? |d'|[a-z]+(?:ique|elle|aire|ale?|ente?|ante?|ee?s?|ois|aise)\b(?! (?:de|en|au)))"
)
_PREPOSITIONS = {"de", "d'", "a", "avec", "par", "contre", "aux", "entre", "pour", "sur"}


def partner(document: Document, phrase: NounPhrase) -> str | None:
    """Return the partner that a phrase names, if it names one."""
    actor = phrase.actor
    if actor is None or phrase.cls == "civilian":
        if (
            phrase.country is None
            and actor is None
            and phrase.cls not in _usual(document.vocabulary)
        ):
            return None
        actor = _people(document, phrase) or identify(document, phrase)
    if actor is None:
        return None
    if actor in _PARTNERS or document.vocabulary.lexicon.actor[actor].kind in _PARTNER_KINDS:
        return actor
    if actor in _WITH_A_FORCE:
        return actor if phrase.name_kind == "operation" or phrase.cls in _SOLDIERS else None
    is_told = phrase.cls in _SOLDIERS or phrase.name_kind in {"state", "metonym", "unit"}
    return actor if actor in _OTHER_STATES and is_told else None


@cache
def _usual(vocabulary: Vocabulary) -> set[str]:
    """Return the classes that can be a partner where no country is told: « les mercenaires »."""
    known = vocabulary.lexicon.actor
    return {
        cls for (cls, country), actor in vocabulary.class_actor.items()
        if (not country or country in TOLD_OF)
        and (actor in _NAMED or known[actor].kind in _PARTNER_KINDS)
    }  # fmt: skip


def _people(document: Document, phrase: NounPhrase) -> str | None:
    """« les Américains ont quitté la base »: their soldiers."""
    if phrase.cls != "civilian" or phrase.country is None or phrase.quantity is not None:
        return None
    demonyms = document.within("demonym", phrase.head_start, phrase.head_start + 1)
    if not demonyms:
        return None
    return document.vocabulary.class_actor.get(("army", phrase.country))


def named_by(document: Document, actor: str, statement: str) -> str:
    """Return the troops of a government, or the government of troops, as the statement asks."""
    classes = document.vocabulary.class_actor
    pairs = [(classes.get(("government", c)), classes.get(("army", c))) for c in ("FR", "US")]
    if actor == "eu":
        return "eu_missions"
    for government, troops in pairs:
        if actor == government and troops and statement in _OF_TROOPS:
            return troops
        if actor == troops and government and statement in _OF_STATES:
            return government
    return actor


def is_state(document: Document, phrase: NounPhrase) -> bool:
    """Return whether a phrase names a government, its seat or its members, not its troops."""
    actor = identify(document, phrase)
    if (
        actor is None
        or phrase.cls in _SOLDIERS
        or phrase.name_kind == "unit"
        or _people(document, phrase) is not None
    ):
        return False
    return actor == "eu" or document.vocabulary.lexicon.actor[actor].kind == "government"


def is_foreign_state(document: Document, phrase: NounPhrase) -> bool:
    """Return whether a phrase names a state that is a partner only where it sends troops."""
    return partner(document, phrase) in _OTHER_STATES and is_state(document, phrase)


def pointing_back(read: ArticleReading) -> list[NounPhrase]:
    """Return the nouns that stand for a partner named before: « la mission », « la force »."""
    document = read.document
    hits = document.hits.get("anaphor", [])
    if not hits:
        return []
    named = [p for p in read.phrases if p.cls == "named" and p.name_kind not in _SPEAKING]
    found = []
    for hit in hits:
        if read.phrases.touches(hit.start, hit.end) or _GOES_ON.match(document.unquoted, hit.end):
            continue
        before = [p for p in named if p.end <= hit.start and p.actor in hit.row.actors.split(";")]
        if before:
            found.append(_as_named(document, hit, str(before[-1].actor)))
    return found


def _as_named(document: Document, hit: Hit, actor: str) -> NounPhrase:
    before = document.words_before(hit.start, 1)
    return NounPhrase(
        start=hit.start, end=hit.end, cls="named", actor=actor, country=None, quantity=None,
        determiner="definite", preposition=next((w for w in before if w in _PREPOSITIONS), None),
        is_hedged=False, sentence=document.sentence_at(hit.start).index, head_start=hit.start,
        head_end=hit.end, name_kind="descriptor",
    )  # fmt: skip


def labelled(read: ArticleReading) -> list[NounPhrase]:
    """Return the namings that are no phrase of their own: « les Blancs »."""
    document = read.document
    found = []
    for hit in document.hits.get("label", []):
        if read.phrases.touches(hit.start, hit.end):
            continue
        actor = named_party(read, hit)
        if actor is None:
            continue
        before = document.words_before(hit.start, 2)
        counted = [
            q
            for q in document.quantities_in(hit.start - REACH, hit.start)
            if q.end <= hit.start
            and document.text[q.end : hit.start].strip(' «"') in ("", "de", "d'")
        ]
        found.append(NounPhrase(
            start=hit.start, end=hit.end, cls="mercenary", actor=actor, country=None,
            quantity=counted[-1] if counted else None, determiner=None,
            preposition=next((w for w in before if w in _PREPOSITIONS), None), is_hedged=False,
            sentence=document.sentence_at(hit.start).index, head_start=hit.start, head_end=hit.end,
        ))  # fmt: skip
    return found
