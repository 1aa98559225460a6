"""Words that say whose ranks figures count: « côté ennemi, vingt morts », « tués chez les … »."""

import re
from dataclasses import replace

from analysis.language.cues import Seldom

from .document import Document, SentenceSpan
from .figure import ENEMY, OWN, Figure, figure_of, follows
from .noun_phrase import NounPhrase, in_arms
from .verb_shared import has_own_verb

_FOE = (
    r"(?:l'ennemi|l'adversaire|ennemie?s?|adverses?|adversaires?|d'en face|(?:les |l')?(?:assaill|"
    r"attaqu)ants?|agresseurs?|(?:terroriste|d?jihadiste|rebelle)s?\b)"
)
_RANKS = re.compile(
    r"\b(?:(?P<own>(?:cotes?|bilans?(?: [a-z]+)?|pertes) (?:amie?|allie)s?|"
    r"dans (?:leurs?|ses|son|nos|notre|vos|votre) (?:propres? )?rangs?|"
    r"parmi (?:ses|leurs|nos) (?:hommes|elements|soldats|troupes|combattants)|chez (?:nous|eux)|"
    r"(?:du )?cote de (?:leur|notre|son) (?:propre )?(?:camp|mouvement|groupe|armee|coalition)|"
    r"(?P<aside>de (?:notre|leur|son) (?:propre )?cote))"
    rf"|(?:(?:du )?cotes?|bilans?(?: [a-z]+)?|pertes) (?:de |des )?(?P<foe>{_FOE})"
    r"|(?:(?:dans|parmi) (?:les? )?(?:rangs|camp)|parmi|chez|au sein) "
    rf"(?:de |des |les )?(?P<foes>{_FOE})"
    # « aux côtés de l'armée » is beside it
    r"|(?P<of>(?:du )?(?<!aux )cotes? (?:de la |de l'|des |du |de )?|chez (?:les |l')|"
    r"(?:(?:dans|parmi) (?:les? )?|des |aux )(?:rangs?|camps?) (?:de la |de l'|des |du |de )|"
    r"(?:dans|parmi) (?:ceux|celui) (?:de la |de l'|des |du |de )|"
    r"(?:parmi|dans|chez) (?:le |les |la )(?:contingents?|bataillons?|effectifs|personnels?)"
    r"(?: [a-z]{4,14})? (?:de la |de l'|des |du |de )|"
    r"au sein (?:du |des )(?:contingents?|bataillons?|effectifs|personnels?)(?: [a-z]{4,14})? "
    r"(?:de la |de l'|des |du |de )|"
    r"dans la (?=population|foule|communaute)|"
    r"parmi (?:les |la )|au sein (?:de la |de l'|des |du |de )|"
    r"(?<=, )(?:toutes |essentiellement |majoritairement |principalement |exclusivement |"
    r"(?:en (?:grande )?|dans leur )majorite |(?:pour|dans) (?:la plupart |l'essentiel ))(?:des )?|"
    r"tous (?:des )?))"
)
_CHEAP = Seldom(
    "cote|rang|camp |parmi|chez|sein|tous|toutes|essentiel|majorit|principalement|la plupart|"
    "exclusivement|bilan|pertes ami|pertes ennemi|pertes adverse|"
    "dans ceux|dans celui|dans la popul|dans la foule|dans la commun",
    r"\b(?:cotes?|(?:bilan(?: [a-z]+)?|pertes) (?:amie?|ennemie?|adverse)s?|rangs?|camp |parmi|"
    r"chez|sein|tous|toutes|essentiel(?:lement)?|"
    r"majorit(?:e|airement)|principalement|exclusivement|la plupart|"
    r"dans (?:ceux|celui|la (?:population|foule|communaute)))\b",
)
# « 32 morts, tous des civils », « …, essentiellement des femmes »: of the figures before
_SAYS_WHO = re.compile(
    r"tou|essentiellement|majoritairement|principalement|exclusivement|en (?:grande )?majorite|"
    r"dans leur majorite|(?:pour|dans) (?:la plupart|l'essentiel)"
)
# « …, contre une vingtaine chez l'ennemi »
_AND_ELSEWHERE = re.compile(r"(?:,|\bet|\bcontre) (?:au moins |environ |plus de )?$")
_TOUAREG = re.compile(r"touaregs?\b")
# « une source militaire au sein de la mission fait état de dix morts »: whose source it is
_SOURCE_IN = re.compile(
    r"\b(?:sources?|responsables?|interlocuteurs?|fonctionnaires?|diplomates?|contacts?)"
    r"(?: [a-z]{4,14}){0,2} $"
)
_NUMBER = 40
_CLAUSE = re.compile(r"[;]|\. ")
# « plusieurs morts et blessés dans les rangs de … »: more of them, not counted.
_MORE = re.compile(r"(?:et|ou) (?:(?:des?|de nombreux|plusieurs|quelques) )?[a-z]+s")
_MOST_OF_THEM = re.compile(r"\bdont (?:l[ae] |l'|une? |des |certain|beaucoup|nombre)[^.;:]*$")
_FOR_THE_MOST = re.compile(
    r",? (?:pour (?:la plupart|l'essentiel)|(?:dans leur|en) (?:grande |tres grande )?majorite)\b"
)
# « six morts et deux véhicules détruits côté armée »
_THINGS = re.compile(
    r"(?:,|,? et|,? ainsi que) (?:au moins |environ )?(?:\d+|[a-z-]+) (?:vehicule|pick-?up|engin|"
    r"moto|char|blinde|camion|aeronef|helicoptere)s? [a-z]{4,}(?: [a-z]+)?"
)
_BEHIND_A_COMMA = re.compile(r"[^.;:«»]{0,60}, ")
# « parmi les soldats et leurs supplétifs », « dans les rangs de l'armée et des VDP »
_AND_THE = re.compile(
    r",? (?:et|ou|ainsi que) (?:(?:de |parmi |chez |d')?(?:leurs?|ses|nos) "
    r"(?P<allies>allies|suppletifs|auxiliaires|partenaires)\b|"
    r"(?:de |parmi |chez )?(?:l[ae]s? |l'|des |du ))"
)
_ARTICLE = 4
# « aucune perte n'a été enregistrée dans le camp des gendarmes »
_NOBODY_THERE = re.compile(r"[^,;:.«»]{0,60}")
# What parts two figures that one word of ranks covers: « sept morts et douze blessés ».
_TOGETHER = re.compile(
    r"\s*(?:,? dont (?:[a-z]+|\d+) (?:graves?|grievement|gravement)(?: [a-z]+)?(?: sur [a-z]+)?)?"
    r"\s*(?:,|et|,? ainsi que|,? mais (?:encore|aussi|egalement))?[\s«\"]*$"
)


