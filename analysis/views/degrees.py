"""Fights, said to be there, said to leave, merely named: how far a dispatch takes a partner."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.axes import Axes

from analysis.tables import Tables
from analysis.views.cells import word_table
from analysis.views.dates import number, say_date
from analysis.views.drawn import Drawn, nothing, source_line
from analysis.views.episodes import episode_cards, episodes
from analysis.views.happenings import VIOLENT
from analysis.views.layout import EDGE, WIDTH, Sheet
from analysis.views.quotes import OWN_VOICE, naming_speaker, short_id
from analysis.views.statements import COMING, LEAVING, PARTNER_BLOCS
from analysis.views.style import BLOCS, bloc_of
from analysis.views.timeaxis import Window, set_window
from analysis.views.words import actor_name, count, dispatches

FIGHTS, THERE, LEAVES, NAMED = "in a fight", "said to be there", "said to leave", "merely named"
SIGNS = {FIGHTS: "■", THERE: "◐", LEAVES: "◁", NAMED: "○"}
COLUMNS = ["article_id", "actor_id", "degree", "detail"]
MOST_COLUMNS = 7
MOST_ROWS = 14
ROW, LABEL, FOOT = 0.5, 1.9, 0.42


def partner_degrees(tables: Tables) -> pd.DataFrame:
    """Return one row for each dispatch, partner and degree, with where or who says so.

    A partner fights when it takes part in a violent event that is kept, whatever its role. It is
    there, or leaves, where somebody says so and nobody denies it in the same words. Merely named is
    only what is none of these in the same dispatch; governments are left out there.
    """
    rows = pd.DataFrame([*_fights(tables), *_statements(tables)], columns=COLUMNS)
    more = rows[["article_id", "actor_id"]].drop_duplicates().assign(known=True)
    named = pd.DataFrame(_named(tables), columns=COLUMNS)
    bare = named.merge(more, on=["article_id", "actor_id"], how="left")
    rows = pd.concat([rows, bare.loc[bare["known"].isna(), COLUMNS]], ignore_index=True)
    blocs = [bloc_of(tables.actors, actor) for actor in rows["actor_id"]]
    rows = rows.assign(bloc=pd.Series(blocs, index=rows.index, dtype="string"))
    return rows[rows["bloc"].isin(PARTNER_BLOCS)].drop_duplicates().reset_index(drop=True)


def partners_by_degree(tables: Tables) -> Drawn:
    """Draw partners as rows, dispatches by date, and how far each dispatch takes each partner.

    With few dispatches each has a column, and the cells say where the partner fights and who says
    that it is there; with many they stand as marks on an axis of time.
    """
    rows = partner_degrees(tables)
    if rows.empty:
        return nothing(tables, "security partner")
    actors = _in_order(tables, rows)
    words = _finding(rows), _subtitle(rows, len(actors)), source_line(tables)
    articles = _by_date(tables, rows)
    if len(articles) <= MOST_COLUMNS:
        figure = _table(tables, rows, actors, articles, words).figure
    else:
        figure = _strip(tables, rows, actors, words).figure
    return Drawn(figure, _caption(rows))


def _fights(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    reports = tables.reports[tables.reports["event_type"].isin(VIOLENT)]
    articles = reports.set_index("report_id")["article_id"].to_dict()
    event_of = reports.set_index("report_id")["event_id"].to_dict()
    episode_of = episodes(tables).set_index("event_id")["episode"].to_dict()
    places = episode_cards(tables)["place"].to_dict()
    claims = tables.claims.set_index("claim_id")
    for part in tables.participants.itertuples():
        if part.report_id in articles:
            where = places[episode_of[event_of[part.report_id]]]
            if part.claim_id in claims.index:
                who = claims.loc[part.claim_id, ["speaker_kind", "speaker_actor"]]
                where += f", says {naming_speaker(tables, *who)}"
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
    governments = tables.actors.loc[tables.actors["kind"] == "government", "actor_id"]
    mentions = mentions[mentions["article_id"].isin(articles) & ~mentions["ref"].isin(governments)]
    mentions = mentions.dropna(subset=["ref"])
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


def _strip(
    tables: Tables, rows: pd.DataFrame, actors: list[str], words: tuple[str, str, str]
) -> Sheet:
    dates = tables.articles.set_index("article_id")["published_earliest"]
    dated = rows.assign(day=rows["article_id"].map(dates)).dropna(subset=["day"])
    sheet = Sheet(*words, height=ROW * len(actors) + FOOT)
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE + 0.1, bottom=FOOT)
    width = WIDTH - LABEL - 2 * EDGE - 0.1
    if len(dated):
        set_window(ax, Window(dated["day"].min().date(), dated["day"].max().date()), width)
        low, high = ax.get_xlim()
        ax.set_xlim(low - (high - low) * 0.02, high + (high - low) * 0.02)
    names = [actor_name(tables.actors, actor) for actor in actors]
    ax.set_ylim(len(actors) - 0.5, -0.5)
    ax.set_yticks(range(len(actors)), names)
    ax.tick_params(axis="y", labelsize=8)
    for y, actor in enumerate(actors):
        ax.axhline(y + 0.5, color="#efefef", linewidth=0.7, zorder=0, gid="ground:row")
        _draw_row(ax, y, dated[dated["actor_id"] == actor], bloc_of(tables.actors, actor))
    return sheet


def _draw_row(ax: Axes, y: int, rows: pd.DataFrame, bloc: str) -> None:
    """Draw one mark for each dispatch and degree, the degrees one under the other."""
    colour = BLOCS[bloc].colour
    looks = {
        FIGHTS: {"marker": "s", "markerfacecolor": colour},
        THERE: {"marker": "o", "fillstyle": "left", "markerfacecoloralt": "white"},
        LEAVES: {"marker": "<", "markerfacecolor": "white"},
        NAMED: {"marker": "o", "markerfacecolor": "white"},
    }
    for n, (degree, look) in enumerate(looks.items()):
        days = rows.loc[rows["degree"] == degree, ["article_id", "day"]].drop_duplicates()["day"]
        if len(days):
            at = [number(day.date()) for day in days]
            style = {"linestyle": "", "markersize": 5, "markeredgecolor": colour, "color": colour}
            ax.plot(at, [y - 0.3 + 0.2 * n] * len(at), label=degree, **style, **look)


def _finding(rows: pd.DataFrame) -> str:
    tally = {degree: rows.loc[rows["degree"] == degree, "actor_id"].nunique() for degree in SIGNS}
    total = rows["actor_id"].nunique()
    return (
        f"Of {count(total, 'partner')} named, {tally[FIGHTS]} are told of in a fight; "
        f"{tally[THERE]} are said to be there, {tally[LEAVES]} to leave"
    )


def _subtitle(rows: pd.DataFrame, shown: int) -> str:
    total = rows["actor_id"].nunique()
    more = f" Shown: the {shown} most spoken of {total}." if total > shown else ""
    legend = " · ".join(f"{sign} {degree}" for degree, sign in SIGNS.items())
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
