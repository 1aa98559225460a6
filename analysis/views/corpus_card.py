"""The corpus card: what a collection is, as its keeper says in corpus.md and as its tables show."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.corpus.decoding import UndecodableError, decode
from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views.dates import say_date
from analysis.views.denominator import NO_OUTLET, outlet_table
from analysis.views.session import is_corpus_of
from analysis.views.words import count, dispatches, join

FILE_NAME = "corpus.md"
# What a card says, and the question it answers.
FIELDS = {
    "Collection": "What is it, and what was it gathered for?",
    "Database": "Where was it searched: Europresse, Factiva, a site, an archive?",
    "Query": "With which words, in which fields, word for word?",
    "Outlets": "Which outlets and agencies were searched, which not?",
    "Dates": "Which days were searched?",
    "Collected": "When, and by whom?",
    "Left out": "What was left out, by hand or by the database: pages, translations, reprints?",
    "Rights": "Who owns the texts, and what may be done with them?",
}
ASKED = "not said."
_FIELD = re.compile(r"[-*\s]*(?P<name>[^\W\d_][\w ]{0,30}?)\**\s*:\**\s*(?P<text>.*)")
_MOST_OUTLETS = 5


def read_card(folder: str | Path) -> dict[str, str]:
    """Return what the ``corpus.md`` of a folder says, by field; nothing where there is none.

    A field is a line « Query: … »; lines below it go on with it. Headings are passed over.
    ``UserError`` when the file is no text.
    """
    path = Path(folder) / FILE_NAME
    if not path.is_file():
        return {}
    try:
        text, _ = decode(path.read_bytes())
    except UndecodableError as error:
        raise UserError(f"{path} {error}.") from error
    names = {name.casefold(): name for name in FIELDS}
    found: dict[str, list[str]] = {}
    field = None
    for line in text.splitlines():
        told = _FIELD.fullmatch(line)
        name = names.get(told["name"].strip().casefold()) if told else None
        if name and told:
            field = name
            found.setdefault(field, []).append(told["text"])
        elif field and not line.startswith("#"):
            found[field].append(line)
    said = {name: " ".join(" ".join(lines).split()) for name, lines in found.items()}
    return {name: said[name] for name in FIELDS if said.get(name)}


def corpus_card(tables: Tables, corpus_dir: str) -> pd.DataFrame:
    """Return the card, one row a field: what its keeper says, and what the tables show.

    A field that nobody filled in asks its question. The card of another corpus than the one that
    the tables were made from is not read.
    """
    card = read_card(corpus_dir) if is_corpus_of(tables, corpus_dir) else {}
    shown = {
        "Collection": dispatches(len(tables.articles)),
        "Outlets": _outlets(tables),
        "Dates": _dates(tables),
        "Left out": _copies(tables),
    }
    rows = [
        (name, card.get(name, f"{ASKED} {question}"), shown.get(name, ""))
        for name, question in FIELDS.items()
    ]
    return pd.DataFrame(rows, columns=["about", "the keeper says", "the tables show"])


def say_card(card: pd.DataFrame) -> str:
    """Say what the card leaves open, and how to fill it in.

    >>> say_card(pd.DataFrame({"about": ["Query"], "the keeper says": ["« Mali » et « attaque »"]}))
    'The card is complete: its keeper answers for it.'
    """
    missing = card.loc[card["the keeper says"].str.startswith(ASKED), "about"].tolist()
    if not missing:
        return "The card is complete: its keeper answers for it."
    if len(missing) == len(card):
        return (
            f"No card says what this collection is. Put a file {FILE_NAME} beside the articles "
            "that corpus_dir names, one line a field as the README shows: without the search that "
            "made it, no count of reports can be read."
        )
    return f"The card of {FILE_NAME} does not say: {join(missing)}."


def _outlets(tables: Tables) -> str:
    table = outlet_table(tables)
    named = table[table["outlet"] != NO_OUTLET]
    said = [f"{row.outlet} ({row.articles})" for row in named.head(_MOST_OUTLETS).itertuples()]
    more = len(named) - len(said)
    said += [f"{count(more, 'more outlet')}"] if more > 0 else []
    unknown = int(table.loc[table["outlet"] == NO_OUTLET, "articles"].sum())
    said += [f"{unknown} without outlet or agency"] if unknown else []
    return "; ".join(said)


def _dates(tables: Tables) -> str:
    articles = tables.articles
    first, last = articles["published_earliest"].min(), articles["published_latest"].max()
    undated = int(articles["published_earliest"].isna().sum())
    said = [] if pd.isna(first) or pd.isna(last) else [say_date(f"{first.date()}/{last.date()}")]
    said += [f"{undated} without a date"] if undated else []
    return "; ".join(said)


def _copies(tables: Tables) -> str:
    reprints = int(tables.articles["near_duplicate_of"].notna().sum())
    translated = int(tables.articles["is_translated"].fillna(False).sum())
    return f"{count(reprints, 'reprint')} and {count(translated, 'translation')} found among them"
