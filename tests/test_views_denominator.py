"""The denominator: every article once, in its month or beside the strip, whatever the outlet."""

import pytest
from views_world import nothing_kept, small_rows, small_tables

from analysis.tables import Tables
from analysis.views.dates import read_date
from analysis.views.denominator import (
    MOST_OUTLETS,
    NO_OUTLET,
    OTHERS,
    STRIP,
    articles_by_month,
    draw_denominator,
    outlet_table,
    say_denominator,
)
from analysis.views.layout import Sheet, crowded
from analysis.views.timeaxis import tear, torn_axes
from analysis.views.twin import describe

pytestmark = pytest.mark.usefixtures("style")


def press(*articles):
    """Return tables of articles, each an outlet and the first and last day it can be from."""
    shape = small_rows()["articles"][0]
    rows = [
        shape
        | {
            "article_id": f"p{n}",
            "outlet": outlet,
            "published": f"{first}/{last}" if first else None,
            "published_earliest": first,
            "published_latest": last,
        }
        for n, (outlet, first, last) in enumerate(articles)
    ]
    return Tables.from_rows({"articles": rows})


def strip(tables):
    windows = tear(map(read_date, tables.articles["published"].dropna()))
    sheet = Sheet("Un titre", "n = 1", "Source", height=1.0 + STRIP)
    box = {"left": 1.0, "right": 0.2}
    for ax in torn_axes(sheet, windows, top=0.0, bottom=STRIP, **box):
        ax.tick_params(axis="x", labelbottom=False)
    draw_denominator(sheet, tables, windows, **box)
    return sheet.figure


def test_an_interval_inside_one_month_has_that_month_and_a_longer_one_none():
    tables = press(
        ("Le Fleuve", "2023-04-22", "2023-04-24"),
        ("Le Fleuve", "2023-04-28", "2023-05-02"),
        ("Le Fleuve", None, None),
    )
    counted = articles_by_month(tables).set_index("month")["n"].to_dict()
    assert {str(month)[:7]: n for month, n in counted.items()} == {"2023-04": 1, "NaT": 2}
    assert "+ 2 in no known month" in describe(strip(tables))


def test_a_reprint_is_not_counted_and_an_article_without_outlet_is():
    tables = press((None, "2023-04-22", "2023-04-22"), ("Le Fleuve", "2023-04-23", "2023-04-23"))
    articles = tables.articles.assign(near_duplicate_of=["p1", None])
    tables = Tables(**tables.frames() | {"articles": articles.astype(tables.articles.dtypes)})
    assert articles_by_month(tables)["outlet"].tolist() == ["Le Fleuve"]
    assert say_denominator(tables).endswith(
        "1 article read, of 1 outlet, 0 without a known month; 1 reprint not counted."
    )
    assert articles_by_month(small_tables())["outlet"].unique().tolist() == [NO_OUTLET]


def test_small_outlets_are_drawn_together_and_listed_apart():
    names = ["Le Fleuve"] * 3 + [f"Feuille {n}" for n in range(MOST_OUTLETS)]
    tables = press(*((name, "2023-04-22", "2023-04-22") for name in names))
    twin = describe(strip(tables))
    assert "bar « Le Fleuve » 2023-04-01 … 2023-04-30, 0 … 3" in twin
    assert f"« {OTHERS} » 2023-04-01 … 2023-04-30, 5 … 7" in twin
    table = outlet_table(tables)
    assert table["outlet"].tolist()[0] == "Le Fleuve"
    assert table["articles"].tolist() == [3, 1, 1, 1, 1]
    assert set(table["from"]) == {"Apr 2023"}


def test_nothing_overlaps_however_long_and_strange_the_names():
    names = ("L'Écho de la boucle du fleuve et des environs", "\u202e<b>", "B" * 80)
    tables = press(*((name, "2023-04-22", "2023-04-22") for name in names))
    figure = strip(tables)
    assert crowded(figure) == []
    assert "⟨U+202E⟩" in describe(figure)


def test_without_articles_the_strip_is_empty():
    tables = nothing_kept(small_tables())
    assert articles_by_month(tables).empty
    assert outlet_table(tables).empty
    assert "bar" not in describe(strip(tables))
    assert "0 articles read, of 0 outlets" in say_denominator(tables)
