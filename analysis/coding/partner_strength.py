"""How many a partner has: « 2 000 mercenaires », « fort de 1 500 hommes »."""

import re
from dataclasses import replace

from .document import Hit
from .noun_phrase import NounPhrase
from .partner_cues import Cue
from .partner_grammar import is_bridge
from .partner_scene import Scene
from .partner_words import is_state, partner

_COUNTED = {"army", "police", "fighter", "mercenary", "person", "peacekeeper", "armed_men"}
_BREAK = re.compile(r"[;:]|\.(?!\d)|\b(?:tandis|alors|mais)\b")
# Nothing counted follows the figure: neither dead nor vehicles.
_AFTER = re.compile(
    r" *(?:[,;.)]|$|(?:au|en|dans|sur|a|pour|selon|d'apres|encore|hommes|elements)\b)"
)
_LOSS = re.compile(
    r"\b(?:blessures?|morts?|deces|pertes?|cercueils?|obseques|enlevement|capture|liberation) "
    r"(?:d[eu]s? |d')[^;:.]{0,50}$"
    r"|\bperdu (?:plus de |pres de |environ |quelque |au moins )?$"
)
# « la Minusma et ses 13.000 hommes », « la Minusma (13.000 hommes) »
_HIS = re.compile(r",? (?:et |avec )?(?:(?:ses|leurs) |\()(?:quelque |environ |pres de |plus de )?")
# « Quarante soldats français sont morts au Sahel depuis 2013 »
_DIED = re.compile(
    r"[^.;:,]{0,40}? (?:sont|ont|avaient|etaient)(?: [a-z]+)?(?: ete)? "
    r"(?:morts?|tues?|peri|tombes?|perdu la vie|decedes?|blesses?)\b"
)
# « Avec ses 13.000 hommes, la mission … »
_WITH_HIS = re.compile(r"(?:avec|forte? de) (?:(?:ses|leurs) )?(?:quelque |pres de |plus de )?")
_FEWEST, _SMALL = 10, 60
_OF_MANY = {"arrives", "withdraws", "remains"}
_NEAR = 40
_OF = {"de", "d'"}


def strengths(
    scene: Scene, cues: list[Cue], about: list[NounPhrase]
) -> list[tuple[NounPhrase, NounPhrase]]:
    """Return pairs of a partner and the phrase that counts its people.

    A figure whose people are not named goes with the partner beside it where the sentence counts
    or moves them: « Barkhane compte 5 100 hommes », « la France a envoyé 600 soldats ». `about`:
    whom the cues of the sentence are about, « la présence française » among them.
    """
    document, sentence, phrases = scene.document, scene.sentence, scene.phrases
    if not sentence.quantities:
        return []
    counted = [p for p in phrases if p.quantity is not None and _is_strength(scene, p)]
    said = [
        h for h in document.hits_of("presence", sentence)
        if h.row.statement == "strength"
    ]  # fmt: skip
    if not counted and not said:
        return []
    told = bool(said) or any(cue.row.partner == "either" for cue in cues)
    moving = [cue for cue in cues if cue.statement in _OF_MANY]
    moved = [cue.end for cue in moving if cue.row.pos == "noun"]
    taken = [cue.end for cue in moving if cue.row.pos == "verb"]
    named = scene.partners(phrases)
    partners = sorted([*named, *(p for p in about if p not in named)], key=lambda p: p.start)
    found = []
    for phrase in counted:
        if partner(document, phrase) is not None and not is_state(document, phrase):
            found.append((phrase, phrase))
        elif phrase.cls in _COUNTED and phrase.actor is None and phrase.country is None:
            # « le départ par la Minusma de quelque 900 policiers »
            is_moved = phrase.preposition in _OF and any(
                0 <= phrase.start - end <= _NEAR for end in moved
            )
            # « Paris va retirer ses 1.500 soldats »
            is_moved = is_moved or any(0 <= phrase.start - end <= 2 for end in taken)
            before = [p for p in partners if p.end <= phrase.start]
            if not before and _WITH_HIS.fullmatch(document.text, sentence.start, phrase.start):
                whose = [p for p in partners if document.text[phrase.end : p.start] == ", "]
                found += [(p, phrase) for p in whose]
                continue
            is_his = bool(before) and _HIS.fullmatch(document.text, before[-1].end, phrase.start)
            if not (told or is_moved or is_his):
                continue
            if before and not _BREAK.search(document.text, before[-1].end, phrase.start):
                found.append((before[-1], phrase))
    return found + _bare(scene, said, partners)


def _bare(
    scene: Scene, said: list[Hit], partners: list[NounPhrase]
) -> list[tuple[NounPhrase, NounPhrase]]:
    """« les soldats français sont désormais près de 4 000 »: a figure without its noun."""
    document = scene.document
    used = {p.quantity.start for p in scene.phrases if p.quantity is not None}
    found = []
    for hit in said:
        quantity = next(iter(document.quantities_in(hit.end, hit.end + 24)), None)
        before = [p for p in partners if p.end <= hit.start and p.preposition is None]
        if quantity is None or quantity.start in used or not before:
            continue
        if quantity.kind != "count" or (quantity.low or 0) < _FEWEST:
            continue
        if is_bridge(document, before[-1].end, hit.start) and _AFTER.match(
            document.unquoted, quantity.end
        ):
            figure = replace(before[-1], start=hit.start, end=quantity.end, quantity=quantity)
            found.append((before[-1], figure))
    return found


def _is_strength(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a figure counts people who are there, not dead or taken."""
    quantity, read, sentence = phrase.quantity, scene.read, scene.sentence
    if quantity is None or quantity.kind not in {"count", "vague"}:
        return False
    if (quantity.low or 0) < _FEWEST:
        return False
    dead = [f for r in read.told_in(sentence.index) for f in r.draft.figures]
    if any(f.sentence == sentence.index and quantity.start <= f.start < phrase.end for f in dead):
        return False
    if _DIED.match(scene.document.text, phrase.end):
        return False
    if _LOSS.search(scene.document.text, max(sentence.start, phrase.start - 60), phrase.start):
        return False
    # « les cercueils des treize militaires »: the dead of a report, told again.
    is_small = quantity.low is not None and quantity.low < _SMALL
    return not is_small or all(f.low != quantity.low for r in read.reports for f in r.draft.figures)
