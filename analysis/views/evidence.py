"""The way back to French words: tables of evidence with quote, speaker and article."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.happenings import happenings
from analysis.views.quotes import (
    about,
    claim_speaker,
    naming_manner,
    naming_speaker,
    sentence_at,
    short_id,
    speaker,
    speaker_of,
    words_at,
)
from analysis.views.remember import remembered
from analysis.views.style import bloc_of
from analysis.views.words import (
    actor_name,
    actor_names,
    amount,
    kind_name,
    method_name,
    plain,
)


def event_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each report: when, where, what, who and whom, and the sentence that tells it."""
    events = happenings(tables).set_index("event_id")
    rows = []
    for report in _by_date(tables.reports).itertuples():
        event = events.loc[report.event_id]
        rows.append(
            {
                "when": say_date(report.date, short=True),
                "where": report.place,
                "what": kind_name(report.sub_event_type),
                "initiator": actor_names(tables.actors, event["initiators"]) or "not named",
                "target": actor_names(tables.actors, event["targets"]) or "not named",
                "told as": plain(report.salience),
                "words": sentence_at(tables, report.article_id, report.sentence),
                "article": short_id(report.article_id),
            }
        )
    return pd.DataFrame(rows, columns=_EVENT_COLUMNS)


def participant_evidence(tables: Tables, blocs: tuple[str, ...] = ()) -> pd.DataFrame:
    """One row for each party (of these blocs) of a kept report: its role, words, who says so."""
    reports = tables.reports.set_index("report_id")
    parties = _of_blocs(tables, tables.participants, blocs)
    rows = [
        {
            "about": about(reports, row.report_id),
            "party": actor_name(tables.actors, row.actor_id),
            "role": plain(row.role),
            "known from": plain(row.basis),
            "hedged": "yes" if row.is_hedged else "",
            "words": _report_words(tables, reports, row),
            "speaker": claim_speaker(tables, row.claim_id),
            "article": short_id(reports.loc[row.report_id, "article_id"]),
        }
        for row in parties.itertuples()
    ]
    columns = "about party role known-from hedged words speaker article".split()
    return pd.DataFrame(rows, columns=[name.replace("-", " ") for name in columns])


def method_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each method told of a kept report, with its words and who says them."""
    reports = tables.reports.set_index("report_id")
    rows = [
        {
            "about": about(reports, row.report_id),
            "method": method_name(str(row.method)),
            "target": plain(reports.loc[row.report_id, "target_kind"]) or "not told",
            "words": _report_words(tables, reports, row),
            "speaker": claim_speaker(tables, row.claim_id),
            "article": short_id(reports.loc[row.report_id, "article_id"]),
        }
        for row in tables.methods.itertuples()
    ]
    columns = ["about", "method", "target", "words", "speaker", "article"]
    return pd.DataFrame(rows, columns=columns)


def time_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each kept report with a time of day, and the sentence that gives it."""
    reports = tables.reports
    timed = reports[reports["time"].notna() | reports["part_of_day"].notna()]
    rows = [
        {
            "where": row.place,
            "when": say_date(row.date, short=True),
            "time": row.time,
            "part of day": row.part_of_day,
            "note": row.time_note,
            "words": _time_words(tables, row),
            "article": short_id(row.article_id),
        }
        for row in _by_date(timed).itertuples()
    ]
    columns = "where when time part-of-day note words article".split()
    return pd.DataFrame(rows, columns=[name.replace("-", " ") for name in columns])


def actor_cards(tables: Tables) -> pd.DataFrame:
    """One row for each party of a kept report, statement or naming: its names and their dates."""
    seen = pd.concat([tables.participants, tables.presence, tables.labels])["actor_id"].unique()
    actors = tables.actors[tables.actors["actor_id"].isin(seen)]
    wholes = tables.memberships.groupby("actor_id")["member_of"].agg(list)
    rows = [
        {
            "id": actor.actor_id,
            "French name": actor.name_fr,
            "English name": actor.name_en,
            "bloc": plain(actor.bloc),
            "named so from": actor.named_from,
            "acts from": actor.active_from,
            "acts until": actor.active_to,
            "part of": ", ".join(dict.fromkeys(wholes.get(actor.actor_id, []))),
        }
        for actor in actors.itertuples()
    ]
    columns = ["id", "French name", "English name", "bloc", "named so from", "acts from"]
    return pd.DataFrame(rows, columns=[*columns, "acts until", "part of"])


