"""Stretches of a sentence that tell of another time than the rest: how a ruler came, reprisals."""

import re
from typing import NamedTuple

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document, SentenceSpan
from .figure import Figure
from .noun_phrase import NounPhrase
from .places import PlaceMention
from .unit import GROUPS

# « Le capitaine X, arrivé au pouvoir par un putsch en 2022, … », « …, dirigé par une junte, … »
_RULES = Seldom(
    "putsch|coup d'etat|coups d'etat|pouvoir|junte|renvers|tombeur|regime militaire|"
    "regimes militaire|destitu",
    r"\b(?:putsch|coups? d'etat|(?:au|le|du) pouvoir|juntes?|tombeurs? d[eu]|regimes? militaires?|"
    r"(?:renvers|destitu)[a-z]{1,4} (?:mercredi |jeudi )?(?:le|la|l'|son) ?(?:ancien |ex-)?"
    r"(?:president|gouvernement|regime|civil|elu|predecesseur|colonel|lieutenant|chef))\b",
)
_ASIDE = re.compile(
    r", (?:qui (?:a|ont|avait|avaient|est|sont|s'est)|arrivee?s?|venue?s?|parvenue?s?|portee?s?|"
    r"hissee?s?|issue?s?|auteurs?|tombeurs?|dirigee?s?|gouvernee?s?|au pouvoir|aux commandes|"
    r"a la tete|aux mains|(?:l')?homme fort|chef de la junte) [^,;:.«»\"]*"
)
_LONGEST = 150
# « … en représailles à l'attaque de Ber », « pour venger la mort de deux des leurs »
_REPRISAL = Seldom(
    "represailles|venger|en riposte|en reponse|en reaction",
    r"\b(?:(?:en |par )(?:guise de )?represailles (?:a|aux?|de|d'|du|des|pour|apres)|"
    r"(?:pour|afin de) venger|en (?:riposte|reponse|reaction) (?:a|aux?))[ ']",
)
# « … a tué les auteurs de l'embuscade de samedi à Boni », « un groupe impliqué dans … »
_AUTHORS = Seldom(
    "auteur|responsable|implique|commanditaire|cerveau|complice|participe",
    r"\b(?:auteurs?|responsables?|commanditaires?|cerveaux?|complices?|impliquee?s?|"
    r"(?:ayant|avoir|ont|a|avaient|avait) participe)(?: presumee?s?| directs?)?"
    r"(?: d(?:e |'|u |es )| dans | a )(?:l'|la |les? |une? |cett?e? |ces |plusieurs |deux )?"
    r"(?:recentes? |derniere?s? )?[«\" ]{0,2}$",
)
_AUTHORS_REACH = 70
# « recherché pour l'assassinat de deux prêtres, a été arrêté », « accusé de plusieurs rapts »
_WANTED = Seldom(
    "recherch|poursuivi|soupconne|accuse|inculpe|condamne|connu|juge",
    r"(?<!est )(?<!sont )(?<!ete )\b(?:recherche|poursuivi|soupconne|accuse|inculpe|condamne|"
    r"connu|juge)e?s? (?:[a-z]+ment )?(?:pour|d(?:e |')) ?",
)
_CLOSES = re.compile(r" ?[»\"]|")
# « Après Boni le 3 mai, c'est au tour de Koro … »: where and when it was before
_TURN = Seldom(
    "tour d",
    r"\W*(?P<before>(?:apres|outre) [^,;:.]{3,60}(?:, [^,;:.]{3,40})?), (?:c'est|c'etait|ce fut) "
    r"[^.;:,]{0,20}\btour d(?:e |u |es |')",
)
_REPRISAL_END = re.compile(
    r"[.;:«»\"]|, (?!(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d)|qui |ou |"
    r"(?:dans|au cours de|lors de) l(?:aquelle|equel)|survenue?|menee?|tendue?|perpetree?|commis)"
)
_FINITE = re.compile(r" (?:ont|avai(?:t|ent)|aurai(?:t|ent)|a (?:ete|fait|tue)|est|sont) ")
_RELATIVE = re.compile(r"\b(?:qui|ou|dont|que|qu'|laquelle|lequel|lesquel(?:le)?s)\b")
_KILLS = {"neutralisation", "killing"}
_RULERS = {"army", "government", "named"}
# « Gomboro, où douze civils ont péri en juin, … », « Diallassagou, dont le maire … »
# « Ber, théâtre d'un massacre en 2019, … », « Ber, déjà endeuillé par la mort de … »
_THERE = Seldom(
    " ou | dont |theatre |endeuill|meurtri|traumatis",
    r",? (?:ou |dont (?=l(?:[ae]s? |'))|"
    r"(?P<of>(?:deja )?(?:theatre|endeuillee?|meurtrie?|traumatisee?)) )",
)
_THERE_END = re.compile(r"[.;:«»\"]|, (?!le |en |dans |au |a (?!ete |eu |fait |tue )|lors )|$")
_DOING = re.compile(r", [a-z]{2,12}ant (?!que)[^.;:,«»\"]*")
# « … allaient à Pama, dont le poste de gendarmerie venait d'être attaqué »: why they went there
_JUST_HIT = Seldom(
    "venai",
    r",? (?P<told>(?:ou|dont|qui)\b(?:(?! ou | dont | qui )[^.;:,«»\"]){0,60}? venai(?:t|ent) "
    r"(?:juste |tout juste )?d(?:'(?:etre|essuyer)|e subir)\b)",
)
_NAME_ENDS = re.compile(r"[A-ZÀ-Ý][\w’'-]{1,24}$")
# « une localité où … », « là même où … », « dans la zone où … »
_GROUND_ENDS = re.compile(
    r"\b(?:localité|village|ville|bourgade|commune|zone|région|secteur|département|province|cercle|"
    r"endroit|axe|là)(?: (?:même|malienne?|nigérienne?|burkinabè|voisine?|frontalière))?$"
)
_PLACE_REACH, _BRACKETS = 26, 50


