"""The collection: its card, its articles in time, and what the coder made nothing of."""

import pandas as pd
import pytest
from coded import code_texts
from views_world import nothing_kept, small_rows, small_tables

from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views import collection, corpus_card, not_understood, overview
from analysis.views.layout import crowded
from analysis.views.twin import describe

CARD = """# Carte du corpus

- **Database:** Europresse
Query : « Mali » ET attaque,
   dans le titre
Note: rien
outlets: AFP
## Plus
Dates:
"""


@pytest.fixture
def folder(tmp_path):
    """A folder that holds the articles of the small tables, and no card."""
    for article in small_tables().articles["article_id"]:
        (tmp_path / f"{article}.txt").write_text("x")
    return tmp_path


# The card


def test_a_card_is_read_field_by_field(folder):
    (folder / "corpus.md").write_text(CARD, "utf-8")
    assert corpus_card.read_card(folder) == {
        "Database": "Europresse",
        "Query": "« Mali » ET attaque, dans le titre Note: rien",
        "Outlets": "AFP",
    }


def test_what_nobody_says_is_asked(folder):
    card = corpus_card.corpus_card(small_tables(), str(folder)).set_index("about")
    assert card.loc["Query", "the keeper says"].startswith("not said. With which words")
    assert corpus_card.say_card(card.reset_index()).startswith("No card says")
    (folder / "corpus.md").write_text(CARD, "utf-8")
    card = corpus_card.corpus_card(small_tables(), str(folder))
    assert card["the keeper says"].tolist()[1] == "Europresse"
    said = corpus_card.say_card(card)
    assert (
        said
        == "The card of corpus.md does not say: Collection, Dates, Collected, Left out and Rights."
    )


def test_the_seeds_have_a_whole_card(tables, seeds):
    card = corpus_card.corpus_card(tables, str(seeds))
    assert corpus_card.say_card(card).startswith("The card is complete")
    assert card.set_index("about").loc["Outlets", "the tables show"] == "AFP (4); AP (1)"


def test_the_card_of_another_corpus_is_not_read(seeds):
    card = corpus_card.corpus_card(small_tables(), str(seeds))
    assert card["the keeper says"].str.startswith("not said.").all()


def test_a_card_that_is_no_text_is_refused(folder):
    (folder / "corpus.md").write_bytes(b"\0\1\2")
    with pytest.raises(UserError, match="no text file"):
        corpus_card.read_card(folder)


# In time


def many(n):
    """Return tables of n articles, the last one undated."""
    days = pd.date_range("2022-01-01", periods=n, freq="9D").strftime("%Y-%m-%d")
    rows = [
        {"article_id": f"a{number:04}", "path": "a.txt", "text": "x", "sha256": "0",
         "published": day, "published_earliest": day, "published_latest": day,
         "published_basis": "analyst"}
        for number, day in enumerate(days)
    ]  # fmt: skip
    return Tables.from_rows(
        {"articles": [*rows, {"article_id": "z", "published_basis": "unknown"}]}
    )


@pytest.mark.usefixtures("style")
def test_each_article_is_drawn_as_its_days():
    drawn = collection.articles_in_time(small_tables())
    twin = describe(drawn.figure)
    assert "none known to the day" in twin
    assert "« b published (inferred) » 2023-09-17 … 2023-09-19" in twin
    assert crowded(drawn.figure) == []
    assert drawn.caption.startswith("Known 1 to the week, 1 to the month.")


@pytest.mark.usefixtures("style")
@pytest.mark.parametrize("n", [1, 40, 41, 600])
def test_any_number_of_articles_is_drawn(n):
    drawn = collection.articles_in_time(many(n))
    assert crowded(drawn.figure) == []
    assert f"{n} known to the day, 1 without a date to draw" in describe(drawn.figure)


@pytest.mark.usefixtures("style")
def test_no_dated_article_is_said():
    twin = describe(collection.articles_in_time(nothing_kept(small_tables())).figure)
    assert "No dated article to draw" in twin


