"""Clues to a publication date in the text itself: date lines, dates, weekdays, names, offices."""

import datetime as dt
import re
from collections.abc import Iterator

from analysis.language.edtf import EDTF
from analysis.language.times import TimeExpression, resolve
from analysis.language.times.reckoning import make_date, shift_days

from . import day_ranges as dr
from .dating_facts import Clue, DatingFacts, DatingName, DatingSentence

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The first year of the war: no dispatch of this collection is older.
_FIRST_YEAR = 2012
_LEAD_SENTENCES = 3
# Days after an event within which a dispatch gives its date with the weekday.
_FRESH_DAYS = 9
# The grammar of what is still to come: futures, and words that put a date ahead.
_TO_COME = re.compile(
    r"\b(?:d'ici|jusqu'|prevue?s?|attendue?s?|prochaine?s?|doi(?:t|vent)|devr(?:a|ont|ait|aient)"
    r"|devai(?:t|ent)|promis|calendrier|echeance|horizon|scrutin|elections?|presidentielle"
    r"|mandat|objectif|reportee?s?|(?!sahara|opera|camera|cholera|et cetera)[a-z]{2,14}r(?:a|ont|ons))\b"
)
_WILL = re.compile(
    r"\b(?:ser(?:a|ont|ons)|tiendr(?:a|ont)|aur(?:a|ont) lieu|doi(?:t|vent)|devr(?:a|ont)|d'ici)\b"
)
_AGENCY_AFTER = re.compile(r"\s*(?:\([^)\n]{2,25}\)\s*)?[-–:]|\s*\((?:afp|reuters|ap|xinhua|apa)\)")
_CITY_BEFORE = re.compile(r"(?:^|\n)[^\n.;:]{2,40}?[,(]?\s*(?:le )?$")
_PUT_ONLINE = re.compile(r"\b(?:publiee?|postee?|mise? en ligne|parue?)s?\s*(?:le|:)?\s*$")
_COMMUNIQUE = re.compile(r"\bcommuniques?\b[^.;]{0,60}\b(?:du|date|datee|le)\s*$")
_TITLE = re.compile(
    r"\b(?:president|presidente|ministre|chef|cheffe|colonel|general|capitaine|porte-parole"
    r"|gouverneur|secretaire|representant|representante|commissaire|commandant|commande)\b"
)
_NO_MORE = re.compile(
    r"\b(?:ancien|ancienne|ex|feu|dechu|renverse|destitue|defunt|epoque|alors|evince|chasse|depose"
    r"|tombe|predecesseur|successeur|avait|avaient)\b"
)
_NAMES = {"name", "acronym", "unit", "operation", "nickname"}


def text_clues(facts: DatingFacts, until: dt.date) -> list[Clue]:
    """Return the clues of the text, the firmest first; `until` is where years stop being tried."""
    lead = _lead(facts)
    clues = [*_datelines(facts), *_named_dates(facts, until), *_names(facts), *_offices(facts)]
    clues += [*_weekday_dates(facts, lead, until), *_to_come(facts), *_lapses(facts)]
    return sorted(clues, key=lambda clue: -clue.strength)


def day_tests(facts: DatingFacts) -> list[Clue]:
    """Return tests that single days must pass: they only tell among days already few."""
    return [*_months_told_twice(facts), *_weekdays(facts)]


def fresh_weekdays(facts: DatingFacts) -> list[tuple[int, TimeExpression]]:
    """Return the bare weekdays on which the news happened or was told, in the order of the text."""
    found = []
    for time, sentence in _told(facts):
        values = time.values
        if sentence.role in ("caption", "crosshead") or values.get("bound") in ("until", "by"):
            continue
        if "month" in values or "month2" in values or "direction" in values:
            continue
        if time.rule in ("weekday", "weekday_span") and not is_to_come(facts, time, sentence):
            found.append((values.get("weekday2", values["weekday"]), time))
        elif time.rule == "night" and "weekday" in values:
            found.append((values.get("weekday2", (values["weekday"] + 1) % 7), time))
    return found


def is_to_come(facts: DatingFacts, time: TimeExpression, sentence: DatingSentence) -> bool:
    """Tell whether the words around a time put it into the future."""
    before = facts.text[max(sentence.start, time.start - 70) : time.start]
    after = facts.text[time.end : min(sentence.end, time.end + 25)]
    if time.values.get("bound") == "by" or "forward" in time.values:
        return True
    return bool(_TO_COME.search(before) or _TO_COME.search(after))