class Apart(NamedTuple):
    """A stretch that tells of another time; `is_ground`: it only says why the rest was done.

    `is_there`: it happened at the place that it stands behind; `is_just`: right before the rest.
    """

    start: int
    end: int
    is_ground: bool
    is_there: bool = False
    is_just: bool = False


def in_power(document: Document, sentence: SentenceSpan) -> list[Apart]:
    """Return the asides of a sentence that say how somebody governs."""
    text, found = document.text, []
    for match in _RULES.finditer(text, sentence.start, sentence.end):
        start = text.rfind(", ", sentence.start, match.start() + 2)
        end = text.find(", ", match.end(), sentence.end)
        is_short = 0 <= start and 0 < end - start <= _LONGEST
        if is_short and _ASIDE.fullmatch(text, start, end):
            found.append(Apart(start + len(", "), end, False))
    return sorted(set(found))


def give_rulers(
    document: Document, coups: list[Happening], phrases: dict[int, list[NounPhrase]]
) -> None:
    """« Les militaires, au pouvoir depuis le putsch de 2020, … »: whose coup it was."""
    for coup in coups:
        if coup.initiators:
            continue
        sentence = document.sentence_at(coup.start)
        for aside in in_power(document, sentence):
            if aside.start <= coup.start < aside.end:
                near = phrases.get(sentence.index, [])
                who = [p for p in near if p.end == aside.start - len(", ")]
                coup.initiators = [p for p in who if p.cls in _RULERS]


def set_apart(
    document: Document, sentence: SentenceSpan, happenings: list[Happening], figures: list[Figure]
) -> list[Apart]:
    """Return the stretches of a sentence that tell of another time than its main clause."""
    found = in_power(document, sentence)
    turn = _TURN.match(document.text, sentence.start, sentence.end)
    if turn is not None:
        found.append(Apart(*turn.span("before"), True))
    for match in _REPRISAL.finditer(document.text, sentence.start, sentence.end):
        before = [h for h in happenings if h.end <= match.start() and h.strength == "main"]
        end = _end(document, sentence, match.end())
        if before and not _repels(sentence, before, match, end):
            found.append(Apart(match.start(), end, True))
    found += _of_authors(document, sentence, happenings)
    found += _charges(document, sentence, happenings)
    found += _topic(document, sentence, happenings)
    found += _just_hit(document, sentence, happenings)
    return [*found, *_there_before(document, sentence, happenings, figures)]


def _repels(
    sentence: SentenceSpan, before: list[Happening], match: re.Match[str], end: int
) -> bool:
    """« a neutralisé 40 assaillants en riposte à une attaque contre X »: there and then."""
    if not match.group().startswith("en riposte"):
        return False
    days = [t.start for t in sentence.times if t.kind == "date" and t.start < end]
    if any(d < match.start() for d in days) and any(d > match.start() for d in days):
        return False  # « a tué mardi neuf terroristes en riposte à l'attaque de lundi »
    return all(h.is_verb and h.frame in _KILLS for h in before)


def _of_authors(
    document: Document, sentence: SentenceSpan, happenings: list[Happening]
) -> list[Apart]:
    """« … a frappé lundi les auteurs de l'attaque de samedi à Boni »: why they were hunted down.

    « Les auteurs de l'attaque ont pillé le village »: one act.
    """
    found = []
    for noun in happenings:
        if noun.is_verb or noun.frame not in GROUPS:
            continue  # « …, auteur d'un coup d'État »
        reach = max(sentence.start, noun.start - _AUTHORS_REACH)
        if _AUTHORS.search(document.text, reach, noun.start) is None:
            continue
        end = _end(document, sentence, _CLOSES.match(document.text, noun.end).end())
        hunts = [
            h for h in happenings
            if h.end <= noun.start or h.start >= end and _is_suffered(h)
        ]  # fmt: skip
        if hunts or noun.determiner == "indefinite":
            found.append(Apart(noun.start, end, True))
            hunted = [p for h in hunts for p in h.targets if reach <= p.end <= noun.start]
            inside = range(noun.start, end)
            noun.targets = [p for p in noun.targets if p.start in inside]
            noun.initiators = [p for p in noun.initiators if p.start in inside] or hunted[:1]
    return found


