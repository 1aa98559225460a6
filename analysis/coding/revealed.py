"""Who they were, said a sentence later: « Il s'agissait de rebelles », « Les victimes sont … »."""

import re

from analysis.language.cues import Seldom

from .document import Document
from .draft import Draft
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_CLASSES, ARMED_GROUPS, GENERIC, NO_PARTY_NAMES, Party, put

_IT_WAS = Seldom(
    "agi|bord|victimes|tues|morts|tous|toutes",
    r"(?:\b(?:ce sont|c'etaient) tou(?:te)?s |"
    r"\b(?:victimes|tues|morts) (?:sont|etaient|seraient|seront) (?:(?:tou(?:te)?s|"
    r"essentiellement|majoritairement|principalement|surtout|exclusivement|notamment|"
    r"(?:pour|dans) (?:la plupart|l'essentiel|leur majorite|la majorite)|en majorite),? )?|"
    r"\bparmi les (?:victimes|tues|morts),? (?:figur(?:ent|aient|e)|se trouv(?:ent|aient)|"
    r"on (?:compte|denombre|trouve)|il y a) |"
    r"\bs'agi(?:t|ssait|rait|ssaient) (?:(?:bien|notamment|en fait|en realite|principalement|"
    r"essentiellement|surtout) )?|"
    r"\ba (?:(?:son|leur|leurs) )?bord,? (?:se trouvai(?:en)?t|voyageai(?:en)?t|il y avait) )"
    r"(?:de |d'|du )?$",
)
_WITH_THEM = Seldom(
    "dont",
    r"\bdont (?:(?:notamment|principalement|surtout|beaucoup|une majorite) )?(?:de |d')?$",
)
_WEAK = ("femme", "enfant", "bebe", "nourrisson", "fillette", "vieillard", "ecolier")
_AND_OF = re.compile(r"(?:,| et|, et) (?:de |d')?")
_NEAR = 60
_FROM_AFAR = {"air_strike", "drone", "shelling", "destruction"}
_SHOWN = {*ARMED_CLASSES, "civilian"}


def add_revealed(
    document: Document, draft: Draft, phrases: list[NounPhrase], parties: list[Party]
) -> None:
    """Add those whom a sentence says it was that were hit, or that hit.

    « une frappe sur une colonne … Il s'agissait d'éléments de X » were hit, by an army; where
    men whom nobody knows attacked, it was they.
    """
    if draft.family != "violence":
        return
    main = draft.units[0].main
    told = {u.sentence.start for u in draft.units}
    for start, end in draft.spans:
        if _WITH_THEM.may_be_in(document.text, start, end):
            for phrase in starting_in(phrases, start, end):
                if _are_women_or_children(document, phrase) and _counts_dead(draft, phrase):
                    _add(document, draft, parties, phrase)
        if main is not None and main.is_past_perfect and start not in told:
            continue  # « En mai, un camion avait sauté … Il s'agirait de X »: of the news
        if not _IT_WAS.may_be_in(document.text, start, end):
            continue
        last: int | None = None  # where the last of those shown ends
        for phrase in starting_in(phrases, start, end):
            shown = _IT_WAS.search(document.text, max(start, phrase.start - _NEAR), phrase.start)
            joined = last is not None and _AND_OF.fullmatch(document.text, last, phrase.start)
            if not (shown or joined):
                continue
            last = phrase.end
            if phrase.cls in _SHOWN and phrase.name_kind not in NO_PARTY_NAMES:
                _add(document, draft, parties, phrase)


def _counts_dead(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether unarmed dead are counted just before: « dix morts, dont des femmes »."""
    return any(
        0 <= phrase.start - f.end <= _NEAR
        and f.high != 0
        and (f.people is None or f.people.cls not in ARMED_CLASSES)
        for f in draft.figures
    )


def _are_women_or_children(document: Document, phrase: NounPhrase) -> bool:
    """« dix morts, dont des femmes et des enfants »: civilians were hit, counted or not."""
    if not document.text.startswith(_WEAK, phrase.head_start):
        return False
    near = max(0, phrase.start - _NEAR), phrase.start
    return _WITH_THEM.search(document.text, *near) is not None


def _add(document: Document, draft: Draft, parties: list[Party], phrase: NounPhrase) -> None:
    actor = identify(document, phrase, draft.country)
    known = {p.actor for p in parties if p.role == "initiator"}
    if actor is None or actor in known:
        return
    is_armed = actor in ARMED_GROUPS
    bombed = not known and bool(draft.frames & _FROM_AFAR)
    did_it = is_armed and not bombed and known <= GENERIC & ARMED_GROUPS
    role = "initiator" if did_it else "target"
    if role == "target" and is_armed and known & ARMED_GROUPS:
        return
    put(parties, Party(actor, role, "named", phrase.is_hedged, phrase.start, phrase.end))
