"""Fights: whoever fell bore arms, for all that is said, and who was attacked began nothing."""

from .answers import ATTACKS, STRIKES
from .clauses import Happening
from .document import Document
from .noun_phrase import identify

_ARMED_SITES = {"camp", "base", "patrol", "un_mission", "police_post"}
_SETTLEMENTS = {"village", "town"}
_IN_ARMS = {"state", "un"}
_IN_UNIFORM = {"army", "police", "peacekeeper"}


def is_among_the_armed(happening: Happening) -> bool:
    """Return whether « personnes » of an act are hardly civilians."""
    return (
        happening.frame == "neutralisation"  # « deux chefs neutralisés »
        or _on_an_armed_site(happening)
        or _is_a_fight(happening)
    )


def _on_an_armed_site(happening: Happening) -> bool:
    """« un kamikaze a visé le camp … 47 personnes ont été tuées »: hardly civilians.

    « ont attaqué un convoi militaire dans la localité de X, tuant deux personnes »: no more so.
    """
    if happening.frame not in STRIKES or happening.is_generic:
        return False
    nouns = [n for n in happening.target_nouns if n.row.target_kind not in _SETTLEMENTS]
    armed = [n.row.target_kind in _ARMED_SITES or n.row.owner in _IN_ARMS for n in nouns]
    return all(armed) if armed else any(p.cls in _IN_UNIFORM for p in happening.targets)


def _is_a_fight(happening: Happening) -> bool:
    """« Neuf personnes ont été tuées dans des combats entre dozos et jihadistes »: on a side."""
    sides = [*happening.initiators, *happening.targets]
    fought = happening.frame == "clash" and happening.initiators and happening.targets
    return bool(fought) and all(p.cls not in ("person", "civilian", "victim") for p in sides)


def turn_fights(document: Document, own: list[Happening], country: str | None) -> None:
    """Let those who were attacked be the target of the fight that followed, named first or not.

    « L'armée est tombée dans une embuscade […] Les combats entre les soldats et les rebelles … »
    """
    for fight in own:
        if fight.frame == "clash" and fight.initiators and not fight.targets and not fight.is_verb:
            _turn_to_the_only_hurt(document, fight, own, country)
    fights = [h for h in own if _is_a_fight(h) and not h.is_verb]
    if not fights:
        return
    struck = {identify(document, p, country) for h in own if h.frame in ATTACKS for p in h.targets}
    struck.discard(None)
    for fight in fights:
        one, other = (
            {identify(document, p, country) for p in side}
            for side in (fight.initiators, fight.targets)
        )
        if one <= struck and other.isdisjoint(struck):
            fight.initiators, fight.targets = fight.targets, fight.initiators


def _turn_to_the_only_hurt(
    document: Document, fight: Happening, own: list[Happening], country: str | None
) -> None:
    """« Huit soldats ont été tués […] après des combats avec l'armée »: she did not begin it."""
    hurt = {identify(document, p, country) for h in own for p in h.targets}
    hurt -= {None, "civilians"}
    if hurt and {identify(document, p, country) for p in fight.initiators} == hurt:
        fight.initiators, fight.targets = [], fight.initiators
