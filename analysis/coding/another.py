"""Whether the words of a clause say that it tells of one more event: « le lendemain, … »."""

import re

from analysis.language.cues import Seldom

from .determined import MEANS
from .document import Document
from .nearby import REACH
from .one_by_one import next_ones
from .unit import Unit

_ANOTHER = Seldom(
    "n tour|r tour|lendemain|veille|plus tard|jour meme|cette fois|simultanement|bien avant|"
    "plus tot|auparavant",
    r"\b(?:le jour meme ou|bien avant(?=,)|(?:heures|minutes|jours) (?:plus tot|auparavant)(?=,)|"
    r"(?:quasi|presque) simultanement|cette fois(?: encore|-ci)?(?=,)|"
    r"a son tour|a leur tour|le lendemain(?! de (?:son|sa|leurs?|ses) )|(?<!a )la veille|"
    r"un peu plus tard)\b",
)
# « une autre attaque », « un deuxième convoi »; « un autre habitant » only speaks.
_ONE_MORE = Seldom(
    "autre|precedent|deuxieme|troisieme|quatrieme|second|nouve",
    r"\b(?:une? (?:autre|precedente?(?! (?:bilan|decompte|rapport|communique|article))|deuxieme|"
    r"troisieme|quatrieme|seconde?|nouvelle?|nouvel)|"
    r"(?:deux|trois|d') ?autres) ",
)
# « Samedi également, six soldats … », « Le même jour, … »: what else that day brought.
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|apres-midi|\d\S*))?"
)
_SAME_DAY = Seldom(
    "toujours|encore|egalement|aussi|meme|parallele|simultanement",
    rf"\W*(?:et )?(?:(?:toujours|encore)(?: dans la (?:nuit|journee) d[eu]| l[ae]| ce)? ?"
    rf"(?=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|meme)|"
    rf"(?:ce |le )?{_DAY},? (?:egalement|aussi|toujours)\b|"
    r"(?:toujours )?(?:l[ea]|ce|dans la|cette|au cours de la) meme (?:jour|journee|nuit|soiree|"
    r"matinee|soir|matin|periode|week-end|semaine)\b|ce jour-la egalement|"
    r"(?:parallelement|en parallele|simultanement|au meme moment|dans le meme temps),)",
    is_folded=False,
)
# « La semaine dernière, également dans le Yagha, … », « sept enlevés dans la même province »
_SAME_LAND = Seldom(
    "egalement|toujours|meme",
    r"(?:\b(?:egalement|toujours) dans (?:l[ae] |l')|\bdans (?:la|cette|le|ce) meme )"
    r"(?:province|region|zone|commune|departement|cercle)\b(?! qu[e'])",
)
# « Cela rappelle la double attaque … », « Cette embuscade fait suite à celle de … »
_RECALLS = Seldom(
    "rappel|t suite|ajout|t echo|souvenir|esprits|precede",
    r"\b(?:(?:cela|ce qui|ceci|elle|il|et) (?:nous )?rappelle(?:nt)?|n'est pas sans rappeler|"
    r"fai(?:t|sant) (?:suite|echo) (?:a|aux)|s'ajoutant (?:a|aux)|s'ajoutent? (?:a|aux)|"
    r"les souvenirs? (?:du|de la|de l'|des)|est (?:encore )?dans (?:les|tous les) esprits|"
    r"(?:avait|avaient|a|ont) ete precedee?s? (?:d'|de |par ))",
)
# « L'opération avait été lancée après que leur véhicule eut heurté une mine »
_PROMPTED = Seldom(
    "apres qu",
    r"\b(?:operation|intervention|ratissage|riposte|represailles)\b[^.;:]{0,60}? "
    r"(?:lance|mene|declenche|engage|organise|conduit)e?s? [^.;:]{0,20}\bapres qu[e'] ?",
)
# « Tout a commencé par l'assassinat d'un boutiquier »: what the fights came of
_BEGUN_BY = Seldom(
    "commence|debute|parti|declenche|eclate|origine",
    r"\b(?:(?:tout|violences|affrontements|heurts|combats|tensions|troubles|hostilites|represailles)"
    r"\b[^.;]{0,60}? (?:(?:re)?commence|debute|partie?s?|declenche(?:e?s)?|eclate)\b[^.;]{0,30}? "
    r"(?:par|avec|de|d'|apres|suite a|a la suite d(?:e|u))|a l'origine (?:des|de ces|de la|du) "
    r"[a-z]{4,14}) [«\"]? ?(?:l'|la |le |une? )",
)
# « Quelques jours plus tard, des véhicules ont été attaqués »; « …, il a succombé » is no more
_LATER = Seldom(
    "plus tard|apres,",
    r"\W*(?:quelques|plusieurs|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|\d+) "
    r"(?:jours?|semaines?|mois|ans?|annees?) (?:plus tard,?|apres,) ",
)
# « La seconde attaque a visé un camp à Y »; no « la deuxième attaque en dix jours »
_ORDINAL = Seldom(
    "second|deuxieme|troisieme|quatrieme",
    r"\W*(?:quant a )?l[ae] (?:seconde?|deuxieme|troisieme|quatrieme) ",
)
_TELLS = re.compile(
    r"(?: [a-z-]+)?,? (?:a (?:eu lieu|vise|cible|touche|frappe|ete|coute|fait|tue|oppose)|ont |"
    r"s'est |est (?:sur|inter)venue?|elle |(?:qui )?(?:visait|ciblait|visant|ciblant)|"
    r"(?:perpetre|mene|survenu|commis|tendu|lance|conduit)e? )"
)
_AFTERWARDS = {"casualty", "found", "arrest", "handover"}
_MURDERS = {"killing", "execution", "abduction"}
# « Une attaque similaire avait eu lieu lundi »
_ALIKE = Seldom(
    "similaire|semblable|identique",
    r"(?:une?|des) [a-z-]+ (?:similaire|semblable|identique)s? (?:a|ont|avait|avaient|s'est) ",
)
_ANY = Seldom.either(
    _ALIKE,
    _ANOTHER,
    _BEGUN_BY,
    _LATER,
    _ORDINAL,
    _PROMPTED,
    _RECALLS,
    _SAME_DAY,
    _SAME_LAND,
    _ONE_MORE,
)
# « Celles-ci ont ciblé une pharmacie, ensuite d'autres frappes ont suivi »: those told of
_THESE = re.compile(r"\W*(?:celles?-ci|ceux-ci|celui-ci) (?:a|ont|avait|avaient|s'est|se sont) ")
# « C'est une nouvelle attaque contre … »: the one just told
# « Huit soldats tués. C'est le triste bilan d'[une nouvelle attaque] »: the one counted
_THE_TOLL_OF = re.compile(
    r"\W*(?:c'est|tel est|voila|voici|ce sont|tels sont|il s'agit) [^.;:,]{0,30}"
    r"\b(?:bilan|resultat|consequence|chiffre|ce qui ressort|decompte)s? [^.;:,]{0,20}d'"
)
_ITS_TOLL = re.compile(r"\W*(?:c'est|tel est|voila|voici) (?:l[ae] |l')[^.;:,]{0,20}\bbilan\b")
_IT_IS = ("c'est ", "il s'agit d'", "il s'agit la d'", "il s'agit de ")
_NEW = ("une nouvelle ", "un nouvel ", "un nouveau ")
_IN_WHICH = ("dans ", "lors d'", "au cours d'", "par ", "suite a ", "apres ")
_COMES_NOW = re.compile(
    rf"[a-z]+(?: [a-z]+)? qui (?:(?:inter|sur)?(?:vien[a-z]+|porte|s'ajoute)\b|{MEANS})"
)
# « Tout comme ceux de l'attaque de Bara, ses auteurs sont inconnus »
COMPARED = re.compile(
    r"\W*(?:tout )?(?:comme ce(?:ux|lui|lle|lles)|a l'(?:instar|image)) (?:d[eu]s? |d')"
)
# « un autre blessé dans l'explosion »: one more of those whom it hit
_IN_BETWEEN = re.compile(r" (?:dans|lors|par|apres|au|suite) ")
_PRONOUN = re.compile(
    r"(?:qui|contre|a(?! (?:ete|peri|succombe|perdu|trouve)\b)|au|pres|dans|survenue?|menee?|"
    r"vis(?:ant|ait)|cibl(?:ant|ait)|frappait|touchait)\b"
)
# « La veille, l'armée avait donné un bilan de … », « un bilan … communiqué la veille »
_GIVES_A_TOLL = re.compile(
    r"\b(?:donne|avance|livre|fourni|dresse|publie|communique)e?s? (?:un|le) (?:[a-z]+ )?"
    r"(?:bilan|decompte)\b|\b(?:bilan|decompte)\b[^.;]{0,60} "
    r"(?:donne|avance|livre|fourni|dresse|publie|communique|annonce)e?s? (?:la veille|le lendemain)"
)
_SUBJECT = 50  # how far behind it a verb of saying may stand
_DONE_THEN = re.compile(
    r"\b(?:(?:men|perpetr|lanc|dirig|commis|survenu|tendu|produit|conduit|subi)e?e?|de) $"
)
_NEAR_NOUN = 30
# « L'armée a fait état le lendemain d'un soldat tué »: the day of the telling.
_TOLD_THEN = re.compile(r"\b(?:le lendemain|la veille|un peu plus tard)\b")


