"""Events told in passing, to say when another was: « quatre jours après une attaque contre … »."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document, SentenceSpan
from .leaning import comes_after

_ARTICLE = r"(?:l'|la |le |les |une? |des |deux |trois |cette |cet |ce |son |sa )?"
_MANNER = (
    r"(?:(?:autre|premiere?|double|triple|nouvelle|precedente|sanglante|meurtriere|violente|"
    r"grande)s? ){0,2}"
)
# Rules of times that an event may lean on.
LEANING = {"offset", "next_day"}
# Between a time and the noun it leans on: « quatre jours après [une nouvelle] attaque ».
LEANS = re.compile(rf"(?: a)? (?:d'|de |du |des |contre )?{_ARTICLE}{_MANNER}")
# « Après l'attaque du 3 mai à Kodyel, … », « Au Mali, en représailles au massacre de X, … »
_AFTER = re.compile(
    r"(?:(?:au|en) [a-z' ]{3,20}, )?(?P<word>apres|outre|depuis|a la suite d[eu]|"
    rf"(?:suite|en (?:represailles|reponse|reaction)) (?:a|aux?)) {_ARTICLE}{_MANNER}"
)
# « le même jour qu'une attaque à Gao », « En parallèle des attaques à Gao, … »
_AT_ONCE = Seldom(
    "parallele|simultanement|meme moment|meme jour|jour meme|meme temps|coordonne",
    r"\b(?:en parallele|parallelement|simultanement|au meme moment|le (?:jour meme|meme jour)|"
    r"en meme temps|coordonnee?s? avec) "
    rf"(?:d'|de |du |des |a |aux? |que |qu')?{_ARTICLE}{_MANNER}",
)
# « la plus meurtrière depuis celle de X », « le plus lourd bilan depuis l'attaque de X »
_RECORD = Seldom(
    "depuis",
    r"\b(?:plus (?:meurtri|lourd|sanglant|grave|important|violent|grosse|grand|mortel)[a-z]*|pire|"
    rf"premiere?)(?: [a-z0-9']+){{0,8}}? (?P<word>depuis) {_ARTICLE}{_MANNER}",
)
# « Cette attaque intervient après celle du 6 mai », « … fait suite à l'embuscade de dimanche »
_FOLLOWS = Seldom(
    "s'ajout|suite|succed|intervien|survien|produi|ntervenu|survenu|rappel|represailles|reponse",
    # « Cette capture serait une représailles à un massacre »
    r"\b(?:(?:est|sont|etai(?:t|ent)|serai(?:t|ent)) (?:une? |des |en )(?:represailles|reponse)|"
    r"s'ajout(?:e|ent|ait|aient|ant)|fai(?:t|sait|sant|saient) suite|font suite|"
    r"succed(?:e|ent|ait|aient)|(?:intervien|survien|produi)[a-z]{1,5}|"
    r"(?:est|sont) (?:inter|sur)venue?s?) "
    rf"(?:a |aux? |(?:juste |peu (?:de (?:temps|jours) )?)?apres )"
    rf"(?:celle |celui |(?:l'annonce [^.;:,]{{0,50}}?(?:de |d'|du ))?{_ARTICLE}{_MANNER})|"
    rf"\brappel(?:le|ait|lent|aient|ant) (?:celle |celui |{_ARTICLE}{_MANNER})",
)
# « C'est la deuxième attaque contre ce camp, après celle du 21 mars »
_ONE_MORE = Seldom(
    "cell|celui|ceux",
    r"\b(?:[a-z]+ieme|seconde?|nouvelle?|autre) [^.;:]{3,90}?\b(?:apres|depuis|avant) "
    r"(?P<one>(?:celles?|celui|ceux) )",
)
# « tués samedi à Gao, après la mort lundi de deux autres à Boni »
_AFTER_DEATHS = Seldom(
    "apres l",
    r"[^ ] ?,? (?P<word>apres) (?:la |le |l')"
    r"(?=(?:mort|deces|assassinat|meurtre|execution|perte|enlevement|rapt)\b)",
)
# « a succombé à ses blessures, après la mort lundi de deux autres »: of one attack
_OF_WOUNDS = re.compile(r"\b(?:succomb|decede|blessures)")
# Where the main clause begins after one that only dates it.
MAIN_CLAUSE = re.compile(
    r", (?!qui |ou |dont |que |faisant |tuant |ayant |dans |pres |en |selon |au (?:nord|sud|centre|"
    r"coeur|mali|niger|burkina)|a (?:l'(?:est|ouest)|la (?:frontiere|sortie|lisiere)|[a-z0-9-]+ "
    r"(?:km|kilometres|heures)))"
)


_CELLE = len("celle ")
_THAT = (" que ", " qu'")


class Complement(NamedTuple):
    """A stretch of a sentence that tells of another event than the rest.

    `time` is the one by which the two are apart; None where the stretch has a day of its own.
    `is_at_once`: it happened with the rest, somewhere else; `is_older`: long before.
    """

    start: int
    end: int
    time: TimeExpression | None
    is_at_once: bool = False
    is_older: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether its words set it apart from the rest, whatever day it gives."""
        return self.time is not None or self.is_at_once or self.is_older


