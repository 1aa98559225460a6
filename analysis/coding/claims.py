"""Who says what about which report: claims, their type, their words."""

import re
from dataclasses import dataclass

from .document import Document, Hit, SentenceSpan, VerbHit
from .reading import ArticleReading, Report
from .speakers import Speaker, attributed, candidates, of_verb

# The order of the closed list decides between two types that fit (CONTRACT: claim_type).
ORDER = ("responsibility", "denial", "accusation", "control", "casualties", "toll_unknown",
         "confirmation", "no_comment", "unverified", "access_denied", "unclaimed", "material_loss",
         "report")  # fmt: skip
# Silence stands without a figure of its own: these need no speaker.
_SPEAKERLESS = {"unverified", "unclaimed", "toll_unknown", "no_comment", "access_denied"}
_MEDIA = re.compile(r"\b(?:l'afp|afp|l'associated press|associated press|reuters|la bbc)\b")
_SILENT = re.compile(r"\b(?:par|de la part d[eu]s?) (?:l[ea]s? |l')?$")
_NEGATED_CLAIM = re.compile(r"\b(?:n'a|n'ont|n'avait|n'avaient|pas|rien|aucun|aucune|ni|personne|nul)\b")
_SAID_HEDGE = re.compile(r"\b(?:aurait|auraient|serait|seraient|pourrait|semble|probablement|peut-etre)\b")


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
    claims: list[Claim] = []
    last: Speaker | None = None
    last_paragraph = -1
    about: Report | None = None
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate", "title"):
            continue
        told = _reports_of(read, sentence)
        about = told[0] if told else about
        speakers, verb = _speakers(document, sentence, people, last)
        if not speakers and _continues(document, sentence, last_paragraph):
            speakers = [last] if last is not None else []
        for speaker, claim_type in _types(document, read, sentence, speakers, verb):
            for report in _targets(read, sentence, told, about, claim_type):
                claims.append(
                    _claim(document, sentence, report, speaker, claim_type, verb, len(claims) + 1)
                )
        if speakers:
            last, last_paragraph = speakers[-1], sentence.paragraph
    return _unique(claims)


def _reports_of(read: ArticleReading, sentence: SentenceSpan) -> list[Report]:
    return [
        r for r in read.reports if any(u.sentence.index == sentence.index for u in r.draft.units)
    ]


def _speakers(
    document: Document, sentence: SentenceSpan, people: list[Speaker], last: Speaker | None
) -> tuple[list[Speaker], VerbHit | None]:
    """Return who speaks in a sentence, and the verb of saying if there is one."""
    chosen = attributed(document, sentence.start, sentence.end, people, last)
    first_verb: VerbHit | None = None
    has_quote = any(sentence.start <= q.start < sentence.end or q.start <= sentence.start < q.end
                    for q in document.quotes)  # fmt: skip
    for verb in document.verbs:
        if verb.phrase.kind != "speech" or not sentence.start <= verb.start < sentence.end:
            continue
        if getattr(verb.phrase.row, "needs_quote", False) and not has_quote:
            continue
        quote = document.quote_at(verb.start)
        if quote is not None and quote.end - quote.start > 60:
            continue
        found = of_verb(document, verb, sentence.start, sentence.end, people, last)
        if found:
            first_verb = first_verb or verb
            chosen += [s for s in found if s not in chosen]
    return chosen, first_verb


def _continues(document: Document, sentence: SentenceSpan, last_paragraph: int) -> bool:
    """Whether a sentence goes on with a quotation of the same paragraph."""
    quote = document.quote_at(sentence.start + 1)
    return quote is not None and sentence.paragraph == last_paragraph


def _types(
    document: Document,
    read: ArticleReading,
    sentence: SentenceSpan,
    speakers: list[Speaker],
    verb: VerbHit | None,
) -> list[tuple[Speaker | None, str]]:
    """Return the pairs of speaker and claim type that a sentence holds."""
    cues = document.within("cue", sentence.start, sentence.end)
    types = {_negated(document, sentence, cue) for cue in cues}
    figures = [f for r in read.reports for f in r.draft.figures if f.sentence == sentence.index]
    if figures:
        types.add("casualties")
    told = bool(_reports_of(read, sentence))
    if not speakers:
        silent = sorted(types & _SPEAKERLESS, key=ORDER.index)
        return [(None, t) for t in silent[:1]]
    chosen = sorted(types, key=ORDER.index)[:2]
    if "toll_unknown" in chosen and "casualties" in chosen:
        chosen.remove("casualties")
    if "responsibility" in chosen and not any(s.kind == "armed_group" for s in speakers):
        chosen.remove("responsibility")
    if not chosen and (told or _is_quoted(document, sentence)):
        chosen = ["report"]
    pairs: list[tuple[Speaker | None, str]] = []
    for claim_type in chosen:
        fitting = [s for s in speakers if claim_type != "responsibility" or s.kind == "armed_group"]
        pairs += [(speaker, claim_type) for speaker in fitting]
    return pairs


