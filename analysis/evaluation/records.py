"""Hand coding and coded tables, brought to one form so that they can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from analysis.language.edtf import EDTF
from analysis.language.folding import fold_key

Days = tuple[date, date]

OUTCOMES = ("killed", "wounded", "captured")
# Statements both sides know; the others of the frames are not scored.
STATEMENTS = frozenset(
    "arrives present operates withdraws announces_departure remains strength".split()
)
CLAIM_TYPES = frozenset(
    "report responsibility casualties control denial confirmation no_comment unverified "
    "accusation toll_unknown".split()
)
_ARTICLE = re.compile(r"(?:le|la|les|l) ")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Value(NamedTuple):
    """A figure without its victims: what befell them, least and greatest number."""

    outcome: str
    low: int | None
    high: int | None


class Figure(NamedTuple):
    """A figure with its victims (coded: one; hand coding: also those that are accepted)."""

    value: Value
    victims: frozenset[str]
    is_optional: bool = False


@dataclass(frozen=True)
class GoldEvent:
    """An event as the hand coder saw it, with what she would accept instead.

    `type`, `target_kind` and `own_figures` are her first choice.
    """

    number: int
    id: str
    label: str
    is_optional: bool
    salience: str | None
    saliences: frozenset[str | None]
    type: str
    types: frozenset[str]
    is_dated: bool
    days: tuple[Days, ...]
    time: str | None
    places: frozenset[str]
    other_places: frozenset[str]
    region: str
    country: str
    countries: frozenset[str]
    initiators: frozenset[str]
    other_initiators: frozenset[str]
    targets: frozenset[str]
    other_targets: frozenset[str]
    target_kind: str | None
    target_kinds: frozenset[str | None]
    methods: frozenset[str]
    other_methods: frozenset[str]
    figures: tuple[Figure, ...]
    own_figures: tuple[Figure, ...]

    @property
    def is_main(self) -> bool:
        """Whether it is, or may pass for, the article's own news."""
        return "main" in self.saliences

    @property
    def values(self) -> set[Value]:
        """Every figure, without victims."""
        return {figure.value for figure in self.figures}

    @property
    def needed(self) -> set[Value]:
        """The figures a coder may not leave out."""
        return {figure.value for figure in self.figures if not figure.is_optional}


@dataclass(frozen=True)
class CodedReport:
    """A report as it was coded."""

    number: int
    id: str
    salience: str
    type: str
    days: Days | None
    time: str | None
    places: frozenset[str]
    region: str
    country: str
    initiators: frozenset[str]
    targets: frozenset[str]
    partners: frozenset[str]
    target_kind: str | None
    methods: frozenset[str]
    tolls: tuple[Figure, ...]
    label: str
    sentence: str

    @property
    def figures(self) -> set[Figure]:
        """The figures of the outcomes that hand coding knows."""
        return {toll for toll in self.tolls if toll.value.outcome in OUTCOMES}

    @property
    def values(self) -> set[Value]:
        """These figures, without victims."""
        return {figure.value for figure in self.figures}


class Partner(NamedTuple):
    """A statement on a partner, with every actor and statement that passes for it."""

    actor: str
    statement: str
    options: frozenset[tuple[str, str]]
    is_required: bool


@dataclass(frozen=True)
class GoldArticle:
    """The hand coding of one article. ``labels``: word and actors, None when not coded."""

    article_id: str
    events: tuple[GoldEvent, ...]
    actors: frozenset[str]
    other_actors: frozenset[str]
    places: frozenset[str]
    other_places: frozenset[str]
    claims: frozenset[tuple[str | None, str, str]]
    partners: tuple[Partner, ...]
    labels: tuple[tuple[str, frozenset[str]], ...] | None


@dataclass(frozen=True)
class CodedArticle:
    """The coding of one article: what was coded, and the first sentence it was read in.

    ``places``: the names that a mention answers to; ``claims``: number of the report, type, kind of
    speaker; ``partners``: actor, statement; ``labels``: words, actor.
    """

    reports: tuple[CodedReport, ...] = ()
    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[frozenset[str], str] = field(default_factory=dict)
    claims: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    partners: Mapping[tuple[str, str], str] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()


def name_key(name: str | None) -> str:
    """Return a name without case, accents, hyphens and leading article.

    >>> name_key("L'Aguel-hok"), name_key("Le Macina"), name_key(None)
    ('aguel hok', 'macina', '')
    """
    key = re.sub(r"[-'_]", " ", fold_key(name or ""))
    return re.sub(
        r"\s+", " ", _ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key
    ).strip()


def name_keys(names: Iterable[str] | None) -> frozenset[str]:
    """Return the keys of several names."""
    return frozenset(map(name_key, names or ()))


def type_key(sub_event_type: str | None) -> str:
    """Return a sub-event type without its bracket: « Other (strategic) » is « Other ».

    >>> type_key("Other (strategic)")
    'other'
    """
    return name_key(_IN_BRACKETS.sub("", sub_event_type or ""))


def days_of(text: str | None) -> Days | None:
    """Return the first and last day an EDTF string names; an open end counts for nothing.

    >>> days_of("2020-08/..")
    (datetime.date(2020, 8, 1), datetime.date(2020, 8, 31))
    """
    parts = [part for part in re.split(r"[\[\]{},/]|\.\.", text or "") if part.strip()]
    ends = [EDTF.parse(part.strip()) for part in parts]
    known = [(end.earliest, end.latest) for end in ends if end.earliest and end.latest]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)