def _told(facts: DatingFacts) -> Iterator[tuple[TimeExpression, DatingSentence]]:
    """Give the dates that stand in sentences of the article proper."""
    for time in facts.times:
        sentence = facts.sentence_of(time.start)
        if time.kind == "date" and sentence is not None and sentence.role != "boilerplate":
            yield time, sentence


def _lead(facts: DatingFacts) -> set[int]:
    body = [s.index for s in facts.sentences if s.role == "body"]
    heads = [s.index for s in facts.sentences if s.role in ("title", "standfirst")]
    return {*heads, *body[:_LEAD_SENTENCES]}


def _clue(rule: str, facts: DatingFacts, at: TimeExpression | DatingName, note: str, **more) -> Clue:
    sentence = facts.sentence_of(at.start)
    index = sentence.index if sentence else None
    return Clue(rule, note, sentence=index, start=at.start, end=at.end, **more)


def _words(facts: DatingFacts, at: TimeExpression | DatingName) -> str:
    return f"« {' '.join(facts.text[at.start : at.end].split())} »"


def _datelines(facts: DatingFacts) -> Iterator[Clue]:
    """Read « Bamako, 29 oct 2025 (AFP) - » and « Publié le 22 avril 2023 »."""
    starts = {s.start for s in facts.sentences if s.role == "body"}
    first = min(starts, default=0)
    for time, _ in _told(facts):
        if time.rule not in ("day", "iso") or "year" not in time.values or "day" not in time.values:
            continue
        before, after = facts.text[max(0, time.start - 60) : time.start], facts.text[time.end :][:40]
        is_line = time.start - first < 60 and _CITY_BEFORE.search("\n" + before.lstrip())
        reading = resolve(time, None)
        if reading.earliest is None:
            continue
        if (is_line and _AGENCY_AFTER.match(after)) or _PUT_ONLINE.search(before):
            note = f"The date line {_words(facts, time)} is the article's own date."
            day = reading.earliest
            yield _clue("dateline", facts, time, note, days=dr.span(day, day), strength=3)


def _named_dates(facts: DatingFacts, until: dt.date) -> Iterator[Clue]:
    """Give the latest date named as past: nothing is published before what it tells."""
    latest: tuple[dt.date, TimeExpression] | None = None
    for time, sentence in _told(facts):
        day = _last_day_named(time)
        if day is None or day > until + dt.timedelta(days=400):
            continue
        if not is_to_come(facts, time, sentence) and (latest is None or day > latest[0]):
            latest = (day, time)
    if latest is not None:
        day, time = latest
        note = f"{_words(facts, time)} is told as past: published on {day} at the earliest."
        yield _clue("named_date", facts, time, note, days=dr.from_day(day), strength=2)


def _last_day_named(time: TimeExpression) -> dt.date | None:
    """Return the first day by which a dated past must have come: of its last part."""
    values = time.values
    if "year" not in values and "year2" not in values or values.get("bound") in ("until", "by"):
        return None
    reading = resolve(time, None)
    if reading.anchor is None:
        return None
    if time.rule in ("span", "night", "days"):
        return reading.anchor.latest
    ranges = reading.anchor.ranges
    if time.rule in ("years", "months") and ranges:
        return ranges[-1][0]
    return dt.date(values["year2"], 1, 1) if time.rule == "year_span" else reading.anchor.earliest


def _names(facts: DatingFacts) -> Iterator[Clue]:
    """Give the two names that came up last: nobody wrote them before they existed."""
    latest: dict[str, tuple[dt.date, DatingName]] = {}
    for name in facts.names:
        firsts = [first.earliest for first, _ in name.terms if first is not None]
        if name.kind not in _NAMES or len(firsts) < len(name.terms) or not firsts:
            continue
        day = min(first for first in firsts if first is not None)
        if name.actor_id not in latest or day > latest[name.actor_id][0]:
            latest[name.actor_id] = (day, name)
    for day, name in sorted(latest.values(), key=lambda pair: (-pair[0].toordinal(), pair[1].start))[:2]:
        note = f"{_words(facts, name)} is a name that nobody wrote before {day}."
        yield _clue("name", facts, name, note, days=dr.from_day(day), strength=2)


