"""Who came and then struck: « Des hommes armés sont arrivés. Ils ont tué cinq personnes »."""

import re

from analysis.language.cues import Seldom

from .clauses import Happening
from .document import Document, SentenceSpan
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES, Party
from .tellers import initiator

_THEY = Seldom(
    "ils|elles|derniers|ceux-ci|lesquels",
    r"\b(?:ils|elles|ces derniers|ceux-ci|lesquels)"
    r"(?: (?:ont|y|en|se|s'|les|l'|leur|lui|n'|ensuite|alors|aussi|egalement|notamment))*,? ?$",
)
# The subject of an active verb: « un groupe d'hommes armés s'est introduit … ».
_ACTS = re.compile(
    r"(?:[^.;:«»\"]{0,60}?\b)?(?:ont|a|avaient|avait|auraient|aurait|sont|est|se sont|s'est|"
    r"s'etaient|seraient|serait)\b(?! ete| pas| [a-z]+ment ete| (?:morte?s|tue|blesse))"
)
# « Plusieurs dizaines d'hommes sont arrivés à motos »
_RODE = re.compile(
    r"[^.;:«»\"]{0,40} (?:a (?:motos?|pied)|(?:a bord|au guidon) de|sur des motos|en pick-up|"
    r"armes)\b"
)
# « des hommes armés ont débarqué à Boni. Le maire a été tué. »
_CAME = re.compile(
    r"[^.;:«»\"]{0,60}?\b(?:ont|sont|a|est|avaient|etaient|se sont|s'est|s'etaient|auraient|"
    r"seraient) (?:[a-z]+ment |aussi )?(?:penetre|debarque|surgi|entres?|arrives?|venus?|"
    r"introduits?|envahi|encercle|investi|fait (?:irruption|une? (?:incursion|descente|raid))|"
    r"pris d'assaut|attaque|presentes?|rendus?|ouvert le feu)\b"
)
_COMERS = {"jihadist", "armed_men", "separatist", "dozo", "militia"}
_HARM = {"killing", "casualty", "execution", "attack", "abduction", "destruction"}
_ONE_MAN = re.compile(
    r"\b(?:colonel|general|capitaine|lieutenant|commandant|president|ministre|gouverneur|prefet|"
    r"chef|porte-parole|officier|homme|soldat|gendarme)$"
)
_PRONOUN = 44
_BEFORE = 2  # sentences within which they came


def newcomers(
    document: Document, draft: Draft, phrases: list[NounPhrase], targets: set[str]
) -> Party | None:
    """Return those who came in the sentence before, where a pronoun alone says who struck."""
    for happening in draft.happenings:
        sentence = document.sentences[happening.sentence]
        if not _acts_unnamed(document, happening, sentence):
            continue
        for index in range(sentence.index, max(-1, sentence.index - 1 - _BEFORE), -1):
            scene = document.sentences[index]
            if index < sentence.index and scene.paragraph < sentence.paragraph - 1:
                break
            end = min(scene.end, happening.start)
            near = [
                p for p in starting_in(phrases, scene.start, end) if not _is_one_man(document, p)
            ]
            if (last := _told_last(document, happening, near)) is not None:
                party = initiator(document, draft, last, last.is_hedged)
                return party if party is not None and party.actor not in targets else None
            free = [p for p in near if p.preposition is None]
            came = [p for p in free if _ACTS.match(document.text, p.end, end)]
            if not came:
                continue
            first = came[0]
            if first.cls == "fighter" and first.actor is None and _RODE.match(
                document.text, first.end
            ):  # fmt: skip
                return Party("armed_men_unspecified", "initiator", "inferred", False,
                             first.start, first.end)  # fmt: skip
            if first.cls not in ARMED_CLASSES:
                return None  # « Les habitants ont fui. Ils … »
            party = initiator(document, draft, first, first.is_hedged)
            return party if party is not None and party.actor not in targets else None
    return _came_there(document, draft, phrases) if draft.frames <= _HARM else None


def _is_one_man(document: Document, phrase: NounPhrase) -> bool:
    """« Le colonel X s'est rendu à Boni. Ils ont … »: he alone is no « ils »."""
    return _ONE_MAN.search(document.text, phrase.start, phrase.head_end) is not None


def _told_last(
    document: Document, happening: Happening, near: list[NounPhrase]
) -> NounPhrase | None:
    """« … après le passage des terroristes. Ces derniers ont tué … »: the last who bear arms."""
    before = document.text[max(0, happening.start - _PRONOUN) : happening.start]
    if "ces derniers" not in before or not near:
        return None
    return near[-1] if near[-1].cls in ARMED_CLASSES else None


def _came_there(document: Document, draft: Draft, phrases: list[NounPhrase]) -> Party | None:
    """« Des jihadistes sont entrés dans Boni. Deux personnes ont été tuées »: by those."""
    first = next((u.sentence for u in draft.units if u.sentence.role == "body"), None)
    if first is None or any(h.initiators for h in draft.happenings):
        return None
    for scene in document.sentences[max(0, first.index - 1) : first.index + 1]:
        there = draft.place is not None and scene.start <= draft.place.start < scene.end
        if not there and scene is not first:
            continue
        for phrase in starting_in(phrases, scene.start, scene.end):
            if phrase.cls in _COMERS and phrase.preposition is None:
                if _CAME.match(document.text, phrase.end, scene.end):
                    return initiator(document, draft, phrase, phrase.is_hedged)
    return None


def _acts_unnamed(document: Document, happening: Happening, sentence: SentenceSpan) -> bool:
    """Whether a verb of attack has a pronoun for its subject, and nobody else."""
    row = happening.row
    if not happening.is_verb or happening.voice == "passive" or happening.initiators:
        return False
    if row.subject_role != "initiator":
        return False
    start = max(sentence.start, happening.start - _PRONOUN)
    return _THEY.search(document.text, start, happening.start) is not None
