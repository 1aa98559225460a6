"""When: the dates of clauses compared, and the date of a report chosen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analysis.language.edtf import EDTF, day, interval
from analysis.language.times import Reading, TimeExpression, resolve

# Any day will do to compare « mardi » with « dimanche » where nobody knows the publication date.
_ANY_DAY = day(dt.date(2020, 1, 15))
_ABSOLUTE = {"day", "iso", "span", "days", "english"}
# Times that name a day.
DAYS = {"day", "iso", "weekday", "weekday_day", "day_of_month", "yesterday", "today", "night"}
_SPANS = {"span", "month_span", "quarter", "season", "year", "year_span", "month_edges"}
# « ce matin », « hier »: seen from the day of writing
OF_WRITING = {"today", "yesterday", "last_night"}
_LOOSE = 2  # days around the middle of a month
_YEAR = 370  # a leap year, and « il y a deux ans », some days wider
_VAGUE = {"recent", "ahead"}
_UNITS_OF_MANY = {"week", "month", "year", None}  # None: « ces derniers temps »
# « depuis janvier », « d'ici 2023 » open or close a span; nothing happens on them.
_BOUNDS = {"since", "until", "by", "from"}


class _Fit(NamedTuple):
    own: Sequence[TimeExpression]
    theirs: Sequence[TimeExpression]
    score: float | None


@dataclass(slots=True)
class Moments:
    """Readings of the times of one article against its publication date."""

    published: EDTF | None
    country: str | None = None
    times: Sequence[TimeExpression] = ()
    written: EDTF | None = None  # the day on which the text was written, if before `published`
    # The days of quotations by their « ce matin », « hier »; None where nobody says when.
    spoken: dict[int, EDTF | None] = field(default_factory=dict)
    _readings: dict[int, Reading] = field(default_factory=dict)
    _dated: dict[int, bool] = field(default_factory=dict)
    _long: dict[int, bool] = field(default_factory=dict)
    # What was asked of a pair of groups of times, by where they start, with the answer.
    _fits: dict[tuple[tuple[int, ...], ...], _Fit] = field(default_factory=dict)

    def reading(self, time: TimeExpression) -> Reading:
        """Return the reading of a time, worked out once."""
        found = self._readings.get(time.start)
        if found is None:
            then = self.written if time.rule in OF_WRITING else None
            then = self.spoken.get(time.start) or then
            found = resolve(time, then or self.published or _ANY_DAY, country=self.country)
            self._readings[time.start] = found
        return found

    def stated(self, time: TimeExpression) -> Reading:
        """Return what a time says here: nothing relative where the publication is unknown.

        A bare « mercredi » that may be one of several is the one that the article dates elsewhere,
        « mercredi 4 juin ».
        """
        if self.published is None:
            return resolve(time, None, country=self.country)
        reading = self.reading(time)
        if time.rule == "weekday" and reading.edtf is not None and reading.edtf.kind == "one_of":
            named = [n for n in self._named_days() if reading.edtf.contains(n)]
            if len(named) == 1:
                return replace(reading, edtf=day(named[0]), anchor=day(named[0]), weekday=None)
        return reading

    def _named_days(self) -> set[dt.date]:
        """Return the days that the article gives with their weekday and their date."""
        dated = [t for t in self.times if t.rule == "day" and "weekday" in t.values]
        firsts = {self.reading(time).earliest for time in dated}
        return {first for first in firsts if first is not None}

    def is_dated(self, time: TimeExpression) -> bool:
        """Whether a time says when something happened, to the year at least."""
        found = self._dated.get(time.start)
        if found is None:
            found = self._dated[time.start] = self._is_dated(time)
        return found

    def _is_dated(self, time: TimeExpression) -> bool:
        if time.kind == "relation":
            return True
        if time.kind != "date" or time.rule in _VAGUE or time.values.get("bound") in _BOUNDS:
            return False
        width = _width(self.reading(time))
        # « dimanche » of a text whose own day nobody knows
        return time.rule in DAYS if width is None else width <= _YEAR

    def is_ahead(self, reading: Reading | None) -> bool:
        """Whether a reading lies after the publication: nothing told has happened then."""
        if reading is None or reading.earliest is None:
            return False
        latest = self.published.latest if self.published is not None else None
        return latest is not None and reading.earliest > latest

    def is_since(self, time: TimeExpression) -> bool:
        """Whether a time says since when something lasts: « assiégée depuis avril »."""
        return time.kind == "date" and time.values.get("bound") == "since"

    def lasting(self, time: TimeExpression) -> Reading:
        """Return what « depuis avril » says of what still lasts: from then to the publication."""
        reading, published = self.stated(time), self.published
        if reading.earliest is None or published is None or published.latest is None:
            return reading
        if reading.earliest >= published.latest:
            return reading
        return replace(reading, edtf=interval(reading.earliest, published.latest))

    def is_long(self, time: TimeExpression) -> bool:
        """Whether a time is a span of more than six weeks within which many things happen."""
        if time.kind != "date" or time.rule not in _SPANS:
            return False
        if time.start not in self._long:
            self._long[time.start] = (_width(self.reading(time)) or 0) > 45
        return self._long[time.start]

    def is_lately(self, time: TimeExpression) -> bool:
        """Whether a time is « ces derniers mois »: many things happened, none on a known day."""
        return time.rule == "recent" and time.values.get("unit") in _UNITS_OF_MANY

    def answers_as(self, other: "Moments") -> bool:
        """Whether all that another was asked so far has the same answer here.

        Of the same times, by another publication date: what rests on the answers stands too.
        """
        asked = {time.start: time for time in self.times}
        return (
            all(self.is_dated(asked[at]) == answer for at, answer in other._dated.items())
            and all(self.is_long(asked[at]) == answer for at, answer in other._long.items())
            and all(self.fit(f.own, f.theirs) == f.score for f in other._fits.values())
        )

    def fit(self, own: Sequence[TimeExpression], theirs: Sequence[TimeExpression]) -> float | None:
        """Score two groups of times: 2 for one day, 1 for overlap, None where none can agree."""
        if not own or not theirs:
            return 0.0
        key = tuple([t.start for t in own]), tuple([t.start for t in theirs])
        found = self._fits.get(key)
        if found is None:
            # Of later clauses more times come to `theirs`: as they were asked is what counts.
            found = self._fits[key] = _Fit(own, list(theirs), self._fit(own, theirs))
        return found.score

    def _fit(self, own: Sequence[TimeExpression], theirs: Sequence[TimeExpression]) -> float | None:
        a = [t for t in own if t.kind == "date" and self.is_dated(t)]
        if not a:
            return self._fit_wide(own, theirs)
        b = [t for t in theirs if t.kind == "date" and self.is_dated(t)]
        if not b:
            return 0.0
        # Where both sides name days, the days decide and not the weeks around them.
        days = [[t for t in side if (_width(self.reading(t)) or 99) <= 2] for side in (a, b)]
        if all(days):
            a, b = days
        scores = [self._pair(x, y) for x in a for y in b]
        known = [s for s in scores if s is not None]
        return max(known) if known else None

    def _fit_wide(
        self, own: Sequence[TimeExpression], theirs: Sequence[TimeExpression]
    ) -> float | None:
        """« Il y a deux ans » is no day, and yet not « samedi »."""
        wide = [self.reading(t) for t in own if t.rule == "ago" and not t.values.get("bound")]
        days = [self.reading(t) for t in theirs if t.rule in DAYS] if wide else []
        return None if days and not any(_overlap(a, b) for a in wide for b in days) else 0.0

    def _pair(self, a: TimeExpression, b: TimeExpression) -> float | None:
        if self.published is None and (a.rule in _ABSOLUTE) != (b.rule in _ABSOLUTE):
            return 0.0
        first, second = self.reading(a), self.reading(b)
        if not self._is_precise() and _other_weekday(a, b):
            return None
        if not _overlap(first, second):
            near = _is_slip(a, b, first, second) or self._is_said(a, b, first, second)
            near = near or _is_about(a, b, first, second)
            return 1.0 if near else None
        widths = [_width(first) or 0, _width(second) or 0]
        return 2.0 if max(widths) <= 2 else 1.0 if max(widths) <= 31 else 0.0

    def _is_said(
        self, a: TimeExpression, b: TimeExpression, first: Reading, second: Reading
    ) -> bool:
        """« jeudi », then « ce matin » in words of which nobody says when they were spoken."""
        if all(self.spoken.get(time.start, _ANY_DAY) is not None for time in (a, b)):
            return False
        if first.earliest is None or second.earliest is None:
            return False
        return abs((first.earliest - second.earliest).days) == 1

    def _is_precise(self) -> bool:
        published = self.published
        if published is None or published.earliest is None or published.latest is None:
            return False
        return (published.latest - published.earliest).days < 7

    def age(self, latest: dt.date | None) -> int | None:
        """Return the days between a date and the publication, None where unknown."""
        if latest is None or self.published is None or self.published.earliest is None:
            return None
        return (self.published.earliest - latest).days


def _other_weekday(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two bare weekdays differ; a night between two days is neither."""
    days = [t.values.get("weekday") for t in (a, b)]
    nights = any("weekday2" in t.values for t in (a, b))
    return None not in days and days[0] != days[1] and not nights


def _is_slip(a: TimeExpression, b: TimeExpression, first: Reading, second: Reading) -> bool:
    """« lundi soir », then « lundi 26 novembre » for the 25th: one Monday, misdated once."""
    if not (first.note or second.note) or first.earliest is None or second.earliest is None:
        return False
    days = [t.values.get("weekday") for t in (a, b)]
    return (
        None not in days
        and days[0] == days[1]
        and abs((first.earliest - second.earliest).days) == 1
    )


def _is_about(a: TimeExpression, b: TimeExpression, first: Reading, second: Reading) -> bool:
    """« mi-juin », then « le 21 juin »: nobody counts the days of the middle of a month."""
    if "mid" not in (a.values.get("edge"), b.values.get("edge")) or not {a.rule, b.rule} & DAYS:
        return False
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return False
    apart = max(first.earliest, second.earliest) - min(first.latest, second.latest)
    return apart.days <= _LOOSE


def _width(reading: Reading) -> int | None:
    first, last = reading.earliest, reading.latest
    return None if first is None or last is None else (last - first).days + 1


def _overlap(a: Reading, b: Reading) -> bool:
    if a.edtf is not None and b.edtf is not None:
        return a.edtf.intersects(b.edtf)
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest
