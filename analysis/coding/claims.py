"""Who says what about which report: claims, their type, their words."""

import re
from dataclasses import dataclass

from analysis.language.cues import Seldom

from .abreast import Steps, alone
from .claim_targets import Topic
from .claim_types import types_said
from .content import (
    calls_lies,
    cues_said,
    gives_figures,
    is_talk,
    tells_facts,
)
from .deeds import blames_forces, names_author, own_deed, tells_more
from .document import Document, SentenceSpan
from .hearing import Said, heard_in
from .lawfulness import states_the_law
from .persons import Speaker
from .reading import ArticleReading, Report
from .saying import Attribution
from .speakers import candidates

_MEDIA = Seldom(
    "afp|associated press|reuters|bbc|rfi",
    r"\b(?:l'afp|afp|l'associated press|associated press|reuters|la bbc|bbc|rfi)\b",
)
# The next of a list of people, not whom one asked as well: « un élu, un piroguier et … ».
_LISTED = re.compile(r", (?:une? |des |l[ea]s? |l')")
# So long a sentence tells of place, day and act, not of the dead alone.
_ALL_OF_IT = 130
_SAID_HEDGE = Seldom(
    "rai|semble|probablement|peut-etre",
    r"\b(?:aurait|auraient|serait|seraient|pourrait|semble|probablement|peut-etre)\b",
)


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
    return alone(claim_steps(read))


def claim_steps(read: ArticleReading) -> Steps[list[Claim]]:
    """Return the claims of an article in the order of the text, step by step."""
    document = read.document
    people = candidates(document, read.phrases)
    yield
    heard, silent = heard_in(document, people)
    yield
    topic = Topic(read)
    pairs: list[tuple[Said, Report | None]] = []
    for sentence in document.sentences:
        if sentence.role in {"caption", "boilerplate", "title"}:
            continue
        said = []
        for one in heard[sentence.index]:
            said += _said(read, topic, sentence, one)
        for item in said + silent.get(sentence.index, []):
            pairs += [(item, report) for report in topic.of(item)]
        topic.go_on(sentence)
    kept = [pair for pair in pairs if not _is_idle(*pair, pairs)]
    claims = [_claim(document, *pair, number) for number, pair in enumerate(kept, 1)]
    return _unique(claims)


def _is_idle(item: Said, report: Report | None, pairs: list[tuple[Said, Report | None]]) -> bool:
    """Whether a quotation without a fact stands beside what its speaker told of the same event."""
    return item.is_talk and any(
        about is report and not other.is_talk and other.speaker is not None
        and item.speaker is not None and other.speaker.start == item.speaker.start
        for other, about in pairs
    )  # fmt: skip


def _said(
    read: ArticleReading, topic: Topic, sentence: SentenceSpan, one: Attribution
) -> list[Said]:
    """Return what one attribution says, a pair of speaker and type each."""
    document = read.document
    told = topic.told(one.start, one.end, sentence)
    cues = cues_said(document, one)
    figures = gives_figures(read, sentence, one)
    tells, talk = tells_facts(document, told, one), is_talk(document, told, one)
    implied = one.implies
    if "accusation" in cues and states_the_law(read, one):
        cues = cues - {"accusation"}
        if not (cues or figures):
            return []
    if "accuses" in implied and calls_lies(document, one):
        implied = implied - {"accuses"} | {"denies"}
    verb = one.verbs[0] if one.verbs else None
    words = document.original(verb.reading.start, verb.end) if verb is not None else None
    found = []
    for speaker in one.speakers:
        deeds = own_deed(document, told, one, speaker)
        if speaker.kind != "armed_group" and names_author(document, told, one):
            deeds = deeds | {"accusation"}
        if not deeds and blames_forces(document, told, one, speaker):
            deeds = {"accusation"}
        gives = figures and not _only_joins(document, one, speaker)
        types = types_said(speaker, implied, cues | deeds, gives, tells)
        is_all = sentence.end - sentence.start > _ALL_OF_IT
        if types == ["casualties"] and told and is_all and _is_brief(document):
            types = ["casualties", "report"]
        if types in (["casualties"], ["casualties", "material_loss"]) and tells_more(document, one):
            types.append("report")
        for claim_type in types:
            idle = claim_type == "report" and talk
            found.append(Said(sentence, one.start, one.end, speaker, claim_type, words, idle))
    return found


def _is_brief(document: Document) -> bool:
    """Whether one sentence under a title is all: whom it names has told all of it."""
    key = ("is brief", 0)
    if key not in document.known:
        roles = [s.role for s in document.sentences]
        document.known[key] = "title" in roles and roles.count("body") == 1
    return bool(document.known[key])


def _only_joins(document: Document, one: Attribution, speaker: Speaker) -> bool:
    """« ont rapporté un élu, un piroguier et une source »: the first of many gives the figure.

    « un élu et un officier », « de sources de sécurité, auprès d'un maire » all give it.
    """
    first = one.speakers[0]
    is_listed = _LISTED.match(document.text, first.end) is not None
    return speaker.kind != first.kind and len(one.speakers) > 2 and is_listed


def _claim(document: Document, item: Said, report: Report | None, number: int) -> Claim:
    sentence, speaker = item.sentence, item.speaker
    kind = speaker.kind if speaker else "media" if item.claim_type == "unverified" else None
    silent = (
        speaker.actor
        if speaker is not None and item.claim_type in {"unverified", "no_comment", "unclaimed"}
        else None
    )
    channel = next(iter(document.hits_of("channel", sentence)), None)
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
        object=_object(document, item) if item.claim_type in {"control", "denial"} else None,
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
