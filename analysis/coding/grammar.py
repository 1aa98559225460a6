"""Subjects and agents of French verbs of saying, found by what stands between the words."""

import re

from .bridges import FINITE, after_relay, is_bridge, is_closed
from .document import Document, SentenceSpan, VerbHit
from .nearby import REACH
from .persons import ORDINALS, Speaker
from .pronouns import group_start

_RELATIVE = re.compile(r"(?:,| –|\))? qui(?:,[^,]{2,60},)?(?: y| en| l'| s'| se| n'| ne| ,)* ?$")
_PREPOSITION = re.compile(
    r"(?:\b(?:de|du|des|d'|a|au|aux|contre|par|avec|dans|sur|pour|chez|envers|entre|vers|sous|en|"
    r"sans|outre|via|travers|biais de|(?<!peu )(?<!juste )apres|(?<!peu )avant|dont|comme|parmi|"
    r"et de|aupres d[eu])(?: l[ea]s?| l'| ?une?| des| ses| ces| leurs?| cette| son| sa| deux|"
    r" trois| plusieurs| quatre| quelque| certains)? ?)$"
)
_LIST = re.compile(
    r"^(?P<tail>(?: (?:d[eu]s?|d'|a|au|sur|dans|en|du) ?[^,;:.«»\"()]{1,60}?)?"
    r"(?: \([^()]{1,30}\))?)(?P<link>, ?|,? et |,? ainsi qu(?:e |'))"
    r"(?:par |aupres (?:de |d'|du |des ))?"
    r"(?:l[ea]s? |l'|une? |des |d'|de |du |deux |trois |quatre |plusieurs |"
    r"quelques |certains |autres? |d'autres |ancien(?:ne)?s? |haute?s? )*$"
)
_ONE_OF = re.compile(r"\b(?:l'une?|une?|certaine?s|deux|plusieurs) (?:de (?:ses|leurs|ces)|des) $")
# « une vingtaine d'habitants », « la plupart des élus »
_MANY_OF = re.compile(
    r"\b(?:[a-z]{3,8}aines?|plupart|nombre|beaucoup|partie|groupe|majorite|poignee)"
    r" d(?:e |es |')(?:ses |ces |l')?$"
)
_COUNT = re.compile(r"(?:une? |le )?(?:bilan|decompte|comptage)\b")
_DASH = re.compile(r" [-–—] ")
_DASHED = re.compile(r" [-–—] [^-–—]{2,200} [-–—] ")
_ARTICLE_REACH = 12
_ASIDE = re.compile(r"[a-z' -]{2,50}, ")
# Whom one expects to speak; « les jihadistes ont attaqué, tuant … » says nothing.
_SPEAKING = ("military", "government", "foreign_government", "local_official", "armed_group", "un",
             "ngo")  # fmt: skip
_BY = re.compile(
    r"\bpar (?:l[ea]s? |l'|une? |des |deux |plusieurs |trois )?"
    rf"(?:(?:plus )?(?:{'|'.join(sorted(ORDINALS))}) )?$"
)

# « revendiquée le lendemain par le JNIM »
_THEN_BY = re.compile(
    r" (?:le|dans l[ae]|peu|[a-z]+di|a|aux?)[a-z' ]{0,36} par (?:l[ae]s? |l' ?|une? |des )?"
)
_OF = re.compile(r"(?:\bd[eu]s?(?: l[ea]s?)?(?: l')? ?|d'|d[eu] l'|\(|\ba(?: la| l')? ?|\bau ?)$")
# What stands before the verb behind the words it attributes: « …, comme le rapporte RFI ».
_SAID_BEFORE = (",", "»", '"', "”", "!", "?", "-", "–", "(", "comme", "comme le", "comme l'",
                "ainsi que", "ce que", "ce qu'")  # fmt: skip
_PLURAL_GROUP = re.compile(r"\b(?:ont|avaient|[a-z]{2,}ent)\b")
_NAMED_TOO = re.compile(r",? ?(?:[a-z]+ )?")
_ANOTHER = re.compile(r"\bqu[ei]\b|\bqu'|[.;:«»\"]|\bet\b")


def is_count(document: Document, speaker: Speaker) -> bool:
    """Whether a toll stands where a speaker could: « le bilan fait état de dix morts »."""
    if speaker.kind not in {None, "unnamed_source"} or speaker.actor is not None:
        return False
    return names_count(document, speaker)


def names_count(document: Document, speaker: Speaker) -> bool:
    """Whether words for a speaker are a count, of whomever: « un comptage de l'AFP »."""
    return bool(_COUNT.match(document.text, speaker.start))


