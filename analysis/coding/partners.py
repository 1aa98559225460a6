"""Security partners as the text puts them: who arrives, is there, acts, leaves, and how many."""

import re
from collections import defaultdict
from operator import attrgetter
from typing import Any

from analysis.language.cues import Seldom

from .claims import Claim
from .companies import companies
from .document import Document, SentenceSpan
from .nearby import REACH, by_sentence, starting_in
from .noun_phrase import NounPhrase
from .partner_ahead import is_announced, is_done, is_elsewhere, is_forced, stated
from .partner_cues import GOVERNORS, Cue, governor_of, is_negated, noun_cues, verb_cues
from .partner_raids import is_a_raid
from .partner_scene import Scene
from .partner_search import about_adjective, about_noun, about_phrase, about_verb
from .partner_standing import convoys, with_troops
from .partner_strength import strengths
from .partner_words import labelled, named_by, partner, pointing_back
from .party import Party
from .places import PlaceMention
from .reading import ArticleReading, Report
from .sentence_spans import NO_NEWS

Row = dict[str, Any]
_FIGHTS = {"Battles", "Explosions/Remote violence", "Violence against civilians"}
_CROWDS = {"Riots", "Protests"}
_DEMINING = "Disrupted weapons use"
_HEARSAY = re.compile(r"\b(?:aurai(?:en)?t|serai(?:en)?t|il s'agirait)\b")
_ABOUT = {
    "verb": about_verb,
    "noun": about_noun,
    "adjective": about_adjective,
    "phrase": about_phrase,
}
# « doit avoir plié bagage le 31 décembre »: the next one, not the last.
_AHEAD = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient)|d'ici(?: a| au| le)?|avant le|au plus tard|"
    r"jusqu'au|jusqu'a|prevue?s?|programmee?s?|[a-z]{2,}(?:era|eront|ira|iront|dra|dront))\b"
)
_LEAVING = re.compile(
    r"\bdans le cadre d(?:e |u |')(?:son |leur |ce |la |l')?"
    r"(?:processus de |plan de |operations? de )?(?:retrait|depart|desengagement|repli)\b"
)
_OF_THEN = re.compile(r"\b(?:apres|depuis|comme|contrairement|suite|malgre|lors|alors|dont|qui)\b")
_AHEAD_REACH = 70
_IN_ACTION = Seldom(
    "operation|mission|patrouille|convoi|combat",
    r"\b(?:lors d'une|pendant une|au cours d'une|dans une|en) (?:operations?|missions?|"
    r"patrouilles?|combats?)\b",
)
_ALLIES = ("FR", "US", "RU")
_AT_BASE = {"camp", "base", "airport"}


