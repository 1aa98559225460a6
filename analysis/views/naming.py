"""What the parties are called: articles by date, speakers as rows, the French words themselves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.language.folding import fold_key
from analysis.tables import Tables
from analysis.views.by_month import MOST_GROUPS, Group, Look, draw_by_month
from analysis.views.dates import draw_date, say_date
from analysis.views.denominator import original_articles, publication_months, say_denominator
from analysis.views.drawn import Drawn, counted_line, nothing, source_line
from analysis.views.keys import blocs_key, draw_key, key_height, mark_size
from analysis.views.layout import EDGE, WIDTH, Sheet, block_height, clip_lines, wrap
from analysis.views.periods import Boundary
from analysis.views.quotes import OWN_VOICE, naming_manner, naming_speaker, short_id
from analysis.views.style import BLOCS, FAINT, INK, MUTED, bloc_of
from analysis.views.timeaxis import Window, set_window
from analysis.views.words import count, dispatches, join, times

MOST_COLUMNS = 7
MOST_TERMS = 16
SIZE, LABEL, HEAD, ROW = 8.0, 1.55, 0.42, 0.26
OWN, SET_OFF = "●", "○"
MOST_MARKS = 200  # so many namings can be told apart as marks
OWN_WORDS, SPOKEN, AT_A_DISTANCE = "the dispatch's own", "a speaker's", "at a distance, translated"
LEAD = "Who speaks:"
LOOKS = {OWN_WORDS: Look("solid"), SPOKEN: Look("half"), AT_A_DISTANCE: Look("hollow")}
BARS_OF = {OWN_WORDS: "■", SPOKEN: "▒", AT_A_DISTANCE: "□"}


def what_they_are_called(tables: Tables, bloc: str, boundaries: Sequence[Boundary] = ()) -> Drawn:
    """Draw the words for the actors of one bloc: who says which, in which article.

    With few articles the words themselves stand in a grid of speakers by articles; with more, one
    row a word and one mark an article; with many, bars by month. Hollow: said at a distance
    (« soi-disant », quotation marks), in an editor's note, or in a translation. ``boundaries`` part
    the periods of the bars.
    """
    rows = namings(tables, bloc)
    if rows.empty:
        return nothing(tables, f"naming of {BLOCS[bloc].name}")
    if len(rows) > MOST_MARKS:
        return _word_months(tables, rows, bloc, boundaries)
    few = rows["article_id"].nunique() <= MOST_COLUMNS
    return (_word_grid if few else _word_strip)(tables, rows, bloc)


def namings(tables: Tables, bloc: str) -> pd.DataFrame:
    """Return a bloc's namings, with ``speaker``, ``manner``, ``published``, ``date``, ``key``.

    ``published`` is the first day of the article's ``date``.
    """
    known = {actor: bloc_of(tables.actors, actor) for actor in tables.labels["actor_id"].unique()}
    rows = tables.labels[tables.labels["actor_id"].map(known) == bloc]
    dates = tables.articles.set_index("article_id")
    return rows.assign(
        speaker=[
            naming_speaker(tables, kind, actor)
            for kind, actor in zip(rows["speaker_kind"], rows["speaker_actor"], strict=True)
        ],
        manner=[naming_manner(tables, row) for row in rows.itertuples()],
        published=dates["published_earliest"].reindex(rows["article_id"]).array,
        date=dates["published"].reindex(rows["article_id"]).array,
        key=[_key(term) for term in rows["term"]],
    ).sort_values(["published", "article_id", "start"], kind="stable", na_position="last")


def _key(term: str) -> str:
    """One key for a word's singular and plural."""
    return " ".join(word.removesuffix("s") for word in fold_key(term).split())


