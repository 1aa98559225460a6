"""What the coder did not make anything of: acts without rows, names without places, no dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from analysis.coding.place_frames import announces_place
from analysis.coding.vocabulary import vocabulary_with
from analysis.language.folding import fold, fold_key
from analysis.language.phrases import PhraseMatcher, expand
from analysis.language.verbs import forms
from analysis.lexicon import load
from analysis.tables import Tables
from analysis.views.happenings import unique
from analysis.views.quotes import quoted, sentence_at, short_id, words_at
from analysis.views.words import count, dispatches, kind_name

# Of more articles some are read again, evenly spread.
MOST_READ = 400
_CODED = ("reports", "claims", "tolls", "presence")
_HANGING = ("participants", "methods")
_NAME = re.compile(r"[A-ZÀ-Ý][\w'’]*[a-zà-ÿ](?:[ -][A-ZÀ-Ý][\w'’-]+)*")


def articles_again(tables: Tables) -> list[str]:
    """Return the ids of the articles that are read again: all, or every so manyth."""
    ids = tables.articles["article_id"].tolist()
    step = -(-len(ids) // MOST_READ)
    return ids[::step] if ids else []


def acts_without_rows(tables: Tables) -> pd.DataFrame:
    """Return sentences that hold a word for violence, and from which nothing was coded.

    Columns: ``word``, ``sentence``, ``article``. Some are right to be left: a wish, a figure of
    speech, a comparison; the others show what the rules cannot read.
    """
    coded = _coded_sentences(tables)
    wanted = set(articles_again(tables))
    rows = []
    body = tables.sentences[tables.sentences["role"].isin(["title", "standfirst", "body"])]
    for row in body[body["article_id"].isin(wanted)].itertuples():
        if (row.article_id, row.sentence) in coded:
            continue
        told = fold(row.text)
        found = _violence().scan(told.text)
        if found:
            start, end = told.original(*found[0][:2])
            word = row.text[start:end]
            rows.append((quoted(word), quoted(row.text), short_id(row.article_id)))
    return pd.DataFrame(rows, columns=["word", "sentence", "article"])


@cache
def _violence() -> PhraseMatcher:
    """Find what the lexicon knows as violence: nouns, and the forms of verbs of one word."""
    known = load()
    families = {row.frame: row.family for row in known.frames}
    phrases: dict[str, str] = {}
    for row in known.triggers:
        if families.get(row.frame) != "violence" or row.strength != "main":
            continue
        if row.pos == "noun":
            phrases |= dict.fromkeys(expand(row.trigger), row.trigger)
        elif row.trigger.isalpha():
            phrases |= dict.fromkeys(forms(row.trigger), row.trigger)
    return PhraseMatcher(phrases)


def _coded_sentences(tables: Tables) -> set[tuple[str, int]]:
    """Return the sentences, by article and number, on which a row rests."""
    found: set[tuple[str, int]] = set()
    for name in _CODED:
        frame = getattr(tables, name)
        found |= set(zip(frame["article_id"], frame["sentence"], strict=True))
    article_of = tables.reports.set_index("report_id")["article_id"]
    bounds = tables.sentences[["article_id", "sentence", "start", "end"]]
    for name in _HANGING:
        frame = getattr(tables, name)[["report_id", "start"]]
        placed = frame.assign(article_id=frame["report_id"].map(article_of))
        both = placed.merge(bounds, on="article_id", suffixes=("", "_of"))
        inside = both[(both["start_of"] <= both["start"]) & (both["start"] < both["end"])]
        found |= set(zip(inside["article_id"], inside["sentence"], strict=True))
    return found


def unknown_places(tables: Tables) -> pd.DataFrame:
    """Return names that stand where a place stands and that the gazetteer does not know.

    Columns: ``name``, ``times``, ``articles``, ``sentence`` (the first), most frequent first.
    """
    wanted = articles_again(tables)
    texts = tables.articles.set_index("article_id")["text"]
    spans = _spans_of_mentions(tables)
    seen: dict[str, list[tuple[str, int]]] = {}
    names: dict[str, str] = {}
    for article in wanted:
        for name, start in _unknown_names(str(texts[article]), spans.get(article, [])):
            seen.setdefault(fold_key(name), []).append((article, start))
            names.setdefault(fold_key(name), name)
    rows = [
        (names[key], len(at), len({article for article, _ in at}), _sentence(tables, *at[0]))
        for key, at in seen.items()
    ]
    table = pd.DataFrame(rows, columns=["name", "times", "articles", "sentence"])
    order = ["articles", "times", "name"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _spans_of_mentions(tables: Tables) -> dict[str, list[tuple[int, int]]]:
    """Return where something was recognised, by article; a place without an id was not."""
    mentions = tables.mentions
    known = mentions[(mentions["kind"] != "place") | mentions["ref"].notna()]
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in zip(known["article_id"], known["start"], known["end"], strict=True):
        spans.setdefault(article, []).append((start, end))
    return spans


def _unknown_names(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    told = fold(text)
    for found in _NAME.finditer(text):
        start, end = found.span()
        if any(first < end and start < last for first, last in spans):
            continue
        at = told.folded_at(start), told.folded_at(end)
        if announces_place(told.text, *at) and not _is_known(found[0]):
            yield found[0], start


def _is_known(name: str) -> bool:
    """Whether the vocabulary knows the name as something."""
    return bool(vocabulary_with().matcher.scan(fold_key(name)))


def _sentence(tables: Tables, article: str, start: int) -> str:
    rows = tables.sentences[tables.sentences["article_id"] == article]
    inside = rows[(rows["start"] <= start) & (rows["end"] > start)]
    return "" if inside.empty else quoted(inside["text"].iloc[0])


def undated_reports(tables: Tables) -> pd.DataFrame:
    """Return the reports without a date, with the words that made them and their sentence."""
    rows = [
        {
            "what": kind_name(row.sub_event_type),
            "where": row.place,
            "told as": row.salience,
            "words": words_at(tables, row.article_id, row.start, row.end),
            "sentence": sentence_at(tables, row.article_id, row.sentence),
            "article": short_id(row.article_id),
        }
        for row in tables.reports[tables.reports["date"].isna()].itertuples()
    ]
    columns = ["what", "where", "told as", "words", "sentence", "article"]
    return pd.DataFrame(rows, columns=columns)


def say_not_understood(
    tables: Tables, acts: pd.DataFrame, places: pd.DataFrame, undated: pd.DataFrame
) -> str:
    """Say how much was not understood."""
    again = articles_again(tables)
    scope = dispatches(len(again))
    if len(again) < len(tables.articles):
        scope += f" of {len(tables.articles)}, evenly spread"
    shown = unique(acts["article"].tolist())
    lacking = f"{len(undated)} {'has' if len(undated) == 1 else 'have'} no date"
    return (
        f"In {scope}: {count(len(acts), 'sentence')} with a word for violence and no row "
        f"(in {len(shown)}), {count(len(places), 'name')} in the place of a place that the "
        f"gazetteer lacks. Of {count(len(tables.reports), 'report')}, {lacking}."
    )