def mark_ranks(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], figures: list[Figure]
) -> None:
    """Note on the figures of a sentence, in the order of the text, whose ranks they count.

    A number alone before a word of ranks is added to them: « quatre morts chez les soldats et dix
    du côté des assaillants ».
    """
    if not figures or not _CHEAP.search(document.text, sentence.start, sentence.end):
        return
    marks = []
    for match in _RANKS.finditer(document.text, sentence.start, sentence.end):
        end, whose = match.end(), None
        if match["of"]:
            if _SOURCE_IN.search(document.text, sentence.start, match.start()):
                continue
            whose = next((p for p in people if -4 <= p.start - end <= 2
                          and p.head_start >= match.start()), None)  # fmt: skip
            if whose is None and "cote" in match.group():
                whose = _side(document, sentence, end)
            if whose is None or whose.cls == "victim":
                continue
            whose = in_arms(document, whose)
            end = whose.end
        marks.append((match, end, whose))
    _mark_most(document, sentence, people, figures)
    figures += _elided(document, figures, [match for match, _, _ in marks])
    figures.sort(key=lambda figure: figure.start)
    for number, (match, end, whose) in enumerate(marks):
        stop = marks[number + 1][0].start() if number + 1 < len(marks) else sentence.end
        is_mixed = whose is not None and _with_others(document, whose, people)
        covered = _covered(document, figures, match, end, stop)
        for figure in covered:
            _mark(figure, match, whose)
            figure.is_mixed = figure.is_mixed or is_mixed
        if len(covered) == 1 and covered[0].end <= match.start():
            figures += _listed_behind(document, people, figures, covered[0], end)
    figures.sort(key=lambda figure: figure.start)


def _listed_behind(
    document: Document, people: list[NounPhrase], figures: list[Figure], told: Figure, at: int
) -> list[Figure]:
    """« sept blessés parmi les Casques bleus, sept soldats et deux civils »: hurt as well."""
    listed: list[NounPhrase] = []
    for phrase in people:
        if phrase.start < at:
            continue
        if phrase.quantity is None or phrase.preposition or phrase.cls == "victim":
            break
        if not follows(document.text[at : phrase.start]):
            break
        listed.append(phrase)
        at = phrase.end
    if not listed or has_own_verb(document, listed[-1]) or document.verbs_in(at, at + 2):
        return []
    if document.within("casualty", at, at + 2) or any(f.end > listed[0].start for f in figures):
        return []
    found = [figure_of(p, told.outcome, told.anchor) for p in listed]
    return [f for f in found if f is not None]


def _mark_most(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], figures: list[Figure]
) -> None:
    """« dix morts, des soldats pour la plupart »: who they were, said behind."""
    for most in _FOR_THE_MOST.finditer(document.text, sentence.start, sentence.end):
        told = next((p for p in people if p.end == most.start() and p.quantity is None), None)
        before = [f for f in figures if told is not None and f.end <= told.start]
        if told is None or not before or document.verbs_in(before[-1].end, told.start):
            continue
        if _BEHIND_A_COMMA.fullmatch(document.text, before[-1].end, told.start):
            before[-1].people = told


