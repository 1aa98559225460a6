"""Speakers and the people among them: offices, full names, later mentions by surname."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from analysis.language.cues import Seldom

from .document import Document
from .places import wants_frame

_NAME = re.compile(
    r"(?:[A-ZÀ-Ý][\w’'-]+)(?: (?:[A-ZÀ-Ý][\w’'-]+|Ag|Ould|ag|ould|Al|El|al|de|ben)){1,4}"
)
_BYSTANDER = Seldom(
    "raconte|moigne|souvient|confie|relate|rappelle|lamente|soupire| ans,",
    r"\b(?:raconte|témoigne|souvient|confie|relate|rappelle|lamente|soupire)"
    r"(?: (?:à l['’]AFP|à RFI|"
    rf"par téléphone|au téléphone|encore))?,? ({_NAME.pattern})(?=[,.;]| \()"
    rf"|({_NAME.pattern}), (?:âgée? de )?\d\d ans,",
    is_folded=False,
)
# What stands between a name and the office behind it.
_APPOSING = (",", ", un", ", une", ", le", ", la", ", l'", ", l’")
# « Selon Ali Touré, maire de Dia, … »: what opens a sentence is no name
_NO_NAME = re.compile(r"^(?:Selon|Pour|Mais|Et|Or|Car|Puis|Enfin|Ainsi|Quant|Hier) ")
_TITLES = ("M. ", "Mme ", "Mlle ")
_WORD_END = re.compile(r"\b")
# Begun with what must come first, a capital at once or past a comma or bracket: mostly none does.
_NAME_AFTER = re.compile(
    r"(?= [A-ZÀ-Ý]|[^(,.;:«»\"\n]{0,45}+(?:\(|, [A-ZÀ-Ý]))"
    r"(?>[^,.;:«»\"\n]{0,45}?(?:\([^()\n]{1,20}\))?, | )" + f"({_NAME.pattern})"
)
_SIDE_BY_SIDE = re.compile(r",? ?")
_AND_OFFICE = re.compile(r",? ?(?:l[ea] |l'|une? )?")
# Adjectives of rank and size that stand before a noun: « la plus grande coalition ».
ORDINALS = frozenset(
    "grand grande principal principale important importante puissant puissante second seconde"
    " deuxieme troisieme quatrieme seul seule meme".split()
)

_SIGNED = re.compile(
    r",? (?:publie|signe|diffuse|lu|emis|transmis|poste)e?s?(?: [^,;.:«»\"]{1,40}?)?"
    r"(?: (?:d[eu]|par|d'|de l'|de la)(?: l[ea]| l')?)? ?(?:une? )?"
)
_OF_STATE = re.compile(r"\b(?:nationale|publique|d'etat|ortm|rtb|tele sahel)\b")
_OFFICES = ("local_official", "government", "un")
# « selon le général Gaye, Commandant de la Force »: an office with a capital is no name
_OFFICE_WORD = re.compile(
    r"(?:Commandante?|Chef|Cheffe|Ministre|Porte|Président|Présidente|Directeur|Directrice|Maire|"
    r"Gouverneur|Préfet|Secrétaire|Représentante?)\b"
)
_RANK = re.compile(r"(?:lieutenant-)?colonel|general|commandant|capitaine|lieutenant")
# « de la région du Sahel, le », or a name between commas
_APPOSED_RANK = re.compile(
    r"(?: (?:de|du|des|d['’])[^,.;:«»\n]{1,45})?(?: [A-ZÀ-Ý][\w’'-]+){0,3}"
    r"(?:, (?:l[ea] |l['’])?| et )"
)
# What leaves open which group it is, though it tells whose friend.
_LOOSE = (None, "jihadists_unspecified", "al_qaida", "aqim", "isgs")
_APPOSED_GROUP = re.compile(
    r"(?: (?:au|dans le) sahel| au mali| dans la region| d(?:e la|u) [a-z]{3,12})?, "
    r"(?:l[ea] |l')?(?:groupe )?"
)
_LISTED = re.compile(r"(?: \([^()]{1,80}\))?(?: et |, (?:l[ea] |l')[^,]{2,40}(?: et |,))")
_OF_STATES = ("government", "foreign_government")


@dataclass(slots=True)
class Speaker:
    """A possible speaker; offsets are folded.

    `kind` is None while only the context tells (« le porte-parole »); `name` stands for a person
    named in full; `noun` is the head as written; `is_paper` says that words, not a person, speak.
    """

    start: int
    end: int
    kind: str | None
    actor: str | None
    name: str | None = None
    gender: str | None = None
    is_plural: bool = False
    determiner: str | None = None
    is_paper: bool = False


def joined_appositions(document: Document, found: list[Speaker]) -> list[Speaker]:
    """One speaker where a name and its office stand side by side."""
    result: list[Speaker] = []
    for speaker in found:
        last = result[-1] if result else None
        gap = document.text[last.end : speaker.start] if last is not None else "?"
        are_two = last is not None and last.name and speaker.name and last.name != speaker.name
        if are_two:  # « Selon Florence Parly, Abdelmalek Droukdel a été tué »
            result.append(speaker)
            continue
        if last is not None and last.name and _AND_OFFICE.fullmatch(gap):
            kind = speaker.kind or last.kind
            result[-1] = replace(
                last, end=speaker.end, kind=kind, actor=speaker.actor or last.actor
            )
            continue
        is_one_office = last is not None and (last.kind in _OFFICES) != (speaker.kind in _OFFICES)
        if last is not None and is_one_office and _is_rank_of(document, last, speaker):
            office = last if last.kind in _OFFICES else speaker
            result[-1] = replace(last, end=speaker.end, kind=office.kind, actor=office.actor)
            continue
        if (
            last is not None
            and speaker.name
            and last.name is None
            and last.kind != "media"
            and not last.is_plural
            and _SIDE_BY_SIDE.fullmatch(gap)
        ):
            # Whose leader a known name is goes before what the office alone suggests.
            known = speaker.actor is not None and last.kind in _OF_STATES
            result[-1] = replace(
                last,
                end=speaker.end,
                name=speaker.name,
                kind=speaker.kind if known else last.kind,
                actor=speaker.actor if known else last.actor or speaker.actor,
            )
            continue
        if last is not None and _names_the_group(document, last, speaker):
            result[-1] = replace(last, end=speaker.end, actor=speaker.actor)
            continue
        result.append(speaker)
    return result


def _names_the_group(document: Document, last: Speaker, speaker: Speaker) -> bool:
    """« un groupe lié à Al-Qaïda, le Jnim », no « les jihadistes, le MNLA et … »."""
    if last.kind != "armed_group" or speaker.kind != "armed_group" or speaker.name or last.name:
        return False
    if last.actor not in _LOOSE or speaker.actor in _LOOSE or last.is_plural:
        return False
    if _APPOSED_GROUP.fullmatch(document.text, last.end, speaker.start) is None:
        return False
    return _LISTED.match(document.text, speaker.end) is None


def _is_rank_of(document: Document, last: Speaker, speaker: Speaker) -> bool:
    """« le gouverneur, le colonel Kaboré », « le colonel Kaboré, gouverneur du Sahel »: one man."""
    if last.is_plural or speaker.is_plural:
        return False
    soldier = speaker if last.kind in _OFFICES else last
    if not _RANK.match(document.text, soldier.start):
        return False
    first, end = document.span(last.end, speaker.start)
    return _APPOSED_RANK.fullmatch(document.article.text, first, end) is not None


def with_persons(document: Document, found: list[Speaker]) -> list[Speaker]:
    """Add the names beside offices, and later mentions of the same people by surname."""
    named = [_named(document, speaker) for speaker in found]
    people = {s.name: s for s in named if s.name}
    for name, speaker in people.items():
        _name_again(document, name, speaker, named)
    _add_bystanders(document, named)
    return sorted(named, key=attrgetter("start"))


def _name_again(document: Document, name: str, speaker: Speaker, named: list[Speaker]) -> None:
    """Add where the surname of somebody stands again."""
    surname = re.split(r" (?=Ag |Ould |ag |ould )| ", name, maxsplit=1)[-1]
    surname = (
        surname.split(" ")[-1] if not surname.lower().startswith(("ag ", "ould ")) else surname
    )
    _, after = document.span(speaker.start, speaker.end)
    for first, last in _again(document.article.text, surname, after):
        start, end = document.folded.folded_at(first), document.folded.folded_at(last)
        if not any(s.start < end and start < s.end for s in named):
            named.append(replace(speaker, start=start, end=end))


def _add_bystanders(document: Document, named: list[Speaker]) -> None:
    """Add whom no office is named for: « raconte Ali Touré », « Ali Touré, 45 ans, »."""
    for match in _BYSTANDER.finditer(document.article.text):
        first, last = match.span(match.lastindex or 1)
        start, end = document.folded.folded_at(first), document.folded.folded_at(last)
        taken = any(s.start < end and start < s.end for s in named)
        if not taken and is_person(document, first, last):
            one = Speaker(start, end, "resident_witness", None, match.group(match.lastindex or 1))
            named.append(one)
            _name_again(document, str(one.name), one, named)


def with_signers(document: Document, found: list[Speaker]) -> list[Speaker]:
    """« un communiqué signé du préfet », « signé Ali Ag Ali, porte-parole »: their papers."""
    for at, (paper, signer) in enumerate(pairwise(found)):
        if paper.kind is None and paper.is_paper and signer.kind is not None:
            gap = document.text[paper.end : signer.start]
            if signer.kind == "media":  # « un communiqué lu à la télévision nationale »
                of_state = _OF_STATE.search(document.text, signer.start, signer.end)
                if of_state is not None and _SIGNED.fullmatch(gap):
                    found[at] = replace(paper, kind="government")
            elif _SIGNED.fullmatch(gap):
                found[at] = replace(paper, kind=signer.kind, actor=signer.actor)
    return found


def _again(text: str, surname: str, after: int) -> Iterator[tuple[int, int]]:
    """Give where a surname stands again, with « M. » or « Mme » before it."""
    at = text.find(surname, after)
    while at >= 0:
        end = at + len(surname)
        if _ends_word(text, at) and _ends_word(text, end):
            title = next((t for t in _TITLES if text.endswith(t, 0, at)), "")
            start = at - len(title) if _ends_word(text, at - len(title)) else at
            if start >= after:
                yield start, end
        at = text.find(surname, end)


def _ends_word(text: str, at: int) -> bool:
    return bool(_WORD_END.match(text, at))


def _named(document: Document, speaker: Speaker) -> Speaker:
    """Return a speaker with the full name beside the office: « X, un porte-parole de la CMA »."""
    if speaker.name or speaker.is_plural or speaker.is_paper:
        return speaker
    first, last = document.folded.original(speaker.start, speaker.end)
    text = document.article.text
    if speaker.kind == "media" and text[first].isupper():
        return speaker  # « a déclaré à l'AFP Moussa Ag Ali »: no man of the agency
    after = _NAME_AFTER.match(text, last)
    is_office = after is not None and _OFFICE_WORD.match(after.group(1))
    if after is not None and not is_office and is_person(document, *after.span(1)):
        return replace(speaker, end=document.folded.folded_at(after.end()), name=after.group(1))
    before = text[first - 60 if first > 60 else 0 : first]
    if "," not in before or not before.rstrip().endswith(_APPOSING):
        return speaker
    for match in _NAME.finditer(text, first - 60 if first > 60 else 0, first):
        between = text[match.end() : first].strip()
        if between in _APPOSING and is_person(document, *match.span()):
            name = _NO_NAME.sub("", match.group())
            if " " not in name:
                continue
            start = document.folded.folded_at(match.end() - len(name))
            return replace(speaker, start=start, name=name)
    return speaker


def is_person(document: Document, first: int, last: int) -> bool:
    """Whether capitalised words can be somebody's name: no place and no group of the lexicon."""
    start, end = document.folded.folded_at(first), document.folded.folded_at(last)
    places = [h for h in document.within("place", start, end) if not wants_frame(h.row)]
    known = places + document.within("actor", start, end)
    return not any(h.end > start for h in known) and not document.within("channel", start, end)


def with_their_party(settled: list[Speaker], said: list[Speaker]) -> list[Speaker]:
    """« l'armée et des responsables »: an office without a party shares that of its list."""
    known = [s for s in said if s.kind is not None]
    if not known or len(known) == len(said):
        return settled
    return [
        replace(one, kind=known[0].kind, actor=known[0].actor) if own.kind is None else one
        for one, own in zip(settled, said, strict=True)
    ]