def is_another(document: Document, unit: Unit) -> bool:
    """Return whether the words say that a clause tells of one more event."""
    ones = next_ones(document, unit.start, unit.end)
    if ones and not ones[0].is_first:
        return True
    if not _ANY.may_be_in(document.text, unit.start, unit.end):
        return False  # most often
    if tells_the_next(document, unit):
        return True
    if _THESE.match(document.text, unit.start):
        return False
    if unit.start == unit.sentence.start and _ALIKE.match(document.text, unit.start):
        return True
    another = _ANOTHER.search(document.text, unit.start, unit.end)
    if another is not None and not (
        _is_of_telling(document, another) or _is_of_the_one_told(document, unit, another)
    ):
        return True
    main = unit.main
    if begins_others(document, unit):
        return True
    if main is not None and main.frame not in _AFTERWARDS and (
        main.is_verb or main.determiner == "indefinite"
    ):  # fmt: skip
        if _LATER.match(document.text, unit.start, unit.end):
            return True
    prompted = _PROMPTED.search(document.text, unit.start, unit.end)
    if prompted and main is not None and main.start >= prompted.end():
        return True
    recalled = _RECALLS.search(document.text, unit.start, unit.end)
    if recalled and main is not None and not main.is_verb and main.start >= recalled.end() - 1:
        return True
    if main is not None and (main.is_verb or main.determiner == "indefinite" or unit.figures):
        if _SAME_DAY.match(document.text, unit.start, unit.end):
            return True
        if _SAME_LAND.search(document.text, unit.start, unit.end):
            return True
    for match in _ONE_MORE.finditer(document.text, unit.start, unit.end):
        if document.text.endswith(_IT_IS, unit.start, match.start()):
            continue
        if _THE_TOLL_OF.fullmatch(document.text, unit.start, match.start()):
            continue
        if _is_called_new(document, unit, match) or _is_of_both(document, unit, match):
            continue
        if document.text.endswith(" et ", unit.start, match.start()) and any(
            f.start == match.start() for f in unit.figures
        ):  # fmt: skip
            continue  # « dix-neuf morts et deux autres tués »: more of them
        near = range(match.end(), match.end() + 16)
        if any(
            h.start in near and not h.is_verb and h.frame != "found"
            and not _IN_BETWEEN.search(document.text, match.end(), h.start)
            for h in unit.happenings
        ):  # fmt: skip
            return True
        things = document.within("target", match.end(), match.end() + 1)
        if things and (not match.group().startswith("d'") or _befell(unit, things[0].start)):
            return True
        if match.group().startswith("une") and _PRONOUN.match(document.text, match.end()):
            return True
    return False


