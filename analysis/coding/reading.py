"""One article read: from its text to reports with date, place, parties, figures and kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.corpus import Article
from analysis.language.edtf import EDTF
from analysis.language.times import Reading

from .abreast import Steps, alone
from .aims import target_kind
from .authors import add_authors
from .countries import find_countries, settle_by_places
from .dating import Publication, infer
from .dating_input import dating_facts, knowledge_of
from .document import Document, Hit, document_steps
from .draft import Draft
from .endings import ending
from .happenings import find_happenings
from .kinds import sub_event
from .methods import methods
from .moments import Moments
from .named_people import with_named_people
from .nearby import InOrder
from .noun_phrase import NounPhrase
from .noun_phrases import find_noun_phrases
from .party import Party
from .places import PlaceMention, find_places
from .putsches import coups_apart
from .reports import fold_units
from .rights_reports import DOCUMENTED_DAYS, is_a_rights_report
from .roles import parties_of
from .round_ups import give_back_targets
from .shared_authors import share_authors
from .story import run_on
from .tolls import find_figures
from .units import Unit, find_units
from .vocabulary import Vocabulary
from .when import dates_of
from .writing import day_of_writing, days_of_speaking, days_told_before

# Background retells what is older than the news cycle of a dispatch; weeklies look back two weeks.
NEWS_DAYS = 16


@dataclass(slots=True)
class Report:
    """A report with everything read about it; rows are written from it."""

    report_id: str
    draft: Draft
    salience: str = "news"
    when: Reading | None = None
    clock: Reading | None = None
    part_of_day: str | None = None
    time_note: str | None = None
    event_type: str = ""
    sub_event_type: str = ""
    parties: list[Party] = field(default_factory=list)
    methods: list[tuple[str, Hit]] = field(default_factory=list)
    target: Hit | None = None
    outcome: str | None = None


@dataclass(slots=True)
class ArticleReading:
    """An article with all that was found in it, before claims."""

    document: Document
    phrases: InOrder[NounPhrase]
    places: InOrder[PlaceMention]
    reports: list[Report]
    moments: Moments
    publication: Publication
    _told: dict[int, list[Report]] = field(default_factory=dict, repr=False)

    def told_in(self, sentence: int) -> list[Report]:
        """Return the reports that a sentence tells of."""
        if not self._told:
            for report in self.reports:
                for index in {unit.sentence.index for unit in report.draft.units}:
                    self._told.setdefault(index, []).append(report)
        return self._told.get(sentence, [])

    @property
    def blocs(self) -> dict[str, str]:
        """The bloc of each actor of the lexicon."""
        return self.document.vocabulary.blocs


def read_article(
    article: Article, vocabulary: Vocabulary, use_chronology: bool = True
) -> ArticleReading:
    """Read one article."""
    return alone(reading_steps(article, vocabulary, use_chronology))


def reading_steps(
    article: Article, vocabulary: Vocabulary, use_chronology: bool
) -> Steps[ArticleReading]:
    """Read one article, step by step."""
    document = yield from document_steps(article, vocabulary)
    yield
    find_countries(document)
    yield
    phrases = with_named_people(document, find_noun_phrases(document))
    yield
    places = find_places(document)
    yield
    settled = [(p.start, p.row.country) for p in places if p.row is not None]
    settle_by_places(document, settled, {p.start for p in places if not p.is_country})
    yield
    happenings = find_happenings(document, phrases)
    yield
    figures = find_figures(document, phrases)
    yield
    units = find_units(document, happenings, figures, places)
    yield
    stated = _stated_date(article)
    moments = _moments(document, stated)
    yield
    drafts = _drafts(document, units, moments)
    yield
    facts = dating_facts(document, phrases, places, drafts)
    yield
    publication = infer(facts, knowledge_of(vocabulary), use_chronology)
    yield
    if publication.edtf != stated:
        undated, moments = moments, _moments(document, publication.edtf)
        if not moments.answers_as(undated):
            drafts = _drafts(document, units, moments, drafts)
    yield
    run_on(document, drafts, places, moments)
    yield
    drafts.sort(key=lambda draft: draft.start)
    dates = dates_of(document, units, drafts, moments)
    reports = [
        Report(f"{article.article_id}:{number}", draft, when=when)
        for number, (draft, when) in enumerate(coups_apart(drafts, dates), 1)
    ]
    yield
    told = {u.sentence.index for r in reports for u in r.draft.units}
    for report in reports:
        _fill_clock(document, report, told, moments)
        report.salience = _salience(document, report, moments)
    yield from _filling(document, reports, phrases)
    share_authors([(report.draft, report.parties) for report in reports], document)
    return ArticleReading(document, phrases, places, reports, moments, publication)


def _stated_date(article: Article) -> EDTF | None:
    stated = article.published or article.header_date
    return EDTF.parse(stated) if stated else None


def _moments(document: Document, published: EDTF | None) -> Moments:
    moments = Moments(published, document.country, document.times)
    moments.written = day_of_writing(document, moments)
    moments.spoken = days_told_before(document, moments)
    moments.spoken |= days_of_speaking(document, moments)
    return moments


def _drafts(
    document: Document, units: list[Unit], moments: Moments, known: Sequence[Draft] = ()
) -> list[Draft]:
    """Fold clauses into reports; those `known` by the same clauses have the same parties."""
    # Folding lends a clause the place of the one before: each time to a copy.
    drafts = fold_units(document, [unit.copy() for unit in units], moments)
    for draft in drafts:
        draft.country = _country(document, draft)
        same = (d for d in known if d.family == draft.family and d.units == draft.units)
        draft.parties = next((d.parties for d in same), None)
    return drafts


def _country(document: Document, draft: Draft) -> str | None:
    place = draft.place
    if place is not None and place.row is not None and place.row.kind != "border_area":
        return place.row.country
    return document.country_near(draft.start)


def _filling(document: Document, reports: list[Report], phrases: list[NounPhrase]) -> Steps[None]:
    """Say of each report who took part, of what kind it is, by what means, how it ended."""
    for one in reports:
        parties = parties_of(document, one.draft, phrases)
        one.parties = add_authors(document, one.draft, phrases, parties)
    give_back_targets([(one.draft, one.parties) for one in reports], document)
    yield
    for one in reports:
        one.event_type, one.sub_event_type = sub_event(document, one.draft, one.parties)
    yield
    for one in reports:
        one.methods = methods(document, one.draft, one.sub_event_type, one.parties, phrases)
    yield
    for one in reports:
        one.target = target_kind(document, one.draft, one.parties)
    yield
    for one in reports:
        one.outcome = ending(document, one.draft, one.sub_event_type, phrases, one.parties)


def _is_elsewhen(reading: Reading, when: Reading | None) -> bool:
    """Whether a time dates another happening: the claim came « dimanche soir », weeks later."""
    if when is None or None in (reading.earliest, reading.latest, when.earliest, when.latest):
        return False
    return reading.latest < when.earliest or reading.earliest > when.latest


def _fill_clock(document: Document, report: Report, told: set[int], moments: Moments) -> None:
    """Take the first clock time and part of day that the report's clauses give.

    A sentence that tells no event of its own goes on with the one before: « Il était 9 heures. »
    """
    groups = [unit.nearest_times for unit in report.draft.units]
    for unit in report.draft.units[:2]:
        after = {unit.sentence.index + 1, unit.sentence.index + 2} - told
        follow = [document.sentences[i] for i in sorted(after) if i < len(document.sentences)]
        groups.append([t for s in follow for t in s.times])
    for group in groups:
        for time in group:
            reading = moments.stated(time) if time.kind != "relation" else None
            if reading is None or _is_elsewhen(reading, report.when):
                continue
            if reading.clock and report.clock is None:
                report.clock = reading
                report.time_note = reading.note
            if reading.part_of_day and report.part_of_day is None:
                report.part_of_day = reading.part_of_day


def _salience(document: Document, report: Report, moments: Moments) -> str:
    """News, an older event with new claims, or background, by role in the story."""
    first = report.draft.units[0].sentence
    leads = first.role in ("title", "standfirst") or first.index <= 1
    if first.index == 1 and document.sentences[0].role == "body" and first.role == "body":
        leads = not report.draft.units[0].looks_back  # behind the news: « … avait été tué en mai »
    leads = leads and not report.draft.units[0].is_older
    latest: dt.date | None = report.when.latest if report.when else None
    age = moments.age(_middle(report.when))
    if age is not None and age > NEWS_DAYS:
        is_documented = age <= DOCUMENTED_DAYS and is_a_rights_report(document)
        is_retold = leads or is_documented or _has_new_claims(document, report)
        return "revisited" if is_retold else "recalled"
    if age is not None:
        return "news"
    if report.when is not None and report.when.earliest is not None and latest is not None:
        wide = (latest - report.when.earliest).days
        if wide > 60:
            return "revisited" if leads else "recalled"
        return "news"
    unit = report.draft.units[0]
    if unit.is_older or not leads and unit.looks_back:
        return "recalled"
    return "news"


def _middle(when: Reading | None) -> dt.date | None:
    """Return the day that stands for a date: of a month or more its middle, else the last."""
    if when is None or when.earliest is None or when.latest is None:
        return when.latest if when else None
    width = (when.latest - when.earliest).days
    return when.latest - dt.timedelta(days=width // 2 if 27 <= width <= 31 else 0)


def _has_new_claims(document: Document, report: Report) -> bool:
    """Whether several sentences with speakers tell of an older event."""
    sentences = {u.sentence.index for u in report.draft.units}
    told = [
        v for index in sentences
        for v in document.verbs_in(document.sentences[index].start, document.sentences[index].end)
        if v.phrase.kind == "speech"
    ]  # fmt: skip
    return len(sentences) >= 3 and len(told) >= 3