def _with_others(document: Document, whose: NounPhrase, people: list[NounPhrase]) -> bool:
    """« dix morts parmi les soldats et leurs alliés »: nobody knows how many of each."""
    joined = _AND_THE.match(document.text, whose.end)
    if joined is None or joined["allies"]:
        return joined is not None
    other = next((p for p in people if abs(p.start - joined.end()) <= _ARTICLE), None)
    if other is None or other.quantity is not None or other.cls == "victim":
        return False
    return (other.cls, other.actor) != (whose.cls, whose.actor)


def _side(document: Document, sentence: SentenceSpan, at: int) -> NounPhrase | None:
    """« dix morts côté malien », « côté touareg »: the army or the rebels that are meant."""
    demonym = next(iter(document.within("demonym", at, at + 1)), None)
    touareg = _TOUAREG.match(document.text, at)
    if demonym is None and touareg is None:
        return None
    end = demonym.end if demonym is not None else touareg.end()
    cls, country = ("separatist", None) if demonym is None else ("army", demonym.row.country)
    actor = "azawad_separatists" if demonym is None else None
    return NounPhrase(
        at, end, cls, actor, country, None, None, None, False, sentence.index, at, end
    )


def _elided(document: Document, figures: list[Figure], marks: list[re.Match[str]]) -> list[Figure]:
    """Return numbers without a noun that words of ranks follow: of what was counted before."""
    found = []
    for match in marks:
        counted = document.quantities_in(match.start() - _NUMBER, match.start())[-1:]
        before = [f for f in figures if f.end <= match.start()]
        if not counted or not before or counted[0].kind not in ("count", "vague"):
            continue
        (number,), last = counted, before[-1]
        if number.end != match.start() - 1 or number.start < last.end:
            continue
        if _AND_ELSEWHERE.search(document.text, last.end, number.start):
            found.append(
                Figure(number.start, number.end, last.outcome, number.low, number.high,
                       number.approximate, None, last.sentence, anchor=number.start)
            )  # fmt: skip
    return found


def _covered(
    document: Document, figures: list[Figure], match: re.Match[str], end: int, stop: int
) -> list[Figure]:
    """Return the figures a word of ranks covers: those it follows, else those that follow it."""
    text = document.text
    before = [f for f in figures if f.end <= match.start()]
    gap = _gap(document, before[-1].end, match.start()) if before else None
    opens = text[end : end + 1] in (",", ":") or any(f.start == end + 1 for f in figures)
    follows = gap == "" or (gap == "," and not opens) or (gap and _MORE.fullmatch(gap))
    if gap and before[-1].high == 0:
        follows = _NOBODY_THERE.fullmatch(gap) is not None
    if before and (follows or _SAYS_WHO.match(match.group())):
        covered = _joined_before(text, before)
        after = next((f for f in figures if f.start >= end), None)
        also = after is not None and after.outcome != before[-1].outcome
        own = after is not None and not text[after.end : stop].strip()  # « … et dix côté ennemi »
        if after is not None and also and not own and text[end : after.start].strip() == "et":
            covered.append(after)  # « 11 morts côté armée et 14 blessés »
        return covered
    if before and _MOST_OF_THEM.search(text, before[-1].end, match.start()):
        return []  # « 77 morts, dont la majorité parmi les groupes armés »
    if match["aside"] or _SAYS_WHO.match(match.group()):
        return []  # « de son côté, l'armée … » only opens a sentence
    clause = _CLAUSE.search(text, end, stop)
    stop = clause.start() if clause is not None else stop
    if clause is not None and not match["of"]:
        return [f for f in figures if end <= f.start < stop]
    # « …, un mort au sein de … »: the figure that another word of ranks follows is of those.
    return [f for f in figures if end <= f.start < stop and text[f.end : stop].strip()]


def _gap(document: Document, start: int, end: int) -> str:
    """« dix morts lundi parmi les soldats »: what stands between, but for the time."""
    things = _THINGS.match(document.text, start, end)
    start = things.end() if things is not None else start
    times = document.times_in(start, end)
    if times and times[0].start <= start + 2 and times[-1].end >= end - 1:
        return ""
    return document.text[start:end].strip(' "»()')


def _joined_before(text: str, figures: list[Figure]) -> list[Figure]:
    covered = [figures[-1]]
    for figure in reversed(figures[:-1]):
        if not _TOGETHER.match(text[figure.end : covered[-1].start]):
            break
        covered.append(figure)
    return covered


def _mark(figure: Figure, match: re.Match[str], whose: NounPhrase | None) -> None:
    if whose is None or whose.cls == "assailant":
        figure.side = figure.side or (OWN if match["own"] else ENEMY)
    elif figure.people is None or figure.people is whose:
        figure.people = whose
    elif figure.people.actor is None and figure.people.cls in ("person", "fighter", "victim"):
        figure.people = replace(
            figure.people, cls=whose.cls, actor=whose.actor, country=whose.country
        )
