"""Computed take-aways of notebook 02: who leaves, who comes, and whether the shift holds."""

from __future__ import annotations

from analysis.views.holding import Holding, say_holding
from analysis.views.measures import Selection
from analysis.views.naming import namings
from analysis.views.statements import COMING, LEAVING, partner_statements
from analysis.views.takeaways import FEWEST_TO_SAY, as_list, too_few_to_say
from analysis.views.words import count, dispatches, times


def say_partners(chosen: Selection, holding: Holding) -> str:
    """Say who leaves, who comes, in whose words, and whether the shift holds."""
    tables = chosen.tables
    rows = partner_statements(tables)
    if len(rows) < FEWEST_TO_SAY:
        return too_few_to_say("statements on security partners", len(rows))
    lines = []
    for title, blocs in (
        ("French, European and UN forces", ["french_european", "un"]),
        ("Russian forces", ["russian"]),
    ):
        said = rows[rows["bloc"].isin(blocs)]
        leave, come = said["statement"].isin(LEAVING).sum(), said["statement"].isin(COMING).sum()
        where = dispatches(said["article_id"].nunique())
        lines.append(
            f"{title}: {count(len(said), 'statement')} in {where}, {come} of coming or being "
            f"there, {leave} of leaving."
        )
    own = int(rows["speaker_kind"].isna().sum())
    lines.append(f"{own} of {len(rows)} statements are the dispatch's own, without a speaker.")
    named = namings(tables, "russian")
    if len(named) >= FEWEST_TO_SAY:
        words = named["key"].map(named.groupby("key")["term"].agg(lambda t: t.mode().iloc[0]))
        most = words.value_counts()
        distanced = int((named["manner"] != "").sum())
        lines.append(
            f"Russian forces are named {times(len(named))} with {most.size} different words, most "
            f"often « {most.index[0]} » ({most.iloc[0]}); {distanced} namings are set at a "
            "distance, explained by an editor or translated."
        )
    lines += say_holding(holding)
    lines.append(
        "These are counts of statements in the press, not of soldiers: they show what is talked "
        "about, and by whom."
    )
    return as_list(*lines)
