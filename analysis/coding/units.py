"""What one clause tells: its triggers and figures, and which places and times are its own."""

import re
from collections import defaultdict

from analysis.language.cues import Seldom
from analysis.language.datelines import dateline
from analysis.language.times import TimeExpression

from .again import is_again, repeat
from .asides import is_speech_time, place_role
from .clauses import Happening
from .complements import Complement, complements
from .document import Document, SentenceSpan
from .figure import Figure
from .lent_places import lend_place, lend_site, scene_of
from .nearby import REACH, starting_in
from .place_frames import names_villages
from .places import PlaceMention
from .unit import Unit

# A new clause that may tell of another event.
_CONJUNCTION = (
    r"(?:tandis que|alors que|puis|le jour meme ou)\b|avant (?:que|qu'|d')|apres (?:que|qu')"
)
_LATER = r"(?:apres|suite a|a la suite d[e']) ?(?=(?:une?|deux|trois|plusieurs|des) )"
# Each form begins with a mark, a blank or a letter of its own, so that the rest is passed over.
_BREAK = re.compile(
    rf";|, (?:{_CONJUNCTION}|(?:et|ou)\b)| (?:{_CONJUNCTION}|et (?=(?:un|une|deux|trois|quatre|"
    r"cinq|six|sept|huit|neuf|dix|celui|celle|presque|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|le \d|a |dans |sur )\b))|"
    r"p(?<=\bp)resque au meme moment\b|"
    rf",(?: {_LATER})| (?:{_LATER})|"
    r" (?:a|ont|avait|avaient) (?:provoque|suscite|entraine|declenche) (?=une? )"
)
_LEADS_TO = re.compile(r" (?:a|ont|avait|avaient) (?:provoque|suscite|entraine|declenche) une? ")
# « … s'est retirée de la base après deux attaques »: what went before is of another kind.
_AFTER = re.compile(r",? (?:apres|suite a|a la suite d)(?! qu)")
_ANOTHER = Seldom(
    "tour|lendemain|veille|plus tard|jour meme|cette fois",
    r"\b(?:le jour meme ou|cette fois(?: encore|-ci)?(?=,)|a son tour|a leur tour|le lendemain|"
    r"la veille|un peu plus tard)\b",
)
# « une autre attaque », « un deuxième convoi »; « un autre habitant » only speaks.
_ONE_MORE = Seldom(
    "autre|deuxieme|troisieme|quatrieme|second|nouve",
    r"\b(?:une? (?:autre|deuxieme|troisieme|quatrieme|seconde?|nouvelle?|nouvel)|"
    r"(?:deux|trois|d') ?autres) ",
)
# « Samedi également, six soldats … », « Le même jour, … »: what else that day brought.
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|apres-midi|\d\S*))?"
)
_SAME_DAY = re.compile(
    rf"\W*(?:et )?(?:(?:toujours|encore)(?: dans la (?:nuit|journee) d[eu]| l[ae]| ce)? ?"
    rf"(?=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|meme)|"
    rf"(?:ce |le )?{_DAY},? (?:egalement|aussi|toujours)\b|"
    r"(?:toujours )?(?:l[ea]|ce|dans la|cette|au cours de la) meme (?:jour|journee|nuit|soiree|"
    r"matinee|soir|matin|periode|week-end|semaine)\b|ce jour-la egalement)"
)
_PRONOUN = re.compile(r"(?:qui|contre|a|au|pres|dans|survenue?|menee?|visant)\b")
# « L'armée a fait état le lendemain d'un soldat tué »: the day of the telling.
_TOLD_THEN = re.compile(r"\b(?:le lendemain|la veille|un peu plus tard)\b")
_OTHER_DAY = re.compile(r"\b(?:le lendemain|la veille|plus tard|auparavant)\b")