def _is_of_the_one_told(document: Document, unit: Unit, match: re.Match[str]) -> bool:
    """« X a revendiqué lundi l'attaque menée la veille contre … »: the one of that day."""
    done = _DONE_THEN.search(document.text, unit.start, match.start())
    return done is not None and any(
        not (h.is_verb or h.is_plural) and h.determiner in ("definite", "demonstrative")
        and 0 <= done.start() - h.end <= _NEAR_NOUN for h in unit.happenings
    )  # fmt: skip


def tells_the_next(document: Document, unit: Unit) -> bool:
    """Return whether a clause begins with « La seconde attaque a visé … »: not the one told."""
    begun = _ORDINAL.match(document.text, unit.start, unit.end)
    main = unit.main
    if begun is None or main is None or main.is_verb or main.start != begun.end():
        return False
    return bool(unit.places or unit.areas) and bool(_TELLS.match(document.text, main.end))


def _is_called_new(document: Document, unit: Unit, match: re.Match[str]) -> bool:
    """Whether what was just told is called new: « Nous avons subi une nouvelle attaque. », he said.

    So is it in « Une nouvelle attaque qui intervient une semaine après celle de X. ».
    """
    if not match.group().startswith(_NEW):
        return False
    if match.start() == unit.sentence.start and _COMES_NOW.match(document.text, match.end()):
        return True
    tells_no_more = not (unit.places or unit.areas or unit.times)
    return tells_no_more and document.quote_at(match.start()) is not None