_IS_VERB = attrgetter("is_verb")


def complements(
    document: Document,
    sentence: SentenceSpan,
    happenings: list[Happening],
    times: list[TimeExpression],
) -> Iterable[Complement]:
    """Give the stretches of a sentence that lean on another event, which they name by a noun.

    « …, quatre jours après une attaque contre Gao » · « Une semaine après l'assaut de X, … » ·
    « Après le massacre du 3 mai à Y, … »
    """
    leaning = [time for time in times if time.rule in LEANING]
    if not leaning and all(map(_IS_VERB, happenings)):
        return ()  # most often
    return (
        *_complements(document, sentence, happenings, leaning),
        *_after_deaths(document, sentence, happenings, times),
    )


def _complements(
    document: Document,
    sentence: SentenceSpan,
    happenings: list[Happening],
    leaning: list[TimeExpression],
) -> Iterator[Complement]:
    for time in leaning:
        goes_on = document.text.startswith((" que ", " qu'"), time.end) and any(
            h.start < time.start for h in happenings
        )  # « … ont été enlevés, un jour après que »
        if goes_on or comes_after(document, time, sentence.start):  # « … au lendemain de deux »
            yield Complement(time.start, sentence.end, time)
            continue
        noun = next((h for h in happenings if h.start > time.end), None)
        if noun is None:
            continue
        if noun.is_verb:
            # « …, trois jours après que douze autres ont péri à Mondoro »
            if document.text.startswith(_THAT, time.end):
                yield Complement(time.start, sentence.end, time)
            continue
        if LEANS.fullmatch(document.text, time.end, noun.start):
            end = _end(document, sentence, happenings, time.start, noun)
            yield Complement(time.start, end or sentence.end, time)
    for beside in _AT_ONCE.finditer(document.text, sentence.start, sentence.end):
        noun = next((h for h in happenings if h.start == beside.end()), None)
        if noun is not None and not noun.is_verb:
            end = _end(document, sentence, happenings, beside.start(), noun)
            yield Complement(beside.start(), end or sentence.end, None, True)
    for record in _RECORD.finditer(document.text, sentence.start, sentence.end):
        noun = next((h for h in happenings if h.start == record.end()), None)
        several = document.text.startswith("serie", record.end())
        if noun is not None and not (noun.is_verb or noun.is_plural or several):
            resumed = MAIN_CLAUSE.search(document.text, noun.end, sentence.end)
            end = resumed.start() if resumed is not None else sentence.end
            yield Complement(record.start("word"), end, None, is_older=True)
    for follows in _FOLLOWS.finditer(document.text, sentence.start, sentence.end):
        noun = next(
            (h for h in happenings if follows.end() - _CELLE <= h.start <= follows.end()), None
        )
        if noun is not None and not noun.is_verb:
            yield Complement(noun.start, sentence.end, None, is_older=True)
    for more in _ONE_MORE.finditer(document.text, sentence.start, sentence.end):
        if any(h.start == more.start("one") for h in happenings):
            yield Complement(more.start("one"), sentence.end, None, is_older=True)
    noun = happenings[0] if happenings and not happenings[0].is_verb else None
    after = _AFTER.match(document.text, sentence.start, sentence.end) if noun is not None else None
    if noun is not None and after is not None:
        end = _end(document, sentence, happenings, noun.start, noun)
        tells = any(h.strength == "main" and h.start > (end or sentence.end) for h in happenings)
        if noun.start == after.end() and end is not None and tells:
            yield Complement(after.start("word"), end, None)


def _after_deaths(
    document: Document,
    sentence: SentenceSpan,
    happenings: list[Happening],
    times: list[TimeExpression],
) -> Iterator[Complement]:
    """« tués samedi à Gao, après la mort lundi de deux autres »: those fell on a day of theirs."""
    for after in _AFTER_DEATHS.finditer(document.text, sentence.start, sentence.end):
        days = [
            {(t.rule, *t.values.values()) for t in times if start <= t.start < end}
            for start, end in ((sentence.start, after.start()), (after.end(), sentence.end))
        ]
        told = any(h.start < after.start() and h.strength == "main" for h in happenings)
        if _OF_WOUNDS.search(document.text, sentence.start, after.start()):
            continue
        if told and days[1] and not days[0] & days[1]:
            yield Complement(after.start("word"), sentence.end, None, is_older=True)


def _end(
    document: Document,
    sentence: SentenceSpan,
    happenings: list[Happening],
    start: int,
    noun: Happening,
) -> int | None:
    """Return where the main clause begins, None where it stands before."""
    if any(h.start < start for h in happenings):
        return None
    comma = MAIN_CLAUSE.search(document.text, noun.end, sentence.end)
    return comma.start() if comma is not None else None