def find_units(
    document: Document,
    happenings: list[Happening],
    figures: list[Figure],
    places: list[PlaceMention],
) -> list[Unit]:
    """Return the telling clauses of a document in the order of the text."""
    units: list[Unit] = []
    head = _dateline_end(document)
    leads = [s.index for s in document.sentences if s.role == "body"][:2]
    first_body = _first_body(document)
    named_in: dict[int, list[PlaceMention]] = defaultdict(list)
    for place in places:
        if place.start >= head or place.sentence != first_body:
            named_in[place.sentence].append(place)
    counted_in: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        counted_in[figure.sentence].append(figure)
    last: list[PlaceMention] = []  # the settlement that the sentence before named last
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        here = [p for p in named_in[sentence.index] if not p.is_area]
        named_here = [p for p in here if place_role(document, p) in ("event", "speaker")]
        before, last = last, named_here[-1:] or last
        own = starting_in(happenings, sentence.start, sentence.end)
        counted = counted_in[sentence.index]
        lists = names_villages(document.text, sentence.start, sentence.end)
        if not own and not counted and sentence.index not in leads and not lists:
            continue
        named = named_in[sentence.index]
        stated = [
            t
            for t in document.times_in(sentence.start, sentence.end)
            if t.start >= head and not is_speech_time(document, t, sentence, own)
        ]
        told = _divide(document, sentence, own, counted, named, stated)
        for unit in told:
            scene = scene_of(document, unit, named)
            unit.places = unit.places if scene is None else [scene]
        lend_place(document, told, before)
        lend_site(document, told, places)
        units += told
    return units


def _first_body(document: Document) -> int:
    return next((s.index for s in document.sentences if s.role == "body"), -1)


def _dateline_end(document: Document) -> int:
    """Return where « Bamako, 29 oct 2025 (AFP) - » ends: its place and day are the agency's."""
    first = next((s for s in document.sentences if s.role == "body"), None)
    if first is None:
        return 0
    start, end = document.span(first.start, first.end)
    found = dateline(document.article.text[start:end])
    return document.folded.folded_at(start + found.end) if found is not None else 0


def _divide(
    document: Document,
    sentence: SentenceSpan,
    happenings: list[Happening],
    figures: list[Figure],
    places: list[PlaceMention],
    times: list[TimeExpression],
) -> list[Unit]:
    """Cut a sentence where the clauses on both sides tell of different events."""
    bounds = [sentence.start, sentence.end]
    for at in [m.start() for m in _BREAK.finditer(document.text, sentence.start, sentence.end)]:
        if any(t.start < at < t.end for t in times):
            continue  # « deux jours après une autre » is one time
        last = bounds[-2]
        left = _cut(document, sentence, last, at, happenings, figures, places, times)
        right = _cut(document, sentence, at, sentence.end, happenings, figures, places, times)
        if _tell_apart(document, left, right) or is_again(document, left, right):
            bounds.insert(-1, at)
    others: dict[int, Complement] = {}
    for other in complements(document, sentence, happenings, times):
        cut = _cut(document, sentence, other.start, other.end, happenings, figures, places, times)
        if cut.says_more and (other.time or any(t.kind == "date" for t in cut.times)):
            others[other.start] = other
            bounds += [other.start, other.end]
    bounds = sorted(set(bounds))
    units = [
        _cut(document, sentence, a, b, happenings, figures, places, times)
        for a, b in zip(bounds, bounds[1:], strict=False)
    ]
    for unit in units:
        if unit.start in others:
            unit.complement = others[unit.start].time
            _tell_of_itself(unit)
    for left, right in zip(units, units[1:], strict=False):
        right.is_another = right.is_another or _is_older_aside(document, left, right)
    repeat(document, units)
    told = [u for u in units if u.happenings or u.figures]
    units = told or units[:1]
    if len(units) > 1:
        for unit in units[1:]:
            # A day said once at the head of the sentence holds for what follows.
            if (
                not unit.times
                and units[0].start not in others
                and not _OTHER_DAY.search(document.text, unit.start, unit.end)
            ):
                unit.times = list(units[0].times)
    return units


def _tell_of_itself(unit: Unit) -> None:
    """Let the noun that a time leans on be an event of its own, not the ground of another."""
    unit.is_another = True
    for happening in unit.happenings:
        if not happening.is_verb:
            happening.strength, happening.is_generic = happening.row.strength, False