def is_governed(document: Document, speaker: Speaker) -> bool:
    """Whether a preposition stands before: « par les jihadistes », « de l'armée »."""
    text = document.text
    own = text[speaker.start : speaker.end]
    if own.startswith(("du ", "aux ", "au ")):
        return True
    before = text[speaker.start - 26 if speaker.start > 26 else 0 : speaker.start]
    match = _PREPOSITION.search(before)
    if match is None:
        return False
    words = match.group().split()
    if _ONE_OF.search(before) or _MANY_OF.search(before):
        return False
    # « des élus » may be a subject: only a noun before makes « des » a preposition.
    if words == ["des"]:
        end = speaker.start - len(match.group())
        if end <= document.sentence_at(speaker.start).start:
            return False  # the last word of the title is no noun of its
        while end and text[end - 1].isspace():
            end -= 1
        return "a" <= text[end - 1 : end] <= "z" and not _ends_verb(document, end)
    return True


def _ends_verb(document: Document, end: int) -> bool:
    return any(v.end == end for v in document.verbs_in(end - REACH, end)) or bool(
        re.search(
            r"\b(?:a (?:l'afp|rfi|reuters|la bbc|xinhua|la presse|la radio|des journalistes)|lundi|"
            r"mardi|mercredi|jeudi|vendredi|samedi|dimanche|et|que|soir|matin|midi|telephone|"
            r"sur place|anonymat)$",
            document.text[max(0, end - 20) : end],
        )
    )


def _is_aside(document: Document, sentence: SentenceSpan, speaker: Speaker) -> bool:
    """Whether a candidate stands in brackets."""
    opening = document.text.rfind("(", sentence.start, speaker.start)
    if opening < 0 or document.text.find(")", opening, speaker.start) >= 0:
        return False
    return document.text.find(")", speaker.start, sentence.end) >= 0


def subject_before(
    document: Document, sentence: SentenceSpan, at: int, people: list[Speaker]
) -> list[Speaker]:
    """Return the subject left of a verb at `at`, over appositions and relative clauses."""
    quote = document.quote_at(at)
    if quote is not None and not document.text[quote.inner_start : at].strip():
        quote = None  # L'ONU « condamne cette attaque »: the subject stands outside
    inside = [
        p for p in people
        if sentence.start <= p.start and p.end <= at and document.quote_at(p.start) == quote
        and not _is_aside(document, sentence, p)
    ]  # fmt: skip
    if len(inside) > 1 and _DASHED.search(document.text, inside[0].end, at):
        inside = [p for p in inside if not _is_between_dashes(document, inside[0].end, p, at)]
    for speaker in reversed(inside):
        if _is_in_relative(document, sentence, speaker, inside):
            continue
        if is_governed(document, speaker) or not is_bridge(
            document, speaker.end, at, is_closed(document, sentence, speaker)
        ):
            continue
        others = [p for p in inside if p.start > speaker.end]
        return _joined_before(document, inside, speaker) + _as_well(document, speaker, others)
    return []


def _as_well(document: Document, speaker: Speaker, others: list[Speaker]) -> list[Speaker]:
    """« un élu, ainsi qu'une source sécuritaire, ont confirmé »: both do."""
    for other in others:
        link = _list_link(document, speaker.end, other.start)
        if link is not None and "ainsi" in link["link"]:
            return [other]
    return []


def _is_between_dashes(document: Document, start: int, speaker: Speaker, at: int) -> bool:
    """« Plusieurs sources – élus, notables et habitants – parlent de … »: who they are."""
    if speaker.end <= start:
        return False
    before = len(_DASH.findall(document.text, start, speaker.start))
    return before % 2 == 1 and _DASH.search(document.text, speaker.end, at) is not None


def _is_in_relative(
    document: Document, sentence: SentenceSpan, speaker: Speaker, people: list[Speaker]
) -> bool:
    """Whether a candidate is the object in another's relative clause: « ceux qui ont renversé »."""
    before = document.text[sentence.start : speaker.start]
    at = max(before.rfind(" qui "), before.rfind(" dont "))
    if at < 0 or "," in before[at:] or ";" in before[at:]:
        return False
    return any(p.end <= sentence.start + at + 1 for p in people)


def opening_subject(
    document: Document, sentence: SentenceSpan, people: list[Speaker]
) -> Speaker | None:
    """Return who opens a sentence as its subject, after « Samedi, » or « Dans un message, »."""
    aside = _ASIDE.match(document.text, sentence.start, sentence.end)
    starts = (sentence.start, aside.end()) if aside is not None else (sentence.start,)
    for start in starts:
        near = [p for p in people if start <= p.start <= start + _ARTICLE_REACH]
        if near and not is_governed(document, near[0]):
            return near[0] if near[0].kind in _SPEAKING else None
    return None


def _joined_before(document: Document, people: list[Speaker], last: Speaker) -> list[Speaker]:
    chosen = [last]
    for speaker in reversed([p for p in people if p.end <= last.start]):
        link = _list_link(document, speaker.end, chosen[0].start)
        if link is None or (
            link["link"].startswith(", ") and "et" not in link["link"] and len(chosen) < 2
        ):
            break
        if is_governed(document, speaker):
            break
        chosen.insert(0, speaker)
    return chosen