# What was not understood


def test_violence_without_a_row_is_shown_with_its_sentence():
    rows = small_rows()
    text = "Le souvenir de l'embuscade hante Zindi. Le ministre a souri."
    rows["articles"] = [*rows["articles"], {"article_id": "c", "text": text, "path": "c.txt",
                        "n_sentences": 2, "n_chars": len(text), "sha256": "c", "encoding": "utf-8",
                        "published_basis": "unknown"}]  # fmt: skip
    rows["sentences"] += [
        {"article_id": "c", "sentence": 0, "paragraph": 0, "start": 0, "end": 39,
         "text": text[:39], "role": "body"},
        {"article_id": "c", "sentence": 1, "paragraph": 0, "start": 40, "end": len(text),
         "text": text[40:], "role": "body"},
    ]  # fmt: skip
    acts = not_understood.acts_without_rows(Tables.from_rows(rows))
    mine = acts[acts["article"] == "c"]
    assert mine["word"].tolist() == ["«\xa0embuscade\xa0»"]
    assert "hante Zindi" in mine["sentence"].iloc[0]
    assert not acts["sentence"].str.contains("ont attaqué").any()


def test_names_in_the_place_of_a_place_that_nobody_knows():
    text = "Deux civils ont été tués lundi à Clamart, a dit Jean Dupont à la radio.\n"
    tables = code_texts({"a": text, "b": text.replace("civils", "soldats")}, published="2024-05-16")
    places = not_understood.unknown_places(tables)
    assert places[["name", "times", "articles"]].to_numpy().tolist() == [["Clamart", 2, 2]]
    assert "Deux civils" in places["sentence"].iloc[0]


def test_reports_without_a_date_are_listed():
    undated = not_understood.undated_reports(small_tables())
    assert undated["words"].tolist() == ["«\xa0est intervenue\xa0»"]


def test_it_is_said_how_much_was_not_understood(exercise):
    acts = not_understood.acts_without_rows(exercise)
    places = not_understood.unknown_places(exercise)
    undated = not_understood.undated_reports(exercise)
    said = not_understood.say_not_understood(exercise, acts, places, undated)
    assert said.startswith(f"In 24 dispatches: {len(acts)} sentences")
    assert f"{len(undated)} have no date" in said


def test_of_many_articles_some_are_read_again(monkeypatch):
    monkeypatch.setattr(not_understood, "MOST_READ", 10)
    tables = many(40)
    again = not_understood.articles_again(tables)
    assert len(again) == 9
    empty = not_understood.acts_without_rows(tables)
    said = not_understood.say_not_understood(tables, empty, empty, empty)
    assert said.startswith("In 9 dispatches of 41, evenly spread: 0 sentences")


def test_nothing_read_is_nothing_missed():
    tables = nothing_kept(small_tables())
    assert not_understood.acts_without_rows(tables).empty
    assert not_understood.unknown_places(tables).empty
    assert not_understood.undated_reports(tables).empty


# Corrections


def test_corrections_are_listed_with_who_and_why():
    rows = small_rows()
    common = {"frame": "reports", "who": "A. Diarra", "when": "2024-06-01", "why": "relecture"}
    rows["corrections"] = [
        {"line": 2, "action": "set", "row_id": "a:1", "column": "time", "new": "05:30",
         "words": "samedi", "is_applied": True, **common},
        {"line": 3, "action": "delete", "row_id": "a:9", "is_applied": False,
         "problem": "reports has no row a:9", **common},
    ]  # fmt: skip
    table = overview.correction_overview(Tables.from_rows(rows))
    assert table["what"].tolist() == ["set reports time", "delete reports"]
    assert table["done"].tolist() == ["yes", "no: reports has no row a:9"]
    assert table["by"].tolist() == ["A. Diarra, 2024-06-01"] * 2
    assert overview.correction_overview(small_tables()).empty
