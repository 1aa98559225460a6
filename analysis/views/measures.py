"""Which rows count: parameters checked, rows kept, and an account of why the others fell out.

A row whose value is missing cannot be shown to meet a condition, so it falls out under that
condition with a line of its own in the funnel; without the condition it stays.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis import lexicon
from analysis.errors import UserError
from analysis.language.edtf import EDTF, EdtfError
from analysis.tables import Tables
from analysis.views.counting import DEFAULT_RULE, check_counting_rule
from analysis.vocabularies import SALIENCES

# Below so many events no share, no trend and no heat map is drawn.
FEWEST_FOR_SHARES = 30


@dataclass(frozen=True)
class Selection:
    """The tables that a set of parameters keeps, and the way there.

    ``tables`` holds the kept rows of every frame that hangs on a report, a statement on a partner
    or a naming; articles and the lexicon's frames stay whole. ``whole`` is what was selected from.
    Funnels: ``reports``, ``statements`` and ``namings``, one row a step. ``counting_rule`` names
    how figures that count the dead do so.
    """

    tables: Tables
    whole: Tables
    reports: pd.DataFrame
    statements: pd.DataFrame
    namings: pd.DataFrame
    possible: int
    counting_rule: str = DEFAULT_RULE

    @property
    def is_empty(self) -> bool:
        """Whether no report, statement or naming is left."""
        kept = self.tables
        return kept.reports.empty and kept.presence.empty and kept.labels.empty


def check_parameters(
    *,
    since: str,
    until: str,
    countries: Sequence[str],
    actors: Sequence[str],
    salience: Sequence[str],
    counting_rule: str = DEFAULT_RULE,
    known_actors: Collection[str] | None = None,
) -> None:
    """Refuse a parameter that cannot mean anything; ``UserError`` says how to mend it.

    ``known_actors`` are the actor ids that there are; by default those of the lexicon.

    >>> check_parameters(since="2022", until="", countries=["ML"], actors=[], salience=["news"])
    >>> check_parameters(since="22/4/2023", until="", countries=[], actors=[], salience=[])
    Traceback (most recent call last):
    analysis.errors.UserError: since: « 22/4/2023 » is no date; write 2023, 2023-04 or 2023-04-22.
    """
    first, last = _bound("since", since), _bound("until", until)
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        raise UserError(f"since ({since}) lies after until ({until}): nothing lies between.")
    for country in countries:
        if not re.fullmatch("[A-Z]{2}", country):
            raise UserError(f"countries: « {country} » is no ISO 3166 code such as ML, BF or NE.")
    _check_actors(actors, lexicon.load().actor if known_actors is None else known_actors)
    for word in salience:
        if word not in SALIENCES:
            raise UserError(f"salience: « {word} » is none of {', '.join(SALIENCES)}.")
    check_counting_rule(counting_rule)


def select(
    tables: Tables,
    since: str = "",
    until: str = "",
    countries: Sequence[str] = (),
    actors: Sequence[str] = (),
    salience: Sequence[str] = (),
    counting_rule: str = DEFAULT_RULE,
) -> Selection:
    """Keep the rows that a set of parameters asks for; empty parameters ask for nothing.

    A dated row is kept when its interval overlaps the window, even if it only possibly falls
    inside; namings are dated by their article. ``actors`` stands for the members of each actor
    as well. ``UserError`` for an unknown actor or a parameter without meaning.
    """
    check_parameters(
        since=since,
        until=until,
        countries=countries,
        actors=actors,
        salience=salience,
        counting_rule=counting_rule,
        known_actors=tables.actors["actor_id"].tolist(),
    )
    wanted = with_members(actors, tables.memberships)
    window = _bound("since", since), _bound("until", until)
    reports, possible = _keep_reports(tables, window, countries, wanted, salience)
    presence = _keep_presence(tables, window, countries, wanted)
    labels = _keep_labels(tables, window, wanted)
    return Selection(
        tables=_hanging_on(tables, reports.rows, presence.rows, labels.rows),
        whole=tables,
        reports=reports.account(),
        statements=presence.account(),
        namings=labels.account(),
        possible=possible,
        counting_rule=counting_rule,
    )


def with_members(actors: Collection[str], memberships: pd.DataFrame) -> list[str]:
    """Actor ids with those of their members, members of members too, in the order found.

    >>> frame = pd.DataFrame({"actor_id": ["macina"], "member_of": ["jnim"]})
    >>> with_members(["jnim"], frame)
    ['jnim', 'macina']
    """
    found = list(dict.fromkeys(actors))
    for actor in found:
        members = memberships.loc[memberships["member_of"] == actor, "actor_id"]
        found.extend(member for member in members.unique() if member not in found)
    return found


class _Sieve:
    """Rows that pass one condition after another, with the account of those that do not."""

    def __init__(self, rows: pd.DataFrame, what: str, articles: int) -> None:
        self.rows = rows
        self.steps: list[tuple[str, int, int, str]] = [
            ("articles read", articles, 0, ""),
            (f"{what} coded in them", len(rows), 0, ""),
        ]

    def keep(self, mask: pd.Series, step: str, why: str) -> None:
        """Keep the rows where ``mask`` is true; those where it is false or missing fall out."""
        inside = mask.fillna(False).astype(bool)
        fell, self.rows = int((~inside).sum()), self.rows[inside]
        self.steps.append((step, len(self.rows), fell, why if fell else ""))

    def account(self) -> pd.DataFrame:
        """One row a step: how many are left, how many fell out there, and why."""
        return pd.DataFrame(self.steps, columns=["step", "left", "fell out", "why"])


Edge = tuple[EDTF | None, EDTF | None]


def _keep_reports(
    tables: Tables,
    window: Edge,
    countries: Sequence[str],
    actors: Sequence[str],
    salience: Sequence[str],
) -> tuple[_Sieve, int]:
    sieve = _Sieve(tables.reports, "reports", len(tables.articles))
    if salience:
        words = sieve.rows["salience"].isin(list(salience))
        sieve.keep(words, f"salience: {', '.join(salience)}", "told as something else")
    _keep_countries(sieve, countries)
    if actors:
        theirs = tables.participants["actor_id"].isin(list(actors))
        reports = tables.participants.loc[theirs, "report_id"]
        named = sieve.rows["report_id"].isin(reports)
        sieve.keep(named, "with one of the actors", "no such participant")
    possible = _keep_window(sieve, window, "date")
    return sieve, possible


def _keep_presence(
    tables: Tables, window: Edge, countries: Sequence[str], actors: Sequence[str]
) -> _Sieve:
    sieve = _Sieve(tables.presence, "statements on partners", len(tables.articles))
    _keep_countries(sieve, countries)
    if actors:
        theirs = sieve.rows["actor_id"].isin(list(actors))
        sieve.keep(theirs, "on one of the actors", "about another actor")
    _keep_window(sieve, window, "date")
    return sieve


def _keep_labels(tables: Tables, window: Edge, actors: Sequence[str]) -> _Sieve:
    dates = tables.articles[["article_id", "published_earliest", "published_latest"]]
    dated = tables.labels.merge(dates, on="article_id", how="left")
    sieve = _Sieve(dated, "namings", len(tables.articles))
    if actors:
        theirs = sieve.rows["actor_id"].isin(list(actors))
        sieve.keep(theirs, "of one of the actors", "of another actor")
    _keep_window(sieve, window, "published")
    sieve.rows = sieve.rows[list(tables.labels.columns)]
    return sieve


def _keep_countries(sieve: _Sieve, countries: Sequence[str]) -> None:
    if countries:
        known = sieve.rows["country"].notna()
        sieve.keep(known, "with a country", "the text gives none")
        inside = sieve.rows["country"].isin(list(countries))
        sieve.keep(inside, f"in {', '.join(countries)}", "in another country")


def _keep_window(sieve: _Sieve, window: Edge, column: str) -> int:
    """Keep what overlaps the window; return how many of these reach beyond it."""
    since, until = window
    first = pd.Timestamp(since.earliest) if since and since.earliest else None
    last = pd.Timestamp(until.latest) if until and until.latest else None
    if first is None and last is None:
        return 0
    early, late = sieve.rows[f"{column}_earliest"], sieve.rows[f"{column}_latest"]
    sieve.keep(early.notna() | late.notna(), "with a date", "the text gives none")
    early, late = sieve.rows[f"{column}_earliest"], sieve.rows[f"{column}_latest"]
    none = pd.Series(False, index=sieve.rows.index)
    before = none if first is None else late < first
    after = none if last is None else early > last
    sieve.keep(~(before | after), _window_words(since, until), "before or after")
    kept = sieve.rows.index
    beyond = none if first is None else early.isna() | (early < first)
    beyond |= none if last is None else late.isna() | (late > last)
    count = int(beyond[kept].sum())
    sieve.steps.append(("of these surely inside", len(kept) - count, count, ""))
    if count:
        why = "kept all the same: their date reaches beyond the window"
        sieve.steps[-1] = ("of these surely inside", len(kept) - count, count, why)
    return count


def _window_words(since: EDTF | None, until: EDTF | None) -> str:
    edges = [f"since {since}" if since else "", f"until {until}" if until else ""]
    return " ".join(filter(None, edges))


def _hanging_on(
    tables: Tables, reports: pd.DataFrame, presence: pd.DataFrame, labels: pd.DataFrame
) -> Tables:
    """Return the tables cut down to some reports, statements and namings and their details."""
    ids = reports["report_id"]
    parts: Mapping[str, pd.DataFrame] = {
        name: frame[frame["report_id"].isin(ids)]
        for name in ("report_places", "participants", "methods", "tolls")
        for frame in [getattr(tables, name)]
    }
    # A statement on a partner needs the claim that names its speaker, whatever the claim is about.
    claims = tables.claims
    said = claims["report_id"].isin(ids) | claims["claim_id"].isin(presence["claim_id"].dropna())
    events = tables.events[tables.events["event_id"].isin(reports["event_id"])]
    return replace(
        tables,
        reports=reports,
        presence=presence,
        labels=labels,
        events=events,
        claims=claims[said],
        **parts,
    )


def _bound(name: str, value: str) -> EDTF | None:
    try:
        return EDTF.parse(value) if value else None
    except EdtfError as error:
        message = f"{name}: « {value} » is no date; write 2023, 2023-04 or 2023-04-22."
        raise UserError(message) from error


def _check_actors(actors: Sequence[str], known: Collection[str]) -> None:
    for actor in actors:
        if actor not in known:
            near = difflib.get_close_matches(actor.lower(), known, n=1)
            hint = f"; did you mean {near[0]}?" if near else " id such as jnim or fama."
            raise UserError(f"actors: « {actor} » is no known actor{hint}")
