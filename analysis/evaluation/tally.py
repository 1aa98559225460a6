"""Counts and errors of one article, kept while its coding is laid beside the hand coding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from analysis.evaluation.records import CodedReport, Figure, GoldEvent, Value, name_key


class Error(NamedTuple):
    """One difference from the hand coding; ``fault`` says which way.

    missed, merged (told in a report that is another event's), invented, split (a second report of
    one event); wrong; missing, extra (in a set of parties, figures, claims …).
    """

    article_id: str
    measure: str
    fault: str
    event: str | None = None
    report_id: str | None = None
    expected: str | None = None
    coded: str | None = None
    sentence: str | None = None


class Tally:
    """What was counted and what is wrong, in one article.

    ``counts`` maps (measure, count) to a number: of ``coded`` rows how many are ``right``, of
    ``wanted`` rows how many are ``found``.
    """

    def __init__(self, article_id: str, sentences: tuple[str, ...] = ()) -> None:
        self.article_id, self.sentences = article_id, sentences
        self.counts: Counter[tuple[str, str]] = Counter()
        self.errors: list[Error] = []

    def count(self, measure: str, **counts: int) -> None:
        """Add to the counts of a measure."""
        for name, number in counts.items():
            self.counts[measure, name] += int(number)

    def error(
        self,
        measure: str,
        fault: str,
        event: GoldEvent | None = None,
        report: CodedReport | None = None,
        sentence: str | None = None,
        **values: Any,
    ) -> None:
        """Add one error, with its sentence: the one given, the report's, or the event's place's."""
        shown = {name: _shown(value) for name, value in values.items()}
        where = (event and event.id, report and report.id)
        sentence = sentence or (report.sentence if report else self._sentence_on(event))
        self.errors.append(
            Error(self.article_id, measure, fault, *where, sentence=sentence, **shown)
        )

    def sets(
        self,
        measure: str,
        wanted: Iterable[Any],
        coded: Iterable[Any],
        accepted: Iterable[Any] = (),
        evidence: Mapping[Any, str] | None = None,
        **about: Any,
    ) -> None:
        """Count two sets and list their differences, with the ``evidence`` of what was coded.

        What is ``accepted`` is neither required nor punished, and stands in for one missing.
        """
        right, wrong, missing = differences(set(wanted), set(coded), set(accepted))
        self.count(measure, right=right, coded=right + len(wrong))
        self.count(measure, found=right, wanted=right + len(missing))
        for value in missing:
            self.error(measure, "missing", **about, expected=value)
        for value in wrong:
            said = (evidence or {}).get(value)
            self.error(measure, "extra", **about, coded=value, sentence=said)

    def _sentence_on(self, event: GoldEvent | None) -> str | None:
        """Return the first sentence that names a place of the event, if there is one."""
        places = "|".join(map(re.escape, sorted(event.places))) if event else ""
        names = re.compile(rf"\b(?:{places})\b")
        named = (s for s in self.sentences if places and names.search(name_key(s)))
        return next(named, None)


def differences(wanted: set, coded: set, accepted: set) -> tuple[int, list, list]:
    """Return how many are right, which are wrong, and which are missing.

    >>> differences({"jnim"}, {"macina", "fama"}, {"macina"})
    (1, ['fama'], [])
    """
    extra, missing = coded - wanted, sorted(wanted - coded, key=str)
    stand_ins = min(len(missing), len(extra & accepted))
    wrong = sorted(extra - accepted, key=str)
    return len(wanted & coded) + stand_ins, wrong, missing[stand_ins:]


def _shown(value: Any) -> str | None:
    """Return a value as one reads it: « killed 20–99 fama », « 2022-03-27/2022-03-31 »."""
    match value:
        case None | "":
            return None
        case Figure():
            return f"{_shown(value.value)} {'/'.join(sorted(value.victims))}"
        case Value():
            numbers = ["?" if n is None else str(n) for n in (value.low, value.high)]
            return f"{value.outcome} {'–'.join(dict.fromkeys(numbers))}"
        case set() | frozenset():
            return ", ".join(filter(None, map(_shown, sorted(value, key=str)))) or None
        case (date(), date()):
            return "/".join(dict.fromkeys(map(str, value)))
        case tuple():
            return " ".join(filter(None, map(_shown, value))) or None
        case _:
            return str(value)
