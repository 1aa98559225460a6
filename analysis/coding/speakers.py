"""Who speaks: the words that name a speaker, what kind of speaker it is, for whom it speaks."""

import re
from dataclasses import dataclass

from .document import Document, Hit, VerbHit
from .noun_phrases import NounPhrase, identify, opens_phrase

_ATTRIBUTION = re.compile(
    r"\b(?:selon|d'apres|a en croire|aupres d[e']|aupres du|aupres des|de source|de sources|pour)\b ?"
    r"(?:l[ea]s? |l'|une? |des |d'|plusieurs |deux |trois |quatre |un autre |une autre |de |cette |ce )*$"
)
_PRONOUN_AFTER = re.compile(r"^[ -]*(?:t-)?(?:il|elle|ils|elles)\b")
_PRONOUN_BEFORE = re.compile(r"(?:^|[\s«\"(,;:])(?:il|elle|ils|elles|y|ce dernier|cette derniere|ces derniers|celui-ci|celle-ci)(?: y| en| l'| le| les| lui| leur| n'| ne| s'| se)* ?$")
_PRONOUN_ATTRIBUTION = re.compile(r"\b(?:selon|d'apres) (?:lui|elle|eux|elles|la meme source|le meme responsable|cette source|les memes sources|la meme)\b|\b(?:la meme source|le meme responsable|cette source|le meme elu)\b")
_NAME = re.compile(
    r"(?:[A-ZÀ-Ý][\w’'-]+|(?:Ag|Ould|Al|El|de|ben))(?: (?:[A-ZÀ-Ý][\w’'-]+|Ag|Ould|ag|ould|Al|El|de|ben)){1,4}"
)
_MEDIA = re.compile(r"\b(?:l'afp|afp|associated press|reuters|bbc|rfi)\b")
_ARMED = {"jihadist", "separatist", "self_defence"}
_KIND_OF_BLOC = {
    "malian_state": "military", "burkinabe_state": "military", "nigerien_state": "military",
    "jihadist": "armed_group", "separatist": "armed_group", "self_defence": "armed_group",
    "un": "un", "ngo": "ngo", "regional": "foreign_government", "other_state": "foreign_government",
    "french_european": "foreign_government", "russian": "foreign_government",
    "civilians": "resident_witness", "unspecified": "unnamed_source",
}  # fmt: skip
_OWN_STATE = {"malian_state", "burkinabe_state", "nigerien_state"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: where it is named, kind and party; `name` only for a person named in full."""

    start: int
    end: int
    kind: str
    actor: str | None
    name: str | None = None


def candidates(document: Document, phrases: list[NounPhrase]) -> list[Speaker]:
    """Return everybody in a document who could be speaking, in the order of the text."""
    found: list[Speaker] = []
    for hit in document.hits.get("speaker", []):
        if (not found or hit.start >= found[-1].end) and opens_phrase(document, hit.start):
            found.append(_of_noun(document, hit, phrases))
    spans = [(s.start, s.end) for s in found]
    for phrase in phrases:
        if any(a <= phrase.head_start < b or phrase.start <= a < phrase.end for a, b in spans):
            continue
        speaker = _of_phrase(document, phrase)
        if speaker is not None:
            found.append(speaker)
    return sorted(found, key=lambda s: s.start)


def _of_noun(document: Document, hit: Hit, phrases: list[NounPhrase]) -> Speaker:
    """« un porte-parole de la CMA », « deux élus locaux », « une source militaire malienne »."""
    row = hit.row
    end, complement = hit.end, None
    for phrase in phrases:
        gap = document.text[hit.end : phrase.start]
        if phrase.start >= hit.end and len(gap) <= 14 and phrase.preposition in ("de", "d'", "du", "des"):
            complement, end = phrase, phrase.end
            break
        if phrase.start > hit.end + 20:
            break
    actor = identify(document, complement) if complement is not None else None
    kind = row.speaker_kind or None
    if actor == "civilians":
        actor = None
    if kind is None:
        kind = _kind_of_actor(document, actor) if actor else "unnamed_source"
    if actor is None and row.actor_class:
        country = next((h.row.country for h in document.within("demonym", hit.start, hit.end + 25)), None)
        actor = document.vocabulary.class_actor.get(
            (row.actor_class, country or document.country_near(hit.start) or "")
        )
    return Speaker(hit.start, end, kind, actor, _person(document, hit.start, end))


def _kind_of_actor(document: Document, actor: str) -> str:
    rows = document.vocabulary.lexicon.actor
    row = rows[actor]
    if row.kind == "government":
        return "government" if row.bloc in _OWN_STATE else "foreign_government"
    if row.kind == "state_force" or actor == "vdp":
        return "military"
    if row.kind in ("foreign_force", "private_military"):
        return "military" if row.kind == "foreign_force" and row.bloc != "un" else _KIND_OF_BLOC[row.bloc]
    return _KIND_OF_BLOC[row.bloc]


def _of_phrase(document: Document, phrase: NounPhrase) -> Speaker | None:
    actor = identify(document, phrase)
    if phrase.cls in ("person", "assailant", "fighter") and actor is None:
        return None
    if phrase.name_kind in ("state", "affiliation"):
        return None
    if actor is None:
        return None
    kind = _kind_of_actor(document, actor)
    return Speaker(phrase.start, phrase.end, kind, actor if actor != "civilians" else None)


def _person(document: Document, start: int, end: int) -> str | None:
    """Return the full name that stands beside an office: « X, un porte-parole de la CMA »."""
    first, last = document.span(start, end)
    text = document.article.text
    after = _NAME.match(text, last + 2) if text[last : last + 2] == ", " else _NAME.match(text, last + 1)
    if after is not None and " " in after.group():
        return after.group()
    before = list(_NAME.finditer(text, max(0, first - 60), first))
    if before and text[before[-1].end() : first].strip(" ,") in ("", "un", "une", "le", "la"):
        return before[-1].group() if " " in before[-1].group() else None
    return None


def of_verb(
    document: Document, verb: VerbHit, sentence_start: int, sentence_end: int,
    people: list[Speaker], last: Speaker | None,
) -> list[Speaker]:  # fmt: skip
    """Return the speakers of a verb of saying: its subject, inverted subject or agent."""
    text = document.text
    after = text[verb.end : sentence_end]
    if _PRONOUN_AFTER.match(after):
        return [last] if last is not None else []
    before = text[max(sentence_start, verb.reading.start - 40) : verb.reading.start]
    if _PRONOUN_BEFORE.search(before):
        return [last] if last is not None else []
    right = [p for p in people if verb.end <= p.start < sentence_end]
    right = [p for p in right if not _is_addressee(text, p) and p.start - verb.end < 140]
    left = [p for p in people if sentence_start <= p.start and p.end <= verb.reading.start]
    left = [p for p in left if not _governed(text, p)]
    if verb.reading.voice == "passive":
        return [p for p in right if text[: p.start].rstrip().endswith(("par", "par le", "par la", "par l'", "par les"))][:1]
    inverted = _is_inverted(document, verb, sentence_start)
    if inverted or not left:
        return _joined(text, right) if right and _follows(text, verb.end, right[0]) else left[-1:]
    return _joined_left(text, left)


def _is_inverted(document: Document, verb: VerbHit, sentence_start: int) -> bool:
    """After a quotation or a comma the subject follows: « …, ont indiqué deux élus »."""
    before = document.text[sentence_start : verb.reading.start].rstrip()
    return before.endswith((",", "»", '"', "”", "!", "?"))


def _follows(text: str, end: int, speaker: Speaker) -> bool:
    between = text[end : speaker.start]
    return not re.search(r"\bqu[e']|[.;«]", between)


def _is_addressee(text: str, speaker: Speaker) -> bool:
    before = text[max(0, speaker.start - 12) : speaker.start]
    return bool(re.search(r"\b(?:a|au|aux|avec|par) (?:l[ea]s? |l'|un |une |des )?$", before)) and "par" not in before


def _governed(text: str, speaker: Speaker) -> bool:
    before = text[max(0, speaker.start - 16) : speaker.start]
    return bool(re.search(r"\b(?:de|du|d'|a|au|aux|contre|par|avec|dans|sur|pour|chez)(?: l[ea]s?| l'| une?| des| ses| ces)? ?$", before))


_AND = re.compile(r"^(?:,| et|, et| ainsi que)? ?(?:l[ea]s? |l'|une? |des |deux |trois |quatre |plusieurs |d')*$")


def _joined(text: str, people: list[Speaker]) -> list[Speaker]:
    chosen = people[:1]
    for speaker in people[1:]:
        if not _AND.match(text[chosen[-1].end : speaker.start]) and not _AND.match(
            re.sub(r"^ [a-z]+", "", text[chosen[-1].end : speaker.start])
        ):
            break
        chosen.append(speaker)
    return chosen


def _joined_left(text: str, people: list[Speaker]) -> list[Speaker]:
    chosen = [people[-1]]
    for speaker in reversed(people[:-1]):
        if not _AND.match(text[speaker.end : chosen[0].start]):
            break
        chosen.insert(0, speaker)
    return chosen


def attributed(document: Document, start: int, end: int, people: list[Speaker], last: Speaker | None) -> list[Speaker]:
    """Return the speakers that « selon », « d'après », « de source » name in a sentence."""
    text = document.text
    found = []
    for position, speaker in enumerate(people):
        if not start <= speaker.start < end:
            continue
        before = text[max(start, speaker.start - 45) : speaker.start]
        own = text[speaker.start : speaker.end]
        if _ATTRIBUTION.search(before) and "pour " not in before[-12:] or (
            own.startswith("source") and re.search(r"\bde $", before)
        ):
            found += _joined(text, [p for p in people[position:] if p.start < end])
    if not found and last is not None and _PRONOUN_ATTRIBUTION.search(text, start, end):
        found = [last]
    return list(dict.fromkeys(found))


def is_media(text: str) -> bool:
    """Whether folded words name a news agency or broadcaster."""
    return bool(_MEDIA.search(text))
