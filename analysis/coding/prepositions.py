"""Who says it without a verb: « selon », « d'après », « de source », « bilan dressé par »."""

import re
from bisect import bisect_left

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .grammar import joined, opening_subject
from .memory import Memory
from .nearby import InOrder
from .persons import Speaker
from .saying import Attribution
from .silence import is_left_unsaid

# « donné dimanche soir par deux habitants »
_WHEN = (
    r"(?: (?:[a-z]{3,6}di|dimanche|hier|ce|dans|la|en|au|debut|fin|soir|matin|soiree|matinee)){0,4}"
)
_AGENCY = r"(?:l'afp|rfi|reuters|xinhua|la bbc|l'agence[a-z ]{0,20}|notre redaction)"
_FROM = r"(?:de |d'|du |des |aupres )"
# « a appris lundi l'AFP de sources locales »: what stands behind the verb
LEARNT_FROM = rf"(?: [a-z]+di| dimanche| hier)?(?: \d{{1,2}} [a-z]{{3,9}})? {_AGENCY}(?= {_FROM})"
_SELON = Seldom(
    "selon|d'apres|dixit|a en croire|aux dires|de l'ave|de l'avi|aux yeux|aupres|de source|pour|"
    "peut-on|ressort|lit-on|note-t|precise-t|indique-t|explique-t|affirme-t|assure-t|confirme-t|"
    "rapporte-t|souligne-t|apprend-on|apprenait-on|on a appris|on avait appris|on apprend|a-t-on|"
    "a appris|bilan|chiffre|decompte|l'annonce|l'information|la nouvelle",
    r"\b(?:selon|d'apres(?![- ]midi)|dixit|a en croire|aux dires|de l'aveu|de l'avis|"
    r"aux yeux|aupres|"
    r"de sources?|pour|peut-on lire (?:dans|sur)|ressort|"
    r"(?:lit|(?:note|precise|indique|explique|affirme|assure|confirme|rapporte|souligne)-t)-on "
    r"(?:dans|sur|aux?|a|chez|du cote d(?:e|u|es))|"
    r"(?:(?:apprend|apprenait|a-t)-on(?: appris)?|on (?:(?:a|avait) appris|apprend))(?= d)|"
    rf"a appris{LEARNT_FROM}|"
    r"(?:bilan|chiffre|decompte)s?[^.;:«»\"]{0,80}?[»\"]? (?:dresse|etabli|donne|fourni|communique|"
    rf"avance|annonce|publie|livre|transmis)e?s?{_WHEN} par|"
    r"(?:l'annonce|l'information|la nouvelle)(?: en)? (?:a|avait|est) (?:[a-z]+ )?(?:faite|donnee|"
    rf"rendue publique|livree|diffusee|communiquee){_WHEN} par|"
    r"(?:l'annonce|l'information|la nouvelle|bilan|chiffre) (?:emane|provient|vient)"
    rf"(?= {_FROM}))\b"
    r"(?! (?:lesquels|lesquelles))",
)
_SAME = re.compile(
    r"\b(?:selon|d'apres) (lui|elle|eux|elles)\b"
    r"|\b(?:cette |ces |la |les )(sources?)\b(?! [a-z]{4})"
    r"|\b(?:la|les|de la|des) memes? (sources?)\b"
    r"|\b(?:le|la|ce|cette|les|ces|du|de la|des) memes? ([a-z]+)"
)
_OPENING = re.compile(r"(?:mais|et|or|car|puis|dans une autre \w+|[\w' -]{1,14}),?")
# « selon les informations rapportées par l'AFP, citant une source … »
_PASSED_ON = re.compile(
    r"^ (?:l[ea]s?|des|de) [a-z ]{0,20}(?:informations?|indications?|elements?|details?|precisions|"
    r"chiffres?|bilan|temoignages?|donnees|renseignements?|recits?)(?: [a-z]+)? "
    r"(?:rapporte|recueilli|donne|livre|diffuse|publie|relaye|fourni|obtenu)e?s?"
    rf"{_WHEN} (?:par|aupres d[eu']) ?(?=l'|la |le |les |des |d'|une? )"
)
_APPOSED = re.compile(
    r"[,(«\"–] ?(?:(?:de|des|les|simples) ){0,2}[a-z]+(?: [a-z]+)?[ »\"]*"
    r"(?:d[eu]s? (?:groupes? |societe )?[a-z]+)?[ »\",]*$"
)
_ASKED = ("de source", "aupres")
_CONFIRMED = re.compile(r"\bconfirmee?s? $")  # « un bilan confirmé de source militaire »
_OURS = re.compile(r" (nos) (?:[a-z]+ )?(?:informations|renseignements|constatations)\b")
_MARKS = re.compile(r"[,;.:«»\"]")


def by_prepositions(
    document: Document, sentence: SentenceSpan, everybody: InOrder[Speaker], memory: Memory
) -> list[Attribution]:
    """Return what « selon », « d'après », « de source », « auprès de » attribute."""
    matches = _attributing(document, sentence)
    return _attributed(document, sentence, everybody, memory, matches) if matches else []