def _list_link(document: Document, start: int, end: int) -> re.Match[str] | None:
    """Return what joins two speakers of a list: « un élu de Dia et », but « l'armée a attaqué »."""
    link = _LIST.match(document.text[start:end])
    if link is None or not FINITE.search(document.original(start, start + len(link["tail"]))):
        return link
    return None


def relative_antecedent(
    document: Document, sentence: SentenceSpan, at: int, people: list[Speaker]
) -> Speaker | None:
    """Return whom « qui » stands for: the candidate just before it."""
    before = document.text[max(sentence.start, at - 90) : at]
    match = _RELATIVE.search(before) if " qui" in before else None
    if match is None:
        return None
    end = max(sentence.start, at - 90) + match.start()
    near = [p for p in people if sentence.start <= p.start and p.end <= end
            and not _is_aside(document, sentence, p)]  # fmt: skip
    for speaker in reversed(near):
        between = document.text[speaker.end : end]
        words = document.original(speaker.end, end).lower()
        if len(between) > 70 or FINITE.search(re.sub(r",[^,]*,?", "", words)):
            return None
        return speaker
    return None


def joined_to(
    document: Document, people: list[Speaker], last: Speaker, verb: VerbHit
) -> list[Speaker]:
    """« une source et un élu qui l'ont déclaré »: both, where the verb is a plural."""
    is_plural = _PLURAL_GROUP.search(document.text, verb.reading.start, verb.end) is not None
    return _joined_before(document, people, last) if is_plural else [last]


def is_after_quotation(document: Document, sentence: SentenceSpan, verb: VerbHit) -> bool:
    """Whether a verb follows the words it attributes: « …, ont indiqué deux élus »."""
    before = document.text[sentence.start : group_start(document, verb)].rstrip()
    return not before or before.endswith(_SAID_BEFORE)


def subject_after(
    document: Document, sentence: SentenceSpan, verb: VerbHit, people: list[Speaker]
) -> list[Speaker]:
    """Return the inverted subject of a verb: « a déclaré à l'AFP un élu »."""
    text, start = document.text, after_relay(document, verb.end)
    asked = 0  # « a déclaré à la télévision publique ORTM le porte-parole »
    for speaker in people:
        if not start <= speaker.start < sentence.end:
            continue
        between = text[start : speaker.start]
        if len(between) > 110 or _ANOTHER.search(between):
            return []
        if document.verbs_in(start, speaker.start):
            return []
        is_named_too = speaker.kind == "media" and _NAMED_TOO.fullmatch(text, asked, speaker.start)
        if is_named_too or is_governed(document, speaker) or _is_aside(document, sentence, speaker):
            asked = speaker.end
            continue
        if speaker.actor is None and is_count(document, speaker):
            return []  # « a évoqué un bilan de dix morts »
        if speaker.is_paper and between.rstrip().endswith(("dans un", "dans le", "dans son")):
            continue
        return joined(document, people, speaker)
    return []


def joined(
    document: Document, people: list[Speaker], first: Speaker, with_commas: bool = True
) -> list[Speaker]:
    """Return a speaker with those listed after it: « un élu, un piroguier et une source »."""
    chosen, pending = [first], []
    for speaker in [p for p in people if p.start >= first.end]:
        last = (pending or chosen)[-1]
        link = _list_link(document, last.end, speaker.start)
        if link is None:
            if re.match(
                r" \(?(?:d[eu]s? |d'|l'|la |\()?", document.text[last.end : speaker.start]
            ) and _is_complement(document, speaker):
                continue
            break
        if "et" in link["link"] or "ainsi" in link["link"]:
            chosen += [*pending, speaker]
            pending = []
        elif with_commas:
            pending.append(speaker)
        else:
            break
    return chosen


def _is_complement(document: Document, speaker: Speaker) -> bool:
    """Whether a name completes the speaker before it: « les séparatistes du FLA (FLA) »."""
    before = document.text[max(0, speaker.start - 9) : speaker.start]
    own = document.text[speaker.start : speaker.end]
    return own.startswith(("du ", "de ")) or bool(_OF.search(before))


def agent(
    document: Document, verb: VerbHit, sentence: SentenceSpan, people: list[Speaker]
) -> list[Speaker]:
    """Return who a passive is by: « revendiquée [le lendemain] par le JNIM »."""
    for speaker in people:
        if verb.end <= speaker.start < sentence.end and speaker.start - verb.end < 90:
            is_far = verb.reading.voice == "participle" and speaker.start - verb.end > 16
            if is_far and not _THEN_BY.fullmatch(document.text, verb.end, speaker.start):
                return []
            if _BY.search(document.text[verb.end - 1 : speaker.start]):
                return joined(document, people, speaker, with_commas=False)
            if document.text[speaker.start : speaker.end].startswith("par "):
                return [speaker]
    return []
