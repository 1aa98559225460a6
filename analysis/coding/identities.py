"""Who the assailants are said to be: « ce sont des jihadistes », « … appartiendraient au Jnim »."""

import re

from .document import Document
from .draft import Draft
from .noun_phrase import NounPhrase, counts
from .party import OUTLAWS, Party
from .tellers import initiator

MAY_BE = {"jihadist", "armed_men", "separatist", "fighter", "named"}
# « les assaillants étaient des dozos », « … des militaires »: no guess at them without such words
_COULD_BE = MAY_BE | {"dozo", "militia", "mercenary"}
_SAID_TO_BE = _COULD_BE | {"army", "police"}
_BEFORE = 40
# « X sont les auteurs de l'attaque », « les assaillants seraient des X »
_ARE = re.compile(
    r"^,? ?(?:qui )?(?:[^.;:]{0,60} qu'(?:ils|elles) )?(?:"
    r"(?:sont|seraient|etaient|furent|est|serait|etait) (?:[a-z]+ment |tous |"
    r"sans doute |bien )?(?:d(?:e |'))?|"
    r"(?:appartien|apparten|appartiend)[a-z]{1,6} (?:tous )?(?:a |aux? )?(?:groupe d[eu'] ?)?|"
    r"(?:font|feraient|faisaient) (?:tous )?partie d(?:e |u |es |')(?:groupe d[eu'] ?)?|"
    r"(?:ont ete|sont|seraient|avaient ete) (?:identifies?|presentes?|decrits?) comme (?:etant )?"
    r"(?:des? )?(?:(?:membres?|elements?|combattants?) (?:presumes? )?)?(?:d[eu]s? |d')?|"
    r"(?:se (?:reclam|revendiqu)[a-z]{1,5}|se (?:sont|seraient) reclames|"
    r"s'etaient reclames) (?:de |d[eu'])?) ?(?:la |l'|les )?$"
)
# « Ce sont des jihadistes », « C'était un groupe de … »: those of whom the sentence before told
_IT_WAS = re.compile(
    r"(?:(?<![a-z' ])\W*|\bqu[e'] ?)(?:ce (?:sont|seraient|etaient|serait|soient)|"
    r"c'(?:est|etait|etaient)) (?:bien )?$|"
    r"\bil (?:pourrait|devrait|semble(?:rait)?) s'agir (?:ici |en fait )?d(?:e |')$|"
    r"\bil s'agi(?:t|rait|ssait) (?:ici |bien |en fait |probablement |vraisemblablement )?"
    r"d(?:e |'|u |e l'|e la )$"
)
_AUTHORS_ARE = re.compile(
    r"\b(?:les|leurs) (?:presumes )?(?:auteurs|responsables|suspects)(?: presumes)?,? "
    r"(?:sont|seraient|etaient|pourraient etre) (?:d(?:e |'))?(?:la |l'|le |les )?$"
)
# « C'est la première fois que le Jnim frappe cette ville »
_FIRST_TIME = re.compile(r"\b(?:premiere|deuxieme|seconde|troisieme) fois (?:[^,.;:]{3,30} )?que $")
_STRIKES = re.compile(r" (?:s'en prend|s'attaque|mene|(?:frapp|attaqu|vis|cibl)[a-z]{1,4}) ")
_THEM = re.compile(
    r",? qui (?:ont|avaient|auraient) ete |,? qui (?:sont|etaient) (?:mort|vis|cibl)"
)
# « des hommes armés, probablement des jihadistes », « … que l'on soupçonne d'appartenir à l'EIGS »
_PERHAPS = re.compile(
    r",? (?:(?:tres |plus que )?(?:probablement|vraisemblablement|certainement|apparemment|"
    r"manifestement|visiblement)|sans (?:aucun )?doute|selon toute vraisemblance|"
    r"qu(?:e |')[a-z' ]{2,40} (?:(?:presente|decri|identifie|considere|qualifie)[a-z]{1,5} "
    r"(?:comme|de)|(?:soupconn|suspect)[a-z]{1,5} d'(?:appartenir|etre)))"
    r"(?: (?:etre|aux?|a|des?|membres?|elements?|combattants?|l[ae]))* ?(?:d'|l')?"
)


def _hits_nobody(draft: Draft) -> bool:
    """« Dix personnes ont été tuées. Ce sont des dozos »: the dead may be."""
    hit = [p for h in draft.happenings for p in h.targets]
    return bool(hit) and all(p.cls in ("person", "victim") for p in hit)


def _hits_outlaws(draft: Draft) -> bool:
    return any(p.cls in OUTLAWS for h in draft.happenings for p in h.targets)


def equated(document: Document, draft: Draft, near: list[NounPhrase]) -> Party | None:
    """« les assaillants seraient des jihadistes », « Ce sont des rebelles. »."""
    for phrase in near:
        before = document.text, max(0, phrase.start - _BEFORE), phrase.start
        if phrase.cls in _SAID_TO_BE and _AUTHORS_ARE.search(*before):
            return initiator(document, draft, phrase, True)
        if (
            _FIRST_TIME.search(*before)
            and not _hits_outlaws(draft)
            and _STRIKES.match(document.text, phrase.end)
        ):
            return initiator(document, draft, phrase, True)
        is_counted = phrase.quantity is not None and counts(document, phrase.quantity)
        if phrase.cls in _COULD_BE - MAY_BE and (
            is_counted or _THEM.match(document.text, phrase.end) or _hits_nobody(draft)
        ):
            continue  # « Il s'agit de trois volontaires », « ce sont des dozos qui ont été visés »
        if phrase.cls not in _COULD_BE or document.text.startswith(" qui ", phrase.end) and (
            phrase.determiner not in ("indefinite", "band")
        ):  # fmt: skip
            continue  # « C'est le Jnim qui contrôle la zone »
        if _IT_WAS.search(*before):
            return initiator(document, draft, phrase, True)
    for phrase in near:
        if phrase.cls == "assailant" and phrase.actor is not None:
            return initiator(document, draft, phrase, True)  # « ses ravisseurs, membres du Jnim »
    for left, right in zip(near, near[1:], strict=False):
        pair = {left.cls, right.cls}
        if left.cls in ("armed_men", "assailant") and right.cls in MAY_BE and (
            _PERHAPS.fullmatch(document.text, left.end, right.start)
        ):  # fmt: skip
            return initiator(document, draft, right, True)
        if "assailant" not in pair or not pair & _SAID_TO_BE:
            continue
        if _ARE.match(document.text[left.end : right.start]):
            phrase = right if left.cls == "assailant" else left
            return initiator(document, draft, phrase, True)
    return None