def _word_grid(tables: Tables, rows: pd.DataFrame, bloc: str) -> Drawn:
    articles = list(dict.fromkeys(rows["article_id"]))
    speakers = _by_weight(rows["speaker"])
    width = (WIDTH - LABEL - 2 * EDGE) / len(articles)
    words = {
        (speaker, article): _cell(rows, speaker, article, width - 0.12)
        for speaker in speakers
        for article in articles
    }
    names = [clip_lines(speaker, 8.5, LABEL - 0.1, 2) for speaker in speakers]
    heights = [
        max(block_height(text, SIZE) for text in (names[n], *_row_of(words, speaker))) + 0.12
        for n, speaker in enumerate(speakers)
    ]
    sheet = Sheet(
        _finding(rows, bloc),
        _subtitle(rows),
        source_line(tables),
        height=HEAD + sum(heights) + 0.04,
    )
    ax = sheet.axes(left=EDGE + LABEL, right=EDGE, bottom=0.0)
    ax.set_xlim(0, width * len(articles))
    ax.set_ylim(HEAD + sum(heights), 0)
    ax.xaxis.tick_top()
    dates = tables.articles.set_index("article_id")["published"]
    heads = [f"{say_date(dates[a], short=True)}\n{short_id(a)}" for a in articles]
    y = HEAD
    middles = []
    for speaker, height in zip(speakers, heights, strict=True):
        ax.axhline(y, color=FAINT, linewidth=0.8, gid="ground:row")
        middles.append(y + 0.06)
        for column, article in enumerate(articles):
            text = words[speaker, article]
            colour = INK if text != "–" else MUTED
            at = (column * width + 0.06, y + 0.06)
            ax.text(*at, text, size=SIZE, va="top", color=colour, linespacing=1.3)
        y += height
    for column, head in enumerate(heads):
        text = clip_lines(head, SIZE, width - 0.08, 2)
        ax.text(column * width + 0.06, 0.02, text, size=SIZE, va="top", color=MUTED)
    _label_rows(ax, names, middles)
    return Drawn(sheet.figure, _caption(rows, bloc))


def _row_of(words: dict[tuple[str, str], str], speaker: str) -> list[str]:
    return [text for (who, _), text in words.items() if who == speaker]


def _label_rows(ax, names: list[str], places: list[float]) -> None:
    ax.set_xticks([])
    ax.set_yticks(places, names, va="top", ha="left")
    ax.tick_params(axis="y", pad=LABEL * 72 - 2)
    for spine in ax.spines.values():
        spine.set_visible(False)


def _cell(rows: pd.DataFrame, speaker: str, article: str, width: float) -> str:
    said = rows[(rows["speaker"] == speaker) & (rows["article_id"] == article)]
    lines: dict[tuple[str, str], list[str]] = {}
    for row in said.itertuples():
        lines.setdefault((row.key, SET_OFF if row.manner else OWN), []).append(row.term)
    texts = [
        f"{sign} {terms[0]}{f' ×{len(terms)}' if len(terms) > 1 else ''}"
        for (_, sign), terms in lines.items()
    ]
    return wrap("\n".join(texts), SIZE, width) or "–"


def _word_months(
    tables: Tables, rows: pd.DataFrame, bloc: str, boundaries: Sequence[Boundary]
) -> Drawn:
    """Count the namings by month: the dispatch's own, a speaker's, those kept at a distance."""
    originals = original_articles(tables).set_index("article_id")
    rows = rows[rows["article_id"].isin(originals.index)]
    voice = np.where(rows["speaker"] == OWN_VOICE, OWN_WORDS, SPOKEN)
    kind = np.where(rows["manner"] != "", AT_A_DISTANCE, voice)
    month = publication_months(originals).reindex(rows["article_id"]).array
    counted = rows.assign(group=rows["key"], kind=kind, month=month)
    keys = list(rows["key"].value_counts().index[:MOST_GROUPS])
    groups = {
        key: Group(rows.loc[rows["key"] == key, "term"].mode().iloc[0], BLOCS[bloc].colour)
        for key in keys
    }
    words = rows["key"].nunique()
    more = f" Shown: the {len(keys)} most frequent of {words} words." if words > len(keys) else ""
    signs = " · ".join(f"{sign} {kind}" for kind, sign in BARS_OF.items())
    subtitle = f"{_size(rows, more)} Reprints are left out.\n{signs}"
    title = _finding(rows, bloc), subtitle, counted_line(tables)
    sheet = draw_by_month(tables, counted, groups, LOOKS, title, boundaries)
    return Drawn(sheet.figure, f"{_caption(rows, bloc)} {say_denominator(tables)}")


