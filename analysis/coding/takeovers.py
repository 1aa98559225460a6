"""Who seized power, and who left a base, where the words of the act do not say."""

from .clauses import Happening
from .document import Document
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, army_of, identify
from .party import Party, put

_FOREIGN = {"foreign_force", "private_military"}
_FORCES = {"minusma", "misma", "russian_unspecified"}
_TO = {"a", "au", "aux", "par", "avec", "pour"}  # « remis aux FAMa », « reprise par Africa Corps »
_LANDS = ("state", "metonym")
_NEIGHBOURS = 2  # sentences on either side
_MUTINIES = ("mutin", "se ")
_TOPPLED = ("renverser", "destituer", "déposer")


def add_seizers(
    document: Document, parties: list[Party], own: list[Happening], draft: Draft
) -> None:
    """Let the army of the country have made a coup against those who governed it.

    A coup that brought « la junte » to power is hers; whom she toppled she was not yet.
    """
    classes = document.vocabulary.class_actor
    army = classes.get(("army", draft.country))
    rulers = classes.get(("government", draft.country))
    if draft.family != "coup" or army is None or rulers is None or not own:
        return
    toppling = any(h.is_verb and h.row.trigger.startswith(_TOPPLED) for h in own)
    for party in parties:
        if toppling and party.role == "initiator" and party.actor == rulers:
            party.actor = army
    start, end = own[0].start, own[0].end
    if not any(p.role == "initiator" for p in parties):
        put(parties, Party(army, "initiator", "inferred", False, start, end))
    hit = any(p.actor == rulers or (p.role == "target" and p.actor != army) for p in parties)
    if not hit and not own[0].row.trigger.startswith(_MUTINIES):
        put(parties, Party(rulers, "target", "inferred", False, start, end))


def add_leavers(
    document: Document, parties: list[Party], draft: Draft, phrases: list[NounPhrase]
) -> None:
    """Add the foreign force that left: « Le camp a été remis à l'armée. Les Français partent »."""
    if draft.family != "base" or any(p.role == "initiator" for p in parties):
        return
    first = draft.units[0].sentence
    news = [s for s in document.sentences if s.role in ("standfirst", "body") or s is first]
    number = news.index(first)
    around = news[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]
    around.sort(key=lambda s: abs(news.index(s) - number))
    for sentence in (*around, *(s for s in document.sentences if s.role == "title")):
        near = starting_in(phrases, sentence.start, sentence.end)
        if sentence is not first:  # « La Russie a livré des avions »
            near = [p for p in near if p.name_kind not in _LANDS]
        for phrase in sorted(near, key=lambda p: abs(p.start - draft.start)):
            actor = _force(document, phrase)
            if actor is not None:
                put(parties, Party(actor, "initiator", "inferred", False, phrase.start, phrase.end))
                return


def _force(document: Document, phrase: NounPhrase) -> str | None:
    """Return the foreign force that a phrase names as somebody who can leave."""
    if phrase.preposition in _TO:
        return None
    actor = phrase.actor or identify(document, phrase)
    if actor is None or phrase.cls == "civilian":
        actor = document.vocabulary.class_actor.get(("army", phrase.country or ""))
    actor = army_of(document, actor)
    row = document.vocabulary.lexicon.actor.get(actor or "")
    return actor if row is not None and (row.kind in _FOREIGN or actor in _FORCES) else None
