"""Statements on security partners as rows: which count, by whom, and the turning points behind."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.quotes import OWN_VOICE, naming_speaker
from analysis.views.style import BLOCS, bloc_of

# Blocs whose forces are partners of a state, in the order of the lanes.
PARTNER_BLOCS = ("french_european", "un", "regional", "other_state", "russian")
LEAVING = ("withdraws announces_departure asked_to_leave breaks_alliance hands_over_base").split()
COMING = "arrives present operates remains strength hired".split()
# Kinds of entries of the chronology that mark a partner's coming and going.
WAR_COUNTRIES = ("ML", "BF", "NE")
TURNING_POINTS = ("foreign deployment", "foreign withdrawal", "mandate")


def partner_statements(tables: Tables) -> pd.DataFrame:
    """Return the statements on actors of the partner blocs, with their bloc."""
    blocs = {actor: bloc_of(tables.actors, actor) for actor in tables.presence["actor_id"].unique()}
    rows = tables.presence.assign(bloc=tables.presence["actor_id"].map(blocs))
    return rows[rows["bloc"].isin(PARTNER_BLOCS)]


def statements_by_speaker(tables: Tables) -> pd.DataFrame:
    """Count the statements on each bloc of partners by speaker and by direction."""
    rows = partner_statements(tables)
    speakers = tables.claims.set_index("claim_id")["speaker_actor"]
    rows = rows.assign(
        speaker=[
            naming_speaker(tables, kind, speakers.get(claim, pd.NA))
            for kind, claim in zip(rows["speaker_kind"], rows["claim_id"], strict=True)
        ],
        leaves=rows["statement"].isin(LEAVING),
        distance=rows["is_hedged"] | rows["is_negated"],
    )
    counted = [
        {
            "partners": BLOCS[bloc].name,
            "speaker": speaker,
            "coming or there": int((~said["leaves"]).sum()),
            "leaving": int(said["leaves"].sum()),
            "hedged or denied": int(said["distance"].sum()),
            "all": len(said),
        }
        for bloc in PARTNER_BLOCS
        for speaker, said in _by_speaker(rows[rows["bloc"] == bloc])
    ]
    columns = ["partners", "speaker", "coming or there", "leaving", "hedged or denied", "all"]
    return pd.DataFrame(counted, columns=columns)


def turning_points(tables: Tables) -> pd.DataFrame:
    """Return the chronology's entries on the coming and going of the partners that are spoken of.

    Entries of a country of this war that no statement is about are left out.
    """
    rows = partner_statements(tables)
    entries = tables.chronology[tables.chronology["category"].isin(TURNING_POINTS)]
    elsewhere = set(WAR_COUNTRIES) - set(rows["country"].dropna())
    spoken_of = set(rows["bloc"])
    blocs = entries["actors"].fillna("").str.split(";")
    is_meant = pd.Series(
        [
            not names[0] or bool(spoken_of & {bloc_of(tables.actors, name) for name in names})
            for names in blocs
        ],
        index=entries.index,
        dtype=bool,
    )
    return entries[is_meant & ~entries["country"].isin(elsewhere)].sort_values(
        "date", kind="stable"
    )


def turning_point_sources(tables: Tables) -> pd.DataFrame:
    """Return the turning points as a table to read, with their sources."""
    rows = [
        (say_date(entry.date, short=True), entry.title_fr, entry.description_en, entry.source)
        for entry in turning_points(tables).itertuples()
    ]
    return pd.DataFrame(rows, columns=["when", "title", "what", "source"])


def _by_speaker(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows of each speaker: the article itself first, then the most talkative."""
    groups = list(rows.groupby("speaker"))
    return sorted(groups, key=lambda item: (item[0] != OWN_VOICE, -len(item[1]), item[0]))