def _word_strip(tables: Tables, rows: pd.DataFrame, bloc: str) -> Drawn:
    dated = rows.dropna(subset=["published"])
    keys = list(dated["key"].value_counts(sort=True).index[:MOST_TERMS])
    names = [dated.loc[dated["key"] == key, "term"].mode().iloc[0] for key in keys]
    tally = [int((dated["key"] == key).sum()) for key in keys]
    window = Window(dated["published"].min().date(), dated["published"].max().date())
    more = (
        f" Shown: the {len(keys)} most frequent words."
        if dated["key"].nunique() > len(keys)
        else ""
    )
    shown = dated[dated["key"].isin(keys)]
    speaking = blocs_key(_bloc(tables, actor) for actor in shown["speaker_actor"])
    sheet = Sheet(
        _finding(rows, bloc),
        _subtitle(rows, more),
        source_line(tables),
        height=ROW * len(keys) + 0.42 + key_height(speaking, LEAD),
    )
    ax = sheet.axes(left=LABEL + 0.4, right=EDGE + 0.1, bottom=0.42 + key_height(speaking, LEAD))
    set_window(ax, window, WIDTH - LABEL - 0.6)
    low, high = ax.get_xlim()
    ax.set_xlim(low - (high - low) * 0.02, high + (high - low) * 0.02)
    ax.set_ylim(len(keys) - 0.5, -0.5)
    names = [f"{name} ({n})" for name, n in zip(names, tally, strict=True)]
    ax.set_yticks(range(len(keys)), [clip_lines(name, 8, LABEL + 0.2, 1) for name in names])
    ax.tick_params(axis="y", labelsize=8)
    for y, key in enumerate(keys):
        ax.axhline(y, color="#efefef", linewidth=0.7, zorder=0, gid="ground:row")
        _draw_word(ax, tables, dated[dated["key"] == key], y)
    draw_key(sheet, speaking, LEAD)
    return Drawn(sheet.figure, _caption(rows, bloc))


def _draw_word(ax, tables: Tables, rows: pd.DataFrame, y: int) -> None:
    groups = rows.groupby(["article_id", "speaker"], sort=False)
    for (_, speaker), said in groups:
        first = said.iloc[0]
        bloc = _bloc(tables, first["speaker_actor"])
        side = BLOCS[bloc]
        shift = -0.14 if speaker == OWN_VOICE else 0.14
        draw_date(
            ax, y + shift, first["date"], side.colour, name=speaker, marker=side.marker,
            size=mark_size(bloc, 5), height=0.18, filled=not first["manner"],
        )  # fmt: skip


def _bloc(tables: Tables, actor: object) -> str:
    """Return the side of who speaks; ``unspecified`` for the dispatch and for no party."""
    return "unspecified" if pd.isna(actor) else bloc_of(tables.actors, str(actor))


def _by_weight(speakers: pd.Series) -> list[str]:
    """Return the article's own voice first, then the others by how often they name."""
    tally = speakers.value_counts()
    return sorted(tally.index, key=lambda name: (name != OWN_VOICE, -tally[name], name))


def _finding(rows: pd.DataFrame, bloc: str) -> str:
    keys = rows["key"].value_counts()
    top = [rows.loc[rows["key"] == key, "term"].mode().iloc[0] for key in keys.index[:2]]
    said = [f"« {term} » {times(int(keys.iloc[n]))}" for n, term in enumerate(top)]
    return f"{BLOCS[bloc].name[0].upper()}{BLOCS[bloc].name[1:]} are called {join(said)}"


def _size(rows: pd.DataFrame, more: str) -> str:
    return (
        f"n = {count(len(rows), 'naming')} in {dispatches(rows['article_id'].nunique())}; every "
        f"naming counts, repeated or not; singular and plural are one word.{more}"
    )


def _subtitle(rows: pd.DataFrame, more: str = "") -> str:
    set_off = int((rows["manner"] != "").sum())
    return (
        f"{_size(rows, more)}\n"
        f"{OWN} in the speaker's own words · {SET_OFF} at a distance, in an editor's note or in a "
        f"translation ({set_off} of {len(rows)})"
    )


def _caption(rows: pd.DataFrame, bloc: str) -> str:
    speakers = rows["speaker"].nunique()
    return (
        f"The words for {BLOCS[bloc].name} in the dispatches, by who says them "
        f"({count(speakers, 'kind of speaker', 'kinds of speakers')}). A word is the speaker's, "
        "not this notebook's."
    )