def _negated(document: Document, sentence: SentenceSpan, cue: Hit) -> str:
    """« n'a pas été revendiquée » is no claim of responsibility but none at all."""
    claim_type = cue.row.claim_type
    before = document.text[max(sentence.start, cue.start - 24) : cue.start]
    if claim_type == "responsibility" and _NEGATED_CLAIM.search(before):
        return "unclaimed"
    if claim_type == "confirmation" and _NEGATED_CLAIM.search(before):
        return "unverified"
    return str(claim_type)


def _is_quoted(document: Document, sentence: SentenceSpan) -> bool:
    return any(q.start < sentence.end and sentence.start < q.end for q in document.quotes)


def _targets(
    read: ArticleReading,
    sentence: SentenceSpan,
    told: list[Report],
    about: Report | None,
    claim_type: str,
) -> list[Report | None]:
    """Return the reports that a claim is about: those of its sentence, else the last one told."""
    both = re.search(r"\b(?:ces|les) (?:deux|trois|quatre) (?:attaques|operations|assauts|actions|embuscades)\b",
                     read.document.text[sentence.start : sentence.end])  # fmt: skip
    news = [r for r in read.reports if r.salience != "recalled"]
    if both and claim_type in ("responsibility", "unclaimed", "denial", "accusation"):
        return list(news) or [about]
    if told:
        fresh = [r for r in told if r.salience != "recalled"]
        return [(fresh or told)[0]]
    return [about if about is not None else news[0] if news else None]


def _claim(
    document: Document,
    sentence: SentenceSpan,
    report: Report | None,
    speaker: Speaker | None,
    claim_type: str,
    verb: VerbHit | None,
    number: int,
) -> Claim:
    text = document.text[sentence.start : sentence.end]
    silent = _silent_actor(document, sentence, claim_type)
    media = _MEDIA.search(text)
    kind, actor = (speaker.kind, speaker.actor) if speaker else (None, None)
    words = document.original(speaker.start, speaker.end) if speaker else None
    if speaker is None and claim_type == "unverified" and media and silent is None:
        kind = "media"
        words = document.original(sentence.start + media.start(), sentence.start + media.end())
    channel = next(iter(document.within("channel", sentence.start, sentence.end)), None)
    return Claim(
        claim_id=f"{document.article.article_id}:c{number}",
        report=report,
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        speaker=words,
        speaker_kind=kind,
        speaker_actor=actor,
        speaker_name=speaker.name if speaker else None,
        silent_actor=silent,
        channel=channel.row.channel if channel is not None else None,
        relay=_relay(media) if speaker is not None else None,
        claim_type=claim_type,
        object=_object(document, sentence) if claim_type == "control" else None,
        sub_event_type=report.sub_event_type if report is not None and claim_type == "report" else None,
        is_hedged=bool(_SAID_HEDGE.search(text)),
        verb=document.original(verb.reading.start, verb.end) if verb is not None else None,
        quote=_quote(document, sentence),
    )


def _silent_actor(document: Document, sentence: SentenceSpan, claim_type: str) -> str | None:
    """« ce qui n'a pas été confirmé par les autorités »: the party that says nothing."""
    if claim_type not in ("unverified", "no_comment", "unclaimed"):
        return None
    text = document.text
    for hit in document.within("head", sentence.start, sentence.end):
        if hit.row.actor_class in ("government", "army") and _SILENT.search(text[sentence.start : hit.start]):
            country = document.country_near(hit.start) or ""
            return document.vocabulary.class_actor.get((hit.row.actor_class, country))
    return None


def _relay(media: re.Match[str] | None) -> str | None:
    if media is None:
        return None
    return "AFP" if "afp" in media.group() else "AP" if "press" in media.group() else media.group().upper()


def _object(document: Document, sentence: SentenceSpan) -> str | None:
    """Return the words for what is held or taken."""
    hits = document.within("target", sentence.start, sentence.end)
    return document.original(hits[-1].start, hits[-1].end) if hits else None


def _quote(document: Document, sentence: SentenceSpan) -> str | None:
    for quote in document.quotes:
        if quote.depth == 1 and quote.inner_start < sentence.end and sentence.start < quote.inner_end:
            start = max(quote.inner_start, sentence.start)
            return document.original(start, min(quote.inner_end, sentence.end)).strip() or None
    return None


def _unique(claims: list[Claim]) -> list[Claim]:
    """One claim a sentence, speaker, report and type."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.sentence, claim.speaker, id(claim.report), claim.claim_type), claim)
    return list(kept.values())
