"""Who says what about which report: claims, their type, their words."""

import re
from dataclasses import dataclass

from .attribution import Attribution, Memory, attributions
from .claim_types import SILENCE, cue_type, types_said
from .document import Document, Hit, SentenceSpan
from .grammar import pronoun_before, relative_antecedent, subject_before
from .reading import ArticleReading, Report
from .speakers import Speaker, candidates

_MEDIA = re.compile(r"\b(?:l'afp|afp|l'associated press|associated press|reuters|la bbc|bbc|rfi)\b")
_BY = re.compile(r"\b(?:par|de la part d[eu]s?) (?:l[ea]s? |l')?$")
_SAID_HEDGE = re.compile(r"\b(?:aurait|auraient|serait|seraient|pourrait|semble|probablement|peut-etre)\b")
# « ces deux attaques », « les deux opérations »: what is said holds for all news of the article.
_ALL_OF_THEM = re.compile(r"\b(?:ces|les) (?:deux|trois|quatre) (?:attaques|operations|assauts|actions|embuscades|raids)\b|\bces (?:attaques|actions|operations)\b")
_AUXILIARY = re.compile(r"\b(?:s'est|se sont|s'etait|ne s'est|n'a|n'ont|a|ont|n'avait|n'avaient|avait|ne|n')(?: pas| jamais| encore)* ?$")
# « n'a pas été confirmé »: the subject is what nobody confirms.
_PASSIVE = re.compile(r"\b(?:ete|etre)\b|\bnon authentifie")
# Who is asked about the event: all they say is about it.
_NEAR = {"resident_witness", "local_official", "military", "unnamed_source", "expert"}
_QUOTE_REACH = 60




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


@dataclass(slots=True)
class _Said:
    """What is said in a stretch of a sentence, before it becomes claims."""

    sentence: SentenceSpan
    start: int
    end: int
    speaker: Speaker | None
    claim_type: str
    verb: str | None


def find_claims(read: ArticleReading) -> list[Claim]:
    """Return the claims of an article in the order of the text, one a report, speaker kind and type."""
    document = read.document
    people = candidates(document, read.phrases)
    heard, silent = _heard(document, people)
    claims: list[Claim] = []
    about: Report | None = None
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate", "title"):
            continue
        told = _told(read, sentence.start, sentence.end, sentence)
        said: list[_Said] = []
        for one in heard.get(sentence.index, []):
            said += _said(read, sentence, one)
        said += silent.get(sentence.index, [])
        for item in said:
            for report in _targets(read, item, about):
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


def _heard(
    document: Document, people: list[Speaker]
) -> tuple[dict[int, list[Attribution]], dict[int, list[_Said]]]:
    """Return who says each sentence, quotations over several filled in, and what is not said."""
    memory = Memory(document, people)
    heard: dict[int, list[Attribution]] = {}
    silent: dict[int, list[_Said]] = {}
    for sentence in document.sentences:
        if sentence.role not in ("caption", "boilerplate", "title"):
            heard[sentence.index] = attributions(document, sentence, people, memory)
            silent[sentence.index] = _silences(document, sentence, people, heard[sentence.index], memory)
    for quote in document.quotes:
        if quote.depth == 1 and quote.end - quote.start > _QUOTE_REACH:
            _carry(document, heard, quote.start, quote.end)
    return heard, silent


def _carry(document: Document, heard: dict[int, list[Attribution]], start: int, end: int) -> None:
    """Give every sentence of a quotation the speaker that its first or last sentence names."""
    inside = [s for s in document.sentences if s.start < end - 1 and start < s.end]
    if not inside:
        return
    silent = [s for s in inside if s.index in heard and not heard[s.index]]
    if not silent:
        return
    named = [a for s in (inside[-1], inside[0], *inside[1:-1]) for a in heard.get(s.index, [])]
    if not named:
        named = _before(document, heard, inside[0])
    if named:
        source = named[-1] if inside[0].index in heard and heard[inside[0].index] and not heard.get(inside[-1].index) else named[0]
        for s in silent:
            heard[s.index] = [Attribution(source.speakers, [], s.start, s.start, True, s.start, s.end)]


