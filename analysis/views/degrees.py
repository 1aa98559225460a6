"""Fights, said to be there, said to leave, merely named: how far a dispatch takes a partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from analysis.tables import Tables
from analysis.views.by_month import MOST_GROUPS, Look, draw_by_month, partner_groups
from analysis.views.cells import word_table
from analysis.views.dates import say_date
from analysis.views.denominator import original_articles, publication_months, say_denominator
from analysis.views.drawn import Drawn, counted_line, nothing, source_line
from analysis.views.episodes import episode_places, episodes
from analysis.views.happenings import VIOLENT
from analysis.views.layout import Sheet
from analysis.views.partner_fights import partner_forces
from analysis.views.periods import Boundary
from analysis.views.quotes import OWN_VOICE, naming_speaker, short_id
from analysis.views.statements import COMING, LEAVING, PARTNER_BLOCS
from analysis.views.style import bloc_of
from analysis.views.words import actor_name, count, dispatches

FIGHTS, THERE, LEAVES, NAMED = "in a fight", "said to be there", "said to leave", "merely named"
SIGNS = {FIGHTS: "■", THERE: "◐", LEAVES: "◁", NAMED: "○"}
BAR_SIGNS = {FIGHTS: "■", THERE: "▒", LEAVES: "▨", NAMED: "□"}
LOOKS = {
    FIGHTS: Look("solid"),
    THERE: Look("half"),
    LEAVES: Look("hollow", "/////"),
    NAMED: Look("hollow"),
}
COLUMNS = ["article_id", "actor_id", "degree", "detail"]
MOST_COLUMNS = 7
MOST_ROWS = 14


def partner_degrees(tables: Tables) -> pd.DataFrame:
    """Return one row for each dispatch, partner and degree, with where or who says so.

    A partner fights when it takes part in a violent event that is kept, whatever its role. It is
    there, or leaves, where somebody says so and nobody denies it in the same words. Merely named is
    only what is none of these in the same dispatch. A government, or a neighbour's own army, is no
    partner in a fight or where it is merely named.
    """
    rows = pd.DataFrame([*_fights(tables), *_statements(tables)], columns=COLUMNS)
    more = rows[["article_id", "actor_id"]].drop_duplicates().assign(known=True)
    named = pd.DataFrame(_named(tables), columns=COLUMNS)
    bare = named.merge(more, on=["article_id", "actor_id"], how="left")
    rows = pd.concat([rows, bare.loc[bare["known"].isna(), COLUMNS]], ignore_index=True)
    blocs = [bloc_of(tables.actors, actor) for actor in rows["actor_id"]]
    rows = rows.assign(bloc=pd.Series(blocs, index=rows.index, dtype="string"))
    return rows[rows["bloc"].isin(PARTNER_BLOCS)].drop_duplicates().reset_index(drop=True)


def partners_by_degree(tables: Tables, boundaries: Sequence[Boundary] = ()) -> Drawn:
    """Draw how far the dispatches take each partner: fights, said to be there, merely named.

    With few dispatches each has a column, and the cells say where the partner fights and who says
    that it is there; with many they are counted by the month of publication, partner by partner,
    above the number of articles read. ``boundaries`` part the periods.
    """
    rows = partner_degrees(tables)
    if rows.empty:
        return nothing(tables, "security partner")
    articles = _by_date(tables, rows)
    if len(articles) <= MOST_COLUMNS:
        actors = _in_order(tables, rows)
        words = _finding(rows), _subtitle(rows, len(actors), SIGNS), source_line(tables)
        return Drawn(_table(tables, rows, actors, articles, words).figure, _caption(rows))
    rows = rows[rows["article_id"].isin(original_articles(tables)["article_id"])]
    words = _finding(rows), _subtitle(rows, MOST_GROUPS, BAR_SIGNS), counted_line(tables)
    figure = _months(tables, rows, words, boundaries).figure
    return Drawn(figure, f"{_caption(rows)} {say_denominator(tables)}")


def _fights(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    reports = tables.reports[tables.reports["event_type"].isin(VIOLENT)]
    articles = reports.set_index("report_id")["article_id"].to_dict()
    event_of = reports.set_index("report_id")["event_id"].to_dict()
    episode_of = episodes(tables).set_index("event_id")["episode"].to_dict()
    places = episode_places(tables)
    claims = tables.claims.set_index("claim_id")[["speaker_kind", "speaker_actor"]]
    speakers = dict(zip(claims.index, claims.itertuples(index=False), strict=True))
    forces = partner_forces(tables.actors)
    for part in tables.participants.itertuples():
        if part.report_id in articles and part.actor_id in forces:
            where = places[episode_of[event_of[part.report_id]]]
            if part.claim_id in speakers:
                where += f", says {naming_speaker(tables, *speakers[part.claim_id])}"
            yield articles[part.report_id], part.actor_id, FIGHTS, where


def _statements(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    speakers = tables.claims.set_index("claim_id")["speaker_actor"].to_dict()
    for row in tables.presence.itertuples():
        if row.is_negated:
            continue
        degree = THERE if row.statement in COMING else LEAVES if row.statement in LEAVING else None
        if degree:
            speaker = naming_speaker(tables, row.speaker_kind, speakers.get(row.claim_id, pd.NA))
            yield row.article_id, row.actor_id, degree, speaker


def _named(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    kept = [tables.reports, tables.presence, tables.labels]
    articles = set(pd.concat([frame["article_id"] for frame in kept]))
    mentions = tables.mentions[tables.mentions["kind"] == "actor"]
    # A government is named for much else than its soldiers.
    forces = list(partner_forces(tables.actors))
    mentions = mentions[mentions["article_id"].isin(articles) & mentions["ref"].isin(forces)]
    for article, actor in mentions[["article_id", "ref"]].drop_duplicates().itertuples(index=False):
        yield article, actor, NAMED, ""


def _in_order(tables: Tables, rows: pd.DataFrame) -> list[str]:
    """Return the partners most spoken of, bloc by bloc."""
    tally = rows.groupby("actor_id")["article_id"].nunique()
    chosen = sorted(tally.index, key=lambda actor: (-tally[actor], actor))[:MOST_ROWS]
    blocs = {actor: PARTNER_BLOCS.index(bloc_of(tables.actors, actor)) for actor in chosen}
    return sorted(chosen, key=lambda actor: (blocs[actor], -tally[actor], actor))


def _by_date(tables: Tables, rows: pd.DataFrame) -> list[str]:
    keys = ["published_earliest", "article_id"]
    articles = tables.articles.sort_values(keys, kind="stable", na_position="last")["article_id"]
    return articles[articles.isin(rows["article_id"])].tolist()


def _table(
    tables: Tables,
    rows: pd.DataFrame,
    actors: list[str],
    articles: list[str],
    words: tuple[str, str, str],
) -> Sheet:
    dates = tables.articles.set_index("article_id")["published"]
    heads = [f"{say_date(dates[one], short=True)}\n{short_id(one)}" for one in articles]
    cells = {}
    for n, actor in enumerate(actors):
        for m, article in enumerate(articles):
            said = rows[(rows["actor_id"] == actor) & (rows["article_id"] == article)]
            if len(said):
                cells[n, m] = _cell(said)
    names = [actor_name(tables.actors, actor) for actor in actors]
    return word_table(words, names, heads, cells)


def _cell(rows: pd.DataFrame) -> str:
    lines = []
    for degree, sign in SIGNS.items():
        said = list(dict.fromkeys(rows.loc[rows["degree"] == degree, "detail"]))
        if degree == NAMED:
            lines += [f"{sign} named"] if said else []
        else:
            lines += [f"{sign} {_detail(degree, detail)}" for detail in said]
    return "\n".join(lines)


def _detail(degree: str, detail: str) -> str:
    if degree == FIGHTS:
        return detail
    return "the dispatch" if detail == OWN_VOICE else f"says {detail}"


def _months(
    tables: Tables,
    rows: pd.DataFrame,
    words: tuple[str, str, str],
    boundaries: Sequence[Boundary],
) -> Sheet:
    """Draw how many dispatches of each month take each partner how far."""
    published = publication_months(tables.articles.set_index("article_id"))
    counted = rows.drop_duplicates(["article_id", "actor_id", "degree"])
    month = published.reindex(counted["article_id"]).array
    counted = counted.assign(group=counted["actor_id"], kind=counted["degree"], month=month)
    groups = partner_groups(tables, counted, PARTNER_BLOCS)
    return draw_by_month(tables, counted, groups, LOOKS, words, boundaries)


def _finding(rows: pd.DataFrame) -> str:
    tally = {degree: rows.loc[rows["degree"] == degree, "actor_id"].nunique() for degree in SIGNS}
    total = rows["actor_id"].nunique()
    return (
        f"Of {count(total, 'partner')} named, {tally[FIGHTS]} are told of in a fight; "
        f"{tally[THERE]} are said to be there, {tally[LEAVES]} to leave"
    )


def _subtitle(rows: pd.DataFrame, shown: int, signs: Mapping[str, str]) -> str:
    total = rows["actor_id"].nunique()
    more = f" Shown: the {shown} most spoken of {total}." if total > shown else ""
    legend = " · ".join(f"{sign} {degree}" for degree, sign in signs.items())
    return (
        f"n = {dispatches(rows['article_id'].nunique())}; a dispatch may take a partner to several "
        f"degrees, but merely named is none of the others.{more}\n{legend}"
    )


def _caption(rows: pd.DataFrame) -> str:
    tally = rows.drop_duplicates(["article_id", "actor_id", "degree"])["degree"].value_counts()
    said = [f"{degree} {tally[degree]} times" for degree in SIGNS if degree in tally]
    return (
        f"Partner by partner and dispatch by dispatch: {', '.join(said)}. To take part is to act, "
        "to be attacked or to stand beside one of them, as told. Denied statements are left out."
    )
