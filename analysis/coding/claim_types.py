"""What kind of thing somebody says: the closed list of claim types and how words decide it."""

import re

from .document import Document, Hit
from .persons import Speaker

# The order of the closed list decides between two types that fit (CONTRACT: claim_type).
ORDER = ("responsibility", "denial", "accusation", "control", "casualties", "toll_unknown",
         "confirmation", "no_comment", "unverified", "access_denied", "unclaimed", "material_loss",
         "report")  # fmt: skip
# What is not said needs nobody who says it.
SILENCE = ("toll_unknown", "no_comment", "unverified", "access_denied", "unclaimed")
# Who says this needs not be said to report or to confirm as well.
_SAYS_ALL = {"casualties", "denial", "responsibility"}
PARTIES = {"military", "armed_group", "government"}
_IMPLIED = {"denies": "denial", "accuses": "accusation", "confirms": "confirmation",
            "acknowledges": "confirmation", "declines": "no_comment"}  # fmt: skip
# What is not said where the words are denied.
_UNSAID = {"responsibility": "unclaimed", "confirmation": "unverified", "accusation": "denial"}
_CLAUSES = re.compile(r"[,;:]| et ")
_NEGATED = re.compile(
    r"\b(?:n'a|n'ont|n'avait|n'avaient|pas|rien|aucun|aucune|ni|personne|nul|non)\b"
)


_BOOTY = re.compile(
    r"\b(?:armes?|armements?|materiels?|munitions|vehicules?|motos?|betail|equipements?|corps)\b"
    r"[^,;.:]{0,24}$"
)


def is_booty(document: Document, start: int, at: int) -> bool:
    """« de l'armement et des matériels récupérés par l'armée »: no place is held."""
    return _BOOTY.search(document.text, max(start, at - 40), at) is not None


# « il n'y a pas eu de perte en vie humaine »: a toll
_OF_LOSSES = re.compile(
    r"il n'y (?:a|avait) pas(?: eu)? (?:de |d'|a )?"
    r"(?:pertes?|victimes?|morts?|blesses?|deces)\b"
)

# « le bilan est minimisé », « un chiffre loin de la réalité »
_TOO_LOW = re.compile(r"sous-|loin|en deca|(?:est|sont|serai(?:t|ent)|ete) (?:largement )?minimise")
_COUNT = re.compile(
    r"\b(?:bilans?|chiffres?|nombre|decompte|pertes|morts|tues|victimes|versions?|donnees|"
    r"communiques?)\b"
)


def cue_type(document: Document, start: int, cue: Hit) -> str:
    """Return the type that a cue shows, `none` for « la menace est minimisée »: no denial.

    « n'a pas été revendiquée » is no responsibility.
    """
    claim_type = str(cue.row.claim_type)
    if claim_type == "denial" and _TOO_LOW.match(document.text, cue.start, cue.end):
        sentence = document.sentence_at(cue.start)
        if _COUNT.search(document.text, sentence.start, sentence.end) is None:
            return "none"  # « la menace est minimisée », « loin de la réalité du terrain »
    if claim_type == "denial" and _OF_LOSSES.match(document.text, cue.start):
        return "casualties"
    if claim_type not in _UNSAID:
        return claim_type
    before = document.text[max(start, cue.start - 24) : cue.start]
    is_negated = _NEGATED.search(_CLAUSES.split(before)[-1])
    return _UNSAID[claim_type] if is_negated else claim_type


def types_said(
    speaker: Speaker, implied: set[str], cues: set[str], has_figures: bool, tells: bool
) -> list[str]:
    """Return the one or two types of what a speaker says, in the deciding order.

    `implied` are the implications of the verbs of saying, `cues` the types of the words said,
    `tells` whether the words are a quotation or tell of a report.

    >>> from analysis.coding.persons import Speaker
    >>> types_said(Speaker(0, 3, "armed_group", "jnim"), {"claims"}, {"responsibility"}, True, True)
    ['responsibility', 'casualties']
    >>> types_said(Speaker(0, 3, "military", "fama"), {"claims"}, {"repelled"}, False, True)
    ['denial']
    """
    types = set(cues)
    for word in implied:
        if word in _IMPLIED:
            types.add(_IMPLIED[word])
    if implied & {"denies", "accuses"} and "claims" not in implied:
        # « nie avoir attaqué », « accuse l'armée d'avoir attaqué »: no word of its own deed.
        types.discard("responsibility")
    if "denies" in implied and "accuses" not in implied:
        types.discard("accusation")  # « nie toute bavure »
    if "denial" in cues and implied == {"accuses"} and "accusation" not in cues:
        types.discard("accusation")  # « dénonce des mensonges »
    types = _fitting(speaker, types)
    if has_figures and not types & {"toll_unknown", "unclaimed"}:
        if "acknowledges" in implied:
            types.discard("confirmation")
        types.add("casualties")
    chosen = sorted(types, key=ORDER.index)[:2]
    if chosen[:1] and chosen[0] in _SAYS_ALL and chosen[1:] in (["report"], ["confirmation"]):
        chosen = chosen[: 2 if "confirms" in implied and chosen[1] == "confirmation" else 1]
    if tells and chosen in ([], ["material_loss"]):
        return [*chosen, "report"]
    return chosen


def _fitting(speaker: Speaker, types: set[str]) -> set[str]:
    """Drop the types that only a party, or only an armed group, can say."""
    fitting = set(types)
    if "repelled" in fitting:
        fitting.discard("repelled")
        if speaker.kind in PARTIES:
            fitting.add("denial")
    if speaker.kind != "armed_group":
        fitting.discard("responsibility")
    if speaker.kind not in PARTIES:
        fitting.discard("control")
    return fitting