def _attributed(
    document: Document,
    sentence: SentenceSpan,
    everybody: InOrder[Speaker],
    memory: Memory,
    matches: list[re.Match[str]],
) -> list[Attribution]:
    """Return what some words attribute to whom they introduce."""
    found: list[Attribution] = []
    text = document.text
    for match in matches:
        quote = document.quote_at(match.start())
        if quote is not None and quote.end - quote.start > 60:
            continue
        if match.group() == "selon" and _only_names(document, sentence, match.start()):
            continue
        people = everybody.within(sentence.start, sentence.end)
        is_before = _opens_clause(text, sentence.start, match.start())
        if match.group().startswith(_ASKED) and _is_unverified(document, sentence):
            continue  # « n'ont pu être recoupés de source indépendante », « … auprès de l'armée »
        if text.startswith(" lequel", match.end()) or text.startswith(" laquelle", match.end()):
            before = [p for p in people if sentence.start <= p.start and p.end <= match.start()]
            if before:
                found.append(
                    Attribution(
                        (memory.settled(before[-1]),), [], match.start(), match.end() + 7, True
                    )
                )
            continue
        same = _SAME.match(text, match.start()) or _SAME.match(text, match.end() + 1)
        if same is not None:
            pronoun = same.group(1)
            gender = {"lui": "m", "eux": "m", "elle": "f", "elles": "f"}.get(pronoun or "")
            plural = pronoun in ("eux", "elles") if pronoun else None
            gender = "f" if same.group(2) or same.group(3) else gender
            source = same.group(2) or same.group(3)
            speaker = (
                memory.source_again(source.endswith("s"))
                if source
                else memory.noun_again(same.group(4))
                or _own_subject(document, sentence, people, match.start(), gender)
                or memory.resolve(gender, plural, sentence.start)
            )
            if speaker is None and source:  # « de même source » where none was named: unknown
                speaker = next((p for p in people if same.start() <= p.start < same.end()), None)
            speakers = [speaker] if speaker is not None else []
            end = same.end()
        elif (ours := _OURS.match(text, match.end())) is not None:
            speakers, end = [Speaker(ours.start(1), ours.end(), "media", None)], ours.end()
        else:
            speakers = _prepositional(document, sentence, match, people, is_before)
            end = speakers[-1].end if speakers else match.end()
        if match.group() == "pour" and not (is_before and speakers and text[end : end + 1] == ","):
            continue
        known = {s.start for one in found for s in one.speakers}
        if speakers and same is None and all(s.start in known for s in speakers):
            continue  # « de sources militaires et auprès d'un élu »: in the list already
        if speakers:
            settled = tuple(memory.settled(s) for s in speakers)
            implies = {"judges"} if match.group() == "pour" else set()
            if _CONFIRMED.search(text, max(0, match.start() - 12), match.start()):
                implies = {"confirms"}
            found.append(Attribution(settled, [], match.start(), end, is_before, implies=implies))
    return found


def _only_names(document: Document, sentence: SentenceSpan, at: int) -> bool:
    """« des Russes, instructeurs selon Bamako »: he gives them a name, and tells nothing."""
    apposed = _APPOSED.search(document.text, max(sentence.start, at - 60), at)
    return apposed is not None and bool(document.within("label", apposed.start(), at))


def _attributing(document: Document, sentence: SentenceSpan) -> list[re.Match[str]]:
    """Return the words of a sentence that attribute, looked for once in the whole text."""
    key = "attributing", 0
    if key not in document.known:
        document.known[key] = _SELON.starts(document.text)
    starts: list[int] = document.known[key]
    found, end = [], sentence.start
    for at in starts[bisect_left(starts, end) :]:
        if at >= sentence.end:
            break
        match = _SELON.pattern.match(document.text, at, sentence.end) if at >= end else None
        if match is not None:
            found.append(match)
            end = match.end()
    return found


def _is_unverified(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence says that nobody could confirm something."""
    span = sentence.start, sentence.end
    return any(c.row.claim_type == "unverified" for c in document.within("cue", *span)) or any(
        v.phrase.row.claim_type == "unverified" and is_left_unsaid(document, v)
        for v in document.verbs_of("silence", *span)
    )


def _own_subject(
    document: Document, sentence: SentenceSpan, people: list[Speaker], at: int, gender: str | None
) -> Speaker | None:
    """« le Front … a accusé l'armée d'avoir tué, selon lui, … »: who opens the sentence."""
    opening = opening_subject(document, sentence, people)
    if opening is None or opening.end > at or opening.is_plural:
        return None
    return opening if opening.gender in (gender, None) else None


def _prepositional(
    document: Document,
    sentence: SentenceSpan,
    match: re.Match[str],
    people: list[Speaker],
    is_before: bool,
) -> list[Speaker]:
    """Return whom « selon », « d'après », « de source », « auprès de » name."""
    first = match.start() if "source" in match.group() else match.end()
    for speaker in people:
        if not first <= speaker.start < sentence.end:
            continue
        between = document.text[match.end() : speaker.start]
        between = _PASSED_ON.sub("", between)
        if len(between) > 34 or _MARKS.search(between):
            return []
        if match.group() == "ressort" and " qu" in between:
            return []  # « il ressort des faits que des hommes … »
        return joined(document, people, speaker, with_commas=not is_before)
    return []


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Whether nothing that could be the attributed words stands before."""
    start = max(start, text.rfind(";", start, at) + 1, text.rfind(":", start, at) + 1)
    before = text[start:at].strip(' ,"«')
    return len(before) < 4 or _OPENING.fullmatch(before) is not None
