"""Who says what about which report: claims, their type, their words."""

import re
from dataclasses import dataclass

from analysis.language.cues import Seldom

from .claim_types import types_said
from .content import cues_said, gives_figures, own_deed, tells_facts
from .document import Document, SentenceSpan
from .hearing import Said, heard_in
from .nearby import starting_in
from .reading import ArticleReading, Report
from .saying import Attribution
from .speakers import candidates

_MEDIA = Seldom(
    "afp|associated press|reuters|bbc|rfi",
    r"\b(?:l'afp|afp|l'associated press|associated press|reuters|la bbc|bbc|rfi)\b",
)
_SAID_HEDGE = Seldom(
    "rai|semble|probablement|peut-etre",
    r"\b(?:aurait|auraient|serait|seraient|pourrait|semble|probablement|peut-etre)\b",
)
# « ces deux attaques », « les deux opérations »: what is said holds for all news of the article.
_ALL_OF_THEM = re.compile(
    r"\b(?:ces|les) (?:deux|trois|quatre) (?:attaques|operations|assauts|actions|"
    r"embuscades|raids)\b"
    r"|\bces (?:attaques|actions|operations)\b"
)
# These answer what was told last.
_ON_WHAT_WAS_SAID = {"unverified", "unclaimed"}
# Denials and accusations are often about presence, contracts, politics: about no report.
_NEEDS_MATTER = {"report", "denial", "accusation", "confirmation", "material_loss"}
_VIOLENCE = ("trigger", "casualty", "target")
_SOON = 2
# Who is asked about the event: all they say is about it.
_NEAR = {"resident_witness", "local_official", "military", "unnamed_source", "expert"}


@dataclass(eq=False, slots=True)
class Claim:
    """One speaker saying one kind of thing about one report; offsets are folded."""

    claim_id: str
    report: Report | None
    sentence: int
    start: int
    end: int
    speaker: str | None
    speaker_kind: str | None
    speaker_actor: str | None
    speaker_name: str | None
    silent_actor: str | None
    channel: str | None
    relay: str | None
    claim_type: str
    object: str | None
    sub_event_type: str | None
    is_hedged: bool
    verb: str | None
    quote: str | None


def find_claims(read: ArticleReading) -> list[Claim]:
    """Return the claims of an article in the order of the text."""
    document = read.document
    people = candidates(document, read.phrases)
    heard, silent = heard_in(document, people)
    claims: list[Claim] = []
    about: Report | None = None
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate", "title"):
            continue
        told = _told(read, sentence.start, sentence.end, sentence)
        said: list[Said] = []
        for one in heard.get(sentence.index, []):
            said += _said(read, sentence, one)
        said += silent.get(sentence.index, [])
        for item in said:
            for report in _targets(read, item, about, claims[-1] if claims else None):
                claims.append(_claim(document, item, report, len(claims) + 1))
        about = _topic(read, told, sentence, about)
    return _unique(claims)


def _topic(
    read: ArticleReading, told: list[Report], sentence: SentenceSpan, about: Report | None
) -> Report | None:
    """Return the report that the text is now about: told, or whose place is named."""
    fresh = [r for r in told if r.salience != "recalled"]
    if fresh or told:
        return (fresh or told)[-1]
    return about


def _told(read: ArticleReading, start: int, end: int, sentence: SentenceSpan) -> list[Report]:
    """Return the reports that a stretch of text tells of."""
    return [
        r for r in read.told_in(sentence.index)
        if any(u.sentence.index == sentence.index and (
            any(start <= h.start < end for h in u.happenings)
            or any(start <= f.start < end for f in u.figures)) for u in r.draft.units)
    ]  # fmt: skip


def _said(read: ArticleReading, sentence: SentenceSpan, one: Attribution) -> list[Said]:
    """Return what one attribution says, a pair of speaker and type each."""
    document = read.document
    told = _told(read, one.start, one.end, sentence)
    cues = cues_said(document, one)
    figures = gives_figures(read, sentence, one)
    tells = tells_facts(document, told, one)
    verb = one.verbs[0] if one.verbs else None
    words = document.original(verb.reading.start, verb.end) if verb is not None else None
    found = []
    for speaker in one.speakers:
        deeds = own_deed(document, told, one, speaker)
        for claim_type in types_said(speaker, one.implies, cues | deeds, figures, tells):
            found.append(Said(sentence, one.start, one.end, speaker, claim_type, words))
    return found