def _cut(
    document: Document,
    sentence: SentenceSpan,
    start: int,
    end: int,
    happenings: list[Happening],
    figures: list[Figure],
    places: list[PlaceMention],
    times: list[TimeExpression],
) -> Unit:
    unit = Unit(sentence, start, end)
    unit.happenings = [h for h in happenings if start <= h.start < end]
    unit.figures = [f for f in figures if start <= f.anchor < end]
    unit.times = [t for t in times if start <= t.start < end]
    near: list[PlaceMention] = []
    is_others = False
    for place in places:
        if start <= place.start < end:
            role = place_role(document, place)
            if role == "event":
                (unit.areas if place.is_area else unit.places).append(place)
            elif role == "reference" and not place.is_area and not is_others:
                near.append(place)
            # « admis à Ouallam, ville à l'est de Tillabéri »: where the hospital is
            is_others = role in ("destination", "origin", "speaker")
    # « à quarante kilomètres à l'est de Ber »: near Ber is all that is known.
    if not unit.places and not any(a.is_area and not a.is_wide for a in unit.areas):
        unit.places = near
    unit.is_another = _is_another(document, unit)
    return unit


def _is_another(document: Document, unit: Unit) -> bool:
    """Whether the words say that a clause tells of one more event."""
    another = _ANOTHER.search(document.text, unit.start, unit.end)
    if another is not None and not _is_of_telling(document, another):
        return True
    main = unit.main
    if main is not None and (main.is_verb or main.determiner == "indefinite" or unit.figures):
        if _SAME_DAY.match(document.text, unit.start, unit.end):
            return True
    for match in _ONE_MORE.finditer(document.text, unit.start, unit.end):
        near = range(match.end(), match.end() + 16)
        if any(h.start in near and not h.is_verb and h.frame != "found" for h in unit.happenings):
            return True
        if "target" in document.hits and document.within("target", match.end(), match.end() + 1):
            return True
        if match.group().startswith("une") and _PRONOUN.match(document.text, match.end()):
            return True
    return False


def _is_of_telling(document: Document, match: re.Match[str]) -> bool:
    """Whether « le lendemain » stands beside a verb of saying: then somebody told of it."""
    if _TOLD_THEN.fullmatch(match.group()) is None:
        return False
    verbs = document.groups_in(match.start() - REACH, match.end() + 4)
    near = [v for v in verbs if v.reading.start > match.end() or match.start() - v.end <= 2]
    return any(v.phrase.kind == "speech" for v in near)


def _tells(unit: Unit) -> bool:
    return bool(unit.figures) or any(h.strength == "main" for h in unit.happenings)


def _families(document: Document, unit: Unit) -> set[str]:
    return {document.vocabulary.frames[h.frame].family for h in unit.happenings}


def _tell_apart(document: Document, left: Unit, right: Unit) -> bool:
    """Whether two clauses of a sentence tell of different events."""
    if _LEADS_TO.match(document.text, right.start):
        return not _families(document, left) & _families(document, right)
    if not _tells(left) or not _tells(right):
        return False
    if _AFTER.match(document.text, right.start):
        return not _families(document, left) & _families(document, right)
    if document.text.startswith((", ou ", "ou "), right.start):
        return _is_older_aside(document, left, right)
    if left.places and right.places:
        return not {p.key for p in left.places} & {p.key for p in right.places}
    if _is_older_aside(document, left, right):
        return True
    return right.is_another and any(h.strength == "main" for h in right.happenings)


def _is_older_aside(document: Document, left: Unit, right: Unit) -> bool:
    """« …, où treize soldats ont péri le 25 novembre dernier »: a dated aside on something else."""
    opening = document.text[right.start : right.start + 6]
    dated = [t for t in right.times if t.rule == "day" and t.values.get("direction") == -1]
    return bool(dated) and not left.times and opening.startswith((", ou ", "ou ", "apres "))
