"""Pages of words: each event and article, the links that lead there, and what may be shared."""

import re
from urllib.parse import unquote

from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_notebook, new_output
from views_world import TEXTS, hostile_tables, nothing_kept, small_rows, small_tables

from analysis.batch.links import link_pages
from analysis.batch.pages import notebook_page
from analysis.batch.readings import write_readings
from analysis.tables import Tables
from analysis.views import display, evidence

FIRST = "a_0123456789abcdef"


def read(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def broken_links(folder):
    """Return the links of a folder of pages that lead nowhere, or out of it."""
    pages = {path.resolve(): read(path) for path in folder.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for tag in page.find_all(href=True):
            name, _, anchor = unquote(tag["href"]).partition("#")
            target = (path.parent / name).resolve() if name else path
            there = target.is_dir() or target.exists()
            if not there or (anchor and pages[target].find(id=anchor) is None):
                broken.append((path.name, tag["href"]))
    return broken


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# Pages


def test_every_event_and_article_has_a_page_and_every_link_leads_there(tmp_path):
    (tmp_path / "index.html").write_text("")
    assert write_readings(hostile_tables(), tmp_path) == {"events": 3, "articles": 2}
    assert broken_links(tmp_path) == []
    assert sorted(path.name for path in (tmp_path / "events").iterdir()) == [
        "a-1.html", "b-1.html", "b-2.html", "index.html",
    ]  # fmt: skip
    page = read(tmp_path / "articles" / f"{FIRST}.html")
    assert page.find("a", href="../events/a-1.html")


def test_what_is_hostile_in_an_article_is_text_in_its_pages(tmp_path):
    write_readings(hostile_tables(), tmp_path)
    for path in tmp_path.rglob("*.html"):
        page = read(path)
        assert not page.find_all(["script", "img", "i", "b", "iframe"])
        assert not [tag for tag in page.find_all() for name in tag.attrs if name.startswith("on")]
        assert "\u202e" not in page.get_text()
        assert "default-src 'none'" in page.find("meta", content=re.compile("default"))["content"]
    words = read(tmp_path / "articles" / f"{FIRST}.html").get_text()
    assert '<script>alert(1)</script> <img src=x onerror="alert(2)"> =1+1' in words


def test_an_event_page_cites_every_claim_and_sentence(tmp_path):
    write_readings(small_tables(), tmp_path)
    page = read(tmp_path / "events" / "a-1.html")
    cited = [tag.get_text() for tag in page.find_all("cite")]
    spans = [
        re.search(r"Article (\S+), characters (\d+)–(\d+)\.$", text).groups() for text in cited
    ]
    quotes = [tag.get_text() for tag in page.find_all("bdi")]
    assert {one for one, _, _ in spans} == {FIRST}
    assert any(
        TEXTS[FIRST][int(start) : int(end)] in quote
        for (_, start, end), quote in zip(spans, quotes, strict=False)
    )
    assert len(cited) == 3 + 3  # two claims and a figure; three sentences


def test_pages_are_the_same_each_time_and_old_ones_go(tmp_path):
    write_readings(small_tables(), tmp_path)
    before = files(tmp_path)
    (tmp_path / "events" / "gone.html").write_text("")
    (tmp_path / "events" / "notes.txt").write_text("mine")
    write_readings(small_tables(), tmp_path)
    after = files(tmp_path)
    assert after.pop(next(p for p in after if p.name == "notes.txt"))
    assert after == before
    write_readings(nothing_kept(small_tables()), tmp_path, with_articles=False)
    names = sorted(str(path) for path in files(tmp_path))
    assert names == ["events/index.html", "events/notes.txt"]


# Links from tables


def notebook_with(frame, monkeypatch):
    """Return the page of a notebook that shows a table."""
    bundles = []
    monkeypatch.setattr(display, "display", lambda one: bundles.append(one.bundle))
    display.show_table(frame)
    output = new_output("display_data", bundles[0])
    return notebook_page(new_notebook(cells=[new_code_cell("table", outputs=[output])]), "Essai")


def linked(tmp_path, frame, tables, monkeypatch, *, with_articles=True):
    """Return the links of a table of evidence in its page, once all pages are there."""
    runs = [{"page": f"{n}.html", "title": f"0{n} · Titre : <b>"} for n in range(3)]
    for one in runs:
        (tmp_path / one["page"]).write_text(notebook_with(frame, monkeypatch), encoding="utf-8")
    (tmp_path / "index.html").write_text("")
    readings = write_readings(tables, tmp_path, with_articles=with_articles)
    link_pages(tmp_path, [*runs, {"page": None, "title": "x"}], tables, readings)
    before = files(tmp_path)
    link_pages(tmp_path, runs, tables, readings)
    assert files(tmp_path) == before
    assert broken_links(tmp_path) == []
    page = read(tmp_path / "1.html")
    nav = [tag.get_text() for tag in page.find("nav").find_all("a")]
    assert nav[-2:] == ["← 00 · Titre ", "→ 02 · Titre "]
    return {tag.get_text(): tag["href"] for tag in page.find("table").find_all("a")}


def test_quoted_words_lead_to_their_event_and_ids_to_their_article(tmp_path, monkeypatch):
    tables = small_tables()
    found = linked(tmp_path, evidence.method_evidence(tables), tables, monkeypatch)
    assert found == {"«\xa0bombe\xa0»": "events/b-1.html", "b": "articles/b.html"}


def test_words_without_an_event_lead_into_their_article(tmp_path, monkeypatch):
    tables = small_tables()
    found = linked(tmp_path, evidence.label_evidence(tables), tables, monkeypatch)
    start = TEXTS[FIRST].index("mercenaires")
    assert found["«\xa0mercenaires\xa0»"] == "events/a-1.html"  # a claim on it has these words
    rows = evidence.presence_evidence(tables)
    found = linked(tmp_path, rows, tables, monkeypatch)
    start = TEXTS["b"].index("annonce son départ")
    assert found["«\xa0Wagner annonce son départ.\xa0»"] == f"articles/b.html#a-w{start}"


def test_what_a_row_is_about_decides_between_two_events(tmp_path, monkeypatch):
    rows = small_rows()
    rows["methods"].append(rows["methods"][0] | {"report_id": "b:2"})
    tables = Tables.from_rows(rows)
    frame = evidence.method_evidence(tables)
    for about, event in zip(frame["about"], ("b-1", "b-2"), strict=True):
        one = frame[frame["about"] == about]
        found = linked(tmp_path, one, tables, monkeypatch)
        assert found["«\xa0bombe\xa0»"] == f"events/{event}.html"


def test_without_article_pages_nothing_leads_to_them(tmp_path, monkeypatch):
    tables = small_tables()
    frame = evidence.method_evidence(tables)
    found = linked(tmp_path, frame, tables, monkeypatch, with_articles=False)
    assert found == {"«\xa0bombe\xa0»": "events/b-1.html"}