def _before(document: Document, heard: dict[int, list[Attribution]], sentence: SentenceSpan) -> list[Attribution]:
    """Return who spoke last before a free quotation of the same paragraph."""
    for other in reversed(document.sentences[: sentence.index]):
        if other.paragraph != sentence.paragraph:
            return []
        if heard.get(other.index):
            return heard[other.index][-1:]
    return []


def _told(read: ArticleReading, start: int, end: int, sentence: SentenceSpan) -> list[Report]:
    """Return the reports that a stretch of text tells of."""
    return [
        r for r in read.reports
        if any(u.sentence.index == sentence.index and (
            any(start <= h.start < end for h in u.happenings)
            or any(start <= f.start < end for f in u.figures)) for u in r.draft.units)
    ]  # fmt: skip


def _said(read: ArticleReading, sentence: SentenceSpan, one: Attribution) -> list[_Said]:
    """Return what one attribution says, a pair of speaker and type each."""
    document = read.document
    cues = {
        cue_type(document, one.start, cue)
        for cue in document.within("cue", one.start, one.end)
        if cue_type(document, one.start, cue) not in ("no_comment", "unverified", "unclaimed")
        or document.quote_at(cue.start) is not None
    }
    figures = any(
        f.sentence == sentence.index and one.start <= f.start < one.end
        for r in read.reports for f in r.draft.figures
    )  # fmt: skip
    tells = bool(_told(read, one.start, one.end, sentence)) or any(
        q.start < one.end and one.start < q.end for q in document.quotes
    )
    verb = one.verbs[0] if one.verbs else None
    words = document.original(verb.reading.start, verb.end) if verb is not None else None
    found = []
    for speaker in one.speakers:
        for claim_type in types_said(speaker, one.implies, cues, figures, tells):
            found.append(_Said(sentence, one.start, one.end, speaker, claim_type, words))
    return found


def _silences(
    document: Document, sentence: SentenceSpan, people: list[Speaker], heard: list[Attribution],
    memory: Memory,
) -> list[_Said]:  # fmt: skip
    """Return what is not said, with who does not say it where the words name somebody."""
    found: dict[str, _Said] = {}
    cues = document.within("cue", sentence.start, sentence.end)
    for cue in sorted(cues, key=lambda c: (c.start - c.end, c.start)):
        claim_type = cue_type(document, sentence.start, cue)
        if claim_type not in SILENCE or document.quote_at(cue.start) is not None:
            continue
        inside = any(a.start <= cue.start < a.end for a in heard)
        if claim_type in found or inside and claim_type in ("toll_unknown", "access_denied"):
            continue
        speaker = _silent(document, sentence, cue, people, memory)
        if speaker is not None and claim_type == "unclaimed" and _is_nobody(document, speaker):
            speaker = None
        found[claim_type] = _Said(sentence, sentence.start, sentence.end, speaker, claim_type, None)
    return list(found.values())


def _is_nobody(document: Document, speaker: Speaker) -> bool:
    """« aucun groupe », « personne »."""
    before = document.text[max(0, speaker.start - 8) : speaker.start]
    return before.endswith(("aucun ", "aucune ")) or speaker.kind is None or speaker.kind == "unnamed_source"


def _silent(
    document: Document, sentence: SentenceSpan, cue: Hit, people: list[Speaker], memory: Memory
) -> Speaker | None:
    """Return who keeps silent: the subject of the cue, or whom « par » names after it."""
    start = cue.start
    group = next((v.reading.start for v in document.verbs if v.reading.start <= start < v.end), start)
    auxiliary = _AUXILIARY.search(document.text[sentence.start : group])
    group = sentence.start + auxiliary.start() if auxiliary is not None else group
    for speaker in people:
        if cue.end <= speaker.start < min(sentence.end, cue.end + 30):
            if _BY.search(document.text[cue.end - 1 : speaker.start]):
                return speaker
    if _PASSIVE.search(document.text[start : cue.end]):
        return None
    pronoun = pronoun_before(document, sentence, group)
    if pronoun is not None:
        return memory.resolve(*pronoun, sentence.start)
    left = subject_before(document, sentence, group, people)
    if left:
        return left[-1] if _is_nobody(document, left[-1]) else memory.settled(left[-1])
    return relative_antecedent(document, sentence, group, people)


