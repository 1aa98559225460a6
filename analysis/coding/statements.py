"""Rows that rest on who says what: claims, parties, figures, presence, labels, statuses."""

from typing import Any

from .abreast import Steps
from .accusations import accused_parties, boasting_parties
from .claims import Claim, claim_steps
from .count_stage import stage_of
from .document import Document
from .figure import Figure
from .labels import find_labels
from .nearby import starting_in
from .noun_phrase import identify
from .partners import find_presence
from .party import Party
from .reading import ArticleReading, Report
from .settled_parties import claim_parties
from .status import statuses
from .victims import Victims

Row = dict[str, Any]


def statement_steps(read: ArticleReading, rows: dict[str, list[Row]]) -> Steps[None]:
    """Add the rows of claims and of all that hangs on them to the rows of an article."""
    claims = yield from claim_steps(read)
    yield
    claim_of = {id(claim): claim for claim in claims}
    figures = _Figures(read, claims)
    participants: list[Row] = []
    for report in read.reports:
        about = [c for c in claim_of.values() if c.report is report]
        parties = claim_parties(report.parties, _claimed(read.document, about), read.blocs)
        report.parties = parties
        parties += accused_parties(read, report, about) or boasting_parties(read, report, about)
        participants += [_participant(read, report, p, about) for p in parties]
    yield
    rows["claims"] = [_claim(read.document, claim) for claim in claims]
    rows["participants"] = participants
    rows["tolls"] = figures.rows()
    yield
    rows["presence"] = find_presence(read, claims)
    yield
    rows["labels"] = find_labels(read, claims)
    yield
    _put_speakers(read, rows["sentences"], claims)
    by_report = {row["report_id"]: row for row in rows["reports"]}
    for report in read.reports:
        about = [c for c in claims if c.report is report]
        tolls = [t for t in rows["tolls"] if t["report_id"] == report.report_id]
        by_report[report.report_id] |= statuses(report, about, tolls, read.blocs)


def _claimed(document: Document, claims: list[Claim]) -> list[Party]:
    """Return the parties that claim a report for themselves."""
    return [
        Party(c.speaker_actor, "initiator", "claimed", False, c.start, c.end)
        for c in claims
        if c.claim_type == "responsibility" and c.speaker_actor is not None
    ]


def _attributed_below(
    read: ArticleReading, report: Report, party: Party, claims: list[Claim]
) -> Claim | None:
    """Return the claim that a headline sums up: whom it names, the body may name by a speaker."""
    document = read.document
    if document.sentence_at(party.start).role not in ("title", "standfirst"):
        return None
    told = [
        p for h in report.draft.happenings for p in (*h.initiators, *h.targets)
        if document.sentences[h.sentence].role == "body"
        and identify(document, p, report.draft.country) == party.actor
    ]  # fmt: skip
    if any(not any(c.start <= p.start < c.end for c in claims) for p in told):
        return None  # the article says so itself
    return next(
        (
            claim
            for claim in claims
            if claim.report is report and claim.speaker is not None
            and any(
                identify(document, p, report.draft.country) == party.actor
                for p in starting_in(read.phrases, claim.start, claim.end)
            )
        ),
        None,
    )  # fmt: skip


def _participant(read: ArticleReading, report: Report, party: Party, claims: list[Claim]) -> Row:
    document = read.document
    start, end = document.span(party.start, party.end)
    said = [c for c in claims if c.start <= party.start and party.end <= c.end]
    if party.basis == "claimed":
        said = [c for c in said if c.claim_type in ("responsibility", "accusation")]
    claim = said[0] if said else _attributed_below(read, report, party, claims)
    return {
        "report_id": report.report_id,
        "actor_id": party.actor,
        "role": party.role,
        "basis": party.basis,
        "is_hedged": party.is_hedged,
        "claim_id": claim.claim_id if claim is not None else None,
        "start": start,
        "end": end,
    }