def claim_evidence(tables: Tables, kinds: tuple[str, ...] = ()) -> pd.DataFrame:
    """One row for each claim on a kept report: who says what kind of thing, in which words."""
    claims = tables.claims
    if kinds:
        claims = claims[claims["claim_type"].isin(kinds)]
    places = tables.reports.set_index("report_id")
    rows = [
        {
            "about": about(places, claim.report_id),
            "kind of claim": plain(claim.claim_type),
            "speaker": speaker(tables, claim),
            "words": words_at(tables, claim.article_id, claim.start, claim.end),
            "article": short_id(claim.article_id),
        }
        for claim in claims.itertuples()
    ]
    return pd.DataFrame(rows, columns=["about", "kind of claim", "speaker", "words", "article"])


def toll_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each figure on a kept report: how many of whom, says who, in which words."""
    places = tables.reports.set_index("report_id")
    rows = [
        {
            "about": about(places, toll.report_id),
            "outcome": plain(toll.outcome),
            "of whom": actor_name(tables.actors, toll.victims),
            "how many": amount(toll.low, toll.high),
            "speaker": claim_speaker(tables, toll.claim_id),
            "words": sentence_at(tables, toll.article_id, toll.sentence),
            "article": short_id(toll.article_id),
        }
        for toll in tables.tolls.itertuples()
    ]
    columns = ["about", "outcome", "of whom", "how many", "speaker", "words", "article"]
    return pd.DataFrame(rows, columns=columns)


def presence_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each statement on a partner, in the order of the dates it gives."""
    rows = []
    for row in _by_date(tables.presence).itertuples():
        said = plain(row.statement) + (" (denied)" if row.is_negated else "")
        number = "" if pd.isna(row.low) and pd.isna(row.high) else amount(row.low, row.high)
        rows.append(
            {
                "when": say_date(row.date, short=True),
                "partner": actor_name(tables.actors, row.actor_id),
                "statement": f"{said}: {number}" if number else said,
                "hedged": "yes" if row.is_hedged else "",
                "speaker": speaker_of(tables, row.claim_id, row.speaker_kind),
                "words": sentence_at(tables, row.article_id, row.sentence),
                "article": short_id(row.article_id),
            }
        )
    columns = ["when", "partner", "statement", "hedged", "speaker", "words", "article"]
    return pd.DataFrame(rows, columns=columns)


def label_evidence(tables: Tables, blocs: tuple[str, ...] = ()) -> pd.DataFrame:
    """One row for each naming (of these blocs): who is named, how, by whom, at what distance."""
    labels = _of_blocs(tables, tables.labels, blocs)
    dates = tables.articles.set_index("article_id")
    rows = [
        {
            "published": say_date(dates.loc[row.article_id, "published"], short=True),
            "named": actor_name(tables.actors, row.actor_id),
            "words": words_at(tables, row.article_id, row.start, row.end),
            "said by": naming_speaker(tables, row.speaker_kind, row.speaker_actor),
            "how": naming_manner(tables, row),
            "article": short_id(row.article_id),
        }
        for row in _by_published(tables, labels).itertuples()
    ]
    return pd.DataFrame(rows, columns=["published", "named", "words", "said by", "how", "article"])


_EVENT_COLUMNS = ["when", "where", "what", "initiator", "target", "told as", "words", "article"]


def _of_blocs(tables: Tables, frame: pd.DataFrame, blocs: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows on actors of these blocs; of no bloc: all."""
    if not blocs:
        return frame
    known = {actor: bloc_of(tables.actors, actor) for actor in frame["actor_id"].unique()}
    return frame[frame["actor_id"].map(known).isin(blocs)]


def _by_date(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["date_earliest", "date_latest", "article_id", "start"]
    return frame.sort_values(keys, kind="stable", na_position="last")


def _by_published(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    first = tables.articles.set_index("article_id")["published_earliest"]
    dated = frame.assign(_first=first.reindex(frame["article_id"]).array)
    dated = dated.sort_values(["_first", "article_id", "start"], kind="stable", na_position="last")
    return dated.drop(columns="_first")


def _report_words(tables: Tables, reports: pd.DataFrame, row: Any) -> str:
    """Return the words of a row that hangs on a report."""
    if pd.isna(row.start):
        return ""
    article = reports.loc[row.report_id, "article_id"]
    return words_at(tables, article, row.start, row.end)


def _time_words(tables: Tables, report: Any) -> str:
    """Return the sentence of the article that holds a report's time, else the report's own."""
    told = _time_sentences(tables.mentions)
    sentence = told.get((report.article_id, report.time), report.sentence)
    return sentence_at(tables, report.article_id, sentence)


@remembered
def _time_sentences(mentions: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return the first sentence in which each article gives each time of day."""
    times = mentions[mentions["kind"] == "time"].drop_duplicates(["article_id", "ref"])
    keys = zip(times["article_id"], times["ref"], strict=True)
    return dict(zip(keys, times["sentence"], strict=True))