def _targets(read: ArticleReading, item: _Said, about: Report | None) -> list[Report | None]:
    """Return the reports that a claim is about: those of its words, else the last one told."""
    document = read.document
    news = [r for r in read.reports if r.salience != "recalled"]
    if _ALL_OF_THEM.search(document.text, item.start, item.end) and item.claim_type in (
        "responsibility", "unclaimed", "denial", "accusation"
    ):  # fmt: skip
        return list(_as_many(document.text[item.start : item.end], news)) or [about]
    if item.claim_type == "casualties":
        counted = [
            r for r in read.reports
            if any(f.sentence == item.sentence.index and item.start <= f.start < item.end
                   for f in r.draft.figures)
        ]  # fmt: skip
        if counted:
            return list(counted)
    told = _told(read, item.start, item.end, item.sentence) or _told(
        read, item.sentence.start, item.sentence.end, item.sentence
    )
    if told:
        fresh = [r for r in told if r.salience != "recalled"]
        return [(fresh or told)[0]]
    if item.claim_type == "report" and not _is_on_the_matter(read, item, about):
        return [None]
    return [_without_own(read, item.sentence, about)]


def _is_on_the_matter(read: ArticleReading, item: _Said, about: Report | None) -> bool:
    """Whether words that tell of no report belong to one: by paragraph, or a witness's words."""
    if item.speaker is not None and item.speaker.kind in _NEAR:
        return True
    return about is not None and _tells_paragraph(read, about, item.sentence)


def _without_own(
    read: ArticleReading, sentence: SentenceSpan, about: Report | None
) -> Report | None:
    """Return the report for words that tell of none: by place, by paragraph, else the main news."""
    names = {p.row.place_id for p in read.places if p.sentence == sentence.index and p.row is not None}
    placed = [
        r for r in read.reports
        if r.draft.place is not None and r.draft.place.row is not None and r.draft.place.row.place_id in names
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
    count = {"deux": 2, "trois": 3, "quatre": 4}.get(match.group().split()[1], len(news)) if match else 0
    return news[:count]


def _claim(document: Document, item: _Said, report: Report | None, number: int) -> Claim:
    sentence, speaker = item.sentence, item.speaker
    text = document.text[item.start : item.end]
    media = _MEDIA.search(document.text, sentence.start, sentence.end)
    kind = speaker.kind if speaker else "media" if item.claim_type == "unverified" else None
    silent = speaker.actor if speaker is not None and item.claim_type in ("unverified", "no_comment", "unclaimed") else None
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
        relay=_relay(media) if speaker is not None and speaker.kind != "media" else None,
        claim_type=item.claim_type,
        object=_object(document, item) if item.claim_type in ("control", "denial") else None,
        sub_event_type=report.sub_event_type if report is not None and item.claim_type == "report" else None,
        is_hedged=bool(_SAID_HEDGE.search(text)),
        verb=item.verb,
        quote=_quote(document, item),
    )


def _relay(media: re.Match[str] | None) -> str | None:
    if media is None:
        return None
    words = media.group().removeprefix("l'").removeprefix("la ")
    return {"associated press": "AP"}.get(words, words.upper())


def _object(document: Document, item: _Said) -> str | None:
    """Return the words for what is held or taken."""
    hits = document.within("target", item.start, item.end)
    return document.original(hits[-1].start, hits[-1].end) if hits else None


def _quote(document: Document, item: _Said) -> str | None:
    for quote in document.quotes:
        if quote.depth == 1 and quote.inner_start < item.end and item.start < quote.inner_end:
            start = max(quote.inner_start, item.start)
            return document.original(start, min(quote.inner_end, item.end)).strip() or None
    return None


def _unique(claims: list[Claim]) -> list[Claim]:
    """One claim a sentence, speaker, report and type."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.sentence, claim.speaker, id(claim.report), claim.claim_type), claim)
    return list(kept.values())