def _is_of_both(document: Document, unit: Unit, match: re.Match[str]) -> bool:
    """« Deux soldats ont été tués et un civil blessé dans une nouvelle attaque »: one act of both.

    The first clause tells of no act, of no place of its own.
    """
    first = unit.sentence.start
    if first == unit.start or not document.text.endswith(_IN_WHICH, unit.start, match.start()):
        return False
    told = document.within("trigger", first, unit.start) or document.within(
        "place", first, unit.start
    )
    return not told and document.text.startswith((" et ", ", et "), unit.start)


def opens_with_the_day(document: Document, unit: Unit) -> bool:
    """Return whether a clause begins with « Le même jour, … »: what else that day brought."""
    return _SAME_DAY.match(document.text, unit.start, unit.end) is not None


def _befell(unit: Unit, thing: int) -> bool:
    """« d'autres véhicules ont été visés », and no « des dégâts sur d'autres véhicules »."""
    return any(noun.start == thing for h in unit.happenings for noun in h.target_nouns)


def begins_others(document: Document, unit: Unit) -> bool:
    """Return whether a clause tells the murder that fights came of: « Tout a commencé par … »."""
    main = unit.main
    if main is None or main.is_verb or main.frame not in _MURDERS:
        return False
    begun = _BEGUN_BY.search(document.text, unit.start, unit.end)
    return begun is not None and main.start >= begun.end() - 1


def _is_of_telling(document: Document, match: re.Match[str]) -> bool:
    """Whether « le lendemain » stands beside a verb of saying: then somebody told of it."""
    if _TOLD_THEN.fullmatch(match.group()) is None:
        return False
    sentence = document.sentence_at(match.start())
    if _GIVES_A_TOLL.search(document.text, sentence.start, sentence.end):
        return True
    verbs = document.groups_in(match.start() - REACH, match.end() + 4)
    near = [v for v in verbs if v.reading.start > match.end() or match.start() - v.end <= 2]
    if not near:  # « La veille, l'armée avait fait état de … »
        near = document.groups_in(match.end(), match.end() + _SUBJECT)
        near = [v for v in near if v.start == near[0].start]  # one verb may be of several kinds
    return any(v.phrase.kind == "speech" for v in near)


def is_told_next(document: Document, unit: Unit) -> bool:
    """« Cinq morts et deux blessés. » before « C'est le bilan de l'embuscade de lundi. »."""
    behind = document.sentences[unit.sentence.index + 1 : unit.sentence.index + 2]
    return bool(behind) and _ITS_TOLL.match(document.text, behind[0].start) is not None
