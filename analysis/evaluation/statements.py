"""Lays mentions, claims, namings and statements on partners beside the hand coding."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.evaluation.records import CodedArticle, GoldArticle, GoldEvent, name_key
from analysis.evaluation.tally import Tally

# Words for a party that take sides; only these namings are scored.
LOADED_WORDS = (
    "instructeur mercenaire paramilitaire conseiller allie suppletif partenaire terroriste "
    "jihadiste separatiste rebelle bandit insurge junte occupant"
).split()


def compare_statements(
    tally: Tally, gold: GoldArticle, coded: CodedArticle, event_of: Mapping[int, GoldEvent]
) -> None:
    """Count actors and places mentioned, claims, statements on partners, and namings."""
    forgiven = gold.other_actors - gold.actors
    named = set(coded.actors) - forgiven
    tally.sets("actors mentioned", gold.actors, named, evidence=coded.actors)
    _places(tally, gold, coded)
    _claims(tally, gold, coded, event_of)
    _partners(tally, gold, coded)
    if gold.labels is not None:
        _labels(tally, gold.labels, coded)


def _places(tally: Tally, gold: GoldArticle, coded: CodedArticle) -> None:
    """Count places: a mention answers to its words and to its name in the gazetteer."""
    called = frozenset().union(*coded.places)
    found = gold.places & called
    wrong = [names for names in coded.places if not names & (gold.places | gold.other_places)]
    tally.count("places mentioned", found=len(found), wanted=len(gold.places))
    tally.count("places mentioned", right=len(found), coded=len(found) + len(wrong))
    for name in sorted(gold.places - called):
        tally.error("places mentioned", "missing", expected=name)
    for names in wrong:
        said = coded.places[names]
        tally.error("places mentioned", "extra", coded=names, sentence=said)


def _claims(
    tally: Tally, gold: GoldArticle, coded: CodedArticle, event_of: Mapping[int, GoldEvent]
) -> None:
    """Count which kind of speaker says which kind of thing about which event, each once."""
    told = {
        (_event_told(report, event_of), kind, speaker): said
        for (report, kind, speaker), said in coded.claims.items()
    }
    tally.sets("claims on event", gold.claims, told, evidence=told)
    wanted, found = ({claim[1:] for claim in claims} for claims in (gold.claims, told))
    right = len(wanted & found)
    # Counted only: what is wrong here is in the list of claims on events already.
    tally.count("claims in article", right=right, coded=len(found))
    tally.count("claims in article", found=right, wanted=len(wanted))


def _event_told(report: int | None, event_of: Mapping[int, GoldEvent]) -> str | None:
    """Return the event that a report tells; a name of its own for one that tells none."""
    if report in event_of:
        return event_of[report].id
    return None if report is None else f"report {report}"


def _partners(tally: Tally, gold: GoldArticle, coded: CodedArticle) -> None:
    used = set()
    for partner in gold.partners:
        hit = min(partner.options & set(coded.partners), default=None)
        used.add(hit)
        if not partner.is_required:
            continue
        tally.count("presence", wanted=1, found=hit is not None)
        tally.count("presence", coded=hit is not None, right=hit is not None)
        if hit is None:
            tally.error("presence", "missing", expected=(partner.actor, partner.statement))
    extra = sorted(set(coded.partners) - used)
    tally.count("presence", coded=len(extra))
    for statement in extra:
        tally.error("presence", "extra", coded=statement, sentence=coded.partners[statement])


def _labels(
    tally: Tally, labels: tuple[tuple[str, frozenset[str]], ...], coded: CodedArticle
) -> None:
    """Count for each loaded word whether it is seen, for one of the right parties."""
    for word in LOADED_WORDS:
        wanted = {actor for term, actors in labels if word in _stems(term) for actor in actors}
        found = {a: said for (term, a), said in coded.labels.items() if word in _stems(term)}
        is_right = bool(wanted & set(found))
        said = next(iter(found.values()), None)
        if wanted:
            tally.count("labels", wanted=1, found=is_right, coded=is_right, right=is_right)
        elif found:
            tally.count("labels", coded=1)
        if not is_right and (wanted or found):
            shown = (
                {"expected": (word, wanted), "coded": set(found)}
                if wanted
                else {"coded": (word, set(found))}
            )
            tally.error("labels", "missing" if wanted else "extra", sentence=said, **shown)


def _stems(term: str) -> set[str]:
    """Return the words of a naming without plural, « djihadistes » spelt as « jihadistes »."""
    return {re.sub("s$", "", word.replace("djihad", "jihad")) for word in name_key(term).split()}
