"""The way back to French words: tables of evidence with quote, speaker and article."""

from __future__ import annotations

import re

import pandas as pd

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.happenings import happenings
from analysis.views.words import actor_name, actor_names, amount, kind_name, plain

OWN_VOICE = "the article itself"
_FINGERPRINT = re.compile("_[0-9a-f]{12,64}$")


def quoted(text: str) -> str:
    r"""Return French words between French marks, on one line.

    >>> quoted("ont  attaqué\nsamedi")
    '«\xa0ont attaqué samedi\xa0»'
    """
    return f"«\u00a0{' '.join(text.split())}\u00a0»"


def words_at(tables: Tables, article_id: str, start: int, end: int) -> str:
    """Return the characters of an article from ``start`` to ``end``, quoted."""
    texts = tables.articles.set_index("article_id")["text"]
    return quoted(str(texts[article_id])[int(start) : int(end)])


def sentence_at(tables: Tables, article_id: str, sentence: object) -> str:
    """One sentence of an article, quoted; empty when the row names none."""
    if pd.isna(sentence):
        return ""
    rows = tables.sentences
    found = rows[(rows["article_id"] == article_id) & (rows["sentence"] == sentence)]
    if found.empty:
        return ""
    row = found.iloc[0]
    return words_at(tables, article_id, row["start"], row["end"])


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
                "speaker": _speaker_of(tables, row.claim_id, row.speaker_kind),
                "words": sentence_at(tables, row.article_id, row.sentence),
                "article": short_id(row.article_id),
            }
        )
    columns = ["when", "partner", "statement", "hedged", "speaker", "words", "article"]
    return pd.DataFrame(rows, columns=columns)


def label_evidence(tables: Tables) -> pd.DataFrame:
    """One row for each naming: who is named, how, by whom, and whether it is kept at a distance."""
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
        for row in _by_published(tables, tables.labels).itertuples()
    ]
    return pd.DataFrame(rows, columns=["published", "named", "words", "said by", "how", "article"])


def naming_manner(tables: Tables, row: object) -> str:
    """How a naming is set off: distanced, an editor's note, in a translated article."""
    translated = tables.articles.set_index("article_id")["is_translated"]
    manners = [
        "at a distance" if row.is_distanced else "",  # type: ignore[attr-defined]
        "editor's note" if row.is_editorial else "",  # type: ignore[attr-defined]
        "translated" if translated.fillna(False)[row.article_id] else "",  # type: ignore[attr-defined]
    ]
    return ", ".join(filter(None, manners))


def naming_speaker(tables: Tables, kind: object, actor: object) -> str:
    """Who names: the party the speaker stands for, else the kind of speaker, else the article."""
    if not pd.isna(actor):
        return actor_name(tables.actors, str(actor))
    return OWN_VOICE if pd.isna(kind) else plain(kind)


def speaker(tables: Tables, claim: object) -> str:
    """Return the speaker of a claim: the words that name him, and the party he speaks for."""
    words = claim.speaker  # type: ignore[attr-defined]
    kind, actor = claim.speaker_kind, claim.speaker_actor  # type: ignore[attr-defined]
    side = naming_speaker(tables, kind, actor)
    return side if pd.isna(words) else f"{quoted(str(words))} ({side})"


def claim_speaker(tables: Tables, claim_id: object) -> str:
    """Return the speaker of the claim of that id; the article itself when there is none."""
    if pd.isna(claim_id):
        return OWN_VOICE
    found = tables.claims[tables.claims["claim_id"] == claim_id]
    return OWN_VOICE if found.empty else speaker(tables, next(found.itertuples()))


def about(reports: pd.DataFrame, report_id: object) -> str:
    """Return a report in a few words: place and date."""
    if pd.isna(report_id) or report_id not in reports.index:
        return "no single event"
    row = reports.loc[report_id]
    place = kind_name(row["sub_event_type"]) if pd.isna(row["place"]) else row["place"]
    return f"{place}, {say_date(row['date'], short=True)}"


def short_id(article_id: str) -> str:
    """Return an article's id without the fingerprint that some collections add.

    >>> short_id("002_b5aec99069172fbb"), short_id("le_monde_2")
    ('002', 'le_monde_2')
    """
    return _FINGERPRINT.sub("", str(article_id))


_EVENT_COLUMNS = ["when", "where", "what", "initiator", "target", "told as", "words", "article"]


def _speaker_of(tables: Tables, claim_id: object, kind: object) -> str:
    if not pd.isna(claim_id):
        return claim_speaker(tables, claim_id)
    return OWN_VOICE if pd.isna(kind) else plain(kind)


def _by_date(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["date_earliest", "date_latest", "article_id", "start"]
    return frame.sort_values(keys, kind="stable", na_position="last")


def _by_published(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    first = tables.articles.set_index("article_id")["published_earliest"]
    dated = frame.assign(_first=frame["article_id"].map(first))
    dated = dated.sort_values(["_first", "article_id", "start"], kind="stable", na_position="last")
    return dated.drop(columns="_first")
