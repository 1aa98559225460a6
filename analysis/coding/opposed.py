"""Who fought whom: « des combats entre A et B », « A a eu un accrochage avec B »."""

import re

from analysis.language.cues import Seldom

from .clauses import Happening, give
from .document import Document
from .noun_agents import is_joined, is_of_a_thing
from .noun_phrase import NounPhrase, identify
from .party import STATE_BLOCS

# « des soldats ont eu un accrochage avec un groupe de terroristes »
_HAD = Seldom.of(
    r"\b(?:a|ont|avait|avaient) eu (?:[a-z]+,? )?(?:une? |des |plusieurs |deux )"
    r"(?:violente?s? |bref |serieux |nouvel |autre )?$"
)
# « des combats qui les ont opposés à des rebelles »: to those told of
_AGAINST_THEM = re.compile(
    r"\bqui (?:les?|leurs?|l')[a-z' ]{0,16} ?(?:ont |a |avaient |avait )[a-z' ]{0,12}?"
    r"opposee?s? a "
)
_WITH = 60
# Who may fight villagers; an army or police that does meets rioters.
_ON_VILLAGERS = {"militia", "dozo", "jihadist", "armed_men", "separatist", "mercenary"}
_BREAK = re.compile(r"[.;:«»\"]|\b(?:ont|avai(?:t|ent)|est|sont|fait|faisant|en|lors|selon) ")
_GROUND = {"state", "metonym"}  # « entre A et B au Mali »
# « …, d'un côté, et de l'autre … »
_OTHER_HAND = re.compile(r"\b(?:de l'autre|d'autre part|a ceux d[eu'])")
_BESIDE = re.compile(
    r"\b(?:et (?:ses|leurs) (?:allies?|partenaires?|suppletifs?|auxiliaires?)|"
    r"(?:appuy|soutenu|accompagn|epaul|escort|assist)[a-z]{1,4} (?:par|d[eu']s?)|avec|"
    r"aux cotes d[eu']s?)(?: [a-z']+){0,2} ?$"
)
_BETWEEN = re.compile(r"\b(?:entre|oppose(?:nt|s|es)?|opposant|opposaient|aux prises)\b")
_GLOSS = 60


def oppose(
    document: Document, happening: Happening, right: list[NounPhrase], left: list[NounPhrase],
    start: int,
) -> None:  # fmt: skip
    """« des combats entre A et B », « ont opposé A à B »: one acts, the other is acted on.

    `right` and `left` are the people after and before the noun in its sentence, `start` where to
    look for a verb before it.
    """
    had = _who_had(document, left) if _HAD.search(document.text, start, happening.start) else []
    if had and not happening.initiators:
        give(happening, "initiator", had, [])
        give(happening, "target", [p for p in right if p.preposition == "avec"][:1], [])
        return
    sides = [
        p for p in right
        if p.cls not in ("civilian", "person", "victim") and p.name_kind not in _GROUND
        and not is_glossed(document, p, p.start)  # « la CMA (ex-rébellion) et le Gatia »
    ]  # fmt: skip
    if sides and _AGAINST_THEM.search(document.text, happening.end, sides[0].start):
        give(happening, "initiator", sides[:1], [])
    elif len(sides) > 1 and _BETWEEN.search(document.text[happening.end : sides[0].start]):
        at = _where_camps_part(document, sides) or _other_side(document, sides)
        give(happening, "initiator", sides[:at], [])
        give(happening, "target", sides[at : at + 1], [])
    elif sides and _fought_villagers(document, happening, sides[0], right):
        give(happening, "initiator", sides[:1], [])
        give(happening, "target", [p for p in right if p.cls == "civilian"][:1], [])
    elif sides and sides[0].preposition == "avec" and not happening.initiators:
        # « cinq soldats sont morts dans un accrochage avec des rebelles »: these fought them
        gap = document.text[happening.end : sides[0].start]
        if len(gap) < _WITH and _BREAK.search(gap) is None:
            give(happening, "initiator", sides[:1], [])


def _fought_villagers(
    document: Document, happening: Happening, side: NounPhrase, right: list[NounPhrase]
) -> bool:
    """« des affrontements entre des Koglwéogo et les populations », told in either order."""
    two = right[:2]
    actor = document.vocabulary.lexicon.actor.get(side.actor or "")
    if side.cls not in _ON_VILLAGERS and (actor is None or actor.kind != "militia"):
        return False
    if len(two) < 2 or [p.cls for p in two].count("civilian") != 1:
        return False
    return _BETWEEN.search(document.text, happening.end, two[0].start) is not None


def _where_camps_part(document: Document, sides: list[NounPhrase]) -> int | None:
    """« entre les Fama et Wagner et les rebelles »: the first of the other camp."""
    if len(sides) < 3:
        return None
    blocs = document.vocabulary.blocs
    are_states = [blocs.get(identify(document, p) or "") in STATE_BLOCS for p in sides[:3]]
    return 2 if are_states == [True, True, False] else None


def _other_side(document: Document, sides: list[NounPhrase]) -> int:
    """« ont opposé l'armée et ses alliés aux rebelles », « entre l'armée, appuyée par X, et Y »."""
    for at, side in enumerate(sides[1:], 1):
        if side.preposition in ("a", "au", "aux") or _OTHER_HAND.search(
            document.text, sides[at - 1].end, side.start
        ):
            return at
    for at, side in enumerate(sides[1:], 1):
        if side.start - sides[at - 1].end <= len("-"):
            continue  # « la coalition MSA-Gatia et des jihadistes »
        if _BESIDE.search(document.text, max(0, side.start - 40), side.head_start) is None:
            return at
    return 1


def _who_had(document: Document, left: list[NounPhrase]) -> list[NounPhrase]:
    """« l'armée et Wagner ont eu … », « une patrouille de la Minusma a eu un accrochage »."""
    had = [p for p in left if p.preposition is None or is_of_a_thing(document, p)]
    two = had[-2:]
    return two if len(two) == 2 and is_joined(document, *two) else had[-1:]


def is_glossed(document: Document, phrase: NounPhrase, last: int) -> bool:
    """« contre des volontaires (des renforts civils de l'armée) »: said of them in brackets.

    The bracket opens before `last`.
    """
    opening = document.text.rfind("(", max(0, phrase.start - _GLOSS), last)
    return opening >= 0 and document.text.find(")", opening, phrase.start) < 0
