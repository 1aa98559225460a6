"""From an article taken apart to the plain facts that dating reads."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from analysis.language.edtf import EDTF

from .dating.facts import (
    NAMES,
    OFFICES,
    DatingFacts,
    DatingName,
    DatingReport,
    DatingSentence,
    DatingStatement,
    Knowledge,
)
from .document import Document
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .partner_cues import GOVERNORS, noun_cues, verb_cues
from .places import PlaceMention
from .roles import parties_of
from .vocabulary import Vocabulary

# Outside forces and missions are there from one day to another; armies and groups just are.
_COME_AND_GO = {"foreign_force", "international", "private_military"}

_TITLE_REACH = 45
_PARTNER_BLOCS = {"russian", "french_european", "un", "regional", "other_state"}


def dating_facts(
    document: Document,
    phrases: list[NounPhrase],
    places: list[PlaceMention],
    drafts: Iterable[Draft],
) -> DatingFacts:
    """Return what dating may use of an article whose happenings have been found."""
    article = document.article
    if article.published:  # nothing is left to argue
        return DatingFacts(document.text, [], [], published=EDTF.parse(article.published))
    header = None
    if article.header_start is not None and article.header_end is not None:
        header = (
            document.folded.folded_at(article.header_start),
            document.folded.folded_at(article.header_end),
        )
    return DatingFacts(
        text=document.text,
        sentences=[DatingSentence(s.index, s.start, s.end, s.role) for s in document.sentences],
        times=document.times,
        names=_names(document),
        reports=[_report(document, draft, phrases) for draft in drafts],
        statements=_statements(document, phrases, places),
        actors=frozenset(a for p in phrases if (a := identify(document, p)) is not None),
        header=EDTF.parse(article.header_date) if article.header_date else None,
        header_span=header,
        original=document.original,
        is_agency=article.agency is not None,
    )


@cache
def knowledge_of(vocabulary: Vocabulary) -> Knowledge:
    """Return what the lexicon knows of events, parties and the days they were there."""
    lexicon = vocabulary.lexicon
    member_of: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.memberships:
        member_of[row.actor_id].add(row.member_of)
    return Knowledge(
        chronology=lexicon.chronology,
        blocs=vocabulary.blocs,
        member_of={actor: frozenset(groups) for actor, groups in member_of.items()},
        active={
            row.actor_id: (_edtf(row.active_from), _edtf(row.active_to))
            for row in lexicon.actors
            if row.kind in _COME_AND_GO
        },
        soldiers=frozenset(row.actor_id for row in lexicon.actors if row.kind == "foreign_force"),
        generic=frozenset(row.actor_id for row in lexicon.actors if row.kind == "unspecified"),
    )


@lru_cache(maxsize=4096)
def _term(first: str | None, last: str | None) -> tuple[EDTF | None, EDTF | None]:
    return _edtf(first), _edtf(last)


def _edtf(text: str | None) -> EDTF | None:
    return EDTF.parse(text) if text else None


def _names(document: Document) -> list[DatingName]:
    """Return the names that date a text, each with the terms of all that it can mean there."""
    rows: dict[tuple[int, int], list[Any]] = {}
    for hit in document.hits.get("actor", []):
        rows.setdefault((hit.start, hit.end), []).append(hit.row)
    return [
        DatingName(
            found[0].actor_id, found[0].kind, start, end,
            tuple([_term(row.from_, row.to) for row in found]),
            found[0].kind in OFFICES and _is_titled(document, start, end),
        )
        for (start, end), found in sorted(rows.items())
        if found[0].kind in NAMES or found[0].kind in OFFICES
    ]  # fmt: skip


def _is_titled(document: Document, start: int, end: int) -> bool:
    """Tell whether an office stands before a name, « la ministre … », or is part of it."""
    sentence = document.sentence_at(start)
    before = document.within("speaker", max(sentence.start, start - _TITLE_REACH), end)
    return any(hit.end <= end for hit in before)


def _report(document: Document, draft: Draft, phrases: list[NounPhrase]) -> DatingReport:
    parties = parties_of(document, draft, phrases)
    times = [time for unit in draft.units for time in unit.nearest_times]
    return DatingReport(
        sentence=draft.units[0].sentence.index,
        start=draft.start,
        end=draft.end,
        kinds=frozenset(draft.frames),
        places=frozenset(p.row.place_id for p in draft.places if p.row is not None),
        country=draft.country,
        initiators=frozenset(p.actor for p in parties if p.role == "initiator"),
        actors=frozenset(p.actor for p in parties),
        times=tuple(times),
    )


def _statements(
    document: Document, phrases: list[NounPhrase], places: list[PlaceMention]
) -> list[DatingStatement]:
    """Return what is said of partners' coming and going, with the partner named last before it."""
    found = []
    blocs = document.vocabulary.blocs
    for sentence in document.sentences:
        times = sentence.times
        # Only « jeudi », « dix jours après » in its sentence dates by what is said, and no year.
        if not times or [t for t in times if "year" in t.values or "year2" in t.values]:
            continue
        named = [
            (phrase.start, actor) for phrase in starting_in(phrases, sentence.start, sentence.end)
            if (actor := identify(document, phrase)) and blocs.get(actor) in _PARTNER_BLOCS
        ]  # fmt: skip
        for cue in verb_cues(document, sentence) + noun_cues(document, sentence) if named else ():
            partners = [actor for start, actor in named if start < cue.start]
            if partners and cue.row.pos not in GOVERNORS:
                stated = frozenset(
                    p.row.place_id
                    for p in starting_in(places, sentence.start, sentence.end)
                    if p.row is not None
                )
                found.append(
                    DatingStatement(
                        partners[-1], cue.statement, sentence.index, cue.start, cue.end, stated
                    )
                )
    return found
