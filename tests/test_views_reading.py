"""Close reading: marks and rows lead to one another, whatever an article holds."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from views_world import hostile_tables, nothing_kept, small_rows, small_tables

from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views import close_reading, display
from analysis.views.layout import crowded
from analysis.views.reading.anatomy import anatomy, anatomy_strip, anatomy_table
from analysis.views.reading.choice import choose, find_article, find_event
from analysis.views.reading.citations import cite
from analysis.views.reading.coded import coded_rows
from analysis.views.reading.marks import mentions_of, speakers_of
from analysis.views.reading.pages import event_sentences, slug
from analysis.views.reading.saying import say_close_reading
from analysis.views.reading.shelf import Shelf

FIRST = "a_0123456789abcdef"


@pytest.fixture
def shown(monkeypatch):
    """Collect the bundles that would be displayed, as in a fresh session."""
    found = []
    for module in (display, close_reading):
        monkeypatch.setattr(module, "display", lambda one: found.append(one.bundle))
    close_reading._shown.clear()
    return found


def read(page):
    return BeautifulSoup(page, "html.parser")


def test_every_link_of_a_reading_leads_somewhere_and_ids_are_unique(shown):
    tables = small_tables()
    close_reading.show_article(tables, FIRST)
    close_reading.show_article(tables, FIRST)
    close_reading.show_article(tables, "b")
    close_reading.show_event(tables, "a:1")
    page = read("".join(one["text/html"] for one in shown))
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = {tag["href"] for tag in page.find_all("a")}
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_each_row_leads_to_its_words_and_the_words_to_the_row(shown):
    tables = small_tables()
    close_reading.show_article(tables, FIRST)
    page = read(shown[0]["text/html"])
    refs = [row.ref for row in coded_rows(Shelf(tables), FIRST)]
    assert refs == ["r1", "c1", "l1", "c2", "t1"]
    for ref in refs:
        item = page.find("li", id=f"a-{slug(FIRST)}-{ref}")
        assert page.find(id=item.a["href"].removeprefix("#")).name == "span"
        mark = page.find("a", id=f"a-{slug(FIRST)}-{ref}w")
        assert mark["href"] == f"#{item['id']}"


def test_a_reading_holds_the_whole_text_and_needs_no_pointer(shown):
    tables = small_tables()
    close_reading.show_article(tables, "b")
    page = read(shown[0]["text/html"])
    mark = page.find("a", string="05H20")
    assert "05:20" in page.find(id=mark["href"].removeprefix("#")).parent.get_text()
    for ref in page.find_all("sup"):
        ref.decompose()
    text = tables.articles.set_index("article_id")["text"]["b"]
    assert text in page.get_text()
    assert "[05H20 = 05:20]" in shown[0]["text/plain"]
    assert "initiator" not in shown[0]["text/plain"]


def test_a_row_corrected_by_hand_says_by_whom(shown):
    rows = small_rows()
    rows["reports"][0]["corrected_by"] = "KD"
    close_reading.show_article(Tables.from_rows(rows), FIRST)
    assert "told as news [corrected by KD]" in shown[0]["text/plain"]
    assert shown[0]["text/plain"].count("corrected by") == 1


def test_hostile_text_is_shown_as_text(shown):
    tables = hostile_tables()
    close_reading.show_article(tables, FIRST)
    close_reading.show_event(tables, "a:1")
    for bundle in shown:
        page = read(bundle["text/html"])
        assert not page.find_all(["script", "img", "h1", "i", "b"])
        assert "\u202e" not in bundle["text/html"] + bundle["text/plain"]
    assert "<script>alert(1)</script>" in read(shown[0]["text/html"]).get_text()
    assert "overflow-wrap: anywhere" in shown[0]["text/html"]


def test_of_mentions_that_overlap_the_longest_is_marked():
    rows = small_rows()
    wide = rows["mentions"][0] | {"mention_id": "b:m2", "text": "vers 05H20", "ref": None}
    wide["start"] -= len("vers ")
    rows["mentions"].append(wide)
    (mark,) = mentions_of(Shelf(Tables.from_rows(rows)), "b")
    assert (mark.end - mark.start, mark.meaning) == (len("vers 05H20"), "not resolved")


def test_a_speaker_is_marked_where_the_words_stand_nearest():
    shelf = Shelf(small_tables())
    text = shelf.text(FIRST)
    words = [(text[m.start : m.end], m.meaning) for m in speakers_of(shelf, FIRST)]
    assert words == [("un élu", "local official"), ("l'armée", "Malian Armed Forces")]


def test_an_event_shows_its_sentences_only(shown):
    tables = small_tables()
    close_reading.show_event(tables, "b:1")
    page = read(shown[0]["text/html"]).get_text()
    assert "Une bombe" in page
    assert "Wagner annonce" not in page
    rows = event_sentences(tables, "b:1")
    assert rows["sentence"].tolist() == [0]
    assert "tells r1" in rows["gives"][0]
    assert rows["citation"][0].endswith("Article b, characters 0–31.")


def test_an_unknown_event_has_no_sentences_and_no_reading(shown):
    tables = small_tables()
    assert event_sentences(tables, "x").empty
    assert event_sentences(tables, None).empty
    with pytest.raises(KeyError):
        close_reading.show_event(tables, "x")
    close_reading.show_event(tables, None)
    close_reading.show_article(tables, None)
    assert [one["text/plain"] for one in shown] == [
        "There is no event to follow.",
        "There is no article to read.",
    ]


def test_a_citation_tells_what_is_known_and_what_is_inferred():
    text = cite(small_tables(), "b", 0, 9)
    assert text.startswith("outlet not known, «\xa0Une bombe a explosé vers 05H20. Aucun bilan. …")
    assert "17–19 September 2023 (inferred from the text)" in text


def test_unlike_ids_have_unlike_file_names():
    ids = ["e:a:1", "e:A:1", "e:é:1", "e:e:1", "e:a/b:1", "e:a_b:1", "x" * 200, "x" * 201]
    names = [slug(one) for one in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(name) < 100 and "/" not in name for name in names)


# What is opened


def test_words_open_an_article_and_an_event():
    tables = small_tables()
    assert choose(tables) == (FIRST, "a:1")
    assert choose(tables, "b") == ("b", "b:1")
    assert choose(tables, "a") == (FIRST, "a:1")
    assert choose(tables, event="b:2") == ("b", "b:2")
    assert find_event(tables, "sevare 2023") == "a:1"
    assert choose(nothing_kept(tables)) == (None, None)


def test_words_that_fit_nothing_or_too_much_are_refused():
    tables = small_tables()
    with pytest.raises(UserError, match=r"article: nothing fits « x »; there are a_0123"):
        find_article(tables, "x")
    with pytest.raises(UserError, match=r"event: « 2023 » fits 2: a:1 \(.*\. Give one id\."):
        find_event(tables, "2023")
    with pytest.raises(UserError, match="there are none at all"):
        find_article(nothing_kept(tables), "x")


# The strip


def test_the_anatomy_tells_speakers_news_and_silences():
    rows = small_rows()
    silent = rows["claims"][1] | {"claim_id": "a:c9", "claim_type": "toll_unknown"}
    rows["claims"].append(silent | {"speaker": None, "silent_actor": "fama"})
    parts = anatomy(Tables.from_rows(rows), FIRST)
    assert [part.tells for part in parts] == ["own news"] * 3
    assert [part.sides for part in parts] == [
        ("the article itself",),
        ("local official",),
        ("Malian Armed Forces",),
    ]
    assert parts[2].figures == ("6",)
    assert parts[2].silences == ("toll unknown",)


def test_the_strip_draws_every_sentence_once_a_speaker(style):
    drawn = anatomy_strip(small_tables(), "b")
    assert "speaks for itself in 4 of 4 sentences; nobody else is heard" in drawn.figure.texts[
        0
    ].get_text().replace("\n", " ")
    labels = [patch.get_label() for patch in drawn.figure.axes[0].patches]
    assert labels == [
        "sentence 0, own news",
        "sentence 1, neither",
        "sentence 2, retold",
        "sentence 3, neither",
    ]
    assert crowded(drawn.figure) == []


def test_without_sentences_the_strip_says_so(style):
    tables = nothing_kept(small_tables())
    assert "No sentence" in anatomy_strip(tables, None).figure.texts[0].get_text()
    assert anatomy_table(tables, None).empty


def test_take_aways_hold_for_nothing_too():
    tables, none = small_tables(), pd.DataFrame(columns=["article_id", "speaker"])
    assert "The event rests on 3 sentences in 1 article" in say_close_reading(
        tables, choose(tables), none
    )
    empty = nothing_kept(tables)
    assert "There is no article to read." in say_close_reading(empty, choose(empty), none)