def _offices(facts: DatingFacts) -> Iterator[Clue]:
    """Read office holders who speak or act: « le président IBK a annoncé »."""
    for name in facts.names:
        sentence = facts.sentence_of(name.start)
        if name.kind not in ("leader", "spokesman") or sentence is None or not name.terms:
            continue
        if sentence.role == "boilerplate" or any(None in term for term in name.terms):
            continue
        around = facts.text[max(sentence.start, name.start - 50) : min(sentence.end, name.end + 60)]
        titled = facts.text[max(sentence.start, name.start - 45) : name.end]
        if not _TITLE.search(titled) or _NO_MORE.search(around) or _has_past_date(facts, sentence):
            continue
        days = dr.union(*(dr.span(a.earliest, shift_days(b.latest, 31)) for a, b in name.terms))
        held = " and ".join(f"from {first} to {last}" for first, last in name.terms)
        note = f"{_words(facts, name)} is named in an office held {held}."
        yield _clue("office", facts, name, note, days=days)


def _has_past_date(facts: DatingFacts, sentence: DatingSentence) -> bool:
    return any(
        sentence.start <= time.start < sentence.end
        and ("year" in time.values or time.rule in ("month", "year_relative", "month_edge"))
        for time in facts.times
    )


def _weekday_dates(facts: DatingFacts, lead: set[int], until: dt.date) -> Iterator[Clue]:
    """Read « ce mercredi 21 février », « lundi 8 août 2022 »: the day of the news itself."""
    for time, sentence in _told(facts):
        if time.rule not in ("day", "night") or is_to_come(facts, time, sentence):
            continue
        if sentence.role == "caption" or "bound" in time.values:
            continue
        after = _days_after(facts, time, sentence.index in lead)
        if after is None:
            continue
        dates = list(_possible_dates(time, until))
        days = dr.union(*(dr.span(day, shift_days(day, after)) for day in dates if day <= until))
        later = [day for day in dates if day > until]
        days = dr.union(days, dr.from_day(later[0]) if later else ())
        if not days:
            continue
        note = f"{_words(facts, time)} dates the news: published within {after} days of it"
        weekday = time.values.get("weekday2", time.values.get("weekday"))
        if "year" not in time.values and "year2" not in time.values and weekday is not None:
            years = ", ".join(str(day.year) for day in dates if day <= until)
            note += f"; it was a {_WEEKDAYS[weekday]} in {years or 'no year known'}"
        yield _clue("news_date", facts, time, note + ".", days=days)


def _days_after(facts: DatingFacts, time: TimeExpression, is_lead: bool) -> int | None:
    """Return how long after such a date its article may come; None when it says nothing."""
    values, words = time.values, facts.text[time.start : time.end]
    has_weekday = "weekday" in values or "weekday2" in values
    has_year = "year" in values or "year2" in values
    before = facts.text[max(0, time.start - 90) : time.start]
    if re.search(r"\bce\b", words) and (has_year or has_weekday):
        return 1
    if has_weekday and "direction" in values:
        return 120
    if has_weekday and is_lead:
        return _FRESH_DAYS
    if is_lead and has_year and _COMMUNIQUE.search(before):
        return _FRESH_DAYS
    return 330 if has_weekday and not has_year else None


def _possible_dates(time: TimeExpression, until: dt.date) -> Iterator[dt.date]:
    """Give the days a date may be: of its year, or of every year in which the weekday fits."""
    values = time.values
    second = "2" if "day2" in values else ""
    if "day" + second not in values:
        return
    day, month = values["day" + second], values.get("month" + second, values.get("month"))
    weekday = values.get("weekday" + second, None if second else values.get("weekday"))
    if month is None:
        return
    year = values.get("year" + second, values.get("year"))
    if year is not None:
        date = make_date(year, month, day)
        if date:
            yield date
        return
    for number in range(_FIRST_YEAR, until.year + 12):
        date = make_date(number, month, day)
        if date and (weekday is None or date.weekday() == weekday):
            yield date


def _to_come(facts: DatingFacts) -> Iterator[Clue]:
    """Read « nous serons 3 000 à l'été 2022 »: written before that was over."""
    for time, sentence in _told(facts):
        values = time.values
        if "year" not in values or "year2" in values:
            continue
        before = facts.text[max(sentence.start, time.start - 60) : time.start]
        reading = resolve(time, None)
        if values.get("bound") != "by" and not _WILL.search(before) or reading.latest is None:
            continue
        note = f"{_words(facts, time)} is still to come: published by {reading.latest}."
        yield _clue("to_come", facts, time, note, days=dr.up_to(reading.latest))


