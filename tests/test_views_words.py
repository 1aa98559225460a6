"""Words in context, borrowed background, figures and tables as files."""

import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from views_world import nothing_kept, small_rows, small_tables

from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views.drawn import Drawn
from analysis.views.reading import aligned
from analysis.views.reading.background import reused_passages, reused_sentences, themes_of
from analysis.views.reading.concordance import concordance, say_concordance
from analysis.views.reading.tally import concordance_counts
from analysis.views.saving import save_figure, save_table


def papers(*texts, **cells):
    """Return tables of invented articles, one a year from 2021 on; a sentence ends at « . »."""
    articles, sentences = [], []
    for number, text in enumerate(texts):
        name, year = f"n{number}", str(2021 + number)
        articles.append(
            {"article_id": name, "path": name, "text": text, "sha256": name, "outlet": f"O{number}",
             "published": year, "published_earliest": f"{year}-01-01",
             "published_latest": f"{year}-12-31", "n_chars": len(text)}
            | {key: values[number] for key, values in cells.items()}
        )  # fmt: skip
        at = 0
        for place, words in enumerate(text.split("|")):
            sentences.append(
                {"article_id": name, "sentence": place, "paragraph": place, "start": at,
                 "end": at + len(words), "text": words, "role": "body"}
            )  # fmt: skip
            at += len(words) + 1
    return Tables.from_rows({"articles": articles, "sentences": sentences})


def found(tables, term, **more):
    return concordance(tables, term, **more)["keyword"].tolist()


# Concordance


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("armee", ["Armée", "armée"]),
        ("armée*", ["Armée", "armées", "armée"]),
        ("arm", []),
        ("l'armée", ["l’armée"]),
        ("coup d'Etat|putsch", ["coup d'État", "Putsch"]),
        ("œuvre", ["œuvre"]),
        ("soldat tué", ["soldat\ntué"]),
    ],
)
def test_whole_words_are_found_whatever_their_accents(term, words):
    tables = papers("Armée, armées : l’armée. Putsch ? coup d'État, œuvre, soldat\ntué, désarmée")
    rows = concordance(tables, term)
    assert sorted(rows["keyword"]) == sorted(" ".join(word.split()) for word in words)
    text = tables.articles["text"][0]
    assert sorted(text[r.start : r.end] for r in rows.itertuples()) == sorted(words)


def test_context_is_cut_between_words():
    tables = papers(f"{'avant ' * 30}mot{' après' * 30}")
    (row,) = concordance(tables, "mot", width=20).itertuples()
    assert row.left == "avant avant avant"
    assert row.right == "après après après"


def test_an_actor_is_found_with_its_members_under_any_name():
    rows = small_rows()
    mention = {"article_id": "b", "sentence": 3, "start": 76, "end": 82, "text": "Wagner"}
    text = rows["articles"][1]["text"]
    mention["start"] = text.index("Wagner")
    mention["end"] = mention["start"] + 6
    rows["mentions"].append(mention | {"mention_id": "b:m9", "kind": "actor", "ref": "macina"})
    tables = Tables.from_rows(rows)
    assert concordance(tables, actor="jnim")["keyword"].tolist() == ["Wagner"]
    assert concordance(tables, actor="fama").empty


def test_a_naming_knows_its_speaker():
    (row,) = concordance(small_tables(), label="mercenaire*").itertuples()
    assert (row.keyword, row.speaker, row.sentence) == ("mercenaires", "local official", 1)


def test_outlets_and_dates_narrow_the_search():
    tables = papers("mot", "mot", "mot")
    assert concordance(tables, "mot", outlets=["o1"])["article_id"].tolist() == ["n1"]
    assert concordance(tables, "mot", since="2022")["article_id"].tolist() == ["n1", "n2"]
    assert concordance(tables, "mot", until="2022-06")["article_id"].tolist() == ["n0", "n1"]
    assert concordance(nothing_kept(tables), "mot").empty


@pytest.mark.parametrize(
    ("search", "message"),
    [
        ({}, "Give one of three"),
        ({"term": "a", "actor": "jnim"}, "Give one of three"),
        ({"term": "* | "}, "holds no word"),
        ({"actor": "nobody"}, "no known actor id"),
        ({"term": "a", "since": "hier"}, "« hier » is no date"),
        ({"term": "a", "outlets": ["X"]}, "outlets: none of X; there are O0"),
    ],
)
def test_a_search_without_meaning_is_refused(search, message):
    with pytest.raises(UserError, match=message):
        concordance(papers("a"), **search)


def test_a_concordance_is_shown_aligned_and_as_text(monkeypatch):
    shown = []
    monkeypatch.setattr(aligned, "display", lambda one: shown.append(one.bundle))
    tables = papers("<script>alert(1)</script> un mot <img onerror=x>\u202e fin")
    aligned.show_concordance(concordance(tables, "mot"))
    page = BeautifulSoup(shown[0]["text/html"], "html.parser")
    assert not page.find_all(["script", "img"])
    assert "\u202e" not in shown[0]["text/html"]
    sides = [cell["style"].partition("text-align:")[2] for cell in page.tbody.find_all("td")]
    whole = "white-space:nowrap"
    assert sides[:3] == [f"right;{whole}", "center;font-weight:bold", f"left;{whole}"]
    rows = pd.concat([concordance(tables, "mot")] * 3)
    aligned.show_concordance(rows, max_rows=2)
    assert "… and 1 more (3 in all)" in shown[1]["text/html"]
    aligned.show_concordance(rows.head(0))
    assert "nothing found" in shown[2]["text/plain"]