def _targets(
    read: ArticleReading, item: Said, about: Report | None, last: Claim | None
) -> list[Report | None]:
    """Return the reports that a claim is about: those of its words, else the last one told."""
    document = read.document
    news = [r for r in read.reports if r.salience != "recalled"]
    if item.claim_type in (
        "responsibility", "unclaimed", "denial", "accusation"
    ) and _ALL_OF_THEM.search(document.text, item.start, item.end):  # fmt: skip
        return list(_as_many(document.text[item.start : item.end], news)) or [about]
    if item.claim_type == "casualties":
        counted = [
            r for r in read.reports
            if any(f.sentence == item.sentence.index and item.start <= f.start < item.end
                   for f in r.draft.figures)
        ]  # fmt: skip
        if counted:
            return list(counted)
    told = _told(read, item.start, item.end, item.sentence)
    if told and item.claim_type in ("report", "confirmation", "responsibility"):
        fresh = [r for r in told if r.salience != "recalled"]
        return list(fresh or told[:1])
    told = told or _told(read, item.sentence.start, item.sentence.end, item.sentence)
    if told:
        fresh = [r for r in told if r.salience != "recalled"]
        return [(fresh or told)[0]]
    if item.claim_type in _NEEDS_MATTER and not _is_on_the_matter(read, item, about, last):
        return [None]
    if about is not None and item.claim_type in _ON_WHAT_WAS_SAID:
        return [about]
    return [_without_own(read, item.sentence, about)]


def _is_on_the_matter(
    read: ArticleReading, item: Said, about: Report | None, last: Claim | None
) -> bool:
    """Whether words that tell of no report belong to one: they follow it, or speak of violence."""
    if item.claim_type == "report":
        if item.speaker is not None and item.speaker.kind in _NEAR:
            return True
        return about is not None and _tells_paragraph(read, about, item.sentence)
    index = item.sentence.index
    if about is not None and any(0 <= index - u.sentence.index <= _SOON for u in about.draft.units):
        return True
    if last is not None and last.report is not None and index - last.sentence < _SOON:
        return True
    return any(read.document.within(kind, item.start, item.end) for kind in _VIOLENCE)


def _without_own(
    read: ArticleReading, sentence: SentenceSpan, about: Report | None
) -> Report | None:
    """Return the report for words that tell of none: by place, by paragraph, else the main news."""
    names = {
        p.row.place_id
        for p in starting_in(read.places, sentence.start, sentence.end)
        if p.row is not None
    }
    placed = [
        r for r in read.reports
        if r.draft.place is not None
        and r.draft.place.row is not None
        and r.draft.place.row.place_id in names
    ]  # fmt: skip
    if placed:
        return placed[0]
    news = [r for r in read.reports if r.salience != "recalled"]
    if about is not None and _tells_paragraph(read, about, sentence):
        return about
    return news[0] if news else about


def _tells_paragraph(read: ArticleReading, report: Report, sentence: SentenceSpan) -> bool:
    paragraphs = {u.sentence.paragraph for u in report.draft.units}
    return sentence.paragraph in paragraphs


def _as_many(text: str, news: list[Report]) -> list[Report]:
    """« les deux opérations »: as many of the article's news as the figure says."""
    match = _ALL_OF_THEM.search(text)
    count = (
        {"deux": 2, "trois": 3, "quatre": 4}.get(match.group().split()[1], len(news))
        if match
        else 0
    )
    return news[:count]


def _claim(document: Document, item: Said, report: Report | None, number: int) -> Claim:
    sentence, speaker = item.sentence, item.speaker
    kind = speaker.kind if speaker else "media" if item.claim_type == "unverified" else None
    silent = (
        speaker.actor
        if speaker is not None and item.claim_type in ("unverified", "no_comment", "unclaimed")
        else None
    )
    channel = next(iter(document.within("channel", sentence.start, sentence.end)), None)
    return Claim(
        claim_id=f"{document.article.article_id}:c{number}",
        report=report,
        sentence=sentence.index,
        start=item.start,
        end=item.end,
        speaker=document.original(speaker.start, speaker.end) if speaker else None,
        speaker_kind=kind,
        speaker_actor=speaker.actor if speaker else None,
        speaker_name=speaker.name if speaker else None,
        silent_actor=silent,
        channel=channel.row.channel if channel is not None else None,
        relay=_relay(document, sentence)
        if speaker is not None and speaker.kind != "media"
        else None,
        claim_type=item.claim_type,
        object=_object(document, item) if item.claim_type in ("control", "denial") else None,
        sub_event_type=report.sub_event_type
        if report is not None and item.claim_type == "report"
        else None,
        is_hedged=bool(_SAID_HEDGE.search(document.text, item.start, item.end)),
        verb=item.verb,
        quote=_quote(document, item),
    )


def _relay(document: Document, sentence: SentenceSpan) -> str | None:
    media = _MEDIA.search(document.text, sentence.start, sentence.end)
    if media is None:
        return None
    words = media.group().removeprefix("l'").removeprefix("la ")
    return {"associated press": "AP"}.get(words, words.upper())


def _object(document: Document, item: Said) -> str | None:
    """Return the words for what is held or taken."""
    hits = document.within("target", item.start, item.end)
    return document.original(hits[-1].start, hits[-1].end) if hits else None


def _quote(document: Document, item: Said) -> str | None:
    for quote in document.quotes_over(item.start, item.end):
        if quote.inner_start < item.end and item.start < quote.inner_end:
            start = max(quote.inner_start, item.start)
            return document.original(start, min(quote.inner_end, item.end)).strip() or None
    return None


def _unique(claims: list[Claim]) -> list[Claim]:
    """One claim a sentence, speaker, report and type."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.sentence, claim.speaker, id(claim.report), claim.claim_type), claim)
    return list(kept.values())