def _claim(document: Document, claim: Claim) -> Row:
    start, end = document.span(claim.start, claim.end)
    said = document.article.text[start:end].strip()
    start = document.article.text.index(said, start, end)
    end = start + len(said)
    return {
        "claim_id": claim.claim_id,
        "report_id": claim.report.report_id if claim.report is not None else None,
        "article_id": document.article.article_id,
        "sentence": claim.sentence,
        "start": start,
        "end": end,
        "speaker": claim.speaker,
        "speaker_kind": claim.speaker_kind,
        "speaker_actor": claim.speaker_actor,
        "speaker_name": claim.speaker_name,
        "silent_actor": claim.silent_actor,
        "channel": claim.channel,
        "relay": claim.relay,
        "claim_type": claim.claim_type,
        "object": claim.object,
        "sub_event_type": claim.sub_event_type,
        "is_hedged": claim.is_hedged,
        "verb": claim.verb,
        "quote": claim.quote,
    }


def _put_speakers(read: ArticleReading, sentences: list[Row], claims: list[Claim]) -> None:
    """Give each sentence that a speaker utters its claim."""
    first: dict[int, str] = {}
    for claim in claims:
        if claim.speaker is not None:
            first.setdefault(claim.sentence, claim.claim_id)
    for row in sentences:
        row["speaker_claim_id"] = first.get(row["sentence"])


class _Figures:
    """The figures of an article as rows: each once, with its report, victims and claim."""

    def __init__(self, read: ArticleReading, claims: list[Claim]) -> None:
        self.read, self.claims = read, claims
        self.ids: dict[int, str] = {}
        self.found: list[tuple[Figure, Report]] = []
        seen: set[tuple[int, str]] = set()
        # « 34 morts dans deux attaques »: of no single report.
        self.sums = {id(figure) for report in read.reports for figure in report.draft.sums}
        for report in read.reports:
            for figure in (*report.draft.figures, *report.draft.sums):
                if (figure.start, figure.outcome) not in seen:
                    seen.add((figure.start, figure.outcome))
                    self.found.append((figure, report))
        self.found.sort(key=lambda pair: pair[0].start)
        self.report_of = {id(figure): report for figure, report in self.found}
        for number, (figure, _) in enumerate(self.found, 1):
            self.ids[id(figure)] = f"{read.document.article.article_id}:t{number}"

    def rows(self) -> list[Row]:
        """Return the rows of `tolls`; the parties of the reports are known by now."""
        claims = [self._claim(figure, report) for figure, report in self.found]
        victims = Victims(self.read, self.found, claims, self.claims)
        return [
            self._row(figure, report, claim, victims.of(figure))
            for (figure, report), claim in zip(self.found, claims, strict=True)
        ]

    def _row(self, figure: Figure, report: Report, claim: Claim | None, victims: str) -> Row:
        document = self.read.document
        start, end = document.span(figure.start, figure.end)
        people = figure.people
        total = self.ids.get(id(figure.part_of)) if figure.part_of is not None else None
        same = self.report_of.get(id(figure.part_of))
        return {
            "toll_id": self.ids[id(figure)],
            "claim_id": claim.claim_id if claim is not None else None,
            "report_id": report.report_id if id(figure) not in self.sums else None,
            "article_id": document.article.article_id,
            "outcome": figure.outcome,
            "victims": victims,
            "victims_words": document.original(people.start, people.end) if people else None,
            "low": figure.low,
            "high": figure.high,
            "is_approximate": figure.is_approximate,
            "part_of": total if same is report and id(figure.part_of) not in self.sums else None,
            "count_stage": stage_of(document, figure),
            "words": document.article.text[start:end],
            "sentence": figure.sentence,
            "start": start,
            "end": end,
        }

    def _claim(self, figure: Figure, report: Report) -> Claim | None:
        """Return the claim that gives the figure: of its sentence, of casualties first."""
        near = [c for c in self.claims if c.sentence == figure.sentence and c.claim_type in
                ("casualties", "responsibility", "accusation", "denial", "confirmation", "report")
                and c.speaker_kind is not None]  # fmt: skip
        own = [c for c in near if c.report is report] or near
        ranked = sorted(
            own, key=lambda c: (c.claim_type != "casualties", not c.start <= figure.start < c.end)
        )
        return ranked[0] if ranked else None
