"""How far two hand codings of the same articles agree, by the definitions of the scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.errors import UserError
from analysis.evaluation.comparison import compare
from analysis.evaluation.gold import read_gold
from analysis.evaluation.matching import match
from analysis.evaluation.records import (
    CodedArticle,
    CodedReport,
    GoldArticle,
    GoldEvent,
    Partner,
)
from analysis.evaluation.scoring import Score

Coding = Mapping[str, GoldArticle] | str | Path
# What one event has exactly one of.
_CHOICES: dict[str, Callable[[GoldEvent], str | None]] = {
    "type": lambda event: event.type,
    "target kind": lambda event: event.target_kind,
    "salience": lambda event: event.salience,
}


def agreement(one: Coding, other: Coding) -> Score:
    """Return how far two hand codings agree (folders of them, or ``read_gold``'s answers).

    Each is scored against the other, and the counts of both ways are added: neither is the truth.
    Articles that only one of them has are ``uncoded``. In the errors ``expected`` is the other's
    coding, ``coded`` the one's. ``UserError`` when they have no article in common.
    """
    first, second = _read(one), _read(other)
    common = sorted(first.keys() & second.keys())
    if not common:
        raise UserError("The two hand codings have no article in common.")
    tallies = []
    for article_id in common:
        mine, theirs = first[article_id], second[article_id]
        tally = compare(theirs, as_coded(mine, theirs))
        tally.counts += compare(mine, as_coded(theirs, mine)).counts
        tallies.append(tally)
    return Score(tuple(tallies), tuple(sorted(first.keys() ^ second.keys())), ways=2)


def choices(one: Coding, other: Coding) -> pd.DataFrame:
    """Return Cohen's kappa for what an event has one of, over the events that both codings have.

    Columns: ``n`` events, ``same`` (share of them coded alike), ``kappa`` (NA where chance explains
    all: one value only).
    """
    first, second = _read(one), _read(other)
    pairs = []
    for article_id in sorted(first.keys() & second.keys()):
        mine, theirs = first[article_id], second[article_id]
        found = match(theirs.events, [_report(event) for event in mine.events])
        pairs += [(mine.events[j], theirs.events[i]) for i, j in found.items()]
    rows = []
    for name, choice in _CHOICES.items():
        values = [(choice(a), choice(b)) for a, b in pairs]
        rows.append((name, len(values), *kappa(values)))
    frame = pd.DataFrame(rows, columns=["choice", "n", "same", "kappa"])
    return frame.astype({"same": "Float64", "kappa": "Float64"}).set_index("choice")


def kappa(values: list[tuple[str | None, str | None]]) -> tuple[float | None, float | None]:
    """Return the share of equal pairs, and Cohen's kappa; None where it is not defined.

    >>> kappa([("camp", "camp"), ("camp", "camp"), ("camp", "base"), ("base", "base")])
    (0.75, 0.5)
    """
    if not values:
        return None, None
    n = len(values)
    same = sum(a == b for a, b in values) / n
    mine, theirs = (Counter(side) for side in zip(*values, strict=True))
    chance = sum(mine[value] * theirs[value] for value in mine) / n**2
    return same, None if chance == 1 else (same - chance) / (1 - chance)


def as_coded(article: GoldArticle, other: GoldArticle) -> CodedArticle:
    """Return a hand coding in the form of coded tables, to be laid beside another.

    What the coder marked as optional stands only where the other has it too.
    """
    reports = [_report(event) for event in article.events]
    found = {j: i for i, j in match(other.events, reports).items()}
    kept = []
    for event, report in zip(article.events, reports, strict=True):
        twin = found.get(event.number)
        if event.is_optional and twin is None:
            continue
        accepted = {f.value for f in other.events[twin].figures} if twin is not None else set()
        tolls = (own for own in report.tolls if not own.is_optional or own.value in accepted)
        kept.append(replace(report, number=len(kept), tolls=tuple(tolls)))
    number = {report.id: report.number for report in kept}
    options = frozenset().union(*(partner.options for partner in other.partners))
    return CodedArticle(
        reports=tuple(kept),
        actors=dict.fromkeys(article.actors, ""),
        places={frozenset((name,)): "" for name in article.places},
        claims={
            (number.get(event), kind, speaker): "" for event, kind, speaker in article.claims
            if event is None or event in number
        },
        partners={_statement(p): "" for p in article.partners if _counts(p, options)},
        labels={(term, a): "" for term, actors in article.labels or () for a in sorted(actors)},
    )  # fmt: skip


def _read(coding: Coding) -> Mapping[str, GoldArticle]:
    return coding if isinstance(coding, Mapping) else read_gold(coding)


def _report(event: GoldEvent) -> CodedReport:
    return CodedReport(
        number=event.number,
        id=event.id,
        salience=event.salience or "",
        type=event.type,
        days=event.days[0] if event.is_dated else None,
        time=event.time,
        places=event.places,
        region=event.region,
        country=event.country,
        initiators=event.initiators,
        targets=event.targets,
        partners=frozenset(),
        target_kind=event.target_kind,
        methods=event.methods,
        tolls=event.own_figures,
        label=event.label,
        sentence="",
    )


def _statement(partner: Partner) -> tuple[str, str]:
    return partner.actor, partner.statement


def _counts(partner: Partner, options: frozenset[tuple[str, str]]) -> bool:
    return partner.is_required or _statement(partner) in options