def test_a_count_stands_beside_what_was_read():
    tables = papers("mot mot", "rien", "mot")
    rows = concordance(tables, "mot")
    counts = concordance_counts(tables, rows)
    assert counts.to_numpy().tolist() == [
        ["O0", "2021", 2, 1, 1],
        ["O1", "2022", 0, 0, 1],
        ["O2", "2023", 1, 1, 1],
    ]
    assert say_concordance(rows) == (
        "3 places in 2 articles of 2 publishers; 3 in the article's own voice."
    )
    assert say_concordance(rows.head(0)) == "Nothing found."
    empty = nothing_kept(tables)
    assert concordance_counts(empty, concordance(empty, "mot")).empty


def test_periods_begin_at_the_days_given():
    tables = papers("mot", "mot", "mot", "mot")
    rows = concordance(tables, "mot")
    periods = concordance_counts(tables, rows, ["2022", "2023-06-01"])["period"].tolist()
    assert periods == [
        "before 1 Jan 2022",
        "from 1 Jan 2022 to 1 Jun 2023",
        "around 1 Jun 2023",
        "from 1 Jun 2023",
    ]
    with pytest.raises(UserError, match="in their order"):
        concordance_counts(tables, rows, ["2023", "2022"])


# Background


CRISIS = "Le pays est en proie depuis 2012 à une crise sécuritaire nourrie par des groupes armés."


def test_background_is_found_by_its_wording_and_by_its_theme():
    other = "Depuis 2012, les violences jihadistes ont gagné le centre."
    copied = (
        "La route du fleuve longe les rizières abandonnées par leurs habitants depuis longtemps"
    )
    tables = papers(
        f"Un.|{CRISIS}|{copied}.", f"Deux.|{copied} encore.|{other}", f"{CRISIS}|Trois."
    )
    rows = reused_sentences(tables)
    assert rows[["article_id", "name"]].to_numpy().tolist() == [
        ["n0", "the crisis since 2012"],
        ["n0", "«\xa0La route du fleuve longe les rizières …\xa0»"],
        ["n1", "«\xa0La route du fleuve longe les rizières …\xa0»"],
        ["n1", "the crisis since 2012"],
    ]
    passages = reused_passages(tables).set_index("name")
    assert passages.loc["the crisis since 2012", ["articles", "wordings"]].tolist() == [2, 2]


def test_a_reprint_reuses_nothing():
    texts = [f"Un.|{CRISIS}", f"Un.|{CRISIS}"]
    assert len(reused_passages(papers(*texts))) == 1
    assert reused_passages(papers(*texts, near_duplicate_of=[None, "n0"])).empty
    assert reused_passages(papers()).empty


@pytest.mark.parametrize(
    ("sentence", "themes"),
    [
        (
            "La junte, au pouvoir après deux coups d'État en 2020 et 2021, s'est détournée de "
            "Paris et rapprochée de Moscou.",
            ("the coups of 2020 and 2021", "the turn from France to Russia"),
        ),
        ("La Russie et la France ont voté.", ()),
        ("L'accès restreint rend toute vérification impossible.",
         ("no independent check is possible",)),
        ("Six soldats sont morts samedi.", ()),
    ],
)  # fmt: skip
def test_themes_are_named_and_others_are_not(sentence, themes):
    assert themes_of(sentence) == themes


# Files


def bars(style=None):
    figure, ax = plt.subplots(figsize=(3, 2))
    ax.set_title("Attaques <à> Mopti")
    ax.bar([0, 1], [1, 2])
    return figure


def test_a_figure_is_saved_with_its_words_and_the_same_bytes(tmp_path, style):
    open_before = plt.get_fignums()
    first = [p.read_bytes() for p in save_figure(bars(), tmp_path / "neuf" / "un")]
    second = [p.read_bytes() for p in save_figure(Drawn(bars(), ""), tmp_path / "deux")]
    assert first == second
    png, svg, text = first
    assert png.startswith(b"\x89PNG")
    drawing = ET.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert drawing.get("role") == "img"
    assert "Attaques <à> Mopti" in drawing.find(f"{space}desc").text
    assert "Attaques <à> Mopti" in text.decode()
    assert plt.get_fignums() == open_before


def test_what_cannot_be_saved_is_told(tmp_path, style):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be saved"):
        save_figure(bars(), tmp_path / "file" / "x")
    with pytest.raises(UserError, match="cannot be saved"):
        save_table(pd.DataFrame({"a": [1]}), tmp_path / "file" / "x.csv")


def test_a_table_runs_nothing_in_a_spreadsheet(tmp_path):
    frame = pd.DataFrame({"mots": ["=1+1", "+attaque complexe+", "@x", "-3", "Léré", None]})
    path = save_table(frame.assign(n=[-1] * 6), tmp_path / "mots.csv")
    assert path.read_bytes().decode().splitlines() == [
        "mots,n", "'=1+1,-1", "'+attaque complexe+,-1", "'@x,-1", "'-3,-1", "Léré,-1", ",-1",
    ]  # fmt: skip