def _charges(
    document: Document, sentence: SentenceSpan, happenings: list[Happening]
) -> list[Apart]:
    """« Un homme recherché pour l'assassinat de deux prêtres a été arrêté »: what he did before."""
    found = []
    for match in _WANTED.finditer(document.text, sentence.start, sentence.end):
        start, end = match.end(), _end(document, sentence, match.end())
        caught = any(h.end <= start or h.start >= end and _is_suffered(h) for h in happenings)
        if caught and any(start <= h.start < end for h in happenings):
            found.append(Apart(start, end, True))
    return found


def _is_suffered(verb: Happening) -> bool:
    """« a été frappé », « a été la cible de »: done to the subject."""
    return verb.is_verb and (verb.voice == "passive" or verb.row.subject_role == "target")


def _there_before(
    document: Document, sentence: SentenceSpan, happenings: list[Happening], figures: list[Figure]
) -> list[Apart]:
    """« … ont attaqué lundi Gomboro, où douze civils ont été tués en juin »: on another day."""
    found = []
    for match in _THERE.finditer(document.text, sentence.start, sentence.end):
        start = match.end()
        name_end = _before_brackets(document, match.start())
        before = document.original(max(0, name_end - _PLACE_REACH), name_end)
        if _NAME_ENDS.search(before) is None and _GROUND_ENDS.search(before) is None:
            continue
        end = _THERE_END.search(document.text, start, sentence.end).start()
        inside = range(start, end)
        told: list[Happening | Figure] = [
            h for h in happenings
            if h.start in inside and (h.is_verb or match["of"] or _is_carried(h))
        ] or [f for f in figures if f.anchor in inside]  # fmt: skip
        doing = _DOING.match(document.text, end, sentence.end)
        if doing and all(_is_suffered(h) for h in happenings if h.end <= match.start()):
            inside = range(
                start, end := doing.end()
            )  # « … tués à Boni, où l'armée a mené …, tuant »
        others = [h for h in happenings if h.start not in inside and h.strength == "main"]
        if not told or not others:
            continue
        days = [t for t in sentence.times if t.kind == "date"]
        own = {_words(document, t) for t in days if t.start in inside}
        main = {_words(document, t) for t in days if t.start not in inside}
        if own and not own & main and (main or any(h.is_verb for h in others)):
            found.append(Apart(start, end, False, True))
    return found


def _before_brackets(document: Document, end: int) -> int:
    """Return where « Boni (région de Mopti), où … » names the place."""
    if not document.text.startswith(")", end - 1):
        return end
    opening = document.text.rfind(" (", max(0, end - _BRACKETS), end)
    return opening if opening >= 0 else end


def _is_carried(noun: Happening) -> bool:
    """« où l'armée avait mené un raid en juin », « où une embuscade a fait dix morts »."""
    return noun.strength == "main" and not noun.is_generic and noun.determiner != "definite"


def _topic(document: Document, sentence: SentenceSpan, happenings: list[Happening]) -> list[Apart]:
    """« Attentat de Gao : deux suspects arrêtés »: what the headline's news is about."""
    colon = document.text.find(" : ", sentence.start, sentence.end)
    if sentence.role != "title" or colon < 0:
        return []
    acts = [h for h in happenings if h.start < colon]
    news = [h for h in happenings if h.start > colon and h.strength == "main"]
    is_topic = acts and not any(h.is_verb or h.frame not in GROUPS for h in acts)
    is_other = news and not any(h.frame in GROUPS for h in news)
    return [Apart(sentence.start, colon, True)] if is_topic and is_other else []


def _just_hit(
    document: Document, sentence: SentenceSpan, happenings: list[Happening]
) -> list[Apart]:
    """« … ont sauté sur une mine en allant à Pama, qui venait d'être attaquée »: two acts."""
    found = []
    for match in _JUST_HIT.finditer(document.text, sentence.start, sentence.end):
        start = match.start("told")
        end = _THERE_END.search(document.text, start, sentence.end).start()
        if any(not start <= h.start < end for h in happenings):
            found.append(Apart(start, end, False, True, True))
    return found


def _words(document: Document, time: TimeExpression) -> str:
    return document.text[time.start : time.end]


def _end(document: Document, sentence: SentenceSpan, start: int) -> int:
    """Return where the main clause goes on: « … en riposte à une attaque [ont fait six morts] »."""
    mark = _REPRISAL_END.search(document.text, start, sentence.end)
    end = mark.start() if mark is not None else sentence.end
    verb = _FINITE.search(document.text, start, end)
    if verb is None or _RELATIVE.search(document.text, start, verb.start()) is not None:
        return end
    return verb.start()


def places_before(
    document: Document, apart: Apart, places: list[PlaceMention]
) -> list[PlaceMention]:
    """« Pama (à 100 km de Fada), dont le poste … »: Pama."""
    return [
        p for p in places
        if p.end <= apart.start and not p.is_area and not document.text.startswith(")", p.end)
    ]  # fmt: skip
