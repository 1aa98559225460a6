"""Authors that one report lends another: « deux attaques », « les assaillants ont aussi … »."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .draft import Draft
from .party import ARMED_GROUPS, Party

# « La deuxième a eu lieu jeudi »: one of those announced.
_NEXT = re.compile(
    r"(?:l[ae] )(?:premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|derniere?)"
    r"(?:,| a | s'| est | fut | avait | visait )"
)
# « Deux autres opérations ont permis … »: of the army that led the first.
_MORE_OPERATIONS = re.compile(
    r"[^.;:]{0,40}?\b(?:autres? |nouvelles? |seconde )(?:operations?|frappes?|raids? aeri)"
)
# « Début mai, ils avaient déjà visé … »: those who did the other.
_THEY = Seldom.of(
    r"\b(?:ils|ces derniers|ceux-ci|ces memes [a-z]+|les memes [a-z]+|(?:les|ces) (?:assaillants|"
    r"attaquants|agresseurs|ravisseurs|tueurs|insurges|terroristes|jihadistes|djihadistes|"
    r"individus armes|hommes armes|malfaiteurs))(?: y| en| l'| les)? $"
)
_THOSE = re.compile(
    r"(?:les|ces) (?:assaillants|attaquants|agresseurs|ravisseurs|tueurs)(?! (?:avaient|ont) alors)"
)
_TWICE = re.compile(r"(?:double|triple) ")
_OPENING = 2  # a title, and the sentence that says it again
_VAGUE = {"armed_men_unspecified"}


def share_authors(told: list[tuple[Draft, list[Party]]], document: Document) -> None:
    """« deux attaques de jihadistes », « la deuxième a visé … »: one author for all of them."""
    for position, (lead, parties) in enumerate(told):
        shared = [p for p in parties if p.role == "initiator"]
        counts = [
            h.quantity.low for u in lead.units[:_OPENING] for h in u.happenings
            if h.quantity is not None and not h.is_verb
        ]  # fmt: skip
        if not shared:
            continue
        are_several = max(counts) > 1 if counts else _tells_several(document, lead)
        for draft, others in told[position + 1 :]:
            is_next = _NEXT.match(document.text, draft.units[0].start)
            if draft.family != lead.family or not (are_several or is_next):
                break
            _share(shared, others)
        _share_operations(told, position, shared, document)
        _share_captors(told, position, shared)
        following = told[position + 1 : position + 2]
        if following and following[0][0].family == "violence" == lead.family:
            draft, others = following[0]
            if _THEY.search(document.text, max(0, draft.start - 60), draft.start) or any(
                p.role == "initiator" and _THOSE.match(document.text, p.start) for p in others
            ):
                _share([p for p in shared if p.actor in ARMED_GROUPS], others)


def _share_operations(
    told: list[tuple[Draft, list[Party]]], position: int, shared: list[Party], document: Document
) -> None:
    """« Barkhane a tué … Deux autres opérations, les 3 et 5, ont … »: Barkhane's as well."""
    if any(p.actor in ARMED_GROUPS for p in shared):
        return
    for draft, others in told[position + 1 : position + 2]:
        if _MORE_OPERATIONS.match(document.text, draft.units[0].start):
            _share(shared, others)


def _share_captors(
    told: list[tuple[Draft, list[Party]]], position: int, shared: list[Party]
) -> None:
    """« un préfet et un journaliste enlevés par X. Le préfet avait été pris en mai à … »: by X."""
    lead = told[position][0]
    if "abduction" not in lead.frames or lead.place is not None or lead.times:
        return
    for draft, others in told[position + 1 :]:
        if "abduction" not in draft.frames:
            break
        _share(shared, others)


def _tells_several(document: Document, draft: Draft) -> bool:
    """« une double attaque », « une triple attaque »: whether one noun tells more than one act."""
    mains = [u.main for u in draft.units[:_OPENING] if u.main is not None]
    starts = [max(0, main.start - len("double ")) for main in mains]
    return any(_TWICE.match(document.text, at) for at in (*starts, *(m.start for m in mains)))


def _share(shared: list[Party], others: list[Party]) -> None:
    """Give a report the authors of another one, where it names none."""
    known = [p for p in others if p.role == "initiator"]
    if all(p.actor in _VAGUE and p.basis == "inferred" for p in known):
        taken = {p.actor for p in others if p not in known}
        named = [p for p in shared if p.actor not in taken]
        if named:
            others[:] = [p for p in others if p not in known] + named