_LAPSE = re.compile(
    r"\b(?:depuis|dure depuis)\s(?P<about>pres de |environ |plus de |quelque )?(?P<n>[a-z-]+|\d+) ans\b"
    r"|\b(?P<m>[a-z-]+|\d+) ans apres le debut (?:de la |de l'|du |des )(?P<noun>[a-z]{6,})"
)
_BEGAN = re.compile(r"\b(?:debut|debute|eclate|commence|intervenue|lancee?|declenchee?)s?\b")


def _lapses(facts: DatingFacts) -> Iterator[Clue]:
    """Read « une insurrection qui dure depuis dix ans » beside « a débuté en 2012 »."""
    for found in _LAPSE.finditer(facts.text):
        number = _YEARS.get(found["n"] or found["m"])
        sentence = facts.sentence_of(found.start())
        if number is None or number < 2 or sentence is None:
            continue
        words = set(re.findall(r"[a-z]{8,}", facts.text[sentence.start : sentence.end]))
        words = {found["noun"]} if found["noun"] else words
        year = _beginning(facts, words)
        if year is None or year + number < _FIRST_YEAR:
            continue
        loose = 0 if found["m"] else 1
        days = dr.span(
            dt.date(year + number - loose, 1, 1), dt.date(year + number + 1, 12, 31)
        )
        at = TimeExpression(found.start(), found.end(), "lapse", "relation", {})
        note = f"{_words(facts, at)} of what began in {year}: published about {year + number}."
        yield _clue("lapse", facts, at, note, days=days)


def _beginning(facts: DatingFacts, words: set[str]) -> int | None:
    """Return the year in which something began that one of these words names."""
    for time, sentence in _told(facts):
        text = facts.text[sentence.start : sentence.end]
        if time.rule == "year" and _BEGAN.search(text) and words & set(re.findall(r"[a-z]{6,}", text)):
            return time.values["year"]
    return None


_YEARS = {
    name: number
    for number, name in enumerate(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze".split(), 2
    )
} | {str(number): number for number in range(2, 16)}


def _months_told_twice(facts: DatingFacts) -> Iterator[Clue]:
    """Read « le mois dernier » of what another clause dates « entre le 27 et le 31 mars »."""
    for report in facts.reports:
        last = [t for t in report.times if t.rule == "month_relative" and t.values.get("direction") == -1]
        named = [t for t in report.times if _month_named(t) is not None]
        if last and named:
            month = _month_named(named[0]) % 12 + 1  # type: ignore[operator]
            note = (
                f"{_words(facts, last[0])} is {_words(facts, named[0])}: published in the month after."
            )
            yield _clue("month", facts, last[0], note, wants=lambda day, m=month: day.month == m)


def _month_named(time: TimeExpression) -> int | None:
    if time.kind != "date" or "year" in time.values or "year2" in time.values:
        return None
    return time.values.get("month2", time.values.get("month"))


def _weekdays(facts: DatingFacts) -> Iterator[Clue]:
    """Read the weekdays of the news: agency copy is written that day or one of the next two."""
    found = fresh_weekdays(facts)
    if not found:
        return
    lead = [(day, time) for day, time in found if _is_lead_sentence(facts, time)]
    # « … ont attaqué mardi …, ont affirmé des habitants mercredi »: the last is when it was told.
    told = lead[-1:] if len({day for day, _ in lead}) > 1 else found
    weekdays = {(day + step) % 7 for day, _ in told for step in range(3)}
    names = " and ".join(sorted({_words(facts, time) for _, time in told}))
    note = f"The news is of {names}: written that day or within two days."
    yield _clue("weekday", facts, told[0][1], note, wants=lambda day: day.weekday() in weekdays)


def _is_lead_sentence(facts: DatingFacts, time: TimeExpression) -> bool:
    body = next((s for s in facts.sentences if s.role == "body"), None)
    return body is not None and body.start <= time.start < body.end


def written_within(date: EDTF, days: int) -> dr.Ranges:
    """Return the days from an event to some days after it."""
    if date.earliest is None or date.latest is None:
        return ()
    return dr.span(date.earliest, shift_days(date.latest, days))
