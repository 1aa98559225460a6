"""Phrases as they stand for a partner: its troops, its convoys, « ses soldats »."""

import re
from dataclasses import replace
from operator import attrgetter

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .noun_phrase import PREPOSITIONS, NounPhrase, identify
from .partner_grammar import BOUND_FOR

_AND_ALSO = re.compile(r" et (?:d[eu]s? )?([a-z]{4,}) ?")
_SOLDIERS = {"army", "fighter"}
# Single words, which no quotation mark parts: the pattern itself is for text without the marks.
_MAY_BE_ABOARD = Seldom("transportant|ramenant|bord|charge", r"(?:transport|ramen)ant|bord|charge")
_ABOARD = re.compile(
    r"\b(?:avions?|vols?|helicopteres?|appareils?|convois?|camions?|vehicules?)\b[^,;:.]{0,24}?"
    r" (?:transportant|ramenant|avec a (?:son|leur) bord|charges? d(?:e |'))[^,;:.]{0,80}$"
)
_ABOARD_REACH = 130
_CONVOY = re.compile(
    r"\b(?:convois?|detachements?|patrouilles?|colonnes?|avions?|helicopteres?|drones?|commandos?|"
    r"blindes?|aviation|mirages?|rafales?|chasseurs?|reapers?)"
    r"(?: (?:militaires?|terrestres?|logistiques?|de transport|de chasse|de combat|2000|reapers?|"
    r"tigres?))? $"
)
_POSSESSIVE = re.compile(r"\b(?:ses|leurs) (?:[a-z]+ ){0,2}$")
_OF = {"de", "d'", "du"}
# Articles and adjectives between a preposition and its noun.
_BETWEEN = {"le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses",
            "leur", "leurs", "nos", "notre", "aucun", "aucune", "derniers", "premiers", "dernier",
            "premier", "autre", "autres", "principal"}  # fmt: skip


def with_troops(
    document: Document, phrases: list[NounPhrase], told: list[NounPhrase]
) -> list[NounPhrase]:
    """Let the troops of a partner stand for it: « un convoi de la Minusma » begins at the convoy.

    The phrase keeps its own words; where it stands in its clause is decided by the noun before.
    """
    objects = document.vocabulary.partner_objects
    found = []
    for phrase in phrases:
        if phrase.actor is None and phrase.country is None and phrase.cls in _SOLDIERS:
            phrase = _owned(document, phrase, found, told)
        if phrase.preposition in _OF:
            window = phrase.start - 44 if phrase.start > 44 else 0
            heads = [
                m for kind in ("troops", "gear")
                for m in objects[kind].finditer(document.unquoted, window, phrase.start)
            ]  # fmt: skip
            heads.sort(key=lambda m: m.start())
            own = document.unquoted[heads[-1].end() : phrase.start] if heads else ""
            if (
                heads
                and not BOUND_FOR.search(own)
                and re.fullmatch(
                    r"(?: (?!et |ou |avec )[a-z-]+){0,2}(?: (?:dans le cadre|au sein|au titre))?"
                    r"(?: (?:de|du|de la|de l'|d'))? ?(?:l')?",
                    own,
                )
            ):
                start = heads[-1].start()
                words = document.words_before(start, 3)
                governed = _governor_of(words)
                phrase = replace(phrase, start=start, preposition=governed)
                if found and found[-1].actor is None and found[-1].start <= start < found[-1].end:
                    counted = found.pop()  # « 150 hommes au sein de la force »: so many of it
                    phrase = replace(phrase, start=counted.start, quantity=counted.quantity)
        found.append(_carried(document, phrase))
        if phrase.cls in _SOLDIERS or phrase.name_kind == "descriptor":
            found += _beside(document, phrase)
    found.sort(key=attrgetter("start"))
    return found


def _carried(document: Document, phrase: NounPhrase) -> NounPhrase:
    """« deux avions transportant des hommes de Wagner ont atterri »: they stand for the planes."""
    window = max(0, phrase.start - _ABOARD_REACH)
    if not _MAY_BE_ABOARD.may_be_in(document.text, window, phrase.start):
        return phrase  # most often
    aboard = _ABOARD.search(document.unquoted, window, phrase.start)
    if aboard is None:
        return phrase
    governed = _governor_of(document.words_before(aboard.start(), 3))
    return replace(phrase, start=aboard.start(), preposition=governed)


def convoys(
    document: Document, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> list[NounPhrase]:
    """Return « le convoi français », « des avions américains », as the troops they stand for."""
    found = []
    for hit in document.within("demonym", sentence.start, sentence.end):
        actor = document.vocabulary.class_actor.get(("army", hit.row.country))
        match = _CONVOY.search(document.unquoted, max(0, hit.start - 40), hit.start)
        if actor is None or match is None or any(p.start < hit.end <= p.end for p in phrases):
            continue
        found.append(NounPhrase(
            start=match.start(), end=hit.end, cls="army", actor=actor, country=hit.row.country,
            quantity=None, determiner=None,
            preposition=_governor_of(document.words_before(match.start(), 3)), is_hedged=False,
            sentence=sentence.index, head_start=match.start(), head_end=match.end(),
        ))  # fmt: skip
    return found


def _beside(document: Document, phrase: NounPhrase) -> list[NounPhrase]:
    """« les forces russes et américaines », « 400 soldats et aviateurs français »: both."""
    match = _AND_ALSO.match(document.unquoted, phrase.end)
    starts = [match.start(1), match.end()] if match else []
    hits = [hit for start in starts for hit in document.within("demonym", start, start + 1)]
    if match is None or not hits:
        return []
    hit = hits[0]
    actor = document.vocabulary.class_actor.get(("army", hit.row.country))
    is_people = hit.start != match.start(1)
    if actor is None or (is_people and phrase.country is not None):
        return []
    if document.text.startswith(" (", hit.end):
        return []  # « et russes (des mercenaires d'Africa Corps, ndlr) »: named at once
    return [replace(
        phrase, start=phrase.start if is_people else hit.start, end=hit.end, cls="army",
        actor=actor, country=hit.row.country, quantity=phrase.quantity if is_people else None,
        name_kind=None,
    )]  # fmt: skip


def _owned(
    document: Document, phrase: NounPhrase, before: list[NounPhrase], told: list[NounPhrase]
) -> NounPhrase:
    """« ses troupes »: those of the subject before them."""
    before_head = document.unquoted[
        phrase.head_start - 40 if phrase.head_start > 40 else 0 : phrase.head_start
    ]
    if re.search(r"\bdont [^,;:.]{0,34}$", before_head):
        owners = [p for p in before if phrase.start - p.end < 40]
        actor = identify(document, owners[-1]) if owners else None
        return phrase if actor is None else replace(phrase, actor=actor)
    if not _POSSESSIVE.search(before_head[-24:]):
        return phrase
    free = [p for p in before if p.preposition is None and p.cls != "civilian"]
    last = [p for p in told if p.sentence == phrase.sentence - 1]
    owner = free[-1:] or last[-1:]
    actor = identify(document, owner[0]) if owner else None
    return phrase if actor is None else replace(phrase, actor=actor)


def _governor_of(words: list[str]) -> str | None:
    """Return the preposition before a noun whose article and adjectives may stand between."""
    for at, word in reversed(list(enumerate(words))):
        if word in ("des", "du"):
            if word == "des" and words[-1] == "des":  # « par des drones »
                return words[at - 1] if at and words[at - 1] in PREPOSITIONS else None
            return "de"
        if word in PREPOSITIONS:
            return word
        if word not in _BETWEEN:
            break
    return None