def find_presence(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each statement on a partner's coming, being, acting or going.

    A partner that fights, or is hit on the move, in a report is said to operate there.
    """
    document = read.document
    rows = _Rows(read, claims)
    named = companies(document, read.phrases) + labelled(read) + pointing_back(read)
    named.sort(key=attrgetter("start"))
    partners_of = _by_sentence([p for p in named if partner(document, p) is not None])
    # « l'accord de défense français »: a partner named by an adjective alone.
    allies = [h for h in document.hits.get("demonym", ()) if h.row.country in _ALLIES]
    allied = by_sentence(allies, document.sentences)
    phrases_of = _by_sentence(named if partners_of or allied else [])
    told: list[NounPhrase] = []
    for sentence in document.sentences:
        if sentence.role in NO_NEWS or not (partners_of or allied):
            continue
        phrases = phrases_of.get(sentence.index, [])
        partners = partners_of.get(sentence.index, [])
        if partners or told or sentence.index in allied:
            found = verb_cues(document, sentence) + noun_cues(document, sentence)
            # A figure is enough: « 5 000 hommes de Barkhane »
            if found or any(p.quantity is not None for p in phrases):
                if sentence.index in allied:
                    phrases = [*phrases, *convoys(document, sentence, phrases)]
                    phrases.sort(key=attrgetter("start"))
                scene = Scene(read, sentence, with_troops(document, phrases, told), told)
                _read_sentence(scene, found, rows)
        told = partners or told
    _add_fighting(read, rows)
    return rows.numbered()


def _by_sentence(phrases: list[NounPhrase]) -> dict[int, list[NounPhrase]]:
    found: dict[int, list[NounPhrase]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.sentence].append(phrase)
    return found


def _read_sentence(scene: Scene, found: list[Cue], rows: "_Rows") -> None:
    """Add the statements of a sentence, of its cues."""
    document, sentence = scene.document, scene.sentence
    governors = [c for c in found if c.row.pos in GOVERNORS]
    cues = [c for c in found if c.row.pos not in GOVERNORS]
    about: list[NounPhrase] = []
    given: dict[int, tuple[Cue, Cue]] = {}
    for cue in cues:
        governor = governor_of(document, cue, governors)
        before = given.get(id(cue.row))
        if governor is None and before is not None:
            if not _OF_THEN.search(document.text, before[0].end, cue.start):
                governor = before[1]  # « a annoncé la fermeture de A et celle de B »: of both
        if governor is not None:
            given[id(cue.row)] = cue, governor
        for phrase in _ABOUT[cue.row.pos](scene, cue, governor):
            rows.add(sentence, phrase, cue, governor)
            about += [phrase] if phrase.sentence == sentence.index else []
    for phrase, counted in strengths(scene, found, about):
        rows.add(sentence, phrase, Cue(counted.start, counted.end, "strength"), None, counted)


class _Rows:
    """The statements of an article, each once a sentence."""

    def __init__(self, read: ArticleReading, claims: list[Claim]) -> None:
        self._read = read
        self._claims = claims
        self._rows: list[Row] = []
        self._seen: set[tuple[int, str, str]] = set()

    def is_a_foes_count(self, at: int) -> bool:
        """Whether an armed group counts its enemy's dead at an offset."""
        return any(
            c.start <= at < c.end and c.speaker_kind == "armed_group"
            and c.claim_type == "casualties" for c in self._claims
        )  # fmt: skip

    def add(
        self,
        sentence: SentenceSpan,
        phrase: NounPhrase,
        cue: Cue,
        governor: Cue | None = None,
        counted: NounPhrase | None = None,
    ) -> None:
        """Add what a cue states of the partner that a phrase names."""
        document = self._read.document
        found = partner(document, phrase)
        is_ahead = governor is not None and cue.statement == "withdraws"
        is_ahead = is_ahead and not is_forced(governor) and not is_done(document, cue)
        statement = governor.statement if is_ahead else stated(document, sentence, cue)
        statement = "operates" if is_a_raid(document, sentence, cue, statement) else statement
        if statement == "withdraws" and is_announced(document, cue):
            statement = "announces_departure"
        actor = named_by(document, found, statement) if found is not None else None
        left = [r for r in self._told(sentence, actor) if r["statement"] == "withdraws"]
        if statement == "arrives" and any(
            r["start"] < document.span(cue.start, cue.end)[0] for r in left
        ):
            return  # « partis de Niamey, ils sont arrivés à N'Djamena »
        if is_elsewhere(document, sentence, cue, statement):
            return
        if statement == "arrives" and _LEAVING.search(document.text, sentence.start, sentence.end):
            return  # a convoy that comes to the next town on its way home
        if actor is None or (sentence.index, actor, statement) in self._seen:
            return
        self._seen.add((sentence.index, actor, statement))
        own = phrase.sentence == sentence.index
        start = min(phrase.start, cue.start) if own else cue.start
        end = max(phrase.end, cue.end) if own else cue.end
        claim = next((c for c in self._claims if c.start <= cue.start < c.end and c.speaker), None)
        first, last = document.span(start, end)
        told = self._told(sentence, actor)
        denied = [r for r in told if r["is_negated"] and r["start"] <= first <= r["end"]]
        if statement == "operates" and denied:
            return  # « la présence de Russes aux côtés des Fama est démentie »
        place = _place(self._read.places, sentence)
        around = document.text[max(sentence.start, start - 30) : end]
        quantity = counted.quantity if counted is not None else None
        is_hearsay = cue.reading is not None and cue.reading.is_hearsay
        self._rows.append({
            "article_id": document.article.article_id,
            "actor_id": actor,
            "statement": statement,
            "country": _country(self._read, place),
            "place_id": _place_id(place),
            **_date(self._read, sentence, start),
            "low": quantity.low if quantity else None,
            "high": quantity.high if quantity else None,
            "speaker_kind": claim.speaker_kind if claim else None,
            "claim_id": claim.claim_id if claim else None,
            "is_hedged": phrase.is_hedged or is_hearsay or bool(_HEARSAY.search(around)),
            "is_negated": is_negated(document, sentence, cue, start, end),
            "sentence": sentence.index,
            "start": first,
            "end": last,
        })  # fmt: skip

    def _told(self, sentence: SentenceSpan, actor: str | None) -> list[Row]:
        here = [row for row in self._rows if row["sentence"] == sentence.index]
        return [row for row in here if row["actor_id"] == actor]

    def numbered(self) -> list[Row]:
        """Return the rows in the order of the text, with their ids."""
        article = self._read.document.article.article_id
        rows = sorted(self._rows, key=lambda row: (row["start"], row["end"]))
        for number, row in enumerate(rows, 1):
            row["presence_id"] = f"{article}:p{number}"
        return rows


def _add_fighting(read: ArticleReading, rows: _Rows) -> None:
    """Add that a partner which fights, or is hit away from its base, operates there."""
    for report in read.reports:
        is_fight = report.event_type in _FIGHTS or report.sub_event_type == _DEMINING
        is_fight = is_fight or report.event_type in _CROWDS and _is_on_the_road(report)
        if not is_fight and not _came_to_grief(read.document, report):
            continue
        for party in report.parties:
            near = starting_in(read.phrases, party.start - REACH, party.start + 1)
            phrase = next((p for p in near if party.start < p.end), None)
            if phrase is None and party.role == "initiator":
                phrase = _unnamed(read.document, party)
            if phrase is None or not _shows_operation(read.document, report, party.role, phrase):
                continue
            vague = phrase.determiner is None and phrase.quantity is None
            if party.role == "target" and vague and rows.is_a_foes_count(phrase.start):
                continue  # « les rebelles disent avoir tué des dizaines de combattants du X »
            sentence = read.document.sentence_at(phrase.start)
            rows.add(sentence, phrase, Cue(phrase.start, phrase.end, "operates"))


def _is_on_the_road(report: Report) -> bool:
    """Whether a crowd met a convoy or a patrol."""
    return report.target is not None and report.target.row.target_kind in ("convoy", "patrol")


def _unnamed(document: Document, party: Party) -> NounPhrase:
    """« un drone français », « une frappe française »: whose it is, as the phrase it stands for."""
    return NounPhrase(
        start=party.start, end=party.end, cls="army", actor=party.actor, country=None,
        quantity=None, determiner=None, preposition=None, is_hedged=party.is_hedged,
        sentence=document.sentence_at(party.start).index, head_start=party.start,
        head_end=party.end,
    )  # fmt: skip


def _came_to_grief(document: Document, report: Report) -> bool:
    """« la collision de deux hélicoptères lors d'une opération de combat »: they were in action."""
    if "accident" not in report.draft.frames:
        return False
    spans = ((u.sentence.start, u.sentence.end) for u in report.draft.units)
    return any(_IN_ACTION.search(document.text, *span) for span in spans)


def _shows_operation(document: Document, report: Report, role: str, phrase: NounPhrase) -> bool:
    if role != "target":
        return True
    actor = partner(document, phrase)
    kind = document.vocabulary.lexicon.actor[actor].kind if actor else None
    at_base = report.target is not None and report.target.row.target_kind in _AT_BASE
    return kind in ("foreign_force", "private_military") and actor != "minusma" and not at_base


def _place(places: list[PlaceMention], sentence: SentenceSpan) -> PlaceMention | None:
    near = starting_in(places, sentence.start, sentence.end)
    own = [p for p in near if p.row is not None]
    return next((p for p in own if not p.is_country), own[0] if own else None)


def _place_id(place: PlaceMention | None) -> str | None:
    if place is None or place.row is None or place.is_country:
        return None
    return str(place.row.place_id)


def _country(read: ArticleReading, place: PlaceMention | None) -> str | None:
    if place is not None and place.row is not None and place.row.country:
        return str(place.row.country)
    return read.document.country


def _date(read: ArticleReading, sentence: SentenceSpan, start: int) -> Row:
    """Return the day of a statement, none where it lies ahead in a year that is not said."""
    none = {"date": None, "date_earliest": None, "date_latest": None}
    document = read.document
    times = [
        t for t in sentence.times
        if read.moments.is_dated(t) and t.kind == "date"
    ]  # fmt: skip
    if not times:
        return none
    time = min(times, key=lambda t: abs(t.start - start))
    reading = read.moments.stated(time)
    if reading.edtf is None:
        return none
    if "month" in time.values and "year" not in time.values:
        before = document.text[max(sentence.start, time.start - _AHEAD_REACH) : time.start]
        if _AHEAD.search(before):
            return none
    return {
        "date": str(reading.edtf),
        "date_earliest": reading.earliest,
        "date_latest": reading.latest,
    }
