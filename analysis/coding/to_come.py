"""Nouns of acts that are planned, wished for or only decided: « Le retrait aura lieu en août »."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit, SentenceSpan

# « doit achever son retrait », « l'attaque prévue »: to come.
_TO_COME = Seldom(
    "doi|devr|va |vont |allai|compte|enten|envisage|prevoi|souhaite|veu|pourrai|era |eront |"
    "ira |iront ",
    r"\b(?:(?:acheve|termine|entame|commence|finalise|lance|effectue|organise|signe|opere|mene)"
    r"(?:ra|ront)|(?:debute|procede)(?:ra|ront) a|(?:accompl|f[a-z]{1,3})i(?:ra|ront)) "
    r"(?:[a-z0-9'-]{1,14} ){0,4}(?:l[ea]s? |l'|une? |son |sa |leur |des |ses )?$|"
    r"\b(?:doi(?:t|vent)|devra(?:it|ient|ient)?|devront|va|vont|allai(?:t|ent)|compte(?:nt)?|enten(?:d|dent)|"
    r"envisage(?:nt)?|prevoi(?:t|ent)|souhaite(?:nt)?|veu(?:t|lent)|pourrai(?:t|ent)) "
    r"(?:[a-z-]{2,14} ){0,3}[a-z]{3,14}(?:er|ir|re|oir) (?:[a-z]+ ){0,2}(?:d[e'] ?|a )?"
    r"(?:l[ea]s? |l'|une? |son |sa |leur |des |ses )?$",
    is_folded=False,
)
# « réclamer le départ », « parler du retrait », « a annoncé le transfert »: not done yet.
_WISHED = Seldom.of(
    r"\b(?:(?:demand|reclam|exig|souhait|envisag|prepar|annonc|negoci|evoqu|confirm|accelerer)"
    r"[a-z]{0,6}|"
    r"(?:parl|discut|debatt)[a-z]{1,4} (?:de|du)|(?:pour|faveur d[eu]|favorables? a|faveur d')) ?"
    r"(?:l[ea]s? |l'|une? |du |de |d'|au |son |sa |leur )?(?:(?:prochaine?|eventuel|eventuelle) )?$"
)
# Which of them are wished for before they are done.
_WISHABLE = {"handover", "establishment", "agreement"}
# « Une attaque est redoutée », « une offensive est en préparation »: not yet, if ever
_NOT_YET = Seldom(
    "prepar|imminent|redoute|craint|envisage|planifie|attendu",
    r"[^.;:,«»]{0,40}? (?:est|sont|serai(?:t|ent)) (?:[a-z]+ment )?(?:redoutee?s?|crainte?s?|"
    r"imminente?s?|attendue?s?|en (?:cours de )?preparation|envisagee?s?|planifiee?s?)|"
    r"[^.;:,«»]{0,40}? se prepar(?:e|ent|ait|aient)\b| (?:jihadiste |terroriste )?imminente?s?\b",
)
# « Le retrait de la base d'Agadez aura lieu en août », « Une offensive sera lancée »
_WILL_BE = Seldom(
    "ra lieu|ront lieu|iendra|iendront|fera|feront|deroule|sera|seront|prendr|"
    "commencer|debuter|demarrer|achever|poursuivr",
    r"(?:(?! (?:(?:et|mais|alors|car|qui|que|ou|dont|ont|sont|avait|avaient) |"
    r"a (?:ete|fait|tue|cause|coute|provoque|eu|vise) ))[^.,;:]){0,90}?"
    r"(?:, [^.,;:]{1,60}, ?| )(?:aur(?:a|ont) lieu|interviendr(?:a|ont)|"
    r"se (?:fer|derouler|tiendr|poursuivr)(?:a|ont)|"
    r"(?:commence|debute|demarre|s'acheve)r(?:a|ont)|prendr(?:a|ont) (?:fin|effet)|"
    r"ser(?:a|ont) (?:[a-z]+ment )?(?:lance|mene|organise|acheve|termine|effecti|effectue|remis|"
    r"transfere|ferme|conduit|signe|execute|rendu|cede|retrocede|restitue|boucle|tenu|observe)"
    r"[a-z]{0,3})\b",
)
# « dans l'attaque de Ber sera rendu », « après l'attaque … sera menée »: of something else
_GOVERNED = re.compile(
    r"(?:\b(?:dans|lors d[e']|apres|suite a|depuis|contre|par|pour|avant|sur|durant|pendant|avec)|"
    r"\b(?:a la suite|au cours|en raison|a cause|(?:victime|auteur|responsable|bilan|lieu|scene|"
    r"site|mort|blesse|martyr|heros|rescape|survivant)s?) d[e']) ?"
    r"(?:l[ea]s? |l'|une? |cette |ce |cet |ces |l[ae] (?:double|meme) )?$|"
    r"(?<!debut )(?<!fin )(?<!processus )(?<!suite )(?<!phase )\bd(?:u|es) $"
)
_GOVERNOR_REACH = 32
# « Le retrait a été acté en mai »: agreed upon, and not carried out
_DECIDED = Seldom(
    " ete ",
    r"(?:(?! (?:et|mais|qui|que|ou|ont) )[^.;:]){0,70}? (?:a|avait|ont|avaient) "
    r"(?:deja )?ete (?:[a-z]+ment )?(?:acte|decide|annonce|"
    r"convenu|negocie|demande|exige|vote|ordonne|programme|reporte|retarde|suspendu|evoque)e?s?\b",
)
_REACH = 40
_BY_ITS_TERMS = Seldom(
    "vertu|cadre|conformement|application|termes|titre|prevu",
    r"\b(?:en (?:vertu|application)|dans le cadre|aux termes|au titre|selon les termes|"
    r"conformement|prevue?s?) (?:d(?:e |u |es |')|a |aux? |par )(?:l'|les? |une? |cet |la )?$",
)


def is_to_come(document: Document, hit: Hit, sentence: SentenceSpan, reach: int) -> bool:
    """Whether a noun of an act tells none yet; `reach` is how far back to look."""
    text, start, end = document.text, hit.start, hit.end
    if _TO_COME.search(text, reach, start):
        return True
    if hit.row.frame == "agreement" and is_in_force(document, start):
        return True
    if hit.row.frame in _WISHABLE and (
        _WISHED.search(text, reach, start) or _DECIDED.match(text, end, sentence.end)
    ):
        return True
    if _NOT_YET.match(text, end, sentence.end):
        return True
    near = max(sentence.start, start - _GOVERNOR_REACH)
    will_be = _WILL_BE.match(text, end, sentence.end)
    return will_be is not None and _GOVERNED.search(text, near, start) is None


def is_in_force(document: Document, start: int) -> bool:
    """« en vertu d'un accord conclu sous l'égide de l'ONU »: what holds, and no news."""
    return _BY_ITS_TERMS.search(document.text, max(0, start - _REACH), start) is not None
