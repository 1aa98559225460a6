"""What one clause tells: its triggers and figures, and which places and times are its own."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from analysis.language.datelines import dateline
from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document, Hit, SentenceSpan
from .figure import Figure
from .nearby import REACH, starting_in
from .noun_phrase import PREPOSITIONS
from .noun_phrases import opens_phrase
from .places import PlaceMention

# A new clause that may tell of another event.
_BREAK = re.compile(
    r";|,? tandis que\b|,? alors que\b|, et\b| et (?=(?:un|une|deux|trois|quatre|cinq|six|sept|"
    r"huit|"
    r"neuf|dix|celui|celle|presque|a |dans |sur )\b)|, puis\b| puis\b|,? avant (?:que|qu'|d')|"
    r",? apres (?:que|qu')|, ou\b|\bpresque au meme moment\b"
)
_ANOTHER = re.compile(
    r"\b(?:a son tour|a leur tour|une? autre|une? deuxieme|une? second[e]?|une? nouvelle?|"
    r"le lendemain|la veille|"
    r"un peu plus tard|dans une autre)\b"
)
_OTHER_DAY = re.compile(r"\b(?:le lendemain|la veille|plus tard|auparavant)\b")
_ORIGIN = re.compile(
    r"\b(?:parti[es]*(?: [a-z]+)?|expulse[es]*|venu(?:e|s|es)?|en provenance|originaires?|"
    r"retour|quitte|rallie|installe[es]*)"
    r" (?:le matin )?(?:de|d'|du|a)? ?$|\bbasee?s? a ?$"
)
_DESTINATION = re.compile(
    r"(?:\bvers|\bvers l[ae'] ?[a-z' ]{0,40}\bd[e']|\bjointe?s?(?: au telephone|"
    r" par telephone)? a|\ba destination de|\badmis(?:e|es)? a|"
    r"\bevacue[es]* (?:vers|sur|a)|\bjusqu'a|"
    r"\brejoint(?: par la route)?|"
    r"\bhopital[^,.;]{0,30} de|\bcentre de sante de|\bsoigne[es]* a|\btransfere[es]* a|"
    r"\brefugie[es]* a|"
    r"\bremis(?:e|es)? a (?:la |l')?[a-z]+ (?:de|d')|\bconduits?(?: [a-z ]{0,40})? a|"
    r"\bse rendra? a|\ben direction de) ?$"
)
_REFERENCE = re.compile(
    r"(?:\b(?:km|kilometres?)\b[^.;,]{0,40}\b(?:de|d'|du)|\bheures? de route de|\bproche de|"
    r"\bpas (?:confondre avec|loin de)|\bau nord d[e']|\bau sud d[e']|\ba l'est d[e']|"
    r"\ba l'ouest d[e']|"
    r"\bcapitale,?) ?$"
)
_CAPITAL = re.compile(r"\bcapitale,? $")
_SPEAKER_LINK = re.compile(
    r"^[ ,]*(?:(?:militaire|malien(?:ne)?|securitaire|locale?|hospitaliere)s? )?"
    r"(?:(?:du|de la|des|de l') ?[a-z]{4,14} ){0,2}(?:de|du|d'|a|"
    r"de la|en poste a|base a|installe a)(?: la| l')?(?: ville de| region de| localite de|"
    r" village de| commune de)? ?$"
)
_COMMUNICATED = re.compile(
    r"\b(?:publiee?s?|diffusee?s?|lue?s?|datee?s?|transmis(?:e|es)?|postee?s?|arretee?|"
    r"dressee?|recue?s?|"
    r"jointe?s?(?: au telephone| par telephone)?(?: par l'afp)?|interrogee?s?|contactee?s?|"
    r"parvenue?|"
    r"rendue?s? publique?s?|mise? en ligne|envoyee?s?(?: a l'afp)?|communique)(?: a| sur|"
    r" en date)?(?: (?:du|de|le|ce|ce))?(?: le)? ?$"
)
# Who dies of wounds dies later than the attack.
_LATER_DEATHS = {"succomber", "décéder"}
# When a convoy set out is not when it was hit.
_DEPARTED = re.compile(
    r"\b(?:partie?s?|quitte(?: [a-z-]+)?|venue?s?|arrivee?s?|debarquee?s?|prevue?s?|"
    r"attendue?s?|initialement) $"
)


@dataclass(slots=True)
class Unit:
    """A clause or sentence that tells of one event."""

    sentence: SentenceSpan
    start: int
    end: int
    happenings: list[Happening] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    areas: list[PlaceMention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    is_another: bool = False

    @property
    def main(self) -> Happening | None:
        """The trigger that says most: a strong one before a weak one, the first of equals."""
        ranked = sorted(
            self.happenings, key=lambda h: (h.is_generic, h.strength != "main", h.start)
        )
        return ranked[0] if ranked else None

    @property
    def anchor(self) -> int:
        """Where the clause names its event."""
        main = self.main
        return main.start if main else self.figures[0].start if self.figures else self.start


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
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        own = starting_in(happenings, sentence.start, sentence.end)
        counted = counted_in[sentence.index]
        if not own and not counted and sentence.index not in leads:
            continue
        named = named_in[sentence.index]
        stated = [
            t
            for t in document.times_in(sentence.start, sentence.end)
            if t.start >= head and not _is_speech_time(document, t, sentence, own)
        ]
        units += _divide(document, sentence, own, counted, named, stated)
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
    for match in _BREAK.finditer(document.text, sentence.start, sentence.end):
        last = bounds[-2]
        left = _cut(document, sentence, last, match.start(), happenings, figures, places, times)
        right = _cut(
            document, sentence, match.start(), sentence.end, happenings, figures, places, times
        )
        if _tell_apart(document, left, right):
            bounds.insert(-1, match.start())
    units = [
        _cut(document, sentence, a, b, happenings, figures, places, times)
        for a, b in zip(bounds, bounds[1:], strict=False)
    ]
    for left, right in zip(units, units[1:], strict=False):
        right.is_another = right.is_another or _is_older_aside(document, left, right)
    told = [u for u in units if u.happenings or u.figures]
    units = told or units[:1]
    if len(units) > 1:
        for unit in units[1:]:
            # A day said once at the head of the sentence holds for what follows.
            if not unit.times and not _OTHER_DAY.search(document.text, unit.start, unit.end):
                unit.times = list(units[0].times)
    return units


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
    for place in places:
        if start <= place.start < end:
            role = place_role(document, place)
            if role == "event":
                (unit.areas if place.is_area else unit.places).append(place)
            elif role == "reference" and not place.is_area:
                near.append(place)
    # « à quarante kilomètres à l'est de Ber »: near Ber is all that is known.
    if not unit.places and not any(a.is_area and not a.is_wide for a in unit.areas):
        unit.places = near
    unit.is_another = bool(_ANOTHER.search(document.text[start:end]))
    return unit


def _tell_apart(document: Document, left: Unit, right: Unit) -> bool:
    """Whether two clauses of a sentence tell of different events."""
    strong_left = [h for h in left.happenings if h.strength == "main"] or left.figures
    strong_right = [h for h in right.happenings if h.strength == "main"] or right.figures
    if not strong_left or not strong_right:
        return False
    if document.text.startswith((", ou ", "ou "), right.start):
        return _is_older_aside(document, left, right)
    if left.places and right.places:
        return not {p.key for p in left.places} & {p.key for p in right.places}
    if _is_older_aside(document, left, right):
        return True
    main = [h for h in right.happenings if h.strength == "main"]
    return (
        bool(main)
        and right.is_another
        and bool(_ANOTHER.search(document.text[right.start : main[0].end + 60]))
    )


def _is_older_aside(document: Document, left: Unit, right: Unit) -> bool:
    """« …, où treize soldats ont péri le 25 novembre dernier »: a dated aside on something else."""
    opening = document.text[right.start : right.start + 6]
    dated = [t for t in right.times if t.rule == "day" and t.values.get("direction") == -1]
    return bool(dated) and not left.times and opening.startswith((", ou ", "ou ", "apres "))


def place_role(document: Document, place: PlaceMention) -> str:
    """Say what a place does in its sentence: event, origin, destination, reference or speaker."""
    text = document.text
    before = text[max(0, place.start - 60) : place.start]
    if place.is_country or (
        place.row is not None and place.row.kind == "area" and (place.row.radius_km or 0) > 300
    ):
        return "country"
    if _ORIGIN.search(before):
        return "origin"
    if _DESTINATION.search(before):
        return "destination"
    if _CAPITAL.search(before):
        return "capital"
    if _REFERENCE.search(before):
        return "reference"
    if _is_metonym(document, place):
        return "metonym"
    for hit in document.within("speaker", max(0, place.start - 60), place.start):
        if hit.row.actor_class in ("army", "police") and not document.text.startswith(
            ("source", "responsable", "officier"), hit.start
        ):
            continue
        if not _is_speaking(document, hit):
            continue
        if opens_phrase(document, hit.start) and _SPEAKER_LINK.match(text[hit.end : place.start]):
            return "speaker"
    return "event"


def _is_metonym(document: Document, place: PlaceMention) -> bool:
    """« Bamako a démenti »: the government speaks; « à Bamako, a indiqué … » is a place."""
    governed = set(document.words_before(place.start, 1)) & PREPOSITIONS
    return not governed and any(
        v.phrase.kind == "speech" and not document.text[place.end : v.reading.start].strip()
        for v in document.groups_in(place.end + 1, place.end + REACH)
    )


_ATTRIBUTED = re.compile(
    r"\b(?:selon|d'apres|aupres d[e']|aupres du|aupres des|de|par) (?:l[ea]s? |une? |des |l')?$"
)


def _is_speaking(document: Document, hit: Hit) -> bool:
    """Whether a verb of saying or « selon » stands by: « un prêtre à Ségué » may be the victim."""
    if _ATTRIBUTED.search(document.text[max(0, hit.start - 24) : hit.start]):
        return True
    return any(v.phrase.kind == "speech" for v in document.verbs_in(hit.end - 60, hit.end + 91))


def _is_speech_time(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time dates the telling, not the event: « a annoncé mercredi l'armée »."""
    text = document.text
    if time.kind == "clock":
        return False
    before = text[max(sentence.start, time.start - 60) : time.start]
    if _COMMUNICATED.search(before):
        return True
    told = [h for h in happenings if h.is_verb and h.start <= time.start <= h.end + 2]
    if told:
        return any(h.row.trigger in _LATER_DEATHS for h in told)
    if _DEPARTED.search(before):
        return True
    around = document.verbs_in(time.start - REACH, time.start + 1)
    if any(v.phrase.kind == "speech" and time.start < v.end for v in around):
        return True
    speech = [
        v for v in document.verbs_in(sentence.start, time.start)
        if v.phrase.kind == "speech" and v.end <= time.start
    ]  # fmt: skip
    if not speech:
        return False
    between = text[speech[-1].end : time.start]
    if re.search(r"\bqu[e']|[;:«\"]", between) or len(between) > 70:
        return False
    return not any(speech[-1].end <= h.start < time.start for h in happenings)
